//! Reference features from `GeoJSON`: a basemap's lakes, roads and places, which come from no survey.

use std::path::Path;

use geo_types::Geometry;

use crate::areas::{features, geometry, plain_text};
use crate::document;
use crate::error::{InvalidFile, Problem};

/// One feature: longitude and latitude (WGS 84, degrees), what it is, and its name where it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceFeature {
    /// Where it is.
    pub geometry: Geometry<f64>,
    /// What it is, from the property `kind`: `lake`, `road`, `place` …
    pub kind: String,
    /// From the property `name`.
    pub name: Option<String>,
}

/// Reads a feature collection.
pub fn read(path: &Path) -> Result<Vec<ReferenceFeature>, InvalidFile> {
    document::read(path, parse)
}

/// Reads the text of a feature collection.
pub fn parse(file: &str, text: &str) -> Result<Vec<ReferenceFeature>, InvalidFile> {
    let mut read = Vec::new();
    for (number, feature) in (1_u64..).zip(features(file, text)?) {
        let missing =
            |what: &str| InvalidFile::new(file, Problem::Feature(what.to_owned())).at_row(number);
        let property = |name: &str| feature.property(name).and_then(plain_text);
        let geometry = geometry(&feature);
        let geometry = geometry.ok_or_else(|| missing("geometry in GeoJSON's coordinates"))?;
        if !on_earth(&geometry) {
            return Err(missing("longitude and latitude in degrees (WGS 84)"));
        }
        read.push(ReferenceFeature {
            geometry,
            kind: property("kind").ok_or_else(|| missing("property kind").in_column("kind"))?,
            name: property("name"),
        });
    }
    Ok(read)
}

fn on_earth(geometry: &Geometry<f64>) -> bool {
    use geo::CoordsIter;

    let inside = |c: geo_types::Coord<f64>| c.x.abs() <= 180.0 && c.y.abs() <= 90.0;
    geometry.coords_iter().next().is_some() && geometry.coords_iter().all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(properties: &str, coordinates: &str) -> Result<Vec<ReferenceFeature>, InvalidFile> {
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{properties},\
             \"geometry\":{{\"type\":\"LineString\",\"coordinates\":{coordinates}}}}}]}}"
        );
        parse("basemap.geojson", &text)
    }

    #[test]
    fn a_line_keeps_kind_and_name() {
        let read = one(
            "{\"kind\":\"stream\",\"name\":\"Által-ér\"}",
            "[[18.3,47.6],[18.4,47.7]]",
        );
        let read = read.expect("one stream");
        assert_eq!(read[0].kind, "stream");
        assert_eq!(read[0].name.as_deref(), Some("Által-ér"));
        assert!(matches!(read[0].geometry, Geometry::LineString(_)));
    }

    #[test]
    fn no_kind_no_degrees_and_no_vertex_are_refused() {
        let line = "[[18.3,47.6],[18.4,47.7]]";
        let error = one("{\"name\":\"x\"}", line).expect_err("no kind");
        assert_eq!(error.column.as_deref(), Some("kind"));
        assert!(one("{\"kind\":\"road\"}", "[[595000,258000],[595001,258001]]").is_err());
        assert!(one("{\"kind\":\"road\"}", "[]").is_err());
    }
}
