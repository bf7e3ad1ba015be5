//! Moran's I, Geary's c and general G: one row for the whole map.

use gocpont_core::analysis::{Units, WholeStatistic, whole};
use gocpont_core::autocorrelation::Assumption;
use serde_json::json;

use super::args::{Analyze, Moments, Statistic};
use super::method::Account;
use super::output::{Cell, Sheet, write};
use super::{chance, near};
use crate::Outcome;
use crate::console::Console;

/// Runs a statistic of the whole map.
pub fn run(asked: &Analyze, console: &Console) -> anyhow::Result<Outcome> {
    let data = super::input::read(asked)?;
    let near = near(asked, &data)?;
    let statistic = match asked.statistic {
        Statistic::GeneralG => WholeStatistic::GeneralG,
        Statistic::GlobalGeary => WholeStatistic::Geary,
        _ => WholeStatistic::Moran,
    };
    let assumption = match asked.moments {
        Moments::Randomisation => Assumption::Randomisation,
        Moments::Normality => Assumption::Normality,
    };
    let units = Units {
        values: &data.values,
        population: data.population.as_deref(),
        near: &near.links,
        edge: None,
    };
    let found = whole(
        &units,
        statistic,
        assumption,
        (asked.p.map(chance), asked.seed),
    )?;
    let mut account = Account::of(asked, console);
    account.neighbours(asked, &near.links)?;
    account.study_area(found.units, data.units() - found.units, found.units);
    account.say("analyze-null-values-shuffled", &[]);
    account.put("null", json!("values_shuffled"));
    account.chance(found.chance, asked.seed);
    account.put(
        "moments",
        json!(format!("{:?}", asked.moments).to_lowercase()),
    );
    let local = found.local;
    let tails = found.tails;
    let row = move |_| {
        vec![
            Cell::Text(asked.statistic.code()),
            Cell::Number(local.map(|local| local.value)),
            Cell::Number(local.and_then(|local| local.expectation)),
            Cell::Number(local.and_then(|local| local.variance)),
            Cell::Number(local.and_then(|local| local.z)),
            Cell::Number(tails.map(|found| found.tails.lower)),
            Cell::Number(tails.map(|found| found.tails.upper)),
            Cell::Number(tails.map(|found| found.tails.two_sided())),
            Cell::count(found.units),
        ]
    };
    let sheet = Sheet {
        columns: vec![
            "statistic",
            "value",
            "expectation",
            "variance",
            "z",
            "p_low",
            "p_high",
            "p_two",
            "n",
        ],
        rows: 1,
        row: Box::new(row),
    };
    write(&sheet, &account.told(), (asked, &data), console)
}
