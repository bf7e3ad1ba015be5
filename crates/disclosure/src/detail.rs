//! What is published of a feature besides its cell: how robust its class is, how it became hot or cold, where its rate
//! goes. Written in chunks of their own, so that releases without it stay as they were.

use gocpont_core::{emerging, trend};
use serde::{Deserialize, Serialize};

/// What is published of one feature in one period besides its cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// The share of neighbourhoods in which it has the class it is shown with, hot or cold at any level, 0 ..= 1; none
    /// where it is not significant.
    pub robustness: Option<f64>,
    /// How it became hot or cold.
    pub category: Option<Category>,
    /// Its Mann–Kendall trend.
    pub trend: Option<Trend>,
}

/// A Mann–Kendall trend: of the rate in a trend layer, of the space-time Gi* in an emerging layer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// Number of rising pairs less the number of falling ones.
    pub s: i64,
    /// S standardised, with ties and continuity correction; none where all values are the same.
    pub z: Option<f64>,
    /// Two-sided p, exact where no values are tied; none where all are the same.
    pub p: Option<f64>,
    /// p adjusted for the number of blocks; none in an emerging layer, where p is not adjusted.
    pub p_adjusted: Option<f64>,
    /// Kendall's tau-b; none where all values are the same.
    pub tau_b: Option<f64>,
    /// Sen's slope of the rate per year; none in an emerging layer.
    pub sen_slope: Option<f64>,
    /// Number of periods it rests on.
    pub periods: u32,
    /// Where it goes, at the plan's significance level.
    pub direction: Direction,
}

/// Where a trend goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Significantly rising.
    Up,
    /// Significantly falling.
    Down,
    /// Neither can be shown.
    None,
}

/// How a block became hot or cold: one of seventeen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Category {
    /// A hot spot.
    Hot(Change),
    /// A cold spot.
    Cold(Change),
    /// No pattern.
    NoPattern,
}

/// The eight ways, as in [`emerging::Kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Change {
    /// In the last period for the first time.
    New,
    /// In the last periods, one after the other, and never before.
    Consecutive,
    /// Lasting, and becoming stronger.
    Intensifying,
    /// Lasting, without a trend.
    Persistent,
    /// Lasting, and becoming weaker.
    Diminishing,
    /// On and off.
    Sporadic,
    /// On and off, and at some time the opposite.
    Oscillating,
    /// Lasting, but not in the last period.
    Historical,
}

impl Direction {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Up, Self::Down, Self::None];

    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::None => "none",
        }
    }
}

impl From<trend::Direction> for Direction {
    fn from(found: trend::Direction) -> Self {
        match found {
            trend::Direction::Up => Self::Up,
            trend::Direction::Down => Self::Down,
            trend::Direction::Level => Self::None,
        }
    }
}

impl Category {
    /// The word in data: `hot_new` … `hot_historical`, `cold_new` … `cold_historical`, `none`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hot(change) => emerging::Category::Hot(change.kind()).code(),
            Self::Cold(change) => emerging::Category::Cold(change.kind()).code(),
            Self::NoPattern => emerging::Category::NoPattern.code(),
        }
    }
}

impl From<emerging::Category> for Category {
    fn from(found: emerging::Category) -> Self {
        match found {
            emerging::Category::Hot(kind) => Self::Hot(kind.into()),
            emerging::Category::Cold(kind) => Self::Cold(kind.into()),
            emerging::Category::NoPattern => Self::NoPattern,
        }
    }
}

impl Change {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Consecutive,
        Self::Intensifying,
        Self::Persistent,
        Self::Diminishing,
        Self::Sporadic,
        Self::Oscillating,
        Self::Historical,
    ];

    const fn kind(self) -> emerging::Kind {
        match self {
            Self::New => emerging::Kind::New,
            Self::Consecutive => emerging::Kind::Consecutive,
            Self::Intensifying => emerging::Kind::Intensifying,
            Self::Persistent => emerging::Kind::Persistent,
            Self::Diminishing => emerging::Kind::Diminishing,
            Self::Sporadic => emerging::Kind::Sporadic,
            Self::Oscillating => emerging::Kind::Oscillating,
            Self::Historical => emerging::Kind::Historical,
        }
    }
}

impl From<emerging::Kind> for Change {
    fn from(kind: emerging::Kind) -> Self {
        match kind {
            emerging::Kind::New => Self::New,
            emerging::Kind::Consecutive => Self::Consecutive,
            emerging::Kind::Intensifying => Self::Intensifying,
            emerging::Kind::Persistent => Self::Persistent,
            emerging::Kind::Diminishing => Self::Diminishing,
            emerging::Kind::Sporadic => Self::Sporadic,
            emerging::Kind::Oscillating => Self::Oscillating,
            emerging::Kind::Historical => Self::Historical,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_seventeen_are_those_of_the_statistic() {
        for category in emerging::Category::ALL {
            assert_eq!(Category::from(category).code(), category.code());
        }
    }
}
