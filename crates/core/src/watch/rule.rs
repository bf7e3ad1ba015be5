//! Rules, as data: what is watched, when that is told, and to whom.

use jiff::civil::Date;

use super::chart::Chart;
use super::period::Every;
use crate::codebook::Labels;
use crate::condition::Condition;
use crate::emerging::Category;

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Stable name, as indicators are named.
    pub id: String,
    /// What people read.
    pub label: Labels,
    /// Who is told: the first of these that there is.
    pub to: Vec<To>,
    /// What is watched.
    pub about: About,
}

/// The organisation that an alert goes to, in the municipality it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// The one with this code.
    Code(String),
    /// The first one of the register of organisations that meets this.
    Where(Condition),
    /// The one that has the entry.
    Keeper,
}

/// What a rule watches.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A series that leaves its expected band.
    Band(Band),
    /// Entries that come together in space and time.
    Cluster(ClusterRule),
    /// A new hot spot of an indicator, or one that intensifies.
    Hotspot(HotspotRule),
    /// People who meet a condition.
    Person(PersonRule),
    /// Entries that are overdue.
    Deadline(Deadline),
    /// Data that grow old.
    Age(Age),
}

impl About {
    /// The code in rules and interfaces.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Band(_) => "band",
            Self::Cluster(_) => "cluster",
            Self::Hotspot(_) => "hotspot",
            Self::Person(_) => "person",
            Self::Deadline(_) => "deadline",
            Self::Age(_) => "age",
        }
    }

    /// The register with a life whose entries it watches.
    #[must_use]
    pub fn register(&self) -> Option<&str> {
        match self {
            Self::Band(own) => own.register.as_deref(),
            Self::Cluster(own) => Some(&own.register),
            Self::Deadline(own) => Some(&own.register),
            Self::Age(own) => Some(&own.register),
            Self::Hotspot(_) | Self::Person(_) => None,
        }
    }

    /// The indicator that it watches.
    #[must_use]
    pub fn indicator(&self) -> Option<&str> {
        match self {
            Self::Band(own) => own.indicator.as_deref(),
            Self::Hotspot(own) => Some(&own.indicator),
            _ => None,
        }
    }
}

/// Entries opened in each period, or an indicator's cases, on a chart for each municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The register whose entries are counted; either this or an indicator.
    pub register: Option<String>,
    /// The indicator.
    pub indicator: Option<String>,
    /// The category variable, each value of which has a series.
    pub by: Option<String>,
    /// The area set, each area of which has a series beside the municipality's own; of an indicator alone.
    pub areas: Option<String>,
    /// The entries that are counted; all where there is none.
    pub only_if: Option<Condition>,
    /// In periods of this length.
    pub every: Every,
    /// The chart.
    pub chart: Chart,
}

/// Entries with a point, scanned at the end of each period.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterRule {
    /// Their register.
    pub register: String,
    /// The entries that are counted; all where there is none.
    pub only_if: Option<Condition>,
    /// In periods of this length.
    pub every: Every,
    /// Over so many of them.
    pub periods: usize,
    /// In hexes of this resolution.
    pub resolution: u8,
    /// With p of at most this.
    pub alpha: f64,
}

/// Hot spots among staff figures.
#[derive(Clone, Debug, PartialEq)]
pub struct HotspotRule {
    /// The indicator.
    pub indicator: String,
    /// The categories that are told.
    pub categories: Vec<Category>,
}

/// People who meet a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRule {
    /// The condition, on people joined with their household and care.
    pub only_if: Condition,
    /// And have no such entry within reach.
    pub without: Option<Without>,
}

/// Entries of which none is near.
#[derive(Clone, Debug, PartialEq)]
pub struct Without {
    /// Their register.
    pub register: String,
    /// Those that count; all that are open where there is none.
    pub only_if: Option<Condition>,
    /// Within so many metres as the crow flies.
    pub metres: f64,
}

/// Entries that are overdue by some days.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// Their register.
    pub register: String,
    /// By so many days, whole ones.
    pub days: u32,
}

/// Open entries that nobody has touched for some months.
#[derive(Clone, Debug, PartialEq)]
pub struct Age {
    /// Their register; of people where there is no such register with a life.
    pub register: String,
    /// So many months.
    pub months: u32,
}

/// An annotated break of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The rule, register or indicator whose series it is.
    pub about: String,
    /// The first day of what is new.
    pub from: Date,
}

impl Break {
    /// Whether it breaks the series of this rule.
    #[must_use]
    pub fn is_of(&self, rule: &Rule) -> bool {
        let names = [
            Some(rule.id.as_str()),
            rule.about.register(),
            rule.about.indicator(),
        ];
        names.contains(&Some(self.about.as_str()))
    }
}
