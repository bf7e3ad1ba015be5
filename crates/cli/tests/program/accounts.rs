//! Accounts that are there: roles given and taken, addresses for notices, a second factor as a duty.

use crate::staff::{add, staffed};

#[test]
fn an_account_that_is_there_gets_and_loses_roles_address_and_duty() {
    let town = staffed();
    let mail = ["--mail", "bela@mintafalva.example", "--second-factor"];
    add(&town, "bela", &[&["--role", "viewer"], &mail[..]].concat()).fine();
    let of = |name: &str| {
        let listed = town.run(&["user", "list", "--json"]).fine().json();
        let all = listed.as_array().expect("a list").clone();
        let found = all.into_iter().find(|own| own["user"] == name);
        found.expect("the account")
    };
    let bela = of("bela");
    assert_eq!(bela["mail"], "bela@mintafalva.example");
    assert_eq!(bela["second_factor_required"], true);
    assert!(bela["last_used"].is_null());
    let told = town.run(&["user", "list", "--lang", "cs"]).fine().out;
    assert!(
        told.contains("bez povinného druhého faktoru; oznámení: bela@"),
        "{told}"
    );
    let on = ["--tenant", "25104"];
    let grant = |more: &[&str]| town.run(&[&["user", "grant", "bela"], more, &on[..]].concat());
    grant(&["--role", "analyst", "--role", "gis", "--records"]).fine();
    let roles = |own: &serde_json::Value| {
        let roles = own["roles"].as_array().expect("roles").clone();
        let names = roles
            .iter()
            .map(|own| own["role"].as_str().map(str::to_owned));
        names.collect::<Option<Vec<_>>>().expect("names").join(" ")
    };
    assert_eq!(roles(&of("bela")), "analyst gis viewer");
    assert_eq!(of("bela")["roles"][0]["records"], true);
    grant(&["--role", "social_worker"]).ended(1, &["--organisation"]);
    let revoke = |role: &str| {
        let args = [
            "user", "revoke", "bela", "--role", role, "--tenant", "25104",
        ];
        town.run(&args)
    };
    revoke("analyst").fine();
    revoke("gis").fine();
    revoke("gis").ended(1, &["does not have the role gis in 25104"]);
    revoke("viewer").ended(1, &["gocpont user disable"]);
    town.run(&["user", "disable", "bela"]).fine();
    assert_eq!(of("bela")["disabled"], true);
    town.run(&["user", "enable", "bela"]).fine();
    assert_eq!(of("bela")["disabled"], false);
    town.run(&["user", "mail", "bela", "b@a.example, c@a.example"])
        .ended(2, &["anna@mintafalva.example"]);
    town.run(&["user", "mail", "bela"]).fine();
    town.run(&["user", "second-factor", "bela", "optional"])
        .fine();
    let bela = of("bela");
    assert!(bela["mail"].is_null(), "{bela}");
    assert_eq!(bela["second_factor_required"], false);
    let shown = town
        .run(&["audit", "show", "--last", "20", "--lang", "hu"])
        .fine()
        .out;
    assert!(
        shown.contains("szerepkör adása") && shown.contains("role is analyst; records is yes"),
        "{shown}"
    );
    assert!(!shown.contains("mintafalva.example"), "{shown}");
}
