//! Entries that are overdue, and data that grow old.

use std::collections::BTreeMap;

use gocpont_core::life::Living;
use gocpont_core::watch::{Age, Deadline};
use gocpont_records::entries::Standing;
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use super::board::{Idle, Looked};
use super::finding::Finding;
use super::read::is_open;
use super::run::{Look, Moment};
use crate::staff::Refused;
use crate::staff::office::Register;

/// Entries that should have left their state some days ago.
pub struct Overdue<'r> {
    rule: &'r Deadline,
    register: &'r Register,
    findings: Vec<Finding>,
}

impl<'r> Overdue<'r> {
    pub const fn new(rule: &'r Deadline, register: &'r Register) -> Self {
        Self {
            rule,
            register,
            findings: Vec::new(),
        }
    }
}

impl Look for Overdue<'_> {
    fn register(&self) -> &Register {
        self.register
    }

    fn take(&mut self, living: Living<'_>, standing: &Standing, now: &Moment<'_>) {
        let entry = &standing.entry;
        let Some(due) = standing
            .due
            .filter(|due| now.now > *due && is_open(living, entry))
        else {
            return;
        };
        // The end of a day is the first moment of the next one.
        let last = due
            .checked_sub(SignedDuration::from_millis(1))
            .unwrap_or(due);
        let due = now.office.calendar.day_of(last);
        let days = (now.today - due).get_days();
        if days < i32::try_from(self.rule.days).unwrap_or(i32::MAX) {
            return;
        }
        self.findings.push(Finding {
            tenant: entry.tenant.clone(),
            keeper: Some(entry.organisation.clone()),
            // Of each state that it stays in too long, once.
            series: format!("{}/{}", entry.id.0, entry.since.as_millisecond()),
            why: "overdue",
            number: Some(entry.id.0),
            from_day: Some(due),
            observed: Some(f64::from(days)),
            bound: Some(f64::from(self.rule.days)),
            ..Finding::default()
        });
    }

    fn done(self: Box<Self>, _: &Moment<'_>) -> Result<Looked, Refused> {
        Ok(Looked {
            findings: self.findings,
            ..Looked::default()
        })
    }
}

/// Open entries that nobody has written for some months, by who has them.
pub struct Untouched<'r> {
    rule: &'r Age,
    register: &'r Register,
    /// How many, and when the oldest of them was written last.
    old: BTreeMap<(String, String), (u32, Date)>,
}

impl<'r> Untouched<'r> {
    pub const fn new(rule: &'r Age, register: &'r Register) -> Self {
        Self {
            rule,
            register,
            old: BTreeMap::new(),
        }
    }
}

impl Look for Untouched<'_> {
    fn register(&self) -> &Register {
        self.register
    }

    fn take(&mut self, living: Living<'_>, standing: &Standing, now: &Moment<'_>) {
        let entry = &standing.entry;
        let day = now.office.calendar.day_of(standing.touched);
        if !is_open(living, entry) || day > youngest(self.rule, now.today) {
            return;
        }
        let keeper = (entry.tenant.clone(), entry.organisation.clone());
        let (count, oldest) = self.old.entry(keeper).or_insert((0, day));
        *count += 1;
        *oldest = day.min(*oldest);
    }

    fn done(self: Box<Self>, _: &Moment<'_>) -> Result<Looked, Refused> {
        let finding =
            |((tenant, keeper), (count, oldest)): ((String, String), (u32, Date))| Finding {
                tenant,
                series: keeper.clone(),
                keeper: Some(keeper),
                why: "old",
                from_day: Some(oldest),
                observed: Some(f64::from(count)),
                bound: Some(f64::from(self.rule.months)),
                ..Finding::default()
            };
        Ok(Looked {
            findings: self.old.into_iter().map(finding).collect(),
            ..Looked::default()
        })
    }
}

/// The last day that is old on this one.
fn youngest(rule: &Age, today: Date) -> Date {
    today.saturating_sub(i64::from(rule.months).months())
}

/// Registers of people whose newest record is old.
pub fn records(rule: &Age, now: &Moment<'_>) -> Result<Looked, Refused> {
    let Some(sight) = now.sight else {
        return Ok(Looked::idle(Idle::NoRegister));
    };
    let newest = sight.newest(&rule.register, now.today, now.towns)?;
    if newest.is_empty() {
        return Ok(Looked::idle(Idle::NoRegister));
    }
    let old = newest
        .into_iter()
        .filter(|(_, day)| *day <= youngest(rule, now.today));
    let finding = |(tenant, day)| Finding {
        tenant,
        series: rule.register.clone(),
        why: "old_records",
        from_day: Some(day),
        bound: Some(f64::from(rule.months)),
        ..Finding::default()
    };
    Ok(Looked {
        findings: old.map(finding).collect(),
        ..Looked::default()
    })
}
