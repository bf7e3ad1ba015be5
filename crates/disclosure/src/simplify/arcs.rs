//! Borders cut where three or more meet: each piece once, whichever areas it bounds.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::geometry::Polygons;
use crate::release::Vertex;

/// The borders of areas.
#[derive(Debug)]
pub(super) struct Arcs {
    /// Places, each once, ascending.
    pub(super) places: Vec<Vertex>,
    /// Pieces of border from end to end, as positions of places; two at the least.
    pub(super) pieces: Vec<Vec<u32>>,
    /// For each ring its arcs in order, and whether each goes the other way.
    pub(super) rings: Vec<Vec<(u32, bool)>>,
}

impl Arcs {
    pub(super) fn cut(features: &[&Polygons]) -> Self {
        let rings = || features.iter().flat_map(|own| own.iter().flatten());
        let mut places: Vec<Vertex> = rings().flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let open: Vec<Vec<u32>> = rings().map(|ring| opened(ring, &places)).collect();
        let junctions = junctions(&open, places.len());
        let mut arcs = Self {
            places,
            pieces: Vec::new(),
            rings: Vec::with_capacity(open.len()),
        };
        let mut known = HashMap::new();
        for ring in open {
            let cut = cut_ring(ring, &junctions);
            let used = cut.into_iter().map(|arc| arcs.number(arc, &mut known));
            let used: Vec<(u32, bool)> = used.collect();
            arcs.rings.push(used);
        }
        arcs
    }

    /// The number of an arc, kept where it is new, and whether it was given the other way.
    fn number(&mut self, arc: Vec<u32>, known: &mut HashMap<Vec<u32>, u32>) -> (u32, bool) {
        let mut reversed = arc.clone();
        reversed.reverse();
        let is_reversed = reversed < arc;
        let way = if is_reversed { reversed } else { arc };
        let number = match known.entry(way) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                self.pieces.push(new.key().clone());
                *new.insert(self.pieces.len() as u32 - 1)
            }
        };
        (number, is_reversed)
    }
}

/// A ring as positions of places, none twice in a row, and without its first repeated.
fn opened(ring: &[Vertex], places: &[Vertex]) -> Vec<u32> {
    let position = |vertex: &Vertex| places.binary_search(vertex).unwrap_or_default() as u32;
    let mut open: Vec<u32> = ring.iter().map(position).collect();
    open.dedup();
    while open.len() > 1 && open.first() == open.last() {
        open.pop();
    }
    open
}

/// Which places are ends of arcs: those that have not exactly two neighbours, and all of rings that have no inside.
fn junctions(rings: &[Vec<u32>], places: usize) -> Vec<bool> {
    let mut neighbours = vec![[u32::MAX; 2]; places];
    let mut is_junction = vec![false; places];
    for ring in rings {
        let next = ring.iter().cycle().skip(1);
        for (from, to) in ring.iter().zip(next) {
            for (at, other) in [(*from, *to), (*to, *from)] {
                let known = &mut neighbours[at as usize];
                if let Some(free) = known
                    .iter_mut()
                    .find(|own| **own == u32::MAX || **own == other)
                {
                    *free = other;
                } else {
                    is_junction[at as usize] = true;
                }
            }
        }
        if ring.len() < 3 {
            for at in ring {
                is_junction[*at as usize] = true;
            }
        }
    }
    for (at, known) in neighbours.iter().enumerate() {
        is_junction[at] |= known[1] == u32::MAX;
    }
    is_junction
}

/// The arcs of a ring, each from one end to the next; one without an end begins at its smallest place.
fn cut_ring(mut ring: Vec<u32>, junctions: &[bool]) -> Vec<Vec<u32>> {
    let is_end = |at: &u32| junctions[*at as usize];
    let smallest = || ring.iter().enumerate().min_by_key(|(_, at)| **at);
    let start = ring.iter().position(is_end);
    let Some(start) = start.or_else(|| smallest().map(|(nth, _)| nth)) else {
        return Vec::new();
    };
    ring.rotate_left(start);
    let first = ring[0];
    ring.push(first);
    let mut arcs = Vec::new();
    let mut arc = vec![first];
    for at in ring.into_iter().skip(1) {
        arc.push(at);
        if is_end(&at) {
            arcs.push(std::mem::replace(&mut arc, vec![at]));
        }
    }
    if arc.len() > 1 {
        arcs.push(arc);
    }
    arcs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32, y: i32) -> Polygons {
        vec![vec![vec![
            (x, y),
            (x + 10, y),
            (x + 10, y + 10),
            (x, y + 10),
            (x, y),
        ]]]
    }

    #[test]
    fn a_border_of_two_areas_is_one_arc_used_by_both_ways() {
        let (left, right) = (square(0, 0), square(10, 0));
        let arcs = Arcs::cut(&[&left, &right]);
        assert_eq!(arcs.pieces.len(), 3);
        let shared: Vec<u32> = arcs.rings[0].iter().map(|(arc, _)| *arc).collect();
        let shared = |(arc, _): &&(u32, bool)| shared.contains(arc);
        let found: Vec<_> = arcs.rings[1].iter().filter(shared).collect();
        assert_eq!(found.len(), 1);
        let other = arcs.rings[0].iter().find(|(arc, _)| *arc == found[0].0);
        assert_ne!(other.unwrap().1, found[0].1);
    }

    #[test]
    fn an_island_and_the_hole_around_it_are_one_arc() {
        let island = square(20, 20);
        let hole = vec![(30, 20), (20, 20), (20, 30), (30, 30), (30, 20)];
        let shell = vec![(0, 0), (50, 0), (50, 50), (0, 50), (0, 0)];
        let around = vec![vec![shell, hole]];
        let arcs = Arcs::cut(&[&island, &around]);
        assert_eq!((arcs.pieces.len(), arcs.rings.len()), (2, 3));
        assert_eq!(arcs.rings[0][0].0, arcs.rings[2][0].0);
        assert_ne!(arcs.rings[0][0].1, arcs.rings[2][0].1);
    }

    #[test]
    fn rings_without_an_inside_are_cut_at_every_place() {
        let flat: Polygons = vec![vec![vec![(0, 0), (9, 9), (0, 0)], vec![], vec![(3, 3)]]];
        let arcs = Arcs::cut(&[&flat]);
        assert_eq!(arcs.rings.len(), 3);
        assert!(arcs.pieces.iter().all(|arc| arc.len() == 2));
    }
}
