//! GeoJSON read back by another's reader.

use std::str::FromStr;

use ::geojson::{FeatureCollection, GeometryValue};
use gocpont_disclosure::reference::{Feature, Geometry as Place, ReferenceSet};
use serde_json::json;

use super::*;
use crate::fixture::{COLLECTION, cell, hex_town, shape, square, text, town, withheld};
use crate::selection::Query;

fn joined(table: &impl Table, query: &Query, head: &Head) -> String {
    let selection = Selection::of(table, query);
    let mut out = Vec::new();
    write(table, &selection, head, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn read(table: &impl Table) -> FeatureCollection {
    let written = joined(table, &Query::default(), &Head::default());
    FeatureCollection::from_str(&written).unwrap()
}

#[test]
fn one_feature_is_one_line() {
    let shapes = [shape(7, vec![vec![square((18_300_000, 47_640_000), 250)]])];
    let town = town(&shapes, &[Some(cell(30))]);
    let line = feature(&town.view(), 0, &Value::Null, &Form::default()).unwrap();
    insta::assert_snapshot!(String::from_utf8(line).unwrap(), @r#"{"type":"Feature","id":7,"geometry":{"type":"Polygon","coordinates":[[[18.3,47.64],[18.30025,47.64],[18.30025,47.64025],[18.3,47.64025],[18.3,47.64]]]},"properties":{"h3":null,"block":null,"area":null,"name":null,"cases":30,"population":90,"value":0.3333333333333333,"low":0.16666666666666666,"high":0.5,"n_band":"50-99","class":"ns","z":0.1333333333333333,"p":0.5,"p_adjusted":1.0,"reference_value":0.2,"period":"2024-01-01","status":"own","marks":["synthetic"]}}"#);
}

#[test]
fn every_number_is_written_so_that_it_reads_back_exactly() {
    let town = hex_town(300);
    let view = town.view();
    for (at, (_, cell)) in town.iter().enumerate() {
        let line =
            String::from_utf8(feature(&view, at, &Value::Null, &Form::default()).unwrap()).unwrap();
        let number = |name: &str| -> Option<f64> {
            let (_, rest) = line.split_once(&format!("\"{name}\":"))?;
            rest.split(',').next()?.parse().ok()
        };
        let found = ["value", "low", "high", "z"].map(number);
        assert_eq!(found, [cell.value, cell.low, cell.high, cell.z]);
    }
}

#[test]
fn every_feature_reads_back_with_its_values() {
    let town = hex_town(300);
    let view = town.view();
    let found = read(&view);
    assert_eq!(found.features.len(), 300);
    for (feature, (shape, cell)) in found.features.iter().zip(town.iter()) {
        let property = |name: &str| feature.property(name).unwrap();
        assert_eq!(
            feature.id,
            Some(::geojson::feature::Id::Number(shape.id.into()))
        );
        assert_eq!(property("cases").as_u64(), cell.cases.map(u64::from));
        assert_eq!(property("h3"), &json!(format!("{:x}", shape.hex.unwrap())));
        assert_eq!(property("marks"), &json!(["synthetic"]));
    }
}

#[test]
fn shells_turn_left_and_holes_turn_right_and_coordinates_are_the_releases() {
    let mut hole = square((100, 100), 50);
    hole.reverse();
    let polygons = vec![vec![square((0, 0), 500), hole], vec![square((900, 0), 100)]];
    let town = town(&[shape(1, polygons.clone())], &[Some(cell(0))]);
    let found = read(&town.view());
    let geometry = &found.features[0].geometry.as_ref().unwrap().value;
    let GeometryValue::MultiPolygon { coordinates } = geometry else {
        panic!("{geometry:?}");
    };
    for (rings, given) in coordinates.iter().zip(&polygons) {
        for (nth, (ring, given)) in rings.iter().zip(given).enumerate() {
            let twice: f64 = ring
                .windows(2)
                .map(|s| s[0][0] * s[1][1] - s[1][0] * s[0][1])
                .sum();
            assert_eq!(twice > 0.0, nth == 0);
            let back: Vec<Vertex> = ring
                .iter()
                .map(|at| ((at[0] * 1e6).round() as i32, (at[1] * 1e6).round() as i32))
                .collect();
            assert_eq!(&back, given);
        }
    }
}

#[test]
fn what_is_withheld_is_null_and_marked() {
    let shapes = [shape(1, vec![vec![square((0, 0), 500)]])];
    let town = town(&shapes, &[Some(withheld())]);
    let found = read(&town.view());
    let property = |name: &str| found.features[0].property(name).unwrap();
    for name in [
        "h3",
        "cases",
        "population",
        "value",
        "n_band",
        "class",
        "p_adjusted",
    ] {
        assert!(property(name).is_null(), "{name}");
    }
    assert_eq!(property("status"), "suppressed");
    assert_eq!(
        property("marks"),
        &json!(["too_few_blocks", "withheld", "synthetic"])
    );
}

#[test]
fn ten_thousand_features_come_in_small_chunks_that_join_to_one_document() {
    let town = hex_town(10_000);
    let view = town.view();
    let selection = Selection::all(&view);
    let chunks: Vec<Vec<u8>> = collection(&view, &selection, &Head::default()).collect();
    assert!(chunks.len() > 50, "{} chunks", chunks.len());
    assert!(chunks.iter().all(|chunk| chunk.len() <= 80 * 1024));
    let joined = chunks.concat();
    assert_eq!(joined.split(|byte| *byte == b'\n').count(), 10_000 + 3);
    let document: Value = serde_json::from_slice(&joined).unwrap();
    assert_eq!(document["features"].as_array().unwrap().len(), 10_000);
    assert_eq!(document["numberReturned"], 10_000);
}

#[test]
fn the_head_says_when_how_many_and_where_to_go() {
    let town = hex_town(5);
    let head = Head {
        time_stamp: Some("2024-10-01T00:00:00Z".to_owned()),
        links: json!([{ "rel": "next", "href": "items?offset=2" }]),
    };
    let query = Query {
        limit: Some(2),
        ..Query::default()
    };
    let document: Value = serde_json::from_str(&joined(&town.view(), &query, &head)).unwrap();
    assert_eq!(document["timeStamp"], "2024-10-01T00:00:00Z");
    assert_eq!(document["numberMatched"], 5);
    assert_eq!(document["numberReturned"], 2);
    assert_eq!(document["links"], head.links);
}

#[test]
fn no_feature_is_an_empty_collection() {
    let town = town(&[], &[]);
    assert!(read(&town.view()).features.is_empty());
    assert!(feature(&town.view(), 0, &Value::Null, &Form::default()).is_none());
}

#[test]
fn a_place_without_a_vertex_is_null() {
    let town = town(&[shape(1, vec![])], &[Some(cell(0))]);
    assert!(read(&town.view()).features[0].geometry.is_none());
}

#[test]
fn a_reference_set_has_points_lines_and_any_name() {
    let name = "Kő \"u\"\\\n\u{1}</script>";
    let feature = |id, geometry| Feature {
        id,
        area: None,
        name: Some(name.to_owned()),
        kind: "road".to_owned(),
        geometry,
    };
    let line = vec![(0, 0), (10, 10)];
    let set = ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "basemap".to_owned(),
        label: text("basemap"),
        source: text("source"),
        bbox: [0.0; 4],
        features: vec![
            feature(1, Place::Point((-1, 2))),
            feature(2, Place::Lines(vec![line.clone()])),
            feature(3, Place::Lines(vec![line.clone(), line])),
        ],
    };
    let found = read(&set);
    let kinds: Vec<&str> = found
        .features
        .iter()
        .map(|feature| feature.geometry.as_ref().unwrap().value.type_name())
        .collect();
    assert_eq!(kinds, ["Point", "LineString", "MultiLineString"]);
    assert_eq!(found.features[0].property("name").unwrap(), name);
    assert_ne!(set.name(), COLLECTION);
}

#[test]
fn chosen_properties_are_written_and_no_others() {
    let town = hex_town(3);
    let view = town.view();
    let queryables = crate::query::Queryables::of(&view);
    let mut shown = Shown::read("value,h3", &queryables).unwrap();
    let written = |shown| {
        let (bytes, _) = chunk(
            &view,
            &Selection::all(&view),
            2,
            &Form {
                shown,
                placed: None,
            },
        )
        .unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let text = written(shown);
    let feature: Value = serde_json::from_str(text.trim_start_matches(",\n")).unwrap();
    let names: Vec<&String> = feature["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["h3", "value"]);
    assert_eq!(feature["geometry"]["type"], "Polygon");
    shown.geometry = false;
    assert!(written(shown).contains(r#""geometry":null,"#));
}
