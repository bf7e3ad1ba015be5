//! The calendars that come with the program, and those that are refused.

use jiff::civil::date;

use super::*;

const HU: &str = include_str!("../../../data/calendars/hu.toml");
const CS: &str = include_str!("../../../data/calendars/cs.toml");

/// The holidays of a year, in words.
fn holidays(text: &str, year: i16) -> Vec<String> {
    let calendar = parse("calendar.toml", text).unwrap();
    let days = date(year, 1, 1).series(jiff::ToSpan::days(1)).take(365);
    days.filter(|day| calendar.holiday(*day).is_some())
        .map(|day| day.strftime("%m-%d").to_string())
        .collect()
}

#[test]
fn the_holidays_of_2025_are_those_of_each_country() {
    let hu = "01-01 03-15 04-18 04-21 05-01 06-09 08-20 10-23 11-01 12-25 12-26";
    assert_eq!(holidays(HU, 2025).join(" "), hu);
    let cs = "01-01 04-18 04-21 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26";
    assert_eq!(holidays(CS, 2025).join(" "), cs);
    assert_eq!(holidays(CS, 2015).len(), 12, "no Good Friday before 2016");
}

#[test]
fn a_saturday_is_worked_in_hungary_where_another_day_was_given_for_it() {
    let calendar = parse("hu.toml", HU).unwrap();
    assert!(calendar.is_working(date(2026, 1, 10)));
    assert_eq!(
        calendar.add_working_days(date(2025, 12, 31), 1),
        date(2026, 1, 5)
    );
    assert!(!calendar.is_working(date(2026, 12, 24)));
}

#[test]
fn every_day_off_has_its_name_in_three_languages() {
    for text in [HU, CS] {
        let calendar = parse("calendar.toml", text).unwrap();
        let days = date(2025, 1, 1).series(jiff::ToSpan::days(1)).take(365);
        for holiday in days.filter_map(|day| calendar.holiday(day)) {
            let label = &holiday.label;
            assert!(
                ![&label.hu, &label.cs, &label.en]
                    .into_iter()
                    .any(String::is_empty)
            );
        }
    }
}

#[test]
fn what_is_no_calendar_is_refused_with_its_key() {
    let refused = |text: &str| {
        let text = format!("zone = \"UTC0\"\nweekend = [\"sunday\"]\n{text}");
        let error = parse("x.toml", &text).expect_err("refused");
        error.column.unwrap_or_default()
    };
    let label = "label = { hu = \"h\", cs = \"c\", en = \"e\" }";
    let holiday = |keys: &str| refused(&format!("[[holiday]]\n{label}\n{keys}\n"));
    assert_eq!(holiday("month = 5"), "day");
    assert_eq!(holiday("month = 2\nday = 30"), "day");
    assert_eq!(holiday("easter = 1\nday = 30"), "day");
    assert_eq!(holiday("easter = 300"), "easter");
    assert_eq!(holiday("easter = 1\nsince = 2000\nuntil = 1999"), "until");
    let twice = "[[moved]]\ndate = 2026-01-02\nworks = true\n".repeat(2);
    assert_eq!(refused(&twice), "date");
    assert_eq!(
        refused("[[moved]]\ndate = \"soon\"\nworks = true\n"),
        "date"
    );
    let zone = parse("x.toml", "zone = \"Moon\"\nweekend = []\n").expect_err("no zone");
    assert_eq!(zone.column.as_deref(), Some("zone"));
}
