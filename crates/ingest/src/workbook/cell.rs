//! A cell's value as a text: numbers in their shortest form, days and moments as ISO 8601 has them.

use std::fmt::Write as _;

use calamine::{Data, DataRef, ExcelDateTime};

/// Writes a value; true where it is a number.
pub fn of_ref(value: &DataRef<'_>, text: &mut String) -> bool {
    match value {
        DataRef::Empty => {}
        DataRef::String(said) => text.push_str(said),
        DataRef::SharedString(said) => text.push_str(said),
        DataRef::DateTimeIso(moment) => iso(moment, text),
        DataRef::DurationIso(duration) => time_of_iso(duration, text),
        DataRef::Bool(is) => text.push_str(if *is { "true" } else { "false" }),
        DataRef::Int(number) => return whole(*number, text),
        DataRef::Float(number) => return float(*number, text),
        DataRef::DateTime(moment) => return moment_of(moment, text),
        DataRef::Error(error) => plain(error, text),
    }
    false
}

/// The same for a value that owns its text.
pub fn of(value: &Data, text: &mut String) -> bool {
    match value {
        Data::Empty => {}
        Data::String(said) => text.push_str(said),
        Data::DateTimeIso(moment) => iso(moment, text),
        Data::DurationIso(duration) => time_of_iso(duration, text),
        Data::Bool(is) => text.push_str(if *is { "true" } else { "false" }),
        Data::Int(number) => return whole(*number, text),
        Data::Float(number) => return float(*number, text),
        Data::DateTime(moment) => return moment_of(moment, text),
        Data::Error(error) => plain(error, text),
    }
    false
}

fn plain(value: impl std::fmt::Display, text: &mut String) {
    // A text takes all.
    let _always = write!(text, "{value}");
}

fn whole(number: i64, text: &mut String) -> bool {
    plain(number, text);
    true
}

/// A number in the shortest form that is it, without exponent.
pub fn float(number: f64, text: &mut String) -> bool {
    let number = if number == 0.0 { 0.0 } else { number };
    plain(number, text);
    true
}

/// A day, a moment or a time; what no calendar has stays the number that it is.
fn moment_of(moment: &ExcelDateTime, text: &mut String) -> bool {
    const LAST: f64 = 2_958_466.0;
    let serial = moment.as_f64();
    if !(0.0..LAST).contains(&serial) {
        return float(serial, text);
    }
    if moment.is_duration() {
        let seconds = (serial * 86_400.0).round() as u64;
        clock(seconds / 3600, seconds / 60 % 60, seconds % 60, text);
        return false;
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let clock = |text: &mut String| {
        clock(hour.into(), minute.into(), second.into(), text);
        if milli > 0 {
            plain(format_args!(".{milli:03}"), text);
        }
    };
    if serial < 1.0 {
        clock(text);
        return false;
    }
    plain(format_args!("{year:04}-{month:02}-{day:02}"), text);
    if (hour, minute, second, milli) != (0, 0, 0, 0) {
        text.push('T');
        clock(text);
    }
    false
}

fn clock(hours: u64, minutes: u64, seconds: u64, text: &mut String) {
    plain(format_args!("{hours:02}:{minutes:02}:{seconds:02}"), text);
}

/// A moment as it is written; midnight is the day alone.
pub fn iso(moment: &str, text: &mut String) {
    let day = moment.split_once('T').filter(|(_, time)| {
        let time = time.trim_end_matches('Z');
        time.len() >= 5 && time.bytes().all(|b| matches!(b, b'0' | b':' | b'.'))
    });
    text.push_str(day.map_or(moment, |(day, _)| day));
}

/// `PT10H30M05S` as `10:30:05`; any other duration as it is.
pub fn time_of_iso(duration: &str, text: &mut String) {
    let parts = || {
        let rest = duration.strip_prefix("PT")?;
        let (hours, rest) = rest.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?;
        let seconds = seconds.split(['.', ',']).next()?;
        let number = |part: &str| part.parse::<u64>().ok();
        Some((number(hours)?, number(minutes)?, number(seconds)?))
    };
    match parts() {
        Some((hours, minutes, seconds)) => clock(hours, minutes, seconds, text),
        None => text.push_str(duration),
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn written(value: &Data) -> String {
        let mut text = String::new();
        of(value, &mut text);
        text
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (number, text) in [
            (3.0, "3"),
            (0.1, "0.1"),
            (-0.0, "0"),
            (12_345_678_901_234.0, "12345678901234"),
            (728_998.95, "728998.95"),
            (1e21, "1000000000000000000000"),
        ] {
            assert_eq!(written(&Data::Float(number)), text);
        }
    }

    #[test]
    fn days_moments_and_times_are_iso_in_either_epoch() {
        let at = |serial, is_1904| {
            let kind = ExcelDateTimeType::DateTime;
            written(&Data::DateTime(ExcelDateTime::new(serial, kind, is_1904)))
        };
        assert_eq!(at(45_352.0, false), "2024-03-01");
        assert_eq!(at(43_890.0, true), "2024-03-01");
        assert_eq!(at(45_352.5, false), "2024-03-01T12:00:00");
        assert_eq!(at(0.75, false), "18:00:00");
        assert_eq!(at(-1.0, false), "-1");
        assert_eq!(at(1e9, false), "1000000000");
        let long = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(written(&Data::DateTime(long)), "36:00:00");
    }

    #[test]
    fn iso_texts_lose_their_midnight_and_nothing_else() {
        for (said, text) in [
            ("2024-03-01T00:00:00", "2024-03-01"),
            ("2024-03-01T00:00:00.000Z", "2024-03-01"),
            ("2024-03-01T10:00:00", "2024-03-01T10:00:00"),
            ("2024-03-01", "2024-03-01"),
        ] {
            assert_eq!(written(&Data::DateTimeIso(said.to_owned())), text);
        }
        let time = |said: &str| written(&Data::DurationIso(said.to_owned()));
        assert_eq!(time("PT10H30M05S"), "10:30:05");
        assert_eq!(time("PT10H30M05.5000S"), "10:30:05");
        assert_eq!(time("P1D"), "P1D");
    }
}
