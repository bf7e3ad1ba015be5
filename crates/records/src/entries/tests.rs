//! Entries are kept as they were written, nobody's change is lost, and lists show what single answers would.

#[path = "tests/forget.rs"]
mod forgetting;
#[path = "tests/lists.rs"]
mod lists;
#[path = "tests/notices.rs"]
mod notices;
#[path = "tests/units.rs"]
mod units;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gocpont_access::{
    Action, Actor, District, Grant, Holds, OrganisationCode, Resource, Role as Post, RowFilter,
    Visibility, may,
};
use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::codebook::{Codebook, Labels, Storing, VariableType};
use gocpont_core::life::{
    Entry, EntryId, Level, Life, Link, LinkTo, Part, PlaceKind, Rule, State, WhenGone, Where,
};
use gocpont_core::record::{AreaOf, Place, Precision, Value};
use h3o::{LatLng, Resolution};
use jiff::Timestamp;
use jiff::civil::date;

use super::{Asked, Entries, EntryError, Note, Opened, Order};
use crate::error::StoreError;
use crate::keys::TownKeys;
use crate::testing::{codebook, variable};

const LEVELS: [&str; 4] = ["public", "shared", "organisation", "sealed"];

fn state(code: &str) -> State {
    State {
        code: code.to_owned(),
        label: Labels::default(),
        is_final: code == "closed",
        reopens: false,
        edited_by: vec![Part::Handler],
        due: None,
        due_if: Vec::new(),
        escalates_to: None,
    }
}

/// A register whose entries are seen by everybody, by some, by their own and by nobody, as their state is named.
pub(super) fn signals() -> Codebook {
    let mut book = codebook();
    book.id = "signal".to_owned();
    let mut who = variable("who", VariableType::Text, None);
    who.store = Storing::Sealed;
    book.variables = vec![
        variable("what", VariableType::Text, None),
        variable("tenure", VariableType::Category, None),
        variable("alone", VariableType::Boolean, None),
        variable("age", VariableType::Integer, None),
        variable("seen", VariableType::Date, None),
        who,
    ];
    let rule = |level: Level| Rule {
        variables: Vec::new(),
        states: vec![level.code().to_owned()],
        level,
        with: Vec::new(),
    };
    let states = LEVELS.iter().chain(&["closed"]).map(|code| state(code));
    book.life = Some(Life {
        states: states.collect(),
        initial: "organisation".to_owned(),
        opened_by: vec![Part::Sender],
        transitions: Vec::new(),
        links: vec![Link {
            code: "about".to_owned(),
            label: Labels::default(),
            to: "household".to_owned(),
            many: true,
            when_gone: WhenGone::Keep,
        }],
        visibility: Level::ALL.map(rule).to_vec(),
        place: PlaceKind::default(),
        repeats: Vec::new(),
        flags: Vec::new(),
    });
    book
}

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub(super) fn entry() -> Entry {
    let text = |text: &str| Answer::Value(Value::Text(text.to_owned()));
    let answers = [
        ("what", text("does not open the door")),
        ("tenure", Answer::Value(Value::Category(1))),
        ("alone", Answer::Value(Value::Boolean(true))),
        ("age", Answer::None(NoAnswer::DoesNotKnow)),
        ("seen", Answer::Value(Value::Date(date(2026, 11, 26)))),
        ("who", text("Minta Mária")),
    ];
    Entry {
        id: EntryId(0),
        revision: 1,
        tenant: "25104".to_owned(),
        organisation: "family-support".to_owned(),
        state: "organisation".to_owned(),
        opened: at(0),
        since: at(0),
        answers: answers
            .map(|(code, answer)| (code.to_owned(), answer))
            .into(),
        sender: None,
        sealed: BTreeSet::new(),
        links: BTreeMap::from([(
            "about".to_owned(),
            vec![
                LinkTo {
                    id: EntryId(7),
                    gone: false,
                },
                LinkTo {
                    id: EntryId(9),
                    gone: true,
                },
            ],
        )]),
        places: vec![
            Where::Point(Place {
                hex: LatLng::new(47.65, 18.32)
                    .unwrap()
                    .to_cell(Resolution::Thirteen),
                areas: vec![AreaOf {
                    set: "municipalities".into(),
                    id: "tata".into(),
                }],
                precision: Precision::House,
            }),
            Where::Area(AreaOf {
                set: "districts".into(),
                id: "d1".into(),
            }),
            Where::Hotspot("elders-alone-hotspots/2024-09-30/3".to_owned()),
        ],
    }
}

pub(super) fn note(second: i64, shared: &BTreeSet<String>) -> Note<'_> {
    Note {
        by: "anna",
        at: at(second),
        step: None,
        due: None,
        shared,
    }
}

pub(super) fn opened(folder: &Path) -> Entries {
    let keys = folder.join("town.keys");
    let keys = if keys.exists() {
        TownKeys::read(&keys)
    } else {
        TownKeys::create(&keys)
    };
    Entries::open_or_create(&folder.join("town.desk.db"), keys.unwrap()).unwrap()
}

