//! Tables as an operator enters them. The care-need form here is made up: no item and no band is the decree's.

use gocpont_core::instrument::Item;
use gocpont_core::instrument::szmm36::{self, Level};
use jiff::civil::date;

use crate::parameter::Parameters;

const BANDS: &str = "{ from = 0, level = \"none\" }, { from = 20, level = \"I\" }, \
                     { from = 35, level = \"II\" }, { from = 40, level = \"III\" }";

fn form(version: &str, from: &str, bands: &str) -> String {
    format!(
        "[[szmm36]]\nversion = \"{version}\"\nvalid_from = {from}\n\
         items = [{{ code = \"alma\", points = [0, 20] }}, {{ code = \"korte\", points = [0, 19, 20] }}]\n\
         bands = [{bands}]\nsource = \"made up\"\nentered_by = \"test\"\n"
    )
}

fn refused(text: &str) -> (String, String) {
    let error = Parameters::parse("hu.toml", text).expect_err("a wrong table");
    assert_eq!(error.problem.id(), "setting");
    let value = error.value.clone().unwrap_or_default();
    (error.column.unwrap_or_default(), value)
}

#[test]
fn a_form_is_scored_with_the_version_of_the_day() {
    let newer = "{ from = 0, level = \"none\" }, { from = 10, to = 19, level = \"I\" }, { from = 20, level = \"III\" }";
    let text = form("b", "2024-07-01", newer) + &form("a", "2020-01-01", BANDS);
    let tables = Parameters::parse("hu.toml", &text).expect("two versions");
    let on = |day| {
        let table = tables.tables().szmm36.on(day).expect("a version");
        let points = [20, 0].map(Item::Known);
        let score = szmm36::score(table, &points).expect("listed points");
        (score.version, score.band)
    };
    assert_eq!(on(date(2024, 6, 30)), ("a".to_owned(), Some(Level::One)));
    assert_eq!(on(date(2024, 7, 1)), ("b".to_owned(), Some(Level::Three)));
    assert!(tables.tables().szmm36.on(date(2019, 1, 1)).is_none());
}

#[test]
fn bands_that_repeat_leave_a_gap_or_start_above_0_are_refused_by_name() {
    for (bands, named) in [
        (
            "{ from = 0, level = \"none\" }, { from = 20, level = \"I\" }, { from = 20, level = \"II\" }",
            "the band from 20 stands after the band from 20",
        ),
        (
            "{ from = 0, to = 18, level = \"none\" }, { from = 20, level = \"I\" }",
            "after the band to 18 the next one starts at 20",
        ),
        (
            "{ from = 1, level = \"none\" }",
            "the first band starts at 1, not at 0",
        ),
        ("{ from = 0, level = \"IV\" }", "IV"),
    ] {
        let found = refused(&form("a", "2020-01-01", bands));
        assert_eq!(found, ("bands".to_owned(), named.to_owned()));
    }
}

#[test]
fn a_version_twice_an_item_twice_and_no_source_are_refused() {
    let twice = form("a", "2020-01-01", BANDS) + &form("b", "2020-01-01", BANDS);
    assert_eq!(refused(&twice).0, "valid_from");
    let item = form("a", "2020-01-01", BANDS).replace("korte", "alma");
    assert_eq!(refused(&item), ("items".to_owned(), "alma".to_owned()));
    let nameless = form("a", "2020-01-01", BANDS).replace("made up", " ");
    assert_eq!(refused(&nameless).0, "source");
    let nobody = form("a", "2020-01-01", BANDS).replace("\"test\"", "\"\"");
    assert_eq!(refused(&nobody).0, "entered_by");
}

#[test]
fn the_shipped_tables_can_be_read_and_no_care_need_form_is_shipped() {
    let hu = include_str!("../../../data/parameters/hu.toml");
    let cs = include_str!("../../../data/parameters/cs.toml");
    let hu = Parameters::parse("hu.toml", hu).expect("hu");
    let cs = Parameters::parse("cs.toml", cs).expect("cs");
    let day = date(2024, 9, 30);
    assert!(hu.tables().szmm36.on(day).is_none());
    assert!(cs.tables().szmm36.on(day).is_none());
    let rules = hu.tables().hhh.on(day).expect("rules");
    assert_eq!((rules.job_seeker_months, rules.of_months), (12, 16));
    assert_eq!(rules.poor_dwellings.len(), 3);
    let degrees = cs.tables().pnp.on(day).expect("degrees");
    let codes = |bands: &gocpont_core::instrument::bands::Bands<_>, most| {
        (0..=most)
            .map(|count| {
                bands
                    .level(count)
                    .map_or("", gocpont_core::instrument::pnp::Degree::code)
            })
            .collect::<Vec<_>>()
    };
    let none = ["none"; 3];
    let adult = ["I", "I", "II", "II", "III", "III", "IV", "IV", ""];
    assert_eq!(codes(&degrees.adult, 11), [&none[..], &adult].concat());
    let child = ["I", "II", "II", "III", "III", "IV", "IV", ""];
    assert_eq!(codes(&degrees.child, 10), [&none[..], &child].concat());
}

#[test]
fn rules_that_cannot_be_met_are_refused() {
    let hu = include_str!("../../../data/parameters/hu.toml");
    let never = hu.replace("job_seeker_months = 12", "job_seeker_months = 17");
    assert_eq!(refused(&never).0, "job_seeker_months");
    let grade = hu.replace("\"shelter\"", "\"palace\"");
    let named = ("poor_dwellings".to_owned(), "palace".to_owned());
    assert_eq!(refused(&grade), named);
}

#[test]
fn the_poverty_threshold_follows_the_days_of_its_values() {
    let hu = include_str!("../../../data/parameters/hu.toml");
    let tables = Parameters::parse("hu.toml", hu).expect("hu");
    let on = |day| tables.tables().poverty_threshold.on(day).copied();
    assert_eq!(on(date(2019, 12, 31)), None);
    assert_eq!(on(date(2024, 9, 30)), Some(150_000.0));
}

#[test]
fn cut_offs_of_segregated_areas_are_entered_by_rank() {
    let text = "[[segregation]]\nversion = \"made-up\"\nvalid_from = 2020-01-01\nmin_population = 50\n\
                cut_offs = [{ rank = \"town\", percent = 25 }, { rank = \"village\", percent = 40 }]\n\
                source = \"made up\"\nentered_by = \"test\"\n";
    let tables = Parameters::parse("hu.toml", text).expect("a table");
    let table = tables.tables().segregation.on(date(2024, 1, 1));
    let table = table.expect("a version");
    assert_eq!(table.cut_offs[0], ("town".to_owned(), 25));
    assert_eq!(refused(&text.replace("40", "140")).1, "140");
    assert_eq!(refused(&text.replace("village", "town")).1, "town");
}
