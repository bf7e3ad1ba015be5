//! What towns really have: renamed columns, labels for codes, exports of phone forms, addresses for coordinates, coordinates
//! in another order; and that a check writes nothing.

use crate::town::Town;

const HEAD: &str = "household_id,interview_date,lon,lat,rooms,comfort";

/// Last year's file: other names, labels, a decimal comma, Hungarian days.
const RENAMED: &str = "azon;Felvétel napja;lon;lat;Szobák;Komfortfokozat\n\
    T1;2024.03.05.;18,32;47,65;3;összkomfortos\n\
    T2;2024.03.06.;18,33;47,64;2;összkomf.\n";

fn batches(town: &Town) -> u64 {
    let status = town.run(&["status", "--json"]).fine().json();
    status["batches"].as_u64().expect("a number")
}

#[test]
fn a_renamed_file_is_read_once_a_person_has_decided_on_its_mapping() {
    let town = Town::empty();
    town.write("wave.csv", RENAMED);
    let counts = town.run(&["--json", "map", "wave.csv", "--codebook", "household"]);
    let counts = counts.fine().json();
    assert_eq!(counts["mapping"], "wave.csv.mapping.toml");
    assert!(counts["asked"].as_u64() > Some(0), "{counts}");
    let import = [
        "--json",
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "--mapping",
        "wave.csv.mapping.toml",
        "wave.csv",
    ];
    // It still asks.
    town.run(&import).ended(1, &["wave.csv.mapping.toml"]);
    assert!(!town.path("town.db").exists());
    let decided = "[[table]]\nname = \"\"\nregister = \"household\"\n".to_owned()
        + &[
            ("azon", "household_id", ""),
            ("Felvétel napja", "interview_date", ""),
            ("lon", "lon", ""),
            ("lat", "lat", ""),
            ("Szobák", "rooms", ""),
            (
                "Komfortfokozat",
                "comfort",
                "answers = { \"összkomf.\" = \"full\" }\n",
            ),
        ]
        .map(|(column, variable, answers)| {
            format!("[[table.column]]\ncolumn = \"{column}\"\nvariable = \"{variable}\"\n{answers}")
        })
        .concat();
    town.write("wave.csv.mapping.toml", &decided);
    let taken = town.run(&import).fine().json();
    assert_eq!(
        (taken["taken"].clone(), taken["rejected"].clone()),
        (2.into(), serde_json::json!({}))
    );
    // What the mapping names and the file lacks is refused by name.
    town.write(
        "wave.csv.mapping.toml",
        decided.replace("\"Szobák\"", "\"Szoba\""),
    );
    town.run(&import)
        .ended(1, &["wave.csv.mapping.toml", "Szoba"]);
}

