//! How the areas of a set lie to each other: where two cover the same ground, and what ground inside the set none covers.
//! What is small or thinner than people draw is a sliver, and only counted.

use geo::{BooleanOps, BoundingRect, CoordsIter, Orient, Rect, orient::Direction, unary_union};
use geo::{Geodesic, Length};
use geo_types::{Coord, MultiPolygon, Polygon};
use gocpont_core::area::{Area, AreaSet};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::repair::square_metres;

/// Ground smaller than this is a sliver.
const SLIVER_M2: f64 = 100.0;
/// And so is ground that is thinner than this on average.
const SLIVER_M: f64 = 1.0;
/// How many vertices are compared in all; where a set needs more, the rest is not looked at.
const MOST_VERTICES: usize = 100_000_000;

/// Ground that two areas cover.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap {
    /// The id of one.
    pub first: String,
    /// The id of the other.
    pub second: String,
    /// How much, in square metres.
    pub m2: f64,
    /// Longitude and latitude of a place there.
    pub at: (f64, f64),
}

/// Ground that no area covers, with areas all around.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// How much, in square metres.
    pub m2: f64,
    /// Longitude and latitude of a place at its border.
    pub at: (f64, f64),
}

/// Both, the largest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Pairs of areas that overlap.
    pub overlaps: Vec<Overlap>,
    /// How many pairs overlap in slivers alone.
    pub overlap_slivers: usize,
    /// Gaps.
    pub gaps: Vec<Gap>,
    /// How many gaps are slivers.
    pub gap_slivers: usize,
    /// Whether the set was too large to compare all of it.
    pub is_partial: bool,
}

/// Looks at all pairs whose boxes meet, and at the holes of the union of all.
pub(crate) fn survey(set: &AreaSet) -> Ground {
    let mut ground = Ground::default();
    overlaps(set.areas(), &mut ground);
    gaps(set.areas(), &mut ground);
    ground
}

fn overlaps(areas: &[Area], ground: &mut Ground) {
    let sizes: Vec<usize> = areas
        .iter()
        .map(|area| area.polygon().coords_count())
        .collect();
    let boxes: Vec<Option<Rect<f64>>> = areas.iter().map(|a| a.polygon().bounding_rect()).collect();
    let tree = RTree::bulk_load(
        (boxes.iter().enumerate())
            .filter_map(|(number, b)| Some(GeomWithData::new(rectangle(&(*b)?), number)))
            .collect(),
    );
    let mut looked_at = 0;
    for (number, area) in areas.iter().enumerate() {
        let Some(own) = boxes[number] else {
            continue;
        };
        let around = AABB::from_corners([own.min().x, own.min().y], [own.max().x, own.max().y]);
        let near = tree
            .locate_in_envelope_intersecting(&around)
            .map(|near| near.data);
        let mut near: Vec<usize> = near.filter(|other| *other > number).collect();
        near.sort_unstable();
        for other in near {
            looked_at += sizes[number] + sizes[other];
            if looked_at > MOST_VERTICES {
                ground.is_partial = true;
                return;
            }
            let shared = area.polygon().intersection(areas[other].polygon());
            ground.overlap(area, &areas[other], &shared);
        }
    }
    ground.overlaps.sort_by(|a, b| b.m2.total_cmp(&a.m2));
}

fn rectangle(all: &Rect<f64>) -> Rectangle<[f64; 2]> {
    Rectangle::from_corners([all.min().x, all.min().y], [all.max().x, all.max().y])
}

impl Ground {
    fn overlap(&mut self, one: &Area, other: &Area, shared: &MultiPolygon<f64>) {
        let Some(first) = shared.coords_iter().next() else {
            return;
        };
        let wide = shared.iter().filter(|part| !is_sliver(part));
        let wide = MultiPolygon(wide.cloned().collect());
        let Some(at) = wide.coords_iter().next() else {
            // Even what the grid of the operation moved is ground that two areas share, if the least.
            self.overlap_slivers += usize::from(first.x.is_finite());
            return;
        };
        self.overlaps.push(Overlap {
            first: one.id().to_string(),
            second: other.id().to_string(),
            m2: square_metres(&wide),
            at: (at.x, at.y),
        });
    }
}

fn is_sliver(part: &Polygon<f64>) -> bool {
    let m2 = square_metres(&MultiPolygon(vec![part.clone()]));
    let half = Geodesic.length(part.exterior()) / 2.0;
    m2 < SLIVER_M2 || m2 < SLIVER_M * half
}

fn gaps(areas: &[Area], ground: &mut Ground) {
    let vertices: usize = areas.iter().map(|area| area.polygon().coords_count()).sum();
    if vertices > MOST_VERTICES {
        ground.is_partial = true;
        return;
    }
    let turned = areas
        .iter()
        .map(|area| area.polygon().orient(Direction::Default));
    let whole = unary_union(&turned.collect::<Vec<_>>());
    for hole in whole.iter().flat_map(Polygon::interiors) {
        let part = Polygon::new(hole.clone(), Vec::new());
        let at = hole.0.first().copied().unwrap_or(Coord { x: 0.0, y: 0.0 });
        if is_sliver(&part) {
            ground.gap_slivers += 1;
        } else {
            let m2 = square_metres(&MultiPolygon(vec![part]));
            ground.gaps.push(Gap {
                m2,
                at: (at.x, at.y),
            });
        }
    }
    ground.gaps.sort_by(|a, b| b.m2.total_cmp(&a.m2));
}
