//! `export layer`: one collection of the latest release as a file, streamed; it reads the releases file alone.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use gocpont_disclosure::release::{Checksum, CollectionInfo, Release};
use gocpont_encode::layer::reading::{self, Take};
use gocpont_encode::layer::{Parts, drawn};
use gocpont_encode::{LayerView, Query, Rows, Selection, Table, csv, geojson};
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_words::Arg;

use crate::Outcome;
use crate::args::{Args, Export, ExportNoun, Format, LayerExport};
use crate::console::Console;
use crate::fault::told;
use crate::{tables, truth};

/// Runs one of them.
pub fn run(args: &Args, command: &Export, console: &Console) -> anyhow::Result<Outcome> {
    match &command.noun {
        ExportNoun::Layer(wanted) => layer(args, wanted, console),
        ExportNoun::Release(wanted) => tables::run(args, wanted, console),
        ExportNoun::Truth(wanted) => truth::run(args, wanted, console),
    }
}

fn layer(args: &Args, wanted: &LayerExport, console: &Console) -> anyhow::Result<Outcome> {
    let store = FileReleases::open_any(&args.releases)?;
    let release = store.latest()?;
    let release = release.ok_or_else(|| told("releases-none", &[]))?;
    if let Some(set) = store
        .reference_sets()?
        .into_iter()
        .find(|set| set.id == wanted.id)
    {
        return write(&set, wanted, console);
    }
    let collection = known(&release, &wanted.id)?;
    let period = match &wanted.period {
        Some(period) => collection
            .periods
            .iter()
            .find(|known| known.period == *period),
        None => collection.periods.last(),
    };
    let period = period.ok_or_else(|| {
        let known = collection.periods.iter().map(|p| p.period.as_str());
        let known = known.collect::<Vec<_>>().join(", ");
        told(
            "export-no-period",
            &[("layer", &wanted.id), ("known", &known)],
        )
    })?;
    let id = collection.id.as_str();
    let read = |sum: &Checksum, take: &mut Take<'_>| store.read_chunk(sum, take);
    let places = reading::places(&release, id, read)?;
    let values = reading::values(&release, (id, &period.period), places.len(), read)?;
    let (places, values) = drawn(collection.kind, Arc::new(places), values);
    let rows = Rows::of(&values);
    let parts = Parts {
        places: places.as_ref().into(),
        values: (&values).into(),
        rows: (&rows).into(),
    };
    let view = LayerView::with_parts(&release, collection, period, parts);
    let outcome = write(&view, wanted, console)?;
    if wanted.format == Format::Csv
        && let Some(path) = &wanted.output
    {
        beside(path, &csv::metadata(&release, collection))?;
    }
    Ok(outcome)
}

fn known<'r>(release: &'r Release, id: &str) -> anyhow::Result<&'r CollectionInfo> {
    if let Some(found) = release.collection(id) {
        return Ok(found);
    }
    let all = release.manifest().collections.iter();
    let near: Vec<&str> = all
        .map(|collection| collection.id.as_str())
        .filter(|known| known.split('-').next() == id.split('-').next())
        .take(12)
        .collect();
    let id = id.to_owned();
    bail!(match near.join(", ") {
        near if near.is_empty() => told("export-no-layer", &[("layer", &id)]),
        near => told("export-no-layer-near", &[("layer", &id), ("near", &near)]),
    })
}

fn write(table: &impl Table, wanted: &LayerExport, console: &Console) -> anyhow::Result<Outcome> {
    let selection = Selection::of(table, &Query::default());
    match &wanted.output {
        None => stream(
            table,
            &selection,
            wanted.format,
            &mut std::io::stdout().lock(),
        )?,
        Some(path) => {
            let part = path.with_extension("part");
            let file = File::create(&part).with_context(|| part.display().to_string())?;
            let mut out = BufWriter::new(file);
            stream(table, &selection, wanted.format, &mut out)?;
            out.into_inner().context("the last bytes")?.sync_all()?;
            std::fs::rename(&part, path).with_context(|| path.display().to_string())?;
            let count = ("count", Arg::from(selection.returned()));
            console.say(
                "export-done",
                &[count, ("file", Arg::from(path.display().to_string()))],
            );
        }
    }
    Ok(Outcome::Done)
}

fn stream(
    table: &impl Table,
    selection: &Selection,
    format: Format,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    match format {
        Format::Geojson => geojson::write(table, selection, &geojson::Head::default(), out)?,
        Format::Csv => {
            for part in csv::rows(table, selection) {
                out.write_all(&part?)?;
            }
        }
    }
    Ok(())
}

/// A CSV's method and metadata, in a file beside it.
fn beside(path: &Path, metadata: &serde_json::Value) -> anyhow::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push("-metadata.json");
    let text = serde_json::to_string_pretty(metadata)?;
    std::fs::write(&name, text).with_context(|| name.to_string_lossy().into_owned())
}
