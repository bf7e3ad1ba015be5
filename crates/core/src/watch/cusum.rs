//! Cumulative sums of Poisson counts (Lucas 1985): `S = max(0, S + y − k)` above, `S = max(0, S + k − y)` below, an alarm at
//! `S ≥ h`, and run lengths as those of a Markov chain on a lattice.
//!
//! Source: J. M. Lucas, Counted data CUSUM's, Technometrics 27 (1985) 129–144; the chain is that of Brook and Evans 1972.

use super::chain::false_alarms;
use super::learned::Learned;
use super::poisson::{at_most, probabilities};
use super::solve::{least, steps_to_leave};

/// States of the chain, at most: beyond them limits would be so high that nothing is watched.
const MOST: u32 = 400;

/// A one-sided chart whose numbers are multiples of `1 / parts`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cusum {
    /// Whether it looks for more than expected; for less otherwise.
    pub above: bool,
    /// Parts of one case.
    pub parts: u32,
    /// The reference value k, in parts.
    pub reference: u32,
    /// The limit h, in parts, at least 1.
    pub limit: u32,
}

impl Cusum {
    /// The chart that finds a rate `shift` times the learned one soonest (`shift` above 1; below, the rate divided by it) and
    /// sounds falsely once in `every` periods or less often. `exposure` is that of one period.
    ///
    /// `k = (μ1 − μ0) / ln(μ1 / μ0)`, rounded to the lattice; h is the least that is rare enough.
    #[must_use]
    pub fn designed(
        learned: &Learned,
        (exposure, above): (f64, bool),
        shift: f64,
        every: f64,
    ) -> Self {
        let mean = learned.rate() * exposure;
        let other = if above { mean * shift } else { mean / shift };
        let best = (other - mean) / (other / mean).ln();
        let parts = (5.0 / best).ceil().clamp(1.0, 60.0) as u32;
        let chart = |limit| Self {
            above,
            parts,
            reference: ((best * f64::from(parts)).round() as u32).max(1),
            limit,
        };
        let rare = |limit: u32| {
            let own = chart(limit);
            let rate = false_alarms(learned, |rate| own.run_length(rate * exposure));
            rate <= 1.0 / every
        };
        chart(least(1..=MOST, rare))
    }

    /// The mean number of periods until it sounds, started at 0, where counts are Poisson with this mean.
    #[must_use]
    pub fn run_length(&self, mean: f64) -> f64 {
        let n = self.limit as usize;
        let (p, sums) = (probabilities(mean), at_most(mean));
        let mut q = vec![0.0; n * n];
        for (from, row) in q.chunks_exact_mut(n).enumerate() {
            self.moves(i64::try_from(from).unwrap_or(i64::MAX), row, (&p, &sums));
        }
        steps_to_leave(q, n)[0]
    }

    /// The probabilities of going from one state to each other without an alarm.
    fn moves(&self, from: i64, row: &mut [f64], (p, sums): (&[f64], &[f64])) {
        let (parts, reference) = (i64::from(self.parts), i64::from(self.reference));
        let limit = i64::from(self.limit);
        let at = |count: usize| {
            let count = i64::try_from(count).unwrap_or(i64::MAX / (1 << 20)) * parts;
            let change = if self.above {
                count - reference
            } else {
                reference - count
            };
            from + change
        };
        for (count, own) in p.iter().enumerate() {
            let to = at(count);
            if (1..limit).contains(&to) {
                row[to as usize] += own;
            }
        }
        // Everything at or under 0 goes to 0: counts up to some above, from some on below.
        let at_zero = p.iter().enumerate().filter(|(count, _)| at(*count) <= 0);
        let counts: Vec<usize> = at_zero.map(|(count, _)| count).collect();
        row[0] += match (counts.first(), counts.last()) {
            (Some(0), Some(last)) => sums[*last],
            (Some(first), _) => 1.0 - sums[*first - 1],
            (None, _) if !self.above => (1.0 - sums[sums.len() - 1]).max(0.0),
            (None, _) => 0.0,
        };
    }

    /// The reference value for a period of this exposure, in cases, where the lattice was made for `usual`.
    #[must_use]
    pub fn reference(&self, exposure: f64, usual: f64) -> f64 {
        f64::from(self.reference) / f64::from(self.parts) * exposure / usual
    }

    /// The limit, in cases.
    #[must_use]
    pub fn limit(&self) -> f64 {
        f64::from(self.limit) / f64::from(self.parts)
    }

    /// The sum after another period. It grows to two limits and no more, so that it comes down soon once the cases do.
    #[must_use]
    pub fn next(&self, sum: f64, count: f64, reference: f64) -> f64 {
        let change = if self.above {
            count - reference
        } else {
            reference - count
        };
        (sum + change).clamp(0.0, 2.0 * self.limit())
    }
}
