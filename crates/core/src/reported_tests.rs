//! What entries say of units: what may be asked, from when to when, and in what order.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::*;
use crate::answer::Answer;
use crate::codebook::{IndicatorKind, Labels, Unit};
use crate::life::EntryId;
use crate::life::testing::{answers, codebook};

fn asked(names: &[&str]) -> Result<Option<Asked>, InvalidReport> {
    Asked::of(&codebook(), names.iter().copied())
}

fn noon(day: Date) -> jiff::Timestamp {
    let noon = day.at(12, 0, 0, 0);
    Offset::UTC.to_timestamp(noon).unwrap()
}

fn entry(day: Date, urgency: u16) -> Entry {
    Entry {
        id: EntryId(1),
        revision: 1,
        tenant: "25104".to_owned(),
        organisation: "office".to_owned(),
        sender: None,
        state: "received".to_owned(),
        opened: noon(day),
        since: noon(day),
        answers: answers(&[("urgency", Value::Category(urgency))]),
        sealed: std::collections::BTreeSet::new(),
        links: BTreeMap::new(),
        places: Vec::new(),
    }
}

fn indicator(cases: Vec<Condition>) -> Indicator {
    Indicator {
        id: "reported".to_owned(),
        unit: Unit::Households,
        kind: IndicatorKind::Rate,
        label: Labels::default(),
        population_label: Labels::default(),
        cases_label: Labels::default(),
        description: Labels::default(),
        theme: None,
        population: Vec::new(),
        cases,
    }
}

fn is(name: &str) -> Condition {
    Condition::Is(name.to_owned(), true)
}

#[test]
fn a_unit_is_a_case_once_however_often_it_is_reported() {
    let asked = asked(&["report", "report.urgency.crisis", "age"]);
    let asked = asked.unwrap().unwrap();
    assert_eq!(asked.names(), ["report", "report.urgency.crisis"]);
    let day = date(2024, 9, 30);
    let low = asked.report(&entry(date(2024, 5, 1), 0));
    let crisis = asked.report(&entry(date(2024, 6, 1), 1));
    let columns = asked.columns(3, day, [(0, &low), (0, &crisis), (2, &low)].into_iter());
    let boolean = |cells: [bool; 3]| Column::Boolean(cells.map(Answer::Value).to_vec());
    assert_eq!(
        columns,
        [boolean([true, false, true]), boolean([true, false, false])]
    );
}

#[test]
fn the_year_ends_with_the_day_and_begins_behind_the_same_day_of_the_year_before() {
    let asked = asked(&["report"]).unwrap().unwrap();
    let day = date(2024, 2, 29);
    let seen = |opened: Date| {
        let report = asked.report(&entry(opened, 0));
        let columns = asked.columns(1, day, [(0, &report)].into_iter());
        columns[0] == Column::Boolean(vec![Answer::Value(true)])
    };
    assert!(seen(day) && seen(date(2023, 3, 1)));
    assert!(!seen(date(2024, 3, 1)) && !seen(date(2023, 2, 28)));
}

#[test]
fn only_open_categories_and_yes_or_no_answers_can_be_asked_for() {
    for name in [
        "report.urgency",
        "report.urgency.none",
        "report.sender_name",
        "report.answer",
        "household.report.people",
    ] {
        let refused = InvalidReport::Unknown(name.to_owned());
        assert_eq!(asked(&[name]), Err(refused), "{name}");
    }
    assert_eq!(asked(&["reports", "age", "household.size"]), Ok(None));
}

#[test]
fn a_sort_is_asked_for_among_those_of_whom_anything_was_reported() {
    let sort = "report.urgency.crisis";
    let loose = |name: &str, first: &str| {
        Err(InvalidReport::Loose {
            name: name.to_owned(),
            first: first.to_owned(),
        })
    };
    let check = |cases: Vec<Condition>| check_chain(&indicator(cases), "report");
    assert_eq!(check(vec![is("report"), is(sort)]), Ok(()));
    assert_eq!(check(vec![is("report")]), Ok(()));
    assert_eq!(check(vec![is(sort)]), loose(sort, "report"));
    assert_eq!(check(vec![is(sort), is("report")]), loose(sort, "report"));
    let both = Condition::Any(vec![is("report"), is(sort)]);
    assert_eq!(check(vec![both]), loose(sort, "report"));
    let refused = InvalidReport::Population("report".to_owned());
    let among = Indicator {
        population: vec![is("report")],
        ..indicator(vec![is(sort)])
    };
    assert_eq!(check_chain(&among, "report"), Err(refused));
}

#[test]
fn a_person_is_asked_for_among_the_households_that_were_reported() {
    let check = |cases: &[&str]| {
        let persons = Indicator {
            unit: Unit::Persons,
            ..indicator(cases.iter().map(|name| is(name)).collect())
        };
        check_chain(&persons, "report")
    };
    let loose = |name: &str, first: &str| {
        Err(InvalidReport::Loose {
            name: name.to_owned(),
            first: first.to_owned(),
        })
    };
    let (sort, of_home) = ("report.urgency.crisis", "household.report.urgency.crisis");
    assert_eq!(check(&["report"]), loose("report", "household.report"));
    assert_eq!(check(&["household.report", "report"]), Ok(()));
    assert_eq!(check(&[of_home]), loose(of_home, "household.report"));
    assert_eq!(
        check(&["household.report", "report", sort]),
        loose(sort, of_home)
    );
    assert_eq!(
        check(&["household.report", of_home, "report", sort]),
        Ok(())
    );
}
