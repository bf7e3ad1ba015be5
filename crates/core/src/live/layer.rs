//! One indicator of a live cube on a map: the shares of the map's units from their cells, and the hot spots.

use std::sync::Arc;

use super::{LiveCube, LiveHotspots, LiveMap};
use crate::hotspot::{Hotspot, InvalidShares, Share};
use crate::significance::Adjustment;
use crate::step::Ends;

/// The shares of an indicator in the units of a map, each the sum of its cells.
#[derive(Clone, Debug)]
pub struct LiveLayer {
    ends: Ends,
    map: Arc<LiveMap>,
    hotspots: LiveHotspots,
}

impl LiveLayer {
    /// The indicator with these steps (as [`crate::step::Steps::ends`] gives them) on a map of the cube's cells.
    pub fn new(cube: &LiveCube, ends: Ends, map: Arc<LiveMap>) -> Result<Self, InvalidShares> {
        let units = map.links().near().units();
        let shares = (0..units).map(|unit| sum(cube, ends, map.cells(unit)));
        Ok(Self {
            hotspots: LiveHotspots::new(Arc::clone(map.links()), shares.collect())?,
            ends,
            map,
        })
    }

    /// Carries changed cells of the cube, as [`LiveCube::apply`] gives them, to the map: the share of each unit they
    /// lie in is added up again, and the neighbourhood sums follow. Gives the units whose share is another one now,
    /// ascending. A cell that does not exist is passed over.
    pub fn update(&mut self, cube: &LiveCube, changed: &[u32]) -> Result<Vec<u32>, InvalidShares> {
        let units = changed.iter().filter_map(|cell| self.map.unit(*cell));
        let mut units: Vec<u32> = units.collect();
        units.sort_unstable();
        units.dedup();
        let mut moved = Vec::with_capacity(units.len());
        for unit in units {
            let share = sum(cube, self.ends, self.map.cells(unit as usize));
            if self.hotspots.shares()[unit as usize] != share {
                self.hotspots.set(unit, share)?;
                moved.push(unit);
            }
        }
        Ok(moved)
    }

    /// The shares and neighbourhood sums of the map's units.
    #[must_use]
    pub const fn state(&self) -> &LiveHotspots {
        &self.hotspots
    }

    /// The hot spots as they are now, as [`LiveHotspots::hotspots`] gives them.
    pub fn hotspots(&self, adjustment: Adjustment) -> Result<Vec<Option<Hotspot>>, InvalidShares> {
        self.hotspots.hotspots(adjustment)
    }
}

fn sum(cube: &LiveCube, ends: Ends, cells: &[u32]) -> Share {
    let add = |step: usize| {
        let counts = cube.counts(step);
        let held = cells.iter().filter_map(|cell| counts.get(*cell as usize));
        held.fold(0_u32, |sum, count| sum.saturating_add(*count))
    };
    Share {
        cases: add(ends.cases),
        population: add(ends.population),
    }
}
