//! Geometries as well-known binary (OGC Simple Features 1.2.1, part 8): little-endian, longitude before latitude, in degrees.

use gocpont_disclosure::release::Vertex;

use crate::polygons::Rings;
use crate::survey::{Shaped, degrees};
use crate::table::Geometry;

/// The number of a kind.
pub(crate) const fn code(shaped: Shaped) -> u32 {
    match shaped {
        Shaped::Point => 1,
        Shaped::Line => 2,
        Shaped::Polygon => 3,
        Shaped::MultiLine => 5,
        Shaped::MultiPolygon => 6,
    }
}

/// A geometry that has a vertex; where the others are several, one is written as several of which there is one.
pub(crate) fn push_wkb(out: &mut Vec<u8>, geometry: Geometry<'_>, common: Option<Shaped>) {
    let kind = common.unwrap_or_else(|| Shaped::of(geometry));
    match geometry {
        Geometry::Point(vertex) => {
            push_head(out, Shaped::Point);
            push_place(out, vertex);
        }
        Geometry::Lines(lines) => {
            if kind == Shaped::MultiLine {
                push_head(out, kind);
                push_count(out, lines.len());
            }
            for line in lines {
                push_head(out, Shaped::Line);
                push_line(out, line);
            }
        }
        Geometry::Polygons(polygons) => {
            if kind == Shaped::MultiPolygon {
                push_head(out, kind);
                push_count(out, polygons.len());
            }
            for rings in polygons.iter() {
                push_head(out, Shaped::Polygon);
                push_rings(out, rings);
            }
        }
    }
}

fn push_head(out: &mut Vec<u8>, kind: Shaped) {
    out.push(1);
    out.extend_from_slice(&code(kind).to_le_bytes());
}

fn push_rings(out: &mut Vec<u8>, rings: Rings<'_>) {
    push_count(out, rings.len());
    for ring in rings.iter() {
        push_line(out, ring);
    }
}

fn push_line(out: &mut Vec<u8>, line: &[Vertex]) {
    push_count(out, line.len());
    for vertex in line {
        push_place(out, *vertex);
    }
}

fn push_count(out: &mut Vec<u8>, count: usize) {
    out.extend_from_slice(&(count as u32).to_le_bytes());
}

fn push_place(out: &mut Vec<u8>, (x, y): Vertex) {
    out.extend_from_slice(&degrees(x).to_le_bytes());
    out.extend_from_slice(&degrees(y).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::square;
    use crate::polygons::Polygons;

    fn hex(geometry: Geometry<'_>, common: Option<Shaped>) -> String {
        let mut out = Vec::new();
        push_wkb(&mut out, geometry, common);
        out.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    // From the standard's example of a point, 2 4.
    #[test]
    fn a_point_is_as_in_the_standard() {
        let found = hex(Geometry::Point((2_000_000, 4_000_000)), None);
        assert_eq!(found, "010100000000000000000000400000000000001040");
    }

    #[test]
    fn one_of_several_is_written_as_several() {
        let polygons = [vec![square((0, 0), 10)]];
        let own = Geometry::Polygons(Polygons::of(&polygons));
        let alone = hex(own, None);
        assert_eq!(alone.len(), 2 * (5 + 4 + 4 + 5 * 16));
        assert!(alone.starts_with("010300000001000000"));
        let among = hex(own, Some(Shaped::MultiPolygon));
        assert_eq!(among, format!("010600000001000000{alone}"));
        let lines = [vec![(0, 0), (1, 1)]];
        let line = hex(Geometry::Lines(&lines), None);
        assert!(line.starts_with("010200000002000000"));
        let among = hex(Geometry::Lines(&lines), Some(Shaped::MultiLine));
        assert_eq!(among, format!("010500000001000000{line}"));
    }
}
