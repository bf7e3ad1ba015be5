//! Places that meet are told from those that do not, exactly.

use proptest::prelude::*;

use super::*;
use crate::polygons::Polygons;

#[test]
fn sides_that_touch_in_one_point_have_it_in_common() {
    let cases = [
        (((0, 0), (10, 10)), ((10, 10), (20, 0)), true),
        (((0, 0), (10, 10)), ((5, 5), (5, 9)), true),
        (((0, 0), (10, 0)), ((11, 0), (20, 0)), false),
        (((0, 0), (10, 0)), ((5, 0), (20, 0)), true),
        (((0, 0), (10, 10)), ((0, 1), (9, 10)), false),
        (((3, 3), (3, 3)), ((0, 0), (10, 10)), true),
        (((3, 4), (3, 4)), ((0, 0), (10, 10)), false),
        (((3, 4), (3, 4)), ((3, 4), (3, 4)), true),
        (
            ((i32::MIN, i32::MIN), (i32::MAX, i32::MAX)),
            ((i32::MIN, i32::MAX), (i32::MAX, i32::MIN)),
            true,
        ),
    ];
    for (one, other, meets) in cases {
        assert_eq!(cross(one, other), meets, "{one:?} {other:?}");
        assert_eq!(cross(other, one), meets, "{other:?} {one:?}");
    }
}

/// A triangle on a small grid.
fn triangle() -> impl Strategy<Value = [Vertex; 3]> {
    let vertex = || (0..7_i32, 0..7_i32);
    [vertex(), vertex(), vertex()]
}

fn ring(corners: [Vertex; 3], scale: i32) -> Vec<Vertex> {
    let mut ring: Vec<Vertex> = corners.map(|(x, y)| (x * scale, y * scale)).to_vec();
    ring.push(ring[0]);
    ring
}

/// Whether a point is in a triangle, its rim included.
fn holds([a, b, c]: [Vertex; 3], point: Vertex) -> bool {
    let turns = [turn(a, b, point), turn(b, c, point), turn(c, a, point)];
    let flat = turn(a, b, c) == 0;
    if flat {
        return [(a, b), (b, c), (c, a)]
            .iter()
            .any(|side| cross(*side, (point, point)));
    }
    !(turns.contains(&1) && turns.contains(&-1))
}

proptest! {
    #[test]
    fn a_point_is_in_a_triangle_as_its_turns_say(corners in triangle(), point in (0..7_i32, 0..7_i32)) {
        let polygons = vec![vec![ring(corners, 1)]];
        let geometry = Geometry::Polygons(Polygons::of(&polygons));
        let bounds = geometry.bounds().unwrap();
        let degrees = |(x, y): Vertex| [f64::from(x) / 1e6, f64::from(y) / 1e6];
        let region = Region::new(&Shape::Points(vec![degrees(point)])).unwrap();
        let expected = holds(corners, point);
        prop_assert_eq!(region.meets(bounds, || Some(geometry)), expected);
        // The same the other way round: the triangle in the filter, the point in the table.
        let shape = Shape::Polygons(vec![vec![ring(corners, 1).into_iter().map(degrees).collect()]]);
        let region = Region::new(&shape).unwrap();
        let own = [point.0, point.1, point.0, point.1];
        prop_assert_eq!(region.meets(own, || Some(Geometry::Point(point))), expected);
    }

    #[test]
    fn two_triangles_meet_where_they_have_a_point_of_a_fine_grid_in_common(one in triangle(), other in triangle()) {
        // Corners of what two triangles on this grid have in common lie on fractions that the fine grid may miss, so what
        // it finds is enough, and what it does not find is looked for among the sides.
        let polygons = vec![vec![ring(one, 1)]];
        let geometry = Geometry::Polygons(Polygons::of(&polygons));
        let bounds = geometry.bounds().unwrap();
        let degrees = |(x, y): Vertex| [f64::from(x) / 1e6, f64::from(y) / 1e6];
        let shape = Shape::Polygons(vec![vec![ring(other, 1).into_iter().map(degrees).collect()]]);
        let found = Region::new(&shape).unwrap().meets(bounds, || Some(geometry));
        let scaled = |corners: [Vertex; 3]| corners.map(|(x, y)| (x * 12, y * 12));
        let (fine_one, fine_other) = (scaled(one), scaled(other));
        let grid = (0..=72).flat_map(|x| (0..=72).map(move |y| (x, y)));
        let mut grid = grid;
        let common = grid.any(|point| holds(fine_one, point) && holds(fine_other, point));
        let sides_of = |[a, b, c]: [Vertex; 3]| [(a, b), (b, c), (c, a)];
        let crossing = sides_of(one).iter().any(|a| sides_of(other).iter().any(|b| cross(*a, *b)));
        prop_assert_eq!(found, common || crossing);
    }
}
