//! Places of units, on the Earth or in a plane, and an index that answers who is near whom. A straight line between
//! two places bounds their distance so closely that the geodesic problem is solved only where a decision hangs on it.

use geo::{Distance, Geodesic, Point};
use rayon::prelude::*;
use rstar::primitives::GeomWithData;
use rstar::{PointDistance, RTree};

use super::{InvalidNeighbourhood, Neighbourhood, Weights};

/// One place for each unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Points {
    /// `[longitude, latitude]` in degrees on WGS 84; distances are geodesic (Karney 2013), in whole micrometres, so
    /// that places equally far are a tie whatever the rounding.
    Geographic(Vec<[f64; 2]>),
    /// `[x, y]` in a plane; distances are Euclidean, in the unit of the coordinates.
    Planar(Vec<[f64; 2]>),
}

/// Places, or distances asked for, that make no neighbourhood.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidPoints {
    /// A longitude beyond 360°, a latitude beyond 90°, or a plane coordinate that is not finite or beyond 1e100.
    #[error("unit {unit} has no place: ({x}, {y})")]
    Place {
        /// 0-based unit.
        unit: usize,
        /// Longitude or x.
        x: f64,
        /// Latitude or y.
        y: f64,
    },
    /// A distance or bandwidth that is negative or not finite.
    #[error("{0} is no distance")]
    Distance(f64),
    /// A power of a distance that is negative or not finite.
    #[error("{0} is no power of a distance")]
    Power(f64),
    /// Two units at one place, where a weight needs a distance.
    #[error("units {0} and {1} stand at one place: their inverse distance is infinite")]
    Coincident(u32, u32),
    /// A unit whose bandwidth would be 0.
    #[error("the bandwidth of unit {0} is 0")]
    Bandwidth(usize),
    /// Too many units, or a weight that is not finite.
    #[error(transparent)]
    Neighbourhood(#[from] InvalidNeighbourhood),
}

/// Semi-major axis of WGS 84 in metres.
const MAJOR: f64 = 6_378_137.0;
/// Flattening of WGS 84.
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// The smallest radius of curvature of the ellipsoid in metres: along the meridian at the equator, `b² / a`.
const CURVATURE: f64 = MAJOR * (1.0 - FLATTENING) * (1.0 - FLATTENING);
/// Longer chords (in metres) than this say nothing about the geodesic: the places may be all but antipodal.
const LONGEST_CHORD: f64 = 1.25e7;
/// Metres by which rounding may move a chord or a geodesic, and more.
const MARGIN: f64 = 2e-6;
/// The same for Euclidean distances, as a share.
const SHARE: f64 = 1e-12;
/// The largest plane coordinate of which the square is far from overflow.
const LARGEST: f64 = 1e100;
/// Whole micrometres in a metre.
const MICROMETRES: f64 = 1e6;

impl Points {
    /// The coordinate pairs, one for each unit.
    #[must_use]
    pub fn pairs(&self) -> &[[f64; 2]] {
        match self {
            Self::Geographic(pairs) | Self::Planar(pairs) => pairs,
        }
    }

    /// The distance between two units; 0 for units that do not exist.
    #[must_use]
    pub fn distance(&self, one: usize, other: usize) -> f64 {
        let pairs = self.pairs();
        let (Some(one), Some(other)) = (pairs.get(one), pairs.get(other)) else {
            return 0.0;
        };
        match self {
            Self::Planar(_) => (one[0] - other[0]).hypot(one[1] - other[1]),
            Self::Geographic(_) => {
                // One order for a pair, so that there and back are equally far to the last bit.
                let swap = (one[0], one[1]) > (other[0], other[1]);
                let (from, to) = if swap { (other, one) } else { (one, other) };
                let metres = Geodesic.distance(Point::from(*from), Point::from(*to));
                (metres * MICROMETRES).round() / MICROMETRES
            }
        }
    }

