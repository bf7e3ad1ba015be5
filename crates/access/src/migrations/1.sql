-- Municipalities, whose staff and records everything here is about.
CREATE TABLE tenant (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Districts and other consortia: who belongs to one, and which registers its members share. Nothing else is shared.
CREATE TABLE district_tenant (
    district TEXT NOT NULL,
    tenant TEXT NOT NULL REFERENCES tenant (code),
    PRIMARY KEY (district, tenant)
) STRICT, WITHOUT ROWID;
CREATE TABLE district_register (
    district TEXT NOT NULL,
    register TEXT NOT NULL,
    PRIMARY KEY (district, register)
) STRICT, WITHOUT ROWID;

-- Accounts are disabled, never deleted: the audit names them, and a name is nobody else's afterwards. Moments are seconds
-- since 1970 (UTC) here and everywhere below.
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    organisation TEXT,
    password TEXT NOT NULL,
    totp BLOB,
    totp_step INTEGER,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER
) STRICT;

CREATE TABLE granted (
    account INTEGER NOT NULL REFERENCES account (id),
    tenant TEXT NOT NULL REFERENCES tenant (code),
    role TEXT NOT NULL,
    records INTEGER NOT NULL CHECK (records IN (0, 1)),
    PRIMARY KEY (account, tenant, role)
) STRICT, WITHOUT ROWID;

-- Hashes of recovery codes, each good once.
CREATE TABLE recovery (
    account INTEGER NOT NULL REFERENCES account (id),
    hash BLOB NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

-- Sessions by the hash of their key.
CREATE TABLE session (
    hash BLOB PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id),
    started_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);

-- Tokens by their id, with the hash of their secret; a revoked one stays, as the audit names it.
CREATE TABLE token (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    hash BLOB NOT NULL,
    scope TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

-- Failed attempts to sign in, by hashes of names and addresses; rows go after a day.
CREATE TABLE throttle (
    bucket BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Hashes of addresses from which an account was signed in to.
CREATE TABLE known_address (
    account INTEGER NOT NULL REFERENCES account (id),
    address BLOB NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (account, address)
) STRICT, WITHOUT ROWID;

-- Who did what. An entry's hash covers its fields and the hash of the entry before it.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    who_kind TEXT NOT NULL,
    who TEXT,
    tenant TEXT,
    act TEXT NOT NULL,
    object_kind TEXT,
    object TEXT,
    filter TEXT,
    persons INTEGER,
    export TEXT,
    reason TEXT,
    outcome TEXT NOT NULL,
    of INTEGER,
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit is append-only');
END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit is append-only');
END;
-- Also where a row is replaced, which fires no trigger of deleting.
CREATE TRIGGER audit_goes_on_at_its_end BEFORE INSERT ON audit
WHEN new.id <> (SELECT coalesce(max(id), 0) + 1 FROM audit)
BEGIN
    SELECT raise(ABORT, 'the audit is append-only');
END;
