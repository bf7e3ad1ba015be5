//! Significance over many units at once: the false discovery rate, so that a map of chance shows no hot spots.

/// Adjusted p values after Benjamini and Hochberg (1995): q ≤ α marks the units that the step-up procedure with
/// "≤" reports at false discovery rate α. A unit without p takes no part and stays without.
///
/// Shape: as `p`; each p in 0 ..= 1, NaN takes no part.
#[must_use]
pub fn benjamini_hochberg(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(usize, f64)> = p
        .iter()
        .enumerate()
        .filter_map(|(unit, p)| p.filter(|p| !p.is_nan()).map(|p| (unit, p)))
        .collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let tests = order.len() as f64;
    let mut adjusted = vec![None; p.len()];
    let mut least = 1.0_f64;
    for (rank, (unit, p)) in order.iter().enumerate().rev() {
        least = least.min(p * tests / (rank + 1) as f64);
        adjusted[*unit] = Some(least);
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn four_p_values_are_adjusted_as_by_hand() {
        // ranks 1 to 4: 0.01·4/1, 0.02·4/2, 0.03·4/3, 0.5·4/4, then the running minimum from above
        let adjusted = benjamini_hochberg(&[Some(0.03), None, Some(0.5), Some(0.01), Some(0.02)]);
        let expected = [Some(0.04), None, Some(0.5), Some(0.04), Some(0.04)];
        for (found, expected) in adjusted.iter().zip(expected) {
            match (found, expected) {
                (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-15),
                (found, expected) => assert_eq!(*found, expected),
            }
        }
    }

    #[test]
    fn nothing_in_gives_nothing_out_and_not_a_number_takes_no_part() {
        assert_eq!(benjamini_hochberg(&[]), vec![]);
        assert_eq!(
            benjamini_hochberg(&[Some(f64::NAN), Some(0.02)]),
            vec![None, Some(0.02)]
        );
    }

    proptest! {
        #[test]
        fn reported_units_are_those_of_the_step_up_procedure(
            p in prop::collection::vec(0.0..=1.0_f64, 1..40), alpha in 0.01..0.5_f64,
        ) {
            let some: Vec<Option<f64>> = p.iter().copied().map(Some).collect();
            let reported = benjamini_hochberg(&some)
                .iter()
                .filter(|q| q.is_some_and(|q| q <= alpha))
                .count();
            let mut sorted = p.clone();
            sorted.sort_by(f64::total_cmp);
            let tests = p.len() as f64;
            let step_up = (1..=p.len())
                .rev()
                .find(|k| sorted[k - 1] * tests / *k as f64 <= alpha)
                .unwrap_or(0);
            prop_assert_eq!(reported, step_up);
        }
    }
}
