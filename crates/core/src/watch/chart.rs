//! A series on its chart: what is expected in each period, the band, and where the series is.

use super::Direction;
use super::cusum::Cusum;
use super::ewma::Ewma;
use super::farrington;
use super::learned::Learned;
use crate::normal::upper_tail;

/// How a band is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// Cumulative sums that find a rate so many times the expected one soonest.
    Cusum {
        /// Above 1.
        shift: f64,
    },
    /// Exponentially weighted means.
    Ewma {
        /// Of the newest count, above 0, at most 1.
        weight: f64,
    },
    /// The same season of the years before; it looks for more than expected alone.
    Season {
        /// Periods of a year.
        year: usize,
        /// Periods on each side of the same one that are of the same season.
        window: usize,
    },
}

/// A chart and how rarely it may sound falsely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chart {
    /// How the band is made.
    pub method: Method,
    /// In which direction the series is watched.
    pub direction: Direction,
    /// Periods that the expected rate is taken from, at least 2; a season needs its years instead.
    pub baseline: usize,
    /// A false alarm once in so many periods, above 1: the wanted average run length in control.
    pub every: f64,
}

/// One period of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// How many; none where nobody has data of the period.
    pub cases: Option<u32>,
    /// Of how many, where the series is a rate; 1 otherwise.
    pub exposure: f64,
    /// Whether what is counted is another thing from here on: an annotated break.
    pub breaks: bool,
}

/// Where a series is in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nobody has data.
    Missing,
    /// The baseline is not full yet; so many periods are still wanted after this one.
    Learning(usize),
    /// Within its band.
    Inside,
    /// The chart sounds.
    Outside,
}

/// What a chart says of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Where the series is.
    pub place: Place,
    /// The expected number of cases; none while learning.
    pub expected: Option<f64>,
    /// Fewer cases sound, where that is looked at and can be.
    pub low: Option<f64>,
    /// More cases sound, where that is looked at.
    pub high: Option<f64>,
    /// How far the chart is on its way to an alarm: 1 and more above, −1 and less below.
    pub level: f64,
}

impl Judged {
    const fn nothing(place: Place) -> Self {
        Self {
            place,
            expected: None,
            low: None,
            high: None,
            level: 0.0,
        }
    }
}

