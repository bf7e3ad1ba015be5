//! The story of a report through its states, and what is refused on the way.

use jiff::Timestamp;
use jiff::civil::date;

use super::testing::{answers, at, codebook, reported, step, texts};
use super::*;
use crate::answer::{Answer, NoAnswer};
use crate::codebook::Codebook;
use crate::record::Value;

const MONDAY: &str = "2025-06-02T08:00:00Z";

fn opened(book: &Codebook, urgency: u16, channel: u16) -> Entry {
    let living = Living::of(book).unwrap();
    living
        .open(&reported(urgency, channel), at(MONDAY))
        .unwrap()
}

fn with_answer(more: &[(&str, Value)]) -> Change {
    let answer = [("answer", Value::Text("someone went there".to_owned()))];
    Change {
        answers: answers(&[&answer, more].concat()),
        links: [("household".to_owned(), vec![EntryId(7)])].into(),
        places: None,
    }
}

#[test]
fn a_report_goes_through_its_states_and_each_step_is_a_revision() {
    let book = codebook();
    let living = Living::of(&book).unwrap();
    let entry = opened(&book, 0, 0);
    let ways: Vec<&str> = living
        .may(&entry, Part::Handler)
        .iter()
        .map(|w| w.code.as_str())
        .collect();
    assert_eq!(ways, ["look"]);
    assert!(living.may(&entry, Part::Sender).is_empty());
    let seen = living.step(
        &entry,
        &step("look", 1, Change::default()),
        at("2025-06-03T08:00:00Z"),
    );
    let seen = seen.unwrap().entry;
    let empty = step("answer", 2, Change::default());
    let missing = Err(Refused::Missing(texts(&["answer", "household"])));
    assert_eq!(
        living.step(&seen, &empty, at("2025-06-03T09:00:00Z")),
        missing
    );
    let answered = living.step(
        &seen,
        &step("answer", 2, with_answer(&[])),
        at("2025-06-04T08:00:00Z"),
    );
    let answered = answered.unwrap();
    assert_eq!(answered.tells, [Party::Sender]);
    assert_eq!(answered.from, "seen");
    let answered = answered.entry;
    assert_eq!(
        (answered.revision, answered.state.as_str()),
        (3, "answered")
    );
    assert_eq!(answered.since, at("2025-06-04T08:00:00Z"));
    assert_eq!(answered.opened, at(MONDAY));
}

#[test]
fn a_flag_forbids_the_last_step_until_it_is_answered_with_it() {
    let book = codebook();
    let living = Living::of(&book).unwrap();
    let crisis = opened(&book, 1, 0);
    let gone = living
        .step(&crisis, &step("go", 1, Change::default()), at(MONDAY))
        .unwrap()
        .entry;
    let flags: Vec<&str> = living
        .flags(&gone)
        .iter()
        .map(|f| f.code.as_str())
        .collect();
    assert_eq!(flags, ["unconfirmed"]);
    let forbidden = Err(Refused::Flags(texts(&["unconfirmed"])));
    assert_eq!(
        living.step(&gone, &step("close", 2, Change::default()), at(MONDAY)),
        forbidden
    );
    let refused = Change {
        answers: [("confirmed_on".to_owned(), Answer::None(NoAnswer::Refused))].into(),
        ..Change::default()
    };
    assert_eq!(
        living.step(&gone, &step("close", 2, refused), at(MONDAY)),
        forbidden
    );
    let day = Value::Date(date(2025, 6, 3));
    let confirmed = Change {
        answers: answers(&[("confirmed_on", day)]),
        ..Change::default()
    };
    let closed = living
        .step(&gone, &step("close", 2, confirmed), at(MONDAY))
        .unwrap()
        .entry;
    assert_eq!(closed.state, "closed");
    assert!(living.flags(&closed).is_empty());
    let late = living.amend(&closed, Part::Handler, 3, &Change::default(), at(MONDAY));
    assert!(matches!(late, Err(Refused::Role { .. })), "{late:?}");
}

