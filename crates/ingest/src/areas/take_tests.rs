//! Tests of area sets from files: projection, repairs against hand-made and real borders, overlaps, gaps, and ties.

use geo_types::{LineString, MultiPolygon, Polygon};

use super::repair::{repair, square_metres};
use super::*;
use crate::coordinates::Axes;
use crate::features::{self, Choice, Feature, Features};

/// A polygon in steps of 0.001° around Tata.
fn polygon(corners: &[(f64, f64)]) -> Polygon<f64> {
    let corners = corners
        .iter()
        .map(|(x, y)| (18.3 + x / 1e3, 47.6 + y / 1e3));
    Polygon::new(LineString::from(corners.collect::<Vec<_>>()), Vec::new())
}

fn features(shapes: &[(&str, MultiPolygon<f64>)]) -> Features {
    let path = tempfile::tempdir().expect("a folder");
    let file = path.path().join("a.geojson");
    std::fs::write(&file, "{\"type\":\"FeatureCollection\",\"features\":[]}").expect("written");
    let mut all = features::read(&file, &Choice::default()).expect("an empty collection");
    all.fields = vec!["id".to_owned(), "name".to_owned()];
    for (number, (id, shape)) in (1..).zip(shapes) {
        all.features.push(Feature {
            number,
            geometry: Some(shape.clone().into()),
            properties: vec![Some((*id).to_owned()), Some(format!("District {id}"))],
        });
    }
    all
}

pub(super) const WANTED: Wanted<'static> = Wanted {
    set: "districts",
    id_field: "id",
    name_field: "name",
    crs: None,
    axes: None,
    dissolve: false,
};

fn one(corners: &[(f64, f64)]) -> MultiPolygon<f64> {
    MultiPolygon(vec![polygon(corners)])
}

fn square(x: f64, y: f64) -> MultiPolygon<f64> {
    one(&[(x, y), (x + 10.0, y), (x + 10.0, y + 10.0), (x, y + 10.0)])
}

/// Square metres of a square of a thousandth of a degree.
fn unit() -> f64 {
    square_metres(&one(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]))
}

#[track_caller]
fn repaired(shape: &MultiPolygon<f64>, fault: Fault, parts: usize, units: f64) {
    let done = repair(shape).unwrap_or_else(|_| panic!("tangled"));
    assert!(done.faults.contains_key(&fault), "{:?}", done.faults);
    assert_eq!(done.shape.0.len(), parts, "{:?}", done.shape);
    let off = square_metres(&done.shape) / unit() - units;
    assert!(off.abs() < 1e-3 * units, "{off} units off");
    let again = repair(&done.shape).unwrap_or_else(|_| panic!("tangled"));
    assert!(again.faults.is_empty(), "{:?}", again.faults);
}

#[test]
fn crossings_touches_spikes_and_flat_rings_are_repaired_by_the_even_odd_rule() {
    let bow = one(&[(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)]);
    repaired(&bow, Fault::Crossing, 2, 50.0);
    let touching = one(&[
        (0.0, 0.0),
        (5.0, 5.0),
        (10.0, 0.0),
        (10.0, 10.0),
        (5.0, 5.0),
        (0.0, 10.0),
    ]);
    repaired(&touching, Fault::Touch, 2, 50.0);
    let spike = one(&[
        (0.0, 0.0),
        (10.0, 0.0),
        (15.0, 0.0),
        (10.0, 0.0),
        (10.0, 10.0),
        (0.0, 10.0),
    ]);
    repaired(&spike, Fault::Spike, 1, 100.0);
    let mut flat = square(0.0, 0.0);
    flat.0.push(polygon(&[(20.0, 20.0), (21.0, 21.0)]));
    repaired(&flat, Fault::Flat, 1, 100.0);
}

#[test]
fn parts_that_cover_the_same_ground_are_united() {
    let twice = MultiPolygon([square(0.0, 0.0).0, square(5.0, 0.0).0].concat());
    repaired(&twice, Fault::SharedEdge, 1, 150.0);
    let inside = MultiPolygon(vec![
        polygon(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]),
        polygon(&[(2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0)]),
    ]);
    repaired(&inside, Fault::Misplaced, 1, 100.0);
}

