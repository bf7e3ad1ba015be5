//! p values by permutation: exact where values are integers and weights equal, else by a seeded sample of
//! permutations with its Monte Carlo error. Both tails hold the observed value and its ties.
//!
//! The caller gives the study area and nothing else: values and neighbours of the units that can take part.

mod all_draws;
mod classes;
mod conditional;
mod exact;
mod exact_local;
mod geary;
mod leave_one_out;
mod map;
mod moran;
mod samples;

use rand::SeedableRng;
use rand_pcg::Pcg64;

use crate::hypergeometric::Tails;
use crate::neighbourhood::Neighbourhood;

pub use conditional::sampled_tails;
pub use exact::Distribution;
pub use exact_local::exact_tails;
pub use map::{MapSampled, map_tails};

/// What is shuffled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    /// `x_i` is held; the values of its k neighbours are drawn without replacement from the other n − 1 units
    /// (Anselin 1995).
    Conditional,
    /// The values of all n units are shuffled: `x_i` and its neighbours' values are drawn from all n.
    Total,
}

/// A local statistic of unit i with value `x_i` and weights `w_ij`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// `Σ_j w_ij x_j` without i: Gi of Getis and Ord (1992).
    NeighbourSum,
    /// `x_i + Σ_j w_ij x_j`: Gi*. Under the conditional null `x_i` is a constant, so p is that of the neighbours.
    /// i weighs 1 and, where rows are standardised by name, as much as each of its neighbours.
    OwnAndNeighbourSum,
    /// `(x_i − m) Σ_j w_ij (x_j − m)`, m the mean of all n: local Moran (Anselin 1995).
    MoranProduct,
    /// `Σ_j w_ij (x_i − x_j)²`: local Geary (Anselin 1995).
    GearySum,
}

/// How a sample of permutations is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// Number of permutations R, at least 1; 999 is usual.
    pub replications: u32,
    /// The same seed gives the same result, with any number of threads.
    pub seed: u64,
}

/// Tails estimated from R permutations, `(1 + number at or beyond the observed) / (R + 1)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sampled {
    /// Both tails.
    pub tails: Tails,
    /// Standard error of the lower tail, `√(p (1 − p) / (R + 1))`.
    pub lower_error: f64,
    /// Standard error of the upper tail.
    pub upper_error: f64,
}

/// An exact distribution or a sample that would take too long or too much memory: estimates, at most this much.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("it would take {operations:.1e} multiplications and {bytes:.1e} bytes")]
pub struct TooCostly {
    /// Multiplications.
    pub operations: f64,
    /// Bytes of memory.
    pub bytes: f64,
}

impl TooCostly {
    /// Multiplications that are allowed for a map.
    pub const OPERATIONS: f64 = 2e9;
    /// Bytes that are allowed for a map.
    pub const BYTES: f64 = 512e6;

    fn check(self) -> Result<(), Self> {
        if self.operations > Self::OPERATIONS || self.bytes > Self::BYTES {
            return Err(self);
        }
        Ok(())
    }
}

/// Why there are no p values by permutation.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidPermutation {
    /// There is not one value for each unit.
    #[error("{values} values for {units} units")]
    Length {
        /// Number of values.
        values: usize,
        /// Number of units.
        units: usize,
    },
    /// A value that is not a finite number.
    #[error("the value of unit {0} is not a finite number")]
    NotFinite(usize),
    /// Weights that differ within a row: there is no exact distribution of the sum; take a sample.
    #[error("the weights of a unit's neighbours differ, so the permutation has to be sampled")]
    UnequalWeights,
    /// More values are drawn than there are.
    #[error("{drawn} values cannot be drawn from {population}")]
    Draws {
        /// Values to draw.
        drawn: u64,
        /// Values there are.
        population: u64,
    },
    /// A sample without replications.
    #[error("a sample of permutations needs at least one replication")]
    NoReplications,
    /// A statistic of the whole map that has no finite value for the observed or a shuffled map.
    #[error("the statistic of the map is not a finite number: {0}")]
    Undefined(f64),
    /// Beyond the limits of time or memory: take a sample, or a smaller one.
    #[error(transparent)]
    TooCostly(#[from] TooCostly),
}

impl Sampled {
    /// From the numbers of replications at or below and at or above the observed value.
    fn new(below: usize, above: usize, replications: usize) -> Self {
        let all = (replications + 1) as f64;
        let p = |count: usize| (count + 1) as f64 / all;
        let error = |p: f64| (p * (1.0 - p) / all).sqrt();
        let (lower, upper) = (p(below), p(above));
        Self {
            tails: Tails { lower, upper },
            lower_error: error(lower),
            upper_error: error(upper),
        }
    }

    const fn swapped(self) -> Self {
        Self {
            tails: swapped(self.tails),
            lower_error: self.upper_error,
            upper_error: self.lower_error,
        }
    }
}

const fn swapped(tails: Tails) -> Tails {
    Tails {
        lower: tails.upper,
        upper: tails.lower,
    }
}

/// A stream of random numbers of its own for each replication (seed and number mixed by splitmix64).
fn stream(seed: u64, replication: u64) -> Pcg64 {
    let mix = |number: u64| {
        let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    Pcg64::seed_from_u64(mix(mix(seed).wrapping_add(replication)))
}

fn check_length(values: usize, near: &Neighbourhood) -> Result<(), InvalidPermutation> {
    let units = near.units();
    if values == units {
        return Ok(());
    }
    Err(InvalidPermutation::Length { values, units })
}

/// Whether a unit taken into its own neighbourhood weighs as much as its neighbours.
fn own_weighs_alike(near: &Neighbourhood) -> bool {
    let one = |(_, weight): (u32, f64)| (weight - 1.0).abs() < f64::EPSILON;
    near.is_binary() || near.by_rows() || (0..near.units()).all(|unit| near.weighted(unit).all(one))
}

#[cfg(test)]
#[path = "permutation/exact_tests.rs"]
mod exact_tests;
#[cfg(test)]
#[path = "permutation/sampled_tests.rs"]
mod sampled_tests;
