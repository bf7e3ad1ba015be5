//! Which hexes lie at the edge of a set: their neighbourhood is cut off, and so are the statistics that rest on it.

use h3o::CellIndex;
use rayon::prelude::*;

use super::{InvalidNeighbourhood, Neighbourhood};

impl Neighbourhood {
    /// Whether fewer hexes within grid distance `k` are present than there are on the Earth (`3 k (k + 1)`, fewer
    /// beside a pentagon), for each hex. A hole inside the set has an edge too.
    pub fn hex_edges(hexes: &[CellIndex], k: u32) -> Result<Vec<bool>, InvalidNeighbourhood> {
        Ok(Self::hex_ring(hexes, k)?.edges_of_ring(hexes, k))
    }

    /// The same where `self` is the ring `k` of these hexes.
    ///
    /// Shape: one hex for each unit; of what one side has more, nothing is told.
    #[must_use]
    pub fn edges_of_ring(&self, hexes: &[CellIndex], k: u32) -> Vec<bool> {
        let full = 3 * u64::from(k) * (u64::from(k) + 1);
        let at_edge = |(unit, hex): (usize, &CellIndex)| {
            let present = self.neighbours(unit).len();
            if present as u64 == full {
                return false;
            }
            // The hex itself is in its disk.
            present + 1 < hex.grid_disk_safe(k).count()
        };
        let hexes = &hexes[..hexes.len().min(self.units())];
        hexes.par_iter().enumerate().map(at_edge).collect()
    }
}

#[cfg(test)]
#[path = "edge_tests.rs"]
mod tests;
