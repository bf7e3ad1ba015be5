//! Design weights of sample surveys: sums that can be merged, the weighted mean or rate, Kish's design effect and
//! effective sample size, and the linearised variance of the mean.

/// A person or household that cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum InvalidUnit {
    /// A weight that is neither 0 nor within 10⁻¹⁵ … 10¹⁵.
    #[error("a design weight of {0}")]
    Weight(f64),
    /// A value that is no number or beyond ±10¹⁰⁰.
    #[error("a value of {0}")]
    Value(f64),
}

/// Sums over respondents with design weight w and value x (1 and 0 for a rate). A respondent of weight 0 is not
/// counted.
///
/// Merging adds sum by sum. Sums of numbers that are no integers depend in their last bits on the order of
/// merging: merge in a fixed order for the same bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    n: u64,
    w: f64,
    ww: f64,
    wx: f64,
    wxx: f64,
    wwx: f64,
    wwxx: f64,
}

impl Moments {
    /// The sums of `(weight, value)` pairs.
    pub fn of(units: impl IntoIterator<Item = (f64, f64)>) -> Result<Self, InvalidUnit> {
        let mut sums = Self::default();
        for (weight, value) in units {
            sums.add(weight, value)?;
        }
        Ok(sums)
    }

    /// Adds one respondent.
    pub fn add(&mut self, weight: f64, value: f64) -> Result<(), InvalidUnit> {
        // between these bounds no sum of squares leaves the range of numbers
        let weighs = (1e-15..=1e15).contains(&weight);
        let weighs_nothing = (0.0..=0.0).contains(&weight);
        if !weighs && !weighs_nothing {
            return Err(InvalidUnit::Weight(weight));
        }
        if !(-1e100..=1e100).contains(&value) {
            return Err(InvalidUnit::Value(value));
        }
        if weighs {
            let square = weight * weight;
            self.n += 1;
            self.w += weight;
            self.ww += square;
            self.wx += weight * value;
            self.wxx += weight * value * value;
            self.wwx += square * value;
            self.wwxx += square * value * value;
        }
        Ok(())
    }

    /// The sums of both together.
    #[must_use]
    pub fn merged(self, other: Self) -> Self {
        Self {
            n: self.n + other.n,
            w: self.w + other.w,
            ww: self.ww + other.ww,
            wx: self.wx + other.wx,
            wxx: self.wxx + other.wxx,
            wwx: self.wwx + other.wwx,
            wwxx: self.wwxx + other.wwxx,
        }
    }

    /// Number of respondents n with a weight above 0.
    #[must_use]
    pub const fn respondents(&self) -> u64 {
        self.n
    }

    /// `Σw`: the people they stand for.
    #[must_use]
    pub const fn weight(&self) -> f64 {
        self.w
    }

    /// `Σwx`: the estimated total, for a rate the estimated number of cases.
    #[must_use]
    pub const fn total(&self) -> f64 {
        self.wx
    }

