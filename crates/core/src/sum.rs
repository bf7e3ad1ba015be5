//! Sums of many numbers: pairwise, so that the error grows with the logarithm of their number (Higham 1993), and in a
//! fixed order, so that the same numbers always give the same bits.

/// Numbers added one after the other before pairs are formed.
const RUN: usize = 64;

/// The sum of numbers.
#[must_use]
pub fn sum(values: &[f64]) -> f64 {
    sum_of(values, |value| value)
}

/// The sum of a function of numbers.
pub fn sum_of(values: &[f64], function: impl Fn(f64) -> f64 + Copy) -> f64 {
    if values.len() <= RUN {
        return values.iter().map(|value| function(*value)).sum();
    }
    let (left, right) = values.split_at(values.len() / 2);
    sum_of(left, function) + sum_of(right, function)
}

/// Whether all numbers are the same.
pub(crate) fn all_alike(values: &[f64]) -> bool {
    values
        .windows(2)
        .all(|pair| pair[0].total_cmp(&pair[1]).is_eq())
}

/// The sums of several functions of numbers in one pass, each as [`sum_of`] gives it.
fn sums_of<const N: usize>(values: &[f64], functions: impl Fn(f64) -> [f64; N] + Copy) -> [f64; N] {
    let plus = |[a, b]: [[f64; N]; 2]| std::array::from_fn(|at| a[at] + b[at]);
    if values.len() <= RUN {
        let run = values.iter().map(|value| functions(*value));
        return run.fold([0.0; N], |sums, terms| plus([sums, terms]));
    }
    let (left, right) = values.split_at(values.len() / 2);
    plus([left, right].map(|half| sums_of(half, functions)))
}

/// Mean and central moments of a map's values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// Number of values.
    pub n: f64,
    /// Their mean.
    pub mean: f64,
    /// Σ (x − mean)².
    pub squares: f64,
    /// Σ (x − mean)³.
    pub cubes: f64,
    /// Σ (x − mean)⁴.
    pub fourths: f64,
}

impl Moments {
    /// In two passes over the values. None where values are fewer than three, all the same, or not all finite.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let n = values.len() as f64;
        if values.len() < 3 || all_alike(values) || values.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let mean = sum(values) / n;
        let powers = |value: f64| {
            let off = value - mean;
            let square = off * off;
            [square, off * square, square * square]
        };
        let [squares, cubes, fourths] = sums_of(values, powers);
        let made = Self {
            n,
            mean,
            squares,
            cubes,
            fourths,
        };
        (made.squares > 0.0 && made.fourths.is_finite()).then_some(made)
    }

    /// Σ (x − mean)² / n.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.squares / self.n
    }

    /// Kurtosis b2 = n Σ (x − mean)⁴ / (Σ (x − mean)²)².
    #[must_use]
    pub fn kurtosis(&self) -> f64 {
        self.n * self.fourths / self.squares.powi(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_tenths_are_a_hundred_thousand() {
        let tenths = vec![0.1; 1_000_000];
        assert!((sum(&tenths) - 100_000.0).abs() < 1e-9);
    }

    #[test]
    fn five_numbers_have_the_moments_worked_by_hand() {
        // 0 1 2 3 9: mean 3, deviations −3 −2 −1 0 6
        let moments = Moments::of(&[0.0, 1.0, 2.0, 3.0, 9.0]).expect("they differ");
        let found = [
            moments.mean,
            moments.squares,
            moments.cubes,
            moments.fourths,
        ];
        for (found, expected) in found.into_iter().zip([3.0, 50.0, 180.0, 1394.0]) {
            assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
        }
        assert!((moments.kurtosis() - 5.0 * 1394.0 / 2500.0).abs() < 1e-12);
    }

    #[test]
    fn what_has_no_spread_or_no_number_has_no_moments() {
        assert_eq!(Moments::of(&[1.0, 2.0]), None);
        assert_eq!(Moments::of(&[0.1; 9]), None);
        assert_eq!(Moments::of(&[1.0, f64::NAN, 2.0]), None);
        assert_eq!(Moments::of(&[1e-200, 0.0, 2e-200]), None);
    }
}
