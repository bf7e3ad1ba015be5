//! The house stays as ARCHITECTURE.md draws it: floors, doors and the manner of its files.

use std::fs;

use gocpont_tests::{dependencies, files, root};

/// The floor of each crate; a crate uses only crates on lower floors.
const FLOORS: [(&str, u8); 13] = [
    ("core", 1),
    ("words", 1),
    ("crs", 1),
    ("disclosure", 2),
    ("ingest", 2),
    ("access", 2),
    ("encode", 3),
    ("demo", 3),
    ("records", 3),
    ("releases", 3),
    ("server", 4),
    ("desk", 4),
    ("cli", 5),
];

fn floor(name: &str) -> u8 {
    let found = FLOORS.iter().find(|(known, _)| *known == name);
    found
        .unwrap_or_else(|| panic!("{name} stands on no floor"))
        .1
}

#[test]
fn a_crate_uses_only_lower_floors() {
    let all = dependencies();
    assert!(all.len() >= 8, "only {} crates were read", all.len());
    for (name, uses) in all {
        for used in uses.iter().filter_map(|used| used.strip_prefix("gocpont-")) {
            assert!(floor(used) < floor(&name), "{name} uses {used}");
        }
    }
}

#[test]
fn the_public_side_cannot_name_a_record() {
    for (name, uses) in dependencies() {
        if ["encode", "server", "releases"].contains(&name.as_str()) {
            for private in ["gocpont-core", "gocpont-records", "gocpont-ingest"] {
                assert!(!uses.contains(private), "{name} lists {private}");
            }
        }
    }
}

#[test]
fn proj_is_named_in_one_crate() {
    for (name, uses) in dependencies() {
        assert_eq!(uses.contains("proj"), name == "crs", "{name}");
    }
}

#[test]
fn core_is_pure() {
    let all = dependencies();
    let forbidden = ["serde", "tokio", "rusqlite", "getrandom", "indicatif"];
    for package in forbidden {
        assert!(!all["core"].contains(package), "core lists {package}");
    }
    // Without its default features rand has no source of randomness of its own: everything is drawn from a seed.
    let workspace = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    assert!(workspace.contains("\nrand = { version = \"0.10\", default-features = false }\n"));
    let core = fs::read_to_string(root().join("crates/core/Cargo.toml")).expect("a manifest");
    assert!(core.contains("\nrand.workspace = true\n"));
    assert!(root().join("crates/core/.clippy.toml").exists());
}

#[test]
fn every_file_opens_with_its_purpose_and_is_not_too_long() {
    let sources = [
        files("crates", ".rs"),
        files("tests", ".rs"),
        files("benches", ".rs"),
    ]
    .concat();
    assert!(sources.len() > 40, "only {} files were read", sources.len());
    for path in sources {
        let text = fs::read_to_string(&path).expect("a source file");
        assert!(
            text.starts_with("//!"),
            "{} does not say what it is for",
            path.display()
        );
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_crate_stands_in_the_map() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for name in dependencies().keys() {
        assert!(
            map.contains(&format!("`crates/{name}`")),
            "ARCHITECTURE.md does not name {name}"
        );
    }
}
