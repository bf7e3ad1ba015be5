//! What cannot be helped: a program that is killed, a disk that is full, read-only or failing, two programs at once. The
//! store stays whole, what was acknowledged is there, and the next import works.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::town::{Said, Town};

mod desk;
mod disk;
mod kill;
mod together;

/// SQLite's shell, which building the program needs anyway.
fn shell(db: &Path, sql: &str) -> String {
    let ran = Command::new("sqlite3").arg(db).arg(sql).output();
    let ran = ran.expect("sqlite3");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    String::from_utf8_lossy(&ran.stdout).trim().to_owned()
}

/// SQLite finds nothing wrong with the store.
#[track_caller]
fn is_whole(town: &Town) {
    let db = town.path("town.db");
    assert_eq!(shell(&db, "PRAGMA integrity_check"), "ok");
    assert_eq!(shell(&db, "PRAGMA foreign_key_check"), "");
}

/// Rows of a register that came with a file.
fn rows_of(town: &Town, file: &str) -> u64 {
    let sql = format!(
        "SELECT count(*) FROM register_household r JOIN batch b ON b.id = r.batch WHERE b.file = '{file}'"
    );
    shell(&town.path("town.db"), &sql).parse().expect("a count")
}

/// Households of a file of their own: `rows` of them, named after the file.
fn write_households(town: &Town, file: &str, rows: usize) {
    let mut text = "household_id,interview_date,lon,lat,rooms,tenure\n".to_owned();
    for row in 0..rows {
        let (lon, lat) = (
            18.30 + (row % 97) as f64 * 4e-4,
            47.62 + (row / 97 % 89) as f64 * 4e-4,
        );
        let rooms = 1 + row % 7;
        text.extend([format!(
            "{file}-{row},2024-09-01,{lon:.5},{lat:.5},{rooms},owner\n"
        )]);
    }
    town.write(file, text);
}

/// A store with areas, and one household that was acknowledged.
fn ready() -> Town {
    let town = Town::surveyed(50);
    town.import_areas(&["--synthetic"]);
    write_households(&town, "first.csv", 1);
    import(&town, "first.csv").fine();
    town
}

fn import(town: &Town, file: &str) -> Said {
    town.run(&["--json", "import", "--codebook", "household", file])
}
