//! The trend against hand-worked values, scipy and properties.

use proptest::prelude::*;

use super::*;

fn close(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() <= 1e-12 * expected.abs().max(1e-300))
}

#[test]
fn four_rising_values_are_as_by_hand() {
    let found = mann_kendall(&[1.0, 2.0, 4.0, 5.0]).expect("a series");
    // S = 6, var S = 4·3·13/18 = 26/3, z = 5 / √(26/3); two of 24 orders are as far
    assert_eq!((found.n, found.s, found.mark), (4, 6, None));
    assert!((found.var_s - 26.0 / 3.0).abs() < 1e-12);
    assert!(close(found.z, 5.0 / (26.0_f64 / 3.0).sqrt()));
    assert!(close(found.p_exact, 2.0 / 24.0));
    assert_eq!((found.tau_a, found.tau_b), (Some(1.0), Some(1.0)));
    // slopes 1, 3/2, 4/3, 2, 3/2, 1
    assert!(close(found.sen_slope, 17.0 / 12.0));
    assert_eq!((found.sen_low, found.sen_high), (None, None));
}

#[test]
fn ties_in_value_take_from_the_variance_as_by_hand() {
    // 1 2 2 3: S = 5; one pair tied: var S = (156 − 2·1·9)/18 = 138/18
    let found = mann_kendall(&[1.0, 2.0, 2.0, 3.0]).expect("a series");
    assert_eq!((found.s, found.p_exact), (5, None));
    assert!((found.var_s - 138.0 / 18.0).abs() < 1e-12);
    assert!(close(found.tau_a, 5.0 / 6.0));
    assert!(close(found.tau_b, 5.0 / 30.0_f64.sqrt()));
}

#[test]
fn ten_untied_values_agree_with_scipy() {
    // scipy 1.17 kendalltau (method exact and asymptotic) and theilslopes
    let values = [2.1, 1.7, 3.3, 2.9, 4.4, 3.8, 5.0, 4.9, 6.2, 7.7];
    let found = mann_kendall(&values).expect("a series");
    assert_eq!(found.s, 37);
    assert!((found.var_s - 125.0).abs() < 1e-12);
    assert!(close(found.tau_b, 0.822_222_222_222_222_1));
    assert!(close(found.p_exact, 0.000_357_694_003_527_336_9));
    assert!(close(found.sen_slope, 0.575));
    // C = 21.91: between the slopes of ranks 11 and 12, and 34 and 35 (numpy; scipy rounds ranks: 0.425, 0.75)
    assert!(close(found.sen_low, 0.413_586_706_069_818_3));
    assert!(close(found.sen_high, 0.772_826_587_860_363_7));
}

#[test]
fn fifteen_values_with_ties_agree_with_scipy() {
    let values = [
        3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0, 8.0, 9.0, 7.0, 9.0,
    ];
    let found = mann_kendall(&values).expect("a series");
    // S over the root of scipy's variance, less one for continuity
    assert_eq!(found.s, 55);
    assert!((found.var_s - 399.0).abs() < 1e-10);
    assert!(close(found.z, 54.0 / 399.0_f64.sqrt()));
    assert!(close(found.tau_b, 0.544_982_018_142_051_7));
    assert!(close(found.sen_slope, 4.0 / 9.0));
}

#[test]
fn several_values_at_one_time_agree_with_scipy() {
    let times = [1.0, 1.0, 1.0, 2.0, 3.0, 3.0, 4.0, 5.0];
    let values = [10.0, 22.0, 21.0, 30.0, 22.0, 30.0, 40.0, 40.0];
    let found = mann_kendall_at(&times, &values).expect("a series");
    assert_eq!((found.s, found.p_exact), (19, None));
    assert!((found.var_s - 58.095_238_095_238_07).abs() < 1e-11);
    assert!(close(found.tau_b, 0.775_671_751_881_339_7));
    assert!(close(found.sen_slope, 5.5));
}

#[test]
fn twenty_falling_values_agree_with_scipy_and_point_down() {
    let values = [
        12.0, 11.5, 11.9, 10.0, 10.7, 9.1, 9.6, 8.8, 8.1, 7.9, 8.3, 6.5, 7.0, 6.1, 5.9, 5.2, 5.6,
        4.1, 4.4, 3.3,
    ];
    let found = mann_kendall(&values).expect("a series");
    assert_eq!(found.s, -174);
    assert!((found.var_s - 950.0).abs() < 1e-9);
    assert!(close(found.p_exact, 1.637_252_132_068_114e-12));
    assert!(close(found.sen_slope, -0.45));
    assert_eq!(found.direction(0.05), Direction::Down);
    assert_eq!(found.direction(0.0), Direction::Level);
}

