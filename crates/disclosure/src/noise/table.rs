//! The table that noise is drawn from: for each distance of a count from its threshold the distribution of greatest
//! entropy with mean 0 within the bound, and with the rules' variance or, where that would want two humps, with less.

use super::NoiseRules;

/// Halvings of an interval: past the precision of a double.
const HALVINGS: usize = 60;

/// Cumulative chances in 2^53rds, by the distance of the count from its threshold (0 up to the bound).
#[derive(Clone)]
pub(crate) struct Table {
    bound: i64,
    rows: Vec<Vec<u64>>,
}

impl Table {
    pub(crate) fn new(rules: NoiseRules) -> Self {
        let bound = i64::from(rules.bound());
        let row = |down| cumulative(&chances(down, bound, rules.variance()));
        Self {
            bound,
            rows: (0..=bound).map(row).collect(),
        }
    }

    /// The draw that a random number decides, for a count so far above its threshold.
    pub(crate) fn draw(&self, above: u32, number: u64) -> i64 {
        let down = i64::from(above).min(self.bound);
        let Some(row) = self.rows.get(down as usize) else {
            return 0;
        };
        let number = number >> 11;
        (-down..)
            .nth(row.partition_point(|until| *until <= number))
            .unwrap_or_default()
    }
}

/// The chances of −down ..= bound.
pub(crate) fn chances(down: i64, bound: i64, variance: f64) -> Vec<f64> {
    if down == 0 {
        // Mean 0 without a way down: nothing moves.
        let mut none = vec![0.0; bound as usize + 1];
        none[0] = 1.0;
        return none;
    }
    let of = |curvature: f64| centred(down, bound, curvature);
    let spread = |chances: &[f64]| moment(chances, down, 2);
    if spread(&of(0.0)) <= variance {
        return of(0.0);
    }
    let (mut narrow, mut wide) = (-50.0, 0.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(narrow, wide);
        if spread(&of(middle)) > variance {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    of(narrow)
}

/// Chances proportional to exp(slope · d + curvature · d²), the slope chosen so that the mean is 0.
fn centred(down: i64, bound: i64, curvature: f64) -> Vec<f64> {
    let of = |slope: f64| {
        let weight = |d: i64| {
            let d = d as f64;
            libm::exp(slope * d + curvature * d * d)
        };
        let weights: Vec<f64> = (-down..=bound).map(weight).collect();
        let all: f64 = weights.iter().sum();
        weights.into_iter().map(|w| w / all).collect::<Vec<f64>>()
    };
    let (mut low, mut high) = (-30.0, 30.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if moment(&of(middle), down, 1) > 0.0 {
            high = middle;
        } else {
            low = middle;
        }
    }
    of(low)
}

/// The mean of d or of d².
fn moment(chances: &[f64], down: i64, power: i32) -> f64 {
    let numbered = (-down..).zip(chances);
    numbered.map(|(d, p)| p * (d as f64).powi(power)).sum()
}

fn cumulative(chances: &[f64]) -> Vec<u64> {
    let whole = (1_u64 << 53) as f64;
    let mut sum = 0.0;
    let until = |p: &f64| {
        sum += p;
        (sum * whole) as u64
    };
    let mut all: Vec<u64> = chances.iter().map(until).collect();
    // The last has what rounding left; what comes after the last chance never comes.
    let last = chances.iter().rposition(|p| *p > 0.0).unwrap_or(0);
    all.truncate(last + 1);
    if let Some(end) = all.last_mut() {
        *end = 1 << 53;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> NoiseRules {
        NoiseRules::new(5, 3.0).unwrap()
    }

    #[test]
    fn every_row_has_mean_zero_and_at_most_the_variance() {
        for down in 0..=5 {
            let chances = chances(down, 5, 3.0);
            let sum: f64 = chances.iter().sum();
            assert!((sum - 1.0).abs() < 1e-12, "{sum}");
            assert!(moment(&chances, down, 1).abs() < 1e-9, "row {down}");
            let variance = moment(&chances, down, 2);
            assert!(variance < 3.0 + 1e-9, "row {down}: {variance}");
            if down >= 2 {
                assert!(variance > 2.9, "row {down}: {variance}");
            }
        }
    }

    #[test]
    fn draws_have_the_moments_of_their_row_and_stay_within_it() {
        let table = Table::new(rules());
        for above in [0_u32, 1, 3, 5, 400] {
            let (mut sum, mut squares) = (0_i64, 0_i64);
            let draws = 200_000_u64;
            for at in 0..draws {
                let number = at.wrapping_mul(u64::MAX / draws);
                let draw = table.draw(above, number);
                assert!(draw >= -i64::from(above.min(5)) && draw <= 5);
                sum += draw;
                squares += draw * draw;
            }
            let expected = moment(
                &chances(i64::from(above.min(5)), 5, 3.0),
                i64::from(above.min(5)),
                2,
            );
            assert!((sum as f64 / draws as f64).abs() < 0.01, "{above}: {sum}");
            assert!((squares as f64 / draws as f64 - expected).abs() < 0.02);
        }
    }
}
