//! Methods that leak, each in its own plain code, so that the attacker is seen to break what can be broken.

use std::collections::BTreeMap;

use h3o::{CellIndex, Resolution};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::keyed::{INDICATORS, keyed_blocks};
use super::rule::joined;
use super::tables::{Collection, Noise, Release, Row, Rule, Tables, Thresholds};
use super::town::{People, Town};

/// Fewest households and people of an area.
pub const K: u64 = 10;

/// Fewest on either side of a condition.
pub const K_FILTER: u64 = 5;

/// Most that a cell key's noise is off.
pub const D: u64 = 5;

/// Tables of a town.
#[must_use]
pub fn tables(town: &Town, releases: Vec<Release>, rule: Rule) -> Tables {
    Tables {
        thresholds: Thresholds {
            k: K,
            k_filter: K_FILTER,
        },
        hexes: town.table_hexes().0,
        releases,
        sums: Vec::new(),
        rule,
    }
}

/// Every hex of every resolution, by its name: positions of its finest hexes in the town.
fn hexes(town: &Town) -> BTreeMap<CellIndex, Vec<usize>> {
    let mut found: BTreeMap<CellIndex, Vec<usize>> = BTreeMap::new();
    for resolution in [
        Resolution::Nine,
        Resolution::Eight,
        Resolution::Seven,
        Resolution::Six,
    ] {
        for (at, (_, hex)) in town.hexes.iter().enumerate() {
            let parent = hex.parent(resolution).unwrap_or(*hex);
            found.entry(parent).or_default().push(at);
        }
    }
    found
}

struct Printer<'t> {
    town: &'t Town,
    positions: Vec<u32>,
}

impl<'t> Printer<'t> {
    fn new(town: &'t Town) -> Self {
        let (_, positions) = town.table_hexes();
        Self { town, positions }
    }

    fn row(&self, area: &str, hexes: &[usize], people: People, count: Option<u64>) -> Row {
        let mut members: Vec<u32> = hexes.iter().map(|hex| self.positions[*hex]).collect();
        members.sort_unstable();
        Row {
            area: area.to_owned(),
            period: Town::period(0),
            attributes: people.attributes(),
            count,
            members,
            block: false,
        }
    }

    fn tables(&self, rows: Vec<Row>, noise: Option<Noise>, rule: Rule) -> Tables {
        let mut collections: BTreeMap<String, Collection> = BTreeMap::new();
        for row in rows {
            let id = format!("{}-hex", row.attributes.join("-"));
            let collection = collections.entry(id.clone()).or_default();
            collection.id = id;
            collection.noisy = noise.is_some();
            collection.rows.push(row);
        }
        let release = Release {
            name: "public-1".to_owned(),
            noise,
            collections: collections.into_values().collect(),
        };
        tables(self.town, vec![release], rule)
    }
}

const fn threshold(people: People) -> u64 {
    match people.whole() {
        None => K,
        Some(_) => K_FILTER,
    }
}

fn sum(counts: &[u64], hexes: &[usize]) -> u64 {
    hexes.iter().map(|hex| counts[*hex]).sum()
}

/// Threshold only: every hex of every resolution is shown unless its own count is small.
#[must_use]
pub fn threshold_only(town: &Town) -> Tables {
    let printer = Printer::new(town);
    let mut rows = Vec::new();
    for people in People::ALL {
        let counts = town.counts(0, people);
        for (hex, members) in hexes(town) {
            let count = sum(&counts, &members);
            let is_small = (1..threshold(people)).contains(&count);
            rows.push(printer.row(
                &hex.to_string(),
                &members,
                people,
                (!is_small).then_some(count),
            ));
        }
    }
    printer.tables(rows, None, Rule::Threshold)
}

/// Smallest-first residual groups of households: unsafe siblings are joined, with the smallest safe ones until the
/// group is safe; the others are refined.
#[must_use]
pub fn smallest_first(town: &Town) -> Tables {
    let printer = Printer::new(town);
    let counts = town.counts(0, People::Households);
    let mut rows = Vec::new();
    let mut blocks = Vec::new();
    for municipality in 0..3 {
        let members = (0..town.hexes.len()).filter(|at| town.hexes[*at].0 == municipality);
        let members: Vec<usize> = members.collect();
        if sum(&counts, &members) >= K {
            residual(town, &counts, members, 6, &mut blocks);
        }
    }
    for block in blocks {
        let name = format!("block {:?}", block.first());
        let count = Some(sum(&counts, &block));
        let row = printer.row(&name, &block, People::Households, count);
        rows.push(Row { block: true, ..row });
    }
    printer.tables(rows, None, Rule::SmallestFirst)
}

