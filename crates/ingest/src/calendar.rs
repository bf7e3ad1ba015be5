//! Working days of a country from TOML: its zone, weekends, holidays, and working days that were moved.

use std::path::Path;

use gocpont_core::life::{Day, Holiday, InvalidCalendar, Moved, WorkCalendar};
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::document::{self, RawDate, RawLabels, setting};
use crate::error::InvalidFile;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCalendar {
    zone: String,
    weekend: Vec<RawWeekday>,
    #[serde(default)]
    holiday: Vec<RawHoliday>,
    #[serde(default)]
    moved: Vec<RawMoved>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHoliday {
    label: RawLabels,
    month: Option<i8>,
    day: Option<i8>,
    easter: Option<i16>,
    since: Option<i16>,
    until: Option<i16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMoved {
    date: RawDate,
    works: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawWeekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<RawWeekday> for Weekday {
    fn from(raw: RawWeekday) -> Self {
        match raw {
            RawWeekday::Monday => Self::Monday,
            RawWeekday::Tuesday => Self::Tuesday,
            RawWeekday::Wednesday => Self::Wednesday,
            RawWeekday::Thursday => Self::Thursday,
            RawWeekday::Friday => Self::Friday,
            RawWeekday::Saturday => Self::Saturday,
            RawWeekday::Sunday => Self::Sunday,
        }
    }
}

/// Reads a file of working days.
pub fn read(path: &Path) -> Result<WorkCalendar, InvalidFile> {
    document::read(path, parse)
}

/// Reads the text of such a file.
pub fn parse(file: &str, text: &str) -> Result<WorkCalendar, InvalidFile> {
    let raw: RawCalendar = document::parse(file, text)?;
    let Ok(zone) = TimeZone::posix(&raw.zone) else {
        let allowed = "a zone by the rule of POSIX, such as CET-1CEST,M3.5.0,M10.5.0/3";
        return Err(setting(file, "calendar", "zone", &raw.zone, allowed));
    };
    let holidays = raw.holiday.into_iter().enumerate();
    let holidays = holidays.map(|(at, raw)| holiday(file, at + 1, raw));
    let moved = raw.moved.into_iter().enumerate();
    let moved = moved.map(|(at, raw)| moved_day(file, at + 1, &raw));
    let calendar = WorkCalendar::new(
        zone,
        raw.weekend.into_iter().map(Into::into).collect(),
        holidays.collect::<Result<_, _>>()?,
        moved.collect::<Result<_, _>>()?,
    );
    calendar.map_err(|error| refused(file, &error))
}

fn holiday(file: &str, at: usize, raw: RawHoliday) -> Result<Holiday, InvalidFile> {
    let table = format!("holiday {at}");
    let day = match (raw.month, raw.day, raw.easter) {
        (Some(month), Some(day), None) => Day::Fixed { month, day },
        (None, None, Some(days)) => Day::Easter(days),
        _ => {
            let allowed = "month and day, or easter alone";
            return Err(setting(file, &table, "day", "", allowed));
        }
    };
    if let Some((since, until)) = raw.since.zip(raw.until).filter(|(a, b)| a > b) {
        let allowed = format!("a year from {since} on");
        return Err(setting(file, &table, "until", &until.to_string(), &allowed));
    }
    Ok(Holiday {
        label: raw.label.into(),
        day,
        since: raw.since,
        until: raw.until,
    })
}

fn moved_day(file: &str, at: usize, raw: &RawMoved) -> Result<Moved, InvalidFile> {
    match raw.date.date() {
        Ok(date) => Ok(Moved {
            date,
            works: raw.works,
        }),
        Err(odd) => {
            let allowed = "a date such as 2024-03-01";
            Err(setting(file, &format!("moved {at}"), "date", &odd, allowed))
        }
    }
}

fn refused(file: &str, error: &InvalidCalendar) -> InvalidFile {
    match error {
        InvalidCalendar::NoWorkingDay => {
            let allowed = "at most six days of the week";
            setting(file, "calendar", "weekend", "", allowed)
        }
        InvalidCalendar::NoSuchDay { month, day } => {
            let value = format!("month {month}, day {day}");
            setting(file, "holiday", "day", &value, "a day that some year has")
        }
        InvalidCalendar::TooFarFromEaster(days) => {
            let allowed = "a whole number from -80 to 240";
            setting(file, "holiday", "easter", &days.to_string(), allowed)
        }
        InvalidCalendar::MovedTwice(day) => {
            setting(file, "moved", "date", &day.to_string(), "each day once")
        }
    }
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
