//! Trends and emerging hot spots over periods.

use gocpont_core::analysis::{Grid, Statistic, emergence};
use gocpont_core::emerging::Rules;
use gocpont_core::trend::{TrendMark, mann_kendall_at};
use gocpont_words::Arg;
use serde_json::json;

use super::args::Analyze;
use super::method::Account;
use super::output::{Cell, Sheet, write};
use super::{near, settings};
use crate::Outcome;
use crate::console::Console;

/// Runs the trend of each unit.
pub fn trend(asked: &Analyze, console: &Console) -> anyhow::Result<Outcome> {
    let (data, cube) = super::input::cube(asked)?;
    let units = data.units();
    let times: Option<Vec<f64>> = cube.periods.iter().map(|p| super::input::time(p)).collect();
    let by_number = times.is_some();
    let times = times.unwrap_or_else(|| (0..cube.periods.len()).map(|at| at as f64).collect());
    let mut trends = Vec::with_capacity(units);
    for unit in 0..units {
        let cells = (0..cube.periods.len()).filter_map(|period| {
            let cell = period * units + unit;
            let people = cube.population.as_ref().map(|people| people[cell]);
            let value = match people {
                None => cube.values[cell],
                Some(people) => {
                    let people = people.filter(|people| *people > 0.0);
                    cube.values[cell]
                        .zip(people)
                        .map(|(cases, people)| cases / people)
                }
            };
            value.map(|value| (times[period], value))
        });
        let (times, values): (Vec<f64>, Vec<f64>) = cells.unzip();
        trends.push(mann_kendall_at(&times, &values)?);
    }
    let mut account = Account::of(asked, console);
    let tested = trends.iter().filter(|trend| trend.mark.is_none()).count();
    account.study_area(units, 0, tested);
    account.put("periods", json!(cube.periods));
    account.put("times", json!(if by_number { "numbers" } else { "steps" }));
    let row = |unit: usize| {
        let trend = &trends[unit];
        let mark = match trend.mark {
            None => "",
            Some(TrendMark::TooShort) => "too_short",
            Some(TrendMark::Constant) => "constant",
            Some(TrendMark::SameTime) => "same_time",
        };
        vec![
            Cell::Text(data.ids[unit].clone()),
            Cell::count(trend.n),
            Cell::Whole(trend.s),
            Cell::Number(Some(trend.var_s)),
            Cell::Number(trend.z),
            Cell::Number(trend.p),
            Cell::Number(trend.tau_a),
            Cell::Number(trend.tau_b),
            Cell::Number(trend.sen_slope),
            Cell::Number(trend.p_exact),
            Cell::Number(trend.sen_low),
            Cell::Number(trend.sen_high),
            Cell::Text(mark.to_owned()),
        ]
    };
    let sheet = Sheet {
        columns: vec![
            "id",
            "n",
            "s",
            "var_s",
            "z",
            "p",
            "tau_a",
            "tau_b",
            "sen_slope",
            "p_exact",
            "sen_low",
            "sen_high",
            "marks",
        ],
        rows: units,
        row: Box::new(row),
    };
    write(&sheet, &account.told(), (asked, &data), console)
}

/// Runs the emerging hot spots.
pub fn emerging(asked: &Analyze, console: &Console) -> anyhow::Result<Outcome> {
    let (data, cube) = super::input::cube(asked)?;
    let units = data.units();
    let near = near(asked, &data)?;
    let grid = Grid {
        values: &cube.values,
        population: cube.population.as_deref(),
        periods: cube.periods.len(),
        near: &near.links,
        time_steps: asked.time_steps,
    };
    let settings = settings(asked, Statistic::GiStar);
    let rules = Rules::default();
    let found = emergence(&grid, &settings, &rules);
    let found = found.map_err(|error| data.explained(error, asked))?;
    let mut account = Account::of(asked, console);
    account.neighbours(asked, &near.links, &vec![true; units])?;
    account.method(asked, &found.cells.method, settings.adjustment);
    account.say(
        "analyze-emerging-rules",
        &[("steps", Arg::from(asked.time_steps))],
    );
    account.put("periods", json!(cube.periods));
    let last = cube.periods.len().saturating_sub(1) * units;
    let row = |unit: usize| {
        let mut cells = vec![Cell::Text(data.ids[unit].clone())];
        cells.extend(super::local::common(&found.cells.units[last + unit]));
        let emerging = found.units[unit].as_ref();
        let count = |of: fn(&gocpont_core::emerging::Emerging) -> usize| {
            Cell::Number(emerging.map(|emerging| of(emerging) as f64))
        };
        let category = emerging.map_or("", |emerging| emerging.category.code());
        cells.extend([
            Cell::Text(category.to_owned()),
            count(|emerging| emerging.hot),
            count(|emerging| emerging.cold),
            count(|emerging| emerging.steps),
            Cell::Number(emerging.and_then(|emerging| emerging.trend.z)),
            Cell::Number(emerging.and_then(|emerging| emerging.trend.best_p())),
        ]);
        cells
    };
    let sheet = Sheet {
        columns: vec![
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
            "category",
            "hot_periods",
            "cold_periods",
            "periods",
            "trend_z",
            "trend_p",
        ],
        rows: if cube.periods.is_empty() { 0 } else { units },
        row: Box::new(row),
    };
    write(&sheet, &account.told(), (asked, &data), console)
}
