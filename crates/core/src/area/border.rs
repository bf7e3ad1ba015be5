//! Which areas share a border: an R-tree of all border segments finds the near ones, a distance decides.

use std::collections::BTreeSet;

use geo::line_measures::Distance;
use geo::{Euclidean, LinesIter};
use geo_types::{Coord, Line};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::{AreaSet, InvalidArea};
use crate::neighbourhood::Neighbourhood;

/// Metres of one degree of latitude on the sphere of the mean Earth radius (6,371,008.8 m).
const DEGREE_M: f64 = 111_195.08;

/// A border segment and its area.
type Segment = GeomWithData<Rectangle<[f64; 2]>, (u32, Line<f64>)>;

impl AreaSet {
    /// Areas whose borders come within `tolerance_m` metres of each other: queen neighbours, so one common corner
    /// is enough. The tolerance bridges slivers between polygons that were drawn apart.
    ///
    /// Distances are taken on the plane that touches the Earth at one end of each segment: for tolerances of
    /// metres the error is far below a millimetre.
    pub fn shared_border(&self, tolerance_m: f64) -> Result<Neighbourhood, InvalidArea> {
        if !tolerance_m.is_finite() || tolerance_m < 0.0 {
            return Err(InvalidArea::Tolerance(tolerance_m));
        }
        let segments = self.segments();
        let tree = RTree::bulk_load(segments.clone());
        let mut links = BTreeSet::new();
        for segment in &segments {
            let (area, line) = segment.data;
            let near = tree.locate_in_envelope_intersecting(&around(&line, tolerance_m));
            for (other, border) in near.map(|near| near.data) {
                let link = (area.min(other), area.max(other));
                if area < other && !links.contains(&link) && touch(&line, &border, tolerance_m) {
                    links.insert(link);
                }
            }
        }
        let mut lists = vec![Vec::new(); self.areas().len()];
        for (one, other) in links {
            lists[one as usize].push(other);
            lists[other as usize].push(one);
        }
        Ok(Neighbourhood::from_lists(&lists)?)
    }

    fn segments(&self) -> Vec<Segment> {
        let numbered = (0_u32..).zip(self.areas());
        let lines = numbered.flat_map(|(i, area)| area.polygon().lines_iter().map(move |l| (i, l)));
        let segment = |(i, line): (u32, Line<f64>)| {
            let corners = ([line.start.x, line.start.y], [line.end.x, line.end.y]);
            GeomWithData::new(Rectangle::from_corners(corners.0, corners.1), (i, line))
        };
        lines.map(segment).collect()
    }
}

/// Degrees of longitude shrink with the latitude; near a pole they are taken as at 89°.
fn shrink(lat: f64) -> f64 {
    lat.abs().min(89.0).to_radians().cos()
}

fn around(line: &Line<f64>, tolerance_m: f64) -> AABB<[f64; 2]> {
    let north = line.start.y.abs().max(line.end.y.abs()) + tolerance_m / DEGREE_M;
    // A little more than the tolerance: the envelope only chooses whom to measure.
    let dy = 1.01 * tolerance_m / DEGREE_M + 1e-12;
    let dx = dy / shrink(north);
    let (a, b) = (line.start, line.end);
    let low = [a.x.min(b.x) - dx, a.y.min(b.y) - dy];
    AABB::from_corners(low, [a.x.max(b.x) + dx, a.y.max(b.y) + dy])
}

fn touch(one: &Line<f64>, other: &Line<f64>, tolerance_m: f64) -> bool {
    let origin = one.start;
    let narrow = shrink(origin.y);
    let metres = |c: Coord<f64>| Coord {
        x: (c.x - origin.x) * narrow * DEGREE_M,
        y: (c.y - origin.y) * DEGREE_M,
    };
    let flat = |line: &Line<f64>| Line::new(metres(line.start), metres(line.end));
    // A hundredth of a millimetre is what degrees in f64 can lose on the way to metres.
    Euclidean.distance(&flat(one), &flat(other)) <= tolerance_m + 1e-5
}
