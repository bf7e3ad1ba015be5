//! What a client asks of a table: a filter in CQL2 (OGC 21-065r2), parameters named after properties, an order, a choice
//! of properties, and a page. Everything that comes in is bounded in length, depth and cost; nothing here reads or waits.

pub mod cql2;
mod error;
mod parameters;
mod predicate;
mod queryables;
pub mod schema;
mod search;

pub use cql2::Filter;
pub use error::{At, InvalidFilter, Wanted};
pub use parameters::{Direction, Shown, Sort};
pub use predicate::{MOST_COST, Predicate};
pub use queryables::{Kind, Queryable, Queryables};
pub use schema::{About, GeometryKind};
pub use search::{Scan, Search};

#[cfg(test)]
#[path = "query/random_tests.rs"]
mod random_tests;
