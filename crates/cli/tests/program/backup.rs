//! The private store is copied, lost and brought back; without its keys nobody can use the copy.

use std::fs;
use std::os::unix::fs::PermissionsExt;

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
