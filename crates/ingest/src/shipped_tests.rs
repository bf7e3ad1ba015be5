//! The codebooks, thresholds and plan that come with the program can be read, and belong together.

use std::collections::BTreeSet;

use gocpont_core::codebook::VariableType;
use gocpont_core::instrument::points::PointItem;
use gocpont_core::instrument::{barthel100, iadl_cz, lawton8, pnp, szmm36};
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
fn every_indicator_has_a_theme_of_the_plan_and_every_theme_an_indicator() {
    let plan = plan::parse("demo.toml", include_str!("../../../data/plans/demo.toml")).unwrap();
    let none = Parameters::parse("none.toml", "").unwrap();
    let mut used = BTreeSet::new();
    for (file, text) in CODEBOOKS {
        let read = codebook::parse(file, text, &none.on(date(2024, 9, 30))).unwrap();
        assert_eq!(plan.knows_themes_of(file, &read.codebook), Ok(()));
        for indicator in read.codebook.indicators {
            used.insert(indicator.theme.expect(&indicator.id));
        }
    }
    assert!(plan.themes.iter().all(|theme| used.contains(&theme.id)));
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

#[test]
fn the_items_of_point_scales_take_what_their_instruments_take() {
    let none = Parameters::parse("none.toml", "").unwrap();
    let (file, text) = CODEBOOKS[2];
    let read = codebook::parse(file, text, &none.on(date(2024, 9, 30))).unwrap();
    let scales: [(&str, &[PointItem]); 3] = [
        ("barthel", &barthel100::ITEMS),
        ("lawton8", &lawton8::ITEMS),
        ("iadl_cz", &iadl_cz::ITEMS),
    ];
    for (scale, items) in scales {
        for item in items {
            let code = format!("{scale}_{}", item.code);
            let variable = read.codebook.variable(&code).expect(&code);
            let (low, high) = variable.range.expect(&code);
            let whole = (0_u32..).take_while(|n| f64::from(*n) <= high);
            let taken: Vec<u32> = whole
                .filter(|n| f64::from(*n) >= low)
                .filter(|n| {
                    variable.allowed.is_empty() || variable.allowed.contains(&f64::from(*n))
                })
                .collect();
            assert_eq!(taken, item.allowed, "{code}");
        }
    }
}

#[test]
fn the_yes_or_no_items_of_instruments_are_in_the_codebooks() {
    let none = Parameters::parse("none.toml", "").unwrap();
    let needs = pnp::NEEDS.map(|need| format!("pnp_{need}"));
    let (file, text) = CODEBOOKS[2];
    let read = codebook::parse(file, text, &none.on(date(2024, 9, 30))).unwrap();
    for code in &needs {
        let kind = read.codebook.variable(code).map(|v| v.kind);
        assert_eq!(kind, Some(VariableType::Boolean), "{code}");
    }
    let degrees = read.codebook.variable("dependency_degree").unwrap();
    let granted = pnp::Degree::ALL[1..].iter().map(|degree| degree.code());
    assert!(
        degrees
            .categories
            .iter()
            .map(|c| c.code.as_str())
            .eq(granted)
    );
    let levels = read.codebook.variable("care_level").unwrap();
    let recorded = szmm36::Level::ALL.iter().map(|level| level.code());
    assert!(
        levels
            .categories
            .iter()
            .map(|c| c.code.as_str())
            .eq(recorded)
    );
}
