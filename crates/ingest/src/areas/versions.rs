//! A set that changed over time: a record is placed by the version that was valid on its day.

use std::sync::Arc;

use gocpont_core::area::AreaSet;
use jiff::civil::Date;

/// The versions of one set.
#[derive(Clone, Debug)]
pub struct Versions {
    /// From when each is valid, ascending; without a day it always was.
    versions: Vec<(Option<Date>, Arc<AreaSet>)>,
}

impl Versions {
    /// Takes the versions in any order; of two from one day the later given counts. None where there is no version.
    #[must_use]
    pub fn new(given: Vec<(Option<Date>, Arc<AreaSet>)>) -> Option<Self> {
        let mut versions: Vec<(Option<Date>, Arc<AreaSet>)> = Vec::new();
        for (from, set) in given {
            versions.retain(|(earlier, _)| *earlier != from);
            versions.push((from, set));
        }
        versions.sort_by_key(|(from, _)| *from);
        (!versions.is_empty()).then_some(Self { versions })
    }

    /// The version that was valid on a day: the last that began by then, and before all of them the first.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<&Arc<AreaSet>> {
        let begun = self
            .versions
            .iter()
            .rev()
            .find(|(from, _)| from.is_none_or(|from| from <= day));
        begun.or_else(|| self.versions.first()).map(|(_, set)| set)
    }

    /// The version that is valid last.
    #[must_use]
    pub fn latest(&self) -> Option<&Arc<AreaSet>> {
        self.versions.last().map(|(_, set)| set)
    }
}

#[cfg(test)]
mod tests {
    use geo_types::{MultiPolygon, polygon};
    use gocpont_core::area::Area;
    use jiff::civil::date;

    use super::*;

    fn set(id: &str) -> Arc<AreaSet> {
        let square = polygon![(x: 18.0, y: 47.0), (x: 18.1, y: 47.0), (x: 18.1, y: 47.1), (x: 18.0, y: 47.1)];
        let area = Area::new(id, id, &MultiPolygon(vec![square])).expect("sound");
        Arc::new(AreaSet::new("districts", vec![area]).expect("sound"))
    }

    fn at(versions: &Versions, day: Date) -> String {
        let set = versions.at(day).expect("a version");
        set.areas()[0].id().to_string()
    }

    #[test]
    fn a_day_has_the_version_that_had_begun_by_then() {
        let versions = Versions::new(vec![
            (Some(date(2024, 1, 1)), set("new")),
            (None, set("old")),
            (Some(date(2020, 1, 1)), set("wrong")),
            (Some(date(2020, 1, 1)), set("corrected")),
        ]);
        let versions = versions.expect("versions");
        assert_eq!(at(&versions, date(1999, 5, 5)), "old");
        assert_eq!(at(&versions, date(2020, 1, 1)), "corrected");
        assert_eq!(at(&versions, date(2023, 12, 31)), "corrected");
        assert_eq!(at(&versions, date(2024, 1, 1)), "new");
        assert_eq!(&**versions.latest().expect("one").areas()[0].id(), "new");
    }

    #[test]
    fn before_all_versions_the_first_one_counts() {
        let versions = Versions::new(vec![(Some(date(2024, 1, 1)), set("first"))]);
        assert_eq!(at(&versions.expect("one"), date(2014, 10, 31)), "first");
        assert!(Versions::new(Vec::new()).is_none());
    }
}
