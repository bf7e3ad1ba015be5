//! Easter, holidays and working days.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn holiday(day: Day) -> Holiday {
    Holiday {
        label: Labels::default(),
        day,
        since: None,
        until: None,
    }
}

/// Weekends, New Year, Good Friday since 2017, Easter Monday, 24–26 December, and two moved days of 2025.
fn calendar() -> WorkCalendar {
    let good_friday = Holiday {
        since: Some(2017),
        ..holiday(Day::Easter(-2))
    };
    let fixed = [(1, 1), (12, 24), (12, 25), (12, 26)];
    let fixed = fixed.map(|(month, day)| holiday(Day::Fixed { month, day }));
    let holidays = [vec![good_friday, holiday(Day::Easter(1))], fixed.to_vec()].concat();
    let moved = [(date(2025, 5, 2), false), (date(2025, 5, 17), true)];
    let moved = moved.map(|(date, works)| Moved { date, works }).to_vec();
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let weekend = vec![Weekday::Saturday, Weekday::Sunday];
    WorkCalendar::new(zone, weekend, holidays, moved).unwrap()
}

#[test]
fn easter_falls_where_almanacs_say() {
    for (year, month, day) in [
        (1818, 3, 22),
        (1943, 4, 25),
        (2000, 4, 23),
        (2008, 3, 23),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2038, 4, 25),
    ] {
        assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
    }
    assert_eq!(easter(1582), None);
}

#[test]
fn a_day_is_free_by_week_by_holiday_or_because_it_was_moved() {
    let calendar = calendar();
    for (day, works) in [
        (date(2025, 4, 17), true),
        (date(2025, 4, 18), false),
        (date(2025, 4, 21), false),
        (date(2016, 3, 25), true),
        (date(2025, 5, 2), false),
        (date(2025, 5, 17), true),
        (date(2025, 5, 18), false),
    ] {
        assert_eq!(calendar.is_working(day), works, "{day}");
    }
}

#[test]
fn two_working_days_after_maundy_thursday_are_after_easter() {
    let calendar = calendar();
    let thursday = date(2025, 4, 17);
    assert_eq!(calendar.add_working_days(thursday, 0), thursday);
    assert_eq!(calendar.add_working_days(thursday, 2), date(2025, 4, 23));
    assert_eq!(
        calendar.add_working_days(date(2025, 4, 19), 0),
        date(2025, 4, 22)
    );
    assert_eq!(calendar.add_working_days(Date::MAX, 3), Date::MAX);
}

#[test]
fn a_day_begins_and_ends_by_the_clock_of_the_country() {
    let calendar = calendar();
    let late: Timestamp = "2025-07-01T22:30:00Z".parse().unwrap();
    assert_eq!(calendar.day_of(late), date(2025, 7, 2));
    let end: Timestamp = "2025-07-02T22:00:00Z".parse().unwrap();
    assert_eq!(calendar.end_of(date(2025, 7, 2)), end);
    let winter: Timestamp = "2025-12-01T23:00:00Z".parse().unwrap();
    assert_eq!(calendar.end_of(date(2025, 12, 1)), winter);
}

#[test]
fn parts_that_make_no_calendar_are_refused() {
    let made = |weekend: Vec<Weekday>, day: Day, moved: Vec<Moved>| {
        WorkCalendar::new(TimeZone::UTC, weekend, vec![holiday(day)], moved).map(|_| ())
    };
    let week: Vec<Weekday> = Weekday::Monday.cycle_forward().take(7).collect();
    assert_eq!(
        made(week, Day::Easter(0), vec![]),
        Err(InvalidCalendar::NoWorkingDay)
    );
    let february = Day::Fixed { month: 2, day: 30 };
    let none = InvalidCalendar::NoSuchDay { month: 2, day: 30 };
    assert_eq!(made(vec![], february, vec![]), Err(none));
    assert_eq!(
        made(vec![], Day::Easter(300), vec![]),
        Err(InvalidCalendar::TooFarFromEaster(300))
    );
    let day = date(2025, 5, 2);
    let twice = [true, false].map(|works| Moved { date: day, works });
    assert_eq!(
        made(vec![], Day::Easter(0), twice.to_vec()),
        Err(InvalidCalendar::MovedTwice(day))
    );
}

proptest! {
    #[test]
    fn working_days_never_land_on_a_free_day_and_never_go_back(
        start in 0_i64..20_000,
        later in 0_i64..10,
        days in 0_u32..60,
    ) {
        let calendar = calendar();
        let from = date(1990, 1, 1) + start.days();
        let due = calendar.add_working_days(from, days);
        prop_assert!(calendar.is_working(due));
        prop_assert!(due >= from);
        prop_assert!(calendar.add_working_days(from, days + 1) >= due);
        prop_assert!(calendar.add_working_days(from + later.days(), days) >= due);
        let worked = (1..=(due - from).get_days())
            .filter(|n| calendar.is_working(from + i64::from(*n).days()))
            .count();
        prop_assert!(days == 0 || worked == days as usize);
    }

    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583_i16..9999) {
        let easter = easter(year).unwrap();
        prop_assert_eq!(easter.weekday(), Weekday::Sunday);
        prop_assert!(easter >= date(year, 3, 22) && easter <= date(year, 4, 25));
    }
}
