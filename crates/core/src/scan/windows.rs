//! The windows of a scan: for each centre the units in the order in which they enter, with marks where a window
//! may end. They depend on places and populations only, so one set serves many scans.

use rayon::prelude::*;

use super::nearest::Measure;
use super::weights::whole;

/// The mark of an entry with which a window may end.
pub(super) const END: u32 = 1 << 31;

/// Entries of all centres together: more would need above 4 GB.
const MOST: usize = 1 << 30;

/// Centres handled in one go, and goes between two looks at the total.
const CHUNK: usize = 64;

/// Windows round each unit with population. Units without are outside the study area: neither centre nor member.
/// Units are kept in an order in which near ones mostly stand near (rows).
#[derive(Clone, Debug)]
pub struct Windows {
    pub(super) units: usize,
    /// The unit of each row.
    pub(super) rows: Vec<u32>,
    offsets: Vec<usize>,
    /// Rows as they enter, with [`END`] where a window may end.
    entries: Vec<u32>,
    count: u64,
    measure: Measure,
}

/// How far a window reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// Distance of its farthest unit: in the unit of planar coordinates, in metres for longitude and latitude.
    Radius(f64),
    /// Steps from its centre to its farthest unit; 0 is the centre alone.
    Steps(u32),
}

/// Places or populations of which no windows can be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidWindows {
    /// Not one population for each place.
    #[error("{populations} populations for {places} places")]
    Length {
        /// Number of points, hexes, units or lists.
        places: usize,
        /// Number of populations.
        populations: usize,
    },
    /// A point that is not finite, or a latitude outside −90 ..= 90.
    #[error("unit {unit} is at {x}, {y}")]
    Point {
        /// 0-based unit.
        unit: usize,
        /// First coordinate.
        x: f64,
        /// Second coordinate.
        y: f64,
    },
    /// A hex of another resolution or too far from the first one for a grid distance (or beyond a pentagon).
    #[error("the hex of unit {0} has no grid distance from the first one")]
    Hex(usize),
    /// A population that is not a finite number of at least 0.
    #[error("unit {unit} has population {value}")]
    Population {
        /// 0-based unit.
        unit: usize,
        /// The population.
        value: f64,
    },
    /// A maximum share that is not above 0 and at most 1.
    #[error("windows of up to {0} of the population")]
    Share(f64),
    /// A list with a unit that does not exist.
    #[error("the list of centre {centre} holds unit {unit}, which does not exist")]
    Outside {
        /// 0-based centre.
        centre: usize,
        /// The unit.
        unit: u32,
    },
    /// A list that holds a unit twice.
    #[error("the list of centre {centre} holds unit {unit} twice")]
    Twice {
        /// 0-based centre.
        centre: usize,
        /// The unit.
        unit: u32,
    },
    /// More than 2²⁰ units, or windows with more than 2³⁰ entries together: a smaller share is needed.
    #[error("{0} units or entries are too many")]
    TooMany(usize),
}

/// What the makers of windows start from: units with population in their rows.
pub(super) struct Frame {
    units: usize,
    pub rows: Vec<u32>,
    weights: Vec<u64>,
    limit: u64,
}

impl Frame {
    /// `order` has all units, near ones mostly near each other.
    pub fn new(
        order: Vec<u32>,
        populations: &[f64],
        max_share: f64,
    ) -> Result<Self, InvalidWindows> {
        let units = order.len();
        if populations.len() != units {
            return Err(InvalidWindows::Length {
                places: units,
                populations: populations.len(),
            });
        }
        if units > 1 << 20 {
            return Err(InvalidWindows::TooMany(units));
        }
        if !(max_share > 0.0 && max_share <= 1.0) {
            return Err(InvalidWindows::Share(max_share));
        }
        let wrong = |(unit, value)| InvalidWindows::Population { unit, value };
        let weights = whole(populations).map_err(wrong)?;
        let all: u64 = weights.iter().sum();
        let mut rows = order;
        rows.retain(|unit| weights[*unit as usize] > 0);
        Ok(Self {
            units,
            weights: rows.iter().map(|unit| weights[*unit as usize]).collect(),
            rows,
            limit: (max_share * all as f64).floor() as u64,
        })
    }

