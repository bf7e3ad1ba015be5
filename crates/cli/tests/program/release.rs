//! Both tiers of a release, what an attacker may have of them, and what is for staff alone.

use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::town::Town;

const PUBLISH: [&str; 5] = ["publish", "--plan", "demo", "--as-of", "2021-10-01"];

fn town() -> Town {
    let town = Town::imported(2500, &["2021-1", "2021-2"]);
    town.run(&PUBLISH).fine();
    town
}

fn mode(town: &Town, name: &str) -> u32 {
    let found = std::fs::metadata(town.path(name)).expect("a file");
    found.permissions().mode() & 0o777
}

#[test]
fn the_finer_tier_is_a_file_for_its_owner_that_is_never_served() {
    let town = town();
    assert_eq!(mode(&town, "town.gis.releases"), 0o600);
    assert_eq!(mode(&town, "town.releases"), 0o644);
    let serve = [
        "--releases",
        "town.gis.releases",
        "serve",
        "--listen",
        "127.0.0.1:0",
    ];
    town.run(&serve).ended(1, &["gis"]);
    let finer = [
        "--json",
        "--releases",
        "town.gis.releases",
        "release",
        "show",
        "1",
    ];
    let finer = town.run(&finer).fine().json();
    assert_eq!(
        (&finer["threshold"], &finer["number"]),
        (&5.into(), &1.into())
    );
    let again = ["release", "rebuild", "1", "--tier", "gis", "-o", "again"];
    town.run(&again).fine();
    let audit = ["--json", "release", "audit", "1", "--tier", "gis"];
    let audit = town.run(&audit).fine().json();
    let blocks = |audit: &Value| audit["indicators"][0]["blocks"].as_u64().expect("a number");
    let public = town.run(&["--json", "release", "audit", "1"]).fine().json();
    assert!(blocks(&audit) >= blocks(&public));
}

#[test]
fn everything_published_is_audited_again_on_demand_and_by_the_next_release() {
    let town = town();
    let audit = town.run(&["--json", "release", "audit"]).fine().json();
    assert_eq!(audit["releases"], 2);
    assert!(audit["tables"].as_u64().is_some_and(|tables| tables > 100));
    town.run(&PUBLISH).fine();
    let kept = town.run(&["--json", "release", "audit", "2"]).fine().json();
    assert_eq!(kept["auditor"]["releases"], 4);
    // Without what was published nothing can be audited.
    std::fs::remove_file(town.path("town.gis.releases")).expect("removed");
    town.run(&PUBLISH).ended(1, &["town.gis.releases"]);
    let releases = town.run(&["--json", "release", "list"]).fine().json();
    assert_eq!(releases.as_array().map(Vec::len), Some(2));
}

#[test]
fn every_public_table_can_be_had_as_rows_with_what_relates_them() {
    let town = town();
    town.run(&["export", "release", "-o", "tables"]).fine();
    let relations: Value = serde_json::from_str(&town.read("tables/relations.json")).expect("JSON");
    assert_eq!(relations["thresholds"]["k"], 10);
    assert_eq!(relations["releases"][0]["noise"]["bound"], 5);
    let file = "tables/public-1/elders-alone-blocks.json";
    let rows: Value = serde_json::from_str(&town.read(&format!("tables/{file}"))).expect("JSON");
    let row = &rows[0];
    let block = row["block"].as_str().expect("a block");
    assert!(
        relations["blocks"][block]
            .as_array()
            .is_some_and(|hexes| !hexes.is_empty())
    );
    assert_eq!(row["attributes"][0], "persons");
    let hexes = "tables/tables/public-1/elders-alone-hex8.json";
    let rows: Value = serde_json::from_str(&town.read(hexes)).expect("JSON");
    let member = rows[0]["members"][0].as_str().expect("a hex");
    assert!(relations["hexes"][member]["municipality"].is_string());
    town.run(&["export", "release", "-o", "tables"])
        .ended(1, &["not empty"]);
}

#[test]
fn the_truth_is_for_one_who_is_allowed_and_never_beside_releases() {
    let town = town();
    let truth = ["export", "truth", "-o", "private/truth.csv"];
    std::fs::create_dir(town.path("private")).expect("a folder");
    town.run(&truth).ended(1, &["--i-am-allowed"]);
    assert!(!town.path("private/truth.csv").exists());
    let beside = ["export", "truth", "-o", "truth.csv", "--i-am-allowed"];
    town.run(&beside).ended(1, &["town"]);
    town.run(&[
        "export",
        "truth",
        "-o",
        "private/truth.csv",
        "--i-am-allowed",
    ])
    .fine();
    assert_eq!(mode(&town, "private/truth.csv"), 0o600);
    let text = town.read("private/truth.csv");
    let households = text
        .lines()
        .filter(|line| line.contains(",2021-03-31,households,"));
    let counted: u32 = households
        .filter_map(|line| line.rsplit(',').next()?.parse::<u32>().ok())
        .sum();
    assert!(counted > 1_000, "{counted} households");
}
