//! Shapefile: shapes, and beside them the table (`.dbf`), the system (`.prj`) and the encoding of texts (`.cpg`). Which ring
//! is a hole is told by where it lies, since the direction of rings is often wrong in such files.

use std::io::Cursor;
use std::path::Path;

use geo::{Area, BoundingRect, CoordinatePosition, coordinate_position::CoordPos};
use geo_types::{
    Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, Rect,
};
use shapefile::record::traits::HasXY;
use shapefile::{Shape, ShapeReader};

use super::{Budget, Feature, Features, Format, dbf, well_known};
use crate::error::{InvalidFile, name};

/// The most rings of one shape: each is compared with those around it.
const MAX_RINGS: usize = 20_000;

/// Reads the file and those beside it.
pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    encoding: Option<&str>,
) -> Result<Features, InvalidFile> {
    let file = name(path);
    let refuse = |what: &str| super::broken(&file, Format::Shapefile, what);
    let table = super::beside(path, "dbf").ok_or_else(|| refuse("no .dbf beside it"))?;
    let hint = match super::beside(path, "cpg") {
        Some(path) => Some(String::from_utf8_lossy(&super::small(&path)?).into_owned()),
        None => None,
    };
    let table = dbf::parse(
        &name(&table),
        &super::small(&table)?,
        encoding,
        hint.as_deref(),
    )?;
    let mut all = Features::new(&file, Format::Shapefile);
    if let Some(path) = super::beside(path, "prj") {
        let text = String::from_utf8_lossy(&super::small(&path)?).into_owned();
        all.crs = well_known::code_of_text(&text);
        let said = text.split('"').nth(1).unwrap_or(&text).to_owned();
        all.crs_text = all.crs.is_none().then_some(said);
    }
    all.encoding = table.encoding;
    all.fields = table.fields;
    let mut reader =
        ShapeReader::new(Cursor::new(bytes)).map_err(|error| refuse(&error.to_string()))?;
    let (mut budget, mut rows) = (Budget::new(), table.rows.into_iter());
    for (number, shape) in (1_u64..).zip(reader.iter_shapes()) {
        let shape = shape.map_err(|error| refuse(&error.to_string()).at_row(number))?;
        let row = rows
            .next()
            .ok_or_else(|| refuse("fewer rows in the .dbf than shapes"))?;
        // A row that was deleted stays in its place, and its shape with it.
        if let Some(properties) = row {
            let geometry = geometry(shape).map_err(|what| refuse(what).at_row(number))?;
            let geometry = geometry.filter(|shape| !super::is_empty(shape));
            let feature = Feature {
                number,
                geometry,
                properties,
            };
            all.push(feature, &mut budget)?;
        }
    }
    if rows.next().is_some() {
        return Err(refuse("more rows in the .dbf than shapes"));
    }
    Ok(all)
}

fn geometry(shape: Shape) -> Result<Option<Geometry<f64>>, &'static str> {
    Ok(Some(match shape {
        Shape::NullShape => return Ok(None),
        Shape::Point(p) => point(&p),
        Shape::PointM(p) => point(&p),
        Shape::PointZ(p) => point(&p),
        Shape::Multipoint(m) => points(m.points()),
        Shape::MultipointM(m) => points(m.points()),
        Shape::MultipointZ(m) => points(m.points()),
        Shape::Polyline(l) => lines(l.parts()),
        Shape::PolylineM(l) => lines(l.parts()),
        Shape::PolylineZ(l) => lines(l.parts()),
        Shape::Polygon(p) => polygons(p.rings().iter().map(|ring| line(ring.points())))?,
        Shape::PolygonM(p) => polygons(p.rings().iter().map(|ring| line(ring.points())))?,
        Shape::PolygonZ(p) => polygons(p.rings().iter().map(|ring| line(ring.points())))?,
        Shape::Multipatch(_) => return Err("surfaces are no polygons; turn them into polygons"),
    }))
}

fn coord(at: &impl HasXY) -> Coord<f64> {
    Coord {
        x: at.x(),
        y: at.y(),
    }
}

