//! Sessions, and what attackers try with them.

use std::net::IpAddr;

use super::*;
use crate::login::{Attempt, Login};
use crate::password::Password;
use crate::testing::{Office, RIGHT, at};

const DAY: i64 = 12 * 3600;

fn lives(office: &mut Office, key: &SessionKey, second: i64) -> bool {
    office.store.session(key, at(second)).unwrap().is_some()
}

#[test]
fn a_session_is_somebody_with_their_roles_of_the_moment() {
    let mut office = Office::new();
    let key = office.enter(0);
    let session = office.store.session(&key, at(10)).unwrap().unwrap();
    assert_eq!(session.actor.who(), &Who::Account("anna".parse().unwrap()));
    assert_eq!(session.actor.grants().len(), 1);
    assert_eq!(session.ends_at, at(DAY));
    assert!(!session.second_factor);
    let sql = "DELETE FROM granted";
    office
        .store
        .write(|transaction| Ok(transaction.execute(sql, [])?))
        .unwrap();
    let session = office.store.session(&key, at(11)).unwrap().unwrap();
    assert!(session.actor.grants().is_empty());
}

#[test]
fn a_key_that_was_never_given_is_nobody() {
    let mut office = Office::new();
    office.enter(0);
    let forged = SessionKey::new().unwrap();
    assert!(!lives(&mut office, &forged, 0));
    let zeros: SessionKey = "0".repeat(32).parse().unwrap();
    assert!(!lives(&mut office, &zeros, 0));
}

#[test]
fn a_session_ends_when_it_idles_and_at_the_end_of_its_day() {
    let mut office = Office::new();
    let key = office.enter(0);
    let limits = office.store.limits;
    assert!(lives(&mut office, &key, limits.idle_s - 1));
    // The use was noted: it idles from there on.
    assert!(lives(&mut office, &key, 2 * limits.idle_s - 2));
    assert!(!lives(&mut office, &key, 4 * limits.idle_s));
    let key = office.enter(0);
    let mut second = 0;
    while second < limits.absolute_s {
        assert!(lives(&mut office, &key, second), "{second}");
        second += limits.idle_s / 2;
    }
    assert!(!lives(&mut office, &key, limits.absolute_s));
}

#[test]
fn shorter_limits_hold_for_sessions_that_were_begun_before() {
    let mut office = Office::new();
    let key = office.enter(0);
    let short = Limits {
        idle_s: 600,
        absolute_s: 60,
    };
    office.store = office.reopened().with_limits(short);
    assert!(lives(&mut office, &key, 59));
    assert!(!lives(&mut office, &key, 60));
}

#[test]
fn a_clock_that_went_far_back_ends_a_session_and_a_little_does_not() {
    let mut office = Office::new();
    let key = office.enter(100_000);
    assert!(lives(&mut office, &key, 100_000 - CLOCK_SLACK_S + 1));
    assert!(!lives(&mut office, &key, 100_000 - CLOCK_SLACK_S));
}

#[test]
fn signing_in_gives_a_new_key_and_ends_the_one_that_was_brought() {
    let mut office = Office::new();
    // An attacker signs in, puts their own key into another's browser, and waits for that person to sign in.
    office.add("attacker");
    let Login::In(planted) = office.attempt("attacker", RIGHT, 0) else {
        panic!("not signed in");
    };
    let attempt = Attempt {
        name: "anna",
        password: &Password::new(RIGHT),
        code: None,
        address: "192.0.2.1".parse::<IpAddr>().unwrap(),
        replaces: Some(&planted),
        at: at(1),
    };
    let Login::In(key) = office.store.login(&attempt).unwrap() else {
        panic!("not signed in");
    };
    assert_ne!(key.reveal(), planted.reveal());
    assert!(lives(&mut office, &key, 1));
    assert!(!lives(&mut office, &planted, 1));
}

#[test]
fn a_key_is_worthless_after_signing_out_disabling_a_new_password_and_a_new_factor() {
    let name = "anna".parse().unwrap();
    let ends: [fn(&mut Office, &crate::name::UserName, &SessionKey); 4] = [
        |office, _, key| office.store.logout(key, at(1)).unwrap(),
        |office, name, _| office.store.disable(name, &Who::Program, at(1)).unwrap(),
        |office, name, _| {
            let new = Password::new("another pond, another park");
            office
                .store
                .set_password(name, &new, &Who::Program, at(1))
                .unwrap();
        },
        |office, name, _| drop(office.store.set_totp(name, &Who::Program, at(1)).unwrap()),
    ];
    for (number, end) in ends.iter().enumerate() {
        let mut office = Office::new();
        let key = office.enter(0);
        assert!(lives(&mut office, &key, 1));
        end(&mut office, &name, &key);
        assert!(!lives(&mut office, &key, 1), "end {number}");
        let mut again = office.reopened();
        assert!(
            again.session(&key, at(1)).unwrap().is_none(),
            "end {number}, after a restart"
        );
    }
}

#[test]
fn a_disabled_account_is_out_even_where_its_session_stands_in_the_file() {
    let mut office = Office::new();
    let key = office.enter(0);
    let sql = "UPDATE account SET disabled_at = 1";
    office
        .store
        .write(|transaction| Ok(transaction.execute(sql, [])?))
        .unwrap();
    assert!(!lives(&mut office, &key, 1));
}

#[test]
fn signing_out_twice_or_with_a_forged_key_changes_nothing() {
    let mut office = Office::new();
    let (key, other) = (office.enter(0), office.enter(0));
    office.store.logout(&key, at(1)).unwrap();
    let entries = office.store.entries(None).unwrap().len();
    office.store.logout(&key, at(2)).unwrap();
    office
        .store
        .logout(&SessionKey::new().unwrap(), at(2))
        .unwrap();
    assert_eq!(office.store.entries(None).unwrap().len(), entries);
    assert!(lives(&mut office, &other, 2));
}

#[test]
fn a_token_is_no_session_and_a_session_no_token() {
    let mut office = Office::new();
    let session = office.enter(0);
    let scope = "gis:25104:*".parse().unwrap();
    let token = office
        .store
        .new_token(("maps", &scope), at(1000), &Who::Program, at(0))
        .unwrap();
    assert!(token.reveal().parse::<SessionKey>().is_err());
    // Not even where the bytes of one are put into the form of the other.
    let secret = token.reveal().split_once('.').unwrap().1.to_owned();
    for half in [&secret[..32], &secret[32..]] {
        assert!(!lives(&mut office, &half.parse().unwrap(), 0));
    }
    let (id, bytes) = (token.id().clone(), session.reveal());
    let forged = format!("gp_{id}.{}{}", bytes.as_str(), bytes.as_str());
    assert!(
        office
            .store
            .token(&forged.parse().unwrap(), at(0))
            .unwrap()
            .is_none()
    );
    let sessions = "SELECT count(*) FROM session";
    let count = |office: &Office| -> i64 {
        office
            .store
            .read(|db| Ok(db.query_row(sessions, [], |row| row.get(0))?))
            .unwrap()
    };
    let before = count(&office);
    assert!(office.store.token(&token, at(1)).unwrap().is_some());
    assert_eq!(count(&office), before);
}

#[test]
fn a_file_that_was_restored_lets_nobody_go_on_and_says_so_in_the_audit() {
    let mut office = Office::new();
    let key = office.enter(0);
    office.store.restored(at(1)).unwrap();
    assert!(!lives(&mut office, &key, 2));
    let last = office.store.entries(Some(1)).unwrap().remove(0);
    assert_eq!(
        (last.act.as_str(), last.who_kind.as_str()),
        ("restore", "program")
    );
}
