//! A backup is a whole store, is checked before it is used, and is worthless without its keys.

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use jiff::civil::date;

use super::*;
use crate::testing::{append, codebook, record, rooms, store};
use crate::{RecordStore, TownKeys};

struct Copied {
    dir: tempfile::TempDir,
    backup: PathBuf,
    keys: KeySource,
}

/// A store with a household of which a part stands in the log alone, its backup, and its keys.
fn copied() -> Copied {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let households = vec![record("H1", date(2024, 1, 1), rooms(2.0))];
    append(&mut store, &codebook(), households);
    assert!(fs::metadata(dir.path().join("town.db-wal")).unwrap().len() > 0);
    let backup = dir.path().join("copy");
    fs::write(&backup, "").unwrap();
    let needed = store.back_up(&backup).unwrap();
    assert_eq!(needed.keys, store.keys().fingerprint());
    assert_eq!(needed.noise_key, Some(store.keys().noise_fingerprint()));
    let keys = KeySource::File(dir.path().join("town.keys"));
    Copied { dir, backup, keys }
}

impl Copied {
    fn read_back(&self) -> Result<KeysNeeded, StoreError> {
        let into = self.dir.path().join("back.db");
        fs::write(&into, "").unwrap();
        read_back(&self.backup, &into, &self.keys)
    }
}

#[test]
fn a_backup_reads_back_as_the_store_that_it_was() {
    let copied = copied();
    let needed = copied.read_back().unwrap();
    let back = SqliteRecords::open_with(&copied.dir.path().join("back.db"), &copied.keys).unwrap();
    assert_eq!(back.keys().fingerprint(), needed.keys);
    assert!(back.known_units("household").unwrap().contains("H1"));
    assert_eq!(back.now().unwrap().0, 1);
}

#[test]
fn a_backup_is_one_file_and_holds_no_key() {
    let copied = copied();
    let mut names: Vec<String> = fs::read_dir(copied.dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["copy", "town.db", "town.keys", "town.lock"]);
    let keys = TownKeys::read(&copied.dir.path().join("town.keys")).unwrap();
    let bytes = fs::read(&copied.backup).unwrap();
    for key in [keys.partition(), keys.noise()] {
        assert!(!bytes.windows(32).any(|part| part == key));
    }
}

#[test]
fn a_backup_with_other_keys_or_none_is_refused() {
    let mut copied = copied();
    let path = copied.dir.path().join("other.keys");
    copied.keys = KeySource::File(path.clone());
    assert!(matches!(copied.read_back(), Err(StoreError::NoKeys(_))));
    TownKeys::create(&path).unwrap();
    assert!(matches!(copied.read_back(), Err(StoreError::OtherKeys(_))));
}

#[test]
fn a_damaged_backup_is_refused() {
    let copied = copied();
    let length = fs::metadata(&copied.backup).unwrap().len();
    let mut file = OpenOptions::new().write(true).open(&copied.backup).unwrap();
    file.seek(SeekFrom::Start(length - 4096)).unwrap();
    file.write_all(&[0xa5; 4096]).unwrap();
    let refused = copied.read_back();
    assert!(
        matches!(refused, Err(StoreError::Damaged { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_reference_that_leads_nowhere_is_damage() {
    let copied = copied();
    let db = Connection::open(&copied.backup).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM batch;")
        .unwrap();
    drop(db);
    let refused = copied.read_back();
    assert!(
        matches!(refused, Err(StoreError::Damaged { .. })),
        "{refused:?}"
    );
}

#[test]
fn another_file_is_no_backup() {
    let copied = copied();
    fs::write(
        &copied.backup,
        "a letter to somebody about something, long enough to be read",
    )
    .unwrap();
    assert!(matches!(copied.read_back(), Err(StoreError::NotAStore(_))));
    fs::remove_file(&copied.backup).unwrap();
    Connection::open(&copied.backup)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    assert!(matches!(copied.read_back(), Err(StoreError::NotAStore(_))));
}