fn point(at: &impl HasXY) -> Geometry<f64> {
    Geometry::Point(coord(at).into())
}

fn points(all: &[impl HasXY]) -> Geometry<f64> {
    let points = all.iter().map(|at| Point::from(coord(at)));
    Geometry::MultiPoint(MultiPoint(points.collect()))
}

fn line(points: &[impl HasXY]) -> LineString<f64> {
    LineString(points.iter().map(coord).collect())
}

fn lines(parts: &[Vec<impl HasXY>]) -> Geometry<f64> {
    let lines = parts.iter().map(|part| line(part));
    Geometry::MultiLineString(MultiLineString(lines.collect()))
}

/// Rings from the largest to the smallest: one that lies in an even number of others is a border, else a hole of the
/// smallest around it.
fn polygons(rings: impl Iterator<Item = LineString<f64>>) -> Result<Geometry<f64>, &'static str> {
    let mut rings: Vec<(f64, Polygon<f64>)> = rings
        .map(|ring| Polygon::new(ring, Vec::new()))
        .map(|ring| (ring.unsigned_area(), ring))
        .collect();
    if rings.len() > MAX_RINGS {
        return Err("too many rings in one shape");
    }
    rings.sort_by(|a, b| b.0.total_cmp(&a.0));
    let boxes: Vec<Option<Rect<f64>>> =
        rings.iter().map(|(_, ring)| ring.bounding_rect()).collect();
    // For each ring how many are around it, and the polygon that it belongs to.
    let mut depths: Vec<(usize, usize)> = Vec::with_capacity(rings.len());
    let mut made: Vec<Polygon<f64>> = Vec::new();
    for at in 0..rings.len() {
        let around = (0..at).rev().find(|&outer| {
            let fits = boxes[outer]
                .zip(boxes[at])
                .is_some_and(|(o, i)| covers(&o, &i));
            fits && lies_in(&rings[at].1, &rings[outer].1)
        });
        let parent = around.map(|outer| depths[outer]);
        let (depth, owner) = match parent {
            Some((depth, owner)) => (depth + 1, owner),
            None => (0, made.len()),
        };
        if depth % 2 == 0 {
            depths.push((depth, made.len()));
            made.push(rings[at].1.clone());
        } else {
            depths.push((depth, owner));
            made[owner].interiors_push(rings[at].1.exterior().clone());
        }
    }
    Ok(Geometry::MultiPolygon(MultiPolygon(made)))
}

fn covers(outer: &Rect<f64>, inner: &Rect<f64>) -> bool {
    let (low, high) = (outer.min(), outer.max());
    low.x <= inner.min().x
        && low.y <= inner.min().y
        && high.x >= inner.max().x
        && high.y >= inner.max().y
}

/// By the first vertex that lies on neither side's border.
fn lies_in(inner: &Polygon<f64>, outer: &Polygon<f64>) -> bool {
    let sides = inner
        .exterior()
        .coords()
        .map(|at| outer.coordinate_position(at));
    sides.into_iter().find(|side| *side != CoordPos::OnBoundary) == Some(CoordPos::Inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, side: f64) -> LineString<f64> {
        let (east, north) = (west + side, south + side);
        LineString::from(vec![
            (west, south),
            (east, south),
            (east, north),
            (west, north),
            (west, south),
        ])
    }

    #[test]
    fn holes_and_islands_are_told_by_where_they_lie_in_any_order_and_direction() {
        // A lake with an island in it, and a second border with a lake that touches it.
        let rings = vec![
            square(4.0, 4.0, 1.0),
            square(2.0, 2.0, 5.0),
            square(0.0, 0.0, 10.0),
            square(20.0, 0.0, 4.0),
            square(20.0, 1.0, 1.0),
        ];
        let Ok(Geometry::MultiPolygon(made)) = polygons(rings.into_iter()) else {
            panic!("polygons");
        };
        let shapes: Vec<(f64, usize)> = made
            .iter()
            .map(|p| (p.unsigned_area(), p.interiors().len()))
            .collect();
        assert_eq!(shapes, [(75.0, 1), (15.0, 1), (1.0, 0)]);
    }
}
