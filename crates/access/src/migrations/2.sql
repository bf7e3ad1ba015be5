-- Where notices go; whether somebody must use a second factor; whether the password was chosen by somebody else and is good for
-- choosing another alone; when the account was last used.
ALTER TABLE account ADD COLUMN mail TEXT;
ALTER TABLE account ADD COLUMN needs_totp INTEGER NOT NULL DEFAULT 0 CHECK (needs_totp IN (0, 1));
ALTER TABLE account ADD COLUMN one_time INTEGER NOT NULL DEFAULT 0 CHECK (one_time IN (0, 1));
ALTER TABLE account ADD COLUMN used_at INTEGER;

-- A second factor that was offered in a session and waits for its first code; it goes with the session.
ALTER TABLE session ADD COLUMN offered BLOB;

-- Roles that two administrators give: asked for by one, given by another.
CREATE TABLE asked (
    account INTEGER NOT NULL REFERENCES account (id),
    tenant TEXT NOT NULL REFERENCES tenant (code),
    role TEXT NOT NULL,
    records INTEGER NOT NULL CHECK (records IN (0, 1)),
    who INTEGER NOT NULL REFERENCES account (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (account, tenant, role)
) STRICT, WITHOUT ROWID;
