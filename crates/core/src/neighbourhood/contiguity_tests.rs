//! Queen, rook and edges on hand-made areas, and the properties that hold for all.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;

use super::*;

const TOLERANCE: f64 = 1e-6;

fn ring(corners: &[(f64, f64)]) -> LineString<f64> {
    LineString(
        corners
            .iter()
            .map(|(x, y)| Coord { x: *x, y: *y })
            .collect(),
    )
}

fn area(corners: &[(f64, f64)]) -> MultiPolygon<f64> {
    MultiPolygon(vec![Polygon::new(ring(corners), vec![])])
}

/// A rectangle from its lower left corner, width and height.
fn oblong(x: f64, y: f64, width: f64, height: f64) -> MultiPolygon<f64> {
    area(&[
        (x, y),
        (x + width, y),
        (x + width, y + height),
        (x, y + height),
    ])
}

fn grid(columns: u32, rows: u32) -> Vec<MultiPolygon<f64>> {
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    cells
        .map(|(column, row)| oblong(f64::from(column), f64::from(row), 1.0, 1.0))
        .collect()
}

fn queen(areas: &[MultiPolygon<f64>], tolerance: f64) -> Neighbourhood {
    Neighbourhood::queen(areas, tolerance).expect("the areas are sound")
}

fn rook(areas: &[MultiPolygon<f64>], tolerance: f64) -> Neighbourhood {
    Neighbourhood::rook(areas, tolerance).expect("the areas are sound")
}

fn edges(areas: &[MultiPolygon<f64>], tolerance: f64) -> Vec<bool> {
    Neighbourhood::edge_units(areas, tolerance).expect("the areas are sound")
}

/// Whether the two areas are neighbours as (queen, rook).
fn pair(one: MultiPolygon<f64>, other: MultiPolygon<f64>, tolerance: f64) -> (bool, bool) {
    let areas = [one, other];
    let (queen, rook) = (queen(&areas, tolerance), rook(&areas, tolerance));
    assert!(queen.report().symmetric && rook.report().symmetric);
    (queen.links() == 2, rook.links() == 2)
}

#[test]
fn a_cell_in_a_grid_has_eight_queens_and_four_rooks_and_only_the_rim_is_at_the_edge() {
    let areas = grid(4, 3);
    let (queen, rook) = (queen(&areas, 0.0), rook(&areas, 0.0));
    assert_eq!(queen.neighbours(5), [0, 1, 2, 4, 6, 8, 9, 10]);
    assert_eq!(rook.neighbours(5), [1, 4, 6, 9]);
    assert_eq!(queen.neighbours(0), [1, 4, 5]);
    assert_eq!(rook.neighbours(0), [1, 4]);
    let inner: Vec<usize> = (0..12).filter(|unit| !edges(&areas, 0.0)[*unit]).collect();
    assert_eq!(inner, [5, 6]);
}

#[test]
fn a_long_edge_faces_several_short_ones_without_sharing_their_vertices() {
    let areas = [
        oblong(0.0, 0.0, 3.0, 1.0),
        oblong(0.0, 1.0, 1.1, 1.0),
        oblong(1.1, 1.0, 0.9, 1.0),
        oblong(2.0, 1.0, 1.0, 1.0),
    ];
    for near in [queen(&areas, 0.0), rook(&areas, 0.0)] {
        assert_eq!(near.neighbours(0), [1, 2, 3]);
        assert_eq!(near.neighbours(1), [0, 2]);
    }
    // The same, turned: the junctions lie on the long edge but for rounding.
    let turn = |area: &MultiPolygon<f64>| {
        let corners = area.0[0].exterior().0.iter();
        let turned = corners.map(|c| (c.x * 0.6 - c.y * 0.8, c.x * 0.8 + c.y * 0.6));
        super::tests::area(&turned.collect::<Vec<_>>())
    };
    let turned: Vec<_> = areas.iter().map(turn).collect();
    assert_eq!(rook(&turned, 0.0), rook(&areas, 0.0));
    assert_eq!(queen(&turned, 0.0), queen(&areas, 0.0));
}

#[test]
fn a_corner_alone_makes_a_queen_and_no_rook_even_a_sharp_one() {
    let square = || oblong(0.0, 0.0, 1.0, 1.0);
    assert_eq!(
        pair(square(), oblong(1.0, 1.0, 1.0, 1.0), TOLERANCE),
        (true, false)
    );
    let on_the_side = area(&[(1.0, 0.5), (2.0, 0.4), (2.0, 0.6)]);
    assert_eq!(pair(square(), on_the_side, TOLERANCE), (true, false));
    // Edges that part at less than two degrees.
    let sharp = area(&[(1.0, 1.0), (2.0, 0.97), (2.0, 0.5)]);
    let beside = area(&[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]);
    assert_eq!(pair(sharp, beside, TOLERANCE), (true, false));
}