#[test]
fn each_refusal_says_what_is_in_the_way() {
    let book = codebook();
    let living = Living::of(&book).unwrap();
    let entry = opened(&book, 0, 1);
    let tried = |wanted: Step| living.step(&entry, &wanted, at(MONDAY)).unwrap_err();
    let plain = |code: &str| step(code, 1, Change::default());
    assert_eq!(
        tried(plain("vanish")),
        Refused::NoSuchTransition("vanish".to_owned())
    );
    assert_eq!(tried(plain("go")), Refused::NotForThis("go".to_owned()));
    let state = tried(plain("close"));
    assert!(
        matches!(&state, Refused::State { state, .. } if state == "received"),
        "{state}"
    );
    let conflict = tried(step("look", 4, Change::default()));
    assert_eq!(
        conflict,
        Refused::Conflict {
            made_on: 4,
            current: 1
        }
    );
    let sender = Step {
        part: Part::Sender,
        ..plain("look")
    };
    assert!(matches!(
        tried(sender),
        Refused::Role {
            part: Part::Sender,
            ..
        }
    ));
    for (code, value) in [
        ("people", Value::Number(11.0)),
        ("people", Value::Number(1.5)),
        ("people", Value::Boolean(true)),
        ("urgency", Value::Category(2)),
        ("report_id", Value::Text("1".to_owned())),
        ("no_such", Value::Boolean(true)),
        ("answer", Value::Text(" ".to_owned())),
    ] {
        let change = Change {
            answers: answers(&[(code, value)]),
            ..Change::default()
        };
        assert_eq!(
            tried(step("look", 1, change)),
            Refused::Unfit(texts(&[code]))
        );
    }
    let two = Change {
        links: [("household".to_owned(), vec![EntryId(1), EntryId(2)])].into(),
        ..Change::default()
    };
    assert_eq!(
        tried(step("look", 1, two)),
        Refused::Unfit(texts(&["household"]))
    );
    let area = Where::Hotspot("frail-hotspots/2024-09-30/4".to_owned());
    let there = Change {
        places: Some(vec![area]),
        ..Change::default()
    };
    assert_eq!(
        tried(step("look", 1, there)),
        Refused::Unfit(texts(&[PLACE]))
    );
    let mut nothing = reported(0, 0);
    nothing.change = Change::default();
    let opening = living.open(&nothing, at(MONDAY));
    assert_eq!(
        opening,
        Err(Refused::Missing(texts(&["urgency", "channel"])))
    );
}

#[test]
fn a_requirement_under_a_condition_wants_a_place_for_letters() {
    let book = codebook();
    let living = Living::of(&book).unwrap();
    let entry = opened(&book, 0, 1);
    let seen = living
        .step(&entry, &step("look", 1, Change::default()), at(MONDAY))
        .unwrap()
        .entry;
    let missing = Err(Refused::Missing(texts(&[PLACE])));
    assert_eq!(
        living.step(&seen, &step("answer", 2, with_answer(&[])), at(MONDAY)),
        missing
    );
}

#[test]
fn a_sealed_answer_counts_as_filled_though_nobody_has_opened_it() {
    let mut book = codebook();
    if let Some(life) = &mut book.life {
        life.transitions[0].requires = texts(&["sender_name"]);
    }
    let living = Living::of(&book).unwrap();
    let mut entry = opened(&book, 0, 0);
    assert_eq!(
        living.missing(&entry, &living.life.transitions[0]),
        ["sender_name"]
    );
    entry.sealed.insert("sender_name".to_owned());
    assert!(
        living
            .missing(&entry, &living.life.transitions[0])
            .is_empty()
    );
}

#[test]
fn due_times_run_from_the_state_or_from_the_opening_and_are_overdue_after_their_last_moment() {
    let book = codebook();
    let living = Living::of(&book).unwrap();
    let weekend = vec![jiff::civil::Weekday::Saturday, jiff::civil::Weekday::Sunday];
    let calendar = WorkCalendar::new(jiff::tz::TimeZone::UTC, weekend, vec![], vec![]).unwrap();
    let mut entry = opened(&book, 0, 0);
    entry.since = at("2025-06-06T23:59:00Z");
    let tuesday = at("2025-06-11T00:00:00Z");
    assert_eq!(living.due_at(&entry, &calendar), Some(tuesday));
    assert!(!living.is_overdue(&entry, tuesday, &calendar));
    assert!(living.is_overdue(&entry, at("2025-06-11T00:00:01Z"), &calendar));
    entry.state = "seen".to_owned();
    assert_eq!(
        living.due_at(&entry, &calendar),
        Some(at("2025-06-18T00:00:00Z"))
    );
    entry.state = "closed".to_owned();
    assert!(!living.is_overdue(&entry, Timestamp::MAX, &calendar));
    let crisis = opened(&book, 1, 0);
    assert_eq!(
        living.due_at(&crisis, &calendar),
        Some(at("2025-06-02T08:30:00Z"))
    );
    let half_an_hour = Due {
        amount: 30,
        counting: Counting::Minutes,
        from: CountedFrom::State,
    };
    assert_eq!(
        half_an_hour.at(at(MONDAY), &calendar),
        at("2025-06-02T08:30:00Z")
    );
}

