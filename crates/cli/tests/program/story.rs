//! The story of a town: survey files go in, a release comes out, the map is served and renews itself, and an old release
//! can be made again byte for byte.

use crate::town::Town;
use serde_json::Value;

const BLOCKS: &str = "/collections/elders-alone-blocks/items?limit=10000";

/// A plan for two periods, so that small towns make a release.
fn plan(town: &Town) {
    let text = include_str!("../../../../data/plans/demo.toml");
    let from = text.find("periods = [").expect("periods");
    let to = from + text[from..].find(']').expect("an end");
    let text = format!(
        "{}periods = [2021-03-31, 2021-09-30{}",
        &text[..from],
        &text[to..]
    );
    town.write("plan.toml", text);
}

pub fn published() -> Town {
    let town = Town::imported(1500, &["2021-1", "2021-2"]);
    plan(&town);
    town.run(&["publish", "--plan", "plan.toml"]).fine();
    town
}

fn sum(features: &Value, property: &str) -> u64 {
    let all = features["features"].as_array().expect("features");
    all.iter()
        .filter_map(|feature| feature["properties"][property].as_u64())
        .sum()
}

#[test]
fn a_register_of_addresses_is_public_where_the_plan_names_it_and_within_its_municipalities() {
    let town = Town::imported(1500, &["2021-1", "2021-2"]);
    plan(&town);
    let publish = ["publish", "--plan", "plan.toml"];
    // A store of invented people may do without a register, and says so.
    let said = town.run(&publish).fine();
    assert!(said.err.contains("import-addresses"), "{}", said.err);
    town.write(
        "register.csv",
        "település;utca;házszám;lon;lat\nKitalált;Tündér utca;1;18.32;47.65\nKitalált;Tündér utca;2;18.321;47.651\n\
         Távoli;Tündér utca;1;19.2;47.5\n",
    );
    town.run(&["import-addresses", "register.csv", "--synthetic"])
        .fine();
    town.run(&publish).fine();
    let server = town.serve();
    let found = server.json("/collections/addresses/items");
    assert_eq!(found["numberMatched"], 2);
    let first = &found["features"][0]["properties"];
    assert_eq!(first["name"], "Tündér utca 1");
    assert_eq!(first["settlement"], "Kitalált");
}

#[test]
fn what_is_imported_and_published_is_read_back_over_http() {
    let town = published();
    let server = town.serve();
    let catalog = server.json("/collections");
    assert_eq!(catalog["release"]["number"], 1);
    assert_eq!(catalog["release"]["synthetic"], true);
    assert_eq!(catalog["release"]["minDaysBetweenReleases"], 0);
    assert_eq!(
        catalog["release"]["periods"].as_array().map(Vec::len),
        Some(2)
    );
    let blocks = server.json(BLOCKS);
    assert!(
        blocks["numberMatched"].as_u64() > Some(5),
        "{}",
        blocks["numberMatched"]
    );
    for feature in blocks["features"].as_array().expect("features") {
        let count = |name: &str| feature["properties"][name].as_u64();
        let (cases, population) = (count("cases"), count("population"));
        let (cases, population) = (cases.expect("cases"), population.expect("population"));
        let unsafe_group = |n: u64| (1..5).contains(&n);
        assert!(
            !unsafe_group(cases) && !unsafe_group(population - cases),
            "{feature}"
        );
    }
    let (status, _, tile) = server.ask(
        "/collections/elders-alone-hex9/tiles/WebMercatorQuad/10/357/564",
        "*/*",
    );
    assert_eq!((status, tile.is_empty()), (200, false));
    let (status, head, page) = server.ask("/", "text/html");
    assert_eq!(status, 200);
    assert!(
        head.contains("default-src 'none'") && head.contains("text/html"),
        "{head}"
    );
    assert!(String::from_utf8_lossy(&page).contains("Gócpont"));
    let (_, _, landing) = server.ask("/", "*/*");
    assert!(String::from_utf8_lossy(&landing).contains("service-desc"));
}

