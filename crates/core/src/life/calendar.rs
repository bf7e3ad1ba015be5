//! Working days: weekends, holidays on fixed days and by Easter, and working days that were moved, all as data.

use jiff::civil::{Date, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::codebook::Labels;

/// On which day of a year a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// The same day each year.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// So many days after Easter Sunday (before it where negative).
    Easter(i16),
}

/// A day on which nobody works, each year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// What people read.
    pub label: Labels,
    /// The day.
    pub day: Day,
    /// The first year that it was one.
    pub since: Option<i16>,
    /// The last year that it was one.
    pub until: Option<i16>,
}

/// A day that is worked on, or not, though the week says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moved {
    /// The day.
    pub date: Date,
    /// Whether it is worked on.
    pub works: bool,
}

/// The working days of a country.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkCalendar {
    zone: TimeZone,
    weekend: Vec<Weekday>,
    holidays: Vec<Holiday>,
    moved: Vec<Moved>,
}

/// Why parts make no calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCalendar {
    /// Every day of the week is free.
    #[error("no day of the week is left to work on")]
    NoWorkingDay,
    /// No year has this day.
    #[error("no year has a day {day} in month {month}")]
    NoSuchDay {
        /// The month.
        month: i8,
        /// The day.
        day: i8,
    },
    /// Too far from Easter to lie in the same year always.
    #[error("{0} days from Easter are too many")]
    TooFarFromEaster(i16),
    /// A day that is moved twice.
    #[error("{0} is moved twice")]
    MovedTwice(Date),
}

impl WorkCalendar {
    /// A calendar of these parts. `zone` tells when a day begins.
    pub fn new(
        zone: TimeZone,
        weekend: Vec<Weekday>,
        holidays: Vec<Holiday>,
        mut moved: Vec<Moved>,
    ) -> Result<Self, InvalidCalendar> {
        let worked = Weekday::Monday
            .cycle_forward()
            .take(7)
            .any(|day| !weekend.contains(&day));
        if !worked {
            return Err(InvalidCalendar::NoWorkingDay);
        }
        for holiday in &holidays {
            match holiday.day {
                // 2024 has every day that any year has.
                Day::Fixed { month, day } if Date::new(2024, month, day).is_err() => {
                    return Err(InvalidCalendar::NoSuchDay { month, day });
                }
                Day::Easter(days) if !(-80..=240).contains(&days) => {
                    return Err(InvalidCalendar::TooFarFromEaster(days));
                }
                _ => {}
            }
        }
        moved.sort_unstable();
        if let Some(twice) = moved.windows(2).find(|two| two[0].date == two[1].date) {
            return Err(InvalidCalendar::MovedTwice(twice[0].date));
        }
        Ok(Self {
            zone,
            weekend,
            holidays,
            moved,
        })
    }

    /// What tells when a day begins.
    #[must_use]
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The holiday that a day is, if it is one.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&Holiday> {
        self.holidays.iter().find(|holiday| holiday.is_on(day))
    }

    /// Whether people work on that day.
    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        match self.moved.binary_search_by_key(&day, |moved| moved.date) {
            Ok(at) => self.moved[at].works,
            Err(_) => !self.weekend.contains(&day.weekday()) && self.holiday(day).is_none(),
        }
    }

    /// The so manieth working day after a day; with 0 the day itself, or the next working day where it is none.
    #[must_use]
    pub fn add_working_days(&self, from: Date, days: u32) -> Date {
        let mut day = from;
        let mut left = days;
        if left == 0 {
            while !self.is_working(day) && day < Date::MAX {
                day = next(day);
            }
            return day;
        }
        while left > 0 && day < Date::MAX {
            day = next(day);
            left -= u32::from(self.is_working(day));
        }
        day
    }

    /// The day that a moment lies in, here.
    #[must_use]
    pub fn day_of(&self, moment: Timestamp) -> Date {
        self.zone.to_datetime(moment).date()
    }

    /// The moment at which a day ends, here.
    #[must_use]
    pub fn end_of(&self, day: Date) -> Timestamp {
        let midnight = next(day).at(0, 0, 0, 0);
        self.zone.to_timestamp(midnight).unwrap_or(Timestamp::MAX)
    }
}

impl Holiday {
    fn is_on(&self, day: Date) -> bool {
        let year = day.year();
        let in_force = self.since.is_none_or(|since| since <= year)
            && self.until.is_none_or(|until| year <= until);
        in_force
            && match self.day {
                Day::Fixed { month, day: number } => (day.month(), day.day()) == (month, number),
                Day::Easter(days) => easter(year)
                    .and_then(|easter| easter.checked_add(i64::from(days).days()).ok())
                    .is_some_and(|falls| falls == day),
            }
    }
}

/// The day after, or the last day that can be written.
fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm as Meeus gives it, Astronomical Algorithms, 1991,
/// chapter 8); none before 1583.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (golden, century, in_century) = (y % 19, y / 100, y % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15)
        .rem_euclid(30);
    let weekday =
        (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let sum = moon + weekday - 7 * late + 114;
    let (month, day) = (sum / 31, sum % 31 + 1);
    Some(date(year, month as i8, day as i8))
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
