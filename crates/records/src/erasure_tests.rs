//! Whoever is erased is gone from every table, the file and its log; whoever is not stays.

use gocpont_core::record::Record;
use jiff::civil::date;

use super::*;
use crate::testing::{append, care, codebook, living_at, number, people, record, rooms, store};
use crate::{Publication, RecordStore};

const MOMENT: &str = "2026-01-02T03:04:05Z";

/// Two households: H1 with P1 and P2, H2 with P3; P2 and P3 have care forms.
fn town(dir: &tempfile::TempDir) -> SqliteRecords {
    let mut store = store(dir);
    let from = date(2024, 1, 1);
    let households = vec![living_at("H1", 47.65), living_at("H2", 47.70)];
    append(&mut store, &codebook(), households);
    let of = |id, household| number(id, Some(household), from, 70.0);
    let persons = vec![of("P1", "H1"), of("P2", "H1"), of("P3", "H2")];
    append(&mut store, &people(), persons);
    let forms = ["P2", "P3"].map(|id| number(id, None, from, 4.0));
    append(&mut store, &care(), forms.to_vec());
    store
}

fn erase(store: &mut SqliteRecords, register: &str, ids: &[&str], only: bool) -> Erased {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let what = Erasing {
        registers: &[codebook(), people(), care()],
        register,
        ids: &ids,
        only,
        recorded_at: MOMENT,
    };
    store.erase(&what).unwrap()
}

fn rows(store: &SqliteRecords) -> [i64; 4] {
    [
        "register_household",
        "register_person",
        "register_elder_care",
        "place",
    ]
    .map(|table| {
        let sql = format!("SELECT count(*) FROM {table}");
        store.db.query_row(&sql, [], |row| row.get(0)).unwrap()
    })
}

fn revisions(counts: &[(&str, u64)]) -> BTreeMap<String, u64> {
    counts
        .iter()
        .map(|(name, count)| ((*name).to_owned(), *count))
        .collect()
}

#[test]
fn a_household_goes_with_its_people_and_their_forms() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    let erased = erase(&mut store, "household", &["H1", "H9"], false);
    assert_eq!((erased.units, erased.unknown, erased.places), (1, 1, 1));
    assert_eq!(
        erased.revisions,
        revisions(&[("elder_care", 1), ("household", 1), ("person", 2)])
    );
    assert!(erased.is_clean);
    assert_eq!(rows(&store), [1, 1, 1, 1]);
    for (register, id) in [("household", "H2"), ("person", "P3")] {
        assert!(store.known_units(register).unwrap().contains(id));
    }
}

#[test]
fn a_person_goes_with_the_care_form_and_leaves_the_household() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    let erased = erase(&mut store, "person", &["P2", "P2"], false);
    assert_eq!((erased.units, erased.unknown), (1, 0));
    assert_eq!(
        erased.revisions,
        revisions(&[("elder_care", 1), ("person", 1)])
    );
    assert_eq!(rows(&store), [2, 2, 1, 2]);
}

#[test]
fn a_care_form_goes_alone_and_so_does_whatever_is_asked_for_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    let form = erase(&mut store, "elder_care", &["P2"], false);
    assert_eq!(form.revisions, revisions(&[("elder_care", 1)]));
    let household = erase(&mut store, "household", &["H1"], true);
    assert_eq!(household.revisions, revisions(&[("household", 1)]));
    assert_eq!(rows(&store), [1, 3, 1, 1]);
}

#[test]
fn every_revision_goes_and_so_do_those_of_undone_batches() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    let second = |rooms_now| vec![record("H1", date(2024, 6, 1), rooms(rooms_now))];
    append(&mut store, &codebook(), second(5.0));
    let undone = append(&mut store, &codebook(), second(6.0)).batch.unwrap();
    store.undo(undone, MOMENT).unwrap();
    let erased = erase(&mut store, "household", &["H1"], true);
    assert_eq!(erased.revisions, revisions(&[("household", 3)]));
}

