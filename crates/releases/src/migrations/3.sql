-- Areas as low zooms draw them, by the checksum of the shapes or of the reference set that they were made from.
CREATE TABLE outline (
    checksum BLOB PRIMARY KEY CHECK (length(checksum) = 32),
    bytes BLOB NOT NULL,
    own_checksum BLOB NOT NULL CHECK (length(own_checksum) = 32)
) STRICT, WITHOUT ROWID;