#[test]
fn a_check_reports_everything_and_writes_nothing() {
    let town = Town::empty();
    town.write(
        "homes.csv",
        format!("{HEAD}\nH1,2024-01-01,18.32,47.65,3,full\nH2,2024-01-01,18.33,47.65,x,full\n"),
    );
    let check = [
        "--json",
        "import",
        "--check",
        "--codebook",
        "household",
        "homes.csv",
    ];
    let said = town.run(&check).fine();
    assert!(
        said.err.contains("row 3") && said.err.contains("nothing was written"),
        "{}",
        said.err
    );
    assert_eq!(said.json()["taken"], 1);
    let left: Vec<String> = std::fs::read_dir(town.path("."))
        .expect("a folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    assert_eq!(left, ["homes.csv"]);
    town.run(&[
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "homes.csv",
    ])
    .fine();
    let before = batches(&town);
    town.write(
        "homes.csv",
        format!("{HEAD}\nH1,2024-01-01,18.32,47.65,4,full\nH9,2024-01-01,18.33,47.65,2,half\n"),
    );
    let said = town.run(&check).fine().json();
    assert_eq!(
        (said["taken"].clone(), said["changed"].clone()),
        (1.into(), 1.into())
    );
    assert_eq!(said["batch"], serde_json::Value::Null);
    assert_eq!(batches(&town), before);
}

#[test]
fn an_export_with_members_comes_in_as_households_and_people() {
    let town = Town::empty();
    town.write(
        "form.csv",
        "SubmissionDate,interview_date,rooms,comfort,where-Latitude,where-Longitude,where-Altitude,where-Accuracy,\
         SET-OF-member,KEY\n\
         \"Mar 5, 2024 8:58:20 AM\",\"Mar 5, 2024\",3,full,47.65,18.32,0,5,uuid:a/member,uuid:a\n\
         \"Mar 6, 2024 9:00:00 AM\",\"Mar 6, 2024\",1,half,47.66,18.33,0,5,uuid:b/member,uuid:b\n",
    );
    town.write(
        "form-member.csv",
        "birth_date,sex,lives_alone,PARENT_KEY,KEY,SET-OF-member\n\
         \"May 1, 1940\",female,1,uuid:a,uuid:a/member[1],uuid:a/member\n\
         \"Jun 2, 1950\",male,0,uuid:b,uuid:b/member[1],uuid:b/member\n\
         \"Jun 3, 1951\",female,0,uuid:b,uuid:b/member[2],uuid:b/member\n\
         \"Jun 4, 1952\",female,0,uuid:nobody,uuid:x/member[1],uuid:x/member\n",
    );
    let import = [
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "--codebook",
        "person",
        "form.csv",
    ];
    let said = town.run(&import).fine();
    for words in ["ODK Briefcase", "household:", "person:", "KEY", "where"] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    let status = town.run(&["status", "--json"]).fine().json();
    let units = |register: &str| {
        let rows = status["coverage"].as_array().expect("rows");
        let row = rows
            .iter()
            .find(|row| row["register"] == register && row["area"].is_null());
        row.expect("a row")["units"].clone()
    };
    assert_eq!((units("household"), units("person")), (2.into(), 3.into()));
    // Whose household is not in the export is told by row, and nobody is lost in silence.
    let rejections = town.read("form.csv.rejections.csv");
    assert!(
        rejections.contains("5,household_id") && rejections.contains("form-member"),
        "{rejections}"
    );
    // The same again is the same.
    let again = town.run(&import).fine();
    assert!(!again.err.contains("batch"), "{}", again.err);
}

#[test]
fn an_export_that_cannot_carry_members_brings_none() {
    let town = Town::empty();
    town.write(
        "kobo.csv",
        "\"interview_date\";\"rooms\";\"comfort\";\"_where_latitude\";\"_where_longitude\";\"where\";\"_id\";\"_uuid\";\
         \"_submission_time\";\"_index\"\r\n\
         \"2024-03-05\";\"3\";\"full\";\"47.65\";\"18.32\";\"47.65 18.32 0 5\";\"1\";\"u-1\";\"2024-03-05T10:00:00\";\"1\"\r\n",
    );
    let import = [
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "--codebook",
        "person",
        "kobo.csv",
    ];
    let said = town.run(&import).fine();
    assert!(
        said.err.contains("KoboToolbox, CSV") && said.err.contains("members"),
        "{}",
        said.err
    );
    let status = town.run(&["status", "--json"]).fine().json();
    assert_eq!(status["registers"], serde_json::json!(["household"]));
}

#[test]
fn a_household_is_found_by_its_address_and_one_that_is_not_lists_what_is_near() {
    let town = Town::empty();
    town.write(
        "register.csv",
        "település;utca;házszám;lon;lat\nMintafalva;Fő utca;1;18.32;47.65\nMintafalva;Fő utca;3;18.33;47.65\n\
         Mintafalva;Petőfi utca;1;18.34;47.65\n",
    );
    let head = "household_id,interview_date,address,rooms";
    town.write(
        "homes.csv",
        format!(
            "{head}\nA,2024-01-01,\"Mintafalva, Fo u. 3.\",3\nB,2024-01-01,\"Mintafalva, Petöfi utca 1\",2\n\
             C,2024-01-01,\"Mintafalva, Fő utca 77\",2\n"
        ),
    );
    let import = [
        "--json",
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "homes.csv",
    ];
    town.run(&import).ended(1, &["import-addresses"]);
    town.run(&["import-addresses", "register.csv", "--synthetic"])
        .fine();
    let said = town.run(&import).fine().json();
    assert_eq!(said["taken"], 2);
    let rejections = town.read("homes.csv.rejections.csv");
    assert!(rejections.contains("Fő utca 77"), "{rejections}");
    // Known to its street only, it is kept where that is enough, and changes what the file gives.
    let street = [&import[..], &["--accept-precision", "street"]].concat();
    assert_eq!(town.run(&street).fine().json()["taken"], 1);
}

#[test]
fn coordinates_in_each_others_place_are_asked_about_and_taken_when_that_is_said() {
    let town = Town::empty();
    let swapped = "household_id,interview_date,lon,lat,rooms\nH1,2024-01-01,47.65,18.32,3\n";
    town.write("homes.csv", swapped);
    let import = [
        "--json",
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "homes.csv",
    ];
    town.run(&import).ended(1, &["--axes swapped"]);
    let said = [&import[..], &["--axes", "swapped"]].concat();
    assert_eq!(town.run(&said).fine().json()["taken"], 1);
}

#[test]
fn numbers_of_two_meanings_are_refused_with_both_and_read_when_the_mark_is_named() {
    let town = Town::empty();
    let row = |at: u32| format!("H{at};2024-01-01;595.35{at};256.49{at};3\n");
    let rows: String = (1..=9).map(row).collect();
    town.write(
        "homes.csv",
        format!("household_id;interview_date;east;north;rooms\n{rows}"),
    );
    let import = [
        "--json",
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "--crs",
        "EPSG:23700",
        "homes.csv",
    ];
    town.run(&import)
        .ended(1, &["east", "--decimal", "595.351", "595351"]);
    let named = [&import[..], &["--decimal", "comma"]].concat();
    assert_eq!(town.run(&named).fine().json()["taken"], 9);
}

#[test]
fn rejections_open_in_the_spreadsheet_of_the_persons_language() {
    let town = Town::empty();
    town.write(
        "homes.csv",
        format!("{HEAD}\nH1,2024-01-01,18.32,47.65,x,full\n"),
    );
    let import = [
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "homes.csv",
    ];
    for (language, head) in [
        ("hu", "\u{feff}row;column;value;reason\n"),
        ("en", "row,column,value,reason\n"),
    ] {
        town.run(&[&["--lang", language], &import[..]].concat())
            .ended(1, &[]);
        let kept = town.read("homes.csv.rejections.csv");
        assert!(kept.starts_with(head), "{kept}");
    }
}
