//! Areas on hand-made squares around Tata.

use geo_types::{Polygon, polygon};
use proptest::prelude::*;

use super::*;

/// A square with its south-west corner at (lon, lat).
fn square(lon: f64, lat: f64, side: f64) -> Polygon<f64> {
    let (east, north) = (lon + side, lat + side);
    polygon![(x: lon, y: lat), (x: east, y: lat), (x: east, y: north), (x: lon, y: north)]
}

fn area(id: &str, polygons: Vec<Polygon<f64>>) -> Area {
    Area::new(id, id, &MultiPolygon(polygons)).expect("a sound area")
}

/// Two squares side by side, a third at the corner of the second, a fourth apart by 0.0001° (11 m) north of the first.
fn four() -> AreaSet {
    let areas = vec![
        area("west", vec![square(18.30, 47.60, 0.02)]),
        area("east", vec![square(18.32, 47.60, 0.02)]),
        area("corner", vec![square(18.34, 47.62, 0.02)]),
        area("apart", vec![square(18.30, 47.6201, 0.02)]),
    ];
    AreaSet::new("districts", areas).expect("a sound set")
}

#[test]
fn a_point_is_found_in_its_area_and_nowhere_outside() {
    let set = four();
    assert_eq!(set.locate(18.31, 47.61), Some(0));
    assert_eq!(set.locate(18.33, 47.61), Some(1));
    assert_eq!(set.locate(18.35, 47.63), Some(2));
    assert_eq!(set.locate(18.31, 47.62005), None);
    assert_eq!(set.locate(f64::NAN, 47.61), None);
}

#[test]
fn a_point_on_a_border_belongs_to_the_area_whose_id_comes_first() {
    let (east, corner) = (Some(1), Some(2));
    assert_eq!(four().locate(18.32, 47.61), east);
    assert_eq!(four().locate(18.34, 47.62), corner);
}

#[test]
fn where_areas_meet_the_answer_is_the_same_in_any_order() {
    let corners = [
        ("c", 18.30, 47.60),
        ("a", 18.32, 47.60),
        ("d", 18.30, 47.62),
        ("b", 18.32, 47.62),
    ];
    let mut areas: Vec<Area> = corners
        .iter()
        .map(|&(id, lon, lat)| area(id, vec![square(lon, lat, 0.02)]))
        .collect();
    // The point where all four meet, a point of each border, and a corner of the whole.
    let points = [
        ((18.32, 47.62), "a"),
        ((18.32, 47.61), "a"),
        ((18.31, 47.62), "c"),
        ((18.32, 47.63), "b"),
        ((18.30, 47.64), "d"),
    ];
    for _ in 0..4 {
        areas.rotate_left(1);
        let set = AreaSet::new("districts", areas.clone()).expect("sound");
        for ((lon, lat), id) in points {
            let found = set.locate(lon, lat).map(|at| &**set.areas()[at].id());
            assert_eq!(found, Some(id), "({lon}, {lat})");
        }
    }
}

#[test]
fn a_hole_is_outside_whichever_way_its_ring_turns() {
    let shell = square(18.30, 47.60, 0.04);
    let hole = square(18.31, 47.61, 0.01).exterior().clone();
    let mut turned = hole.clone();
    turned.0.reverse();
    for ring in [hole, turned] {
        let holed = Polygon::new(shell.exterior().clone(), vec![ring]);
        let set = AreaSet::new("districts", vec![area("holed", vec![holed])]).expect("sound");
        assert_eq!(set.locate(18.315, 47.615), None);
        assert_eq!(set.locate(18.305, 47.605), Some(0));
    }
}

#[test]
fn a_multipolygon_is_one_area() {
    let parts = vec![square(18.30, 47.60, 0.01), square(18.40, 47.60, 0.01)];
    let set = AreaSet::new("districts", vec![area("both", parts)]).expect("sound");
    assert_eq!(set.locate(18.305, 47.605), Some(0));
    assert_eq!(set.locate(18.405, 47.605), Some(0));
    assert_eq!(set.locate(18.355, 47.605), None);
    let off = set.bounds().into_iter().zip([18.30, 47.60, 18.41, 47.61]);
    assert!(off.map(|(is, expected)| (is - expected).abs()).sum::<f64>() < 1e-9);
}