#[test]
fn every_division_of_a_town_adds_up_to_the_same() {
    let town = published();
    let server = town.serve();
    for indicator in ["elders-alone", "severe-deprivation", "income-poor"] {
        for period in ["2021-03-31", "2021-09-30"] {
            let items = |kind: &str| {
                server.json(&format!(
                    "/collections/{indicator}-{kind}/items?limit=10000&datetime={period}"
                ))
            };
            let blocks = items("blocks");
            let districts = items("districts");
            let whole = |features: &Value| [sum(features, "cases"), sum(features, "population")];
            assert!(whole(&blocks)[0] > 0);
            for resolution in 6..=9 {
                let hexes = items(&format!("hex{resolution}"));
                assert_eq!(
                    whole(&hexes),
                    whole(&blocks),
                    "{indicator} {period} {resolution}"
                );
            }
            let [cases, population] = whole(&districts);
            assert!(cases <= whole(&blocks)[0] && population <= whole(&blocks)[1]);
        }
    }
}

#[test]
fn the_same_file_again_changes_nothing() {
    let town = Town::imported(300, &["2021-1"]);
    let before = town.run(&["status", "--json"]).fine().json()["batches"].clone();
    let args = [
        "--json",
        "import",
        "--codebook",
        "household",
        "waves/2021-1.csv",
    ];
    let again = town.run(&args).fine().json();
    assert_eq!(
        (&again["taken"], &again["changed"]),
        (&Value::from(0), &Value::from(0))
    );
    assert!(again["unchanged"].as_u64() > Some(250), "{again}");
    assert_eq!(
        town.run(&["status", "--json"]).fine().json()["batches"],
        before
    );
}

#[test]
fn an_open_page_hears_of_a_corrected_file_once_it_is_published() {
    let town = published();
    let server = town.serve();
    let before = server.json(BLOCKS);
    let mut events = server.events().filter(|line| line.starts_with("data:"));
    assert_eq!(events.next().as_deref(), Some("data: {\"release\":1}"));
    let person = town.read("waves/2021-2.person.csv");
    let head: Vec<&str> = person.lines().next().expect("a head").split(',').collect();
    let alone = head
        .iter()
        .position(|name| *name == "lives_alone")
        .expect("a column");
    let corrected = person.lines().enumerate().map(|(at, line)| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if at % 9 == 1 && cells.len() == head.len() && cells[alone] == "0" {
            cells[alone] = "1";
        }
        cells.join(",")
    });
    let corrected: Vec<String> = corrected.collect();
    town.write("corrected.csv", corrected.join("\n"));
    town.run(&["import", "--codebook", "person", "corrected.csv"])
        .fine();
    town.run(&["publish", "--plan", "plan.toml"]).fine();
    assert_eq!(events.next().as_deref(), Some("data: {\"release\":2}"));
    let after = server.json(BLOCKS);
    assert_ne!(after["features"], before["features"]);
    assert_eq!(server.json("/health")["release"], 2);
}

#[test]
fn an_old_release_is_made_again_byte_for_byte_after_corrections_and_later_releases() {
    let town = published();
    let audit = town.run(&["release", "audit", "1"]).fine().json();
    assert!(
        audit["indicators"]
            .as_array()
            .is_some_and(|all| all.len() > 5)
    );
    town.run(&["release", "rebuild", "1", "-o", "first.release"])
        .fine();
    let first = town.bytes("first.release");
    assert!(first.len() > 10_000);
    town.import_wave("2022-1");
    town.run(&["import", "--undo", "4"]).fine();
    town.run(&["publish", "--plan", "plan.toml"]).fine();
    town.run(&["release", "rebuild", "1", "-o", "again.release"])
        .fine();
    assert!(
        first == town.bytes("again.release"),
        "release 1 came out another"
    );
    town.run(&["release", "rebuild", "2", "-o", "second.release"])
        .fine();
    assert!(first != town.bytes("second.release"));
    let list = town.run(&["--json", "release", "list"]).fine().json();
    let sums: Vec<&str> = list
        .as_array()
        .expect("releases")
        .iter()
        .filter_map(|r| r["checksum"].as_str())
        .collect();
    assert_eq!(sums.len(), 2);
    town.run(&["release", "rebuild", "3", "-o", "x"])
        .ended(1, &["no release 3"]);
}

