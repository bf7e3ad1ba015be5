//! What `analyze` writes: a sheet as CSV or GeoJSON, its method and metadata beside it.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, bail};
use geo_types::MultiPolygon;
use gocpont_core::neighbourhood::Points;
use gocpont_words::Arg;
use h3o::CellIndex;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::args::{Analyze, Statistic};
use super::input::Data;
use super::near::NearSpec;
use crate::Outcome;
use crate::console::Console;
use crate::fault::told;

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
    pub row: Box<dyn Fn(usize) -> Vec<Cell> + Sync + 's>,
}

/// Refuses a place where the result could not be written, before anything is computed.
pub fn check(asked: &Analyze) -> anyhow::Result<()> {
    let Some(path) = &asked.output else {
        return Ok(());
    };
    let endings: &[&str] = match asked.statistic {
        Statistic::Scan => &["json"],
        Statistic::Moran | Statistic::GeneralG | Statistic::GlobalGeary => &["csv"],
        _ => &["csv", "geojson", "json"],
    };
    if !endings.contains(&extension(path).as_str()) {
        let statistic = asked.statistic.code();
        let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
        let endings = endings.join(", ");
        let file = path.display();
        let args: [(_, &dyn Display); 3] = [
            ("file", &file),
            ("statistic", &statistic),
            ("endings", &endings),
        ];
        bail!(told("analyze-other-ending", &args));
    }
    if path.is_dir() {
        bail!(told("analyze-folder", &[("file", &path.display())]));
    }
    let same = |input: &Path| match (input.canonicalize(), path.canonicalize()) {
        (Ok(input), Ok(output)) => input == output,
        _ => false,
    };
    let edges = asked.neighbours.as_ref().and_then(NearSpec::file);
    let inputs = [Some(&*asked.units), asked.areas.as_deref(), edges];
    if inputs.into_iter().flatten().any(same) {
        bail!(told("analyze-is-read", &[("file", &path.display())]));
    }
    Ok(())
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
    if extension(path) == "csv" {
        whole_file(path, |out| csv(sheet, out))?;
    } else {
        let geometry = geometry(asked, data)?;
        whole_file(path, |out| geojson(sheet, &*geometry, out))?;
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
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let file = File::create(&part).with_context(|| path.display().to_string())?;
    let mut out = BufWriter::new(file);
    let written = write(&mut out)
        .and_then(|()| Ok(out.into_inner().context("the last bytes")?.sync_all()?))
        .and_then(|()| Ok(std::fs::rename(&part, path)?));
    if let Err(error) = written {
        let _left = std::fs::remove_file(&part);
        return Err(error.context(path.display().to_string()));
    }
    Ok(())
}

fn beside(path: &Path, metadata: &Value) -> anyhow::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push("-metadata.json");
    let text = serde_json::to_string_pretty(metadata)? + "\n";
    std::fs::write(&name, text).with_context(|| name.to_string_lossy().into_owned())
}

/// Rows that one thread makes into text in one go, and goes between two writes.
const PIECE: usize = 1024;
const PIECES: usize = 64;

/// Writes rows in their order, made into text by all threads.
fn in_pieces(
    rows: usize,
    out: &mut impl Write,
    text: impl Fn(Range<usize>) -> anyhow::Result<Vec<u8>> + Sync,
) -> anyhow::Result<()> {
    let starts: Vec<usize> = (0..rows).step_by(PIECE).collect();
    for starts in starts.chunks(PIECES) {
        let piece = |from: &usize| text(*from..rows.min(from + PIECE));
        let pieces: Vec<_> = starts.par_iter().map(piece).collect();
        for piece in pieces {
            out.write_all(&piece?)?;
        }
    }
    Ok(())
}

fn csv(sheet: &Sheet, out: &mut impl Write) -> anyhow::Result<()> {
    let mut header = csv::Writer::from_writer(&mut *out);
    header.write_record(&sheet.columns)?;
    header.flush()?;
    drop(header);
    in_pieces(sheet.rows, out, |rows| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut text = Vec::new();
        for row in rows {
            for cell in (sheet.row)(row) {
                text.clear();
                plain(&cell, &mut text);
                writer.write_field(&text)?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        Ok(writer
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)?)
    })?;
    Ok(out.flush()?)
}

/// A cell as text. A text that a spreadsheet would take for a formula gets an apostrophe before it; a number with a sign,
/// as ids may be, is none.
fn plain(cell: &Cell, out: &mut Vec<u8>) {
    match cell {
        Cell::Text(text) => {
            let odd = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
            if odd && text.parse::<f64>().is_err() {
                out.push(b'\'');
            }
            out.extend_from_slice(text.as_bytes());
        }
        Cell::Number(None) => {}
        Cell::Number(Some(number)) => push_number(out, *number),
        Cell::Whole(number) => out.extend_from_slice(number.to_string().as_bytes()),
    }
}

