//! Tiles read back by the reader of the MVT crate.

use std::collections::BTreeMap;

use fast_mvt::{MvtFeature, MvtGeometry, MvtReaderRef, MvtValue};
use gocpont_disclosure::reference::{Feature, Geometry as Where, ReferenceSet};
use gocpont_disclosure::release::Vertex;

use super::*;
use crate::clip::{Place, Square, twice_area};
use crate::fixture::{COLLECTION, cell, hex_town, shape, square, text, town, withheld};
use crate::tile::{EXTENT, MAX_ZOOM};

fn read(table: &impl Table, id: TileId) -> Vec<MvtFeature> {
    let bytes = tile(table, id);
    let reader = MvtReaderRef::new(&bytes).unwrap();
    let mut read = reader.to_tile().unwrap();
    read.layers
        .pop()
        .map(|layer| layer.features)
        .unwrap_or_default()
}

fn properties(feature: &MvtFeature) -> BTreeMap<&str, &MvtValue> {
    let pairs = feature.properties.iter();
    pairs.map(|(name, value)| (name.as_str(), value)).collect()
}

/// Twice the signed area of each ring, shells positive in MVT's sense, that is with the y axis downwards.
fn areas(geometry: &MvtGeometry) -> Vec<Vec<i64>> {
    let polygons = match geometry {
        MvtGeometry::Polygon(polygon) => vec![polygon.clone()],
        MvtGeometry::MultiPolygon(polygons) => polygons.0.clone(),
        other => panic!("{other:?}"),
    };
    let area = |ring: &fast_mvt::MvtLineString| -> i64 {
        let sides = ring.0.windows(2);
        let cross = |s: &[fast_mvt::MvtCoord]| {
            i64::from(s[0].x) * i64::from(s[1].y) - i64::from(s[1].x) * i64::from(s[0].y)
        };
        sides.map(cross).sum()
    };
    let rings = |polygon: &fast_mvt::MvtPolygon| {
        let holes = polygon.interiors().iter().map(area);
        std::iter::once(area(polygon.exterior()))
            .chain(holes)
            .collect()
    };
    polygons.iter().map(rings).collect()
}

/// A tile and a corner of it in millionths of a degree.
fn cornered(z: u8) -> (TileId, Vertex) {
    let tile = TileId::of(z, 18.32, 47.65).unwrap();
    let [_, south, east, _] = tile.bbox();
    (
        tile,
        ((east * 1e6).round() as i32, (south * 1e6).round() as i32),
    )
}

#[test]
fn a_hex_over_a_corner_is_in_four_tiles_with_its_full_value_and_nothing_of_it_is_lost() {
    let (tile, (x, y)) = cornered(14);
    let hexagon = vec![
        (x - 4000, y),
        (x - 2000, y - 3000),
        (x + 2000, y - 3000),
        (x + 4000, y),
        (x + 2000, y + 3000),
        (x - 2000, y + 3000),
        (x - 4000, y),
    ];
    let town = town(&[shape(7, vec![vec![hexagon.clone()]])], &[Some(cell(30))]);
    let view = town.view();
    let without_buffer = Square {
        low: 0,
        high: i64::from(EXTENT),
    };
    let mut shown = 0;
    for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let id = TileId::new(14, tile.x() + dx, tile.y() + dy).unwrap();
        let found = read(&view, id);
        assert_eq!(found.len(), 1, "{id:?}");
        assert_eq!(found[0].id, Some(7));
        assert_eq!(properties(&found[0])["cases"], &MvtValue::UInt(30));
        let MvtGeometry::Polygon(polygon) = &found[0].geometry else {
            panic!("{:?}", found[0].geometry);
        };
        let mut ring: Vec<Place> = polygon
            .exterior()
            .0
            .iter()
            .map(|c| (c.x.into(), c.y.into()))
            .collect();
        assert!(
            ring.iter()
                .all(|(x, y)| (-64..=4160).contains(x) && (-64..=4160).contains(y))
        );
        let first = ring.first().copied();
        ring.pop_if(|last| Some(*last) == first);
        without_buffer.cut_ring(&mut ring, &mut Vec::new());
        shown += twice_area(&ring).abs();
    }
    let whole: Vec<Place> = hexagon[..6]
        .iter()
        .map(|(x, y)| (tile.column(*x), tile.row(*y)))
        .collect();
    let lost = twice_area(&whole).abs() - shown;
    assert!(lost.abs() <= 2 * 4096, "{lost} of {}", twice_area(&whole));
    let beyond = TileId::new(14, tile.x() + 2, tile.y()).unwrap();
    assert!(super::tile(&view, beyond).is_empty());
}

#[test]
fn every_hex_is_in_the_tile_with_its_properties() {
    let town = hex_town(500);
    let view = town.view();
    let id = TileId::of(7, 18.32, 47.65).unwrap();
    let found = read(&view, id);
    assert_eq!(found.len(), 500);
    for (feature, (shape, cell)) in found.iter().zip(town.iter()) {
        let properties = properties(feature);
        assert_eq!(feature.id, Some(shape.id));
        assert_eq!(properties["value"], &MvtValue::Double(cell.value.unwrap()));
        assert_eq!(
            properties["h3"],
            &MvtValue::String(format!("{:x}", shape.hex.unwrap()))
        );
        assert_eq!(
            properties["n_band"],
            &MvtValue::String(crate::layer::n_band(cell.population.unwrap()).to_owned())
        );
        assert_eq!(
            properties["marks"],
            &MvtValue::String("synthetic".to_owned())
        );
        assert!(!properties.contains_key("area"));
    }
}

