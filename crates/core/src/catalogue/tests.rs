//! The catalogue holds what is public in the state that an entry is in, and nothing else.

use std::collections::BTreeSet;

use super::*;
use crate::answer::Answer;
use crate::codebook::{Category, Labels, Sensitivity, Storing, Variable, VariableType};
use crate::life::{Level, Life, Link, LinkTo, PARENT, PlaceKind, Rule, State, WhenGone, Where};
use crate::record::Value;
use h3o::{LatLng, Resolution};
use jiff::Timestamp;

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
        categories: ["mon", "tue", "meals"]
            .map(|code| Category {
                code: code.to_owned(),
                ..Category::default()
            })
            .into(),
        no_answer: Vec::new(),
        range: None,
        allowed: Vec::new(),
        unit: None,
        aliases: Vec::new(),
    }
}

/// A register whose named answers are public while an entry is `shown`.
fn register(
    id: &str,
    variables: Vec<Variable>,
    links: &[(&str, &str)],
    public: &[&str],
) -> Codebook {
    let state = |code: &str| State {
        code: code.to_owned(),
        label: Labels::default(),
        is_final: false,
        reopens: false,
        edited_by: Vec::new(),
        due: None,
        due_if: Vec::new(),
        escalates_to: None,
    };
    let link = |(code, to): &(&str, &str)| Link {
        code: (*code).to_owned(),
        label: Labels::default(),
        to: (*to).to_owned(),
        many: true,
        when_gone: WhenGone::Keep,
    };
    Codebook {
        id: id.to_owned(),
        version: "1".to_owned(),
        label: Labels::default(),
        parent: None,
        unit: None,
        variables,
        instruments: Vec::new(),
        indicators: Vec::new(),
        life: Some(Life {
            states: vec![state("shown"), state("hidden")],
            initial: "hidden".to_owned(),
            opened_by: Vec::new(),
            transitions: Vec::new(),
            links: links.iter().map(link).collect(),
            visibility: vec![Rule {
                variables: public.iter().map(ToString::to_string).collect(),
                states: vec!["shown".to_owned()],
                level: Level::Public,
                with: Vec::new(),
            }],
            place: PlaceKind::default(),
            repeats: Vec::new(),
            flags: Vec::new(),
        }),
    }
}

