//! Whether a feature and a geometry of a filter have a point in common: exactly, in whole millionths of a degree, to which
//! the filter's coordinates are rounded (a step is 0.1 m).

use gocpont_disclosure::release::Vertex;

use crate::polygons::Rings;
use crate::query::cql2::{Shape, nowhere};
use crate::query::error::InvalidFilter;
use crate::table::{Bounds, Geometry};

/// From one vertex to another; of a point, to itself.
type Side = (Vertex, Vertex);

/// A geometry of a filter, laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Region {
    bounds: Option<Bounds>,
    /// Whole boxes: what is in one of them meets.
    boxes: Vec<Bounds>,
    /// All that has no inside, and the rims of what has.
    sides: Vec<Side>,
    /// Rings of each polygon: an inside by the even-odd rule.
    insides: Vec<Vec<Vec<Vertex>>>,
    /// A vertex of each part that hangs together.
    samples: Vec<Vertex>,
}

impl Region {
    /// Lays a geometry in degrees out.
    ///
    /// # Errors
    /// Where a coordinate cannot be on Earth.
    pub(crate) fn new(shape: &Shape) -> Result<Self, InvalidFilter> {
        let mut region = Self::default();
        region.add(shape)?;
        Ok(region)
    }

    fn add(&mut self, shape: &Shape) -> Result<(), InvalidFilter> {
        match shape {
            Shape::Box(sides) => self.add_box(*sides)?,
            Shape::Points(points) => {
                for point in points {
                    let vertex = vertex(*point)?;
                    self.sides.push((vertex, vertex));
                    self.take_sample(vertex);
                }
            }
            Shape::Lines(lines) => {
                for line in lines {
                    self.add_line(&vertices(line)?);
                }
            }
            Shape::Polygons(polygons) => {
                for rings in polygons {
                    let rings = rings.iter().map(|ring| vertices(ring));
                    self.add_polygon(rings.collect::<Result<_, _>>()?);
                }
            }
            Shape::Collection(parts) => parts.iter().try_for_each(|part| self.add(part))?,
        }
        Ok(())
    }

    /// One box, or two where it crosses the date line.
    fn add_box(&mut self, [west, south, east, north]: [f64; 4]) -> Result<(), InvalidFilter> {
        if south > north {
            return Err(nowhere([south, north]));
        }
        let mut one = |west, east| -> Result<(), InvalidFilter> {
            let (x, y) = vertex([west, south])?;
            let (to_x, to_y) = vertex([east, north])?;
            self.boxes.push([x, y, to_x, to_y]);
            self.add_polygon(vec![vec![
                (x, y),
                (to_x, y),
                (to_x, to_y),
                (x, to_y),
                (x, y),
            ]]);
            Ok(())
        };
        if west <= east {
            return one(west, east);
        }
        one(west, 180.0)?;
        one(-180.0, east)
    }

    fn add_polygon(&mut self, rings: Vec<Vec<Vertex>>) {
        for ring in &rings {
            self.add_line(ring);
        }
        self.insides.push(rings);
    }

    fn add_line(&mut self, line: &[Vertex]) {
        self.sides.extend(sides(line));
        if let Some(first) = line.first() {
            self.take_sample(*first);
        }
        for vertex in line {
            self.widen(*vertex);
        }
    }

    fn take_sample(&mut self, vertex: Vertex) {
        self.samples.push(vertex);
        self.widen(vertex);
    }

    fn widen(&mut self, (x, y): Vertex) {
        let [west, south, east, north] = self.bounds.unwrap_or([x, y, x, y]);
        self.bounds = Some([west.min(x), south.min(y), east.max(x), north.max(y)]);
    }

    /// The box around it.
    pub(crate) const fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// What it costs to look whether a feature meets it.
    pub(crate) const fn cost(&self) -> usize {
        8 + self.sides.len()
    }

