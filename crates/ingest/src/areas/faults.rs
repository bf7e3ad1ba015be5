//! What is wrong with the rings of an area: where they cross or touch themselves, turn back on themselves (spikes), or cover
//! the same ground twice. An R-tree of all segments finds the pairs to look at, exact predicates decide (Shewchuk 1997).

use std::collections::BTreeMap;

use geo::kernels::{Kernel, RobustKernel};
use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{BoundingRect, CoordinatePosition, Orientation, coordinate_position::CoordPos};
use geo_types::{Coord, Line, LineString, MultiPolygon, Polygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// One kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A ring of fewer than three different corners.
    Flat,
    /// A border goes out and back over the same line.
    Spike,
    /// A ring touches itself.
    Touch,
    /// A border crosses itself or another of the area.
    Crossing,
    /// Two rings share an edge or touch more than once.
    SharedEdge,
    /// A hole lies outside, or a part lies inside another.
    Misplaced,
}

impl Fault {
    /// The word for it in machine-readable results.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Spike => "spike",
            Self::Touch => "touch",
            Self::Crossing => "crossing",
            Self::SharedEdge => "shared_edge",
            Self::Misplaced => "misplaced",
        }
    }
}

/// The faults of an area, and a place of each kind: the first in the order of the rings.
pub(crate) type Faults = BTreeMap<Fault, Coord<f64>>;

/// A border with more faulty pairs of segments than this is not looked at further.
const MOST: usize = 50_000;

/// Too many faults to be repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tangled;

/// A segment with its number: that of its part, its ring, and within it.
#[derive(Clone, Copy)]
struct Place {
    part: usize,
    ring: usize,
    at: usize,
    /// Segments of the ring.
    of: usize,
    line: Line<f64>,
}

type Segment = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// What is wrong with a polygon whose rings have no repeated corners.
pub(crate) fn find(shape: &MultiPolygon<f64>) -> Result<Faults, Tangled> {
    let places = places(shape);
    let boxes = places.iter().enumerate().map(|(number, place)| {
        let (a, b) = (place.line.start, place.line.end);
        GeomWithData::new(Rectangle::from_corners([a.x, a.y], [b.x, b.y]), number)
    });
    let tree: RTree<Segment> = RTree::bulk_load(boxes.collect());
    let mut found = Found::default();
    for (number, place) in places.iter().enumerate() {
        let (a, b) = (place.line.start, place.line.end);
        let around = AABB::from_corners([a.x.min(b.x), a.y.min(b.y)], [a.x.max(b.x), a.y.max(b.y)]);
        let mut near: Vec<usize> = Vec::new();
        for segment in tree.locate_in_envelope_intersecting(&around) {
            if segment.data > number {
                near.push(segment.data);
            }
            found.looked_at += 1;
        }
        near.sort_unstable();
        for other in near {
            found.pair(place, &places[other])?;
        }
        if found.looked_at > 1_000 * places.len().max(MOST) {
            return Err(Tangled);
        }
    }
    found.misplaced(shape);
    Ok(found.faults)
}

