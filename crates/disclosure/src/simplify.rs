//! Areas drawn with fewer vertices, neighbours seamless: their borders are cut into arcs where three or more meet, and each
//! arc is simplified once (Visvalingam & Whyatt, Line generalisation by repeated elimination of points, 1993).

mod arcs;
mod nearby;

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use crate::geometry::Polygons;
use crate::release::Vertex;
use arcs::Arcs;
use nearby::{Nearby, Triangle};

/// A closed ring has four places at the least, its first repeated.
const FEWEST: u32 = 4;

/// Features with every vertex left out whose triangle with its neighbours is smaller than this many pixels (of 256 to a
/// tile) at a zoom. Where three borders meet, nothing moves; no ring has fewer than four places; a vertex whose leaving would
/// make a border cross or touch itself or another stays. One list of polygons for each feature, in their order.
#[must_use]
pub fn simplify(features: &[&Polygons], zoom: u8, pixels: f64) -> Vec<Polygons> {
    let arcs = Arcs::cut(features);
    let mut work = Simplifying::new(&arcs, zoom);
    work.run(pixels);
    let mut rings = 0..;
    let mut drawn = |_: &Vec<Vertex>| work.ring(rings.next().unwrap_or_default());
    let polygon = |polygon: &Vec<Vec<Vertex>>| polygon.iter().map(&mut drawn).collect();
    let mut polygon = polygon;
    let feature = |feature: &&Polygons| feature.iter().map(&mut polygon).collect();
    features.iter().map(feature).collect()
}

/// No slot.
const NONE: u32 = u32::MAX;

/// The arcs' places as linked lists, side by side; a slot is one place of one arc.
struct Simplifying<'a> {
    arcs: &'a Arcs,
    /// By slot: its place, its arc, and the slots before and behind it.
    place: Vec<u32>,
    arc: Vec<u32>,
    before: Vec<u32>,
    behind: Vec<u32>,
    /// By slot, how often its triangle changed.
    version: Vec<u32>,
    /// By arc: its first slot and how many are left.
    first: Vec<u32>,
    left: Vec<u32>,
    /// By arc, the rings that use it.
    rings: Vec<Vec<u32>>,
    /// By ring, how many sides are left.
    sides: Vec<u32>,
    /// Ends of arcs that are one straight side.
    straight: BTreeSet<(u32, u32)>,
    nearby: Nearby,
    /// Pixels to a millionth of a degree of longitude.
    scale: f64,
}

/// By its area, which is none negative, in the order of its bits; then by slot, so that ties have an order.
type Candidate = Reverse<(u64, u32, u32)>;

impl<'a> Simplifying<'a> {
    fn new(arcs: &'a Arcs, zoom: u8) -> Self {
        let slots: usize = arcs.pieces.iter().map(Vec::len).sum();
        let mut new = Self {
            arcs,
            place: Vec::with_capacity(slots),
            arc: Vec::with_capacity(slots),
            before: Vec::with_capacity(slots),
            behind: Vec::with_capacity(slots),
            version: vec![0; slots],
            first: Vec::with_capacity(arcs.pieces.len()),
            left: arcs.pieces.iter().map(|arc| arc.len() as u32).collect(),
            rings: vec![Vec::new(); arcs.pieces.len()],
            sides: vec![0; arcs.rings.len()],
            straight: BTreeSet::new(),
            nearby: Nearby::new(&arcs.places),
            scale: f64::from(256_u32 << zoom.min(22)) / 360e6,
        };
        for (at, arc) in arcs.pieces.iter().enumerate() {
            new.lay(at as u32, arc);
        }
        for (ring, used) in arcs.rings.iter().enumerate() {
            for (arc, _) in used {
                new.rings[*arc as usize].push(ring as u32);
                new.sides[ring] += new.left[*arc as usize] - 1;
            }
        }
        new
    }

    fn lay(&mut self, at: u32, arc: &[u32]) {
        let first = self.place.len() as u32;
        let last = first + arc.len() as u32 - 1;
        self.first.push(first);
        for (slot, place) in (first..).zip(arc) {
            self.place.push(*place);
            self.arc.push(at);
            self.before
                .push(if slot == first { NONE } else { slot - 1 });
            self.behind.push(if slot == last { NONE } else { slot + 1 });
            self.nearby.add(*place);
        }
        if let [from, to] = arc {
            self.straight.insert((*from.min(to), *from.max(to)));
        }
    }

