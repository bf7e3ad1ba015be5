//! Keyed blocks of a random town, as our own door publishes them; the one place that calls it.

use std::collections::BTreeSet;

use gocpont_core::codebook::{Indicator, IndicatorKind, Labels, Unit};
use gocpont_core::condition::{Comparison, Condition};
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::step::Steps;
use gocpont_disclosure::noise::NoiseRules;
use gocpont_disclosure::partitions::Partitions;
use gocpont_disclosure::policy::{Policy, Rules};
use gocpont_disclosure::protect::{
    Block, Counts, Keys, Published, PublishedIndicator, protect, protect_finer,
};
use h3o::{CellIndex, Resolution};

use super::methods::{D, K, K_FILTER, tables};
use super::tables::{Collection, Noise, Release, Row, Rule, Tables, Thresholds};
use super::town::{Household, People, Town};

/// The indicators of a town: id and cases, in the order of its cube.
pub const INDICATORS: [(&str, People); 4] = [
    ("arrears", People::Arrears),
    ("elders", People::Elders),
    ("alone", People::Alone),
    ("eighty", People::Eighty),
];

/// How a town's tables are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// Whether blocks have noise, as they do for real people.
    pub noise: bool,
    /// Whether the finer tier, of which no area is below 5, is there too.
    pub finer: bool,
    /// Whether hexes of coarser resolutions and districts are there too, as sums of blocks.
    pub layers: bool,
    /// Releases: the last has all periods, each before one less.
    pub releases: usize,
}

impl Method {
    /// Blocks alone, exact, once.
    pub const EXACT: Self = Self {
        noise: false,
        finer: false,
        layers: false,
        releases: 1,
    };

    /// Coarser hexes and districts, with noise, once.
    pub const NOISY: Self = Self {
        noise: true,
        layers: true,
        ..Self::EXACT
    };
}

/// Fewest of a finer block, of everybody and under a filter.
const FINER: u32 = 5;

/// Most that a block's noise is off, and the variance that it aims at.
const NOISE: (u32, f64) = (D as u32, 3.0);

/// What an earlier release leaves for the next.
#[derive(Clone, Default)]
struct Earlier {
    public: Option<Partitions>,
    finer: Option<Partitions>,
}

/// A release as it leaves the door: the public tier, and the finer one if asked for.
pub struct Made {
    /// The public tier.
    pub public: Published,
    /// The finer tier.
    pub finer: Option<Published>,
}

fn rules(method: Method, k: [u32; 2]) -> Rules {
    let policy = Policy::new(k[0], k[1], 3).expect("a policy");
    let noise = NoiseRules::new(NOISE.0, NOISE.1).expect("a noise");
    Rules {
        noise: Some(noise).filter(|_| method.noise),
        ..Rules::exact(policy, Resolution::Six)
    }
}

/// Every release of a town, partitions used again.
///
/// # Panics
/// Where the door refuses a town.
#[must_use]
pub fn door(town: &Town, method: Method, key: u64) -> Vec<Made> {
    let (mut partition, mut noise) = ([0; 32], [9; 32]);
    partition[..8].copy_from_slice(&key.to_le_bytes());
    noise[..8].copy_from_slice(&key.rotate_left(17).to_le_bytes());
    let keys = Keys::new(partition, noise);
    let last = town.periods.len();
    let mut earlier = Earlier::default();
    let mut all = Vec::new();
    for periods in last + 1 - method.releases..=last {
        let cube = cube(town, periods);
        let public = rules(method, [K as u32, K_FILTER as u32]);
        let made = protect(&cube, &public, &keys, earlier.public.take());
        let (published, partitions, _) = made.expect("a protected town");
        let mut finer = None;
        if method.finer {
            let rules = rules(method, [FINER, FINER]);
            let inside = (&published, &partitions);
            let made = protect_finer(&cube, &rules, &keys, inside, earlier.finer.take());
            let (within, partitions, _) = made.expect("a finer tier");
            earlier.finer = Some(partitions);
            finer = Some(within);
        }
        earlier.public = Some(partitions);
        all.push(Made {
            public: published,
            finer,
        });
    }
    all
}

/// The tables of a town made with keyed blocks; of the two tiers together where there are two.
#[must_use]
pub fn keyed(town: &Town, method: Method, key: u64) -> Tables {
    let mut releases = Vec::new();
    for (made, number) in door(town, method, key).iter().zip(1..) {
        releases.push(release(
            town,
            &made.public,
            method,
            &format!("public-{number}"),
        ));
        let finer = made.finer.as_ref();
        releases.extend(finer.map(|own| release(town, own, method, &format!("gis-{number}"))));
    }
    let mut tables = tables(town, releases, Rule::Safe);
    if method.finer {
        tables.thresholds = Thresholds {
            k: u64::from(FINER),
            k_filter: u64::from(FINER),
        };
    }
    tables
}

/// The tables of a town's one release, made with keyed blocks.
#[must_use]
pub fn keyed_blocks(town: &Town, key: u64) -> Tables {
    keyed(town, Method::EXACT, key)
}

/// An area: its name, the positions of its blocks and of its hexes.
struct Area {
    name: String,
    blocks: Vec<usize>,
    members: Vec<u32>,
}

