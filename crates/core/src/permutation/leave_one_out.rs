//! Distributions of neighbour sums for every class of own value at once: the population without that one value,
//! by divide and conquer, so nothing is divided out again and nothing cancels.

use super::TooCostly;
use super::classes::Histogram;
use super::exact::{Sums, Table};
use crate::hypergeometric::Tails;

/// Calls `found` for each class with the sums of up to `most` values of the population without one value of the
/// class; results in the order of the classes.
pub(super) fn leave_one_out<R: Send>(
    histogram: &Histogram,
    most: usize,
    found: &(impl Fn(usize, &Sums) -> R + Sync),
) -> Vec<R> {
    let classes: Vec<(u32, u32)> = histogram.classes().collect();
    without(&Sums::new(most), &classes, 0, found)
}

/// What that costs: each level of the division adds each class once.
pub(super) fn cost(histogram: &Histogram, most: usize) -> TooCostly {
    let one = histogram.cost(most);
    let levels = f64::from(usize::BITS - histogram.values.len().leading_zeros());
    TooCostly {
        operations: one.operations * (levels + 1.0),
        bytes: 4.0 * one.bytes * (levels + 1.0),
    }
}

fn without<R: Send>(
    outside: &Sums,
    classes: &[(u32, u32)],
    first: usize,
    found: &(impl Fn(usize, &Sums) -> R + Sync),
) -> Vec<R> {
    match classes {
        [] => Vec::new(),
        [(value, count)] => vec![found(first, &outside.and(*value, count - 1))],
        _ => {
            let (low, high) = classes.split_at(classes.len() / 2);
            let with = |others: &[(u32, u32)]| {
                let (value, count) = others[0];
                let start = outside.and(value, count);
                others[1..]
                    .iter()
                    .fold(start, |sums, (value, count)| sums.and(*value, *count))
            };
            let (mut found_low, found_high) = rayon::join(
                || without(&with(high), low, first, found),
                || without(&with(low), high, first + low.len(), found),
            );
            found_low.extend(found_high);
            found_low
        }
    }
}

/// The tails of the sum of k values for the k of a map, from the fewer of those drawn and those left behind.
pub(super) struct Tables {
    population: u64,
    total: i128,
    by_number: Vec<Option<Table>>,
}

impl Tables {
    /// `needed` says which numbers (of the fewer) are asked for; `total` is the sum of the whole population.
    pub fn new(sums: &Sums, total: u64, needed: &[bool]) -> Self {
        let tables = needed.iter().enumerate();
        Self {
            population: sums.population(),
            total: i128::from(total),
            by_number: tables
                .map(|(drawn, needed)| needed.then(|| sums.table(drawn)).flatten())
                .collect(),
        }
    }

    /// The table and whether it is that of the values left behind.
    fn of(&self, drawn: u64) -> Option<(&Table, bool)> {
        let left = self.population.checked_sub(drawn)?;
        let table = self.by_number.get(drawn.min(left) as usize)?.as_ref()?;
        Some((table, drawn > left))
    }

    /// P(S ≤ s), S the sum of `drawn` values; none where that number was not asked for.
    pub fn lower(&self, drawn: u64, s: i128) -> Option<f64> {
        self.of(drawn).map(|(table, behind)| {
            if behind {
                return table.upper(self.total - s);
            }
            table.lower(s)
        })
    }

    /// P(S ≥ s)
    pub fn upper(&self, drawn: u64, s: i128) -> Option<f64> {
        self.of(drawn).map(|(table, behind)| {
            if behind {
                return table.lower(self.total - s);
            }
            table.upper(s)
        })
    }

    /// Both tails, each with s in it.
    pub fn tails(&self, drawn: u64, s: u64) -> Option<Tails> {
        let s = i128::from(s);
        Some(Tails {
            lower: self.lower(drawn, s)?,
            upper: self.upper(drawn, s)?,
        })
    }
}

/// For each number of values drawn from a population the fewer of them and of those left behind, as marks.
pub(super) fn needed(drawn: impl Iterator<Item = u64>, population: u64) -> Vec<bool> {
    let mut marks = Vec::new();
    for drawn in drawn {
        let fewer = drawn.min(population.saturating_sub(drawn)) as usize;
        if marks.len() <= fewer {
            marks.resize(fewer + 1, false);
        }
        marks[fewer] = true;
    }
    marks
}
