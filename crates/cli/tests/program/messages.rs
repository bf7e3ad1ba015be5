//! What people read who call the program wrongly or ask for what cannot be: in their language, with what to do next.

use crate::town::{Said, Town};

const HEAD: &str = "household_id,interview_date,lon,lat,rooms,tenure";
const PEOPLE: &str = "person_id,household_id,interview_date,birth_date,sex,lives_alone";

fn said(language: &str, args: &[&str]) -> Said {
    Town::empty().run(&[&["--lang", language], args].concat())
}

#[test]
fn wrong_usage_is_told_in_the_persons_language() {
    let unknown = ["publish", "--pln", "demo"];
    let hungarian = said("hu", &unknown).ended(
        2,
        &[
            "nem vár ilyet: --pln",
            "Talán erre gondolt: --plan",
            "Használat: gocpont publish",
        ],
    );
    assert!(hungarian.out.is_empty());
    for english in ["error:", "Usage", "tip", "unexpected", "OPTIONS"] {
        assert!(!hungarian.err.contains(english), "{}", hungarian.err);
    }
    said("cs", &unknown).ended(2, &["nezná: --pln", "Použití: gocpont publish"]);
    said("hu", &["import"]).ended(2, &["Hiányzik: --codebook <CODEBOOK>, <FILES>..."]);
    said("cs", &["release"]).ended(
        2,
        &[
            "co se má udělat: gocpont release",
            "list, show, audit, retire, rebuild",
        ],
    );
    said("hu", &["improt"]).ended(2, &["Nincs ilyen parancs: improt", "import"]);
}

#[test]
fn a_value_that_cannot_be_given_is_told_with_what_can() {
    let import = ["import", "--codebook", "household", "a.csv"];
    let with = |language: &str, more: &[&str]| said(language, &[&import, more].concat());
    with("hu", &["--crs", "EOV"]).ended(2, &["„EOV” itt nem adható meg: --crs", "EPSG:23700"]);
    with("cs", &["--decimal", "x"]).ended(2, &["„x“ zde nelze zadat", "comma, point"]);
    with("hu", &["--valid-from", "tegnap"]).ended(2, &["tegnap", "2024-09-30"]);
    with("cs", &["--header-row", "první"]).ended(2, &["první", "číslo"]);
    with("hu", &["--check", "--check"]).ended(2, &["csak egyszer adható meg: --check"]);
    with("cs", &["--yes"]).ended(2, &["Chybí:", "--complete"]);
    let reason = [
        "leave",
        "--register",
        "person",
        "--on",
        "2024-01-01",
        "X",
        "--reason",
        "gone",
    ];
    said("hu", &reason).ended(2, &["gone", "Amit várunk: died, moved, left"]);
}

#[test]
fn a_help_is_in_the_persons_language() {
    let hungarian = said("hu", &["leave", "--help"]).fine().out;
    for word in [
        "Használat: gocpont leave [KAPCSOLÓK]",
        "Kapcsolók:",
        "- died:  Meghalt",
        "Az első nap, amelyen már nincsenek itt",
        "[alapérték: left]",
        "Ez a súgó",
    ] {
        assert!(hungarian.contains(word), "no {word:?} in: {hungarian}");
    }
    let czech = said("cs", &["--help"]).fine().out;
    assert!(czech.contains("Příkazy:"), "{czech}");
    assert!(czech.contains("Načte soubory šetření"), "{czech}");
    assert!(
        said("hu", &["--version"])
            .fine()
            .out
            .starts_with("gocpont ")
    );
}

#[test]
fn what_cannot_be_done_is_told_in_the_persons_language() {
    let town = Town::empty();
    town.write("a.csv", "h3,count\n891e0c5a8bbffff,1\n");
    let analyze = |language: &str, more: &[&str]| {
        let args = [
            "--lang",
            language,
            "analyze",
            "a.csv",
            "--value",
            "count",
            "--statistic",
        ];
        town.run(&[&args, more].concat())
    };
    analyze("hu", &["gi-star"]).ended(1, &["Ehhez szomszédság kell: gi-star"]);
    analyze("cs", &["scan"]).ended(1, &["scan potřebuje ohroženou populaci"]);
    analyze("hu", &["moran", "--time-column", "t"]).ended(1, &["nincsenek időszakok: moran"]);
}

#[test]
fn points_in_another_system_than_the_file_says_are_asked_about() {
    let town = Town::empty();
    let point = r#"{"type":"Feature","properties":{"household_id":"H1","interview_date":"2024-01-01","rooms":3,
        "tenure":"owner"},"geometry":{"type":"Point","coordinates":[595000,258000]}}"#;
    let crs = r#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::23700"}}"#;
    town.write(
        "p.geojson",
        format!(r#"{{"type":"FeatureCollection","crs":{crs},"features":[{point}]}}"#),
    );
    let import = |crs: &str| {
        let args = [
            "--lang",
            "hu",
            "import",
            "--check",
            "--codebook",
            "household",
            "p.geojson",
        ];
        town.run(&[&args[..], &["--crs", crs]].concat())
    };
    import("EPSG:5514").ended(1, &["EPSG:23700", "EPSG:5514", "Hagyja el a --crs"]);
    import("EPSG:23700").fine();
}

