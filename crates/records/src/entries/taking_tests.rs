//! A file of entries is taken in whole or not at all, and finds its entries again by their own ids.

use std::collections::BTreeSet;

use gocpont_core::answer::Answer;
use gocpont_core::life::EntryId;
use gocpont_core::record::Value;

use super::tests::{at, entry, note, opened, signals};
use super::{EntryError, Key};

const OWN: Key<'static> = Key {
    text: "S-17",
    shown: true,
};

#[test]
fn an_entry_is_found_by_the_id_of_its_source_and_by_the_one_that_is_ours() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    let id = entries
        .taking(|file| file.open(&book, &entry(), &note(0, &none), OWN))
        .unwrap();
    assert_eq!(entries.shown_keys("signal").unwrap()[&id], "S-17");
    let ours = entries.own_key(id);
    let known = |entries: &mut super::Entries, tenant: &str, key: &str| {
        entries
            .taking(|file| file.known("signal", tenant, key))
            .unwrap()
    };
    assert_eq!(known(&mut entries, "25104", "S-17"), Some(id));
    assert_eq!(known(&mut entries, "25104", &ours), Some(id));
    // An id is an id of one municipality, and one of another town's program is none of ours.
    assert_eq!(known(&mut entries, "25105", "S-17"), None);
    assert_eq!(known(&mut entries, "25105", &ours), None);
    assert_eq!(known(&mut entries, "25104", "gcp:00000000:1"), None);
    assert_eq!(known(&mut entries, "25104", "S-18"), None);
}

#[test]
fn of_people_no_id_is_kept_that_could_be_read() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    let hidden = Key {
        text: "TAJ-123456789",
        shown: false,
    };
    let id = entries
        .taking(|file| file.open(&book, &entry(), &note(0, &none), hidden))
        .unwrap();
    assert!(entries.shown_keys("signal").unwrap().is_empty());
    let found = entries.taking(|file| file.known("signal", "25104", hidden.text));
    assert_eq!(found.unwrap(), Some(id));
    drop(entries);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let id = hidden.text.as_bytes();
        assert!(!bytes.windows(id.len()).any(|part| part == id));
    }
}

#[test]
fn a_file_that_breaks_off_leaves_nothing() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    let broken: Result<(), EntryError> = entries.taking(|file| {
        file.open(&book, &entry(), &note(0, &none), OWN)?;
        assert!(file.entry(&book, EntryId(1)).unwrap().is_some());
        Err(EntryError::Missing(EntryId(9)))
    });
    assert!(broken.is_err());
    assert_eq!(entries.entry(&book, EntryId(1)).unwrap(), None);
    let known = entries.taking(|file| file.known("signal", "25104", "S-17"));
    assert_eq!(known.unwrap(), None);
}

#[test]
fn what_is_sealed_already_is_known_without_being_shown() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    entries
        .taking(|file| {
            let id = file.open(&book, &entry(), &note(0, &none), OWN)?;
            assert!(file.holds_sealed(&book, id, ("who", "Minta Mária"))?);
            assert!(!file.holds_sealed(&book, id, ("who", "Minta Márta"))?);
            let mut next = file.entry(&book, id)?.ok_or(EntryError::Missing(id))?;
            let other = Answer::Value(Value::Text("opened".to_owned()));
            next.answers.insert("what".to_owned(), other);
            next.opened = at(-60);
            next.revision += 1;
            file.revise(&book, &next, &note(5, &none))?;
            let stands = file.entry(&book, id)?.ok_or(EntryError::Missing(id))?;
            assert_eq!((stands.revision, stands.opened), (2, at(-60)));
            assert!(file.holds_sealed(&book, id, ("who", "Minta Mária"))?);
            Ok::<(), EntryError>(())
        })
        .unwrap();
    assert_eq!(entries.history(&book, EntryId(1)).unwrap().len(), 2);
}
