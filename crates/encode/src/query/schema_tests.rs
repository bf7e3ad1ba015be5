//! What the documents say is what the features say.

use super::*;
use crate::fixture::{hex_town, shape, square, town_of};
use crate::layer::n_band;
use gocpont_disclosure::release::Kind as LayerKind;

const ABOUT: About<'_> = About {
    id: "https://example.org/schema",
    title: "Alone",
    geometry: GeometryKind::Polygon,
};

fn of_blocks() -> Value {
    Queryables::of(&hex_town(3).view()).document(&ABOUT)
}

#[test]
fn everything_that_can_be_asked_has_a_type_and_a_place_in_the_order() {
    let document = of_blocks();
    let properties = document["properties"].as_object().unwrap();
    assert_eq!(properties.len(), 2 + hex_town(3).view().columns().len());
    let mut places = Vec::new();
    for (name, own) in properties {
        let kind = own["type"].as_str().or(own["format"].as_str());
        assert!(kind.is_some(), "{name}: {own}");
        assert_eq!(own["title"], name.as_str());
        assert!(
            own["description"]
                .as_str()
                .is_some_and(|about| !about.is_empty())
        );
        places.push(own["x-ogc-propertySeq"].as_u64().unwrap());
    }
    places.sort_unstable();
    assert!(places.iter().copied().eq(1..=properties.len() as u64));
    assert_eq!(properties["period"]["format"], "date");
    assert_eq!(
        properties["geometry"]["format"],
        "geometry-polygon-or-multipolygon"
    );
    assert_eq!(properties["id"]["x-ogc-role"], "id");
    assert_eq!(properties["marks"]["items"]["enum"][8], "synthetic");
}

#[test]
fn a_property_of_fixed_words_names_every_word_there_is() {
    let document = of_blocks();
    let has = |name: &str, word: &str| {
        let words = document["properties"][name]["enum"].as_array().unwrap();
        words.iter().any(|own| own == word)
    };
    for population in [0, 1, 49, 50, 100, 200, 500, 999, 1000, u32::MAX] {
        assert!(has("n_band", n_band(population)), "{population}");
    }
    for word in [
        "hot99", "hot95", "hot90", "ns", "cold90", "cold95", "cold99",
    ] {
        assert!(has("class", word), "{word}");
    }
    for word in ["own", "merged", "suppressed", "nodata"] {
        assert!(has("status", word), "{word}");
    }
    let shapes = [shape(1, vec![vec![square((0, 0), 9)]])];
    let cells = [Some(crate::fixture::cell(1))];
    let town = town_of(LayerKind::Emerging, &shapes, &cells, Some(&[None]));
    let emerging = Queryables::of(&town.view()).document(&ABOUT);
    let categories = emerging["properties"]["category"]["enum"]
        .as_array()
        .unwrap();
    assert_eq!(categories.len(), 17);
    assert!(categories.contains(&"hot_intensifying".into()));
}

#[test]
fn a_feature_has_the_types_of_its_schema() {
    let town = hex_town(3);
    let view = town.view();
    let schema = Queryables::of(&view).feature_schema(&ABOUT);
    let written =
        crate::geojson::feature(&view, 0, &Value::Null, &crate::geojson::Form::default()).unwrap();
    let feature: Value = serde_json::from_slice(&written).unwrap();
    let types = &schema["properties"]["properties"]["properties"];
    let properties = feature["properties"].as_object().unwrap();
    assert_eq!(types.as_object().unwrap().len(), properties.len());
    for (name, value) in properties {
        let fits = match types[name]["type"].as_str().unwrap() {
            "string" => value.is_string(),
            "integer" => value.is_u64(),
            "number" => value.is_number(),
            "array" => value.is_array(),
            other => panic!("{name}: {other}"),
        };
        assert!(fits || value.is_null(), "{name}: {value}");
    }
    let geometries = schema["properties"]["geometry"]["properties"]["type"]["enum"].as_array();
    assert!(geometries.unwrap().contains(&feature["geometry"]["type"]));
    assert_eq!(schema["properties"]["id"]["type"], "integer");
}

#[test]
fn the_kind_of_geometries_is_found_by_looking() {
    assert_eq!(GeometryKind::of(&hex_town(3).view()), GeometryKind::Polygon);
    let empty = crate::fixture::town(&[], &[]);
    assert_eq!(GeometryKind::of(&empty.view()), GeometryKind::Any);
}
