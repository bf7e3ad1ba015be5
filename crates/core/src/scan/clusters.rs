//! The observed map: the most likely window, then the most likely of those that share no unit with the ones before.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use rayon::prelude::*;

use super::task::{Task, between};
use super::windows::END;

/// A window: the first `end` entries of a centre (a row) in one of the intervals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub centre: usize,
    pub end: usize,
    pub interval: usize,
    pub llr: f64,
    /// The centre's unit, for ties.
    unit: u32,
}

impl Ord for Found {
    /// The greater ratio first, then the lower unit.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_ratio = self.llr.total_cmp(&other.llr);
        by_ratio.then(Reverse(self.unit).cmp(&Reverse(other.unit)))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Found {}

/// At most `most` windows without a common unit, the most likely first. A centre's best window can only get worse
/// as units are taken, so it is looked for again only when it comes up and overlaps.
pub(super) fn most_likely(task: &Task, most: usize) -> Vec<Found> {
    if task.is_empty() {
        return Vec::new();
    }
    let mut taken = vec![false; task.windows.rows.len()];
    let centres = 0..task.windows.rows.len();
    let first = centres
        .into_par_iter()
        .map(|centre| best(task, centre, &taken));
    let first: Vec<Option<Found>> = first.collect();
    let mut waiting: BinaryHeap<Found> = first.into_iter().flatten().collect();
    let mut clusters = Vec::new();
    while clusters.len() < most {
        let Some(found) = waiting.pop() else { break };
        let rows = &task.windows.of(found.centre)[..found.end];
        let rows = || rows.iter().map(|entry| (entry & !END) as usize);
        if rows().any(|row| taken[row]) {
            waiting.extend(best(task, found.centre, &taken));
        } else {
            rows().for_each(|row| taken[row] = true);
            clusters.push(found);
        }
    }
    clusters
}

/// The most likely window of a centre that holds no taken row.
fn best(task: &Task, centre: usize, taken: &[bool]) -> Option<Found> {
    let entries = task.windows.of(centre);
    let free = entries
        .iter()
        .position(|entry| taken[(entry & !END) as usize]);
    let entries = &entries[..free.unwrap_or(entries.len())];
    let mut best = Found {
        centre,
        end: 0,
        interval: 0,
        llr: 0.0,
        unit: task.windows.rows[centre],
    };
    if task.periods == 1 {
        best.among_circles(task, entries);
    } else {
        best.among_cylinders(task, entries);
    }
    (best.end > 0).then_some(best)
}

impl Found {
    fn among_circles(&mut self, task: &Task, entries: &[u32]) {
        let (mut cases, mut weight) = (0, 0);
        for (at, entry) in entries.iter().enumerate() {
            let row = (entry & !END) as usize;
            cases += task.cases[row];
            weight += task.weights[row];
            if *entry >= END {
                self.or(task, (at + 1, 0), cases, weight);
            }
        }
    }

    fn among_cylinders(&mut self, task: &Task, entries: &[u32]) {
        let periods = task.periods;
        let (mut cases, mut weights) = (vec![0; periods], vec![0; periods]);
        for (at, entry) in entries.iter().enumerate() {
            let from = (entry & !END) as usize * periods;
            for period in 0..periods {
                cases[period] += task.cases[from + period];
                weights[period] += task.weights[from + period];
            }
            if *entry >= END {
                for (interval, span) in task.intervals.iter().enumerate() {
                    let (cases, weight) = (between(&cases, 0, *span), between(&weights, 0, *span));
                    self.or(task, (at + 1, interval), cases, weight);
                }
            }
        }
    }

    /// Takes another window (its end and interval) where that is more likely.
    fn or(&mut self, task: &Task, window: (usize, usize), cases: u32, weight: u64) {
        // weights are below 2⁶², and signed numbers convert faster
        let weight = weight.cast_signed() as f64;
        if task.ratio.may_exceed(self.llr, cases, weight) {
            let llr = task.ratio.llr(cases, weight);
            if llr > self.llr {
                (self.end, self.interval) = window;
                self.llr = llr;
            }
        }
    }
}
