//! Moments are read and written as the calendar has them.

use super::*;

fn micros(text: &str) -> Option<i64> {
    Instant::read(text).map(|instant| instant.micros)
}

#[test]
fn days_are_those_of_the_calendar() {
    for (text, day) in [
        ("1970-01-01", 0),
        ("1969-12-31", -1),
        ("2000-02-29", 11_016),
        ("2024-03-01", 19_783),
        ("0000-01-01", -719_528),
        ("9999-12-31", 2_932_896),
    ] {
        assert_eq!(micros(text), Some(day * DAY), "{text}");
        assert_eq!(Instant::read(text).unwrap().to_string(), text);
    }
}

#[test]
fn a_time_has_a_fraction_and_an_offset() {
    let noon = micros("2024-01-01T12:00:00Z").unwrap();
    assert_eq!(micros("2024-01-01T13:00:00+01:00"), Some(noon));
    assert_eq!(micros("2024-01-01T11:30:00-00:30"), Some(noon));
    assert_eq!(micros("2024-01-01T12:00:00.25Z"), Some(noon + 250_000));
    assert_eq!(micros("2024-01-01 12:00:00"), Some(noon));
    assert_eq!(micros("2024-01-01T"), micros("2024-01-01"));
    let written = Instant::read("2024-01-01T12:00:00.25Z").unwrap();
    assert_eq!(written.to_string(), "2024-01-01T12:00:00.250000Z");
}

#[test]
fn what_is_no_moment_is_none() {
    for text in [
        "",
        "2024",
        "2024-1-01",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-01-01T24:00:00Z",
        "2024-01-01T1:00:00Z",
        "2024-01-01T10:00:00Q",
        "2024-01-01x",
        "+024-01-01",
        "２０２４-01-01",
        "2024-01-01T10:00:00.Z",
    ] {
        assert_eq!(Instant::read(text), None, "{text}");
    }
}

#[test]
fn every_pair_of_intervals_has_one_of_the_thirteen_relations_of_allen() {
    // Equals with the twelve that are not unions of others.
    let exclusive = [
        Relation::After,
        Relation::Before,
        Relation::Contains,
        Relation::During,
        Relation::Equals,
        Relation::FinishedBy,
        Relation::Finishes,
        Relation::Meets,
        Relation::MetBy,
        Relation::OverlappedBy,
        Relation::Overlaps,
        Relation::StartedBy,
        Relation::Starts,
    ];
    let spans: Vec<(i64, i64)> = (0..5)
        .flat_map(|a| (a + 1..6).map(move |b| (a, b)))
        .collect();
    for one in &spans {
        for other in &spans {
            let holding = exclusive
                .iter()
                .filter(|relation| relation.holds(*one, *other));
            assert_eq!(holding.count(), 1, "{one:?} {other:?}");
            let apart = Relation::Disjoint.holds(*one, *other);
            assert_ne!(apart, Relation::Intersects.holds(*one, *other));
        }
    }
}
