//! The exact distribution of the sum of k integers drawn without replacement: for 0 and 1 the hypergeometric
//! distribution, in general a dynamic programme over the histogram.
//!
//! Classes of equal values are added one after the other. When `count` values v join a population, j values drawn
//! from the larger population hold m values v with the hypergeometric probability h(m), so
//! `P_j(s) = Σ_m h(m) P_{j−m}(s − m v)`. Every row is a distribution and everything is a sum of positive products:
//! nothing overflows or cancels, and the relative error is about 2⁻⁵³ times the number of classes and of terms.

use super::classes::Histogram;
use super::{InvalidPermutation, TooCostly};
use crate::hypergeometric::Tails;

/// Less than this counts as 0.
const LEAST: f64 = 1e-300;

/// For j = 0 ..= most the distribution of the sum of j values drawn from a population.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    population: u64,
    most: usize,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    first: u64,
    p: Vec<f64>,
}

impl Sums {
    /// The empty population.
    pub fn new(most: usize) -> Self {
        let nothing = Row {
            first: 0,
            p: vec![1.0],
        };
        Self {
            population: 0,
            most,
            rows: vec![nothing],
        }
    }

    /// Of a whole histogram.
    pub fn of(histogram: &Histogram, most: usize) -> Self {
        let classes = histogram.classes();
        classes.fold(Self::new(most), |sums, (value, count)| {
            sums.and(value, count)
        })
    }

    /// The population with `count` more values.
    pub fn and(&self, value: u32, count: u32) -> Self {
        let population = self.population + u64::from(count);
        let rows = 0..=population.min(self.most as u64);
        Self {
            population,
            most: self.most,
            rows: rows.map(|j| self.row(u64::from(value), count, j)).collect(),
        }
    }

    fn row(&self, value: u64, count: u32, drawn: u64) -> Row {
        let (least, weights) = hypergeometric(self.population, u64::from(count), drawn);
        let parts = || {
            (least..)
                .zip(&weights)
                .filter(|(_, weight)| **weight > LEAST)
                .map(|(m, weight)| {
                    let row = &self.rows[(drawn - m) as usize];
                    (m * value + row.first, *weight, &row.p)
                })
        };
        let first = parts().map(|(first, ..)| first).min().unwrap_or_default();
        let end = parts().map(|(first, _, p)| first + p.len() as u64).max();
        let mut sums = vec![0.0; (end.unwrap_or_default() - first) as usize];
        for (from, weight, p) in parts() {
            for (sum, p) in sums[(from - first) as usize..].iter_mut().zip(p) {
                *sum += weight * p;
            }
        }
        for sum in &mut sums {
            if *sum < LEAST {
                *sum = 0.0;
            }
        }
        Row { first, p: sums }
    }

    pub const fn population(&self) -> u64 {
        self.population
    }

    /// The tails of the sum of `drawn` values; none where that many were not computed.
    pub fn table(&self, drawn: usize) -> Option<Table> {
        let row = self.rows.get(drawn)?;
        Some(Table::new(row.first, &row.p))
    }

    /// The first possible sum of `drawn` values and the probabilities from it on.
    pub fn probabilities(&self, drawn: usize) -> Option<(u64, &[f64])> {
        self.rows.get(drawn).map(|row| (row.first, &row.p[..]))
    }
}

/// Least possible m, and for each m from there the probability that m of `count` and the rest of `others` are drawn.
fn hypergeometric(others: u64, count: u64, drawn: u64) -> (u64, Vec<f64>) {
    let least = drawn.saturating_sub(others);
    let most = drawn.min(count);
    let mode = u128::from(drawn + 1) * u128::from(count + 1) / u128::from(others + count + 2);
    let mode = (mode as u64).clamp(least, most);
    // P(m + 1) / P(m)
    let ratio = |m: u64| {
        ((count - m) as f64 / (m + 1) as f64)
            * ((drawn - m) as f64 / (others + m + 1 - drawn) as f64)
    };
    let mut weights = vec![1.0; (most - least + 1) as usize];
    let at = |m: u64| (m - least) as usize;
    for m in mode..most {
        weights[at(m + 1)] = weights[at(m)] * ratio(m);
    }
    for m in (least..mode).rev() {
        weights[at(m)] = weights[at(m + 1)] / ratio(m);
    }
    let all: f64 = weights.iter().sum();
    for weight in &mut weights {
        *weight /= all;
    }
    (least, weights)
}

