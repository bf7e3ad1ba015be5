//! Moments of time (RFC 3339) and how two of them, or two intervals, lie to each other (Allen, 1983; OGC 21-065r2, 7.8).

use std::fmt;

/// A date or a time, in UTC. A date stands for its first moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub micros: i64,
    /// Whether it is a whole day.
    pub is_date: bool,
}

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

impl Instant {
    /// Reads `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` with a fraction and `Z` or an offset if there is one, else in UTC. What
    /// some clients write of a day, `YYYY-MM-DDT`, is that day.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if !text.is_ascii() {
            return None;
        }
        let (day, time) = text.split_at_checked(10)?;
        let day = day_of(day)?.checked_mul(DAY)?;
        let Some(time) = time.strip_prefix(['T', 't', ' ']) else {
            let is_date = time.is_empty().then_some(true)?;
            let micros = day;
            return Some(Self { micros, is_date });
        };
        if time.is_empty() {
            return Self::read(text.get(..10)?);
        }
        let zone = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
        let (clock, zone) = time.split_at_checked(zone)?;
        let micros = day.checked_add(clock_of(clock)?)?;
        let micros = micros.checked_sub(offset_of(zone)?)?;
        let is_date = false;
        Some(Self { micros, is_date })
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, rest) = (self.micros.div_euclid(DAY), self.micros.rem_euclid(DAY));
        let (year, month, day) = civil(day);
        write!(out, "{year:04}-{month:02}-{day:02}")?;
        if self.is_date {
            return Ok(());
        }
        let (seconds, fraction) = (rest / SECOND, rest % SECOND);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(out, "T{hours:02}:{minutes:02}:{seconds:02}")?;
        if fraction > 0 {
            write!(out, ".{fraction:06}")?;
        }
        write!(out, "Z")
    }
}

fn digits(text: &str) -> Option<i64> {
    let only = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    only.then(|| text.parse().ok())?
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar, by eras of 400 years from March to March.
fn day_of(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(digits);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Year, month and day of a day since 1970-01-01.
fn civil(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    (era * 400 + year + i64::from(month <= 2), month, day)
}

/// Microseconds of `hh:mm`, `hh:mm:ss` or `hh:mm:ss.f`; digits after the sixth are passed over.
fn clock_of(text: &str) -> Option<i64> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut parts = clock.splitn(3, ':');
    let mut part = |most: i64| {
        let part = parts.next().unwrap_or("00");
        let number = digits(part).filter(|_| part.len() == 2)?;
        (number <= most).then_some(number)
    };
    // A leap second is the second after it.
    let (hours, minutes, seconds) = (part(23)?, part(59)?, part(60)?);
    digits(fraction.get(..fraction.len().min(18))?)?;
    let fraction: String = fraction.chars().chain("000000".chars()).take(6).collect();
    Some((hours * 3600 + minutes * 60 + seconds) * SECOND + digits(&fraction)?)
}

/// Microseconds of `Z`, `+hh:mm` or `-hh:mm`; none is UTC.
fn offset_of(text: &str) -> Option<i64> {
    if ["", "Z", "z"].contains(&text) {
        return Some(0);
    }
    let (sign, clock) = text.split_at_checked(1)?;
    let size = clock_of(clock)?;
    Some(if sign == "-" { -size } else { size })
}

/// How two intervals of time lie to each other; a moment is an interval without length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `T_AFTER`
    After,
    /// `T_BEFORE`
    Before,
    /// `T_CONTAINS`
    Contains,
    /// `T_DISJOINT`
    Disjoint,
    /// `T_DURING`
    During,
    /// `T_EQUALS`
    Equals,
    /// `T_FINISHEDBY`
    FinishedBy,
    /// `T_FINISHES`
    Finishes,
    /// `T_INTERSECTS`
    Intersects,
    /// `T_MEETS`
    Meets,
    /// `T_METBY`
    MetBy,
    /// `T_OVERLAPPEDBY`
    OverlappedBy,
    /// `T_OVERLAPS`
    Overlaps,
    /// `T_STARTEDBY`
    StartedBy,
    /// `T_STARTS`
    Starts,
}

impl Relation {
    /// Every one of them, with its name in JSON; in text it is in capital letters.
    pub(crate) const NAMES: [(&'static str, Self); 15] = [
        ("t_after", Self::After),
        ("t_before", Self::Before),
        ("t_contains", Self::Contains),
        ("t_disjoint", Self::Disjoint),
        ("t_during", Self::During),
        ("t_equals", Self::Equals),
        ("t_finishedBy", Self::FinishedBy),
        ("t_finishes", Self::Finishes),
        ("t_intersects", Self::Intersects),
        ("t_meets", Self::Meets),
        ("t_metBy", Self::MetBy),
        ("t_overlappedBy", Self::OverlappedBy),
        ("t_overlaps", Self::Overlaps),
        ("t_startedBy", Self::StartedBy),
        ("t_starts", Self::Starts),
    ];

    pub(crate) fn of(name: &str) -> Option<Self> {
        let found = Self::NAMES
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, relation)| *relation)
    }

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(_, own)| *own == self);
        found.map_or("", |(name, _)| name)
    }

    /// Whether it holds of two intervals, each from a start to an end in microseconds; an open end is the least or the
    /// largest number.
    #[must_use]
    pub const fn holds(self, (a, b): (i64, i64), (c, d): (i64, i64)) -> bool {
        match self {
            Self::After => a > d,
            Self::Before => b < c,
            Self::Contains => a < c && b > d,
            Self::Disjoint => b < c || a > d,
            Self::During => a > c && b < d,
            Self::Equals => a == c && b == d,
            Self::FinishedBy => a < c && b == d,
            Self::Finishes => a > c && b == d,
            Self::Intersects => a <= d && b >= c,
            Self::Meets => b == c,
            Self::MetBy => a == d,
            Self::OverlappedBy => a > c && a < d && b > d,
            Self::Overlaps => a < c && b > c && b < d,
            Self::StartedBy => a == c && b > d,
            Self::Starts => a == c && b < d,
        }
    }
}

#[cfg(test)]
#[path = "temporal_tests.rs"]
mod tests;
