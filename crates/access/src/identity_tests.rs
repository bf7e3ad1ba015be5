//! What providers say of people, linked to accounts by those who manage them.

use super::*;
use crate::audit::Noted;
use crate::testing::{Office, at};

const ISSUER: &str = "https://login.example/town";

fn identity(subject: &str) -> Identity {
    Identity::subject(ISSUER, subject).unwrap()
}

fn linked_to(office: &Office, name: &str) -> Vec<Identity> {
    let accounts = office.store.accounts().unwrap();
    let mut own = accounts.into_iter().filter(|own| own.name.as_str() == name);
    own.next().unwrap().identities
}

fn act(entry: &Noted) -> (&str, Option<&str>) {
    (&entry.act, entry.object.as_deref())
}

#[test]
fn an_identity_is_linked_to_one_account_and_a_list_shows_it() {
    let mut office = Office::new();
    office.add("bela");
    let (anna, bela) = ("anna".parse().unwrap(), "bela".parse().unwrap());
    let (one, mail) = (
        identity("3f1c"),
        Identity::email(ISSUER, &"Anna@Mintafalva.example".parse().unwrap()).unwrap(),
    );
    for identity in [&one, &mail, &one] {
        let linked = office.store.link(&anna, identity, &Who::Program, at(1));
        linked.unwrap();
    }
    let refused = office.store.link(&bela, &one, &Who::Program, at(2));
    assert!(matches!(refused, Err(AccessError::IdentityTaken(name)) if name == anna));
    assert_eq!(linked_to(&office, "anna"), [mail.clone(), one]);
    assert_eq!(mail.mark().value(), "anna@mintafalva.example");
    assert!(linked_to(&office, "bela").is_empty());
    // The same subject of another issuer is somebody else.
    let other = Identity::subject("https://other.example", "3f1c").unwrap();
    office
        .store
        .link(&bela, &other, &Who::Program, at(3))
        .unwrap();
    let entries = office.store.entries(Some(3)).unwrap();
    let acts: Vec<_> = entries.iter().map(act).collect();
    assert_eq!(
        acts,
        [
            ("link_identity", Some("anna")),
            ("link_identity", Some("anna")),
            ("link_identity", Some("bela"))
        ]
    );
}

#[test]
fn a_link_that_is_taken_away_ends_the_sessions_of_its_account() {
    let mut office = Office::new();
    let anna = "anna".parse().unwrap();
    let one = identity("3f1c");
    office
        .store
        .link(&anna, &one, &Who::Program, at(1))
        .unwrap();
    let key = office.enter(2);
    let refused = office
        .store
        .unlink(&anna, &identity("else"), &Who::Program, at(3));
    assert!(matches!(refused, Err(AccessError::NoIdentity(_))));
    assert!(office.store.session(&key, at(3)).unwrap().is_some());
    office
        .store
        .unlink(&anna, &one, &Who::Program, at(4))
        .unwrap();
    assert!(linked_to(&office, "anna").is_empty());
    assert!(office.store.session(&key, at(4)).unwrap().is_none());
    let nobody = "nobody".parse().unwrap();
    let refused = office.store.link(&nobody, &one, &Who::Program, at(5));
    assert!(matches!(refused, Err(AccessError::NoAccount(_))));
}

#[test]
fn an_issuer_is_an_address_and_a_subject_a_short_text() {
    for issuer in [
        "",
        "login.example",
        "ftp://login.example",
        "https://",
        "https:///town",
        "https://a?b",
        "https://a#b",
        "https://u@a",
        "https://a b",
    ] {
        let refused = Identity::subject(issuer, "1");
        assert_eq!(refused, Err(InvalidIdentity::Issuer), "{issuer:?}");
    }
    let long = "a".repeat(256);
    for subject in ["", " 1", "1 ", "a\nb", "é", long.as_str()] {
        let refused = Identity::subject(ISSUER, subject);
        assert_eq!(refused, Err(InvalidIdentity::Subject), "{subject:?}");
    }
    assert_eq!(identity("auth0|1 2").issuer(), ISSUER);
    assert_eq!(identity("auth0|1 2").mark().kind(), "subject");
}
