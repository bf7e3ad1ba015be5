//! A stranger downloads all that the server of a demo town tells, release after release, and attacks it.

use std::collections::BTreeMap;
use std::fs;

use gocpont_tests::attack::download::{Download, chains, download};
use gocpont_tests::attack::tables::Release;
use gocpont_tests::attack::{Tables, Truth, attack};
use serde_json::Value;

use crate::town::Town;

fn publish(town: &Town, dates: &str) {
    let text = include_str!("../../../../data/plans/demo.toml");
    let from = text.find("periods = [").expect("periods");
    let to = from + text[from..].find(']').expect("an end");
    let (before, after) = (&text[..from], &text[to..]);
    town.write("plan.toml", format!("{before}periods = [{dates}{after}"));
    town.run(&["publish", "--plan", "plan.toml"]).fine();
}

/// All tables as files, in a folder of this name.
fn exported(town: &Town, name: &str, more: &[&str]) -> Tables {
    let args = [more, &["export", "release", "-o", name]].concat();
    town.run(&args).fine();
    Tables::read(&town.path(name)).expect("tables")
}

/// What the running server tells of its latest release.
fn told(town: &Town, exported: &Tables) -> Download {
    let server = town.serve();
    let noise = exported.releases.last().and_then(|release| release.noise);
    assert_eq!(noise.map(|noise| noise.bound), Some(5));
    let chains = chains(exported);
    assert_eq!(chains.len(), 13);
    let got = download(&server.base(), &chains, noise).expect("a download");
    assert!(got.asked > 100, "{} requests", got.asked);
    assert!(got.odd.is_empty(), "{:?}", got.odd);
    same_as_file(
        town,
        &server.json("/collections/elders-alone-blocks/items?limit=10000"),
    );
    got
}

/// `export layer` writes what the server tells.
fn same_as_file(town: &Town, items: &Value) {
    let file = town
        .run(&["export", "layer", "elders-alone-blocks"])
        .fine()
        .json();
    let properties = |of: &Value| -> Vec<Value> {
        let features = of["features"].as_array().expect("features");
        features
            .iter()
            .map(|feature| feature["properties"].clone())
            .collect()
    };
    assert_eq!(properties(&file), properties(items));
}

/// Counts of each collection, period and chain, ascending: the same, whichever way they were had.
fn counts(release: &Release) -> BTreeMap<(&str, &str, &[String]), Vec<u64>> {
    let mut found: BTreeMap<_, Vec<u64>> = BTreeMap::new();
    for collection in &release.collections {
        for row in &collection.rows {
            let key = (
                collection.id.as_str(),
                row.period.as_str(),
                row.attributes.as_slice(),
            );
            found.entry(key).or_default().extend(row.count);
        }
    }
    for ((collection, ..), counts) in &mut found {
        counts.sort_unstable();
        if collection.ends_with("-hotspots") {
            // Neighbours of one class are one feature for whoever is served: their sums are the same.
            *counts = vec![counts.iter().sum()];
        }
    }
    found.retain(|_, counts| !counts.is_empty());
    found
}

#[test]
fn a_stranger_who_downloads_everything_learns_of_nobody() {
    // Under keys of the day two of 316,705 questions to both tiers were once too hard to decide within the bound of steps.
    let town = Town::imported_under_known_keys(3000, &["2021-1", "2021-2"]);
    publish(&town, "2021-03-31, 2021-09-30");
    let files = exported(&town, "one", &[]);
    let first = told(&town, &files);
    town.import_wave("2022-1");
    publish(&town, "2021-03-31, 2021-09-30, 2022-03-31");
    let files = exported(&town, "two", &[]);
    let second = told(&town, &files);
    for (got, release) in [&first, &second].into_iter().zip(&files.releases) {
        assert_eq!(counts(&got.tables.releases[0]), counts(release));
    }
    fs::create_dir(town.path("private")).expect("a folder");
    let truth = [
        "export",
        "truth",
        "-o",
        "private/truth.csv",
        "--i-am-allowed",
    ];
    town.run(&truth).fine();
    let truth = Truth::read(&town.path("private/truth.csv")).expect("the truth");
    let finer = exported(&town, "gis", &["--releases", "town.gis.releases"]);
    let downloaded = first.tables.and(second.tables);
    let both = files.clone().and(finer);
    for (name, tables) in [
        ("served", downloaded),
        ("files", files),
        ("both tiers", both),
    ] {
        let report = attack(&tables, Some(&truth));
        println!("{name}, {} releases\n{report}", tables.releases.len());
        assert!(report.targets > 100_000, "{name}: {report}");
        assert!(report.finds_nothing(), "{name}: {report}");
    }
}
