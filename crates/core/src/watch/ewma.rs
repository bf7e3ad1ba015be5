//! Exponentially weighted means of Poisson counts (Borror, Champ and Rigdon 1998): `Z = w y + (1 − w) Z`, started at the expected
//! count, an alarm beyond `μ0 ± A √(w μ0 / (2 − w))`, and run lengths by a Markov chain on the middles of equal cells.
//!
//! Source: C. M. Borror, C. W. Champ, S. E. Rigdon, Poisson EWMA control charts, Journal of Quality Technology 30 (1998) 352–361.

use super::Direction;
use super::chain::false_alarms;
use super::learned::Learned;
use super::poisson::at_most;
use super::solve::{least, steps_to_leave};

/// Cells of the chain.
const CELLS: usize = 81;
/// Steps of A.
const STEP: f64 = 0.01;

/// A chart in cases of a usual period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ewma {
    /// Where it looks.
    pub direction: Direction,
    /// The weight of the newest count, above 0, at most 1.
    pub weight: f64,
    /// The expected count.
    pub expected: f64,
    /// A, in standard deviations of the mean.
    pub width: f64,
}

impl Ewma {
    /// The narrowest chart that sounds falsely once in `every` periods or less often.
    #[must_use]
    pub fn designed(
        learned: &Learned,
        (exposure, direction): (f64, Direction),
        weight: f64,
        every: f64,
    ) -> Self {
        let chart = |steps: u32| Self {
            direction,
            weight,
            expected: learned.rate() * exposure,
            width: f64::from(steps) * STEP,
        };
        let rare = |steps: u32| {
            let own = chart(steps);
            false_alarms(learned, |rate| own.run_length(rate * exposure)) <= 1.0 / every
        };
        chart(least(50..=2000, rare))
    }

    fn reach(&self) -> f64 {
        self.width * (self.weight * self.expected / (2.0 - self.weight)).sqrt()
    }

    /// The lower limit; none where it would not be above 0, or is not looked at.
    #[must_use]
    pub fn low(&self) -> Option<f64> {
        let low = self.expected - self.reach();
        (self.direction.has_below() && low > 0.0).then_some(low)
    }

    /// The upper limit; none where it is not looked at.
    #[must_use]
    pub fn high(&self) -> Option<f64> {
        self.direction
            .has_above()
            .then(|| self.expected + self.reach())
    }

    /// The mean number of periods until it sounds, started at the expected count, where counts are Poisson with this mean.
    #[must_use]
    pub fn run_length(&self, mean: f64) -> f64 {
        self.run_length_by(mean, CELLS)
    }

    /// The same with another number of cells.
    pub(super) fn run_length_by(&self, mean: f64, cells: usize) -> f64 {
        let sums = at_most(mean);
        let low = self.low().unwrap_or(0.0);
        let farthest = self.expected.max(mean);
        let open = farthest + 12.0 * farthest.max(1.0).sqrt();
        let high = self.high().unwrap_or(open);
        let cell = (high - low) / cells as f64;
        // Counts whose mean lies under a bound, coming from a middle.
        let under = |bound: f64, from: f64| {
            let most = (bound - (1.0 - self.weight) * from) / self.weight;
            // A mean that stands exactly on a bound is within it.
            let most = (most + 1e-9).floor();
            if most < 0.0 {
                return 0.0;
            }
            sums.get(most as usize).copied().unwrap_or(1.0)
        };
        let mut q = vec![0.0; cells * cells];
        for (from, row) in q.chunks_exact_mut(cells).enumerate() {
            let from = low + (from as f64 + 0.5) * cell;
            let mut before = if self.low().is_some() {
                under(low - 2e-9, from)
            } else {
                0.0
            };
            for (to, own) in row.iter_mut().enumerate() {
                let reached = under(low + (to as f64 + 1.0) * cell, from);
                *own = reached - before;
                before = reached;
            }
        }
        let start = ((self.expected - low) / cell) as usize;
        steps_to_leave(q, cells)[start.min(cells - 1)]
    }

    /// The mean after another period of so many cases, put in those of a usual one.
    #[must_use]
    pub fn next(&self, mean: f64, count: f64) -> f64 {
        self.weight * count + (1.0 - self.weight) * mean
    }

    /// How far a mean is from what is expected, in parts of the way to the limit on its side; negative under it.
    #[must_use]
    pub fn level(&self, mean: f64) -> f64 {
        let above = self
            .high()
            .map_or(0.0, |high| (mean - self.expected) / (high - self.expected));
        let below = self
            .low()
            .map_or(0.0, |low| (self.expected - mean) / (self.expected - low));
        if above >= below {
            above.max(0.0)
        } else {
            -below
        }
    }
}