    fn run(&mut self, pixels: f64) {
        let candidates = (0..self.place.len() as u32).filter_map(|slot| self.candidate(slot));
        let mut heap: BinaryHeap<Candidate> = candidates.collect();
        while let Some(Reverse((area, slot, version))) = heap.pop() {
            if f64::from_bits(area) >= pixels {
                break;
            }
            if self.version[slot as usize] != version || !self.may_leave(slot) {
                continue;
            }
            let (before, behind) = self.leave(slot);
            for slot in [before, behind] {
                self.version[slot as usize] += 1;
                heap.extend(self.candidate(slot));
            }
        }
    }

    /// The slots around an inner one.
    fn around(&self, slot: u32) -> Option<(u32, u32)> {
        let (before, behind) = (self.before[slot as usize], self.behind[slot as usize]);
        (before != NONE && behind != NONE).then_some((before, behind))
    }

    fn triangle(&self, slot: u32) -> Option<Triangle> {
        let (before, behind) = self.around(slot)?;
        let corners = [before, slot, behind].map(|slot| self.place[slot as usize]);
        Some(Triangle {
            corners,
            at: corners.map(|place| self.arcs.places[place as usize]),
        })
    }

    fn candidate(&self, slot: u32) -> Option<Candidate> {
        let triangle = self.triangle(slot)?;
        let latitude = f64::from(triangle.at[1].1) / 1e6;
        // A degree of latitude is longer on the map than one of longitude, by the secant of the latitude.
        let secant = 1.0 / libm::cos(latitude.to_radians()).max(0.01);
        let area = triangle.area() * self.scale * self.scale * secant;
        let version = self.version[slot as usize];
        Some(Reverse((area.to_bits(), slot, version)))
    }

    fn may_leave(&self, slot: u32) -> bool {
        let Some((triangle, (before, behind))) = self.triangle(slot).zip(self.around(slot)) else {
            return false;
        };
        let arc = self.arc[slot as usize] as usize;
        if self.rings[arc]
            .iter()
            .any(|ring| self.is_smallest(*ring, arc))
        {
            return false;
        }
        let [from, _, to] = triangle.corners;
        let first = self.first[arc];
        let is_closed = from == to || self.is_closed(arc);
        if is_closed && self.left[arc] <= FEWEST {
            return false;
        }
        let is_last = before == first && self.behind[behind as usize] == NONE;
        if is_last && self.straight.contains(&(from.min(to), from.max(to))) {
            return false;
        }
        !self.nearby.any_in(&triangle)
    }

    /// Whether a ring can spare no place of an arc that it uses.
    fn is_smallest(&self, ring: u32, arc: usize) -> bool {
        let uses = self.rings[arc].iter().filter(|own| **own == ring).count();
        self.sides[ring as usize] + 1 < FEWEST + uses as u32
    }

    fn is_closed(&self, arc: usize) -> bool {
        let arc = &self.arcs.pieces[arc];
        arc.first() == arc.last()
    }

    /// Takes a slot out; those that were around it.
    fn leave(&mut self, slot: u32) -> (u32, u32) {
        let (before, behind) = (self.before[slot as usize], self.behind[slot as usize]);
        self.behind[before as usize] = behind;
        self.before[behind as usize] = before;
        self.version[slot as usize] += 1;
        self.nearby.remove(self.place[slot as usize]);
        let arc = self.arc[slot as usize] as usize;
        self.left[arc] -= 1;
        for ring in &self.rings[arc] {
            self.sides[*ring as usize] -= 1;
        }
        if self.left[arc] == 2 {
            let (from, to) = (self.place[before as usize], self.place[behind as usize]);
            self.straight.insert((from.min(to), from.max(to)));
        }
        (before, behind)
    }

    /// A ring as it is left, closed.
    fn ring(&self, nth: usize) -> Vec<Vertex> {
        let mut ring = Vec::new();
        for (arc, is_reversed) in self.arcs.rings.get(nth).into_iter().flatten() {
            let from = ring.len();
            let mut slot = self.first[*arc as usize];
            while slot != NONE {
                ring.push(self.arcs.places[self.place[slot as usize] as usize]);
                slot = self.behind[slot as usize];
            }
            if *is_reversed {
                ring[from..].reverse();
            }
            // The next arc begins where this one ends.
            ring.pop();
        }
        ring.extend(ring.first().copied());
        ring
    }
}

#[cfg(test)]
#[path = "simplify_tests.rs"]
mod tests;
