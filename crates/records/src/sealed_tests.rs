//! Sealed texts: nobody reads them from the file, the town can, and what did not change is unchanged.

use std::fs;

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::VariableType;
use gocpont_core::record::Record;
use jiff::civil::{Date, date};

use super::*;
use crate::erasure::Erasing;
use crate::testing::{append, codebook, record, rooms, store, variable};
use crate::{RecordStore, Taken};

fn with_name() -> Codebook {
    let mut book = codebook();
    let mut name = variable("name", VariableType::Text, None);
    name.store = Storing::Sealed;
    book.variables.push(name);
    book
}

fn named(id: &str, from: Date, name: Answer<Value>) -> Record {
    let mut made = record(id, from, rooms(2.0));
    made.answers.push(name);
    made
}

fn name(text: &str) -> Answer<Value> {
    Answer::Value(Value::Text(text.to_owned()))
}

#[test]
fn a_sealed_text_is_read_by_its_town_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let book = with_name();
    let text = "Példa Piroska-Óvatos";
    let file = || {
        vec![
            named("H1", date(2024, 1, 1), name(text)),
            named("H2", date(2024, 1, 1), name(text)),
            named("H3", date(2024, 1, 1), Answer::None(NoAnswer::Refused)),
        ]
    };
    append(&mut store, &book, file());
    assert_eq!(
        store.unseal(&book, "H1", "name").unwrap().as_deref(),
        Some(text)
    );
    assert_eq!(store.unseal(&book, "H3", "name").unwrap(), None);
    let plain = store.unseal(&book, "H1", "rooms");
    assert!(matches!(plain, Err(StoreError::NotSealed { .. })));
    // Encrypted anew each time, and still unchanged.
    assert_eq!(append(&mut store, &book, file()).unchanged, 3);
    let changed = append(
        &mut store,
        &book,
        vec![named("H2", date(2024, 1, 1), name("Other"))],
    );
    assert_eq!(changed.changed, 1);
    assert_eq!(
        store.unseal(&book, "H2", "name").unwrap().as_deref(),
        Some("Other")
    );
    // No frame holds it.
    let read = store
        .revisions(&book, &["rooms", "name"], store.now().unwrap())
        .unwrap();
    assert!(read.answers.column("name").is_none());
    drop(store);
    for file in fs::read_dir(dir.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(
            !bytes
                .windows(text.len())
                .any(|part| part == text.as_bytes())
        );
    }
}

#[test]
fn two_equal_texts_look_different_and_a_moved_one_does_not_open() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let book = with_name();
    let file = ["H1", "H2"].map(|id| named(id, date(2024, 1, 1), name("Same")));
    append(&mut store, &book, file.to_vec());
    let count = "SELECT count(DISTINCT v_name), count(DISTINCT content) FROM register_household";
    let counts: (i64, i64) = store
        .db
        .query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(counts, (2, 1));
    let swap = "UPDATE register_household SET v_name = (SELECT v_name FROM register_household WHERE revision = 1)";
    store.db.execute(swap, []).unwrap();
    assert!(store.unseal(&book, "H1", "name").unwrap().is_some());
    let moved = store.unseal(&book, "H2", "name");
    assert!(matches!(moved, Err(StoreError::BrokenSeal { .. })));
}

#[test]
fn a_text_does_not_become_sealed_under_the_same_code() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let mut plain = with_name();
    plain.variables.last_mut().unwrap().store = Storing::Plain;
    append(
        &mut store,
        &plain,
        vec![named("H1", date(2024, 1, 1), name("open"))],
    );
    let sealed: Result<Taken, StoreError> =
        store.append(&with_name(), &crate::testing::info(), || Ok(None));
    assert!(matches!(sealed, Err(StoreError::ChangedType { now, .. }) if now == "sealed"));
}

#[test]
fn a_sealed_text_is_forgotten_with_its_unit() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let book = with_name();
    append(
        &mut store,
        &book,
        vec![named("H1", date(2024, 1, 1), name("Somebody"))],
    );
    let what = Erasing {
        registers: std::slice::from_ref(&book),
        register: "household",
        ids: &["H1".to_owned()],
        only: false,
        recorded_at: "2024-11-01T08:00:00Z",
    };
    store.erase(&what).unwrap();
    let gone = store.unseal(&book, "H1", "name");
    assert!(matches!(gone, Err(StoreError::NoUnit { .. })));
}
