//! Tables of law and practice that change: each from its first day on, and scores that keep the table that made them.
//! A record is scored with the table of its assessment's day, so a newer table never scores it again.

use jiff::civil::Date;

use super::{Item, hhh, pnp, segregation, szmm36};

/// Versions of one table, each from its first day on.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated<T> {
    versions: Vec<(Date, T)>,
}

impl<T> Default for Dated<T> {
    fn default() -> Self {
        Self {
            versions: Vec::new(),
        }
    }
}

/// Two versions of one table from the same day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two versions of the table are valid from {0}")]
pub struct TwiceFrom(pub Date);

impl<T> Dated<T> {
    /// Sorts the versions by their first day.
    pub fn new(mut versions: Vec<(Date, T)>) -> Result<Self, TwiceFrom> {
        versions.sort_by_key(|(from, _)| *from);
        let twice = versions
            .iter()
            .zip(versions.iter().skip(1))
            .find(|(a, b)| a.0 == b.0);
        match twice {
            Some((one, _)) => Err(TwiceFrom(one.0)),
            None => Ok(Self { versions }),
        }
    }

    /// The version that is valid on a day; `None` before the first one.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&T> {
        let version = self.versions.iter().rfind(|(from, _)| *from <= day);
        version.map(|(_, table)| table)
    }

    /// Every version, by its first day.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.versions.iter().map(|(_, table)| table)
    }
}

/// A score made with a dated table, as it is kept: with the table's version and every answer it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableScore<B> {
    /// Id of the instrument.
    pub instrument: &'static str,
    /// Version of the table, or [`ENTERED`].
    pub version: String,
    /// The answers, by the code of their item; a yes is 1.
    pub inputs: Vec<(String, Item<u32>)>,
    /// The number that the bands were read at; `None` when an answer is missing.
    pub value: Option<u32>,
    /// The level, degree or class.
    pub band: Option<B>,
}

/// Version of a level that was taken from a paper form and not computed.
pub const ENTERED: &str = "entered";

/// Every dated table that scores are made with; an empty one leaves its instrument without scores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// Care need, Hungary.
    pub szmm36: Dated<szmm36::Table>,
    /// Dependency degree, Czechia.
    pub pnp: Dated<pnp::Table>,
    /// Disadvantaged child, Hungary.
    pub hhh: Dated<hhh::Rules>,
    /// Segregated areas, Hungary.
    pub segregation: Dated<segregation::Table>,
    /// 60 % of the national median of equivalised income, per month, in the currency of the answers.
    pub poverty_threshold: Dated<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_version_holds_from_its_first_day_until_the_next() {
        let dated = Dated::new(vec![(date(2024, 1, 1), "b"), (date(2020, 1, 1), "a")]).unwrap();
        assert_eq!(dated.on(date(2019, 12, 31)), None);
        assert_eq!(dated.on(date(2023, 12, 31)), Some(&"a"));
        assert_eq!(dated.on(date(2024, 1, 1)), Some(&"b"));
    }

    #[test]
    fn two_versions_from_one_day_are_refused() {
        let day = date(2024, 1, 1);
        assert_eq!(Dated::new(vec![(day, 1), (day, 2)]), Err(TwiceFrom(day)));
    }
}
