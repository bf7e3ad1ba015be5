//! Gi*, Gi, local Moran and local Geary of each unit.

use gocpont_core::analysis::{
    self, Analysis, Chance, Found, Settings, Statistic, Units, analyse, robustness,
};
use gocpont_core::interval::{Z_95, wilson_share};
use gocpont_words::Arg;
use h3o::{CellIndex, Resolution};
use serde_json::json;

use super::args::{self, Analyze};
use super::input::Data;
use super::method::Account;
use super::near::{self, Robust};
use super::output::{Cell, Sheet, write};
use super::{near as neighbourhood, settings};
use crate::Outcome;
use crate::console::Console;
use crate::fault::told;

/// Runs a local statistic.
pub fn run(asked: &Analyze, console: &Console) -> anyhow::Result<Outcome> {
    let data = super::input::read(asked)?;
    let near = neighbourhood(asked, &data)?;
    let statistic = match asked.statistic {
        args::Statistic::Gi => Statistic::Gi,
        args::Statistic::LocalMoran => Statistic::LocalMoran,
        args::Statistic::Geary => Statistic::Geary,
        _ => Statistic::GiStar,
    };
    let settings = settings(asked, statistic);
    let units = Units {
        values: &data.values,
        population: data.population.as_deref(),
        near: &near.links,
        edge: near.edge.as_deref(),
    };
    let found = analyse(&units, &settings).map_err(|error| data.explained(error, asked))?;
    let mut account = Account::of(asked, console);
    account.neighbours(asked, &near.links, &data.taking_part())?;
    account.method(asked, &found.method, settings.adjustment);
    let robust = opinions(asked, &data, &settings, &found)?;
    if robust.is_some() {
        let opinions = asked.robustness.len() + 1;
        account.say("analyze-robustness", &[("settings", Arg::from(opinions))]);
        account.put("robustness_settings", json!(opinions));
        let others = asked.robustness.iter().map(ToString::to_string);
        account.put("robustness_with", json!(others.collect::<Vec<_>>()));
    }
    if let Some(design) = &data.design {
        account.say("analyze-design", &[]);
        let all = design
            .iter()
            .fold(gocpont_core::design::Moments::default(), |sum, unit| {
                sum.merged(*unit)
            });
        account.put(
            "design",
            json!({
                "respondents": all.respondents(),
                "weight": all.weight(),
                "mean": all.mean(),
                "design_effect": all.design_effect(),
                "effective_n": all.effective(),
            }),
        );
    }
    let moran = statistic == Statistic::LocalMoran;
    let sheet = sheet(&data, &found, robust.as_deref(), moran);
    write(&sheet, &account.told(), (asked, &data), console)
}

fn sheet<'s>(
    data: &'s Data,
    found: &'s Analysis,
    robust: Option<&'s [Option<f64>]>,
    moran: bool,
) -> Sheet<'s> {
    let mut columns = vec![
        "id",
        "value",
        "expectation",
        "variance",
        "z",
        "p_low",
        "p_high",
        "p_two",
        "p_adjusted",
        "class",
        "neighbours",
        "marks",
    ];
    let sampled = matches!(found.method.chance, Chance::Permutation(_));
    if moran {
        columns.push("quadrant");
    }
    if sampled {
        columns.extend(["p_low_error", "p_high_error"]);
    }
    if robust.is_some() {
        columns.push("robustness");
    }
    if data.design.is_some() {
        columns.extend([
            "respondents",
            "estimate",
            "low",
            "high",
            "design_effect",
            "effective_n",
        ]);
    }
    let row = move |unit: usize| {
        let found = &found.units[unit];
        let mut cells = vec![Cell::Text(data.ids[unit].clone())];
        cells.extend(common(found));
        if moran {
            let quadrant = found.quadrant.map_or("", |quadrant| quadrant.code());
            cells.push(Cell::Text(quadrant.to_owned()));
        }
        if sampled {
            cells.push(Cell::Number(found.tails.map(|tails| tails.lower_error)));
            cells.push(Cell::Number(found.tails.map(|tails| tails.upper_error)));
        }
        if let Some(robust) = robust {
            cells.push(Cell::Number(robust[unit]));
        }
        if let Some(design) = &data.design {
            let sums = &design[unit];
            let interval = sums.mean().zip(sums.effective());
            let interval = interval.and_then(|(mean, n)| wilson_share(mean, n, Z_95));
            cells.extend([
                Cell::count(sums.respondents() as usize),
                Cell::Number(sums.mean()),
                Cell::Number(interval.map(|(low, _)| low)),
                Cell::Number(interval.map(|(_, high)| high)),
                Cell::Number(sums.design_effect()),
                Cell::Number(sums.effective()),
            ]);
        }
        cells
    };
    Sheet {
        columns,
        rows: found.units.len(),
        row: Box::new(row),
    }
}

