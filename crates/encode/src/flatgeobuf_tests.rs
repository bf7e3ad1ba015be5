//! Files read back by the format's own reader: values, places, index and order.

use std::io::Cursor;

use ::flatgeobuf::{
    ColumnType, FallibleStreamingIterator, FeatureProperties, FgbReader, GeometryType,
};
use gocpont_disclosure::reference::{Feature, Geometry as Place, ReferenceSet};
use gocpont_disclosure::release::Vertex;
use serde_json::{Value, json};

use super::*;
use crate::fixture::{cell, hex_town, shape, square, text, town, withheld};

fn about(metadata: &Value) -> About<'_> {
    About {
        title: "A title",
        description: "What it shows",
        metadata,
    }
}

fn streamed<T: Table + ?Sized>(table: &T) -> Vec<u8> {
    let selection = Selection::all(table);
    let metadata = json!({ "release": 3 });
    let chunks = rows(table, &selection, &about(&metadata));
    chunks.collect::<Result<Vec<_>, _>>().unwrap().concat()
}

fn indexed<T: Table + ?Sized>(table: &T) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let metadata = json!({ "release": 3 });
    write(table, &Selection::all(table), &about(&metadata), &mut out).unwrap();
    out.into_inner()
}

/// What a file says of a feature: id, population, H3 index, marks, and the first places of its geometry.
type Said = (i64, Option<i64>, Option<String>, Option<String>, Vec<f64>);

fn read(bytes: &[u8]) -> Vec<Said> {
    let mut features = FgbReader::open(Cursor::new(bytes))
        .unwrap()
        .select_all()
        .unwrap();
    let mut found = Vec::new();
    while let Some(feature) = features.next().unwrap() {
        let geometry = feature.geometry();
        let xy = geometry
            .and_then(|own| own.xy())
            .map(|xy| xy.iter().collect());
        found.push((
            feature.property("id").unwrap(),
            feature.property("population").ok(),
            feature.property("h3").ok(),
            feature.property("marks").ok(),
            xy.unwrap_or_default(),
        ));
    }
    found
}

#[test]
fn every_feature_is_read_back_with_its_values_and_places() {
    let town = hex_town(700);
    let found = read(&streamed(&town.view()));
    assert_eq!(found.len(), 700);
    for (row, (shape, cell)) in found.iter().zip(town.iter()) {
        assert_eq!(row.0, shape.id.cast_signed());
        assert_eq!(row.1, cell.population.map(i64::from));
        assert_eq!(row.2, shape.hex.map(|hex| format!("{hex:x}")));
        assert_eq!(row.3.as_deref(), Some("synthetic"));
        let both = |(x, y): &Vertex| [f64::from(*x) / 1e6, f64::from(*y) / 1e6];
        let places: Vec<f64> = shape.polygons[0][0].iter().flat_map(both).collect();
        assert_eq!(row.4, places);
    }
}

