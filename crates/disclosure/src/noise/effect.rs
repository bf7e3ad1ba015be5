//! What noise does to statistics: how a sum of several draws is spread, tails of a test that allow for it, and intervals.

use gocpont_core::hypergeometric::{Distribution, InvalidDraw, Tails};
use gocpont_core::interval::Z_95;

use super::{NoiseRules, table};

/// Most draws whose sum is told exactly; the sum of more is taken for normal.
const MOST: usize = 128;

/// The chances of sums of draws.
pub(crate) struct Effect {
    rules: NoiseRules,
    /// For 0, 1, 2 … draws the chances of −n·bound ..= n·bound.
    sums: Vec<Vec<f64>>,
}

impl Effect {
    pub(crate) fn new(rules: NoiseRules) -> Self {
        let bound = i64::from(rules.bound());
        let one = table::chances(bound, bound, rules.variance());
        let mut sums = vec![vec![1.0]];
        for draws in 0..MOST {
            let next = convolved(&sums[draws], &one);
            sums.push(next);
        }
        Self { rules, sums }
    }

    /// How many draws move the cases of so many blocks, given their people: with a share p of cases in all, a draw of
    /// the cases counts 1 − p, one of the others p, so each block has the variance of `(1 − p)² + p²` draws. Rounded up.
    pub(crate) fn draws(cases: u32, population: u32, blocks: usize) -> usize {
        let p = f64::from(cases) / f64::from(population.max(1));
        let share = (1.0 - p) * (1.0 - p) + p * p;
        (share * blocks as f64).ceil() as usize
    }

    /// The tails of an observed, noisy number of cases after so many draws: `P(X + E ≤ x)` and `P(X + E ≥ x)`, where X is
    /// hypergeometric and E the sum of the draws. People and totals are taken as published.
    pub(crate) fn tails(
        &self,
        null: &Distribution,
        observed: u32,
        draws: usize,
    ) -> Result<Tails, InvalidDraw> {
        let many: Vec<f64>;
        let chances = if let Some(known) = self.sums.get(draws) {
            known
        } else {
            many = normal(self.rules.variance() * draws as f64);
            &many
        };
        let middle = i64::try_from(chances.len() / 2).unwrap_or_default();
        let (mut lower, mut upper) = (0.0, 0.0);
        for (e, p) in (-middle..).zip(chances) {
            let tails = null.tails_anywhere(i64::from(observed) - e)?;
            lower += p * tails.lower;
            upper += p * tails.upper;
        }
        Ok(Tails {
            lower: lower.min(1.0),
            upper: upper.min(1.0),
        })
    }

    /// A 95 % interval of a share found from noisy counts: the interval without noise, each side lengthened by the
    /// noise's own error, since the two are independent (as Zou and Donner 2008 join intervals). `blocks` draws were
    /// made for the cases and as many for the others.
    pub(crate) fn widened(
        &self,
        (low, high): (f64, f64),
        share: f64,
        population: u32,
        blocks: usize,
    ) -> (f64, f64) {
        let n = f64::from(population.max(1));
        let draws = self.rules.variance() * blocks as f64;
        let variance = draws * ((1.0 - share) * (1.0 - share) + share * share) / (n * n);
        let half = Z_95 * Z_95 * variance;
        let side = |end: f64| ((share - end) * (share - end) + half).sqrt();
        ((share - side(low)).max(0.0), (share + side(high)).min(1.0))
    }
}

/// Chances of whole numbers around 0, as of a normal variable with this variance, six standard deviations each way.
fn normal(variance: f64) -> Vec<f64> {
    let far = (6.0 * variance.sqrt()).ceil() as i64;
    let weight = |d: i64| libm::exp(-(d * d) as f64 / (2.0 * variance));
    let weights: Vec<f64> = (-far..=far).map(weight).collect();
    let all: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / all).collect()
}

