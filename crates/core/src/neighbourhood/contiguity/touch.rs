//! Whether two areas touch, and whether they share a border: shared vertices and edges settle nearly all pairs, and
//! only the others are measured.

use std::ops::ControlFlow::{Break, Continue};

use super::LONG;
use super::outline::{Outline, Run};
use super::segment::{self, Segment};

/// Whether two areas come within the tolerance of each other anywhere.
pub(super) fn touches(one: &Outline, other: &Outline, tolerance: f64) -> bool {
    let stop = |found: bool| if found { Break(()) } else { Continue(()) };
    let vertices = one.meet(other, 0.0, |a, b| stop(share_vertex(&a, &b)));
    if vertices.is_break() {
        return true;
    }
    let near = |a: Run, b: Run| {
        let mut pairs = a.pairs(&b, tolerance);
        stop(pairs.any(|(_, own, their)| segment::meet(own, their, tolerance)))
    };
    one.meet(other, tolerance, near).is_break() || hold(one, other, tolerance)
}

/// Whether two areas share a border of some length, or overlap by more than the tolerance.
pub(super) fn borders(one: &Outline, other: &Outline, tolerance: f64) -> bool {
    let long = LONG * tolerance;
    let stop = |found: bool| if found { Break(()) } else { Continue(()) };
    let edges = one.meet(other, 0.0, |a, b| stop(share_edge(&a, &b, long)));
    if edges.is_break() {
        return true;
    }
    let (mut shared, mut contacts) = (0.0, Vec::new());
    let measured = one.meet(other, tolerance, |a, b| {
        for (_, own, their) in a.pairs(&b, tolerance) {
            if segment::cross(own, their, tolerance) {
                return Break(());
            }
            if let Some(stretch) = segment::beside(own, their, tolerance)
                && !stretch.corner
            {
                shared += stretch.length;
            }
            if segment::meet(own, their, tolerance) {
                contacts.push((own, their));
            }
        }
        stop(shared > long)
    });
    measured.is_break() || overlap(one, other, &contacts, tolerance)
}

/// Whether two areas of which no edges cross overlap all the same, by more than the tolerance: where they touch, or
/// by one holding the other.
fn overlap(
    one: &Outline,
    other: &Outline,
    contacts: &[(Segment, Segment)],
    tolerance: f64,
) -> bool {
    let deep = |outer: &Outline, segments: Vec<Segment>| {
        let ends_and_middle = |[from, to]: Segment| [from, (from + to) / 2.0, to];
        let mut places: Vec<_> = segments.into_iter().flat_map(ends_and_middle).collect();
        places.sort_unstable_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
        places.dedup();
        places
            .into_iter()
            .any(|place| outer.holds_deep(place, tolerance))
    };
    let (own, their) = contacts.iter().copied().unzip();
    deep(other, own) || deep(one, their) || hold(one, other, tolerance)
}

/// Whether a polygon of one area begins inside the other: where borders do not meet, it is inside altogether.
fn hold(one: &Outline, other: &Outline, tolerance: f64) -> bool {
    let inside = |outer: &Outline, inner: &Outline| {
        let mut parts = inner.parts.iter();
        parts.any(|part| outer.holds_deep(*part, tolerance))
    };
    inside(one, other) || inside(other, one)
}

fn share_vertex(a: &Run, b: &Run) -> bool {
    a.points.iter().any(|point| b.has_corner(*point))
}

fn share_edge(a: &Run, b: &Run, long: f64) -> bool {
    let mut edges = a.segments();
    edges.any(|(_, [from, to])| b.has_edge(from, to) && segment::length(to - from) > long)
}