#[test]
fn a_gap_counts_when_it_is_wider_than_the_tolerance() {
    let beside = |gap: f64| {
        pair(
            oblong(0.0, 0.0, 1.0, 1.0),
            oblong(1.0 + gap, 0.0, 1.0, 1.0),
            0.01,
        )
    };
    assert_eq!(beside(0.005), (true, true));
    assert_eq!(beside(0.01), (true, true));
    assert_eq!(beside(0.011), (false, false));
    // Overlapping by less than the tolerance along a side, and at a corner.
    assert_eq!(beside(-0.005), (true, true));
    let at_corner = |gap: f64| {
        pair(
            oblong(0.0, 0.0, 1.0, 1.0),
            oblong(1.0 + gap, 1.0 + gap, 1.0, 1.0),
            0.01,
        )
    };
    assert_eq!(at_corner(0.007), (true, false));
    assert_eq!(at_corner(-0.007), (true, false));
    assert_eq!(at_corner(0.008), (false, false));
}

#[test]
fn an_enclave_is_a_neighbour_unless_a_moat_is_round_it() {
    let outer = &[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)];
    let hole = ring(&[(3.0, 3.0), (3.0, 6.0), (6.0, 6.0), (6.0, 3.0), (3.0, 3.0)]);
    let round = || MultiPolygon(vec![Polygon::new(ring(outer), vec![hole.clone()])]);
    assert_eq!(pair(round(), oblong(3.0, 3.0, 3.0, 3.0), 0.0), (true, true));
    assert_eq!(
        pair(round(), oblong(3.5, 3.5, 2.0, 2.0), 0.0),
        (false, false)
    );
    let areas = [round(), oblong(3.0, 3.0, 3.0, 3.0)];
    assert_eq!(edges(&areas, 0.0), [true, false]);
    let moated = [round(), oblong(3.5, 3.5, 2.0, 2.0)];
    assert_eq!(edges(&moated, 0.0), [true, true]);
}

#[test]
fn overlapping_areas_and_areas_within_others_are_neighbours() {
    let square = || oblong(0.0, 0.0, 4.0, 4.0);
    assert_eq!(
        pair(square(), oblong(1.0, 1.0, 1.0, 1.0), 0.0),
        (true, true)
    );
    assert_eq!(
        pair(square(), oblong(3.0, 3.0, 4.0, 4.0), 0.0),
        (true, true)
    );
    assert_eq!(
        pair(square(), oblong(-1.0, 1.0, 9.0, 1.0), 0.0),
        (true, true)
    );
    assert_eq!(pair(square(), square(), 0.0), (true, true));
    // A diamond that only touches the sides, from within.
    let diamond = area(&[(2.0, 0.0), (4.0, 2.0), (2.0, 4.0), (0.0, 2.0)]);
    assert_eq!(pair(diamond, square(), 0.0), (true, true));
    assert_eq!(
        edges(&[square(), oblong(1.0, 1.0, 1.0, 1.0)], 0.0),
        [true, false]
    );
}

#[test]
fn each_polygon_of_an_area_makes_neighbours() {
    let mut scattered = oblong(0.0, 0.0, 1.0, 1.0);
    scattered.0.extend(oblong(5.0, 0.0, 1.0, 1.0));
    let areas = [
        scattered,
        oblong(6.0, 0.0, 1.0, 1.0),
        oblong(1.0, 1.0, 1.0, 1.0),
        oblong(2.5, 0.0, 1.0, 0.5),
    ];
    assert_eq!(queen(&areas, 0.0).neighbours(0), [1, 2]);
    assert_eq!(rook(&areas, 0.0).neighbours(0), [1]);
    assert_eq!(queen(&areas, 0.0).report().islands, 1);
}

#[test]
fn a_side_half_covered_or_covered_in_pieces_is_told_apart() {
    let middle = oblong(0.0, 0.0, 1.0, 1.0);
    let mut areas = vec![
        middle,
        oblong(-1.0, -1.0, 1.0, 3.0),
        oblong(1.0, -1.0, 1.0, 3.0),
        oblong(0.0, -1.0, 1.0, 1.0),
        oblong(0.0, 1.0, 0.4, 1.0),
    ];
    assert!(edges(&areas, TOLERANCE)[0]);
    areas.push(oblong(0.4, 1.0, 0.6, 1.0));
    assert!(!edges(&areas, TOLERANCE)[0]);
    areas.pop();
    areas.push(oblong(0.4 + TOLERANCE, 1.0, 0.6, 1.0));
    assert!(!edges(&areas, TOLERANCE)[0], "a gap of one tolerance");
    areas.pop();
    areas.push(oblong(0.4 + 9.0 * TOLERANCE, 1.0, 0.6, 1.0));
    assert!(edges(&areas, TOLERANCE)[0], "a gap of nine tolerances");
}

