//! Windows in space and time, in all lanes at once: counts are running sums over the periods, so an interval's are
//! the difference of two. Blocks hold for all intervals.

use super::lanes::{Count, Lanes, Row};
use super::task::between;
use super::windows::END;

/// Counts and weights of a window up to and with each period.
struct Sums<T, const L: usize> {
    counts: Vec<Row<T, L>>,
    weights: Vec<u64>,
}

impl<T: Count, const L: usize> Sums<T, L> {
    fn interval(&self, (first, end): (usize, usize)) -> Row<T, L> {
        match first {
            0 => self.counts[end - 1],
            _ => self.counts[end - 1].minus(&self.counts[first - 1]),
        }
    }
}

impl<T: Count, const L: usize> Lanes<'_, T, L> {
    /// All cylinders of a centre.
    pub(super) fn cylinders(&mut self, centre: usize) {
        let periods = self.task.periods;
        let mut sums = Sums {
            counts: vec![Row::ZERO; periods],
            weights: vec![0; periods],
        };
        let mut first = vec![0; periods];
        let (entries, plan) = (self.task.windows.of(centre), self.plan);
        let mut at = 0;
        for block in plan.of(centre) {
            let block = &entries[at..block.end as usize];
            self.weigh(&mut sums.weights, &block[..1]);
            first.clone_from(&sums.weights);
            self.weigh(&mut sums.weights, &block[1..]);
            let few = self.task.ratio.low && self.any_too_few(&sums);
            self.count(&mut sums.counts, block);
            if few || self.any_too_many(&sums, &first) {
                self.look_through_cylinders(&mut sums, block);
            }
            at += block.len();
        }
    }

    fn weigh(&self, weights: &mut [u64], block: &[u32]) {
        for entry in block {
            let from = (entry & !END) as usize * weights.len();
            let held = &self.task.weights[from..from + weights.len()];
            weights
                .iter_mut()
                .zip(held)
                .for_each(|(sum, weight)| *sum += weight);
        }
    }

    fn count(&self, counts: &mut [Row<T, L>], block: &[u32]) {
        let periods = counts.len();
        for (period, counts) in counts.iter_mut().enumerate() {
            for entry in block {
                let cell = (entry & !END) as usize * periods + period;
                *counts = counts.plus(&self.counts[cell]);
            }
        }
    }

    /// Whether any count at the end of a block may be too many for the block's first window.
    fn any_too_many(&self, sums: &Sums<T, L>, first: &[u64]) -> bool {
        self.task.intervals.iter().any(|interval| {
            let bin = self.levels.bins.of(between(first, 0, *interval));
            sums.interval(*interval).any_above(&self.high[bin])
        })
    }

    /// Whether any count before a block may be too few for the block's last window, whose weights the sums hold.
    fn any_too_few(&self, sums: &Sums<T, L>) -> bool {
        self.task.intervals.iter().any(|interval| {
            let bin = self.levels.bins.of(between(&sums.weights, 0, *interval));
            self.low[bin].any_above(&sums.interval(*interval))
        })
    }

    /// Each cylinder of a block for itself; the sums hold the block and hold it again afterwards.
    #[cold]
    fn look_through_cylinders(&mut self, sums: &mut Sums<T, L>, block: &[u32]) {
        let periods = self.task.periods;
        for entry in block {
            let from = (entry & !END) as usize * periods;
            for period in 0..periods {
                sums.counts[period] = sums.counts[period].minus(&self.counts[from + period]);
                sums.weights[period] -= self.task.weights[from + period];
            }
        }
        let task = self.task;
        for entry in block {
            self.weigh(&mut sums.weights, std::slice::from_ref(entry));
            self.count(&mut sums.counts, std::slice::from_ref(entry));
            if *entry >= END {
                for interval in &task.intervals {
                    let weight = between(&sums.weights, 0, *interval);
                    self.look(&sums.interval(*interval), weight);
                }
            }
        }
    }
}