#[test]
fn neighbours_share_no_hex_and_no_hex_between_them_is_lost() {
    let set = four();
    let west = set.hexes(0, Resolution::Ten).expect("west tiles");
    let east = set.hexes(1, Resolution::Ten).expect("east tiles");
    assert!(west.len() > 100 && west.is_sorted());
    assert!(west.iter().all(|hex| east.binary_search(hex).is_err()));
    let both = area(
        "both",
        vec![square(18.30, 47.60, 0.02), square(18.32, 47.60, 0.02)],
    );
    let joint = AreaSet::new("joint", vec![both]).expect("sound");
    let mut parts = [west, east].concat();
    parts.sort_unstable();
    assert_eq!(joint.hexes(0, Resolution::Ten).expect("both tile"), parts);
}

#[test]
fn an_overlap_belongs_to_the_first_area_alone() {
    let areas = vec![
        area("first", vec![square(18.30, 47.60, 0.02)]),
        area("second", vec![square(18.31, 47.60, 0.02)]),
    ];
    let set = AreaSet::new("overlapping", areas).expect("sound");
    let first = set.hexes(0, Resolution::Ten).expect("first tiles");
    let second = set.hexes(1, Resolution::Ten).expect("second tiles");
    assert!(!second.is_empty());
    assert!(second.iter().all(|hex| first.binary_search(hex).is_err()));
    assert_eq!(
        set.hexes(2, Resolution::Ten),
        Err(InvalidArea::NoSuchArea(2))
    );
}

#[test]
fn a_common_corner_makes_neighbours_and_a_gap_does_not() {
    let near = four().shared_border(0.0).expect("a tolerance");
    assert_eq!(near.neighbours(0), [1]);
    assert_eq!(near.neighbours(1), [0, 2]);
    assert_eq!(near.neighbours(2), [1]);
    assert_eq!(near.neighbours(3), [0_u32; 0]);
    assert!(near.report().symmetric);
}

#[test]
fn a_gap_within_the_tolerance_is_bridged_and_one_above_it_is_not() {
    let narrow = four().shared_border(11.0).expect("a tolerance");
    assert_eq!(narrow.neighbours(3), [0_u32; 0]);
    let wide = four().shared_border(11.2).expect("a tolerance");
    assert_eq!(wide.neighbours(3), [0, 1]);
}

#[test]
fn a_tolerance_counts_metres_to_the_east_too() {
    // 0.0001° of longitude is 7.5 m here.
    let areas = vec![
        area("one", vec![square(18.30, 47.60, 0.01)]),
        area("other", vec![square(18.3101, 47.60, 0.01)]),
    ];
    let set = AreaSet::new("apart", areas).expect("sound");
    let links = |metres| set.shared_border(metres).map(|near| near.report().links);
    assert_eq!((links(7.4), links(7.6)), (Ok(0), Ok(2)));
    assert_eq!(links(-1.0), Err(InvalidArea::Tolerance(-1.0)));
}

#[test]
fn an_enclave_borders_on_what_surrounds_it() {
    let hole = square(18.31, 47.61, 0.01);
    let shell = square(18.30, 47.60, 0.04).exterior().clone();
    let around = Polygon::new(shell, vec![hole.exterior().clone()]);
    let areas = vec![area("around", vec![around]), area("enclave", vec![hole])];
    let set = AreaSet::new("nested", areas).expect("sound");
    let near = set.shared_border(0.0).expect("a tolerance");
    assert_eq!(
        (near.neighbours(0), near.neighbours(1)),
        (&[1][..], &[0][..])
    );
}

