//! The workbench's importer on a store of its own: what it reports is what the import does, and what is stopped keeps nothing.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU32, Ordering};

use gocpont_desk::report::State;
use gocpont_desk::{At, MappedColumn, MappedTable};
use gocpont_ingest::rejection::Reason;
use gocpont_words::{Language, Words};
use tempfile::TempDir;

use super::*;

/// Lets reading go on so many times.
struct Patience(AtomicU32);

impl Watch for Patience {
    fn goes_on(&self, _at: At) -> bool {
        let left = self.0.load(Ordering::Relaxed);
        self.0.store(left.saturating_sub(1), Ordering::Relaxed);
        left > 0
    }
}

const fn patience() -> Patience {
    Patience(AtomicU32::new(u32::MAX))
}

struct Place {
    folder: TempDir,
    bench: Bench,
}

fn place() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let command = Workbench {
        listen: "127.0.0.1:0".parse().expect("an address"),
        codebook: Vec::new(),
        parameters: None,
        synthetic: true,
    };
    let codebooks = ["household", "person"].map(str::to_owned).to_vec();
    let bench = Bench::new(&folder.path().join("town.db"), codebooks, &command);
    Place { folder, bench }
}

const HEAD: &str = "household_id,interview_date,lon,lat,rooms,comfort";

impl Place {
    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    }

    fn homes(&self, count: u32) -> PathBuf {
        let mut text = format!("{HEAD}\n");
        for home in 0..count {
            let east = 18.30 + f64::from(home % 200) * 1e-4;
            writeln!(text, "H{home},2024-01-01,{east:.4},47.65,3,full").expect("a text");
        }
        self.file("homes.csv", &text)
    }

    fn check(&self, path: &Path) -> Report {
        self.bench.check(path, &Choices::default(), &patience())
    }

    fn import(&self, path: &Path) -> Report {
        self.bench.import(path, &Choices::default(), &patience())
    }
}

fn counts(report: &Report) -> Vec<(u64, u64, u64)> {
    let counts = report.tables.iter().filter_map(|table| table.counts);
    counts
        .map(|own| (own.taken, own.changed, own.unchanged))
        .collect()
}

#[test]
fn a_check_says_what_the_import_does_and_an_undo_makes_it_as_before() {
    let place = place();
    let file = place.file(
        "homes.csv",
        &format!(
            "{HEAD}\nH1,2024-01-01,18.32,47.65,3,full\nH2,2024-01-01,18.33,47.65,x,full\n\
             H3,2024-01-01,18.3201,47.65,3,palace\nH4,2024-01-01,18.32,47.65,3,full\n"
        ),
    );
    let checked = place.check(&file);
    assert_eq!(counts(&checked), [(2, 0, 0)]);
    assert!(
        !place.folder.path().join("town.db").exists(),
        "a check makes no store"
    );
    let rejected: Vec<_> = checked
        .rejections
        .iter()
        .map(|own| (own.row, own.column.as_str(), own.value.as_str(), own.reason))
        .collect();
    assert_eq!(
        rejected,
        [
            (3, "rooms", "x", "not-integer"),
            (4, "comfort", "palace", "unknown-category")
        ]
    );
    assert_eq!((checked.rejected(), checked.batches()), (2, vec![]));
    assert_eq!(
        (
            checked.places.placed,
            checked.places.resolution,
            checked.places.hexes.len()
        ),
        (2, 9, 1)
    );

    let taken = place.import(&file);
    assert_eq!(counts(&taken), [(2, 0, 0)]);
    assert_eq!(taken.rejections, checked.rejections);
    let again = place.check(&file);
    assert_eq!((counts(&again), again.batches()), (vec![(0, 0, 2)], vec![]));
    assert_eq!(
        std::fs::read_dir(place.folder.path())
            .expect("a folder")
            .filter(|entry| {
                let name = entry.as_ref().expect("an entry").file_name();
                name.to_string_lossy().starts_with("homes.csv")
            })
            .count(),
        1,
        "nothing is written beside the file"
    );

    place
        .bench
        .saved("homes.csv.rejections.csv", 2)
        .expect("noted");
    let store = SqliteRecords::open(&place.folder.path().join("town.db")).expect("a store");
    let log = store.private_log().expect("a log");
    assert_eq!(
        log.iter()
            .map(|note| (note.kind, note.rows))
            .collect::<Vec<_>>(),
        [(PrivateKind::Rejections, Some(2))]
    );
    drop(store);
    place.bench.undo(&taken.batches()).expect("taken back");
    assert_eq!(counts(&place.check(&file)), [(2, 0, 0)]);
    assert!(place.bench.undo(&[99]).is_err());
}

#[test]
fn an_import_that_is_stopped_between_two_portions_keeps_nothing() {
    let place = place();
    let file = place.homes(20_000);
    // A store that is there already, with one home in it.
    let first = place.file(
        "first.csv",
        &format!("{HEAD}\nF1,2024-01-01,18.32,47.65,3,full\n"),
    );
    assert_eq!(counts(&place.import(&first)), [(1, 0, 0)]);
    let stopping = Patience(AtomicU32::new(1));
    let stopped = place.bench.import(&file, &Choices::default(), &stopping);
    assert!(
        stopped.stopped && stopped.batches().is_empty(),
        "{:?}",
        stopped.refusal
    );
    assert_eq!(stopping.0.load(Ordering::Relaxed), 0, "it had begun");
    assert_eq!(counts(&place.check(&file)), [(20_000, 0, 0)]);
    assert_eq!(counts(&place.check(&first)), [(0, 0, 1)]);
}

