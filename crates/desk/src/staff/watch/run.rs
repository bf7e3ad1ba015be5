//! A run of all rules: what they see, what is new of it, what is over.

use std::sync::{Arc, PoisonError};

use gocpont_access::audit::{Act, Entry as Noted, Object, Outcome};
use gocpont_access::{Action, RegisterCode, TenantCode, Who};
use gocpont_core::life::Living;
use gocpont_core::watch::{About, Rule};
use gocpont_records::entries::Standing;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value as Json;

use super::board::{Board, Fault, Idle, Looked, Ran};
use super::raise::Alerts;
use super::read::{Annotated, breaks, each};
use super::sight::{Sight, Town};
use super::{ALERTS, band, cluster, people, standing, told};
use crate::staff::Refused;
use crate::staff::office::{Office, Register};

/// What every rule looks with.
pub struct Moment<'m> {
    /// The files.
    pub office: &'m Office,
    /// Figures and people.
    pub sight: Option<&'m dyn Sight>,
    /// The municipalities.
    pub towns: &'m [Town],
    /// Annotated breaks.
    pub breaks: &'m [Annotated],
    /// The moment.
    pub now: Timestamp,
    /// Its day, by the desk's calendar.
    pub today: Date,
}

impl<'m> Moment<'m> {
    fn of(
        office: &'m Office,
        now: Timestamp,
        (towns, breaks): (&'m [Town], &'m [Annotated]),
    ) -> Self {
        Self {
            office,
            sight: office.watch.sight.as_deref(),
            towns,
            breaks,
            now,
            today: office.calendar.day_of(now),
        }
    }
}

