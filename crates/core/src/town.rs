//! The registers of one town at one date, joined: people with their household and their care assessment, and the
//! scores of the instruments as columns beside the answers.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::answer::{Answer, NoAnswer};
use crate::frame::{Column, Frame, InvalidFrame};
use crate::instrument::dated::Tables;
use crate::instrument::{InstrumentInfo, Item, arope, cfs9, hhh, pnp, szmm36};
use crate::person_scores::People;
use crate::{care_scores, dwelling_scores, household_scores, need_scores, person_scores};

/// The registers as they stand at one date. Days are counted from 1970-01-01.
#[derive(Clone, Debug)]
pub struct Registers {
    /// Households and their dwellings.
    pub households: Frame,
    /// People; `birth_date` is a number of days.
    pub persons: Frame,
    /// Care assessments.
    pub care: Frame,
    /// For each person the row of the household.
    pub household_of: Vec<Option<u32>>,
    /// For each person the row of the care assessment.
    pub care_of: Vec<Option<u32>>,
}

/// Households and people with everything that a condition may name.
#[derive(Clone, Debug)]
pub struct Town {
    /// One row for each household.
    pub households: Frame,
    /// One row for each person.
    pub persons: Frame,
}

/// Name of the column of a register's frame that says from which day each record is valid, in days from 1970-01-01.
/// Without it a record is scored with the tables of the join's date.
pub const RECORD_DAY: &str = "valid_from";

/// What decides which scores are made, and which columns people get from other registers.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'r> {
    /// Instruments that are on.
    pub instruments: &'r BTreeSet<String>,
    /// Names that conditions ask for: `household.X` and `elder_care.X` are joined to people only where asked.
    pub wanted: &'r BTreeSet<String>,
    /// Dated tables; a record is scored with the ones valid on its own day.
    pub tables: &'r Tables,
}

impl Rules<'_> {
    /// Whether income poverty is asked for: by a condition, or by the risk of poverty or social exclusion.
    pub(crate) fn asks_poverty(&self) -> bool {
        let names = ["income_poor", "household.income_poor"];
        self.instruments.contains(arope::INFO.id) || names.iter().any(|n| self.wanted.contains(*n))
    }

    /// Whether a score of this register depends on the day of its records, see [`RECORD_DAY`].
    #[must_use]
    pub fn needs_record_days(&self, register: &str) -> bool {
        let on = |info: &InstrumentInfo| self.instruments.contains(info.id);
        match register {
            "household" => self.asks_poverty(),
            "person" => on(&hhh::INFO),
            "elder_care" => on(&szmm36::INFO) || on(&pnp::INFO) || on(&cfs9::INFO),
            _ => false,
        }
    }
}

/// What is known of each care assessment beside its answers.
pub(crate) struct Known<'k> {
    /// The day of the assessment.
    pub days: Vec<Date>,
    /// The person's age on that day.
    pub ages: Vec<Item<u8>>,
    /// Dated tables.
    pub tables: &'k Tables,
}

/// Joins the registers at a date and scores the instruments that are switched on, without dated tables.
pub fn join(
    registers: Registers,
    at: Date,
    instruments: &BTreeSet<String>,
    wanted: &BTreeSet<String>,
) -> Result<Town, InvalidFrame> {
    let tables = &Tables::default();
    let rules = Rules {
        instruments,
        wanted,
        tables,
    };
    join_with(registers, at, &rules)
}

