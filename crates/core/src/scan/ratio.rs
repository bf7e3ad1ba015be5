//! Log likelihood ratios of a window with c of C cases and weight w of W (Kulldorff 1997).

use super::Direction;

/// The ratio of a model with its totals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratio {
    /// C
    cases: u32,
    /// W: total population, people, or `C²` for a permutation.
    weight: f64,
    /// C/W
    rate: f64,
    /// Whether weights are people, of whom each is a case or not.
    people: bool,
    pub high: bool,
    pub low: bool,
}

impl Ratio {
    pub fn new(cases: u32, weight: u64, people: bool, direction: Direction) -> Self {
        Self {
            cases,
            weight: weight as f64,
            rate: f64::from(cases) / weight as f64,
            people,
            high: direction != Direction::Low,
            low: direction != Direction::High,
        }
    }

    pub const fn cases(&self) -> u32 {
        self.cases
    }

    /// Cases expected for each unit of weight.
    pub const fn rate(&self) -> f64 {
        self.rate
    }

    /// `E = C w / W`
    pub fn expected(&self, weight: f64) -> f64 {
        f64::from(self.cases) * weight / self.weight
    }

    /// The log likelihood ratio; 0 where the window is not in the looked-for direction or is all there is, infinite
    /// where the model cannot have so many cases in such a weight.
    pub fn llr(&self, cases: u32, weight: f64) -> f64 {
        let expected = self.expected(weight);
        let (c, all) = (f64::from(cases), f64::from(self.cases));
        let looked_for = (self.high && c > expected) || (self.low && c < expected);
        if !looked_for || weight >= self.weight {
            return 0.0;
        }
        let ratio = part(c, expected) + part(all - c, all - expected);
        if !self.people {
            return ratio;
        }
        let (healthy, outside) = (weight - c, self.weight - weight - (all - c));
        if healthy < 0.0 || outside < 0.0 {
            return f64::INFINITY;
        }
        let expected_outside = self.weight - weight - (all - expected);
        ratio + part(healthy, weight - expected) + part(outside, expected_outside)
    }

    /// Whether the ratio may be above a limit; where not, it is not. A window's Pearson chi-square, which needs no
    /// logarithm, is an upper bound of its ratio.
    pub fn may_exceed(&self, limit: f64, cases: u32, weight: f64) -> bool {
        let all = f64::from(self.cases);
        let expected = self.rate() * weight;
        let square = (f64::from(cases) - expected).powi(2) * all;
        let healthy = if self.people { 1.0 - self.rate() } else { 1.0 };
        square * (1.0 + 1e-9) >= limit * (expected * (all - expected) * healthy)
    }
}

/// `a ln(a/b)`, 0 where a is 0.
fn part(a: f64, b: f64) -> f64 {
    if a > 0.0 { a * (a / b).ln() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ratios_are_those_of_a_hand() {
        // 8 of 10 cases where 5 are expected: 8 ln 1.6 + 2 ln 0.4
        let poisson = Ratio::new(10, 1000, false, Direction::High);
        let by_hand = 3.760_029 - 1.832_581;
        assert!((poisson.llr(8, 500.0) - by_hand).abs() < 5e-7);
        assert!(poisson.llr(5, 500.0).abs() < 1e-12 && poisson.llr(2, 500.0).abs() < 1e-12);
        // 3 of 4 people against 1 of 6: ln(0.75³ · 0.25 · (1/6) · (5/6)⁵ / (0.4⁴ · 0.6⁶))
        let bernoulli = Ratio::new(4, 10, true, Direction::Both);
        let by_hand = (0.421_875 * 0.25 / 6.0 * 0.401_877_572 / (0.0256 * 0.046_656_f64)).ln();
        assert!((bernoulli.llr(3, 4.0) - by_hand).abs() < 5e-7);
        assert!((bernoulli.llr(1, 6.0) - by_hand).abs() < 5e-7);
    }

    proptest! {
        #[test]
        fn no_ratio_is_above_what_it_may_exceed(
            all in 1_u32..500, weight in 1_u64..499, share in 0.0..1.0_f64, people in any::<bool>(),
        ) {
            let ratio = Ratio::new(all, 500.max(u64::from(all) + 1), people, Direction::Both);
            let w = weight as f64;
            let cases = (share * f64::from(all)) as u32;
            let llr = ratio.llr(cases, w);
            prop_assert!(llr >= 0.0 || llr.abs() < 1e-9);
            prop_assert!(llr <= 0.0 || llr.is_infinite() || ratio.may_exceed(llr, cases, w));
        }
    }
}
