//! What registers with a life say of households and people, as answers of these: whether an entry about them was opened within
//! the year up to a day. The unit that is counted, masked and protected stays the household or the person: ten signals about one
//! family are one case, never ten.
//!
//! A condition asks for `signal` (anything of that register), for `signal.kind.neglect` (an entry whose category is this one) or
//! for `signal.night` (an entry whose yes-or-no answer is yes); a person's conditions also for these of the household, behind
//! `household.`, and these first.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::answer::Answer;
use crate::codebook::{Codebook, Indicator, Storing, Unit, VariableType};
use crate::condition::Condition;
use crate::frame::Column;
use crate::life::{Entry, Level};
use crate::record::Value;

/// The prefix of names that a person's condition asks of the household.
const HOUSEHOLD: &str = "household.";

/// Why an indicator cannot ask entries for this.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidReport {
    /// Neither a category of the register nor one of its yes-or-no answers, or one that is sealed in some state.
    #[error("{0} is no open category or yes-or-no answer of its register")]
    Unknown(String),
    /// It is asked of the population: who was reported is a case, under the threshold of cases.
    #[error("{0} is asked of the population")]
    Population(String),
    /// It asks for one sort of entries without having asked for any before: between the two counts there would be a
    /// difference that nothing protects.
    #[error("{name} is asked for without {first} before it")]
    Loose {
        /// What is asked for.
        name: String,
        /// What must be asked for in a condition before.
        first: String,
    },
}

/// What is asked of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Any,
    Code(String, u16),
    Yes(String),
}

/// What conditions ask of one register's entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    names: Vec<String>,
    what: Vec<What>,
}

impl Asked {
    /// What these names ask of a register, however often; none where nothing is asked of it.
    pub fn of<'n>(
        codebook: &Codebook,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<Option<Self>, InvalidReport> {
        let mut all = BTreeMap::new();
        for name in names {
            let own = name.strip_prefix(HOUSEHOLD).unwrap_or(name);
            let Some(rest) = own.strip_prefix(codebook.id.as_str()) else {
                continue;
            };
            let what = match rest.strip_prefix('.') {
                None if rest.is_empty() => What::Any,
                None => continue,
                Some(rest) => {
                    asked(codebook, rest).ok_or_else(|| InvalidReport::Unknown(name.to_owned()))?
                }
            };
            all.insert(own.to_owned(), what);
        }
        let (names, what): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        Ok((!names.is_empty()).then_some(Self { names, what }))
    }

    /// The names, without a prefix: each is a column.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What an entry says to what is asked.
    #[must_use]
    pub fn report(&self, entry: &Entry) -> Report {
        let holds = |what: &What| match what {
            What::Any => true,
            What::Code(variable, at) => entry.value(variable) == Some(&Value::Category(*at)),
            What::Yes(variable) => entry.value(variable) == Some(&Value::Boolean(true)),
        };
        Report {
            opened: Offset::UTC.to_datetime(entry.opened).date(),
            holds: self.what.iter().map(holds).collect(),
        }
    }

    /// The columns of a frame of so many rows on a day: for each name whether there was such an entry about the row's unit in
    /// the year up to that day, the day itself counted in. Nothing is missing: of a unit that nobody reported it is no.
    #[must_use]
    pub fn columns<'r>(
        &self,
        rows: usize,
        day: Date,
        reports: impl Iterator<Item = (u32, &'r Report)>,
    ) -> Vec<Column> {
        let after = day.saturating_sub(Span::new().years(1));
        let mut cells = vec![vec![false; rows]; self.names.len()];
        for (row, report) in reports.filter(|(_, own)| own.opened > after && own.opened <= day) {
            for (cells, holds) in cells.iter_mut().zip(&report.holds) {
                cells[row as usize] |= holds;
            }
        }
        let column =
            |cells: Vec<bool>| Column::Boolean(cells.into_iter().map(Answer::Value).collect());
        cells.into_iter().map(column).collect()
    }
}

/// An entry, as far as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The day on which it was opened (UTC).
    opened: Date,
    holds: Vec<bool>,
}

impl Report {
    /// The day on which the entry was opened (UTC).
    #[must_use]
    pub const fn day(&self) -> Date {
        self.opened
    }
}

/// What is asked by the part of a name behind the register's.
fn asked(codebook: &Codebook, rest: &str) -> Option<What> {
    let (variable, code) = match rest.split_once('.') {
        Some((variable, code)) => (variable, Some(code)),
        None => (rest, None),
    };
    let known = codebook.variable(variable)?;
    let life = codebook.life.as_ref()?;
    let mut states = life.states.iter();
    let is_sealed = states.any(|state| life.visible_level(variable, &state.code) == Level::Sealed);
    if known.store != Storing::Plain || is_sealed {
        return None;
    }
    match (known.kind, code) {
        (VariableType::Boolean, None) => Some(What::Yes(variable.to_owned())),
        (VariableType::Category, Some(code)) => {
            let mut codes = known.categories.iter();
            let at = codes.position(|own| own.code == code)?;
            Some(What::Code(variable.to_owned(), u16::try_from(at).ok()?))
        }
        _ => None,
    }
}

/// Refuses an indicator that asks for somebody reported among its population, or for a smaller group of them without having asked
/// for the larger one before: a kind among all who were reported, a person among the households that were. Only then are both counts
/// steps of one chain of cases, of which each is protected within the other.
pub fn check_chain(indicator: &Indicator, register: &str) -> Result<(), InvalidReport> {
    let is_own = |name: &str| {
        let own = name.strip_prefix(HOUSEHOLD).unwrap_or(name);
        let rest = own.strip_prefix(register);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let population = indicator.population.iter().flat_map(Condition::names);
    if let Some(name) = population.into_iter().find(|name| is_own(name)) {
        return Err(InvalidReport::Population(name.to_owned()));
    }
    let mut asked: Vec<&str> = Vec::new();
    for step in &indicator.cases {
        for name in step.names().into_iter().filter(|name| is_own(name)) {
            let mut larger = larger(name, register, indicator.unit).into_iter();
            if let Some(first) = larger.find(|larger| !asked.contains(&larger.as_str())) {
                let name = name.to_owned();
                return Err(InvalidReport::Loose { name, first });
            }
        }
        if let Condition::Is(name, true) = step {
            asked.push(name);
        }
    }
    Ok(())
}

/// The groups that everybody is in for whom a name holds, and that must be asked for before it. What is said of a person is said of
/// the household, too.
fn larger(name: &str, register: &str, unit: Unit) -> Vec<String> {
    let of_person = unit == Unit::Persons && !name.starts_with(HOUSEHOLD);
    let is_sort = name.strip_prefix(HOUSEHOLD).unwrap_or(name) != register;
    let mut larger = Vec::new();
    if is_sort {
        let prefix = if name.starts_with(HOUSEHOLD) {
            HOUSEHOLD
        } else {
            ""
        };
        larger.push(format!("{prefix}{register}"));
    }
    if of_person {
        larger.push(format!("{HOUSEHOLD}{name}"));
    }
    larger
}

#[cfg(test)]
#[path = "reported_tests.rs"]
mod tests;
