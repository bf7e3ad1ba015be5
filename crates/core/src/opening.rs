//! Opening hours of a week, in the simple part of the notation of OpenStreetMap's key `opening_hours` (specification of its wiki,
//! version 0.7.3): rules of weekdays and times such as `Mo-Fr 08:00-16:00; Sa 09:00-12:00; PH off`, a later one in place of an
//! earlier one for its days. Months, weeks, the sun and comments are not read. And whether rooms are booked twice.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{DateTime, Weekday};

use crate::life::WorkCalendar;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// From when to when on a day, in minutes since its midnight; beyond 1440 where it lasts into the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first minute.
    pub from: u16,
    /// The minute at which it is over.
    pub to: u16,
}

/// The hours of a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// From Monday to Sunday, each in order and without overlaps.
    days: [Vec<Span>; 7],
    /// On public holidays; none where nothing is said of them.
    holidays: Option<Vec<Span>>,
}

/// Whether it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Now is within its hours.
    Open,
    /// It is not.
    Closed,
    /// It would be on another such day, and this one is a public holiday, of which nothing is said.
    Holiday,
}

/// Hours that are not in the simple part of the notation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not read: weekdays and times such as Mo-Fr 08:00-16:00; Sa 09:00-12:00; PH off")]
pub struct Unread(pub String);

impl Opening {
    /// The hours of these spans, each on its day; those that meet are one.
    #[must_use]
    pub fn of(spans: impl IntoIterator<Item = (Weekday, Span)>) -> Self {
        let mut opening = Self::default();
        for (day, span) in spans {
            opening.days[index(day)].push(span);
        }
        for day in &mut opening.days {
            *day = joined(std::mem::take(day));
        }
        opening
    }

    /// Reads the notation.
    ///
    /// # Errors
    ///
    /// The first rule that is not of its simple part.
    pub fn parse(text: &str) -> Result<Self, Unread> {
        let mut opening = Self::default();
        let rules = text
            .split(';')
            .map(str::trim)
            .filter(|rule| !rule.is_empty());
        let mut some = false;
        for rule in rules {
            let unread = || Unread(rule.to_owned());
            let (days, holidays, spans) = rule_of(rule).ok_or_else(unread)?;
            for day in days {
                opening.days[day].clone_from(&spans);
            }
            if holidays {
                opening.holidays = Some(spans);
            }
            some = true;
        }
        if some {
            Ok(opening)
        } else {
            Err(Unread(text.to_owned()))
        }
    }

    /// Whether nothing is said at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(Vec::is_empty) && self.holidays.is_none()
    }

    /// The hours of a day of the week.
    #[must_use]
    pub fn on(&self, day: Weekday) -> &[Span] {
        &self.days[index(day)]
    }

    /// Whether it is open at a moment of the place's clock.
    #[must_use]
    pub fn at(&self, moment: DateTime, calendar: &WorkCalendar) -> State {
        let minute = moment.hour() as u16 * 60 + moment.minute() as u16;
        let today = self.of_day(moment, calendar);
        let within = |spans: &[Span], minute: u16| {
            spans
                .iter()
                .any(|own| own.from <= minute && minute < own.to)
        };
        // What began yesterday may last until now.
        let yesterday = moment.checked_sub(1.day()).ok();
        let late = yesterday.is_some_and(|day| {
            self.of_day(day, calendar)
                .is_some_and(|spans| within(spans, minute + DAY))
        });
        match today {
            _ if late => State::Open,
            Some(spans) if within(spans, minute) => State::Open,
            None if within(self.on(moment.weekday()), minute) => State::Holiday,
            Some(_) | None => State::Closed,
        }
    }

    /// The hours of a day; none on a public holiday of which nothing is said.
    fn of_day(&self, day: DateTime, calendar: &WorkCalendar) -> Option<&[Span]> {
        if calendar.holiday(day.date()).is_some() {
            return self.holidays.as_deref();
        }
        Some(self.on(day.weekday()))
    }
}

impl fmt::Display for Opening {
    /// Days with the same hours are one rule: `Mo-Fr 08:00-16:00; Sa,Su 09:00-12:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut done = [false; 7];
        let mut first = true;
        for day in 0..7 {
            let spans = &self.days[day];
            if done[day] || spans.is_empty() {
                continue;
            }
            let same: Vec<usize> = (day..7)
                .filter(|other| self.days[*other] == *spans)
                .collect();
            for other in &same {
                done[*other] = true;
            }
            separate(f, &mut first)?;
            write!(f, "{} {}", ranges(&same), times(spans))?;
        }
        match self.holidays.as_deref() {
            None => Ok(()),
            Some([]) => {
                separate(f, &mut first)?;
                f.write_str("PH off")
            }
            Some(spans) => {
                separate(f, &mut first)?;
                write!(f, "PH {}", times(spans))
            }
        }
    }
}

