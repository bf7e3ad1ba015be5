//! Codebooks that are taken and codebooks that are refused, with the table and key that are wrong.

use gocpont_core::codebook::Role;
use gocpont_core::condition::Comparison;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::parameter::Parameters;

const L: &str = "{ hu = \"h\", cs = \"c\", en = \"e\" }";

fn variable(code: &str, more: &str) -> String {
    format!("[[variable]]\ncode = \"{code}\"\nblock = \"b\"\nlabel = {L}\n{more}\n")
}

fn plain(code: &str, kind: &str) -> String {
    let more = format!("type = \"{kind}\"\nsensitivity = \"plain\"\nstore = \"plain\"");
    variable(code, &more)
}

fn indicator(population: &str, cases: &str) -> String {
    format!(
        "[[indicator]]\nid = \"i\"\nunit = \"persons\"\nkind = \"rate\"\nlabel = {L}\npopulation_label = {L}\n\
         cases_label = {L}\ndescription = {L}\npopulation = {population}\ncases = {cases}\n"
    )
}

fn book(more: &str) -> String {
    let id = "type = \"text\"\nrole = \"id\"\nsensitivity = \"identifying\"\nstore = \"no\"";
    let categories = format!(
        "type = \"category\"\nsensitivity = \"plain\"\nstore = \"plain\"\nno_answer = [\"dk\"]\n\
         categories = [{{ code = \"owner\", label = {L} }}, {{ code = \"tenant\", label = {L} }}]"
    );
    format!("id = \"person\"\nversion = \"1\"\nlabel = {L}\nunit = \"persons\"\n")
        + &variable("id", id)
        + &plain("age", "integer")
        + &plain("alone", "boolean")
        + &variable("tenure", &categories)
        + more
}

fn loaded(more: &str) -> Result<Loaded, InvalidFile> {
    let text = "[[parameter]]\nid = \"minimum\"\nvalue = 100\nunit = \"HUF\"\nvalid_from = 2020-01-01\n\
                source = \"s\"\nfictitious = true\n";
    let thresholds = Parameters::parse("hu.toml", text)?.on(date(2024, 1, 1));
    parse("person.toml", &book(more), &thresholds)
}

fn condition(text: &str) -> Condition {
    let loaded = loaded(&indicator("[]", &format!("[{text}]"))).expect("a sound codebook");
    loaded.codebook.indicators[0].cases[0].clone()
}

/// A household with its members in one file.
fn family(child: &str) -> Result<Loaded, InvalidFile> {
    let id = "type = \"text\"\nrole = \"id\"\nsensitivity = \"identifying\"\nstore = \"no\"";
    let parent = id.replace("\"id\"", "\"parent\"");
    let text = format!("id = \"household\"\nversion = \"1\"\nlabel = {L}\nunit = \"households\"\n")
        + &variable("id", id)
        + &format!("[[child]]\n{child}version = \"1\"\nlabel = {L}\nunit = \"persons\"\n")
        + &(variable("id", id) + &variable("home", &parent))
            .replace("[[variable]]", "[[child.variable]]");
    let thresholds = Parameters::parse("hu.toml", "")?.on(date(2024, 1, 1));
    parse("family.toml", &text, &thresholds)
}

#[test]
fn one_file_may_hold_a_parent_and_its_child_registers() {
    let loaded = family("id = \"member\"\n").expect("a sound codebook");
    assert_eq!(loaded.registers(), ["household", "member"]);
    let member = loaded.register("member").expect("the child");
    assert_eq!(member.codebook.parent.as_deref(), Some("household"));
    assert!(member.codebook.with_role(Role::Parent).is_some());
    assert_eq!(member.register("household"), None);
}

#[test]
fn a_child_of_another_or_of_the_same_name_is_refused() {
    let error = family("id = \"member\"\nparent = \"house\"\n").expect_err("another's child");
    assert_eq!(error.value.as_deref(), Some("house"));
    let error = family("id = \"household\"\n").expect_err("the same name");
    assert_eq!(error.value.as_deref(), Some("household"));
}

#[test]
fn variables_keep_their_order_roles_and_categories() {
    let loaded = loaded("").expect("a sound codebook");
    let codes: Vec<_> = loaded.codebook.variables.iter().map(|v| &v.code).collect();
    assert_eq!(codes, ["id", "age", "alone", "tenure"]);
    assert_eq!(
        loaded.codebook.with_role(Role::Id).map(|v| v.code.as_str()),
        Some("id")
    );
    assert_eq!(loaded.codebook.variables[3].categories[1].code, "tenant");
    assert_eq!(loaded.codebook.variables[3].label.cs, "c");
}