/// Judges every period of a series, in their order. A break begins a new baseline and sounds nothing; a period without data
/// leaves the chart where it was.
#[must_use]
pub fn judge(points: &[Point], chart: &Chart) -> Vec<Judged> {
    let mut judged = Vec::with_capacity(points.len());
    let mut rest = points;
    while !rest.is_empty() {
        let end = rest.iter().skip(1).position(|point| point.breaks);
        let (segment, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        match chart.method {
            Method::Season { year, window } => season(segment, chart, (year, window), &mut judged),
            Method::Cusum { .. } | Method::Ewma { .. } => learned(segment, chart, &mut judged),
        }
        rest = after;
    }
    judged
}

/// The running state of a chart with a baseline.
enum Running {
    Sums {
        above: Option<(Cusum, f64)>,
        below: Option<(Cusum, f64)>,
    },
    Mean(Ewma, f64),
}

/// What a baseline has taught.
#[derive(Clone, Copy)]
struct Usual {
    learned: Learned,
    exposure: f64,
}

fn learned(segment: &[Point], chart: &Chart, judged: &mut Vec<Judged>) {
    let baseline = chart.baseline.max(2);
    let (mut seen, mut cases, mut exposure) = (0, 0, 0.0);
    let mut running: Option<(Usual, Running)> = None;
    for point in segment {
        let Some(count) = point.cases else {
            judged.push(Judged::nothing(Place::Missing));
            continue;
        };
        if let Some((usual, running)) = &mut running {
            judged.push(running.take(*usual, f64::from(count), point.exposure));
            continue;
        }
        seen += 1;
        cases += u64::from(count);
        exposure += point.exposure;
        judged.push(Judged::nothing(Place::Learning(baseline - seen)));
        if seen == baseline {
            let usual = Usual {
                learned: Learned { cases, exposure },
                exposure: exposure / baseline as f64,
            };
            running = Some((usual, Running::designed(usual, chart)));
        }
    }
}

impl Running {
    fn designed(usual: Usual, chart: &Chart) -> Self {
        let (learned, exposure) = (&usual.learned, usual.exposure);
        match chart.method {
            Method::Ewma { weight } => {
                let own = (exposure, chart.direction);
                let ewma = Ewma::designed(learned, own, weight, chart.every);
                Self::Mean(ewma, ewma.expected)
            }
            Method::Cusum { shift } => {
                // Two charts sound as often as both together.
                let both = chart.direction == Direction::Both;
                let every = if both { 2.0 * chart.every } else { chart.every };
                let side = |above| {
                    (
                        Cusum::designed(learned, (exposure, above), shift, every),
                        0.0,
                    )
                };
                Self::Sums {
                    above: chart.direction.has_above().then(|| side(true)),
                    below: chart.direction.has_below().then(|| side(false)),
                }
            }
            Method::Season { .. } => Self::Sums {
                above: None,
                below: None,
            },
        }
    }

    fn take(&mut self, usual: Usual, count: f64, exposure: f64) -> Judged {
        let expected = usual.learned.rate() * exposure;
        let (level, low, high) = match self {
            Self::Mean(chart, mean) => {
                let part = usual.exposure / exposure;
                let bound =
                    |limit: f64| (limit - (1.0 - chart.weight) * *mean) / chart.weight / part;
                let low = chart.low().map(bound).filter(|low| *low > 0.0);
                let high = chart.high().map(bound);
                *mean = chart.next(*mean, count * part);
                (chart.level(*mean), low, high)
            }
            Self::Sums { above, below } => {
                let (mut up, mut down) = (0.0, 0.0);
                let (mut low, mut high) = (None, None);
                if let Some((chart, sum)) = above {
                    let reference = chart.reference(exposure, usual.exposure);
                    high = Some(chart.limit() + reference - *sum);
                    *sum = chart.next(*sum, count, reference);
                    up = *sum / chart.limit();
                }
                if let Some((chart, sum)) = below {
                    let reference = chart.reference(exposure, usual.exposure);
                    low = Some(reference + *sum - chart.limit()).filter(|low| *low >= 0.0);
                    *sum = chart.next(*sum, count, reference);
                    down = *sum / chart.limit();
                }
                (if up >= down { up } else { -down }, low, high)
            }
        };
        placed(level, expected, (low, high))
    }
}

/// Sums of numbers that are not whole in binary may fall short of their limit by this.
const ROUNDING: f64 = 1e-9;

fn placed(level: f64, expected: f64, (low, high): (Option<f64>, Option<f64>)) -> Judged {
    let outside = level.abs() >= 1.0 - ROUNDING;
    Judged {
        place: if outside {
            Place::Outside
        } else {
            Place::Inside
        },
        expected: Some(expected),
        low,
        high,
        level,
    }
}

/// Cases of the last four periods under which a season's band sounds nothing, as its source has it.
const FEW: u32 = 5;

fn season(
    segment: &[Point],
    chart: &Chart,
    (year, window): (usize, usize),
    judged: &mut Vec<Judged>,
) {
    let counts: Vec<Option<u32>> = segment.iter().map(|point| point.cases).collect();
    let quantile = quantile(1.0 / chart.every);
    for (at, count) in counts.iter().enumerate() {
        let Some(count) = count else {
            judged.push(Judged::nothing(Place::Missing));
            continue;
        };
        let Some(expected) = farrington::expected(&counts, at, (year, window), quantile) else {
            let left = (year + window).saturating_sub(at).max(1);
            judged.push(Judged::nothing(Place::Learning(left)));
            continue;
        };
        let last: u32 = counts[at.saturating_sub(3)..=at].iter().flatten().sum();
        let way = (expected.high - expected.mean).max(f64::MIN_POSITIVE);
        let level = ((f64::from(*count) - expected.mean) / way).max(0.0);
        // Beyond the limit, not at it.
        let outside = f64::from(*count) > expected.high && last >= FEW;
        let level = if outside {
            level.max(1.0)
        } else {
            level.min(0.99)
        };
        judged.push(placed(level, expected.mean, (None, Some(expected.high))));
    }
}

/// The number beyond which a standard normal variable is with this probability.
fn quantile(probability: f64) -> f64 {
    let (mut low, mut high) = (-9.0, 9.0);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if upper_tail(middle) > probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}