#[test]
fn the_strictest_rule_that_matches_holds_and_the_organisation_where_none_does() {
    let mut life = codebook().life.unwrap();
    let rule = |variables: &[&str], states: &[&str], level: Level, with: &[&str]| Rule {
        variables: texts(variables),
        states: texts(states),
        level,
        with: texts(with),
    };
    assert_eq!(life.visible_level("answer", "seen"), Level::Organisation);
    life.visibility
        .push(rule(&["answer"], &[], Level::Shared, &["partners"]));
    life.visibility
        .push(rule(&[], &["closed"], Level::Public, &[]));
    assert_eq!(life.visible_level("answer", "seen"), Level::Shared);
    assert_eq!(life.shared_with("answer", "seen"), ["partners"]);
    assert_eq!(life.visible_level("people", "closed"), Level::Public);
    assert_eq!(life.visible_level("sender_name", "closed"), Level::Sealed);
    assert!(life.shared_with("sender_name", "closed").is_empty());
}

#[test]
fn a_repeat_is_found_within_its_days_and_only_where_all_is_the_same() {
    let book = codebook();
    let life = book.life.as_ref().unwrap();
    let mut first = opened(&book, 0, 0);
    first.links.insert(
        "household".to_owned(),
        vec![LinkTo {
            id: EntryId(7),
            gone: false,
        }],
    );
    let again = |id: u64, opened: &str| Entry {
        id: EntryId(id),
        opened: at(opened),
        ..first.clone()
    };
    let soon = again(2, "2025-06-16T08:00:00Z");
    let late = again(3, "2025-06-16T08:00:01Z");
    let mut other = again(4, MONDAY);
    other
        .answers
        .insert("urgency".to_owned(), Answer::Value(Value::Category(1)));
    let mut elsewhere = again(5, MONDAY);
    elsewhere.tenant = "village".to_owned();
    let mut unlinked = again(6, MONDAY);
    unlinked.links.clear();
    let all = [&first, &soon, &late, &other, &elsewhere, &unlinked];
    assert_eq!(life.repeated(&first, all), [EntryId(2)]);
    assert!(
        life.repeated(&unlinked, all).is_empty(),
        "nothing is the same as nothing"
    );
}

#[test]
fn what_goes_is_kept_cleared_or_forbidden_by_the_link() {
    let book = codebook();
    let life = book.life.as_ref().unwrap();
    let mut entry = opened(&book, 0, 0);
    let end = |id: u64| {
        vec![LinkTo {
            id: EntryId(id),
            gone: false,
        }]
    };
    entry.links.insert("household".to_owned(), end(7));
    entry
        .links
        .insert("partners".to_owned(), [end(8), end(9)].concat());
    entry.links.insert("owner".to_owned(), end(10));
    assert_eq!(
        life.after_gone(&entry, "household", EntryId(8)),
        Gone::Untouched
    );
    let owner = life.after_gone(&entry, "organisation", EntryId(10));
    assert_eq!(owner, Gone::Forbidden(texts(&["owner"])));
    let Gone::Changed(cleared) = life.after_gone(&entry, "household", EntryId(7)) else {
        panic!("the link goes");
    };
    assert!(!cleared.links.contains_key("household"));
    assert_eq!(cleared.revision, 2);
    let Gone::Changed(kept) = life.after_gone(&entry, "organisation", EntryId(8)) else {
        panic!("the link says that its end is gone");
    };
    assert_eq!(kept.links["partners"].len(), 2);
    assert_eq!(kept.linked("partners").collect::<Vec<_>>(), [EntryId(9)]);
}
