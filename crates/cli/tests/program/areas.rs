//! `import-areas`: what is detected, repaired and asked, in three languages, and what the store keeps.

use serde_json::Value;

use crate::town::Town;

/// A square in EOV with its corner at these metres, or a bow tie whose halves are one square.
fn ring(east: u32, is_bow: bool) -> String {
    let (w, s, e, n) = (east, 256_000, east + 1_000, 257_000);
    if is_bow {
        return format!("[[{w},{s}],[{e},{n}],[{e},{s}],[{w},{n}],[{w},{s}]]");
    }
    format!("[[{w},{s}],[{e},{s}],[{e},{n}],[{w},{n}],[{w},{s}]]")
}

fn districts(rows: &[(&str, String)]) -> String {
    let features = (1..).zip(rows).map(|(number, (id, ring))| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"kod\":\"{id}\",\"nev\":\"{number}. körzet\"}},\"geometry\":\
             {{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}"
        )
    });
    let features: Vec<String> = features.collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{}]}}",
        features.join(",")
    )
}

const FIELDS: [&str; 7] = [
    "import-areas",
    "districts.geojson",
    "--set",
    "districts",
    "--id-field",
    "kod",
    "--name-field",
];

fn import(more: &[&'static str]) -> Vec<&'static str> {
    [FIELDS.as_slice(), &["nev"], more].concat()
}

fn town() -> Town {
    let town = Town::empty();
    let rows = [
        ("1", ring(595_000, true)),
        ("2", ring(596_000, false)),
        ("3", ring(596_500, false)),
    ];
    town.write("districts.geojson", districts(&rows));
    town
}

#[test]
fn metres_are_asked_about_in_three_languages_and_taken_when_named() {
    let town = town();
    for (language, word) in [
        ("en", "do not fit"),
        ("hu", "nem illenek"),
        ("cs", "nesedí"),
    ] {
        town.run(&import(&["--lang", language]))
            .ended(1, &[word, "--crs EPSG:23700"]);
    }
    let said = town
        .run(&import(&["--crs", "EPSG:23700", "--synthetic"]))
        .fine();
    for word in [
        "GeoJSON, 3 features",
        "EPSG:23700",
        "the border crosses itself",
        "2 and 3 overlap by 0.5 km²",
    ] {
        assert!(said.err.contains(word), "no {word:?} in: {}", said.err);
    }
    let again = town
        .run(&import(&["--crs", "EPSG:23700", "--synthetic", "--json"]))
        .fine()
        .json();
    assert_eq!(again["changed"], Value::Bool(false));
    assert_eq!(again["repairs"][0]["id"], "1");
    assert!(
        again["repairs"][0]["after_m2"]
            .as_f64()
            .is_some_and(|m2| (m2 - 5e5).abs() < 1e3),
        "{again}"
    );
}

#[test]
fn a_check_writes_nothing_and_a_new_day_is_a_new_version() {
    let town = town();
    town.run(&import(&["--crs", "EPSG:23700", "--check"]))
        .fine();
    assert!(!town.path("town.db").exists());
    let dated = [
        "--crs",
        "EPSG:23700",
        "--synthetic",
        "--json",
        "--valid-from",
        "2024-01-01",
    ];
    for changed in [true, false] {
        let said = town.run(&import(&dated)).fine().json();
        assert_eq!(said["changed"], Value::Bool(changed));
    }
}

#[test]
fn a_wrong_field_is_answered_with_the_fields_and_an_id_twice_with_the_way_out() {
    let town = town();
    town.run(&[FIELDS.as_slice(), &["name", "--crs", "EPSG:23700"]].concat())
        .ended(1, &["“name”", "kod, nev"]);
    let rows = [("1", ring(595_000, false)), ("1", ring(596_000, false))];
    town.write("districts.geojson", districts(&rows));
    town.run(&import(&["--crs", "EPSG:23700"]))
        .ended(1, &["feature 2", "--dissolve"]);
    let said = town.run(&import(&[
        "--crs",
        "EPSG:23700",
        "--dissolve",
        "--check",
        "--json",
    ]));
    assert_eq!(said.fine().json()["areas"], 1);
}
