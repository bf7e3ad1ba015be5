//! Nearest, within and weighted neighbourhoods against all pairs.

use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;

use super::*;
use crate::neighbourhood::{Bandwidth, Kernel};

/// All others with their distances, nearest first, of equal ones the lower number first.
fn ordered(points: &Points, unit: usize) -> Vec<(f64, u32)> {
    let others = (0..points.pairs().len()).filter(|other| *other != unit);
    let mut far: Vec<(f64, u32)> = others
        .map(|other| (points.distance(unit, other), other as u32))
        .collect();
    far.sort_by(|a, b| a.partial_cmp(b).expect("distances are numbers"));
    far
}

fn compare(points: &Points, k: usize, metres: f64) {
    let nearest = Neighbourhood::nearest(points, k).expect("sound places");
    let within = Neighbourhood::within(points, metres).expect("sound places");
    assert!(within.report().symmetric);
    for unit in 0..points.pairs().len() {
        let all = ordered(points, unit);
        let numbers = |held: &[(f64, u32)]| {
            let mut numbers: Vec<u32> = held.iter().map(|(_, other)| *other).collect();
            numbers.sort_unstable();
            numbers
        };
        assert_eq!(
            nearest.neighbours(unit),
            numbers(&all[..k.min(all.len())]),
            "unit {unit}"
        );
        let near = all.partition_point(|(far, _)| *far <= metres);
        assert_eq!(
            within.neighbours(unit),
            numbers(&all[..near]),
            "unit {unit}"
        );
    }
}

fn random(n: usize, [x, y]: [f64; 2], [width, height]: [f64; 2]) -> Vec<[f64; 2]> {
    let mut random = Pcg64::seed_from_u64(7);
    let mut at = |from: f64, size: f64| from + size * random.random::<f64>();
    (0..n).map(|_| [at(x, width), at(y, height)]).collect()
}

#[test]
fn a_town_is_as_all_pairs_say() {
    let points = Points::Geographic(random(400, [18.25, 47.6], [0.15, 0.1]));
    for (k, metres) in [(1, 0.0), (8, 500.0), (30, 3_000.0)] {
        compare(&points, k, metres);
    }
    compare(
        &Points::Planar(random(400, [6e5, 2e5], [9e3, 9e3])),
        8,
        500.0,
    );
}

#[test]
fn the_whole_earth_is_as_all_pairs_say() {
    let points = Points::Geographic(random(250, [-180.0, -90.0], [360.0, 180.0]));
    for (k, metres) in [(3, 2e6), (100, 1.2e7), (249, 1.999e7), (300, 3e7)] {
        compare(&points, k, metres);
    }
}

#[test]
fn the_poles_and_the_date_line_part_nobody() {
    let pairs = vec![
        [179.9999, 10.0],
        [-179.9999, 10.0],
        [0.0, 89.9999],
        [180.0, 89.9999],
        [20.0, 90.0],
    ];
    let points = Points::Geographic(pairs);
    compare(&points, 2, 30.0);
    let near = Neighbourhood::within(&points, 30.0).expect("sound places");
    assert_eq!(near.neighbours(0), [1]);
    assert_eq!(near.neighbours(2), [3, 4]);
}

#[test]
fn of_equally_far_ones_the_lower_numbers_are_nearest() {
    let cross = |size: f64| {
        vec![
            [0.0, 0.0],
            [size, 0.0],
            [-size, 0.0],
            [0.0, size],
            [0.0, -size],
        ]
    };
    let near = Neighbourhood::nearest(&Points::Planar(cross(1.0)), 3).expect("sound places");
    assert_eq!(near.neighbours(0), [1, 2, 3]);
    let on_earth = cross(0.01)
        .into_iter()
        .map(|[x, y]| [x + 18.0, y])
        .collect();
    let on_earth = Points::Geographic(on_earth);
    // North and south are nearer than east and west on the equator.
    let near = Neighbourhood::nearest(&on_earth, 3).expect("sound places");
    assert_eq!(near.neighbours(0), [1, 3, 4]);
    compare(&on_earth, 1, 1_000.0);
}

