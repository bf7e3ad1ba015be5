//! What is seen of a place is what is counted in its hexes, and towns that look together see what each sees alone.

use geo_types::{MultiPolygon, polygon};
use h3o::{CellIndex, LatLng, Resolution};
use proptest::prelude::*;

use super::{View, crowded, hot};
use crate::codebook::{Indicator, IndicatorKind, Labels, Unit};
use crate::condition::Condition;
use crate::cube::{Atom, Cube, Sorted};
use crate::hotspot::{Class, Share};
use crate::step::{Ends, Steps};

fn centre() -> CellIndex {
    LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine)
}

fn steps() -> Steps {
    Steps::of(&[Indicator {
        id: "alone".to_owned(),
        unit: Unit::Persons,
        kind: IndicatorKind::Rate,
        label: Labels::default(),
        population_label: Labels::default(),
        cases_label: Labels::default(),
        description: Labels::default(),
        theme: None,
        population: Vec::new(),
        cases: vec![Condition::Is("alone".to_owned(), true)],
    }])
}

/// Three towns side by side, of people each in a hex, some of them cases.
fn cube(people: &[(usize, bool)]) -> Cube {
    let mut hexes: Vec<CellIndex> = centre().grid_disk(9);
    hexes.sort_unstable();
    let atoms: Vec<Atom> = hexes
        .iter()
        .enumerate()
        .map(|(at, hex)| Atom {
            municipality: (at * 3 / hexes.len()) as u16,
            hex: *hex,
        })
        .collect();
    let places: Vec<Option<Atom>> = people
        .iter()
        .map(|(at, _)| Some(atoms[at % atoms.len()]))
        .collect();
    let all = vec![true; people.len()];
    let alone = people.iter().map(|(_, alone)| *alone).collect();
    let mut cube = Cube::new(atoms, steps(), 1);
    cube.add(0, &Sorted::new(&places), &[None, Some(all), Some(alone)])
        .unwrap();
    cube
}

fn ends() -> Ends {
    steps().ends()[0]
}

fn add(sum: Share, more: Share) -> Share {
    Share {
        cases: sum.cases + more.cases,
        population: sum.population + more.population,
    }
}

