//! Administrators at the desk: each for their own municipality, none by themselves where people's data are reached.

use super::*;
use crate::code::Tenant;
use crate::login::Login;
use crate::secret::SessionKey;
use crate::session::Want;
use crate::tenants::NewTenant;
use crate::testing::{Office, RIGHT, at};

const OWN: &str = "25104";
const OTHER: &str = "11439";

fn name(text: &str) -> UserName {
    text.parse().unwrap()
}

fn grant(tenant: &str, role: Role) -> Grant {
    Grant {
        tenant: tenant.parse().unwrap(),
        role,
        records: false,
    }
}

/// Two administrators of the own municipality and one of another, who has a social worker of theirs, `dora`.
fn office() -> Office {
    let mut office = Office::new();
    let tenant = NewTenant {
        tenant: Tenant {
            code: OTHER.parse().unwrap(),
            name: "Szomszédfalva".to_owned(),
        },
        district: None,
        shares: BTreeSet::new(),
    };
    office
        .store
        .add_tenant(&tenant, &Who::Program, at(0))
        .unwrap();
    for (own, tenant, role) in [
        ("cili", OWN, Role::Administrator),
        ("dezso", OWN, Role::Administrator),
        ("emil", OTHER, Role::Administrator),
        ("dora", OTHER, Role::SocialWorker),
    ] {
        let new = NewAccount {
            name: &name(own),
            organisation: Some(&"office".parse().unwrap()),
            grants: &[grant(tenant, role)],
            password: &Password::new(RIGHT),
            mail: None,
            needs_totp: false,
        };
        office
            .store
            .add_account(&new, &Who::Program, at(0))
            .unwrap();
    }
    office
}

fn entered(office: &mut Office, own: &str, second: i64) -> SessionKey {
    match office.attempt(own, RIGHT, second) {
        Login::In(key) => key,
        said => panic!("{own}: {said:?}"),
    }
}

fn actor(office: &mut Office, own: &str) -> Actor {
    let key = entered(office, own, 0);
    office.store.session(&key, at(0)).unwrap().unwrap().actor
}

fn roles(office: &Office, own: &str) -> Vec<Role> {
    let accounts = office.store.accounts().unwrap();
    let found = accounts
        .into_iter()
        .find(|account| account.name == name(own));
    found
        .unwrap()
        .grants
        .iter()
        .map(|grant| grant.role)
        .collect()
}

fn new_person<'a>(own: &'a UserName, grants: &'a [Grant], password: &'a Password) -> NewPerson<'a> {
    NewPerson {
        name: own,
        organisation: None,
        grants,
        password,
        mail: None,
        needs_totp: false,
    }
}

#[test]
fn an_administrator_sees_whoever_has_a_role_in_the_own_municipality() {
    let mut office = office();
    let both = [grant(OTHER, Role::Viewer)];
    office
        .store
        .grant_roles(&name("anna"), &both, &Who::Program, at(1))
        .unwrap();
    let cili = actor(&mut office, "cili");
    let people = office.store.people(&cili).unwrap();
    let told: Vec<_> = people
        .iter()
        .map(|own| {
            (
                own.account.name.as_str(),
                own.account.grants.len(),
                own.elsewhere,
            )
        })
        .collect();
    assert_eq!(
        told,
        [("anna", 1, true), ("cili", 1, false), ("dezso", 1, false)]
    );
    // Whoever manages nobody sees nobody.
    let anna = actor(&mut office, "anna");
    assert!(managed(&anna).is_empty());
    assert_eq!(office.store.people(&anna).unwrap(), []);
}

