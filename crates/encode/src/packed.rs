//! A table as one compact file for a map drawn in a browser: ids, vertices and columns lie side by side, coded so that
//! gzip finds little left. `ARCHITECTURE.md` describes it byte by byte; `web/src/packed.ts` reads it.

mod bytes;
mod shapes;
mod values;

use serde::Serialize;

use crate::query::Shown;
use crate::table::{Bounds, Table};
use crate::text::push_json;
use bytes::push_varint;

/// What such a file is called.
pub const MEDIA_TYPE: &str = "application/vnd.gocpont.packed";
/// What it starts with.
const MAGIC: &[u8; 4] = b"GCPK";
const VERSION: u8 = 1;
/// Features between two looks at whether the file is still wanted.
const LOOK: usize = 4096;

/// Where a section starts, counted from the end of the header, and how long it is.
type Section = [usize; 2];

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Header<'h> {
    collection: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'h str>,
    count: usize,
    units_per_degree: u32,
    bounds: Option<Bounds>,
    ids: Section,
    geometry: Option<shapes::Header>,
    columns: Vec<values::Header<'h>>,
}

/// The sections, one after another.
#[derive(Default)]
struct Data(Vec<u8>);

impl Data {
    fn section(&mut self, bytes: &[u8]) -> Section {
        let start = self.0.len();
        self.0.extend_from_slice(bytes);
        [start, bytes.len()]
    }
}

/// The table, packed; the period is that of a layer.
#[must_use]
pub fn encode<T: Table + ?Sized>(table: &T, period: Option<&str>, shown: &Shown) -> Vec<u8> {
    encode_while(table, period, shown, &|| true).unwrap_or_default()
}

/// The table, packed, for as long as it is wanted; none where it no longer was.
pub fn encode_while<T: Table + ?Sized>(
    table: &T,
    period: Option<&str>,
    shown: &Shown,
    wanted: &dyn Fn() -> bool,
) -> Option<Vec<u8>> {
    let mut data = Data::default();
    let ids = data.section(&ids(table));
    let mut bounds = None;
    let mut geometry = None;
    if shown.geometry {
        let shapes = shapes::Shapes::of(table, wanted)?;
        bounds = shapes.bounds;
        geometry = Some(shapes.write(&mut data));
    }
    let mut columns = Vec::new();
    for (nth, column) in shown.of(table.columns()) {
        if !wanted() {
            return None;
        }
        columns.push(values::write(table, (nth, column), shown, &mut data));
    }
    let header = Header {
        collection: table.name(),
        period,
        count: table.len(),
        units_per_degree: 1_000_000,
        bounds,
        ids,
        geometry,
        columns,
    };
    Some(file(&header, &data))
}

/// Ids ascend: each is written as what it is more than the one before.
fn ids<T: Table + ?Sized>(table: &T) -> Vec<u8> {
    let (mut out, mut before) = (Vec::with_capacity(table.len()), 0);
    for at in 0..table.len() {
        let id = table.id(at).unwrap_or(before);
        push_varint(&mut out, id.wrapping_sub(before));
        before = id;
    }
    out
}

fn file(header: &Header<'_>, data: &Data) -> Vec<u8> {
    let mut said = Vec::new();
    push_json(&mut said, header);
    let mut out = Vec::with_capacity(12 + said.len() + data.0.len());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&[VERSION, 0, 0, 0]);
    out.extend_from_slice(&(said.len() as u32).to_le_bytes());
    out.append(&mut said);
    out.extend_from_slice(&data.0);
    out
}

#[cfg(test)]
#[path = "packed_tests.rs"]
mod tests;
