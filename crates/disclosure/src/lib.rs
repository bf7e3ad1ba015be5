//! The only door out: protection of a cube, statistics on what it let through, and the release made from them; pure.

pub mod reference;
pub mod release;
