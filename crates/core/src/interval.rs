//! Intervals of a rate.

/// The standard normal quantile that leaves 2.5 % on each side.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// The score interval of a share (Wilson 1927), as (low, high), each in 0 ..= 1.
///
/// `z` is the standard normal quantile ([`Z_95`] for 95 %). None without population, for more cases than people
/// and for a quantile that is not a finite number of at least 0.
#[must_use]
pub fn wilson(cases: u32, population: u32, z: f64) -> Option<(f64, f64)> {
    if population == 0 || cases > population || !z.is_finite() || z < 0.0 {
        return None;
    }
    let n = f64::from(population);
    let share = f64::from(cases) / n;
    let squared = z * z;
    let middle = share + squared / (2.0 * n);
    let half = z * (share * (1.0 - share) / n + squared / (4.0 * n * n)).sqrt();
    let whole = 1.0 + squared / n;
    let low = if cases == 0 {
        0.0
    } else {
        (middle - half) / whole
    };
    let high = if cases == population {
        1.0
    } else {
        (middle + half) / whole
    };
    Some((low.max(0.0), high.min(1.0)))
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
