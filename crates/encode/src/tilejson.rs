//! TileJSON 3.0.0: what a map program has to know before it asks for tiles.

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use crate::table::{Column, ColumnKind};
use crate::tile::MAX_ZOOM;

/// The description of tiles with these layers, each as [`vector_layer`] has it: their name for people, west, south, east,
/// north in degrees, and the address of a tile with `{z}`, `{x}` and `{y}` in it.
#[must_use]
pub fn of_layers(layers: &[Value], label: &str, bounds: [f64; 4], url: &str) -> Value {
    json!({
        "tilejson": "3.0.0",
        "name": label,
        "scheme": "xyz",
        "tiles": [url],
        "minzoom": 0,
        "maxzoom": MAX_ZOOM,
        "bounds": bounds,
        "vector_layers": layers,
    })
}

/// What is said of a layer of tiles: its id, which is that of its table, its columns, its name for people and the zooms that
/// have it.
#[must_use]
pub fn vector_layer(
    (id, columns): (&str, &[Column]),
    label: &str,
    zooms: RangeInclusive<u8>,
) -> Value {
    json!({
        "id": id,
        "description": label,
        "minzoom": zooms.start(),
        "maxzoom": zooms.end(),
        "fields": fields(columns),
    })
}

fn fields(columns: &[Column]) -> Map<String, Value> {
    let field = |column: &Column| {
        let kind = match column.kind {
            ColumnKind::Text => "String",
            ColumnKind::Integer | ColumnKind::Number => "Number",
            ColumnKind::List => "String, joined by commas",
        };
        let about = format!("{kind}: {}", column.about);
        (column.name.to_owned(), Value::from(about))
    };
    columns.iter().map(field).collect()
}

#[cfg(test)]
#[path = "tilejson_tests.rs"]
mod tests;
