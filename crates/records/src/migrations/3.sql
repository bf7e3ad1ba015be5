-- That records were erased, for whoever asks why an earlier release cannot be made again. No row says whose they were.
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    revisions INTEGER NOT NULL,
    -- The first batch that lost a revision, and the last publication at that time.
    first_batch INTEGER NOT NULL REFERENCES batch (id),
    last_publication INTEGER NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

-- Files that carry what is in the store, or parts of it, to somewhere else; an erasure lists them.
CREATE TABLE private_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('rejections', 'backup', 'truth', 'forget')),
    path TEXT,
    rows INTEGER,
    recorded_at TEXT NOT NULL
) STRICT;
