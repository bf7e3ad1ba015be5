//! The demo town at its full size: made, imported, published and served by one command, and used again by the next.

use std::collections::BTreeSet;

use crate::town::{Served, Town};
use serde_json::Value;

fn start(town: &Town) -> Served {
    let args = ["demo", "--dir", "demo", "--listen", "127.0.0.1:0"];
    Served::start(town.command().args(args))
}

#[test]
fn the_demo_town_has_enough_blocks_hot_and_cold_spots_and_moves_through_time() {
    let town = Town::empty();
    let server = start(&town);
    let catalog = server.json("/collections");
    let periods: Vec<&str> = texts(&catalog["release"]["periods"]);
    assert_eq!(periods.len(), 8);
    assert!(
        catalog["release"]["indicators"]
            .as_array()
            .is_some_and(|all| all.len() >= 12)
    );
    for indicator in ["elders-alone", "severe-deprivation"] {
        let mut hot = BTreeSet::new();
        for period in &periods {
            let path =
                format!("/collections/{indicator}-blocks/items?limit=10000&datetime={period}");
            let blocks = server.json(&path);
            let features = blocks["features"].as_array().expect("features");
            let shown: Vec<&Value> = features
                .iter()
                .map(|feature| &feature["properties"])
                .filter(|properties| properties["population"].as_u64() > Some(0))
                .collect();
            assert!(
                shown.len() >= 30,
                "{indicator} at {period}: {} blocks",
                shown.len()
            );
            let classed = |start: &str| {
                let is = |p: &&&Value| {
                    p["class"]
                        .as_str()
                        .is_some_and(|class| class.starts_with(start))
                };
                shown
                    .iter()
                    .filter(is)
                    .map(|p| p["block"].to_string())
                    .collect::<BTreeSet<_>>()
            };
            assert!(!classed("cold").is_empty(), "{indicator} at {period}");
            assert!(
                classed("ns").len() * 3 > shown.len(),
                "{indicator} at {period}"
            );
            hot.insert(classed("hot"));
        }
        assert!(
            hot.len() > 4 && !hot.contains(&BTreeSet::new()),
            "{indicator}: hot spots stand still"
        );
    }
    let addresses = server.json("/collections/addresses/items?limit=3");
    assert!(addresses["numberMatched"].as_u64() > Some(5000));
    let first = &addresses["features"][0]["properties"];
    assert_eq!(first["settlement"], "Baj", "{first}");
    drop(server);
    let made = town.bytes("demo/town.releases");
    assert_eq!(start(&town).json("/health")["release"], 1);
    assert!(
        made == town.bytes("demo/town.releases"),
        "the second start made another release"
    );
}

fn texts(list: &Value) -> Vec<&str> {
    let all = list.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(Value::as_str).collect()
}
