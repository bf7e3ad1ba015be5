//! Intervals of a rate: Wilson's for shares of people, Garwood's for counts of cases.

mod poisson;

use crate::normal::upper_tail;
use poisson::{ln_at_least, ln_at_most, solve};

/// The standard normal quantile that leaves 2.5 % on each side.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// The score interval of a share (Wilson 1927), as (low, high), each in 0 ..= 1.
///
/// `z` is the standard normal quantile ([`Z_95`] for 95 %). None without population, for more cases than people
/// and for a quantile that is not a finite number of at least 0.
#[must_use]
pub fn wilson(cases: u32, population: u32, z: f64) -> Option<(f64, f64)> {
    if population == 0 || cases > population {
        return None;
    }
    let n = f64::from(population);
    wilson_share(f64::from(cases) / n, n, z)
}

/// The score interval (Wilson 1927) of a share that was found among `n` people, as (low, high), each in 0 ..= 1.
///
/// `n` need not be whole: with design weights it is the effective sample size
/// ([`crate::design::Moments::effective`]). None for a share outside 0 ..= 1, for an `n` that is not a finite number
/// above 0 and for a quantile that is not a finite number of at least 0.
#[must_use]
pub fn wilson_share(share: f64, n: f64, z: f64) -> Option<(f64, f64)> {
    let share_fits = (0.0..=1.0).contains(&share);
    let n_fits = n.is_finite() && n > 0.0;
    if !share_fits || !n_fits || !z.is_finite() || z < 0.0 {
        return None;
    }
    let squared = z * z;
    let middle = share + squared / (2.0 * n);
    let half = z * (share * (1.0 - share) / n + squared / (4.0 * n * n)).sqrt();
    let whole = 1.0 + squared / n;
    let low = if share <= 0.0 {
        0.0
    } else {
        (middle - half) / whole
    };
    let high = if share >= 1.0 {
        1.0
    } else {
        (middle + half) / whole
    };
    // an n or z so far out that the formula leaves the range of numbers says nothing: 0 to 1
    Some((low.max(0.0), high.min(1.0)))
}

/// The exact interval of a Poisson count (Garwood 1936), as (low, high) expected cases.
///
/// The ends are the expectations under which so many cases or more, and so few or fewer, have the chance that
/// `z` leaves on one side: `χ²(α/2; 2c) / 2` and `χ²(1 − α/2; 2c + 2) / 2` with `α/2 = 1 − Φ(z)` ([`Z_95`] for 95 %);
/// low is 0 for no case. Relative error at most 1e-12 for counts up to a million. None for a quantile that is not in
/// 0 ..= 37.
#[must_use]
pub fn poisson(cases: u32, z: f64) -> Option<(f64, f64)> {
    if !(0.0..=37.0).contains(&z) {
        return None;
    }
    let side = upper_tail(z).ln();
    let low = if cases == 0 {
        0.0
    } else {
        solve(cases, side, ln_at_least, f64::from(cases))
    };
    let high = solve(cases, side, ln_at_most, f64::from(cases) + 1.0);
    Some((low, high))
}

