//! The commands and their options, as others' scripts know them: later versions add to them and rename nothing.

use crate::town::Town;

fn help(verbs: &[&str]) -> String {
    let town = Town::empty();
    town.run(&[verbs, &["--help"]].concat()).fine().out
}

#[test]
fn the_verbs_are_these() {
    insta::assert_snapshot!("verbs", help(&[]));
}

#[test]
fn every_verb_has_these_options() {
    let verbs: &[&[&str]] = &[
        &["demo"],
        &["demo-data"],
        &["demo-desk"],
        &["import-areas"],
        &["import-addresses"],
        &["import"],
        &["map"],
        &["codebook", "from-xlsform"],
        &["codebook", "to-xlsform"],
        &["codebook", "check"],
        &["codebook", "doc"],
        &["publish"],
        &["release"],
        &["release", "rebuild"],
        &["release", "retire"],
        &["release", "show"],
        &["serve"],
        &["workbench"],
        &["desk"],
        &["town"],
        &["watch", "run"],
        &["watch", "list"],
        &["watch", "check"],
        &["export"],
        &["export", "layer"],
        &["export", "release"],
        &["export", "site"],
        &["export", "services"],
        &["analyze"],
        &["status"],
        &["check"],
        &["leave"],
        &["merge"],
        &["duplicates"],
        &["forget"],
        &["backup"],
        &["restore"],
        &["tenant", "add"],
        &["tenant", "list"],
        &["user", "add"],
        &["user", "list"],
        &["user", "grant"],
        &["user", "revoke"],
        &["user", "disable"],
        &["user", "enable"],
        &["user", "mail"],
        &["user", "second-factor"],
        &["user", "totp"],
        &["user", "passwd"],
        &["user", "link"],
        &["user", "unlink"],
        &["token", "new"],
        &["token", "revoke"],
        &["token", "list"],
        &["audit", "show"],
        &["audit", "verify"],
        &["entries", "import"],
        &["entries", "export"],
        &["entries", "template"],
    ];
    let all: Vec<String> = verbs
        .iter()
        .map(|verb| format!("# gocpont {}\n{}", verb.join(" "), help(verb)))
        .collect();
    insta::assert_snapshot!("options", all.join("\n"));
}
