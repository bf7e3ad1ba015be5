//! People and rights by command: municipalities, accounts, tokens, and the audit of all of it.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use gocpont_access::{Actor, Attempt, Login, Password, StaffStore, TokenKey, Who};
use jiff::Timestamp;
use rusqlite::Connection;

use crate::town::{Said, Town};

const RIGHT: &str = "a pond in the park";

/// Runs a command with a text on its standard input.
pub fn with_input(town: &Town, args: &[&str], input: &str) -> Said {
    let mut child = town
        .command()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(input.as_bytes()).expect("it reads");
    drop(pipe);
    Said::of(&child.wait_with_output().expect("it ends"))
}

pub fn add(town: &Town, name: &str, more: &[&str]) -> Said {
    let args = ["user", "add", name, "--tenant", "25104", "--password-stdin"];
    with_input(town, &[&args[..], more].concat(), &format!("{RIGHT}\n"))
}

/// A town with one municipality and its first administrator.
pub fn staffed() -> Town {
    let town = Town::empty();
    town.run(&["tenant", "add", "25104", "Mintafalva"]).fine();
    add(&town, "anna", &["--role", "administrator"]).fine();
    town
}

fn login(town: &Town, name: &str, typed: &str, code: Option<&str>) -> Login {
    let mut store = StaffStore::open(&town.path("town.staff.db")).expect("the file");
    let attempt = Attempt {
        name,
        password: &Password::new(typed),
        code,
        address: "192.0.2.1".parse().expect("an address"),
        replaces: None,
        at: Timestamp::now(),
    };
    store.login(&attempt).expect("an answer")
}

