//! Changes of an account that is there: each in the audit, each seen at the next request, none that would leave nobody in charge.

use super::*;
use crate::accounts::{Account, NewAccount};
use crate::password::Password;
use crate::testing::{Office, RIGHT, at};

fn name(text: &str) -> UserName {
    text.parse().unwrap()
}

fn grant(role: Role, records: bool) -> Grant {
    Grant {
        tenant: "25104".parse().unwrap(),
        role,
        records,
    }
}

/// The office with an administrator who does things at the desk.
fn office() -> (Office, Who) {
    let mut office = Office::new();
    administrator(&mut office, "cili");
    (office, Who::Account(name("cili")))
}

fn administrator(office: &mut Office, own: &str) {
    let new = NewAccount {
        name: &name(own),
        organisation: None,
        grants: &[grant(Role::Administrator, false)],
        password: &Password::new(RIGHT),
        mail: Some(&"cili@mintafalva.example".parse().unwrap()),
        needs_totp: true,
    };
    office
        .store
        .add_account(&new, &Who::Program, at(0))
        .unwrap();
}

fn of(office: &Office, own: &str) -> Account {
    let accounts = office.store.accounts().unwrap();
    let found = accounts
        .into_iter()
        .find(|account| account.name == name(own));
    found.unwrap()
}

/// Act, object, filter and municipality of the last entries.
fn last(office: &Office, count: u32) -> Vec<String> {
    let entries = office.store.entries(Some(count)).unwrap();
    let told = entries.into_iter().map(|entry| {
        let parts = [Some(entry.act), entry.object, entry.filter, entry.tenant];
        parts.map(Option::unwrap_or_default).join(" | ")
    });
    told.collect()
}

#[test]
fn a_role_is_there_with_the_next_request_and_gone_with_the_next_one() {
    let (mut office, who) = office();
    let key = office.enter(10);
    let anna = name("anna");
    let roles = |office: &mut Office, second| {
        let session = office.store.session(&key, at(second)).unwrap().unwrap();
        let own = session.actor.grants().iter().map(|own| own.role);
        own.collect::<Vec<_>>()
    };
    let given = [grant(Role::Analyst, true), grant(Role::Viewer, false)];
    office
        .store
        .grant_roles(&anna, &given, &who, at(11))
        .unwrap();
    assert_eq!(
        last(&office, 2),
        [
            "grant_role | anna | role is analyst; records is yes | 25104",
            "grant_role | anna | role is viewer | 25104",
        ]
    );
    assert_eq!(
        roles(&mut office, 12),
        [Role::Analyst, Role::SocialWorker, Role::Viewer]
    );
    // The same role without the second right takes that right.
    let less = [grant(Role::Analyst, false)];
    office
        .store
        .grant_roles(&anna, &less, &who, at(13))
        .unwrap();
    assert!(of(&office, "anna").grants.iter().all(|own| !own.records));
    let taken = [("25104".parse().unwrap(), Role::Analyst)];
    office
        .store
        .revoke_roles(&anna, &taken, &who, at(14))
        .unwrap();
    assert_eq!(
        last(&office, 1),
        ["revoke_role | anna | role is analyst | 25104"]
    );
    assert_eq!(roles(&mut office, 15), [Role::SocialWorker, Role::Viewer]);
    assert!(office.store.verify(None).unwrap().is_ok());
}

#[test]
fn a_role_that_cannot_be_or_is_not_there_changes_nothing() {
    let (mut office, who) = office();
    let before = office.store.head().unwrap();
    let give = |office: &mut Office, own: &str, grant: Grant| {
        let said = office.store.grant_roles(&name(own), &[grant], &who, at(1));
        said.unwrap_err()
    };
    let said = give(&mut office, "cili", grant(Role::SocialWorker, false));
    assert!(matches!(said, AccessError::NoOrganisation(_)));
    let said = give(&mut office, "anna", grant(Role::Viewer, true));
    assert!(matches!(said, AccessError::NoSecondRight(_)));
    let said = give(&mut office, "nobody", grant(Role::Viewer, false));
    assert!(matches!(said, AccessError::NoAccount(_)));
    let mut elsewhere = grant(Role::Viewer, false);
    elsewhere.tenant = "99999".parse().unwrap();
    let said = give(&mut office, "anna", elsewhere);
    assert!(matches!(said, AccessError::NoTenant(_)));
    let take = |office: &mut Office, role| {
        let taken = [("25104".parse().unwrap(), role)];
        let said = office
            .store
            .revoke_roles(&name("anna"), &taken, &who, at(1));
        said.unwrap_err()
    };
    let said = take(&mut office, Role::Viewer);
    assert!(matches!(said, AccessError::NoGrant { .. }));
    let said = take(&mut office, Role::SocialWorker);
    assert!(matches!(said, AccessError::NoRole));
    assert_eq!(office.store.head().unwrap(), before);
    assert_eq!(of(&office, "anna").grants.len(), 1);
}

