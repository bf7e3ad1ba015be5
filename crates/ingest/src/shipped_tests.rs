//! The codebooks, thresholds and plan that come with the program can be read, and belong together.

use std::collections::BTreeSet;

use jiff::civil::date;

use crate::parameter::Parameters;
use crate::{codebook, plan};

const CODEBOOKS: [(&str, &str); 3] = [
    (
        "household.toml",
        include_str!("../../../data/codebooks/household.toml"),
    ),
    (
        "person.toml",
        include_str!("../../../data/codebooks/person.toml"),
    ),
    (
        "elder_care.toml",
        include_str!("../../../data/codebooks/elder_care.toml"),
    ),
];

fn indicators() -> BTreeSet<String> {
    let text = include_str!("../../../data/parameters/hu.toml");
    let thresholds = Parameters::parse("hu.toml", text)
        .unwrap()
        .on(date(2024, 9, 30));
    let mut ids = BTreeSet::new();
    for (file, text) in CODEBOOKS {
        let read = codebook::parse(file, text, &thresholds).unwrap();
        assert!(read.off.is_empty(), "{file} lacks a parameter");
        for indicator in read.codebook.indicators {
            assert!(
                ids.insert(indicator.id.clone()),
                "{} stands twice",
                indicator.id
            );
            for label in [
                &indicator.label,
                &indicator.population_label,
                &indicator.cases_label,
            ] {
                let empty = [&label.hu, &label.cs, &label.en]
                    .into_iter()
                    .any(String::is_empty);
                assert!(!empty, "{} lacks a label", indicator.id);
            }
        }
    }
    ids
}

#[test]
fn there_are_a_dozen_indicators_and_the_plan_publishes_known_ones() {
    let ids = indicators();
    assert!(ids.len() >= 12, "{} indicators", ids.len());
    let plan = plan::parse("demo.toml", include_str!("../../../data/plans/demo.toml")).unwrap();
    for id in &plan.indicators {
        assert!(ids.contains(id), "{id} is in no codebook");
    }
    assert_eq!(plan.periods.len(), 8);
}

#[test]
fn without_the_threshold_income_poverty_is_off_and_nothing_else() {
    let none = Parameters::parse("none.toml", "")
        .unwrap()
        .on(date(2024, 9, 30));
    let (file, text) = CODEBOOKS[0];
    let read = codebook::parse(file, text, &none).unwrap();
    let off: Vec<&str> = read.off.iter().map(|off| off.indicator.as_str()).collect();
    assert_eq!(off, ["income-poor"]);
}
