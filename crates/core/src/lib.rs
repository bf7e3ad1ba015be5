//! Codebook, records, neighbourhoods, cube and hotspot statistics of Gócpont: pure, with no I/O, no clock
//! and no unseeded randomness. So far it holds answers, conditions on them, and the scoring of instruments.

pub mod answer;
pub mod condition;
pub mod frame;
pub mod instrument;
