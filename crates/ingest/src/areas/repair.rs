//! Invalid rings made valid: repeated corners and rings without extent are dropped, then the even-odd rule decides what is
//! inside (a place is inside if a line from it to far away crosses the border an odd number of times), part by part; parts
//! are united. Corners stay where they are to the last bit; only where borders cross is a new one.

use std::collections::BTreeMap;

use geo::{BooleanOps, GeodesicArea, Orient, orient::Direction, unary_union};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::faults::{self, Fault, Faults, Tangled};

/// A polygon after its repair.
pub(crate) struct Repaired {
    /// What is left; without parts where nothing is.
    pub shape: MultiPolygon<f64>,
    /// What was wrong; empty where nothing was.
    pub faults: Faults,
}

/// Makes a polygon valid. One that is valid comes back as it was but for repeated corners.
pub(crate) fn repair(shape: &MultiPolygon<f64>) -> Result<Repaired, Tangled> {
    let (clean, mut faults) = clean(shape);
    let found = faults::find(&clean)?;
    let is_sound = found.is_empty();
    faults.extend(found);
    if is_sound {
        return Ok(Repaired {
            shape: clean,
            faults,
        });
    }
    let nothing = MultiPolygon::new(Vec::new());
    let mut parts = Vec::new();
    for part in &clean {
        let alone = MultiPolygon(vec![part.clone()]);
        if faults::find(&alone)?.is_empty() {
            parts.extend(alone);
        } else {
            parts.extend(part.union(&nothing));
        }
    }
    let parts = MultiPolygon(parts).orient(Direction::Default);
    let whole = if faults::find(&parts)?.is_empty() {
        parts
    } else {
        unary_union(&parts)
    };
    let snapped = snap(&whole, &clean);
    let is_better = faults::find(&snapped).is_ok_and(|left| left.is_empty());
    let shape = if is_better { snapped } else { whole };
    Ok(Repaired { shape, faults })
}

/// Unites polygons that are valid each; corners stay where they are.
pub(crate) fn unite(shapes: &[MultiPolygon<f64>]) -> MultiPolygon<f64> {
    let turned: Vec<_> = shapes
        .iter()
        .map(|shape| shape.orient(Direction::Default))
        .collect();
    let all = MultiPolygon(turned.iter().flatten().cloned().collect());
    let whole = unary_union(&turned);
    let snapped = snap(&whole, &all);
    if faults::find(&snapped).is_ok_and(|left| left.is_empty()) {
        snapped
    } else {
        whole
    }
}

/// Square metres on the ellipsoid of WGS 84 (Karney 2013), each ring by its own formula: where a ring crosses itself, what
/// it goes round the other way counts against it.
pub(crate) fn square_metres(shape: &MultiPolygon<f64>) -> f64 {
    let ring = |ring: &LineString<f64>| {
        Polygon::new(ring.clone(), Vec::new())
            .geodesic_area_signed()
            .abs()
    };
    let part = |part: &Polygon<f64>| {
        ring(part.exterior()) - part.interiors().iter().map(ring).sum::<f64>()
    };
    shape.iter().map(part).sum()
}

/// Without repeated corners and rings that enclose nothing.
fn clean(shape: &MultiPolygon<f64>) -> (MultiPolygon<f64>, Faults) {
    let (mut parts, mut faults) = (Vec::new(), Faults::new());
    let mut flat = |ring: &LineString<f64>| {
        if let Some(first) = ring.0.first() {
            faults.entry(Fault::Flat).or_insert(*first);
        }
    };
    for part in shape {
        let border = without_repeats(part.exterior());
        if border.0.len() < 4 {
            flat(part.exterior());
            continue;
        }
        let mut holes = Vec::new();
        for hole in part.interiors() {
            let kept = without_repeats(hole);
            if kept.0.len() < 4 {
                flat(hole);
            } else {
                holes.push(kept);
            }
        }
        parts.push(Polygon::new(border, holes));
    }
    (MultiPolygon(parts), faults)
}

fn without_repeats(ring: &LineString<f64>) -> LineString<f64> {
    let mut corners = ring.0.clone();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners.dedup();
    let mut kept = LineString(corners);
    kept.close();
    kept
}

/// Corners that boolean operations moved onto their grid go back to where they were.
fn snap(shape: &MultiPolygon<f64>, original: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    use geo::{BoundingRect, CoordsIter, MapCoords};

    let Some(all) = original.bounding_rect() else {
        return shape.clone();
    };
    // The grid has 2^30 steps or more along the longer side.
    let step = all.width().max(all.height()) / f64::from(1 << 27);
    let cell = |c: Coord<f64>| {
        let index = |value: f64, from: f64| ((value - from) / step).floor() as i64;
        (index(c.x, all.min().x), index(c.y, all.min().y))
    };
    let mut corners: BTreeMap<(i64, i64), Coord<f64>> = BTreeMap::new();
    for corner in original.coords_iter() {
        corners.entry(cell(corner)).or_insert(corner);
    }
    let back = |moved: Coord<f64>| {
        let (x, y) = cell(moved);
        let around = |at: i64| at.saturating_sub(1)..=at.saturating_add(1);
        let near = around(x).flat_map(|x| around(y).map(move |y| (x, y)));
        let near = near.filter_map(|cell| corners.get(&cell));
        let far = |c: &Coord<f64>| (c.x - moved.x).hypot(c.y - moved.y);
        let nearest = near.min_by(|a, b| far(a).total_cmp(&far(b)));
        nearest.copied().filter(|c| far(c) <= step).unwrap_or(moved)
    };
    let snapped = shape.map_coords(back);
    let parts = snapped.iter().map(|part| {
        let holes = part.interiors().iter().map(without_repeats);
        Polygon::new(
            without_repeats(part.exterior()),
            holes.filter(|h| h.0.len() > 3).collect(),
        )
    });
    MultiPolygon(parts.filter(|part| part.exterior().0.len() > 3).collect())
}
