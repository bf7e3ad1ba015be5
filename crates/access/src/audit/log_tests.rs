//! The audit: one chain, whoever writes; and whoever tampers with it is found.

use jiff::Timestamp;

use super::*;
use crate::actor::Who;
use crate::audit::{Act, Relation, Term, TermValue};
use crate::resource::Action;
use crate::testing::{Office, at};

fn entry(second: i64, act: Act) -> Entry {
    Entry::new(
        at(second),
        Who::Account("anna".parse().unwrap()),
        act,
        Outcome::Begun,
    )
}

fn export() -> Entry {
    let mut entry =
        entry(1, Act::On(Action::Export)).about(Object::Register("household".parse().unwrap()));
    entry.filter = vec![Term {
        variable: "age".parse().unwrap(),
        relation: Relation::Ge,
        value: TermValue::Number(80),
    }];
    entry.persons = Some(12);
    entry.export = Some("elders.csv".parse().unwrap());
    entry.reason = Some("monthly report to the council".parse().unwrap());
    entry
}

/// A town with some entries, and the connection of somebody who has the file and no manners.
fn tampered(with: &str) -> (Office, Head) {
    let mut office = Office::new();
    for second in 0..5 {
        office
            .store
            .note(&entry(second, Act::On(Action::List)))
            .unwrap();
    }
    office.store.note(&export()).unwrap();
    let head = office.store.head().unwrap();
    let attacker = Connection::open(office.path()).unwrap();
    attacker
        .execute_batch("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_shortened;")
        .unwrap();
    attacker.execute_batch(with).unwrap();
    (office, head)
}

#[test]
fn an_entry_is_read_as_it_was_noted() {
    let mut office = Office::new();
    let id = office.store.note(&export()).unwrap();
    let entries = office.store.entries(Some(1)).unwrap();
    let noted = &entries[0];
    assert_eq!((noted.id, noted.at), (id, at(1).as_second()));
    assert_eq!(
        (noted.who_kind.as_str(), noted.who.as_deref()),
        ("account", Some("anna"))
    );
    assert_eq!(
        (noted.act.as_str(), noted.outcome.as_str()),
        ("export", "begun")
    );
    assert_eq!(
        noted.object_kind.as_deref().zip(noted.object.as_deref()),
        Some(("register", "household"))
    );
    assert_eq!(noted.filter.as_deref(), Some("age ge 80"));
    assert_eq!(
        (noted.persons, noted.export.as_deref()),
        (Some(12), Some("elders.csv"))
    );
    assert_eq!(
        noted.reason.as_deref(),
        Some("monthly report to the council")
    );
}

#[test]
fn what_needs_a_reason_is_not_noted_without_one() {
    let mut office = Office::new();
    let before = office.store.head().unwrap();
    for act in [Act::On(Action::Export), Act::On(Action::OpenSealed)] {
        let refused = office.store.note(&entry(0, act));
        assert!(matches!(refused, Err(AccessError::NoReason)));
    }
    assert_eq!(office.store.head().unwrap(), before);
}

#[test]
fn an_act_has_one_outcome() {
    let mut office = Office::new();
    let id = office.store.note(&export()).unwrap();
    let outcome = office.store.note_outcome(id, Outcome::Done, at(9)).unwrap();
    let noted = office.store.entries(Some(1)).unwrap().remove(0);
    assert_eq!(
        (noted.id, noted.of, noted.outcome.as_str()),
        (outcome, Some(id), "done")
    );
    assert_eq!((noted.act.as_str(), noted.persons), ("export", Some(12)));
    for wrong in [id, outcome, 0, 1000] {
        let refused = office.store.note_outcome(wrong, Outcome::Failed, at(9));
        assert!(matches!(refused, Err(AccessError::NoEntry(_))), "{wrong}");
    }
}

#[test]
fn the_table_refuses_to_be_changed_or_shortened() {
    let mut office = Office::new();
    office.store.note(&export()).unwrap();
    for sql in [
        "UPDATE audit SET who = 'bela'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 1",
    ] {
        let refused = office
            .store
            .write(|transaction| Ok(transaction.execute(sql, [])?));
        assert!(refused.is_err(), "{sql}");
    }
    assert!(office.store.verify(None).unwrap().is_ok());
}

