//! Which counts of a window may beat a ratio, without logarithms: limits in fine bins of what is expected, built
//! once for each level of the ratio. They are conservative: a count within them never beats the level.

use std::sync::OnceLock;

use super::lanes::Count;
use super::ratio::Ratio;

/// Levels for each unit of the ratio, and the highest level.
const LEVELS: f64 = 4.0;
const HIGHEST: usize = 400;

/// Bins for each unit of `√E` (so that a bin is a like share of a standard deviation everywhere), if there is room.
const FINEST: f64 = 16.0;
const MOST_BINS: f64 = 8192.0;

/// Bins of weights, even in the root of what is expected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bins {
    pub count: usize,
    /// Bins for each unit of `√E`.
    for_root: f64,
    /// Cases expected for each unit of weight.
    rate: f64,
}

impl Bins {
    pub fn new(ratio: &Ratio) -> Self {
        let root = f64::from(ratio.cases()).sqrt();
        let for_root = FINEST.min(MOST_BINS / root);
        Self {
            count: (root * for_root).ceil() as usize + 1,
            for_root,
            rate: ratio.rate(),
        }
    }

    /// The bin of a weight.
    pub fn of(&self, weight: u64) -> usize {
        let root = (weight.cast_signed() as f64 * self.rate).sqrt();
        ((root * self.for_root) as usize).min(self.count - 1)
    }

    /// The weight in which a standard deviation of the cases in `weight` is expected.
    pub fn deviation(&self, weight: u64) -> f64 {
        (weight as f64 / self.rate).sqrt()
    }

    /// The least expectation of a bin.
    fn edge(&self, bin: usize) -> f64 {
        (bin as f64 / self.for_root).powi(2)
    }
}

/// Limits at one level, one for each bin.
pub(super) struct Limits<T> {
    /// A greater count may beat the level, at the bin's least expectation.
    pub high: Vec<T>,
    /// A smaller count may, at the bin's greatest expectation.
    pub low: Vec<T>,
}

/// The limits of all levels, each made when it is first needed.
pub(super) struct Levels<T> {
    ratio: Ratio,
    pub bins: Bins,
    made: Vec<OnceLock<Limits<T>>>,
}

impl<T: Count> Levels<T> {
    pub fn new(ratio: Ratio) -> Self {
        Self {
            bins: Bins::new(&ratio),
            ratio,
            made: (0..=HIGHEST).map(|_| OnceLock::new()).collect(),
        }
    }

    /// The highest level that is not above a ratio.
    pub fn level(llr: f64) -> usize {
        ((llr * LEVELS) as usize).min(HIGHEST)
    }

    /// The limits at a level.
    pub fn at(&self, level: usize) -> &Limits<T> {
        self.made[level].get_or_init(|| self.make(level as f64 / LEVELS - 1e-9))
    }

    fn make(&self, level: f64) -> Limits<T> {
        let (mut high, mut low) = (Vec::new(), Vec::new());
        let (mut above, mut below) = (0, 0);
        for bin in 0..self.bins.count {
            let (from, to) = (self.bins.edge(bin), self.bins.edge(bin + 1));
            let step = (to - from) as u32;
            above = self.high(from * (1.0 - 1e-12), above + step, level);
            below = self.low(to * (1.0 + 1e-12), below + step, level);
            let either = |looked_for, limit, none| if looked_for { T::of(limit) } else { none };
            high.push(either(self.ratio.high, above, T::MAX));
            low.push(either(self.ratio.low, below, T::ZERO));
        }
        Limits { high, low }
    }

    /// The greatest count above `expected` whose ratio is not above the level, found from a guess.
    fn high(&self, expected: f64, guess: u32, level: f64) -> u32 {
        let weight = expected / self.ratio.rate();
        let beats = |count: u32| self.ratio.llr(count, weight) > level;
        let mut count = guess.max(expected as u32).min(self.ratio.cases());
        while f64::from(count) > expected && beats(count) {
            count -= 1;
        }
        while count < self.ratio.cases() && !beats(count + 1) {
            count += 1;
        }
        count
    }

    /// The smallest count below `expected` whose ratio is not above the level, found from a guess.
    fn low(&self, expected: f64, guess: u32, level: f64) -> u32 {
        let cases = self.ratio.cases();
        if expected >= f64::from(cases) * (1.0 - 1e-9) {
            return cases;
        }
        let weight = expected / self.ratio.rate();
        let beats = |count: u32| self.ratio.llr(count, weight) > level;
        let mut count = guess.min(expected.ceil() as u32);
        while f64::from(count) < expected && beats(count) {
            count += 1;
        }
        while count > 0 && !beats(count - 1) {
            count -= 1;
        }
        count
    }
}
