//! Finds the `proj.db` that the bundled PROJ was built with, so that the program can carry it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let Some(found) = database(&out) else {
        println!(
            "cargo:error=proj.db was not found beside {}: was PROJ built?",
            out.display()
        );
        return;
    };
    println!("cargo:rerun-if-changed={}", found.display());
    if let Err(error) = fs::copy(&found, out.join("proj.db")) {
        println!("cargo:error={}: {error}", found.display());
    }
}

/// PROJ is built in a sibling of our own build folder: `build/proj-sys-*/out/share/proj/proj.db`, the newest.
fn database(out: &Path) -> Option<PathBuf> {
    let build = out.parent()?.parent()?;
    let siblings = fs::read_dir(build).ok()?.flatten();
    let found = siblings
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("proj-sys-"))
        .map(|entry| entry.path().join("out/share/proj/proj.db"))
        .filter(|path| path.exists());
    found.max_by_key(|path| {
        let changed = fs::metadata(path).and_then(|meta| meta.modified());
        changed.unwrap_or(SystemTime::UNIX_EPOCH)
    })
}
