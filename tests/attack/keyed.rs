//! Keyed blocks of a random town, as our own door publishes them; the one place that calls it.

use gocpont_core::codebook::{Indicator, IndicatorKind, Labels, Unit};
use gocpont_core::condition::{Comparison, Condition};
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::step::Steps;
use gocpont_disclosure::partitions::Partitions;
use gocpont_disclosure::policy::{Policy, Rules};
use gocpont_disclosure::protect::{Keys, Published, protect};
use h3o::Resolution;

use super::methods::{K, K_FILTER, tables};
use super::tables::{Collection, Release, Row, Rule, Tables};
use super::town::{Household, People, Town};

/// The indicators of a town: id and cases, in the order of its cube.
pub const INDICATORS: [(&str, People); 4] = [
    ("arrears", People::Arrears),
    ("elders", People::Elders),
    ("alone", People::Alone),
    ("eighty", People::Eighty),
];

/// Protects the first periods of a town; partitions of an earlier release are used again.
///
/// # Panics
/// Where the door refuses a town.
#[must_use]
pub fn door(
    town: &Town,
    periods: usize,
    key: u64,
    earlier: Option<Partitions>,
) -> (Published, Partitions) {
    let policy = Policy::new(K as u32, K_FILTER as u32, 3).expect("a policy");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&key.to_le_bytes());
    let cube = cube(town, periods);
    let rules = Rules::exact(policy, Resolution::Six);
    let made = protect(&cube, &rules, &Keys::new(bytes, [9; 32]), earlier);
    let (published, partitions, _) = made.expect("a protected town");
    (published, partitions)
}

/// The tables of a town's one release, made with keyed blocks.
#[must_use]
pub fn keyed_blocks(town: &Town, key: u64) -> Tables {
    let (published, _) = door(town, town.periods.len(), key, None);
    tables(
        town,
        vec![release(town, &published, "public-1")],
        Rule::Safe,
    )
}

/// The tables of two releases: the second has one period more, and the same partitions.
#[must_use]
pub fn keyed_twice(town: &Town, key: u64) -> Tables {
    let last = town.periods.len();
    let (first, partitions) = door(town, last - 1, key, None);
    let (second, _) = door(town, last, key, Some(partitions));
    let releases = vec![
        release(town, &first, "public-1"),
        release(town, &second, "public-2"),
    ];
    tables(town, releases, Rule::Safe)
}

/// A release as rows.
fn release(town: &Town, published: &Published, name: &str) -> Release {
    let (_, positions) = town.table_hexes();
    let mut collections = Vec::new();
    for ((id, cases), indicator) in INDICATORS.iter().zip(published.indicators()) {
        let mut collection = Collection {
            id: format!("{id}-blocks"),
            ..Collection::default()
        };
        for period in 0..published.periods() {
            for (block, counts) in indicator.blocks().iter().zip(indicator.counts(period)) {
                let hexes = block.atoms.iter().map(|atom| positions[*atom as usize]);
                let mut members: Vec<u32> = hexes.collect();
                members.sort_unstable();
                let row = |people: People, count: Option<u32>| Row {
                    area: block.id.clone(),
                    period: Town::period(period),
                    attributes: people.attributes(),
                    count: count.map(u64::from),
                    members: members.clone(),
                    block: true,
                };
                collection
                    .rows
                    .push(row(*cases, counts.map(|counts| counts.cases)));
                let whole = cases
                    .whole()
                    .map(|whole| row(whole, counts.map(|c| c.population)));
                collection.rows.extend(whole);
            }
        }
        collections.push(collection);
    }
    Release {
        name: name.to_owned(),
        noise: None,
        collections,
    }
}

fn indicators() -> Vec<Indicator> {
    let old = |age| Condition::Number("age".to_owned(), Comparison::AtLeast, age);
    let is = |name: &str| Condition::Is(name.to_owned(), true);
    let indicator = |unit, population, cases| Indicator {
        id: String::new(),
        unit,
        kind: IndicatorKind::Rate,
        label: Labels::default(),
        population_label: Labels::default(),
        cases_label: Labels::default(),
        description: Labels::default(),
        population,
        cases: vec![cases],
    };
    vec![
        indicator(Unit::Households, vec![], is("arrears")),
        indicator(Unit::Persons, vec![], old(65.0)),
        indicator(Unit::Persons, vec![old(65.0)], is("lives_alone")),
        indicator(Unit::Persons, vec![old(65.0)], old(80.0)),
    ]
}

/// The cube of a town's first periods. The steps are in the order of [`indicators`]: households, persons, arrears,
/// elders, alone, eighty.
fn cube(town: &Town, periods: usize) -> Cube {
    let atom = |hex: usize| Atom {
        municipality: town.hexes[hex].0,
        hex: town.hexes[hex].1,
    };
    let atoms = (0..town.hexes.len()).map(atom).collect();
    let mut cube = Cube::new(atoms, Steps::of(&indicators()), periods);
    for (period, households) in town.periods[..periods].iter().enumerate() {
        let homes: Vec<_> = households.iter().map(|home| Some(atom(home.hex))).collect();
        let arrears = households.iter().map(|home| home.arrears).collect();
        let everybody = Some(vec![true; homes.len()]);
        let masks = [everybody, None, Some(arrears), None, None, None];
        let added = cube.add(period, &Sorted::new(&homes), &masks);
        added.expect("households of the town");
        let people = || {
            households
                .iter()
                .flat_map(|home| home.members.iter().map(move |m| (home, m)))
        };
        let places: Vec<_> = people()
            .map(|(home, _): (&Household, _)| Some(atom(home.hex)))
            .collect();
        let mask = |at: usize| {
            Some(
                people()
                    .map(|(_, member)| member[at])
                    .collect::<Vec<bool>>(),
            )
        };
        let everybody = Some(vec![true; places.len()]);
        let masks = [None, everybody, None, mask(0), mask(1), mask(2)];
        let added = cube.add(period, &Sorted::new(&places), &masks);
        added.expect("people of the town");
    }
    cube
}
