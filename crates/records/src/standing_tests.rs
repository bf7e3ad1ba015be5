//! The latest content of units, in memory and row by row: the same answers.

use jiff::civil::{Date, date};
use rusqlite::Connection;

use super::*;
use crate::RecordStore;
use crate::sqlite::SqliteRecords;
use crate::testing::{append, codebook, record, rooms, store};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn day(dice: &mut Dice) -> Date {
    date(2020 + dice.roll(4) as i16, 1 + dice.roll(3) as i8, 1)
}

/// Many revisions of some units: corrections, other days, a batch that was undone.
fn lived_in(dir: &tempfile::TempDir) -> SqliteRecords {
    let (mut store, mut dice) = (store(dir), Dice(7));
    for wave in 0..6 {
        let made = (0..40).map(|_| {
            let id = format!("H{}", dice.roll(60));
            let from = day(&mut dice);
            record(&id, from, rooms(dice.roll(5) as f64))
        });
        let taken = append(&mut store, &codebook(), made.collect());
        if wave == 3 {
            store
                .undo(taken.batch.unwrap(), "2024-11-01T08:00:00Z")
                .unwrap();
        }
    }
    store
}

fn asked(db: &Connection, unit: UnitKey, day: i64) -> Option<Content> {
    let sql = table::latest("household");
    let found = db.query_row(&sql, (unit, day), |row| row.get(0));
    found.optional().unwrap()
}

#[test]
fn what_is_held_in_memory_is_what_the_store_says() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = lived_in(&dir);
    let namer = store.keys.namer("household");
    let transaction = store.db.transaction().unwrap();
    let mut standing = Standing::new(&transaction, "household").unwrap();
    assert!(matches!(standing.held, Held::Asked(0)));
    let mut dice = Dice(11);
    let (mut known, mut unknown) = (0, 0);
    for _ in 0..2000 {
        let unit = namer.unit(&format!("H{}", dice.roll(80)));
        let day = table::days(day(&mut dice));
        let said = standing.latest(&unit, day).unwrap();
        assert_eq!(said, asked(&transaction, unit, day));
        match said {
            Some(_) => known += 1,
            None => unknown += 1,
        }
    }
    assert!(matches!(standing.held, Held::Read(_)));
    assert!(known > 500 && unknown > 300, "{known} {unknown}");
}

#[test]
fn a_few_rows_are_asked_for_and_nothing_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = lived_in(&dir);
    let unit = store.keys.unit("household", "H1");
    let transaction = store.db.transaction().unwrap();
    let mut standing = Standing::new(&transaction, "household").unwrap();
    for _ in 0..2 {
        standing.latest(&unit, 20_000).unwrap();
    }
    assert!(matches!(standing.held, Held::Asked(2)));
}

#[test]
fn a_file_sees_its_own_rows() {
    let changes = [
        ("H1", 2024, 1.0),
        ("H1", 2024, 1.0),
        ("H1", 2023, 2.0),
        ("H1", 2025, 1.0),
        ("H1", 2024, 3.0),
        ("H1", 2025, 1.0),
    ];
    let rows = changes.map(|(id, year, n)| record(id, date(year, 1, 1), rooms(n)));
    // In a fresh register, and in one that holds other units already.
    for others in [0, 500] {
        let dir = tempfile::tempdir().unwrap();
        let mut store = store(&dir);
        let other = |n| record(&format!("X{n}"), date(2024, 1, 1), rooms(2.0));
        append(&mut store, &codebook(), (0..others).map(other).collect());
        let asking = (0..others / 4).map(other);
        let taken = append(
            &mut store,
            &codebook(),
            asking.chain(rows.clone()).collect(),
        );
        assert_eq!((taken.taken, taken.changed), (2, 2), "{others}");
        assert_eq!(taken.unchanged, 2 + others / 4);
    }
}

#[test]
fn the_last_of_a_unit_is_kept_by_day_and_then_by_order() {
    let latest = |unit: u8, valid_from, order| Latest {
        unit: [unit; 16],
        valid_from,
        order,
        content: [order as u8; 16],
    };
    let mut all = vec![
        latest(2, 10, 0),
        latest(1, 30, 1),
        latest(1, 20, 2),
        latest(1, 30, 3),
        latest(2, 9, 4),
    ];
    compact(&mut all);
    assert!(all == vec![latest(1, 30, 3), latest(2, 10, 0)]);
}
