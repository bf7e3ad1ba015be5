//! Records over time: who leaves, who is there twice, what was known when, who was asked, and whether all of it is sound.

use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::town::Town;

const HEAD: &str = "household_id,interview_date,lon,lat,rooms,tenure";
const PEOPLE: &str = "person_id,household_id,interview_date,birth_date,sex,lives_alone";

/// Six households; two in one house, each with a woman born on the same day.
fn households() -> Town {
    let town = Town::empty();
    let row = |at: u32| format!("H{at},2024-0{at}-01,18.3{at},47.65,3,owner\n");
    let rows: String = (1..=5).map(row).collect();
    town.write(
        "one.csv",
        format!("{HEAD}\n{rows}H6,2024-06-01,18.31,47.65,3,owner\n"),
    );
    town.write(
        "people.csv",
        format!(
            "{PEOPLE}\nANNA,H1,2024-01-01,1950-01-01,female,1\nANNUS,H6,2024-06-01,1950-01-01,female,1\n\
             BELA,H2,2024-01-01,1940-01-01,male,1\n"
        ),
    );
    for (register, file) in [("household", "one.csv"), ("person", "people.csv")] {
        town.run(&["import", "--synthetic", "--codebook", register, file])
            .fine();
    }
    town
}

fn coverage(town: &Town, register: &str) -> Value {
    let status = town.run(&["status", "--json"]).fine().json();
    let rows = status["coverage"].as_array().expect("rows").clone();
    let mut of_register = rows.into_iter().filter(|row| row["register"] == register);
    of_register.next().expect("a register")
}

fn mode(town: &Town, name: &str) -> u32 {
    let found = std::fs::metadata(town.path(name)).expect("a file");
    found.permissions().mode() & 0o777
}

#[test]
fn who_leaves_is_gone_and_a_whole_register_says_who_did() {
    let town = households();
    town.run(&[
        "leave",
        "--register",
        "person",
        "--on",
        "2024-07-01",
        "--reason",
        "died",
        "BELA",
        "NOBODY",
    ])
    .ended(0, &["1 unit is gone from 2024-07-01", "does not know 1"]);
    assert_eq!(coverage(&town, "person")["units"], 2);
    town.run(&[
        "leave",
        "--register",
        "person",
        "--on",
        "2024-07-01",
        "NOBODY",
    ])
    .ended(1, &["does not know 1"]);
    let text = town.read("one.csv");
    let part = |count: usize| {
        text.lines()
            .take(count + 1)
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    let import = |file: &str, more: &[&str]| {
        let whole = [
            "--json",
            "import",
            "--codebook",
            "household",
            "--complete",
            "--valid-from",
            "2024-09-01",
            file,
        ];
        town.run(&[&whole, more].concat())
    };
    town.write("part.csv", part(3));
    import("part.csv", &[]).ended(1, &["3 of 6", "--yes"]);
    town.write(
        "lacking.csv",
        part(5).replace(
            "H5,2024-05-01,18.35,47.65,3",
            "H5,2024-05-01,18.35,47.65,99",
        ),
    );
    import("lacking.csv", &[]).ended(
        1,
        &[
            "1 row was not taken",
            "lacking.csv.rejections.csv",
            "--complete",
        ],
    );
    assert!(town.read("lacking.csv.rejections.csv").contains("99"));
    assert_eq!(coverage(&town, "household")["units"], 6);
    town.write("most.csv", part(5));
    let taken = import("most.csv", &[]).fine().json();
    assert_eq!(
        (&taken["ended"], &taken["unchanged"]),
        (&1.into(), &5.into())
    );
    assert_eq!(coverage(&town, "household")["units"], 5);
    let batch = taken["batch"].to_string();
    town.run(&["import", "--undo", &batch]).fine();
    assert_eq!(coverage(&town, "household")["units"], 6);
    assert_eq!(import("part.csv", &["--yes"]).fine().json()["ended"], 3);
}

#[test]
fn who_is_there_twice_is_listed_and_merged_by_the_command_of_the_list() {
    let town = households();
    let found = ["--json", "duplicates", "--register", "person"];
    let said = town.run(&found).fine().json();
    assert_eq!(said["pairs"], 1);
    assert_eq!(mode(&town, "duplicates-person.csv"), 0o600);
    let list = town.read("duplicates-person.csv");
    let command = list
        .lines()
        .nth(1)
        .and_then(|line| line.split(',').nth(6))
        .expect("a command");
    for id in ["ANNA", "ANNUS"] {
        assert!(!list.contains(id), "{list}");
    }
    // Somebody with the file at hand can see who they are.
    let named = [&found[..], &["--ids", "people.csv", "-o", "named.csv"]].concat();
    town.run(&named).fine();
    assert!(town.read("named.csv").contains(",ANNA,ANNUS\n"));
    let merge: Vec<&str> = command.split(' ').skip(1).collect();
    assert_eq!(&merge[..3], ["merge", "--register", "person"]);
    town.run(&merge).ended(0, &["read as one"]);
    assert_eq!(coverage(&town, "person")["units"], 2);
    assert_eq!(town.run(&found).fine().json()["pairs"], 0);
    town.run(&merge).ended(1, &["one already"]);
    town.run(&["merge", "--register", "person", "ANNA", "NOBODY"])
        .ended(1, &["has no NOBODY"]);
    let args = ["--json", "forget", "--yes", "--register", "person", "ANNA"];
    let forgotten = town.run(&args).fine().json();
    assert_eq!(forgotten["revisions"]["person"], 2);
    let lists = forgotten["remains"]["duplicates"]
        .as_array()
        .expect("lists");
    assert_eq!(lists.len(), 2);
}

#[test]
fn status_says_who_answered_and_how_old_it_is_and_writes_a_layer_for_staff() {
    let town = households();
    town.write(
        "areas.geojson",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"east","name":"East"},
        "geometry":{"type":"Polygon","coordinates":[[[18.3,47.6],[18.4,47.6],[18.4,47.7],[18.3,47.7],[18.3,47.6]]]}}]}"#,
    );
    town.run(&[
        "import-areas",
        "--synthetic",
        "--set",
        "districts",
        "areas.geojson",
    ])
    .fine();
    let own = coverage(&town, "household");
    assert_eq!(
        (&own["units"], &own["asked"], &own["answered"]),
        (&6.into(), &6.into(), &6.into())
    );
    assert_eq!(
        (&own["oldest"], &own["newest"], &own["median"]),
        (
            &"2024-01-01".into(),
            &"2024-06-01".into(),
            &"2024-03-01".into()
        )
    );
    let text = town.run(&["status", "--stale-after", "10"]).fine().out;
    for words in [
        "register",
        "household",
        "2024-03-01",
        "100.0",
        "older than 10 days",
    ] {
        assert!(text.contains(words), "no {words:?} in {text}");
    }
    // Places know the areas that stood when they were imported.
    town.write(
        "two.csv",
        format!("{HEAD}\nH7,2024-07-01,18.37,47.65,2,owner\n"),
    );
    town.run(&["import", "--codebook", "household", "two.csv"])
        .fine();
    std::fs::create_dir(town.path("staff")).expect("a folder");
    town.run(&["status", "--layer", "staff/coverage.geojson"])
        .ended(0, &["staff"]);
    assert_eq!(mode(&town, "staff/coverage.geojson"), 0o600);
    let layer: Value = serde_json::from_str(&town.read("staff/coverage.geojson")).expect("JSON");
    let properties = &layer["features"][0]["properties"];
    assert_eq!(
        (&properties["area"], &properties["units"]),
        (&"east".into(), &1.into())
    );
}

