//! What `analyze` writes: a sheet as CSV or GeoJSON, its method and metadata beside it.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, bail};
use geo_types::MultiPolygon;
use gocpont_core::neighbourhood::Points;
use gocpont_words::Arg;
use serde_json::{Map, Value, json};

use super::args::Analyze;
use super::input::Data;
use crate::Outcome;
use crate::console::Console;

/// A cell of a sheet.
pub enum Cell {
    /// A text; empty is none.
    Text(String),
    /// A number, where it is defined.
    Number(Option<f64>),
    /// A whole number.
    Whole(i64),
}

impl Cell {
    /// A number of things.
    pub fn count(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A table to be written: the rows are made as they are written.
pub struct Sheet<'s> {
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// Number of rows.
    pub rows: usize,
    /// The cells of a row.
    pub row: Box<dyn Fn(usize) -> Vec<Cell> + 's>,
}

/// Writes a sheet where it was asked for, with `metadata` beside a file.
pub fn write(
    sheet: &Sheet,
    metadata: &Value,
    (asked, data): (&Analyze, &Data),
    console: &Console,
) -> anyhow::Result<Outcome> {
    let Some(path) = &asked.output else {
        csv(sheet, &mut std::io::stdout().lock())?;
        return Ok(Outcome::Done);
    };
    match extension(path).as_str() {
        "csv" => whole_file(path, |out| csv(sheet, out))?,
        "geojson" | "json" => {
            let geometry = geometry(asked, data)?;
            whole_file(path, |out| geojson(sheet, &*geometry, out))?;
        }
        _ => bail!(
            "{}: write to a name that ends in .csv or .geojson",
            path.display()
        ),
    }
    beside(path, metadata)?;
    done(path, sheet.rows, console);
    Ok(Outcome::Done)
}

/// Writes a JSON result where it was asked for.
pub fn write_json(
    result: &Value,
    metadata: &Value,
    asked: &Analyze,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let text = serde_json::to_string_pretty(result)? + "\n";
    let Some(path) = &asked.output else {
        std::io::stdout().lock().write_all(text.as_bytes())?;
        return Ok(Outcome::Done);
    };
    if extension(path) != "json" {
        bail!(
            "{}: write a scan to a name that ends in .json",
            path.display()
        );
    }
    whole_file(path, |out| Ok(out.write_all(text.as_bytes())?))?;
    beside(path, metadata)?;
    done(path, result.as_array().map_or(1, Vec::len), console);
    Ok(Outcome::Done)
}

fn extension(path: &Path) -> String {
    let extension = path.extension().unwrap_or_default();
    extension.to_string_lossy().to_ascii_lowercase()
}

fn done(path: &Path, rows: usize, console: &Console) {
    let file = Arg::from(path.display().to_string());
    console.say("analyze-done", &[("rows", Arg::from(rows)), ("file", file)]);
}

/// A file is there whole or not at all.
fn whole_file(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let part = path.with_extension("part");
    let file = File::create(&part).with_context(|| part.display().to_string())?;
    let mut out = BufWriter::new(file);
    let written = write(&mut out)
        .and_then(|()| Ok(out.into_inner().context("the last bytes")?.sync_all()?));
    if let Err(error) = written {
        let _left = std::fs::remove_file(&part);
        return Err(error.context(path.display().to_string()));
    }
    std::fs::rename(&part, path).with_context(|| path.display().to_string())
}

fn beside(path: &Path, metadata: &Value) -> anyhow::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push("-metadata.json");
    let text = serde_json::to_string_pretty(metadata)? + "\n";
    std::fs::write(&name, text).with_context(|| name.to_string_lossy().into_owned())
}

fn csv(sheet: &Sheet, out: &mut impl Write) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&sheet.columns)?;
    let mut record = csv::StringRecord::new();
    for row in 0..sheet.rows {
        record.clear();
        for cell in (sheet.row)(row) {
            record.push_field(&plain(&cell));
        }
        writer.write_record(&record)?;
    }
    Ok(writer.flush()?)
}

/// A cell as text: a number with as many digits as give the same double back. A text that a spreadsheet would take
/// for a formula gets an apostrophe before it.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '@']) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Number(None) => String::new(),
        Cell::Number(Some(number)) => digits(*number),
        Cell::Whole(number) => number.to_string(),
    }
}

fn digits(number: f64) -> String {
    let size = number.abs();
    if size >= 1e15 || (size > 0.0 && size < 1e-5) {
        format!("{number:e}")
    } else {
        format!("{number}")
    }
}

type Geometry<'g> = Box<dyn Fn(usize) -> Value + 'g>;

/// The shape of each unit: hexes, polygons or points.
fn geometry<'g>(asked: &Analyze, data: &'g Data) -> anyhow::Result<Geometry<'g>> {
    if let Some(hexes) = data.hexes(asked)? {
        return Ok(Box::new(move |unit| {
            let boundary = hexes[unit].boundary();
            let mut ring: Vec<[f64; 2]> = boundary.iter().map(|c| [c.lng(), c.lat()]).collect();
            ring.extend(ring.first().copied());
            json!({ "type": "Polygon", "coordinates": [ring] })
        }));
    }
    if let Some(polygons) = data.polygons(asked)? {
        return Ok(Box::new(move |unit| multi_polygon(&polygons[unit])));
    }
    match data.points(asked)? {
        Some(Points::Geographic(points)) => Ok(Box::new(
            move |unit| json!({ "type": "Point", "coordinates": points[unit] }),
        )),
        _ => bail!("GeoJSON needs places in longitude and latitude: h3, lon and lat, or --areas"),
    }
}

fn multi_polygon(polygons: &MultiPolygon<f64>) -> Value {
    let ring = |line: &geo_types::LineString<f64>| -> Vec<[f64; 2]> {
        line.coords().map(|at| [at.x, at.y]).collect()
    };
    let rings = |polygon: &geo_types::Polygon<f64>| -> Vec<Vec<[f64; 2]>> {
        let holes = polygon.interiors().iter().map(ring);
        std::iter::once(ring(polygon.exterior()))
            .chain(holes)
            .collect()
    };
    let all: Vec<_> = polygons.0.iter().map(rings).collect();
    json!({ "type": "MultiPolygon", "coordinates": all })
}

fn geojson(
    sheet: &Sheet,
    geometry: &dyn Fn(usize) -> Value,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for row in 0..sheet.rows {
        let cells = (sheet.row)(row).into_iter();
        let value = |cell: Cell| match cell {
            Cell::Text(text) if text.is_empty() => Value::Null,
            Cell::Text(text) => Value::String(text),
            Cell::Number(number) => json!(number),
            Cell::Whole(number) => json!(number),
        };
        let names = sheet.columns.iter().map(|name| (*name).to_owned());
        let properties: Map<String, Value> = names.zip(cells.map(value)).collect();
        let feature = json!({
            "type": "Feature",
            "id": row + 1,
            "geometry": geometry(row),
            "properties": properties,
        });
        out.write_all(if row == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &feature)?;
    }
    Ok(out.write_all(b"\n]}\n")?)
}