fn convolved(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut all = vec![0.0; one.len() + other.len() - 1];
    for (at, a) in one.iter().enumerate() {
        for (by, b) in other.iter().enumerate() {
            all[at + by] += a * b;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use gocpont_core::interval::wilson;

    fn effect() -> Effect {
        Effect::new(NoiseRules::new(5, 3.0).unwrap())
    }

    #[test]
    fn the_sum_of_draws_has_the_sum_of_their_variances() {
        let effect = effect();
        for draws in [1, 7, 30] {
            let chances = &effect.sums[draws];
            let middle = (chances.len() / 2) as f64;
            let spread = |(at, p): (usize, &f64)| p * (at as f64 - middle).powi(2);
            let variance: f64 = chances.iter().enumerate().map(spread).sum();
            assert!((variance - 3.0 * draws as f64).abs() < 1e-6, "{variance}");
        }
    }

    #[test]
    fn tails_without_blocks_are_those_of_the_draw_and_noise_makes_them_larger() {
        let (effect, null) = (effect(), Distribution::new(1000, 200, 60).unwrap());
        let plain = null.tails(24).unwrap();
        let none = effect.tails(&null, 24, 0).unwrap();
        assert!((plain.upper - none.upper).abs() < 1e-12);
        let noisy = effect.tails(&null, 24, 3).unwrap();
        assert!(noisy.upper > plain.upper && noisy.upper < 0.1, "{noisy:?}");
    }

    #[test]
    fn the_tails_of_many_draws_go_on_where_those_of_fewer_end() {
        let (effect, null) = (effect(), Distribution::new(9000, 1800, 600).unwrap());
        let upper = |draws| effect.tails(&null, 150, draws).unwrap().upper;
        assert!((upper(MOST) - upper(MOST + 1)).abs() < 1e-3);
        assert!(upper(MOST + 1) > upper(MOST) && upper(MOST + 60) > upper(MOST + 1));
    }

    #[test]
    fn an_observation_that_only_noise_can_make_has_tails_too() {
        let (effect, null) = (effect(), Distribution::new(1000, 3, 60).unwrap());
        let tails = effect.tails(&null, 7, 1).unwrap();
        assert!(tails.upper > 0.0 && tails.upper < 0.05, "{tails:?}");
        assert!((tails.lower - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_widened_interval_holds_the_one_it_was_made_of() {
        let effect = effect();
        for (cases, population) in [(0, 40), (8, 60), (55, 60), (400, 5000)] {
            let share = f64::from(cases) / f64::from(population);
            let plain = wilson(cases, population, Z_95).unwrap();
            let (low, high) = effect.widened(plain, share, population, 1);
            assert!(low <= plain.0 && high >= plain.1);
            assert!(low >= 0.0 && high <= 1.0 && low <= share && share <= high);
        }
    }

    /// Steele's `SplitMix64`.
    fn next(state: &mut u64) -> u64 {
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    #[test]
    fn a_noisy_interval_holds_the_share_as_often_as_it_says() {
        let (effect, table) = (effect(), table::Table::new(effect().rules));
        let mut state = 7;
        for (people, share) in [(40_u32, 0.3), (60, 0.2), (150, 0.5), (600, 0.1)] {
            let (mut held, draws) = (0, 4_000);
            for _ in 0..draws {
                let limit = (share * 2_f64.powi(53)) as u64;
                let cases = (0..people)
                    .filter(|_| next(&mut state) >> 11 < limit)
                    .count() as u32;
                let rest = people - cases;
                let mut moved = |count: u32| {
                    let draw = table.draw(count.saturating_sub(5), next(&mut state));
                    (i64::from(count) + draw * i64::from(count > 0)) as u32
                };
                let (cases, rest) = (moved(cases), moved(rest));
                let shown = f64::from(cases) / f64::from(cases + rest);
                let plain = wilson(cases, cases + rest, Z_95).unwrap();
                let (low, high) = effect.widened(plain, shown, cases + rest, 1);
                held += u32::from(low <= share && share <= high);
            }
            let held = f64::from(held) / f64::from(draws);
            assert!(held > 0.94, "{people} people, {share}: {held}");
        }
    }
}
