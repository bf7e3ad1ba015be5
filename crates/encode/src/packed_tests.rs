//! Packed tables: files beside the GeoJSON of the same features, which the page's reader is tested on; and their size.

use std::path::Path;

use gocpont_disclosure::addresses::{Addresses, Written};
use gocpont_disclosure::reference::{Feature, Geometry as Place, ReferenceSet};
use gocpont_disclosure::release::{
    Category, Cell, Change, Detail, Direction, Kind, Mark, Shape, Status, Text, Trend, Vertex,
};

use super::*;
use crate::fixture::{PERIOD, cell, hex_town, shape, square, town, town_of, withheld};
use crate::pack::{Effort, gzip};
use crate::query::Queryables;
use crate::{Selection, geojson};

/// Holds a table against what is kept of it; `UPDATE_VECTORS=1` writes it anew.
fn same(name: &str, table: &dyn Table, shown: &str) {
    let queryables = Queryables::of_columns(table.columns());
    let mut form = geojson::Form::default();
    if !shown.is_empty() {
        form.shown = Shown::read(shown, &queryables).unwrap();
        form.shown.geometry = false;
    }
    let packed = encode(table, Some(PERIOD), &form.shown);
    let selection = Selection::all(table);
    let mut json = geojson::open(&geojson::Head::default(), &selection);
    let mut nth = 0;
    while let Some((bytes, after)) = geojson::chunk(table, &selection, nth, &form) {
        json.extend(bytes);
        nth = after;
    }
    json.extend_from_slice(geojson::CLOSE);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/packed");
    for (ending, bytes) in [("gcpk", packed), ("geojson", json)] {
        let path = folder.join(format!("{name}.{ending}"));
        if std::env::var_os("UPDATE_VECTORS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        let kept = std::fs::read(&path).unwrap();
        assert!(kept == bytes, "{name}.{ending} is another");
    }
}

/// Hexes as they are published: of their own, merged to one of two, withheld, without people, with a rate that is none.
#[test]
fn hexes_of_every_kind_are_as_they_were() {
    let whole = hex_town(37);
    let mut shapes: Vec<Shape> = whole.shapes.all().to_vec();
    let mut cells: Vec<Option<Cell>> = (0..37).map(|at| Some(cell(at))).collect();
    let merged = shapes[5].polygons[0][0].clone();
    shapes[4].polygons = vec![vec![merged], shapes[4].polygons[0].clone()];
    shapes[4].hex = None;
    shapes[6].polygons[0][0].insert(3, (18_320_001, 47_650_002));
    shapes[7].name = Some("Ősz-hegy „\"árvíztűrő\"".to_owned());
    cells[5] = None;
    cells[8] = Some(withheld());
    cells[9] = Some(Cell {
        cases: Some(0),
        population: Some(0),
        value: None,
        ..cell(9)
    });
    cells[10] = Some(Cell {
        value: Some(0.1 + 0.2),
        status: Status::Merged,
        ..cell(10)
    });
    cells[11] = Some(Cell {
        population: Some(u32::MAX),
        marks: vec![Mark::Mixed],
        ..cell(11)
    });
    cells[12] = Some(Cell {
        z: Some(-0.0),
        p: Some(5e-324),
        ..cell(12)
    });
    let town = town(&shapes, &cells);
    same("hexes", &town.view(), "");
    same("columns", &town.view(), "value,status,marks,h3");
}

#[test]
fn many_hexes_are_as_they_were() {
    let town = hex_town(300);
    same("town", &town.view(), "");
}

#[test]
fn trends_are_as_they_were() {
    let trend = |s: i64| Trend {
        s,
        z: Some(-2.5),
        p: Some(0.01),
        p_adjusted: None,
        tau_b: Some(-0.75),
        sen_slope: Some(s as f64 / 7.0),
        periods: 8,
        direction: Direction::Down,
    };
    let detail = |s: i64| Detail {
        robustness: Some(0.75),
        category: Some(Category::Cold(Change::Diminishing)),
        trend: Some(trend(s)),
    };
    let shapes = [1, 2, 900].map(|id| shape(id, vec![vec![square((0, 0), 100_000)]]));
    let cells = [0, 1, 2].map(|at| Some(cell(at)));
    let details = [Some(detail(-21)), None, Some(detail(4))];
    let town = town_of(Kind::Trend, &shapes, &cells, Some(&details));
    same("trend", &town.view(), "");
}

fn reference(id: &str, geometry: Vec<Place>, addresses: Option<Addresses>) -> ReferenceSet {
    let feature = |(nth, geometry): (usize, Place)| Feature {
        id: [3, 4, 1000, 70_000, 5_000_000_000, 5_000_000_001][nth],
        area: (nth % 2 == 0).then(|| format!("{nth:05}")),
        name: Some(["Tó", "Öreg-tó", "Tó"][nth % 3].to_owned()),
        kind: "lake".to_owned(),
        geometry,
    };
    ReferenceSet {
        features: geometry.into_iter().enumerate().map(feature).collect(),
        addresses,
        services: None,
        hsds: None,
        id: id.to_owned(),
        label: Text::default(),
        source: Text::default(),
        bbox: [18.31, 47.64, 18.33, 47.66],
    }
}

fn hole(at: Vertex, side: i32) -> Vec<Vertex> {
    square(at, side).into_iter().rev().collect()
}

#[test]
fn areas_with_holes_and_parts_are_as_they_were() {
    let round: Vec<Vertex> = (0..40)
        .map(|n: i32| (n * n * 37 - 5, 47_000_000 - n * 11))
        .collect();
    let long = [round.as_slice(), &round[..1]].concat();
    let polygons = vec![
        vec![vec![
            square((0, 0), 1000),
            hole((10, 10), 5),
            hole((50, 50), 9),
        ]],
        vec![
            vec![square((5000, -7), 100)],
            vec![square((-9000, 8), 44), hole((-8999, 9), 3)],
        ],
        vec![],
        vec![vec![long]],
    ];
    let areas = reference(
        "areas",
        polygons.into_iter().map(Place::Polygons).collect(),
        None,
    );
    same("areas", &areas, "");
}

#[test]
fn lines_points_and_nothing_together_are_as_they_were() {
    let line = |from: i32, count: i32| (from..from + count).map(|n| (n * 900, -n)).collect();
    let all = vec![
        Place::Lines(vec![line(0, 2)]),
        Place::Point((18_320_000, 47_650_000)),
        Place::Lines(vec![line(9, 30), line(4, 3)]),
        Place::Polygons(vec![vec![square((1, 2), 3)]]),
        Place::Lines(vec![]),
        // Not closed, as a set of long ago may be.
        Place::Polygons(vec![vec![vec![(0, 0), (9, 0), (i32::MAX, i32::MIN)]]]),
    ];
    same("mixed", &reference("basemap", all, None), "");
}

#[test]
fn addresses_are_as_they_were() {
    let house = |number: i32| Written {
        settlement: "Kitalált".to_owned(),
        street: ["Tündér utca", "Sárkány köz"][number as usize % 2].to_owned(),
        number: format!("{number}/A"),
        postcode: "9999".to_owned(),
        code: "00000".to_owned(),
        at: (18_320_000 + number * 31, 47_650_000 - number % 7),
    };
    let written = Addresses::of((0..60).map(house).collect());
    same(
        "addresses",
        &reference("addresses", vec![], Some(written)),
        "",
    );
    same("empty", &reference("nothing", vec![], None), "");
}

#[test]
fn a_hex_takes_few_bytes() {
    let town = hex_town(5000);
    let view = town.view();
    let queryables = Queryables::of_columns(view.columns());
    let columns = "cases,population,value,class,status,marks";
    let mut shown = Shown::read(columns, &queryables).unwrap();
    let packed = |shown: &Shown| {
        gzip(&encode(&view, None, shown), Effort::Thorough)
            .unwrap()
            .len()
    };
    assert!(packed(&shown) < 5000 * 6, "{}", packed(&shown));
    shown = Shown::read("", &queryables).unwrap();
    assert!(packed(&shown) < 5000 * 4, "{}", packed(&shown));
}

#[test]
fn what_nobody_waits_for_any_more_is_given_up() {
    let town = hex_town(10);
    let none = encode_while(&town.view(), None, &Shown::default(), &|| false);
    assert!(none.is_none());
}
