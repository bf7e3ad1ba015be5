//! The eight half-yearly waves: when people were asked, and what the forms of that time asked.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::planted::WAVES;

/// Days of field work before the period's date.
const FIELD_DAYS: i64 = 42;

/// Year, month and day.
pub type Day = (i16, u8, u8);

/// One wave.
pub struct Wave {
    /// Its number from 0.
    pub number: u8,
    /// Its name, such as `2021-1`.
    pub name: String,
    /// The date of its period.
    pub period: Day,
    /// The first day of field work.
    pub opens: Day,
    /// All days of field work, as they stand in the files.
    pub days: Vec<String>,
}

impl Wave {
    /// The wave of a number below [`WAVES`].
    pub fn new(number: u8) -> Self {
        let year = 2021 + i16::from(number / 2);
        let half = number % 2;
        let period = if half == 0 { (3, 31) } else { (9, 30) };
        let end = jiff::civil::date(year, period.0, period.1);
        let day = |before: i64| end.saturating_sub(before.days());
        Self {
            number,
            name: format!("{year}-{}", half + 1),
            period: parts(end),
            opens: parts(day(FIELD_DAYS)),
            days: (0..FIELD_DAYS).map(|n| day(n + 1).to_string()).collect(),
        }
    }

    /// All waves in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..WAVES).map(Self::new)
    }

    /// How many of a hundred answer: nearly all at first, fewer later.
    pub fn response(&self) -> f64 {
        if self.number == 0 { 0.96 } else { 0.85 }
    }

    /// Whether coordinates stand in the national grid (EPSG:23700), columns are parted by semicolons and decimals by
    /// commas, as an office's spreadsheet writes them.
    pub fn is_of_the_office(&self) -> bool {
        self.name == "2023-2"
    }

    /// Whether loneliness, satisfaction and wishes were on the form: from 2022.
    pub fn asks_contacts(&self) -> bool {
        self.number >= 2
    }

    /// Whether the ten items of everyday activity were on the form: once a year.
    pub fn asks_activities(&self) -> bool {
        self.number % 2 == 1
    }
}

fn parts(date: Date) -> Day {
    (date.year(), date.month() as u8, date.day() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waves_end_before_the_dates_of_the_plan() {
        let plan = include_str!("../../../data/plans/demo.toml");
        for wave in Wave::all() {
            let (year, month, day) = wave.period;
            assert!(
                plan.contains(&format!("  {year}-{month:02}-{day:02},\n")),
                "{}",
                wave.name
            );
        }
        let first = Wave::new(0);
        assert_eq!(first.name, "2021-1");
        assert_eq!(first.days[0], "2021-03-30");
        assert_eq!(first.opens, (2021, 2, 17));
        assert_eq!(first.days.last().map(String::as_str), Some("2021-02-17"));
    }
}
