//! Signing in by a provider, by command: who is linked, and what is wrong with a provider's file.

use std::os::unix::fs::PermissionsExt;

use crate::staff::{add, staffed};
use crate::town::{Said, Town};

const ISSUER: &str = "https://login.example";

fn link<'a>(verb: &'a str, name: &'a str, by: [&'a str; 2]) -> Vec<&'a str> {
    [&["user", verb, name, "--issuer", ISSUER][..], &by].concat()
}

/// Starts a desk with a provider's file, which is refused.
fn desk(town: &Town, language: &str, settings: &str, mode: u32) -> Said {
    std::fs::write(town.path("oidc.toml"), settings).expect("written");
    let secret = town.path("oidc.secret");
    std::fs::write(&secret, "a pond in the park\n").expect("written");
    let mode = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(&secret, mode).expect("a mode");
    town.run(&["--lang", language, "desk", "--oidc", "oidc.toml"])
}

const SETTINGS: &str = "issuer = \"https://login.example\"\nclient = \"desk\"\nsecret = \"oidc.secret\"\n\
                        label = { hu = \"Belépés\", cs = \"Přihlášení\", en = \"Sign in\" }\n";

#[test]
fn an_account_without_a_password_is_linked_and_the_list_shows_by_whom_it_comes_in() {
    let town = staffed();
    let bare = [
        "user",
        "add",
        "klara",
        "--role",
        "viewer",
        "--tenant",
        "25104",
        "--no-password",
    ];
    let made = town.run(&bare).fine();
    assert!(made.err.contains("user link klara"), "{}", made.err);
    town.run(&[&bare[..], &["--password-stdin"]].concat())
        .ended(2, &["--password-stdin"]);
    town.run(&link("link", "klara", ["--subject", "3f1c"]))
        .fine();
    let mail = ["--email", "Klara@mintafalva.example"];
    town.run(&link("link", "klara", mail)).fine();
    let listed = town.run(&["user", "list", "--json"]).fine().json();
    let own = &listed[1]["identities"];
    assert_eq!(own[0]["email"], "klara@mintafalva.example");
    assert_eq!(
        (&own[1]["issuer"], &own[1]["subject"]),
        (&ISSUER.into(), &"3f1c".into())
    );
    let shown = town.run(&["--lang", "hu", "user", "list"]).fine().out;
    assert!(
        shown.contains("szolgáltató: https://login.example, azonosító: 3f1c"),
        "{shown}"
    );
    town.run(&link("unlink", "klara", ["--subject", "3f1c"]))
        .fine();
    town.run(&link("unlink", "klara", ["--subject", "3f1c"]))
        .ended(1, &["not linked"]);
    let audit = town.run(&["audit", "show", "--json"]).fine().json();
    let acts = audit.as_array().expect("entries").iter();
    let acts: Vec<_> = acts.filter_map(|entry| entry["act"].as_str()).collect();
    let count = |own: &str| acts.iter().filter(|act| **act == own).count();
    assert_eq!((count("link_identity"), count("unlink_identity")), (2, 1));
}

#[test]
fn a_person_of_a_provider_stands_for_one_account_and_is_named_as_the_provider_does() {
    let town = staffed();
    add(&town, "bela", &["--role", "viewer"]).fine();
    town.run(&link("link", "anna", ["--subject", "3f1c"]))
        .fine();
    let mut again = vec!["--lang", "cs"];
    again.extend(link("link", "bela", ["--subject", "3f1c"]));
    town.run(&again).ended(1, &["propojena s účtem anna"]);
    let nobody = ["user", "link", "bela", "--issuer", ISSUER];
    town.run(&nobody).ended(2, &["--subject"]);
    let both = ["--subject", "1", "--email", "bela@mintafalva.example"];
    town.run(&[&nobody[..], &both].concat())
        .ended(2, &["--email"]);
    let odd = [
        "user",
        "link",
        "bela",
        "--issuer",
        "login.example",
        "--subject",
        "1",
    ];
    town.run(&odd).ended(2, &["https://login.example"]);
}

#[test]
fn a_providers_file_is_refused_with_file_line_and_value() {
    let town = staffed();
    let open = SETTINGS.replace("https://", "http://");
    desk(&town, "en", &open, 0o600)
        .ended(1, &["oidc.toml, line 1", "issuer", "http://login.example"]);
    let more = format!("{SETTINGS}colour = \"blue\"\n");
    desk(&town, "hu", &more, 0o600).ended(1, &["oidc.toml, 5. sor", "colour"]);
    desk(&town, "cs", SETTINGS, 0o644).ended(1, &["oidc.secret", "chmod 600"]);
    town.run(&["desk", "--oidc", "missing.toml"])
        .ended(1, &["missing.toml"]);
}

#[test]
fn a_program_that_is_built_without_it_says_so_and_one_with_it_goes_on_to_the_store() {
    let town = staffed();
    let said = desk(&town, "en", SETTINGS, 0o600);
    if cfg!(feature = "oidc") {
        said.ended(1, &["town.db"]);
    } else {
        said.ended(1, &["built without", "--features oidc"]);
    }
}
