//! Area sets: polygons such as districts or municipalities, found by point through an R-tree, tiled with hexes, and
//! made neighbours where they share a border.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use geo::indexed::IntervalTreeMultiPolygon;
use geo::orient::Direction;
use geo::{BoundingRect, Contains, CoordsIter, Intersects, Orient, Rect};
use geo_types::{Coord, LineString, MultiPolygon};
use h3o::geom::{ContainmentMode, TilerBuilder};
use h3o::{CellIndex, LatLng, Resolution};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::neighbourhood::InvalidNeighbourhood;

mod border;

/// What is no area or no set of areas.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidArea {
    /// A set's name becomes part of collection names.
    #[error("{0:?} is no name of an area set: lower-case letters, digits and _, a letter first")]
    SetName(String),
    /// A set without areas.
    #[error("the area set {0} holds no area")]
    NoAreas(String),
    /// An area without an id.
    #[error("the area named {0:?} has an empty id")]
    NoId(String),
    /// Two areas of one id.
    #[error("the id {0} stands twice in the set")]
    Twice(String),
    /// An area without a polygon.
    #[error("area {0} has no polygon")]
    NoPolygon(String),
    /// A ring with fewer than three corners, or without any extent.
    #[error("area {area}: a ring of {corners} corners encloses nothing")]
    Ring {
        /// The area's id.
        area: String,
        /// Corners, the closing one not counted.
        corners: usize,
    },
    /// A vertex that is no place on Earth in degrees.
    #[error("area {area}: ({lon}, {lat}) is no longitude and latitude in degrees (WGS 84)")]
    Coordinate {
        /// The area's id.
        area: String,
        /// First coordinate.
        lon: f64,
        /// Second coordinate.
        lat: f64,
    },
    /// An index of an area that the set does not have.
    #[error("there is no area number {0} in the set")]
    NoSuchArea(usize),
    /// A polygon that cannot be tiled with hexes.
    #[error("area {area} cannot be tiled: {reason}")]
    Tiling {
        /// The area's id.
        area: String,
        /// What the tiler says.
        reason: String,
    },
    /// A tolerance that is no length.
    #[error("{0} m is no tolerance: a finite number from 0 on is")]
    Tolerance(f64),
    /// Too many areas for a neighbourhood.
    #[error(transparent)]
    Neighbourhood(#[from] InvalidNeighbourhood),
}

/// One area: an id, a name and a polygon in longitude and latitude (WGS 84, degrees).
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    id: Arc<str>,
    name: String,
    polygon: MultiPolygon<f64>,
}

impl Area {
    /// Checks id, vertices and rings. Rings may touch themselves, as an eighth of real ones do; outer rings are
    /// turned counter-clockwise, holes clockwise.
    pub fn new(id: &str, name: &str, polygon: &MultiPolygon<f64>) -> Result<Self, InvalidArea> {
        if id.is_empty() {
            return Err(InvalidArea::NoId(name.to_owned()));
        }
        if polygon.0.is_empty() {
            return Err(InvalidArea::NoPolygon(id.to_owned()));
        }
        for part in polygon {
            check_ring(id, part.exterior())?;
            for hole in part.interiors() {
                check_ring(id, hole)?;
            }
        }
        Ok(Self {
            id: id.into(),
            name: name.to_owned(),
            polygon: polygon.orient(Direction::Default),
        })
    }

    /// The id, unique in its set.
    #[must_use]
    pub const fn id(&self) -> &Arc<str> {
        &self.id
    }

    /// The name that people read.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The polygon, longitude and latitude in degrees.
    #[must_use]
    pub const fn polygon(&self) -> &MultiPolygon<f64> {
        &self.polygon
    }
}

fn check_ring(area: &str, ring: &LineString<f64>) -> Result<(), InvalidArea> {
    let on_earth = |c: &Coord<f64>| c.x.abs() <= 180.0 && c.y.abs() <= 90.0;
    if let Some(odd) = ring.coords().find(|c| !on_earth(c)) {
        return Err(InvalidArea::Coordinate {
            area: area.to_owned(),
            lon: odd.x,
            lat: odd.y,
        });
    }
    let flat = ring
        .bounding_rect()
        .is_none_or(|b| b.width() <= 0.0 || b.height() <= 0.0);
    let corners = ring.coords_count().saturating_sub(1);
    if corners < 3 || flat {
        let area = area.to_owned();
        return Err(InvalidArea::Ring { area, corners });
    }
    Ok(())
}