#[test]
fn what_reaches_peoples_data_is_asked_for_by_one_and_given_by_another() {
    let mut office = office();
    let (cili, dezso) = (actor(&mut office, "cili"), actor(&mut office, "dezso"));
    let anna = name("anna");
    for role in [Role::Analyst, Role::Administrator] {
        let wanted = grant(OWN, role);
        let mut give = |actor: &Actor| office.store.give_role(&anna, &wanted, actor, at(1));
        assert!(!give(&cili).unwrap());
        assert!(matches!(give(&cili), Err(AccessError::AskedAlready)));
        assert!(!roles(&office, "anna").contains(&role));
        let people = office.store.people(&dezso).unwrap();
        assert_eq!(people[0].asked[0].grant, wanted);
        assert_eq!(people[0].asked[0].by, name("cili"));
        assert!(
            office
                .store
                .give_role(&anna, &wanted, &dezso, at(2))
                .unwrap()
        );
        assert!(roles(&office, "anna").contains(&role));
        assert!(office.store.people(&dezso).unwrap()[0].asked.is_empty());
    }
    // The right to records is another ask than the role without it.
    let mut records = grant(OWN, Role::Analyst);
    let plain = records.clone();
    records.records = true;
    assert!(!office.store.give_role(&anna, &plain, &cili, at(3)).unwrap());
    assert!(
        !office
            .store
            .give_role(&anna, &records, &dezso, at(3))
            .unwrap()
    );
    assert!(
        office
            .store
            .give_role(&anna, &records, &cili, at(3))
            .unwrap()
    );
    // What reaches nobody's data takes one.
    let viewer = grant(OWN, Role::Viewer);
    assert!(
        office
            .store
            .give_role(&anna, &viewer, &cili, at(4))
            .unwrap()
    );
    assert!(office.store.verify(None).unwrap().is_ok());
}

#[test]
fn nobody_gives_themselves_anything_and_an_accomplice_of_ones_own_making_is_none() {
    let mut office = office();
    let cili = actor(&mut office, "cili");
    for role in Role::ALL {
        let said = office
            .store
            .give_role(&name("cili"), &grant(OWN, role), &cili, at(1));
        assert!(matches!(said, Err(AccessError::Own)), "{role}");
    }
    // A second administrator of one's own making waits for a real one.
    let (own, password) = (name("strohmann"), Password::new("a garden in the town"));
    let grants = [grant(OWN, Role::Viewer), grant(OWN, Role::Administrator)];
    let new = new_person(&own, &grants, &password);
    let (given, asked) = office.store.add_person(&new, &cili, at(1)).unwrap();
    assert_eq!((given.len(), asked.len()), (1, 1));
    assert_eq!(roles(&office, "strohmann"), [Role::Viewer]);
    // What was asked for by somebody who is no administrator any more counts for nothing.
    let dezso = actor(&mut office, "dezso");
    office
        .store
        .disable(&name("cili"), &Who::Program, at(2))
        .unwrap();
    let administrator = grant(OWN, Role::Administrator);
    assert!(
        !office
            .store
            .give_role(&own, &administrator, &dezso, at(3))
            .unwrap()
    );
}

#[test]
fn accounts_of_another_municipality_are_not_there() {
    let mut office = office();
    let (cili, emil) = (actor(&mut office, "cili"), actor(&mut office, "emil"));
    let before = office.store.head().unwrap();
    let anna = name("anna");
    let other = Password::new("a garden in the town");
    let is_nobody = |said: Result<(), AccessError>| matches!(said, Err(AccessError::NoAccount(_)));
    let store = &mut office.store;
    assert!(is_nobody(
        store
            .give_role(&anna, &grant(OTHER, Role::Viewer), &emil, at(1))
            .map(drop)
    ));
    let viewer: (&TenantCode, Role) = (&OWN.parse().unwrap(), Role::SocialWorker);
    assert!(is_nobody(store.take_role(&anna, viewer, &emil, at(1))));
    assert!(is_nobody(store.renew_password(&anna, &other, &emil, at(1))));
    assert!(is_nobody(store.whole_person(&anna, &emil, false)));
    // Nor is a role given in a municipality that is not one's own, to whomever.
    let foreign = grant(OTHER, Role::Viewer);
    let said = store.give_role(&anna, &foreign, &cili, at(1));
    assert!(matches!(said, Err(AccessError::NoTenant(_))));
    let own = name("uj");
    let grants = [grant(OWN, Role::Viewer), foreign];
    let said = store.add_person(&new_person(&own, &grants, &other), &cili, at(1));
    assert!(matches!(said, Err(AccessError::NoTenant(_))));
    assert_eq!(office.store.head().unwrap(), before);
}

#[test]
fn an_account_that_others_have_a_share_in_is_nobodys_to_lock_or_take_over() {
    let mut office = office();
    let both = [grant(OTHER, Role::Viewer)];
    office
        .store
        .grant_roles(&name("anna"), &both, &Who::Program, at(1))
        .unwrap();
    let emil = actor(&mut office, "emil");
    let anna = name("anna");
    let said = office.store.whole_person(&anna, &emil, false);
    assert!(matches!(said, Err(AccessError::Elsewhere(_))));
    let other = Password::new("a garden in the town");
    let said = office.store.renew_password(&anna, &other, &emil, at(2));
    assert!(matches!(said, Err(AccessError::Elsewhere(_))));
    // The own municipality's role is theirs to take.
    let own: (&TenantCode, Role) = (&OTHER.parse().unwrap(), Role::Viewer);
    office.store.take_role(&anna, own, &emil, at(3)).unwrap();
    assert_eq!(roles(&office, "anna"), [Role::SocialWorker]);
}

