//! Permutation of a whole map, for statistics such as global Moran, global Geary and general G: values are shuffled
//! over all units.

use rand::seq::SliceRandom;
use rayon::prelude::*;

use super::{InvalidPermutation, Sampled, Sampling, stream};

/// Statistics that differ by less than this share of the greatest among them are equal.
const TIE: f64 = 1e-12;

/// A statistic of the map beside its values over shuffled maps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapSampled {
    /// The statistic of the map as it is.
    pub observed: f64,
    /// Its tails and their Monte Carlo errors; ties (to 1e-12 of the greatest magnitude) count in both.
    pub sampled: Sampled,
    /// Mean over the shuffled maps.
    pub mean: f64,
    /// Variance over the shuffled maps, divisor R − 1; none for a single one.
    pub variance: Option<f64>,
}

/// Shuffles `values` over the units; `statistic` gets one value for each unit. Replications run in parallel, each
/// with a stream of its own, so the result does not depend on the number of threads.
pub fn map_tails(
    values: &[f64],
    sampling: Sampling,
    statistic: impl Fn(&[f64]) -> f64 + Sync,
) -> Result<MapSampled, InvalidPermutation> {
    if sampling.replications == 0 {
        return Err(InvalidPermutation::NoReplications);
    }
    if let Some(unit) = values.iter().position(|value| !value.is_finite()) {
        return Err(InvalidPermutation::NotFinite(unit));
    }
    let observed = statistic(values);
    let one = |shuffled: &mut Vec<f64>, replication: u32| {
        shuffled.clear();
        shuffled.extend_from_slice(values);
        shuffled.shuffle(&mut stream(sampling.seed, u64::from(replication)));
        statistic(shuffled)
    };
    let drawn: Vec<f64> = (0..sampling.replications)
        .into_par_iter()
        .map_init(Vec::new, one)
        .collect();
    let mut every = drawn.iter().chain([&observed]);
    if let Some(undefined) = every.find(|value| !value.is_finite()) {
        return Err(InvalidPermutation::Undefined(*undefined));
    }
    let greatest = drawn.iter().fold(observed.abs(), |a, b| a.max(b.abs()));
    let tie = TIE * greatest;
    let below = drawn.iter().filter(|d| **d <= observed + tie).count();
    let above = drawn.iter().filter(|d| **d >= observed - tie).count();
    let n = drawn.len() as f64;
    let mean = drawn.iter().sum::<f64>() / n;
    let squares: f64 = drawn.iter().map(|d| (d - mean).powi(2)).sum();
    Ok(MapSampled {
        observed,
        sampled: Sampled::new(below, above, drawn.len()),
        mean,
        variance: (drawn.len() > 1).then(|| squares / (n - 1.0)),
    })
}
