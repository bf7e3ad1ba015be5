//! What an attacker gets of second factors who has the file alone: nothing.

use std::fs;

use super::*;
use crate::actor::Who;
use crate::login::Login;
use crate::testing::{Office, RIGHT, at};

fn key(byte: u8) -> SealingKey {
    SealingKey::new([byte; 32])
}

fn kept(store: &StaffStore) -> Vec<Vec<u8>> {
    let all = store.read(secrets).unwrap();
    all.into_iter().map(|(_, kept)| kept.to_vec()).collect()
}

/// Whether the file or its log has these bytes anywhere.
fn stands_in_the_file(office: &Office, bytes: &[u8]) -> bool {
    let log = office.path().with_file_name("town.staff.db-wal");
    [office.path(), log].iter().any(|path| {
        let all = fs::read(path).unwrap_or_default();
        all.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[test]
fn a_secret_is_sealed_where_there_is_a_key_and_its_codes_are_taken() {
    let mut office = Office::new();
    let mut store = office.reopened().with_sealing(key(1)).unwrap();
    let factor = store
        .set_totp(&"anna".parse().unwrap(), &Who::Program, at(0))
        .unwrap();
    assert!(!stands_in_the_file(&office, factor.secret.as_bytes()));
    office.store = office.reopened().with_sealing(key(1)).unwrap();
    let code = factor.secret.code(at(100));
    let said = office.try_from(("anna", RIGHT, Some(&code)), "192.0.2.1", 100);
    assert!(matches!(said, Login::In(_)), "{said:?}");
}

#[test]
fn what_stood_there_plain_is_sealed_at_the_next_opening_with_a_key_and_nothing_plain_is_left() {
    let mut office = Office::new();
    let anna = "anna".parse().unwrap();
    let factor = office.store.set_totp(&anna, &Who::Program, at(0)).unwrap();
    assert_eq!(kept(&office.store), [factor.secret.as_bytes().to_vec()]);
    assert!(stands_in_the_file(&office, factor.secret.as_bytes()));
    office.store = office.reopened().with_sealing(key(1)).unwrap();
    assert_eq!(kept(&office.store)[0].len(), 1 + NONCE + PLAIN + 16);
    // The log is moved into the file by the last connection that closes.
    let path = office.path();
    let empty = StaffStore::open_or_create(&path.with_file_name("other.staff.db")).unwrap();
    drop(std::mem::replace(&mut office.store, empty));
    assert!(!stands_in_the_file(&office, factor.secret.as_bytes()));
    office.store = office.reopened().with_sealing(key(1)).unwrap();
    let code = factor.secret.code(at(100));
    let said = office.try_from(("anna", RIGHT, Some(&code)), "192.0.2.1", 100);
    assert!(matches!(said, Login::In(_)), "{said:?}");
}

#[test]
fn another_key_is_refused_and_none_lets_nobody_in_without_the_factor() {
    let mut office = Office::new();
    let anna = "anna".parse().unwrap();
    let mut store = office.reopened().with_sealing(key(1)).unwrap();
    let factor = store.set_totp(&anna, &Who::Program, at(0)).unwrap();
    let said = office.reopened().with_sealing(key(2)).err();
    assert!(
        matches!(said, Some(AccessError::OtherSealingKey)),
        "{said:?}"
    );
    let code = factor.secret.code(at(100));
    let attempt = crate::login::Attempt {
        name: "anna",
        password: &crate::password::Password::new(RIGHT),
        code: Some(&code),
        address: "192.0.2.1".parse().unwrap(),
        replaces: None,
        at: at(100),
    };
    let said = office.store.login(&attempt);
    assert!(matches!(said, Err(AccessError::NoSealingKey)), "{said:?}");
}

#[test]
fn a_secret_of_one_account_is_worthless_in_the_row_of_another() {
    let sealer = Sealer(Some(key(1)));
    let secret = TotpSecret::new().unwrap();
    let sealed = sealer.seal(1, &secret).unwrap();
    assert_eq!(
        sealer.open(1, &sealed).unwrap().as_bytes(),
        secret.as_bytes()
    );
    assert!(matches!(
        sealer.open(2, &sealed),
        Err(AccessError::OtherSealingKey)
    ));
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(sealer.open(1, &changed).is_err(), "byte {at}");
    }
    assert!(sealer.open(1, &[]).is_err());
}