fn separate(f: &mut fmt::Formatter<'_>, first: &mut bool) -> fmt::Result {
    if std::mem::take(first) {
        return Ok(());
    }
    f.write_str("; ")
}

/// Days as ranges of three or more, else one by one.
fn ranges(days: &[usize]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = days;
    while let Some((first, _)) = rest.split_first() {
        let run = rest
            .iter()
            .zip(*first..)
            .take_while(|(day, next)| *day == next)
            .count();
        if run > 2 {
            parts.push(format!("{}-{}", NAMES[*first], NAMES[first + run - 1]));
            rest = &rest[run..];
        } else {
            parts.push(NAMES[*first].to_owned());
            rest = &rest[1..];
        }
    }
    parts.join(",")
}

fn times(spans: &[Span]) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let shown = |span: &Span| {
        let to = if span.to > DAY {
            span.to - DAY
        } else {
            span.to
        };
        format!("{}-{}", clock(span.from), clock(to))
    };
    spans.iter().map(shown).collect::<Vec<_>>().join(",")
}

const fn index(day: Weekday) -> usize {
    day.to_monday_zero_offset() as usize
}

/// Days by their index, whether holidays are named, and the hours.
fn rule_of(rule: &str) -> Option<(Vec<usize>, bool, Vec<Span>)> {
    let rule = rule.replace(['–', '—'], "-");
    if rule == "24/7" {
        return Some(((0..7).collect(), false, vec![Span { from: 0, to: DAY }]));
    }
    let begins = rule.find(|c: char| c.is_ascii_digit());
    let (days, times) = if let Some(at) = begins {
        rule.split_at(at)
    } else {
        let off = rule
            .strip_suffix("off")
            .or_else(|| rule.strip_suffix("closed"))?;
        (off, "")
    };
    let spans = if times.is_empty() {
        Vec::new()
    } else {
        spans_of(times)?
    };
    let days = days.trim();
    if days.is_empty() {
        return Some(((0..7).collect(), false, spans));
    }
    let (mut found, mut holidays) = (Vec::new(), false);
    for part in days.split(',').map(str::trim) {
        if part.eq_ignore_ascii_case("PH") {
            holidays = true;
            continue;
        }
        let day = |name: &str| {
            NAMES
                .iter()
                .position(|own| own.eq_ignore_ascii_case(name.trim()))
        };
        let (first, last) = match part.split_once('-') {
            Some((first, last)) => (day(first)?, day(last)?),
            None => (day(part)?, day(part)?),
        };
        let length = (last + 7 - first) % 7;
        found.extend((0..=length).map(|step| (first + step) % 7));
    }
    Some((found, holidays, spans))
}

fn spans_of(text: &str) -> Option<Vec<Span>> {
    let minute = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 48 && minute < 60).then_some(hour * 60 + minute)
    };
    let span = |part: &str| {
        let (from, to) = part.split_once('-')?;
        let (from, to) = (minute(from)?, minute(to)?);
        let to = if to <= from { to + DAY } else { to };
        (from < DAY && to <= from + DAY).then_some(Span { from, to })
    };
    let spans: Option<Vec<Span>> = text.split(',').map(span).collect();
    Some(joined(spans?))
}

/// Spans in order, those that meet as one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut all: Vec<Span> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => all.push(span),
        }
    }
    all
}

/// When a room is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking<R> {
    /// The room.
    pub room: R,
    /// The day of the week.
    pub day: Weekday,
    /// From when to when.
    pub span: Span,
}

/// The day and the time that both bookings want one room; none where they do not.
#[must_use]
pub fn meeting<R: Eq>(one: &Booking<R>, other: &Booking<R>) -> Option<(Weekday, Span)> {
    let day = i32::from(DAY);
    let apart = (index(other.day) + 7 - index(one.day)) % 7;
    let shift = day * [0, 1, 2, 3, -3, -2, -1][apart];
    let from = i32::from(one.span.from).max(i32::from(other.span.from) + shift);
    let to = i32::from(one.span.to).min(i32::from(other.span.to) + shift);
    if one.room != other.room || from >= to {
        return None;
    }
    // What begins after midnight is on the next day.
    let (at, back) = if from >= day {
        (one.day.next(), day)
    } else {
        (one.day, 0)
    };
    let minute = |own: i32| u16::try_from(own - back).unwrap_or(0);
    Some((
        at,
        Span {
            from: minute(from),
            to: minute(to),
        },
    ))
}

/// The pairs of bookings, by their positions, that are in one room at one time; the earlier of the list first.
#[must_use]
pub fn clashes<R: Eq>(bookings: &[Booking<R>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, one) in bookings.iter().enumerate() {
        for (other, two) in bookings.iter().enumerate().skip(at + 1) {
            if meeting(one, two).is_some() {
                pairs.push((at, other));
            }
        }
    }
    pairs
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