#[test]
fn a_sound_area_stays_as_it_is_to_the_last_bit_and_a_hole_may_touch_its_border_once() {
    let mut shape = square(0.0, 0.0);
    let hole = polygon(&[(5.0, 0.0), (6.0, 2.0), (4.0, 2.0)]);
    shape.0[0].interiors_push(hole.exterior().clone());
    let done = repair(&shape).unwrap_or_else(|_| panic!("tangled"));
    assert!(done.faults.is_empty(), "{:?}", done.faults);
    assert_eq!(done.shape, shape);
}

#[test]
fn corners_of_a_repaired_area_stay_where_they_are() {
    let spike = one(&[
        (0.0, 0.0),
        (10.0, 0.0),
        (15.0, 0.0),
        (10.0, 0.0),
        (10.0, 10.0),
        (0.0, 10.0),
    ]);
    let done = repair(&spike).unwrap_or_else(|_| panic!("tangled"));
    let original: Vec<_> = spike.0[0].exterior().0.clone();
    assert!(
        done.shape.0[0]
            .exterior()
            .coords()
            .all(|corner| original.contains(corner))
    );
}

#[test]
fn an_area_of_which_nothing_is_left_is_refused_by_id_and_name() {
    let line = one(&[(0.0, 0.0), (10.0, 0.0), (5.0, 0.0)]);
    let error =
        take(&features(&[("a", square(0.0, 0.0)), ("b", line)]), &WANTED).expect_err("no area");
    assert_eq!((error.row, error.problem.id()), (Some(2), "invalid-area"));
    assert!(error.to_string().contains("b (District b)"), "{error}");
}

#[test]
fn a_repair_is_listed_with_its_area_change_and_what_is_kept_reads_as_the_same_set() {
    let bow = one(&[(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)]);
    let taken = take(&features(&[("b", bow), ("a", square(20.0, 0.0))]), &WANTED).expect("a set");
    let [repair] = taken.report.repairs.as_slice() else {
        panic!("{:?}", taken.report.repairs);
    };
    assert_eq!(
        (repair.feature, repair.id.as_str(), repair.faults.as_slice()),
        (1, "b", [Fault::Crossing].as_slice())
    );
    assert!(
        repair.before_m2 < unit() && (repair.after_m2 / unit() - 50.0).abs() < 0.01,
        "{repair:?}"
    );
    let text = taken.geojson;
    assert!(!taken.is_as_it_was);
    let again = parse("kept", &text, "districts", ["id", "name"]).expect("readable");
    let ids: Vec<&str> = again.areas().iter().map(|area| &**area.id()).collect();
    assert_eq!(ids, ["a", "b"]);
    let kept = square_metres(again.areas()[1].polygon());
    assert!((kept - repair.after_m2).abs() < 0.01, "{kept}");
}

#[test]
fn a_sound_file_in_degrees_is_kept_as_it_is() {
    let taken = take(
        &features(&[("b", square(0.0, 0.0)), ("a", square(20.0, 0.0))]),
        &WANTED,
    );
    assert!(taken.expect("a set").is_as_it_was);
}

#[test]
fn several_features_of_one_id_are_refused_or_united() {
    let parts = [
        ("a", square(0.0, 0.0)),
        ("a", square(10.0, 0.0)),
        ("b", square(40.0, 0.0)),
    ];
    let mut all = features(&parts);
    let same_name = take(&all, &WANTED).expect("united");
    all.features[1].properties[1] = Some("Another".to_owned());
    let error = take(&all, &WANTED).expect_err("two names");
    assert_eq!((error.row, error.problem.id()), (Some(2), "area-twice"));
    let wanted = Wanted {
        dissolve: true,
        ..WANTED
    };
    let taken = take(&all, &wanted).expect("united");
    assert_eq!(taken.report.united, same_name.report.united);
    assert_eq!(taken.report.united, [("a".to_owned(), 2)]);
    let whole = taken.set.areas()[0].polygon();
    assert_eq!(whole.0.len(), 1);
    assert!((square_metres(whole) / unit() - 200.0).abs() < 0.1);
}

