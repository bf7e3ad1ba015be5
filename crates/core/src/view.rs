//! What true counts say of one or several municipalities: hex by hex, within a drawn shape, and where they crowd. For staff who
//! may see counts that are not protected; a view holds the cells of its own municipalities and no other.

mod spots;

use std::collections::BTreeSet;

use geo::{BoundingRect, Contains};
use geo_types::{Coord, LineString, MultiPolygon, Point, Polygon};
use h3o::geom::SolventBuilder;
use h3o::{CellIndex, LatLng, Resolution};

pub use spots::{InvalidSpots, Spot, Spots, crowded, hot};

use crate::cube::Cube;
use crate::hotspot::Share;
use crate::step::Ends;

/// Some cells of a view, by their positions among the cube's atoms, ascending.
pub type Cells = BTreeSet<u32>;

/// The cells of some municipalities.
#[derive(Clone, Debug)]
pub struct View<'c> {
    cube: &'c Cube,
    own: Cells,
}

impl<'c> View<'c> {
    /// The cells of these municipalities, which are positions in the list that the cube's atoms count by.
    #[must_use]
    pub fn new(cube: &'c Cube, municipalities: &[u16]) -> Self {
        let atoms = cube.atoms().iter().zip(0..);
        let own = atoms.filter(|(atom, _)| municipalities.contains(&atom.municipality));
        Self {
            cube,
            own: own.map(|(_, at)| at).collect(),
        }
    }

    /// All of its cells.
    #[must_use]
    pub const fn all(&self) -> &Cells {
        &self.own
    }

    /// Its cells whose centre lies within a shape (longitude and latitude, degrees).
    #[must_use]
    pub fn inside(&self, shape: &MultiPolygon<f64>) -> Cells {
        let Some(bounds) = shape.bounding_rect() else {
            return Cells::new();
        };
        let within = |at: &u32| {
            let centre = LatLng::from(self.cube.atoms()[*at as usize].hex);
            let centre = Point::new(centre.lng(), centre.lat());
            bounds.contains(&centre) && shape.contains(&centre)
        };
        self.own.iter().copied().filter(within).collect()
    }

    /// Its cells that lie in any of these hexes, of whatever resolutions.
    #[must_use]
    pub fn among(&self, hexes: &[CellIndex]) -> Cells {
        let wanted: BTreeSet<CellIndex> = hexes.iter().copied().collect();
        let resolutions: BTreeSet<Resolution> = hexes.iter().map(|hex| hex.resolution()).collect();
        let within = |at: &u32| {
            let hex = self.cube.atoms()[*at as usize].hex;
            let mut parents = resolutions.iter().filter_map(|own| hex.parent(*own));
            parents.any(|parent| wanted.contains(&parent))
        };
        self.own.iter().copied().filter(within).collect()
    }

    /// Its cells that are not among these.
    #[must_use]
    pub fn rest(&self, cells: &Cells) -> Cells {
        self.own.difference(cells).copied().collect()
    }

    /// The hexes of cells.
    #[must_use]
    pub fn hexes_of(&self, cells: &Cells) -> Vec<CellIndex> {
        let atoms = self.cube.atoms();
        cells
            .iter()
            .filter_map(|at| Some(atoms.get(*at as usize)?.hex))
            .collect()
    }

    /// Cases and population of cells in a period. Cells that are not the view's own are passed over.
    #[must_use]
    pub fn share(&self, cells: &Cells, period: usize, ends: Ends) -> Share {
        Share {
            cases: self.sum(cells, period, ends.cases),
            population: self.sum(cells, period, ends.population),
        }
    }

    /// The count of one step in cells.
    #[must_use]
    pub fn sum(&self, cells: &Cells, period: usize, step: usize) -> u32 {
        let counts = self.cube.counts(period, step);
        let own = cells.iter().filter(|at| self.own.contains(at));
        let counted = own.filter_map(|at| counts.get(*at as usize));
        counted.fold(0, |sum: u32, count| sum.saturating_add(*count))
    }

    /// The hexes of a resolution, ascending, each with its cases and population in a period; empty ones too. A hex on the border
    /// has what is counted on the view's own side alone.
    #[must_use]
    pub fn hexes(
        &self,
        period: usize,
        ends: Ends,
        resolution: Resolution,
    ) -> Vec<(CellIndex, Share)> {
        let (cases, population) = (
            self.cube.counts(period, ends.cases),
            self.cube.counts(period, ends.population),
        );
        let counted = self.own.iter().map(|at| {
            let at = *at as usize;
            let hex = self.cube.atoms()[at].hex;
            let share = Share {
                cases: cases[at],
                population: population[at],
            };
            (hex.parent(resolution).unwrap_or(hex), share)
        });
        let mut hexes: Vec<(CellIndex, Share)> = counted.collect();
        hexes.sort_unstable_by_key(|(hex, _)| *hex);
        hexes.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1.cases = kept.1.cases.saturating_add(next.1.cases);
                kept.1.population = kept.1.population.saturating_add(next.1.population);
            }
            same
        });
        hexes
    }
}

/// The outline of hexes of one resolution (longitude and latitude, degrees); none where they are of several.
#[must_use]
pub fn outline(hexes: &[CellIndex]) -> Option<MultiPolygon<f64>> {
    let apart: BTreeSet<CellIndex> = hexes.iter().copied().collect();
    if apart.is_empty() {
        return Some(MultiPolygon::new(Vec::new()));
    }
    if apart.len() == 1 {
        let corners = hexes[0].boundary();
        let ring = corners.iter().map(|corner| Coord {
            x: corner.lng(),
            y: corner.lat(),
        });
        let polygon = Polygon::new(ring.collect::<LineString<f64>>(), Vec::new());
        return Some(polygon.into());
    }
    SolventBuilder::new().build().dissolve(apart).ok()
}

#[cfg(test)]
#[path = "view/tests.rs"]
mod tests;
