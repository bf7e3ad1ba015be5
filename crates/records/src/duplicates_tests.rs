//! People and households that are there twice, and those who only look so.

use gocpont_core::codebook::Category;
use gocpont_core::record::{Record, Value};
use jiff::civil::date;

use super::*;
use crate::testing::{append, codebook, living_at, number, people, store, variable};

fn person_book() -> Codebook {
    let mut book = people();
    book.variables
        .push(variable("birth_date", VariableType::Date, None));
    let mut sex = variable("sex", VariableType::Category, None);
    sex.categories = ["female", "male"]
        .map(|code| Category {
            code: code.to_owned(),
            ..Category::default()
        })
        .to_vec();
    book.variables.push(sex);
    book
}

fn person(id: &str, home: &str, from: Date, born: Date, sex: u16) -> Record {
    let mut made = number(id, Some(home), from, 1.0);
    made.answers.push(Answer::Value(Value::Date(born)));
    made.answers.push(Answer::Value(Value::Category(sex)));
    made
}

const YEAR: Date = date(2024, 1, 1);
const LATER: Date = date(2024, 6, 1);

/// Two homes in one place, a third elsewhere.
fn homes(store: &mut SqliteRecords) {
    let homes = [("H1", 47.65), ("H2", 47.65), ("H3", 47.75)];
    let homes = homes.map(|(id, lat)| living_at(id, lat));
    append(store, &codebook(), homes.to_vec());
}

fn found(store: &SqliteRecords, register: &str) -> Vec<(UnitKey, UnitKey, Vec<Likeness>)> {
    let registers = [codebook(), person_book()];
    let found = store
        .duplicates(&registers, register, date(2024, 12, 1))
        .unwrap();
    let pair = |pair: Pair| (pair.first, pair.second, pair.alike);
    found.pairs.into_iter().map(pair).collect()
}

#[test]
fn the_same_person_under_two_ids_is_found_and_named_in_the_order_of_arrival() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    homes(&mut store);
    let born = date(1950, 3, 4);
    let file = vec![
        person("P1", "H1", YEAR, born, 0),
        person("P2", "H2", LATER, born, 0),
        // Another sex, another place, another birth date.
        person("P3", "H2", LATER, born, 1),
        person("P4", "H3", LATER, born, 0),
        person("P5", "H1", LATER, date(1975, 9, 9), 0),
    ];
    append(&mut store, &person_book(), file);
    let unit = |id: &str| store.unit_of(&person_book(), id);
    let alike = vec![Likeness::SamePlace, Likeness::SameBirthDate];
    assert_eq!(found(&store, "person"), [(unit("P1"), unit("P2"), alike)]);
    // What is one already is not listed again.
    let merging = crate::Merging {
        codebook: &person_book(),
        kept: "P1",
        merged: "P2",
        recorded_at: "2024-11-01T08:00:00Z",
    };
    store.merge(&merging).unwrap();
    assert_eq!(found(&store, "person"), []);
}

#[test]
fn twins_and_siblings_are_not_the_same_person_and_a_slip_of_the_pen_is() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    homes(&mut store);
    let file = vec![
        person("TWIN1", "H1", YEAR, date(2010, 5, 6), 0),
        person("TWIN2", "H1", YEAR, date(2010, 5, 6), 0),
        person("SISTER", "H1", LATER, date(2012, 5, 6), 0),
        person("DAY", "H3", YEAR, date(1940, 1, 12), 1),
        person("MONTH", "H3", LATER, date(1940, 12, 1), 1),
        person("FIGURE", "H3", LATER, date(1940, 1, 13), 1),
    ];
    append(&mut store, &person_book(), file);
    let unit = |id: &str| store.unit_of(&person_book(), id);
    let pairs: Vec<_> = found(&store, "person")
        .into_iter()
        .map(|(a, b, _)| [a, b])
        .collect();
    // Day and month that changed places lie more than nine months apart here: in one household it may be two brothers.
    assert_eq!(pairs, [[unit("DAY"), unit("FIGURE")]]);
    assert!(is_slip(days(date(1940, 2, 11)), days(date(1940, 11, 2))));
    assert!(is_slip(days(date(1940, 2, 11)), days(date(1950, 2, 11))));
    assert!(!is_slip(days(date(1940, 2, 11)), days(date(1950, 2, 12))));
}

#[test]
fn a_household_is_known_by_who_lives_there() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    homes(&mut store);
    assert_eq!(found(&store, "household"), []);
    let family = |prefix: &str, home: &str, from| {
        [
            (date(1980, 1, 1), 0),
            (date(1978, 2, 2), 1),
            (date(2010, 3, 3), 1),
        ]
        .iter()
        .enumerate()
        .map(|(at, (born, sex))| person(&format!("{prefix}{at}"), home, from, *born, *sex))
        .collect::<Vec<_>>()
    };
    append(&mut store, &person_book(), family("A", "H1", YEAR));
    append(&mut store, &person_book(), family("C", "H3", YEAR));
    assert_eq!(found(&store, "household"), []);
    append(&mut store, &person_book(), family("B", "H2", LATER));
    let pairs = found(&store, "household");
    let mut units = ["H1", "H2"].map(|id| store.unit_of(&codebook(), id));
    units.sort_unstable();
    let alike = vec![Likeness::SamePlace, Likeness::SameMembers];
    assert_eq!(pairs, [(units[0], units[1], alike)]);
}
