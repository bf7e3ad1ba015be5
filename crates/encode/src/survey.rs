//! What geometries a selection has and where it lies: binary formats say so before the first feature.

use crate::selection::Selection;
use crate::table::{Bounds, Geometry, Table};

/// A kind of geometry (OGC Simple Features).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shaped {
    /// One place.
    Point,
    /// One line.
    Line,
    /// Lines.
    MultiLine,
    /// One polygon.
    Polygon,
    /// Polygons, or none.
    MultiPolygon,
}

const ALL: [Shaped; 5] = [
    Shaped::Point,
    Shaped::Line,
    Shaped::MultiLine,
    Shaped::Polygon,
    Shaped::MultiPolygon,
];

/// What was found by looking at every selected feature once, without its properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    kinds: u8,
    /// The box around everything; none where nothing has a vertex.
    pub bounds: Option<Bounds>,
    /// How many features there are.
    pub features: usize,
    /// How many of them have no vertex.
    pub empty: usize,
}

impl Survey {
    /// Looks at every selected feature.
    #[must_use]
    pub fn of<T: Table + ?Sized>(table: &T, selection: &Selection) -> Self {
        let mut survey = Self::default();
        for at in selection.iter() {
            survey.features += 1;
            let geometry = table.geometry(at).filter(|own| !own.is_empty());
            let (Some(geometry), Some(bounds)) = (geometry, table.bbox(at)) else {
                survey.empty += 1;
                continue;
            };
            survey.kinds |= 1 << Shaped::of(geometry) as u8;
            survey.bounds = Some(survey.bounds.map_or(bounds, |all| wider(all, bounds)));
        }
        survey
    }

    /// The kinds that occur.
    pub fn kinds(&self) -> impl Iterator<Item = Shaped> + '_ {
        let occurs = |kind: &Shaped| self.kinds >> *kind as u8 & 1 == 1;
        ALL.into_iter().filter(occurs)
    }

    /// The kind that all of them are, or can be written as: one polygon as several of which there is one. None where they
    /// are of different kinds, or there are none.
    #[must_use]
    pub fn common(&self) -> Option<Shaped> {
        let bits = |kinds: &[Shaped]| kinds.iter().fold(0, |all, kind| all | 1 << *kind as u8);
        let found = self.kinds;
        match found {
            _ if found == bits(&[Shaped::Line, Shaped::MultiLine]) => Some(Shaped::MultiLine),
            _ if found == bits(&[Shaped::Polygon, Shaped::MultiPolygon]) => {
                Some(Shaped::MultiPolygon)
            }
            _ => ALL.into_iter().find(|kind| found == bits(&[*kind])),
        }
    }

    /// West, south, east, north in degrees.
    #[must_use]
    pub fn degrees(&self) -> Option<[f64; 4]> {
        self.bounds.map(|bounds| bounds.map(degrees))
    }
}

impl Shaped {
    /// The kind of a geometry that has a vertex.
    #[must_use]
    pub const fn of(geometry: Geometry<'_>) -> Self {
        match geometry {
            Geometry::Point(_) => Self::Point,
            Geometry::Lines([_]) => Self::Line,
            Geometry::Lines(_) => Self::MultiLine,
            Geometry::Polygons(polygons) if polygons.len() == 1 => Self::Polygon,
            Geometry::Polygons(_) => Self::MultiPolygon,
        }
    }

    /// Its name in `GeoPackage`, `GeoParquet` and well-known text, of which the first writes it in capitals.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Point => "Point",
            Self::Line => "LineString",
            Self::MultiLine => "MultiLineString",
            Self::Polygon => "Polygon",
            Self::MultiPolygon => "MultiPolygon",
        }
    }
}

/// Millionths of a degree as degrees: the nearest number to the decimal that text formats write.
pub(crate) fn degrees(millionths: i32) -> f64 {
    f64::from(millionths) / 1e6
}

fn wider(a: Bounds, b: Bounds) -> Bounds {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{cell, hex_town, shape, square, town};

    #[test]
    fn hexes_are_polygons_within_a_box() {
        let town = hex_town(40);
        let view = town.view();
        let survey = Survey::of(&view, &Selection::all(&view));
        assert_eq!(survey.common(), Some(Shaped::Polygon));
        assert_eq!((survey.features, survey.empty), (40, 0));
        let [west, south, east, north] = survey.degrees().unwrap();
        assert!(west < east && south < north && (west - 18.3).abs() < 0.1);
    }

    #[test]
    fn one_and_several_polygons_are_several_and_what_has_none_is_counted() {
        let one = vec![square((0, 0), 10)];
        let shapes = [
            shape(1, vec![one.clone()]),
            shape(2, vec![one.clone(), one]),
            shape(3, vec![]),
        ];
        let town = town(&shapes, &vec![Some(cell(0)); 3]);
        let view = town.view();
        let survey = Survey::of(&view, &Selection::all(&view));
        assert_eq!(survey.common(), Some(Shaped::MultiPolygon));
        assert_eq!(survey.empty, 1);
        let names: Vec<&str> = survey.kinds().map(Shaped::name).collect();
        assert_eq!(names, ["Polygon", "MultiPolygon"]);
    }

    #[test]
    fn nothing_has_no_kind_and_no_box() {
        let town = town(&[], &[]);
        let view = town.view();
        let survey = Survey::of(&view, &Selection::all(&view));
        assert_eq!((survey.common(), survey.bounds), (None, None));
    }
}
