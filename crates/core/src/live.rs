//! Figures that follow a change at once: one household's records change, and only its own cells of the cube and the
//! sums of the neighbourhoods they lie in are computed again. Every figure equals the full computation bit for bit.
//!
//! [`LiveCube`] counts one period, [`LiveLayer`] carries changed cells to an indicator's map, [`LiveHotspots`] holds
//! the map's neighbourhood sums and gives z, p and adjusted p on request: these depend on the whole town, so they are
//! computed again for all units, from sums that are already there.
//!
//! What a household and its people pass depends on that household's records alone: [`crate::town::join`] and
//! [`crate::step::Steps::masks`] on its registers alone give the rows that they give within the town, and
//! [`Entry::of`] takes them.

mod cube;
mod hotspots;
mod layer;
mod map;

pub use cube::{Change, Entry, InvalidChange, LiveCube};
pub use hotspots::{BothWays, LiveHotspots};
pub use layer::LiveLayer;
pub use map::{InvalidMap, LiveMap};

#[cfg(test)]
mod household_tests;
#[cfg(test)]
mod tests;
