//! How people write days: `2024-03-01`, `2024.03.01.`, `1. 3. 2024`, an ISO moment with or without its zone, and the
//! English `Mar 1, 2024 8:58:20 AM` of one exporter.

use jiff::civil::Date;

/// In which of the known ways a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateForm {
    /// `2024-03-01`.
    Iso,
    /// `2024-03-01T10:00:00`, perhaps with fractions and a zone: its day is the one that stands there.
    Moment,
    /// `2024.03.01.`
    YearFirst,
    /// `1. 3. 2024` or `01.03.2024`.
    DayFirst,
    /// `Mar 1, 2024 8:58:20 AM`, with or without the time.
    Month,
}

impl DateForm {
    /// Every form.
    pub const ALL: [Self; 5] = [
        Self::Iso,
        Self::Moment,
        Self::YearFirst,
        Self::DayFirst,
        Self::Month,
    ];

    /// The word by which messages choose how to name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Iso => "iso",
            Self::Moment => "moment",
            Self::YearFirst => "year-first",
            Self::DayFirst => "day-first",
            Self::Month => "month",
        }
    }
}

const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

/// The day in a cell and how it is written; none where it is no day or one that does not exist.
#[must_use]
pub fn parse(cell: &[u8]) -> Option<(Date, DateForm)> {
    match cell.first()? {
        first if first.is_ascii_alphabetic() => named_month(cell),
        _ if cell.get(4) == Some(&b'-') => iso(cell),
        _ => dotted(cell),
    }
}

fn iso(cell: &[u8]) -> Option<(Date, DateForm)> {
    let (day, rest) = cell.split_at_checked(10)?;
    let (year, month, date) = (day.get(..4)?, day.get(5..7)?, day.get(8..)?);
    if day.get(7) != Some(&b'-') {
        return None;
    }
    let date = civil(digits(year)?, digits(month)?, digits(date)?)?;
    match rest {
        [] => Some((date, DateForm::Iso)),
        [b'T' | b't' | b' ', time @ ..] => is_time(time).then_some((date, DateForm::Moment)),
        _ => None,
    }
}

/// `10:00`, `10:00:00`, `10:00:00.000`, with `Z`, `+01:00`, `+0100` or `+01` behind it.
fn is_time(time: &[u8]) -> bool {
    let end = time
        .iter()
        .position(|b| matches!(b, b'Z' | b'z' | b'+' | b'-'));
    let (clock, zone) = time.split_at(end.unwrap_or(time.len()));
    let zone_is_sound = match zone {
        [] | [b'Z' | b'z'] => true,
        [b'+' | b'-', offset @ ..] => match *offset {
            [h, i] => is_below([h, i], 24),
            [h, i, m, n] | [h, i, b':', m, n] => is_below([h, i], 24) && is_below([m, n], 60),
            _ => false,
        },
        _ => false,
    };
    zone_is_sound && is_clock(clock.trim_ascii_end())
}

fn is_clock(clock: &[u8]) -> bool {
    match *clock {
        [h, i, b':', m, n] => is_below([h, i], 24) && is_below([m, n], 60),
        [h, i, b':', m, n, b':', s, t, ref fraction @ ..] => {
            let fraction = match fraction {
                [] => true,
                [b'.' | b',', digits @ ..] => {
                    (1..=9).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
                }
                _ => false,
            };
            // A leap second is a second.
            fraction && is_below([h, i], 24) && is_below([m, n], 60) && is_below([s, t], 61)
        }
        _ => false,
    }
}

fn is_below(pair: [u8; 2], bound: i16) -> bool {
    digits(&pair).is_some_and(|number| number < bound)
}

fn dotted(cell: &[u8]) -> Option<(Date, DateForm)> {
    let cell = cell.strip_suffix(b".").unwrap_or(cell);
    let mut parts = [(0, 0); 3];
    let mut count = 0;
    for part in cell.split(|b| *b == b'.') {
        let part = trim(part);
        *parts.get_mut(count)? = (digits(part)?, part.len());
        count += 1;
    }
    let [first, second, third] = parts;
    match (count, first.1, second.1, third.1) {
        (3, 4, 1..=2, 1..=2) => Some((civil(first.0, second.0, third.0)?, DateForm::YearFirst)),
        (3, 1..=2, 1..=2, 4) => Some((civil(third.0, second.0, first.0)?, DateForm::DayFirst)),
        _ => None,
    }
}

