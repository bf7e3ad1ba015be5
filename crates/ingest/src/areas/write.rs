//! An area set as `GeoJSON` (RFC 7946): id and name under the names of their fields, areas by id, each coordinate as the shortest
//! text that names it.

use std::fmt::Write;

use geo_types::{LineString, Polygon};
use geojson::JsonValue;
use gocpont_core::area::{Area, AreaSet};

use super::take::Wanted;

/// The text, a feature a line.
pub(crate) fn geojson(set: &AreaSet, wanted: &Wanted<'_>) -> String {
    let mut areas: Vec<&Area> = set.areas().iter().collect();
    areas.sort_by(|a, b| a.id().cmp(b.id()));
    let features: Vec<String> = areas.iter().map(|area| feature(area, wanted)).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        features.join(",\n")
    )
}

fn feature(area: &Area, wanted: &Wanted<'_>) -> String {
    let id = format!("{}:{}", text(wanted.id_field), text(area.id()));
    let properties = if wanted.name_field == wanted.id_field {
        id
    } else {
        format!("{id},{}:{}", text(wanted.name_field), text(area.name()))
    };
    let polygons: Vec<String> = area.polygon().iter().map(polygon).collect();
    let geometry = if let [one] = polygons.as_slice() {
        format!("{{\"type\":\"Polygon\",\"coordinates\":{one}}}")
    } else {
        let all = polygons.join(",");
        format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[{all}]}}")
    };
    format!("{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{geometry}}}")
}

fn text(text: &str) -> String {
    JsonValue::String(text.to_owned()).to_string()
}

fn polygon(polygon: &Polygon<f64>) -> String {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let rings: Vec<String> = rings.map(ring).collect();
    format!("[{}]", rings.join(","))
}

fn ring(ring: &LineString<f64>) -> String {
    let mut text = String::from("[");
    for (at, corner) in ring.coords().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        // Writing to a text cannot fail.
        let _written = write!(text, "{comma}[{},{}]", corner.x, corner.y);
    }
    text + "]"
}
