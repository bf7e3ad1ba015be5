//! Whatever changes in whatever order: every figure is, bit for bit, the one that a full computation gives.

use std::sync::Arc;

use h3o::{CellIndex, LatLng, Resolution};
use proptest::prelude::*;

use super::*;
use crate::answer::Answer;
use crate::codebook::{Indicator, IndicatorKind, Labels, Unit};
use crate::condition::{Comparison, Condition};
use crate::cube::{Atom, Cube, Sorted};
use crate::frame::{Column, Frame};
use crate::hotspot::{Hotspot, InvalidShares, Share, of_rates, of_rates_adjusted};
use crate::neighbourhood::Neighbourhood;
use crate::significance::Adjustment;
use crate::step::Steps;

fn hexes() -> Vec<CellIndex> {
    let middle = LatLng::new(47.65, 18.32).unwrap();
    let mut hexes: Vec<CellIndex> = middle.to_cell(Resolution::Nine).grid_disk(3);
    hexes.sort_unstable();
    hexes
}

/// Two municipalities share the hexes in the middle.
fn atoms() -> Vec<Atom> {
    let hexes = hexes();
    let of = |municipality, hexes: &[CellIndex]| -> Vec<Atom> {
        let atom = |hex: &CellIndex| Atom {
            municipality,
            hex: *hex,
        };
        hexes.iter().map(atom).collect()
    };
    [of(0, &hexes[..25]), of(1, &hexes[15..])].concat()
}

/// Of the elders those who live alone, and households in debt.
fn steps() -> Steps {
    let indicator = |unit, population: Vec<Condition>, cases: Vec<Condition>| Indicator {
        id: String::new(),
        unit,
        kind: IndicatorKind::Rate,
        label: Labels::default(),
        population_label: Labels::default(),
        cases_label: Labels::default(),
        description: Labels::default(),
        theme: None,
        population,
        cases,
    };
    let old = Condition::Number("age".to_owned(), Comparison::AtLeast, 65.0);
    let alone = Condition::Is("alone".to_owned(), true);
    let debt = Condition::Is("debt".to_owned(), true);
    Steps::of(&[
        indicator(Unit::Persons, vec![old], vec![alone]),
        indicator(Unit::Households, vec![], vec![debt]),
    ])
}

/// A record as it is kept outside the cube.
#[derive(Clone, Debug)]
struct Record {
    person: bool,
    place: Option<Atom>,
    age: u8,
    yes: bool,
}

fn masks(unit: Unit, records: &[&Record]) -> Vec<Option<Vec<bool>>> {
    let mut frame = Frame::new(records.len());
    let ages = records.iter().map(|r| Answer::Value(f64::from(r.age)));
    let yes: Vec<_> = records.iter().map(|r| Answer::Value(r.yes)).collect();
    frame.add("age", Column::Number(ages.collect())).unwrap();
    frame.add("alone", Column::Boolean(yes.clone())).unwrap();
    frame.add("debt", Column::Boolean(yes)).unwrap();
    steps().masks(unit, &frame).unwrap()
}

const fn kind(record: &Record) -> Unit {
    if record.person {
        Unit::Persons
    } else {
        Unit::Households
    }
}

fn entry(record: &Record) -> Entry {
    Entry::of(record.place, &masks(kind(record), &[record]), 0)
}

/// The cube of these records, counted anew as the publish path does.
fn full(records: &[Option<Record>]) -> Cube {
    let mut cube = Cube::new(atoms(), steps(), 1);
    for unit in [Unit::Households, Unit::Persons] {
        let held = records.iter().flatten();
        let held: Vec<&Record> = held.filter(|record| kind(record) == unit).collect();
        let places: Vec<Option<Atom>> = held.iter().map(|record| record.place).collect();
        let added = cube.add(0, &Sorted::new(&places), &masks(unit, &held));
        added.unwrap();
    }
    cube
}

