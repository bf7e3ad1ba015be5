//! `export truth`: the true counts of the finest hexes, so that anybody who may can try an attacker of their own.

use std::io::Write;

use anyhow::bail;
use gocpont_core::area::Area;
use gocpont_core::cube::Cube;
use gocpont_core::step::Steps;
use gocpont_records::{Moment, PrivateKind, PrivateNote, SqliteRecords};
use gocpont_releases::ReleasesError;
use gocpont_words::Arg;

use crate::Outcome;
use crate::args::{Args, TruthExport};
use crate::console::{Console, now};
use crate::fault::told;
use crate::inputs::Inputs;
use crate::making;
use crate::private_file::{PrivateFile, absolute, refuse_public};

/// Writes the counts that the last release was made from; only for one who says that they are allowed.
pub fn run(args: &Args, wanted: &TruthExport, console: &Console) -> anyhow::Result<Outcome> {
    if !wanted.i_am_allowed {
        bail!("{}", console.words().say("truth-not-allowed"));
    }
    let store = SqliteRecords::open(&args.db)?;
    let last = store.last_public()?.map(|(number, _)| number);
    let number = wanted
        .release
        .or(last)
        .ok_or_else(|| told("releases-none", &[]))?;
    let kept = store.publication(number)?;
    let kept = kept.ok_or(ReleasesError::NoRelease(number))?;
    let inputs: Inputs = serde_json::from_str(&kept.inputs)?;
    let settings = inputs.settings()?;
    let cube = making::count(&store, &inputs, &settings, Moment(kept.known_at))?;
    refuse_public(&wanted.output, console)?;
    let mut file = PrivateFile::create(&wanted.output)?;
    let names = inputs.area_set(&settings.plan.municipalities)?;
    let names: Vec<&str> = names.areas().iter().map(Area::name).collect();
    let periods: Vec<String> = settings.periods.iter().map(ToString::to_string).collect();
    let rows = write(&cube, &names, &periods, &mut file)?;
    store.log_private(&PrivateNote {
        kind: PrivateKind::Truth,
        path: Some(absolute(&wanted.output).display().to_string()),
        rows: Some(rows as u64),
        recorded_at: now().to_string(),
    })?;
    file.finish()?;
    let path = ("file", Arg::from(wanted.output.display().to_string()));
    console.say("truth-written", &[("rows", Arg::from(rows)), path]);
    Ok(Outcome::Done)
}

/// One row for each hex, period and filter step that counts anybody.
fn write(
    cube: &Cube,
    municipalities: &[&str],
    periods: &[String],
    out: &mut impl Write,
) -> anyhow::Result<usize> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["municipality", "hex", "period", "attributes", "count"])?;
    let mut rows = 0;
    for (period, day) in periods.iter().enumerate() {
        for (step, own) in cube.steps().all().iter().enumerate() {
            for (atom, count) in cube.atoms().iter().zip(cube.counts(period, step)) {
                if *count == 0 {
                    continue;
                }
                let place = usize::from(atom.municipality);
                let place = municipalities.get(place).copied().unwrap_or_default();
                let (hex, count) = (atom.hex.to_string(), count.to_string());
                table.write_record([place, &hex, day, &own.canonical, &count])?;
                rows += 1;
            }
        }
    }
    table.flush()?;
    Ok(rows)
}

/// The chain of conditions of a step, its unit first, as the public tables have it.
pub fn chain(steps: &Steps, step: usize) -> Vec<String> {
    let own = &steps.all()[step];
    match (&own.condition, own.parent) {
        (Some(condition), Some(parent)) => {
            let mut chain = chain(steps, parent);
            chain.push(condition.canonical());
            chain
        }
        _ => vec![own.canonical.clone()],
    }
}
