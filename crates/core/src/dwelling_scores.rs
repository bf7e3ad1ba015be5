//! Scores of dwellings and budgets as columns of households: severe housing deprivation, housing cost overburden, and
//! income poverty by the national threshold of the interview's day.

use crate::answer::{Answer, NoAnswer};
use crate::frame::{Column, Frame, InvalidFrame};
use crate::instrument::{InstrumentInfo, Item, equivalised, housing};
use crate::town::{Rules, cell, optional_booleans};
use jiff::civil::Date;

/// Adds `severe_housing_deprivation`, `housing_cost_overburden` (`na` without positive income) and `income_poor`,
/// where their instruments are on; the last one only where it is asked for.
pub(crate) fn add(
    households: &mut Frame,
    days: &[Date],
    rules: &Rules<'_>,
) -> Result<(), InvalidFrame> {
    let on = |info: &InstrumentInfo| rules.instruments.contains(info.id);
    if on(&housing::DEPRIVATION) {
        let column = deprivation(households);
        households.add("severe_housing_deprivation", column)?;
    }
    if on(&housing::OVERBURDEN) {
        let column = overburden(households);
        households.add("housing_cost_overburden", column)?;
    }
    if on(&equivalised::INFO) && rules.asks_poverty() {
        let incomes = households.numbers("equivalised");
        let poor = incomes.iter().zip(days).map(|(income, day)| {
            let threshold = rules.tables.poverty_threshold.on(*day)?;
            income.known().map(|income| income < *threshold)
        });
        households.add("income_poor", optional_booleans(poor))?;
    }
    Ok(())
}

fn deprivation(households: &Frame) -> Column {
    let [crowded, leaks, bath, toilet, dark] = [
        "overcrowd_eu",
        "damp_or_leaking",
        "bath_or_shower",
        "indoor_toilet",
        "too_dark",
    ]
    .map(|name| households.booleans(name));
    let severe = |row: usize| {
        let score = housing::deprivation(&housing::Dwelling {
            is_overcrowded: crowded[row],
            leaks: leaks[row],
            bath_or_shower: bath[row],
            indoor_toilet: toilet[row],
            is_dark: dark[row],
        });
        score.band.map(|band| band == housing::Deprivation::Severe)
    };
    optional_booleans((0..households.rows()).map(severe))
}

/// Who receives no allowance has 0 of it; who receives one must have said how much.
fn overburden(households: &Frame) -> Column {
    let [costs, incomes, allowances] = [
        "housing_costs_month",
        "income_month",
        "housing_allowance_month",
    ]
    .map(|name| households.numbers(name));
    let receives = households.booleans("benefit_housing");
    let amount = |number: Item<f64>| number.known().map(|number| number as i64).into();
    let burden = |row: usize| {
        let none = receives[row] == Item::Known(false);
        let score = housing::overburden(&housing::Budget {
            costs: amount(costs[row]),
            income: amount(incomes[row]),
            allowances: match amount(allowances[row]) {
                Item::Missing if none => Item::Known(0),
                given => given,
            },
        });
        match score.band {
            Some(housing::Burden::NoIncome) => Answer::None(NoAnswer::NotApplicable),
            band => cell(band.map(|band| band == housing::Burden::Overburdened)),
        }
    };
    Column::Boolean((0..households.rows()).map(burden).collect())
}