/// An envelope and the number of its area.
type Envelope = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// Areas of one kind under one name, indexed for points.
pub struct AreaSet {
    name: Arc<str>,
    areas: Vec<Area>,
    envelopes: RTree<Envelope>,
    interiors: Vec<IntervalTreeMultiPolygon<f64>>,
}

impl fmt::Debug for AreaSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = self.areas.iter().map(|area| &*area.id).collect();
        write!(f, "AreaSet({}: {})", self.name, ids.join(", "))
    }
}

impl AreaSet {
    /// Indexes the areas; the set's name and the ids are checked.
    pub fn new(name: &str, areas: Vec<Area>) -> Result<Self, InvalidArea> {
        check_name(name)?;
        if areas.is_empty() {
            return Err(InvalidArea::NoAreas(name.to_owned()));
        }
        let mut ids = BTreeSet::new();
        if let Some(twice) = areas.iter().find(|area| !ids.insert(&*area.id)) {
            return Err(InvalidArea::Twice(twice.id.to_string()));
        }
        let boxes = areas.iter().map(|area| area.polygon.bounding_rect());
        let boxes = boxes.enumerate().filter_map(|(i, b)| Some((i, b?)));
        let envelopes = RTree::bulk_load(boxes.map(|(i, b)| envelope(i, b)).collect());
        let interiors = areas.iter().map(|area| &area.polygon);
        let interiors = interiors.map(IntervalTreeMultiPolygon::new).collect();
        Ok(Self {
            name: name.into(),
            areas,
            envelopes,
            interiors,
        })
    }

    /// The set's name, such as `municipalities`.
    #[must_use]
    pub const fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The areas in their given order.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// West, south, east and north of all areas, in degrees.
    #[must_use]
    pub fn bounds(&self) -> [f64; 4] {
        let all = self.envelopes.root().envelope();
        let ([west, south], [east, north]) = (all.lower(), all.upper());
        [west, south, east, north]
    }

    /// The number of the area that holds the point. On a border it is the area whose id comes first, in whatever
    /// order the set has them; where areas overlap it is the first of them.
    #[must_use]
    pub fn locate(&self, lon: f64, lat: f64) -> Option<usize> {
        let point = AABB::from_point([lon, lat]);
        let found = self.envelopes.locate_in_envelope_intersecting(&point);
        let mut near: Vec<usize> = found.map(|envelope| envelope.data).collect();
        near.sort_unstable();
        let at = Coord { x: lon, y: lat };
        let inside = |area: &&usize| self.interiors[**area].contains(&at);
        let on_border = |area: &&usize| self.areas[**area].polygon.intersects(&at);
        let first = near.iter().find(inside);
        let by_id = || {
            let touched = near.iter().filter(on_border);
            touched.min_by_key(|area| &self.areas[**area].id)
        };
        first.or_else(by_id).copied()
    }

    /// The hexes of a resolution whose centres lie in the area, ascending. Areas of one set share none: an overlap
    /// belongs to the first of them.
    pub fn hexes(
        &self,
        area: usize,
        resolution: Resolution,
    ) -> Result<Vec<CellIndex>, InvalidArea> {
        let Some(tiled) = self.areas.get(area) else {
            return Err(InvalidArea::NoSuchArea(area));
        };
        let mut tiler = TilerBuilder::new(resolution)
            .containment_mode(ContainmentMode::ContainsCentroid)
            .build();
        tiler
            .add_batch(tiled.polygon.iter().cloned())
            .map_err(|e| InvalidArea::Tiling {
                area: tiled.id.to_string(),
                reason: e.to_string(),
            })?;
        let own = |hex: &CellIndex| {
            let centre = LatLng::from(*hex);
            self.locate(centre.lng(), centre.lat()) == Some(area)
        };
        let mut hexes: Vec<CellIndex> = tiler.into_coverage().filter(own).collect();
        hexes.sort_unstable();
        hexes.dedup();
        Ok(hexes)
    }
}

fn check_name(name: &str) -> Result<(), InvalidArea> {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(allowed) {
        return Ok(());
    }
    Err(InvalidArea::SetName(name.to_owned()))
}

fn envelope(area: usize, rect: Rect<f64>) -> Envelope {
    let corners = (rect.min(), rect.max());
    let (low, high) = ([corners.0.x, corners.0.y], [corners.1.x, corners.1.y]);
    GeomWithData::new(Rectangle::from_corners(low, high), area)
}

#[cfg(test)]
#[path = "area_tests.rs"]
mod tests;
