//! Secrets are not found by trying, and a disabled account has none.

use super::*;
use crate::actor::Who;
use crate::testing::{Office, RIGHT, at};

#[test]
fn whoever_tries_secrets_waits_and_so_does_whoever_tries_passwords_from_there() {
    let mut office = Office::new();
    let address: IpAddr = "192.0.2.7".parse().unwrap();
    for second in 0..19 {
        assert_eq!(office.store.wait_of(address, at(second)).unwrap(), 0);
        office.store.guessed(address, at(second)).unwrap();
    }
    office.store.guessed(address, at(20)).unwrap();
    assert_eq!(office.store.wait_of(address, at(20)).unwrap(), 1);
    let login = office.try_from(("anna", RIGHT, None), "192.0.2.7", 20);
    assert!(matches!(login, crate::Login::Wait(1)), "{login:?}");
    // Nobody else waits, a restart forgets nothing, and a day everything.
    let elsewhere = "192.0.2.8".parse().unwrap();
    let store = office.reopened();
    assert_eq!(store.wait_of(elsewhere, at(20)).unwrap(), 0);
    assert_eq!(store.wait_of(address, at(20)).unwrap(), 1);
    assert_eq!(store.wait_of(address, at(20 + 86_400)).unwrap(), 0);
}

#[test]
fn a_disabled_account_is_nobody() {
    let mut office = Office::new();
    let anna: UserName = "anna".parse().unwrap();
    let actor = office.store.actor(&anna).unwrap().unwrap();
    assert_eq!(
        (actor.who(), actor.grants().len()),
        (&Who::Account(anna.clone()), 1)
    );
    assert!(
        office
            .store
            .actor(&"béla".parse().unwrap())
            .unwrap()
            .is_none()
    );
    office.store.disable(&anna, &Who::Program, at(1)).unwrap();
    assert!(office.store.actor(&anna).unwrap().is_none());
}
