//! Signing in by a provider's word, and what does not open anything.

use super::*;
use crate::login::Login;
use crate::session::Want;
use crate::testing::{Office, RIGHT, at};

const OFFICE: &str = "192.0.2.1";

fn identity() -> Identity {
    Identity::subject("https://login.example", "3f1c").unwrap()
}

/// A town in which anna is linked.
fn linked_office() -> Office {
    let mut office = Office::new();
    let anna = "anna".parse().unwrap();
    let linked = office.store.link(&anna, &identity(), &Who::Program, at(0));
    linked.unwrap();
    office
}

fn vouched<'a>(identity: &'a Identity, code: Option<&'a str>, second: i64) -> Vouched<'a> {
    Vouched {
        identity,
        second_factor: false,
        code,
        address: OFFICE.parse().unwrap(),
        replaces: None,
        at: at(second),
    }
}

fn key(entered: Entered) -> SessionKey {
    match entered {
        Entered::In(key) => key,
        other => panic!("not signed in: {other:?}"),
    }
}

fn last(office: &Office) -> (String, Option<String>, String) {
    let entry = office.store.entries(Some(1)).unwrap().remove(0);
    (entry.act, entry.who, entry.outcome)
}

#[test]
fn whoever_is_linked_comes_in_without_a_password_and_the_audit_says_how() {
    let mut office = linked_office();
    let before = office.store.verifications();
    let first = key(office.store.enter(&vouched(&identity(), None, 1)).unwrap());
    let session = office.store.session(&first, at(2)).unwrap().unwrap();
    assert_eq!(session.actor.who(), &Who::Account("anna".parse().unwrap()));
    assert!(!session.second_factor);
    assert_eq!(office.store.verifications(), before);
    let done = ("login_by_provider", Some("anna"), "done");
    let (act, who, outcome) = last(&office);
    assert_eq!((act.as_str(), who.as_deref(), outcome.as_str()), done);
    // The session of the same browser from before ends.
    let identity = identity();
    let again = Vouched {
        replaces: Some(&first),
        ..vouched(&identity, None, 3)
    };
    let second = key(office.store.enter(&again).unwrap());
    assert!(office.store.session(&first, at(4)).unwrap().is_none());
    assert!(office.store.session(&second, at(4)).unwrap().is_some());
}

#[test]
fn nobody_comes_in_who_is_linked_to_no_account_or_to_a_disabled_one() {
    let mut office = linked_office();
    let stranger = Identity::subject("https://other.example", "3f1c").unwrap();
    let ended = office.store.enter(&vouched(&stranger, None, 1)).unwrap();
    assert!(matches!(ended, Entered::Unlinked), "{ended:?}");
    let refused = ("login_by_provider".to_owned(), None, "refused".to_owned());
    assert_eq!(last(&office), refused);
    let anna = "anna".parse().unwrap();
    office.store.disable(&anna, &Who::Program, at(2)).unwrap();
    let ended = office.store.enter(&vouched(&identity(), None, 3)).unwrap();
    assert!(matches!(ended, Entered::Disabled), "{ended:?}");
    // Whoever keeps coming waits, and is not looked at.
    for second in 4..40 {
        let ended = office
            .store
            .enter(&vouched(&stranger, None, second))
            .unwrap();
        if matches!(ended, Entered::Wait(_)) {
            return;
        }
    }
    panic!("nobody had to wait");
}

#[test]
fn an_account_with_a_second_factor_shows_it_here_unless_the_provider_has_seen_one() {
    let mut office = linked_office();
    let anna = "anna".parse().unwrap();
    let factor = office.store.set_totp(&anna, &Who::Program, at(0)).unwrap();
    let identity = identity();
    let ended = office.store.enter(&vouched(&identity, None, 60)).unwrap();
    assert!(matches!(ended, Entered::CodeWanted), "{ended:?}");
    let code = factor.secret.code(at(60));
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let ended = office
        .store
        .enter(&vouched(&identity, Some(wrong), 60))
        .unwrap();
    assert!(matches!(ended, Entered::Wrong), "{ended:?}");
    let right = vouched(&identity, Some(&code), 60);
    let own = key(office.store.enter(&right).unwrap());
    assert!(
        office
            .store
            .session(&own, at(61))
            .unwrap()
            .unwrap()
            .second_factor
    );
    // A code is taken once.
    let ended = office.store.enter(&right).unwrap();
    assert!(matches!(ended, Entered::Wrong), "{ended:?}");
    let recovery = factor.recovery[0].as_str();
    let lost = vouched(&identity, Some(recovery), 62);
    key(office.store.enter(&lost).unwrap());
    let elsewhere = Vouched {
        second_factor: true,
        ..vouched(&identity, None, 63)
    };
    let own = key(office.store.enter(&elsewhere).unwrap());
    assert!(
        office
            .store
            .session(&own, at(64))
            .unwrap()
            .unwrap()
            .second_factor
    );
}

#[test]
fn codes_are_not_found_by_trying_and_failed_passwords_keep_nobody_out_of_this_way() {
    let mut office = linked_office();
    let anna = "anna".parse().unwrap();
    office.store.set_totp(&anna, &Who::Program, at(0)).unwrap();
    for second in 0..8 {
        office.try_from(("anna", "wrong", None), "198.51.100.9", second);
    }
    let identity = identity();
    let mut ended = Vec::new();
    for _ in 0..6 {
        let tried = vouched(&identity, Some("zzzz-zzzz-zzzz-zzzz"), 10);
        ended.push(office.store.enter(&tried).unwrap());
    }
    let wrong = |ended: &Entered| matches!(ended, Entered::Wrong);
    assert!(ended[..5].iter().all(wrong), "{ended:?}");
    assert!(matches!(ended[5], Entered::Wait(_)), "{ended:?}");
}

#[test]
fn a_duty_to_have_a_second_factor_and_a_one_time_password_are_as_with_a_password_but_for_the_password()
 {
    let mut office = linked_office();
    office
        .store
        .write(|transaction| {
            Ok(transaction.execute("UPDATE account SET one_time = 1, needs_totp = 1", [])?)
        })
        .unwrap();
    let by_password = office.enter(1);
    let wants = |office: &mut Office, key: &SessionKey| {
        let session = office.store.session(key, at(2)).unwrap().unwrap();
        session.wants
    };
    assert_eq!(
        wants(&mut office, &by_password),
        [Want::Password, Want::SecondFactor]
    );
    let by_provider = key(office.store.enter(&vouched(&identity(), None, 1)).unwrap());
    assert_eq!(wants(&mut office, &by_provider), [Want::SecondFactor]);
}

#[test]
fn a_word_that_cannot_be_believed_counts_against_its_address_as_a_wrong_password_does() {
    let mut office = linked_office();
    for second in 0..20 {
        office
            .store
            .misled(OFFICE.parse().unwrap(), at(second))
            .unwrap();
    }
    let refused = ("login_by_provider".to_owned(), None, "refused".to_owned());
    assert_eq!(last(&office), refused);
    let ended = office.store.enter(&vouched(&identity(), None, 19)).unwrap();
    assert!(matches!(ended, Entered::Wait(_)), "{ended:?}");
    assert!(matches!(office.attempt("anna", RIGHT, 19), Login::Wait(_)));
}
