//! What is expected of a period by the same season of the years before (Farrington 1996): a log-linear model of counts whose
//! variance is a multiple of their mean, in which earlier outbreaks count less, and an upper limit on the scale of their 2/3 power.
//!
//! Source: C. P. Farrington, N. J. Andrews, A. D. Beale, M. A. Catchpole, A statistical algorithm for the early detection of
//! outbreaks of infectious disease, Journal of the Royal Statistical Society A 159 (1996) 547–563; without its trend.

/// What the years before say of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The expected count.
    pub mean: f64,
    /// How many times as much counts vary as Poisson's do, at least 1.
    pub dispersion: f64,
    /// The highest value that is within the band, at the quantile that was asked for.
    pub high: f64,
    /// Periods it is taken from.
    pub from: usize,
}

/// The least number of earlier periods that say anything.
const LEAST: usize = 5;
/// Years that are looked back, at most.
const YEARS: usize = 5;

/// What is expected of the period at `at`, from `window` periods around the same one of each of the last years of `year` periods;
/// periods without a count are left out. `quantile` is that of the standard normal distribution (2.33 for 1 in 100). None where
/// fewer than five earlier periods have a count.
#[must_use]
pub fn expected(
    counts: &[Option<u32>],
    at: usize,
    (year, window): (usize, usize),
    quantile: f64,
) -> Option<Expected> {
    if window >= year {
        return None;
    }
    let centres = (1..=YEARS).filter_map(|back| at.checked_sub(back * year));
    let whole = centres.filter(|centre| *centre >= window);
    let near = whole.flat_map(|centre| centre - window..=centre + window);
    let before: Vec<f64> = near
        .filter_map(|period| counts.get(period).copied().flatten())
        .map(f64::from)
        .collect();
    if before.len() < LEAST {
        return None;
    }
    let ones = vec![1.0; before.len()];
    let first = Fit::of(&before, &ones);
    let fit = Fit::of(&before, &first.weights(&before));
    let mean = fit.mean.max(1e-9);
    // Of the logarithm: dispersion over the weighted sum of expected counts.
    let of_mean = fit.dispersion / (fit.total * mean) * mean * mean;
    let deviation = ((fit.dispersion * mean + of_mean) / (mean * mean)).sqrt();
    let high = mean * (1.0 + 2.0 / 3.0 * quantile * deviation).powf(1.5);
    Some(Expected {
        mean,
        dispersion: fit.dispersion,
        high,
        from: before.len(),
    })
}

/// A model with one mean.
struct Fit {
    mean: f64,
    dispersion: f64,
    /// The sum of the weights.
    total: f64,
}

impl Fit {
    fn of(counts: &[f64], weights: &[f64]) -> Self {
        let total: f64 = weights.iter().sum();
        let pairs = || counts.iter().zip(weights);
        let mean = pairs().map(|(count, weight)| count * weight).sum::<f64>() / total;
        let squares: f64 = pairs()
            .map(|(count, weight)| weight * (count - mean) * (count - mean) / mean.max(1e-9))
            .sum();
        Self {
            mean,
            dispersion: (squares / (counts.len() - 1) as f64).max(1.0),
            total,
        }
    }

    /// Weights by standardised Anscombe residuals: those above 1 count by the square of their inverse.
    fn weights(&self, counts: &[f64]) -> Vec<f64> {
        let mean = self.mean.max(1e-9);
        let leverage = 1.0 / counts.len() as f64;
        let residual = |count: &f64| {
            let raw = 1.5 * (count.powf(2.0 / 3.0) * mean.powf(-1.0 / 6.0) - mean.sqrt());
            raw / (self.dispersion * (1.0 - leverage)).sqrt()
        };
        let plain = counts.iter().map(|count| {
            let residual = residual(count);
            if residual > 1.0 {
                residual.powi(-2)
            } else {
                1.0
            }
        });
        let plain: Vec<f64> = plain.collect();
        let scale = counts.len() as f64 / plain.iter().sum::<f64>();
        plain.into_iter().map(|weight| weight * scale).collect()
    }
}