#[test]
fn what_cannot_be_tested_has_defined_values_and_a_mark() {
    let constant = mann_kendall(&[2.5; 5]).expect("a series");
    assert_eq!((constant.s, constant.z, constant.p), (0, None, None));
    assert_eq!(constant.p_exact, None);
    assert_eq!(constant.mark, Some(TrendMark::Constant));
    assert_eq!((constant.tau_a, constant.tau_b), (Some(0.0), None));
    assert_eq!((constant.sen_slope, constant.sen_low), (Some(0.0), None));
    assert!(constant.var_s.abs() < 1e-300);
    assert_eq!(constant.direction(0.05), Direction::Level);

    let two = mann_kendall(&[1.0, 3.0]).expect("a series");
    assert_eq!(
        (two.s, two.z, two.mark),
        (1, None, Some(TrendMark::TooShort))
    );
    assert_eq!(two.sen_slope, Some(2.0));

    let none = mann_kendall(&[]).expect("no values");
    assert_eq!(
        (none.n, none.s, none.tau_a, none.sen_slope),
        (0, 0, None, None)
    );
    assert_eq!(none.mark, Some(TrendMark::TooShort));

    let at_once = mann_kendall_at(&[1.0; 3], &[1.0, 2.0, 3.0]).expect("a series");
    assert_eq!((at_once.s, at_once.z, at_once.sen_slope), (0, None, None));
    assert_eq!(at_once.mark, Some(TrendMark::SameTime));
}

#[test]
fn zero_and_minus_zero_are_a_tie() {
    let found = mann_kendall(&[0.0, -0.0, 0.0, 1.0]).expect("a series");
    assert_eq!(found.s, 3);
}

#[test]
fn what_is_no_series_is_an_error() {
    let short = mann_kendall_at(&[1.0], &[1.0, 2.0]);
    assert_eq!(
        short,
        Err(InvalidSeries::Length {
            times: 1,
            values: 2
        })
    );
    let nan = mann_kendall(&[1.0, f64::NAN]);
    assert_eq!(nan, Err(InvalidSeries::NotFinite(1)));
    let never = mann_kendall_at(&[f64::INFINITY], &[1.0]);
    assert_eq!(never, Err(InvalidSeries::NotFinite(0)));
}

/// Variance of S over all orders of the values, times held.
fn variance_over_all_orders(times: &[f64], values: &[f64]) -> f64 {
    fn orders(values: &[f64]) -> Vec<Vec<f64>> {
        if values.is_empty() {
            return vec![Vec::new()];
        }
        let first = |at: usize| {
            let mut rest = values.to_vec();
            let first = rest.remove(at);
            let with = move |order: Vec<f64>| [vec![first], order].concat();
            orders(&rest).into_iter().map(with)
        };
        (0..values.len()).flat_map(first).collect()
    }
    let all = orders(values);
    let s = |order: &Vec<f64>| mann_kendall_at(times, order).map_or(0.0, |found| found.s as f64);
    all.iter().map(|order| s(order).powi(2)).sum::<f64>() / all.len() as f64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_variance_is_that_over_all_orders(
        both in prop::collection::vec((0..4_u8, 0..4_u8), 2..=6),
    ) {
        let (times, values): (Vec<f64>, Vec<f64>) =
            both.iter().map(|(t, x)| (f64::from(*t), f64::from(*x))).unzip();
        let found = mann_kendall_at(&times, &values).expect("a series");
        let expected = variance_over_all_orders(&times, &values);
        prop_assert!((found.var_s - expected).abs() < 1e-9, "{} {}", found.var_s, expected);
    }

    #[test]
    fn turned_values_turn_the_trend(values in prop::collection::vec(-50..50_i32, 0..30)) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let turned: Vec<f64> = values.iter().map(|value| -value).collect();
        let found = mann_kendall(&values).expect("a series");
        let other = mann_kendall(&turned).expect("a series");
        prop_assert_eq!(found.s, -other.s);
        prop_assert_eq!(found.p, other.p);
        prop_assert_eq!(found.p_exact, other.p_exact);
        prop_assert_eq!(found.direction(0.05), other.direction(0.05).reversed());
        if let (Some(slope), Some(turned)) = (found.sen_slope, other.sen_slope) {
            prop_assert!((slope + turned).abs() < 1e-12);
        }
        if let (Some(low), Some(high), Some(slope)) =
            (found.sen_low, found.sen_high, found.sen_slope)
        {
            prop_assert!(low <= slope && slope <= high);
        }
    }

    #[test]
    fn the_order_in_which_times_are_given_does_not_matter(
        both in prop::collection::vec((0..9_u8, -9..9_i8), 0..20), turn in 0..20_usize,
    ) {
        let of = |both: &[(u8, i8)]| {
            let (times, values): (Vec<f64>, Vec<f64>) =
                both.iter().map(|(t, x)| (f64::from(*t), f64::from(*x))).unzip();
            mann_kendall_at(&times, &values).expect("a series")
        };
        let mut other = both.clone();
        other.rotate_left(turn.min(both.len()));
        prop_assert_eq!(of(&both), of(&other));
    }
}
