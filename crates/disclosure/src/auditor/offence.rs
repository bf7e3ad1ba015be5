//! What an audit refuses, and the published rows that together give it away.

use std::fmt;

use serde::Serialize;

use super::Tier;

/// How a number is given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OffenceKind {
    /// A small count is published openly.
    Direct,
    /// A small count is derived exactly.
    Exact,
    /// A count is derived to be at least 1 and below the threshold.
    SurelySmall,
    /// The joint count of several hidden places is derived to be small.
    Union,
    /// A published number is not the sum of the blocks of its place.
    NotASum,
    /// The true count of a published block is small.
    UnsafeBlock,
    /// A published number is not the true one within its noise.
    Unsound,
    /// Everybody of a block's population is a case.
    Homogeneous,
    /// Nothing was found, but not everything could be tried.
    NotExhaustive,
}

/// Which number of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Number {
    /// Cases.
    Cases,
    /// Population.
    Population,
    /// Population less cases.
    Rest,
}

/// A published number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RowName {
    /// Consecutive number of the release.
    pub release: u32,
    /// Its tier.
    pub tier: Tier,
    /// The collection.
    pub collection: String,
    /// ISO date.
    pub period: String,
    /// The feature's block, area or id.
    pub feature: String,
    /// Which of its numbers.
    pub number: Number,
}

/// One thing that is given away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offence {
    /// How.
    pub kind: OffenceKind,
    /// Of whom.
    pub family: String,
    /// The finest hexes of the place, ascending.
    pub area: Vec<String>,
    /// The published numbers that together give it away; none of them can be left out.
    pub rows: Vec<RowName>,
    /// Derived lower bound of the count.
    pub lower: Option<i64>,
    /// Derived upper bound of the count.
    pub upper: Option<i64>,
}

impl OffenceKind {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Direct => "a small count is published",
            Self::Exact => "a small count can be derived exactly",
            Self::SurelySmall => "a count can be derived to be small",
            Self::Union => "the joint count of several places can be derived to be small",
            Self::NotASum => "a published number is not the sum of its blocks",
            Self::UnsafeBlock => "the true count of a published block is small",
            Self::Unsound => "a published number is further from the truth than its noise",
            Self::Homogeneous => "everybody of a block's population is a case",
            Self::NotExhaustive => "it cannot be shown that no small count can be derived",
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cases => "cases",
            Self::Population => "population",
            Self::Rest => "rest",
        })
    }
}

impl fmt::Display for RowName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            release,
            tier,
            collection,
            period,
            feature,
            number,
        } = self;
        write!(
            f,
            "{number} of {feature} in {collection} at {period}, release {release} ({tier})"
        )
    }
}

impl fmt::Display for Offence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.sentence(), self.family)?;
        match (self.lower, self.upper) {
            (Some(low), Some(high)) if low == high => write!(f, ", {low}")?,
            (Some(low), Some(high)) => write!(f, ", {low} to {high}")?,
            _ => {}
        }
        match self.area.as_slice() {
            [] => {}
            [one] => write!(f, ", in hex {one}")?,
            [first, ..] => write!(f, ", in {} hexes from {first}", self.area.len())?,
        }
        if !self.rows.is_empty() {
            let rows: Vec<String> = self.rows.iter().map(ToString::to_string).collect();
            write!(f, "; from {}", rows.join("; "))?;
        }
        Ok(())
    }
}
