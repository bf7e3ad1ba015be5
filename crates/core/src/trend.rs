//! Is a series rising or falling? The Mann–Kendall test (Mann 1945; Kendall 1975) with ties, continuity correction
//! and, for short series without ties, its exact p; Kendall's tau; Sen's slope (Sen 1968) with its interval.

mod exact;
mod seasonal;
mod sen;

use std::cmp::Ordering;

use crate::normal::two_sided;
pub use seasonal::{SeasonalTrend, seasonal_mann_kendall};

/// The longest series whose exact p is computed.
pub const EXACT_AT_MOST: usize = exact::LONGEST;

/// A series that cannot be tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSeries {
    /// There is not one time for each value.
    #[error("{values} values at {times} times")]
    Length {
        /// Number of times.
        times: usize,
        /// Number of values.
        values: usize,
    },
    /// A value or a time that is not a finite number.
    #[error("the value or time at position {0} is not a finite number")]
    NotFinite(usize),
    /// Seasons without a length.
    #[error("a period of 0 steps has no seasons")]
    NoSeasons,
}

/// Why a trend has no z and no p.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrendMark {
    /// Fewer than three values.
    TooShort,
    /// All values are the same: S = 0 and its variance is 0.
    Constant,
    /// All values were taken at the same time: S = 0 and its variance is 0.
    SameTime,
}

/// Where a series goes at a significance level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Significantly falling.
    Down,
    /// No trend can be shown.
    #[default]
    Level,
    /// Significantly rising.
    Up,
}

impl Direction {
    /// Up for down and down for up.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Down => Self::Up,
            Self::Level => Self::Level,
            Self::Up => Self::Down,
        }
    }
}

/// What the Mann–Kendall test says of one series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Number of values.
    pub n: usize,
    /// `S = Σ_{i<j} sign(t_j − t_i) · sign(x_j − x_i)`, exact.
    pub s: i64,
    /// Variance of S without a trend, ties taken into account (Kendall 1975; with single times Gilbert 1987, eq. 16.2).
    pub var_s: f64,
    /// `(S − sign S) / √var S`, 0 for S = 0 (continuity correction); none with fewer than three values or variance 0.
    pub z: Option<f64>,
    /// Two-sided normal p of z; none where z is none.
    pub p: Option<f64>,
    /// Two-sided exact p, `P(|S| ≥ |s|)` over all orders of the values; none with ties, with fewer than three
    /// values and with more than [`EXACT_AT_MOST`].
    pub p_exact: Option<f64>,
    /// S by the number of pairs; none with fewer than two values.
    pub tau_a: Option<f64>,
    /// S by the geometric mean of the pairs untied in time and untied in value; none where all are tied.
    pub tau_b: Option<f64>,
    /// Median of the slopes of all pairs at different times, per unit of time; none without such a pair.
    pub sen_slope: Option<f64>,
    /// Lower end of the slope's 95 % interval (Gilbert 1987, ch. 16.5.2, ranks interpolated); none where the
    /// series is too short to bound it, as with fewer than five untied values.
    pub sen_low: Option<f64>,
    /// Upper end of the slope's 95 % interval; none as its lower end.
    pub sen_high: Option<f64>,
    /// Why z and p are none, where they are.
    pub mark: Option<TrendMark>,
}

impl Trend {
    /// The exact p where there is one, else the normal one.
    #[must_use]
    pub fn best_p(&self) -> Option<f64> {
        self.p_exact.or(self.p)
    }

    /// Up or down where [`Trend::best_p`] is at most `alpha`, else level.
    #[must_use]
    pub fn direction(&self, alpha: f64) -> Direction {
        if self.best_p().is_none_or(|p| p > alpha) {
            return Direction::Level;
        }
        match self.s.cmp(&0) {
            Ordering::Less => Direction::Down,
            Ordering::Equal => Direction::Level,
            Ordering::Greater => Direction::Up,
        }
    }
}

/// The trend of values in equal steps; the slope is per step. Time and memory grow with the square of the length.
pub fn mann_kendall(values: &[f64]) -> Result<Trend, InvalidSeries> {
    let times: Vec<f64> = (0..values.len()).map(|step| step as f64).collect();
    mann_kendall_at(&times, values)
}

/// The trend of values at given times, in any order; several values may share a time (their pairs count 0).
/// A missing value is left out together with its time. Time and memory grow with the square of the length.
pub fn mann_kendall_at(times: &[f64], values: &[f64]) -> Result<Trend, InvalidSeries> {
    let series = Series::new(times, values)?;
    let n = series.values.len();
    let mark = series.mark();
    let tested = mark.is_none();
    let z = tested.then(|| series.z()).flatten();
    let untied = series.in_time.none() && series.in_value.none();
    let slopes = sen::Slopes::new(vec![series.slopes()]);
    let (sen_low, sen_high) = match tested.then(|| slopes.interval(series.var_s)).flatten() {
        Some((low, high)) => (Some(low), Some(high)),
        None => (None, None),
    };
    Ok(Trend {
        n,
        s: series.s,
        var_s: series.var_s,
        z,
        p: z.map(two_sided),
        p_exact: (tested && untied)
            .then(|| exact::two_sided(n, series.s))
            .flatten(),
        tau_a: (n > 1).then(|| series.s as f64 / pairs(n)),
        tau_b: series.tau_b(),
        sen_slope: slopes.median(),
        sen_low,
        sen_high,
        mark,
    })
}

