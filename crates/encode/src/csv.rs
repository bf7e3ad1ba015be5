//! CSV as a stream, for spreadsheets: one row per feature with its id, its properties and a place inside or near it;
//! beside it, what has to be known to read the numbers.

use gocpont_disclosure::release::{CollectionInfo, Release, Text, Vertex};
use serde_json::{Value, json};

use crate::error::EncodeError;
use crate::selection::Selection;
use crate::table::{FeatureRef, Geometry, Property, Table};
use crate::text::{CHUNK_BYTES, push_degrees, push_hex, push_integer, push_number};
use crate::wkt::push_wkt;

/// The heading and the selected features, in chunks of whole rows. The columns are `id`, the table's own, `lon` and
/// `lat`: of a polygon the centroid of its first shell, of lines the centre of the box around them. Several words in
/// one cell are joined by commas; null is empty; a text that a spreadsheet would take for a formula begins with `'`.
pub fn rows<'t, T: Table + ?Sized>(
    table: &'t T,
    selection: &'t Selection,
) -> impl Iterator<Item = Result<Vec<u8>, EncodeError>> + use<'t, T> {
    rows_at(table, selection, Place::LonLat)
}

/// How a row says where its feature is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Columns `lon` and `lat`: a place inside or near it.
    #[default]
    LonLat,
    /// The same, and a column `wkt`: the whole geometry (OGC Simple Features, well-known text), longitude first.
    Wkt,
}

impl Place {
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::LonLat => &["lon", "lat"],
            Self::Wkt => &["lon", "lat", "wkt"],
        }
    }
}

/// The same with its places as asked for.
pub fn rows_at<'t, T: Table + ?Sized>(
    table: &'t T,
    selection: &'t Selection,
    place: Place,
) -> impl Iterator<Item = Result<Vec<u8>, EncodeError>> + use<'t, T> {
    let (mut nth, mut failed) = (None, false);
    std::iter::from_fn(move || {
        if failed {
            return None;
        }
        let made = chunk(table, selection, place, nth).transpose()?;
        match &made {
            Ok((_, after)) => nth = Some(*after),
            Err(_) => failed = true,
        }
        Some(made.map(|(bytes, _)| bytes))
    })
}

type Writer = ::csv::Writer<Vec<u8>>;

/// One chunk of rows from the nth selected feature on, and which one the next chunk starts with; none behind the last.
/// The first chunk, which has the heading, starts with none. For those who hold no table between chunks.
pub fn chunk<T: Table + ?Sized>(
    table: &T,
    selection: &Selection,
    place: Place,
    from: Option<usize>,
) -> Result<Option<(Vec<u8>, usize)>, EncodeError> {
    let mut nth = from.unwrap_or_default();
    if from.is_some() && selection.get(nth).is_none() {
        return Ok(None);
    }
    let mut writer = Writer::from_writer(Vec::with_capacity(CHUNK_BYTES + CHUNK_BYTES / 4));
    if from.is_none() {
        let own = table.columns().iter().map(|column| column.name);
        let places = place.headings().iter().copied();
        writer.write_record(std::iter::once("id").chain(own).chain(places))?;
    }
    while writer.get_ref().len() < CHUNK_BYTES
        && let Some(at) = selection.get(nth)
    {
        nth += 1;
        if let Some(feature) = table.feature(at) {
            write_feature(&mut writer, &feature, place)?;
        }
    }
    let written = writer.into_inner();
    let written = written.map_err(::csv::IntoInnerError::into_error)?;
    Ok(Some((written, nth)))
}

fn write_feature(
    writer: &mut Writer,
    feature: &FeatureRef<'_>,
    place: Place,
) -> Result<(), EncodeError> {
    let mut cell = Vec::new();
    push_integer(&mut cell, feature.id);
    writer.write_field(&cell)?;
    for (_, value) in &feature.properties {
        cell.clear();
        push_cell(&mut cell, value);
        writer.write_field(&cell)?;
    }
    let (lon, lat) = centre(feature).unzip();
    for degrees in [lon, lat] {
        cell.clear();
        if let Some(degrees) = degrees {
            push_degrees(&mut cell, degrees);
        }
        writer.write_field(&cell)?;
    }
    if place == Place::Wkt {
        cell.clear();
        push_wkt(&mut cell, feature.geometry);
        writer.write_field(&cell)?;
    }
    Ok(writer.write_record(None::<&[u8]>)?)
}