#[test]
fn a_new_password_by_an_administrator_is_no_way_to_peoples_data() {
    let mut office = office();
    let (cili, anna) = (actor(&mut office, "cili"), name("anna"));
    let other = Password::new("a garden in the town");
    for own in ["anna", "dezso"] {
        let said = office
            .store
            .renew_password(&name(own), &other, &cili, at(1));
        assert!(matches!(said, Err(AccessError::NeedsFactor(_))), "{own}");
    }
    let said = office
        .store
        .renew_password(&name("cili"), &other, &cili, at(1));
    assert!(matches!(said, Err(AccessError::Own)));
    let key = entered(&mut office, "anna", 2);
    office.store.set_totp(&anna, &Who::Program, at(3)).unwrap();
    office
        .store
        .renew_password(&anna, &other, &cili, at(4))
        .unwrap();
    assert!(office.store.session(&key, at(5)).unwrap().is_none());
    let said = office.attempt("anna", "a garden in the town", 6);
    assert!(matches!(said, Login::CodeWanted));
}

#[test]
fn a_password_of_an_administrators_choice_is_good_for_choosing_another_alone() {
    let mut office = office();
    let cili = actor(&mut office, "cili");
    let (own, typed) = (name("uj"), one_time_password().unwrap());
    let password = Password::new(&typed);
    let grants = [grant(OWN, Role::Viewer)];
    let new = new_person(&own, &grants, &password);
    office.store.add_person(&new, &cili, at(1)).unwrap();
    let people = office.store.people(&cili).unwrap();
    let made = people
        .iter()
        .find(|own| own.account.name == name("uj"))
        .unwrap();
    assert!(made.account.is_one_time);
    let Login::In(key) = office.attempt("uj", &typed, 2) else {
        panic!("signed in")
    };
    let wants = |office: &mut Office| office.store.session(&key, at(3)).unwrap().unwrap().wants;
    assert_eq!(wants(&mut office), [Want::Password]);
    let chosen = Password::new("a bench by the water");
    office
        .store
        .change_password(&key, (&password, &chosen), at(4))
        .unwrap();
    assert_eq!(wants(&mut office), []);
    let said = office.store.add_person(&new, &cili, at(5));
    assert!(matches!(said, Err(AccessError::AccountExists(_))));
}

#[test]
fn what_was_asked_for_can_be_taken_back_and_the_last_role_stays() {
    let mut office = office();
    let cili = actor(&mut office, "cili");
    let (own, password) = (name("uj"), Password::new("a garden in the town"));
    let grants = [grant(OWN, Role::Analyst)];
    office
        .store
        .add_person(&new_person(&own, &grants, &password), &cili, at(1))
        .unwrap();
    let tenant: TenantCode = OWN.parse().unwrap();
    let mut take = |role| office.store.take_role(&own, (&tenant, role), &cili, at(2));
    assert!(matches!(
        take(Role::Viewer),
        Err(AccessError::NoGrant { .. })
    ));
    assert!(matches!(take(Role::Analyst), Err(AccessError::NoRole)));
    let viewer = grant(OWN, Role::Viewer);
    office.store.give_role(&own, &viewer, &cili, at(3)).unwrap();
    office
        .store
        .take_role(&own, (&tenant, Role::Analyst), &cili, at(4))
        .unwrap();
    assert_eq!(roles(&office, "uj"), [Role::Viewer]);
    let administrator: (&TenantCode, Role) = (&tenant, Role::Administrator);
    let said = office
        .store
        .take_role(&name("dezso"), administrator, &cili, at(5));
    assert!(matches!(said, Err(AccessError::NoRole)));
    for own in ["cili", "dezso"] {
        let viewer = [grant(OWN, Role::Viewer)];
        office
            .store
            .grant_roles(&name(own), &viewer, &Who::Program, at(6))
            .unwrap();
    }
    office
        .store
        .take_role(&name("dezso"), administrator, &cili, at(7))
        .unwrap();
    let said = office
        .store
        .take_role(&name("cili"), administrator, &cili, at(8));
    assert!(matches!(said, Err(AccessError::LastAdministrator(_))));
}