#[test]
fn an_old_state_of_knowledge_is_published_anew_and_the_first_release_stays_what_it_was() {
    let town = Town::imported(1500, &["2021-1"]);
    let publish = ["publish", "--plan", "demo", "--as-of", "2021-04-01"];
    town.run(&publish).fine();
    let batches = town.run(&["status", "--json"]).fine().json()["batches"].to_string();
    let rebuilt = |name: &str, number: &str| {
        town.run(&["release", "rebuild", number, "-o", name]).fine();
        town.bytes(name)
    };
    let before = rebuilt("before", "1");
    let households = town.read("waves/2021-1.csv");
    let ids: Vec<&str> = households
        .lines()
        .skip(1)
        .filter_map(|row| row.split([',', ';']).next())
        .collect();
    town.write("gone.txt", ids[..400].join("\n"));
    let leave = [
        "leave",
        "--register",
        "household",
        "--on",
        "2021-01-01",
        "--file",
        "gone.txt",
    ];
    town.run(&leave).fine();
    assert_eq!(rebuilt("after", "1"), before);
    let old = [
        "publish",
        "--plan",
        "demo",
        "--as-of",
        "2021-04-01",
        "--known-at",
        &batches,
    ];
    town.run(&old).ended(0, &["after batch"]);
    // The same blocks and numbers under another number.
    assert_eq!(rebuilt("old", "2").len(), before.len());
    town.run(&["publish", "--plan", "demo", "--known-at", "2001-01-01"])
        .ended(1, &["2001-01-01"]);
    town.run(&["check"]).ended(0, &["sound"]);
    let checked = town.run(&["--json", "check"]).fine().json();
    let names: Vec<&str> = checked["checked"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["what"].as_str())
        .collect();
    for what in [
        "version", "database", "batches", "keys", "codebook", "releases", "release",
    ] {
        assert!(names.contains(&what), "no {what} in {names:?}");
    }
    // Bytes are others in places of which not all can be unused ones.
    let mut bytes = town.bytes("town.releases");
    for part in 2..8 {
        let at = part * bytes.len() / 8;
        bytes[at..at + 64].fill(0x5a);
    }
    town.write("town.releases", bytes);
    town.run(&["check"]).ended(1, &["fault"]);
}
