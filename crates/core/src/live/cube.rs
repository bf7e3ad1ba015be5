//! A cube of one period that keeps the records behind its counts: a changed cell is counted again from them.

use std::ops::Range;

use rayon::prelude::*;

use crate::cube::Atom;
use crate::step::Steps;

/// No cell, or no further unit.
const NONE: u32 = u32::MAX;

/// A household or a person as it is counted: where, and which steps it passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The place, at the resolution of the cube's atoms or finer; a unit without one is counted nowhere.
    pub place: Option<Atom>,
    /// For each step of the cube whether the unit passes it.
    pub passes: Vec<bool>,
}

impl Entry {
    /// One row of the masks that [`Steps::masks`] gives; a step without a mask, or a row that does not exist, is not
    /// passed.
    #[must_use]
    pub fn of(place: Option<Atom>, masks: &[Option<Vec<bool>>], row: usize) -> Self {
        let holds = |mask: &Option<Vec<bool>>| {
            let mask = mask.as_deref().unwrap_or_default();
            mask.get(row).copied().unwrap_or(false)
        };
        Self {
            place,
            passes: masks.iter().map(holds).collect(),
        }
    }
}

/// What becomes of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The unit's number; the number of units so far makes a new one.
    pub unit: u32,
    /// What it is now; none removes it. Its number stays and can be used again.
    pub entry: Option<Entry>,
}

/// Changes that do not fit a live cube.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidChange {
    /// A place that is not among the cube's atoms.
    #[error("hex {} of municipality {} is no atom of the cube", .0.hex, .0.municipality)]
    UnknownAtom(Atom),
    /// A unit past the next new one.
    #[error("there is no unit {unit}; the next new one is {next}")]
    UnknownUnit {
        /// The number given.
        unit: u32,
        /// The number of units so far.
        next: u32,
    },
    /// Not one truth for each step.
    #[error("{found} truths for {steps} steps")]
    Steps {
        /// Number of truths, or of masks.
        found: usize,
        /// Number of steps.
        steps: usize,
    },
    /// A mask that does not have one truth for each unit.
    #[error("a mask of {found} truths for {units} units")]
    Mask {
        /// Number of truths.
        found: usize,
        /// Number of units.
        units: usize,
    },
    /// More than 2³² − 2 units or atoms.
    #[error("{0} units or atoms are too many")]
    TooMany(usize),
}

/// Where a unit is counted, and its neighbours in that cell's list.
#[derive(Clone, Copy, Debug)]
struct Link {
    cell: u32,
    before: u32,
    after: u32,
}

const APART: Link = Link {
    cell: NONE,
    before: NONE,
    after: NONE,
};

/// Counts of every atom and step in one period, and the records they are counted from: for each unit its cell, the
/// list of its cell's units, and one bit for each step (20 bytes a unit up to 64 steps).
#[derive(Clone, Debug)]
pub struct LiveCube {
    atoms: Vec<Atom>,
    steps: Steps,
    /// 64-bit words of truths for each unit.
    words: usize,
    /// `[unit][word]`
    truths: Vec<u64>,
    links: Vec<Link>,
    /// The first unit of each cell.
    first: Vec<u32>,
    /// `[step][cell]`
    counts: Vec<u32>,
}

impl LiveCube {
    /// A cube without units; atoms are sorted and taken once, all of one resolution.
    pub fn new(mut atoms: Vec<Atom>, steps: Steps) -> Result<Self, InvalidChange> {
        atoms.sort_unstable();
        atoms.dedup();
        if atoms.len() >= NONE as usize {
            return Err(InvalidChange::TooMany(atoms.len()));
        }
        let held = steps.all().len();
        Ok(Self {
            words: held.div_ceil(64),
            truths: Vec::new(),
            links: Vec::new(),
            first: vec![NONE; atoms.len()],
            counts: vec![0; held * atoms.len()],
            atoms,
            steps,
        })
    }

    /// Adds many units of one kind: a place for each, `masks` as [`Steps::masks`] gives them. Gives their numbers,
    /// which follow one another in the order given. Nothing is added where there is an error.
    pub fn extend(
        &mut self,
        places: &[Option<Atom>],
        masks: &[Option<Vec<bool>>],
    ) -> Result<Range<u32>, InvalidChange> {
        self.check_steps(masks.len())?;
        let units = places.len();
        if let Some(mask) = masks.iter().flatten().find(|mask| mask.len() != units) {
            let found = mask.len();
            return Err(InvalidChange::Mask { found, units });
        }
        let (from, to) = (self.links.len(), self.links.len() + units);
        if to >= NONE as usize {
            return Err(InvalidChange::TooMany(to));
        }
        let cells: Vec<u32> = places
            .par_iter()
            .map(|place| self.cell(*place))
            .collect::<Result<_, _>>()?;
        self.links.resize(to, APART);
        self.truths.resize(to * self.words, 0);
        for (step, mask) in masks.iter().enumerate() {
            for (at, _) in mask
                .iter()
                .flatten()
                .enumerate()
                .filter(|(_, holds)| **holds)
            {
                self.truths[(from + at) * self.words + step / 64] |= 1 << (step % 64);
                if cells[at] != NONE {
                    self.counts[step * self.atoms.len() + cells[at] as usize] += 1;
                }
            }
        }
        for (at, cell) in cells.into_iter().enumerate() {
            self.put((from + at) as u32, cell);
        }
        Ok(from as u32..to as u32)
    }

