//! Somebody asks to be forgotten: what goes, what stays, and what the program says that it cannot reach.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt;

use gocpont_core::answer::Answer;
use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId, LinkTo};
use gocpont_core::record::Value as Content;
use gocpont_ingest::parameter::Thresholds;
use gocpont_records::TownKeys;
use gocpont_records::entries::{Entries, Note};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::town::Town;

/// Two households; HAVAS with ANNA and BELA, who has a care form, KISS with CILI. Two rows were not taken.
fn people() -> Town {
    let town = Town::empty();
    let files = [
        (
            "household",
            "household_id,interview_date,lon,lat,rooms,tenure\n\
             HAVAS,2024-09-01,18.32,47.65,3,owner\nKISS,2024-09-01,18.33,47.66,2,owner\nNAGY,2024-09-01,18.33,47.66,99,owner\n",
        ),
        (
            "person",
            "person_id,household_id,interview_date,birth_date,sex,lives_alone\n\
             ANNA,HAVAS,2024-09-01,1950-01-01,female,0\nBELA,HAVAS,2024-09-01,1940-01-01,male,0\nCILI,KISS,2024-09-01,1945-01-01,female,1\n",
        ),
        (
            "elder_care",
            "person_id,interview_date\nBELA,2024-09-01\nNOBODY,2024-09-01\n",
        ),
    ];
    for (register, rows) in files {
        let file = format!("{register}.csv");
        town.write(&file, rows);
        town.run(&["import", "--synthetic", "--codebook", register, &file])
            .fine();
    }
    town
}

fn forget(town: &Town, args: &[&str]) -> Value {
    town.run(&[&["--json", "forget", "--yes"], args].concat())
        .fine()
        .json()
}

