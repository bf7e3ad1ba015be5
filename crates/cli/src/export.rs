//! `export`: layers, whole releases and the site as files; all but the tables and the true counts read the releases file
//! alone.

mod archive;
mod file;
mod release;
pub mod services;
mod site;
mod source;

use anyhow::bail;
use gocpont_encode::metadata::{self, Said};
use gocpont_encode::{Selection, Table};
use gocpont_words::Arg;

use crate::Outcome;
use crate::args::{Args, Export, ExportNoun, Format, LayerExport};
use crate::console::Console;
use crate::{tables, truth};

use file::{Described, Wanted};
pub use source::Source;

/// Runs one of them.
pub fn run(args: &Args, command: &Export, console: &Console) -> anyhow::Result<Outcome> {
    match &command.noun {
        ExportNoun::Layer(wanted) => layer(args, wanted, console),
        ExportNoun::Release(wanted) => match wanted.format {
            Some(format) => release::run(args, wanted, format, console),
            None => tables::run(args, wanted, console),
        },
        ExportNoun::Site(wanted) => site::run(args, wanted, console),
        ExportNoun::Truth(wanted) => truth::run(args, wanted, console),
        ExportNoun::Services(wanted) => services::run(args, wanted, console),
    }
}

/// What is said of a file in the language of the program. Licence and contact are those of the release.
fn said(console: &Console) -> Said<'static> {
    Said {
        language: console.words().language().code(),
        licence: None,
        contact: None,
    }
}

fn layer(args: &Args, wanted: &LayerExport, console: &Console) -> anyhow::Result<Outcome> {
    let source = Source::open(args, None, console)?;
    if let Some(set) = source.reference(&wanted.id)? {
        let described = Described::reference(&set, &source, &said(console));
        return write(&set, wanted, &described, console);
    }
    let collection = source.collection(&wanted.id, console)?;
    let period = source::period(collection, wanted.period.as_deref(), console)?;
    let view = source.view(collection, period)?;
    let described = Described::layer(&view, console);
    write(&view, wanted, &described, console)
}

fn write<T: Table>(
    table: &T,
    wanted: &LayerExport,
    described: &Described,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let ending = wanted.output.as_deref().and_then(|path| path.extension());
    let by_name = ending.and_then(|ending| Format::of_ending(&ending.to_string_lossy()));
    let wanted = Wanted {
        format: wanted.format.or(by_name).unwrap_or(Format::Geojson),
        wkt: wanted.wkt,
        path: wanted.output.as_deref(),
    };
    let selection = Selection::all(table);
    let Some(path) = wanted.path else {
        if !file::stream(table, &selection, &wanted, described)? {
            bail!("{}", console.words().say("download-needs-file"));
        }
        return Ok(Outcome::Done);
    };
    let tiles = file::write(table, &selection, &wanted, described)?;
    file::beside(path, &described.metadata)?;
    let name = ("file", Arg::from(path.display().to_string()));
    if let Some(tiles) = tiles {
        console.say("download-tiles", &[("tiles", Arg::from(tiles)), name]);
    } else {
        let count = ("count", Arg::from(selection.returned()));
        console.say("export-done", &[count, name]);
    }
    Ok(Outcome::Done)
}

/// The document of a layer in one period.
fn document(view: &gocpont_encode::LayerView<'_>, console: &Console) -> serde_json::Value {
    let mut document = metadata::of_layer(view.release, view.collection, &said(console));
    document["period"] = view.period.period.as_str().into();
    document
}