/// The exact Poisson interval ([`poisson`]) of a rate, as (low, high) cases for each one of `population` (people,
/// or people times years). None for a population that is not a finite number above 0, and as [`poisson`].
#[must_use]
pub fn poisson_rate(cases: u32, population: f64, z: f64) -> Option<(f64, f64)> {
    if !population.is_finite() || population <= 0.0 {
        return None;
    }
    let (low, high) = poisson(cases, z)?;
    let ends = (low / population, high / population);
    (ends.0.is_finite() && ends.1.is_finite()).then_some(ends)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nobody_of_ten_may_still_be_more_than_a_quarter() {
        let (low, high) = wilson(0, 10, Z_95).expect("ten people");
        let squared = Z_95 * Z_95;
        assert!(low.abs() < 1e-15);
        assert!((high - squared / (10.0 + squared)).abs() < 1e-12);
        assert!(high > 0.25);
    }

    #[test]
    fn eighty_one_of_two_hundred_and_sixty_three_is_the_textbook_interval() {
        // Newcombe (1998), table I: 81/263 gives 0.2553 to 0.3662.
        let (low, high) = wilson(81, 263, Z_95).expect("there are people");
        assert!((low - 0.2553).abs() < 5e-5);
        assert!((high - 0.3662).abs() < 5e-5);
    }

    #[test]
    fn without_people_or_with_too_many_cases_there_is_no_interval() {
        assert_eq!(wilson(0, 0, Z_95), None);
        assert_eq!(wilson(3, 2, Z_95), None);
        assert_eq!(wilson(1, 2, f64::NAN), None);
    }

    #[test]
    fn a_share_of_an_effective_sample_is_between_its_whole_neighbours() {
        let of = |n: f64| wilson_share(0.3, n, Z_95).expect("a share");
        let (small, middle, large) = (of(20.0), of(20.5), of(21.0));
        assert!(small.0 < middle.0 && middle.0 < large.0);
        assert!(small.1 > middle.1 && middle.1 > large.1);
        assert_eq!(wilson(6, 20, Z_95), Some(small));
    }

    #[test]
    fn what_is_no_share_and_no_sample_has_no_interval() {
        assert_eq!(wilson_share(1.1, 10.0, Z_95), None);
        assert_eq!(wilson_share(f64::NAN, 10.0, Z_95), None);
        assert_eq!(wilson_share(0.5, 0.0, Z_95), None);
        assert_eq!(wilson_share(0.5, f64::INFINITY, Z_95), None);
        assert_eq!(wilson_share(0.5, 1e-300, Z_95), Some((0.0, 1.0)));
    }

    #[test]
    fn poisson_intervals_agree_with_forty_digit_values() {
        // mpmath: roots of the regularised incomplete gamma function; 123 456 by scipy 1.17 chi2.ppf
        let known = [
            (0, 0.0, 3.688_879_454_113_936),
            (1, 0.025_317_807_984_289_887, 5.571_643_390_938_898),
            (3, 0.618_672_122_895_601_4, 8.767_273_069_742_325),
            (10, 4.795_388_696_132_434, 18.390_356_042_017_78),
            (57, 43.171_243_362_924_74, 73.850_111_402_962_82),
            (100, 81.363_991_250_923_14, 121.626_793_792_426_39),
            (101, 82.266_158_793_038_95, 122.724_155_705_830_52),
            (150, 126.956_161_301_244_87, 176.017_166_097_074_5),
            (1000, 938.973_018_407_695_2, 1_063.952_136_016_302),
            (123_456, 122_768.288_698_515_55, 124_146.608_395_344_59),
        ];
        for (cases, low, high) in known {
            let found = poisson(cases, Z_95).expect("95 %");
            assert!((found.0 - low).abs() <= 1e-12 * low, "{cases}: {found:?}");
            assert!((found.1 - high).abs() <= 1e-12 * high, "{cases}: {found:?}");
        }
    }

    #[test]
    fn no_case_at_all_has_the_logarithm_for_its_upper_end() {
        for z in [0.0, 1.0, 5.0, 30.0, 37.0] {
            let (low, high) = poisson(0, z).expect("a quantile");
            assert!(low.abs() < 1e-300);
            assert!((high + upper_tail(z).ln()).abs() <= 1e-12 * high);
        }
    }

    #[test]
    fn far_quantiles_and_large_counts_still_have_an_interval() {
        for cases in [1, 2, 99, 100, 101, 5_000, 40_000_000] {
            for z in [0.0, 3.0, 8.0, 37.0] {
                let (low, high) = poisson(cases, z).expect("a quantile");
                let count = f64::from(cases);
                assert!(0.0 < low && low < count + 1.0, "{cases} {z} {low}");
                assert!(high > count && high.is_finite(), "{cases} {z} {high}");
                assert!(low < high);
            }
        }
        assert_eq!(poisson(3, -1.0), None);
        assert_eq!(poisson(3, f64::NAN), None);
    }

    #[test]
    fn a_rate_is_its_count_by_its_population() {
        let (low, high) = poisson_rate(10, 1000.0, Z_95).expect("people");
        assert!((low - 0.004_795_388_696_132_434).abs() < 1e-14);
        assert!((high - 0.018_390_356_042_017_778).abs() < 1e-14);
        assert_eq!(poisson_rate(10, 0.0, Z_95), None);
        assert_eq!(poisson_rate(10, 1e-320, Z_95), None);
    }

    proptest! {
        #[test]
        fn both_ends_solve_the_score_equation(population in 1..5000_u32, part in 0.0..=1.0_f64) {
            let cases = (f64::from(population) * part).floor() as u32;
            let (low, high) = wilson(cases, population, Z_95).expect("there are people");
            let n = f64::from(population);
            let share = f64::from(cases) / n;
            prop_assert!(low <= share && share <= high);
            for end in [low, high].into_iter().filter(|end| *end > 0.0 && *end < 1.0) {
                let score = (share - end).powi(2) * n;
                prop_assert!((score - Z_95 * Z_95 * end * (1.0 - end)).abs() < 1e-9 * n);
            }
        }
    }
}
