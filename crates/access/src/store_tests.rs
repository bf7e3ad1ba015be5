//! The file: for its owner, whole from the beginning, one writer at a time.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::testing::Office;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn the_file_and_what_stands_beside_it_are_for_the_owner_alone() {
    let office = Office::new();
    assert_eq!(mode(&office.path()), 0o600);
    for beside in ["town.staff.db-wal", "town.staff.db-shm", "town.staff.lock"] {
        assert_eq!(
            mode(&office.path().with_file_name(beside)),
            0o600,
            "{beside}"
        );
    }
    fs::set_permissions(office.path(), fs::Permissions::from_mode(0o640)).unwrap();
    let opened = StaffStore::open(&office.path());
    assert!(matches!(opened.err(), Some(AccessError::OpenToOthers(_))));
}

#[test]
fn a_connection_is_opened_as_the_stores_of_records_are() {
    let office = Office::new();
    let value = |name: &str| {
        let read = |db: &Connection| {
            let text =
                db.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
            Ok(format!("{:?}", text?))
        };
        office.store.read(read).unwrap()
    };
    assert_eq!(value("journal_mode"), "Text(\"wal\")");
    for (name, expected) in [
        ("synchronous", 2),
        ("wal_autocheckpoint", 0),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("user_version", 3),
    ] {
        assert_eq!(value(name), format!("Integer({expected})"), "{name}");
    }
}

#[test]
fn another_file_and_none_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.staff.db");
    let opened = || StaffStore::open(&path).err();
    assert!(matches!(opened(), Some(AccessError::Missing(_))));
    for text in [
        "no database at all, but a text that is long enough to be looked at",
        "",
    ] {
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(
            matches!(opened(), Some(AccessError::NotAStore(_))),
            "{text:?}"
        );
    }
    fs::remove_file(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE x (y)").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(matches!(opened(), Some(AccessError::NotAStore(_))));
}

#[test]
fn one_that_broke_off_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.staff.db");
    fs::write(folder.path().join("town.staff.db.new"), "half").unwrap();
    StaffStore::open_or_create(&path).unwrap();
    assert_eq!(mode(&path), 0o600);
    assert!(!folder.path().join("town.staff.db.new").exists());
}

#[test]
fn what_fails_within_a_write_leaves_nothing_behind() {
    let mut office = Office::new();
    let before = office.store.head().unwrap();
    let failed = office
        .store
        .write(|transaction| -> Result<(), AccessError> {
            transaction.execute("INSERT INTO tenant (code, name) VALUES ('1', 'x')", [])?;
            Err(AccessError::NoRole)
        });
    assert!(failed.is_err());
    assert_eq!(office.store.tenants().unwrap().len(), 1);
    assert_eq!(office.store.head().unwrap(), before);
}

#[test]
fn a_long_log_is_moved_into_the_file_by_whoever_writes() {
    let mut office = Office::new();
    let long = "x".repeat(1 << 20);
    for at in 0..6 {
        let row = |transaction: &Transaction<'_>| {
            let sql = "INSERT INTO tenant (code, name) VALUES (?1, ?2)";
            Ok(transaction.execute(sql, (at.to_string(), &long))?)
        };
        office.store.write(row).unwrap();
    }
    let size = |path: &Path| fs::metadata(path).unwrap().len();
    assert!(size(&log_of(&office.path())) < LONG_LOG);
    assert!(size(&office.path()) > LONG_LOG);
    assert_eq!(office.reopened().tenants().unwrap().len(), 7);
}

#[test]
fn a_file_of_the_first_form_keeps_everything_and_gets_what_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.staff.db");
    let old = Connection::open(&path).unwrap();
    configure(&old, true).unwrap();
    old.execute_batch(include_str!("migrations/1.sql")).unwrap();
    old.execute_batch(
        "INSERT INTO account (name, password, created_at) VALUES ('anna', 'x', 1);
         PRAGMA user_version = 1;",
    )
    .unwrap();
    drop(old);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let accounts = StaffStore::open(&path).unwrap().accounts().unwrap();
    let [anna] = &accounts[..] else {
        panic!("{accounts:?}")
    };
    assert_eq!(anna.name.as_str(), "anna");
    assert_eq!(
        (&anna.mail, anna.needs_totp, anna.used_at),
        (&None, false, None)
    );
}
