//! Empirical Bayes rates: raw, drawn to the whole, drawn to the neighbourhood, and standardised.

use gocpont_core::empirical_bayes::{
    Estimate, LocalMean, NegativeVariance, RateMark, global, local, prior, standardised,
};
use gocpont_core::interval::{Z_95, poisson_rate, wilson_share};
use serde_json::json;

use super::args::{Analyze, EbMean};
use super::method::Account;
use super::output::{Cell, Sheet, write};
use super::{near, nobody};
use crate::Outcome;
use crate::console::Console;
use crate::fault::told;

/// Runs the smoothing.
pub fn run(asked: &Analyze, console: &Console) -> anyhow::Result<Outcome> {
    let data = super::input::read(asked)?;
    let population = data.population.as_ref();
    let population = population.ok_or_else(|| told("analyze-needs-people", &[("what", &"eb")]))?;
    // A unit without value or population is outside: it has no people and is in nobody's mean.
    let known = |unit: usize| data.values[unit].is_some() && population[unit].is_some();
    let of = |list: &[Option<f64>]| -> Vec<f64> {
        let value = |unit: usize| list[unit].filter(|_| known(unit)).unwrap_or_default();
        (0..list.len()).map(value).collect()
    };
    let (cases, people) = (of(&data.values), of(population));
    data.check_cases(asked)?;
    let links = match &asked.neighbours {
        Some(_) => near(asked, &data)?.links,
        None => nobody(data.units())?,
    };
    let mean = match asked.eb_mean {
        EbMean::Focal => LocalMean::Focal,
        EbMean::Neighbours => LocalMean::Neighbours,
    };
    let whole = global(&cases, &people)?;
    let around = local(&cases, &people, &links, mean)?;
    let z = standardised(&cases, &people, NegativeVariance::OfPrior)?;
    let mut account = Account::of(asked, console);
    let part: Vec<bool> = people.iter().map(|people| *people > 0.0).collect();
    account.neighbours(asked, &links, &part)?;
    let inside = people.iter().filter(|people| **people > 0.0).count();
    account.study_area(inside, data.units() - inside, inside);
    let name = match mean {
        LocalMean::Focal => "focal",
        LocalMean::Neighbours => "neighbours",
    };
    account.say(&format!("analyze-eb-{name}"), &[]);
    account.put("local_mean", json!(name));
    if let Some(prior) = prior(&cases, &people)? {
        account.put(
            "prior",
            json!({ "mean": prior.mean, "variance": prior.variance }),
        );
    }
    let row = |unit: usize| {
        let marks = marks([&whole[unit], &around[unit]]);
        let (cases, people) = (cases[unit], people[unit]);
        let share = whole[unit].raw.filter(|raw| *raw <= 1.0);
        let wilson = share.and_then(|share| wilson_share(share, people, Z_95));
        let counted = cases.fract().abs() <= 0.0 && cases <= f64::from(u32::MAX);
        let poisson = if counted {
            poisson_rate(cases as u32, people, Z_95)
        } else {
            None
        };
        vec![
            Cell::Text(data.ids[unit].clone()),
            Cell::Number(whole[unit].raw),
            Cell::Number(whole[unit].smoothed),
            Cell::Number(around[unit].smoothed),
            Cell::Number(z[unit]),
            Cell::count(links.neighbours(unit).len()),
            Cell::Text(marks),
            Cell::Number(wilson.map(|(low, _)| low)),
            Cell::Number(wilson.map(|(_, high)| high)),
            Cell::Number(poisson.map(|(low, _)| low)),
            Cell::Number(poisson.map(|(_, high)| high)),
        ]
    };
    let sheet = Sheet {
        columns: vec![
            "id",
            "raw",
            "eb_global",
            "eb_local",
            "eb_z",
            "neighbours",
            "marks",
            "wilson_low",
            "wilson_high",
            "poisson_low",
            "poisson_high",
        ],
        rows: data.units(),
        row: Box::new(row),
    };
    write(&sheet, &account.told(), (asked, &data), console)
}

fn marks(estimates: [&Estimate; 2]) -> String {
    let mut marks: Vec<&str> = Vec::new();
    for mark in estimates.iter().filter_map(|estimate| estimate.mark) {
        let code = match mark {
            RateMark::NoPopulation => "no_population",
            RateMark::NoCase => "no_case",
            RateMark::Alone => "island",
        };
        if !marks.contains(&code) {
            marks.push(code);
        }
    }
    marks.join(",")
}