fn residual(
    town: &Town,
    counts: &[u64],
    members: Vec<usize>,
    resolution: u8,
    blocks: &mut Vec<Vec<usize>>,
) {
    let Some(finer) = Resolution::try_from(resolution)
        .ok()
        .filter(|_| resolution <= 9)
    else {
        blocks.push(members);
        return;
    };
    let mut children: BTreeMap<Option<CellIndex>, Vec<usize>> = BTreeMap::new();
    for hex in &members {
        children
            .entry(town.hexes[*hex].1.parent(finer))
            .or_default()
            .push(*hex);
    }
    let children: Vec<Vec<usize>> = children.into_values().collect();
    let sums: Vec<u64> = children.iter().map(|child| sum(counts, child)).collect();
    let is_unsafe = sums.iter().any(|count| *count < K);
    let group = joined(&sums, K);
    if is_unsafe && group.is_none() {
        blocks.push(members);
        return;
    }
    let group = group.unwrap_or_default();
    let joined: Vec<usize> = group
        .iter()
        .flat_map(|at| &children[*at])
        .copied()
        .collect();
    if !joined.is_empty() {
        blocks.push(joined);
    }
    for (at, child) in children.into_iter().enumerate() {
        if !group.contains(&at) {
            residual(town, counts, child, resolution + 1, blocks);
        }
    }
}

/// Keyed partitions, each safe for its own indicator and its population, made independently: neighbours in a random
/// order are joined until they are safe.
#[must_use]
pub fn independent_partitions(town: &Town, key: u64) -> Tables {
    let printer = Printer::new(town);
    let mut rows = Vec::new();
    for (nth, (_, cases)) in INDICATORS.iter().enumerate() {
        let whole = cases.whole().unwrap_or(*cases);
        let (n, a) = (town.counts(0, whole), town.counts(0, *cases));
        let mut random = Pcg64Mcg::seed_from_u64(key * 31 + nth as u64);
        let mut order: Vec<usize> = (0..town.hexes.len()).collect();
        let turn = random.random_range(0..order.len());
        order.rotate_left(turn);
        let is_safe = |block: &[usize]| {
            let (n, a) = (sum(&n, block), sum(&a, block));
            n >= K && (a == 0 || a >= K_FILTER && n - a >= K_FILTER)
        };
        let mut blocks: Vec<Vec<usize>> = vec![Vec::new()];
        for hex in order {
            if blocks.last().is_none_or(|block| is_safe(block)) {
                blocks.push(Vec::new());
            }
            blocks
                .last_mut()
                .into_iter()
                .for_each(|block| block.push(hex));
        }
        let last = blocks.pop().unwrap_or_default();
        blocks
            .last_mut()
            .into_iter()
            .for_each(|block| block.extend(&last));
        for block in blocks.iter().filter(|block| is_safe(block)) {
            let name = format!("{nth} {:?}", block.first());
            rows.push(printer.row(&name, block, *cases, Some(sum(&a, block))));
            rows.push(printer.row(&name, block, whole, Some(sum(&n, block))));
        }
    }
    printer.tables(rows, None, Rule::Unknown)
}

/// Keyed blocks, and besides them exact counts of districts that cut across.
#[must_use]
pub fn extra_zoning(town: &Town, key: u64) -> Tables {
    let printer = Printer::new(town);
    let mut tables = keyed_blocks(town, key);
    let mut rows = Vec::new();
    for people in People::ALL {
        let counts = town.counts(0, people);
        for (nth, district) in town.districts.iter().enumerate() {
            let count = sum(&counts, district);
            let shown = (count == 0 || count >= threshold(people)).then_some(count);
            rows.push(printer.row(&format!("districts/{nth}"), district, people, shown));
        }
    }
    let extra = printer.tables(rows, None, Rule::Safe).releases;
    let first = tables.releases.first_mut();
    if let Some(release) = first {
        let more = extra.iter().flat_map(|extra| extra.collections.clone());
        release.collections.extend(more);
    }
    tables
}

/// Cell keys: every hex of every resolution is shown with noise of its own, at most [`D`]; zero stays zero.
#[must_use]
pub fn cell_keys(town: &Town, key: u64) -> Tables {
    let printer = Printer::new(town);
    let mut random = Pcg64Mcg::seed_from_u64(key);
    let mut rows = Vec::new();
    for people in People::ALL {
        let counts = town.counts(0, people);
        for (hex, members) in hexes(town) {
            let count = sum(&counts, &members);
            let noise = random.random_range(0..=2 * D);
            let shown = if count == 0 {
                0
            } else {
                (count + noise).saturating_sub(D).max(1)
            };
            rows.push(printer.row(&hex.to_string(), &members, people, Some(shown)));
        }
    }
    let noise = Noise {
        bound: D,
        zero_stays_zero: true,
        additive: false,
    };
    printer.tables(rows, Some(noise), Rule::Unknown)
}
