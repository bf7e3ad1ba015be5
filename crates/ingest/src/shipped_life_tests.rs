//! The registers with a life that come with the program: sound, named in three languages, linked to each other.

use std::collections::BTreeSet;

use gocpont_core::codebook::{Codebook, Labels};
use gocpont_core::life::Level;
use jiff::civil::{Date, date};

use crate::codebook::{self, Loaded};
use crate::parameter::Thresholds;

macro_rules! shipped {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../data/codebooks/", $name, ".toml")))),*]
    };
}

const BOOKS: [(&str, &str); 12] = shipped!(
    "organisation",
    "signal",
    "service",
    "site",
    "measure",
    "event",
    "opinion",
    "agreement",
    "individual_plan",
    "project",
    "alert",
    "break"
);

fn read(name: &str) -> Loaded {
    let (_, text) = BOOKS.iter().find(|(known, _)| *known == name).expect(name);
    codebook::parse(&format!("{name}.toml"), text, &Thresholds::default()).expect(name)
}

fn below(loaded: Loaded) -> Vec<Codebook> {
    let children = loaded.children.into_iter().flat_map(below);
    std::iter::once(loaded.codebook).chain(children).collect()
}

fn all() -> Vec<Codebook> {
    BOOKS
        .iter()
        .flat_map(|(name, _)| below(read(name)))
        .collect()
}

/// Every text of a codebook that people read, with what it names.
fn labels(book: &Codebook) -> Vec<(String, &Labels)> {
    let mut found = vec![(book.id.clone(), &book.label)];
    for variable in &book.variables {
        found.push((variable.code.clone(), &variable.label));
        let categories = variable.categories.iter();
        found.extend(categories.map(|c| (format!("{}={}", variable.code, c.code), &c.label)));
    }
    let life = book.life.as_ref().expect("a life");
    found.extend(life.states.iter().map(|s| (s.code.clone(), &s.label)));
    found.extend(life.transitions.iter().map(|t| (t.code.clone(), &t.label)));
    found.extend(life.links.iter().map(|l| (l.code.clone(), &l.label)));
    found.extend(life.flags.iter().map(|f| (f.code.clone(), &f.label)));
    found
}

#[test]
fn every_register_is_sound_and_named_in_three_languages() {
    for book in all() {
        let life = book.life.as_ref().expect("a life");
        assert_eq!(life.check(&book), [], "{}", book.id);
        for (name, label) in labels(&book) {
            let texts = [&label.hu, &label.cs, &label.en];
            let blank = texts.iter().any(|text| text.trim().is_empty());
            assert!(!blank && label.hu != label.en, "{}: {name}", book.id);
        }
    }
}

#[test]
fn every_link_leads_to_a_register_that_comes_with_the_program() {
    let books = all();
    let mut known: BTreeSet<&str> = books.iter().map(|book| book.id.as_str()).collect();
    known.extend(["household", "person"]);
    for book in &books {
        for link in &book.life.as_ref().expect("a life").links {
            assert!(
                known.contains(link.to.as_str()),
                "{}: {}",
                book.id,
                link.code
            );
        }
    }
}

#[test]
fn somebody_waits_for_every_late_state_and_whoever_handles_something_can_move_it() {
    for book in all() {
        let life = book.life.as_ref().expect("a life");
        for state in &life.states {
            let due = state.due.is_some() || !state.due_if.is_empty();
            assert_eq!(
                due,
                state.escalates_to.is_some(),
                "{}: {}",
                book.id,
                state.code
            );
            assert!(
                state.is_final || !state.edited_by.is_empty(),
                "{}: {}",
                book.id,
                state.code
            );
        }
    }
}

#[test]
fn services_have_their_letters_and_sections_and_each_unit_of_capacity_for_itself() {
    let book = read("service").codebook;
    let codes = &book.variable("code").expect("codes").categories;
    let other = |code: &str, list: &str| {
        let category = codes.iter().find(|c| c.code == code).expect(code);
        let found = category.codes.iter().find(|other| other.list == list);
        found.map(|other| other.code.as_str())
    };
    assert_eq!(codes.len(), 40);
    assert_eq!(other("home_help", "szt_57"), Some("d"));
    assert_eq!(other("home_help", "zakon_108"), Some("40"));
    assert_eq!(other("intervention", "zakon_108"), Some("60a"));
    assert_eq!(other("personal_assistance", "szt_57"), None);
    for unit in ["places", "clients_per_day", "hours_per_week", "posts"] {
        let capacity = book.variable(&format!("capacity_{unit}")).expect(unit);
        assert_eq!(
            capacity.unit.as_deref(),
            Some(unit.replace('_', " ").as_str())
        );
    }
    let groups = book.variables.iter().filter(|v| v.code.starts_with("for_"));
    assert_eq!(groups.count(), 18);
}

#[test]
fn who_reported_is_sealed_in_every_state_of_a_signal() {
    let book = read("signal").codebook;
    let life = book.life.as_ref().expect("a life");
    for state in &life.states {
        for name in ["sender_name", "sender_contact", "sender_organisation"] {
            assert_eq!(
                life.visible_level(name, &state.code),
                Level::Sealed,
                "{}",
                state.code
            );
        }
    }
    assert_eq!(
        life.shared_with("description", "forwarded"),
        ["forwarded_to"]
    );
}

#[test]
fn the_classes_of_senders_follow_the_act_of_their_day() {
    let book = read("signal").codebook;
    let classes = &book.variable("sender_class").expect("classes").categories;
    let chosen = |day: Date| {
        let valid = classes.iter().filter(|class| class.is_valid_on(day));
        valid
            .map(|class| class.code.as_str())
            .collect::<BTreeSet<_>>()
    };
    let (then, now) = (chosen(date(2015, 1, 1)), chosen(date(2025, 1, 1)));
    assert!(then.contains("labour_authority") && !then.contains("employment_inspection"));
    assert!(now.contains("employment_inspection") && !now.contains("district_office"));
    let letters = classes
        .iter()
        .flat_map(|class| &class.codes)
        .map(|other| other.code.as_str());
    assert_eq!(letters.collect::<String>(), "abcdefghijklmnopqr");
}