#[test]
fn unsound_areas_are_named() {
    let sound = || oblong(0.0, 0.0, 1.0, 1.0);
    let refused = |area| Neighbourhood::queen(&[sound(), area], 0.0).expect_err("it is unsound");
    assert_eq!(refused(MultiPolygon(vec![])), InvalidAreas::Empty(1));
    assert_eq!(refused(area(&[])), InvalidAreas::Empty(1));
    assert_eq!(
        refused(area(&[(0.0, 0.0), (1.0, 1.0)])),
        InvalidAreas::Empty(1)
    );
    let nowhere = area(&[(0.0, 0.0), (1.0, f64::NAN), (1.0, 1.0)]);
    assert!(matches!(
        refused(nowhere),
        InvalidAreas::Coordinate { unit: 1, .. }
    ));
    let far = area(&[(0.0, 0.0), (f64::INFINITY, 0.0), (1.0, 1.0)]);
    assert!(matches!(
        refused(far),
        InvalidAreas::Coordinate { unit: 1, .. }
    ));
    let negative = Neighbourhood::rook(&[sound()], -1.0);
    assert_eq!(negative, Err(InvalidAreas::Tolerance(-1.0)));
    let none = Neighbourhood::edge_units(&[sound()], f64::NAN);
    assert!(matches!(none, Err(InvalidAreas::Tolerance(_))));
    assert_eq!(queen(&[], 0.0).units(), 0);
    assert_eq!(edges(&[sound()], 0.0), [true]);
}

/// A star round a place: a radius for each direction.
fn star((x, y, radii): &(f64, f64, Vec<f64>)) -> MultiPolygon<f64> {
    let turn = std::f64::consts::TAU / radii.len() as f64;
    let corner = |(at, radius): (usize, &f64)| {
        let (sin, cos) = (turn * at as f64).sin_cos();
        (x + radius * cos, y + radius * sin)
    };
    area(&radii.iter().enumerate().map(corner).collect::<Vec<_>>())
}

fn stars() -> impl Strategy<Value = Vec<MultiPolygon<f64>>> {
    let radii = prop::collection::vec(0.2..2.0, 3..40);
    let one = (0.0..9.0, 0.0..9.0, radii).prop_map(|parts| star(&parts));
    prop::collection::vec(one, 2..12)
}

/// Touching by the distance of all pairs of segments, and by the first corner of either inside of the other.
fn touching(one: &MultiPolygon<f64>, other: &MultiPolygon<f64>, tolerance: f64) -> bool {
    use geo::{Contains, Distance, Euclidean};
    let lines = |area: &MultiPolygon<f64>| area.0[0].exterior().lines().collect::<Vec<_>>();
    let (own, their) = (lines(one), lines(other));
    let mut pairs = own.iter().flat_map(|a| their.iter().map(move |b| (a, b)));
    pairs.any(|(a, b)| Euclidean.distance(a, b) <= tolerance)
        || one.contains(&their[0].start_point())
        || other.contains(&own[0].start_point())
}

proptest! {
    #[test]
    fn queen_is_the_distance_of_all_pairs_of_segments(areas in stars()) {
        let near = queen(&areas, 0.1);
        for one in 0..areas.len() {
            for other in (0..areas.len()).filter(|other| *other != one) {
                let expected = touching(&areas[one], &areas[other], 0.1);
                prop_assert_eq!(near.neighbours(one).contains(&(other as u32)), expected);
            }
        }
    }

    #[test]
    fn rooks_are_queens_and_both_are_mutual(areas in stars()) {
        let (queen, rook) = (queen(&areas, 0.01), rook(&areas, 0.01));
        prop_assert!(queen.report().symmetric && rook.report().symmetric);
        for unit in 0..areas.len() {
            prop_assert!(rook.neighbours(unit).iter().all(|n| queen.neighbours(unit).contains(n)));
        }
    }

    #[test]
    fn the_order_of_the_areas_changes_only_their_numbers(areas in stars()) {
        let mut reversed = areas.clone();
        reversed.reverse();
        let last = areas.len() as u32 - 1;
        for make in [queen, rook] {
            let (near, back) = (make(&areas, 0.01), make(&reversed, 0.01));
            for unit in 0..areas.len() {
                let mut mirrored: Vec<u32> =
                    back.neighbours(areas.len() - 1 - unit).iter().map(|n| last - n).collect();
                mirrored.reverse();
                prop_assert_eq!(near.neighbours(unit), mirrored);
            }
        }
        let (at_edge, mut back) = (edges(&areas, 0.01), edges(&reversed, 0.01));
        back.reverse();
        prop_assert_eq!(at_edge, back);
    }
}