#[test]
fn a_chain_that_nobody_touched_is_whole_and_reaches_every_head_it_had() {
    let mut office = Office::new();
    let mut heads = vec![Head::BEGINNING, office.store.head().unwrap()];
    for second in 0..5 {
        office
            .store
            .note(&entry(second, Act::On(Action::See)))
            .unwrap();
        heads.push(office.store.head().unwrap());
    }
    let last = *heads.last().unwrap();
    for head in heads {
        let verified = office.store.verify(Some(head)).unwrap().unwrap();
        assert_eq!(verified.head, last);
    }
    let entries = office.store.entries(None).unwrap().len();
    assert_eq!(
        office.store.verify(None).unwrap().unwrap().entries,
        entries as u64
    );
    let foreign = Head([7; 32]);
    assert_eq!(
        office.store.verify(Some(foreign)).unwrap(),
        Err(Broken::Head)
    );
}

#[test]
fn the_first_broken_entry_is_named() {
    for (with, broken) in [
        (
            "UPDATE audit SET who = 'bela' WHERE id = 4",
            Broken::Entry(4),
        ),
        (
            "UPDATE audit SET at = at + 1 WHERE id = 3",
            Broken::Entry(3),
        ),
        (
            "UPDATE audit SET persons = 1 WHERE id = 8",
            Broken::Entry(8),
        ),
        (
            "UPDATE audit SET reason = NULL WHERE id = 8",
            Broken::Entry(8),
        ),
        (
            "UPDATE audit SET hash = zeroblob(32) WHERE id = 5",
            Broken::Entry(5),
        ),
        (
            "UPDATE audit SET hash = x'00' WHERE id = 5",
            Broken::Entry(5),
        ),
        ("DELETE FROM audit WHERE id = 4", Broken::Missing(4)),
        ("DELETE FROM audit WHERE id < 3", Broken::Missing(1)),
        // Two entries change places.
        (
            "UPDATE audit SET id = -1 WHERE id = 4; UPDATE audit SET id = 4 WHERE id = 5; UPDATE audit SET id = 5 WHERE id = -1",
            Broken::Entry(4),
        ),
        // One is taken out and the rest moved up.
        (
            "DELETE FROM audit WHERE id = 4; UPDATE audit SET id = id - 1 WHERE id > 4",
            Broken::Entry(4),
        ),
        // One is put in behind the last, with a hash from nowhere.
        (
            "INSERT INTO audit (id, at, who_kind, act, outcome, hash) VALUES (9, 1, 'nobody', 'login', 'done', zeroblob(32))",
            Broken::Entry(9),
        ),
    ] {
        let (office, _) = tampered(with);
        assert_eq!(office.store.verify(None).unwrap(), Err(broken), "{with}");
    }
}

#[test]
fn an_end_that_was_cut_off_is_found_by_a_head_that_was_kept() {
    let (office, head) = tampered("DELETE FROM audit WHERE id > 5");
    assert!(office.store.verify(None).unwrap().is_ok());
    assert_eq!(office.store.verify(Some(head)).unwrap(), Err(Broken::Head));
    // Also where somebody goes on behind the cut.
    let mut store = office.reopened();
    store.note(&export()).unwrap();
    store.note(&export()).unwrap();
    store.note(&export()).unwrap();
    store.note(&export()).unwrap();
    assert_eq!(store.verify(Some(head)).unwrap(), Err(Broken::Head));
    let (office, head) = tampered("DELETE FROM audit");
    assert_eq!(office.store.verify(Some(head)).unwrap(), Err(Broken::Head));
}

#[test]
fn many_who_write_at_once_make_one_chain() {
    let office = Office::new();
    let before = office.store.entries(None).unwrap().len();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let mut store = office.reopened();
            scope.spawn(move || {
                for second in 0..25 {
                    store
                        .note(&entry(100 * writer + second, Act::On(Action::See)))
                        .unwrap();
                }
            });
        }
    });
    let verified = office.store.verify(None).unwrap().unwrap();
    assert_eq!(verified.entries, before as u64 + 100);
}

#[test]
fn the_last_entries_come_in_their_order() {
    let mut office = Office::new();
    for second in 0..5 {
        office
            .store
            .note(&entry(second, Act::On(Action::See)))
            .unwrap();
    }
    let last = office.store.entries(Some(3)).unwrap();
    let seconds: Vec<i64> = last.iter().map(|entry| entry.at).collect();
    assert_eq!(seconds, [2, 3, 4].map(|second| at(second).as_second()));
    let moments = last.iter().map(|entry| Timestamp::from_second(entry.at));
    assert!(moments.into_iter().all(|moment| moment.is_ok()));
}