/// A release as rows.
fn release(town: &Town, published: &Published, method: Method, name: &str) -> Release {
    let (_, positions) = town.table_hexes();
    let mut collections = Vec::new();
    for ((id, cases), indicator) in INDICATORS.iter().zip(published.indicators()) {
        let blocks = blocks(indicator, &positions);
        let print = |layer: &str, areas: &[Area]| {
            let mut rows = Vec::new();
            for period in 0..published.periods() {
                for area in areas {
                    rows.extend(printed(indicator, *cases, period, area));
                }
            }
            let is_block = layer == "blocks";
            for row in &mut rows {
                row.block = is_block;
            }
            Collection {
                id: format!("{id}-{layer}"),
                noisy: method.noise,
                rows,
            }
        };
        collections.push(print("blocks", &blocks));
        if method.layers {
            for resolution in [Resolution::Eight, Resolution::Seven, Resolution::Six] {
                let layer = format!("hex{}", u8::from(resolution));
                collections.push(print(&layer, &coarser(town, &blocks, resolution)));
            }
            collections.push(print("districts", &fitted(town, &blocks)));
        }
    }
    Release {
        name: name.to_owned(),
        noise: method.noise.then_some(Noise {
            bound: D,
            zero_stays_zero: true,
            additive: true,
        }),
        collections,
    }
}

fn blocks(indicator: &PublishedIndicator, positions: &[u32]) -> Vec<Area> {
    let blocks = indicator.blocks().iter().enumerate();
    let area = |(at, block): (usize, &Block)| {
        let members = block.atoms.iter().map(|atom| positions[*atom as usize]);
        let mut members: Vec<u32> = members.collect();
        members.sort_unstable();
        Area {
            name: block.id.clone(),
            blocks: vec![at],
            members,
        }
    };
    blocks.map(area).collect()
}

/// Unions of blocks that are the smallest to be unions of whole hexes of a resolution.
fn coarser(town: &Town, blocks: &[Area], resolution: Resolution) -> Vec<Area> {
    let (hexes, _) = town.table_hexes();
    let mut unions: Vec<(BTreeSet<CellIndex>, Vec<usize>)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let parents = block.members.iter().filter_map(|hex| {
            let index = hexes[*hex as usize].index;
            index.parent(resolution)
        });
        let mut union = (parents.collect::<BTreeSet<_>>(), vec![at]);
        let (touching, apart) = std::mem::take(&mut unions)
            .into_iter()
            .partition::<Vec<_>, _>(|other| !other.0.is_disjoint(&union.0));
        unions = apart;
        for (parents, blocks) in touching {
            union.0.extend(parents);
            union.1.extend(blocks);
        }
        unions.push(union);
    }
    let name = |parents: &BTreeSet<CellIndex>| parents.first().map(ToString::to_string);
    let unions = unions.into_iter();
    unions
        .map(|(parents, own)| joined(name(&parents).unwrap_or_default(), own, blocks))
        .collect()
}

/// Districts, each of the whole blocks of which it holds the most hexes.
fn fitted(town: &Town, blocks: &[Area]) -> Vec<Area> {
    let (_, positions) = town.table_hexes();
    let mut own = vec![Vec::new(); town.districts.len()];
    for (at, block) in blocks.iter().enumerate() {
        let held = |district: &Vec<usize>| {
            let hexes = district.iter().map(|hex| positions[*hex]);
            hexes.filter(|hex| block.members.contains(hex)).count()
        };
        let districts = (0..town.districts.len()).rev();
        if let Some(best) = districts.max_by_key(|district| held(&town.districts[*district])) {
            own[best].push(at);
        }
    }
    let own = own
        .into_iter()
        .enumerate()
        .filter(|(_, own)| !own.is_empty());
    own.map(|(nth, own)| joined(format!("districts/{nth}"), own, blocks))
        .collect()
}

fn joined(name: String, own: Vec<usize>, blocks: &[Area]) -> Area {
    let mut members: Vec<u32> = own
        .iter()
        .flat_map(|at| blocks[*at].members.clone())
        .collect();
    members.sort_unstable();
    Area {
        name,
        blocks: own,
        members,
    }
}

/// The rows of an area in a period: sums of its blocks, withheld where one of them is.
fn printed(indicator: &PublishedIndicator, cases: People, period: usize, area: &Area) -> Vec<Row> {
    let counts = indicator.counts(period);
    let sum = |read: fn(&Counts) -> u32| -> Option<u64> {
        let own = area.blocks.iter().map(|at| counts[*at].as_ref());
        own.map(|counts| counts.map(|counts| u64::from(read(counts))))
            .sum()
    };
    let row = |people: People, count: Option<u64>| Row {
        area: area.name.clone(),
        period: Town::period(period),
        attributes: people.attributes(),
        count,
        members: area.members.clone(),
        block: false,
    };
    let whole = cases
        .whole()
        .map(|whole| row(whole, sum(|counts| counts.population)));
    let cases = row(cases, sum(|counts| counts.cases));
    std::iter::once(cases).chain(whole).collect()
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
        theme: None,
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
        let keys = households.iter().map(|home| home.key).collect();
        let added = cube.add(period, &Sorted::new(&homes).with_keys(keys), &masks);
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
        let keys = households.iter().flat_map(|home| {
            let numbers = 1..=home.members.len() as u64;
            numbers.map(|nth| home.key.rotate_left(7).wrapping_mul(2 * nth + 1))
        });
        let sorted = Sorted::new(&places).with_keys(keys.collect());
        let added = cube.add(period, &sorted, &masks);
        added.expect("people of the town");
    }
    cube
}
