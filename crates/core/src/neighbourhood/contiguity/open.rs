//! Whether an area has a border that no other area touches.

use std::ops::ControlFlow::Continue;

use super::LONG;
use super::outline::Outline;
use super::segment::{self, Segment};

/// What of an outline's segments others touch.
struct Cover {
    /// Segments that are edges of others, too.
    whole: Vec<bool>,
    /// Parts of the other segments: number, beginning and end as shares.
    parts: Vec<(usize, f64, f64)>,
}

/// Whether a piece of the border longer than a few tolerances is untouched by all of `near`.
pub(super) fn has_open_border(area: &Outline, near: &[&Outline], tolerance: f64) -> bool {
    let cover = cover(area, near, tolerance);
    let mut first = 0;
    area.rings.iter().any(|ring| {
        let segments = ring.windows(2).map(|pair| [pair[0], pair[1]]);
        let held: Vec<(usize, Segment)> = (first..).zip(segments).collect();
        first += held.len();
        open_ring(&held, &cover, near, tolerance)
    })
}

fn cover(area: &Outline, near: &[&Outline], tolerance: f64) -> Cover {
    let mut whole = vec![false; area.segments()];
    for other in near {
        let _ = area.meet(other, 0.0, |a, b| {
            for (number, [from, to]) in a.segments() {
                whole[number] = whole[number] || b.has_edge(from, to);
            }
            Continue(())
        });
    }
    let mut parts = Vec::new();
    if whole.contains(&false) {
        for other in near {
            let _ = area.meet(other, tolerance, |a, b| {
                for (number, own, their) in a.pairs(&b, tolerance) {
                    if !whole[number]
                        && let Some(stretch) = segment::beside(own, their, tolerance)
                    {
                        parts.push((number, stretch.shares.0, stretch.shares.1));
                    }
                }
                Continue(())
            });
        }
    }
    parts.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    Cover { whole, parts }
}

/// Goes round a ring, and on to the first touch, so that a piece over its beginning is seen whole.
fn open_ring(held: &[(usize, Segment)], cover: &Cover, near: &[&Outline], tolerance: f64) -> bool {
    let mut open = 0.0;
    for (at, (number, segment)) in held.iter().chain(held).enumerate() {
        let gaps = gaps(*number, cover);
        if gaps.is_empty() {
            open = 0.0;
        }
        if at >= held.len() && open <= 0.0 {
            return false;
        }
        for (from, to) in gaps {
            if from > 0.0 {
                open = 0.0;
            }
            let (start, step) = (segment[0], segment[1] - segment[0]);
            open += (to - from) * segment::length(step);
            if open > LONG * tolerance {
                let middle = start + step * f64::midpoint(from, to);
                if near.iter().all(|other| !other.holds(middle)) {
                    return true;
                }
                open = 0.0;
            }
            if to < 1.0 {
                open = 0.0;
            }
        }
    }
    false
}

/// The parts of a segment that no segment of another area lies beside, as shares.
fn gaps(number: usize, cover: &Cover) -> Vec<(f64, f64)> {
    if cover.whole[number] {
        return Vec::new();
    }
    let from = cover.parts.partition_point(|part| part.0 < number);
    let parts = cover.parts[from..]
        .iter()
        .take_while(|part| part.0 == number);
    let (mut gaps, mut reached) = (Vec::new(), 0.0);
    for (_, start, end) in parts {
        if *start > reached {
            gaps.push((reached, *start));
        }
        reached = end.max(reached);
    }
    if reached < 1.0 {
        gaps.push((reached, 1.0));
    }
    gaps
}
