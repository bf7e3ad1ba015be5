//! Reading the checkout: crates, what they depend on, and their files, for the tests that hold the architecture; and
//! the attacker, who tries to learn from public tables what they must not tell.

pub mod attack;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The checkout's root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// For each crate of the house, by folder name, the packages that it needs to run (not those of its tests).
///
/// # Panics
/// Where a manifest cannot be read.
#[must_use]
pub fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let folders = fs::read_dir(root().join("crates")).expect("the crates");
    let mut found = BTreeMap::new();
    for folder in folders.flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(folder.path().join("Cargo.toml")).expect("a manifest");
        let manifest: toml::Table = text.parse().expect("TOML");
        let table = manifest.get("dependencies").and_then(toml::Value::as_table);
        let names = table.map(|table| table.keys().cloned().collect());
        found.insert(name, names.unwrap_or_default());
    }
    found
}

/// Every file of ours under a folder that ends so, without what is built or fetched.
#[must_use]
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() {
                let skipped = ["node_modules", "dist", "target"];
                if !skipped.iter().any(|skip| name == *skip) {
                    open.push(path);
                }
            } else if name.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
