//! Which cells of a cube a unit of the map is made of, and who is near whom: shared by all layers of the map.

use std::sync::Arc;

use h3o::CellIndex;

use super::BothWays;
use crate::cube::Atom;

/// A cell that lies in no unit.
const NOWHERE: u32 = u32::MAX;

/// A cell assigned to a unit that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cell {cell} is assigned to unit {unit}, but there are {units} units")]
pub struct InvalidMap {
    /// 0-based cell.
    pub cell: usize,
    /// Its unit.
    pub unit: u32,
    /// Number of units.
    pub units: usize,
}

/// The units of a map, each with its cells and its neighbours.
#[derive(Clone, Debug)]
pub struct LiveMap {
    links: Arc<BothWays>,
    unit_of: Vec<u32>,
    /// The cells of each unit in compressed rows.
    offsets: Vec<u32>,
    cells: Vec<u32>,
}

impl LiveMap {
    /// `unit_of` has for each cell, in the cube's order of atoms, the unit it lies in, if any: blocks and areas are
    /// mapped so.
    pub fn new(unit_of: &[Option<u32>], links: Arc<BothWays>) -> Result<Self, InvalidMap> {
        let units = links.near().units();
        let mut offsets = vec![0_u32; units + 1];
        for (cell, unit) in unit_of.iter().enumerate() {
            let Some(unit) = *unit else { continue };
            if unit as usize >= units {
                return Err(InvalidMap { cell, unit, units });
            }
            offsets[unit as usize + 1] += 1;
        }
        for unit in 0..units {
            offsets[unit + 1] += offsets[unit];
        }
        let mut cells = vec![0; offsets[units] as usize];
        let mut free = offsets.clone();
        for (cell, unit) in unit_of.iter().enumerate() {
            let Some(unit) = *unit else { continue };
            let place = &mut free[unit as usize];
            cells[*place as usize] = cell as u32;
            *place += 1;
        }
        Ok(Self {
            links,
            unit_of: unit_of.iter().map(|unit| unit.unwrap_or(NOWHERE)).collect(),
            offsets,
            cells,
        })
    }

    /// Hexes of one resolution, in the order of the neighbourhood's units: an atom lies in the unit of its hex or of
    /// that hex's parent, over all municipalities.
    pub fn of_hexes(
        atoms: &[Atom],
        hexes: &[CellIndex],
        links: Arc<BothWays>,
    ) -> Result<Self, InvalidMap> {
        let mut places: Vec<(CellIndex, u32)> = hexes.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let unit = |atom: &Atom| {
            let resolution = places.first()?.0.resolution();
            let hex = atom.hex.parent(resolution)?;
            let found = places.binary_search_by_key(&hex, |place| place.0).ok()?;
            Some(places[found].1)
        };
        let unit_of: Vec<Option<u32>> = atoms.iter().map(unit).collect();
        Self::new(&unit_of, links)
    }

    /// Who is near whom.
    #[must_use]
    pub const fn links(&self) -> &Arc<BothWays> {
        &self.links
    }

    /// The unit of a cell; none where it lies in no unit or does not exist.
    #[must_use]
    pub fn unit(&self, cell: u32) -> Option<u32> {
        let unit = self.unit_of.get(cell as usize).copied();
        unit.filter(|unit| *unit != NOWHERE)
    }

    /// The cells of a unit, ascending; none for a unit that does not exist.
    #[must_use]
    pub fn cells(&self, unit: usize) -> &[u32] {
        match (self.offsets.get(unit), self.offsets.get(unit + 1)) {
            (Some(from), Some(to)) => &self.cells[*from as usize..*to as usize],
            _ => &[],
        }
    }
}
