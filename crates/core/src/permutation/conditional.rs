//! Permutation tails by a seeded sample, for real values or unequal weights, in time linear in the number of units.
//!
//! With equal weights the sums of the shared draws (see `samples`) are sorted once for each number of neighbours; a
//! unit is looked up in them and only the few draws it appears in are put right. Unequal weights and local
//! Geary take all R draws for each unit, but out of one small table.
//!
//! Ties count in both tails. Values are scaled and centred at their mean, and two statistics are taken as equal when they
//! differ by at most 1e-12 of the sum of the magnitudes that they are made of (the observed terms, and as many of
//! mean magnitude); real ties differ by rounding errors of about 1e-16 of it.

use rayon::prelude::*;

use super::samples::Samples;
use super::{
    InvalidPermutation, Null, Sampled, Sampling, Statistic, check_length, own_weighs_alike,
};
use crate::neighbourhood::Neighbourhood;

/// Statistics that differ by less than this share of their terms' magnitude are equal.
const TIE: f64 = 1e-12;

/// Tails of a local statistic for each unit from `sampling.replications` permutations.
///
/// Units share their draws: each p is that of an ordinary permutation test, but the Monte Carlo errors of different
/// units are correlated. None where `exact_tails` has none: at an island, but for Gi* under the total null.
pub fn sampled_tails(
    statistic: Statistic,
    null: Null,
    values: &[f64],
    near: &Neighbourhood,
    sampling: Sampling,
) -> Result<Vec<Option<Sampled>>, InvalidPermutation> {
    check_length(values.len(), near)?;
    if let Some(unit) = values.iter().position(|value| !value.is_finite()) {
        return Err(InvalidPermutation::NotFinite(unit));
    }
    let most = (0..near.units())
        .map(|unit| near.neighbours(unit).len())
        .max();
    let Some(most) = most else {
        return Ok(Vec::new());
    };
    // own value and neighbours, or neighbours and one in reserve: at most all units
    let values = centred(values);
    let samples = Samples::new(&values, most + 1, sampling)?;
    let statistic = match (statistic, null) {
        (Statistic::OwnAndNeighbourSum, Null::Conditional) => Statistic::NeighbourSum,
        _ => statistic,
    };
    let alike = near.equal_weights()
        && (statistic != Statistic::OwnAndNeighbourSum || own_weighs_alike(near));
    let sampler = Sampler {
        statistic,
        null,
        typical: values.iter().map(|value| value.abs()).sum::<f64>() / values.len() as f64,
        values: &values,
        near,
        samples: &samples,
        alike,
    };
    Ok(if alike && statistic != Statistic::GearySum {
        sampler.by_sorted_draws(most)
    } else {
        sampler.by_all_draws()
    })
}

/// Values less their mean, in units of the greatest magnitude, so that no sum or square of them overflows.
fn centred(values: &[f64]) -> Vec<f64> {
    let greatest = values.iter().fold(0.0, |a: f64, b| a.max(b.abs()));
    if greatest <= 0.0 {
        return values.to_vec();
    }
    let n = values.len() as f64;
    let scaled: Vec<f64> = values.iter().map(|value| value / greatest).collect();
    let about = scaled.iter().sum::<f64>() / n;
    let mean = about + scaled.iter().map(|value| value - about).sum::<f64>() / n;
    scaled.iter().map(|value| value - mean).collect()
}

pub(super) struct Sampler<'a> {
    pub statistic: Statistic,
    pub null: Null,
    /// Scaled and centred.
    pub values: &'a [f64],
    /// Mean magnitude of a value.
    typical: f64,
    pub near: &'a Neighbourhood,
    pub samples: &'a Samples,
    /// Whether all weights can be taken as 1.
    alike: bool,
}

/// An observed statistic.
#[derive(Clone, Copy)]
pub(super) struct Observed {
    value: f64,
    /// By how much a tie may differ from it.
    tie: f64,
}

/// Statistics of one number of neighbours in all replications.
#[derive(Clone)]
struct Draws {
    by_replication: Vec<f64>,
    sorted: Vec<f64>,
}

impl Observed {
    pub const fn at_or_above(self, drawn: f64) -> bool {
        drawn <= self.value + self.tie
    }

    pub const fn at_or_below(self, drawn: f64) -> bool {
        drawn >= self.value - self.tie
    }
}

