//! Which columns there are, and what the file says of itself.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::{ColumnPath, TypePtr};
use serde_json::{Value, json};

use crate::error::EncodeError;
use crate::metadata::About;
use crate::survey::{Shaped, Survey};
use crate::table::{ColumnKind, Table};

/// The four columns of a box, in the order of [`crate::table::Bounds`].
pub(super) const SIDES: [&str; 4] = ["xmin", "ymin", "xmax", "ymax"];

/// The columns: `id`, the table's own, `bbox` and `geometry`.
pub(super) fn message<T: Table + ?Sized>(table: &T) -> Result<TypePtr, EncodeError> {
    let own = table.columns().iter().map(|column| {
        let name = column.name;
        match column.kind {
            ColumnKind::Text | ColumnKind::List => format!("optional binary {name} (STRING);"),
            ColumnKind::Integer => format!("optional int64 {name};"),
            ColumnKind::Number => format!("optional double {name};"),
        }
    });
    let own: String = own.collect();
    let sides = SIDES
        .map(|side| format!("required double {side};"))
        .concat();
    let place = format!("optional group bbox {{ {sides} }} optional binary geometry;");
    let text = format!("message schema {{ required int64 id; {own} {place} }}");
    Ok(Arc::new(parse_message_type(&text)?))
}

/// How columns are written. Words of which there are few are numbered; for what differs from feature to feature that would
/// be work without gain.
pub(super) fn properties<T: Table + ?Sized>(
    table: &T,
    survey: &Survey,
    about: &About<'_>,
) -> WriterPropertiesPtr {
    let few = |kind| {
        matches!(
            kind,
            ColumnKind::Text | ColumnKind::List | ColumnKind::Integer
        )
    };
    let numbered = table.columns().iter().filter(|own| few(own.kind));
    let numbered = numbered.filter(|own| !["h3", "block"].contains(&own.name));
    let mut properties = WriterProperties::builder()
        .set_created_by(concat!("gocpont ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::SNAPPY)
        .set_dictionary_enabled(false)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_column_statistics_enabled(path(&["geometry"]), EnabledStatistics::None)
        .set_key_value_metadata(Some(keys(survey, about)));
    for column in numbered {
        properties = properties.set_column_dictionary_enabled(path(&[column.name]), true);
    }
    Arc::new(properties.build())
}

fn path(parts: &[&str]) -> ColumnPath {
    ColumnPath::new(parts.iter().map(|part| (*part).to_owned()).collect())
}

fn keys(survey: &Survey, about: &About<'_>) -> Vec<KeyValue> {
    let key = |name: &str, value: String| KeyValue::new(name.to_owned(), value);
    vec![
        key("geo", geo(survey).to_string()),
        key("gocpont", about.metadata.to_string()),
        key("title", about.title.to_owned()),
        key("description", about.description.to_owned()),
    ]
}

/// The key by which a reader knows a `GeoParquet`. It names no reference system, which means OGC:CRS84; a null would mean
/// that none is known.
fn geo(survey: &Survey) -> Value {
    let kinds: Vec<&str> = match survey.common() {
        Some(common) => vec![common.name()],
        None => survey.kinds().map(Shaped::name).collect(),
    };
    let side = |name: &str| json!(["bbox", name]);
    let [west, south, east, north] = SIDES.map(side);
    let mut column = json!({
        "encoding": "WKB",
        "geometry_types": kinds,
        "orientation": "counterclockwise",
        "edges": "planar",
        "covering": { "bbox": { "xmin": west, "ymin": south, "xmax": east, "ymax": north } },
    });
    if let Some(bounds) = survey.degrees() {
        column["bbox"] = json!(bounds);
    }
    json!({
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": { "geometry": column },
    })
}
