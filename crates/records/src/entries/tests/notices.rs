//! What is told to whom stands with the revision that causes it, and what is late is told once.

use gocpont_core::life::{Counting, Due, Party, SENDER, Transition};

use super::*;
use crate::entries::notices::{Kind, Notice, Post, Reader, Seen, Wanted};

/// Signals with an organisation that reported them, and a step that tells everybody.
fn telling() -> Codebook {
    let mut book = signals();
    let life = book.life.as_mut().unwrap();
    life.states[2].due = Some(Due {
        amount: 10,
        counting: Counting::Minutes,
        from: gocpont_core::life::CountedFrom::State,
    });
    life.states[2].escalates_to = Some(Part::Coordinator);
    life.transitions = vec![Transition {
        code: "close".to_owned(),
        label: Labels::default(),
        from: vec!["organisation".to_owned()],
        to: "closed".to_owned(),
        roles: vec![Part::Handler],
        only_if: None,
        requires: Vec::new(),
        requires_if: Vec::new(),
        tells: Party::ALL.to_vec(),
    }];
    for (code, to) in [(SENDER, "organisation"), ("forwarded_to", "organisation")] {
        life.links.push(Link {
            code: code.to_owned(),
            label: Labels::default(),
            to: to.to_owned(),
            many: false,
            when_gone: WhenGone::Keep,
        });
    }
    book
}

fn organisations() -> Codebook {
    let mut book = signals();
    book.id = "organisation".to_owned();
    book.life.as_mut().unwrap().links.clear();
    book
}

/// An organisation's own entry.
fn organisation(entries: &mut Entries, code: &str) -> LinkTo {
    let own = Entry {
        organisation: code.to_owned(),
        links: BTreeMap::new(),
        ..entry()
    };
    let opened = entries.open(&organisations(), &own, &note(0, &BTreeSet::new()), None);
    LinkTo {
        id: opened.unwrap().id(),
        gone: false,
    }
}

fn reader(account: &str, posts: &[(Option<&str>, Party)]) -> Reader {
    let posts = posts.iter().map(|(organisation, party)| Post {
        tenant: "25104".to_owned(),
        organisation: organisation.map(str::to_owned),
        party: *party,
    });
    Reader {
        account: account.to_owned(),
        posts: posts.collect(),
    }
}

const ALL: Wanted = Wanted {
    unseen: false,
    before: None,
    after: None,
    limit: 50,
};

fn told(entries: &Entries, account: &str, posts: &[(Option<&str>, Party)]) -> Vec<Notice> {
    entries.notices(&reader(account, posts), &ALL).unwrap()
}

/// A signal of the clinic for the family support service, linked to organisations.
fn reported(entries: &mut Entries, book: &Codebook) -> Entry {
    let (school, shelter) = (
        organisation(entries, "school"),
        organisation(entries, "shelter"),
    );
    let mut own = Entry {
        sender: Some("clinic".to_owned()),
        ..entry()
    };
    own.links.insert(SENDER.to_owned(), vec![school]);
    own.links.insert("forwarded_to".to_owned(), vec![shelter]);
    let none = BTreeSet::new();
    let late = Note {
        due: Some(at(600)),
        ..note(0, &none)
    };
    let id = entries.open(book, &own, &late, None).unwrap().id();
    entries.entry(book, id).unwrap().unwrap()
}

fn closed(entries: &mut Entries, book: &Codebook, stands: &Entry) {
    let next = Entry {
        revision: stands.revision + 1,
        state: "closed".to_owned(),
        ..stands.clone()
    };
    let none = BTreeSet::new();
    let note = Note {
        step: Some("close"),
        by: "béla",
        ..note(60, &none)
    };
    entries.revise(book, &next, &note).unwrap();
}

#[test]
fn a_new_entry_tells_its_handler_and_a_step_whom_its_transition_names() {
    let (folder, book) = (tempfile::tempdir().unwrap(), telling());
    let mut entries = opened(folder.path());
    let signal = reported(&mut entries, &book);
    assert_eq!(signal.sender.as_deref(), Some("clinic"));
    let handler = [(Some("family-support"), Party::Handler)];
    let first = told(&entries, "klára", &handler);
    assert_eq!(first.len(), 1);
    assert_eq!(
        (first[0].kind, first[0].entry, first[0].seen),
        (Kind::Opened, signal.id, false)
    );
    // Whoever did it is not told what they did.
    assert_eq!(told(&entries, "anna", &handler), []);
    closed(&mut entries, &book, &signal);
    let kinds = |organisation: Option<&str>, party| -> Vec<Kind> {
        let told = told(&entries, "klára", &[(organisation, party)]);
        told.iter().map(|notice| notice.kind).collect()
    };
    assert_eq!(
        kinds(Some("family-support"), Party::Handler),
        [Kind::Step, Kind::Opened]
    );
    assert_eq!(
        kinds(Some("family-support"), Party::Organisation),
        [Kind::Step]
    );
    assert_eq!(kinds(None, Party::Coordinator), [Kind::Step]);
    assert_eq!(kinds(None, Party::Publisher), [Kind::Step]);
    assert_eq!(kinds(Some("clinic"), Party::Sender), [Kind::Step]);
    assert_eq!(kinds(Some("school"), Party::Sender), [Kind::Step]);
    assert_eq!(kinds(Some("shelter"), Party::Partners), [Kind::Step]);
    // The one who reported it is no partner, and nobody is told as what they are not.
    assert_eq!(kinds(Some("school"), Party::Partners), []);
    assert_eq!(kinds(Some("clinic"), Party::Handler), []);
    assert_eq!(kinds(None, Party::Handler), []);
    // Somebody who is told as two is told once.
    let both = [
        (Some("family-support"), Party::Handler),
        (Some("family-support"), Party::Organisation),
    ];
    assert_eq!(told(&entries, "klára", &both).len(), 2);
}

