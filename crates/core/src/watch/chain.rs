//! How often a chart sounds falsely, on the average over what its baseline leaves open.

use super::learned::Learned;

/// The mean over the possible rates of `1 / run length`: false alarms in a period. A rate of 0 never sounds.
pub(super) fn false_alarms(learned: &Learned, run_length: impl Fn(f64) -> f64) -> f64 {
    let possible = learned.possible();
    let rates = possible.iter().map(|rate| {
        let length = if *rate > 0.0 {
            run_length(*rate)
        } else {
            f64::INFINITY
        };
        1.0 / length.max(1.0)
    });
    rates.sum::<f64>() / possible.len() as f64
}
