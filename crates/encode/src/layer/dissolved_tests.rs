//! Hot spots dissolved: nothing is lost, neighbours of one class become one, others stay apart.

use gocpont_disclosure::release::{Cell, Kind};
use h3o::{CellIndex, LatLng, Resolution};

use super::*;
use crate::fixture::{cell, hex_town, shape, square};
use crate::layer::{LayerView, Parts, Rows};
use crate::table::Table;

fn classed(class: Option<Class>, at: u32) -> Cell {
    Cell { class, ..cell(at) }
}

fn polygons(places: &Places, at: usize) -> Vec<Vec<Vec<Vertex>>> {
    let rings = |rings: crate::Rings<'_>| rings.iter().map(<[Vertex]>::to_vec).collect();
    places.polygons(at).unwrap().iter().map(rings).collect()
}

#[test]
fn neighbours_of_one_class_are_one_and_others_stay_apart() {
    let at = |x: i32, y: i32| vec![vec![square((x * 10, y * 10), 10)]];
    let shapes: Vec<Shape> = [(0, 0), (1, 0), (2, 0), (0, 5), (1, 1)]
        .iter()
        .zip(1..)
        .map(|((x, y), id)| shape(id, at(*x, *y)))
        .collect();
    let hot = Some(Class::Hot99);
    let cells = [hot, hot, Some(Class::Cold95), hot, None];
    let cells: Vec<Option<Cell>> = cells
        .iter()
        .zip(1..)
        .map(|(c, n)| Some(classed(*c, n)))
        .collect();
    let places = Places::of(&shapes);
    let values = Values::of(&cells, |_| None);
    let (found, summed) = dissolved(&places, &values);
    let ids: Vec<u64> = (0..found.len()).filter_map(|at| found.id(at)).collect();
    assert_eq!(ids, [1, 3, 4]);
    assert_eq!(summed.cases(0), Some(1 + 2));
    assert_eq!(summed.population(0), Some(61 + 62));
    assert_eq!(summed.class(1), Some(Class::Cold95));
    let first = &polygons(&found, 0)[0][0];
    assert_eq!((first.len(), twice_area(first)), (7, 400));
}

#[test]
fn a_ring_of_hexes_has_a_hole_and_two_that_touch_at_a_corner_are_two_polygons() {
    let centre = LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine);
    let around: Vec<CellIndex> = centre.grid_ring(1);
    let shapes: Vec<Shape> = around
        .iter()
        .zip(1..)
        .map(|(hex, id)| shape(id, gocpont_disclosure::geometry::outline(&[*hex]).unwrap()))
        .collect();
    let cells: Vec<_> = (0..6)
        .map(|at| Some(classed(Some(Class::Hot90), at)))
        .collect();
    let (found, _) = dissolved(&Places::of(&shapes), &Values::of(&cells, |_| None));
    assert_eq!(found.len(), 1);
    let rings: Vec<Vec<usize>> = polygons(&found, 0)
        .iter()
        .map(|rings| rings.iter().map(Vec::len).collect())
        .collect();
    assert_eq!(rings, [[19, 7]]);

    let squares = [
        shape(1, vec![vec![square((0, 0), 10)]]),
        shape(2, vec![vec![square((10, 10), 10)]]),
    ];
    let cells: Vec<_> = (0..2)
        .map(|at| Some(classed(Some(Class::Hot90), at)))
        .collect();
    let (found, _) = dissolved(&Places::of(&squares), &Values::of(&cells, |_| None));
    assert_eq!(found.len(), 2);
}

#[test]
fn the_area_and_the_people_of_a_town_are_the_same_before_and_after() {
    let town = hex_town(600);
    let classes = [
        Some(Class::Hot99),
        Some(Class::Cold99),
        None,
        Some(Class::Hot99),
    ];
    let cells: Vec<Option<Cell>> = (0..600)
        .map(|at| Some(classed(classes[(at as usize / 7) % 4], at)))
        .collect();
    let places = Places::of(town.shapes.all());
    let values = Values::of(&cells, |_| None);
    let (found, summed) = dissolved(&places, &values);
    assert!(found.len() > 2 && found.len() < 450);
    let area = |places: &Places, at| Geometry::Polygons(places.polygons(at).unwrap()).twice_area();
    let before: i128 = (0..600)
        .filter(|at| values.class(*at).is_some())
        .map(|at| area(&places, at))
        .sum();
    let after: i128 = (0..found.len()).map(|at| area(&found, at)).sum();
    // Corners that were one millionth apart are one.
    assert!(
        (before - after).abs() * 1_000_000 < before,
        "{before} {after}"
    );
    let people = |values: &Values, count: usize| -> u32 {
        let significant = (0..count).filter(|at| values.class(*at).is_some());
        significant.filter_map(|at| values.population(at)).sum()
    };
    assert_eq!(people(&values, 600), people(&summed, found.len()));
}

#[test]
fn sums_of_a_town_add_up_at_every_zoom() {
    let town = hex_town(2000);
    let view = town.view();
    let total = |view: &LayerView<'_>, column: &str| -> u64 {
        let at = view
            .columns()
            .iter()
            .position(|c| c.name == column)
            .unwrap();
        let number = |row| match view.value(row, at) {
            crate::Property::Integer(number) => number,
            other => panic!("{other:?}"),
        };
        (0..view.len()).map(number).sum()
    };
    let mut before = usize::MAX;
    for zoom in (0..10).rev() {
        let resolution = super::super::sums::resolution_at(zoom, Kind::Hex, Some(9)).unwrap();
        let (places, values) = super::super::sums::sums(&view, resolution);
        let rows = Rows::of(&values);
        let parts = Parts {
            places: (&places).into(),
            values: (&values).into(),
            rows: (&rows).into(),
        };
        let summed = LayerView::with_parts(view.release, view.collection, view.period, parts);
        for column in ["cases", "population"] {
            assert_eq!(
                total(&view, column),
                total(&summed, column),
                "{zoom} {column}"
            );
        }
        assert!(summed.len() <= before && !summed.is_empty());
        before = summed.len();
        let marks = summed
            .columns()
            .iter()
            .position(|c| c.name == "marks")
            .unwrap();
        assert!(
            matches!(summed.value(0, marks), crate::Property::List(words) if words.iter().any(|w| w == "summed"))
        );
    }
    assert!(before <= 2, "the whole town is one or two hexes at zoom 0");
}
