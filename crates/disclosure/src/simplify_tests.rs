//! Random partitions of a square, with ragged borders, islands and holes, simplified: nothing overlaps, gapes, crosses or is lost.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::nearby::turn;
use super::*;

/// Deterministic numbers from a seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        let mixed = (self.0 >> 33).cast_signed();
        mixed % most
    }
}

const CELL: i64 = 4000;
const WEST: i64 = 18_000_000;
const SOUTH: i64 = 47_000_000;

type Side = (Vertex, Vertex);

/// A square of cells whose corners and borders are moved at random, some joined to the one before; each border a ragged line
/// that stays within its own strip.
fn partition(seed: u64, count: i64, steps: i64) -> Vec<Polygons> {
    let mut draw = Draw(seed);
    let corner: BTreeMap<(i64, i64), Vertex> = (0..=count)
        .flat_map(|row| (0..=count).map(move |column| (column, row)))
        .map(|(column, row)| {
            let moved = |at: i64, by: i64| (at * CELL + by) as i32;
            let by = [draw.below(300), draw.below(300)];
            let at = (moved(column, WEST + by[0]), moved(row, SOUTH + by[1]));
            ((column, row), at)
        })
        .collect();
    let mut lines: BTreeMap<[(i64, i64); 2], Vec<Vertex>> = BTreeMap::new();
    let mut line = |from: (i64, i64), to: (i64, i64), draw: &mut Draw| {
        lines
            .entry([from, to])
            .or_insert_with(|| ragged(corner[&from], corner[&to], steps, draw))
            .clone()
    };
    let mut cells = Vec::new();
    for row in 0..count {
        for column in 0..count {
            let (a, b) = ((column, row), (column + 1, row));
            let (c, d) = ((column + 1, row + 1), (column, row + 1));
            let mut ring = line(a, b, &mut draw);
            ring.extend(line(b, c, &mut draw));
            let mut back = line(d, c, &mut draw);
            back.reverse();
            ring.extend(back);
            let mut back = line(a, d, &mut draw);
            back.reverse();
            ring.extend(back);
            ring.dedup();
            cells.push(ring);
        }
    }
    grouped(&cells, &mut draw)
}

/// From one corner to another, with steps to the side.
fn ragged(from: Vertex, to: Vertex, steps: i64, draw: &mut Draw) -> Vec<Vertex> {
    let along =
        |a: i32, b: i32, nth: i64| i64::from(a) + (i64::from(b) - i64::from(a)) * nth / steps;
    let is_flat =
        (i64::from(from.0) - i64::from(to.0)).abs() > (i64::from(from.1) - i64::from(to.1)).abs();
    (0..=steps)
        .map(|nth| {
            let by = if nth == 0 || nth == steps {
                0
            } else {
                draw.below(1000) - 500
            };
            // Near the corners less, so that borders of one corner do not cross.
            let by = by * nth.min(steps - nth) / steps;
            let (x, y) = (along(from.0, to.0, nth), along(from.1, to.1, nth));
            let (x, y) = if is_flat { (x, y + by) } else { (x + by, y) };
            (x as i32, y as i32)
        })
        .collect()
}

/// Cells as areas: every fifth with an island in it, which is an area too; pairs of cells that are one area of two polygons.
fn grouped(cells: &[Vec<Vertex>], draw: &mut Draw) -> Vec<Polygons> {
    let mut areas: Vec<Polygons> = Vec::new();
    for (nth, ring) in cells.iter().enumerate() {
        let mut polygon = vec![ring.clone()];
        if nth % 5 == 2 {
            let (x, y) = ring[0];
            let island: Vec<Vertex> = round((x + 2000, y + 2000), draw);
            let mut hole = island.clone();
            hole.reverse();
            polygon.push(hole);
            areas.push(vec![vec![island]]);
        }
        if draw.below(4) == 0 && !areas.is_empty() {
            let to = draw.below(areas.len().cast_signed() as i64) as usize;
            areas[to].push(polygon);
        } else {
            areas.push(vec![polygon]);
        }
    }
    areas
}

