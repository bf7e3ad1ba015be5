//! Who shares a border with whom: queen and rook contiguity of areas that need not share vertices, and which areas
//! have a border that nobody shares.

mod open;
mod outline;
mod segment;
mod touch;

use geo_types::MultiPolygon;
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::{InvalidNeighbourhood, Neighbourhood};
use outline::Outline;

/// Areas that make no neighbourhood.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidAreas {
    /// An area without polygons, or with a ring of less than three corners.
    #[error("area {0} is empty or has a ring of less than three corners")]
    Empty(usize),
    /// A coordinate that is not finite or beyond 1e100.
    #[error("area {unit} has a corner at ({x}, {y})")]
    Coordinate {
        /// 0-based unit.
        unit: usize,
        /// Its x.
        x: f64,
        /// Its y.
        y: f64,
    },
    /// A tolerance that is negative, not finite or beyond 1e100.
    #[error("{0} is no tolerance")]
    Tolerance(f64),
    /// Too many areas.
    #[error(transparent)]
    Neighbourhood(#[from] InvalidNeighbourhood),
}

/// A border counts from this many tolerances on.
const LONG: f64 = 4.0;
/// Coordinates and tolerances are no larger, so that no product overflows.
const LARGEST: f64 = 1e100;
/// Nearer than this many roundings of the largest coordinate, two places are one.
const ROUNDINGS: f64 = 8.0;

impl Neighbourhood {
    /// Areas that touch, if only at a corner (queen contiguity), binary weights, always symmetric.
    ///
    /// Two areas touch where their borders come within `tolerance` (unit of the coordinates, distances in their
    /// plane) of each other anywhere, or where they overlap or one holds the other. No vertex need be shared, and an
    /// enclave is a neighbour of the area round it. The rounding of the largest coordinate (a few 1e-16 of it) is
    /// added to the tolerance, so 0 stands for "equal but for rounding". Borders are not joined across 180° east.
    pub fn queen(areas: &[MultiPolygon<f64>], tolerance: f64) -> Result<Self, InvalidAreas> {
        let map = Map::new(areas, tolerance)?;
        Ok(map.contiguity(|one, other| touch::touches(one, other, map.tolerance)))
    }

    /// Areas that share a border of some length (rook contiguity), binary weights, always symmetric.
    ///
    /// Two areas share the stretches on which an edge of one runs within `tolerance` beside an edge of the other;
    /// all together must be longer than four tolerances. A stretch that ends because the edges part at an angle is a
    /// corner and does not count. Vertices need not be shared: one long edge may face several short ones. Areas that
    /// overlap by more than the tolerance, or one of which holds the other, are neighbours too. For the tolerance see
    /// [`Neighbourhood::queen`].
    pub fn rook(areas: &[MultiPolygon<f64>], tolerance: f64) -> Result<Self, InvalidAreas> {
        let map = Map::new(areas, tolerance)?;
        Ok(map.contiguity(|one, other| touch::borders(one, other, map.tolerance)))
    }

    /// For each area whether it lies at the edge of the set: whether a piece of its border longer than four
    /// tolerances is neither within `tolerance` of another area nor inside one. Gaps inside the set, and holes that
    /// no other area fills, have an edge too. For the tolerance see [`Neighbourhood::queen`].
    pub fn edge_units(
        areas: &[MultiPolygon<f64>],
        tolerance: f64,
    ) -> Result<Vec<bool>, InvalidAreas> {
        let map = Map::new(areas, tolerance)?;
        let units = (0..map.outlines.len()).into_par_iter();
        let at_edge = |unit: usize| {
            let near: Vec<&Outline> = map.near(unit).map(|other| &map.outlines[other]).collect();
            open::has_open_border(&map.outlines[unit], &near, map.tolerance)
        };
        Ok(units.map(at_edge).collect())
    }
}

/// The box of an area with its unit.
type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// All areas, ready to be compared.
struct Map<'a> {
    outlines: Vec<Outline<'a>>,
    boxes: RTree<Boxed>,
    tolerance: f64,
}

impl<'a> Map<'a> {
    fn new(areas: &'a [MultiPolygon<f64>], tolerance: f64) -> Result<Self, InvalidAreas> {
        if u32::try_from(areas.len()).is_err() {
            return Err(InvalidNeighbourhood::TooMany(areas.len()).into());
        }
        if !(0.0..=LARGEST).contains(&tolerance) {
            return Err(InvalidAreas::Tolerance(tolerance));
        }
        let numbered = areas.par_iter().enumerate();
        let outlines: Vec<_> = numbered
            .map(|(unit, area)| Outline::new(unit, area))
            .collect();
        // Collected first, so that the error told is that of the first area.
        let outlines: Vec<Outline> = outlines.into_iter().collect::<Result<_, _>>()?;
        let largest = outlines
            .iter()
            .fold(0.0_f64, |most, outline| most.max(outline.bounds().reach()));
        let boxed = |(outline, unit): (&Outline, u32)| {
            let bounds = outline.bounds();
            Boxed::new(Rectangle::from_corners(bounds.min, bounds.max), unit)
        };
        let boxes = RTree::bulk_load(outlines.iter().zip(0..).map(boxed).collect());
        Ok(Self {
            outlines,
            boxes,
            tolerance: tolerance + ROUNDINGS * f64::EPSILON * largest,
        })
    }

    /// The other units whose boxes come within the tolerance, in no order.
    fn near(&self, unit: usize) -> impl Iterator<Item = usize> + '_ {
        let bounds = self.outlines[unit].bounds();
        // A little more than the tolerance: the exact test of the boxes is in the comparison of the outlines.
        let margin = 2.0 * self.tolerance;
        let corner = |at: [f64; 2], by: f64| [at[0] + by, at[1] + by];
        let wide = AABB::from_corners(corner(bounds.min, -margin), corner(bounds.max, margin));
        let found = self.boxes.locate_in_envelope_intersecting(&wide);
        found
            .map(|near| near.data as usize)
            .filter(move |near| *near != unit)
    }

    fn contiguity(&self, related: impl Fn(&Outline, &Outline) -> bool + Sync) -> Neighbourhood {
        let later = |unit: usize| {
            let candidates = self.near(unit).filter(|near| *near > unit);
            let meets = |near: &usize| related(&self.outlines[unit], &self.outlines[*near]);
            let mut row: Vec<u32> = candidates.filter(meets).map(|near| near as u32).collect();
            row.sort_unstable();
            row
        };
        let units = (0..self.outlines.len()).into_par_iter();
        let later: Vec<Vec<u32>> = units.map(later).collect();
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); later.len()];
        for (unit, row) in (0..).zip(&later) {
            for near in row {
                rows[*near as usize].push(unit);
            }
        }
        for (row, later) in rows.iter_mut().zip(later) {
            row.extend(later);
        }
        Neighbourhood::from_ascending(rows)
    }
}

#[cfg(test)]
#[path = "contiguity_tests.rs"]
mod tests;
