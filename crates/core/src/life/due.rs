//! Until when a state must be left.

use jiff::{SignedDuration, Timestamp, ToSpan};

use super::calendar::WorkCalendar;
use super::{CountedFrom, Counting, Due, Entry, Life, State};

impl Due {
    /// The last moment in time, counted from a moment.
    #[must_use]
    pub fn at(&self, from: Timestamp, calendar: &WorkCalendar) -> Timestamp {
        let day = calendar.day_of(from);
        match self.counting {
            Counting::Minutes => from
                .checked_add(SignedDuration::from_mins(i64::from(self.amount)))
                .unwrap_or(Timestamp::MAX),
            Counting::Calendar => day
                .checked_add(i64::from(self.amount).days())
                .map_or(Timestamp::MAX, |last| calendar.end_of(last)),
            Counting::Working => calendar.end_of(calendar.add_working_days(day, self.amount)),
        }
    }
}

impl Life {
    /// The last moment at which the entry may still be in its state; none where it may stay.
    #[must_use]
    pub fn due_at(&self, entry: &Entry, calendar: &WorkCalendar) -> Option<Timestamp> {
        self.state(&entry.state)?
            .due_at(entry.since, entry.opened, calendar)
    }

    /// Whether the entry should have left its state by now.
    #[must_use]
    pub fn is_overdue(&self, entry: &Entry, now: Timestamp, calendar: &WorkCalendar) -> bool {
        self.due_at(entry, calendar).is_some_and(|due| now > due)
    }
}

impl State {
    /// The last moment in this state for an entry that was opened then and came into it then.
    #[must_use]
    pub fn due_at(
        &self,
        since: Timestamp,
        opened: Timestamp,
        calendar: &WorkCalendar,
    ) -> Option<Timestamp> {
        self.due.map(|due| {
            let from = match due.from {
                CountedFrom::State => since,
                CountedFrom::Opening => opened,
            };
            due.at(from, calendar)
        })
    }
}
