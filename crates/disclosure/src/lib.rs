//! The only door out: protection of a cube, statistics on what it let through, and the release made from them; pure.

pub mod addresses;
pub mod audit;
pub mod auditor;
mod before;
pub mod detail;
pub mod extension;
mod fit;
pub mod geometry;
mod layers;
pub mod loss;
pub mod noise;
pub mod outlines;
pub mod partition;
pub mod partitions;
pub mod policy;
pub mod protect;
pub mod reference;
pub mod release;
pub mod seal;
mod secret;
pub mod services;
pub mod simplify;
pub mod spec;
mod spots;
pub mod statistics;
pub mod themes;
pub mod tier;
#[cfg(test)]
mod toy;
pub mod vocabulary;
