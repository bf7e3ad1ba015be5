//! A release becomes GeoJSON, MVT, TileJSON and CSV: streams of bytes made from a [`Table`] of features, never a
//! copy of it.

mod columns;
pub mod csv;
mod error;
pub mod geojson;
pub mod layer;
pub mod mvt;
mod polygons;
mod reference;
pub mod selection;
pub mod table;
mod text;
pub mod tile;
pub mod tilejson;

mod clip;
#[cfg(test)]
mod fixture;

pub use error::EncodeError;
pub use layer::{LayerView, Places, Rows, Values};
pub use polygons::{Polygons, Rings};
pub use selection::{Query, Selection};
pub use table::{Column, ColumnKind, FeatureRef, Geometry, Marks, Property, Table};
pub use tile::TileId;
