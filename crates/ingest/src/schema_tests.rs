//! The keys of codebooks, plans and thresholds, as towns' own files depend on them: later versions add keys and rename
//! none. They are read off the error that an unknown key gets, which lists every known one.

use jiff::civil::date;

use crate::parameter::Parameters;
use crate::{codebook, plan};

const HOUSEHOLD: &str = include_str!("../../../data/codebooks/household.toml");
const SIGNAL: &str = include_str!("../../../data/codebooks/signal.toml");
const CALENDAR: &str = include_str!("../../../data/calendars/hu.toml");
const PLAN: &str = include_str!("../../../data/plans/demo.toml");
const PARAMETERS: &str = include_str!("../../../data/parameters/hu.toml");

/// The keys that may stand where `unknown = 1` was put, before the first line that begins so.
fn keys(text: &str, before: &str, read: impl Fn(&str) -> Option<String>) -> String {
    let at = text.find(before).expect("the line");
    let spoiled = format!("{}unknown = 1\n{}", &text[..at], &text[at..]);
    let said = read(&spoiled).expect("an unknown key is refused");
    let from = said.find("expected").expect("the keys");
    let keys = said[from..].split('`').skip(1).step_by(2);
    keys.collect::<Vec<_>>().join(" ")
}

fn book(text: &str) -> Option<String> {
    let day = date(2024, 9, 30);
    let thresholds = Parameters::parse("hu.toml", PARAMETERS).ok()?.on(day);
    let read = codebook::parse("household.toml", text, &thresholds);
    read.err().map(|error| error.problem.details())
}

#[test]
fn the_keys_of_a_codebook_are_these() {
    let at = |before: &str| keys(HOUSEHOLD, before, book);
    insta::assert_snapshot!(at("version = "), @"id version label parent unit variable instrument indicator child life state transition link visibility repeat flag");
    insta::assert_snapshot!(at("code = \"tenure\""), @"code block type role required sensitivity store unit range allowed categories no_answer aliases label");
    insta::assert_snapshot!(at("id = \"msd13\""), @"id enabled reason");
    insta::assert_snapshot!(at("id = \"severe-deprivation\""), @"id unit kind label population_label cases_label description theme population cases");
}

#[test]
fn the_keys_of_a_life_and_of_a_calendar_are_these() {
    let at = |before: &str| keys(SIGNAL, before, book);
    insta::assert_snapshot!(at("initial = "), @"initial opened_by place many_places");
    insta::assert_snapshot!(at("code = \"registered\""), @"code label final reopens edited_by due due_if escalates_to");
    insta::assert_snapshot!(at("code = \"register\""), @"code label from to roles only_if requires requires_if tells");
    insta::assert_snapshot!(at("code = \"household\""), @"code label to many when_gone");
    insta::assert_snapshot!(at("level = \"sealed\""), @"variables states level with");
    insta::assert_snapshot!(at("within_days = "), @"same within_days");
    insta::assert_snapshot!(at("code = \"confirmation_missing\""), @"code label when until forbids");
    let details = |error: crate::error::InvalidFile| error.problem.details();
    let calendar = |text: &str| crate::calendar::parse("hu.toml", text).err().map(details);
    insta::assert_snapshot!(keys(CALENDAR, "zone = ", calendar), @"zone weekend holiday moved");
    insta::assert_snapshot!(keys(CALENDAR, "easter = ", calendar), @"label month day easter since until");
    insta::assert_snapshot!(keys(CALENDAR, "works = ", calendar), @"date works");
}

#[test]
fn the_keys_of_a_plan_and_of_a_threshold_are_these() {
    let details = |error: crate::error::InvalidFile| error.problem.details();
    let plan = |text: &str| plan::parse("demo.toml", text).err().map(details);
    insta::assert_snapshot!(keys(PLAN, "label = ", plan), @"id label place licence contact min_days_between_releases municipalities instruments k k_filter margin finest coarsest periods indicators hex area_sets reference services breakdowns hotspots trend emerging protection gis theme");
    insta::assert_snapshot!(keys(PLAN, "id = \"poverty\"", plan), @"id label");
    insta::assert_snapshot!(keys(PLAN, "min_blocks = ", plan), @"ring min_blocks method neighbourhood nearest fdr min_population robustness indicators");
    let own = format!("{PLAN}\n[hotspots.indicators.frail]\nring = 2\n");
    insta::assert_snapshot!(keys(&own, "ring = 2", plan), @"ring method neighbourhood nearest fdr min_population robustness");
    insta::assert_snapshot!(keys(PLAN, "min_periods = ", plan), @"min_periods alpha");
    insta::assert_snapshot!(keys(PLAN, "time_steps = ", plan), @"time_steps share alpha level min_periods");
    let parameters = |text: &str| Parameters::parse("hu.toml", text).err().map(details);
    insta::assert_snapshot!(keys(PARAMETERS, "value = ", parameters), @"id value unit valid_from source fictitious");
}
