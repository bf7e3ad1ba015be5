//! Lives that make sense and lives that do not.

use super::testing::{codebook, is_one_of, texts};
use super::*;

/// What the check says of the register after a change of its life.
fn wrong(change: impl FnOnce(&mut Life)) -> Vec<String> {
    let mut book = codebook();
    let mut life = book.life.take().unwrap();
    change(&mut life);
    let found = life.check(&book);
    found
        .iter()
        .map(|wrong| format!("{} {} {}", wrong.table, wrong.key, wrong.value))
        .collect()
}

#[test]
fn a_sound_life_has_nothing_wrong_with_it() {
    assert_eq!(wrong(|_| {}), [""; 0]);
}

#[test]
fn a_state_that_nothing_reaches_or_leaves_is_found() {
    let lost = |life: &mut Life| {
        life.states.push(State {
            code: "lost".to_owned(),
            ..life.states[2].clone()
        });
    };
    assert_eq!(
        wrong(lost),
        ["state lost code lost", "state lost code lost"]
    );
    let trap = |life: &mut Life| life.transitions[3].from = texts(&["seen"]);
    assert_eq!(wrong(trap), ["state answered code answered"]);
    let reopened = |life: &mut Life| life.transitions[0].from.push("closed".to_owned());
    assert_eq!(wrong(reopened), ["state closed reopens false"]);
    let said = |life: &mut Life| {
        life.transitions[0].from.push("closed".to_owned());
        life.states[3].reopens = true;
    };
    assert_eq!(wrong(said), [""; 0]);
}

#[test]
fn a_due_time_is_at_least_one_and_no_final_state_has_one() {
    let due = |life: &mut Life| {
        life.states[0].due_if[0].due.amount = 0;
        life.states[0].due_if[0].when = is_one_of("weather", "rain");
        life.states[3].due = life.states[1].due;
        life.states[2].escalates_to = Some(Part::Coordinator);
    };
    let found = [
        "state received due_if weather",
        "state received due 0",
        "state answered escalates_to ",
        "state closed due ",
    ];
    assert_eq!(wrong(due), found);
}

#[test]
fn names_that_are_not_there_are_found_with_their_table_and_key() {
    assert_eq!(
        wrong(|life| life.initial = "new".to_owned()),
        ["life initial new"]
    );
    let way = |life: &mut Life| {
        life.transitions[0].to = "nowhere".to_owned();
        life.transitions[0].requires = texts(&["report_id"]);
        life.transitions[1].only_if = Some(is_one_of("weather", "rain"));
        life.transitions[2].roles.clear();
    };
    let found = [
        "transition look to nowhere",
        "transition look requires report_id",
        "transition go only_if weather",
        "transition answer roles ",
    ];
    assert_eq!(wrong(way), found);
    let rest = |life: &mut Life| {
        life.visibility[0].variables.push("nobody".to_owned());
        life.visibility[0].with.push("household".to_owned());
        life.repeats[0].same.push("colour".to_owned());
        life.flags[0].until = "never".to_owned();
        life.flags[0].forbids.push("open".to_owned());
        life.links[0].code = "answer".to_owned();
    };
    let found = wrong(rest);
    for part in [
        "link answer code answer",
        "visibility 1 variables nobody",
        "visibility 1 with household",
        "repeat 1 same colour",
        "flag unconfirmed until never",
        "flag unconfirmed forbids open",
    ] {
        assert!(found.iter().any(|said| said == part), "{part}: {found:?}");
    }
}

#[test]
fn what_tells_who_somebody_is_never_becomes_public() {
    let public = |life: &mut Life| {
        life.visibility[0].level = Level::Public;
        life.visibility[0].states = texts(&["closed"]);
    };
    assert_eq!(
        wrong(public),
        ["visibility of sender_name in closed level public"]
    );
}
