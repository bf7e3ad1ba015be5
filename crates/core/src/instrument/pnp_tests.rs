//! Degrees of adults and children by the counts of the Act, and what is said with answers missing.

use super::super::bands::BandRow;
use super::super::dated::Dated;
use super::Degree::{Four, NotEntitled, One, Three, Two};
use super::*;
use Item::{Known, Missing};
use jiff::civil::date;

fn bands(rows: [(u32, u32); 5]) -> Bands<Degree> {
    let row = |((from, to), level): ((u32, u32), Degree)| BandRow {
        from,
        to: Some(to),
        level,
    };
    let degrees = [Degree::None, One, Two, Three, Four];
    Bands::new(rows.into_iter().zip(degrees).map(row).collect()).unwrap()
}

fn table() -> Table {
    Table {
        version: "counts".to_owned(),
        adult: bands([(0, 2), (3, 4), (5, 6), (7, 8), (9, 10)]),
        child: bands([(0, 2), (3, 3), (4, 5), (6, 7), (8, 9)]),
        adult_from: 18,
        entitled_from: 1,
        child_full_exceptional: true,
        source: "Act 108/2006 § 8".to_owned(),
        entered_by: "test".to_owned(),
    }
}

fn person(age: u8, count: usize, exceptional: bool) -> Person {
    Person {
        age: Known(age),
        unmanaged: std::array::from_fn(|need| Known(need < count)),
        exceptional_care: Known(exceptional),
    }
}

fn degree(person: &Person) -> Option<Degree> {
    score(&table(), person).0.band
}

#[test]
fn an_adult_has_the_degree_of_the_count() {
    for (count, expected) in [
        (2, Degree::None),
        (3, One),
        (4, One),
        (5, Two),
        (8, Three),
        (9, Four),
        (10, Four),
    ] {
        assert_eq!(degree(&person(70, count, false)), Some(expected), "{count}");
    }
}

#[test]
fn a_child_of_ten_has_lower_counts_and_full_only_with_exceptional_care() {
    for (count, exceptional, expected) in [
        (3, false, One),
        (4, false, Two),
        (7, false, Three),
        (8, true, Four),
        (8, false, Three),
    ] {
        let found = degree(&person(10, count, exceptional));
        assert_eq!(found, Some(expected), "{count}");
    }
    let unknown = Person {
        exceptional_care: Missing,
        ..person(10, 9, true)
    };
    assert_eq!(degree(&unknown), None);
    assert_eq!(degree(&person(18, 8, false)), Some(Three));
}

#[test]
fn household_care_of_a_child_is_ignored_with_a_warning() {
    let mut child = person(10, 3, false);
    child.unmanaged[HOUSEHOLD_CARE] = Known(true);
    let (found, warning) = score(&table(), &child);
    assert_eq!((found.value, found.band), (Some(3), Some(One)));
    assert_eq!(warning, Some(Warning::HouseholdCareOfChild));
    child.unmanaged[HOUSEHOLD_CARE] = Missing;
    let (same, silent) = score(&table(), &child);
    assert_eq!((same.band, silent), (Some(One), None));
}

#[test]
fn nobody_under_one_year_is_entitled() {
    assert_eq!(degree(&person(0, 9, true)), Some(NotEntitled));
    assert_eq!(degree(&person(1, 9, true)), Some(Four));
}

#[test]
fn a_missing_need_or_age_leaves_no_degree() {
    let mut open = person(70, 10, false);
    open.unmanaged[0] = Missing;
    assert_eq!(degree(&open), None);
    let ageless = Person {
        age: Missing,
        ..person(70, 10, false)
    };
    assert_eq!(degree(&ageless), None);
}

#[test]
fn a_newer_table_keeps_the_degree_of_an_older_assessment() {
    let mut newer = table();
    newer.version = "newer".to_owned();
    newer.adult = bands([(0, 0), (1, 2), (3, 4), (5, 6), (7, 10)]);
    let old = Dated::new(vec![(date(2012, 1, 1), table())]).unwrap();
    let both = Dated::new(vec![(date(2012, 1, 1), table()), (date(2025, 1, 1), newer)]).unwrap();
    let on = |tables: &Dated<Table>, day| score(tables.on(day).unwrap(), &person(70, 5, false)).0;
    let assessed = date(2024, 12, 31);
    assert_eq!(on(&both, assessed), on(&old, assessed));
    assert_eq!(on(&both, assessed).band, Some(Two));
    let later = on(&both, date(2025, 1, 1));
    assert_eq!((later.version.as_str(), later.band), ("newer", Some(Three)));
}