fn live(records: &[Option<Record>]) -> LiveCube {
    let mut cube = LiveCube::new(atoms(), steps()).unwrap();
    let first: Vec<&Record> = records.iter().flatten().collect();
    for record in first {
        // One at a time, so that numbers are those of the records; the kinds are mixed.
        let masks = masks(kind(record), &[record]);
        cube.extend(&[record.place], &masks).unwrap();
    }
    cube
}

/// A household's hex of resolution 11 in one of the atoms, or no place.
fn places() -> impl Strategy<Value = Option<Atom>> {
    let atom = (0..atoms().len(), 0_usize..49).prop_map(|(atom, child)| {
        let atom = atoms()[atom];
        let hex = atom.hex.children(Resolution::Eleven).nth(child).unwrap();
        Some(Atom { hex, ..atom })
    });
    prop_oneof![1 => Just(None), 12 => atom]
}

fn records() -> impl Strategy<Value = Record> {
    let parts = (any::<bool>(), places(), 50_u8..90, any::<bool>());
    parts.prop_map(|(person, place, age, yes)| Record {
        person,
        place,
        age,
        yes,
    })
}

/// The records at first, and changes, several of which are made at once: a unit's number among those there are or
/// one more, and its new record.
type Story = (Vec<Record>, Vec<Vec<(prop::sample::Index, Option<Record>)>>);

fn stories() -> impl Strategy<Value = Story> {
    let record = prop_oneof![1 => Just(None), 3 => records().prop_map(Some)];
    let change = (any::<prop::sample::Index>(), record);
    let at_once = prop::collection::vec(change, 1..5);
    (
        prop::collection::vec(records(), 0..120),
        prop::collection::vec(at_once, 0..12),
    )
}

/// Shares of the hexes, from the full cube.
fn shares(cube: &Cube, indicator: usize) -> Vec<Option<Share>> {
    let ends = steps().ends()[indicator];
    let population = cube.rollup(0, ends.population, Resolution::Nine);
    let cases = cube.rollup(0, ends.cases, Resolution::Nine);
    let share = |((_, population), (_, cases)): ((_, u32), (_, u32))| {
        Some(Share { cases, population }).filter(|share| share.population > 0)
    };
    population.into_iter().zip(cases).map(share).collect()
}

fn bits(found: &[Option<Hotspot>]) -> Vec<String> {
    let one = |spot: &Option<Hotspot>| {
        spot.map_or_else(String::new, |spot| {
            let numbers = [Some(spot.p), Some(spot.p_adjusted), spot.z];
            format!(
                "{:?} {:?}",
                numbers.map(|n| n.map(f64::to_bits)),
                spot.class
            )
        })
    };
    found.iter().map(one).collect()
}

