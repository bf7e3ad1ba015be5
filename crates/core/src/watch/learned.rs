//! What a baseline has taught about a rate, and what it leaves open.

/// Cases of a baseline, and over how much they were counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learned {
    /// Cases.
    pub cases: u64,
    /// Periods, or the sum of the populations where the series is a rate.
    pub exposure: f64,
}

/// Middles of seven parts of equal probability of the standard normal distribution.
const MIDDLES: [f64; 7] = [
    -1.465_233_8,
    -0.791_638_6,
    -0.366_106_4,
    0.0,
    0.366_106_4,
    0.791_638_6,
    1.465_233_8,
];

impl Learned {
    /// The rate for one unit of exposure; half a case where there was none, so that it is above 0.
    #[must_use]
    pub fn rate(&self) -> f64 {
        (self.cases as f64).max(0.5) / self.exposure.max(f64::MIN_POSITIVE)
    }

    /// Seven equally likely rates that the baseline leaves possible: quantiles of the gamma distribution with shape cases + ½
    /// (Jeffreys' prior) by the approximation of Wilson and Hilferty (1931).
    pub(crate) fn possible(&self) -> [f64; 7] {
        let shape = self.cases as f64 + 0.5;
        let ninth = 1.0 / (9.0 * shape);
        MIDDLES.map(|z| {
            let root = (1.0 - ninth + z * ninth.sqrt()).max(0.0);
            shape * root * root * root / self.exposure.max(f64::MIN_POSITIVE)
        })
    }
}