#[test]
fn the_first_administrator_is_made_by_command_and_can_sign_in() {
    let town = staffed();
    let mode = std::fs::metadata(town.path("town.staff.db"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!town.path("town.db").exists(), "accounts need no records");
    assert!(matches!(login(&town, "Anna", RIGHT, None), Login::In(_)));
    assert!(matches!(
        login(&town, "anna", "a pond in the dark", None),
        Login::Wrong
    ));
    let listed = town.run(&["user", "list", "--json"]).fine().json();
    assert_eq!(listed[0]["user"], "anna");
    assert_eq!(listed[0]["roles"][0]["role"], "administrator");
    assert_eq!(listed[0]["second_factor"], false);
}

#[test]
fn a_password_is_no_argument_and_nobody_is_asked_without_a_terminal() {
    let town = staffed();
    let add = [
        "user", "add", "bela", "--role", "viewer", "--tenant", "25104",
    ];
    town.run(&add).ended(1, &["--password-stdin"]);
    town.run(&[&add[..], &["--password", RIGHT]].concat())
        .ended(2, &["--password"]);
    let empty = with_input(&town, &[&add[..], &["--password-stdin"]].concat(), "");
    empty.ended(1, &["standard input is empty"]);
    for (typed, said) in [
        ("short", "at least 12 characters"),
        ("password12345", "commonest"),
        ("bela.bela.bela", "name of the account"),
    ] {
        let args = [&add[..], &["--password-stdin"]].concat();
        with_input(&town, &args, &format!("{typed}\n")).ended(1, &[said]);
    }
    let long = "x1y2".repeat(600);
    let args = [&add[..], &["--password-stdin"]].concat();
    with_input(&town, &args, &long).ended(1, &["at most"]);
    assert_eq!(
        town.run(&["user", "list", "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

#[test]
fn what_an_account_needs_is_said_in_the_persons_language() {
    let town = Town::empty();
    let hungarian = ["--lang", "hu", "user", "list"];
    town.run(&hungarian)
        .ended(1, &["nem létezik", "gocpont tenant add"]);
    let town = staffed();
    add(&town, "bela", &["--role", "social_worker", "--lang", "hu"]).ended(1, &["--organisation"]);
    add(
        &town,
        "bela",
        &["--role", "viewer", "--records", "--lang", "cs"],
    )
    .ended(1, &["druhé právo analytika"]);
    add(&town, "ANNA", &["--role", "viewer"]).ended(1, &["There is an account anna already"]);
    add(&town, "be la", &["--role", "viewer"]).ended(2, &["anna.kovacs"]);
    add(&town, "bela", &["--role", "root"]).ended(2, &["viewer, social_worker"]);
    let foreign = [
        "user",
        "add",
        "bela",
        "--role",
        "viewer",
        "--tenant",
        "99999",
        "--password-stdin",
    ];
    with_input(&town, &foreign, &format!("{RIGHT}\n")).ended(1, &["no municipality 99999"]);
    add(
        &town,
        "bela",
        &["--role", "analyst", "--role", "viewer", "--records"],
    )
    .fine();
    let listed = town.run(&["user", "list"]).fine().out;
    assert!(
        listed.contains("bela: analyst+records 25104, viewer 25104"),
        "{listed}"
    );
}

#[test]
fn a_second_factor_a_new_password_and_disabling_do_what_they_say() {
    let town = staffed();
    let factor = town.run(&["user", "totp", "anna", "--json"]).fine().json();
    assert!(matches!(
        login(&town, "anna", RIGHT, None),
        Login::CodeWanted
    ));
    let code = factor["recovery"][0].as_str().expect("a code");
    assert!(matches!(
        login(&town, "anna", RIGHT, Some(code)),
        Login::In(_)
    ));
    assert!(matches!(
        login(&town, "anna", RIGHT, Some(code)),
        Login::Wrong
    ));
    let shown = town
        .run(&["user", "totp", "anna", "--lang", "hu"])
        .fine()
        .out;
    assert!(
        shown.contains("otpauth://totp/Gocpont:anna?secret="),
        "{shown}"
    );
    let new = "another pond, another park";
    with_input(&town, &["user", "passwd", "anna", "--password-stdin"], new).fine();
    assert!(matches!(login(&town, "anna", RIGHT, None), Login::Wrong));
    assert!(matches!(login(&town, "anna", new, None), Login::CodeWanted));
    town.run(&["user", "disable", "anna"]).fine();
    assert!(matches!(login(&town, "anna", new, None), Login::Wrong));
    town.run(&["user", "disable", "bela"])
        .ended(1, &["There is no account bela"]);
}

#[test]
fn a_token_is_shown_once_has_an_end_and_is_revoked() {
    let town = staffed();
    let day = |days: i64| {
        let second = Timestamp::now().as_second() + days * 86_400;
        Timestamp::from_second(second)
            .expect("a moment")
            .to_string()[..10]
            .to_owned()
    };
    let new = |expires: &str, scope: &str| {
        let args = [
            "--json",
            "token",
            "new",
            "--name",
            "QGIS",
            "--scope",
            scope,
            "--expires",
            expires,
        ];
        town.run(&args)
    };
    let made = new(&day(30), "gis:25104:elders-alone-hex9").fine().json();
    let key: TokenKey = made["token"]
        .as_str()
        .expect("a key")
        .parse()
        .expect("a key");
    let knows = || -> Option<Actor> {
        let mut store = StaffStore::open(&town.path("town.staff.db")).expect("the file");
        store.token(&key, Timestamp::now()).expect("an answer")
    };
    assert_eq!(
        knows().map(|actor| actor.who().clone()),
        Some(Who::Token(key.id().clone()))
    );
    // It works on its last day to the end.
    assert_eq!(made["expires"], format!("{}T00:00:00Z", day(31)));
    new(&day(-1), "public:25104:*").ended(1, &["within a year"]);
    new(&day(400), "public:25104:*").ended(1, &["within a year"]);
    new(&day(30), "gis:25104").ended(2, &["gis:25104:elders-alone-hex9"]);
    new("soon", "gis:25104:*").ended(2, &["2024-09-30"]);
    let listed = town.run(&["token", "list"]).fine().out;
    let secret = key
        .reveal()
        .split_once('.')
        .expect("two parts")
        .1
        .to_owned();
    assert!(
        listed.contains(key.id().as_str()) && !listed.contains(&secret),
        "{listed}"
    );
    town.run(&["token", "revoke", key.id().as_str()]).fine();
    assert_eq!(knows(), None);
    town.run(&["token", "revoke", key.id().as_str()])
        .ended(1, &["could be revoked"]);
    // Whoever gives the whole token where its id is wanted is not told it back.
    let whole = town.run(&["token", "revoke", &key.reveal()]);
    let whole = whole.ended(1, &[key.id().as_str(), "could be revoked"]);
    assert!(!whole.err.contains(&secret), "{}", whole.err);
}

#[test]
fn every_act_is_in_the_audit_and_whoever_tampers_with_it_is_found() {
    let town = staffed();
    town.run(&["user", "totp", "anna"]).fine();
    let head = town.run(&["audit", "show", "--head"]).fine().out;
    let head = head.trim();
    let shown = town.run(&["audit", "show", "--json"]).fine().json();
    let acts: Vec<_> = shown
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["act"].as_str())
        .collect();
    let expected = ["add_tenant", "add_account", "set_totp", "read_audit"];
    assert_eq!(acts, expected.map(Some));
    assert_eq!(shown[1]["object"]["name"], "anna");
    assert_eq!(shown[1]["who"]["kind"], "program");
    let hungarian = town
        .run(&["audit", "show", "--last", "2", "--lang", "hu"])
        .fine()
        .out;
    assert!(
        hungarian.contains("a program: a napló olvasása (megtörtént)"),
        "{hungarian}"
    );
    town.run(&["audit", "verify"])
        .ended(0, &["The chain is whole: 5 entries"]);
    let kept = town
        .run(&["audit", "verify", "--head", head, "--json"])
        .fine()
        .json();
    assert_eq!(
        (&kept["whole"], &kept["entries"]),
        (&true.into(), &5.into())
    );
    let attacker = Connection::open(town.path("town.staff.db")).expect("the file");
    let triggers = "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_shortened;";
    attacker.execute_batch(triggers).expect("dropped");
    attacker
        .execute("DELETE FROM audit WHERE id > 2", [])
        .expect("cut");
    town.run(&["audit", "verify"]).fine();
    let cut = town.run(&["audit", "verify", "--head", head]);
    assert_eq!(cut.code, 1);
    assert!(cut.out.contains("its end was cut off"), "{}", cut.out);
    attacker
        .execute("UPDATE audit SET object = 'bela' WHERE id = 2", [])
        .expect("changed");
    let changed = town.run(&["audit", "verify", "--json"]);
    assert_eq!((changed.code, &changed.json()["entry"]), (1, &2.into()));
}

#[test]
fn municipalities_share_what_their_district_names() {
    let town = staffed();
    let add = [
        "tenant",
        "add",
        "25104",
        "Mintafalva",
        "--district",
        "D1",
        "--share",
        "signal",
    ];
    town.run(&add).fine();
    town.run(&["tenant", "add", "25105", "Példafalva", "--district", "D1"])
        .fine();
    town.run(&["tenant", "add", "25105", "Másfalva"])
        .ended(1, &["25105"]);
    town.run(&["tenant", "add", "25106", "X", "--share", "signal"])
        .ended(2, &["--district"]);
    let listed = town.run(&["tenant", "list", "--lang", "cs"]).fine().out;
    assert!(
        listed.contains("25104, 25105; sdílené evidence: signal"),
        "{listed}"
    );
    assert!(listed.contains("25105\tPéldafalva\tD1"), "{listed}");
}

#[test]
fn the_file_may_stand_elsewhere_and_one_that_others_may_read_is_refused() {
    let town = Town::empty();
    town.run(&["tenant", "add", "1", "X", "--staff", "desk.db"])
        .fine();
    town.run(&["tenant", "list", "--staff", "desk.db"]).fine();
    assert!(!town.path("town.staff.db").exists());
    town.run(&["tenant", "add", "1", "X", "--db", "other.db"])
        .fine();
    assert!(town.path("other.staff.db").exists());
    let open = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(town.path("desk.db"), open).expect("open to all");
    let refused = town.run(&["tenant", "list", "--staff", "desk.db"]);
    refused.ended(1, &["can be read by others"]);
}
