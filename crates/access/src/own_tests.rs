//! One's own account, and what somebody tries who has stolen a session.

use super::*;
use crate::login::{Attempt, Login};
use crate::session::Want;
use crate::testing::{Office, RIGHT, at};

const NEW: &str = "another pond, another park";

fn changed(office: &mut Office, key: &SessionKey, typed: (&str, &str), second: i64) -> Proved<()> {
    let (old, new) = (Password::new(typed.0), Password::new(typed.1));
    office
        .store
        .change_password(key, (&old, &new), at(second))
        .unwrap()
}

fn lives(office: &mut Office, key: &SessionKey, second: i64) -> bool {
    office.store.session(key, at(second)).unwrap().is_some()
}

fn wants(office: &mut Office, key: &SessionKey, second: i64) -> Vec<Want> {
    office
        .store
        .session(key, at(second))
        .unwrap()
        .unwrap()
        .wants
}

#[test]
fn another_password_takes_the_old_one_and_ends_every_other_session() {
    let mut office = Office::new();
    let (one, other) = (office.enter(0), office.enter(1));
    assert!(matches!(
        changed(&mut office, &one, (RIGHT, NEW), 2),
        Proved::Done(())
    ));
    assert!(lives(&mut office, &one, 3) && !lives(&mut office, &other, 3));
    assert!(matches!(office.attempt("anna", RIGHT, 4), Login::Wrong));
    assert!(matches!(office.attempt("anna", NEW, 5), Login::In(_)));
    let entries = office.store.entries(None).unwrap();
    let set = entries
        .iter()
        .find(|entry| entry.act == "set_password")
        .unwrap();
    assert_eq!(
        (set.who.as_deref(), set.object.as_deref()),
        (Some("anna"), Some("anna"))
    );
}

#[test]
fn whoever_has_stolen_a_session_cannot_try_passwords_and_keeps_nobody_out() {
    let mut office = Office::new();
    let key = office.enter(0);
    for second in 0..4 {
        let said = changed(&mut office, &key, ("a guess at the password", NEW), second);
        assert!(matches!(said, Proved::Wrong), "{said:?}");
    }
    let said = changed(&mut office, &key, ("a guess at the password", NEW), 5);
    assert!(matches!(said, Proved::Wrong), "{said:?}");
    let said = changed(&mut office, &key, (RIGHT, NEW), 5);
    assert!(matches!(said, Proved::Wait(_)), "{said:?}");
    // The owner signs in meanwhile as ever.
    office.enter(6);
    let said = changed(&mut office, &key, (RIGHT, NEW), 100);
    assert!(matches!(said, Proved::Done(())), "{said:?}");
}

#[test]
fn a_weak_password_or_the_old_one_again_is_not_taken() {
    let mut office = Office::new();
    let key = office.enter(0);
    let (old, weak) = (Password::new(RIGHT), Password::new("short"));
    let said = office.store.change_password(&key, (&old, &weak), at(1));
    assert!(matches!(said, Err(AccessError::Weak(_))));
    let said = office.store.change_password(&key, (&old, &old), at(2));
    assert!(matches!(said, Err(AccessError::SamePassword)));
    // What a weak password is, is not told to whoever does not know the old one.
    let wrong = Password::new("a guess at the password");
    let said = office
        .store
        .change_password(&key, (&wrong, &weak), at(3))
        .unwrap();
    assert!(matches!(said, Proved::Wrong));
    let forged = SessionKey::new().unwrap();
    let said = office.store.change_password(&forged, (&old, &old), at(4));
    assert!(matches!(said, Err(AccessError::NoSession)));
}

#[test]
fn a_second_factor_counts_once_a_code_of_it_was_shown() {
    let mut office = Office::new();
    let (key, other) = (office.enter(0), office.enter(1));
    let confirm =
        |office: &mut Office, code: &str, second| office.store.confirm_totp(&key, code, at(second));
    assert!(matches!(
        confirm(&mut office, "000000", 1),
        Err(AccessError::NothingOffered)
    ));
    let offer = |office: &mut Office, second| match office
        .store
        .offer_totp(&key, None, at(second))
        .unwrap()
    {
        Proved::Done((name, secret)) => (name, secret),
        said => panic!("{said:?}"),
    };
    let (_, first) = offer(&mut office, 2);
    let (name, secret) = offer(&mut office, 3);
    assert_eq!(name.as_str(), "anna");
    // Of an offer that another took the place of, no code is taken; and none of it is wanted at the door yet.
    let said = confirm(&mut office, &first.code(at(4)), 4).unwrap();
    assert!(matches!(said, Proved::Wrong));
    assert!(matches!(office.attempt("anna", RIGHT, 5), Login::In(_)));
    let Proved::Done(recovery) = confirm(&mut office, &secret.code(at(60)), 60).unwrap() else {
        panic!("a code of the offer")
    };
    assert_eq!(recovery.len(), 8);
    assert!(lives(&mut office, &key, 61) && !lives(&mut office, &other, 61));
    assert!(
        office
            .store
            .session(&key, at(61))
            .unwrap()
            .unwrap()
            .second_factor
    );
    assert!(matches!(
        office.attempt("anna", RIGHT, 62),
        Login::CodeWanted
    ));
    // The code that confirmed it opens nothing any more; a recovery code does, once.
    let code = secret.code(at(60));
    let said = office.try_from(("anna", RIGHT, Some(&code)), "192.0.2.1", 63);
    assert!(matches!(said, Login::Wrong));
    let said = office.try_from(("anna", RIGHT, Some(&recovery[0])), "192.0.2.1", 64);
    assert!(matches!(said, Login::In(_)));
}