#[test]
fn the_same_inputs_give_the_same_bytes_whatever_the_number_of_threads() {
    let town = published();
    for threads in ["1", "2", "7"] {
        let mut command = town.command();
        command.env("RAYON_NUM_THREADS", threads);
        let said = command.args(["release", "rebuild", "1", "-o", threads]);
        assert!(said.output().expect("run").status.success());
    }
    assert!(town.bytes("1") == town.bytes("2"));
    assert!(town.bytes("1") == town.bytes("7"));
}

#[test]
fn a_retired_release_is_served_no_more() {
    let town = published();
    town.run(&["publish", "--plan", "plan.toml"]).fine();
    town.run(&["release", "retire", "2"]).fine();
    let server = town.serve();
    assert_eq!(server.json("/health")["release"], 1);
    town.run(&["release", "retire", "1"]).fine();
    let all = town.run(&["--json", "release", "list"]).fine().json();
    assert!(
        all.as_array()
            .expect("releases")
            .iter()
            .all(|release| release["retired"].is_string())
    );
}

#[test]
fn an_export_is_what_the_server_gives() {
    let town = published();
    let layer = |format: &str, file: &str| {
        town.run(&[
            "export",
            "layer",
            "elders-alone-blocks",
            "--format",
            format,
            "-o",
            file,
        ])
        .fine();
    };
    layer("geojson", "blocks.geojson");
    layer("csv", "blocks.csv");
    let exported: Value = serde_json::from_str(&town.read("blocks.geojson")).expect("GeoJSON");
    let served = town.serve().json(BLOCKS);
    assert_eq!(exported["features"], served["features"]);
    let rows = town.read("blocks.csv").lines().count() as u64;
    assert_eq!(rows, served["numberMatched"].as_u64().expect("a count") + 1);
    let metadata: Value =
        serde_json::from_str(&town.read("blocks.csv-metadata.json")).expect("metadata");
    assert_eq!(metadata["synthetic"], true);
    town.run(&["export", "layer", "nothing"])
        .ended(1, &["nothing"]);
    town.run(&[
        "export",
        "layer",
        "elders-alone-blocks",
        "--period",
        "1999-01-01",
    ])
    .ended(1, &["2021-03-31"]);
}

#[test]
fn a_codebook_that_holds_a_parent_and_its_child_takes_in_both_registers() {
    let town = Town::surveyed(300);
    let parent = include_str!("../../../../data/codebooks/household.toml");
    let child = include_str!("../../../../data/codebooks/person.toml");
    let child = child.replace("[[", "[[child.");
    town.write("family.toml", format!("{parent}\n[[child]]\n{child}"));
    let take = |register: &str, file: &str| {
        let args = [
            "--json",
            "import",
            "--synthetic",
            "--codebook",
            "family.toml",
            "--register",
            register,
            file,
        ];
        town.run(&args)
    };
    for (register, file) in [
        ("household", "waves/2021-1.csv"),
        ("person", "waves/2021-1.person.csv"),
    ] {
        let taken = take(register, file).fine().json()["taken"].as_u64();
        assert!(taken > Some(250), "{register}: {taken:?}");
    }
    take("dog", "waves/2021-1.csv").ended(1, &["family.toml", "household, person", "dog"]);
    let status = town.run(&["status", "--json"]).fine().json();
    assert_eq!(
        status["registers"],
        serde_json::json!(["household", "person"])
    );
}
