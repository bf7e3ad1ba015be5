//! Tokens, and what attackers try with them.

use super::*;
use crate::may::{Refused, may};
use crate::resource::{Action, Holds, Resource, Visibility};
use crate::testing::{Office, at};

const YEAR: i64 = 365 * 86_400;

fn made(office: &mut Office, scope: &str, seconds: i64) -> Result<TokenKey, AccessError> {
    let scope = scope.parse().unwrap();
    office.store.new_token(
        ("QGIS of the town", &scope),
        at(seconds),
        &Who::Program,
        at(0),
    )
}

fn knows(office: &mut Office, key: &TokenKey, second: i64) -> bool {
    office.store.token(key, at(second)).unwrap().is_some()
}

#[test]
fn a_token_is_known_until_it_expires() {
    let mut office = Office::new();
    let key = made(&mut office, "gis:25104:*", 1000).unwrap();
    assert!(knows(&mut office, &key, 0) && knows(&mut office, &key, 999));
    assert!(!knows(&mut office, &key, 1000) && !knows(&mut office, &key, 100_000));
    // Nor before it was made, where a clock went back.
    assert!(!knows(&mut office, &key, -1));
}

#[test]
fn a_token_has_an_end_within_a_year() {
    let mut office = Office::new();
    for seconds in [0, -1, YEAR + 2 * 86_400, i64::from(i32::MAX)] {
        let refused = made(&mut office, "gis:25104:*", seconds);
        assert!(matches!(refused, Err(AccessError::Expiry)), "{seconds}");
    }
    made(&mut office, "gis:25104:*", YEAR).unwrap();
    let foreign = made(&mut office, "gis:99999:*", 1000);
    assert!(matches!(foreign, Err(AccessError::NoTenant(_))));
    assert_eq!(office.store.tokens().unwrap().len(), 1);
}

#[test]
fn a_revoked_token_is_nobody_at_once_and_stays_in_the_list() {
    let mut office = Office::new();
    let key = made(&mut office, "gis:25104:*", 1000).unwrap();
    let other = made(&mut office, "public:25104:*", 1000).unwrap();
    assert!(knows(&mut office, &key, 1));
    office.store.revoke(key.id(), &Who::Program, at(2)).unwrap();
    assert!(!knows(&mut office, &key, 2) && knows(&mut office, &other, 2));
    let again = office.store.revoke(key.id(), &Who::Program, at(3));
    assert!(matches!(again, Err(AccessError::NoToken(_))));
    let tokens = office.store.tokens().unwrap();
    let listed = tokens.iter().find(|token| &token.id == key.id()).unwrap();
    assert_eq!(
        (listed.used_at, listed.revoked_at),
        (Some(at(1)), Some(at(2)))
    );
}

#[test]
fn a_right_id_with_a_wrong_secret_is_nobody() {
    let mut office = Office::new();
    let key = made(&mut office, "gis:25104:*", 1000).unwrap();
    let other = made(&mut office, "gis:25104:*", 1000).unwrap();
    let mixed = format!(
        "gp_{}.{}",
        key.id(),
        other.reveal().split_once('.').unwrap().1
    );
    assert!(!knows(&mut office, &mixed.parse().unwrap(), 0));
    let last = if key.reveal().ends_with('0') {
        '1'
    } else {
        '0'
    };
    let near = format!("{}{last}", &key.reveal()[..key.reveal().len() - 1]);
    assert!(!knows(&mut office, &near.parse().unwrap(), 0));
    assert!(!knows(&mut office, &TokenKey::new().unwrap(), 0));
    // A failed attempt is not a use.
    assert!(
        office
            .store
            .tokens()
            .unwrap()
            .iter()
            .all(|token| token.used_at.is_none())
    );
}

#[test]
fn the_secret_is_not_in_the_file() {
    let mut office = Office::new();
    let key = made(&mut office, "gis:25104:*", 1000).unwrap();
    let secret = key.reveal().split_once('.').unwrap().1.to_owned();
    let mut bytes = std::fs::read(office.path()).unwrap();
    bytes.extend(std::fs::read(office.path().with_file_name("town.staff.db-wal")).unwrap());
    let holds = |text: &str| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    assert!(holds(key.id().as_str()) && !holds(&secret));
}

#[test]
fn a_token_that_was_read_back_may_no_more_than_its_scope() {
    let mut office = Office::new();
    let key = made(&mut office, "gis:25104:elders-alone-hex9", 1000).unwrap();
    let token = office.store.token(&key, at(0)).unwrap().unwrap();
    let layer = |name: &str, tenant: &str| Resource {
        register: name.parse().unwrap(),
        holds: Holds::People,
        tenant: tenant.parse().unwrap(),
        organisation: None,
        visibility: Visibility::Public,
    };
    let own = layer("elders-alone-hex9", "25104");
    assert_eq!(may(&token, Action::SeeFiner, &own), Ok(()));
    let other = layer("elders-alone-hex8", "25104");
    assert_eq!(may(&token, Action::SeeFiner, &other), Err(Refused::Scope));
    let foreign = layer("elders-alone-hex9", "25105");
    assert_eq!(
        may(&token, Action::SeeFiner, &foreign),
        Err(Refused::Tenant)
    );
    for action in [
        Action::See,
        Action::Change,
        Action::Export,
        Action::OpenSealed,
        Action::ManagePeople,
        Action::ReadAudit,
    ] {
        assert!(may(&token, action, &own).is_err(), "{action:?}");
    }
}

#[test]
fn uses_are_noted_once_a_minute() {
    let mut office = Office::new();
    let key = made(&mut office, "gis:25104:*", 1000).unwrap();
    let used = |office: &Office| office.store.tokens().unwrap()[0].used_at;
    for (second, noted) in [(10, 10), (11, 10), (69, 10), (70, 70)] {
        assert!(knows(&mut office, &key, second));
        assert_eq!(used(&office), Some(at(noted)), "{second}");
    }
}
