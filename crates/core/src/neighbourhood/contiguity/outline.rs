//! The border of an area as runs of segments under a tree of boxes: two borders are compared only where boxes meet.

use std::ops::ControlFlow;

use geo_types::{Coord, LineString, MultiPolygon};

use super::segment::{self, Segment};
use super::{InvalidAreas, LARGEST};

/// Segments in a run.
const RUN: usize = 16;
/// Boxes under a box.
const FAN: usize = 8;

/// A rectangle along the axes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) min: [f64; 2],
    pub(super) max: [f64; 2],
}

impl Bounds {
    const NONE: Self = Self {
        min: [f64::INFINITY; 2],
        max: [f64::NEG_INFINITY; 2],
    };

    pub(super) fn of(points: &[Coord<f64>]) -> Self {
        let with = |held: Self, point: &Coord<f64>| Self {
            min: [held.min[0].min(point.x), held.min[1].min(point.y)],
            max: [held.max[0].max(point.x), held.max[1].max(point.y)],
        };
        points.iter().fold(Self::NONE, with)
    }

    fn joined(boxes: &[Self]) -> Self {
        let with = |held: Self, other: &Self| Self {
            min: [held.min[0].min(other.min[0]), held.min[1].min(other.min[1])],
            max: [held.max[0].max(other.max[0]), held.max[1].max(other.max[1])],
        };
        boxes.iter().fold(Self::NONE, with)
    }

    /// Whether a place of one is within the tolerance of a place of the other along both axes.
    pub(super) fn near(&self, other: &Self, tolerance: f64) -> bool {
        (0..2).all(|axis| {
            self.min[axis] - other.max[axis] <= tolerance
                && other.min[axis] - self.max[axis] <= tolerance
        })
    }

    fn hold(&self, Coord { x, y }: Coord<f64>) -> bool {
        self.min[0] <= x && x <= self.max[0] && self.min[1] <= y && y <= self.max[1]
    }

    /// The largest coordinate without its sign.
    pub(super) fn reach(&self) -> f64 {
        let all = self.min.iter().chain(&self.max);
        all.fold(0.0, |most, at| most.max(at.abs()))
    }
}

/// A run of segments of a ring that follow each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    /// The corners: one more than segments.
    pub(super) points: &'a [Coord<f64>],
    /// The number of the first segment in the outline.
    pub(super) first: usize,
    /// The box round it.
    pub(super) bounds: Bounds,
}

impl Run<'_> {
    /// The pairs of a segment of this run, with its number, and one of the other whose boxes come within the
    /// tolerance.
    pub(super) fn pairs(
        &self,
        other: &Run,
        tolerance: f64,
    ) -> impl Iterator<Item = (usize, Segment, Segment)> {
        let opposite =
            move |(_, own): &(usize, Segment)| Bounds::of(own).near(&other.bounds, tolerance);
        self.segments()
            .filter(opposite)
            .flat_map(move |(number, own)| {
                let bounds = Bounds::of(&own);
                let near =
                    move |(_, their): &(usize, Segment)| Bounds::of(their).near(&bounds, tolerance);
                let near = other.segments().filter(near);
                near.map(move |(_, their)| (number, own, their))
            })
    }

    /// Whether a place is one of the corners.
    pub(super) fn has_corner(&self, place: Coord<f64>) -> bool {
        self.bounds.hold(place) && self.points.contains(&place)
    }

    /// Whether a segment is one of this run's, in either direction.
    pub(super) fn has_edge(&self, from: Coord<f64>, to: Coord<f64>) -> bool {
        if !self.bounds.hold(from) || !self.bounds.hold(to) {
            return false;
        }
        let places = self.points.iter().enumerate();
        let mut found = places.filter(|(_, point)| **point == from);
        found.any(|(at, _)| {
            let beside = [at.checked_sub(1), at.checked_add(1)];
            let mut beside = beside.into_iter().flatten();
            beside.any(|next| self.points.get(next) == Some(&to))
        })
    }

    /// The segments with their numbers in the outline.
    pub(super) fn segments(&self) -> impl Iterator<Item = (usize, Segment)> + '_ {
        let pairs = self.points.windows(2).map(|pair| [pair[0], pair[1]]);
        (self.first..).zip(pairs)
    }
}

/// The border of an area.
pub(super) struct Outline<'a> {
    /// Outer and inner rings.
    pub(super) rings: Vec<&'a [Coord<f64>]>,
    /// A corner of each polygon of the area.
    pub(super) parts: Vec<Coord<f64>>,
    runs: Vec<Run<'a>>,
    /// The boxes of the runs, then of eight boxes each, up to a single one.
    levels: Vec<Vec<Bounds>>,
}

/// A box of an outline: level and place in it.
type Node = (usize, usize);