fn push_cell(out: &mut Vec<u8>, value: &Property<'_>) {
    match value {
        Property::Text(words) => push_words(out, words),
        Property::Integer(number) => push_integer(out, *number),
        Property::Number(number) => push_number(out, *number),
        Property::Hex(hex) => push_hex(out, *hex),
        Property::List(words) => push_words(out, &words.joined()),
        Property::Null => {}
    }
}

fn push_words(out: &mut Vec<u8>, words: &str) {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        out.push(b'\'');
    }
    out.extend_from_slice(words.as_bytes());
}

fn centre(feature: &FeatureRef<'_>) -> Option<Vertex> {
    let [west, south, east, north] = feature.bbox?;
    let shell = match feature.geometry {
        Geometry::Polygons(polygons) => polygons.get(0).and_then(|rings| rings.get(0)),
        _ => None,
    };
    let found = shell.and_then(centroid);
    Some(found.unwrap_or((west.midpoint(east), south.midpoint(north))))
}

/// The centre of gravity of a ring's inside; none where it has no inside. Measured from its first vertex, so that
/// 128 bits hold every sum.
fn centroid(ring: &[Vertex]) -> Option<Vertex> {
    let first = *ring.first()?;
    let from = |v: Vertex| {
        let along = |a: i32, b: i32| i128::from(a) - i128::from(b);
        (along(v.0, first.0), along(v.1, first.1))
    };
    let (mut twice, mut x, mut y) = (0, 0, 0);
    for side in ring.windows(2) {
        let (a, b) = (from(side[0]), from(side[1]));
        let cross = a.0 * b.1 - b.0 * a.1;
        twice += cross;
        x += (a.0 + b.0) * cross;
        y += (a.1 + b.1) * cross;
    }
    let moved = |start: i32, sum: i128| {
        let by = sum.checked_div(3 * twice)?;
        i32::try_from(i128::from(start) + by).ok()
    };
    Some((moved(first.0, x)?, moved(first.1, y)?))
}

/// What has to be known to read the numbers of a collection: it goes beside the file.
#[must_use]
pub fn metadata(release: &Release, collection: &CollectionInfo) -> Value {
    let manifest = release.manifest();
    let indicator = release.indicator(&collection.indicator);
    let mut known = manifest.indicators.iter();
    let at = known.position(|known| known.id == collection.indicator);
    let own = release.protection().zip(at);
    let own = own.and_then(|(all, at)| Some((all.indicators.get(at)?, all)));
    let periods: Vec<&str> = collection
        .periods
        .iter()
        .map(|p| p.period.as_str())
        .collect();
    json!({
        "collection": collection.id,
        "label": words(&collection.label),
        "indicator": collection.indicator,
        "unit": indicator.map(|indicator| &indicator.unit),
        "kind": indicator.map(|indicator| &indicator.kind),
        "population": indicator.map(|indicator| words(&indicator.population_label)),
        "cases": indicator.map(|indicator| words(&indicator.cases_label)),
        "description": indicator.map(|indicator| words(&indicator.description)),
        "method": words(release.method(&collection.id).unwrap_or(&manifest.method)),
        "periods": periods,
        "thresholds": {
            "block": manifest.threshold,
            "filter": own.map_or(manifest.filter_threshold, |(own, _)| own.filter_threshold),
        },
        "noise": own.filter(|(own, _)| own.noise).map(|(_, all)| json!({
            "bound": all.noise_bound,
            "variance": all.noise_variance,
        })),
        "synthetic": manifest.synthetic,
        "source": {
            "place": words(&manifest.place),
            "plan": manifest.plan,
            "release": manifest.number,
            "published": manifest.published,
            "checksum": hex(release.checksum()),
        },
    })
}

fn words(text: &Text) -> Value {
    json!({ "hu": text.hu, "cs": text.cs, "en": text.en })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
