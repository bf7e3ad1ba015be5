//! Weeks and months: the periods that counts are taken in.

use jiff::ToSpan;
use jiff::civil::Date;

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Every {
    /// From Monday to Sunday.
    #[default]
    Week,
    /// A month of the calendar.
    Month,
}

impl Every {
    /// Every length.
    pub const ALL: [Self; 2] = [Self::Week, Self::Month];

    /// The code in rules and interfaces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// Periods of a year, and how many on each side are of the same season.
    #[must_use]
    pub const fn season(self) -> (usize, usize) {
        match self {
            Self::Week => (52, 3),
            Self::Month => (12, 1),
        }
    }

    /// The first day of the period that holds a day.
    #[must_use]
    pub fn of(self, day: Date) -> Date {
        match self {
            Self::Week => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                day.saturating_sub(back.days())
            }
            Self::Month => day.first_of_month(),
        }
    }

    /// The first day of the period after the one that begins on this day.
    #[must_use]
    pub fn next(self, first: Date) -> Date {
        match self {
            Self::Week => first.saturating_add(7.days()),
            Self::Month => first.saturating_add(1.month()),
        }
    }

    /// The first day of the period before the one that begins on this day.
    #[must_use]
    pub fn before(self, first: Date) -> Date {
        match self {
            Self::Week => first.saturating_sub(7.days()),
            Self::Month => first.saturating_sub(1.month()),
        }
    }

    /// The first days of all periods from the one that holds `from` up to the last one that ended before `today`.
    #[must_use]
    pub fn ended(self, from: Date, today: Date) -> Vec<Date> {
        let current = self.of(today);
        let mut all = Vec::new();
        let mut first = self.of(from);
        while first < current {
            all.push(first);
            first = self.next(first);
        }
        all
    }
}
