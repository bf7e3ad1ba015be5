//! Who is near whom, and how much: one sparse type. Its makers stand in the files of this module: H3 hexes, blocks,
//! lists and links here and in `hex`, points and polygons in theirs.

mod contiguity;
mod distance;
mod edge;
mod hex;
mod kernel;
mod nearest;
mod points;
mod report;
mod transposed;

use h3o::CellIndex;
use rayon::prelude::*;

pub use contiguity::InvalidAreas;
pub use kernel::{Bandwidth, Kernel};
pub use points::{InvalidPoints, Points};
pub use report::Report;

/// The neighbours of each unit in compressed rows, ascending; a unit is never its own neighbour.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbourhood {
    offsets: Vec<usize>,
    targets: Vec<u32>,
    weights: Weights,
}

/// How much a neighbour counts.
#[derive(Clone, Debug, PartialEq)]
enum Weights {
    /// 1 each.
    Binary,
    /// 1 / (number of neighbours) each.
    Rows,
    /// One for each link.
    Own(Vec<f64>),
    /// One for each link, divided by the sum of its row.
    OwnRows {
        /// One for each link.
        own: Vec<f64>,
        /// One for each unit.
        sums: Vec<f64>,
    },
}

/// Lists, links or hexes that make no neighbourhood.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidNeighbourhood {
    /// A neighbour that is no unit.
    #[error("unit {unit} has neighbour {neighbour}, but there are {units} units")]
    Outside {
        /// 0-based unit.
        unit: usize,
        /// Its neighbour that does not exist.
        neighbour: u32,
        /// Number of units.
        units: usize,
    },
    /// A hex that stands in the list twice.
    #[error("hex {0} stands in the list twice")]
    Twice(CellIndex),
    /// A link that is given twice.
    #[error("the link from unit {0} to unit {1} is given twice")]
    TwiceLinked(u32, u32),
    /// A link of a unit with itself.
    #[error("unit {0} is linked with itself")]
    SelfLinked(u32),
    /// A weight that is not a finite number of at least 0.
    #[error("the link from unit {from} to unit {to} weighs {weight}")]
    Weight {
        /// 0-based unit.
        from: u32,
        /// Its neighbour.
        to: u32,
        /// The weight.
        weight: f64,
    },
    /// More units than 2³² − 1.
    #[error("{0} units are too many")]
    TooMany(usize),
}

impl Neighbourhood {
    /// From a list of neighbours for each unit, binary weights; order and repetitions do not matter, a unit itself
    /// is left out.
    pub fn from_lists(lists: &[Vec<u32>]) -> Result<Self, InvalidNeighbourhood> {
        let units = lists.len();
        if u32::try_from(units).is_err() {
            return Err(InvalidNeighbourhood::TooMany(units));
        }
        let mut made = Self {
            offsets: vec![0],
            targets: Vec::new(),
            weights: Weights::Binary,
        };
        for (unit, list) in lists.iter().enumerate() {
            if let Some(neighbour) = list.iter().find(|n| **n as usize >= units) {
                return Err(InvalidNeighbourhood::Outside {
                    unit,
                    neighbour: *neighbour,
                    units,
                });
            }
            let mut row: Vec<u32> = list.clone();
            row.retain(|n| *n as usize != unit);
            row.sort_unstable();
            row.dedup();
            made.targets.extend(row);
            made.offsets.push(made.targets.len());
        }
        Ok(made)
    }

    /// From directed links `(from, to, weight)` in any order, each pair at most once; a weight of 0 is still a link.
    pub fn from_links(
        units: usize,
        mut links: Vec<(u32, u32, f64)>,
    ) -> Result<Self, InvalidNeighbourhood> {
        if u32::try_from(units).is_err() {
            return Err(InvalidNeighbourhood::TooMany(units));
        }
        links.sort_unstable_by_key(|(from, to, _)| (*from, *to));
        let mut made = Self {
            offsets: vec![0; units + 1],
            targets: Vec::with_capacity(links.len()),
            weights: Weights::Binary,
        };
        let mut own = Vec::with_capacity(links.len());
        for (at, (from, to, weight)) in links.iter().copied().enumerate() {
            let outside = |neighbour| InvalidNeighbourhood::Outside {
                unit: from as usize,
                neighbour,
                units,
            };
            if let Some(stranger) = [from, to].into_iter().find(|n| *n as usize >= units) {
                return Err(outside(stranger));
            }
            if from == to {
                return Err(InvalidNeighbourhood::SelfLinked(from));
            }
            if at > 0 && (links[at - 1].0, links[at - 1].1) == (from, to) {
                return Err(InvalidNeighbourhood::TwiceLinked(from, to));
            }
            if !weight.is_finite() || weight < 0.0 {
                return Err(InvalidNeighbourhood::Weight { from, to, weight });
            }
            made.offsets[from as usize + 1] += 1;
            made.targets.push(to);
            own.push(weight);
        }
        for unit in 0..units {
            made.offsets[unit + 1] += made.offsets[unit];
        }
        made.weights = Weights::Own(own);
        Ok(made)
    }