    /// The weighted mean `Σwx / Σw`, for values of 0 and 1 the weighted rate; none without respondents.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.w > 0.0).then(|| self.wx / self.w)
    }

    /// The weighted variance of the values in the population, `Σwx² / Σw − (Σwx / Σw)²`; none without respondents.
    #[must_use]
    pub fn spread(&self) -> Option<f64> {
        let mean = self.mean()?;
        let spread = self.wxx / self.w - mean * mean;
        Some(spread.max(0.0))
    }

    /// Kish's design effect of unequal weights `n Σw² / (Σw)²` (Kish 1965), at least 1; none without respondents.
    /// It knows nothing of strata and clusters.
    #[must_use]
    pub fn design_effect(&self) -> Option<f64> {
        let squared = self.w * self.w;
        let effect = || (self.n as f64 * (self.ww / squared)).max(1.0);
        (squared > 0.0).then(effect)
    }

    /// The effective sample size `n / design effect = (Σw)² / Σw²`; none without respondents. It is the n for
    /// [`crate::interval::wilson_share`].
    #[must_use]
    pub fn effective(&self) -> Option<f64> {
        self.design_effect().map(|effect| self.n as f64 / effect)
    }

    /// The linearised variance of the weighted mean, respondents taken as drawn independently with replacement:
    /// `n/(n−1) Σ w²(x − m)² / (Σw)²` (Särndal, Swensson and Wretman 1992, ch. 5). None with fewer than two.
    ///
    /// Exact sums of integers for a rate; for other values it is taken from sums, so keep them of moderate size.
    #[must_use]
    pub fn variance_of_mean(&self) -> Option<f64> {
        let mean = self.mean()?;
        if self.n < 2 {
            return None;
        }
        let n = self.n as f64;
        let squares = self.wwxx - 2.0 * mean * self.wwx + mean * mean * self.ww;
        let variance = n / (n - 1.0) * squares.max(0.0) / (self.w * self.w);
        Some(variance)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(found: Option<f64>, expected: f64) -> bool {
        found.is_some_and(|found| (found - expected).abs() < 1e-12)
    }

    #[test]
    fn three_respondents_are_as_by_hand() {
        // weights 1, 2, 3; the first and the last are cases
        let sums = Moments::of([(1.0, 1.0), (2.0, 0.0), (3.0, 1.0)]).expect("respondents");
        assert_eq!(sums.respondents(), 3);
        assert!(close(Some(sums.total()), 4.0));
        assert!(close(sums.mean(), 4.0 / 6.0));
        assert!(close(sums.spread(), 2.0 / 9.0));
        assert!(close(sums.design_effect(), 3.0 * 14.0 / 36.0));
        assert!(close(sums.effective(), 36.0 / 14.0));
        // 3/2 · (1·(1/3)² + 4·(2/3)² + 9·(1/3)²) / 36 = 3/2 · (26/9) / 36
        assert!(close(sums.variance_of_mean(), 1.5 * 26.0 / 9.0 / 36.0));
    }

    #[test]
    fn equal_weights_are_a_simple_random_sample() {
        let cases = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0];
        let sums = Moments::of(cases.map(|case| (7.5, case))).expect("respondents");
        assert!(close(sums.mean(), 0.3));
        assert!(close(sums.design_effect(), 1.0));
        assert!(close(sums.effective(), 10.0));
        assert!(close(sums.variance_of_mean(), 0.3 * 0.7 / 9.0));
    }

    #[test]
    fn without_respondents_nothing_is_known_and_one_has_no_variance() {
        let none = Moments::of([(0.0, 1.0)]).expect("a weight of 0");
        assert_eq!(none, Moments::default());
        assert_eq!((none.mean(), none.effective()), (None, None));
        let one = Moments::of([(2.0, 1.0)]).expect("one");
        assert_eq!((one.mean(), one.variance_of_mean()), (Some(1.0), None));
    }

    #[test]
    fn weights_below_zero_and_values_that_are_no_numbers_are_errors() {
        for weight in [-1.0, 1e-200, 1e200] {
            let found = Moments::of([(weight, 0.0)]);
            assert_eq!(found, Err(InvalidUnit::Weight(weight)));
        }
        assert!(matches!(
            Moments::of([(1.0, f64::NAN)]),
            Err(InvalidUnit::Value(_))
        ));
    }

    proptest! {
        #[test]
        fn parts_merged_are_the_whole(
            units in prop::collection::vec((0..100_u8, 0..2_u8), 0..40), cut in 0..40_usize,
        ) {
            let units: Vec<(f64, f64)> =
                units.iter().map(|(w, x)| (f64::from(*w), f64::from(*x))).collect();
            let (left, right) = units.split_at(cut.min(units.len()));
            let of = |units: &[(f64, f64)]| Moments::of(units.iter().copied()).expect("units");
            prop_assert_eq!(of(left).merged(of(right)), of(&units));
            prop_assert!(of(&units).design_effect().is_none_or(|effect| effect >= 1.0));
        }
    }
}
