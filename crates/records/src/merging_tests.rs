//! Two that are one: both histories stay, those under them follow, an earlier moment does not know it, and it can be undone.

use gocpont_core::answer::Answer;
use gocpont_core::frame::Column;
use jiff::civil::{Date, date};

use super::*;
use crate::erasure::Erasing;
use crate::leaving::{Gone, Leaving};
use crate::testing::{append, care, codebook, number, people, record, rooms, store};
use crate::{RecordStore, Revisions};

const AT: &str = "2024-11-01T08:00:00Z";

fn merge(store: &mut SqliteRecords, kept: &str, merged: &str) -> Result<i64, StoreError> {
    store.merge(&Merging {
        codebook: &people(),
        kept,
        merged,
        recorded_at: AT,
    })
}

/// P1, known in two years, and P2, known in between, with a care form; P3 besides.
fn town(dir: &tempfile::TempDir) -> SqliteRecords {
    let mut store = store(dir);
    let homes = ["H1", "H2"].map(|id| record(id, date(2020, 1, 1), rooms(2.0)));
    append(&mut store, &codebook(), homes.to_vec());
    let of = |id: &str, home: &str, from: Date, age: f64| number(id, Some(home), from, age);
    for person in [
        of("P1", "H1", date(2021, 1, 1), 81.0),
        of("P1", "H1", date(2023, 1, 1), 83.0),
        of("P2", "H2", date(2022, 1, 1), 82.0),
        of("P3", "H2", date(2022, 1, 1), 20.0),
    ] {
        append(&mut store, &people(), vec![person]);
    }
    let form = number("P2", Some("P2"), date(2022, 6, 1), 4.0);
    append(&mut store, &care(), vec![form]);
    store
}

fn persons(store: &SqliteRecords, known_at: Moment) -> Revisions {
    store.revisions(&people(), &["age"], known_at).unwrap()
}

fn ages(store: &SqliteRecords, day: Date, known_at: Moment) -> Vec<f64> {
    let read = persons(store, known_at);
    let frame = read.answers.take(&read.valid_on(crate::table::days(day)));
    let Some(Column::Number(cells)) = frame.column("age") else {
        panic!("no ages");
    };
    let mut ages: Vec<f64> = cells
        .iter()
        .filter_map(|cell| match cell {
            Answer::Value(age) => Some(*age),
            Answer::None(_) => None,
        })
        .collect();
    ages.sort_by(f64::total_cmp);
    ages
}

#[test]
fn both_histories_are_read_as_one_and_an_earlier_moment_does_not_know_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    let before = store.now().unwrap();
    let days = [date(2021, 6, 1), date(2022, 6, 1), date(2023, 6, 1)];
    let all = |store: &SqliteRecords, known_at| days.map(|day| ages(store, day, known_at));
    let apart = all(&store, before);
    assert_eq!(apart[2], [20.0, 82.0, 83.0]);
    let batch = merge(&mut store, "P1", "P2").unwrap();
    let now = store.now().unwrap();
    assert_eq!(now.0, batch);
    assert_eq!(
        all(&store, now),
        [vec![81.0], vec![20.0, 82.0], vec![20.0, 83.0]]
    );
    assert_eq!(all(&store, before), apart);
    let view = "SELECT count(DISTINCT unit) FROM history_person";
    let units =
        |store: &SqliteRecords| -> i64 { store.db.query_row(view, [], |row| row.get(0)).unwrap() };
    assert_eq!(units(&store), 2);
    store.undo(batch, AT).unwrap();
    assert_eq!(all(&store, store.now().unwrap()), apart);
    assert_eq!(
        all(&store, now),
        [vec![81.0], vec![20.0, 82.0], vec![20.0, 83.0]]
    );
    assert_eq!(units(&store), 3);
}

#[test]
fn what_belongs_to_the_merged_one_follows() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    merge(&mut store, "P1", "P2").unwrap();
    let now = store.now().unwrap();
    let p1 = store.unit_of(&people(), "P1");
    let forms = store.revisions(&care(), &["katz"], now).unwrap();
    assert_eq!((forms.units[0], forms.parents[0]), (p1, Some(p1)));
    // Households are merged like people, and people follow.
    let merging = Merging {
        codebook: &codebook(),
        kept: "H1",
        merged: "H2",
        recorded_at: AT,
    };
    store.merge(&merging).unwrap();
    let home = store.unit_of(&codebook(), "H1");
    let read = persons(&store, store.now().unwrap());
    assert!(read.parents.iter().all(|parent| *parent == Some(home)));
    let mut sorted = read.units.clone();
    sorted.sort_unstable();
    assert_eq!(read.units, sorted);
}

#[test]
fn a_file_may_go_on_naming_both() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    merge(&mut store, "P1", "P2").unwrap();
    let later = number("P2", Some("H2"), date(2024, 1, 1), 84.0);
    append(&mut store, &people(), vec![later.clone()]);
    assert_eq!(
        ages(&store, date(2024, 6, 1), store.now().unwrap()),
        [20.0, 84.0]
    );
    assert_eq!(append(&mut store, &people(), vec![later]).unchanged, 1);
    // And who leaves, leaves as one.
    let leaving = Leaving {
        codebook: &people(),
        ids: &["P1".to_owned()],
        from: date(2023, 6, 1),
        reason: Gone::Died,
        recorded_at: AT,
    };
    store.leave(&leaving).unwrap();
    assert_eq!(ages(&store, date(2024, 6, 1), store.now().unwrap()), [20.0]);
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    assert!(matches!(
        merge(&mut store, "P1", "NOBODY"),
        Err(StoreError::NoUnit { .. })
    ));
    assert!(matches!(
        merge(&mut store, "P1", "P1"),
        Err(StoreError::SameUnit)
    ));
    merge(&mut store, "P1", "P2").unwrap();
    assert!(matches!(
        merge(&mut store, "P2", "P1"),
        Err(StoreError::SameUnit)
    ));
    assert!(matches!(
        merge(&mut store, "P3", "P2"),
        Err(StoreError::MergedAlready(_))
    ));
    // A chain is one unit.
    merge(&mut store, "P3", "P1").unwrap();
    assert_eq!(
        ages(&store, date(2023, 6, 1), store.now().unwrap()).len(),
        1
    );
}

#[test]
fn a_unit_is_named_by_its_key_where_nobody_knows_its_id() {
    let dir = tempfile::tempdir().unwrap();
    let store = town(&dir);
    let unit = store.unit_of(&people(), "P2");
    assert_eq!(store.resolve(&people(), &unit_name(&unit)).unwrap(), unit);
    for name in ["unit:", "unit:12", "unit:zzzzzzzz", "unit:0000000000000000"] {
        let refused = store.resolve(&people(), name);
        assert!(matches!(refused, Err(StoreError::NoUnit { .. })), "{name}");
    }
}

#[test]
fn who_is_forgotten_is_forgotten_under_both_names() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    merge(&mut store, "P1", "P2").unwrap();
    let registers = [codebook(), people(), care()];
    let erased = store
        .erase(&Erasing {
            registers: &registers,
            register: "person",
            ids: &["P1".to_owned()],
            only: false,
            recorded_at: AT,
        })
        .unwrap();
    assert_eq!(erased.revisions["person"], 3);
    assert_eq!(erased.revisions["elder_care"], 1);
    let left: i64 = store
        .db
        .query_row("SELECT count(*) FROM merge", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
    assert_eq!(ages(&store, date(2023, 6, 1), store.now().unwrap()), [20.0]);
}