/// `Apr 26, 2018 8:58:20 AM`; the day alone is enough.
fn named_month(cell: &[u8]) -> Option<(Date, DateForm)> {
    let name = cell.get(..3)?;
    let month = MONTHS.iter().position(|m| m.eq_ignore_ascii_case(name))?;
    let rest = cell.get(3..)?.strip_prefix(b" ")?;
    let comma = rest.iter().position(|b| *b == b',')?;
    let day = rest.get(..comma).filter(|day| day.len() <= 2)?;
    let rest = rest.get(comma + 1..)?.strip_prefix(b" ")?;
    let (year, time) = rest.split_at_checked(4)?;
    let time = trim(time);
    if !time.is_empty() && !is_twelve_hours(time) {
        return None;
    }
    let month = i16::try_from(month).ok()? + 1;
    let date = civil(digits(year)?, month, digits(day)?)?;
    Some((date, DateForm::Month))
}

/// `8:58:20 AM`.
fn is_twelve_hours(time: &[u8]) -> bool {
    let Some(clock) = time
        .strip_suffix(b"AM")
        .or_else(|| time.strip_suffix(b"PM"))
    else {
        return false;
    };
    let mut parts = trim(clock).split(|b| *b == b':');
    let hour = parts.next().and_then(digits);
    let rest: Vec<Option<i16>> = parts.take(4).map(digits).collect();
    hour.is_some_and(|hour| (1..=12).contains(&hour))
        && (1..=2).contains(&rest.len())
        && rest.iter().all(|part| part.is_some_and(|part| part < 61))
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()
}

/// Blanks around a part, no-break ones too.
fn trim(mut part: &[u8]) -> &[u8] {
    loop {
        let before = part.len();
        part = part.trim_ascii();
        for space in [&b"\xc2\xa0"[..], b"\xe2\x80\xaf"] {
            part = part.strip_prefix(space).unwrap_or(part);
            part = part.strip_suffix(space).unwrap_or(part);
        }
        if part.len() == before {
            return part;
        }
    }
}

/// Up to four digits.
fn digits(part: &[u8]) -> Option<i16> {
    if part.is_empty() || part.len() > 4 || !part.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let add = |sum: i16, digit: &u8| 10 * sum + i16::from(digit - b'0');
    Some(part.iter().fold(0, add))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn one_day_is_read_in_every_way_that_files_write_it() {
        for (cell, form) in [
            ("2014-10-31", DateForm::Iso),
            ("2014-10-31T00:00:00", DateForm::Moment),
            ("2014-10-31 23:59", DateForm::Moment),
            ("2014-10-31T23:30:00.123+02:00", DateForm::Moment),
            ("2014-10-31T23:30:00Z", DateForm::Moment),
            ("2014-10-31T23:30:00-0500", DateForm::Moment),
            ("2014.10.31.", DateForm::YearFirst),
            ("2014. 10. 31.", DateForm::YearFirst),
            ("31.10.2014", DateForm::DayFirst),
            ("31. 10. 2014", DateForm::DayFirst),
            ("31.\u{a0}10.\u{a0}2014", DateForm::DayFirst),
            ("Oct 31, 2014 8:58:20 AM", DateForm::Month),
            ("Oct 31, 2014 12:58:20\u{202f}PM", DateForm::Month),
            ("Oct 31, 2014", DateForm::Month),
        ] {
            let expected = Some((day(2014, 10, 31), form));
            assert_eq!(parse(cell.as_bytes()), expected, "{cell}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in [
            "",
            "2014",
            "2014-02-30",
            "2014-10-31T25:00:00",
            "2014-10-31T10",
            "2014-10-31X",
            "31.13.2014",
            "1.2.3",
            "1.2.3.4",
            "Okt 31, 2014",
            "Oct 31, 2014 13:00:00 PM",
            "Oct 31 2014",
            "2014-10-31T10:00:00+99:00",
            "2014-1-1",
            "31/10/2014",
            "\u{a0}",
            "....",
            "2014-10-3\u{e9}",
        ] {
            assert_eq!(parse(cell.as_bytes()), None, "{cell}");
        }
    }
}
