//! Moran's I, Geary's c and general G: one row for the whole map.

use gocpont_core::analysis::{Chance, Undefined, Units, WholeStatistic, whole};
use gocpont_core::autocorrelation::Assumption;
use gocpont_core::permutation::Sampled;
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
    let part = data.taking_part();
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
    let chances = (asked.p.map(chance), asked.seed);
    let found = whole(&units, statistic, assumption, chances);
    let found = found.map_err(|error| data.explained(error, asked))?;
    let mut account = Account::of(asked, console);
    account.neighbours(asked, &near.links, &part)?;
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
    let sampled = matches!(found.chance, Chance::Permutation(_));
    let error = |of: fn(&Sampled) -> f64| tails.as_ref().filter(|_| sampled).map(of);
    let errors = [error(|t| t.lower_error), error(|t| t.upper_error)];
    let mark = found.undefined.map_or("", Undefined::code);
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
            Cell::Number(errors[0]),
            Cell::Number(errors[1]),
            Cell::Text(mark.to_owned()),
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
            "p_low_error",
            "p_high_error",
            "marks",
        ],
        rows: 1,
        row: Box::new(row),
    };
    write(&sheet, &account.told(), (asked, &data), console)
}