/// A neighbourhood of which some links go one way.
fn links(directed: bool) -> Arc<BothWays> {
    let ring = Neighbourhood::hex_ring(&hexes(), 1).unwrap();
    let one_way = |unit: usize| -> Vec<u32> {
        let near = ring.neighbours(unit).iter().copied();
        near.filter(|n| !(unit + *n as usize).is_multiple_of(3) || unit < *n as usize)
            .collect()
    };
    let lists: Vec<Vec<u32>> = (0..ring.units()).map(one_way).collect();
    Arc::new(BothWays::new(if directed {
        Neighbourhood::from_lists(&lists).unwrap()
    } else {
        ring
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn after_any_changes_every_figure_is_the_full_computations_bit_for_bit(
        (first, story) in stories(), directed in any::<bool>(), yekutieli in any::<bool>(),
    ) {
        let mut records: Vec<Option<Record>> = first.into_iter().map(Some).collect();
        let mut cube = live(&records);
        let links = links(directed);
        let map = LiveMap::of_hexes(cube.atoms(), &hexes(), Arc::clone(&links)).unwrap();
        let map = Arc::new(map);
        let layer = |ends: &_| LiveLayer::new(&cube, *ends, Arc::clone(&map)).unwrap();
        let mut layers: Vec<LiveLayer> = steps().ends().iter().map(layer).collect();
        let adjustment = if yekutieli {
            Adjustment::BenjaminiYekutieli
        } else {
            Adjustment::BenjaminiHochberg
        };
        for at_once in story {
            let before = cube.clone();
            let mut changes = Vec::new();
            for (which, record) in at_once {
                let unit = which.index(records.len() + 1);
                records.resize(records.len().max(unit + 1), None);
                changes.push(Change { unit: unit as u32, entry: record.as_ref().map(entry) });
                records[unit] = record;
            }
            let changed = cube.apply(&changes).unwrap();
            let full = full(&records);
            for step in 0..steps().all().len() {
                prop_assert_eq!(cube.counts(step), full.counts(0, step));
            }
            let differs = |cell: &u32| (0..steps().all().len()).any(|step| {
                before.counts(step)[*cell as usize] != cube.counts(step)[*cell as usize]
            });
            let expected: Vec<u32> = (0..cube.atoms().len() as u32).filter(differs).collect();
            prop_assert_eq!(&changed, &expected);
            for (indicator, layer) in layers.iter_mut().enumerate() {
                layer.update(&cube, &changed).unwrap();
                let shares = shares(&full, indicator);
                let from_nothing: Vec<Share> = shares.iter().map(|s| s.unwrap_or_default()).collect();
                prop_assert_eq!(layer.state().shares(), &from_nothing[..]);
                let anew = LiveHotspots::new(Arc::clone(&links), from_nothing).unwrap();
                prop_assert_eq!(layer.state().sums(), anew.sums());
                prop_assert_eq!(layer.state().total(), anew.total());
                let expected = of_rates_adjusted(&shares, links.near(), adjustment).unwrap();
                prop_assert_eq!(bits(&layer.hotspots(adjustment).unwrap()), bits(&expected));
            }
        }
    }
}

fn home(atom: usize) -> Record {
    Record {
        person: false,
        place: Some(atoms()[atom]),
        age: 0,
        yes: true,
    }
}

fn change(unit: u32, record: Option<&Record>) -> Change {
    Change {
        unit,
        entry: record.map(entry),
    }
}

#[test]
fn only_the_cells_that_a_household_leaves_and_comes_to_are_touched() {
    let mut cube = live(&[Some(home(3)), Some(home(3)), Some(home(8))]);
    let moved = cube.apply(&[change(1, Some(&home(20)))]);
    assert_eq!(moved, Ok(vec![3, 20]));
    let stayed = cube.apply(&[change(1, Some(&home(20)))]);
    assert_eq!(stayed, Ok(vec![]));
    assert_eq!(cube.apply(&[change(0, None)]), Ok(vec![3]));
    assert_eq!(cube.counts(Steps::HOUSEHOLDS)[3], 0);
    // A removed number comes back to life, and the next number is a new unit.
    assert_eq!(cube.apply(&[change(0, Some(&home(4)))]), Ok(vec![4]));
    assert_eq!(cube.apply(&[change(3, Some(&home(4)))]), Ok(vec![4]));
    assert_eq!((cube.counts(Steps::HOUSEHOLDS)[4], cube.units()), (2, 4));
}

#[test]
fn many_units_at_once_are_counted_as_one_by_one() {
    let records: Vec<Record> = (0..60).map(|at| home(at % 30)).collect();
    let held: Vec<&Record> = records.iter().collect();
    let places: Vec<Option<Atom>> = records.iter().map(|record| record.place).collect();
    let mut cube = LiveCube::new(atoms(), steps()).unwrap();
    let added = cube.extend(&places, &masks(Unit::Households, &held));
    assert_eq!(added, Ok(0..60));
    let records: Vec<_> = records.into_iter().map(Some).collect();
    for step in 0..steps().all().len() {
        assert_eq!(cube.counts(step), live(&records).counts(step));
        assert_eq!(cube.counts(step), full(&records).counts(0, step));
    }
    assert_eq!(cube.counts(99), [0_u32; 0]);
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let mut cube = live(&[Some(home(3)), Some(home(4))]);
    let mut far = home(3);
    far.place = Some(Atom {
        municipality: 9,
        ..atoms()[3]
    });
    let refused = cube.apply(&[change(0, None), change(1, Some(&far))]);
    assert_eq!(refused, Err(InvalidChange::UnknownAtom(far.place.unwrap())));
    let refused = cube.apply(&[change(0, None), change(4, None)]);
    assert_eq!(
        refused,
        Err(InvalidChange::UnknownUnit { unit: 4, next: 2 })
    );
    let short = Change {
        unit: 0,
        entry: Some(Entry {
            place: None,
            passes: vec![true],
        }),
    };
    let steps = steps().all().len();
    let refused = cube.apply(&[change(0, None), short]);
    assert_eq!(refused, Err(InvalidChange::Steps { found: 1, steps }));
    let mut masks = vec![None; steps];
    assert!(cube.extend(&[far.place], &masks).is_err());
    masks[0] = Some(vec![true; 2]);
    let refused = cube.extend(&[None], &masks);
    assert_eq!(refused, Err(InvalidChange::Mask { found: 2, units: 1 }));
    assert_eq!(cube.counts(0)[3..5], [1, 1]);
    assert_eq!(cube.units(), 2);
    let mut empty = LiveCube::new(Vec::new(), self::steps()).unwrap();
    assert!(empty.apply(&[change(0, Some(&home(3)))]).is_err());
    assert_eq!(empty.apply(&[change(0, None)]), Ok(vec![]));
}

#[test]
fn a_share_that_cannot_be_is_refused_and_the_sums_stay() {
    let near = Neighbourhood::from_lists(&[vec![1], vec![0]]).unwrap();
    let share = |cases, population| Share { cases, population };
    let links = Arc::new(BothWays::new(near));
    let mut map = LiveHotspots::new(links, vec![share(1, 2), share(0, u32::MAX - 9)]).unwrap();
    let refused = map.set(0, share(3, 2));
    assert!(matches!(refused, Err(InvalidShares::Share { unit: 0, .. })));
    let refused = map.set(0, share(0, 10));
    assert_eq!(refused, Err(InvalidShares::TooMany(1 << 32)));
    let refused = map.set(2, share(0, 0));
    assert_eq!(refused, Err(InvalidShares::Unit { unit: 2, units: 2 }));
    assert_eq!(map.sums(), [share(1, u32::MAX - 7); 2]);
}

#[test]
fn a_unit_that_empties_leaves_the_study_area_and_comes_back() {
    let links = links(false);
    let of = |population| {
        vec![
            Share {
                cases: 1,
                population
            };
            hexes().len()
        ]
    };
    let mut map = LiveHotspots::new(Arc::clone(&links), of(4)).unwrap();
    let empty = Share::default();
    map.set(7, empty).unwrap();
    let gone = map.hotspots(Adjustment::BenjaminiHochberg).unwrap();
    assert_eq!(gone[7], None);
    let one = Share {
        cases: 1,
        population: 4,
    };
    map.set(7, one).unwrap();
    let back = map.hotspots(Adjustment::BenjaminiHochberg).unwrap();
    let all: Vec<Option<Share>> = of(4).into_iter().map(Some).collect();
    assert_eq!(bits(&back), bits(&of_rates(&all, links.near()).unwrap()));
    for unit in 0..hexes().len() as u32 {
        map.set(unit, empty).unwrap();
    }
    let nobody = map.hotspots(Adjustment::BenjaminiHochberg).unwrap();
    assert!(nobody.iter().all(Option::is_none));
}

#[test]
fn a_cell_lies_in_a_unit_that_exists_or_nowhere() {
    let wrong = LiveMap::new(&[None, Some(37)], links(false));
    let expected = InvalidMap {
        cell: 1,
        unit: 37,
        units: 37,
    };
    assert_eq!(wrong.unwrap_err(), expected);
    let cube = live(&[Some(home(0))]);
    let nowhere = LiveMap::new(&vec![None; cube.atoms().len()], links(false)).unwrap();
    let ends = steps().ends()[1];
    let mut nowhere = LiveLayer::new(&cube, ends, Arc::new(nowhere)).unwrap();
    assert_eq!(nowhere.update(&cube, &[0, 9_999]), Ok(vec![]));
    assert_eq!(nowhere.state().total(), Share::default());
}