#[test]
fn units_at_one_place_are_neighbours_at_distance_nought() {
    let points = Points::Geographic(vec![[18.0, 47.0], [18.0, 47.0], [18.0, 47.0], [19.0, 47.0]]);
    let near = Neighbourhood::within(&points, 0.0).expect("sound places");
    assert_eq!(
        (near.neighbours(0), near.neighbours(3)),
        (&[1, 2][..], &[][..])
    );
    let near = Neighbourhood::nearest(&points, 1).expect("sound places");
    assert_eq!(
        (near.neighbours(0), near.neighbours(2)),
        (&[1][..], &[0][..])
    );
    let refused = Neighbourhood::inverse_distance(&points, 1.0, 1.0, 0.0);
    assert_eq!(refused, Err(InvalidPoints::Coincident(0, 1)));
    let least = Neighbourhood::inverse_distance(&points, 1.0, 2.0, 10.0).expect("a minimum");
    assert_eq!(
        least.weighted(0).collect::<Vec<_>>(),
        [(1, 0.01), (2, 0.01)]
    );
    let refused = Neighbourhood::kernel(&points, Kernel::Uniform, Bandwidth::Nearest(2));
    assert_eq!(refused, Err(InvalidPoints::Bandwidth(0)));
}

#[test]
fn k_of_nought_is_nobody_and_k_of_many_is_everybody() {
    let points = Points::Planar(vec![[0.0, 0.0], [1.0, 0.0], [5.0, 0.0]]);
    assert_eq!(
        Neighbourhood::nearest(&points, 0).expect("sound").links(),
        0
    );
    assert_eq!(
        Neighbourhood::nearest(&points, usize::MAX)
            .expect("sound")
            .links(),
        6
    );
    let alone = Points::Planar(vec![[0.0, 0.0]]);
    let near = Neighbourhood::kernel(&alone, Kernel::Gaussian, Bandwidth::Nearest(3));
    assert_eq!(near.expect("sound").report().islands, 1);
    assert_eq!(
        Neighbourhood::nearest(&Points::Planar(vec![]), 3)
            .expect("sound")
            .units(),
        0
    );
}

#[test]
fn inverse_distance_and_kernels_are_as_worked_by_hand() {
    let points = Points::Planar(vec![[0.0, 0.0], [2.0, 0.0], [0.0, 4.0]]);
    let inverse = Neighbourhood::inverse_distance(&points, 4.0, 2.0, 0.0).expect("sound places");
    assert_eq!(
        inverse.weighted(0).collect::<Vec<_>>(),
        [(1, 0.25), (2, 0.0625)]
    );
    let gaussian = 0.398_942_280_401_432_7 * (-0.125_f64).exp();
    let expected = [
        (Kernel::Uniform, 0.5),
        (Kernel::Triangular, 0.5),
        (Kernel::Epanechnikov, 0.5625),
        (Kernel::Quartic, 0.527_343_75),
        (Kernel::Gaussian, gaussian),
    ];
    for (kernel, weight) in expected {
        let fixed = Neighbourhood::kernel(&points, kernel, Bandwidth::Metres(4.0));
        let adaptive = Neighbourhood::kernel(&points, kernel, Bandwidth::Nearest(2));
        for near in [
            fixed.expect("sound places"),
            adaptive.expect("sound places"),
        ] {
            let held = near.weighted(0).next().expect("two neighbours");
            assert_eq!(held.0, 1);
            assert!((held.1 - weight).abs() < 1e-15, "{kernel:?}: {}", held.1);
            assert_eq!(near.neighbours(0), [1, 2]);
        }
    }
    assert!(Kernel::Gaussian.weight(1.1).total_cmp(&0.0).is_eq());
}

