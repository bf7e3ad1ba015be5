//! Signing in, and what attackers try there.

use super::*;
use crate::audit::Noted;
use crate::testing::{CHEAP, Office, RIGHT, at};

fn is_in(login: &Login) -> bool {
    matches!(login, Login::In(_))
}

#[test]
fn whoever_knows_name_and_password_is_in_however_the_name_is_written() {
    let mut office = Office::new();
    for name in ["anna", "ANNA", "Anna"] {
        assert!(is_in(&office.attempt(name, RIGHT, 0)), "{name}");
    }
    assert!(matches!(
        office.attempt("anna", "a pond in the dark", 0),
        Login::Wrong
    ));
    assert!(matches!(office.attempt("anna ", RIGHT, 0), Login::Wrong));
}

#[test]
fn a_name_that_nobody_has_costs_what_a_wrong_password_costs() {
    let mut office = Office::new();
    let mut cost = |name: &str, typed: &str| {
        let before = office.store.verifications();
        assert!(matches!(office.attempt(name, typed, 0), Login::Wrong));
        office.store.verifications() - before
    };
    assert_eq!(cost("anna", "a pond in the dark"), 1);
    assert_eq!(cost("nobody", "a pond in the dark"), 1);
    assert_eq!(cost("no name at all", RIGHT), 1);
    let mut office = Office::new();
    office
        .store
        .disable(&"anna".parse().unwrap(), &Who::Program, at(0))
        .unwrap();
    let before = office.store.verifications();
    assert!(matches!(office.attempt("anna", RIGHT, 0), Login::Wrong));
    assert_eq!(office.store.verifications(), before + 1);
}

#[test]
fn waits_are_the_same_for_names_that_exist_and_names_that_do_not() {
    let mut office = Office::new();
    let waits = |office: &mut Office, name: &str, address: &str| -> Vec<String> {
        let attempts = 0..9;
        attempts
            .map(|_| format!("{:?}", office.try_from((name, "wrong", None), address, 0)))
            .collect()
    };
    let anna = waits(&mut office, "anna", "198.51.100.1");
    let nobody = waits(&mut office, "nobody", "198.51.100.2");
    assert_eq!(anna, nobody);
    assert_eq!(anna.iter().filter(|said| *said == "Wrong").count(), 5);
    assert_eq!(anna[5..], ["Wait(1)", "Wait(1)", "Wait(1)", "Wait(1)"]);
}

#[test]
fn a_wait_looks_at_nothing_and_survives_a_restart() {
    let mut office = Office::new();
    for _ in 0..5 {
        office.attempt("anna", "wrong", 0);
    }
    let before = office.store.verifications();
    assert!(matches!(office.attempt("anna", RIGHT, 0), Login::Wait(1)));
    assert_eq!(office.store.verifications(), before);
    office.store = office.reopened();
    assert!(matches!(office.attempt("anna", RIGHT, 0), Login::Wait(1)));
    assert!(is_in(&office.attempt("anna", RIGHT, 1)));
    // A success holds nothing against the name any more.
    assert!(matches!(office.attempt("anna", "wrong", 1), Login::Wrong));
    assert!(is_in(&office.attempt("anna", RIGHT, 1)));
}

#[test]
fn an_attacker_elsewhere_does_not_keep_somebody_out_of_their_own_office() {
    let mut office = Office::new();
    office.enter(0);
    let mut looked_at = 0;
    for second in 0..2000 {
        let address = format!("198.51.100.{}", second % 250);
        let said = office.try_from(("anna", "wrong", None), &address, second);
        looked_at += i32::from(matches!(said, Login::Wrong));
    }
    // Of 2,000 guesses a dozen were looked at.
    assert!((5..=16).contains(&looked_at), "{looked_at}");
    assert!(is_in(&office.attempt("anna", RIGHT, 2000)));
    // From a new place the wait is a quarter of an hour at most, whatever was tried before.
    let Login::Wait(wait) = office.try_from(("anna", RIGHT, None), "203.0.113.7", 2000) else {
        panic!("no wait");
    };
    assert!(wait <= 900, "{wait}");
    assert!(is_in(&office.try_from(
        ("anna", RIGHT, None),
        "203.0.113.7",
        2000 + wait
    )));
}

#[test]
fn an_address_that_tries_many_names_waits_whatever_the_names() {
    let mut office = Office::new();
    let said: Vec<Login> = (0..30)
        .map(|at| office.attempt(&format!("name{at}"), "wrong", 0))
        .collect();
    assert_eq!(
        said.iter()
            .filter(|said| matches!(said, Login::Wrong))
            .count(),
        20
    );
    assert!(matches!(office.attempt("anna", RIGHT, 0), Login::Wait(1)));
    assert!(is_in(&office.try_from(
        ("anna", RIGHT, None),
        "192.0.2.2",
        0
    )));
}

#[test]
fn an_office_that_signs_in_all_day_never_waits() {
    let mut office = Office::new();
    let factor = office
        .store
        .set_totp(&"anna".parse().unwrap(), &Who::Program, at(0))
        .unwrap();
    for round in 0..60 {
        let second = round * 60;
        let code = factor.secret.code(at(second));
        assert!(matches!(
            office.attempt("anna", RIGHT, second),
            Login::CodeWanted
        ));
        assert!(is_in(&office.try_from(
            ("anna", RIGHT, Some(&code)),
            "192.0.2.1",
            second
        )));
    }
}

