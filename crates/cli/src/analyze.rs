//! `analyze`: the statistics on an analyst's own table, without a store. It reads a table of units, makes a
//! neighbourhood, and writes one row for each unit with a metadata file beside it.

pub mod args;
mod eb;
mod faults;
mod input;
mod local;
mod method;
mod near;
mod output;
mod scan;
mod time;
mod whole;

use anyhow::bail;
use gocpont_core::analysis::{Chance, Rates, Settings, Tail};
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::permutation::Null;
use gocpont_core::significance::Adjustment;

use crate::Outcome;
use crate::console::Console;
use crate::fault::told;
use args::{Analyze, Statistic};
use input::Data;
use near::Near;

/// Runs `analyze`.
pub fn run(asked: &Analyze, console: &Console) -> anyhow::Result<Outcome> {
    let Some(threads) = asked.threads else {
        return dispatch(asked, console);
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()?;
    pool.install(|| dispatch(asked, console))
}

fn dispatch(asked: &Analyze, console: &Console) -> anyhow::Result<Outcome> {
    refuse_what_is_not_used(asked)?;
    output::check(asked)?;
    match asked.statistic {
        Statistic::GiStar | Statistic::Gi | Statistic::LocalMoran | Statistic::Geary => {
            local::run(asked, console)
        }
        Statistic::Moran | Statistic::GeneralG | Statistic::GlobalGeary => {
            whole::run(asked, console)
        }
        Statistic::Eb => eb::run(asked, console),
        Statistic::Scan => scan::run(asked, console),
        Statistic::Emerging => time::emerging(asked, console),
        Statistic::Trend => time::trend(asked, console),
    }
}

/// An option that would change nothing is a misunderstanding.
fn refuse_what_is_not_used(asked: &Analyze) -> anyhow::Result<()> {
    let name = asked.statistic.code();
    let timed = matches!(
        asked.statistic,
        Statistic::Emerging | Statistic::Trend | Statistic::Scan
    );
    if asked.time_column.is_some() && !timed {
        bail!(told("analyze-no-periods", &[("statistic", &name)]));
    }
    if asked.weight_column.is_some() && (timed || asked.statistic == Statistic::Eb) {
        bail!(told("analyze-no-design", &[("statistic", &name)]));
    }
    let by_one = matches!(
        asked.statistic,
        Statistic::GiStar | Statistic::Gi | Statistic::LocalMoran
    );
    if !asked.robustness.is_empty() && !by_one {
        bail!(told("analyze-no-robustness", &[("statistic", &name)]));
    }
    if !(asked.min_population >= 0.0 && asked.min_population.is_finite()) {
        let value = asked.min_population;
        bail!(told("analyze-min-population", &[("value", &value)]));
    }
    if asked.min_population > 0.0 && asked.population.is_none() {
        bail!(told(
            "analyze-needs-people",
            &[("what", &"--min-population")]
        ));
    }
    if asked.prospective && asked.time_column.is_none() {
        bail!(told("analyze-needs-periods", &[("what", &"--prospective")]));
    }
    Ok(())
}

/// The neighbourhood that was asked for.
fn near(asked: &Analyze, data: &Data) -> anyhow::Result<Near> {
    let spec = asked.neighbours.as_ref();
    let spec = spec.ok_or_else(|| {
        let name = asked.statistic.code();
        told("analyze-needs-neighbours", &[("what", &name)])
    })?;
    near::make(spec, asked, data)
}

/// A neighbourhood of nobody, for statistics that need none.
fn nobody(units: usize) -> anyhow::Result<Neighbourhood> {
    Ok(Neighbourhood::from_lists(&vec![Vec::new(); units])?)
}

fn settings(asked: &Analyze, statistic: gocpont_core::analysis::Statistic) -> Settings {
    Settings {
        null: asked.null.map(|null| match null {
            args::Null::Conditional => Null::Conditional,
            args::Null::Total => Null::Total,
        }),
        tail: match asked.tail {
            args::Tail::Two => Tail::Two,
            args::Tail::High => Tail::High,
            args::Tail::Low => Tail::Low,
        },
        chance: asked.p.map(chance),
        rates: match asked.rates {
            args::Rates::People => Rates::People,
            args::Rates::Standardised => Rates::Standardised,
            args::Rates::Raw => Rates::Raw,
        },
        seed: asked.seed,
        adjustment: match asked.fdr {
            args::Fdr::Bh => Adjustment::BenjaminiHochberg,
            args::Fdr::By => Adjustment::BenjaminiYekutieli,
        },
        min_population: asked.min_population,
        ..Settings::of(statistic)
    }
}

const fn chance(asked: args::Chance) -> Chance {
    match asked {
        args::Chance::Exact => Chance::Exact,
        args::Chance::Normal => Chance::Normal,
        args::Chance::Permutation(draws) => Chance::Permutation(draws),
    }
}
