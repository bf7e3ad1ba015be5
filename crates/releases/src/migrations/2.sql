-- The bytes of a large chunk, in parts, so that whoever reads them needs no room for all at once; its row in chunk is empty.
CREATE TABLE chunk_part (
    checksum BLOB NOT NULL REFERENCES chunk (checksum),
    nth INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (checksum, nth)
) STRICT;