#[test]
fn another_authenticator_takes_the_place_of_one_for_the_password_alone() {
    let mut office = Office::new();
    let key = office.enter(0);
    let Proved::Done((_, secret)) = office.store.offer_totp(&key, None, at(0)).unwrap() else {
        panic!("an offer")
    };
    office
        .store
        .confirm_totp(&key, &secret.code(at(0)), at(0))
        .unwrap();
    let wrong = Password::new("a guess at the password");
    for password in [None, Some(&wrong)] {
        let said = office.store.offer_totp(&key, password, at(1)).unwrap();
        assert!(matches!(said, Proved::Wrong));
    }
    // The one that is there stays until the other has shown a code.
    let right = Password::new(RIGHT);
    let Proved::Done((_, other)) = office.store.offer_totp(&key, Some(&right), at(2)).unwrap()
    else {
        panic!("an offer")
    };
    let code = secret.code(at(90));
    let said = office.try_from(("anna", RIGHT, Some(&code)), "192.0.2.1", 90);
    assert!(matches!(said, Login::In(_)));
    let said = office
        .store
        .confirm_totp(&key, &other.code(at(91)), at(91))
        .unwrap();
    assert!(matches!(said, Proved::Done(_)));
}

#[test]
fn a_session_wants_what_is_a_duty_and_is_whole_once_it_is_done() {
    let mut office = Office::new();
    let key = office.enter(0);
    assert_eq!(wants(&mut office, &key, 1), []);
    let anna: UserName = "anna".parse().unwrap();
    office
        .store
        .require_totp(&anna, true, &Who::Program, at(1))
        .unwrap();
    assert_eq!(wants(&mut office, &key, 2), [Want::SecondFactor]);
    office
        .store
        .require_totp(&anna, false, &Who::Program, at(2))
        .unwrap();
    assert_eq!(wants(&mut office, &key, 3), []);
    // Where it is everybody's duty, too.
    office.store = office.reopened().with_second_factor(true);
    assert_eq!(wants(&mut office, &key, 4), [Want::SecondFactor]);
    let Proved::Done((_, secret)) = office.store.offer_totp(&key, None, at(5)).unwrap() else {
        panic!("an offer")
    };
    assert_eq!(wants(&mut office, &key, 6), [Want::SecondFactor]);
    office
        .store
        .confirm_totp(&key, &secret.code(at(7)), at(7))
        .unwrap();
    assert_eq!(wants(&mut office, &key, 8), []);
}

#[test]
fn ones_own_sessions_are_told_without_their_keys_and_can_be_ended() {
    let mut office = Office::new();
    office.add("bela");
    let (one, two, three) = (office.enter(0), office.enter(60), office.enter(120));
    let Login::In(foreign) = office.attempt("bela", RIGHT, 121) else {
        panic!("signed in")
    };
    let told = office.store.own_sessions(&two, at(130)).unwrap();
    let started: Vec<_> = told
        .iter()
        .map(|own| (own.started_at, own.is_own))
        .collect();
    assert_eq!(started, [(at(120), false), (at(60), true), (at(0), false)]);
    assert!(
        told.iter()
            .all(|own| own.id.len() == 16 && own.ends_at > at(130))
    );
    // By what another's session is called nothing of it ends.
    let others = office.store.own_sessions(&foreign, at(130)).unwrap();
    let ended = office
        .store
        .end_own_sessions(&two, Some(&others[0].id), at(131))
        .unwrap();
    assert_eq!(ended, 0);
    let ended = office
        .store
        .end_own_sessions(&two, Some(&told[2].id), at(131))
        .unwrap();
    assert_eq!(ended, 1);
    assert!(!lives(&mut office, &one, 132) && lives(&mut office, &three, 132));
    let ended = office.store.end_own_sessions(&two, None, at(133)).unwrap();
    assert_eq!(ended, 1);
    assert!(lives(&mut office, &two, 134) && !lives(&mut office, &three, 134));
    assert!(lives(&mut office, &foreign, 134));
}

#[test]
fn a_disabled_account_does_nothing_by_a_key_that_stands_in_the_file() {
    let mut office = Office::new();
    let key = office.enter(0);
    let sql = "UPDATE account SET disabled_at = 1";
    let disable = |transaction: &Transaction<'_>| Ok(transaction.execute(sql, [])?);
    office.store.write(disable).unwrap();
    let (old, new) = (Password::new(RIGHT), Password::new(NEW));
    let said = office.store.change_password(&key, (&old, &new), at(1));
    assert!(matches!(said, Err(AccessError::NoSession)));
    let said = office.store.offer_totp(&key, None, at(1));
    assert!(matches!(said, Err(AccessError::NoSession)));
    assert!(office.store.own_sessions(&key, at(1)).is_err());
    let attempt = Attempt {
        name: "anna",
        password: &old,
        code: None,
        address: "192.0.2.1".parse().unwrap(),
        replaces: Some(&key),
        at: at(2),
    };
    assert!(matches!(
        office.store.login(&attempt).unwrap(),
        Login::Wrong
    ));
}
