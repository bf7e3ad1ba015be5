//! Geometries as well-known text (OGC Simple Features 1.2.1, part 7): longitude before latitude, in degrees.

use gocpont_disclosure::release::Vertex;

use crate::polygons::Rings;
use crate::table::Geometry;
use crate::text::push_degrees;

/// A geometry; nothing where it has no vertex.
pub(crate) fn push_wkt(out: &mut Vec<u8>, geometry: Geometry<'_>) {
    if geometry.is_empty() {
        return;
    }
    match geometry {
        Geometry::Point(vertex) => {
            out.extend_from_slice(b"POINT");
            push_list(out, std::iter::once(vertex), push_position);
        }
        Geometry::Lines([line]) => {
            out.extend_from_slice(b"LINESTRING");
            push_line(out, line);
        }
        Geometry::Lines(lines) => {
            out.extend_from_slice(b"MULTILINESTRING");
            push_list(out, lines.iter(), |out, line| push_line(out, line));
        }
        Geometry::Polygons(polygons) => {
            if let (Some(rings), 1) = (polygons.get(0), polygons.len()) {
                out.extend_from_slice(b"POLYGON");
                push_rings(out, rings);
            } else {
                out.extend_from_slice(b"MULTIPOLYGON");
                push_list(out, polygons.iter(), push_rings);
            }
        }
    }
}

fn push_rings(out: &mut Vec<u8>, rings: Rings<'_>) {
    push_list(out, rings.iter(), push_line);
}

fn push_line(out: &mut Vec<u8>, line: &[Vertex]) {
    push_list(out, line.iter().copied(), push_position);
}

fn push_position(out: &mut Vec<u8>, (x, y): Vertex) {
    push_degrees(out, x);
    out.push(b' ');
    push_degrees(out, y);
}

fn push_list<T>(out: &mut Vec<u8>, items: impl Iterator<Item = T>, push: impl Fn(&mut Vec<u8>, T)) {
    out.push(b'(');
    for (nth, item) in items.enumerate() {
        if nth > 0 {
            out.push(b',');
        }
        push(out, item);
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::square;
    use crate::polygons::Polygons;

    fn text(geometry: Geometry<'_>) -> String {
        let mut out = Vec::new();
        push_wkt(&mut out, geometry);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_kind_of_geometry_has_its_text() {
        let line = vec![(0, 0), (1_500_000, -500_000)];
        assert_eq!(
            text(Geometry::Point((18_300_000, 47_650_000))),
            "POINT(18.3 47.65)"
        );
        assert_eq!(
            text(Geometry::Lines(std::slice::from_ref(&line))),
            "LINESTRING(0 0,1.5 -0.5)"
        );
        let lines = [line.clone(), line];
        assert_eq!(
            text(Geometry::Lines(&lines)),
            "MULTILINESTRING((0 0,1.5 -0.5),(0 0,1.5 -0.5))"
        );
        let mut hole = square((1_000_000, 1_000_000), 1_000_000);
        hole.reverse();
        let with_hole = vec![square((0, 0), 3_000_000), hole];
        let one = [with_hole.clone()];
        assert_eq!(
            text(Geometry::Polygons(Polygons::of(&one))),
            "POLYGON((0 0,3 0,3 3,0 3,0 0),(1 1,1 2,2 2,2 1,1 1))"
        );
        let two = [with_hole, vec![square((5_000_000, 0), 1_000_000)]];
        assert!(
            text(Geometry::Polygons(Polygons::of(&two))).starts_with("MULTIPOLYGON(((0 0,3 0,")
        );
        assert!(
            text(Geometry::Polygons(Polygons::of(&two)))
                .ends_with("1 1)),((5 0,6 0,6 1,5 1,5 0)))")
        );
    }

    #[test]
    fn what_has_no_vertex_has_no_text() {
        assert_eq!(text(Geometry::Polygons(Polygons::of(&[]))), "");
        assert_eq!(text(Geometry::Lines(&[])), "");
    }
}