#[test]
fn a_second_factor_is_wanted_once_it_is_set_and_its_code_is_taken_once() {
    let mut office = Office::new();
    let name = "anna".parse().unwrap();
    let factor = office.store.set_totp(&name, &Who::Program, at(0)).unwrap();
    let code = factor.secret.code(at(0));
    assert!(matches!(
        office.attempt("anna", RIGHT, 0),
        Login::CodeWanted
    ));
    // Whoever does not know the password is not told that a code is wanted.
    assert!(matches!(office.attempt("anna", "wrong", 0), Login::Wrong));
    let with = |office: &mut Office, code: &str, second| {
        office.try_from(("anna", RIGHT, Some(code)), "192.0.2.1", second)
    };
    let Login::In(key) = with(&mut office, &code, 0) else {
        panic!("not signed in");
    };
    assert!(
        office
            .store
            .session(&key, at(0))
            .unwrap()
            .unwrap()
            .second_factor
    );
    assert!(
        matches!(with(&mut office, &code, 1), Login::Wrong),
        "a replayed code"
    );
    office.store = office.reopened();
    assert!(
        matches!(with(&mut office, &code, 2), Login::Wrong),
        "a replay after a restart"
    );
    let next = factor.secret.code(at(30));
    assert!(is_in(&with(&mut office, &next, 30)));
}

#[test]
fn a_wrong_code_counts_like_a_wrong_password() {
    let mut office = Office::new();
    let name = "anna".parse().unwrap();
    office.store.set_totp(&name, &Who::Program, at(0)).unwrap();
    for _ in 0..5 {
        let said = office.try_from(("anna", RIGHT, Some("00000a")), "192.0.2.9", 0);
        assert!(matches!(said, Login::Wrong));
    }
    let said = office.try_from(("anna", RIGHT, Some("000000")), "192.0.2.9", 0);
    assert!(matches!(said, Login::Wait(1)));
}

#[test]
fn a_recovery_code_opens_once_and_new_ones_end_the_old() {
    let mut office = Office::new();
    let name = "anna".parse().unwrap();
    let first = office.store.set_totp(&name, &Who::Program, at(0)).unwrap();
    let with = |office: &mut Office, code: &str| {
        office.try_from(("anna", RIGHT, Some(code)), "192.0.2.1", 0)
    };
    let typed = first.recovery[0].to_lowercase();
    assert!(is_in(&with(&mut office, &typed)));
    assert!(matches!(with(&mut office, &typed), Login::Wrong));
    assert!(is_in(&with(&mut office, &first.recovery[1])));
    let second = office.store.set_totp(&name, &Who::Program, at(0)).unwrap();
    assert!(matches!(
        with(&mut office, &first.recovery[2]),
        Login::Wrong
    ));
    assert!(matches!(
        with(&mut office, &first.secret.code(at(0))),
        Login::Wrong
    ));
    assert!(is_in(&with(&mut office, &second.recovery[2])));
}

#[test]
fn a_hash_that_cost_too_little_is_renewed_at_the_next_sign_in() {
    let mut office = Office::new();
    let stored = |office: &Office| -> String {
        let sql = "SELECT password FROM account";
        office
            .store
            .read(|db| Ok(db.query_row(sql, [], |row| row.get(0))?))
            .unwrap()
    };
    let cheap = stored(&office);
    office.enter(0);
    assert_eq!(stored(&office), cheap);
    let dearer = crate::password::Cost { passes: 3, ..CHEAP };
    office.store = office.reopened().with_cost(dearer);
    office.attempt("anna", "wrong", 0);
    assert_eq!(stored(&office), cheap);
    office.enter(0);
    assert!(stored(&office).contains("t=3"), "{}", stored(&office));
    office.enter(1);
}

#[test]
fn every_attempt_that_is_looked_at_is_in_the_audit_and_no_name_that_nobody_has() {
    let mut office = Office::new();
    let before = office.store.entries(None).unwrap().len();
    office.attempt("anna", "wrong", 1);
    office.attempt("my secret password 1", "wrong", 2);
    office.enter(3);
    let entries = office.store.entries(None).unwrap();
    let said: Vec<_> = entries[before..]
        .iter()
        .map(|entry: &Noted| {
            (
                entry.act.as_str(),
                entry.who.as_deref(),
                entry.outcome.as_str(),
                entry.of.is_some(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("login", Some("anna"), "begun", false),
            ("login", Some("anna"), "refused", true),
            ("login", None, "begun", false),
            ("login", None, "refused", true),
            ("login", Some("anna"), "begun", false),
            ("login", Some("anna"), "done", true),
        ]
    );
    let everything = format!("{entries:?}");
    assert!(!everything.contains("secret password"), "{everything}");
    assert!(!everything.contains("192.0.2.1"), "{everything}");
}

#[test]
fn nothing_that_was_typed_or_drawn_stands_in_the_file() {
    let mut office = Office::new();
    let name: UserName = "anna".parse().unwrap();
    let factor = office.store.set_totp(&name, &Who::Program, at(0)).unwrap();
    let said = office.try_from(("anna", RIGHT, Some(&factor.recovery[0])), "192.0.2.1", 0);
    let Login::In(key) = said else {
        panic!("not signed in");
    };
    office.attempt("a typed secret", "wrong", 0);
    let mut bytes = std::fs::read(office.path()).unwrap();
    bytes.extend(std::fs::read(office.path().with_file_name("town.staff.db-wal")).unwrap());
    let holds = |text: &str| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    assert!(holds("anna"));
    for secret in [
        RIGHT,
        &key.reveal(),
        &factor.recovery[0],
        &factor.recovery[1],
        "a typed secret",
        "192.0.2.1",
    ] {
        assert!(!holds(secret), "{secret}");
    }
}