#[test]
fn overlaps_and_gaps_are_found_and_slivers_only_counted() {
    // A ring of four with a gap of 2 by 2 in its middle; the last overlaps the first, one is a hair too wide.
    let rect =
        |x: f64, y: f64, w: f64, h: f64| one(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)]);
    let set = [
        ("a", rect(0.0, 0.0, 12.0, 10.0)),
        ("b", rect(12.0, 0.0, 10.0, 12.000_001)),
        ("c", rect(10.0, 12.0, 12.0, 10.0)),
        ("d", rect(0.0, 10.0, 10.0, 12.0)),
        ("e", rect(0.0, 0.0, 1.0, 1.0)),
    ];
    let ground = take(&features(&set), &WANTED).expect("a set").report.ground;
    assert_eq!(ground.overlaps.len(), 1, "{ground:?}");
    let overlap = &ground.overlaps[0];
    assert_eq!(
        (overlap.first.as_str(), overlap.second.as_str()),
        ("a", "e")
    );
    assert!((overlap.m2 / unit() - 1.0).abs() < 0.01);
    assert_eq!(ground.gaps.len(), 1, "{ground:?}");
    assert!(
        (ground.gaps[0].m2 / unit() - 4.0).abs() < 0.05,
        "{ground:?}"
    );
    assert_eq!(ground.overlap_slivers, 1, "{ground:?}");
}

#[test]
fn where_areas_overlap_the_order_of_the_file_does_not_decide() {
    let a = ("a", square(0.0, 0.0));
    let b = ("b", square(5.0, 0.0));
    for order in [[a.clone(), b.clone()], [b, a]] {
        let taken = take(&features(&order), &WANTED).expect("a set");
        assert!(!taken.is_as_it_was);
        let text = taken.geojson;
        let set = parse("kept", &text, "districts", ["id", "name"]).expect("readable");
        let found = set.locate(18.307, 47.605).expect("in both");
        assert_eq!(&**set.areas()[found].id(), "a");
    }
}

#[test]
fn metres_are_projected_where_the_system_is_known_and_asked_for_where_not() {
    let eov = |x: f64| {
        let (w, s, e, n) = (595_000.0 + x, 256_000.0, 596_000.0 + x, 257_000.0);
        MultiPolygon(vec![Polygon::new(
            LineString::from(vec![(w, s), (e, s), (e, n), (w, n), (w, s)]),
            Vec::new(),
        )])
    };
    let mut all = features(&[("a", eov(0.0)), ("b", eov(1_000.0))]);
    let error = take(&all, &WANTED).expect_err("asked");
    assert_eq!(error.problem.id(), "looks-like");
    assert!(error.to_string().contains("--crs EPSG:23700"), "{error}");
    all.crs = Some(23700);
    let taken = take(&all, &WANTED).expect("a set");
    assert_eq!(
        (taken.report.crs, taken.report.axes),
        (23700, Axes::AsNamed)
    );
    let km2 = square_metres(taken.set.areas()[0].polygon()) / 1e6;
    assert!((km2 - 1.0).abs() < 0.001, "{km2}");
    // A place on the shared border is in one of them, and always the same.
    assert!(taken.report.ground.overlaps.is_empty() && taken.report.ground.gaps.is_empty());
    let corner = taken.set.areas()[1].polygon().0[0].exterior().0[0];
    assert_eq!(taken.set.locate(corner.x, corner.y), Some(0));
}

#[test]
fn a_missing_field_is_answered_with_those_that_are_there() {
    let wanted = Wanted {
        id_field: "kod",
        ..WANTED
    };
    let error = take(&features(&[("a", square(0.0, 0.0))]), &wanted).expect_err("no field");
    assert_eq!(
        (error.problem.id(), error.column.as_deref()),
        ("no-field", Some("kod"))
    );
    assert_eq!(error.problem.details(), "id, name");
}
