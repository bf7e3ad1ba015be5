-- Batches of two more kinds: leaving and merging. The table is made anew, because a check cannot be changed; what refers to
-- it keeps its name. (Foreign keys are off while this runs, and checked at its end.)
PRAGMA legacy_alter_table = ON;
CREATE TABLE batch_5 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'undo', 'leave', 'merge')),
    undoes INTEGER REFERENCES batch (id),
    register TEXT,
    file TEXT,
    checksum TEXT,
    recorded_at TEXT NOT NULL,
    taken INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    -- Revisions that end a unit's validity.
    ended INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO batch_5 (id, kind, undoes, register, file, checksum, recorded_at, taken, changed, unchanged)
    SELECT id, kind, undoes, register, file, checksum, recorded_at, taken, changed, unchanged FROM batch ORDER BY id;
DROP TABLE batch;
ALTER TABLE batch_5 RENAME TO batch;

-- Two units of a register that are one: from this batch on their revisions are read as those of the kept one.
CREATE TABLE merge (
    batch INTEGER PRIMARY KEY REFERENCES batch (id),
    register TEXT NOT NULL,
    kept BLOB NOT NULL CHECK (length(kept) = 16),
    merged BLOB NOT NULL CHECK (length(merged) = 16 AND merged <> kept)
) STRICT;

-- For whoever looks with SQL: each merged unit with the one that it is read as now.
CREATE VIEW alias AS
    WITH RECURSIVE
        active (kept, merged) AS (
            SELECT kept, merged FROM merge
            WHERE batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)
        ),
        step (unit, kept) AS (
            SELECT merged, kept FROM active
            UNION
            SELECT step.unit, active.kept FROM step JOIN active ON active.merged = step.kept
        )
    SELECT unit, kept FROM step WHERE kept NOT IN (SELECT merged FROM active);

-- Files of two more kinds.
CREATE TABLE private_log_5 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('rejections', 'backup', 'truth', 'forget', 'duplicates', 'layer')),
    path TEXT,
    rows INTEGER,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO private_log_5 SELECT id, kind, path, rows, recorded_at FROM private_log ORDER BY id;
DROP TABLE private_log;
ALTER TABLE private_log_5 RENAME TO private_log;
PRAGMA legacy_alter_table = OFF;
