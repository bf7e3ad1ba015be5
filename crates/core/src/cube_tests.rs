//! A parent counts what its children count, whatever the places are.

use h3o::LatLng;
use proptest::prelude::*;

use super::*;

/// Places of households around a town, in two municipalities.
fn places() -> impl Strategy<Value = Vec<(u16, f64, f64)>> {
    prop::collection::vec((0_u16..2, 47.60..47.70, 18.25..18.40), 0..200)
}

fn atom(place: &(u16, f64, f64), resolution: Resolution) -> Atom {
    let at = LatLng::new(place.1, place.2).unwrap();
    Atom {
        municipality: place.0,
        hex: at.to_cell(resolution),
    }
}

fn cube_of(places: &[(u16, f64, f64)], passes: &[bool]) -> Cube {
    let house = |place: &(u16, f64, f64)| atom(place, Resolution::Thirteen);
    let units = Sorted::new(&places.iter().map(house).map(Some).collect::<Vec<_>>());
    let nine = |place: &(u16, f64, f64)| {
        let house = house(place);
        let hex = house.hex.parent(Resolution::Nine).unwrap();
        Atom { hex, ..house }
    };
    let mut cube = Cube::new(places.iter().map(nine).collect(), Steps::of(&[]), 1);
    cube.add(0, &units, &[Some(passes.to_vec()), None]).unwrap();
    cube
}

proptest! {
    #[test]
    fn the_counts_of_children_add_up_to_their_parent(places in places()) {
        let passes: Vec<bool> = (0..places.len()).map(|unit| unit % 3 == 0).collect();
        let cube = cube_of(&places, &passes);
        for coarse in [Resolution::Six, Resolution::Seven, Resolution::Eight] {
            let mut sums = std::collections::BTreeMap::new();
            let fine = coarse.succ().unwrap();
            for (hex, count) in cube.rollup(0, Steps::HOUSEHOLDS, fine) {
                *sums.entry(hex.parent(coarse).unwrap()).or_insert(0) += count;
            }
            let sums: Vec<_> = sums.into_iter().collect();
            prop_assert_eq!(sums, cube.rollup(0, Steps::HOUSEHOLDS, coarse));
        }
    }

    #[test]
    fn everybody_who_passes_is_counted_once(places in places()) {
        let passes: Vec<bool> = (0..places.len()).map(|unit| unit % 2 == 0).collect();
        let cube = cube_of(&places, &passes);
        let counted: u32 = cube.counts(0, Steps::HOUSEHOLDS).iter().sum();
        prop_assert_eq!(counted as usize, places.len().div_ceil(2));
    }

    #[test]
    fn runs_taken_one_by_one_equal_a_search_of_every_unit(places in places()) {
        let house = |place: &(u16, f64, f64)| atom(place, Resolution::Thirteen);
        let units: Vec<Atom> = places.iter().map(house).collect();
        let sorted = Sorted::new(&units.iter().copied().map(Some).collect::<Vec<_>>());
        let runs = sorted.runs(Resolution::Eight);
        let counts = sorted.count(&runs, &vec![true; units.len()]);
        for (run, count) in runs.iter().zip(counts) {
            let inside = |unit: &&Atom| {
                unit.municipality == run.atom.municipality
                    && unit.hex.parent(Resolution::Eight) == Some(run.atom.hex)
            };
            prop_assert_eq!(units.iter().filter(inside).count() as u32, count);
        }
    }
}

#[test]
fn a_unit_without_a_place_is_counted_nowhere() {
    assert!(Sorted::new(&[None, None]).runs(Resolution::Nine).is_empty());
}

#[test]
fn a_place_outside_the_cube_is_refused() {
    let inside = atom(&(0, 47.65, 18.32), Resolution::Nine);
    let outside = atom(&(0, 48.65, 18.32), Resolution::Thirteen);
    let mut cube = Cube::new(vec![inside], Steps::of(&[]), 1);
    let refused = cube.add(0, &Sorted::new(&[Some(outside)]), &[Some(vec![true])]);
    assert!(matches!(refused, Err(InvalidCount::UnknownAtom(_))));
    let late = cube.add(1, &Sorted::new(&[]), &[]);
    assert_eq!(late, Err(InvalidCount::UnknownPeriod(1)));
}

#[test]
fn the_keys_of_those_counted_add_up_wherever_they_stand() {
    let places = [(0_u16, 47.65, 18.32); 4];
    let house = |place: &(u16, f64, f64)| Some(atom(place, Resolution::Thirteen));
    let units = Sorted::new(&places.iter().map(house).collect::<Vec<_>>());
    let units = units.with_keys(vec![u64::MAX, 5, 7, 100]);
    let nine = atom(&places[0], Resolution::Nine);
    let mut cube = Cube::new(vec![nine], Steps::of(&[]), 1);
    cube.add(0, &units, &[Some(vec![true, true, true, false]), None])
        .unwrap();
    assert_eq!(cube.counts(0, Steps::HOUSEHOLDS), [3]);
    assert_eq!(cube.key_sums(0, Steps::HOUSEHOLDS), [11]);
    assert_eq!(cube.key_sums(0, Steps::PERSONS), [0]);
}