#[test]
fn what_is_no_area_is_refused_with_its_value() {
    let make = |polygon: Polygon<f64>| Area::new("a", "A", &MultiPolygon(vec![polygon]));
    let eov = make(square(595_000.0, 258_000.0, 100.0));
    let message = "area a: (595000, 258000) is no longitude and latitude in degrees (WGS 84)";
    assert_eq!(eov.map_err(|e| e.to_string()), Err(message.to_owned()));
    let infinite = make(polygon![(x: 0.0, y: 0.0), (x: f64::NAN, y: 1.0), (x: 1.0, y: 1.0)]);
    assert!(matches!(infinite, Err(InvalidArea::Coordinate { .. })));
    let line = make(polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 2.0, y: 0.0)]);
    assert!(matches!(line, Err(InvalidArea::Ring { corners: 3, .. })));
    let empty = make(Polygon::empty());
    assert!(matches!(empty, Err(InvalidArea::Ring { corners: 0, .. })));
    let none = Area::new("a", "A", &MultiPolygon(vec![]));
    assert_eq!(none, Err(InvalidArea::NoPolygon("a".to_owned())));
}

#[test]
fn a_ring_that_touches_itself_is_taken_as_real_ones_are() {
    let touching = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 2.0, y: 0.0), (x: 2.0, y: 2.0), (x: 1.0, y: 1.0), (x: 0.0, y: 2.0)];
    let set = AreaSet::new("real", vec![area("touching", vec![touching])]).expect("taken");
    assert_eq!(set.locate(0.5, 1.0), Some(0));
    assert_eq!(set.locate(1.5, 1.0), Some(0));
    assert_eq!(set.locate(1.0, 0.5), None);
    let hexes = set.hexes(0, Resolution::Six).expect("it tiles");
    let twice = hexes.windows(2).any(|pair| pair[0] == pair[1]);
    assert!(hexes.len() > 100 && !twice);
}

#[test]
fn a_set_has_a_plain_name_and_each_id_once() {
    let one = || area("a", vec![square(18.3, 47.6, 0.01)]);
    let twice = AreaSet::new("districts", vec![one(), one()]).map(|_| ());
    assert_eq!(twice, Err(InvalidArea::Twice("a".to_owned())));
    for name in ["", "Districts", "9th", "a-b"] {
        let refused = AreaSet::new(name, vec![one()]).map(|_| ());
        assert_eq!(refused, Err(InvalidArea::SetName(name.to_owned())));
    }
    let empty = AreaSet::new("districts", vec![]).map(|_| ());
    assert_eq!(empty, Err(InvalidArea::NoAreas("districts".to_owned())));
}

#[test]
fn parts_that_overlap_are_tiled_once() {
    let parts = vec![square(18.30, 47.60, 0.02), square(18.31, 47.60, 0.02)];
    let set = AreaSet::new("odd", vec![area("odd", parts)]).expect("taken");
    let whole = polygon![(x: 18.30, y: 47.60), (x: 18.33, y: 47.60), (x: 18.33, y: 47.62), (x: 18.30, y: 47.62)];
    let joint = AreaSet::new("whole", vec![area("whole", vec![whole])]).expect("sound");
    let tiled = |set: &AreaSet| set.hexes(0, Resolution::Ten).expect("it tiles");
    assert_eq!(tiled(&set), tiled(&joint));
}

proptest! {
    #[test]
    fn the_index_finds_what_looking_at_every_polygon_finds(
        corners in prop::collection::vec((0_u8..20, 0_u8..20, 1_u8..10), 1..8),
        (x, y) in (0_u8..60, 0_u8..60),
    ) {
        let squares = corners.iter().map(|(x, y, side)| square(f64::from(*x), f64::from(*y), f64::from(*side)));
        let areas = squares.enumerate().map(|(i, one)| area(&i.to_string(), vec![one]));
        let set = AreaSet::new("squares", areas.collect()).expect("sound");
        let (lon, lat) = (f64::from(x) / 2.0, f64::from(y) / 2.0);
        let at = Coord { x: lon, y: lat };
        let inside = set.areas().iter().position(|area| area.polygon().contains(&at));
        let on_border = || set.areas().iter().position(|area| area.polygon().intersects(&at));
        prop_assert_eq!(set.locate(lon, lat), inside.or_else(on_border));
    }
}
