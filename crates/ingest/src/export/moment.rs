//! Days and moments as Briefcase writes them (`Apr 26, 2018 8:58:20 AM`), as ISO 8601.

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A day (`Apr 26, 2018`), a time (`8:58:20 AM`) or both, as `2018-04-26`, `08:58:20` or `2018-04-26T08:58:20`; None where
/// it is none of these, or does not exist.
#[must_use]
pub fn iso(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', '\u{a0}', '\u{202f}']).take(6).collect();
    match words.as_slice() {
        [month, day, year] => day_of(month, day, year),
        [clock, half] => time_of(clock, half),
        [month, day, year, clock, half] => {
            let (day, time) = (day_of(month, day, year)?, time_of(clock, half)?);
            Some(format!("{day}T{time}"))
        }
        _ => None,
    }
}

fn day_of(month: &str, day: &str, year: &str) -> Option<String> {
    let month = month.trim_end_matches('.').to_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let day = day.strip_suffix(',')?.parse().ok()?;
    let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, day).ok()?;
    Some(date.to_string())
}

fn time_of(clock: &str, half: &str) -> Option<String> {
    let parts: Vec<&str> = clock.split(':').take(4).collect();
    let [hour, minute, second] = parts.as_slice() else {
        return None;
    };
    let number = |text: &str, most: u8| text.parse::<u8>().ok().filter(|n| *n <= most);
    let (hour, minute, second) = (number(hour, 12)?, number(minute, 59)?, number(second, 59)?);
    let late = match half.to_ascii_uppercase().as_str() {
        "AM" => 0,
        "PM" => 12,
        _ => return None,
    };
    let hour = Some(hour).filter(|hour| *hour > 0)? % 12 + late;
    Some(format!("{hour:02}:{minute:02}:{second:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_briefcase_become_iso() {
        let cases = [
            ("Apr 26, 2018 8:58:20 AM", "2018-04-26T08:58:20"),
            ("Feb 1, 2018 12:35:19 PM", "2018-02-01T12:35:19"),
            ("Apr 26, 2018", "2018-04-26"),
            ("12:05:00 AM", "00:05:00"),
        ];
        for (text, wanted) in cases {
            assert_eq!(iso(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "",
            "Apr 31, 2018",
            "Apr 26 2018",
            "26. 4. 2018",
            "13:00:00 PM",
            "2018-04-26",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