#[test]
fn a_code_that_can_be_no_system_is_refused_without_a_word_of_the_library() {
    let town = Town::empty();
    town.write(
        "a.csv",
        "household_id,interview_date,east,north\nH1,2024-01-01,595000,258000\n",
    );
    let args = [
        "import",
        "--check",
        "--codebook",
        "household",
        "--crs",
        "EPSG:99999",
        "a.csv",
    ];
    let said = town.run(&args).ended(1, &["EPSG:99999"]);
    assert!(!said.err.contains("proj_create"), "{}", said.err);
}

/// Two households, one with two members.
fn households() -> Town {
    let town = Town::empty();
    let rows = "H1,2024-01-01,18.31,47.65,3,owner\nH2,2024-01-01,18.32,47.65,3,owner\n";
    town.write("homes.csv", format!("{HEAD}\n{rows}"));
    let rows = "A,H1,2024-01-01,1950-01-01,female,0\nB,H1,2024-01-01,1940-01-01,male,0\n\
        C,H2,2024-01-01,1930-01-01,male,1\n";
    town.write("people.csv", format!("{PEOPLE}\n{rows}"));
    for (register, file) in [("household", "homes.csv"), ("person", "people.csv")] {
        town.run(&["import", "--synthetic", "--codebook", register, file])
            .fine();
    }
    town
}

#[test]
fn ids_of_a_file_that_nobody_knows_are_named_by_line_and_those_of_the_command_line_are_not() {
    let town = households();
    let unknown: String = (1..=25).map(|at| format!("X{at}\n")).collect();
    town.write("gone.txt", format!("A\n{unknown}"));
    let leave = ["leave", "--register", "person", "--on", "2024-07-01"];
    let named = town.run(&[&leave[..], &["--file", "gone.txt", "SECRET"]].concat());
    let named = named.ended(0, &["line 2: \"X1\"", "line 21: \"X20\"", "and 5 more"]);
    assert!(
        !named.err.contains("X21") && !named.err.contains("SECRET"),
        "{}",
        named.err
    );
    let nobody = town.run(&[&leave[..], &["NOBODY"]].concat());
    nobody.ended(1, &["Nobody left the register", "does not know 1"]);
}

#[test]
fn who_stays_when_a_household_leaves_is_said() {
    let town = households();
    let leave = |id: &str| {
        let args = [
            "--json",
            "leave",
            "--register",
            "household",
            "--on",
            "2024-07-01",
            id,
        ];
        town.run(&args).fine()
    };
    let left = leave("H1").ended(
        0,
        &["2 records of the register person belong to them and stay"],
    );
    assert_eq!(left.json()["stay"]["person"], 2);
    let people = ["leave", "--register", "person", "--on", "2024-07-01", "C"];
    town.run(&people).fine();
    assert_eq!(leave("H2").json()["stay"], serde_json::json!({}));
}

#[test]
fn a_release_that_would_show_nothing_is_refused_and_empty_periods_are_named() {
    let town = Town::imported(1500, &["2021-2"]);
    let publish = |day: &str| town.run(&["publish", "--plan", "demo", "--as-of", day]);
    publish("2021-04-01").ended(1, &["an empty map would become public"]);
    assert!(!town.path("town.releases").exists() || town.run(&["release", "list"]).out.is_empty());
    let said = publish("2021-12-31").ended(0, &["Nobody in the register household", "person"]);
    assert!(said.err.contains("2021-03-31"), "{}", said.err);
}

#[test]
fn rows_of_a_register_in_a_folder_of_somebody_else_are_listed_in_the_working_folder() {
    let town = Town::empty();
    std::fs::create_dir_all(town.path("theirs/a.csv.rejections.csv.part")).expect("a folder");
    town.write(
        "theirs/a.csv",
        "settlement,street,number,lon,lat\nMintafalva,Fő utca,1,18.3,47.6\nMintafalva,Fő utca,2,,\n",
    );
    let import = ["import-addresses", "theirs/a.csv", "--synthetic"];
    town.run(&import).ended(0, &["a.csv.rejections.csv"]);
    assert_eq!(town.read("a.csv.rejections.csv").lines().count(), 2);
    let named = [
        &import[..],
        &["--rejections", "theirs/a.csv.rejections.csv"],
    ]
    .concat();
    town.run(&named).ended(1, &["theirs/a.csv.rejections.csv"]);
}
