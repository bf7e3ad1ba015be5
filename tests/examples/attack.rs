//! Attacks the tables that `gocpont export release -o FOLDER` wrote, of both tiers if both folders are given, and with
//! the file of `gocpont export truth` scores what was derived:
//! `cargo run -p gocpont-tests --example attack FOLDER… [TRUTH.csv]`.

use std::path::Path;
use std::process::ExitCode;

use gocpont_tests::attack::tables::Unreadable;
use gocpont_tests::attack::{Tables, Truth, attack};

/// All folders as one attacker has them, and the truth.
fn read(paths: &[String]) -> Result<(Option<Tables>, Option<Truth>), Unreadable> {
    let (mut tables, mut truth) = (None::<Tables>, None);
    for path in paths {
        let path = Path::new(path);
        if path.is_dir() {
            let more = Tables::read(path)?;
            tables = Some(match tables {
                Some(tables) => tables.and(more),
                None => more,
            });
        } else {
            truth = Some(Truth::read(path)?);
        }
    }
    Ok((tables, truth))
}

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let (tables, truth) = match read(&paths) {
        Ok((Some(tables), truth)) => (tables, truth),
        Ok((None, _)) => {
            eprintln!("attack FOLDER... [TRUTH.csv]");
            return ExitCode::from(2);
        }
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let report = attack(&tables, truth.as_ref());
    println!(
        "{} releases, {} hexes\n{report}",
        tables.releases.len(),
        tables.hexes.len()
    );
    if report.finds_nothing() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
