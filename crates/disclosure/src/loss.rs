//! What protection costs: how much of what the cube knows can still be seen in what is published. All figures compare
//! with the truth and are for staff alone.

pub mod agreement;

use std::collections::{BTreeMap, BTreeSet};

use gocpont_core::cube::Cube;
use gocpont_core::step::{Ends, Steps};
use h3o::{CellIndex, Resolution};
use serde::Serialize;

use crate::policy::sum;
use crate::protect::{Block, PublishedIndicator};

pub use agreement::{Agreement, Alike};

/// What the protection of one indicator, or of the base partition, costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Loss {
    /// Share of households that live in a published block, last period (0 ..= 1).
    pub in_block: f64,
    /// The least of that share over the periods.
    pub in_block_least: f64,
    /// Share of households that live in hexes shown with their own value, for each resolution from the finest to the
    /// coarsest of the trees, last period. Hexes where nobody lives count for nobody.
    pub own_hex: Vec<OwnHex>,
    /// Median of the true households in a published block, last period; the upper one of an even number of blocks.
    pub median_households: u32,
    /// How far the published totals of municipalities are from the truth; none for the base partition.
    pub totals: Option<Totals>,
    /// How far hot spots agree; none where there are none, and until it was measured.
    pub hotspots: Option<Agreement>,
}

/// Households in hexes of one resolution that are a union of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OwnHex {
    /// H3 resolution.
    pub resolution: u8,
    /// Share of all households (0 ..= 1).
    pub households: f64,
}

/// The largest difference between a municipality's published total and its true one, over municipalities and periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Of cases.
    pub cases: u32,
    /// Of the population.
    pub population: u32,
}

impl Loss {
    /// Compares what is shown with its cube. Without `ends` there are no totals to compare.
    pub(crate) fn new(
        cube: &Cube,
        coarsest: Resolution,
        ends: Option<Ends>,
        shown: &PublishedIndicator,
    ) -> Self {
        let last = cube.periods().saturating_sub(1);
        let periods = 0..cube.periods();
        let in_block = |period| share(households_in_blocks(cube, shown, period), all(cube, period));
        let finest = cube.atoms().first().map(|atom| atom.hex.resolution());
        let finer = Resolution::range(coarsest, finest.unwrap_or(coarsest)).rev();
        let own = |resolution| OwnHex {
            resolution: u8::from(resolution),
            households: own_hexes(cube, shown, resolution),
        };
        Self {
            in_block: periods.clone().next_back().map_or(1.0, in_block),
            in_block_least: periods.map(in_block).fold(1.0, f64::min),
            own_hex: finer.map(own).collect(),
            median_households: median(cube, shown, last),
            totals: ends.map(|ends| totals(cube, ends, shown)),
            hotspots: None,
        }
    }
}

/// Share of households in hexes that are a block of their own, last period.
pub(crate) fn single_hexes(cube: &Cube, shown: &PublishedIndicator) -> f64 {
    let Some(last) = cube.periods().checked_sub(1) else {
        return 1.0;
    };
    let households = cube.counts(last, Steps::HOUSEHOLDS);
    let single = published(shown, last).filter(|block| block.atoms.len() == 1);
    let own = single.map(|block| sum(households, &block.atoms)).sum();
    share(own, all(cube, last))
}

/// The blocks whose counts are published in a period.
fn published(shown: &PublishedIndicator, period: usize) -> impl Iterator<Item = &Block> {
    let blocks = shown.blocks().iter().zip(shown.counts(period));
    blocks.filter_map(|(block, counts)| counts.map(|_| block))
}

fn all(cube: &Cube, period: usize) -> u32 {
    cube.counts(period, Steps::HOUSEHOLDS).iter().sum()
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    f64::from(part) / f64::from(whole)
}

fn households_in_blocks(cube: &Cube, shown: &PublishedIndicator, period: usize) -> u32 {
    let households = cube.counts(period, Steps::HOUSEHOLDS);
    let blocks = published(shown, period);
    blocks.map(|block| sum(households, &block.atoms)).sum()
}

fn median(cube: &Cube, shown: &PublishedIndicator, period: usize) -> u32 {
    if cube.periods() == 0 {
        return 0;
    }
    let households = cube.counts(period, Steps::HOUSEHOLDS);
    let blocks = published(shown, period);
    let mut sizes: Vec<u32> = blocks.map(|b| sum(households, &b.atoms)).collect();
    sizes.sort_unstable();
    sizes.get(sizes.len() / 2).copied().unwrap_or(0)
}

/// Share of households in the hexes of a resolution that are a union of published blocks, last period.
fn own_hexes(cube: &Cube, shown: &PublishedIndicator, resolution: Resolution) -> f64 {
    let Some(last) = cube.periods().checked_sub(1) else {
        return 1.0;
    };
    let parent = |atom: &u32| {
        let hex = cube.atoms()[*atom as usize].hex;
        hex.parent(resolution).unwrap_or(hex)
    };
    let parents = |atoms: &[u32]| atoms.iter().map(parent).collect::<BTreeSet<CellIndex>>();
    let mut broken: BTreeSet<CellIndex> = BTreeSet::new();
    for (_, atoms) in shown.withheld() {
        broken.extend(parents(atoms));
    }
    let mut whole: Vec<(CellIndex, u32)> = Vec::new();
    let households = cube.counts(last, Steps::HOUSEHOLDS);
    for (block, counts) in shown.blocks().iter().zip(shown.counts(last)) {
        let hexes = parents(&block.atoms);
        match hexes.first() {
            Some(hex) if hexes.len() == 1 && counts.is_some() => {
                whole.push((*hex, sum(households, &block.atoms)));
            }
            _ => broken.extend(hexes),
        }
    }
    let own = whole.iter().filter(|(hex, _)| !broken.contains(hex));
    share(own.map(|(_, households)| households).sum(), all(cube, last))
}

fn totals(cube: &Cube, ends: Ends, shown: &PublishedIndicator) -> Totals {
    let mut most = Totals::default();
    for period in 0..cube.periods() {
        let truth = [ends.cases, ends.population].map(|step| cube.counts(period, step));
        // Published minus true cases and population.
        let mut off: BTreeMap<u16, [i64; 2]> = BTreeMap::new();
        for (block, counts) in shown.blocks().iter().zip(shown.counts(period)) {
            let Some(counts) = counts else { continue };
            let off = off.entry(block.municipality).or_default();
            let both = [counts.cases, counts.population];
            for ((off, shown), truth) in off.iter_mut().zip(both).zip(truth) {
                *off += i64::from(shown) - i64::from(sum(truth, &block.atoms));
            }
        }
        for [cases, population] in off.into_values() {
            let size = |off: i64| u32::try_from(off.abs()).unwrap_or(u32::MAX);
            most.cases = most.cases.max(size(cases));
            most.population = most.population.max(size(population));
        }
    }
    most
}

#[cfg(test)]
#[path = "loss_tests.rs"]
mod tests;