/// A rule that looks at a register's entries, one after another.
pub trait Look {
    /// The register.
    fn register(&self) -> &Register;
    /// Takes an entry in.
    fn take(&mut self, living: Living<'_>, standing: &Standing, now: &Moment<'_>);
    /// What it has found.
    fn done(self: Box<Self>, now: &Moment<'_>) -> Result<Looked, Refused>;
}

/// Runs all rules now: raises what is new, each once, and notes what is over. It is written down as the program's doing.
pub fn run(office: &Office, now: Timestamp) -> Result<Ran, Refused> {
    let _one = office
        .watch
        .running
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let (towns, breaks) = (towns(office)?, breaks(office)?);
    let moment = Moment::of(office, now, (&towns, &breaks));
    let (looked, mut ran) = look(&moment)?;
    if office.register(ALERTS).is_ok() {
        let mut alerts = Alerts::read(&moment)?;
        for (rule, looked) in office.watch.rules.iter().zip(&looked) {
            if let Err(error) = alerts.settle(rule, looked, &mut ran) {
                ran.faults.push(fault(rule, &error));
            }
        }
        ran.open = alerts.open();
    } else {
        ran.faults.push(Fault::of("watch-fault-no-alerts"));
    }
    ran.at = now;
    let board = Board {
        looked,
        ran: ran.clone(),
        has_run: true,
    };
    *office.watch.last() = Some(Arc::new(board));
    Ok(ran)
}

/// What the last run saw; a look that raises nothing, where there was none.
pub fn board(office: &Office, now: Timestamp) -> Result<Arc<Board>, Refused> {
    if let Some(board) = office.watch.last().clone() {
        return Ok(board);
    }
    let (towns, breaks) = (towns(office)?, breaks(office)?);
    let (looked, ran) = look(&Moment::of(office, now, (&towns, &breaks)))?;
    Ok(Arc::new(Board {
        looked,
        ran,
        has_run: false,
    }))
}

/// Every rule with what it does, its series and the alerts that are not closed, for the program itself: of all municipalities.
pub fn rules(office: &Office, now: Timestamp) -> Result<Vec<Json>, Refused> {
    let register: RegisterCode = ALERTS.parse().map_err(|_| Refused::NotFound)?;
    let act = Noted::new(now, Who::Program, Act::On(Action::List), Outcome::Done);
    office
        .staff()
        .note(&act.about(Object::Register(register)))?;
    told::rules(office, None, &*board(office, now)?)
}

fn towns(office: &Office) -> Result<Vec<Town>, Refused> {
    let all = office.staff().tenants()?.into_iter();
    let town = all.map(|own| Town {
        code: own.code.to_string(),
        name: own.name,
    });
    Ok(town.collect())
}

/// Every rule's look, in their order.
fn look(now: &Moment<'_>) -> Result<(Vec<Looked>, Ran), Refused> {
    let rules = &now.office.watch.rules;
    let mut ran = Ran::default();
    let mut looked: Vec<Looked> = Vec::with_capacity(rules.len());
    let mut looking: Vec<(usize, Box<dyn Look + '_>)> = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        looked.push(Looked::default());
        let done = match start(rule, now) {
            Started::Reads(look) => {
                looking.push((at, look));
                continue;
            }
            Started::Done(done) => done,
        };
        looked[at] = said(rule, done, &mut ran);
        if matches!(rule.about, About::Person(_)) {
            ran.persons += looked[at].persons;
        }
    }
    for register in now.office.registers() {
        let mut own: Vec<&mut (usize, Box<dyn Look + '_>)> = looking
            .iter_mut()
            .filter(|(_, look)| look.register().code == register.code)
            .collect();
        if own.is_empty() {
            continue;
        }
        each(now.office, register, |living, standing| {
            for (_, look) in &mut own {
                look.take(living, &standing, now);
            }
            Ok(())
        })?;
    }
    for (at, look) in looking {
        looked[at] = said(&rules[at], look.done(now), &mut ran);
    }
    Ok((looked, ran))
}

fn fault(rule: &Rule, error: &Refused) -> Fault {
    Fault {
        word: "watch-fault-rule",
        rule: rule.id.clone(),
        detail: error.to_string(),
    }
}

/// A rule that fails keeps no other from looking.
fn said(rule: &Rule, done: Result<Looked, Refused>, ran: &mut Ran) -> Looked {
    done.unwrap_or_else(|error| {
        ran.faults.push(fault(rule, &error));
        Looked::idle(Idle::Failed)
    })
}

enum Started<'s> {
    Reads(Box<dyn Look + 's>),
    Done(Result<Looked, Refused>),
}

fn start<'s>(rule: &'s Rule, now: &Moment<'s>) -> Started<'s> {
    let register = rule.about.register().map(|code| now.office.register(code));
    let none = || Started::Done(Ok(Looked::idle(Idle::NoRegister)));
    match (&rule.about, register) {
        (About::Band(own), Some(Ok(register))) => {
            Started::Reads(Box::new(band::Counting::new(rule, own, register)))
        }
        (About::Band(own), None) => Started::Done(match &own.indicator {
            Some(indicator) => looked_at(now, Action::SeeAggregates, || {
                band::of_indicator(rule, own, indicator, now)
            }),
            None => Ok(Looked::default()),
        }),
        (About::Cluster(own), Some(Ok(register))) => {
            Started::Reads(Box::new(cluster::Crowding::new(own, register)))
        }
        (About::Deadline(own), Some(Ok(register))) => {
            Started::Reads(Box::new(standing::Overdue::new(own, register)))
        }
        (About::Age(own), Some(Ok(register))) => {
            Started::Reads(Box::new(standing::Untouched::new(own, register)))
        }
        (About::Age(own), _) => Started::Done(standing::records(own, now)),
        (About::Hotspot(own), _) => Started::Done(looked_at(now, Action::SeeAggregates, || {
            cluster::spots(rule, own, now)
        })),
        (About::Person(own), _) => Started::Done(looked_at(now, Action::List, || {
            people::people(&rule.id, own, now)
        })),
        _ => none(),
    }
}

/// Looking at people or at counts of them is written down before it is done, and with how many when it is.
fn looked_at(
    now: &Moment<'_>,
    action: Action,
    look: impl FnOnce() -> Result<Looked, Refused>,
) -> Result<Looked, Refused> {
    let register: RegisterCode = "person".parse().map_err(|_| Refused::NotFound)?;
    let act = |persons: Option<u64>, outcome| {
        let mut entry = Noted::new(now.now, Who::Program, Act::On(action), outcome)
            .about(Object::Register(register.clone()));
        entry.persons = persons;
        entry
    };
    let of = now.office.staff().note(&act(None, Outcome::Begun))?;
    let done = look();
    let outcome = if done.is_ok() {
        Outcome::Done
    } else {
        Outcome::Failed
    };
    if let Ok(looked) = &done {
        now.office
            .staff()
            .note(&act(Some(looked.persons), Outcome::Done))?;
    }
    now.office.staff().note_outcome(of, outcome, now.now)?;
    done
}

/// Writes something into the register of alerts, which is written down before.
pub fn noted<T>(
    now: &Moment<'_>,
    register: &Register,
    (tenant, persons): (&str, Option<u64>),
    work: impl FnOnce() -> Result<T, Refused>,
) -> Result<T, Refused> {
    let tenant: TenantCode = tenant.parse().map_err(|_| Refused::NotFound)?;
    let mut entry = Noted::new(
        now.now,
        Who::Program,
        Act::On(Action::Change),
        Outcome::Begun,
    )
    .about(Object::Register(register.code.clone()))
    .within(&tenant);
    entry.persons = persons;
    let of = now.office.staff().note(&entry)?;
    let done = work();
    let outcome = if done.is_ok() {
        Outcome::Done
    } else {
        Outcome::Failed
    };
    now.office.staff().note_outcome(of, outcome, now.now)?;
    done
}
