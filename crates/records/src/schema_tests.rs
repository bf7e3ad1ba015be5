//! A store of an earlier version is brought up to date with everything that it holds.

use jiff::civil::date;
use rusqlite::Connection;

use crate::leaving::{Gone, Leaving};
use crate::read::Moment;
use crate::sqlite::Purpose;
use crate::testing::{append, codebook, record, rooms, store};
use crate::{PrivateKind, RecordStore, SqliteRecords};

/// A store of today, put back to how version 4 made it: the same rows in tables of then.
fn version_4(dir: &tempfile::TempDir) {
    let path = dir.path().join("town.db");
    drop(store(dir));
    let of_today = Connection::open(&path).unwrap();
    let meta: Vec<(String, String)> = {
        let mut statement = of_today.prepare("SELECT name, value FROM meta").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().map(Result::unwrap).collect()
    };
    drop(of_today);
    std::fs::remove_file(&path).unwrap();
    let db = Connection::open(&path).unwrap();
    for migration in [
        include_str!("migrations/1.sql"),
        include_str!("migrations/2.sql"),
        include_str!("migrations/3.sql"),
        include_str!("migrations/4.sql"),
    ] {
        db.execute_batch(migration).unwrap();
    }
    for row in meta {
        db.execute("INSERT INTO meta VALUES (?1, ?2)", row).unwrap();
    }
    db.execute_batch(
        "PRAGMA application_id = 1197699121; PRAGMA user_version = 4;
         INSERT INTO register VALUES ('household', '1', '');
         INSERT INTO register_variable VALUES ('household', 'rooms', 'integer');
         CREATE TABLE register_household (
             revision INTEGER PRIMARY KEY, unit BLOB NOT NULL CHECK (length(unit) = 16),
             parent BLOB CHECK (parent IS NULL OR length(parent) = 16), valid_from INTEGER NOT NULL,
             batch INTEGER NOT NULL REFERENCES batch (id), place INTEGER REFERENCES place (id), content BLOB NOT NULL,
             v_rooms REAL
         );
         CREATE INDEX register_household_unit ON register_household (unit, valid_from);
         CREATE VIEW history_household AS
             SELECT r.revision, r.unit, r.valid_from,
                 lead(r.valid_from) OVER (PARTITION BY r.unit ORDER BY r.valid_from, r.revision) AS valid_to,
                 b.recorded_at, r.batch
             FROM register_household r JOIN batch b ON b.id = r.batch
             WHERE r.batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL);
         INSERT INTO batch (kind, register, file, recorded_at, taken) VALUES
             ('import', 'household', 'one.csv', '2024-01-01T00:00:00Z', 1),
             ('import', 'household', 'two.csv', '2024-01-02T00:00:00Z', 1);
         INSERT INTO batch (kind, undoes, recorded_at) VALUES ('undo', 2, '2024-01-03T00:00:00Z');
         INSERT INTO register_household (unit, valid_from, batch, content, v_rooms) VALUES
             (zeroblob(16), 19000, 1, zeroblob(16), 3), (zeroblob(16), 19100, 2, x'01010101010101010101010101010101', 4);
         INSERT INTO erasure (register, revisions, first_batch, last_publication, recorded_at)
             VALUES ('household', 1, 1, 0, '2024-01-04T00:00:00Z');
         INSERT INTO private_log (kind, path, recorded_at) VALUES ('backup', '/b', '2024-01-04T00:00:00Z');",
    )
    .unwrap();
}

#[test]
fn a_store_of_version_4_keeps_its_batches_its_log_and_what_refers_to_them() {
    let dir = tempfile::tempdir().unwrap();
    version_4(&dir);
    let path = dir.path().join("town.db");
    let mut store = SqliteRecords::open_or_create(&path, Purpose::Synthetic).unwrap();
    assert_eq!(store.now().unwrap(), Moment(3));
    let read = |store: &SqliteRecords, known_at| {
        let read = store.revisions(&codebook(), &["rooms"], Moment(known_at));
        let read = read.unwrap();
        (read.units.len(), read.ended.contains(&true))
    };
    assert_eq!(
        [1, 2, 3].map(|at| read(&store, at)),
        [(1, false), (2, false), (1, false)]
    );
    assert_eq!(store.private_log().unwrap()[0].kind, PrivateKind::Backup);
    let taken = append(
        &mut store,
        &codebook(),
        vec![record("H1", date(2024, 1, 1), rooms(2.0))],
    );
    assert_eq!(taken.batch, Some(4));
    let leaving = Leaving {
        codebook: &codebook(),
        ids: &["unit:00000000".to_owned()],
        from: date(2024, 1, 1),
        reason: Gone::Died,
        recorded_at: "2024-11-01T08:00:00Z",
    };
    assert_eq!(store.leave(&leaving).unwrap().batch, Some(5));
    let history = "SELECT count(*) FROM history_household WHERE valid_to IS NULL";
    let valid: i64 = store.db.query_row(history, [], |row| row.get(0)).unwrap();
    assert_eq!(valid, 1);
    // References still hold, and are still asked for.
    let broken = store.db.execute("DELETE FROM batch WHERE id = 1", []);
    assert!(broken.is_err());
    let checked = crate::check::check(&path, &crate::KeySource::of(&path)).unwrap();
    assert!(
        checked.parts.iter().all(|(_, fault)| fault.is_none()),
        "{checked:?}"
    );
    drop(store);
    SqliteRecords::open(&path).unwrap();
}

#[test]
fn a_store_of_version_4_can_be_checked_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    version_4(&dir);
    let path = dir.path().join("town.db");
    let before = std::fs::read(&path).unwrap();
    let checked = crate::check::check(&path, &crate::KeySource::of(&path)).unwrap();
    assert!(
        checked.parts.iter().all(|(_, fault)| fault.is_none()),
        "{checked:?}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
