//! What layers with details say beside their cells, in every format.

use gocpont_disclosure::release::{Category, Change, Direction, Trend};
use serde_json::Value;

use super::*;
use crate::fixture::{Town, cell, shape, square, town_of};
use crate::selection::{Query, Selection};
use crate::table::Table;
use crate::{TileId, csv, geojson, mvt};

const TREND: Trend = Trend {
    s: -21,
    z: Some(-2.5),
    p: Some(0.01),
    p_adjusted: Some(0.04),
    tau_b: Some(-0.75),
    sen_slope: Some(-0.0125),
    periods: 8,
    direction: Direction::Down,
};

/// Two features: one with a detail, one without.
fn town(kind: Kind) -> Town {
    let detail = Detail {
        robustness: Some(0.75),
        category: Some(Category::Cold(Change::Diminishing)),
        trend: Some(TREND),
    };
    let shapes = [1, 2].map(|id| shape(id, vec![vec![square((0, 0), 100_000)]]));
    let cells = [Some(cell(0)), Some(cell(1))];
    town_of(kind, &shapes, &cells, Some(&[Some(detail), None]))
}

fn names(kind: Kind) -> String {
    let town = town(kind);
    let view = town.view();
    let names: Vec<&str> = view.columns().iter().map(|column| column.name).collect();
    for at in 0..view.len() {
        let feature = view.feature(at).expect("a feature");
        let found: Vec<&str> = feature.properties.iter().map(|(name, _)| *name).collect();
        assert_eq!(found, names);
    }
    names[18..].join(" ")
}

#[test]
fn each_kind_of_layer_has_the_words_of_its_own() {
    for kind in [Kind::Blocks, Kind::Hex, Kind::Areas, Kind::Hotspots] {
        assert_eq!(names(kind), "robustness");
    }
    insta::assert_snapshot!(names(Kind::Trend), @"trend_s trend_z trend_p trend_p_adjusted tau_b sen_slope direction periods_used");
    insta::assert_snapshot!(names(Kind::Emerging), @"category trend_s trend_z trend_p tau_b direction periods_used");
}

#[test]
fn every_detail_is_of_its_columns_kind() {
    for kind in [Kind::Blocks, Kind::Trend, Kind::Emerging] {
        let town = town(kind);
        let view = town.view();
        let feature = view.feature(0).expect("a feature");
        for (column, (name, value)) in view.columns().iter().zip(&feature.properties).skip(18) {
            let fits = match value {
                Property::Text(_) | Property::Hex(_) => column.kind == ColumnKind::Text,
                Property::Integer(_) => column.kind == ColumnKind::Integer,
                Property::Number(_) => column.kind == ColumnKind::Number,
                Property::List(_) | Property::Null => false,
            };
            assert!(fits, "{name}: {value:?}");
        }
    }
}

fn features(kind: Kind) -> Vec<Value> {
    let town = town(kind);
    let view = town.view();
    let mut out = Vec::new();
    let selection = Selection::of(&view, &Query::default());
    geojson::write(&view, &selection, &geojson::Head::default(), &mut out).expect("written");
    let all: Value = serde_json::from_slice(&out).expect("JSON");
    all["features"].as_array().expect("features").clone()
}

#[test]
fn geojson_has_the_details_and_null_where_there_are_none() {
    let trend = features(Kind::Trend);
    assert_eq!(trend[0]["properties"]["trend_s"], -21.0);
    assert_eq!(trend[0]["properties"]["sen_slope"], -0.0125);
    assert_eq!(trend[0]["properties"]["direction"], "down");
    assert_eq!(trend[0]["properties"]["periods_used"], 8);
    assert_eq!(trend[1]["properties"]["direction"], Value::Null);
    let emerging = features(Kind::Emerging);
    assert_eq!(emerging[0]["properties"]["category"], "cold_diminishing");
    assert_eq!(emerging[1]["properties"]["category"], Value::Null);
    let blocks = features(Kind::Blocks);
    assert_eq!(blocks[0]["properties"]["robustness"], 0.75);
    assert_eq!(blocks[1]["properties"]["robustness"], Value::Null);
}

#[test]
fn csv_has_them_before_the_place_and_its_metadata_the_layers_own_method() {
    let town = town(Kind::Emerging);
    let view = town.view();
    let selection = Selection::all(&view);
    let rows: Vec<Vec<u8>> = csv::rows(&view, &selection)
        .collect::<Result<_, _>>()
        .expect("rows");
    let text = String::from_utf8(rows.concat()).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].ends_with(
            ",marks,category,trend_s,trend_z,trend_p,tau_b,direction,periods_used,lon,lat"
        )
    );
    assert!(
        lines[1].contains(",cold_diminishing,-21,-2.5,0.01,-0.75,down,8,"),
        "{}",
        lines[1]
    );
    assert!(lines[2].contains(",,,,,,,,"), "{}", lines[2]);
    let metadata = csv::metadata(&town.release, view.collection);
    assert_eq!(metadata["method"]["en"], "of the layer en");
}

#[test]
fn a_tile_has_them_too() {
    let town = town(Kind::Trend);
    let bytes = mvt::tile(&town.view(), TileId::new(0, 0, 0).expect("a tile"));
    for word in ["trend_p_adjusted", "sen_slope", "down"] {
        let found = bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes());
        assert!(found, "{word}");
    }
}
