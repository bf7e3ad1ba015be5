//! Codebook, records, neighbourhoods, cube and hotspot statistics of Gócpont: pure, with no I/O, no clock
//! and no unseeded randomness.

pub mod analysis;
pub mod answer;
pub mod area;
pub mod autocorrelation;
pub mod catalogue;
pub mod codebook;
pub mod condition;
pub mod cube;
pub mod design;
pub mod emerging;
pub mod empirical_bayes;
pub mod family;
pub mod frame;
pub mod geary;
pub mod getis_ord;
pub mod hotspot;
mod household_scores;
pub mod hypergeometric;
pub mod instrument;
pub mod interval;
pub mod life;
pub mod live;
pub mod measure;
pub mod moran;
pub mod neighbourhood;
pub mod normal;
pub mod opening;
pub mod permutation;
pub mod record;
pub mod reported;
pub mod scan;
pub mod significance;
pub mod step;
pub mod sum;
pub mod town;
pub mod trend;
pub mod view;
pub mod watch;

mod care_scores;
mod dwelling_scores;
mod need_scores;
mod person_scores;
