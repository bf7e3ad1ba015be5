-- The organisation of whoever opened an entry; not known of those from before.
ALTER TABLE entry ADD COLUMN sender TEXT;

-- What is told to whom, written with the revision that causes it. It is addressed to a municipality, an organisation of it and a
-- part, not to persons: whoever plays that part when they look is told.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Moments in milliseconds since 1970.
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('opened', 'step', 'overdue')),
    register TEXT NOT NULL,
    entry INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    -- The transition that was taken, the state that the entry is in, and since when it is late there.
    step TEXT,
    state TEXT NOT NULL,
    due INTEGER,
    tenant TEXT NOT NULL,
    -- None: of whichever organisation.
    organisation TEXT,
    party TEXT NOT NULL,
    -- The account that caused it, which is not told what it did itself.
    caused_by TEXT,
    FOREIGN KEY (register, entry) REFERENCES entry (register, id)
) STRICT;
CREATE INDEX notice_to ON notice (tenant, party, organisation, id);
-- That something is late is told once for each state and due time.
CREATE UNIQUE INDEX notice_late ON notice (register, entry, state, due, party, ifnull(organisation, ''))
    WHERE kind = 'overdue';

-- What an account has seen: everything up to a notice, and single ones.
CREATE TABLE notice_seen_to (
    account TEXT PRIMARY KEY,
    notice INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE notice_seen (
    account TEXT NOT NULL,
    notice INTEGER NOT NULL,
    PRIMARY KEY (account, notice)
) STRICT, WITHOUT ROWID;

-- The address at which a feed reader asks for an account's notices: its hash alone.
CREATE TABLE notice_feed (
    account TEXT PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    lang TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Mail to an account: up to which notice it was written of, when, and when the next try is due after failed ones.
CREATE TABLE notice_mail (
    account TEXT PRIMARY KEY,
    wanted INTEGER NOT NULL CHECK (wanted IN (0, 1)),
    mailed_to INTEGER NOT NULL,
    mailed_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER
) STRICT, WITHOUT ROWID;

-- The numbers by which entries are linked to units of the store of records. They are drawn, so that nobody guesses one.
CREATE TABLE unit_number (
    register TEXT NOT NULL,
    number INTEGER NOT NULL,
    unit BLOB NOT NULL CHECK (length(unit) = 16),
    PRIMARY KEY (register, number),
    UNIQUE (register, unit)
) STRICT, WITHOUT ROWID;
