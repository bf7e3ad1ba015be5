//! Which features fit a filter: comparisons, texts, time, place, and what is unknown.

use super::*;
use crate::fixture::{cell, shape, square, town, withheld};
use crate::query::{Filter, InvalidFilter, Queryables};

/// Four squares beside each other, each of a hundredth of a degree: three with numbers, the last withheld.
fn squares() -> crate::fixture::Town {
    let shapes = [0, 1, 2, 3].map(|at| {
        let corner = (18_300_000 + at * 20_000, 47_600_000);
        crate::fixture::shape(at as u64 + 1, vec![vec![square(corner, 10_000)]])
    });
    let mut shapes = shapes.to_vec();
    shapes[0].hex = Some(0x0891_f1d4_8883_ffff);
    shapes[0].name = Some("Árpád-híd".to_owned());
    shapes[1].name = Some("O'Neil 50%".to_owned());
    let cells = [
        Some(cell(3)),
        Some(cell(7)),
        Some(cell(12)),
        Some(withheld()),
    ];
    town(&shapes, &cells)
}

fn predicate(text: &str) -> Result<Predicate, InvalidFilter> {
    let town = squares();
    let queryables = Queryables::of(&town.view());
    Predicate::new(&Filter::from_text(text)?, &queryables)
}

/// The ids of those that fit.
fn fitting(text: &str) -> Vec<u64> {
    let town = squares();
    let view = town.view();
    let predicate = predicate(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let fits = |at: &usize| predicate.matches(&view, *at);
    let rows = (0..view.len()).filter(fits);
    rows.filter_map(|at| view.id(at)).collect()
}

#[test]
fn numbers_are_compared_on_either_side() {
    for (text, ids) in [
        ("cases = 3", vec![1]),
        ("cases <> 3", vec![2, 3]),
        ("3 < cases", vec![2, 3]),
        ("cases >= 7.0", vec![2, 3]),
        ("cases between 3 and 7", vec![1, 2]),
        ("cases not between 3 and 7", vec![3]),
        ("cases in (12,3,99)", vec![1, 3]),
        ("cases not in (12,3,99)", vec![2]),
        ("id > 2", vec![3, 4]),
        ("cases < population", vec![1, 2, 3]),
        ("value < low", vec![]),
        ("z < -0.09", vec![1, 2]),
        ("cases in (population, 7)", vec![2]),
        ("1 = 1", vec![1, 2, 3, 4]),
        ("TRUE and 'a' > 'b'", vec![]),
        ("(cases) > (3)", vec![2, 3]),
    ] {
        assert_eq!(fitting(text), ids, "{text}");
    }
}

#[test]
fn texts_are_compared_by_code_point_or_without_case() {
    for (text, ids) in [
        ("status = 'own'", vec![1, 2, 3]),
        ("status <> 'own'", vec![4]),
        ("name = 'O''Neil 50%'", vec![2]),
        ("name > 'P'", vec![1]),
        ("casei(name) = casei('ÁRPÁD-HÍD')", vec![1]),
        ("casei(name) in (casei('ÁRPÁD-HÍD'),'x')", vec![1]),
        ("name ilike 'árp%'", vec![1]),
        ("name like 'árp%'", vec![]),
        ("name like '%50\\%'", vec![2]),
        ("name not like '%50\\%'", vec![1]),
        ("n_band in ('50-99','0')", vec![1, 2, 3]),
        ("h3 = '891f1d48883ffff'", vec![1]),
        ("h3 <> '891f1d48883ffff'", vec![]),
        ("h3 like '891f%'", vec![1]),
        ("h3 > '8'", vec![1]),
        ("h3 in ('891f1d48883ffff','x')", vec![1]),
        ("casei(h3) = casei('891F1D48883FFFF')", vec![1]),
    ] {
        assert_eq!(fitting(text), ids, "{text}");
    }
}

#[test]
fn a_list_fits_if_one_of_its_words_does() {
    for (text, ids) in [
        ("marks = 'withheld'", vec![4]),
        ("marks <> 'withheld'", vec![1, 2, 3]),
        ("marks like 'too_%'", vec![4]),
        ("marks in ('withheld','island')", vec![4]),
        ("marks = 'synthetic'", vec![1, 2, 3, 4]),
    ] {
        assert_eq!(fitting(text), ids, "{text}");
    }
}

#[test]
fn what_is_unknown_fits_neither_a_condition_nor_its_opposite() {
    for (text, ids) in [
        ("cases is null", vec![4]),
        ("cases is not null", vec![1, 2, 3]),
        ("cases > 0 or not cases > 0", vec![1, 2, 3]),
        ("not (cases > 5)", vec![1]),
        ("cases > 5 or status = 'suppressed'", vec![2, 3, 4]),
        ("not (cases > 5 and status = 'own')", vec![1, 4]),
        ("not (cases > 5 and status = 'suppressed')", vec![1, 2, 3]),
        ("cases in (3) or true", vec![1, 2, 3, 4]),
        ("geometry is null", vec![]),
    ] {
        assert_eq!(fitting(text), ids, "{text}");
    }
}

#[test]
fn a_period_is_a_date() {
    let all = vec![1, 2, 3, 4];
    for (text, fits) in [
        ("period = DATE('2024-01-01')", true),
        ("period >= '2024-01-01T00:00:00Z'", true),
        ("period < TIMESTAMP('2024-01-01T00:00:01Z')", true),
        ("period in ('2024-01-01')", true),
        ("period between '2023-01-01' and '2023-12-31'", false),
        ("period like '2024-%'", true),
        ("T_AFTER(period,DATE('2023-12-31'))", true),
        ("T_BEFORE(period,DATE('2024-01-01'))", false),
        ("T_DURING(period,INTERVAL('2023-12-31','..'))", true),
        ("T_INTERSECTS(INTERVAL('..','2024-01-01'),period)", true),
        ("T_EQUALS(period,INTERVAL('2024-01-01','2024-01-01'))", true),
        ("T_STARTS(period,INTERVAL(period,'2025-01-01'))", true),
    ] {
        let expected = if fits { all.clone() } else { vec![] };
        assert_eq!(fitting(text), expected, "{text}");
    }
}

#[test]
fn places_are_compared_with_every_geometry() {
    for (text, ids) in [
        ("BBOX(18.305,47.605,18.325,47.606)", vec![1, 2]),
        ("BBOX(18.31,47.61,18.319999,47.7)", vec![1]),
        ("BBOX(18.310001,47,18.319999,48)", vec![]),
        ("BBOX(18,47,19,48)", vec![1, 2, 3, 4]),
        ("BBOX(18.345,47,-18,48)", vec![3, 4]),
        ("POINT(18.305 47.605)", vec![1]),
        ("POINT(18.3 47.6)", vec![1]),
        ("POINT(18.315 47.605)", vec![]),
        ("MULTIPOINT(18.315 47.605,18.321 47.605)", vec![2]),
        ("LINESTRING(18.305 47.7,18.305 47.5)", vec![1]),
        ("LINESTRING(18.325 47.603,18.327 47.604)", vec![2]),
        ("LINESTRING(18 47.605,19 47.605)", vec![1, 2, 3, 4]),
        (
            "POLYGON((18.29 47.59,18.32 47.59,18.32 47.62,18.29 47.62,18.29 47.59))",
            vec![1, 2],
        ),
        (
            "POLYGON((18.302 47.602,18.304 47.602,18.304 47.604,18.302 47.602))",
            vec![1],
        ),
        // A square hole around the second of them.
        (
            "POLYGON((18 47,19 47,19 48,18 48,18 47),(18.315 47.59,18.335 47.59,18.335 47.62,18.315 47.62,18.315 47.59))",
            vec![1, 3, 4],
        ),
        (
            "GEOMETRYCOLLECTION(POINT(18.305 47.605),POINT(18.365 47.605))",
            vec![1, 4],
        ),
    ] {
        let text = format!("S_INTERSECTS(geometry,{text})");
        assert_eq!(fitting(&text), ids, "{text}");
    }
    assert_eq!(fitting("S_INTERSECTS(geometry,geometry)"), [1, 2, 3, 4]);
    assert_eq!(
        fitting("NOT S_INTERSECTS(geometry,POINT(18.305 47.605))"),
        [2, 3, 4]
    );
}

#[test]
fn a_filter_that_says_where_says_so() {
    let bounds = |text: &str| predicate(text).unwrap().bounds();
    let of = |text: &str| format!("S_INTERSECTS(geometry,{text})");
    let (small, large) = (of("BBOX(1,1,2,2)"), of("BBOX(-9,-9,9,9)"));
    let found = Some([1_000_000, 1_000_000, 2_000_000, 2_000_000]);
    assert_eq!(bounds(&small), found);
    assert_eq!(
        bounds(&format!("cases > 1 AND ({large} AND {small})")),
        found
    );
    assert_eq!(bounds(&format!("cases > 1 OR {small}")), None);
    assert_eq!(bounds(&format!("NOT {small}")), None);
    let either = format!("{small} OR {}", of("POINT(5 0)"));
    assert_eq!(bounds(&either), Some([1_000_000, 0, 5_000_000, 2_000_000]));
}

#[test]
fn what_cannot_be_compared_is_refused() {
    for (text, said) in [
        (
            "nobody = 1",
            "there is no property “nobody”; known are id, geometry, h3",
        ),
        (
            "cases = 'x'",
            "“cases” is integer and cannot be compared with “'x'”",
        ),
        (
            "status = 1",
            "“status” is string and cannot be compared with “1”",
        ),
        (
            "status = cases",
            "“status” is string and cannot be compared with “cases”",
        ),
        (
            "value like '1%'",
            "“value” is number and cannot be compared with “1%”",
        ),
        (
            "casei(value) = 'x'",
            "“value” is number and cannot be compared with “CASEI(value)”",
        ),
        (
            "period = 'soon'",
            "“period” is date and cannot be compared with “'soon'”",
        ),
        ("cases = DATE('2024-01-01')", "“cases” is integer"),
        ("cases = TRUE", "“cases” is integer"),
        ("cases in (1,'x')", "“cases” is integer"),
        ("geometry = 1", "“geometry” is geometry"),
        ("T_AFTER(status,DATE('2024-01-01'))", "“status” is string"),
        ("S_INTERSECTS(status,POINT(1 1))", "“status” is string"),
        (
            "S_INTERSECTS(POINT(1 1),POINT(1 1))",
            "a property's name expected",
        ),
        ("1 = 'x'", "a property's name expected"),
        ("name like 5", "a text in single quotes expected"),
        (
            "S_INTERSECTS(geometry,POINT(650000 240000))",
            "longitude and latitude in degrees expected",
        ),
        (
            "S_INTERSECTS(geometry,BBOX(1,2,3,1))",
            "longitude and latitude",
        ),
    ] {
        let error = predicate(text).unwrap_err().to_string();
        assert!(error.starts_with(said), "{text}: {error}");
    }
}

#[test]
fn what_would_take_too_long_is_refused() {
    let like = |count: usize| vec![format!("name like '{}'", "_".repeat(40)); count].join(" OR ");
    let one = predicate(&like(30)).unwrap();
    assert_eq!(one.cost(), 30 * 28);
    let most = one.clone().and(one);
    assert_eq!(most, Err(InvalidFilter::TooMuch { most: MOST_COST }));
}

#[test]
fn a_feature_without_a_place_is_nowhere() {
    let shapes = [shape(1, vec![])];
    let town = town(&shapes, &[Some(cell(1))]);
    let view = town.view();
    let queryables = Queryables::of(&view);
    let fits = |text: &str| {
        let filter = Filter::from_text(text).unwrap();
        Predicate::new(&filter, &queryables)
            .unwrap()
            .matches(&view, 0)
    };
    assert!(fits("geometry is null"));
    assert!(!fits("S_INTERSECTS(geometry,BBOX(-180,-90,180,90))"));
    assert!(!fits("NOT S_INTERSECTS(geometry,BBOX(-180,-90,180,90))"));
}