#[test]
fn a_revision_that_is_not_written_tells_nobody() {
    let (folder, book) = (tempfile::tempdir().unwrap(), telling());
    let mut entries = opened(folder.path());
    let signal = reported(&mut entries, &book);
    closed(&mut entries, &book, &signal);
    let before = entries.last_notice().unwrap();
    let next = Entry {
        revision: signal.revision + 1,
        ..signal
    };
    let none = BTreeSet::new();
    let again = Note {
        step: Some("close"),
        ..note(70, &none)
    };
    assert!(entries.revise(&book, &next, &again).is_err());
    assert_eq!(entries.last_notice().unwrap(), before);
}

#[test]
fn what_one_account_has_seen_another_has_not() {
    let (folder, book) = (tempfile::tempdir().unwrap(), telling());
    let mut entries = opened(folder.path());
    let posts = [(Some("family-support"), Party::Handler)];
    for _ in 0..3 {
        reported(&mut entries, &book);
    }
    let unseen = |entries: &Entries, account: &str| {
        let wanted = Wanted {
            unseen: true,
            ..ALL
        };
        let found = entries.notices(&reader(account, &posts), &wanted).unwrap();
        found
            .into_iter()
            .map(|notice| notice.id)
            .collect::<Vec<_>>()
    };
    let all = unseen(&entries, "klára");
    assert_eq!(all.len(), 3);
    entries
        .seen("klára", &Seen::These(vec![all[1], 9_999]))
        .unwrap();
    assert_eq!(unseen(&entries, "klára"), [all[0], all[2]]);
    entries.seen("klára", &Seen::UpTo(all[1])).unwrap();
    assert_eq!(unseen(&entries, "klára"), [all[0]]);
    // Up to what will never be: what comes later is new all the same.
    entries.seen("klára", &Seen::UpTo(i64::MAX)).unwrap();
    assert_eq!(unseen(&entries, "klára"), Vec::<i64>::new());
    reported(&mut entries, &book);
    assert_eq!(unseen(&entries, "klára").len(), 1);
    assert_eq!(unseen(&entries, "dóra").len(), 4);
    let older = Wanted {
        before: Some(all[1]),
        ..ALL
    };
    let older = entries.notices(&reader("dóra", &posts), &older).unwrap();
    assert_eq!(
        older.iter().map(|notice| notice.id).collect::<Vec<_>>(),
        [all[2]]
    );
}

#[test]
fn what_is_late_is_told_once_to_its_handler_and_to_whom_it_escalates_also_after_a_restart() {
    let (folder, book) = (tempfile::tempdir().unwrap(), telling());
    let mut entries = opened(folder.path());
    let signal = reported(&mut entries, &book);
    assert_eq!(entries.escalate(&book, at(600)).unwrap(), 0);
    assert_eq!(entries.escalate(&book, at(601)).unwrap(), 2);
    assert_eq!(entries.escalate(&book, at(661)).unwrap(), 0);
    drop(entries);
    let mut entries = opened(folder.path());
    assert_eq!(entries.escalate(&book, at(900)).unwrap(), 0);
    for post in [
        (Some("family-support"), Party::Handler),
        (None, Party::Coordinator),
    ] {
        let late = told(&entries, "anna", &[post]);
        assert_eq!(late[0].kind, Kind::Overdue, "{post:?}");
        assert_eq!(
            (late[0].due, late[0].state.as_str()),
            (Some(at(600)), "organisation")
        );
    }
    // Another due time is another matter; what is closed is late no more.
    let none = BTreeSet::new();
    let amended = Entry {
        revision: signal.revision + 1,
        ..signal.clone()
    };
    let later = Note {
        due: Some(at(1000)),
        ..note(950, &none)
    };
    entries.revise(&book, &amended, &later).unwrap();
    assert_eq!(entries.escalate(&book, at(1001)).unwrap(), 2);
    closed(&mut entries, &book, &amended);
    assert_eq!(entries.escalate(&book, at(9000)).unwrap(), 0);
}
