//! Opening hours are written as they are read, and no room is taken twice unseen.

use jiff::civil::{Weekday, date};
use jiff::tz::TimeZone;

use super::*;
use crate::codebook::Labels;
use crate::life::{Day, Holiday};

fn calendar() -> WorkCalendar {
    let may = Holiday {
        label: Labels::default(),
        day: Day::Fixed { month: 5, day: 1 },
        since: None,
        until: None,
    };
    let weekend = vec![Weekday::Saturday, Weekday::Sunday];
    WorkCalendar::new(TimeZone::UTC, weekend, vec![may], Vec::new()).unwrap()
}

fn span(from: u16, to: u16) -> Span {
    Span { from, to }
}

#[test]
fn slots_of_a_week_are_written_in_the_fewest_rules_and_read_back() {
    let work = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
    ];
    let slots = work.map(|day| (day, span(480, 720))).into_iter();
    let slots = slots.chain(work.map(|day| (day, span(780, 960))));
    let slots = slots.chain([
        (Weekday::Saturday, span(540, 720)),
        (Weekday::Saturday, span(700, 750)),
    ]);
    let opening = Opening::of(slots.chain([(Weekday::Sunday, span(1320, 1800))]));
    let text = opening.to_string();
    assert_eq!(
        text,
        "Mo-Fr 08:00-12:00,13:00-16:00; Sa 09:00-12:30; Su 22:00-06:00"
    );
    assert_eq!(Opening::parse(&text), Ok(opening));
    let two = Opening::of([
        (Weekday::Monday, span(480, 960)),
        (Weekday::Thursday, span(480, 960)),
    ]);
    assert_eq!(two.to_string(), "Mo,Th 08:00-16:00");
}

#[test]
fn what_people_write_is_read_and_what_is_not_simple_is_refused() {
    for (text, same) in [
        ("mo-fr 8:00 - 16:00", "Mo-Fr 08:00-16:00"),
        ("Mo – Fr 08:00–16:00; We off", "Mo,Tu,Th,Fr 08:00-16:00"),
        ("24/7", "Mo-Su 00:00-24:00"),
        ("08:00-16:00; Su,PH off", "Mo-Sa 08:00-16:00; PH off"),
        (
            "Fr-Mo 10:00-12:00; PH 10:00-11:00",
            "Mo 10:00-12:00; Fr-Su 10:00-12:00; PH 10:00-11:00",
        ),
    ] {
        let read = Opening::parse(text).unwrap();
        // Days that stand apart are named one by one or as a range, but mean the same.
        assert_eq!(Opening::parse(same).unwrap(), read, "{text}");
        assert_eq!(Opening::parse(&read.to_string()).unwrap(), read, "{text}");
    }
    for text in [
        "",
        "hétfőn",
        "Mo-Fr",
        "Jan-Mar Mo 08:00-16:00",
        "Mo 08:00-25:99",
        "Mo 8-16",
        "sunrise-sunset",
    ] {
        assert!(Opening::parse(text).is_err(), "{text}");
    }
}

#[test]
fn it_is_open_within_its_hours_also_after_midnight_and_on_holidays_nobody_knows() {
    let calendar = calendar();
    let day = Opening::parse("Mo-Fr 08:00-16:00").unwrap();
    let on = |opening: &Opening, month, of_month, hour: i8, minute: i8| {
        opening.at(
            date(2026, month, of_month).at(hour, minute, 0, 0),
            &calendar,
        )
    };
    // 30 April 2026 is a Thursday, 1 May a Friday and a holiday.
    assert_eq!(on(&day, 4, 30, 8, 0), State::Open);
    assert_eq!(on(&day, 4, 30, 15, 59), State::Open);
    assert_eq!(on(&day, 4, 30, 16, 0), State::Closed);
    assert_eq!(on(&day, 5, 1, 10, 0), State::Holiday);
    assert_eq!(on(&day, 5, 1, 17, 0), State::Closed);
    assert_eq!(on(&day, 5, 2, 10, 0), State::Closed);
    let off = Opening::parse("Mo-Fr 08:00-16:00; PH off").unwrap();
    assert_eq!(on(&off, 5, 1, 10, 0), State::Closed);
    let night = Opening::parse("Th 22:00-06:00; PH off").unwrap();
    assert_eq!(on(&night, 4, 30, 23, 0), State::Open);
    assert_eq!(
        on(&night, 5, 1, 5, 59),
        State::Open,
        "it began before the holiday"
    );
    assert_eq!(on(&night, 5, 1, 6, 0), State::Closed);
}

#[test]
fn several_services_in_one_place_do_not_take_a_room_at_one_time_unseen() {
    let booking = |room: &'static str, day, from, to| Booking {
        room,
        day,
        span: span(from, to),
    };
    let timetable = [
        booking("hall", Weekday::Monday, 480, 600),
        booking("hall", Weekday::Monday, 600, 720),
        booking("hall", Weekday::Tuesday, 480, 600),
        booking("kitchen", Weekday::Monday, 480, 600),
    ];
    assert_eq!(clashes(&timetable), []);
    let more = [
        booking("hall", Weekday::Monday, 590, 610),
        booking("hall", Weekday::Sunday, 1380, 1440 + 500),
    ];
    let all = [&timetable[..], &more].concat();
    // The last one lasts from Sunday evening into Monday morning.
    assert_eq!(clashes(&all), [(0, 4), (0, 5), (1, 4)]);
}

#[test]
fn the_time_that_two_services_want_a_room_is_told_on_its_own_day() {
    let booking = |day, from, to| Booking {
        room: 1,
        day,
        span: span(from, to),
    };
    let morning = booking(Weekday::Monday, 480, 600);
    let noon = booking(Weekday::Monday, 590, 720);
    let both = Some((Weekday::Monday, span(590, 600)));
    assert_eq!(
        (meeting(&morning, &noon), meeting(&noon, &morning)),
        (both, both)
    );
    let night = booking(Weekday::Sunday, 1380, 1440 + 500);
    let early = Some((Weekday::Monday, span(480, 500)));
    assert_eq!(
        (meeting(&night, &morning), meeting(&morning, &night)),
        (early, early)
    );
    assert_eq!(meeting(&morning, &booking(Weekday::Monday, 600, 660)), None);
    let elsewhere = Booking {
        room: 2,
        ..morning.clone()
    };
    assert_eq!(meeting(&morning, &elsewhere), None);
}