#[test]
fn a_household_is_forgotten_with_its_people_and_their_forms() {
    let town = people();
    let said = forget(&town, &["--register", "household", "HAVAS", "NOBODY"]);
    assert_eq!(
        said["revisions"],
        json!({ "household": 1, "person": 2, "elder_care": 1 })
    );
    assert_eq!(
        (&said["units"], &said["unknown"], &said["places"]),
        (&1.into(), &1.into(), &1.into())
    );
    assert_eq!(said["clean"], true);
    // The others are as they were.
    let again = [
        "--json",
        "import",
        "--codebook",
        "household",
        "household.csv",
    ];
    let again = town.run(&again).fine().json();
    assert_eq!(
        (&again["taken"], &again["unchanged"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn only_the_household_goes_where_only_is_said_and_a_person_takes_the_form_along() {
    let town = people();
    let said = forget(&town, &["--register", "household", "--only", "HAVAS"]);
    assert_eq!(said["revisions"], json!({ "household": 1 }));
    let said = forget(&town, &["--register", "person", "BELA"]);
    assert_eq!(said["revisions"], json!({ "person": 1, "elder_care": 1 }));
}

#[test]
fn ids_come_from_a_file_too_and_are_never_said() {
    let town = people();
    town.write("ids.txt", "\u{feff}ANNA\r\n\n  CILI \nANNA\nNOBODY\n");
    for lang in ["hu", "cs", "en"] {
        let args = [
            "--lang",
            lang,
            "forget",
            "--yes",
            "--register",
            "person",
            "--file",
            "ids.txt",
        ];
        let said = town.run(&args);
        assert_eq!(said.code, i32::from(lang != "hu"), "{}", said.err);
        for id in ["ANNA", "CILI", "NOBODY"] {
            assert!(
                !said.err.contains(id) && !said.out.contains(id),
                "{}",
                said.err
            );
        }
    }
    town.write("ids.txt", "\n");
    let empty = [
        "forget",
        "--yes",
        "--register",
        "person",
        "--file",
        "ids.txt",
    ];
    town.run(&empty).ended(1, &["No ids"]);
}

#[test]
fn nobody_is_erased_without_a_question_or_yes() {
    let town = people();
    town.run(&["forget", "--register", "person", "ANNA"])
        .ended(1, &["--yes", "nothing was erased"]);
    town.run(&["forget", "--yes", "--register", "person"])
        .ended(2, &["ID"]);
    town.run(&["forget", "--yes", "--register", "dog", "REX"])
        .ended(1, &["dog"]);
    assert_eq!(forget(&town, &["--register", "person", "ANNA"])["units"], 1);
}

#[test]
fn what_an_erasure_does_not_reach_is_listed() {
    let town = people();
    std::fs::create_dir(town.path("backups")).expect("a folder");
    town.run(&["backup", "-o", "backups/one"]).fine();
    town.run(&["backup", "-o", "backups/two"]).fine();
    std::fs::remove_file(town.path("backups/two")).expect("removed");
    // Of an import from before there was a log.
    town.write("person.csv.rejections.csv", "row,column,value,reason\n");
    let place = |name: &str| town.path(name).canonicalize().expect("there");
    let args = ["--json", "forget", "--yes", "--register", "person", "ANNA"];
    let said = town.run(&args).fine();
    let remains = &said.json()["remains"];
    let rejections = ["elder_care", "household", "person"]
        .map(|register| place(&format!("{register}.csv.rejections.csv")));
    assert_eq!(remains["rejections"], json!(rejections));
    assert_eq!(
        remains["surveys"],
        json!(["elder_care.csv", "household.csv", "person.csv"])
    );
    let backups = remains["backups"].as_array().expect("backups");
    assert_eq!(backups[0]["file"], json!(place("backups/one")));
    assert_eq!(
        (&backups[0]["there"], &backups[1]["there"]),
        (&true.into(), &false.into())
    );
    for words in [
        "household.csv.rejections.csv",
        "backups/one",
        "moved",
        "snapshots",
    ] {
        assert!(said.err.contains(words), "no {words:?} in {}", said.err);
    }
    assert!(!said.err.contains("What was published"), "{}", said.err);
}

#[test]
fn published_releases_stay_as_they_are_and_say_why_they_cannot_be_made_again() {
    // Under keys of the day the auditor may find, rightly, that after so large an erasure nothing more may be published.
    let town = Town::imported_under_known_keys(1500, &["2021-1"]);
    let publish = ["publish", "--plan", "demo", "--as-of", "2021-04-01"];
    town.run(&publish).fine();
    town.run(&["release", "rebuild", "1", "-o", "before"])
        .fine();
    let releases = town.bytes("town.releases");
    let head = town.read("waves/2021-1.csv");
    let ids: Vec<&str> = head
        .lines()
        .skip(1)
        .filter_map(|row| row.split([',', ';']).next())
        .collect();
    town.write("ids.txt", ids[..40].join("\n"));
    let said = forget(&town, &["--register", "household", "--file", "ids.txt"]);
    assert!(said["units"].as_u64() > Some(20), "{said}");
    assert_eq!(said["remains"]["releases"], 1);
    assert_eq!(town.bytes("town.releases"), releases);
    town.run(&["release", "rebuild", "1", "-o", "after"])
        .ended(1, &["erased"]);
    assert!(!town.path("after").exists());
    // The next release is made from who is left, and can be made again.
    town.run(&publish).fine();
    town.run(&["release", "rebuild", "2", "-o", "next"]).fine();
}

#[test]
fn a_rejection_file_is_never_written_through_a_link() {
    let town = people();
    let link = town.path("household.csv.rejections.csv");
    let mode = std::fs::metadata(&link)
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    std::fs::remove_file(&link).expect("removed");
    town.write("public.html", "<p>");
    std::os::unix::fs::symlink(town.path("public.html"), &link).expect("linked");
    town.run(&["import", "--codebook", "household", "household.csv"])
        .ended(1, &["rejections.csv", "link"]);
    assert_eq!(town.read("public.html"), "<p>");
}

/// A signal about a person of the store, by the codebook that comes with the program, with a name in a sealed text.
fn reported(town: &Town, register: &str, id: &str, link: &str) -> (Codebook, EntryId) {
    let text = include_str!("../../../../data/codebooks/signal.toml");
    let loaded = gocpont_ingest::codebook::parse("signal.toml", text, &Thresholds::default());
    let book = loaded.expect("the codebook").codebook;
    let keys = TownKeys::read(&town.path("town.keys")).expect("the keys");
    let path = town.path("town.desk.db");
    let unit = keys.unit(register, id);
    let mut entries = Entries::open_or_create(&path, keys).expect("the file");
    let number = entries.number_of(register, &unit).expect("a number");
    let end = LinkTo {
        id: number,
        gone: false,
    };
    let name = Answer::Value(Content::Text("Kitalált Béla".to_owned()));
    let at = Timestamp::from_second(1_790_000_000).expect("a moment");
    let entry = Entry {
        id: EntryId(0),
        revision: 1,
        tenant: "25104".to_owned(),
        organisation: "family-support".to_owned(),
        sender: None,
        state: "received".to_owned(),
        opened: at,
        since: at,
        answers: BTreeMap::from([("subject_name".to_owned(), name)]),
        sealed: BTreeSet::new(),
        links: BTreeMap::from([(link.to_owned(), vec![end])]),
        places: Vec::new(),
    };
    let note = Note {
        by: "nurse",
        at,
        step: None,
        due: None,
        shared: &BTreeSet::new(),
    };
    let opened = entries.open(&book, &entry, &note, None).expect("opened");
    (book, opened.id())
}

fn name_of(town: &Town, book: &Codebook, id: EntryId) -> Option<String> {
    let keys = TownKeys::read(&town.path("town.keys")).expect("the keys");
    let entries = Entries::open_or_create(&town.path("town.desk.db"), keys).expect("the file");
    entries.unseal(book, id, "subject_name").expect("opened")
}

#[test]
fn what_the_desk_says_of_somebody_goes_with_them_and_with_whom_they_live_under() {
    let town = people();
    let (book, bela) = reported(&town, "person", "BELA", "person");
    let (_, havas) = reported(&town, "household", "HAVAS", "household");
    let (_, cili) = reported(&town, "person", "CILI", "person");
    let said = forget(&town, &["--register", "household", "HAVAS"]);
    assert_eq!(
        (&said["entries"], &said["clean"]),
        (&2.into(), &true.into())
    );
    assert_eq!(name_of(&town, &book, bela), None);
    assert_eq!(name_of(&town, &book, havas), None);
    assert_eq!(
        name_of(&town, &book, cili).as_deref(),
        Some("Kitalált Béla")
    );
    // Somebody whom the store no longer knows, or never did, is forgotten at the desk all the same.
    let (_, later) = reported(&town, "person", "BELA", "person");
    let said = town.run(&["--json", "forget", "--yes", "--register", "person", "BELA"]);
    assert_eq!(said.fine().json()["entries"], 1);
    assert_eq!(name_of(&town, &book, later), None);
}

#[test]
fn an_entry_that_must_not_lose_its_other_end_keeps_everything_as_it_is() {
    let town = people();
    let text = include_str!("../../../../data/codebooks/signal.toml");
    let (before, after) = text.split_once("to = \"person\"").expect("the link");
    let after = after.replacen("when_gone = \"clear\"", "when_gone = \"forbid\"", 1);
    town.write("signal.toml", format!("{before}to = \"person\"{after}"));
    let (book, bela) = reported(&town, "person", "BELA", "person");
    let args = ["forget", "--yes", "--register", "person", "BELA"];
    let said = town.run(&[&args[..], &["--codebook", "signal.toml"]].concat());
    said.ended(1, &["Nothing was erased", "signal 1"]);
    assert!(name_of(&town, &book, bela).is_some());
    let said = forget(&town, &["--register", "person", "BELA"]);
    assert_eq!(said["revisions"]["person"], 1, "it was still there");
}