#[test]
fn each_notation_becomes_its_condition() {
    let age = || "age".to_owned();
    let ge = Condition::Number(age(), Comparison::AtLeast, 65.0);
    assert_eq!(condition("{ var = \"age\", ge = 65 }"), ge);
    let lt = Condition::Number(age(), Comparison::Less, 80.5);
    let both = Condition::All(vec![ge.clone(), lt]);
    assert_eq!(condition("{ var = \"age\", lt = 80.5, ge = 65 }"), both);
    let alone = Condition::Is("alone".to_owned(), true);
    assert_eq!(condition("{ var = \"alone\", is = true }"), alone);
    let not = Condition::Not(Box::new(alone.clone()));
    assert_eq!(condition("{ var = \"alone\", not = true }"), not);
    assert_eq!(condition("{ not = { var = \"alone\", is = true } }"), not);
    let owner = Condition::OneOf("tenure".to_owned(), vec!["owner".to_owned()]);
    assert_eq!(condition("{ var = \"tenure\", is = \"owner\" }"), owner);
    assert_eq!(
        condition("{ var = \"tenure\", one_of = [\"owner\"] }"),
        owner
    );
    let any = Condition::Any(vec![ge, alone]);
    let text = "{ any = [{ var = \"age\", ge = 65 }, { var = \"alone\", is = true }] }";
    assert_eq!(condition(text), any);
    assert_eq!(condition("{ known = \"age\" }"), Condition::Known(age()));
    assert_eq!(
        condition("{ var = \"tenure\", answer = [\"dk\"] }").canonical(),
        "noanswer(tenure)∈{dk}"
    );
}

#[test]
fn a_threshold_is_filled_in_and_where_it_is_absent_the_indicator_is_off() {
    let known = "{ var = \"age\", lt = { parameter = \"minimum\" } }";
    let bound = Condition::Number("age".to_owned(), Comparison::Less, 100.0);
    assert_eq!(condition(known), bound);
    let absent = "[{ any = [{ var = \"age\", lt = { parameter = \"absent\" } }] }]";
    let loaded = loaded(&indicator("[]", absent)).expect("off is no error");
    assert!(loaded.codebook.indicators.is_empty());
    let off = Off {
        indicator: "i".to_owned(),
        parameter: "absent".to_owned(),
    };
    assert_eq!(loaded.off, [off]);
}

#[test]
fn names_that_are_no_variable_are_told() {
    let cases = "[{ var = \"katz6\", le = 2 }, { var = \"age\", ge = 65 }]";
    let loaded = loaded(&indicator("[{ known = \"members\" }]", cases)).expect("sound");
    assert_eq!(loaded.derived, ["katz6", "members"]);
}

#[test]
fn a_condition_that_does_not_fit_its_variable_is_refused() {
    for cases in [
        "[{ var = \"age\", is = true }]",
        "[{ var = \"age\", is = \"owner\" }]",
        "[{ var = \"alone\", ge = 1 }]",
        "[{ var = \"tenure\", is = \"squatter\" }]",
        "[{ var = \"tenure\", answer = [\"unknown\"] }]",
        "[{ var = \"age\" }]",
        "[{ ge = 65 }]",
        "[{ known = \"age\", var = \"age\", ge = 1 }]",
        "[{ any = [] }]",
        "[{ var = \"age\", ge = inf }]",
        "[{ var = \"age\", not = { known = \"age\" } }]",
        "[{}]",
        "[]",
    ] {
        let error = loaded(&indicator("[]", cases)).expect_err(cases);
        assert_eq!(error.problem.id(), "setting", "{cases}: {error}");
        assert!(error.to_string().contains("indicator i"), "{error}");
    }
}

#[test]
fn a_variable_that_breaks_a_rule_is_refused_by_table_and_key() {
    let sensitive = "type = \"text\"\nsensitivity = \"identifying\"\nstore = \"plain\"";
    let id = "type = \"text\"\nrole = \"id\"\nsensitivity = \"identifying\"\nstore = \"no\"";
    let kind = |kind: &str, more: &str| {
        let text = format!("type = \"{kind}\"\nsensitivity = \"plain\"\nstore = \"plain\"\n{more}");
        variable("x", &text)
    };
    let category = |code: &str| format!("categories = [{{ code = \"{code}\", label = {L} }}]");
    for (more, key) in [
        (plain("age", "text"), "code"),
        (plain("Age", "text"), "code"),
        (variable("x", sensitive), "store"),
        (variable("other", id), "role id"),
        (kind("text", "role = \"parent\""), "role parent"),
        (kind("text", "range = [0, 1]"), "range"),
        (kind("integer", "range = [1, 0]"), "range"),
        (kind("category", ""), "categories"),
        (kind("category", &category("dk")), "categories"),
        (kind("boolean", &category("a")), "categories"),
        (kind("text", "no_answer = [\"maybe\"]"), "no_answer"),
        (kind("text", "role = \"date\""), "type"),
        (kind("decimal", "role = \"lon\""), "role lon"),
    ] {
        let error = loaded(&more).expect_err(key);
        assert_eq!(error.column.as_deref(), Some(key), "{error}");
    }
}

