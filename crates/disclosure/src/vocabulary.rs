//! The words of published data: what a feature is, hot or cold, whose number it shows, and what is said beside it.
//! Releases are written by the position of a word in its list: new words stand at the end.

use serde::{Deserialize, Serialize};

/// What a collection's features are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The blocks themselves.
    Blocks,
    /// Hexes of one resolution, or what covers them.
    Hex,
    /// Areas of a set, each the best fit of whole blocks.
    Areas,
    /// Blocks that are hot or cold.
    Hotspots,
    /// Blocks and where their rate goes.
    Trend,
    /// Blocks and how they became hot or cold.
    Emerging,
}

impl Kind {
    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Hex => "hex",
            Self::Areas => "areas",
            Self::Hotspots => "hotspots",
            Self::Trend => "trend",
            Self::Emerging => "emerging",
        }
    }
}

/// Hot or cold, and how sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Class {
    /// More than elsewhere, adjusted p ≤ 0.01.
    Hot99,
    /// More than elsewhere, adjusted p ≤ 0.05.
    Hot95,
    /// More than elsewhere, adjusted p ≤ 0.10.
    Hot90,
    /// Not significant.
    NotSignificant,
    /// Less than elsewhere, adjusted p ≤ 0.10.
    Cold90,
    /// Less than elsewhere, adjusted p ≤ 0.05.
    Cold95,
    /// Less than elsewhere, adjusted p ≤ 0.01.
    Cold99,
}

impl Class {
    /// All of them, from hot to cold.
    pub const ALL: [Self; 7] = [
        Self::Hot99,
        Self::Hot95,
        Self::Hot90,
        Self::NotSignificant,
        Self::Cold90,
        Self::Cold95,
        Self::Cold99,
    ];

    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hot99 => "hot99",
            Self::Hot95 => "hot95",
            Self::Hot90 => "hot90",
            Self::NotSignificant => "ns",
            Self::Cold90 => "cold90",
            Self::Cold95 => "cold95",
            Self::Cold99 => "cold99",
        }
    }

    /// Whether it is hot, at any level.
    #[must_use]
    pub const fn is_hot(self) -> bool {
        matches!(self, Self::Hot90 | Self::Hot95 | Self::Hot99)
    }

    /// Whether it is cold, at any level.
    #[must_use]
    pub const fn is_cold(self) -> bool {
        matches!(self, Self::Cold90 | Self::Cold95 | Self::Cold99)
    }
}

/// Whose number a feature shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Its own.
    Own,
    /// That of the larger area it was merged into.
    Merged,
    /// None: the municipality's indicator is withheld.
    Suppressed,
    /// None: nobody of the population lives there.
    NoData,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Own, Self::Merged, Self::Suppressed, Self::NoData];

    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Merged => "merged",
            Self::Suppressed => "suppressed",
            Self::NoData => "nodata",
        }
    }
}

/// What has to be said beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mark {
    /// It covers blocks of several classes; the class shown is that of most people.
    Mixed,
    /// There are too few blocks for hot spots.
    TooFewBlocks,
    /// The area is the best fit of whole blocks.
    BestFit,
    /// The indicator is withheld here.
    Withheld,
    /// Nobody of the population lives here.
    NoPopulation,
    /// Fewer people of the population live here than a test wants.
    BelowMinimum,
    /// There are too few periods with a number for a trend.
    TooFewPeriods,
    /// Nobody is near: no neighbouring block takes part.
    Island,
}

impl Mark {
    /// All of them, in the order of their words in data.
    pub const ALL: [Self; 8] = [
        Self::Mixed,
        Self::TooFewBlocks,
        Self::BestFit,
        Self::Withheld,
        Self::NoPopulation,
        Self::BelowMinimum,
        Self::TooFewPeriods,
        Self::Island,
    ];

    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            Self::TooFewBlocks => "too_few_blocks",
            Self::BestFit => "best_fit",
            Self::Withheld => "withheld",
            Self::NoPopulation => "no_population",
            Self::BelowMinimum => "below_minimum",
            Self::TooFewPeriods => "too_few_periods",
            Self::Island => "island",
        }
    }
}
