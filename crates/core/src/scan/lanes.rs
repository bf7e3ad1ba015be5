//! The greatest ratio of each replication. Replications go side by side in lanes: each cell holds their counts one
//! after the other, so that a window grows in all of them with a few vector additions, and one vector comparison
//! with limits tells whether any of them may have found a greater ratio. Only then are ratios computed.

use rayon::prelude::*;

use super::limits::Levels;
use super::null::Map;
use super::plan::Plan;
use super::task::Task;

/// Centres from one to the next in the first pass, which lifts the limits before all centres are looked at.
const STRIDE: usize = 64;

/// A count in a lane.
pub(super) trait Count:
    Copy + Send + Sync + std::ops::BitOr<Output = Self> + PartialOrd
{
    const ZERO: Self;
    const MAX: Self;
    /// The count, or the greatest there is.
    fn of(count: u32) -> Self;
    fn wide(self) -> u32;
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    /// How much it is above a limit, 0 where it is not.
    fn above(self, limit: Self) -> Self;
}

macro_rules! count {
    ($type:ty) => {
        impl Count for $type {
            const ZERO: Self = 0;
            const MAX: Self = <$type>::MAX;

            fn of(count: u32) -> Self {
                <$type>::try_from(count).unwrap_or(<$type>::MAX)
            }

            fn wide(self) -> u32 {
                u32::from(self)
            }

            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }

            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }

            fn above(self, limit: Self) -> Self {
                self.saturating_sub(limit)
            }
        }
    };
}

count!(u16);
count!(u32);

/// The greatest ratio of each replication, in their order.
pub(super) fn maxima(task: &Task, replications: u32, seed: u64) -> Vec<f64> {
    if u16::try_from(task.ratio.cases()).is_ok() {
        side_by_side::<u16, 64>(task, replications, seed)
    } else {
        side_by_side::<u32, 32>(task, replications, seed)
    }
}

/// The same with counts of one type, `L` replications at a time.
pub(super) fn side_by_side<T: Count, const L: usize>(
    task: &Task,
    replications: u32,
    seed: u64,
) -> Vec<f64> {
    let levels = Levels::<T>::new(task.ratio);
    let plan = Plan::new(task, &levels.bins);
    let starts: Vec<u32> = (0..replications).step_by(L).collect();
    let batches = starts.par_iter().map(|start| {
        let batch = *start..replications.min(start.saturating_add(L as u32));
        let mut lanes = Lanes::<T, L>::drawn(task, (&levels, &plan), batch, seed);
        lanes.scan();
        lanes.best
    });
    let mut maxima: Vec<f64> = batches.collect::<Vec<_>>().into_iter().flatten().collect();
    maxima.truncate(replications as usize);
    maxima
}

/// One count for each lane, on cache lines of its own.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Row<T, const L: usize>([T; L]);

/// A batch of replications.
pub(super) struct Lanes<'t, T, const L: usize> {
    pub task: &'t Task<'t>,
    pub plan: &'t Plan,
    pub levels: &'t Levels<T>,
    /// Cases of each cell, summed over the periods of its row up to its own.
    pub counts: Vec<Row<T, L>>,
    /// For each bin the counts above (below) which a lane may beat its greatest ratio so far.
    pub high: Vec<Row<T, L>>,
    pub low: Vec<Row<T, L>>,
    /// The greatest ratio of each lane so far, and the level its limits are for.
    best: [f64; L],
    level: [usize; L],
    raised: bool,
}

impl<'t, T: Count, const L: usize> Lanes<'t, T, L> {
    /// Lanes beyond the batch repeat the first one.
    fn drawn(
        task: &'t Task,
        (levels, plan): (&'t Levels<T>, &'t Plan),
        batch: std::ops::Range<u32>,
        seed: u64,
    ) -> Self {
        let mut counts = vec![Row::ZERO; task.weights.len()];
        let mut map = Map::default();
        for lane in 0..L {
            let number = Some(batch.start + lane as u32).filter(|number| *number < batch.end);
            let number = u64::from(number.unwrap_or(batch.start));
            task.null.draw(seed, number, counts.len(), &mut map);
            let mut sum = 0;
            for (cell, count) in map.counts.iter().enumerate() {
                sum = if cell % task.periods == 0 {
                    *count
                } else {
                    sum + count
                };
                counts[cell].0[lane] = T::of(sum);
            }
        }
        let mut lanes = Self {
            task,
            plan,
            levels,
            counts,
            high: vec![Row::ZERO; plan.bins],
            low: vec![Row::ZERO; plan.bins],
            best: [0.0; L],
            level: [0; L],
            raised: false,
        };
        (0..L).for_each(|lane| lanes.limit(lane));
        lanes
    }

    /// Sets the limits of a lane to those of its level.
    fn limit(&mut self, lane: usize) {
        let limits = self.levels.at(self.level[lane]);
        for (row, limit) in self.high.iter_mut().zip(&limits.high) {
            row.0[lane] = *limit;
        }
        for (row, limit) in self.low.iter_mut().zip(&limits.low) {
            row.0[lane] = *limit;
        }
    }

    fn scan(&mut self) {
        let centres = self.task.windows.rows.len();
        for centre in (0..centres).step_by(STRIDE).chain(0..centres) {
            if self.task.periods == 1 {
                self.circles(centre);
            } else {
                self.cylinders(centre);
            }
            if std::mem::take(&mut self.raised) {
                for lane in 0..L {
                    let level = Levels::<T>::level(self.best[lane]);
                    if level > self.level[lane] {
                        self.level[lane] = level;
                        self.limit(lane);
                    }
                }
            }
        }
    }

    /// Computes the ratios of the lanes whose count is beyond their limits.
    pub fn look(&mut self, counts: &Row<T, L>, weight: u64) {
        let bin = self.levels.bins.of(weight);
        let (high, low) = (&self.high[bin], &self.low[bin]);
        if !counts.any_above(high) && !low.any_above(counts) {
            return;
        }
        for lane in 0..L {
            let count = counts.0[lane];
            if count > high.0[lane] || count < low.0[lane] {
                let llr = self.task.ratio.llr(count.wide(), weight as f64);
                if llr > self.best[lane] {
                    self.best[lane] = llr;
                    self.raised = true;
                }
            }
        }
    }
}

impl<T: Count, const L: usize> Row<T, L> {
    pub const ZERO: Self = Self([T::ZERO; L]);

    pub fn plus(mut self, other: &Self) -> Self {
        for (sum, count) in self.0.iter_mut().zip(&other.0) {
            *sum = sum.plus(*count);
        }
        self
    }

    pub fn minus(mut self, other: &Self) -> Self {
        for (sum, count) in self.0.iter_mut().zip(&other.0) {
            *sum = sum.minus(*count);
        }
        self
    }

    /// Whether any count is above its limit.
    pub fn any_above(&self, limits: &Self) -> bool {
        let lanes = self.0.iter().zip(&limits.0);
        let above = lanes.fold(T::ZERO, |any, (count, limit)| any | count.above(*limit));
        above > T::ZERO
    }
}
