//! Significance over many units at once: the false discovery rate, so that a map of chance shows no hot spots.

use rayon::prelude::*;

/// How p values are adjusted for the number of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Adjustment {
    /// Benjamini and Hochberg (1995): tests that are independent or depend positively.
    #[default]
    BenjaminiHochberg,
    /// Benjamini and Yekutieli (2001): tests that depend in any way; `Σ 1/i` times as strict.
    BenjaminiYekutieli,
}

/// Adjusted p values: q ≤ α marks the units that the step-up procedure with "≤" reports at false discovery rate α.
/// A unit without p takes no part and stays without.
///
/// Shape: as `p`; each p in 0 ..= 1, NaN takes no part.
#[must_use]
pub fn adjust(p: &[Option<f64>], method: Adjustment) -> Vec<Option<f64>> {
    let mut order: Vec<(f64, usize)> = p
        .iter()
        .enumerate()
        .filter_map(|(unit, p)| p.filter(|p| !p.is_nan()).map(|p| (p, unit)))
        .collect();
    order.par_sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let factor = match method {
        Adjustment::BenjaminiHochberg => order.len() as f64,
        Adjustment::BenjaminiYekutieli => order.len() as f64 * harmonic(order.len()),
    };
    let mut adjusted = vec![None; p.len()];
    let mut least = 1.0_f64;
    for (rank, (p, unit)) in order.iter().enumerate().rev() {
        least = least.min(p * factor / (rank + 1) as f64);
        adjusted[*unit] = Some(least);
    }
    adjusted
}

/// Adjusted p values after Benjamini and Hochberg (1995): [`adjust`] with that method.
#[must_use]
pub fn benjamini_hochberg(p: &[Option<f64>]) -> Vec<Option<f64>> {
    adjust(p, Adjustment::BenjaminiHochberg)
}

/// Adjusted p values after Benjamini and Yekutieli (2001): [`adjust`] with that method.
#[must_use]
pub fn benjamini_yekutieli(p: &[Option<f64>]) -> Vec<Option<f64>> {
    adjust(p, Adjustment::BenjaminiYekutieli)
}

/// `1 + 1/2 + … + 1/n`, the smallest added first.
fn harmonic(n: usize) -> f64 {
    (1..=n).rev().map(|i| 1.0 / i as f64).sum()
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
    fn under_any_dependence_four_p_values_are_adjusted_as_by_hand() {
        // 1 + 1/2 + 1/3 + 1/4 = 25/12 times those of Benjamini and Hochberg, at most 1
        let p = [Some(0.03), None, Some(0.5), Some(0.01), Some(0.02)];
        let adjusted = benjamini_yekutieli(&p);
        assert_eq!(adjusted[1], None);
        for (unit, expected) in [(0, 1.0 / 12.0), (2, 1.0), (3, 1.0 / 12.0), (4, 1.0 / 12.0)] {
            assert!((adjusted[unit].unwrap() - expected).abs() < 1e-15);
        }
        assert_eq!(
            adjust(&[Some(0.2)], Adjustment::BenjaminiYekutieli),
            [Some(0.2)]
        );
    }

    #[test]
    fn units_with_the_same_p_share_the_adjusted_p() {
        let adjusted = benjamini_hochberg(&[Some(0.02), Some(0.5), Some(0.02)]);
        assert_eq!(adjusted[0], adjusted[2]);
        assert!((adjusted[0].unwrap() - 0.03).abs() < 1e-15);
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
