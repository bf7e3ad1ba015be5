//! Probabilities of the Poisson distribution.

/// The probability of `count` at mean `mean` (at least 0).
pub(super) fn probability(count: u32, mean: f64) -> f64 {
    if mean <= 0.0 {
        return if count == 0 { 1.0 } else { 0.0 };
    }
    let count = f64::from(count);
    (count * mean.ln() - mean - libm::lgamma(count + 1.0)).exp()
}

/// The probabilities of 0, 1, … as far as they matter: what is left out is below 1e-14.
pub(super) fn probabilities(mean: f64) -> Vec<f64> {
    let most = (mean + 9.0 * mean.max(1.0).sqrt() + 15.0).ceil() as u32;
    (0..=most).map(|count| probability(count, mean)).collect()
}

/// Running sums of [`probabilities`]: at `n`, the probability of at most `n`.
pub(super) fn at_most(mean: f64) -> Vec<f64> {
    let sums = probabilities(mean).into_iter().scan(0.0, |sum, own| {
        *sum += own;
        Some(f64::min(*sum, 1.0))
    });
    sums.collect()
}
