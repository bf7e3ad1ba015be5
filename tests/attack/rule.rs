//! Who knows that the smallest safe sibling is added to unsafe ones tries every world of each joined group: children
//! for which the rule would have made the very group that was published.

use std::collections::BTreeMap;

use h3o::CellIndex;

use super::chain::Chain;
use super::report::Report;
use super::tables::{Row, Tables};
use super::truth::Truth;

/// Most worlds of one group.
const MOST_WORLDS: u64 = 300_000;

/// The children that the rule joins: unsafe ones, then the smallest safe ones until they are at least k together. None
/// where nothing is unsafe, or where it takes all.
pub(super) fn joined(counts: &[u64], k: u64) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| (counts[*at], *at));
    let mut taken = order.iter().take_while(|at| counts[**at] < k).count();
    if taken == 0 {
        return None;
    }
    while taken < order.len() && order[..taken].iter().map(|at| counts[*at]).sum::<u64>() < k {
        taken += 1;
    }
    order.truncate(taken);
    order.sort_unstable();
    (taken < counts.len()).then_some(order)
}

/// The blocks of one chain in one period.
struct Tree<'t> {
    tables: &'t Tables,
    truth: Option<&'t BTreeMap<CellIndex, u64>>,
    k: u64,
    blocks: Vec<(&'t [u32], u64)>,
}

/// Attacks every group of households that the rule joined.
pub(super) fn attack(tables: &Tables, truth: Option<&Truth>) -> Report {
    let mut report = Report::default();
    let collections = tables
        .releases
        .iter()
        .flat_map(|release| &release.collections);
    let rows = collections.flat_map(|collection| &collection.rows);
    let mut found: BTreeMap<(&str, Chain), Vec<&Row>> = BTreeMap::new();
    for row in rows.filter(|row| row.block && row.attributes.len() == 1) {
        let key = (row.period.as_str(), Chain::of(&row.attributes));
        found.entry(key).or_default().push(row);
    }
    for ((period, chain), rows) in found {
        let blocks = rows
            .iter()
            .filter_map(|row| Some((row.members.as_slice(), row.count?)));
        let tree = Tree {
            tables,
            truth: truth.and_then(|truth| truth.counts(period, &chain)),
            k: tables.thresholds.k,
            blocks: blocks.collect(),
        };
        let mut towns: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (hex, at) in tables.hexes.iter().zip(0..) {
            towns.entry(&hex.municipality).or_default().push(at);
        }
        for members in towns.values() {
            tree.node(members, 6, &mut report);
        }
    }
    report
}

impl Tree<'_> {
    /// Looks at the children of a place at this resolution, and at theirs.
    fn node(&self, members: &[u32], resolution: u8, report: &mut Report) {
        let is_whole = self.blocks.iter().any(|(block, _)| *block == members);
        let Some(finer) = h3o::Resolution::try_from(resolution)
            .ok()
            .filter(|_| !is_whole)
        else {
            return;
        };
        let mut children: BTreeMap<Option<CellIndex>, Vec<u32>> = BTreeMap::new();
        for hex in members {
            let parent = self.tables.hexes[*hex as usize].index.parent(finer);
            children.entry(parent).or_default().push(*hex);
        }
        let children: Vec<Vec<u32>> = children.into_values().collect();
        let group = self.blocks.iter().find(|(block, _)| {
            let held = children
                .iter()
                .filter(|child| child.iter().all(|hex| block.contains(hex)));
            held.count() > 1 && block.iter().all(|hex| members.contains(hex))
        });
        let is_in = |child: &Vec<u32>| {
            group.is_some_and(|(block, _)| child.iter().all(|hex| block.contains(hex)))
        };
        if let Some((_, sum)) = group {
            let hidden: Vec<usize> = (0..children.len())
                .filter(|at| is_in(&children[*at]))
                .collect();
            self.group(&children, &hidden, *sum, report);
        }
        for child in children.iter().filter(|child| !is_in(child)) {
            self.node(child, resolution + 1, report);
        }
    }

    /// Every world of one joined group.
    fn group(&self, children: &[Vec<u32>], hidden: &[usize], sum: u64, report: &mut Report) {
        let total = |child: &Vec<u32>| -> u64 {
            let inside = self
                .blocks
                .iter()
                .filter(|(block, _)| block.iter().all(|hex| child.contains(hex)));
            inside.map(|(_, count)| count).sum()
        };
        let mut counts: Vec<u64> = children.iter().map(total).collect();
        let worlds = (1..hidden.len() as u64).fold(1, |worlds, at| worlds * (sum + at) / at);
        if hidden.len() < 2 || hidden.len() > 6 || worlds > MOST_WORLDS {
            return;
        }
        let subsets = 1_usize..(1 << hidden.len()) - 1;
        let mut bounds = vec![(u64::MAX, 0_u64); subsets.end];
        each_world(&mut counts, hidden, sum, &mut |counts| {
            if joined(counts, self.k).as_deref() == Some(hidden) {
                for subset in subsets.clone() {
                    let inside = hidden
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| subset >> at & 1 == 1);
                    let sum = inside.map(|(_, child)| counts[*child]).sum();
                    let (low, high) = bounds[subset];
                    bounds[subset] = (low.min(sum), high.max(sum));
                }
            }
        });
        for subset in subsets {
            let inside: Vec<usize> = (0..hidden.len())
                .filter(|at| subset >> at & 1 == 1)
                .collect();
            let hexes: Vec<u32> = inside
                .iter()
                .flat_map(|at| &children[hidden[*at]])
                .copied()
                .collect();
            self.count(&hexes, inside.len(), bounds[subset], report);
        }
    }

    fn count(&self, hexes: &[u32], parts: usize, bounds: (u64, u64), report: &mut Report) {
        let (low, high) = bounds;
        report.targets += 1;
        let index = |hex: &u32| self.tables.hexes[*hex as usize].index;
        if let Some(truth) = self.truth {
            let truth: u64 = hexes.iter().filter_map(|hex| truth.get(&index(hex))).sum();
            report.unsound += u64::from(truth < low || truth > high);
        }
        if low < 1 || high >= self.k {
            return;
        }
        match parts {
            1 if low == high => report.exact += 1,
            1 => report.surely_small += 1,
            _ => report.union += 1,
        }
        report.example(|| {
            let first = hexes.first().map(index);
            format!("by the rule: {parts} of a joined group, {first:?} … in {low}..={high}")
        });
    }
}

/// Calls for every way to share a sum among the hidden ones.
fn each_world(counts: &mut [u64], hidden: &[usize], sum: u64, call: &mut impl FnMut(&[u64])) {
    match hidden {
        [] => {}
        [last] => {
            counts[*last] = sum;
            call(counts);
        }
        [first, rest @ ..] => {
            for count in 0..=sum {
                counts[*first] = count;
                each_world(counts, rest, sum - count, call);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_safe_sibling_joins_until_the_group_is_safe() {
        assert_eq!(joined(&[3, 40, 12, 50], 10), Some(vec![0, 2]));
        assert_eq!(joined(&[6, 7, 12, 50], 10), Some(vec![0, 1]));
        assert_eq!(joined(&[3, 40], 10), None);
        assert_eq!(joined(&[30, 40], 10), None);
    }
}
