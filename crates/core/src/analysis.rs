//! An analysis from values to classes: who takes part, the statistic and its moments, p values under a named null,
//! adjusted for the number of units, and a mark for whatever is odd about a unit. Defined for any data: what has no
//! value gets none and a mark that says why.

mod chance;
mod label;
mod local;
mod people;
mod robust;
mod space_time;
mod whole;

use crate::emerging::InvalidCube;
use crate::empirical_bayes::InvalidRates;
use crate::getis_ord::InvalidValues;
use crate::hypergeometric::InvalidDraw;
use crate::moran::Quadrant;
use crate::neighbourhood::Neighbourhood;
use crate::permutation::{InvalidPermutation, Null};
use crate::significance::Adjustment;

pub use label::{Label, Mark};
pub use local::{Analysis, Found, analyse};
pub use robust::{Direction, Setting, robustness};
pub use space_time::{Emergence, Grid, emergence};
pub use whole::{Undefined, Whole, WholeStatistic, whole};

/// A statistic of each unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// Getis and Ord's Gi*.
    GiStar,
    /// Getis and Ord's Gi.
    Gi,
    /// Local Moran's I.
    LocalMoran,
    /// Local Geary's c.
    Geary,
}

/// Which p value is adjusted and classed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// min(1, twice the smaller tail).
    Two,
    /// P(statistic ≥ observed).
    High,
    /// P(statistic ≤ observed).
    Low,
}

/// Where p values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// The exact distribution under the null.
    Exact,
    /// The standard normal distribution of z: an approximation that reports too many hot spots on small counts.
    Normal,
    /// So many seeded permutations.
    Permutation(u32),
}

/// How rates are tested.
///
/// Where people are relabelled, Gi and Gi* are the rate of all people in the neighbourhood together, with the moments of
/// the hypergeometric distribution; quadrants of local Moran compare a unit's rate with that of all, and that of its
/// neighbours together with what is expected of them. Else values are rates, one for each unit, with the moments of
/// shuffled values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rates {
    /// People are relabelled at random, populations kept (hypergeometric).
    People,
    /// Rates standardised by empirical Bayes (Assunção and Reis 1999) are shuffled over units.
    Standardised,
    /// Rates as they are, shuffled over units.
    Raw,
}

impl Rates {
    /// The name in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Standardised => "standardised",
            Self::Raw => "raw",
        }
    }
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The statistic.
    pub statistic: Statistic,
    /// The null; where none is named, people relabelled over all units for Gi* of rates, else conditional.
    pub null: Option<Null>,
    /// Which p value counts.
    pub tail: Tail,
    /// Where p comes from; where none is named, exact if that is possible, else 999 permutations.
    pub chance: Option<Chance>,
    /// How rates are tested.
    pub rates: Rates,
    /// Seed of permutations.
    pub seed: u64,
    /// How p is adjusted for the number of units.
    pub adjustment: Adjustment,
    /// Units with fewer people are not tested themselves, though they count as neighbours.
    pub min_population: f64,
}

impl Settings {
    /// The defaults for a statistic.
    #[must_use]
    pub const fn of(statistic: Statistic) -> Self {
        Self {
            statistic,
            null: None,
            tail: Tail::Two,
            chance: None,
            rates: Rates::People,
            seed: 42,
            adjustment: Adjustment::BenjaminiHochberg,
            min_population: 0.0,
        }
    }
}

/// The data: one entry for each unit of the neighbourhood.
#[derive(Clone, Copy, Debug)]
pub struct Units<'a> {
    /// Values, or cases where there is a population; none where it is not known.
    pub values: &'a [Option<f64>],
    /// People at risk.
    pub population: Option<&'a [Option<f64>]>,
    /// Who is near whom.
    pub near: &'a Neighbourhood,
    /// Units whose neighbourhood is cut off by the edge of the study area, where that is known.
    pub edge: Option<&'a [bool]>,
}

