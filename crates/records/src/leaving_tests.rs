//! Who dies, moves or is no longer in the register: gone from a day on, never deleted, and back where they come back.

use gocpont_core::record::Record;
use jiff::civil::{Date, date};

use super::*;
use crate::read::Moment;
use crate::testing::{append, codebook, info, number, people, record, rooms, store};
use crate::{Incoming, RecordStore, Taken};

fn valid(store: &SqliteRecords, day: Date) -> usize {
    valid_at(store, day, store.now().unwrap())
}

fn valid_at(store: &SqliteRecords, day: Date, known_at: Moment) -> usize {
    let read = store.revisions(&codebook(), &["rooms"], known_at).unwrap();
    read.valid_on(days(day)).len()
}

fn leave(store: &mut SqliteRecords, ids: &[&str], from: Date, reason: Gone) -> Left {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let leaving = Leaving {
        codebook: &codebook(),
        ids: &ids,
        from,
        reason,
        recorded_at: "2024-11-01T08:00:00Z",
    };
    store.leave(&leaving).unwrap()
}

fn whole(
    store: &mut SqliteRecords,
    day: Date,
    may_end_many: bool,
    records: Vec<Record>,
) -> Result<Taken, StoreError> {
    let mut portions = vec![records].into_iter();
    let whole = Whole { day, may_end_many };
    let codebook = codebook();
    let table = Incoming {
        codebook: &codebook,
        info: info(),
    };
    let taken = store.append_file(&[table], Some(whole), |_| Ok(portions.next()))?;
    Ok(taken[0])
}

fn households(count: usize, from: Date) -> Vec<Record> {
    let id = |at: usize| format!("H{at}");
    (0..count)
        .map(|at| record(&id(at), from, rooms(2.0)))
        .collect()
}

#[test]
fn who_left_is_gone_from_that_day_on_and_was_there_before() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(&mut store, &codebook(), households(3, date(2024, 1, 1)));
    let before = store.now().unwrap();
    let left = leave(
        &mut store,
        &["H0", "H1", "NOBODY"],
        date(2024, 6, 1),
        Gone::Died,
    );
    assert_eq!((left.ended, left.unknown), (2, 1));
    assert_eq!(valid(&store, date(2024, 5, 31)), 3);
    assert_eq!(valid(&store, date(2024, 6, 1)), 1);
    assert_eq!(valid_at(&store, date(2024, 6, 1), before), 3);
    let again = leave(&mut store, &["H0"], date(2024, 6, 1), Gone::Died);
    assert_eq!((again.ended, again.unchanged, again.batch), (0, 1, None));
    // Whoever is gone was known, and a mistake is taken back.
    assert!(store.known_units("household").unwrap().contains("H0"));
    store
        .undo(left.batch.unwrap(), "2024-11-02T08:00:00Z")
        .unwrap();
    assert_eq!(valid(&store, date(2024, 6, 1)), 3);
}

#[test]
fn who_comes_back_is_valid_again_and_the_gap_stays() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(&mut store, &codebook(), households(1, date(2024, 1, 1)));
    leave(&mut store, &["H0"], date(2024, 3, 1), Gone::Moved);
    append(&mut store, &codebook(), households(1, date(2024, 9, 1)));
    let days = [date(2024, 2, 1), date(2024, 5, 1), date(2024, 9, 1)];
    assert_eq!(days.map(|day| valid(&store, day)), [1, 0, 1]);
    // An end told late reaches as far as the end that was known, and not beyond.
    leave(&mut store, &["H0"], date(2024, 2, 1), Gone::Moved);
    assert_eq!(days.map(|day| valid(&store, day)), [0, 0, 1]);
    let view = "SELECT count(*), count(valid_to) FROM history_household";
    let counts: (i64, i64) = store
        .db
        .query_row(view, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(counts, (2, 1));
}

#[test]
fn a_death_told_late_ends_what_was_recorded_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(&mut store, &codebook(), households(1, date(2023, 1, 1)));
    append(
        &mut store,
        &codebook(),
        vec![record("H0", date(2024, 1, 1), rooms(5.0))],
    );
    leave(&mut store, &["H0"], date(2023, 6, 1), Gone::Died);
    let days = [date(2023, 5, 31), date(2023, 6, 1), date(2024, 2, 1)];
    assert_eq!(days.map(|day| valid(&store, day)), [1, 0, 0]);
}

