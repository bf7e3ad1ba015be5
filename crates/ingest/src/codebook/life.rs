//! The life of a register from its tables: states, transitions, links, visibility, repeats and flags.

use gocpont_core::codebook::{Codebook, Variable};
use gocpont_core::condition::Condition;
use gocpont_core::life::{
    Counting, Due, DueIf, Flag, Life, Link, Part, PlaceKind, Repeat, RequiredIf, Rule, State,
    Transition,
};

use super::condition::{self, Missing, RawCondition};
use super::raw_life::{
    RawDue, RawDueIf, RawFlag, RawLife, RawLink, RawPart, RawPlace, RawRepeat, RawRequiredIf,
    RawRule, RawState, RawTransition,
};
use crate::document::{is_code, setting};
use crate::error::InvalidFile;
use crate::parameter::Thresholds;

/// All tables that belong to a life.
pub struct RawParts {
    pub life: Option<RawLife>,
    pub states: Vec<RawState>,
    pub transitions: Vec<RawTransition>,
    pub links: Vec<RawLink>,
    pub visibility: Vec<RawRule>,
    pub repeats: Vec<RawRepeat>,
    pub flags: Vec<RawFlag>,
}

impl RawParts {
    /// The first kind of table that stands there, if there is one.
    fn first(&self) -> Option<&'static str> {
        let kinds = [
            ("state", self.states.is_empty()),
            ("transition", self.transitions.is_empty()),
            ("link", self.links.is_empty()),
            ("visibility", self.visibility.is_empty()),
            ("repeat", self.repeats.is_empty()),
            ("flag", self.flags.is_empty()),
        ];
        let mut there = kinds.into_iter().filter(|(_, empty)| !empty);
        there.next().map(|(kind, _)| kind)
    }
}

/// Refuses a codebook whose life makes no sense.
pub fn check(file: &str, codebook: &Codebook) -> Result<(), InvalidFile> {
    let wrong = codebook.life.as_ref().map(|life| life.check(codebook));
    match wrong.unwrap_or_default().into_iter().next() {
        None => Ok(()),
        Some(wrong) => Err(setting(
            file,
            &wrong.table,
            wrong.key,
            &wrong.value,
            &wrong.allowed,
        )),
    }
}

/// Reads the life of one register.
pub struct Reader<'r> {
    /// The codebook's file, for messages.
    pub file: &'r str,
    /// The codebook's variables.
    pub variables: &'r [Variable],
    /// The thresholds of the day.
    pub thresholds: &'r Thresholds,
}

