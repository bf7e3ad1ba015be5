//! What a run has seen: each rule's series on their charts, what was found, and why a rule was idle.

use gocpont_core::codebook::Labels;
use gocpont_core::watch::{Episode, Judged, Point};
use jiff::Timestamp;
use jiff::civil::Date;

use super::finding::Finding;

/// A series on its chart.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which one of the rule.
    pub key: String,
    /// What people read of it, where a rule has several.
    pub label: Option<Labels>,
    /// The municipality.
    pub tenant: String,
    /// First days of the periods.
    pub days: Vec<Date>,
    /// What was counted.
    pub points: Vec<Point>,
    /// What the chart says.
    pub judged: Vec<Judged>,
    /// The episode that goes on.
    pub episode: Option<Episode>,
}

/// Why a rule found nothing: it could not look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// The desk does not have the register.
    NoRegister,
    /// Whoever opened the desk gave no plan, so it has no figures.
    NoPlan,
    /// The plan does not count this indicator.
    NoIndicator,
    /// No municipality of the desk, or no area set of this name, is among the areas that figures are counted in.
    NoArea,
    /// There are fewer than two periods with answers of their own.
    FewPeriods,
    /// The desk sees no people.
    NoPeople,
    /// No place is known of what should be within reach, so nobody is known to be far from it.
    NoPlaces,
    /// A store fails.
    Failed,
}

impl Idle {
    /// Its code; the page has a sentence `watch-idle-…` for each.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoRegister => "no_register",
            Self::NoPlan => "no_plan",
            Self::NoIndicator => "no_indicator",
            Self::NoArea => "no_area",
            Self::FewPeriods => "few_periods",
            Self::NoPeople => "no_people",
            Self::NoPlaces => "no_places",
            Self::Failed => "failed",
        }
    }
}

/// What came of one rule.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// Its series.
    pub lines: Vec<Line>,
    /// All that it finds now, whether it was told before or not.
    pub findings: Vec<Finding>,
    /// What is not to be told, but is not over either where it was told before.
    pub lasting: Vec<Finding>,
    /// Why it could not look.
    pub idle: Option<Idle>,
    /// Municipalities that it could not look at, where it could at others.
    pub unseen: Vec<String>,
    /// How many persons it looked at.
    pub persons: u64,
}

impl Looked {
    /// Of a rule that could not look.
    pub fn idle(why: Idle) -> Self {
        Self {
            idle: Some(why),
            ..Self::default()
        }
    }
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// When.
    pub at: Timestamp,
    /// Alerts that it raised.
    pub raised: u64,
    /// Alerts that it noted to be over.
    pub over: u64,
    /// Alerts that are not closed.
    pub open: u64,
    /// Persons that rules looked at.
    pub persons: u64,
    /// What could not be done.
    pub faults: Vec<Fault>,
}

/// Something that a run could not do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// Its sentence: `watch-fault-…`.
    pub word: &'static str,
    /// The rule.
    pub rule: String,
    /// What a store says of it, for whoever runs the desk.
    pub detail: String,
}

impl Fault {
    /// Of no rule.
    #[must_use]
    pub fn of(word: &'static str) -> Self {
        Self {
            word,
            ..Self::default()
        }
    }
}

/// A whole run.
#[derive(Debug)]
pub struct Board {
    /// What came of each rule, in their order.
    pub looked: Vec<Looked>,
    /// What was done.
    pub ran: Ran,
    /// Whether it was a run, and not a look alone.
    pub has_run: bool,
}
