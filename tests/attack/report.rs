//! What an attack found, in the words of the method's documentation, as text and as JSON.

use std::fmt;
use std::ops::AddAssign;

use serde::Serialize;

/// Numbers of findings, and the first of them in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Pairs of a group of people and a place that were tried, in each period.
    pub targets: u64,
    /// Small counts published openly.
    pub direct: u64,
    /// Small counts that are not shown and follow exactly.
    pub exact: u64,
    /// Places whose count follows to be small, though not exactly.
    pub surely_small: u64,
    /// Unions of hidden places whose joint count follows to be small.
    pub union: u64,
    /// Places of which it follows that all in them share a condition.
    pub homogeneous: u64,
    /// Small counts that follow only from more than one period or release, if nobody moved in between.
    pub over_time: u64,
    /// Truths outside what was derived; none unless the attack itself is wrong.
    pub unsound: u64,
    /// Targets for which neither a world where they are not small was found nor proven that there is none.
    pub undecided: u64,
    /// Periods of a release whose numbers cannot all hold.
    pub contradictions: u64,
    /// The first findings of each kind.
    pub examples: Vec<String>,
}

/// Most examples of one attack.
const EXAMPLES: usize = 24;

impl Report {
    /// Whether nobody is given away, and the attack knows it.
    #[must_use]
    pub fn finds_nothing(&self) -> bool {
        self.findings() == 0 && self.unsound == 0 && self.undecided == 0 && self.contradictions == 0
    }

    /// Number of findings of all kinds.
    #[must_use]
    pub const fn findings(&self) -> u64 {
        self.direct
            + self.exact
            + self.surely_small
            + self.union
            + self.homogeneous
            + self.over_time
    }

    /// The report as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    pub(super) fn example(&mut self, say: impl FnOnce() -> String) {
        if self.examples.len() < EXAMPLES {
            self.examples.push(say());
        }
    }
}

impl AddAssign for Report {
    fn add_assign(&mut self, other: Self) {
        self.targets += other.targets;
        self.direct += other.direct;
        self.exact += other.exact;
        self.surely_small += other.surely_small;
        self.union += other.union;
        self.homogeneous += other.homogeneous;
        self.over_time += other.over_time;
        self.unsound += other.unsound;
        self.undecided += other.undecided;
        self.contradictions += other.contradictions;
        self.examples.extend(other.examples);
        self.examples.truncate(EXAMPLES);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, name) in [
            (self.targets, "targets tried"),
            (self.direct, "direct"),
            (self.exact, "exact"),
            (self.surely_small, "surely small"),
            (self.union, "unions"),
            (self.homogeneous, "homogeneous"),
            (self.over_time, "over time"),
            (self.unsound, "unsound"),
            (self.undecided, "undecided"),
            (self.contradictions, "contradictions"),
        ] {
            writeln!(out, "{count:>10} {name}")?;
        }
        for example in &self.examples {
            writeln!(out, "  {example}")?;
        }
        Ok(())
    }
}
