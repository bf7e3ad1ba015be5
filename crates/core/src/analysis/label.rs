//! What a unit is called in the end, and what has to be said beside it.

use crate::moran::Quadrant;

use super::{Statistic, Tail};

/// A unit's class at a level of the adjusted p, in percent: 99, 95 or 90.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// High among high.
    Hot(u8),
    /// Low among low.
    Cold(u8),
    /// High among low or low among high (local Moran).
    Outlier(u8),
    /// More like its neighbours than chance gives (local Geary).
    Alike(u8),
    /// More unlike its neighbours than chance gives (local Geary).
    Different(u8),
    /// Nothing can be shown.
    NotSignificant,
}

impl Label {
    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hot(99) => "hot99",
            Self::Hot(95) => "hot95",
            Self::Hot(_) => "hot90",
            Self::Cold(99) => "cold99",
            Self::Cold(95) => "cold95",
            Self::Cold(_) => "cold90",
            Self::Outlier(99) => "outlier99",
            Self::Outlier(95) => "outlier95",
            Self::Outlier(_) => "outlier90",
            Self::Alike(99) => "alike99",
            Self::Alike(95) => "alike95",
            Self::Alike(_) => "alike90",
            Self::Different(99) => "different99",
            Self::Different(95) => "different95",
            Self::Different(_) => "different90",
            Self::NotSignificant => "ns",
        }
    }

    /// The class of a unit from its adjusted p, the side it lies on and its quadrant.
    pub(super) fn of(
        adjusted: f64,
        high: bool,
        quadrant: Option<Quadrant>,
        (statistic, tail): (Statistic, Tail),
    ) -> Self {
        let level = match adjusted {
            p if p <= 0.01 => 99,
            p if p <= 0.05 => 95,
            p if p <= 0.10 => 90,
            _ => return Self::NotSignificant,
        };
        let high = match tail {
            Tail::Two => high,
            Tail::High => true,
            Tail::Low => false,
        };
        match (statistic, quadrant) {
            (Statistic::Gi | Statistic::GiStar, _) if high => Self::Hot(level),
            (Statistic::Gi | Statistic::GiStar, _)
            | (Statistic::LocalMoran, Some(Quadrant::LowLow)) => Self::Cold(level),
            (Statistic::Geary, _) if high => Self::Different(level),
            (Statistic::Geary, _) => Self::Alike(level),
            (Statistic::LocalMoran, Some(Quadrant::HighHigh)) => Self::Hot(level),
            (Statistic::LocalMoran, _) => Self::Outlier(level),
        }
    }
}

/// What is odd about a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It has no value: outside the study area.
    NoValue,
    /// It has no population: outside the study area.
    NoPopulation,
    /// It has no neighbour that takes part.
    Island,
    /// Its neighbourhood is cut off by the edge of the study area.
    Edge,
    /// All others are its neighbours: there is nothing to compare with.
    WholeMap,
    /// It has fewer people than are asked for: not tested.
    BelowMinimum,
    /// All values are the same.
    Constant,
    /// Fewer than three units take part.
    TooFewUnits,
    /// z is not defined: nothing that could be drawn differs, or the variance is beyond all bounds.
    NoVariance,
}

impl Mark {
    /// Whether it says why there is no z.
    pub(super) const fn leaves_no_z(self) -> bool {
        !matches!(self, Self::Edge | Self::BelowMinimum | Self::NoVariance)
    }

    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoValue => "no_value",
            Self::NoPopulation => "no_population",
            Self::Island => "island",
            Self::Edge => "edge",
            Self::WholeMap => "whole_map",
            Self::BelowMinimum => "below_minimum",
            Self::Constant => "constant",
            Self::TooFewUnits => "too_few_units",
            Self::NoVariance => "no_variance",
        }
    }
}
