//! From the outlines of features back to hexes: those whose centre lies in the outline.

use std::collections::BTreeSet;

use geo_types::{Coord, LineString, Polygon};
use h3o::geom::TilerBuilder;
use h3o::{CellIndex, Resolution};
use serde_json::Value;

/// The hexes of a resolution whose centre lies in a GeoJSON polygon or several.
#[must_use]
pub fn hexes(geometry: &Value, resolution: Resolution) -> BTreeSet<CellIndex> {
    let mut tiler = TilerBuilder::new(resolution).build();
    for polygon in polygons(geometry) {
        // A ring that is none has no hexes.
        let _invalid = tiler.add(polygon);
    }
    tiler.into_coverage().collect()
}

fn polygons(geometry: &Value) -> Vec<Polygon> {
    let coordinates = &geometry["coordinates"];
    match geometry["type"].as_str() {
        Some("Polygon") => polygon(coordinates).into_iter().collect(),
        Some("MultiPolygon") => {
            let parts = coordinates.as_array().into_iter().flatten();
            parts.filter_map(polygon).collect()
        }
        _ => Vec::new(),
    }
}

fn polygon(rings: &Value) -> Option<Polygon> {
    let mut rings = rings.as_array()?.iter().map(ring);
    let outer = rings.next()?;
    Some(Polygon::new(outer, rings.collect()))
}

fn ring(positions: &Value) -> LineString {
    let positions = positions.as_array().into_iter().flatten();
    let at = |position: &Value| Some((position[0].as_f64()?, position[1].as_f64()?));
    positions
        .filter_map(at)
        .map(|(x, y)| Coord { x, y })
        .collect()
}
