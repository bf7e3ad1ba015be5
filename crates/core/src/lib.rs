//! Codebook, records, neighbourhoods, cube and hotspot statistics of Gócpont: pure, with no I/O, no clock
//! and no unseeded randomness. So far it holds the scoring of instruments.

pub mod instrument;
