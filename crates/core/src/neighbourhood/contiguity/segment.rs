//! Two segments: how near they come, whether they cross, and how far one runs beside the other.

use geo_types::Coord;

/// A segment by its ends.
pub(super) type Segment = [Coord<f64>; 2];

/// Edges that turn from each other by less (as a sine) are one border drawn twice; by more, they part at a corner.
const PARALLEL: f64 = 1e-3;

/// A segment as a frame: along it and across it.
struct Frame {
    from: Coord<f64>,
    along: Coord<f64>,
    length: f64,
}

impl Frame {
    /// None for a segment without length.
    fn new([from, to]: Segment) -> Option<Self> {
        let step = to - from;
        let length = length(step);
        (length > 0.0).then(|| Self {
            from,
            along: step / length,
            length,
        })
    }

    fn place(&self, point: Coord<f64>) -> (f64, f64) {
        let step = point - self.from;
        let along = self.along.x * step.x + self.along.y * step.y;
        (along, self.along.x * step.y - self.along.y * step.x)
    }
}

/// The length of a step. Coordinates are far from overflow, so the plain root will do.
pub(super) fn length(step: Coord<f64>) -> f64 {
    (step.x * step.x + step.y * step.y).sqrt()
}

/// The distance of a place from a segment.
pub(super) fn distance(place: Coord<f64>, segment: Segment) -> f64 {
    let [from, to] = segment;
    let to_end = |end: Coord<f64>| length(place - end);
    match Frame::new(segment) {
        None => to_end(from),
        Some(frame) => match frame.place(place) {
            (along, _) if along <= 0.0 => to_end(from),
            (along, _) if along >= frame.length => to_end(to),
            (_, across) => across.abs(),
        },
    }
}

/// Whether two segments come within the tolerance of each other.
pub(super) fn meet(one: Segment, other: Segment, tolerance: f64) -> bool {
    let near = |place, segment| distance(place, segment) <= tolerance;
    one.iter().any(|end| near(*end, other))
        || other.iter().any(|end| near(*end, one))
        || cross(one, other, 0.0)
}

/// Whether two segments cross so that each has its ends on both sides of the other's line, more than the tolerance
/// from it.
pub(super) fn cross(one: Segment, other: Segment, tolerance: f64) -> bool {
    let parted = |line: Segment, [from, to]: Segment| {
        Frame::new(line).is_some_and(|frame| {
            let (from, to) = (frame.place(from).1, frame.place(to).1);
            from.min(to) < -tolerance && from.max(to) > tolerance
        })
    };
    parted(one, other) && parted(other, one)
}

/// The part of a segment that runs beside another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    /// Where it begins and ends, as shares of the segment.
    pub(super) shares: (f64, f64),
    /// Its length along the other segment.
    pub(super) length: f64,
    /// Whether it ends only because the two part at an angle.
    pub(super) corner: bool,
}

/// The part of `one` that lies beside `other`: opposite it and within the tolerance of it.
pub(super) fn beside(one: Segment, other: Segment, tolerance: f64) -> Option<Stretch> {
    let frame = Frame::new(other)?;
    let (own, ends) = (Frame::new(one)?, one.map(|end| frame.place(end)));
    let [(from, from_across), (to, to_across)] = ends;
    let opposite = clipped(from, to, (0.0, frame.length), (0.0, 1.0))?;
    let near = clipped(from_across, to_across, (-tolerance, tolerance), opposite)?;
    let sine = (to_across - from_across).abs() / own.length;
    Some(Stretch {
        shares: near,
        length: (near.1 - near.0) * (to - from).abs(),
        corner: near != opposite && sine > PARALLEL,
    })
}

/// The shares between which a value that goes evenly from `from` to `to` lies within `limits`.
fn clipped(from: f64, to: f64, limits: (f64, f64), held: (f64, f64)) -> Option<(f64, f64)> {
    let (least, most) = limits;
    let step = to - from;
    if step.abs() <= 0.0 {
        return (least <= from && from <= most).then_some(held);
    }
    let (one, other) = ((least - from) / step, (most - from) / step);
    let (start, end) = (one.min(other).max(held.0), one.max(other).min(held.1));
    (start <= end).then_some((start, end))
}
