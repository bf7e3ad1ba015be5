//! What happened to entries in a week, from their revisions: which were open, which came and went, in what state each was at its
//! end, and which steps were taken.

use std::collections::BTreeMap;

use gocpont_core::life::{Entry, Living, WorkCalendar};
use gocpont_records::entries::Revision;
use jiff::Timestamp;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A week of seven days by the local clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Its Sunday.
    pub sunday: Date,
    /// The moment at which it begins.
    pub begins: Timestamp,
    /// The moment at which it ends, which does not belong to it.
    pub ends: Timestamp,
}

impl Week {
    /// A week as ISO 8601 writes it, such as 2026-W48, by the clock of a calendar.
    pub fn read(text: &str, calendar: &WorkCalendar) -> Option<Self> {
        let (year, week) = text.split_once("-W")?;
        let is_digits = |text: &str, length| {
            text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_digits(year, 4) || !is_digits(week, 2) {
            return None;
        }
        let first = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday);
        let monday = first.ok()?.date();
        let sunday = monday.checked_add(jiff::Span::new().days(6)).ok()?;
        Some(Self {
            monday,
            sunday,
            begins: calendar.end_of(monday.yesterday().ok()?),
            ends: calendar.end_of(sunday),
        })
    }
}

/// An entry that was open at any time of a week.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The entry as it was at the week's end.
    pub entry: Entry,
    /// Until when it had to leave its state then.
    pub due: Option<Timestamp>,
    /// Whether it was late then.
    pub overdue: bool,
    /// Whether it was open then.
    pub is_open: bool,
    /// Whether it was opened in the week.
    pub is_new: bool,
    /// Whether it came to its end in the week, and stayed there.
    pub is_closed: bool,
    /// How often each transition was taken in the week.
    pub steps: BTreeMap<String, u64>,
}

/// What a week was to an entry with these revisions, the first one first; nothing, where it was not there yet or was closed
/// already. A week that is not over ends now.
pub fn row(
    living: Living<'_>,
    revisions: &[Revision],
    week: &Week,
    (calendar, now): (&WorkCalendar, Timestamp),
) -> Option<Row> {
    let is_final = |entry: &Entry| {
        living
            .life
            .state(&entry.state)
            .is_some_and(|state| state.is_final)
    };
    let before = revisions
        .iter()
        .take_while(|own| own.recorded_at < week.begins);
    let before = before.last().map(|own| &own.entry);
    let within: Vec<&Revision> = revisions
        .iter()
        .filter(|own| own.recorded_at >= week.begins && own.recorded_at < week.ends)
        .collect();
    let last = within.last().map(|own| &own.entry).or(before)?;
    let was_open = before.is_some_and(|entry| !is_final(entry));
    if !was_open && within.is_empty() {
        return None;
    }
    // What was closed before, and was only corrected, was not open.
    let was_open_within = within.iter().any(|own| !is_final(&own.entry));
    if !was_open && !was_open_within && before.is_some() {
        return None;
    }
    let mut steps = BTreeMap::new();
    for step in within.iter().filter_map(|own| own.step.as_ref()) {
        *steps.entry(step.clone()).or_insert(0) += 1;
    }
    let due = living.due_at(last, calendar);
    let is_open = !is_final(last);
    Some(Row {
        due,
        overdue: is_open && due.is_some_and(|due| due < week.ends.min(now)),
        is_open,
        is_new: before.is_none(),
        is_closed: !is_open,
        steps,
        entry: last.clone(),
    })
}
