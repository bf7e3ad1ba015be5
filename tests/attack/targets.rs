//! What is attacked: every finest hex, every coarser one, what published areas have in common or one has before the
//! other, and unions of what stays hidden.

use std::collections::{BTreeMap, BTreeSet};

use h3o::{CellIndex, Resolution};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::bits::Bits;
use super::ground::Ground;
use super::slice::Slice;
use super::sums::Sums;
use super::tables::Tables;

/// A place: cells that lie in it, and those and the ones that reach into it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    pub(super) inner: Bits,
    pub(super) outer: Bits,
    /// Whether it is a union of hidden places and nothing that anybody drew.
    pub(super) is_union: bool,
}

impl Target {
    fn of(cells: Bits) -> Self {
        Self {
            inner: cells.clone(),
            outer: cells,
            is_union: false,
        }
    }
}

/// Most sets that are made of pairs of published areas.
const MOST_PAIRS: usize = 1_500;

/// Above this number of areas only some pairs are tried, chosen by chance.
const MANY_AREAS: usize = 120;

/// Most unions in one group.
const MOST_UNIONS: usize = 400;

/// Places that do not depend on a group: cells, coarser hexes, and pairs of published areas.
pub(super) fn places(tables: &Tables, ground: &Ground, slice: &Slice) -> Vec<Target> {
    let size = ground.cells.len();
    let mut found: Vec<Target> = (0..size)
        .map(|cell| Target::of(Bits::of(size, [cell])))
        .collect();
    let mut seen: BTreeSet<Bits> = found.iter().map(|target| target.inner.clone()).collect();
    for target in coarser(tables, ground) {
        if target.inner != target.outer || seen.insert(target.inner.clone()) {
            found.push(target);
        }
    }
    let mut areas: Vec<&Bits> = slice.known.iter().map(|known| &known.cells).collect();
    areas.sort_unstable_by_key(|area| (area.len(), *area));
    areas.dedup();
    for area in &areas {
        if seen.insert((*area).clone()) {
            found.push(Target::of((*area).clone()));
        }
    }
    let most = found.len() + MOST_PAIRS;
    for (area, other) in pairs(&areas) {
        if found.len() > most || !area.meets(other) {
            continue;
        }
        for set in [area.and(other), area.without(other), other.without(area)] {
            if !set.is_empty() && seen.insert(set.clone()) {
                found.push(Target::of(set));
            }
        }
    }
    found
}

/// Pairs of areas: each with the smallest around it, then all of them, or where they are many some by chance.
fn pairs<'a>(areas: &[&'a Bits]) -> Vec<(&'a Bits, &'a Bits)> {
    let mut found: Vec<(&Bits, &Bits)> = Vec::new();
    for (at, area) in areas.iter().enumerate() {
        let mut larger = areas[at + 1..].iter();
        let around = larger.find(|other| area.lies_in(other));
        found.extend(around.map(|around| (*area, *around)));
    }
    if areas.len() <= MANY_AREAS {
        for (at, area) in areas.iter().enumerate() {
            found.extend(areas[at + 1..].iter().map(|other| (*area, *other)));
        }
        return found;
    }
    let mut random = Pcg64Mcg::seed_from_u64(areas.len() as u64);
    for _pair in 0..20 * MOST_PAIRS {
        let mut area = || areas[random.random_range(0..areas.len())];
        found.push((area(), area()));
    }
    found
}

/// Every coarser hex, three resolutions up.
fn coarser(tables: &Tables, ground: &Ground) -> Vec<Target> {
    let mut hexes: BTreeMap<CellIndex, Vec<u32>> = BTreeMap::new();
    for (at, hex) in tables.hexes.iter().enumerate() {
        let finest = u8::from(hex.index.resolution());
        for resolution in finest.saturating_sub(3)..finest {
            let parent = Resolution::try_from(resolution).ok();
            if let Some(parent) = parent.and_then(|resolution| hex.index.parent(resolution)) {
                hexes.entry(parent).or_default().push(at as u32);
            }
        }
    }
    let target = |members: &Vec<u32>| {
        let outer = ground.bits(members);
        let is_whole = |cell: &usize| {
            let inside = |hex| members.binary_search(hex).is_ok();
            ground.cells[*cell].iter().all(inside)
        };
        Target {
            inner: Bits::of(ground.cells.len(), outer.iter().filter(is_whole)),
            outer,
            is_union: false,
        }
    };
    hexes.values().map(target).collect()
}

/// Unions of cells whose count of a group is not known: those of one area among themselves, and all but some of it.
pub(super) fn unions(slice: &Slice, sums: &Sums<'_>, group: usize) -> Vec<Target> {
    let mut found = BTreeSet::new();
    for home in sums.homes(group) {
        let hidden: Vec<usize> = home
            .into_iter()
            .filter(|cell| !sums.is_fixed(group, *cell))
            .collect();
        if hidden.len() < 2 || found.len() > MOST_UNIONS {
            continue;
        }
        let union = |cells: Vec<usize>| Bits::of(slice.cells(), cells);
        if hidden.len() <= 6 {
            for subset in 3_u32..1 << hidden.len() {
                if subset.count_ones() >= 2 {
                    let has = |at: &usize| subset >> at & 1 == 1;
                    let members = (0..hidden.len()).filter(has);
                    found.insert(union(members.map(|at| hidden[at]).collect()));
                }
            }
            continue;
        }
        for (at, one) in hidden.iter().enumerate() {
            let all_but = hidden.iter().filter(|cell| *cell != one);
            found.insert(union(all_but.copied().collect()));
            for other in hidden[at + 1..].iter().take(6) {
                found.insert(union(vec![*one, *other]));
                let all_but = hidden.iter().filter(|cell| *cell != one && *cell != other);
                found.insert(union(all_but.copied().collect()));
            }
        }
    }
    let as_union = |cells| Target {
        is_union: true,
        ..Target::of(cells)
    };
    found.into_iter().map(as_union).collect()
}
