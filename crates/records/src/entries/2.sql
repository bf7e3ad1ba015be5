-- The ids that entries have in the sources they were taken from, so that the same source finds its entries again.
CREATE TABLE entry_key (
    register TEXT NOT NULL,
    tenant TEXT NOT NULL,
    -- A keyed hash of the id.
    key BLOB NOT NULL CHECK (length(key) = 16),
    id INTEGER NOT NULL,
    -- The id itself, in registers about things; in those about people it is not kept.
    shown TEXT,
    PRIMARY KEY (register, tenant, key),
    FOREIGN KEY (register, id) REFERENCES entry (register, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_key_by_entry ON entry_key (register, id);
