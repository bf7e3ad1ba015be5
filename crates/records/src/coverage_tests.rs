//! Coverage of a small survey: who was asked, who answered, and whose answers are old.

use gocpont_core::codebook::{Category, VariableType};
use gocpont_core::record::{AreaOf, Record, Value};
use jiff::civil::date;

use super::*;
use crate::testing::{append, codebook, number, people, record, rooms, store, variable};

fn with_status() -> Codebook {
    let mut book = codebook();
    let mut status = variable("status", VariableType::Category, Some(Role::Response));
    status.categories = ["responded", "refused", "not_at_home"]
        .map(|code| Category {
            code: code.to_owned(),
            ..Category::default()
        })
        .to_vec();
    book.variables.push(status);
    book
}

/// A household in an area: with its answers, or with none but why.
fn household(id: &str, area: &str, from: Date, status: Option<u16>) -> Record {
    let mut made = record(id, from, rooms(2.0));
    if let Some(place) = &mut made.place {
        place.areas = vec![AreaOf {
            set: "districts".into(),
            id: area.into(),
        }];
    }
    if status.is_some_and(|status| status > 0) {
        made.answers = vec![Answer::None(NoAnswer::NotAsked); 3];
    }
    let status = status.map(|status| Answer::Value(Value::Category(status)));
    made.answers
        .push(status.unwrap_or(Answer::None(NoAnswer::NotAsked)));
    made
}

#[test]
fn those_asked_and_those_who_answered_are_counted_by_area_with_the_age_of_their_answers() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let mut known = household("H6", "west", date(2024, 1, 1), Some(1));
    known.answers = vec![Answer::None(NoAnswer::NotAsked); 4];
    let file = vec![
        household("H1", "east", date(2020, 1, 1), Some(0)),
        household("H2", "east", date(2021, 1, 1), None),
        household("H3", "east", date(2024, 1, 1), Some(1)),
        household("H4", "west", date(2024, 2, 1), Some(0)),
        household("H5", "west", date(2024, 2, 1), Some(2)),
        known,
    ];
    append(&mut store, &with_status(), file);
    let person = number("P1", Some("H4"), date(2024, 3, 1), 50.0);
    append(&mut store, &people(), vec![person]);
    let ages = Ages {
        day: date(2024, 6, 1),
        stale_after: 730,
    };
    let registers = [with_status(), people()];
    let all = store
        .coverage(&registers, ages, store.now().unwrap())
        .unwrap();
    let counts: Vec<_> = all
        .iter()
        .map(|own| {
            let area = own.area.as_ref().map_or("", |(_, id)| id.as_str());
            (
                own.register.as_str(),
                area,
                own.units,
                own.asked,
                own.answered,
                own.stale,
            )
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("household", "", 6, 5, 3, 2),
            ("household", "east", 3, 3, 2, 2),
            ("household", "west", 3, 2, 1, 0),
            ("person", "", 1, 1, 1, 0),
            ("person", "west", 1, 1, 1, 0),
        ]
    );
    assert_eq!(all[0].median, Some(days(date(2021, 1, 1))));
    assert_eq!(all[0].oldest, Some(days(date(2020, 1, 1))));
    assert_eq!(all[0].newest, Some(days(date(2024, 2, 1))));
    assert!(all[1].is_stale() && !all[2].is_stale());
}

#[test]
fn a_register_of_nobody_is_not_stale() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir);
    let file = vec![household("H1", "east", date(2024, 1, 1), Some(0))];
    append(&mut store, &with_status(), file);
    let ages = Ages {
        day: date(2020, 1, 1),
        stale_after: 0,
    };
    let all = store.coverage(&[with_status()], ages, store.now().unwrap());
    let [own] = all.unwrap().try_into().unwrap();
    assert_eq!((own.units, own.median, own.is_stale()), (0, None, false));
}
