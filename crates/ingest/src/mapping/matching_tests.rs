//! Columns and answers matched against the shipped codebook.

use gocpont_core::codebook::Codebook;

use super::*;
use crate::codebook;
use crate::parameter::Thresholds;

fn household() -> Codebook {
    let text = include_str!("../../../../data/codebooks/household.toml");
    let loaded = codebook::parse("household.toml", text, &Thresholds::default());
    loaded.expect("the shipped codebook").codebook
}

fn matched(names: &[&str]) -> Vec<Match> {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    columns(&names, &household())
}

fn sure(code: &str) -> Match {
    Match::Sure(code.to_owned())
}

#[test]
fn codes_spellings_and_labels_in_any_language_are_sure() {
    let found = matched(&[
        "household_id",
        "Tenure",
        "KOMFORTFOKOZAT",
        "Komfortfokozat",
        "Den šetření",
        "dwelling/rooms",
        "Longitude (WGS 84)",
    ]);
    assert_eq!(found[0], sure("household_id"));
    assert_eq!(found[1], sure("tenure"));
    assert_eq!(found[2], sure("comfort"));
    // A second column that claims the same is asked about, never read in silence.
    assert_eq!(found[3], Match::Asked(vec![("comfort".to_owned(), 1.0)]));
    assert_eq!(found[4], sure("interview_date"));
    assert_eq!(found[5], sure("rooms"));
    assert_eq!(found[6], sure("lon"));
}

#[test]
fn the_column_with_the_very_code_keeps_its_variable_wherever_it_stands() {
    let found = matched(&["Komfortfokozat", "comfort"]);
    assert_eq!(found[0], Match::Asked(vec![("comfort".to_owned(), 1.0)]));
    assert_eq!(found[1], sure("comfort"));
}

#[test]
fn a_near_name_is_asked_about_and_a_strange_one_is_unknown() {
    let found = matched(&["komfort fokozata", "interview_dat", "favourite colour"]);
    for (found, code) in found.iter().zip(["comfort", "interview_date"]) {
        let Match::Asked(near) = found else {
            panic!("{found:?}");
        };
        assert_eq!(near[0].0, code);
        assert!(near[0].1 < 1.0 && near.len() <= 3);
    }
    assert_eq!(found[2], Match::Unknown);
}

#[test]
fn another_name_of_the_variable_is_sure() {
    let mut book = household();
    book.variables[9].aliases = vec!["Q7.komf".to_owned()];
    let code = book.variables[9].code.clone();
    let found = columns(&["Q7.komf".to_owned(), "q7 KOMF".to_owned()], &book);
    assert_eq!(found[0], sure(&code));
    assert_eq!(found[1], Match::Asked(vec![(code, 1.0)]));
}

#[test]
fn an_answer_is_its_code_or_its_label_and_nothing_else_is_sure() {
    let book = household();
    let comfort = &book.variable("comfort").expect("there").categories;
    for text in [
        "full",
        "összkomfortos",
        "Osszkomfortos",
        "PLNĚ VYBAVENÝ",
        "Full comfort",
    ] {
        assert_eq!(answer(text, comfort), sure("full"), "{text}");
    }
    assert!(matches!(answer("összkomfort", comfort), Match::Asked(near) if near[0].0 == "full"));
    assert_eq!(answer("42", comfort), Match::Unknown);
}
