//! Mappings as files: proposed, decided on, read back, refused.

use gocpont_core::codebook::{Codebook, Labels};

use super::proposal::{Sample, Wording, propose};
use super::*;
use crate::codebook;
use crate::parameter::Thresholds;

fn household() -> Codebook {
    let text = include_str!("../../../data/codebooks/household.toml");
    let loaded = codebook::parse("household.toml", text, &Thresholds::default());
    loaded.expect("the shipped codebook").codebook
}

fn wording() -> Wording {
    Wording {
        head: "made from wave.csv\ndecide what asks".to_owned(),
        ask: "meant is perhaps: {}".to_owned(),
        not_read: "not read".to_owned(),
        missing: "no column for {}".to_owned(),
        answer: "write the code of each answer:".to_owned(),
        free: "without a column:".to_owned(),
        label: english,
    }
}

fn english(label: &Labels) -> &str {
    &label.en
}

fn sample(columns: &[(&str, &[&str])]) -> Sample {
    let answers =
        |(_, answers): &(&str, &[&str])| answers.iter().map(|a| ((*a).to_owned(), 1)).collect();
    Sample {
        table: String::new(),
        columns: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
        answers: columns.iter().map(answers).collect(),
    }
}

#[test]
fn a_proposal_without_questions_is_a_mapping() {
    let sample = sample(&[
        ("Háztartás azonosító\"ja\\", &[]),
        ("household_id", &["h1"]),
        ("A felvétel napja", &["2024-03-01"]),
        ("Komfortfokozat", &["összkomfortos", "full", "dk", ""]),
        ("Kedvenc szín", &["kék"]),
    ]);
    let (toml, counts) = propose(&[(&sample, &household())], &wording());
    assert_eq!(
        (counts.sure, counts.asked, counts.answers),
        (3, 1, 0),
        "{toml}"
    );
    assert!(toml.starts_with("# made from wave.csv\n# decide what asks\n"));
    let error = parse("m.toml", &toml).expect_err("it asks");
    assert_eq!(error.problem.id(), "mapping-asks");
    assert_eq!(error.column.as_deref(), Some("Háztartás azonosító\"ja\\"));
    let decided = toml.replace(
        "\nvariable = \"household_id\"\nask = ",
        "\nvariable = \"\"\n# ask = ",
    );
    let mapping = parse("m.toml", &decided).expect("a mapping");
    let pairs = mapping.tables[0]
        .columns
        .iter()
        .map(|c| (c.column.as_str(), c.variable.as_str()));
    assert_eq!(
        pairs.collect::<Vec<_>>(),
        [
            ("household_id", "household_id"),
            ("A felvétel napja", "interview_date"),
            ("Komfortfokozat", "comfort")
        ]
    );
}

#[test]
fn answers_without_a_category_have_to_be_decided() {
    let sample = sample(&[("comfort", &["összkomf.", "half"])]);
    let (toml, counts) = propose(&[(&sample, &household())], &wording());
    assert_eq!(counts.answers, 1);
    assert!(
        toml.contains(
            "# write the code of each answer: full (full comfort), comfort, half (half comfort)"
        ),
        "{toml}"
    );
    let error = parse("m.toml", &toml).expect_err("an answer is open");
    assert_eq!(error.problem.id(), "mapping-asks-answer");
    assert_eq!(error.value.as_deref(), Some("összkomf."));
    let decided = toml.replace("\"összkomf.\" = \"\"", "\"összkomf.\" = \"full\"");
    let mapping = parse("m.toml", &decided).expect("a mapping");
    assert_eq!(mapping.tables[0].columns[0].answers["összkomf."], "full");
}

#[test]
fn required_variables_without_a_column_are_named() {
    let (toml, counts) = propose(&[(&sample(&[("comfort", &[])]), &household())], &wording());
    assert!(counts.missing >= 2, "{counts:?}");
    assert!(toml.contains("# no column for household_id\n"), "{toml}");
    assert!(
        toml.contains("\n# without a column:\n#   household_id (Household identifier)\n"),
        "{toml}"
    );
}

#[test]
fn two_columns_for_one_variable_are_refused() {
    let text = "[[table]]\nregister = \"household\"\n[[table.column]]\ncolumn = \"a\"\nvariable = \"rooms\"\n\
                [[table.column]]\ncolumn = \"b\"\nvariable = \"rooms\"\n";
    let error = parse("m.toml", text).expect_err("twice");
    assert_eq!(error.problem.id(), "mapped-twice");
    assert_eq!(
        parse("m.toml", "").expect_err("empty").problem.id(),
        "empty"
    );
}