#[test]
fn a_town_is_whole_from_zoom_to_zoom() {
    let town = hex_town(61);
    let view = town.view();
    for z in 5..=MAX_ZOOM {
        let id = TileId::of(z, 18.32, 47.65).unwrap();
        let found = read(&view, id);
        let [west, south, east, north] = id.bbox().map(|degrees| (degrees * 1e6) as i32);
        let within = |at: &usize| {
            view.bbox(*at).is_some_and(|own| {
                own[0] >= west && own[1] >= south && own[2] <= east && own[3] <= north
            })
        };
        let least = (0..view.len()).filter(within).count();
        assert!(
            found.len() >= least.max(1),
            "{z}: {} of {least}",
            found.len()
        );
    }
}

#[test]
fn the_layer_is_named_as_the_collection_and_says_its_version_and_extent() {
    let town = hex_town(1);
    let bytes = tile(&town.view(), TileId::of(10, 18.32, 47.65).unwrap());
    let reader = MvtReaderRef::new(&bytes).unwrap();
    assert_eq!(reader.layer_count(), 1);
    let layer = reader.layers().next().unwrap();
    assert_eq!(
        (layer.name(), layer.version(), layer.extent()),
        (COLLECTION, 2, 4096)
    );
}

#[test]
fn shells_and_holes_turn_as_the_standard_has_it() {
    let (tile, (x, y)) = cornered(12);
    let mut hole = square((x - 9_000, y + 3_000), 2_000);
    hole.reverse();
    let polygons = vec![
        vec![square((x - 10_000, y + 2_000), 5_000), hole],
        vec![square((x - 30_000, y + 2_000), 5_000)],
    ];
    let town = town(&[shape(1, polygons)], &[Some(cell(0))]);
    let found = areas(&read(&town.view(), tile)[0].geometry);
    let signs: Vec<Vec<i64>> = found
        .iter()
        .map(|r| r.iter().map(|a| a.signum()).collect())
        .collect();
    assert_eq!(signs, [vec![1, -1], vec![1]]);
}

#[test]
fn a_tile_inside_a_hole_shows_nothing() {
    let (tile, (x, y)) = cornered(16);
    let mut hole = square((x - 50_000, y - 50_000), 100_000);
    hole.reverse();
    let rings = vec![square((x - 90_000, y - 90_000), 180_000), hole];
    let town = town(&[shape(1, vec![rings])], &[Some(cell(0))]);
    assert!(super::tile(&town.view(), tile).is_empty());
}

#[test]
fn only_what_has_no_area_on_the_grid_is_left_out() {
    let (tile, (x, y)) = cornered(14);
    let shapes = [
        shape(1, vec![vec![square((x - 9_000, y + 3_000), 1)]]),
        shape(2, vec![vec![square((x - 9_000, y + 3_000), 12)]]),
    ];
    let town = town(&shapes, &[Some(cell(0)), Some(cell(1))]);
    let ids: Vec<Option<u64>> = read(&town.view(), tile)
        .iter()
        .map(|feature| feature.id)
        .collect();
    assert_eq!(ids, [Some(2)]);
    let deep = TileId::of(22, f64::from(x - 9_000) / 1e6, f64::from(y + 3_000) / 1e6).unwrap();
    assert_eq!(read(&town.view(), deep).len(), 2);
}

#[test]
fn what_is_withheld_is_marked_and_has_no_number() {
    let (tile, (x, y)) = cornered(14);
    let shapes = [shape(1, vec![vec![square((x - 9_000, y + 3_000), 900)]])];
    let town = town(&shapes, &[Some(withheld())]);
    let found = read(&town.view(), tile);
    let properties = properties(&found[0]);
    assert_eq!(
        properties["marks"],
        &MvtValue::String("too_few_blocks,withheld,synthetic".to_owned())
    );
    let names: Vec<&str> = properties.into_keys().collect();
    assert_eq!(names, ["marks", "period", "reference_value", "status"]);
}

#[test]
fn roads_are_cut_at_the_buffer_and_places_are_in_their_tile() {
    let (tile, (x, y)) = cornered(14);
    let feature = |id, kind: &str, geometry| Feature {
        id,
        area: None,
        name: None,
        kind: kind.to_owned(),
        geometry,
    };
    let set = ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "basemap".to_owned(),
        label: text("basemap"),
        source: text("source"),
        bbox: [18.0, 47.0, 19.0, 48.0],
        features: vec![
            feature(
                1,
                "road",
                Where::Lines(vec![vec![(x - 9_000, y + 5_000), (x + 90_000, y + 5_000)]]),
            ),
            feature(2, "place", Where::Point((x - 9_000, y + 5_000))),
            feature(3, "place", Where::Point((x + 9_000, y + 5_000))),
        ],
    };
    let found = read(&set, tile);
    let MvtGeometry::LineString(road) = &found[0].geometry else {
        panic!("{:?}", found[0].geometry);
    };
    assert_eq!(road.0[1].x, 4160);
    assert!(matches!(found[1].geometry, MvtGeometry::Point(_)));
    assert_eq!(found.len(), 2);
    assert_eq!(
        properties(&found[0])["kind"],
        &MvtValue::String("road".to_owned())
    );
}
