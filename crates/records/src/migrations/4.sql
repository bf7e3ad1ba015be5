-- The finer tier of a publication, for municipal geographers: its partition, the release whose partition it took over,
-- and its audit.
CREATE TABLE finer (
    number INTEGER PRIMARY KEY,
    earlier INTEGER REFERENCES finer (number),
    partition BLOB NOT NULL,
    checksum TEXT NOT NULL,
    audit TEXT NOT NULL
) STRICT;
