//! Populations as whole numbers: their sums are exact, so they depend on no order of adding and equal windows are
//! equal to the last bit.

/// Each value times one power of two, rounded to a whole number; their sum is below 2⁶², and values that are whole
/// (or have few binary digits) stay exact. A value above 0 becomes at least 1. A value that is not a finite number
/// of at least 0 is handed back with its place.
pub(super) fn whole(values: &[f64]) -> Result<Vec<u64>, (usize, f64)> {
    let wrong = |value: &f64| !value.is_finite() || *value < 0.0;
    if let Some(at) = values.iter().position(wrong) {
        return Err((at, values[at]));
    }
    let most = values.iter().copied().fold(0.0_f64, f64::max);
    if most <= 0.0 {
        return Ok(vec![0; values.len()]);
    }
    let digits = most.log2().floor() as i32 + 2;
    let spread = (values.len() as f64).log2().ceil() as i32;
    let scale = 2.0_f64.powi((61 - digits - spread).min(1000));
    let scaled = |value: &f64| match (value * scale).round() as u64 {
        0 if *value > 0.0 => 1,
        whole => whole,
    };
    Ok(values.iter().map(scaled).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_keep_their_proportions_exactly() {
        let held = whole(&[3.0, 0.0, 1.0, 2.5]).unwrap();
        assert_eq!((held[0], held[1]), (3 * held[2], 0));
        assert_eq!(2 * held[3], 5 * held[2]);
    }

    #[test]
    fn the_sum_of_many_great_and_of_tiny_values_fits() {
        for values in [vec![1e300; 1000], vec![5e-324, 1e-310], vec![1e-300, 1e300]] {
            let held = whole(&values).unwrap();
            let sum: u128 = held.iter().map(|w| u128::from(*w)).sum();
            assert!(sum < 1 << 62 && held.iter().all(|w| *w > 0));
        }
        assert_eq!(whole(&[1.0, f64::INFINITY]), Err((1, f64::INFINITY)));
        assert_eq!(whole(&[-1.0]), Err((0, -1.0)));
    }
}
