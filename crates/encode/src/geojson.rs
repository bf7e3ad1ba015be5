//! GeoJSON (RFC 7946) as a stream: one feature per line, in chunks of about 64 KiB, so that neither the size of a
//! collection nor the speed of a reader asks for memory.

use std::io::Write;

use gocpont_disclosure::release::Vertex;
use serde_json::Value;

use crate::error::EncodeError;
use crate::polygons::Rings;
use crate::query::Shown;
use crate::selection::Selection;
use crate::table::{Column, Geometry, Property, Table};
use crate::text::{
    CHUNK_BYTES, push_decimal, push_hex, push_integer, push_json, push_position, push_words,
};

/// What stands in a feature collection before its features, besides the counts of the selection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// When the answer was made, RFC 3339.
    pub time_stamp: Option<String>,
    /// Links, an array; null for none.
    pub links: Value,
}

/// How features are written.
#[derive(Default)]
pub struct Form {
    /// Which properties, and whether geometries are, or null for them.
    pub shown: Shown,
    /// In which coordinates; longitude and latitude where there is none.
    pub placed: Option<Placed>,
}

/// Turns longitudes and latitudes in degrees into what is written; false where one of them has no place there.
pub type Project = dyn Fn(&mut [(f64, f64)]) -> bool + Send + Sync;

/// How places are written in another system.
pub struct Placed {
    /// What turns degrees into that system's coordinates.
    pub project: Box<Project>,
    /// Digits behind the point.
    pub decimals: u8,
}

/// The selected features, separated by a comma and a line's end, in chunks.
pub fn features<'t, T: Table + ?Sized>(
    table: &'t T,
    selection: &'t Selection,
) -> impl Iterator<Item = Vec<u8>> + use<'t, T> {
    let mut nth = 0;
    std::iter::from_fn(move || {
        let (bytes, after) = chunk(table, selection, nth, &Form::default())?;
        nth = after;
        Some(bytes)
    })
}

/// One chunk of the selected features from the nth on, and which one the next chunk starts with; none behind the last.
/// For those who make chunk after chunk as they are asked for it and hold no table meanwhile.
#[must_use]
pub fn chunk<T: Table + ?Sized>(
    table: &T,
    selection: &Selection,
    from: usize,
    form: &Form,
) -> Option<(Vec<u8>, usize)> {
    let writer = FeatureWriter::new(table, form);
    chunk_of(selection, from, |out, nth, at| {
        if nth > 0 {
            out.extend_from_slice(b",\n");
        }
        writer.push(out, at, &Value::Null);
    })
}

/// Bytes of the selected features from the nth on, until they make a chunk; each is written by its number on the page and
/// its place in the table.
pub(crate) fn chunk_of(
    selection: &Selection,
    from: usize,
    mut push: impl FnMut(&mut Vec<u8>, usize, usize),
) -> Option<(Vec<u8>, usize)> {
    let mut nth = from;
    let mut out = Vec::with_capacity(CHUNK_BYTES + CHUNK_BYTES / 8);
    while out.len() < CHUNK_BYTES
        && let Some(at) = selection.get(nth)
    {
        push(&mut out, nth, at);
        nth += 1;
    }
    (nth > from).then_some((out, nth))
}

/// The bytes before the first feature.
#[must_use]
pub fn open(head: &Head, selection: &Selection) -> Vec<u8> {
    let mut out = begun(head, selection.matched(), selection.returned());
    out.extend_from_slice(b",\"features\":[\n");
    out
}

fn begun(head: &Head, matched: usize, returned: usize) -> Vec<u8> {
    let mut out = br#"{"type":"FeatureCollection","#.to_vec();
    if let Some(time) = &head.time_stamp {
        out.extend_from_slice(br#""timeStamp":"#);
        push_json(&mut out, time);
        out.push(b',');
    }
    out.extend_from_slice(br#""numberMatched":"#);
    push_integer(&mut out, matched as u64);
    out.extend_from_slice(br#","numberReturned":"#);
    push_integer(&mut out, returned as u64);
    push_links(&mut out, &head.links);
    out
}

/// How many features there are, and none of them (`resultType=hits`).
#[must_use]
pub fn count(head: &Head, selection: &Selection) -> Vec<u8> {
    let mut out = begun(head, selection.matched(), 0);
    out.extend_from_slice(b",\"features\":[]}\n");
    out
}

/// The bytes after the last feature.
pub const CLOSE: &[u8] = b"\n]}\n";

/// A whole feature collection, in chunks.
pub fn collection<'t, T: Table + ?Sized>(
    table: &'t T,
    selection: &'t Selection,
    head: &Head,
) -> impl Iterator<Item = Vec<u8>> + use<'t, T> {
    std::iter::once(open(head, selection))
        .chain(features(table, selection))
        .chain(std::iter::once(CLOSE.to_vec()))
}

/// Writes a whole feature collection.
pub fn write<T: Table + ?Sized>(
    table: &T,
    selection: &Selection,
    head: &Head,
    out: &mut impl Write,
) -> Result<(), EncodeError> {
    for chunk in collection(table, selection, head) {
        out.write_all(&chunk)?;
    }
    Ok(())
}

/// The feature at this place in a table, alone; links are an array, or null for none.
#[must_use]
pub fn feature<T: Table + ?Sized>(
    table: &T,
    at: usize,
    links: &Value,
    form: &Form,
) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    table.id(at)?;
    FeatureWriter::new(table, form).push(&mut out, at, links);
    Some(out)
}

/// Writes features of a table in one form.
pub(crate) struct FeatureWriter<'w, T: ?Sized> {
    table: &'w T,
    form: &'w Form,
    /// What stands before each value, with the column that it is of.
    names: Vec<(usize, Vec<u8>)>,
}