fn places(shape: &MultiPolygon<f64>) -> Vec<Place> {
    let parts = shape.iter().enumerate();
    let rings = parts.flat_map(|(part, polygon)| rings(polygon).map(move |ring| (part, ring)));
    let numbered = rings.enumerate();
    let lines = numbered.flat_map(|(ring, (part, corners))| {
        let of = corners.0.len().saturating_sub(1);
        let lines = corners.lines().enumerate();
        lines.map(move |(at, line)| Place {
            part,
            ring,
            at,
            of,
            line,
        })
    });
    lines.collect()
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

#[derive(Default)]
struct Found {
    faults: Faults,
    /// Where rings of one part touch each other.
    touches: BTreeMap<(usize, usize), Coord<f64>>,
    count: usize,
    looked_at: usize,
}

impl Found {
    fn note(&mut self, fault: Fault, at: Coord<f64>) -> Result<(), Tangled> {
        self.faults.entry(fault).or_insert(at);
        self.count += 1;
        if self.count > MOST {
            Err(Tangled)
        } else {
            Ok(())
        }
    }

    fn pair(&mut self, one: &Place, other: &Place) -> Result<(), Tangled> {
        if one.ring == other.ring {
            let apart = other.at - one.at;
            if apart == 1 {
                return self.corner(one.line.start, one.line.end, other.line.end);
            }
            if apart + 1 == one.of {
                return self.corner(other.line.start, other.line.end, one.line.end);
            }
        }
        match line_intersection(one.line, other.line) {
            None => Ok(()),
            Some(LineIntersection::SinglePoint {
                intersection,
                is_proper: true,
            }) => self.note(Fault::Crossing, intersection),
            Some(LineIntersection::SinglePoint { intersection, .. }) => {
                self.touch(one, other, intersection)
            }
            Some(LineIntersection::Collinear { intersection }) => {
                let fault = if one.ring == other.ring {
                    Fault::Spike
                } else {
                    Fault::SharedEdge
                };
                self.note(fault, intersection.start)
            }
        }
    }

    /// A ring that turns back at a corner goes over its own line.
    fn corner(&mut self, from: Coord<f64>, at: Coord<f64>, to: Coord<f64>) -> Result<(), Tangled> {
        let straight = RobustKernel::orient2d(from, at, to) == Orientation::Collinear;
        let back = (from.x - at.x) * (to.x - at.x) + (from.y - at.y) * (to.y - at.y) > 0.0;
        if straight && back {
            self.note(Fault::Spike, at)?;
        }
        Ok(())
    }

    /// Rings of one part may touch each other once, parts anywhere; a ring itself nowhere.
    fn touch(&mut self, one: &Place, other: &Place, at: Coord<f64>) -> Result<(), Tangled> {
        if one.ring == other.ring {
            return self.note(Fault::Touch, at);
        }
        if one.part != other.part {
            return Ok(());
        }
        let before = self.touches.insert((one.ring, other.ring), at);
        match before {
            Some(before) if before != at => self.note(Fault::SharedEdge, at),
            _ => Ok(()),
        }
    }

    /// Holes outside their border and parts inside each other, where no border shows it.
    fn misplaced(&mut self, shape: &MultiPolygon<f64>) {
        for part in shape {
            for hole in part.interiors() {
                let border = Polygon::new(part.exterior().clone(), Vec::new());
                if side(hole, &border) == Some(CoordPos::Outside) {
                    self.misplace(hole);
                }
            }
        }
        if shape.0.len() < 2 {
            return;
        }
        let boxes = shape.iter().enumerate().filter_map(|(number, part)| {
            let all = part.bounding_rect()?;
            let corners = ([all.min().x, all.min().y], [all.max().x, all.max().y]);
            Some(GeomWithData::new(
                Rectangle::from_corners(corners.0, corners.1),
                number,
            ))
        });
        let tree: RTree<Segment> = RTree::bulk_load(boxes.collect());
        for (number, part) in shape.iter().enumerate() {
            let Some(first) = part.exterior().0.first() else {
                continue;
            };
            let around =
                tree.locate_in_envelope_intersecting(&AABB::from_point([first.x, first.y]));
            let is_inside = around
                .filter(|other| other.data != number)
                .any(|other| side(part.exterior(), &shape.0[other.data]) == Some(CoordPos::Inside));
            if is_inside {
                self.misplace(part.exterior());
            }
        }
    }

    fn misplace(&mut self, ring: &LineString<f64>) {
        if let Some(first) = ring.0.first() {
            self.faults.entry(Fault::Misplaced).or_insert(*first);
        }
    }
}

/// On which side of a polygon a ring lies, by its first corner that is not on the border.
fn side(ring: &LineString<f64>, polygon: &Polygon<f64>) -> Option<CoordPos> {
    let mut sides = ring.coords().map(|at| polygon.coordinate_position(at));
    sides.find(|side| *side != CoordPos::OnBoundary)
}