/// Both tails of a distribution on integers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    first: i128,
    lower: Vec<f64>,
    upper: Vec<f64>,
}

impl Table {
    pub fn new(first: u64, p: &[f64]) -> Self {
        let mut sum = 0.0;
        let mut running = |p: &f64| {
            sum += p;
            f64::min(sum, 1.0)
        };
        let lower: Vec<f64> = p.iter().map(&mut running).collect();
        sum = 0.0;
        let mut running = |p: &f64| {
            sum += p;
            f64::min(sum, 1.0)
        };
        let mut upper: Vec<f64> = p.iter().rev().map(&mut running).collect();
        upper.reverse();
        Self {
            first: i128::from(first),
            lower,
            upper,
        }
    }

    /// P(S ≤ s)
    pub fn lower(&self, s: i128) -> f64 {
        match usize::try_from(s - self.first) {
            Ok(at) => self.lower.get(at).copied().unwrap_or(1.0),
            Err(_) => f64::from(u8::from(s >= self.first)),
        }
    }

    /// P(S ≥ s)
    pub fn upper(&self, s: i128) -> f64 {
        match usize::try_from(s - self.first) {
            Ok(at) => self.upper.get(at).copied().unwrap_or(0.0),
            Err(_) => f64::from(u8::from(s <= self.first)),
        }
    }
}

/// The exact distribution of the sum of k integers drawn without replacement from a population.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    table: Table,
    /// The sum that 0 in the table stands for.
    origin: i128,
    /// What 1 in the table stands for; less than 0 where the values that are left behind were counted.
    step: i128,
}

impl Distribution {
    /// Of `drawn` values from a population given as values and how often each occurs, in any order.
    pub fn of_sum(occurring: &[(i64, u32)], drawn: u32) -> Result<Self, InvalidPermutation> {
        let histogram = Histogram::new(occurring)?;
        let population = histogram.population();
        let drawn = u64::from(drawn);
        let Some(left) = population.checked_sub(drawn) else {
            return Err(InvalidPermutation::Draws { drawn, population });
        };
        // the fewer: those that are drawn, or those that are left behind
        let fewer = drawn.min(left) as usize;
        let cost = histogram.cost(fewer);
        TooCostly {
            bytes: 4.0 * cost.bytes,
            ..cost
        }
        .check()?;
        let sums = Sums::of(&histogram, fewer);
        let (first, p) = sums.probabilities(fewer).unwrap_or((0, &[1.0]));
        let step = i128::from(histogram.step);
        let least = i128::from(drawn) * i128::from(histogram.least);
        let behind = drawn > left;
        let values = histogram.classes();
        let all: i128 = values.map(|(v, c)| i128::from(v) * i128::from(c)).sum();
        let all = all * step;
        Ok(Self {
            table: Table::new(first, p),
            origin: if behind { least + all } else { least },
            step: if behind { -step } else { step },
        })
    }

    /// Both tails, the observed sum in each; of a sum that cannot occur what lies below and above it.
    #[must_use]
    pub fn tails(&self, observed: i64) -> Tails {
        let above = i128::from(observed) - self.origin;
        let (down, up) = (floor(above, self.step), ceiling(above, self.step));
        if self.step < 0 {
            return Tails {
                lower: self.table.upper(up),
                upper: self.table.lower(down),
            };
        }
        Tails {
            lower: self.table.lower(down),
            upper: self.table.upper(up),
        }
    }
}

/// ⌊a / b⌋
pub(super) const fn floor(a: i128, b: i128) -> i128 {
    let down = a / b;
    if a % b != 0 && (a < 0) != (b < 0) {
        return down - 1;
    }
    down
}

/// ⌈a / b⌉
pub(super) const fn ceiling(a: i128, b: i128) -> i128 {
    -floor(-a, b)
}
