//! Layers, releases and the site as files: every format has all features, and what belongs beside them.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use rusqlite::Connection;
use serde_json::Value;

use crate::town::Town;

const LAYER: &str = "elders-alone-hex9";

/// A releases file, made once: exports read nothing else.
static RELEASES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let town = Town::imported_under_known_keys(5000, &["2021-1", "2021-2"]);
    let publish = ["publish", "--plan", "demo", "--as-of", "2021-10-01"];
    town.run(&publish).fine();
    town.bytes("town.releases")
});

fn town() -> Town {
    let town = Town::empty();
    town.write("town.releases", &*RELEASES);
    town
}

fn json(town: &Town, name: &str) -> Value {
    serde_json::from_str(&town.read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn names(town: &Town, folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(town.path(folder)).expect("a folder");
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    entries
        .map(|entry| name(entry).to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_format_has_every_feature_and_its_document_beside_it() {
    let town = town();
    let export = |file: &str| {
        town.run(&["export", "layer", LAYER, "-o", file]).fine();
        let beside = json(&town, &format!("{file}-metadata.json"));
        assert_eq!(beside["collection"], LAYER);
        assert_eq!(beside["period"], "2021-09-30", "{beside}");
        assert_eq!(beside["synthetic"], true);
        assert_eq!(beside["checksum"].as_str().map(str::len), Some(64));
        fs::read(town.path(file)).expect("the file")
    };
    export("a.geojson");
    let features = json(&town, "a.geojson")["features"]
        .as_array()
        .map_or(0, Vec::len);
    assert!(features > 20, "{features} features");
    let sequence = export("a.geojsons");
    assert_eq!(sequence.split(|byte| *byte == 0x1E).count(), features + 1);
    let csv = String::from_utf8(export("a.csv")).expect("text");
    assert_eq!(csv.lines().count(), features + 1);
    assert!(export("a.fgb").starts_with(b"fgb\x03fgb"));
    let parquet = export("a.parquet");
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
    assert!(export("a.pmtiles").starts_with(b"PMTiles\x03"));
    for (file, table) in [("a.gpkg", "\"elders-alone-hex9\""), ("a.mbtiles", "tiles")] {
        export(file);
        let file = Connection::open(town.path(file)).expect("SQLite");
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: usize = file.query_row(&sql, [], |row| row.get(0)).expect("a count");
        assert!(
            if table == "tiles" {
                rows > 20
            } else {
                rows == features
            },
            "{rows}"
        );
    }
    let left = names(&town, ".")
        .into_iter()
        .filter(|name| name.contains(".part"));
    assert_eq!(left.count(), 0);
}

#[test]
fn a_geopackage_brings_its_styles_in_the_language_asked_for() {
    let town = town();
    town.run(&["--lang", "hu", "export", "layer", LAYER, "-o", "a.gpkg"])
        .fine();
    let file = Connection::open(town.path("a.gpkg")).expect("SQLite");
    let sql = "SELECT styleName, styleQML, styleSLD FROM layer_styles ORDER BY id";
    let mut query = file.prepare(sql).expect("styles");
    let styles = query.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]));
    let styles: Vec<[String; 3]> = styles
        .expect("rows")
        .map(|row| row.expect("texts"))
        .collect();
    let all: Vec<&str> = styles.iter().map(|[name, ..]| name.as_str()).collect();
    assert_eq!(
        all,
        ["elders-alone-hex9-hotspots", "elders-alone-hex9-share"]
    );
    assert!(styles[0][1].contains("nagyon biztos"), "{}", styles[0][1]);
    assert!(styles[1][1].contains('%') && styles[1][2].contains('%'));
    let about: String = file
        .query_row("SELECT metadata FROM gpkg_metadata", [], |row| row.get(0))
        .expect("metadata");
    assert!(about.contains(r#""language":"hu""#));
}

#[test]
fn a_format_is_that_of_the_name_unless_it_is_said() {
    let town = town();
    let wkt = [
        "export", "layer", LAYER, "-f", "csv", "--wkt", "-o", "a.txt",
    ];
    town.run(&wkt).fine();
    let csv = town.read("a.txt");
    assert!(
        csv.lines()
            .next()
            .is_some_and(|heading| heading.ends_with(",lon,lat,wkt"))
    );
    assert!(csv.contains("\"POLYGON(("));
    let out = town.run(&["export", "layer", "districts"]).fine().out;
    assert!(out.starts_with(r#"{"type":"FeatureCollection""#));
    let sequence = town
        .run(&["export", "layer", "basemap", "-f", "geojsonseq"])
        .fine()
        .out;
    assert!(sequence.starts_with('\u{1e}'));
    for format in ["gpkg", "pmtiles", "mbtiles"] {
        town.run(&["export", "layer", LAYER, "-f", format])
            .ended(1, &["-o"]);
    }
    town.run(&["export", "layer", "basemap", "-o", "map.fgb"])
        .fine();
    let beside = json(&town, "map.fgb-metadata.json");
    assert!(beside["lineage"]["statement"].is_string());
}

#[test]
fn a_release_is_one_file_with_all_its_layers() {
    let town = town();
    let manifest = town.run(&["--json", "release", "show", "1"]).fine().json();
    let collections = manifest["collections"]
        .as_array()
        .expect("collections")
        .len();
    town.run(&["export", "release", "--format", "gpkg", "-o", "all.gpkg"])
        .fine();
    let file = Connection::open(town.path("all.gpkg")).expect("SQLite");
    let sql = "SELECT count(*) FROM gpkg_contents WHERE data_type = 'features'";
    let layers: usize = file.query_row(sql, [], |row| row.get(0)).expect("a count");
    let references = 3;
    assert_eq!(layers, collections + references);
    town.run(&["export", "release", "-f", "mbtiles", "-o", "all.mbtiles"])
        .fine();
    let file = Connection::open(town.path("all.mbtiles")).expect("SQLite");
    let sql = "SELECT value FROM metadata WHERE name = 'json'";
    let layers: String = file.query_row(sql, [], |row| row.get(0)).expect("layers");
    let layers: Value = serde_json::from_str(&layers).expect("JSON");
    let layers = layers["vector_layers"].as_array().expect("layers");
    assert_eq!(layers.len(), collections + references);
    let beside = json(&town, "all.mbtiles-metadata.json");
    assert_eq!(
        beside["collections"].as_array().map(Vec::len),
        Some(collections)
    );
    let absent = [
        "export",
        "release",
        "-f",
        "gpkg",
        "--release",
        "9",
        "-o",
        "x.gpkg",
    ];
    town.run(&absent).ended(1, &["9"]);
    assert!(!town.path("x.gpkg").exists());
}

#[test]
fn a_site_has_a_file_for_all_that_the_page_asks_for() {
    let town = town();
    let site = town.run(&["export", "site", "site"]);
    if site.err.contains("without its page") {
        // Without the page's tools there is no page to write; the program says so.
        assert_eq!(site.code, 1);
        assert!(!town.path("site").exists());
        return;
    }
    site.fine();
    let index = town.read("site/index.html");
    assert!(index.contains("gocpont-site") && index.contains("collections.json"));
    let all = json(&town, "site/collections.json");
    let collections = all["collections"].as_array().expect("collections");
    assert!(collections.len() > 5);
    for collection in collections {
        for link in collection["links"].as_array().expect("links") {
            let href = link["href"].as_str().expect("a path");
            if link["type"] == "application/vnd.gocpont.packed" {
                let bytes = fs::read(town.path(&format!("site/{href}"))).expect("a packed layer");
                assert!(bytes.starts_with(b"GCPK"), "{href}");
                continue;
            }
            let items = json(&town, &format!("site/{href}"));
            assert_eq!(items["type"], "FeatureCollection", "{href}");
        }
        let id = collection["id"].as_str().expect("an id");
        for language in ["hu", "cs", "en"] {
            assert_eq!(
                json(&town, &format!("site/collections/{id}.{language}.json"))["id"],
                id
            );
        }
    }
    assert!(!town.read("site/collections.json").contains("localhost"));
    let style = json(&town, &format!("site/styles/{LAYER}-hotspots.json"));
    assert_eq!(style["layers"][0]["source-layer"], LAYER);
    assert!(
        fs::read(town.path("site/map.pmtiles"))
            .expect("tiles")
            .starts_with(b"PMTiles")
    );
    town.run(&["export", "site", "site"])
        .ended(1, &["not empty"]);
}