    /// The same neighbours, each counted once.
    #[must_use]
    pub fn binary(self) -> Self {
        Self {
            weights: Weights::Binary,
            ..self
        }
    }

    /// The same neighbours with each row's weights divided by their sum (style W); a row that sums to 0 stays.
    #[must_use]
    pub fn row_standardised(self) -> Self {
        let weights = match self.weights {
            Weights::Binary | Weights::Rows => Weights::Rows,
            Weights::OwnRows { own, sums } => Weights::OwnRows { own, sums },
            Weights::Own(own) => {
                let sum = |row: &[usize]| own[row[0]..row[1]].iter().sum();
                let sums = self.offsets.windows(2).map(sum).collect();
                Weights::OwnRows { own, sums }
            }
        };
        Self { weights, ..self }
    }

    /// The same units, of whom only those named take part: the others have no neighbours and are nobody's. Units
    /// keep their numbers if all take part, else they are numbered anew in their order.
    #[must_use]
    pub fn among(&self, taking_part: &[bool]) -> Self {
        let mut number = Vec::with_capacity(self.units());
        let mut units = 0_u32;
        for unit in 0..self.units() {
            let takes_part = taking_part.get(unit).copied().unwrap_or(false);
            number.push(takes_part.then_some(units));
            units += u32::from(takes_part);
        }
        let mut made = Self {
            offsets: vec![0],
            targets: Vec::new(),
            weights: self.weights.none(),
        };
        let mut own = Vec::new();
        for unit in (0..self.units()).filter(|unit| number[*unit].is_some()) {
            let from = self.offsets[unit];
            for (at, near) in self.neighbours(unit).iter().enumerate() {
                if let Some(number) = number[*near as usize] {
                    made.targets.push(number);
                    own.extend(self.weights.own(from + at));
                }
            }
            made.offsets.push(made.targets.len());
        }
        match made.weights {
            Weights::Binary | Weights::Rows => made,
            Weights::Own(_) => Self {
                weights: Weights::Own(own),
                ..made
            },
            Weights::OwnRows { .. } => Self {
                weights: Weights::Own(own),
                ..made
            }
            .row_standardised(),
        }
    }

    /// All units within `steps` links of each unit, binary weights; one step is the neighbourhood itself. Unlike
    /// [`Neighbourhood::hex_ring`], this never jumps over a hole.
    pub fn within_steps(&self, steps: u32) -> Result<Self, InvalidNeighbourhood> {
        let reach = |unit: usize| {
            let mut found: Vec<u32> = vec![unit as u32];
            let mut fresh = 0..1;
            for _ in 0..steps {
                let end = found.len();
                for at in fresh.clone() {
                    let near = self.neighbours(found[at] as usize);
                    let unseen: Vec<u32> = near
                        .iter()
                        .copied()
                        .filter(|n| !found.contains(n))
                        .collect();
                    found.extend(unseen);
                }
                fresh = end..found.len();
            }
            found
        };
        let lists: Vec<Vec<u32>> = (0..self.units()).into_par_iter().map(reach).collect();
        Self::from_lists(&lists)
    }

    /// Number of units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Number of directed links.
    #[must_use]
    pub fn links(&self) -> usize {
        self.targets.len()
    }

    /// The neighbours of a unit in ascending order; none for a unit that does not exist.
    #[must_use]
    pub fn neighbours(&self, unit: usize) -> &[u32] {
        match (self.offsets.get(unit), self.offsets.get(unit + 1)) {
            (Some(from), Some(to)) => &self.targets[*from..*to],
            _ => &[],
        }
    }

    /// The neighbours of a unit with their weights.
    pub fn weighted(&self, unit: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let near = self.neighbours(unit);
        let from = self.offsets.get(unit).copied().unwrap_or_default();
        let scale = self.scale(unit);
        let weight = move |at: usize| self.weights.own(from + at).unwrap_or(1.0) * scale;
        near.iter()
            .enumerate()
            .map(move |(at, near)| (*near, weight(at)))
    }

