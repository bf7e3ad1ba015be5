//! The story of a store: files come in, are changed, undone, and read as of any moment.

use std::os::unix::fs::PermissionsExt;

use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::codebook::VariableType;
use gocpont_core::frame::Column;
use gocpont_core::record::Value;
use jiff::civil::{Date, date};

use super::*;
use crate::testing::{append, codebook, info, record, rooms, store, variable};

fn rooms_on(store: &SqliteRecords, day: Date, known_at: Moment) -> Vec<Answer<f64>> {
    let read = store.revisions(&codebook(), &["rooms"], known_at).unwrap();
    let frame = read.answers.take(&read.valid_on(crate::table::days(day)));
    let Some(Column::Number(cells)) = frame.column("rooms") else {
        panic!("no column of rooms");
    };
    cells.clone()
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let file = || {
        vec![
            record("H1", date(2024, 1, 1), rooms(2.0)),
            record("H2", date(2024, 1, 1), rooms(3.0)),
        ]
    };
    let first = append(&mut store, &codebook(), file());
    assert_eq!((first.taken, first.changed, first.unchanged), (2, 0, 0));
    let moment = store.now().unwrap();
    let again = append(&mut store, &codebook(), file());
    assert_eq!(
        (again.taken, again.changed, again.unchanged, again.batch),
        (0, 0, 2, None)
    );
    assert_eq!(store.now().unwrap(), moment);
}

#[test]
fn a_change_is_a_new_revision_and_the_old_one_stays_readable() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(
        &mut store,
        &codebook(),
        vec![record("H1", date(2024, 1, 1), rooms(2.0))],
    );
    let before = store.now().unwrap();
    let none = Answer::None(NoAnswer::Refused);
    let changed = append(
        &mut store,
        &codebook(),
        vec![record("H1", date(2024, 7, 1), none)],
    );
    assert_eq!(changed.changed, 1);
    let now = store.now().unwrap();
    assert_eq!(
        rooms_on(&store, date(2024, 6, 30), now),
        [Answer::Value(2.0)]
    );
    assert_eq!(
        rooms_on(&store, date(2024, 7, 1), now),
        [Answer::None(NoAnswer::Refused)]
    );
    assert_eq!(
        rooms_on(&store, date(2024, 7, 1), before),
        [Answer::Value(2.0)]
    );
    assert!(rooms_on(&store, date(2023, 12, 31), now).is_empty());
}

#[test]
fn an_undone_batch_no_longer_counts_and_the_moment_before_still_knows_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(
        &mut store,
        &codebook(),
        vec![record("H1", date(2024, 1, 1), rooms(2.0))],
    );
    let wrong = append(
        &mut store,
        &codebook(),
        vec![record("H1", date(2024, 2, 1), rooms(9.0))],
    );
    let before = store.now().unwrap();
    store
        .undo(wrong.batch.unwrap(), "2024-10-02T08:00:00Z")
        .unwrap();
    let now = store.now().unwrap();
    assert_eq!(
        rooms_on(&store, date(2024, 3, 1), now),
        [Answer::Value(2.0)]
    );
    assert_eq!(
        rooms_on(&store, date(2024, 3, 1), before),
        [Answer::Value(9.0)]
    );
    let twice = store.undo(wrong.batch.unwrap(), "2024-10-02T08:00:00Z");
    assert!(matches!(twice, Err(StoreError::NoBatch(_))));
}

#[test]
fn an_import_that_fails_leaves_the_store_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(
        &mut store,
        &codebook(),
        vec![record("H1", date(2024, 1, 1), rooms(2.0))],
    );
    let before = store.now().unwrap();
    let mut portions = vec![vec![record("H2", date(2024, 1, 1), rooms(2.0))]].into_iter();
    let failed: Result<Taken, StoreError> =
        store.append(&codebook(), &info(), || match portions.next() {
            Some(records) => Ok(Some(records)),
            None => Err(StoreError::NoRegister("broken off".to_owned())),
        });
    assert!(failed.is_err());
    assert_eq!(store.now().unwrap(), before);
    assert_eq!(rooms_on(&store, date(2024, 3, 1), before).len(), 1);
}

#[test]
fn people_are_kept_under_keyed_names() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(
        &mut store,
        &codebook(),
        vec![record("HOUSEHOLD-ONE", date(2024, 1, 1), rooms(2.0))],
    );
    assert!(
        store
            .known_units("household")
            .unwrap()
            .contains("HOUSEHOLD-ONE")
    );
    assert!(
        !store
            .known_units("household")
            .unwrap()
            .contains("HOUSEHOLD-TWO")
    );
    drop(store);
    let bytes = fs::read(dir.path().join("town.db")).unwrap();
    let id = b"HOUSEHOLD-ONE";
    assert!(!bytes.windows(id.len()).any(|part| part == id));
}