#[test]
fn an_entry_comes_back_as_it_was_written_and_what_is_sealed_stays_shut() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    let id = entries
        .open(&book, &entry(), &note(0, &none), None)
        .unwrap()
        .id();
    drop(entries);
    let entries = opened(folder.path());
    let found = entries.entry(&book, id).unwrap().unwrap();
    let mut wanted = Entry { id, ..entry() };
    wanted.answers.remove("who");
    wanted.sealed.insert("who".to_owned());
    assert_eq!(found, wanted);
    assert_eq!(
        entries.unseal(&book, id, "who").unwrap().as_deref(),
        Some("Minta Mária")
    );
    assert!(matches!(
        entries.unseal(&book, id, "what"),
        Err(EntryError::Store(StoreError::NotSealed { .. }))
    ));
    let bytes = std::fs::read(folder.path().join("town.desk.db")).unwrap();
    let log = std::fs::read(folder.path().join("town.desk.db-wal")).unwrap_or_default();
    let name = "Mária".as_bytes();
    assert!(
        !bytes
            .windows(name.len())
            .chain(log.windows(name.len()))
            .any(|part| part == name)
    );
}

#[test]
fn a_request_that_comes_twice_opens_one_entry() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    let first = entries
        .open(&book, &entry(), &note(0, &none), Some("draft-1"))
        .unwrap();
    assert_eq!(
        entries
            .open(&book, &entry(), &note(9, &none), Some("draft-1"))
            .unwrap(),
        Opened::Before(first.id())
    );
    let other = Note {
        by: "béla",
        ..note(9, &none)
    };
    assert!(matches!(
        entries
            .open(&book, &entry(), &other, Some("draft-1"))
            .unwrap(),
        Opened::New(_)
    ));
}

#[test]
fn a_change_made_on_an_older_revision_is_a_conflict_and_writes_nothing() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    let id = entries
        .open(&book, &entry(), &note(0, &none), None)
        .unwrap()
        .id();
    let stands = entries.entry(&book, id).unwrap().unwrap();
    let next = |age: f64| {
        let mut next = stands.clone();
        next.revision += 1;
        next.answers
            .insert("age".to_owned(), Answer::Value(Value::Number(age)));
        next
    };
    entries.revise(&book, &next(81.0), &note(5, &none)).unwrap();
    let second = entries.revise(&book, &next(18.0), &note(6, &none));
    assert!(matches!(
        second,
        Err(EntryError::Conflict {
            stands: 2,
            made_on: 1
        })
    ));
    let history = entries.history(&book, id).unwrap();
    let ages: Vec<_> = history
        .iter()
        .map(|own| own.entry.answers["age"].clone())
        .collect();
    assert_eq!(
        ages,
        [
            Answer::None(NoAnswer::DoesNotKnow),
            Answer::Value(Value::Number(81.0))
        ]
    );
    // What was sealed is carried along, though nobody opened it.
    assert_eq!(
        entries.unseal(&book, id, "who").unwrap().as_deref(),
        Some("Minta Mária")
    );
    assert!(matches!(
        entries.revise(
            &book,
            &Entry {
                id: EntryId(99),
                ..next(1.0)
            },
            &note(7, &none)
        ),
        Err(EntryError::Missing(_))
    ));
}

#[test]
fn a_revision_is_never_overwritten() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    entries
        .open(&book, &entry(), &note(0, &none), None)
        .unwrap();
    let overwritten = entries
        .db
        .execute("UPDATE entry_revision SET written_by = 'x'", []);
    assert!(
        overwritten
            .unwrap_err()
            .to_string()
            .contains("never overwritten")
    );
}

#[test]
fn other_keys_and_other_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(opened(folder.path()));
    std::fs::remove_file(folder.path().join("town.keys")).unwrap();
    let other = TownKeys::create(&folder.path().join("town.keys")).unwrap();
    let path = folder.path().join("town.desk.db");
    assert!(matches!(
        Entries::open_or_create(&path, other),
        Err(StoreError::OtherKeys(_))
    ));
    let keys = || TownKeys::read(&folder.path().join("town.keys")).unwrap();
    std::fs::write(folder.path().join("a.db"), "").unwrap();
    assert!(Entries::open_or_create(&folder.path().join("a.db"), keys()).is_ok());
    std::fs::write(
        folder.path().join("b.db"),
        "no database at all, but long enough to look like one",
    )
    .unwrap();
    assert!(Entries::open_or_create(&folder.path().join("b.db"), keys()).is_err());
}

fn worker(tenant: &str, organisation: Option<&str>) -> Actor {
    actor(tenant, Post::SocialWorker, organisation, false)
}

fn actor(tenant: &str, role: Post, organisation: Option<&str>, records: bool) -> Actor {
    let grant = Grant {
        tenant: tenant.parse().unwrap(),
        role,
        records,
    };
    let joined = District {
        code: "district".parse().unwrap(),
        tenants: ["25104", "11439"].map(|code| code.parse().unwrap()).into(),
        registers: BTreeSet::from(["signal".parse().unwrap()]),
    };
    let organisation = organisation.map(|code| code.parse::<OrganisationCode>().unwrap());
    Actor::account(
        "anna".parse().unwrap(),
        organisation,
        vec![grant],
        vec![joined],
    )
}