    /// Whether a feature with this box and this geometry has a point in common with it.
    pub(crate) fn meets<'t>(
        &self,
        own: Bounds,
        geometry: impl FnOnce() -> Option<Geometry<'t>>,
    ) -> bool {
        if !self.bounds.is_some_and(|bounds| meet(bounds, own)) {
            return false;
        }
        if self.boxes.iter().any(|outer| within(*outer, own)) {
            return true;
        }
        let Some(geometry) = geometry() else {
            return false;
        };
        self.crosses(&geometry, own)
            || self.holds_part_of(&geometry)
            || self.samples.iter().any(|sample| inside(&geometry, *sample))
    }

    /// Whether a side of one meets a side of the other.
    fn crosses(&self, geometry: &Geometry<'_>, own: Bounds) -> bool {
        let near = self.sides.iter().filter(|side| meet(box_of(**side), own));
        let mut near = near;
        near.any(|side| any_side(geometry, |other| cross(*side, other)))
    }

    /// Whether a part of a geometry that crosses none of its sides is inside.
    fn holds_part_of(&self, geometry: &Geometry<'_>) -> bool {
        let holds = |vertex: &Vertex| {
            let mut insides = self.insides.iter();
            insides.any(|rings| is_inside(rings.iter().map(Vec::as_slice), *vertex))
        };
        match geometry {
            Geometry::Point(vertex) => holds(vertex),
            Geometry::Lines(lines) => lines.iter().filter_map(|line| line.first()).any(holds),
            Geometry::Polygons(polygons) => {
                let rings = polygons.iter().flat_map(Rings::iter);
                rings.filter_map(<[Vertex]>::first).any(holds)
            }
        }
    }
}

/// Degrees as millionths. Beyond the Earth there may be something, as clients ask for boxes that are a little larger.
fn vertex([x, y]: [f64; 2]) -> Result<Vertex, InvalidFilter> {
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    if x.abs() <= 540.0 && y.abs() <= 180.0 {
        return Ok((millionths(x), millionths(y)));
    }
    Err(nowhere([x, y]))
}

fn vertices(line: &[[f64; 2]]) -> Result<Vec<Vertex>, InvalidFilter> {
    line.iter().map(|position| vertex(*position)).collect()
}

fn sides(line: &[Vertex]) -> impl Iterator<Item = Side> + '_ {
    line.iter().copied().zip(line.iter().skip(1).copied())
}

/// Whether any side fits; a point is a side to itself.
fn any_side(geometry: &Geometry<'_>, mut fits: impl FnMut(Side) -> bool) -> bool {
    match geometry {
        Geometry::Point(vertex) => fits((*vertex, *vertex)),
        Geometry::Lines(lines) => lines.iter().flat_map(|line| sides(line)).any(fits),
        Geometry::Polygons(polygons) => {
            let mut rings = polygons.iter().flat_map(Rings::iter);
            rings.any(|ring| sides(ring).any(&mut fits))
        }
    }
}

/// Whether a vertex is inside one of its polygons; on a rim it may be or not.
fn inside(geometry: &Geometry<'_>, vertex: Vertex) -> bool {
    match geometry {
        Geometry::Polygons(polygons) => {
            polygons.iter().any(|rings| is_inside(rings.iter(), vertex))
        }
        _ => false,
    }
}

/// By the even-odd rule; on a rim it may be or not.
fn is_inside<'r>(rings: impl Iterator<Item = &'r [Vertex]>, vertex: Vertex) -> bool {
    let mut odd = false;
    for (a, b) in rings.flat_map(sides) {
        let (below, above) = if a.1 <= b.1 { (a, b) } else { (b, a) };
        if below.1 <= vertex.1 && vertex.1 < above.1 && turn(below, above, vertex) > 0 {
            odd = !odd;
        }
    }
    odd
}

/// Whether two sides have a point in common.
fn cross((a, b): Side, (c, d): Side) -> bool {
    if !meet(box_of((a, b)), box_of((c, d))) {
        return false;
    }
    // With boxes that meet, neither may lie wholly on one side of the other's line.
    let apart = |one: i8, other: i8| one * other > 0;
    let within_a = apart(turn(a, b, c), turn(a, b, d));
    !within_a && !apart(turn(c, d, a), turn(c, d, b))
}

/// 1 where the third lies left of the way from the first to the second, -1 right, 0 on its line.
fn turn(a: Vertex, b: Vertex, c: Vertex) -> i8 {
    let along = |from: i32, to: i32| i128::from(i64::from(to) - i64::from(from));
    let left = along(a.0, b.0) * along(a.1, c.1);
    let right = along(a.1, b.1) * along(a.0, c.0);
    left.cmp(&right) as i8
}

const fn box_of(((ax, ay), (bx, by)): Side) -> Bounds {
    let (west, east) = if ax < bx { (ax, bx) } else { (bx, ax) };
    let (south, north) = if ay < by { (ay, by) } else { (by, ay) };
    [west, south, east, north]
}

/// Whether two boxes touch.
const fn meet(a: Bounds, b: Bounds) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/// Whether the second box is inside the first.
const fn within(outer: Bounds, inner: Bounds) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

#[cfg(test)]
#[path = "region_tests.rs"]
mod tests;