fn entry(id: u64, state: &str, answers: &[(&str, Value)], links: &[(&str, u64)]) -> Entry {
    let link = |(code, to): &(&str, u64)| {
        let to = LinkTo {
            id: EntryId(*to),
            gone: false,
        };
        ((*code).to_owned(), vec![to])
    };
    let answer = |(code, value): &(&str, Value)| ((*code).to_owned(), Answer::Value(value.clone()));
    let here = LatLng::new(47.65, 18.32)
        .unwrap()
        .to_cell(Resolution::Thirteen);
    Entry {
        id: EntryId(id),
        revision: 1,
        tenant: "25104".to_owned(),
        organisation: "o".to_owned(),
        sender: None,
        state: state.to_owned(),
        opened: Timestamp::UNIX_EPOCH,
        since: Timestamp::UNIX_EPOCH,
        answers: answers.iter().map(answer).collect(),
        sealed: BTreeSet::new(),
        links: links.iter().map(link).collect(),
        places: vec![Where::Point(Place {
            hex: here,
            areas: Vec::new(),
            precision: crate::record::Precision::House,
        })],
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

struct Town {
    books: [Codebook; 4],
    entries: [Vec<Entry>; 4],
}

impl Town {
    fn catalogue(&self) -> Catalogue {
        let of = |at: usize| Entries {
            codebook: &self.books[at],
            all: &self.entries[at],
        };
        Catalogue::of(&Registers {
            organisations: of(0),
            sites: of(1),
            services: of(2),
            slots: of(3),
        })
    }
}

fn town() -> Town {
    use VariableType::{Boolean, Category, Date, Integer, Text};
    let named = |more: Vec<Variable>| [vec![variable("name", Text)], more].concat();
    let service = named(vec![
        variable("code", Category),
        variable("description", Text),
        variable("confirmed_on", Date),
        variable("for_seniors", Boolean),
        variable("for_women", Boolean),
        variable("capacity_places", Integer),
        variable("used_places", Integer),
    ]);
    let public = [
        "name",
        "code",
        "for_seniors",
        "for_women",
        "capacity_places",
        "used_places",
        "provider",
        "sites",
        "confirmed_on",
    ];
    let slot = vec![
        variable("weekday", Category),
        variable("from_minute", Integer),
        variable("to_minute", Integer),
    ];
    Town {
        books: [
            register(
                "organisation",
                named(vec![variable("office_phone", Text)]),
                &[],
                &["name"],
            ),
            register("site", named(Vec::new()), &[], &["name", "place"]),
            register(
                "service",
                service,
                &[("provider", "organisation"), ("sites", "site")],
                &public,
            ),
            register(
                "service_slot",
                slot,
                &[(PARENT, "service")],
                &["weekday", "from_minute", "to_minute"],
            ),
        ],
        entries: [
            vec![
                entry(
                    1,
                    "shown",
                    &[("name", text("Provider")), ("office_phone", text("1"))],
                    &[],
                ),
                entry(2, "shown", &[("name", text("Offers nothing"))], &[]),
            ],
            vec![
                entry(1, "shown", &[("name", text("House"))], &[]),
                entry(2, "hidden", &[("name", text("Closed"))], &[]),
            ],
            vec![
                entry(
                    5,
                    "shown",
                    &[
                        ("name", text("Meals")),
                        ("code", Value::Category(2)),
                        ("description", text("not public here")),
                        ("for_seniors", Value::Boolean(true)),
                        ("for_women", Value::Boolean(false)),
                        ("capacity_places", Value::Number(10.0)),
                        ("used_places", Value::Number(8.0)),
                    ],
                    &[("provider", 1), ("sites", 1)],
                ),
                entry(
                    6,
                    "hidden",
                    &[("name", text("Planned"))],
                    &[("provider", 2)],
                ),
            ],
            vec![
                entry(1, "shown", &slot_of(0), &[(PARENT, 5)]),
                entry(2, "hidden", &slot_of(1), &[(PARENT, 5)]),
            ],
        ],
    }
}

fn slot_of(day: u16) -> [(&'static str, Value); 3] {
    [
        ("weekday", Value::Category(day)),
        ("from_minute", Value::Number(480.0)),
        ("to_minute", Value::Number(960.0)),
    ]
}

#[test]
fn only_what_is_public_in_its_state_is_in_the_catalogue() {
    let all = town().catalogue();
    assert_eq!(
        all.services.len(),
        1,
        "a planned service is nobody's business yet"
    );
    let service = &all.services[0];
    assert_eq!((service.id, service.name.as_str()), (5, "Meals"));
    assert_eq!(service.code.as_deref(), Some("meals"));
    assert_eq!(service.description, None, "not a public answer");
    assert_eq!(service.targets, ["seniors"]);
    assert_eq!(service.place, None, "its own place is not public");
    assert_eq!(service.vacant(), Some(2.0));
    assert_eq!(
        service.hours.as_ref().unwrap().to_string(),
        "Mo 08:00-16:00"
    );
    let names: Vec<&str> = all
        .organisations
        .iter()
        .map(|own| own.name.as_str())
        .collect();
    assert_eq!(names, ["Provider"], "one that offers nothing is not in it");
    assert_eq!(all.organisations[0].office_phone, None);
    assert_eq!(all.sites.len(), 1);
    assert!(all.sites[0].place.is_some());
}

#[test]
fn a_service_is_offered_at_each_of_its_sites_and_without_one_once() {
    let mut town = town();
    let all = town.catalogue();
    let offers: Vec<_> = all.offers().collect();
    assert_eq!(offers.len(), 1);
    assert_eq!(offers[0].1.unwrap().name, "House");
    town.entries[2][0].links.insert(
        "sites".to_owned(),
        vec![LinkTo {
            id: EntryId(2),
            gone: false,
        }],
    );
    let all = town.catalogue();
    let offers: Vec<_> = all.offers().collect();
    assert_eq!(
        offers.len(),
        1,
        "its site is closed, the service is told all the same"
    );
    assert!(offers[0].1.is_none());
}
