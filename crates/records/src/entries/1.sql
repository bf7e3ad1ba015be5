-- Facts about the file itself: the fingerprint of its keys.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Entries of registers with a life, each as it stands; every revision of them; and what they are linked to.
CREATE TABLE entry (
    register TEXT NOT NULL,
    id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    tenant TEXT NOT NULL,
    organisation TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Whether anything is left to do.
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    -- Who sees the entry at all: public, shared, organisation or sealed.
    level TEXT NOT NULL CHECK (level IN ('public', 'shared', 'organisation', 'sealed')),
    -- Moments in milliseconds since 1970.
    opened INTEGER NOT NULL,
    since INTEGER NOT NULL,
    due INTEGER,
    PRIMARY KEY (register, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_due ON entry (register, is_open, due);

-- The organisations that an entry is shared with.
CREATE TABLE entry_shared (
    register TEXT NOT NULL,
    id INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    PRIMARY KEY (register, id, organisation),
    FOREIGN KEY (register, id) REFERENCES entry (register, id)
) STRICT, WITHOUT ROWID;

-- What an entry is linked to now, so that it is found from the other end too.
CREATE TABLE entry_link (
    register TEXT NOT NULL,
    id INTEGER NOT NULL,
    link TEXT NOT NULL,
    to_register TEXT NOT NULL,
    to_id INTEGER NOT NULL,
    PRIMARY KEY (register, id, link, to_id),
    FOREIGN KEY (register, id) REFERENCES entry (register, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_link_back ON entry_link (to_register, to_id);

-- Every revision, none of which changes any more.
CREATE TABLE entry_revision (
    register TEXT NOT NULL,
    id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL,
    since INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    -- The transition that was taken; none where answers alone were changed.
    step TEXT,
    -- JSON: answers by variable, links by their code, places.
    answers TEXT NOT NULL,
    links TEXT NOT NULL,
    places TEXT NOT NULL,
    -- Who wrote it and when.
    written_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (register, id, revision),
    FOREIGN KEY (register, id) REFERENCES entry (register, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_revision_stays BEFORE UPDATE ON entry_revision
BEGIN SELECT RAISE(ABORT, 'a revision is never overwritten'); END;

-- Requests that opened an entry: one that comes twice, because its answer was lost, opens none again.
CREATE TABLE entry_request (
    sender TEXT NOT NULL,
    request TEXT NOT NULL,
    register TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (sender, request),
    FOREIGN KEY (register, id) REFERENCES entry (register, id)
) STRICT, WITHOUT ROWID;
