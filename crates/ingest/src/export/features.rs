//! GeoJSON of `KoboToolbox`: a feature for each place of a submission, without repeat groups and without the submissions
//! that have no place.

use std::collections::HashSet;
use std::io::Read as _;
use std::path::Path;

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue};

use super::note::{Note, NoteKind};
use super::raw::{Budget, Draft, Raw};
use super::{Export, Format, build, sniff};
use crate::error::{InvalidFile, Problem, name};
use crate::grid::Grid;

/// Bytes that a file of features may have.
const MOST_BYTES: u64 = 256 << 20;
/// Columns of the place that is the feature's geometry.
const PLACE: [&str; 2] = ["_geometry_latitude", "_geometry_longitude"];
/// What says that two features are of one submission.
const SAME: [&str; 6] = [
    "_id",
    "_uuid",
    "_index",
    "meta/instanceID",
    "start",
    "instanceID",
];

/// Opens a file of features, if it is an export.
pub fn open(path: &Path) -> Result<Option<Export>, InvalidFile> {
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    if !is_export(&file).map_err(unreadable)? {
        return Ok(None);
    }
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut text = String::new();
    file.take(MOST_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    if text.len() as u64 > MOST_BYTES {
        let problem = Problem::ExportBytes(MOST_BYTES);
        return Err(InvalidFile::new(&name(path), problem));
    }
    of(&name(path), path, &text)
}

/// Whether the start of a file has what an export has, and other features do not.
fn is_export(file: &std::fs::File) -> std::io::Result<bool> {
    let mut head = Vec::new();
    file.take(1 << 18).read_to_end(&mut head)?;
    let text = String::from_utf8_lossy(&head);
    let key = |name: &str| {
        text.contains(&format!("\"{name}\":")) || text.contains(&format!("\"{name}\" :"))
    };
    let own = [
        "_uuid",
        "_submission_time",
        "__version__",
        "meta/instanceID",
        "formhub/uuid",
    ];
    Ok(text.contains("FeatureCollection")
        && (own.iter().any(|name| key(name)) || (key("start") && key("end"))))
}

fn of(file: &str, path: &Path, text: &str) -> Result<Option<Export>, InvalidFile> {
    let wrong = |error: String| InvalidFile::new(file, Problem::NotGeoJson(error));
    let features = if text.trim_start().starts_with('[') {
        return Err(wrong(
            "it is a list; a feature collection is wanted".to_owned(),
        ));
    } else {
        match text
            .parse::<GeoJson>()
            .map_err(|error| wrong(error.to_string()))?
        {
            GeoJson::FeatureCollection(FeatureCollection { features, .. }) => features,
            _ => return Ok(None),
        }
    };
    let names = names(&features);
    let metadata = sniff::is_kobo(&names);
    let has = |name: &str| names.iter().any(|own| own == name);
    let by_phone = has("start") && has("end");
    if ![metadata, by_phone, has("meta/instanceID")].contains(&true) {
        return Ok(None);
    }
    let stem = path
        .file_stem()
        .map_or("", |stem| stem.to_str().unwrap_or_default());
    let mut notes = Vec::new();
    let raw = table(file, stem, (&names, &features), &mut notes)?;
    for kind in [NoteKind::MembersMissing, NoteKind::PlacelessMissing] {
        notes.push(Note::new(kind, stem));
    }
    Ok(Some(build::finish(
        Format::KoboGeoJson,
        vec![Draft::root(raw)],
        notes,
    )))
}

/// The properties of all features, as they first stand there.
fn names(features: &[Feature]) -> Vec<String> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut names = Vec::new();
    for name in features
        .iter()
        .flat_map(|f| f.properties.iter().flat_map(|p| p.keys()))
    {
        if seen.insert(name) {
            names.push(name.clone());
        }
    }
    names
}

fn table(
    file: &str,
    stem: &str,
    (names, features): (&[String], &[Feature]),
    notes: &mut Vec<Note>,
) -> Result<Raw, InvalidFile> {
    let mut grid = Grid::new(stem);
    let header = names.iter().map(String::as_str).chain(PLACE);
    let header: Vec<&str> = header.collect();
    grid.push(0, &header);
    let (mut budget, mut several) = (Budget::default(), 0);
    let mut pending: Option<(u64, &Feature, Option<[f64; 2]>)> = None;
    for (number, feature) in (1..).zip(features) {
        budget.row(file, number, header.len())?;
        match &mut pending {
            Some((_, before, place)) if is_same(before, feature) => {
                several += 1;
                *place = place.or_else(|| coordinates(feature));
            }
            other => {
                if let Some((line, before, place)) = other.take() {
                    push(&mut grid, line, (names, before), place);
                }
                *other = Some((number, feature, coordinates(feature)));
            }
        }
    }
    if let Some((line, before, place)) = pending {
        push(&mut grid, line, (names, before), place);
    }
    if several > 0 {
        notes.push(Note::new(NoteKind::SeveralPlaces, stem).count(several));
    }
    Ok(Raw::new(stem, grid, notes))
}

/// Whether two features are of one submission: all they say is the same, and something of it is nobody else's.
fn is_same(one: &Feature, other: &Feature) -> bool {
    let known = one
        .properties
        .iter()
        .any(|own| SAME.iter().any(|name| own.contains_key(*name)));
    known && one.properties == other.properties
}

fn coordinates(feature: &Feature) -> Option<[f64; 2]> {
    match &feature.geometry.as_ref()?.value {
        GeometryValue::Point { coordinates } => {
            let place = coordinates.as_slice();
            Some([*place.get(1)?, *place.first()?])
        }
        _ => None,
    }
}

fn push(
    grid: &mut Grid,
    line: u64,
    (names, feature): (&[String], &Feature),
    place: Option<[f64; 2]>,
) {
    let value = |name: &String| {
        let value = feature.properties.as_ref().and_then(|own| own.get(name));
        match value {
            None => String::new(),
            Some(value) if value.is_null() => String::new(),
            Some(value) => value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        }
    };
    let place = [0, 1].map(|at| place.map_or(String::new(), |place| place[at].to_string()));
    grid.push(line, names.iter().map(value).chain(place));
}
