//! Circles, rings and steps: which windows there are.

use h3o::{CellIndex, LatLng, Resolution};
use proptest::prelude::*;

use super::super::windows::END;
use super::*;
use crate::neighbourhood::Neighbourhood;

/// The windows round a unit, each in ascending order.
fn windows_of(windows: &Windows, unit: u32) -> Vec<Vec<u32>> {
    let Some(centre) = windows.rows.iter().position(|held| *held == unit) else {
        return Vec::new();
    };
    let entries = windows.of(centre);
    let ends = (1..=entries.len()).filter(|end| entries[end - 1] >= END);
    let members = |end: usize| {
        let units = entries[..end].iter();
        let mut units: Vec<u32> = units.map(|e| windows.rows[(e & !END) as usize]).collect();
        units.sort_unstable();
        units
    };
    ends.map(members).collect()
}

#[test]
fn units_at_the_same_distance_enter_together() {
    let windows = circles(&grid(3), &[1.0; 9], 1.0);
    let middle = windows_of(&windows, 4);
    let cross = vec![1, 3, 4, 5, 7];
    assert_eq!(middle, [vec![4], cross.clone(), (0..9).collect()]);
    // tenths are no binary fractions, so equal distances differ in their last bits
    let tenths: Vec<[f64; 2]> = grid(3).iter().map(|p| p.map(|x| 0.7 + x * 0.1)).collect();
    let tenths = circles(&tenths, &[1.0; 9], 0.6);
    assert_eq!(windows_of(&tenths, 4), [vec![4], cross]);
    // the next five do not fit into 0.5 · 9 = 4.5
    assert_eq!(windows_of(&circles(&grid(3), &[1.0; 9], 0.5), 4), [vec![4]]);
}

#[test]
fn a_share_is_one_of_the_population_and_not_of_the_units() {
    let points: Vec<[f64; 2]> = (0..4).map(|x| [f64::from(x), 0.0]).collect();
    let windows = circles(&points, &[1.0, 2.0, 3.0, 6.0], 0.5);
    assert_eq!(
        windows_of(&windows, 0),
        [vec![0], vec![0, 1], vec![0, 1, 2]]
    );
    assert_eq!(windows_of(&windows, 3), [vec![3]]);
    assert_eq!(windows.count(), 7);
}

#[test]
fn on_the_globe_a_radius_is_in_metres_and_the_date_line_parts_nobody() {
    let points = [[179.5, 0.0], [-179.5, 0.0], [178.0, 0.0], [0.0, 89.0]];
    let windows = Windows::circular(&points, Coordinates::LonLat, &[1.0; 4], 0.5).unwrap();
    assert_eq!(windows_of(&windows, 0), [vec![0], vec![0, 1]]);
    let people = [10; 4];
    let found = scan(
        &[9, 9, 0, 0],
        &Model::Bernoulli(&people),
        &windows,
        &Settings::default(),
    );
    let cluster = &found.unwrap().clusters[0];
    let Extent::Radius(radius) = cluster.extent else {
        panic!("{:?} is no radius", cluster.extent)
    };
    // one degree of a great circle of a sphere of 6371008.8 m
    assert!((radius - 111_195.08).abs() < 0.01);
}

#[test]
fn rings_of_hexes_hold_what_is_within_the_grid_distance() {
    let middle = LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine);
    let mut hexes: Vec<CellIndex> = middle.grid_disk(6);
    hexes.retain(|hex| hex.grid_distance(middle).unwrap() != 2);
    let windows = Windows::hex_rings(&hexes, &vec![1.0; hexes.len()], 1.0).unwrap();
    for (unit, hex) in hexes.iter().enumerate() {
        let far: Vec<i32> = hexes
            .iter()
            .map(|to| hex.grid_distance(*to).unwrap())
            .collect();
        let mut rings = far.clone();
        rings.sort_unstable();
        rings.dedup();
        let within = |ring: &i32| -> Vec<u32> {
            (0..far.len() as u32)
                .filter(|to| far[*to as usize] <= *ring)
                .collect()
        };
        let expected: Vec<Vec<u32>> = rings.iter().map(within).collect();
        assert_eq!(windows_of(&windows, unit as u32), expected);
    }
    let near = |hex: &CellIndex| hex.grid_distance(middle).unwrap() < 4;
    let cases: Vec<u32> = hexes
        .iter()
        .map(|hex| if near(hex) { 9 } else { 1 })
        .collect();
    let people = vec![10; hexes.len()];
    let found = scan(
        &cases,
        &Model::Bernoulli(&people),
        &windows,
        &Settings::default(),
    )
    .unwrap();
    assert_eq!(hexes[found.clusters[0].centre as usize], middle);
    assert_eq!(found.clusters[0].extent, Extent::Steps(3));
}

