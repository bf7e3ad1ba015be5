//! One set of random draws for a whole map, so that permutation tests are linear in the number of units.
//!
//! Each replication draws kmax + 1 distinct units in random order. Its first k are a sample for every unit with k
//! neighbours: where the unit itself is among them, the draw that follows them takes its place, which makes
//! them an exact sample of k from the other n − 1. So each p is that of an ordinary permutation test, but units
//! share their draws and the sampling errors of different units are correlated.

use rand::seq::index;
use rayon::prelude::*;

use super::{InvalidPermutation, Sampling, TooCostly, stream};

/// Draws of R replications, one position after the other: the value at `position · R + replication`.
pub(super) struct Samples {
    pub replications: usize,
    /// Values of the units drawn.
    values: Vec<f64>,
    /// Where each unit begins in `places`.
    offsets: Vec<usize>,
    /// Replication and position of each appearance of a unit, ascending.
    places: Vec<(u32, u32)>,
}

impl Samples {
    /// `drawn` units (at most there are) in each replication.
    pub fn new(
        values: &[f64],
        drawn: usize,
        sampling: Sampling,
    ) -> Result<Self, InvalidPermutation> {
        let replications = sampling.replications as usize;
        if replications == 0 {
            return Err(InvalidPermutation::NoReplications);
        }
        let cells = replications * drawn;
        TooCostly {
            operations: cells as f64,
            bytes: 32.0 * cells as f64,
        }
        .check()?;
        let draw = |replication: usize| {
            let mut numbers = stream(sampling.seed, replication as u64);
            index::sample(&mut numbers, values.len(), drawn).into_vec()
        };
        let draws: Vec<Vec<usize>> = (0..replications).into_par_iter().map(draw).collect();
        let at = |position: usize| draws.iter().map(move |draw| draw[position] as u32);
        let units: Vec<u32> = (0..drawn).flat_map(at).collect();
        let (offsets, places) = appearances(&units, values.len(), replications);
        Ok(Self {
            replications,
            values: units.iter().map(|unit| values[*unit as usize]).collect(),
            offsets,
            places,
        })
    }

    /// The values that were drawn at one position, by replication.
    pub fn column(&self, position: usize) -> &[f64] {
        &self.values[position * self.replications..(position + 1) * self.replications]
    }

    /// The value drawn at a position of a replication.
    pub fn value(&self, replication: usize, position: usize) -> f64 {
        self.values[position * self.replications + replication]
    }

    /// Replications and positions below `drawn` where a unit was drawn, each replication at most once.
    pub fn places(&self, unit: usize, drawn: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let places = &self.places[self.offsets[unit]..self.offsets[unit + 1]];
        places
            .iter()
            .map(|(replication, position)| (*replication as usize, *position as usize))
            .filter(move |(_, position)| *position < drawn)
    }
}

fn appearances(units: &[u32], all: usize, replications: usize) -> (Vec<usize>, Vec<(u32, u32)>) {
    let mut offsets = vec![0; all + 1];
    for unit in units {
        offsets[*unit as usize + 1] += 1;
    }
    for unit in 0..all {
        offsets[unit + 1] += offsets[unit];
    }
    let mut next = offsets.clone();
    let mut places = vec![(0, 0); units.len()];
    for (at, unit) in units.iter().enumerate() {
        let place = &mut next[*unit as usize];
        places[*place] = ((at % replications) as u32, (at / replications) as u32);
        *place += 1;
    }
    (offsets, places)
}
