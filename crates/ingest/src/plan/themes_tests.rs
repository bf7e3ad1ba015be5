//! Themes that are taken, and those that are refused by file, key and value.

use jiff::civil::date;

use super::*;
use crate::parameter::Parameters;
use crate::{codebook, plan};

const HOUSEHOLD: &str = include_str!("../../../../data/codebooks/household.toml");
const DEMO: &str = include_str!("../../../../data/plans/demo.toml");

/// The demonstration's plan with these themes instead of its own.
fn planned(themes: &str) -> Result<Plan, InvalidFile> {
    let own = DEMO.find("[[theme]]").expect("themes");
    plan::parse("town.toml", &format!("{}{themes}", &DEMO[..own]))
}

fn theme(id: &str, label: &str) -> String {
    format!("[[theme]]\nid = \"{id}\"\nlabel = {{ hu = \"{label}\", cs = \"C\", en = \"E\" }}\n")
}

fn book(text: &str) -> Result<Codebook, InvalidFile> {
    let thresholds = Parameters::parse("none.toml", "").expect("none");
    let read = codebook::parse("own.toml", text, &thresholds.on(date(2024, 9, 30)));
    read.map(|loaded| loaded.codebook)
}

fn place(error: &InvalidFile) -> (&str, Option<&str>, Option<&str>) {
    let InvalidFile {
        file,
        column,
        value,
        ..
    } = error;
    (file, column.as_deref(), value.as_deref())
}

#[test]
fn themes_keep_their_order_and_a_plan_needs_none() {
    let plan = planned(&(theme("work", "Munka") + &theme("housing", "Lakhatás"))).expect("two");
    let ids: Vec<&str> = plan.themes.iter().map(|theme| theme.id.as_str()).collect();
    assert_eq!(ids, ["work", "housing"]);
    assert_eq!(plan.themes[1].label.hu, "Lakhatás");
    assert!(planned("").expect("none").themes.is_empty());
}

#[test]
fn an_odd_name_one_that_stands_twice_and_an_empty_label_are_refused() {
    for (themes, key, value) in [
        (theme("Work", "M"), "id", "Work"),
        (theme("work", "M") + &theme("work", "M"), "id", "work"),
        (theme("work", " "), "label", ""),
    ] {
        let error = planned(&themes).expect_err(&themes);
        assert_eq!(place(&error), ("town.toml", Some(key), Some(value)));
    }
}

#[test]
fn a_theme_that_the_plan_does_not_define_is_refused_by_file_key_and_value() {
    let plan = planned(&theme("poverty", "Szegénység")).expect("one");
    let other = HOUSEHOLD.replace("theme = \"housing\"", "theme = \"poverty\"");
    let sound = book(&other.replace("theme = \"work\"", "")).expect("a codebook");
    assert_eq!(plan.knows_themes_of("own.toml", &sound), Ok(()));
    let odd = book(&other.replace("theme = \"work\"", "theme = \"wrok\"")).expect("a codebook");
    let error = plan.knows_themes_of("own.toml", &odd).expect_err("wrok");
    assert_eq!(place(&error), ("own.toml", Some("theme"), Some("wrok")));
    assert_eq!(
        error.problem.details(),
        "indicator very-low-work-intensity: poverty"
    );
    let unpublished = Plan {
        indicators: vec!["overcrowded".to_owned()],
        ..plan
    };
    assert_eq!(unpublished.knows_themes_of("own.toml", &odd), Ok(()));
    let without = planned("").expect("none");
    assert_eq!(without.knows_themes_of("own.toml", &odd), Ok(()));
}

#[test]
fn a_codebook_names_a_theme_as_indicators_are_named() {
    let odd = HOUSEHOLD.replace("theme = \"work\"", "theme = \"Work!\"");
    let error = book(&odd).expect_err("no name");
    assert_eq!(place(&error), ("own.toml", Some("theme"), Some("Work!")));
}
