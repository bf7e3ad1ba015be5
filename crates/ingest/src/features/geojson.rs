//! `GeoJSON`: a collection, a single feature, or one feature a line; the old `crs` member is honoured where it names an
//! EPSG code.

use std::collections::BTreeMap;

use geojson::{Feature as Read, GeoJson, JsonObject, JsonValue};

use super::{Budget, Feature, Features, Format, MAX_FIELDS, MAX_VERTICES, well_known};
use crate::areas::geometry;
use crate::error::{InvalidFile, Problem};

/// Reads the bytes of such a file, its byte order mark taken away.
pub(super) fn parse(file: &str, bytes: &[u8]) -> Result<Features, InvalidFile> {
    let Ok(text) = str::from_utf8(bytes) else {
        return Err(super::broken(file, Format::GeoJson, "not UTF-8"));
    };
    // Each position and each list begin with a bracket: what memory they need is known before they are read.
    if text.matches('[').count() > 2 * MAX_VERTICES {
        return Err(super::too_large(file, format!("> {MAX_VERTICES} vertices")));
    }
    let (read, foreign) = features(file, text)?;
    let mut all = Features::new(file, Format::GeoJson);
    (all.crs, all.crs_text) = named_system(foreign.as_ref());
    let mut fields = BTreeMap::new();
    let mut budget = Budget::new();
    for (number, feature) in (1_u64..).zip(read) {
        let shape = geometry(&feature);
        if shape.is_none() && feature.geometry.is_some() {
            let problem = Problem::Feature("geometry in GeoJSON's coordinates".to_owned());
            return Err(InvalidFile::new(file, problem).at_row(number));
        }
        let feature = Feature {
            number,
            geometry: shape.filter(|shape| !super::is_empty(shape)),
            properties: properties(file, feature, &mut fields)?,
        };
        all.push(feature, &mut budget)?;
    }
    all.fields = in_order(fields);
    let width = all.fields.len();
    let known: usize = all.features.iter().map(|f| f.properties.len()).sum();
    budget.values(file, all.features.len() * width - known)?;
    for feature in &mut all.features {
        feature.properties.resize(width, None);
    }
    Ok(all)
}

fn features(file: &str, text: &str) -> Result<(Vec<Read>, Option<JsonObject>), InvalidFile> {
    let refuse =
        |error: geojson::Error| InvalidFile::new(file, Problem::NotGeoJson(error.to_string()));
    match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(all)) => Ok((all.features, all.foreign_members)),
        Ok(GeoJson::Feature(mut one)) => {
            let foreign = one.foreign_members.take();
            Ok((vec![one], foreign))
        }
        Ok(GeoJson::Geometry(_)) => {
            let what = "a geometry alone, without properties".to_owned();
            Err(InvalidFile::new(file, Problem::NotGeoJson(what)))
        }
        Err(error) => match lines(text) {
            Some(features) => Ok((features, None)),
            None => Err(refuse(error)),
        },
    }
}

/// One feature a line (RFC 8142, with its record separators or without).
fn lines(text: &str) -> Option<Vec<Read>> {
    let lines = text
        .lines()
        .map(|line| line.trim_matches(['\u{1e}', ' ', '\r']));
    let written: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    if written.len() < 2 {
        return None;
    }
    written.iter().map(|line| line.parse().ok()).collect()
}

/// The EPSG code of the old `crs` member, or its text where that is none.
fn named_system(foreign: Option<&JsonObject>) -> (Option<u32>, Option<String>) {
    let Some(system) = foreign.and_then(|foreign| foreign.get("crs")) else {
        return (None, None);
    };
    let name = system.get("properties").and_then(|p| p.get("name"));
    let name = name.and_then(JsonValue::as_str);
    match name.and_then(well_known::code_of_name) {
        Some(code) => (Some(code), None),
        None if system.is_null() => (None, None),
        None => (
            None,
            Some(name.map_or_else(|| system.to_string(), str::to_owned)),
        ),
    }
}

/// The properties, and under `id` what stands beside them, in the order in which fields were first seen.
fn properties(
    file: &str,
    feature: Read,
    fields: &mut BTreeMap<String, usize>,
) -> Result<Vec<Option<String>>, InvalidFile> {
    let beside = match feature.id {
        Some(geojson::feature::Id::String(id)) => Some(id),
        Some(geojson::feature::Id::Number(id)) => Some(id.to_string()),
        None => None,
    };
    let read = feature.properties.unwrap_or_default();
    let beside = beside.filter(|_| !read.contains_key("id"));
    let read = read.into_iter().map(|(name, value)| (name, text(value)));
    let mut values = vec![None; fields.len()];
    for (name, value) in read.chain(beside.map(|id| ("id".to_owned(), Some(id)))) {
        let next = fields.len();
        let at = *fields.entry(name).or_insert(next);
        if at >= MAX_FIELDS {
            return Err(super::too_large(file, format!("> {MAX_FIELDS} fields")));
        }
        if at >= values.len() {
            values.resize(at + 1, None);
        }
        values[at] = value;
    }
    Ok(values)
}

fn in_order(fields: BTreeMap<String, usize>) -> Vec<String> {
    let mut names: Vec<(usize, String)> = fields.into_iter().map(|(name, at)| (at, name)).collect();
    names.sort_unstable();
    names.into_iter().map(|(_, name)| name).collect()
}

fn text(value: JsonValue) -> Option<String> {
    match value {
        JsonValue::Null => None,
        JsonValue::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}
