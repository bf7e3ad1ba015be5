-- Whether the people are invented, and the fingerprint of the keys that chose the blocks.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each release, for ever; a retired one is no longer served.
CREATE TABLE release (
    number INTEGER PRIMARY KEY,
    published TEXT NOT NULL,
    manifest BLOB NOT NULL,
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    retired_at TEXT
) STRICT;

-- Shapes and values, once for each content.
CREATE TABLE chunk (
    checksum BLOB PRIMARY KEY CHECK (length(checksum) = 32),
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE release_chunk (
    number INTEGER NOT NULL REFERENCES release (number),
    checksum BLOB NOT NULL REFERENCES chunk (checksum),
    PRIMARY KEY (number, checksum)
) STRICT, WITHOUT ROWID;

-- Areas and basemap: what comes from no survey.
CREATE TABLE reference_set (
    id TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    checksum BLOB NOT NULL CHECK (length(checksum) = 32)
) STRICT, WITHOUT ROWID;