#[test]
fn a_text_may_be_sealed_and_nothing_else() {
    let sealed = |kind: &str| {
        let more = format!("type = \"{kind}\"\nsensitivity = \"identifying\"\nstore = \"sealed\"");
        loaded(&variable("name", &more))
    };
    let book = sealed("text").expect("a text").codebook;
    assert!(book.stored().any(|variable| variable.code == "name"));
    let error = sealed("date").expect_err("no text");
    assert_eq!(error.problem.id(), "sealed");
    assert!(error.to_string().contains("variable name"), "{error}");
}

#[test]
fn a_response_status_says_who_responded_and_an_end_is_a_date() {
    let status = |code: &str| {
        let more = format!(
            "type = \"category\"\nrole = \"response\"\nsensitivity = \"plain\"\nstore = \"plain\"\n\
             categories = [{{ code = \"{code}\", label = {L} }}, {{ code = \"refused\", label = {L} }}]"
        );
        loaded(&variable("status", &more))
    };
    assert!(status("responded").is_ok());
    let error = status("yes").expect_err("nobody responds");
    assert!(error.to_string().contains("responded"), "{error}");
    let end = |kind: &str| {
        let more = format!(
            "type = \"{kind}\"\nrole = \"end\"\nsensitivity = \"plain\"\nstore = \"plain\""
        );
        loaded(&variable("gone", &more))
    };
    let book = end("date").expect("a date").codebook;
    assert!(!book.stored().any(|variable| variable.code == "gone"));
    assert_eq!(
        end("text").expect_err("no date").column.as_deref(),
        Some("type")
    );
}

#[test]
fn an_instrument_is_known_and_its_switch_has_a_reason_where_it_differs() {
    let switch = |text: &str| loaded(&format!("[[instrument]]\n{text}\n"));
    let unknown = switch("id = \"katz7\"\nenabled = true").expect_err("unknown");
    assert!(unknown.to_string().contains("katz6"), "{unknown}");
    let error = switch("id = \"frail5\"\nenabled = true").expect_err("no reason");
    assert_eq!(error.column.as_deref(), Some("reason"));
    let on = switch("id = \"frail5\"\nenabled = true\nreason = \"cleared\"").expect("a reason");
    assert!(on.codebook.instruments[0].enabled);
}

#[test]
fn an_unknown_type_is_refused_with_row_table_and_what_is_allowed() {
    let error = loaded(&plain("x", "numbr")).expect_err("no such type");
    let said = error.to_string();
    for part in ["person.toml, row", "variable \"x\"", "numbr", "`integer`"] {
        assert!(said.contains(part), "{said}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}", at in 0_usize..2000) {
        let _ = parse("x.toml", &text, &Thresholds::default());
        let sound = book(&indicator("[]", "[{ var = \"age\", ge = 65 }]"));
        let at = (0..=at.min(sound.len())).rev().find(|at| sound.is_char_boundary(*at)).unwrap_or(0);
        let broken = [&sound[..at], &text, &sound[at..]].concat();
        let _ = parse("x.toml", &broken, &Thresholds::default());
    }
}

#[test]
fn allowed_numbers_rise_within_the_range_and_are_for_numbers_alone() {
    let points = |kind: &str, more: &str| {
        let kind = format!("type = \"{kind}\"\nsensitivity = \"plain\"\nstore = \"plain\"\n{more}");
        loaded(&variable("points", &kind))
    };
    let read = points("integer", "range = [0, 10]\nallowed = [0, 5, 10]").expect("a list");
    let found = read.codebook.variable("points").map(|v| v.allowed.clone());
    assert_eq!(found, Some(vec![0.0, 5.0, 10.0]));
    for (kind, more) in [
        ("integer", "range = [0, 10]\nallowed = [0, 15]"),
        ("integer", "allowed = [0, 2.5]"),
        ("decimal", "allowed = [5, 0]"),
        ("decimal", "allowed = [5, 5]"),
        ("decimal", "allowed = [nan]"),
        ("text", "allowed = [1]"),
    ] {
        let error = points(kind, more).expect_err(more);
        assert_eq!(error.column.as_deref(), Some("allowed"), "{more}");
    }
}
