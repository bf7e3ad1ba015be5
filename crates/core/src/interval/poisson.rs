//! Both tails of the Poisson distribution in logarithms, and the expectation at which a tail has a given size.

use std::f64::consts::TAU;

/// A logarithm and its derivative by the logarithm of the expectation.
pub(super) type Tail = (f64, f64);

/// `ln P(X ≤ cases)` under an expectation above 0.
pub(super) fn ln_at_most(cases: u32, expected: f64) -> Tail {
    let count = f64::from(cases);
    // P(X ≤ c) / P(X = c) = 1 + c/λ + c(c−1)/λ² + …
    let sum = series((0..cases).map(|below| (count - f64::from(below)) / expected));
    (ln_exactly(cases, expected) + sum.ln(), -expected / sum)
}

/// `ln P(X ≥ cases)` under an expectation above 0.
pub(super) fn ln_at_least(cases: u32, expected: f64) -> Tail {
    let count = f64::from(cases);
    // P(X ≥ c) / P(X = c) = 1 + λ/(c+1) + λ²/((c+1)(c+2)) + …
    let sum = series((1..=u32::MAX).map(|above| expected / (count + f64::from(above))));
    (ln_exactly(cases, expected) + sum.ln(), count / sum)
}

/// `1 + r₁ + r₁r₂ + …` for falling ratios, until a term no longer counts.
fn series(ratios: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for ratio in ratios {
        term *= ratio;
        sum += term;
        if ratio < 1.0 && term < 1e-18 * sum * (1.0 - ratio) {
            break;
        }
    }
    sum
}

/// `ln P(X = cases)`. Above a hundred cases by Stirling's series around the mode (Loader 2000), so that large terms
/// do not cancel.
fn ln_exactly(cases: u32, expected: f64) -> f64 {
    let count = f64::from(cases);
    if cases <= 100 {
        let factors: f64 = (1..=cases).map(|k| (expected / f64::from(k)).ln()).sum();
        return factors - expected;
    }
    let away = (expected - count) / count;
    let square = count * count;
    let stirling = (1.0 - (1.0 - (2.0 / 7.0 - 3.0 / (14.0 * square)) / square) / (30.0 * square))
        / (12.0 * count);
    -count * (away - away.ln_1p()) - stirling - 0.5 * (TAU * count).ln()
}

/// The expectation at which `tail` is `side`, both in logarithms, by Newton's method from `start`. Both tails are
/// log-concave in the logarithm of the expectation, so that after one step the method nears the root from one side.
pub(super) fn solve(cases: u32, side: f64, tail: fn(u32, f64) -> Tail, start: f64) -> f64 {
    let mut expected = start;
    for _ in 0..200 {
        let (value, slope) = tail(cases, expected);
        let step = (side - value) / slope;
        // so far at once that no step leaves the range of numbers
        expected *= step.clamp(-5.0, 5.0).exp();
        if step.abs() < 1e-15 {
            break;
        }
    }
    expected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tails_of_small_counts_are_sums_of_single_chances() {
        for expected in [0.01_f64, 0.9, 3.0, 12.5, 40.0] {
            let mut chance = (-expected).exp();
            let (mut below, mut at_most) = (0.0, chance);
            for cases in 0..60 {
                let (lower, _) = ln_at_most(cases, expected);
                assert!(
                    (lower - f64::ln(at_most)).abs() < 1e-12,
                    "{cases} {expected}"
                );
                if below < 0.9 {
                    let (upper, _) = ln_at_least(cases, expected);
                    assert!(
                        (upper.exp() - (1.0 - below)).abs() < 1e-12,
                        "{cases} {expected}"
                    );
                }
                below = at_most;
                chance *= expected / f64::from(cases + 1);
                at_most += chance;
            }
        }
    }

    #[test]
    fn both_ways_to_a_single_chance_meet_at_a_hundred_cases() {
        // P(X = 101) = P(X = 100) · λ / 101
        for expected in [60.0_f64, 100.0, 140.0] {
            let direct = ln_exactly(100, expected) + (expected / 101.0).ln();
            assert!((ln_exactly(101, expected) - direct).abs() < 1e-12);
        }
    }

    #[test]
    fn the_derivatives_are_those_of_a_small_step() {
        for (cases, expected) in [(0, 2.0), (4, 3.0), (30, 41.0), (400, 380.0)] {
            let step = 1e-6_f64;
            for tail in [ln_at_most, ln_at_least] {
                let (_, slope) = tail(cases, expected);
                let up = tail(cases, expected * step.exp()).0;
                let down = tail(cases, expected * (-step).exp()).0;
                let measured = (up - down) / (2.0 * step);
                assert!(
                    (slope - measured).abs() < 1e-5 * slope.abs().max(1.0),
                    "{cases}"
                );
            }
        }
    }
}