#[test]
fn steps_follow_links_and_do_not_cross_a_unit_without_population() {
    let row: Vec<Vec<u32>> = vec![vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3], vec![]];
    let near = Neighbourhood::from_lists(&row).unwrap();
    let all = Windows::by_steps(&near, &[1.0; 6], 1.0).unwrap();
    assert_eq!(
        windows_of(&all, 1),
        [
            vec![1],
            vec![0, 1, 2],
            vec![0, 1, 2, 3],
            vec![0, 1, 2, 3, 4]
        ]
    );
    assert_eq!(windows_of(&all, 5), [vec![5]]);
    let parted = Windows::by_steps(&near, &[1.0, 1.0, 1.0, 0.0, 1.0, 1.0], 1.0).unwrap();
    assert_eq!(windows_of(&parted, 1), [vec![1], vec![0, 1, 2]]);
    assert_eq!(windows_of(&parted, 4), [vec![4]]);
    let found = scan(
        &[1, 5, 5, 5, 1, 1],
        &Model::Bernoulli(&[6; 6]),
        &all,
        &Settings::default(),
    );
    let first = &found.unwrap().clusters[0];
    assert_eq!(
        (&first.members[..], first.extent),
        (&[1, 2, 3][..], Extent::Steps(1))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn windows_by_steps_are_those_of_lists_of_steps(
        links in prop::collection::vec((0_u32..12, 0_u32..12), 0..30), share in 0.2..1.0_f64,
    ) {
        let mut lists = vec![Vec::new(); 12];
        for (from, to) in links {
            lists[from as usize].push(to);
        }
        let near = Neighbourhood::from_lists(&lists).unwrap();
        let reach: Vec<Neighbourhood> = (0..12).map(|k| near.within_steps(k).unwrap()).collect();
        let steps = |unit: usize| -> Vec<Vec<u32>> {
            let mut steps = vec![vec![unit as u32]];
            for k in 1..12 {
                let (now, before) = (reach[k].neighbours(unit), reach[k - 1].neighbours(unit));
                steps.push(now.iter().copied().filter(|n| !before.contains(n)).collect());
            }
            steps.retain(|step| !step.is_empty());
            steps
        };
        let populations: Vec<f64> = (0..12).map(|unit| f64::from(1 + unit % 4)).collect();
        let own: Vec<Vec<Vec<u32>>> = (0..12).map(steps).collect();
        let own = Windows::from_lists(&own, &populations, share).unwrap();
        let stepped = Windows::by_steps(&near, &populations, share).unwrap();
        for unit in 0..12 {
            prop_assert_eq!(windows_of(&stepped, unit), windows_of(&own, unit));
        }
    }
}

#[test]
fn places_of_which_no_windows_can_be_made_are_refused() {
    let planar = |points: &[[f64; 2]], populations: &[f64], share: f64| {
        Windows::circular(points, Coordinates::Planar, populations, share)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        planar(&grid(2), &[1.0; 3], 0.5),
        "3 populations for 4 places"
    );
    assert_eq!(
        planar(&[[f64::NAN, 1.0]], &[1.0], 0.5),
        "unit 0 is at NaN, 1"
    );
    assert_eq!(planar(&grid(1), &[-1.0], 0.5), "unit 0 has population -1");
    assert_eq!(
        planar(&grid(1), &[1.0], 0.0),
        "windows of up to 0 of the population"
    );
    let pole = Windows::circular(&[[0.0, 91.0]], Coordinates::LonLat, &[1.0], 0.5);
    assert!(matches!(pole, Err(InvalidWindows::Point { unit: 0, .. })));
    let outside = Windows::from_lists(&[vec![vec![0, 1]]], &[1.0], 1.0).unwrap_err();
    assert_eq!(outside, InvalidWindows::Outside { centre: 0, unit: 1 });
    let twice = Windows::from_lists(&[vec![vec![0], vec![0]]], &[1.0], 1.0).unwrap_err();
    assert_eq!(twice, InvalidWindows::Twice { centre: 0, unit: 0 });
    let hexes = [Resolution::Eight, Resolution::Nine]
        .map(|fine| LatLng::new(47.65, 18.32).unwrap().to_cell(fine));
    let mixed = Windows::hex_rings(&hexes, &[1.0; 2], 0.5).unwrap_err();
    assert_eq!(mixed, InvalidWindows::Hex(1));
}
