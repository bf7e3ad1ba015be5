-- Facts about the store itself: whether it is synthetic, the fingerprint of its keys.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The registers, each with the codebook it was last written with, as text.
CREATE TABLE register (
    name TEXT PRIMARY KEY,
    codebook_version TEXT NOT NULL,
    codebook TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The columns of a register's table, one for each stored variable.
CREATE TABLE register_variable (
    register TEXT NOT NULL REFERENCES register (name),
    variable TEXT NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (register, variable)
) STRICT, WITHOUT ROWID;

-- Every import and every undoing of one, in the order in which they were recorded: the id is the moment.
CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'undo')),
    undoes INTEGER REFERENCES batch (id),
    register TEXT,
    file TEXT,
    checksum TEXT,
    recorded_at TEXT NOT NULL,
    taken INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Where units are: H3 index at resolution 13 and the areas that hold the point (set=id, one a line).
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    hex INTEGER NOT NULL,
    areas TEXT NOT NULL,
    UNIQUE (hex, areas)
) STRICT;

-- Area sets and reference sets as they were imported; an earlier version stays.
CREATE TABLE area_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    id_field TEXT NOT NULL,
    name_field TEXT NOT NULL,
    geojson TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

-- The partitions, one row for each state that a release used; none is deleted.
CREATE TABLE partition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bytes BLOB NOT NULL
) STRICT;

-- What every release was made from and why it looks so; for staff only.
CREATE TABLE publication (
    number INTEGER PRIMARY KEY,
    published TEXT NOT NULL,
    known_at INTEGER NOT NULL,
    inputs TEXT NOT NULL,
    earlier_partition INTEGER REFERENCES partition (id),
    partition INTEGER NOT NULL REFERENCES partition (id),
    checksum TEXT NOT NULL,
    audit TEXT NOT NULL
) STRICT;
