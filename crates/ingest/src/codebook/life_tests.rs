//! Lives that are taken and lives that are refused, with the table and key that are wrong.

use gocpont_core::codebook::OtherCode;
use gocpont_core::life::{CountedFrom, Level, Living, Party, WhenGone};
use jiff::civil::date;

use super::*;
use crate::codebook::{Loaded, parse};

const L: &str = "{ hu = \"h\", cs = \"c\", en = \"e\" }";

/// A codebook with one variable and its life; `from` is replaced by `to`.
fn with(from: &str, to: &str) -> Result<Loaded, InvalidFile> {
    let text = r#"
id = "report"
version = "1"
label = LABEL

[life]
initial = "received"
opened_by = ["sender", "handler"]
place = ["point", "hotspot"]
many_places = true

[[variable]]
code = "report_id"
block = "b"
type = "text"
role = "id"
sensitivity = "identifying"
store = "no"
label = LABEL

[[variable]]
code = "urgency"
block = "b"
type = "category"
sensitivity = "plain"
store = "plain"
label = LABEL
categories = [
  { code = "low", label = LABEL, codes = { act = "a", decree = "40" }, valid_from = 2013-01-01 },
  { code = "crisis", label = LABEL, valid_until = 2030-12-31 },
]

[[state]]
code = "received"
label = LABEL
edited_by = ["handler"]
due = { working_days = 15, from = "opening" }
due_if = [{ when = { var = "urgency", is = "crisis" }, due = { minutes = 120 } }]
escalates_to = "coordinator"

[[state]]
code = "closed"
label = LABEL
final = true

[[transition]]
code = "close"
label = LABEL
from = ["received"]
to = "closed"
roles = ["handler"]
only_if = { known = "urgency" }
requires = ["household", "place"]
requires_if = [{ when = { var = "urgency", is = "crisis" }, requires = ["urgency"] }]
tells = ["sender", "organisation"]

[[link]]
code = "household"
label = LABEL
to = "household"
when_gone = "clear"

[[visibility]]
variables = ["urgency"]
states = ["closed"]
level = "public"

[[repeat]]
same = ["household", "urgency"]
within_days = 14

[[flag]]
code = "unconfirmed"
label = LABEL
when = { var = "urgency", is = "crisis" }
until = "household"
forbids = ["closed"]
"#;
    assert!(from.is_empty() || text.contains(from), "{from}");
    let text = text.replacen(from, to, 1).replace("LABEL", L);
    parse("report.toml", &text, &Thresholds::default())
}

#[test]
fn a_life_is_read_as_it_is_written() {
    let book = with("", "").expect("a sound codebook").codebook;
    assert_eq!(book.unit, None);
    let living = Living::of(&book).expect("a life");
    let received = living.life.state("received").expect("the state");
    let due = received.due.expect("a due time");
    assert_eq!((due.amount, due.counting), (15, Counting::Working));
    assert_eq!(due.from, CountedFrom::Opening);
    assert_eq!(received.due_if[0].due.counting, Counting::Minutes);
    assert_eq!(received.escalates_to, Some(Part::Coordinator));
    assert!(living.life.place.point && living.life.place.many && !living.life.place.area);
    let close = living.life.transition("close").expect("the transition");
    assert_eq!(close.tells, [Party::Sender, Party::Organisation]);
    assert_eq!(close.requires_if.len(), 1);
    assert_eq!(
        living.life.link("household").map(|link| link.when_gone),
        Some(WhenGone::Clear)
    );
    assert_eq!(
        living.life.visible_level("urgency", "closed"),
        Level::Public
    );
    assert_eq!(living.life.repeats[0].within_days, 14);
    assert_eq!(living.life.flags[0].forbids, ["closed"]);
}

#[test]
fn a_category_has_codes_of_other_lists_and_days_on_which_it_may_be_chosen() {
    let book = with("", "").expect("a sound codebook").codebook;
    let urgency = book.variable("urgency").expect("the variable");
    let act = OtherCode {
        list: "act".to_owned(),
        code: "a".to_owned(),
    };
    assert_eq!(urgency.categories[0].codes[0], act);
    assert!(!urgency.categories[0].is_valid_on(date(2012, 12, 31)));
    assert!(urgency.categories[1].is_valid_on(date(2030, 12, 31)));
    assert!(!urgency.categories[1].is_valid_on(date(2031, 1, 1)));
}

#[test]
fn what_is_wrong_is_named_by_file_table_key_and_value() {
    for (from, to, table, key) in [
        (
            "[life]\ninitial = \"received\"",
            "[life]\ninitial = \"new\"",
            "life",
            "initial",
        ),
        ("to = \"closed\"", "to = \"shut\"", "transition close", "to"),
        (
            "working_days = 15",
            "working_days = 15, days = 2",
            "state received",
            "due",
        ),
        (
            "working_days = 15",
            "working_days = 0",
            "state received",
            "due",
        ),
        (
            "code = \"close\"",
            "code = \"Close!\"",
            "transition Close!",
            "code",
        ),
        (
            "is = \"crisis\" }, requires",
            "is = \"mild\" }, requires",
            "transition close",
            "requires_if",
        ),
        (
            "until = \"household\"",
            "until = \"never\"",
            "flag unconfirmed",
            "until",
        ),
        (
            "to = \"household\"",
            "to = \"Household\"",
            "link household",
            "to",
        ),
        (
            "level = \"public\"",
            "level = \"shared\"",
            "visibility 1",
            "with",
        ),
        ("final = true", "final = false", "life", "states"),
        (
            "valid_from = 2013-01-01",
            "valid_from = \"once\"",
            "variable urgency",
            "valid_from",
        ),
        (
            "place = [\"point\", \"hotspot\"]",
            "",
            "life",
            "many_places",
        ),
        (
            "valid_until = 2030-12-31",
            "valid_from = 2031-01-01, valid_until = 2030-12-31",
            "variable urgency",
            "valid_until",
        ),
    ] {
        let error = with(from, to).expect_err(to);
        let said = error.to_string();
        assert!(
            said.contains("report.toml") && said.contains(table),
            "{to}: {said}"
        );
        assert_eq!(error.column.as_deref(), Some(key), "{to}: {said}");
    }
}

#[test]
fn an_unknown_role_or_level_is_refused_with_what_is_allowed() {
    let error = with("level = \"public\"", "level = \"open\"")
        .expect_err("no level")
        .to_string();
    assert!(
        error.contains("open") && error.contains("`sealed`"),
        "{error}"
    );
    let error = with("roles = [\"handler\"]", "roles = [\"mayor\"]")
        .expect_err("no role")
        .to_string();
    assert!(
        error.contains("mayor") && error.contains("`coordinator`"),
        "{error}"
    );
}

#[test]
fn tables_of_a_life_want_one_and_a_register_without_one_wants_a_unit() {
    let life = "[life]\ninitial = \"received\"\nopened_by = [\"sender\", \"handler\"]\n\
                place = [\"point\", \"hotspot\"]\nmany_places = true\n";
    let error = with(life, "").expect_err("no unit");
    assert_eq!(error.column.as_deref(), Some("unit"));
    let units = format!("unit = \"persons\"\n{life}");
    assert!(
        with(life, &units).is_ok(),
        "a register of people may have a life"
    );
    let error = with(life, "unit = \"persons\"\n").expect_err("no life");
    assert_eq!(error.column.as_deref(), Some("state"));
}
