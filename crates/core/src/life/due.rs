//! Until when a state must be left.

use jiff::{SignedDuration, Timestamp, ToSpan};

use super::calendar::WorkCalendar;
use super::living::Living;
use super::{CountedFrom, Counting, Due, Entry};

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

impl Living<'_> {
    /// The last moment at which the entry may still be in its state; none where it may stay.
    #[must_use]
    pub fn due_at(self, entry: &Entry, calendar: &WorkCalendar) -> Option<Timestamp> {
        let due = self.due(entry)?;
        let from = match due.from {
            CountedFrom::State => entry.since,
            CountedFrom::Opening => entry.opened,
        };
        Some(due.at(from, calendar))
    }

    /// Whether the entry should have left its state by now.
    #[must_use]
    pub fn is_overdue(self, entry: &Entry, now: Timestamp, calendar: &WorkCalendar) -> bool {
        self.due_at(entry, calendar).is_some_and(|due| now > due)
    }

    fn due(self, entry: &Entry) -> Option<Due> {
        let state = self.life.state(&entry.state)?;
        let look = self.look(entry);
        let mut special = state
            .due_if
            .iter()
            .filter(|due_if| look.holds(&due_if.when));
        special.next().map(|due_if| due_if.due).or(state.due)
    }
}
