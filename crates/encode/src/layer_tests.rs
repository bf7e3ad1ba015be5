//! What a view shows of a collection.

use super::*;
use crate::fixture::{cell, hex_town, shape, square, town};
use crate::table::ColumnKind;

#[test]
fn features_without_a_cell_are_not_there() {
    let shapes = [1, 5, 9].map(|id| shape(id, vec![vec![square((0, 0), 100)]]));
    let town = town(&shapes, &[Some(cell(0)), None, Some(cell(1))]);
    let view = town.view();
    let ids: Vec<u64> = town.iter().map(|(shape, _)| shape.id).collect();
    assert_eq!(ids, [1, 9]);
    assert_eq!(
        (view.find(9), view.find(5), view.find(10)),
        (Some(1), None, None)
    );
}

#[test]
fn the_properties_of_a_feature_are_the_columns_in_their_order() {
    let town = hex_town(1);
    let view = town.view();
    let names: Vec<&str> = view.columns().iter().map(|column| column.name).collect();
    let feature = view.feature(0).unwrap();
    let found: Vec<&str> = feature.properties.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, names);
}

#[test]
fn every_value_is_of_its_columns_kind() {
    let town = hex_town(50);
    let view = town.view();
    for at in 0..view.len() {
        let feature = view.feature(at).unwrap();
        for (column, (name, value)) in view.columns().iter().zip(&feature.properties) {
            let fits = match value {
                Property::Text(_) | Property::Hex(_) => column.kind == ColumnKind::Text,
                Property::Integer(_) => column.kind == ColumnKind::Integer,
                Property::Number(_) => column.kind == ColumnKind::Number,
                Property::List(_) => column.kind == ColumnKind::List,
                Property::Null => true,
            };
            assert!(fits, "{name}: {value:?}");
        }
    }
}

#[test]
fn the_box_of_a_feature_holds_its_every_polygon() {
    let polygons = vec![vec![square((-50, 20), 10)], vec![square((100, 0), 30)]];
    let town = town(&[shape(1, polygons)], &[Some(cell(0))]);
    assert_eq!(town.view().bbox(0), Some([-50, 0, 130, 30]));
}

#[test]
fn bands_begin_at_round_numbers() {
    let bands = [
        0,
        1,
        49,
        50,
        99,
        100,
        199,
        200,
        499,
        500,
        999,
        1000,
        u32::MAX,
    ]
    .map(n_band);
    let expected = [
        "0", "1-49", "1-49", "50-99", "50-99", "100-199", "100-199", "200-499", "200-499",
        "500-999", "500-999", "1000+", "1000+",
    ];
    assert_eq!(bands, expected);
}

#[test]
fn known_rows_give_the_same_view() {
    let town = hex_town(7);
    let view = town.view();
    let places = Places::of(town.shapes.all());
    let values = Values::of(town.cells.all(), |at| town.cells.detail(at));
    let rows = Rows::of(&values);
    let parts = Parts {
        places: Cow::Borrowed(&places),
        values: Cow::Borrowed(&values),
        rows: Cow::Borrowed(&rows),
    };
    let kept = LayerView::with_parts(view.release, view.collection, view.period, parts);
    let features = |view: &LayerView<'_>| -> Vec<String> {
        (0..view.len())
            .map(|at| format!("{:?}", view.feature(at)))
            .collect()
    };
    assert_eq!(features(&kept).len(), 7);
    assert_eq!(features(&kept), features(&view));
}
