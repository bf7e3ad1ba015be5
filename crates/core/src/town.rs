//! The registers of one town at one date, joined: people with their household and their care assessment, and the
//! scores of the instruments as columns beside the answers.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::answer::{Answer, NoAnswer};
use crate::frame::{Column, Frame, InvalidFrame};
use crate::household_scores;
use crate::instrument::{Item, frail5, katz6, ucla3};

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

/// Joins the registers at a date and scores the instruments that are switched on. `wanted` names the columns that
/// conditions ask for: `household.X` and `elder_care.X` are joined to people only where asked.
pub fn join(
    registers: Registers,
    at: Date,
    instruments: &BTreeSet<String>,
    wanted: &BTreeSet<String>,
) -> Result<Town, InvalidFrame> {
    let Registers {
        mut households,
        mut persons,
        mut care,
        household_of,
        care_of,
    } = registers;
    let ages = ages(&persons.numbers("birth_date"), at);
    persons.add("age", number_column(&ages, |age| f64::from(*age)))?;
    household_scores::add(
        &mut households,
        &mut persons,
        &household_of,
        &ages,
        instruments,
    )?;
    add_care_scores(&mut care, instruments)?;
    for name in wanted {
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

/// Ages in completed years; missing where the birth date is, or lies after the date.
fn ages(birth_days: &[Item<f64>], at: Date) -> Vec<Item<u8>> {
    let epoch = jiff::civil::date(1970, 1, 1);
    let age = |days: f64| {
        let born = epoch
            .checked_add(jiff::Span::new().days(days as i64))
            .ok()?;
        let had_birthday = (at.month(), at.day()) >= (born.month(), born.day());
        let years = i32::from(at.year()) - i32::from(born.year()) - i32::from(!had_birthday);
        u8::try_from(years).ok()
    };
    birth_days
        .iter()
        .map(|days| days.known().and_then(age).into())
        .collect()
}

pub(crate) fn number_column<T>(items: &[Item<T>], number: impl Fn(&T) -> f64) -> Column {
    let cell = |item: &Item<T>| match item {
        Item::Known(value) => Answer::Value(number(value)),
        Item::Missing => Answer::None(NoAnswer::DoesNotKnow),
    };
    Column::Number(items.iter().map(cell).collect())
}

/// The scores of care assessments: `katz6`, `frail5`, `frail5_frail`, `ucla3`, `ucla3_lonely`.
fn add_care_scores(care: &mut Frame, instruments: &BTreeSet<String>) -> Result<(), InvalidFrame> {
    let rows = care.rows();
    if instruments.contains(katz6::INFO.id) {
        let items = katz6::ITEMS.map(|item| care.booleans(&format!("katz_{item}")));
        let score = |row| katz6::score(std::array::from_fn(|i| items[i][row])).value;
        care.add("katz6", optional_numbers((0..rows).map(score)))?;
    }
    if instruments.contains(frail5::INFO.id) {
        let items = frail5::ITEMS.map(|item| care.booleans(&format!("frail_{item}")));
        let score = |row| frail5::score(std::array::from_fn(|i| items[i][row]));
        let scores: Vec<_> = (0..rows).map(score).collect();
        care.add("frail5", optional_numbers(scores.iter().map(|s| s.value)))?;
        let frail = |band| matches!(band, frail5::Band::Frail | frail5::Band::FrailAtLeast);
        let bands = scores.iter().map(|s| s.band.map(frail));
        care.add("frail5_frail", optional_booleans(bands))?;
    }
    if instruments.contains(ucla3::INFO.id) {
        let items = ucla3::ITEMS.map(|item| levels(&care.categories(&format!("ucla_{item}"))));
        let score = |row| ucla3::score(std::array::from_fn(|i| items[i][row]));
        let scores: Vec<_> = (0..rows).map(score).collect();
        care.add("ucla3", optional_numbers(scores.iter().map(|s| s.value)))?;
        let bands = scores
            .iter()
            .map(|s| s.band.map(|b| b == ucla3::Band::Lonely));
        care.add("ucla3_lonely", optional_booleans(bands))?;
    }
    Ok(())
}

fn levels(codes: &[Answer<&str>]) -> Vec<Item<ucla3::HowOften>> {
    let level = |code: &Answer<&str>| match code.value() {
        Some("hardly_ever") => Item::Known(ucla3::HowOften::HardlyEver),
        Some("sometimes") => Item::Known(ucla3::HowOften::Sometimes),
        Some("often") => Item::Known(ucla3::HowOften::Often),
        _ => Item::Missing,
    };
    codes.iter().map(level).collect()
}

pub(crate) fn optional_numbers(values: impl Iterator<Item = Option<u32>>) -> Column {
    Column::Number(values.map(|v| cell(v.map(f64::from))).collect())
}

pub(crate) fn optional_booleans(values: impl Iterator<Item = Option<bool>>) -> Column {
    Column::Boolean(values.map(cell).collect())
}

/// A score that could not be made is not known; it is never 0.
pub(crate) fn cell<T>(value: Option<T>) -> Answer<T> {
    value.map_or(Answer::None(NoAnswer::DoesNotKnow), Answer::Value)
}

#[cfg(test)]
#[path = "town_tests.rs"]
mod tests;