impl Reader<'_> {
    /// The life, where there is `[life]`.
    pub fn life(&self, raw: RawParts) -> Result<Option<Life>, InvalidFile> {
        let Some(life) = raw.life else {
            return match raw.first() {
                None => Ok(None),
                Some(kind) => self.refuse(kind, kind, "", "such tables only beside [life]"),
            };
        };
        let each = |wanted| life.place.contains(&wanted);
        let place = PlaceKind {
            point: each(RawPlace::Point),
            area: each(RawPlace::Area),
            hotspot: each(RawPlace::Hotspot),
            many: life.many_places,
        };
        if place.many && life.place.is_empty() {
            let allowed = "false, where entries are nowhere";
            return self.refuse("life", "many_places", "true", allowed);
        }
        let rules = raw.visibility.into_iter().map(rule);
        let repeats = raw.repeats.into_iter();
        let repeats = repeats.map(|RawRepeat { same, within_days }| Repeat { same, within_days });
        Ok(Some(Life {
            states: each_of(raw.states, |raw| self.state(raw))?,
            initial: life.initial,
            opened_by: parts(life.opened_by),
            transitions: each_of(raw.transitions, |raw| self.transition(raw))?,
            links: each_of(raw.links, |raw| self.link(raw))?,
            visibility: rules.collect(),
            place,
            repeats: repeats.collect(),
            flags: each_of(raw.flags, |raw| self.flag(raw))?,
        }))
    }

    fn refuse<T>(
        &self,
        table: &str,
        key: &str,
        value: &str,
        allowed: &str,
    ) -> Result<T, InvalidFile> {
        Err(setting(self.file, table, key, value, allowed))
    }

    fn code(&self, kind: &str, code: &str) -> Result<String, InvalidFile> {
        let table = format!("{kind} {code}");
        if is_code(code) {
            return Ok(table);
        }
        self.refuse(&table, "code", code, "a snake_case name")
    }

    fn state(&self, raw: RawState) -> Result<State, InvalidFile> {
        let table = self.code("state", &raw.code)?;
        let due = raw.due.map(|due| self.due(&table, &due)).transpose()?;
        let due_if = |RawDueIf { when, due }| {
            Ok(DueIf {
                when: self.condition(&table, "due_if", &when)?,
                due: self.due(&table, &due)?,
            })
        };
        let due_if = each_of(raw.due_if, due_if)?;
        Ok(State {
            due_if,
            code: raw.code,
            label: raw.label.into(),
            is_final: raw.is_final,
            reopens: raw.reopens,
            edited_by: parts(raw.edited_by),
            due,
            escalates_to: raw.escalates_to.map(Into::into),
        })
    }

    fn due(&self, table: &str, raw: &RawDue) -> Result<Due, InvalidFile> {
        let given = [
            (raw.minutes, Counting::Minutes),
            (raw.days, Counting::Calendar),
            (raw.working_days, Counting::Working),
        ];
        let given = given
            .into_iter()
            .filter_map(|(amount, counting)| Some((amount?, counting)));
        match given.collect::<Vec<_>>()[..] {
            [(amount, counting)] => Ok(Due {
                amount,
                counting,
                from: raw.from.into(),
            }),
            _ => self.refuse(table, "due", "", "one of minutes, days and working_days"),
        }
    }

    fn transition(&self, raw: RawTransition) -> Result<Transition, InvalidFile> {
        let table = self.code("transition", &raw.code)?;
        let only_if = raw.only_if.as_ref();
        let required = |RawRequiredIf { when, requires }| {
            Ok(RequiredIf {
                when: self.condition(&table, "requires_if", &when)?,
                requires,
            })
        };
        Ok(Transition {
            only_if: only_if
                .map(|raw| self.condition(&table, "only_if", raw))
                .transpose()?,
            requires_if: each_of(raw.requires_if, required)?,
            code: raw.code,
            label: raw.label.into(),
            from: raw.from,
            to: raw.to,
            roles: parts(raw.roles),
            requires: raw.requires,
            tells: raw.tells.into_iter().map(Into::into).collect(),
        })
    }

    fn link(&self, raw: RawLink) -> Result<Link, InvalidFile> {
        let table = self.code("link", &raw.code)?;
        if !is_code(&raw.to) {
            return self.refuse(&table, "to", &raw.to, "the name of a register");
        }
        Ok(Link {
            code: raw.code,
            label: raw.label.into(),
            to: raw.to,
            many: raw.many,
            when_gone: raw.when_gone.into(),
        })
    }

    fn flag(&self, raw: RawFlag) -> Result<Flag, InvalidFile> {
        let table = self.code("flag", &raw.code)?;
        Ok(Flag {
            when: self.condition(&table, "when", &raw.when)?,
            code: raw.code,
            label: raw.label.into(),
            until: raw.until,
            forbids: raw.forbids,
        })
    }

    fn condition(
        &self,
        table: &str,
        key: &str,
        raw: &RawCondition,
    ) -> Result<Condition, InvalidFile> {
        let reader = condition::Reader {
            file: self.file,
            table,
            variables: self.variables,
            thresholds: self.thresholds,
        };
        match reader.condition(key, raw)? {
            Ok(condition) => Ok(condition),
            Err(Missing(parameter)) => {
                self.refuse(table, key, &parameter, "a parameter that has a value")
            }
        }
    }
}

fn rule(raw: RawRule) -> Rule {
    Rule {
        variables: raw.variables,
        states: raw.states,
        level: raw.level.into(),
        with: raw.with,
    }
}

fn parts(raw: Vec<RawPart>) -> Vec<Part> {
    raw.into_iter().map(Into::into).collect()
}

fn each_of<R, T>(
    raw: Vec<R>,
    read: impl Fn(R) -> Result<T, InvalidFile>,
) -> Result<Vec<T>, InvalidFile> {
    raw.into_iter().map(read).collect()
}

#[cfg(test)]
#[path = "life_tests.rs"]
mod tests;
