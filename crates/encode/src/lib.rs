//! A release becomes GeoJSON, MVT, TileJSON and CSV: streams of bytes made from a [`Table`] of features, never a
//! copy of it.

pub mod archive;
mod columns;
pub mod csv;
mod error;
pub mod flatgeobuf;
pub mod geojson;
pub mod geojsonseq;
pub mod geopackage;
pub mod geoparquet;
pub mod layer;
pub mod metadata;
pub mod mvt;
pub mod pack;
pub mod packed;
pub mod part;
pub mod picture;
mod polygons;
pub mod query;
mod reference;
mod seen;
pub mod selection;
pub mod services;
pub mod style;
pub mod survey;
pub mod table;
mod text;
pub mod tile;
pub mod tilejson;
mod wkb;
mod wkt;

mod clip;
#[cfg(test)]
mod fixture;

pub use error::EncodeError;
pub use layer::{LayerView, Places, Rows, Values};
pub use metadata::About;
pub use polygons::{Polygons, Rings};
pub use reference::Reference;
pub use selection::{Query, Selection};
pub use survey::Survey;
pub use table::{Column, ColumnKind, FeatureRef, Geometry, Marks, Property, Table};
pub use tile::TileId;