/// Why there is no analysis.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidAnalysis {
    /// Lists that do not have one entry for each unit.
    #[error("{given} {what} for {units} units")]
    Length {
        /// Which list.
        what: &'static str,
        /// Its length.
        given: usize,
        /// Number of units.
        units: usize,
    },
    /// Cases or population that are negative, or more cases than people where people are relabelled.
    #[error("unit {unit} has {cases} cases among {population} people")]
    Counts {
        /// 0-based unit.
        unit: usize,
        /// Its cases.
        cases: f64,
        /// Its population.
        population: f64,
    },
    /// An exact p that does not exist for such data.
    #[error("there is no exact p here, as {}: ask for a permutation or leave it to the program", .0.reason())]
    NoExact(WhyNotExact),
    /// A statistic of the whole map, which has no exact p: its units have too many orders.
    #[error("a statistic of the whole map has no exact p: ask for normal or permutation")]
    NoExactWhole,
    /// Values that do not fit the neighbourhood.
    #[error(transparent)]
    Values(#[from] InvalidValues),
    /// Permutations that cannot be made.
    #[error(transparent)]
    Permutation(#[from] InvalidPermutation),
    /// Rates that cannot be standardised.
    #[error(transparent)]
    Rates(#[from] InvalidRates),
    /// Counts that contradict each other.
    #[error(transparent)]
    Draw(#[from] InvalidDraw),
    /// A cube of space and time that does not fit.
    #[error(transparent)]
    Cube(#[from] InvalidCube),
    /// Links that make no neighbourhood.
    #[error(transparent)]
    Neighbourhood(#[from] crate::neighbourhood::InvalidNeighbourhood),
}

/// How p values were found: for the method's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Method {
    /// Units that take part.
    pub units: usize,
    /// Units that do not.
    pub outside: usize,
    /// Units that were tested.
    pub tested: usize,
    /// The null that was used.
    pub null: NullUsed,
    /// Where p came from.
    pub chance: Chance,
    /// Why p is not exact, where exact was not refused by the caller.
    pub why_not_exact: Option<WhyNotExact>,
    /// How rates were tested, which need not be what was asked for; none where values are no rates.
    pub rates: Option<Rates>,
    /// All cases and people of a rate.
    pub total: Option<(f64, f64)>,
}

/// The null hypothesis by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NullUsed {
    /// People relabelled over all units, populations kept.
    PeopleAll,
    /// People relabelled over the other units, the unit's own cases held.
    PeopleOthers,
    /// The other units' values shuffled, the unit's own held.
    ValuesOthers,
    /// All units' values shuffled.
    ValuesAll,
}

impl NullUsed {
    /// The name in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PeopleAll => "people_relabelled",
            Self::PeopleOthers => "people_relabelled_conditional",
            Self::ValuesOthers => "values_shuffled_conditional",
            Self::ValuesAll => "values_shuffled",
        }
    }
}

/// Why p values were sampled though nobody asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNotExact {
    /// Values are no whole numbers.
    RealValues,
    /// Cases or population are no whole numbers.
    RealCounts,
    /// Neighbours of one unit weigh differently.
    UnequalWeights,
    /// The distribution would take too long or too much memory.
    TooCostly,
    /// There are more than four thousand million people.
    TooManyPeople,
}

impl WhyNotExact {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::RealValues,
        Self::RealCounts,
        Self::UnequalWeights,
        Self::TooCostly,
        Self::TooManyPeople,
    ];

    /// The name in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RealValues => "real_values",
            Self::RealCounts => "real_counts",
            Self::UnequalWeights => "unequal_weights",
            Self::TooCostly => "too_costly",
            Self::TooManyPeople => "too_many_people",
        }
    }

    const fn reason(self) -> &'static str {
        match self {
            Self::RealValues => "values are no whole numbers",
            Self::RealCounts => "cases or population are no whole numbers",
            Self::UnequalWeights => "the neighbours of a unit weigh differently",
            Self::TooCostly => "its distribution would take too long or too much memory",
            Self::TooManyPeople => "there are more than four thousand million people",
        }
    }
}

/// A quadrant or none.
pub(crate) type MaybeQuadrant = Option<Quadrant>;

#[cfg(test)]
mod tests;
