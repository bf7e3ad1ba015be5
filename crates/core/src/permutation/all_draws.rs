//! Sampled tails with any weights, or of a statistic that is no sum: each unit takes all draws, out of one table that
//! stays in the cache.

use rayon::prelude::*;

use super::conditional::Sampler;
use super::{Null, Sampled, Statistic};

impl Sampler<'_> {
    /// Tails of each unit; none where the statistic is not defined.
    pub fn by_all_draws(&self) -> Vec<Option<Sampled>> {
        let one = |(weights, drawn): &mut (Vec<f64>, Vec<f64>), unit: usize| {
            let observed = self.observed(unit)?;
            weights.clear();
            weights.extend(self.row(unit).map(|(_, weight)| weight));
            self.fill(unit, weights, drawn);
            let count = |tail: &dyn Fn(f64) -> bool| drawn.iter().filter(|d| tail(**d)).count();
            let below = count(&|drawn| observed.at_or_above(drawn));
            let above = count(&|drawn| observed.at_or_below(drawn));
            let sampled = self.sampled(below, above);
            let conditional = self.null == Null::Conditional;
            Some(
                if conditional && self.statistic == Statistic::MoranProduct {
                    self.oriented(unit, sampled)
                } else {
                    sampled
                },
            )
        };
        let space = || (Vec::new(), vec![0.0; self.samples.replications]);
        (0..self.near.units())
            .into_par_iter()
            .map_init(space, one)
            .collect()
    }

    /// The statistic of a unit in each replication.
    fn fill(&self, unit: usize, weights: &[f64], drawn: &mut [f64]) {
        let own = self.values[unit];
        let samples = self.samples;
        let first = usize::from(self.null == Null::Total);
        drawn.fill(0.0);
        for (position, weight) in (first..).zip(weights) {
            let column = samples.column(position);
            match (self.statistic, self.null) {
                (Statistic::GearySum, Null::Conditional) => {
                    add(drawn, column, |value| {
                        weight * (own - value) * (own - value)
                    });
                }
                (Statistic::GearySum, Null::Total) => {
                    for (at, own) in samples.column(0).iter().enumerate() {
                        drawn[at] += weight * (own - column[at]) * (own - column[at]);
                    }
                }
                _ => add(drawn, column, |value| weight * value),
            }
        }
        match (self.statistic, self.null) {
            (Statistic::MoranProduct, Null::Total) => {
                for (sum, own) in drawn.iter_mut().zip(samples.column(0)) {
                    *sum *= own;
                }
            }
            (Statistic::OwnAndNeighbourSum, _) => add(drawn, samples.column(0), |value| value),
            _ => {}
        }
        if self.null == Null::Conditional {
            self.put_right(unit, weights, drawn);
        }
    }

    /// Where the unit itself was drawn, the draw in reserve takes its place.
    fn put_right(&self, unit: usize, weights: &[f64], drawn: &mut [f64]) {
        let own = self.values[unit];
        let k = weights.len();
        for (replication, at) in self.samples.places(unit, k) {
            let term = |(position, weight): (usize, &f64)| {
                let position = if position == at { k } else { position };
                let value = self.samples.value(replication, position);
                match self.statistic {
                    Statistic::GearySum => weight * (own - value) * (own - value),
                    _ => weight * value,
                }
            };
            drawn[replication] = weights.iter().enumerate().map(term).sum();
        }
    }
}

fn add(sums: &mut [f64], column: &[f64], term: impl Fn(f64) -> f64) {
    for (sum, value) in sums.iter_mut().zip(column) {
        *sum += term(*value);
    }
}
