//! What can go wrong with a coordinate reference system.

use std::path::PathBuf;

/// An error of this crate.
#[derive(Debug, thiserror::Error)]
pub enum CrsError {
    /// No such code, or one that PROJ cannot relate to WGS 84.
    #[error("EPSG:{epsg} is not a known coordinate reference system ({reason})")]
    Unknown {
        /// The code asked for.
        epsg: u32,
        /// What PROJ says.
        reason: String,
    },
    /// A code for something that has no place on a map: heights, or metres from the middle of the earth.
    #[error(
        "EPSG:{epsg} is a {kind}, and no system of places on a map: use a projected or geographic one"
    )]
    NotOnAMap {
        /// The code asked for.
        epsg: u32,
        /// The kind of thing it names, in PROJ's word.
        kind: String,
    },
    /// The environment names a database of another PROJ that cannot be read.
    #[error("{} belongs to another PROJ and stands in the way: unset PROJ_DATA and PROJ_LIB", .0.display())]
    ForeignDatabase(PathBuf),
}
