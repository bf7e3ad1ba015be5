//! One table as a file of any format, or as a stream where the format can be one.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use gocpont_encode::geopackage::{GeoPackage, StyleSheet};
use gocpont_encode::metadata::{self, About, Said};
use gocpont_encode::part::Part;
use gocpont_encode::{
    EncodeError, LayerView, Reference, Selection, Table, csv, flatgeobuf, geojson, geojsonseq,
    geoparquet,
};
use serde_json::Value;

use super::source::Source;
use gocpont_server::layer_styles;

use super::{archive, document};
use crate::args::Format;
use crate::console::Console;

/// What is wanted of a table.
pub struct Wanted<'a> {
    pub format: Format,
    /// Whole geometries in a CSV.
    pub wkt: bool,
    /// Where; none for standard output.
    pub path: Option<&'a Path>,
}

/// What a file says of itself.
pub struct Described {
    pub title: String,
    pub abstract_: String,
    pub metadata: Value,
    pub styles: Vec<StyleSheet>,
    /// ISO date.
    pub published: String,
    /// Who is to be named on a map.
    pub attribution: String,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// From which zoom on its tiles are of a size that can be read.
    pub from_zoom: u8,
}

impl Described {
    /// A layer in one period.
    pub fn layer(view: &LayerView<'_>, console: &Console) -> Self {
        let language = console.words().language().code();
        let metadata = document(view, console);
        let manifest = view.release.manifest();
        let topic = view.release.indicator(&view.collection.indicator);
        let say = |text| metadata::in_language(text, language);
        let label = say(&view.collection.label);
        let title = topic.map_or_else(
            || label.to_owned(),
            |topic| format!("{}: {label}, {}", say(&topic.label), view.period.period),
        );
        Self {
            title,
            abstract_: topic.map_or("", |topic| say(&topic.description)).to_owned(),
            metadata,
            styles: layer_styles::of(view, console.words())
                .iter()
                .map(gocpont_encode::style::Style::sheet)
                .collect(),
            published: manifest.published.clone(),
            attribution: format!("{}, {}", say(&manifest.place), manifest.published),
            bounds: view.collection.bbox,
            from_zoom: archive::first_zoom(view.collection),
        }
    }

    /// A reference set.
    pub fn reference(set: &Reference, source: &Source, said: &Said<'_>) -> Self {
        let say = |text| metadata::in_language(text, said.language);
        Self {
            title: say(&set.label).to_owned(),
            abstract_: say(&set.source).to_owned(),
            metadata: metadata::of_reference(set, said),
            styles: Vec::new(),
            published: source.release.manifest().published.clone(),
            attribution: say(&set.source).to_owned(),
            bounds: set.bbox,
            from_zoom: set.first_zoom(),
        }
    }

    /// For the encoders.
    pub fn about(&self) -> About<'_> {
        About {
            title: &self.title,
            description: &self.abstract_,
            metadata: &self.metadata,
        }
    }
}

/// Writes to standard output; false where the format has to be read at its beginning again.
pub fn stream<T: Table>(
    table: &T,
    selection: &Selection,
    wanted: &Wanted<'_>,
    described: &Described,
) -> anyhow::Result<bool> {
    let out = &mut std::io::stdout().lock();
    match wanted.format {
        Format::Fgb => {
            let chunks = flatgeobuf::rows(table, selection, &described.about());
            pour(chunks, out)?;
        }
        Format::Gpkg | Format::Pmtiles | Format::Mbtiles => return Ok(false),
        _ => forward(table, selection, wanted, described, out)?,
    }
    Ok(true)
}

/// Writes a file that has its name once it is whole; how many tiles it has, where it has tiles.
pub fn write<T: Table>(
    table: &T,
    selection: &Selection,
    wanted: &Wanted<'_>,
    described: &Described,
) -> anyhow::Result<Option<usize>> {
    let path = wanted.path.unwrap_or(Path::new("-"));
    let named = || path.display().to_string();
    match wanted.format {
        Format::Gpkg => {
            let mut file = GeoPackage::create(path, &described.published)?;
            file.add(table, selection, &described.about(), &described.styles)?;
            file.finish()?;
        }
        Format::Pmtiles | Format::Mbtiles => {
            let mbtiles = wanted.format == Format::Mbtiles;
            return Ok(Some(archive::of_table(table, described, path, mbtiles)?));
        }
        _ => {
            let part = Part::of(path).with_context(named)?;
            let mut out = BufWriter::new(part.create().with_context(named)?);
            if wanted.format == Format::Fgb {
                flatgeobuf::write(table, selection, &described.about(), &mut out)?;
            } else {
                forward(table, selection, wanted, described, &mut out)?;
            }
            done(out, part).with_context(named)?;
        }
    }
    Ok(None)
}

fn done(out: BufWriter<File>, part: Part) -> anyhow::Result<()> {
    out.into_inner().context("the last bytes")?;
    Ok(part.finish()?)
}

/// Formats that are written from the beginning to the end.
fn forward<T: Table>(
    table: &T,
    selection: &Selection,
    wanted: &Wanted<'_>,
    described: &Described,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    match wanted.format {
        Format::Csv => {
            let place = if wanted.wkt {
                csv::Place::Wkt
            } else {
                csv::Place::LonLat
            };
            pour(csv::rows_at(table, selection, place), out)
        }
        Format::Geojsonseq => pour(geojsonseq::rows(table, selection).map(Ok), out),
        Format::Parquet => Ok(geoparquet::write(
            table,
            selection,
            &described.about(),
            out,
        )?),
        _ => Ok(geojson::write(
            table,
            selection,
            &geojson::Head::default(),
            out,
        )?),
    }
}

fn pour(
    chunks: impl Iterator<Item = Result<Vec<u8>, EncodeError>>,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    for chunk in chunks {
        out.write_all(&chunk?)?;
    }
    Ok(())
}

/// What has to be known of a file, in one beside it.
pub fn beside(path: &Path, metadata: &Value) -> anyhow::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push("-metadata.json");
    let name = PathBuf::from(name);
    let text = serde_json::to_string_pretty(metadata)?;
    write_text(&name, &text)
}

/// Writes a text file that has its name once it is whole.
pub fn write_text(path: &Path, text: &str) -> anyhow::Result<()> {
    let named = || path.display().to_string();
    let part = Part::of(path).with_context(named)?;
    let mut file = part.create().with_context(named)?;
    file.write_all(text.as_bytes()).with_context(named)?;
    part.finish().with_context(named)
}