    /// What the links of a unit are multiplied with: 1 / (sum of its row) where rows are standardised.
    fn scale(&self, unit: usize) -> f64 {
        let sum = match &self.weights {
            Weights::Binary | Weights::Own(_) => return 1.0,
            Weights::Rows => self.neighbours(unit).len() as f64,
            Weights::OwnRows { sums, .. } => sums.get(unit).copied().unwrap_or_default(),
        };
        if sum > 0.0 { 1.0 / sum } else { 1.0 }
    }

    /// For Gi*, which takes a unit in with weight 1 before rows are standardised: the unit's own weight, and what
    /// its neighbours' weights are multiplied with.
    #[must_use]
    pub fn with_itself(&self, unit: usize) -> (f64, f64) {
        let sum = match &self.weights {
            Weights::Binary | Weights::Own(_) => return (1.0, 1.0),
            Weights::Rows => self.neighbours(unit).len() as f64,
            Weights::OwnRows { sums, .. } => sums.get(unit).copied().unwrap_or_default(),
        };
        (1.0 / (sum + 1.0), sum / (sum + 1.0))
    }

    /// Whether all weights of a row are the same in every row, as exact permutation p values need it.
    #[must_use]
    pub fn equal_weights(&self) -> bool {
        (0..self.units()).all(|unit| self.equal_weights_of(unit))
    }

    /// Whether all neighbours of a unit count the same, and more than nothing.
    #[must_use]
    pub fn equal_weights_of(&self, unit: usize) -> bool {
        match &self.weights {
            Weights::Binary | Weights::Rows => true,
            Weights::Own(own) | Weights::OwnRows { own, .. } => {
                let row = &own[self.offsets[unit]..self.offsets[unit + 1]];
                row.iter()
                    .all(|weight| *weight > 0.0 && weight.total_cmp(&row[0]).is_eq())
            }
        }
    }

    /// Whether rows are standardised.
    #[must_use]
    pub const fn by_rows(&self) -> bool {
        matches!(self.weights, Weights::Rows | Weights::OwnRows { .. })
    }

    /// Whether every weight is 1.
    #[must_use]
    pub const fn is_binary(&self) -> bool {
        matches!(self.weights, Weights::Binary)
    }

    /// `Σ_j w_ij` and `Σ_j w_ij²` of a unit.
    #[must_use]
    pub fn sums(&self, unit: usize) -> (f64, f64) {
        let held = self.neighbours(unit).len() as f64;
        match self.weights {
            Weights::Binary => (held, held),
            Weights::Rows if held > 0.0 => (1.0, 1.0 / held),
            Weights::Rows => (0.0, 0.0),
            Weights::Own(_) | Weights::OwnRows { .. } => self
                .weighted(unit)
                .fold((0.0, 0.0), |(sum, squares), (_, weight)| {
                    (sum + weight, squares + weight * weight)
                }),
        }
    }

    /// `Σ_j w_ij x_j` of each unit; `values` has one value for each unit.
    #[must_use]
    pub fn lag(&self, values: &[f64]) -> Vec<f64> {
        let lag = |unit: usize| -> f64 {
            let near = self.neighbours(unit);
            let sum = || near.iter().map(|n| values[*n as usize]).sum::<f64>();
            match &self.weights {
                Weights::Binary => sum(),
                Weights::Rows => sum() * self.scale(unit),
                Weights::Own(_) | Weights::OwnRows { .. } => self
                    .weighted(unit)
                    .map(|(n, w)| w * values[n as usize])
                    .sum(),
            }
        };
        (0..self.units()).into_par_iter().map(lag).collect()
    }
}

impl Weights {
    /// The same kind of weights, of no link.
    const fn none(&self) -> Self {
        match self {
            Self::Binary => Self::Binary,
            Self::Rows => Self::Rows,
            Self::Own(_) => Self::Own(Vec::new()),
            Self::OwnRows { .. } => Self::OwnRows {
                own: Vec::new(),
                sums: Vec::new(),
            },
        }
    }

    /// The weight given for a link, where one was.
    fn own(&self, link: usize) -> Option<f64> {
        match self {
            Self::Own(own) | Self::OwnRows { own, .. } => own.get(link).copied(),
            Self::Binary | Self::Rows => None,
        }
    }
}

#[cfg(test)]
mod tests;
