//! Kulldorff's scan: clusters of cases in space, or in space and time.

use anyhow::bail;
use gocpont_core::neighbourhood::Points;
use gocpont_core::scan::{
    Cluster, Coordinates, Direction, Extent, InvalidScan, Model, Settings, Time, Windows, scan,
};
use gocpont_ingest::error::Problem;
use gocpont_words::Arg;
use serde_json::{Value, json};

use super::args::{self, Analyze, Tail};
use super::input::{Cube, Data};
use super::method::Account;
use super::near::{self, NearSpec};
use super::output::write_json;
use crate::Outcome;
use crate::console::Console;
use crate::fault::{self, Told};

/// Cases and people, unit by unit and period by period.
struct Counts {
    cases: Vec<u32>,
    people: Option<Vec<f64>>,
    periods: Vec<String>,
}

/// Runs the scan.
pub fn run(asked: &Analyze, console: &Console) -> anyhow::Result<Outcome> {
    let (data, counts) = read(asked)?;
    let settings = Settings {
        direction: match asked.tail {
            Tail::High => Direction::High,
            Tail::Low => Direction::Low,
            Tail::Two => Direction::Both,
        },
        time: asked.time_column.as_ref().map(|_| Time {
            periods: counts.periods.len(),
            max_share: asked.max_time_share,
            prospective: asked.prospective,
        }),
        replications: match asked.p {
            Some(args::Chance::Permutation(draws)) => draws,
            None => 999,
            Some(_) => bail!(fault::told("analyze-scan-p", &[])),
        },
        seed: asked.seed,
        ..Settings::default()
    };
    let at_risk = at_risk(asked, &counts, data.units());
    let windows = windows(asked, &data, &at_risk)?;
    let people = counts.people.as_deref();
    let whole;
    let model = match asked.model {
        args::Model::Poisson => Model::Poisson(people.ok_or_else(needs_people)?),
        args::Model::Bernoulli => {
            let people = people.ok_or_else(needs_people)?;
            whole = people
                .iter()
                .map(|people| *people as u32)
                .collect::<Vec<u32>>();
            Model::Bernoulli(&whole)
        }
        args::Model::SpaceTimePermutation => Model::Permutation,
    };
    let found = scan(&counts.cases, &model, &windows, &settings);
    let found = found.map_err(|error| match error {
        InvalidScan::Cases {
            unit,
            cases,
            population,
            ..
        } => data.named(
            unit,
            &format!("{cases} cases among {population} people"),
            asked,
        ),
        error => error.into(),
    })?;
    let mut account = Account::of(asked, console);
    let inside = at_risk.iter().filter(|people| **people > 0.0).count();
    account.study_area(inside, data.units() - inside, inside);
    account.say(
        "analyze-scan",
        &[
            ("share", Arg::from(format!("{} %", asked.max_share * 100.0))),
            ("draws", Arg::from(settings.replications as usize)),
            ("seed", Arg::from(asked.seed.to_string())),
        ],
    );
    account.put("null", json!(found.null));
    account.put("cases", json!(found.cases));
    account.put("windows", json!(found.windows));
    account.put("max_share", json!(asked.max_share));
    account.put("replications", json!(settings.replications));
    account.put("seed", json!(asked.seed));
    account.put("periods", json!(counts.periods));
    let clusters: Vec<Value> = found
        .clusters
        .iter()
        .map(|cluster| told(cluster, &data, &counts.periods))
        .collect();
    write_json(&Value::Array(clusters), &account.told(), asked, console)
}

fn told(cluster: &Cluster, data: &Data, periods: &[String]) -> Value {
    let name = |unit: &u32| data.ids[*unit as usize].as_str();
    let members: Vec<&str> = cluster.members.iter().map(name).collect();
    let interval = cluster.interval.as_ref().map(|interval| {
        let period = |at: u32| periods.get(at as usize).cloned().unwrap_or_default();
        json!([period(*interval.start()), period(*interval.end())])
    });
    let (radius, steps) = match cluster.extent {
        Extent::Radius(radius) => (Some(radius), None),
        Extent::Steps(steps) => (None, Some(steps)),
    };
    json!({
        "centre": name(&cluster.centre),
        "members": members,
        "radius": radius,
        "steps": steps,
        "interval": interval,
        "cases": cluster.cases,
        "expected": cluster.expected,
        "relative_risk": cluster.relative_risk,
        "llr": cluster.llr,
        "p": cluster.p,
        "p_gumbel": cluster.p_gumbel,
    })
}