#[test]
fn the_last_administrator_goes_by_nobody_but_the_owner_of_the_file() {
    let (mut office, who) = office();
    let cili = name("cili");
    let taken = [("25104".parse().unwrap(), Role::Administrator)];
    let viewer = [grant(Role::Viewer, false)];
    office
        .store
        .grant_roles(&cili, &viewer, &who, at(1))
        .unwrap();
    let before = office.store.head().unwrap();
    let said = office.store.disable(&cili, &who, at(1)).unwrap_err();
    assert!(matches!(said, AccessError::LastAdministrator(_)), "{said}");
    let said = office.store.revoke_roles(&cili, &taken, &who, at(1));
    assert!(matches!(said, Err(AccessError::LastAdministrator(_))));
    assert_eq!(office.store.head().unwrap(), before);
    // One who is disabled is no second one; one who is not, is.
    administrator(&mut office, "dezso");
    let dezso = name("dezso");
    office.store.disable(&dezso, &who, at(2)).unwrap();
    let said = office.store.disable(&cili, &who, at(3));
    assert!(matches!(said, Err(AccessError::LastAdministrator(_))));
    office.store.enable(&dezso, &who, at(4)).unwrap();
    office
        .store
        .revoke_roles(&cili, &taken, &who, at(5))
        .unwrap();
    office.store.disable(&dezso, &Who::Program, at(6)).unwrap();
}

#[test]
fn whoever_is_let_in_again_signs_in_as_before_and_no_session_comes_back() {
    let (mut office, who) = office();
    let key = office.enter(10);
    let anna = name("anna");
    office.store.disable(&anna, &who, at(11)).unwrap();
    assert!(office.store.session(&key, at(12)).unwrap().is_none());
    office.store.enable(&anna, &who, at(13)).unwrap();
    assert_eq!(last(&office, 1), ["enable_account | anna |  | "]);
    assert!(office.store.session(&key, at(14)).unwrap().is_none());
    office.enter(15);
    assert!(!of(&office, "anna").is_disabled);
}

#[test]
fn an_address_and_a_duty_are_kept_and_the_audit_has_no_address() {
    let (mut office, who) = office();
    let made = of(&office, "cili");
    let mail = made.mail.unwrap();
    assert_eq!(
        (mail.as_str(), made.needs_totp),
        ("cili@mintafalva.example", true)
    );
    let anna = name("anna");
    assert_eq!(
        (of(&office, "anna").mail, of(&office, "anna").needs_totp),
        (None, false)
    );
    let own = "anna@posta.example".parse().unwrap();
    office
        .store
        .set_mail(&anna, Some(&own), &who, at(1))
        .unwrap();
    office.store.require_totp(&anna, true, &who, at(1)).unwrap();
    let set = of(&office, "anna");
    assert_eq!((set.mail, set.needs_totp), (Some(own), true));
    office.store.set_mail(&anna, None, &who, at(2)).unwrap();
    office
        .store
        .require_totp(&anna, false, &who, at(2))
        .unwrap();
    let unset = of(&office, "anna");
    assert_eq!((unset.mail, unset.needs_totp), (None, false));
    assert_eq!(
        last(&office, 4),
        [
            "set_mail | anna |  | ",
            "require_totp | anna |  | ",
            "set_mail | anna |  | ",
            "waive_totp | anna |  | ",
        ]
    );
}

#[test]
fn an_account_knows_when_it_was_last_used() {
    let (mut office, _) = office();
    assert_eq!(of(&office, "anna").used_at, None);
    let key = office.enter(10);
    assert_eq!(of(&office, "anna").used_at, Some(at(10)));
    office.store.session(&key, at(200)).unwrap();
    assert_eq!(of(&office, "anna").used_at, Some(at(200)));
}