fn round((x, y): Vertex, draw: &mut Draw) -> Vec<Vertex> {
    let mut ring: Vec<Vertex> = (0..40)
        .map(|nth| {
            let angle = f64::from(nth) / 40.0 * std::f64::consts::TAU;
            let radius = 500.0 + draw.below(200) as f64;
            (
                x + (radius * angle.cos()) as i32,
                y + (radius * angle.sin()) as i32,
            )
        })
        .collect();
    ring.extend(ring.first().copied());
    ring
}

fn drawn(areas: &[Polygons], zoom: u8) -> Vec<Polygons> {
    simplify(&areas.iter().collect::<Vec<_>>(), zoom, 1.0)
}

fn rings(areas: &[Polygons]) -> impl Iterator<Item = &Vec<Vertex>> {
    areas.iter().flatten().flatten()
}

fn sides(areas: &[Polygons]) -> Vec<Side> {
    rings(areas)
        .flat_map(|ring| ring.windows(2).map(|side| (side[0], side[1])))
        .collect()
}

/// Twice the signed area.
fn twice(ring: &[Vertex]) -> i64 {
    ring.windows(2)
        .map(|side| turn(ring[0], side[0], side[1]))
        .sum()
}

/// Whether two sides have more in common than an end of both.
fn cross((a, b): Side, (c, d): Side) -> bool {
    let same = |p: Vertex, q: Vertex| p == q;
    if (same(a, c) && same(b, d)) || (same(a, d) && same(b, c)) {
        return false;
    }
    let between = |p: Vertex, q: Vertex, at: Vertex| {
        turn(p, q, at) == 0
            && at.0 >= p.0.min(q.0)
            && at.0 <= p.0.max(q.0)
            && at.1 >= p.1.min(q.1)
            && at.1 <= p.1.max(q.1)
    };
    let touches = |at: Vertex, (p, q): Side| at != p && at != q && between(p, q, at);
    if touches(a, (c, d)) || touches(b, (c, d)) || touches(c, (a, b)) || touches(d, (a, b)) {
        return true;
    }
    let sign = |v: i64| v.signum();
    sign(turn(a, b, c)) * sign(turn(a, b, d)) < 0 && sign(turn(c, d, a)) * sign(turn(c, d, b)) < 0
}

fn crossings(areas: &[Polygons]) -> usize {
    let mut all = sides(areas);
    for side in &mut all {
        *side = (side.0.min(side.1), side.0.max(side.1));
    }
    all.sort_unstable();
    all.dedup();
    let mut found = 0;
    for (nth, one) in all.iter().enumerate() {
        let reach = one.1.0;
        let near = all[nth + 1..].iter().take_while(|other| other.0.0 <= reach);
        found += near.filter(|other| cross(*one, **other)).count();
    }
    found
}

/// Sides that one ring has and no other has the other way: the outline of all areas together.
fn outline(areas: &[Polygons]) -> BTreeSet<Side> {
    let all: BTreeSet<Side> = sides(areas).into_iter().collect();
    all.iter()
        .filter(|(a, b)| !all.contains(&(*b, *a)))
        .copied()
        .collect()
}

