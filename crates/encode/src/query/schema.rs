//! Documents that say what a table can be asked and what it says: queryables (OGC 19-079r2), the schema of what is
//! returned (OGC 23-058r1), and that of a whole GeoJSON feature, by which GDAL knows types before it reads.

use gocpont_disclosure::release::{Category, Change, Class, Direction, Status};
use serde_json::{Map, Value, json};

use crate::layer::MARK_WORDS;
use crate::query::queryables::{Kind, Queryable, Queryables};
use crate::table::{Geometry, Table};

/// What the geometries of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeometryKind {
    /// Points.
    Point,
    /// Lines, of one part or several.
    Line,
    /// Polygons, of one part or several.
    Polygon,
    /// Whatever.
    Any,
}

/// What a document says of itself.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its address.
    pub id: &'a str,
    /// The collection's title.
    pub title: &'a str,
    /// What the geometries are.
    pub geometry: GeometryKind,
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

const BANDS: &[&str] = &[
    "0", "1-49", "50-99", "100-199", "200-499", "500-999", "1000+",
];

impl GeometryKind {
    /// Looks at every geometry of a table.
    #[must_use]
    pub fn of(table: &(impl Table + ?Sized)) -> Self {
        let mut found = None;
        for at in 0..table.len() {
            let own = match table.geometry(at) {
                None => continue,
                // One that is drawn nowhere.
                Some(own) if own.is_empty() => continue,
                Some(Geometry::Point(_)) => Self::Point,
                Some(Geometry::Lines(_)) => Self::Line,
                Some(Geometry::Polygons(_)) => Self::Polygon,
            };
            if *found.get_or_insert(own) != own {
                return Self::Any;
            }
        }
        found.unwrap_or(Self::Any)
    }

    const fn format(self) -> &'static str {
        match self {
            Self::Point => "geometry-point",
            Self::Line => "geometry-linestring-or-multilinestring",
            Self::Polygon => "geometry-polygon-or-multipolygon",
            Self::Any => "geometry-any",
        }
    }

    /// Its types in GeoJSON.
    const fn types(self) -> &'static [&'static str] {
        match self {
            Self::Point => &["Point"],
            Self::Line => &["LineString", "MultiLineString"],
            Self::Polygon => &["Polygon", "MultiPolygon"],
            Self::Any => &[
                "Point",
                "LineString",
                "MultiLineString",
                "Polygon",
                "MultiPolygon",
            ],
        }
    }
}

impl Queryables {
    /// The document of `/queryables`, what filters may name, and that of `/schema`, what features say: the same, as they say
    /// all that can be asked. How it is encoded, and that any property may be null, is not said there.
    #[must_use]
    pub fn document(&self, about: &About<'_>) -> Value {
        let each = self.iter().enumerate();
        let properties: Map<String, Value> = each
            .map(|(nth, own)| {
                let mut described = described(own, about.geometry);
                described["x-ogc-propertySeq"] = (nth + 1).into();
                (own.name.to_owned(), described)
            })
            .collect();
        json!({
            "$schema": DIALECT,
            "$id": about.id,
            "title": about.title,
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    }

    /// The schema of a GeoJSON feature. Types are single words, which is what clients read; any property may be null.
    #[must_use]
    pub fn feature_schema(&self, about: &About<'_>) -> Value {
        let columns = self
            .iter()
            .filter(|own| own.kind != Kind::Geometry && !own.is_id());
        let properties: Map<String, Value> = columns
            .map(|own| (own.name.to_owned(), described(own, about.geometry)))
            .collect();
        json!({
            "$schema": DIALECT,
            "$id": about.id,
            "title": about.title,
            "type": "object",
            "required": ["type", "geometry", "properties"],
            "properties": {
                "type": { "type": "string", "enum": ["Feature"] },
                "id": { "type": "integer" },
                "geometry": {
                    "type": "object",
                    "required": ["type", "coordinates"],
                    "properties": {
                        "type": { "type": "string", "enum": about.geometry.types() },
                        "coordinates": { "type": "array" },
                    },
                },
                "properties": { "type": "object", "properties": properties },
            },
        })
    }
}

fn described(own: &Queryable, geometry: GeometryKind) -> Value {
    let mut found = json!({ "title": own.name, "description": own.about });
    let words = words(own.name);
    let kind = match own.kind {
        Kind::Geometry => None,
        Kind::Text | Kind::Date => Some("string"),
        Kind::Integer => Some("integer"),
        Kind::Number => Some("number"),
        Kind::List => Some("array"),
    };
    if let Some(kind) = kind {
        found["type"] = kind.into();
    }
    match own.kind {
        Kind::Geometry => {
            found["format"] = geometry.format().into();
            found["x-ogc-role"] = "primary-geometry".into();
        }
        Kind::Date => {
            found["format"] = "date".into();
            found["x-ogc-role"] = "primary-instant".into();
        }
        Kind::List => {
            found["items"] = json!({ "type": "string" });
            if !words.is_empty() {
                found["items"]["enum"] = words.into();
            }
        }
        _ if own.is_id() => found["x-ogc-role"] = "id".into(),
        _ if !words.is_empty() => found["enum"] = words.into(),
        _ => {}
    }
    found
}

/// The words that a property is one of, where these are fixed; else none.
fn words(name: &str) -> Vec<&'static str> {
    match name {
        "class" => Class::ALL.map(Class::code).to_vec(),
        "status" => Status::ALL.map(Status::code).to_vec(),
        "n_band" => BANDS.to_vec(),
        "direction" => Direction::ALL.map(Direction::code).to_vec(),
        "marks" => MARK_WORDS.to_vec(),
        "category" => {
            let hot = Change::ALL.map(|change| Category::Hot(change).code());
            let cold = Change::ALL.map(|change| Category::Cold(change).code());
            [&hot[..], &cold[..], &[Category::NoPattern.code()]].concat()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
#[path = "schema_tests.rs"]
mod tests;
