//! Any EPSG coordinate reference system to and from WGS 84, in the order east and north, longitude and latitude.
//! This is the only crate that names PROJ; its database is linked into the program, so a moved program needs no file.

mod database;
mod error;
mod transformer;

#[cfg(test)]
mod database_tests;
#[cfg(test)]
mod transformer_tests;

pub use error::CrsError;
pub use transformer::Transformer;
