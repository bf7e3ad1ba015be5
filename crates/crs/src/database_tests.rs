//! Tests of the database that lies within the program, and of one that stands in the way.

use std::process::{Command, Output};

use crate::{Transformer, database};

/// Set in the process that a test starts to play the program in another environment.
const PLAYED: &str = "GOCPONT_CRS_PLAYED";

#[test]
fn the_whole_database_lies_within_the_program() {
    let program = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    let Some(file) = database::file() else {
        // No file anywhere: then a transformer can only come from within.
        assert!(Transformer::to_wgs84(23700).is_ok());
        return;
    };
    let database = std::fs::read(file).unwrap();
    let header = &database[..64];
    let within = (0..=program.len() - database.len())
        .filter(|&start| program[start] == header[0] && program[start..start + 64] == *header)
        .any(|start| program[start..start + database.len()] == database[..]);
    assert!(within, "a moved program would find no database");
}

#[test]
fn a_database_of_another_proj_is_named_in_the_error() {
    if std::env::var_os(PLAYED).is_some() {
        println!("said: {}", Transformer::to_wgs84(23700).unwrap_err());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("proj.db"), "no database").unwrap();
    let played = play(
        "database_tests::a_database_of_another_proj_is_named_in_the_error",
        folder.path(),
    );
    let text = String::from_utf8_lossy(&played.stdout);
    let file = folder.path().join("proj.db");
    assert!(
        text.contains(&format!("said: {}", file.display())),
        "{text}"
    );
    assert!(text.contains("unset PROJ_DATA"), "{text}");
}

fn play(test: &str, proj_data: &std::path::Path) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env("PROJ_DATA", proj_data)
        .env(PLAYED, "1")
        .output()
        .unwrap()
}