    /// Changes units, then counts every cell that one of them left or came to again from the records in it. Gives
    /// the positions of the cells in which a count is another one now, ascending. Nothing changes where there is an
    /// error.
    pub fn apply(&mut self, changes: &[Change]) -> Result<Vec<u32>, InvalidChange> {
        let cells = self.check(changes)?;
        let mut touched = Vec::with_capacity(2 * changes.len());
        for (change, cell) in changes.iter().zip(cells) {
            if change.unit == self.units() {
                self.links.push(APART);
                self.truths.resize(self.links.len() * self.words, 0);
            }
            touched.push(self.links[change.unit as usize].cell);
            touched.push(cell);
            self.take(change.unit);
            self.put(change.unit, cell);
            let passes = change.entry.as_ref().map(|entry| entry.passes.as_slice());
            self.set_truths(change.unit, passes.unwrap_or_default());
        }
        touched.sort_unstable();
        touched.dedup();
        touched.retain(|cell| *cell != NONE && self.recount(*cell));
        Ok(touched)
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

    /// Number of units, removed ones among them: the next new one's number.
    #[must_use]
    pub fn units(&self) -> u32 {
        self.links.len() as u32
    }

    /// The counts of one step, one for each atom; none for a step that does not exist.
    #[must_use]
    pub fn counts(&self, step: usize) -> &[u32] {
        let cells = self.atoms.len();
        let from = step.saturating_mul(cells);
        let held = self.counts.get(from..from.saturating_add(cells));
        held.unwrap_or_default()
    }

    /// Checks all changes and finds their cells.
    fn check(&self, changes: &[Change]) -> Result<Vec<u32>, InvalidChange> {
        let mut next = self.units();
        let mut cells = Vec::with_capacity(changes.len());
        for Change { unit, entry } in changes {
            if *unit > next || *unit == NONE - 1 {
                return Err(InvalidChange::UnknownUnit { unit: *unit, next });
            }
            next = next.max(*unit + 1);
            let Some(entry) = entry else {
                cells.push(NONE);
                continue;
            };
            self.check_steps(entry.passes.len())?;
            cells.push(self.cell(entry.place)?);
        }
        Ok(cells)
    }

    fn check_steps(&self, found: usize) -> Result<(), InvalidChange> {
        let steps = self.steps.all().len();
        if found == steps {
            return Ok(());
        }
        Err(InvalidChange::Steps { found, steps })
    }

    /// The cell of a place.
    fn cell(&self, place: Option<Atom>) -> Result<u32, InvalidChange> {
        let Some(place) = place else {
            return Ok(NONE);
        };
        let resolution = self.atoms.first().map(|atom| atom.hex.resolution());
        let parent = resolution.and_then(|resolution| place.hex.parent(resolution));
        let hex = parent.unwrap_or(place.hex);
        let atom = Atom { hex, ..place };
        match self.atoms.binary_search(&atom) {
            Ok(cell) => Ok(cell as u32),
            Err(_) => Err(InvalidChange::UnknownAtom(atom)),
        }
    }

    /// Takes a unit out of its cell's list.
    fn take(&mut self, unit: u32) {
        let link = std::mem::replace(&mut self.links[unit as usize], APART);
        if link.after != NONE {
            self.links[link.after as usize].before = link.before;
        }
        if link.before != NONE {
            self.links[link.before as usize].after = link.after;
        } else if link.cell != NONE {
            self.first[link.cell as usize] = link.after;
        }
    }

    /// Puts a unit that is in no list to the front of a cell's.
    fn put(&mut self, unit: u32, cell: u32) {
        if cell == NONE {
            return;
        }
        let after = std::mem::replace(&mut self.first[cell as usize], unit);
        if after != NONE {
            self.links[after as usize].before = unit;
        }
        self.links[unit as usize] = Link {
            cell,
            before: NONE,
            after,
        };
    }

    fn set_truths(&mut self, unit: u32, passes: &[bool]) {
        let from = unit as usize * self.words;
        let truths = &mut self.truths[from..from + self.words];
        truths.fill(0);
        for (step, _) in passes.iter().enumerate().filter(|(_, holds)| **holds) {
            truths[step / 64] |= 1 << (step % 64);
        }
    }

    /// Counts a cell from its records; whether a count is another one now.
    fn recount(&mut self, cell: u32) -> bool {
        let mut counts = vec![0_u32; self.steps.all().len()];
        let mut unit = self.first[cell as usize];
        while unit != NONE {
            let from = unit as usize * self.words;
            for (word, truths) in self.truths[from..from + self.words].iter().enumerate() {
                let mut left = *truths;
                while left != 0 {
                    counts[word * 64 + left.trailing_zeros() as usize] += 1;
                    left &= left - 1;
                }
            }
            unit = self.links[unit as usize].after;
        }
        let mut changed = false;
        for (step, count) in counts.into_iter().enumerate() {
            let held = &mut self.counts[step * self.atoms.len() + cell as usize];
            changed |= *held != count;
            *held = count;
        }
        changed
    }
}
