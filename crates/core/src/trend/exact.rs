//! The exact distribution of Kendall's S without ties: all n! orders are equally likely, and S tells the number of
//! inversions (Kendall 1938).

/// The longest series the distribution is computed for.
pub(super) const LONGEST: usize = 100;

/// `P(|S| ≥ |s|)` over all orders of `n` different values; none below 3 values and above [`LONGEST`].
///
/// Only orders with few inversions are counted, in the rising half of each distribution, where nothing cancels.
pub(super) fn two_sided(n: usize, s: i64) -> Option<f64> {
    if !(3..=LONGEST).contains(&n) {
        return None;
    }
    let all = n * (n - 1) / 2;
    let distance = usize::try_from(s.unsigned_abs()).ok()?;
    let inversions = all.checked_sub(distance)? / 2;
    let tail: f64 = chances(n, inversions).iter().sum();
    Some((2.0 * tail).min(1.0))
}

/// The chance of 0, 1, … `most` inversions in an order of `n` values; `most` is at most half of all pairs.
///
/// The i-th value makes 0 … i−1 new inversions, all equally likely:
/// `P_i(k) = P_i(k−1) + (P_{i−1}(k) − P_{i−1}(k−i)) / i`; the other half is the mirror image.
fn chances(n: usize, most: usize) -> Vec<f64> {
    let mut before = vec![0.0; most + 1];
    before[0] = 1.0;
    for i in 2..=n {
        let pairs = i * (i - 1) / 2;
        let mut now = vec![0.0; most + 1];
        let mut chance = 0.0;
        for k in 0..=most.min(pairs) {
            if k <= pairs / 2 {
                let gone = k.checked_sub(i).map_or(0.0, |k| before[k]);
                chance += (before[k] - gone) / i as f64;
                now[k] = chance;
            } else {
                now[k] = now[pairs - k];
            }
        }
        before = now;
    }
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Number of inversions of every order of `n` values.
    fn of_all_orders(n: i64) -> Vec<i64> {
        if n == 0 {
            return vec![0];
        }
        let shorter = of_all_orders(n - 1);
        let with = |fresh: i64| shorter.iter().map(move |old| old + fresh);
        (0..n).flat_map(with).collect()
    }

    #[test]
    fn every_s_of_up_to_eight_values_equals_the_count_over_all_orders() {
        for (n, all) in [(3, 3_i64), (4, 6), (5, 10), (6, 15), (7, 21), (8, 28)] {
            let orders = of_all_orders(n);
            for s in (-all..=all).step_by(2) {
                let far = |inversions: &&i64| (all - 2 * **inversions).abs() >= s.abs();
                let ways = orders.iter().filter(far).count();
                let expected = ways as f64 / orders.len() as f64;
                let found = two_sided(n as usize, s).expect("short enough");
                assert!((found - expected).abs() <= 1e-14 * expected, "{n} {s}");
            }
        }
    }

    #[test]
    fn a_hundred_values_in_order_have_the_chance_of_two_orders_of_all() {
        let factorial: f64 = (1..=100).map(f64::from).product();
        let found = two_sided(100, 4950).expect("short enough");
        assert!((found - 2.0 / factorial).abs() <= 1e-12 * found);
    }

    #[test]
    fn the_chances_of_all_numbers_of_inversions_sum_to_one() {
        for n in [3, 10, 50, 100] {
            let all = n * (n - 1) / 2;
            let half = chances(n, all / 2);
            let middle = if all % 2 == 0 { half[all / 2] } else { 0.0 };
            let whole = 2.0 * half.iter().sum::<f64>() - middle;
            assert!((whole - 1.0).abs() < 1e-12, "{n}: {whole}");
        }
    }

    #[test]
    fn too_short_too_long_and_impossible_series_have_no_chance() {
        assert_eq!(two_sided(2, 1), None);
        assert_eq!(two_sided(LONGEST + 1, 5), None);
        assert_eq!(two_sided(3, 4), None);
    }
}