    /// The row of each unit.
    pub fn row_of_unit(&self) -> Vec<Option<u32>> {
        let mut row_of = vec![None; self.units];
        for (row, unit) in self.rows.iter().enumerate() {
            row_of[*unit as usize] = Some(row as u32);
        }
        row_of
    }

    /// Grows the windows of each row; `scratch` makes room that a run of rows shares.
    pub fn grown<S>(
        self,
        measure: Measure,
        scratch: impl Fn() -> S + Sync,
        grow: impl Fn(&mut S, usize, &mut Growth) + Sync,
    ) -> Result<Windows, InvalidWindows> {
        let starts: Vec<usize> = (0..self.rows.len()).step_by(CHUNK).collect();
        let (mut offsets, mut entries) = (vec![0], Vec::new());
        let chunk = |start: &usize| {
            let mut growth = Growth::new(&self.weights, self.limit);
            let mut scratch = scratch();
            for centre in *start..(start + CHUNK).min(self.rows.len()) {
                grow(&mut scratch, centre, &mut growth);
                growth.finish();
            }
            (growth.lengths, growth.entries)
        };
        for starts in starts.chunks(CHUNK) {
            let chunks: Vec<_> = starts.par_iter().map(chunk).collect();
            for (lengths, held) in chunks {
                let from = entries.len();
                offsets.extend(lengths.iter().map(|length| from + length));
                entries.extend(held);
            }
            if entries.len() > MOST {
                return Err(InvalidWindows::TooMany(entries.len()));
            }
        }
        Ok(Windows {
            units: self.units,
            rows: self.rows,
            offsets,
            count: entries.iter().filter(|entry| **entry >= END).count() as u64,
            entries,
            measure,
        })
    }
}

/// The windows of a run of centres while they grow.
pub(super) struct Growth<'w> {
    /// The population of each row.
    pub weights: &'w [u64],
    /// The most a window may hold.
    pub limit: u64,
    entries: Vec<u32>,
    /// Where each centre's entries end.
    lengths: Vec<usize>,
    /// Where the step that is not closed yet starts.
    open: usize,
    sum: u64,
}

impl<'w> Growth<'w> {
    fn new(weights: &'w [u64], limit: u64) -> Self {
        Self {
            weights,
            limit,
            entries: Vec::new(),
            lengths: Vec::new(),
            open: 0,
            sum: 0,
        }
    }

    /// Takes a row in.
    pub fn enter(&mut self, row: u32) {
        self.entries.push(row);
        self.sum += self.weights[row as usize];
    }

    /// Ends a step; false where the window has outgrown the limit, so that the step is taken back.
    pub fn close(&mut self) -> bool {
        if self.sum > self.limit {
            return false;
        }
        if let Some(last) = self.entries[self.open..].last_mut() {
            *last |= END;
        }
        self.open = self.entries.len();
        true
    }

    fn finish(&mut self) {
        self.entries.truncate(self.open);
        self.lengths.push(self.open);
        self.sum = 0;
    }
}

impl Windows {
    /// Number of units, those without population included.
    #[must_use]
    pub const fn units(&self) -> usize {
        self.units
    }

    /// Number of windows, each centre's counted for itself.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The entries of a centre.
    pub(super) fn of(&self, centre: usize) -> &[u32] {
        &self.entries[self.offsets[centre]..self.offsets[centre + 1]]
    }

    /// How far the window with the first `end` entries of a centre reaches.
    pub(super) fn extent(&self, centre: usize, end: usize) -> Extent {
        let entries = &self.of(centre)[..end];
        let rows = entries.iter().map(|entry| (entry & !END) as usize);
        let closed = entries.iter().filter(|entry| **entry >= END).count();
        self.measure.extent(centre, rows, closed)
    }
}