#[test]
fn a_reason_replaces_none() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(&mut store, &codebook(), households(4, date(2023, 1, 1)));
    whole(
        &mut store,
        date(2024, 1, 1),
        false,
        households(3, date(2024, 1, 1)),
    )
    .unwrap();
    let died = leave(&mut store, &["H3"], date(2024, 1, 1), Gone::Died);
    assert_eq!(died.ended, 1);
    let sql = "SELECT ended FROM register_household WHERE ended IS NOT NULL ORDER BY revision DESC";
    let last: String = store.db.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(last, "died");
    assert_eq!(
        leave(&mut store, &["H3"], date(2024, 1, 1), Gone::Left).batch,
        None
    );
}

#[test]
fn a_file_of_the_whole_register_ends_whom_it_does_not_name() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(&mut store, &codebook(), households(6, date(2024, 1, 1)));
    let file = || households(4, date(2024, 1, 1));
    let taken = whole(&mut store, date(2024, 7, 1), false, file()).unwrap();
    assert_eq!((taken.ended, taken.unchanged, taken.changed), (2, 4, 0));
    assert_eq!(valid(&store, date(2024, 6, 30)), 6);
    assert_eq!(valid(&store, date(2024, 7, 1)), 4);
    let again = whole(&mut store, date(2024, 7, 1), false, file()).unwrap();
    assert_eq!((again.ended, again.batch), (0, None));
    // Without the word a file that does not name somebody says nothing of them.
    append(&mut store, &codebook(), households(1, date(2024, 8, 1)));
    assert_eq!(valid(&store, date(2024, 8, 1)), 4);
}

#[test]
fn more_than_a_third_of_a_register_does_not_end_unasked() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(&mut store, &codebook(), households(6, date(2024, 1, 1)));
    let before = store.now().unwrap();
    let file = || households(3, date(2024, 7, 1));
    let refused = whole(&mut store, date(2024, 7, 1), false, file());
    let Err(StoreError::EndsMany {
        ends, valid: of, ..
    }) = refused
    else {
        panic!("{refused:?}");
    };
    assert_eq!((ends, of), (3, 6));
    assert_eq!(store.now().unwrap(), before);
    assert_eq!(valid(&store, date(2024, 7, 1)), 6);
    assert_eq!(
        whole(&mut store, date(2024, 7, 1), true, file())
            .unwrap()
            .ended,
        3
    );
    assert_eq!(valid(&store, date(2024, 7, 1)), 3);
}

#[test]
fn a_file_may_say_from_when_a_unit_is_gone() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let file = || {
        let mut records = households(3, date(2024, 1, 1));
        records[1].ended = Some(date(2024, 4, 1));
        records[2].ended = Some(date(2023, 4, 1));
        records
    };
    append(&mut store, &codebook(), households(3, date(2023, 1, 1)));
    let taken = append(&mut store, &codebook(), file());
    assert_eq!((taken.ended, taken.unchanged), (2, 2));
    let days = [
        date(2023, 3, 1),
        date(2023, 5, 1),
        date(2024, 3, 1),
        date(2024, 4, 1),
    ];
    assert_eq!(days.map(|day| valid(&store, day)), [3, 2, 2, 1]);
    let again = append(&mut store, &codebook(), file());
    assert_eq!((again.batch, again.unchanged), (None, 3));
}

#[test]
fn people_whose_household_is_gone_are_known_and_belong_to_no_valid_one() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    append(&mut store, &codebook(), households(1, date(2024, 1, 1)));
    let person = number("P1", Some("H0"), date(2024, 1, 1), 40.0);
    append(&mut store, &people(), vec![person]);
    leave(&mut store, &["H0"], date(2024, 6, 1), Gone::Moved);
    let now = store.now().unwrap();
    let persons = store.revisions(&people(), &["age"], now).unwrap();
    let households = store.revisions(&codebook(), &["rooms"], now).unwrap();
    let there = households.positions(&households.valid_on(days(date(2024, 6, 1))));
    assert_eq!(persons.valid_on(days(date(2024, 6, 1))).len(), 1);
    assert!(!there.contains_key(&persons.parents[0].unwrap()));
}
