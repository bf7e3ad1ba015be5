//! Outlines of hexes and of groups of hexes, in millionths of a degree.

use geo_types::{LineString, MultiPolygon};
use h3o::CellIndex;
use h3o::error::DissolutionError;
use h3o::geom::SolventBuilder;

use crate::release::Vertex;

/// Polygons of rings: the first of each is its shell, counter-clockwise, the others are holes, clockwise; all closed.
pub type Polygons = Vec<Vec<Vec<Vertex>>>;

/// Degrees to millionths of a degree (11 cm at most).
pub(crate) const MILLIONTHS: f64 = 1e6;

/// The outline of hexes of one resolution, each given once.
pub fn outline(hexes: &[CellIndex]) -> Result<Polygons, DissolutionError> {
    if let [hex] = hexes {
        return Ok(vec![vec![boundary(*hex)]]);
    }
    let dissolved = SolventBuilder::new()
        .build()
        .dissolve(hexes.iter().copied())?;
    Ok(from_degrees(&dissolved))
}

/// Polygons given in degrees.
#[must_use]
pub fn from_degrees(polygons: &MultiPolygon<f64>) -> Polygons {
    let rings = |polygon: &geo_types::Polygon<f64>| {
        let shell = ring(polygon.exterior(), true);
        let holes = polygon.interiors().iter().map(|hole| ring(hole, false));
        std::iter::once(shell).chain(holes).collect()
    };
    polygons.0.iter().map(rings).collect()
}

fn boundary(hex: CellIndex) -> Vec<Vertex> {
    let corners = hex.boundary();
    let mut ring: Vec<Vertex> = corners
        .iter()
        .map(|corner| vertex(corner.lng(), corner.lat()))
        .collect();
    ring.extend(ring.first().copied());
    turned(ring, true)
}

fn ring(line: &LineString<f64>, shell: bool) -> Vec<Vertex> {
    turned(line.coords().map(|at| vertex(at.x, at.y)).collect(), shell)
}

pub(crate) fn vertex(longitude: f64, latitude: f64) -> Vertex {
    let millionths = |degrees: f64| (degrees * MILLIONTHS).round() as i32;
    (millionths(longitude), millionths(latitude))
}

/// The ring counter-clockwise, or clockwise (RFC 7946, 3.1.6).
fn turned(mut ring: Vec<Vertex>, counter_clockwise: bool) -> Vec<Vertex> {
    let twice_area: i64 = ring
        .windows(2)
        .map(|side| {
            let [(x0, y0), (x1, y1)] = [side[0], side[1]].map(|v| (i64::from(v.0), i64::from(v.1)));
            x0 * y1 - x1 * y0
        })
        .sum();
    if (twice_area > 0) != counter_clockwise {
        ring.reverse();
    }
    ring
}

/// West, south, east, north of polygons, in degrees; `None` without a vertex.
pub(crate) fn bbox<'p>(polygons: impl IntoIterator<Item = &'p Polygons>) -> Option<[f64; 4]> {
    let mut vertices = polygons.into_iter().flatten().flatten().flatten();
    let first = *vertices.next()?;
    let (mut low, mut high) = (first, first);
    for (x, y) in vertices {
        low = (low.0.min(*x), low.1.min(*y));
        high = (high.0.max(*x), high.1.max(*y));
    }
    Some([low.0, low.1, high.0, high.1].map(|v| f64::from(v) / MILLIONTHS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use h3o::{LatLng, Resolution};

    fn centre() -> CellIndex {
        LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine)
    }

    #[test]
    fn a_hex_has_six_sides_and_a_closed_ring() {
        let outline = outline(&[centre()]).unwrap();
        assert_eq!(outline[0][0].len(), 7);
        assert_eq!(outline[0][0].first(), outline[0][0].last());
    }

    #[test]
    fn a_ring_of_hexes_has_a_hole_that_turns_the_other_way() {
        let around: Vec<CellIndex> = centre().grid_ring::<Vec<_>>(1);
        let outline = outline(&around).unwrap();
        assert_eq!(outline.len(), 1);
        let [shell, hole] = outline[0].as_slice() else {
            panic!("{} rings", outline[0].len());
        };
        assert_eq!((shell.len(), hole.len()), (19, 7));
        assert_eq!(turned(shell.clone(), true), *shell);
        assert_eq!(turned(hole.clone(), false), *hole);
    }
}
