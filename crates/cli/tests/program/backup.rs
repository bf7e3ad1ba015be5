//! The private store is copied, lost and brought back; without its keys nobody can use the copy.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use gocpont_access::{
    Attempt, Grant, Login, NewAccount, Password, Role, SealingKey, StaffStore, Who,
};
use gocpont_records::entries::Entries;
use gocpont_records::{KeySource, TownKeys};
use jiff::Timestamp;
use rusqlite::Connection;

use crate::town::Town;

const HEAD: &str = "household_id,interview_date,lon,lat,rooms,tenure";

/// A store with one household, and its backup in a folder beside it.
fn backed_up() -> Town {
    let town = Town::empty();
    town.write(
        "rows.csv",
        format!("{HEAD}\nHAVAS,2024-09-01,18.32,47.65,3,owner\n"),
    );
    town.run(&["import", "--codebook", "household", "rows.csv"])
        .fine();
    fs::create_dir(town.path("kept")).expect("a folder");
    town.run(&["backup", "-o", "kept/copy"]).fine();
    town
}

fn lose(town: &Town, names: &[&str]) {
    for name in names {
        fs::remove_file(town.path(name)).expect("removed");
    }
}

#[test]
fn a_lost_store_is_restored_from_its_backup() {
    let town = backed_up();
    let status = town.run(&["status", "--json"]).fine().json();
    lose(&town, &["town.db"]);
    let said = town.run(&["restore", "kept/copy"]).fine();
    assert!(said.err.contains("erase them again"), "{}", said.err);
    assert_eq!(town.run(&["status", "--json"]).fine().json(), status);
    let again = ["--json", "import", "--codebook", "household", "rows.csv"];
    assert_eq!(town.run(&again).fine().json()["unchanged"], 1);
    let mode = fs::metadata(town.path("town.db"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    // A store that came from a backup knows of it.
    let forget = [
        "--json",
        "forget",
        "--yes",
        "--register",
        "household",
        "HAVAS",
    ];
    let remains = town.run(&forget).fine().json()["remains"].clone();
    assert_eq!(remains["backups"][0]["there"], true);
}

#[test]
fn a_backup_is_for_its_owner_and_names_the_keys_that_it_does_not_hold() {
    let town = backed_up();
    let keys = town.run(&["status", "--json"]).fine().json()["keys"].clone();
    let said = town.run(&["--json", "backup", "-o", "kept"]).fine();
    let result = said.json();
    assert_eq!(result["keys"], keys);
    let noise = result["noise_key"].as_str().expect("a fingerprint");
    for words in [
        "town.keys",
        keys.as_str().expect("a fingerprint"),
        noise,
        "worthless",
    ] {
        assert!(said.err.contains(words), "no {words:?} in {}", said.err);
    }
    let file = result["file"].as_str().expect("a path");
    assert!(
        file.starts_with("kept/town-2") && file.ends_with(".backup"),
        "{file}"
    );
    let mode = fs::metadata(town.path(file))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    // No key stands in it, as text or as bytes, and nothing unfinished is left.
    let bytes = town.bytes(file);
    for line in town.read("town.keys").lines().skip(1) {
        let hex = line.split(' ').nth(1).expect("a key");
        let raw: Vec<u8> = (0..32)
            .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hex"))
            .collect();
        assert!(!bytes.windows(64).any(|part| part == hex.as_bytes()));
        assert!(!bytes.windows(32).any(|part| part == raw));
    }
    assert_eq!(
        fs::read_dir(town.path("kept")).expect("a folder").count(),
        2
    );
}

#[test]
fn a_backup_beside_what_is_public_is_refused_and_so_is_one_in_the_way() {
    let town = backed_up();
    town.run(&["backup", "-o", "kept/copy"])
        .ended(1, &["kept/copy", "not overwritten"]);
    town.run(&["backup", "-o", "nowhere/copy"])
        .ended(1, &["nowhere/copy"]);
    town.write("town.releases", "");
    town.run(&["backup", "-o", "."])
        .ended(1, &["town.releases"]);
    town.run(&["backup", "-o", "copy"])
        .ended(1, &["town.releases"]);
    fs::create_dir_all(town.path("site/deep/er")).expect("folders");
    town.write("site/index.html", "<p>");
    town.run(&["backup", "-o", "site/deep/er/copy"])
        .ended(1, &["index.html"]);
    std::os::unix::fs::symlink(town.path("site/deep"), town.path("elsewhere")).expect("linked");
    town.run(&["backup", "-o", "elsewhere/copy"])
        .ended(1, &["index.html"]);
    assert_eq!(
        fs::read_dir(town.path("site/deep"))
            .expect("a folder")
            .count(),
        1
    );
    town.run(&["backup", "-o", "kept/two"]).fine();
}

#[test]
fn nothing_is_restored_over_a_store_or_what_is_left_of_one() {
    let town = backed_up();
    let before = town.bytes("town.db");
    town.run(&["restore", "kept/copy"])
        .ended(1, &["town.db", "not overwritten"]);
    assert_eq!(town.bytes("town.db"), before);
    lose(&town, &["town.db"]);
    town.write("town.db-wal", "left behind");
    town.run(&["restore", "kept/copy"])
        .ended(1, &["town.db-wal"]);
    lose(&town, &["town.db-wal"]);
    town.run(&["restore", "kept/nothing"])
        .ended(1, &["kept/nothing"]);
    town.run(&["restore", "kept/copy"]).fine();
}

#[test]
fn a_store_comes_back_with_its_own_keys_alone() {
    let (town, other) = (backed_up(), backed_up());
    let keys = town.bytes("town.keys");
    lose(&town, &["town.db", "town.keys"]);
    town.run(&["restore", "kept/copy"])
        .ended(1, &["town.keys", "missing"]);
    let owner_only = fs::Permissions::from_mode(0o600);
    fs::copy(other.path("town.keys"), town.path("town.keys")).expect("copied");
    town.run(&["restore", "kept/copy"])
        .ended(1, &["town.keys", "keys of this store"]);
    assert!(!town.path("town.db").exists() && !town.path("town.db.part").exists());
    town.write("town.keys", keys);
    fs::set_permissions(town.path("town.keys"), owner_only).expect("owner only");
    town.run(&["restore", "kept/copy"]).fine();
}

#[test]
fn a_damaged_backup_and_another_file_are_refused() {
    let town = backed_up();
    let mut bytes = town.bytes("kept/copy");
    let end = bytes.len();
    bytes[end - 4096..].fill(0xa5);
    town.write("kept/damaged", bytes);
    lose(&town, &["town.db"]);
    town.run(&["restore", "kept/damaged"])
        .ended(1, &["kept/damaged", "damaged"]);
    town.run(&["restore", "rows.csv"])
        .ended(1, &["rows.csv", "not a store"]);
    assert!(!town.path("town.db").exists());
    town.run(&["restore", "kept/copy"]).fine();
}

#[test]
fn keys_from_the_environment_stand_in_for_the_file() {
    let town = backed_up();
    let keys = town.read("town.keys").replace('\n', ";");
    lose(&town, &["town.keys"]);
    let code = |keys: &str, args: &[&str]| {
        let run = town.command().env("GOCPONT_KEYS", keys).args(args).output();
        run.expect("run").status.code()
    };
    assert_eq!(code("", &["status"]), Some(1));
    assert_eq!(code("gocpont keys 2", &["status"]), Some(1));
    assert_eq!(code(&keys, &["status"]), Some(0));
    let import = ["import", "--codebook", "household", "rows.csv"];
    assert_eq!(code(&keys, &import), Some(0));
    lose(&town, &["town.db"]);
    assert_eq!(code(&keys, &["restore", "kept/copy"]), Some(0));
    assert!(!town.path("town.keys").exists());
    // Of other keys in the file nobody takes notice, and other keys in the environment are refused.
    let other = backed_up().read("town.keys").replace('\n', ";");
    assert_eq!(code(&other, &["status"]), Some(1));
}

/// The town with the desk's files: an account with a second factor, somebody signed in, and one entry.
fn with_desk() -> Town {
    let town = backed_up();
    town.run(&["tenant", "add", "25104", "Mintafalva"]).fine();
    let mut store = StaffStore::open(&town.path("town.staff.db")).expect("the file");
    let grant = Grant {
        tenant: "25104".parse().expect("a code"),
        role: Role::Viewer,
        records: false,
    };
    let new = NewAccount {
        name: &"anna".parse().expect("a name"),
        organisation: None,
        grants: &[grant],
        password: &Password::new("a pond in the park"),
        mail: None,
        needs_totp: false,
    };
    store
        .add_account(&new, &Who::Program, Timestamp::now())
        .expect("made");
    let keys = TownKeys::read(&town.path("town.keys")).expect("the keys");
    drop(Entries::open_or_create(&town.path("town.desk.db"), keys).expect("the file"));
    town
}

fn sign_in(town: &Town) -> (StaffStore, Login) {
    let mut store = StaffStore::open(&town.path("town.staff.db")).expect("the file");
    let attempt = Attempt {
        name: "anna",
        password: &Password::new("a pond in the park"),
        code: None,
        address: "192.0.2.1".parse().expect("an address"),
        replaces: None,
        at: Timestamp::now(),
    };
    let login = store.login(&attempt).expect("an answer");
    (store, login)
}

#[test]
fn the_desks_files_go_with_the_store_and_come_back_with_it_while_they_are_in_use() {
    let town = with_desk();
    // Both files are open, as they are while the desk runs, and somebody is signed in.
    let (mut open, login) = sign_in(&town);
    let Login::In(key) = login else {
        panic!("{login:?}")
    };
    let keys = TownKeys::read(&town.path("town.keys")).expect("the keys");
    let entries = Entries::open_or_create(&town.path("town.desk.db"), keys).expect("the file");
    let said = town
        .run(&["--json", "backup", "-o", "kept/all"])
        .fine()
        .json();
    assert_eq!(said["desk"].as_array().map(Vec::len), Some(2));
    for name in ["kept/all", "kept/all.staff", "kept/all.desk"] {
        let mode = fs::metadata(town.path(name)).expect(name).permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "{name}");
    }
    assert!(
        open.session(&key, Timestamp::now())
            .expect("asked")
            .is_some()
    );
    town.run(&["backup", "-o", "kept/all"])
        .ended(1, &["not overwritten"]);
    let checked = town.run(&["check", "--json"]).fine().json();
    let parts = checked["checked"].as_array().expect("parts").clone();
    for what in ["staff", "audit", "entries"] {
        let part = parts.iter().find(|own| own["what"] == what);
        assert!(part.expect(what)["fault"].is_null(), "{what}");
    }
    drop((open, entries));
    lose(&town, &["town.db", "town.staff.db"]);
    // What SQLite left beside it goes with it.
    for beside in ["town.db-wal", "town.db-shm"] {
        drop(fs::remove_file(town.path(beside)));
    }
    // One that is still there stands in the way, and nothing is written.
    town.run(&["restore", "kept/all"])
        .ended(1, &["town.desk.db"]);
    assert!(!town.path("town.db").exists());
    lose(&town, &["town.desk.db"]);
    let said = town.run(&["restore", "kept/all"]).fine();
    assert!(said.err.contains("in force again"), "{}", said.err);
    town.run(&["check"]).fine();
    // Whoever was signed in signs in again.
    let (mut restored, login) = sign_in(&town);
    assert!(matches!(login, Login::In(_)));
    let old = restored.session(&key, Timestamp::now()).expect("asked");
    assert!(old.is_none());
}

#[test]
fn check_finds_what_somebody_has_changed_in_the_desks_files() {
    let town = with_desk();
    let attacker = Connection::open(town.path("town.staff.db")).expect("the file");
    attacker
        .execute_batch(
            "DROP TRIGGER audit_is_not_changed; UPDATE audit SET tenant = 'x' WHERE id = 1",
        )
        .expect("changed");
    drop(attacker);
    fs::write(
        town.path("town.desk.db"),
        "no database, but long enough to be looked at",
    )
    .expect("written");
    let said = town.run(&["check", "--json"]);
    assert_eq!(said.code, 1);
    let checked = said.json();
    let parts = checked["checked"].as_array().expect("parts").clone();
    for (what, is_sound) in [("staff", true), ("audit", false), ("entries", false)] {
        let part = parts.iter().find(|own| own["what"] == what).expect(what);
        assert_eq!(part["fault"].is_null(), is_sound, "{part}");
    }
}

#[test]
fn the_second_factor_of_a_restored_file_is_opened_by_the_towns_keys_alone() {
    let town = with_desk();
    let factor = town.run(&["user", "totp", "anna", "--json"]).fine().json();
    assert!(factor["secret"].as_str().is_some());
    // Sealed: the file alone does not even say whether a code is right.
    let mut store = StaffStore::open(&town.path("town.staff.db")).expect("the file");
    let attempt = Attempt {
        name: "anna",
        password: &Password::new("a pond in the park"),
        code: Some("000000"),
        address: "192.0.2.1".parse().expect("an address"),
        replaces: None,
        at: Timestamp::now(),
    };
    assert!(store.login(&attempt).is_err());
    let sealing = KeySource::File(town.path("town.keys"));
    let key = sealing.staff_sealing().expect("read").expect("keys");
    let mut store = store.with_sealing(SealingKey::new(key)).expect("its key");
    let attempt = Attempt {
        at: Timestamp::now(),
        ..attempt
    };
    assert!(matches!(store.login(&attempt), Ok(Login::Wrong)));
    let other = StaffStore::open(&town.path("town.staff.db")).expect("the file");
    assert!(other.with_sealing(SealingKey::new([7; 32])).is_err());
}
