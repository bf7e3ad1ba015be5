//! A store and its keys: its own are taken, completed once, and all others refused.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::testing::store;

#[test]
fn other_keys_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    drop(store(&dir));
    let keys = dir.path().join("town.keys");
    fs::remove_file(&keys).unwrap();
    let missing = SqliteRecords::open(&dir.path().join("town.db"));
    assert!(matches!(missing.err(), Some(StoreError::NoKeys(_))));
    TownKeys::create(&keys).unwrap();
    let other = SqliteRecords::open(&dir.path().join("town.db"));
    assert!(matches!(other.err(), Some(StoreError::OtherKeys(_))));
}

#[test]
fn keys_that_anybody_can_make_are_refused_for_real_people() {
    let dir = tempfile::tempdir().unwrap();
    let demo = dir.path().join("demo.db");
    SqliteRecords::open_or_create(&demo, Purpose::Demo(1)).unwrap();
    let (real, keys) = (dir.path().join("real.db"), dir.path().join("real.keys"));
    fs::copy(dir.path().join("demo.keys"), &keys).unwrap();
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o600)).unwrap();
    let refused = SqliteRecords::open_or_create(&real, Purpose::Real);
    assert!(matches!(refused, Err(StoreError::DemoKeys(_))));
    assert!(!real.exists());
    assert!(SqliteRecords::open_or_create(&real, Purpose::Synthetic).is_ok());
}

/// Makes the store what the first version left: two keys in one line, and no noise key known.
fn as_the_first_version(dir: &tempfile::TempDir, purpose: Purpose) -> [PathBuf; 2] {
    let (path, keys) = (dir.path().join("town.db"), dir.path().join("town.keys"));
    let store = SqliteRecords::open_or_create(&path, purpose).unwrap();
    let sql = "DELETE FROM meta WHERE name = 'noise_key'";
    assert_eq!(store.db.execute(sql, []).unwrap(), 1);
    let text = fs::read_to_string(&keys).unwrap();
    let held = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap().to_owned()
    };
    let first = format!("gocpont keys 1\n{}{}\n", held("unit "), held("partition "));
    fs::write(&keys, first).unwrap();
    [path, keys]
}

#[test]
fn a_store_of_the_first_version_gets_its_noise_key_and_keeps_to_it() {
    let dir = tempfile::tempdir().unwrap();
    let [path, keys] = as_the_first_version(&dir, Purpose::Real);
    let before = fs::read(&keys).unwrap();
    let noise = SqliteRecords::open(&path).unwrap().keys().noise();
    assert_eq!(SqliteRecords::open(&path).unwrap().keys().noise(), noise);
    let completed = fs::read_to_string(&keys).unwrap();
    // The file of before would have another drawn: the store knows better, and the file stays what it is.
    fs::write(&keys, &before).unwrap();
    let refused = SqliteRecords::open(&path).err();
    assert!(matches!(refused, Some(StoreError::OtherKeys(_))));
    assert_eq!(fs::read(&keys).unwrap(), before);
    let last = completed.trim_end().chars().last().unwrap();
    let other = if last == '0' { "1" } else { "0" };
    let mut another = completed.trim_end().to_owned();
    another.replace_range(another.len() - 1.., other);
    fs::write(&keys, another).unwrap();
    let refused = SqliteRecords::open(&path).err();
    assert!(matches!(refused, Some(StoreError::OtherKeys(_))));
    fs::write(&keys, completed).unwrap();
    assert!(SqliteRecords::open(&path).is_ok());
}

#[test]
fn keys_of_another_store_are_not_completed() {
    let dir = tempfile::tempdir().unwrap();
    let [path, keys] = as_the_first_version(&dir, Purpose::Real);
    let text = fs::read_to_string(&keys)
        .unwrap()
        .replace(['2', '3', '4'], "5");
    fs::write(&keys, &text).unwrap();
    let refused = SqliteRecords::open(&path).err();
    assert!(matches!(refused, Some(StoreError::OtherKeys(_))));
    assert_eq!(fs::read_to_string(&keys).unwrap(), text);
}

#[test]
fn keys_from_a_text_need_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let (path, keys) = (dir.path().join("town.db"), dir.path().join("town.keys"));
    TownKeys::create(&keys).unwrap();
    let text = fs::read_to_string(&keys).unwrap();
    fs::remove_file(&keys).unwrap();
    let source = KeySource::Text(text);
    drop(SqliteRecords::open_or_create_with(&path, Purpose::Real, &source).unwrap());
    assert!(SqliteRecords::open_with(&path, &source).is_ok());
    assert!(!keys.exists());
    let missing = SqliteRecords::open(&path).err();
    assert!(matches!(missing, Some(StoreError::NoKeys(_))));
}

#[test]
fn keys_that_were_typed_are_refused_for_real_people() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("town.db");
    let line = |name: &str, digit: &str| format!("{name} {};", digit.repeat(64));
    let typed = [
        line("unit", "1"),
        line("partition", "2"),
        line("noise", "3"),
    ]
    .concat();
    let source = KeySource::Text(format!("gocpont keys 2;{typed}"));
    let real = SqliteRecords::open_or_create_with(&path, Purpose::Real, &source);
    assert!(matches!(real, Err(StoreError::DemoKeys(_))));
    assert!(!path.exists());
    assert!(SqliteRecords::open_or_create_with(&path, Purpose::Synthetic, &source).is_ok());
}