    /// Places in space: on the ellipsoid in metres, or in the plane.
    fn in_space(&self) -> Vec<[f64; 3]> {
        let on_ellipsoid = |[lon, lat]: &[f64; 2]| {
            let ((sin_lon, cos_lon), (sin_lat, cos_lat)) =
                (lon.to_radians().sin_cos(), lat.to_radians().sin_cos());
            let squared = FLATTENING * (2.0 - FLATTENING);
            let normal = MAJOR / (1.0 - squared * sin_lat * sin_lat).sqrt();
            let (x, y) = (normal * cos_lat * cos_lon, normal * cos_lat * sin_lon);
            [x, y, normal * (1.0 - squared) * sin_lat]
        };
        match self {
            Self::Geographic(pairs) => pairs.iter().map(on_ellipsoid).collect(),
            Self::Planar(pairs) => pairs.iter().map(|[x, y]| [*x, *y, 0.0]).collect(),
        }
    }

    /// The least and the greatest distance that two places can have whose straight distance in space is `chord`.
    ///
    /// On the ellipsoid the geodesic is no shorter than its chord, and by Schur's comparison theorem no longer than
    /// the arc over that chord of a circle with the smallest radius of curvature. For 1 km the two differ by 1 µm.
    fn bounds(&self, chord: f64) -> (f64, f64) {
        match self {
            Self::Planar(_) => {
                let margin = chord * SHARE + f64::MIN_POSITIVE.sqrt();
                (chord - margin, chord + margin)
            }
            Self::Geographic(_) if chord > LONGEST_CHORD => (chord - MARGIN, f64::INFINITY),
            Self::Geographic(_) => {
                let arc = 2.0 * CURVATURE * (chord / (2.0 * CURVATURE)).asin();
                (chord - MARGIN, arc + MARGIN)
            }
        }
    }
}

/// A unit at its place in space.
type Place = GeomWithData<[f64; 3], u32>;

/// Units by their places.
pub(super) struct Index<'a> {
    points: &'a Points,
    places: Vec<[f64; 3]>,
    tree: RTree<Place>,
}

impl<'a> Index<'a> {
    pub(super) fn new(points: &'a Points) -> Result<Self, InvalidPoints> {
        let pairs = points.pairs();
        if u32::try_from(pairs.len()).is_err() {
            return Err(InvalidNeighbourhood::TooMany(pairs.len()).into());
        }
        let [widest, highest] = match points {
            Points::Geographic(_) => [360.0, 90.0],
            Points::Planar(_) => [LARGEST, LARGEST],
        };
        let fits = |[x, y]: &[f64; 2]| x.abs() <= widest && y.abs() <= highest;
        if let Some(unit) = pairs.iter().position(|pair| !fits(pair)) {
            let [x, y] = pairs[unit];
            return Err(InvalidPoints::Place { unit, x, y });
        }
        let places = points.in_space();
        let numbered = places.iter().zip(0..);
        let numbered = numbered.map(|(place, unit)| Place::new(*place, unit));
        let tree = RTree::bulk_load(numbered.collect());
        Ok(Self {
            points,
            places,
            tree,
        })
    }

    /// Something for each unit, in order, by all threads.
    pub(super) fn each<T: Send>(&self, make: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
        (0..self.places.len()).into_par_iter().map(make).collect()
    }

    /// The distance between two units.
    pub(super) fn distance(&self, one: usize, other: u32) -> f64 {
        self.points.distance(one, other as usize)
    }

    /// The `k` nearest others of a unit in no order, all others where they are fewer; of equally far ones those with
    /// lower numbers.
    pub(super) fn nearest(&self, unit: usize, k: usize) -> Vec<u32> {
        let (mut sure, open) = self.split(unit, k);
        let wanted = k.min(self.places.len().saturating_sub(1)) - sure.len();
        if open.len() <= wanted {
            sure.extend(open);
            return sure;
        }
        let far = |other: u32| (self.distance(unit, other), other);
        let mut open: Vec<(f64, u32)> = open.into_iter().map(far).collect();
        open.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        sure.extend(open[..wanted].iter().map(|(_, other)| *other));
        sure
    }