impl Sampler<'_> {
    pub fn sampled(&self, below: usize, above: usize) -> Sampled {
        Sampled::new(below, above, self.samples.replications)
    }

    /// Equal weights: one look-up for each unit.
    fn by_sorted_draws(&self, most: usize) -> Vec<Option<Sampled>> {
        let mut occurring = vec![false; most + 1];
        for unit in 0..self.near.units() {
            occurring[self.near.neighbours(unit).len()] = true;
        }
        let draws = self.draws(&occurring);
        let one = |unit: usize| {
            let row = self.near.neighbours(unit);
            let draws = draws.get(row.len())?.as_ref()?;
            let observed = self.observed(unit)?;
            Some(match (self.statistic, self.null) {
                (Statistic::MoranProduct, Null::Conditional) => {
                    let sampled = self.looked_up(unit, draws, observed);
                    self.oriented(unit, sampled)
                }
                (_, Null::Conditional) => self.looked_up(unit, draws, observed),
                (_, Null::Total) => {
                    let (below, above) = draws.counts(observed);
                    self.sampled(below, above)
                }
            })
        };
        (0..self.near.units()).into_par_iter().map(one).collect()
    }

    /// Statistics of the draws for each number of neighbours that occurs.
    fn draws(&self, occurring: &[bool]) -> Vec<Option<Draws>> {
        let samples = self.samples;
        let own = samples.column(0);
        let mut sums = vec![0.0; samples.replications];
        let mut draws = Vec::with_capacity(occurring.len());
        if self.statistic == Statistic::OwnAndNeighbourSum {
            sums.copy_from_slice(own);
        }
        for (k, occurs) in occurring.iter().enumerate() {
            if k > 0 {
                let position = if self.null == Null::Total { k } else { k - 1 };
                for (sum, value) in sums.iter_mut().zip(samples.column(position)) {
                    *sum += value;
                }
            }
            draws.push(occurs.then(|| {
                let product = self.statistic == Statistic::MoranProduct && self.null == Null::Total;
                let statistic = |(own, sum): (&f64, &f64)| if product { own * sum } else { *sum };
                Draws::new(own.iter().zip(&sums).map(statistic).collect())
            }));
        }
        draws
    }

    /// The neighbours' sum: all draws as they are, then those put right in which the unit itself appears.
    fn looked_up(&self, unit: usize, draws: &Draws, observed: Observed) -> Sampled {
        let (mut below, mut above) = draws.counts(observed);
        let k = self.near.neighbours(unit).len();
        for (replication, _) in self.samples.places(unit, k) {
            let with = draws.by_replication[replication];
            let without = with - self.values[unit] + self.samples.value(replication, k);
            below -= usize::from(observed.at_or_above(with));
            below += usize::from(observed.at_or_above(without));
            above -= usize::from(observed.at_or_below(with));
            above += usize::from(observed.at_or_below(without));
        }
        self.sampled(below, above)
    }

    /// Tails of the sum as tails of its product with `x_i − m`.
    pub fn oriented(&self, unit: usize, sampled: Sampled) -> Sampled {
        let own = self.values[unit];
        if own.abs() <= TIE * self.typical {
            return self.sampled(self.samples.replications, self.samples.replications);
        }
        if own > 0.0 {
            sampled
        } else {
            sampled.swapped()
        }
    }

    /// The observed statistic (local Moran under the conditional null: the sum); none where it is not defined.
    pub fn observed(&self, unit: usize) -> Option<Observed> {
        let own = self.values[unit];
        let with_own = self.statistic == Statistic::OwnAndNeighbourSum;
        if self.near.neighbours(unit).is_empty() && !with_own {
            return None;
        }
        let (mut sum, mut size, mut weight) = (0.0, 0.0, 0.0);
        for (value, w) in self.row(unit) {
            let term = match self.statistic {
                Statistic::GearySum => (own - value).powi(2),
                _ => value,
            };
            sum += w * term;
            size += w * term.abs();
            weight += w;
        }
        if with_own {
            sum += own;
            size += own.abs();
            weight += 1.0;
        }
        let typical = self.typical;
        let (value, size) = match (self.statistic, self.null) {
            (Statistic::GearySum, _) => (sum, size),
            (Statistic::MoranProduct, Null::Total) => {
                (own * sum, own.abs() * size + typical * typical * weight)
            }
            _ => (sum, size + typical * weight),
        };
        Some(Observed {
            value,
            tie: TIE * size,
        })
    }

    /// Values and weights of the neighbours; weights 1 where all are equal.
    pub fn row(&self, unit: usize) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.near.weighted(unit).map(|(neighbour, weight)| {
            let weight = if self.alike { 1.0 } else { weight };
            (self.values[neighbour as usize], weight)
        })
    }
}

impl Draws {
    fn new(by_replication: Vec<f64>) -> Self {
        let mut sorted = by_replication.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        Self {
            by_replication,
            sorted,
        }
    }

    /// How many are at or below and how many at or above.
    fn counts(&self, observed: Observed) -> (usize, usize) {
        let below = self
            .sorted
            .partition_point(|drawn| observed.at_or_above(*drawn));
        let under = self
            .sorted
            .partition_point(|drawn| !observed.at_or_below(*drawn));
        (below, self.sorted.len() - under)
    }
}
