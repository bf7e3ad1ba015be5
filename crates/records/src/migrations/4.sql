-- The finer tier of a publication, for municipal geographers: its partition, the release whose partition it took over,
-- and its audit. One that broke off before it stood in its file is not public, and nothing waits for it.
CREATE TABLE finer (
    number INTEGER PRIMARY KEY,
    earlier INTEGER REFERENCES finer (number),
    partition BLOB NOT NULL,
    checksum TEXT NOT NULL,
    audit TEXT NOT NULL,
    public INTEGER NOT NULL DEFAULT 0
) STRICT;