#[test]
fn an_adaptive_bandwidth_reaches_the_kth_nearest_and_those_as_far() {
    let points = Points::Planar(vec![
        [0.0, 0.0],
        [1.0, 0.0],
        [-3.0, 0.0],
        [3.0, 0.0],
        [9.0, 0.0],
    ]);
    let near = Neighbourhood::kernel(&points, Kernel::Triangular, Bandwidth::Nearest(2));
    let near = near.expect("sound places");
    let held: Vec<(u32, f64)> = near.weighted(0).collect();
    assert_eq!(held, [(1, 1.0 - 1.0 / 3.0), (2, 0.0), (3, 0.0)]);
}

#[test]
fn places_and_distances_that_are_none_are_errors() {
    let nowhere = Points::Geographic(vec![[18.0, 47.0], [18.0, 91.0]]);
    let refused = Neighbourhood::nearest(&nowhere, 1);
    let expected = InvalidPoints::Place {
        unit: 1,
        x: 18.0,
        y: 91.0,
    };
    assert_eq!(refused, Err(expected));
    let unknown = Points::Planar(vec![[f64::NAN, 0.0]]);
    assert!(matches!(
        Neighbourhood::within(&unknown, 1.0),
        Err(InvalidPoints::Place { unit: 0, .. })
    ));
    let points = Points::Planar(vec![[0.0, 0.0]]);
    assert_eq!(
        Neighbourhood::within(&points, -1.0),
        Err(InvalidPoints::Distance(-1.0))
    );
    let refused = Neighbourhood::inverse_distance(&points, 1.0, f64::INFINITY, 0.0);
    assert_eq!(refused, Err(InvalidPoints::Power(f64::INFINITY)));
}

proptest! {
    #[test]
    fn places_on_a_coarse_lattice_are_as_all_pairs_say(
        pairs in prop::collection::vec((0..6_u8, 0..6_u8), 1..40), k in 0..12_usize, far in 0..5_u8,
    ) {
        let lattice = |step: f64, [x, y]: [f64; 2]| -> Vec<[f64; 2]> {
            let at = |(column, row): &(u8, u8)| [x + step * f64::from(*column), y + step * f64::from(*row)];
            pairs.iter().map(at).collect()
        };
        compare(&Points::Planar(lattice(1.0, [0.0, 0.0])), k, f64::from(far));
        compare(&Points::Planar(lattice(0.1, [0.3, 0.0])), k, f64::from(far) / 10.0);
        compare(&Points::Geographic(lattice(0.01, [18.0, -0.02])), k, 1_113.2 * f64::from(far));
    }

    #[test]
    fn the_order_of_the_places_changes_only_their_numbers(seed in 0..1_000_u64) {
        let mut random = Pcg64::seed_from_u64(seed);
        let pairs: Vec<[f64; 2]> =
            (0..60).map(|_| [18.0 + random.random::<f64>(), 47.0 + random.random::<f64>()]).collect();
        let reversed: Vec<[f64; 2]> = pairs.iter().rev().copied().collect();
        let (one, other) = (Points::Geographic(pairs), Points::Geographic(reversed));
        let pair = |points: &Points| {
            let nearest = Neighbourhood::nearest(points, 5).expect("sound places");
            let weighed = Neighbourhood::inverse_distance(points, 2e4, 1.0, 0.0);
            (nearest, weighed.expect("no two are at one place"))
        };
        let ((nearest, weighed), (nearest_back, weighed_back)) = (pair(&one), pair(&other));
        for unit in 0..60 {
            let mut near: Vec<u32> = nearest_back.neighbours(59 - unit).iter().map(|n| 59 - n).collect();
            near.reverse();
            prop_assert_eq!(nearest.neighbours(unit), near);
            let mut back: Vec<(u32, f64)> =
                weighed_back.weighted(59 - unit).map(|(n, w)| (59 - n, w)).collect();
            back.reverse();
            prop_assert_eq!(weighed.weighted(unit).collect::<Vec<_>>(), back);
        }
    }
}