fn people() -> impl Strategy<Value = Vec<(usize, bool)>> {
    prop::collection::vec((0..271_usize, any::<bool>()), 0..400)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_shape_has_what_the_hexes_have_whose_centre_is_in_it(people in people(), corners in prop::array::uniform4(-0.02..0.02_f64)) {
        let cube = cube(&people);
        let view = View::new(&cube, &[0, 1, 2]);
        let at = LatLng::from(centre());
        let [west, east, south, north] = [at.lng() - corners[0].abs(), at.lng() + corners[1].abs(), at.lat() - corners[2].abs(), at.lat() + corners[3].abs()];
        let shape: MultiPolygon<f64> = polygon![(x: west, y: south), (x: east, y: south), (x: east, y: north), (x: west, y: north)].into();
        let cells = view.inside(&shape);
        let is_in = |hex: CellIndex| {
            let at = LatLng::from(hex);
            west < at.lng() && at.lng() < east && south < at.lat() && at.lat() < north
        };
        let all = view.hexes(0, ends(), Resolution::Nine);
        let wanted = all.iter().filter(|(hex, _)| is_in(*hex)).fold(Share::default(), |sum, (_, own)| add(sum, *own));
        prop_assert_eq!(view.share(&cells, 0, ends()), wanted);
        let rest = view.share(&view.rest(&cells), 0, ends());
        prop_assert_eq!(add(wanted, rest), view.share(view.all(), 0, ends()));
    }

    #[test]
    fn three_towns_together_have_what_each_has_alone(people in people(), resolution in 6..=9_u8) {
        let cube = cube(&people);
        let joint = View::new(&cube, &[0, 1, 2]);
        let own = [0, 1, 2].map(|town| View::new(&cube, &[town]));
        let sum = own.iter().fold(Share::default(), |sum, view| add(sum, view.share(view.all(), 0, ends())));
        prop_assert_eq!(joint.share(joint.all(), 0, ends()), sum);
        prop_assert_eq!(sum.population as usize, people.len());
        let resolution = Resolution::try_from(resolution).unwrap();
        let mut parts: std::collections::BTreeMap<CellIndex, Share> = std::collections::BTreeMap::new();
        for (hex, share) in own.iter().flat_map(|view| view.hexes(0, ends(), resolution)) {
            let sum = parts.entry(hex).or_default();
            *sum = add(*sum, share);
        }
        prop_assert_eq!(joint.hexes(0, ends(), resolution), parts.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_town_sees_nothing_of_its_neighbours_cells() {
    let all: Vec<(usize, bool)> = (0..271).map(|at| (at, true)).collect();
    let cube = cube(&all);
    let (first, joint) = (View::new(&cube, &[0]), View::new(&cube, &[0, 1]));
    let theirs = joint.rest(first.all());
    assert!(!theirs.is_empty());
    assert_eq!(first.share(&theirs, 0, ends()), Share::default());
    assert!(first.among(&joint.hexes_of(&theirs)).is_empty());
    let around: Vec<CellIndex> = centre().grid_disk(1);
    let parents: Vec<CellIndex> = around
        .iter()
        .filter_map(|hex| hex.parent(Resolution::Seven))
        .collect();
    assert!(joint.among(&parents).len() >= joint.among(&around).len());
}

/// Ten people in each hex, of whom two are cases, and eight of ten near the centre.
fn planted() -> Vec<(CellIndex, Share)> {
    let near: Vec<CellIndex> = centre().grid_disk(2);
    let mut hexes: Vec<CellIndex> = centre().grid_disk(9);
    hexes.sort_unstable();
    let share = |hex: &CellIndex| Share {
        cases: if near.contains(hex) { 8 } else { 2 },
        population: 10,
    };
    hexes.iter().map(|hex| (*hex, share(hex))).collect()
}

#[test]
fn a_planted_cluster_is_one_hot_spot_by_either_method() {
    let hexes = planted();
    let mut near: Vec<CellIndex> = centre().grid_disk(2);
    near.sort_unstable();
    let found = hot(&hexes).unwrap();
    assert_eq!(found.spots.len(), 1);
    let spot = &found.spots[0];
    assert!(
        near.iter().all(|hex| spot.hexes.contains(hex)),
        "{} hexes",
        spot.hexes.len()
    );
    assert_eq!(spot.class, Some(Class::Hot(99)));
    assert_eq!(
        add(spot.share, spot.others),
        Share {
            cases: 271 * 2 + 19 * 6,
            population: 2710
        }
    );
    let scanned = crowded(&hexes, 7).unwrap();
    assert_eq!(scanned[0].hexes, near);
    assert!(scanned[0].p <= 0.001 && (scanned[0].relative_risk.unwrap() - 4.0).abs() < 1e-9);
}

#[test]
fn an_even_town_has_no_hot_spot_and_an_empty_one_neither() {
    let even: Vec<(CellIndex, Share)> = planted()
        .into_iter()
        .map(|(hex, _)| {
            (
                hex,
                Share {
                    cases: 2,
                    population: 10,
                },
            )
        })
        .collect();
    assert_eq!(
        (hot(&even).unwrap().spots, crowded(&even, 7).unwrap()),
        (Vec::new(), Vec::new())
    );
    let empty: Vec<(CellIndex, Share)> = even
        .iter()
        .map(|(hex, _)| (*hex, Share::default()))
        .collect();
    assert_eq!(
        (hot(&empty).unwrap().spots, crowded(&empty, 7).unwrap()),
        (Vec::new(), Vec::new())
    );
    assert_eq!(crowded(&[], 7).unwrap(), Vec::new());
}

#[test]
fn signals_may_outnumber_the_people_of_a_hex() {
    let mut hexes = planted();
    for (hex, share) in &mut hexes {
        *share = Share {
            cases: if *hex == centre() { 40 } else { 0 },
            population: 10,
        };
    }
    let found = crowded(&hexes, 7).unwrap();
    assert_eq!(found[0].hexes, [centre()]);
    assert_eq!(found[0].relative_risk, None);
}