#[test]
fn a_file_that_cannot_be_read_shows_its_columns_and_a_decision_makes_it_readable() {
    let place = place();
    let text =
        "azon;interview_date;lon;lat;rooms;Komfortfokozat\nT1;2024-03-05;18,32;47,65;3;összkomf.\n";
    let file = place.file("wave.csv", text);
    let refused = place.check(&file);
    let said = refused.refusal.as_ref().expect("refused");
    for said in [&said.hu, &said.cs, &said.en] {
        assert!(
            said.contains("household_id") && said.contains("wave.csv"),
            "{said}"
        );
        assert!(
            !said.contains(&place.folder.path().display().to_string()),
            "{said}"
        );
    }
    let table = &refused.tables[0];
    assert_eq!(
        (table.register.as_str(), table.missing.as_slice()),
        ("household", ["household_id".to_owned()].as_slice())
    );
    assert_eq!(table.head[0].cells[0], "T1");
    let state = |name: &str| {
        table
            .columns
            .iter()
            .find(|own| own.name == name)
            .map(|own| own.state)
    };
    assert_eq!(state("rooms"), Some(State::Sure));
    assert_eq!(state("Komfortfokozat"), Some(State::Renamed));
    let asked = table
        .columns
        .iter()
        .find(|own| own.variable == "comfort")
        .expect("the column");
    assert_eq!(asked.answers, [("összkomf.".to_owned(), 1)]);

    let column = |column: &str, variable: &str, answer: Option<(&str, &str)>| MappedColumn {
        column: column.to_owned(),
        variable: variable.to_owned(),
        answers: answer
            .map(|(text, code)| (text.to_owned(), code.to_owned()))
            .into_iter()
            .collect(),
    };
    let mut columns: Vec<_> = ["interview_date", "lon", "lat", "rooms"]
        .map(|name| column(name, name, None))
        .into();
    columns.push(column("azon", "household_id", None));
    columns.push(column(
        "Komfortfokozat",
        "comfort",
        Some(("összkomf.", "full")),
    ));
    let decided = |columns| Choices {
        mapping: vec![MappedTable {
            table: String::new(),
            register: "household".to_owned(),
            columns,
        }],
        ..Choices::default()
    };
    let read = place
        .bench
        .check(&file, &decided(columns.clone()), &patience());
    assert_eq!((counts(&read), &read.refusal), (vec![(1, 0, 0)], &None));
    let state = |name: &str| {
        read.tables[0]
            .columns
            .iter()
            .find(|own| own.name == name)
            .map(|own| own.state)
    };
    assert_eq!(
        (state("azon"), state("rooms")),
        (Some(State::Decided), Some(State::Sure))
    );
    // One variable from two columns is a mistake.
    columns.push(column("rooms", "household_id", None));
    let twice = place.bench.check(&file, &decided(columns), &patience());
    assert!(twice.refusal.is_some());
}

#[test]
fn points_and_texts_of_other_registers_find_theirs() {
    let place = place();
    let points = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":
        {"household_id":"P1","interview_date":"2024-01-01","rooms":2,"comfort":"full"},
        "geometry":{"type":"Point","coordinates":[18.32,47.65]}}]}"#;
    let read = place.check(&place.file("homes.geojson", points));
    assert_eq!((counts(&read), read.places.placed), (vec![(1, 0, 0)], 1));
    assert_eq!(
        read.tables[0].head[0].cells.last().map(String::as_str),
        Some("47.65")
    );
    let codebooks = place.bench.registers().expect("registers");
    let people = codebooks
        .iter()
        .find(|own| own.id == "person")
        .expect("people");
    let codes: Vec<&str> = people
        .variables
        .iter()
        .take(4)
        .map(|own| own.code.as_str())
        .collect();
    let read = place.check(&place.file("people.csv", &format!("{}\n1,2,3,4\n", codes.join(","))));
    assert_eq!(read.tables[0].register, "person");
}

#[test]
fn a_choice_that_is_none_is_refused() {
    let place = place();
    let file = place.homes(1);
    let choices = Choices {
        axes: Some("upside-down".to_owned()),
        ..Choices::default()
    };
    assert!(
        place
            .bench
            .check(&file, &choices, &patience())
            .refusal
            .is_some()
    );
    let choices = Choices {
        register: Some("person".to_owned()),
        ..Choices::default()
    };
    assert!(
        place
            .bench
            .check(&file, &choices, &patience())
            .refusal
            .is_some()
    );
}

#[test]
fn every_reason_has_something_to_do_about_it_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language);
        for reason in Reason::ALL {
            let args = [("expected", Arg::from("0–120"))];
            let remedy = words.try_say(&format!("remedy-{}", reason.id()), &args);
            assert!(
                remedy.is_ok_and(|said| said.ends_with('.')),
                "{language}: {reason}"
            );
            assert!(
                words
                    .try_say(&format!("reason-{}", reason.id()), &[])
                    .is_ok()
            );
        }
    }
}