#[test]
fn the_header_says_what_the_file_is() {
    let town = hex_town(20);
    let bytes = streamed(&town.view());
    let reader = FgbReader::open(Cursor::new(&bytes)).unwrap();
    let header = reader.header();
    assert_eq!(header.name(), Some("alone-hex9"));
    assert_eq!(
        (header.title(), header.description()),
        (Some("A title"), Some("What it shows"))
    );
    assert_eq!(header.metadata(), Some(r#"{"release":3}"#));
    assert_eq!((header.features_count(), header.index_node_size()), (20, 0));
    assert_eq!(header.geometry_type(), GeometryType::Polygon);
    let crs = header.crs().unwrap();
    assert_eq!(
        (crs.org(), crs.code(), crs.name()),
        (Some("EPSG"), 4326, Some("WGS 84"))
    );
    let columns = header.columns().unwrap();
    let kinds: Vec<_> = columns
        .iter()
        .map(|own| (own.name(), own.type_()))
        .collect();
    assert_eq!(kinds[0], ("id", ColumnType::Long));
    assert_eq!(kinds[1], ("h3", ColumnType::String));
    assert_eq!(kinds[6], ("population", ColumnType::Long));
    assert_eq!(kinds[7], ("value", ColumnType::Double));
    let envelope: Vec<f64> = header.envelope().unwrap().iter().collect();
    assert!(envelope[0] < 18.32 && 18.32 < envelope[2]);
}

#[test]
fn chunks_are_small_and_can_be_asked_for_one_by_one() {
    let town = hex_town(2000);
    let view = town.view();
    let selection = Selection::all(&view);
    let survey = Survey::of(&view, &selection);
    let metadata = json!({ "release": 3 });
    let mut all = open(&view, &survey, &about(&metadata));
    let (mut nth, mut chunks) = (0, 0);
    while let Some((bytes, after)) = chunk(&view, &selection, &survey, nth) {
        assert!(bytes.len() < 72 * 1024);
        all.extend(bytes);
        (nth, chunks) = (after, chunks + 1);
    }
    assert!(chunks > 3, "{chunks} chunks");
    assert_eq!(all, streamed(&view));
}

#[test]
fn a_file_with_an_index_has_the_same_features_and_finds_those_in_a_box() {
    let town = hex_town(1000);
    let view = town.view();
    let bytes = indexed(&view);
    let mut all = read(&bytes);
    assert!(!all.is_sorted_by_key(|row| row.0), "in the order of ids");
    all.sort_by_key(|row| row.0);
    assert_eq!(all, read(&streamed(&view)));
    let (west, south, east, north) = (18.315, 47.645, 18.322, 47.652);
    let reader = FgbReader::open(Cursor::new(&bytes)).unwrap();
    assert_eq!(reader.header().index_node_size(), 16);
    let mut near = reader.select_bbox(west, south, east, north).unwrap();
    let mut ids = Vec::new();
    while let Some(feature) = near.next().unwrap() {
        ids.push(feature.property::<i64>("id").unwrap() as u64);
    }
    ids.sort_unstable();
    let query = crate::Query {
        bbox: Some([west, south, east, north]),
        ..crate::Query::default()
    };
    let wanted: Vec<u64> = Selection::of(&view, &query)
        .iter()
        .filter_map(|at| view.id(at))
        .collect();
    assert!(wanted.len() > 5);
    assert_eq!(ids, wanted);
}

#[test]
fn one_polygon_among_several_is_written_as_several() {
    let mut hole = square((10, 10), 10);
    hole.reverse();
    let shapes = [
        shape(1, vec![vec![square((0, 0), 100), hole]]),
        shape(2, vec![vec![square((0, 0), 10)], vec![square((20, 0), 10)]]),
    ];
    let town = town(&shapes, &vec![Some(cell(0)); 2]);
    let bytes = streamed(&town.view());
    let reader = FgbReader::open(Cursor::new(&bytes)).unwrap();
    assert_eq!(reader.header().geometry_type(), GeometryType::MultiPolygon);
    let mut features = reader.select_all().unwrap();
    let mut found = Vec::new();
    while let Some(feature) = features.next().unwrap() {
        let parts = feature.geometry().unwrap().parts().unwrap();
        let part = |part: ::flatgeobuf::Geometry<'_>| {
            let ends = part.ends().map(|ends| ends.iter().collect::<Vec<u32>>());
            (part.xy().unwrap().len(), ends)
        };
        found.push(parts.iter().map(part).collect::<Vec<_>>());
    }
    assert_eq!(
        found,
        [vec![(20, Some(vec![5, 10]))], vec![(10, None), (10, None)]]
    );
}

#[test]
fn a_basemap_of_all_kinds_says_the_kind_of_each() {
    let feature = |id, geometry| Feature {
        id,
        area: None,
        name: Some("n".to_owned()),
        kind: "road".to_owned(),
        geometry,
    };
    let line = vec![(0, 0), (10, 0)];
    let set = ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "basemap".to_owned(),
        label: text("map"),
        source: text("drawn"),
        bbox: [0.0, 0.0, 1.0, 1.0],
        features: vec![
            feature(1, Place::Point((5, 5))),
            feature(2, Place::Lines(vec![line.clone()])),
            feature(3, Place::Lines(vec![line.clone(), line])),
            feature(4, Place::Polygons(vec![vec![square((0, 0), 9)]])),
        ],
    };
    for bytes in [streamed(&set), indexed(&set)] {
        let reader = FgbReader::open(Cursor::new(&bytes)).unwrap();
        assert_eq!(reader.header().geometry_type(), GeometryType::Unknown);
        let mut features = reader.select_all().unwrap();
        let mut found = Vec::new();
        while let Some(feature) = features.next().unwrap() {
            found.push((
                feature.property::<i64>("id").unwrap(),
                feature.geometry().unwrap().type_(),
            ));
        }
        found.sort_by_key(|(id, _)| *id);
        assert_eq!(
            found,
            [
                (1, GeometryType::Point),
                (2, GeometryType::LineString),
                (3, GeometryType::MultiLineString),
                (4, GeometryType::Polygon)
            ]
        );
    }
}

#[test]
fn what_has_no_place_or_value_is_written_without() {
    let shapes = [shape(1, vec![]), shape(2, vec![vec![square((0, 0), 10)]])];
    let town = town(&shapes, &[Some(withheld()), Some(cell(0))]);
    for bytes in [streamed(&town.view()), indexed(&town.view())] {
        let found = read(&bytes);
        assert_eq!((found[0].0, found[0].1, found[0].4.len()), (1, None, 0));
        assert_eq!(
            found[0].3.as_deref(),
            Some("too_few_blocks,withheld,synthetic")
        );
        assert_eq!(found[1].4.len(), 10);
    }
}

#[test]
fn no_feature_is_a_header_alone() {
    let town = town(&[], &[]);
    assert_eq!(read(&streamed(&town.view())), []);
    assert_eq!(indexed(&town.view()), streamed(&town.view()));
}