#[test]
fn a_wider_codebook_adds_its_columns_and_old_rows_were_not_asked() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(
        &mut store,
        &codebook(),
        vec![record("H1", date(2024, 1, 1), rooms(2.0))],
    );
    let mut wider = codebook();
    wider.version = "2".to_owned();
    wider
        .variables
        .push(variable("garden", VariableType::Boolean, None));
    let mut second = record("H2", date(2024, 1, 1), rooms(4.0));
    second.answers.push(Answer::Value(Value::Boolean(true)));
    append(&mut store, &wider, vec![second]);
    let read = store
        .revisions(&wider, &["garden"], store.now().unwrap())
        .unwrap();
    let Some(Column::Boolean(cells)) = read.answers.column("garden") else {
        panic!("no column of gardens");
    };
    assert!(cells.contains(&Answer::None(NoAnswer::NotAsked)));
    assert!(cells.contains(&Answer::Value(true)));
}

#[test]
fn a_variable_that_changes_its_type_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(
        &mut store,
        &codebook(),
        vec![record("H1", date(2024, 1, 1), rooms(2.0))],
    );
    let mut other = codebook();
    other.variables[1].kind = VariableType::Boolean;
    let refused: Result<Taken, StoreError> = store.append(&other, &info(), || Ok(None));
    assert!(matches!(refused, Err(StoreError::ChangedType { .. })));
}

#[test]
fn a_store_of_real_people_never_becomes_synthetic() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("town.db");
    let real = SqliteRecords::open_or_create(&path, Purpose::Real).unwrap();
    assert!(!real.is_synthetic().unwrap());
    drop(real);
    let refused = SqliteRecords::open_or_create(&path, Purpose::Synthetic);
    assert!(matches!(refused.err(), Some(StoreError::NotSynthetic)));
}

#[test]
fn the_store_its_log_and_its_keys_are_for_their_owner_only() {
    let dir = tempfile::tempdir().unwrap();
    let _open = store(&dir);
    for name in ["town.db", "town.db-wal", "town.db-shm", "town.keys"] {
        let mode = fs::metadata(dir.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let dir = tempfile::tempdir().unwrap();
    let mut one = store(&dir);
    let mut two = SqliteRecords::open(&dir.path().join("town.db")).unwrap();
    let mut refused = None;
    let first: Result<Taken, StoreError> = one.append(&codebook(), &info(), || {
        let second: Result<Taken, StoreError> = two.append(&codebook(), &info(), || Ok(None));
        refused = Some(second);
        Ok(None)
    });
    assert!(first.is_ok());
    assert!(matches!(refused, Some(Err(StoreError::Held { .. }))));
}

#[test]
fn a_file_that_is_no_store_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("town.db");
    fs::write(
        &path,
        "this is no database, it is a letter to somebody about something",
    )
    .unwrap();
    TownKeys::create(&dir.path().join("town.keys")).unwrap();
    let refused = SqliteRecords::open(&path);
    assert!(matches!(refused.err(), Some(StoreError::NotAStore(_))));
}

#[test]
fn the_log_is_moved_into_the_file_by_the_last_who_closes_and_by_nobody_before() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("town.db");
    let length = |path: &std::path::Path| fs::metadata(path).map_or(0, |found| found.len());
    drop(store(&dir));
    let (mut one, two) = (store(&dir), SqliteRecords::open(&path).unwrap());
    for store in [&one, &two] {
        let pages = store
            .db
            .pragma_query_value(None, "wal_autocheckpoint", |row| row.get::<_, i64>(0));
        assert_eq!(pages.unwrap(), 0);
    }
    let before = length(&path);
    // More pages than the thousand after which SQLite would move them by itself.
    let home = |n| record(&format!("H{n}"), date(2024, 1, 1), rooms(2.0));
    append(&mut one, &codebook(), (0..60_000).map(home).collect());
    let log = dir.path().join("town.db-wal");
    assert!(length(&log) > 1000 * 4096, "{}", length(&log));
    drop(one);
    assert_eq!(length(&path), before);
    drop(two);
    assert!(length(&path) > 1000 * 4096);
    assert_eq!(length(&log), 0);
}
