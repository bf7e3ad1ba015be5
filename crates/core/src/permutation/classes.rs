//! Integer values as a histogram of classes (from 0, without a common divisor), and what a distribution over it
//! would cost.

use rayon::prelude::*;

use super::TooCostly;

/// Distinct values in ascending order and how often each occurs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Histogram {
    /// The least value before it was subtracted.
    pub least: i64,
    /// The greatest common divisor of the differences, at least 1.
    pub step: u64,
    /// `(value − least) / step`, ascending.
    pub values: Vec<u32>,
    /// How often each occurs, at least once.
    pub counts: Vec<u32>,
}

/// The class of each unit.
pub(super) struct Classes {
    pub histogram: Histogram,
    /// Index of each unit's value in the histogram.
    pub of_unit: Vec<u32>,
}

const fn divisor(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Histogram {
    /// From values and how often they occur, in any order; a value may stand there twice or 0 times.
    pub fn new(occurring: &[(i64, u32)]) -> Result<Self, TooCostly> {
        let mut sorted: Vec<(i64, u32)> = occurring.to_vec();
        sorted.retain(|(_, count)| *count > 0);
        sorted.sort_unstable();
        sorted.dedup_by(|next, kept| {
            // a sum that leaves 32 bits stays in two classes of the same value, which does no harm
            let sum = kept.1.checked_add(next.1).filter(|_| next.0 == kept.0);
            kept.1 = sum.unwrap_or(kept.1);
            sum.is_some()
        });
        let least = sorted.first().map_or(0, |(value, _)| *value);
        let above = |value: i64| value.abs_diff(least);
        let step = sorted
            .iter()
            .fold(0, |step, (value, _)| divisor(step, above(*value)))
            .max(1);
        let scaled = |(value, _): &(i64, u32)| u32::try_from(above(*value) / step);
        let values: Result<Vec<u32>, _> = sorted.iter().map(scaled).collect();
        let span = sorted.last().map_or(0, |(value, _)| above(*value) / step);
        let too_wide = |_| TooCostly {
            operations: span as f64 * sorted.len() as f64,
            bytes: 8.0 * span as f64,
        };
        Ok(Self {
            least,
            step,
            values: values.map_err(too_wide)?,
            counts: sorted.iter().map(|(_, count)| *count).collect(),
        })
    }

    /// How many values there are.
    pub fn population(&self) -> u64 {
        self.counts.iter().map(|count| u64::from(*count)).sum()
    }

    /// Sum of all values after scaling.
    pub fn total(&self) -> u64 {
        self.classes()
            .map(|(v, c)| u64::from(v) * u64::from(c))
            .sum()
    }

    /// Values with their counts.
    pub fn classes(&self) -> impl DoubleEndedIterator<Item = (u32, u32)> + Clone + '_ {
        self.values.iter().copied().zip(self.counts.iter().copied())
    }

    /// What the distributions of the sums of 0 ..= `most` values cost at most, and their bytes.
    pub fn cost(&self, most: usize) -> TooCostly {
        let (below, above) = (sums(self.classes(), most), sums(self.classes().rev(), most));
        let widths: Vec<f64> = above.iter().zip(&below).map(|(a, b)| a - b + 1.0).collect();
        let cells: f64 = widths.iter().sum();
        let bytes = 8.0 * cells;
        let classes = self.values.len() as f64;
        if classes * cells > TooCostly::OPERATIONS || self.values.len() <= 2 {
            // two classes are hypergeometric: a term for each cell
            return TooCostly {
                operations: classes * cells,
                bytes,
            };
        }
        let mut taken: Vec<usize> = self.counts.iter().map(|c| most.min(*c as usize)).collect();
        taken.sort_unstable();
        let terms = |at: usize, taken: usize| (taken.min(most - at) + 1) as f64;
        let one = |taken: usize| -> f64 {
            let cells = widths.iter().enumerate();
            cells.map(|(at, width)| width * terms(at, taken)).sum()
        };
        let alike = taken.chunk_by(|a, b| a == b);
        TooCostly {
            operations: alike.map(|group| group.len() as f64 * one(group[0])).sum(),
            bytes,
        }
    }
}

/// Sums of the first 0 ..= `most` values of classes.
fn sums(classes: impl Iterator<Item = (u32, u32)>, most: usize) -> Vec<f64> {
    let values = classes.flat_map(|(value, count)| std::iter::repeat_n(value, count as usize));
    let mut sum = 0.0;
    let after = values.take(most).map(|value| {
        sum += f64::from(value);
        sum
    });
    std::iter::once(0.0).chain(after).collect()
}

impl Classes {
    pub fn new(values: &[i64]) -> Result<Self, TooCostly> {
        let least = values.iter().min().copied().unwrap_or_default();
        let span = values.iter().max().map_or(0, |max| max.abs_diff(least));
        if span > 4 * values.len() as u64 + 1024 {
            return Self::by_sorting(values);
        }
        let at = |value: i64| value.abs_diff(least) as usize;
        let mut counts = vec![0_u32; span as usize + 1];
        for value in values {
            counts[at(*value)] += 1;
        }
        let mut class = vec![0_u32; counts.len()];
        let mut occurring = Vec::new();
        for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            class[at] = occurring.len() as u32;
            occurring.push((least.saturating_add_unsigned(at as u64), *count));
        }
        Ok(Self {
            histogram: Histogram::new(&occurring)?,
            of_unit: values.iter().map(|value| class[at(*value)]).collect(),
        })
    }

    fn by_sorting(values: &[i64]) -> Result<Self, TooCostly> {
        let mut sorted = values.to_vec();
        sorted.par_sort_unstable();
        let occurring: Vec<(i64, u32)> = sorted
            .chunk_by(|a, b| a == b)
            .map(|run| (run[0], run.len() as u32))
            .collect();
        let class = |value: &i64| occurring.partition_point(|(other, _)| other < value) as u32;
        Ok(Self {
            histogram: Histogram::new(&occurring)?,
            of_unit: values.par_iter().map(class).collect(),
        })
    }
}
