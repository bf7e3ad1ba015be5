-- The gazetteer: where houses are, by address, from public registers; nothing in it is about anybody. A municipality is
-- replaced as a whole. Names stand once.
CREATE TABLE address_town (
    id INTEGER PRIMARY KEY,
    -- Its code, or its name where the register has no codes.
    key TEXT NOT NULL UNIQUE,
    settlement TEXT NOT NULL,
    code TEXT NOT NULL,
    file TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE address_name (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Longitude and latitude in units of 1e-7 degrees.
CREATE TABLE address (
    town INTEGER NOT NULL REFERENCES address_town (id),
    row INTEGER NOT NULL,
    part INTEGER NOT NULL REFERENCES address_name (id),
    district INTEGER NOT NULL REFERENCES address_name (id),
    street INTEGER NOT NULL REFERENCES address_name (id),
    number TEXT NOT NULL,
    postcode INTEGER,
    lon INTEGER NOT NULL,
    lat INTEGER NOT NULL,
    PRIMARY KEY (town, row)
) STRICT, WITHOUT ROWID;
