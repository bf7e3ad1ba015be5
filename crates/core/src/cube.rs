//! Counts by place, filter step and period. Records are sorted once by municipality and fine hex; the descendants of
//! an H3 cell are then one run, so every resolution is one linear pass.

use std::ops::Range;

use h3o::{CellIndex, Resolution};

use crate::step::Steps;

/// The finest place that is counted: a hex within one municipality (its position in the list of municipalities).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Atom {
    /// 0-based position of the municipality.
    pub municipality: u16,
    /// The hex.
    pub hex: CellIndex,
}

/// Units in the order of their municipality and hex.
#[derive(Clone, Debug)]
pub struct Sorted {
    places: Vec<Atom>,
    order: Vec<u32>,
    /// In the units' original order; none, all zero.
    keys: Vec<u64>,
}

/// A run of units that share a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The place, its hex at the resolution asked for.
    pub atom: Atom,
    /// Positions in the sorted order.
    pub range: Range<usize>,
}

impl Sorted {
    /// Sorts units by place; a unit without a place is counted nowhere.
    #[must_use]
    pub fn new(places: &[Option<Atom>]) -> Self {
        let placed = places.iter().enumerate();
        let mut both: Vec<(Atom, u32)> = placed
            .filter_map(|(unit, place)| place.map(|place| (place, unit as u32)))
            .collect();
        both.sort_unstable();
        let (places, order) = both.into_iter().unzip();
        Self {
            places,
            order,
            keys: Vec::new(),
        }
    }

    /// The same units, each with its key: secret numbers that say which units were counted, not only how many.
    /// A unit beyond the end of the keys has 0.
    #[must_use]
    pub fn with_keys(self, keys: Vec<u64>) -> Self {
        Self { keys, ..self }
    }

    /// The runs at a resolution, in ascending order; a hex coarser than that stays as it is.
    #[must_use]
    pub fn runs(&self, resolution: Resolution) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (at, place) in self.places.iter().enumerate() {
            let hex = place.hex.parent(resolution).unwrap_or(place.hex);
            let atom = Atom { hex, ..*place };
            match runs.last_mut() {
                Some(run) if run.atom == atom => run.range.end = at + 1,
                _ => runs.push(Run {
                    atom,
                    range: at..at + 1,
                }),
            }
        }
        runs
    }

    /// How many of each run pass, given one truth for each unit in its original order.
    #[must_use]
    pub fn count(&self, runs: &[Run], passes: &[bool]) -> Vec<u32> {
        let passing = |unit: &u32| u32::from(passes[*unit as usize]);
        runs.iter()
            .map(|run| self.order[run.range.clone()].iter().map(passing).sum())
            .collect()
    }

    /// For each run the sum, modulo 2^64, of the keys of those that pass.
    #[must_use]
    pub fn key_sums(&self, runs: &[Run], passes: &[bool]) -> Vec<u64> {
        let key = |unit: &u32| {
            let passes = passes[*unit as usize];
            let key = self.keys.get(*unit as usize).filter(|_| passes);
            key.copied().unwrap_or(0)
        };
        let sum = |run: &Run| {
            let units = self.order[run.range.clone()].iter();
            units.map(key).fold(0, u64::wrapping_add)
        };
        runs.iter().map(sum).collect()
    }
}

/// Why counts do not fit a cube.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCount {
    /// A counted place is not among the cube's atoms.
    #[error("hex {} of municipality {} is no atom of the cube", .0.hex, .0.municipality)]
    UnknownAtom(Atom),
    /// There is no such period.
    #[error("period {0} is outside the cube")]
    UnknownPeriod(usize),
}

/// Counts of every atom, step and period.
#[derive(Clone, Debug)]
pub struct Cube {
    atoms: Vec<Atom>,
    steps: Steps,
    periods: usize,
    /// `[period][step][atom]`
    counts: Vec<u32>,
    /// Sums of the units' keys, in the same order.
    keys: Vec<u64>,
}

impl Cube {
    /// A cube of zeros; atoms are sorted and taken once.
    #[must_use]
    pub fn new(mut atoms: Vec<Atom>, steps: Steps, periods: usize) -> Self {
        atoms.sort_unstable();
        atoms.dedup();
        let cells = periods * steps.all().len() * atoms.len();
        Self {
            atoms,
            steps,
            periods,
            counts: vec![0; cells],
            keys: vec![0; cells],
        }
    }

    /// The atoms, in ascending order.
    #[must_use]
    pub fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// The steps.
    #[must_use]
    pub const fn steps(&self) -> &Steps {
        &self.steps
    }

    /// Number of periods.
    #[must_use]
    pub const fn periods(&self) -> usize {
        self.periods
    }

    /// Adds the units of one kind in one period: `masks` as [`Steps::masks`] gives them. Every place must lie in an
    /// atom of the cube; units are added at the resolution of its atoms.
    pub fn add(
        &mut self,
        period: usize,
        units: &Sorted,
        masks: &[Option<Vec<bool>>],
    ) -> Result<(), InvalidCount> {
        if period >= self.periods {
            return Err(InvalidCount::UnknownPeriod(period));
        }
        let Some(first) = self.atoms.first() else {
            let place = units.places.first();
            return place.map_or(Ok(()), |place| Err(InvalidCount::UnknownAtom(*place)));
        };
        let runs = units.runs(first.hex.resolution());
        let mut positions = Vec::with_capacity(runs.len());
        for run in &runs {
            let found = self.atoms.binary_search(&run.atom);
            positions.push(found.map_err(|_| InvalidCount::UnknownAtom(run.atom))?);
        }
        for (step, mask) in masks.iter().enumerate() {
            let Some(mask) = mask else { continue };
            let from = self.offset(period, step);
            for (position, count) in positions.iter().zip(units.count(&runs, mask)) {
                self.counts[from + position] += count;
            }
            for (position, sum) in positions.iter().zip(units.key_sums(&runs, mask)) {
                let own = &mut self.keys[from + position];
                *own = own.wrapping_add(sum);
            }
        }
        Ok(())
    }

    /// The counts of one step in one period, one for each atom.
    #[must_use]
    pub fn counts(&self, period: usize, step: usize) -> &[u32] {
        let from = self.offset(period, step);
        &self.counts[from..from + self.atoms.len()]
    }

    /// The sums, modulo 2^64, of the keys of those counted in one step and period, one for each atom.
    #[must_use]
    pub fn key_sums(&self, period: usize, step: usize) -> &[u64] {
        let from = self.offset(period, step);
        &self.keys[from..from + self.atoms.len()]
    }

    /// The counts of one step in one period at a coarser resolution, over all municipalities, ascending by hex.
    #[must_use]
    pub fn rollup(
        &self,
        period: usize,
        step: usize,
        resolution: Resolution,
    ) -> Vec<(CellIndex, u32)> {
        let counts = self.counts(period, step).iter();
        let parent = |hex: CellIndex| hex.parent(resolution).unwrap_or(hex);
        let mut hexes: Vec<(CellIndex, u32)> = self
            .atoms
            .iter()
            .zip(counts)
            .map(|(atom, count)| (parent(atom.hex), *count))
            .collect();
        hexes.sort_unstable_by_key(|(hex, _)| *hex);
        hexes.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        hexes
    }

    const fn offset(&self, period: usize, step: usize) -> usize {
        (period * self.steps.all().len() + step) * self.atoms.len()
    }
}

#[cfg(test)]
#[path = "cube_tests.rs"]
mod tests;