impl<'w, T: Table + ?Sized> FeatureWriter<'w, T> {
    pub(crate) fn new(table: &'w T, form: &'w Form) -> Self {
        let columns = form.shown.of(table.columns()).enumerate();
        let name = |(place, (nth, column)): (usize, (usize, &Column))| {
            let before: &[u8] = if place > 0 { b",\"" } else { b"\"" };
            (nth, [before, column.name.as_bytes(), b"\":"].concat())
        };
        Self {
            table,
            form,
            names: columns.map(name).collect(),
        }
    }

    /// Writes the feature at this place; links are an array, or null for none.
    pub(crate) fn push(&self, out: &mut Vec<u8>, at: usize, links: &Value) {
        out.extend_from_slice(br#"{"type":"Feature","id":"#);
        push_integer(out, self.table.id(at).unwrap_or_default());
        out.extend_from_slice(br#","geometry":"#);
        let geometry = self.table.geometry(at).filter(|_| self.form.shown.geometry);
        push_geometry(out, geometry, self.form.placed.as_ref());
        out.extend_from_slice(br#","properties":{"#);
        for (nth, name) in &self.names {
            out.extend_from_slice(name);
            push_property(out, self.table.value(at, *nth));
        }
        out.push(b'}');
        push_links(out, links);
        out.push(b'}');
    }
}

fn push_links(out: &mut Vec<u8>, links: &Value) {
    if !links.is_null() {
        out.extend_from_slice(br#","links":"#);
        push_json(out, links);
    }
}

fn push_property(out: &mut Vec<u8>, value: Property<'_>) {
    match value {
        Property::Text(words) => push_words(out, words),
        Property::Hex(hex) => {
            out.push(b'"');
            push_hex(out, hex);
            out.push(b'"');
        }
        Property::Integer(number) => push_integer(out, number),
        // With its point, also where it is whole: clients tell a column's type from the first features that they see.
        Property::Number(number) => push_json(out, &number),
        Property::List(words) => {
            out.push(b'[');
            for (nth, word) in words.iter().enumerate() {
                out.extend_from_slice(if nth > 0 { b",\"" } else { b"\"" });
                out.extend_from_slice(word.as_bytes());
                out.push(b'"');
            }
            out.push(b']');
        }
        Property::Null => out.extend_from_slice(b"null"),
    }
}

fn push_geometry(out: &mut Vec<u8>, geometry: Option<Geometry<'_>>, placed: Option<&Placed>) {
    let before = out.len();
    let shown = geometry.filter(|geometry| !geometry.is_empty());
    if !shown.is_some_and(|geometry| push_shown(out, geometry, placed)) {
        out.truncate(before);
        out.extend_from_slice(b"null");
    }
}

/// False where a place has none in the system that was asked for.
fn push_shown(out: &mut Vec<u8>, geometry: Geometry<'_>, placed: Option<&Placed>) -> bool {
    let kind: &[u8] = match geometry {
        Geometry::Point(_) => b"Point",
        Geometry::Lines([_]) => b"LineString",
        Geometry::Lines(_) => b"MultiLineString",
        Geometry::Polygons(polygons) if polygons.len() == 1 => b"Polygon",
        Geometry::Polygons(_) => b"MultiPolygon",
    };
    out.extend_from_slice(br#"{"type":""#);
    out.extend_from_slice(kind);
    out.extend_from_slice(br#"","coordinates":"#);
    let mut writer = Writer {
        out,
        placed,
        whole: true,
    };
    match geometry {
        Geometry::Point(vertex) => writer.positions(&[vertex]),
        Geometry::Lines([line]) => writer.line(line),
        Geometry::Lines(lines) => writer.array(lines.iter(), |writer, line| writer.line(line)),
        Geometry::Polygons(polygons) => match (polygons.get(0), polygons.len()) {
            (Some(rings), 1) => writer.rings(rings),
            _ => writer.array(polygons.iter(), Writer::rings),
        },
    }
    let whole = writer.whole;
    out.push(b'}');
    whole
}

/// Writes coordinates, in their own system or in another.
struct Writer<'w> {
    out: &'w mut Vec<u8>,
    placed: Option<&'w Placed>,
    whole: bool,
}

impl Writer<'_> {
    fn rings(&mut self, rings: Rings<'_>) {
        self.array(rings.iter(), Writer::line);
    }

    fn line(&mut self, line: &[Vertex]) {
        self.out.push(b'[');
        self.positions(line);
        self.out.push(b']');
    }

    fn positions(&mut self, vertices: &[Vertex]) {
        let Some(placed) = self.placed else {
            for (nth, vertex) in vertices.iter().enumerate() {
                if nth > 0 {
                    self.out.push(b',');
                }
                push_position(self.out, *vertex);
            }
            return;
        };
        let degrees = |v: &Vertex| (f64::from(v.0) / 1e6, f64::from(v.1) / 1e6);
        let mut points: Vec<(f64, f64)> = vertices.iter().map(degrees).collect();
        self.whole &= (placed.project)(&mut points);
        for (nth, (x, y)) in points.into_iter().enumerate() {
            self.out
                .extend_from_slice(if nth > 0 { b",[" } else { b"[" });
            push_decimal(self.out, x, placed.decimals);
            self.out.push(b',');
            push_decimal(self.out, y, placed.decimals);
            self.out.push(b']');
        }
    }

    fn array<T>(&mut self, items: impl Iterator<Item = T>, push: impl Fn(&mut Self, T)) {
        self.out.push(b'[');
        for (nth, item) in items.enumerate() {
            if nth > 0 {
                self.out.push(b',');
            }
            push(self, item);
        }
        self.out.push(b']');
    }
}

#[cfg(test)]
#[path = "geojson_tests.rs"]
mod tests;
