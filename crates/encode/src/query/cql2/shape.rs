//! Geometries of a filter, with coordinates as they were written until they are brought to degrees.

use super::{Filter, Place};
use crate::query::error::{At, InvalidFilter, Wanted};

/// East and north, or longitude and latitude.
pub type Position = [f64; 2];

/// A geometry.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// West, south, east, north; west of more than east crosses the date line.
    Box([f64; 4]),
    /// Places.
    Points(Vec<Position>),
    /// Lines of two positions or more.
    Lines(Vec<Vec<Position>>),
    /// Polygons of closed rings, shell first.
    Polygons(Vec<Vec<Vec<Position>>>),
    /// Several of those above.
    Collection(Vec<Shape>),
}

/// How the coordinates of a filter become longitude and latitude in degrees.
pub enum Reprojection<'f> {
    /// They are latitude and longitude.
    Swap,
    /// By a function of a position in the order of the reference system; none where it has no place there.
    By(&'f dyn Fn(Position) -> Option<Position>),
}

/// Parts that a box's side is divided into, so that it stays one in a reference system where it is bent.
const PARTS: usize = 16;

impl Filter {
    /// Brings all its geometries to longitude and latitude in degrees. A box becomes a polygon, unless it is only turned.
    ///
    /// # Errors
    /// Where a position has no place.
    pub fn reproject(&mut self, how: &Reprojection<'_>) -> Result<(), InvalidFilter> {
        match self {
            Self::And(parts) | Self::Or(parts) => {
                parts.iter_mut().try_for_each(|part| part.reproject(how))
            }
            Self::Not(inner) => inner.reproject(how),
            Self::Intersects(left, right) => {
                [left, right].into_iter().try_for_each(|place| match place {
                    Place::Shape(shape) => shape.reproject(how),
                    Place::Property(_) => Ok(()),
                })
            }
            _ => Ok(()),
        }
    }
}

impl Shape {
    fn reproject(&mut self, how: &Reprojection<'_>) -> Result<(), InvalidFilter> {
        match (&mut *self, how) {
            (Self::Box([a, b, c, d]), Reprojection::Swap) => {
                std::mem::swap(a, b);
                std::mem::swap(c, d);
            }
            (Self::Box(sides), Reprojection::By(_)) => {
                *self = Self::Polygons(vec![vec![ring_of(*sides)]]);
                return self.reproject(how);
            }
            (Self::Collection(parts), _) => {
                return parts.iter_mut().try_for_each(|part| part.reproject(how));
            }
            _ => {}
        }
        let mut misplaced = None;
        self.each_mut(&mut |position| match how {
            Reprojection::Swap => position.swap(0, 1),
            Reprojection::By(function) => match function(*position) {
                Some(found) => *position = found,
                None => misplaced = Some(*position),
            },
        });
        misplaced.map_or(Ok(()), |position| Err(nowhere(position)))
    }

    fn each_mut(&mut self, call: &mut dyn FnMut(&mut Position)) {
        match self {
            Self::Points(points) => points.iter_mut().for_each(call),
            Self::Lines(lines) => lines.iter_mut().flatten().for_each(call),
            Self::Polygons(polygons) => polygons.iter_mut().flatten().flatten().for_each(call),
            Self::Box(_) | Self::Collection(_) => {}
        }
    }

    /// How many positions it has; a box is one of four.
    #[must_use]
    pub fn positions(&self) -> usize {
        match self {
            Self::Box(_) => 4,
            Self::Points(points) => points.len(),
            Self::Lines(lines) => lines.iter().map(Vec::len).sum(),
            Self::Polygons(polygons) => polygons.iter().flatten().map(Vec::len).sum(),
            Self::Collection(parts) => parts.iter().map(Self::positions).sum(),
        }
    }
}

/// A position that cannot be on Earth.
pub(crate) fn nowhere([x, y]: Position) -> InvalidFilter {
    let at = At::Pointer(String::new());
    InvalidFilter::syntax(at, Wanted::Position, &format!("{x} {y}"))
}

fn ring_of([west, south, east, north]: [f64; 4]) -> Vec<Position> {
    let corners = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
    ];
    let mut ring = Vec::with_capacity(4 * PARTS + 1);
    for side in corners.windows(2) {
        if let [from, to] = side {
            let along = |nth: usize, axis: usize| {
                from[axis] + (to[axis] - from[axis]) * nth as f64 / PARTS as f64
            };
            ring.extend((0..PARTS).map(|nth| [along(nth, 0), along(nth, 1)]));
        }
    }
    ring.push([west, south]);
    ring
}
