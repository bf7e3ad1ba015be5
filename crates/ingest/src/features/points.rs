//! Point features as a table of survey rows: their properties, and behind them where they are.

use geo_types::{Coord, Geometry};

use super::{Feature, Features};
use crate::error::{InvalidFile, Problem};
use crate::grid::Grid;
use crate::project::Project;

/// The features as rows under a header of the fields and two more columns: `lon` and `lat` in degrees of WGS 84 where a
/// projection is given or the file has such already, else `east` and `north` as they stand in the file. A property of one of
/// these names is kept as `NAME_property`. A feature that is no single point is refused by its number; one without a geometry
/// has no place, and its two cells are empty.
///
/// The line of a row is the number of its feature; the header's is 0.
pub fn points(all: &Features, projection: Option<&dyn Project>) -> Result<Grid, InvalidFile> {
    let mut places = Vec::with_capacity(all.features.len());
    for feature in all.features.iter().filter(|own| own.geometry.is_some()) {
        places.push(place(all, feature)?);
    }
    let in_degrees =
        projection.is_some() || all.crs == Some(4326) || all.crs.is_none() && are_degrees(&places);
    if let Some(projection) = projection {
        let problem = |what| InvalidFile::new(&all.file, Problem::UnknownCrs(what));
        projection.to_wgs84(&mut places).map_err(problem)?;
    }
    let names = if in_degrees {
        ["lon", "lat"]
    } else {
        ["east", "north"]
    };
    let mut grid = Grid::new(&all.file);
    let header = all.fields.iter().map(|field| {
        if names.iter().any(|name| field.eq_ignore_ascii_case(name)) {
            format!("{field}_property")
        } else {
            field.clone()
        }
    });
    grid.push(0, header.chain(names.map(str::to_owned)));
    let mut places = places.into_iter();
    for feature in &all.features {
        let place = feature.geometry.as_ref().and_then(|_| places.next());
        let place = place.map_or_else(Default::default, |(x, y)| [x.to_string(), y.to_string()]);
        let values = feature
            .properties
            .iter()
            .map(|value| value.clone().unwrap_or_default());
        grid.push(feature.number, values.chain(place));
    }
    Ok(grid)
}

fn place(all: &Features, feature: &Feature) -> Result<(f64, f64), InvalidFile> {
    let at = match &feature.geometry {
        Some(Geometry::Point(point)) => Some(point.0),
        Some(Geometry::MultiPoint(points)) => match points.0.as_slice() {
            [point] => Some(point.0),
            _ => None,
        },
        _ => None,
    };
    let at = at.filter(|c: &Coord<f64>| c.x.is_finite() && c.y.is_finite());
    let refused = || InvalidFile::new(&all.file, Problem::NotAPoint).at_row(feature.number);
    at.map(|c| (c.x, c.y)).ok_or_else(refused)
}

fn are_degrees(places: &[(f64, f64)]) -> bool {
    places
        .iter()
        .all(|(x, y)| x.abs() <= 180.0 && y.abs() <= 90.0)
}