/// A number with as many digits as give the same double back, a whole one without a point.
fn push_number(out: &mut Vec<u8>, number: f64) {
    push_json(out, &number);
    if out.ends_with(b".0") {
        out.truncate(out.len() - 2);
    }
}

/// A value as JSON; a number that is not finite is null.
fn push_json(out: &mut Vec<u8>, value: &(impl serde::Serialize + ?Sized)) {
    let written = serde_json::to_writer(out, value);
    debug_assert!(
        written.is_ok(),
        "a Vec takes every byte, and the value is plain"
    );
}

type Geometry<'g> = Box<dyn Fn(usize, &mut Vec<u8>) + Sync + 'g>;

/// The shape of each unit: hexes, polygons or points.
fn geometry<'g>(asked: &Analyze, data: &'g Data) -> anyhow::Result<Geometry<'g>> {
    if let Some(hexes) = data.hexes(asked)? {
        return Ok(Box::new(move |unit, out| push_hex(out, hexes[unit])));
    }
    if let Some(polygons) = data.polygons(asked)? {
        let shape = move |unit: usize| multi_polygon(&polygons[unit]);
        return Ok(Box::new(move |unit, out| push_json(out, &shape(unit))));
    }
    match data.points(asked)? {
        Some(Points::Geographic(points)) => {
            let shape = move |unit: usize| json!({ "type": "Point", "coordinates": points[unit] });
            Ok(Box::new(move |unit, out| push_json(out, &shape(unit))))
        }
        _ => bail!(told("analyze-needs-degrees", &[("what", &"GeoJSON")])),
    }
}

/// A hex as a polygon, to a centimetre.
fn push_hex(out: &mut Vec<u8>, hex: CellIndex) {
    let rounded = |degrees: f64| (degrees * 1e7).round() / 1e7;
    let boundary = hex.boundary();
    let corners = boundary.iter().chain(boundary.first());
    out.extend_from_slice(br#"{"type":"Polygon","coordinates":[["#);
    for (at, corner) in corners.enumerate() {
        out.extend_from_slice(if at == 0 { b"[" } else { b",[" });
        push_number(out, rounded(corner.lng()));
        out.push(b',');
        push_number(out, rounded(corner.lat()));
        out.push(b']');
    }
    out.extend_from_slice(b"]]}");
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
    geometry: &(dyn Fn(usize, &mut Vec<u8>) + Sync),
    out: &mut impl Write,
) -> anyhow::Result<()> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    in_pieces(sheet.rows, out, |rows| {
        let mut text = Vec::new();
        for row in rows {
            text.extend_from_slice(if row == 0 { b"\n" } else { b",\n" });
            push_feature(&mut text, sheet, row, geometry);
        }
        Ok(text)
    })?;
    Ok(out.write_all(b"\n]}\n")?)
}

fn push_feature(
    out: &mut Vec<u8>,
    sheet: &Sheet,
    row: usize,
    geometry: &(dyn Fn(usize, &mut Vec<u8>) + Sync),
) {
    out.extend_from_slice(br#"{"type":"Feature","id":"#);
    push_json(out, &(row + 1));
    out.extend_from_slice(br#","geometry":"#);
    geometry(row, out);
    out.extend_from_slice(br#","properties":{"#);
    for (at, (name, cell)) in sheet.columns.iter().zip((sheet.row)(row)).enumerate() {
        if at > 0 {
            out.push(b',');
        }
        push_json(out, name);
        out.push(b':');
        match cell {
            Cell::Text(text) if text.is_empty() => out.extend_from_slice(b"null"),
            Cell::Text(text) => push_json(out, &text),
            Cell::Number(None) => out.extend_from_slice(b"null"),
            Cell::Number(Some(number)) => push_number(out, number),
            Cell::Whole(number) => push_json(out, &number),
        }
    }
    out.extend_from_slice(b"}}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_a_formula_and_ids_with_a_sign_stay_numbers() {
        let written = |text: &str| {
            let mut out = Vec::new();
            plain(&Cell::Text(text.to_owned()), &mut out);
            String::from_utf8(out).unwrap()
        };
        for odd in [
            "=1+1", "+1+cmd", "-1+cmd", "-2-B7", "@SUM(A1)", "\tx", "\rx", "\nx", "-",
        ] {
            assert_eq!(written(odd), format!("'{odd}"));
        }
        for plain in ["-5", "+36", "-1.5e3", "A-1", "a=b", ""] {
            assert_eq!(written(plain), plain);
        }
    }
}
