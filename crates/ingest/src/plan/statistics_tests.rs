//! What plans say of their statistics, and what they must not say.

use super::*;
use crate::plan::{Plan, parse};

/// A plan with these lines in place of its hot spots.
fn plan(statistics: &str) -> Result<Plan, InvalidFile> {
    let head = r#"
id = "demo"
label = { hu = "Tata", cs = "Tata", en = "Tata" }
place = "Tata"
min_days_between_releases = 30
municipalities = "municipalities"
k = 10
k_filter = 5
margin = 3
finest = 9
coarsest = 6
periods = [2024-01-01]
indicators = ["overcrowded", "frail"]
hex = [9]
"#;
    parse("demo.toml", &format!("{head}{statistics}"))
}

fn sound(statistics: &str) -> Plan {
    plan(statistics).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_plan_from_before_says_nothing_of_methods() {
    let plan = sound("hotspots = { ring = 1, min_blocks = 30 }");
    assert!(!plan.methods && plan.trend.is_none() && plan.emerging.is_none());
    assert_eq!(plan.hotspots.spots.near, Near::Touching(1));
    assert_eq!(plan.hotspots.unused_ring, None);
}

#[test]
fn a_ring_that_was_never_used_is_not_used_when_an_old_release_is_made_again() {
    for ring in [2, 50] {
        let old = sound(&format!("hotspots = {{ ring = {ring}, min_blocks = 30 }}"));
        assert_eq!(old.hotspots.spots.near, Near::Touching(1));
        assert_eq!(old.hotspots.unused_ring, Some(ring));
    }
    let new = sound("hotspots = { ring = 2, min_blocks = 30, fdr = \"bh\" }");
    assert_eq!(new.hotspots.spots.near, Near::Touching(2));
    assert_eq!(new.hotspots.unused_ring, None);
}

#[test]
fn every_setting_is_read_and_an_indicator_may_have_its_own() {
    let plan = sound(
        r#"
[hotspots]
min_blocks = 40
method = "gi"
neighbourhood = "nearest"
nearest = 8
fdr = "by"
min_population = 20
robustness = ["touching-1", "nearest-6"]

[hotspots.indicators.overcrowded]
neighbourhood = "touching"
ring = 2
min_population = 0

[hotspots.indicators.frail]
nearest = 5
robustness = []

[trend]
min_periods = 6

[emerging]
time_steps = 2
share = 0.8
level = 90
"#,
    );
    assert!(plan.methods);
    let expected = Spots {
        method: Variant::Gi,
        near: Near::Nearest(8),
        fdr: Fdr::BenjaminiYekutieli,
        min_population: 20,
        robustness: vec![Near::Touching(1), Near::Nearest(6)],
    };
    assert_eq!(plan.hotspots.spots, expected);
    let overcrowded = Spots {
        near: Near::Touching(2),
        min_population: 0,
        ..expected.clone()
    };
    assert_eq!(plan.hotspots.indicators["overcrowded"], overcrowded);
    let frail = Spots {
        near: Near::Nearest(5),
        robustness: vec![],
        ..expected
    };
    assert_eq!(plan.hotspots.indicators["frail"], frail);
    let trend = plan.trend.expect("a trend");
    assert_eq!(
        (trend.min_periods, trend.alpha.to_string().as_str()),
        (6, "0.05")
    );
    let emerging = plan.emerging.expect("emerging hot spots");
    assert_eq!(
        (emerging.time_steps, emerging.level, emerging.min_periods),
        (2, 90, 4)
    );
    assert!((emerging.share - 0.8).abs() < 1e-12);
}

#[test]
fn a_trend_alone_is_enough_for_methods_to_be_said() {
    let plan = sound("hotspots = { ring = 1, min_blocks = 30 }\n[trend]\n");
    assert!(plan.methods && plan.emerging.is_none());
    assert_eq!(plan.trend.map(|trend| trend.min_periods), Some(4));
}

#[test]
fn what_a_plan_must_not_say_of_its_statistics_is_refused_by_its_key() {
    let hotspots = |more: &str| format!("hotspots = {{ min_blocks = 30, {more} }}");
    let of = |more: &str| format!("[hotspots]\nring = 1\nmin_blocks = 30\n{more}");
    for (text, key) in [
        (hotspots("fdr = \"bh\""), "hotspots.ring"),
        (hotspots("ring = 0"), "hotspots.ring"),
        (
            hotspots("ring = 11, neighbourhood = \"touching\""),
            "hotspots.ring",
        ),
        (hotspots("ring = 11, fdr = \"bh\""), "hotspots.ring"),
        (hotspots("ring = 1, method = \"moran\""), "hotspots.method"),
        (hotspots("ring = 1, fdr = \"none\""), "hotspots.fdr"),
        (
            hotspots("ring = 1, neighbourhood = \"queen\""),
            "hotspots.neighbourhood",
        ),
        (hotspots("ring = 1, nearest = 8"), "hotspots.nearest"),
        (hotspots("neighbourhood = \"nearest\""), "hotspots.nearest"),
        (
            hotspots("neighbourhood = \"nearest\", nearest = 0"),
            "hotspots.nearest",
        ),
        (
            hotspots("neighbourhood = \"nearest\", nearest = 8, ring = 1"),
            "hotspots.ring",
        ),
        (
            hotspots("ring = 1, robustness = [\"touching\"]"),
            "hotspots.robustness",
        ),
        (
            hotspots("ring = 1, robustness = [\"touching-0\"]"),
            "hotspots.robustness",
        ),
        (
            hotspots("ring = 1, robustness = [\"nearest-06\"]"),
            "hotspots.robustness",
        ),
        (
            hotspots("ring = 1, robustness = [\"nearest-6\", \"nearest-6\"]"),
            "hotspots.robustness",
        ),
        (
            of("[hotspots.indicators.lonely]\nfdr = \"by\"\n"),
            "hotspots.indicators",
        ),
        (
            of("[hotspots.indicators.frail]\nfdr = \"x\"\n"),
            "hotspots.indicators.frail.fdr",
        ),
        (
            of("[hotspots.indicators.frail]\nnearest = 3\n"),
            "hotspots.indicators.frail.nearest",
        ),
        (of("[trend]\nmin_periods = 3\n"), "trend.min_periods"),
        (of("[trend]\nalpha = 0.0\n"), "trend.alpha"),
        (of("[emerging]\nalpha = 0.6\n"), "emerging.alpha"),
        (of("[emerging]\nshare = 0.5\n"), "emerging.share"),
        (of("[emerging]\nshare = nan\n"), "emerging.share"),
        (of("[emerging]\nlevel = 80\n"), "emerging.level"),
        (of("[emerging]\ntime_steps = 11\n"), "emerging.time_steps"),
        (of("[emerging]\nmin_periods = 0\n"), "emerging.min_periods"),
    ] {
        let error = plan(&text).expect_err(&text);
        assert_eq!(error.column.as_deref(), Some(key), "{text}: {error}");
    }
}
