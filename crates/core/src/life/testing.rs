//! A small register with a life, for tests: something is reported, looked at, answered, and closed.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::*;
use crate::answer::{Answer, NoAnswer};
use crate::codebook::{Category, Codebook, Role, Sensitivity, Storing, Variable, VariableType};
use crate::record::Value;

fn variable(code: &str, kind: VariableType) -> Variable {
    Variable {
        code: code.to_owned(),
        block: "b".to_owned(),
        kind,
        role: None,
        required: false,
        sensitivity: Sensitivity::Plain,
        store: Storing::Plain,
        label: Labels::default(),
        categories: Vec::new(),
        no_answer: vec![NoAnswer::Refused],
        range: None,
        allowed: Vec::new(),
        unit: None,
        aliases: Vec::new(),
    }
}

fn choice(code: &str, categories: &[&str]) -> Variable {
    let category = |code: &&str| Category {
        code: (*code).to_owned(),
        ..Category::default()
    };
    Variable {
        categories: categories.iter().map(category).collect(),
        required: true,
        ..variable(code, VariableType::Category)
    }
}

fn state(code: &str) -> State {
    State {
        code: code.to_owned(),
        label: Labels::default(),
        is_final: false,
        reopens: false,
        edited_by: vec![Part::Handler],
        due: None,
        due_if: Vec::new(),
        escalates_to: None,
    }
}

fn way(code: &str, from: &[&str], to: &str) -> Transition {
    Transition {
        code: code.to_owned(),
        label: Labels::default(),
        from: texts(from),
        to: to.to_owned(),
        roles: vec![Part::Handler],
        only_if: None,
        requires: Vec::new(),
        requires_if: Vec::new(),
        tells: Vec::new(),
    }
}

pub fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

pub fn is_one_of(name: &str, code: &str) -> Condition {
    Condition::OneOf(name.to_owned(), texts(&[code]))
}

fn link(code: &str, to: &str, when_gone: WhenGone) -> Link {
    Link {
        code: code.to_owned(),
        label: Labels::default(),
        to: to.to_owned(),
        many: code == "partners",
        when_gone,
    }
}

fn transitions() -> Vec<Transition> {
    vec![
        Transition {
            only_if: Some(is_one_of("urgency", "low")),
            ..way("look", &["received"], "seen")
        },
        Transition {
            only_if: Some(is_one_of("urgency", "crisis")),
            ..way("go", &["received"], "answered")
        },
        Transition {
            requires: texts(&["answer", "household"]),
            requires_if: vec![RequiredIf {
                when: is_one_of("channel", "letter"),
                requires: texts(&[PLACE]),
            }],
            tells: vec![Party::Sender],
            ..way("answer", &["seen"], "answered")
        },
        Transition {
            roles: vec![Part::Handler, Part::Coordinator],
            ..way("close", &["answered"], "closed")
        },
    ]
}

/// The register.
pub fn codebook() -> Codebook {
    let life = Life {
        states: vec![
            State {
                due: Some(Due {
                    amount: 2,
                    counting: Counting::Working,
                    from: CountedFrom::State,
                }),
                due_if: vec![DueIf {
                    when: is_one_of("urgency", "crisis"),
                    due: Due {
                        amount: 30,
                        counting: Counting::Minutes,
                        from: CountedFrom::State,
                    },
                }],
                escalates_to: Some(Part::Coordinator),
                ..state("received")
            },
            State {
                due: Some(Due {
                    amount: 15,
                    counting: Counting::Calendar,
                    from: CountedFrom::Opening,
                }),
                ..state("seen")
            },
            state("answered"),
            State {
                is_final: true,
                edited_by: Vec::new(),
                ..state("closed")
            },
        ],
        initial: "received".to_owned(),
        opened_by: vec![Part::Sender, Part::Handler],
        transitions: transitions(),
        links: vec![
            link("household", "household", WhenGone::Clear),
            link("partners", "organisation", WhenGone::Keep),
            link("owner", "organisation", WhenGone::Forbid),
        ],
        visibility: vec![Rule {
            variables: texts(&["sender_name"]),
            states: Vec::new(),
            level: Level::Sealed,
            with: Vec::new(),
        }],
        place: PlaceKind {
            point: true,
            ..PlaceKind::default()
        },
        repeats: vec![Repeat {
            same: texts(&["household", "urgency"]),
            within_days: 14,
        }],
        flags: vec![Flag {
            code: "unconfirmed".to_owned(),
            label: Labels::default(),
            when: is_one_of("channel", "phone"),
            until: "confirmed_on".to_owned(),
            forbids: texts(&["closed"]),
        }],
    };
    Codebook {
        id: "report".to_owned(),
        version: "1".to_owned(),
        label: Labels::default(),
        parent: None,
        unit: None,
        variables: vec![
            Variable {
                role: Some(Role::Id),
                store: Storing::No,
                ..variable("report_id", VariableType::Text)
            },
            choice("urgency", &["low", "crisis"]),
            choice("channel", &["phone", "letter"]),
            Variable {
                sensitivity: Sensitivity::Identifying,
                store: Storing::Sealed,
                ..variable("sender_name", VariableType::Text)
            },
            variable("answer", VariableType::Text),
            variable("confirmed_on", VariableType::Date),
            Variable {
                range: Some((0.0, 10.0)),
                ..variable("people", VariableType::Integer)
            },
        ],
        instruments: Vec::new(),
        indicators: Vec::new(),
        life: Some(life),
    }
}

/// A moment.
pub fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// Answers.
pub fn answers(given: &[(&str, Value)]) -> BTreeMap<String, Answer<Value>> {
    let answer = |(code, value): &(&str, Value)| ((*code).to_owned(), Answer::Value(value.clone()));
    given.iter().map(answer).collect()
}

/// What somebody reports: how urgent it is and by which way.
pub fn reported(urgency: u16, channel: u16) -> Opening {
    Opening {
        id: EntryId(1),
        tenant: "town".to_owned(),
        organisation: "service".to_owned(),
        part: Part::Sender,
        change: Change {
            answers: answers(&[
                ("urgency", Value::Category(urgency)),
                ("channel", Value::Category(channel)),
            ]),
            ..Change::default()
        },
    }
}

/// A step of the handler on this revision.
pub fn step(transition: &str, made_on: u64, change: Change) -> Step {
    Step {
        transition: transition.to_owned(),
        part: Part::Handler,
        made_on,
        change,
    }
}