/// The cells that every local statistic has, from value to marks.
pub fn common(found: &Found) -> Vec<Cell> {
    let local = found.local;
    let tails = found.tails.map(|sampled| sampled.tails);
    let marks: Vec<&str> = found.marks.iter().map(|mark| mark.code()).collect();
    vec![
        Cell::Number(local.map(|local| local.value)),
        Cell::Number(local.and_then(|local| local.expectation)),
        Cell::Number(local.and_then(|local| local.variance)),
        Cell::Number(local.and_then(|local| local.z)),
        Cell::Number(tails.map(|tails| tails.lower)),
        Cell::Number(tails.map(|tails| tails.upper)),
        Cell::Number(found.two_sided),
        Cell::Number(found.adjusted),
        Cell::Text(found.label.map_or("", |label| label.code()).to_owned()),
        Cell::count(found.neighbours),
        Cell::Text(marks.join(",")),
    ]
}

/// In which share of neighbourhoods and resolutions each spot stays what it is.
fn opinions(
    asked: &Analyze,
    data: &Data,
    settings: &Settings,
    first: &Analysis,
) -> anyhow::Result<Option<Vec<Option<f64>>>> {
    if asked.robustness.is_empty() {
        return Ok(None);
    }
    let labels = |found: &Analysis| -> analysis::Setting {
        found.units.iter().map(|unit| unit.label).collect()
    };
    let mut all = vec![labels(first)];
    for opinion in &asked.robustness {
        match opinion {
            Robust::Near(spec) => {
                let near = near::make(spec, asked, data)?;
                let units = Units {
                    values: &data.values,
                    population: data.population.as_deref(),
                    near: &near.links,
                    edge: None,
                };
                all.push(labels(&analyse(&units, settings)?));
            }
            Robust::Resolution(resolution) => {
                all.push(coarser(asked, data, settings, *resolution)?);
            }
        }
    }
    Ok(Some(robustness(&all)))
}

/// The classes of the hexes' parents at a coarser resolution, ring 1, given back to the hexes.
fn coarser(
    asked: &Analyze,
    data: &Data,
    settings: &Settings,
    resolution: Resolution,
) -> anyhow::Result<analysis::Setting> {
    let hexes = data
        .hexes(asked)?
        .ok_or_else(|| told("analyze-needs-hexes", &[("what", &"resolution")]))?;
    let parent = |hex: &CellIndex| {
        let parent = hex.parent(resolution);
        parent.ok_or_else(|| {
            told(
                "analyze-coarser",
                &[("hex", hex), ("resolution", &resolution)],
            )
        })
    };
    let parents: Vec<CellIndex> = hexes.iter().map(parent).collect::<Result<_, _>>()?;
    let mut held = parents.clone();
    held.sort_unstable();
    held.dedup();
    let unit_of = |parent: &CellIndex| held.binary_search(parent).unwrap_or_default();
    let total = |list: &[Option<f64>]| {
        let mut sums: Vec<Option<f64>> = vec![None; held.len()];
        for (parent, value) in parents.iter().zip(list) {
            if let Some(value) = value {
                *sums[unit_of(parent)].get_or_insert(0.0) += value;
            }
        }
        sums
    };
    let values = total(&data.values);
    let population = data.population.as_deref().map(total);
    let near = gocpont_core::neighbourhood::Neighbourhood::hex_ring(&held, 1)?;
    let units = Units {
        values: &values,
        population: population.as_deref(),
        near: &near,
        edge: None,
    };
    let found = analyse(&units, settings)?;
    Ok(parents
        .iter()
        .map(|parent| found.units[unit_of(parent)].label)
        .collect())
}