impl<'a> Outline<'a> {
    pub(super) fn new(unit: usize, area: &'a MultiPolygon<f64>) -> Result<Self, InvalidAreas> {
        let mut made = Self {
            rings: Vec::with_capacity(area.0.len()),
            parts: Vec::with_capacity(area.0.len()),
            runs: Vec::new(),
            levels: Vec::new(),
        };
        let mut segments = 0;
        for polygon in &area.0 {
            made.parts.extend(polygon.exterior().0.first());
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                made.add(unit, ring, &mut segments)?;
            }
        }
        if made.runs.is_empty() {
            return Err(InvalidAreas::Empty(unit));
        }
        let mut level: Vec<Bounds> = made.runs.iter().map(|run| run.bounds).collect();
        while level.len() > 1 {
            let above = level.chunks(FAN).map(Bounds::joined).collect();
            made.levels.push(std::mem::replace(&mut level, above));
        }
        made.levels.push(level);
        Ok(made)
    }

    fn add(
        &mut self,
        unit: usize,
        ring: &'a LineString<f64>,
        segments: &mut usize,
    ) -> Result<(), InvalidAreas> {
        let points = ring.0.as_slice();
        let usable = |at: f64| at.abs() <= LARGEST;
        if let Some(Coord { x, y }) = points.iter().find(|p| !usable(p.x) || !usable(p.y)) {
            let (x, y) = (*x, *y);
            return Err(InvalidAreas::Coordinate { unit, x, y });
        }
        // Closed: the first corner is the last one again.
        if points.len() < 4 {
            return Err(InvalidAreas::Empty(unit));
        }
        let count = points.len() - 1;
        for from in (0..count).step_by(RUN) {
            let to = (from + RUN).min(count);
            let points = &points[from..=to];
            self.runs.push(Run {
                points,
                first: *segments + from,
                bounds: Bounds::of(points),
            });
        }
        *segments += count;
        self.rings.push(points);
        Ok(())
    }

    pub(super) fn bounds(&self) -> Bounds {
        let top = self.levels.last().and_then(|level| level.first());
        top.copied().unwrap_or(Bounds::NONE)
    }

    /// Number of segments.
    pub(super) fn segments(&self) -> usize {
        self.rings.iter().map(|ring| ring.len() - 1).sum()
    }

    fn top(&self) -> Node {
        (self.levels.len() - 1, 0)
    }

    fn at(&self, node: Node) -> &Bounds {
        &self.levels[node.0][node.1]
    }

    fn below(&self, (level, place): Node) -> impl Iterator<Item = Node> + use<> {
        let end = ((place + 1) * FAN).min(self.levels[level - 1].len());
        (place * FAN..end).map(move |below| (level - 1, below))
    }

    /// Calls `visit` for pairs of runs whose boxes come within the tolerance, until it breaks.
    pub(super) fn meet<'b>(
        &self,
        other: &Outline<'b>,
        tolerance: f64,
        mut visit: impl FnMut(Run<'a>, Run<'b>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut open = vec![(self.top(), other.top())];
        while let Some((one, two)) = open.pop() {
            if !self.at(one).near(other.at(two), tolerance) {
                continue;
            }
            if (one.0, two.0) == (0, 0) {
                visit(self.runs[one.1], other.runs[two.1])?;
            } else if one.0 >= two.0 {
                open.extend(self.below(one).map(|below| (below, two)));
            } else {
                open.extend(other.below(two).map(|below| (one, below)));
            }
        }
        ControlFlow::Continue(())
    }

    /// Calls `visit` for runs under boxes that are `wanted`, until it breaks.
    fn descend(
        &self,
        wanted: impl Fn(&Bounds) -> bool,
        mut visit: impl FnMut(Run<'a>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut open = vec![self.top()];
        while let Some(node) = open.pop() {
            if !wanted(self.at(node)) {
                continue;
            }
            if node.0 == 0 {
                visit(self.runs[node.1])?;
            } else {
                open.extend(self.below(node));
            }
        }
        ControlFlow::Continue(())
    }

    /// Whether a place is inside: whether a ray from it to the east crosses the border an odd number of times.
    pub(super) fn holds(&self, place: Coord<f64>) -> bool {
        let mut inside = false;
        let in_the_way =
            |b: &Bounds| b.min[1] <= place.y && place.y <= b.max[1] && place.x <= b.max[0];
        let _ = self.descend(in_the_way, |run| {
            for (_, [from, to]) in run.segments() {
                if (from.y > place.y) != (to.y > place.y) {
                    let share = (place.y - from.y) / (to.y - from.y);
                    inside ^= place.x < from.x + share * (to.x - from.x);
                }
            }
            ControlFlow::Continue(())
        });
        inside
    }

    /// Whether a place is inside and farther than the tolerance from the border.
    pub(super) fn holds_deep(&self, place: Coord<f64>, tolerance: f64) -> bool {
        let place_box = Bounds::of(&[place]);
        self.holds(place)
            && self
                .descend(
                    |bounds| bounds.near(&place_box, tolerance),
                    |run| {
                        let near = |(_, segment)| segment::distance(place, segment) <= tolerance;
                        if run.segments().any(near) {
                            return ControlFlow::Break(());
                        }
                        ControlFlow::Continue(())
                    },
                )
                .is_continue()
    }
}
