//! Where the rows of a batch are: their coordinates projected together, checked against the system's area and the
//! town's, and turned into places; the exact coordinates end here.

use std::sync::Arc;

use gocpont_core::area::AreaSet;
use gocpont_core::record::{AreaOf, Place, Precision};
use h3o::{LatLng, Resolution};
use jiff::civil::Date;

use crate::areas::Versions;
use crate::coordinates::{Axes, apply};
use crate::project::Project;
use crate::rejection::Reason;

/// How far from the areas a point may be before its axes are suspected, in degrees.
const NEAR_DEGREES: f64 = 0.5;

const WORLD: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

/// Turns coordinates into places.
pub struct Placer<'a> {
    projection: Option<&'a dyn Project>,
    areas: &'a [Arc<AreaSet>],
    versions: &'a [Versions],
    usable: [f64; 4],
    near: Option<[f64; 4]>,
    axes: Axes,
}

impl<'a> Placer<'a> {
    /// For coordinates of a projection, or for longitudes and latitudes where there is none.
    pub fn new(projection: Option<&'a dyn Project>, areas: &'a [Arc<AreaSet>]) -> Self {
        let bounds = areas.iter().map(|set| set.bounds());
        let joint = bounds.reduce(|a, b| {
            let low = [a[0].min(b[0]), a[1].min(b[1])];
            [low[0], low[1], a[2].max(b[2]), a[3].max(b[3])]
        });
        let wider = |[w, s, e, n]: [f64; 4]| {
            let d = NEAR_DEGREES;
            [w - d, s - d, e + d, n + d]
        };
        let usable = projection.and_then(Project::area_of_use);
        Self {
            projection,
            areas,
            versions: &[],
            usable: usable.unwrap_or(WORLD),
            near: joint.map(wider),
            axes: Axes::AsNamed,
        }
    }

    /// The same where sets have changed over time: a point lies in the areas of its day.
    pub fn with_versions(self, versions: &'a [Versions]) -> Self {
        Self { versions, ..self }
    }

    /// The same for columns that stand in another way.
    pub fn with_axes(self, axes: Axes) -> Self {
        Self { axes, ..self }
    }

    /// Where the town is, in degrees, where its areas say so.
    pub const fn extent(&self) -> Option<[f64; 4]> {
        self.near
    }

    /// The place of an address in degrees.
    pub fn located(
        &self,
        degrees: (f64, f64),
        (day, precision): (Date, Precision),
    ) -> Result<Place, Reason> {
        let place = self.place(degrees, day)?;
        Ok(Place { precision, ..place })
    }

    /// Where points may be, in degrees, for messages.
    pub fn expected(&self) -> String {
        let [west, south, east, north] = self.usable;
        format!("lon {west:.2} – {east:.2}, lat {south:.2} – {north:.2}")
    }

    /// The place of each point (east, north) on its day, or why it has none.
    pub fn places(&self, points: &[(f64, f64)], days: &[Date]) -> Vec<Result<Place, Reason>> {
        let points: Vec<(f64, f64)> = points.iter().map(|p| apply(self.axes, *p)).collect();
        let straight = self.degrees(points.clone());
        let odd = |at: &&usize| !self.is_expected(straight[**at]);
        let indices: Vec<usize> = (0..points.len()).collect();
        let odd: Vec<usize> = indices.iter().filter(odd).copied().collect();
        let swapped = odd.iter().map(|at| (points[*at].1, points[*at].0));
        let swapped = self.degrees(swapped.collect());
        let mut places: Vec<_> = straight
            .iter()
            .zip(days)
            .map(|(degrees, day)| self.place(*degrees, *day))
            .collect();
        for (at, turned) in odd.into_iter().zip(swapped) {
            if self.is_expected(turned) {
                places[at] = Err(Reason::SwappedAxes);
            }
        }
        places
    }

    /// Longitudes and latitudes; what cannot be projected becomes NaN.
    fn degrees(&self, mut points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
        let Some(projection) = self.projection else {
            return points;
        };
        let original = points.clone();
        if projection.to_wgs84(&mut points).is_ok() {
            return points;
        }
        let alone = |point: (f64, f64)| {
            let mut one = [point];
            let turned = projection.to_wgs84(&mut one);
            turned.map_or((f64::NAN, f64::NAN), |()| one[0])
        };
        original.into_iter().map(alone).collect()
    }

    /// Whether nobody needs to wonder about the point: near the areas, or usable where there are none.
    fn is_expected(&self, degrees: (f64, f64)) -> bool {
        self.is_usable(degrees) && self.near.is_none_or(|near| inside(near, degrees))
    }

    /// The origin of both axes is where devices without a fix are, and nobody's home.
    fn is_usable(&self, (lon, lat): (f64, f64)) -> bool {
        inside(self.usable, (lon, lat)) && lon.abs().max(lat.abs()) > 1e-9
    }

    fn place(&self, (lon, lat): (f64, f64), day: Date) -> Result<Place, Reason> {
        if !self.is_usable((lon, lat)) {
            return Err(Reason::CoordinateOutside);
        }
        let point = LatLng::new(lat, lon).map_err(|_| Reason::CoordinateOutside)?;
        let area = |set: &Arc<AreaSet>| {
            let area = &set.areas()[set.locate(lon, lat)?];
            Some(AreaOf {
                set: Arc::clone(set.name()),
                id: Arc::clone(area.id()),
            })
        };
        let areas = if self.versions.is_empty() {
            self.areas.iter().filter_map(area).collect()
        } else {
            let valid = self.versions.iter().filter_map(|set| set.at(day));
            valid.filter_map(area).collect()
        };
        Ok(Place {
            hex: point.to_cell(Resolution::Thirteen),
            areas,
            precision: Precision::Coordinates,
        })
    }
}

/// A box whose west is greater than its east crosses the date line.
fn inside([west, south, east, north]: [f64; 4], (lon, lat): (f64, f64)) -> bool {
    let (after, before) = (lon >= west, lon <= east);
    let between = if west > east {
        after || before
    } else {
        after && before
    };
    between && (south..=north).contains(&lat)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_may_cross_the_date_line() {
        let fiji = [176.0, -20.0, -178.0, -12.0];
        assert!(inside(fiji, (179.0, -17.0)) && inside(fiji, (-179.0, -17.0)));
        assert!(!inside(fiji, (0.0, -17.0)) && !inside(fiji, (179.0, 0.0)));
        assert!(!inside(WORLD, (f64::NAN, 0.0)));
    }

    #[test]
    fn the_national_grid_gives_the_place_of_its_reference_point() {
        let grid = gocpont_crs::Transformer::to_wgs84(23_700).expect("a known system");
        let metres = Placer::new(Some(&grid), &[]);
        let placed = metres.places(
            &[(595_350.495, 256_494.662), (256_494.662, 595_350.495)],
            &[jiff::civil::date(2024, 3, 1); 2],
        );
        let place = placed[0].as_ref().expect("in Tata");
        let centre = LatLng::from(place.hex);
        // A hex of resolution 13 reaches 4 m from its centre.
        assert!((centre.lng() - 18.32).abs() < 1e-4, "{centre}");
        assert!((centre.lat() - 47.65).abs() < 1e-4, "{centre}");
        assert_eq!(placed[1], Err(Reason::SwappedAxes));
    }
}
