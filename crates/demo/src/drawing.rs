//! Borders and basemap as `GeoJSON` (RFC 7946): longitude and latitude of WGS 84, outer rings counter-clockwise.

use serde_json::{Value, json};

use crate::basemap::{Feature, Shape};
use crate::borders::Border;
use crate::point::Point;

/// What every drawn feature says about itself.
const NOTE: &str =
    "illusztratív, kitalált határ · ilustrativní, smyšlená hranice · illustrative, not official";

/// An area set.
pub fn areas(borders: &[Border]) -> String {
    let feature = |border: &Border| {
        json!({
            "type": "Feature",
            "properties": { "id": border.id, "name": border.name, "note": NOTE },
            "geometry": { "type": "Polygon", "coordinates": [ring(border.ring)] },
        })
    };
    collection(borders.iter().map(feature))
}

/// The basemap.
pub fn basemap(features: &[Feature]) -> String {
    let feature = |feature: &Feature| {
        let (kind, coordinates) = match &feature.shape {
            Shape::Surface(points) => ("Polygon", json!([ring(points)])),
            Shape::Line(points) => ("LineString", points.iter().map(position).collect()),
            Shape::Spot(point) => ("Point", position(point)),
        };
        json!({
            "type": "Feature",
            "properties": { "kind": feature.kind, "name": feature.name },
            "geometry": { "type": kind, "coordinates": coordinates },
        })
    };
    collection(features.iter().map(feature))
}

/// One feature in a line.
fn collection(features: impl Iterator<Item = Value>) -> String {
    let lines: Vec<String> = features.map(|feature| feature.to_string()).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        lines.join(",\n")
    )
}

fn ring(points: &[Point]) -> Value {
    let next = points.iter().cycle().skip(1);
    let doubled: f64 = points
        .iter()
        .zip(next)
        .map(|(a, b)| a.lon * b.lat - b.lon * a.lat)
        .sum();
    let mut corners: Vec<Value> = points.iter().map(position).collect();
    if doubled < 0.0 {
        corners.reverse();
    }
    corners.extend(corners.first().cloned());
    Value::Array(corners)
}

fn position(point: &Point) -> Value {
    json!([point.lon, point.lat])
}