/// Number of pairs of `n` things.
fn pairs(n: usize) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// z of S with continuity correction; none where the variance is 0.
fn corrected_z(s: i64, var_s: f64) -> Option<f64> {
    (var_s > 0.0).then(|| (s - s.signum()) as f64 / var_s.sqrt())
}

/// A series in the order of time with its S and what its ties do to the variance.
struct Series {
    times: Vec<f64>,
    values: Vec<f64>,
    in_time: Ties,
    in_value: Ties,
    s: i64,
    var_s: f64,
}

impl Series {
    fn new(times: &[f64], values: &[f64]) -> Result<Self, InvalidSeries> {
        if times.len() != values.len() {
            return Err(InvalidSeries::Length {
                times: times.len(),
                values: values.len(),
            });
        }
        // adding 0 makes −0 and 0 the same, so that the total order is the order of numbers
        let mut both: Vec<(f64, f64)> = times
            .iter()
            .zip(values)
            .map(|(time, value)| (time + 0.0, value + 0.0))
            .collect();
        let finite = |(time, value): &(f64, f64)| time.is_finite() && value.is_finite();
        if let Some(at) = both.iter().position(|pair| !finite(pair)) {
            return Err(InvalidSeries::NotFinite(at));
        }
        both.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (times, values): (Vec<f64>, Vec<f64>) = both.into_iter().unzip();
        let mut series = Self {
            in_time: Ties::of(&times),
            in_value: Ties::of(&values),
            s: 0,
            var_s: 0.0,
            times,
            values,
        };
        series.s = series.later_pairs().map(|(_, rise)| rise.1).sum();
        series.var_s = series.variance();
        Ok(series)
    }

    /// For each pair at different times: its length in time; its rise and the rise's sign.
    fn later_pairs(&self) -> impl Iterator<Item = (f64, (f64, i64))> + '_ {
        (0..self.values.len()).flat_map(move |i| {
            let later = (i + 1..self.values.len()).filter(move |j| self.times[*j] > self.times[i]);
            later.map(move |j| {
                let sign = self.values[j].total_cmp(&self.values[i]) as i8;
                let rise = self.values[j] - self.values[i];
                (self.times[j] - self.times[i], (rise, i64::from(sign)))
            })
        })
    }

    fn slopes(&self) -> Vec<f64> {
        self.later_pairs()
            .map(|(time, (rise, _))| rise / time)
            .collect()
    }

    /// Kendall's variance with ties in time (t) and in value (u):
    /// `(n(n−1)(2n+5) − Σ t(t−1)(2t+5) − Σ u(u−1)(2u+5)) / 18`, and added to it
    /// `Σ t(t−1) Σ u(u−1) / (2n(n−1))` and `Σ t(t−1)(t−2) Σ u(u−1)(u−2) / (9n(n−1)(n−2))`.
    fn variance(&self) -> f64 {
        let n = self.values.len() as f64;
        let (t, u) = (&self.in_time, &self.in_value);
        if self.mark_of_ties().is_some() || n < 2.0 {
            return 0.0;
        }
        let whole = (n * (n - 1.0) * (2.0 * n + 5.0) - t.spread - u.spread) / 18.0;
        let twos = t.twos * u.twos / (2.0 * n * (n - 1.0));
        let threes = if n > 2.0 {
            t.threes * u.threes / (9.0 * n * (n - 1.0) * (n - 2.0))
        } else {
            0.0
        };
        whole + twos + threes
    }

    fn mark(&self) -> Option<TrendMark> {
        if self.values.len() < 3 {
            return Some(TrendMark::TooShort);
        }
        self.mark_of_ties()
    }

    fn mark_of_ties(&self) -> Option<TrendMark> {
        let n = self.values.len();
        if n > 1 && self.in_value.largest == n {
            Some(TrendMark::Constant)
        } else if n > 1 && self.in_time.largest == n {
            Some(TrendMark::SameTime)
        } else {
            None
        }
    }

    fn z(&self) -> Option<f64> {
        corrected_z(self.s, self.var_s)
    }

    fn tau_b(&self) -> Option<f64> {
        let all = pairs(self.values.len());
        let (time, value) = (
            all - self.in_time.twos / 2.0,
            all - self.in_value.twos / 2.0,
        );
        (time > 0.0 && value > 0.0).then(|| self.s as f64 / (time * value).sqrt())
    }
}

/// Groups of equal numbers, each of size t.
#[derive(Clone, Copy, Debug, Default)]
struct Ties {
    /// `Σ t(t−1)`
    twos: f64,
    /// `Σ t(t−1)(t−2)`
    threes: f64,
    /// `Σ t(t−1)(2t+5)`
    spread: f64,
    largest: usize,
}

impl Ties {
    fn of(numbers: &[f64]) -> Self {
        let mut sorted = numbers.to_vec();
        sorted.sort_by(f64::total_cmp);
        let groups = sorted.chunk_by(|a, b| a.total_cmp(b).is_eq());
        groups.fold(Self::default(), |sums, group| {
            let t = group.len() as f64;
            let twos = t * (t - 1.0);
            Self {
                twos: sums.twos + twos,
                threes: sums.threes + twos * (t - 2.0),
                spread: sums.spread + twos * (2.0 * t + 5.0),
                largest: sums.largest.max(group.len()),
            }
        })
    }

    const fn none(&self) -> bool {
        self.largest < 2
    }
}

#[cfg(test)]
#[path = "trend/tests.rs"]
mod tests;
