//! Codebook, records, neighbourhoods, cube and hotspot statistics of Gócpont: pure, with no I/O, no clock
//! and no unseeded randomness. So far it holds answers, conditions on them, the scoring of instruments, and the
//! exact p values and neighbourhoods that hot spots of a rate rest on.

pub mod answer;
pub mod area;
pub mod autocorrelation;
pub mod codebook;
pub mod condition;
pub mod cube;
pub mod frame;
pub mod geary;
pub mod getis_ord;
pub mod hotspot;
pub mod household_scores;
pub mod hypergeometric;
pub mod instrument;
pub mod interval;
pub mod moran;
pub mod neighbourhood;
pub mod record;
pub mod significance;
pub mod step;
pub mod sum;
pub mod town;