/// Joins the registers at a date and scores the instruments that are switched on.
pub fn join_with(registers: Registers, at: Date, rules: &Rules<'_>) -> Result<Town, InvalidFrame> {
    let Registers {
        mut households,
        mut persons,
        mut care,
        household_of,
        care_of,
    } = registers;
    let birth_days = persons.numbers("birth_date");
    let ages = ages(&birth_days, at);
    let days = |register: &str, frame: &Frame| {
        if rules.needs_record_days(register) {
            record_days(frame, at)
        } else {
            Vec::new()
        }
    };
    let assessed = days("elder_care", &care);
    let known = Known {
        ages: need_scores::ages_on(&assessed, &birth_days, &care_of),
        days: assessed,
        tables: rules.tables,
    };
    drop(birth_days);
    persons.add("age", number_column(&ages, |age| f64::from(*age)))?;
    household_scores::add(
        &mut households,
        &mut persons,
        &household_of,
        &ages,
        rules.instruments,
    )?;
    let interviewed = days("household", &households);
    dwelling_scores::add(&mut households, &interviewed, rules)?;
    let people = People {
        household_of: &household_of,
        ages: &ages,
        days: days("person", &persons),
    };
    person_scores::add(&households, &mut persons, &people, rules)?;
    care_scores::add(&mut care, rules.instruments, &known)?;
    for name in rules.wanted {
        let found = name.split_once('.').and_then(|(register, column)| {
            let (frame, rows) = match register {
                "household" => (&households, &household_of),
                "elder_care" => (&care, &care_of),
                _ => return None,
            };
            Some(frame.column(column)?.gather(rows, NoAnswer::NotAsked))
        });
        if let Some(column) = found {
            persons.add(name, column)?;
        }
    }
    Ok(Town {
        households,
        persons,
    })
}

/// The day of each record: the frame's own, or the date of the join.
fn record_days(frame: &Frame, at: Date) -> Vec<Date> {
    let day = |days: Item<f64>| days.known().and_then(date_of).unwrap_or(at);
    frame.numbers(RECORD_DAY).into_iter().map(day).collect()
}

fn date_of(days: f64) -> Option<Date> {
    let epoch = jiff::civil::date(1970, 1, 1);
    let span = jiff::Span::new().try_days(days as i64).ok()?;
    epoch.checked_add(span).ok()
}

/// Ages in completed years; missing where the birth date is, or lies after the date.
fn ages(birth_days: &[Item<f64>], at: Date) -> Vec<Item<u8>> {
    birth_days.iter().map(|born| age(*born, at)).collect()
}

/// The age in completed years of somebody born so many days after 1970-01-01.
pub(crate) fn age(born: Item<f64>, at: Date) -> Item<u8> {
    let age = |days: f64| {
        let born = date_of(days)?;
        let had_birthday = (at.month(), at.day()) >= (born.month(), born.day());
        let years = i32::from(at.year()) - i32::from(born.year()) - i32::from(!had_birthday);
        u8::try_from(years).ok()
    };
    born.known().and_then(age).into()
}

pub(crate) fn number_column<T>(items: &[Item<T>], number: impl Fn(&T) -> f64) -> Column {
    let cell = |item: &Item<T>| match item {
        Item::Known(value) => Answer::Value(number(value)),
        Item::Missing => Answer::None(NoAnswer::DoesNotKnow),
    };
    Column::Number(items.iter().map(cell).collect())
}

pub(crate) fn optional_numbers(values: impl Iterator<Item = Option<u32>>) -> Column {
    Column::Number(values.map(|v| cell(v.map(f64::from))).collect())
}

pub(crate) fn optional_booleans(values: impl Iterator<Item = Option<bool>>) -> Column {
    Column::Boolean(values.map(cell).collect())
}

/// A column of these levels by their codes; the levels stand in the order of the categories.
pub(crate) fn categories<L: Copy + PartialEq>(
    levels: &[L],
    code: impl Fn(L) -> &'static str,
    found: impl Iterator<Item = Option<L>>,
) -> Column {
    let position = |level: L| levels.iter().position(|one| *one == level);
    let cells = found.map(|level| cell(level.and_then(position).map(|at| at as u16)));
    Column::Category {
        codes: levels.iter().map(|level| code(*level).to_owned()).collect(),
        cells: cells.collect(),
    }
}

/// A score that could not be made is not known; it is never 0.
pub(crate) fn cell<T>(value: Option<T>) -> Answer<T> {
    value.map_or(Answer::None(NoAnswer::DoesNotKnow), Answer::Value)
}

#[cfg(test)]
#[path = "town_scores_tests.rs"]
mod scores_tests;
#[cfg(test)]
#[path = "town_tests.rs"]
mod tests;