fn read(asked: &Analyze) -> anyhow::Result<(Data, Counts)> {
    let (data, values, population, periods) = if asked.time_column.is_some() {
        let (
            data,
            Cube {
                periods,
                values,
                population,
            },
        ) = super::input::cube(asked)?;
        (data, values, population, periods)
    } else {
        let mut data = super::input::read(asked)?;
        let values = std::mem::take(&mut data.values);
        let population = data.population.take();
        (data, values, population, vec![String::new()])
    };
    let units = data.units();
    // The cube is by period; a scan is by unit.
    let turned = |list: &[Option<f64>]| -> Vec<Option<f64>> {
        let cell = |unit: usize| (0..periods.len()).map(move |period| period * units + unit);
        (0..units).flat_map(cell).map(|cell| list[cell]).collect()
    };
    let column = data.table.column(&asked.value)?;
    let mut cases = Vec::with_capacity(values.len());
    for (at, value) in turned(&values).into_iter().enumerate() {
        let value = value.unwrap_or(0.0);
        if value < 0.0 || value.fract() > 0.0 || value > f64::from(u32::MAX) {
            let row = data.rows[at / periods.len()];
            let problem = Problem::NotNumber("0, 1, 2 …".to_owned());
            return Err(data.table.fault(row, column, problem).into());
        }
        cases.push(value as u32);
    }
    // A unit whose cases are not known is outside: its people are nobody's.
    let people = population.map(|list| {
        let known = turned(&list).into_iter().zip(turned(&values));
        let people =
            |(people, cases): (Option<f64>, Option<f64>)| people.filter(|_| cases.is_some());
        known
            .map(|cell| people(cell).unwrap_or_default())
            .collect::<Vec<f64>>()
    });
    if let (args::Model::Bernoulli, Some(people), Some(name)) =
        (asked.model, &people, &asked.population)
        && let Some(at) = people.iter().position(|people| people.fract() > 0.0)
    {
        let problem = Problem::NotNumber("0, 1, 2 …".to_owned());
        let row = data.rows[at / periods.len()];
        return Err(data
            .table
            .fault(row, data.table.column(name)?, problem)
            .into());
    }
    Ok((
        data,
        Counts {
            cases,
            people,
            periods,
        },
    ))
}

/// What windows are bounded by: people over all periods, or cases where there are no people.
fn at_risk(asked: &Analyze, counts: &Counts, units: usize) -> Vec<f64> {
    let periods = counts.periods.len();
    let sum = |unit: usize| -> f64 {
        let cells = unit * periods..(unit + 1) * periods;
        match (&counts.people, asked.model) {
            (Some(people), args::Model::Poisson | args::Model::Bernoulli) => {
                people[cells].iter().sum()
            }
            _ => counts.cases[cells]
                .iter()
                .map(|cases| f64::from(*cases))
                .sum(),
        }
    };
    (0..units).map(sum).collect()
}

fn needs_people() -> Told {
    fault::told("analyze-needs-people", &[("what", &"scan")])
}

/// Circles round places, or steps over hexes or areas.
fn windows(asked: &Analyze, data: &Data, at_risk: &[f64]) -> anyhow::Result<Windows> {
    let share = asked.max_share;
    match &asked.neighbours {
        Some(NearSpec::HexRing(_)) => {
            let hexes = data
                .hexes(asked)?
                .ok_or_else(|| fault::told("analyze-needs-hexes", &[("what", &"hex-ring")]))?;
            Ok(Windows::hex_rings(&hexes, at_risk, share)?)
        }
        Some(spec) => {
            let near = near::make(spec, asked, data)?;
            Ok(Windows::by_steps(&near.links, at_risk, share)?)
        }
        None => {
            let points = data.points(asked)?;
            let points =
                points.ok_or_else(|| fault::told("analyze-needs-places", &[("what", &"scan")]))?;
            let kind = match points {
                Points::Geographic(_) => Coordinates::LonLat,
                Points::Planar(_) => Coordinates::Planar,
            };
            Ok(Windows::circular(points.pairs(), kind, at_risk, share)?)
        }
    }
}
