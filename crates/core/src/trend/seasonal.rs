//! The seasonal Mann–Kendall test (Hirsch, Slack and Smith 1982): values are compared within their season only, so
//! that the round of the year is no trend.

use super::sen::Slopes;
use super::{InvalidSeries, Series, TrendMark, corrected_z, pairs};
use crate::normal::two_sided;

/// What the seasonal test says of one series. Seasons are taken as independent of each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeasonalTrend {
    /// Number of values.
    pub n: usize,
    /// Number of seasons with at least one value.
    pub seasons: usize,
    /// Sum of the seasons' S, exact.
    pub s: i64,
    /// Sum of the seasons' variances of S, ties taken into account.
    pub var_s: f64,
    /// z with continuity correction; none with fewer than three values or variance 0.
    pub z: Option<f64>,
    /// Two-sided normal p; none where z is none.
    pub p: Option<f64>,
    /// S by the number of pairs within seasons; none without such a pair.
    pub tau_a: Option<f64>,
    /// Median of the slopes of all pairs within seasons, per whole period; none without such a pair.
    pub sen_slope: Option<f64>,
    /// Why z and p are none, where they are; `Constant` where every season is.
    pub mark: Option<TrendMark>,
}

/// The trend of values in equal steps with `period` seasons that take turns; a missing value is none.
pub fn seasonal_mann_kendall(
    values: &[Option<f64>],
    period: usize,
) -> Result<SeasonalTrend, InvalidSeries> {
    if period == 0 {
        return Err(InvalidSeries::NoSeasons);
    }
    let finite = |value: &Option<f64>| value.is_none_or(f64::is_finite);
    if let Some(at) = values.iter().position(|value| !finite(value)) {
        return Err(InvalidSeries::NotFinite(at));
    }
    let mut seasons = Vec::new();
    for season in 0..period.min(values.len()) {
        let own = values.iter().skip(season).step_by(period).enumerate();
        let (times, held): (Vec<f64>, Vec<f64>) = own
            .filter_map(|(cycle, value)| value.map(|value| (cycle as f64, value)))
            .unzip();
        if !held.is_empty() {
            seasons.push(Series::new(&times, &held)?);
        }
    }
    Ok(of_seasons(&seasons))
}

fn of_seasons(seasons: &[Series]) -> SeasonalTrend {
    let n: usize = seasons.iter().map(|season| season.values.len()).sum();
    let s = seasons.iter().map(|season| season.s).sum();
    let var_s = seasons.iter().map(|season| season.var_s).sum();
    let compared: f64 = seasons
        .iter()
        .map(|season| pairs(season.values.len()))
        .sum();
    let mark = if n < 3 || compared < 1.0 {
        Some(TrendMark::TooShort)
    } else if var_s > 0.0 {
        None
    } else {
        Some(TrendMark::Constant)
    };
    let z = if mark.is_none() {
        corrected_z(s, var_s)
    } else {
        None
    };
    SeasonalTrend {
        n,
        seasons: seasons.len(),
        s,
        var_s,
        z,
        p: z.map(two_sided),
        tau_a: (compared > 0.0).then(|| s as f64 / compared),
        sen_slope: Slopes::new(seasons.iter().map(Series::slopes).collect()).median(),
        mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::mann_kendall;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn two_seasons_of_three_are_as_by_hand() {
        // season one 1, 2, 3: S = 3; season two 10, 12, 11: S = 1; each variance 3·2·11/18 = 11/3
        let found =
            seasonal_mann_kendall(&some(&[1.0, 10.0, 2.0, 12.0, 3.0, 11.0]), 2).expect("a series");
        assert_eq!((found.n, found.seasons, found.s), (6, 2, 4));
        assert!((found.var_s - 22.0 / 3.0).abs() < 1e-12);
        assert!((found.z.expect("defined") - 3.0 / (22.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        // slopes 1, 1, 1 and 2, 1/2, −1
        assert_eq!(found.sen_slope, Some(1.0));
        assert!((found.tau_a.expect("pairs") - 4.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn the_round_of_the_year_alone_is_no_trend() {
        let year = [1.0, 5.0, 9.0, 4.0];
        let values: Vec<f64> = (0..20).map(|step| year[step % 4]).collect();
        let found = seasonal_mann_kendall(&some(&values), 4).expect("a series");
        assert_eq!((found.s, found.z, found.p), (0, None, None));
        assert_eq!(found.mark, Some(TrendMark::Constant));
        assert_eq!(found.sen_slope, Some(0.0));
    }

    #[test]
    fn one_season_is_the_plain_test() {
        let values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
        let plain = mann_kendall(&values).expect("a series");
        let found = seasonal_mann_kendall(&some(&values), 1).expect("a series");
        assert_eq!((found.s, found.z, found.p), (plain.s, plain.z, plain.p));
        assert_eq!(found.sen_slope, plain.sen_slope);
    }

    #[test]
    fn a_missing_value_keeps_its_place_in_time() {
        // one season, slopes over 2, 1 and 3 cycles: 1, 1, 1
        let found = seasonal_mann_kendall(&[Some(0.0), None, Some(2.0), Some(3.0)], 1);
        let found = found.expect("a series");
        assert_eq!((found.n, found.s), (3, 3));
        assert_eq!(found.sen_slope, Some(1.0));
    }

    #[test]
    fn no_season_no_value_and_no_number_are_named() {
        let none = seasonal_mann_kendall(&[Some(1.0)], 0);
        assert_eq!(none, Err(InvalidSeries::NoSeasons));
        let nan = seasonal_mann_kendall(&[None, Some(f64::NAN)], 2);
        assert_eq!(nan, Err(InvalidSeries::NotFinite(1)));
        let empty = seasonal_mann_kendall(&[None, None], usize::MAX).expect("no values");
        assert_eq!((empty.n, empty.mark), (0, Some(TrendMark::TooShort)));
        let apart = seasonal_mann_kendall(&some(&[1.0, 2.0, 3.0]), 3).expect("a series");
        assert_eq!((apart.tau_a, apart.mark), (None, Some(TrendMark::TooShort)));
    }
}
