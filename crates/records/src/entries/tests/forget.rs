//! Who is erased is nowhere in the entries either: not in a text, not in a place, not in an earlier revision, not in the file.

use std::fs;

use super::*;
use crate::entries::forget::Forgotten;
use crate::keys::UnitKey;

const TEXT: &str = "Kitalált Kamilla nem nyit ajtót";

fn linked(when_gone: WhenGone) -> Codebook {
    let mut book = signals();
    book.life.as_mut().unwrap().links[0].when_gone = when_gone;
    book
}

fn file() -> (tempfile::TempDir, std::path::PathBuf, TownKeys) {
    let folder = tempfile::tempdir().unwrap();
    let keys = TownKeys::create(&folder.path().join("town.keys")).unwrap();
    let path = folder.path().join("town.desk.db");
    (folder, path, keys)
}

/// An entry about a household, with a text, a sealed text, an age and a point.
fn about(unit: EntryId) -> Entry {
    let mut entry = entry();
    let text = |text: &str| Answer::Value(Value::Text(text.to_owned()));
    entry.answers = BTreeMap::from([
        ("what".to_owned(), text(TEXT)),
        ("who".to_owned(), text(TEXT)),
        ("age".to_owned(), Answer::Value(Value::Number(83.0))),
    ]);
    let end = LinkTo {
        id: unit,
        gone: false,
    };
    entry.links = BTreeMap::from([("about".to_owned(), vec![end])]);
    entry
}

fn written(entries: &mut Entries, book: &Codebook, entry: &Entry) -> EntryId {
    let none = BTreeSet::new();
    entries
        .open(book, entry, &note(0, &none), None)
        .unwrap()
        .id()
}

fn revise(entries: &mut Entries, book: &Codebook, next: &Entry) -> Result<(), EntryError> {
    let none = BTreeSet::new();
    entries.revise(book, next, &note(1, &none))
}

/// A household, and the number that entries know it by.
fn household(entries: &mut Entries, id: &str) -> (UnitKey, EntryId) {
    let unit = entries.keys().unit("household", id);
    (unit, entries.number_of("household", &unit).unwrap())
}

fn only(unit: UnitKey) -> BTreeSet<(String, UnitKey)> {
    BTreeSet::from([("household".to_owned(), unit)])
}

fn moment() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

#[test]
fn a_link_that_is_cleared_leaves_an_entry_about_nobody_in_every_revision() {
    let (_folder, path, keys) = file();
    let book = linked(WhenGone::Clear);
    let mut entries = Entries::open_or_create(&path, keys).unwrap();
    let (key, unit) = household(&mut entries, "H1");
    let id = written(&mut entries, &book, &about(unit));
    let other = written(&mut entries, &book, &about(EntryId(7)));
    // A later revision has another text and is linked to somebody else: the earlier one still says it.
    let mut next = entries.entry(&book, id).unwrap().unwrap();
    next.revision += 1;
    next.links.clear();
    revise(&mut entries, &book, &next).unwrap();
    let gone = only(key);
    let books = [book.clone()];
    let told = entries.forget(&books, &gone, moment()).unwrap();
    assert_eq!(told.entries, BTreeSet::from([("signal".to_owned(), id)]));
    assert!(told.forbidding.is_empty() && told.is_clean);
    let history = entries.history(&book, id).unwrap();
    assert_eq!(history.len(), 3);
    for revision in &history {
        let entry = &revision.entry;
        assert!(entry.links.is_empty() && entry.sealed.is_empty());
        assert!(
            !entry
                .places
                .iter()
                .any(|place| matches!(place, Where::Point(_)))
        );
        assert_eq!(entry.answers.keys().collect::<Vec<_>>(), ["age"]);
    }
    assert_eq!(history[0].written_by, "anna");
    let last = &history[2];
    assert_eq!(
        (last.written_by.as_str(), last.recorded_at),
        ("program", moment())
    );
    assert_eq!(entries.entry(&book, id).unwrap().unwrap().revision, 3);
    assert_eq!(entries.unseal(&book, id, "who").unwrap(), None);
    // Nobody else's entry has changed.
    assert_eq!(entries.history(&book, other).unwrap().len(), 1);
    assert_eq!(
        entries.unseal(&book, other, "who").unwrap().as_deref(),
        Some(TEXT)
    );
    // Whoever has seen the entry before and sends a change of what they saw is told that it was changed.
    next.revision += 1;
    let said = revise(&mut entries, &book, &next);
    assert!(matches!(said, Err(EntryError::Conflict { .. })), "{said:?}");
    // A second time there is nothing left to do.
    let again = entries.forget(&books, &gone, moment()).unwrap();
    assert!(again.entries.is_empty());
}

#[test]
fn nothing_of_it_is_left_in_the_file() {
    let (_folder, path, keys) = file();
    let book = linked(WhenGone::Clear);
    let mut entries = Entries::open_or_create(&path, keys).unwrap();
    let (key, unit) = household(&mut entries, "H1");
    written(&mut entries, &book, &about(unit));
    let stands = || {
        let mut log = path.clone().into_os_string();
        log.push("-wal");
        let all = [fs::read(&path).unwrap(), fs::read(log).unwrap_or_default()].concat();
        let has = |part: &[u8]| all.windows(part.len()).any(|window| window == part);
        has(TEXT.as_bytes()) || has(unit.0.to_string().as_bytes())
    };
    assert!(stands());
    assert!(
        entries
            .forget(&[book], &only(key), moment())
            .unwrap()
            .is_clean
    );
    assert!(!stands());
}

#[test]
fn a_link_that_is_kept_says_that_its_other_end_is_gone() {
    let (_folder, path, keys) = file();
    let book = linked(WhenGone::Keep);
    let mut entries = Entries::open_or_create(&path, keys).unwrap();
    let (key, unit) = household(&mut entries, "H1");
    let id = written(&mut entries, &book, &about(unit));
    let gone = only(key);
    entries
        .forget(std::slice::from_ref(&book), &gone, moment())
        .unwrap();
    let entry = entries.entry(&book, id).unwrap().unwrap();
    assert!(entry.links["about"][0].gone);
    assert_eq!(entry.linked("about").count(), 0);
    assert_eq!(entries.unseal(&book, id, "who").unwrap(), None);
}

#[test]
fn a_link_that_forbids_it_stands_in_the_way_of_everything() {
    let (_folder, path, keys) = file();
    let book = linked(WhenGone::Forbid);
    let mut entries = Entries::open_or_create(&path, keys).unwrap();
    let (key, unit) = household(&mut entries, "H1");
    let id = written(&mut entries, &book, &about(unit));
    let gone = only(key);
    let told = entries
        .forget(std::slice::from_ref(&book), &gone, moment())
        .unwrap();
    assert_eq!(told.forbidding, BTreeSet::from([("signal".to_owned(), id)]));
    assert!(told.entries.is_empty());
    assert_eq!(
        entries.unseal(&book, id, "who").unwrap().as_deref(),
        Some(TEXT)
    );
    // A register of the same number that entries are not linked to is none of it.
    let other = BTreeSet::from([("person".to_owned(), key)]);
    let told = entries
        .forget(std::slice::from_ref(&book), &other, moment())
        .unwrap();
    assert_eq!(
        told,
        Forgotten {
            is_clean: true,
            ..Forgotten::default()
        }
    );
}