    /// The distance to the `k`-th nearest other (to the farthest, where there are fewer); none without others.
    pub(super) fn reach(&self, unit: usize, k: usize) -> Option<f64> {
        let (sure, open) = self.split(unit, k);
        let mut far: Vec<f64> = open.iter().map(|n| self.distance(unit, *n)).collect();
        far.sort_unstable_by(f64::total_cmp);
        let last = k.min(self.places.len().saturating_sub(1)) - sure.len();
        far.get(last.checked_sub(1)?).copied()
    }

    /// Others that are among the `k` nearest for sure, and others of which some are, the `k`-th always among them.
    fn split(&self, unit: usize, k: usize) -> (Vec<u32>, Vec<u32>) {
        let mut held: Vec<(f64, u32)> = Vec::new();
        let mut cut = f64::INFINITY;
        if k == 0 {
            return (Vec::new(), Vec::new());
        }
        for (near, squared) in self
            .tree
            .nearest_neighbor_iter_with_distance_2(&self.places[unit])
        {
            let chord = squared.sqrt();
            if self.points.bounds(chord).0 > cut {
                break;
            }
            if near.data as usize != unit {
                held.push((chord, near.data));
                if held.len() == k {
                    cut = self.points.bounds(chord).1;
                }
            }
        }
        let last = held.get(k - 1).or(held.last());
        let least = last.map_or(0.0, |(chord, _)| self.points.bounds(*chord).0);
        let sure = held.partition_point(|(chord, _)| self.points.bounds(*chord).1 < least);
        let open = held.split_off(sure);
        let units = |list: Vec<(f64, u32)>| list.into_iter().map(|(_, unit)| unit).collect();
        (units(held), units(open))
    }

    /// The others at most `far` away, ascending.
    pub(super) fn within(&self, unit: usize, far: f64) -> Vec<u32> {
        let place = self.places[unit];
        let candidate = far + far * 4.0 * SHARE + 2.0 * MARGIN;
        let squared = (candidate * candidate).min(f64::MAX);
        let candidates = self.tree.locate_within_distance(place, squared);
        let is_in = |near: &&Place| {
            let (least, most) = self.points.bounds(near.distance_2(&place).sqrt());
            near.data as usize != unit
                && (most <= far || (least <= far && self.distance(unit, near.data) <= far))
        };
        let mut found: Vec<u32> = candidates.filter(is_in).map(|near| near.data).collect();
        found.sort_unstable();
        found
    }
}

/// Refuses what is no distance.
pub(super) fn checked(distance: f64) -> Result<f64, InvalidPoints> {
    if distance.is_finite() && distance >= 0.0 {
        Ok(distance)
    } else {
        Err(InvalidPoints::Distance(distance))
    }
}

impl Neighbourhood {
    /// From rows that are ascending and hold existing units other than their own.
    pub(super) fn from_ascending(rows: Vec<Vec<u32>>) -> Self {
        let mut made = Self {
            offsets: Vec::with_capacity(rows.len() + 1),
            targets: Vec::with_capacity(rows.iter().map(Vec::len).sum()),
            weights: Weights::Binary,
        };
        made.offsets.push(0);
        for row in rows {
            made.targets.extend(row);
            made.offsets.push(made.targets.len());
        }
        made
    }

    /// The same with a weight for each neighbour.
    pub(super) fn from_ascending_weighted(
        rows: Vec<Vec<(u32, f64)>>,
    ) -> Result<Self, InvalidNeighbourhood> {
        let links = rows.iter().map(Vec::len).sum();
        let mut own = Vec::with_capacity(links);
        let mut made = Self {
            offsets: vec![0],
            targets: Vec::with_capacity(links),
            weights: Weights::Binary,
        };
        for (from, row) in (0..).zip(rows) {
            for (to, weight) in row {
                if !weight.is_finite() {
                    return Err(InvalidNeighbourhood::Weight { from, to, weight });
                }
                made.targets.push(to);
                own.push(weight);
            }
            made.offsets.push(made.targets.len());
        }
        made.weights = Weights::Own(own);
        Ok(made)
    }
}

#[cfg(test)]
#[path = "points_tests.rs"]
mod tests;
