//! Accounts: what one needs, and that nothing happens to one outside the audit.

use super::*;
use crate::password::WeakPassword;
use crate::testing::{Office, RIGHT, at};

fn grant(role: Role, records: bool) -> Grant {
    Grant {
        tenant: "25104".parse().unwrap(),
        role,
        records,
    }
}

fn made(office: &mut Office, name: &str, grants: &[Grant], typed: &str) -> Result<(), AccessError> {
    let new = NewAccount {
        name: &name.parse().unwrap(),
        organisation: None,
        grants,
        password: &Password::new(typed),
        mail: None,
        needs_totp: false,
    };
    office.store.add_account(&new, &Who::Program, at(1))
}

#[test]
fn an_account_has_a_role_that_it_can_use_and_a_name_of_its_own() {
    let mut office = Office::new();
    let viewer = [grant(Role::Viewer, false)];
    let refused = |said: Result<(), AccessError>| said.unwrap_err();
    let said = refused(made(&mut office, "bela", &[], RIGHT));
    assert!(matches!(said, AccessError::NoRole));
    let said = refused(made(
        &mut office,
        "bela",
        &[grant(Role::SocialWorker, false)],
        RIGHT,
    ));
    assert!(matches!(
        said,
        AccessError::NoOrganisation(Role::SocialWorker)
    ));
    let said = refused(made(&mut office, "bela", &[grant(Role::Gis, true)], RIGHT));
    assert!(matches!(said, AccessError::NoSecondRight(Role::Gis)));
    let said = refused(made(&mut office, "bela", &viewer, "short"));
    assert!(matches!(said, AccessError::Weak(WeakPassword::Short)));
    let mut foreign = viewer.clone();
    foreign[0].tenant = "99999".parse().unwrap();
    let said = refused(made(&mut office, "bela", &foreign, RIGHT));
    assert!(matches!(said, AccessError::NoTenant(_)));
    // A name stays its own also when it is disabled.
    office
        .store
        .disable(&"anna".parse().unwrap(), &Who::Program, at(1))
        .unwrap();
    let said = refused(made(&mut office, "Anna", &viewer, RIGHT));
    assert!(matches!(said, AccessError::AccountExists(_)));
    // Nothing of what was refused is there, and none of it in the audit.
    assert_eq!(office.store.accounts().unwrap().len(), 1);
    assert_eq!(office.store.entries(None).unwrap().len(), 3);
    made(&mut office, "bela", &viewer, RIGHT).unwrap();
}

#[test]
fn whatever_happens_to_an_account_is_one_entry_of_the_audit() {
    let mut office = Office::new();
    let name: UserName = "anna".parse().unwrap();
    let who = Who::Account("admin".parse().unwrap());
    let last = |office: &Office| {
        let entry = office.store.entries(Some(1)).unwrap().remove(0);
        (
            entry.id,
            entry.act,
            entry.who.unwrap_or_default(),
            entry.object.unwrap_or_default(),
        )
    };
    let (mut id, ..) = last(&office);
    let new = Password::new("another pond, another park");
    let act = |store: &mut StaffStore, act: &str| match act {
        "set_totp" => store.set_totp(&name, &who, at(2)).map(drop),
        "set_password" => store.set_password(&name, &new, &who, at(2)),
        _ => store.disable(&name, &who, at(2)),
    };
    for expected in ["set_totp", "set_password", "disable_account"] {
        act(&mut office.store, expected).unwrap();
        id += 1;
        let entry = (
            id,
            expected.to_owned(),
            "admin".to_owned(),
            "anna".to_owned(),
        );
        assert_eq!(last(&office), entry);
    }
    let nobody = "nobody".parse().unwrap();
    let said = office.store.set_totp(&nobody, &who, at(3));
    assert!(matches!(said, Err(AccessError::NoAccount(_))));
    assert_eq!(last(&office).0, id);
    assert!(office.store.verify(None).unwrap().is_ok());
}

#[test]
fn a_list_says_who_is_there_and_how_they_sign_in() {
    let mut office = Office::new();
    made(
        &mut office,
        "bela",
        &[grant(Role::Analyst, true), grant(Role::Viewer, false)],
        RIGHT,
    )
    .unwrap();
    office
        .store
        .set_totp(&"bela".parse().unwrap(), &Who::Program, at(1))
        .unwrap();
    office
        .store
        .disable(&"anna".parse().unwrap(), &Who::Program, at(1))
        .unwrap();
    let accounts = office.store.accounts().unwrap();
    let states: Vec<_> = accounts
        .iter()
        .map(|account| (account.name.as_str(), account.has_totp, account.is_disabled))
        .collect();
    assert_eq!(states, [("anna", false, true), ("bela", true, false)]);
    assert_eq!(
        accounts[1].grants,
        [grant(Role::Analyst, true), grant(Role::Viewer, false)]
    );
    assert_eq!(
        accounts[0]
            .organisation
            .as_ref()
            .map(OrganisationCode::as_str),
        Some("office")
    );
}
