-- What a provider says of somebody who signed in there, by which an account is found: linked by whoever manages accounts, never by
-- the provider itself. What it says of one person stands for one account.
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('subject', 'email')),
    value TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES account (id),
    linked_at INTEGER NOT NULL,
    PRIMARY KEY (issuer, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_account ON identity (account);

-- Whether a session was begun by a provider's word, and no password.
ALTER TABLE session ADD COLUMN by_provider INTEGER NOT NULL DEFAULT 0 CHECK (by_provider IN (0, 1));