#[test]
fn who_has_moved_on_keeps_what_was_said_elsewhere() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    let moved = number("P2", Some("H2"), date(2025, 1, 1), 71.0);
    append(&mut store, &people(), vec![moved]);
    let erased = erase(&mut store, "household", &["H1"], false);
    // P1 whole, of P2 the revision that names H1.
    assert_eq!(
        erased.revisions,
        revisions(&[("household", 1), ("person", 2)])
    );
    assert!(store.known_units("person").unwrap().contains("P2"));
    assert_eq!(rows(&store), [1, 2, 2, 1]);
}

#[test]
fn a_place_where_somebody_else_lives_stays() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    append(&mut store, &codebook(), vec![living_at("H3", 47.65)]);
    assert_eq!(erase(&mut store, "household", &["H1"], false).places, 0);
    assert_eq!(erase(&mut store, "household", &["H3"], false).places, 1);
}

#[test]
fn nothing_is_left_in_the_file_or_its_log() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    let many: Vec<Record> = (0..400)
        .map(|n| record(&format!("M{n}"), date(2024, 1, 1), rooms(f64::from(n))))
        .collect();
    append(&mut store, &codebook(), many);
    let traces = [
        store.keys.unit("household", "H1"),
        store.keys.unit("person", "P1"),
        store.keys.unit("person", "P2"),
        store.keys.unit("household", "M200"),
    ];
    let left = || {
        let files = ["town.db", "town.db-wal"].map(|name| std::fs::read(dir.path().join(name)));
        let bytes: Vec<u8> = files
            .into_iter()
            .flat_map(Result::unwrap_or_default)
            .collect();
        let stands = |trace: &&[u8; 16]| bytes.windows(16).any(|part| part == trace.as_slice());
        traces.iter().filter(stands).count()
    };
    assert_eq!(left(), traces.len());
    let erased = erase(&mut store, "household", &["H1", "M200"], false);
    assert!(erased.is_clean);
    assert_eq!(left(), 0);
}

#[test]
fn a_reader_in_the_way_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    store
        .db
        .busy_timeout(std::time::Duration::from_millis(1))
        .unwrap();
    let reader = Connection::open(dir.path().join("town.db")).unwrap();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM batch;")
        .unwrap();
    assert!(!erase(&mut store, "household", &["H1"], false).is_clean);
    reader.execute_batch("COMMIT").unwrap();
    // The same again finds nobody, and clears what was left.
    let again = erase(&mut store, "household", &["H1"], false);
    assert_eq!((again.units, again.unknown, again.is_clean), (0, 1, true));
}

#[test]
fn a_register_that_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let what = Erasing {
        registers: &[],
        register: "person",
        ids: &[],
        only: false,
        recorded_at: MOMENT,
    };
    let refused = store(&dir).erase(&what);
    assert!(matches!(refused, Err(StoreError::NoRegister(_))));
}

fn publish(store: &SqliteRecords, number: u32) {
    let made = Publication {
        number,
        published: "2026-01-01".to_owned(),
        known_at: store.now().unwrap().0,
        inputs: String::new(),
        earlier_partition: None,
        partition: store.put_partition(&[1]).unwrap(),
        checksum: String::new(),
        audit: String::new(),
    };
    store.put_publication(&made).unwrap();
}

#[test]
fn the_ledger_says_which_releases_an_erasure_concerns_and_not_who() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = town(&dir);
    publish(&store, 1);
    let later = number("P4", Some("H2"), date(2024, 1, 1), 81.0);
    append(&mut store, &people(), vec![later]);
    publish(&store, 2);
    erase(&mut store, "person", &["P4"], false);
    assert_eq!(store.erasures_since(1).unwrap(), []);
    let expected = Erasure {
        register: "person".to_owned(),
        revisions: 1,
        recorded_at: MOMENT.to_owned(),
    };
    assert_eq!(store.erasures_since(2).unwrap(), [expected]);
    publish(&store, 3);
    assert_eq!(store.erasures_since(3).unwrap(), []);
    assert_eq!(store.erasures_since(9).unwrap(), []);
    let log = store.private_log().unwrap();
    let last = log
        .last()
        .map(|note| (note.kind, note.path.clone(), note.rows));
    assert_eq!(last, Some((PrivateKind::Forget, None, Some(1))));
}