fn places(areas: &[Polygons]) -> usize {
    rings(areas).map(Vec::len).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn neighbours_stay_seamless_and_nothing_is_lost(seed in any::<u64>(), count in 2_i64..6, zoom in 3_u8..14) {
        let areas = partition(seed, count, 24);
        prop_assume!(crossings(&areas) == 0);
        let simple = drawn(&areas, zoom);
        // Every area, polygon and ring is there, the same way round, and none is flat.
        prop_assert_eq!(areas.len(), simple.len());
        for (own, now) in areas.iter().zip(&simple) {
            prop_assert_eq!(own.len(), now.len());
            for (own, now) in own.iter().flatten().zip(now.iter().flatten()) {
                prop_assert!(now.len() >= 4 && now.first() == now.last());
                prop_assert_eq!(twice(own).signum(), twice(now).signum());
                let known: BTreeSet<&Vertex> = own.iter().collect();
                prop_assert!(now.iter().all(|vertex| known.contains(vertex)));
            }
        }
        prop_assert_eq!(crossings(&simple), 0);
        // Each side within is in exactly two rings, once either way: there is neither a gap nor an overlap.
        let all = sides(&simple);
        let once: BTreeSet<Side> = all.iter().copied().collect();
        prop_assert_eq!(once.len(), all.len());
        let sum: i64 = rings(&simple).map(|ring| twice(ring)).sum();
        let around: i64 = outline(&simple).iter().map(|(a, b)| turn((18_000_000, 47_000_000), *a, *b)).sum();
        prop_assert_eq!(sum, around);
        prop_assert_eq!(simple, drawn(&areas, zoom));
    }

    #[test]
    fn no_input_is_too_strange(rings in prop::collection::vec(prop::collection::vec((0..6_i32, 0..6_i32), 0..12), 0..8), zoom in 0_u8..23) {
        let areas: Vec<Polygons> = rings.into_iter().map(|ring| vec![vec![ring]]).collect();
        let simple = drawn(&areas, zoom);
        prop_assert_eq!(areas.len(), simple.len());
        prop_assert!(places(&simple) <= places(&areas) + areas.len());
    }
}

#[test]
fn the_lower_the_zoom_the_fewer_the_vertices_and_none_moves() {
    let areas = partition(7, 6, 40);
    assert_eq!(crossings(&areas), 0);
    let counts: Vec<usize> = [7, 9, 11, 22]
        .into_iter()
        .map(|zoom| places(&drawn(&areas, zoom)))
        .collect();
    assert!(counts.is_sorted(), "{counts:?}");
    assert!(
        counts[0] * 5 < places(&areas),
        "{counts:?} of {}",
        places(&areas)
    );
    assert!(counts[3] * 10 > places(&areas) * 9);
}

#[test]
fn where_three_borders_meet_nothing_moves() {
    let areas = partition(11, 4, 24);
    let junctions = |areas: &[Polygons]| {
        let mut next: BTreeMap<Vertex, BTreeSet<Vertex>> = BTreeMap::new();
        for (a, b) in sides(areas) {
            next.entry(a).or_default().insert(b);
            next.entry(b).or_default().insert(a);
        }
        next.retain(|_, others| others.len() > 2);
        next.into_keys().collect::<Vec<_>>()
    };
    assert!(junctions(&areas).len() > 9);
    assert_eq!(junctions(&areas), junctions(&drawn(&areas, 4)));
}

#[test]
fn a_fine_detail_within_which_another_lies_is_kept() {
    // A bay with an island in it: without the bay the border would go through the island.
    let bay = vec![
        (0, 0),
        (40, 0),
        (50, 30),
        (60, 0),
        (100, 0),
        (100, 90),
        (0, 90),
        (0, 0),
    ];
    let bay = vec![vec![bay]];
    let island = vec![vec![vec![(49, -5), (51, -5), (50, 9), (49, -5)]]];
    let kept = |areas: &[&Polygons]| {
        let simple = simplify(areas, 22, 4000.0);
        assert_eq!(crossings(&simple), 0);
        simple[0][0][0].contains(&(50, 30))
    };
    assert!(kept(&[&bay, &island]));
    assert!(!kept(&[&bay]));
}

#[test]
fn a_gap_between_two_areas_does_not_close_to_one_side() {
    // Both borders of the gap begin and end at the same places.
    let south = vec![(0, -50), (100, -50), (100, 0), (50, -1), (0, 0), (0, -50)];
    let north = vec![(0, 0), (50, 1), (100, 0), (100, 50), (0, 50), (0, 0)];
    let simple = drawn(&[vec![vec![south]], vec![vec![north]]], 0);
    let all: BTreeSet<Side> = sides(&simple).into_iter().collect();
    let both = |(a, b): &&Side| all.contains(&(*b, *a));
    assert_eq!(all.iter().filter(both).count(), 0);
}
