//! Polygons as encoders read them, whether they lie in lists of lists or side by side in one.

use gocpont_disclosure::release::Vertex;

/// Polygons of closed rings.
#[derive(Clone, Copy, Debug)]
pub struct Polygons<'t>(Of<'t>);

#[derive(Clone, Copy, Debug)]
enum Of<'t> {
    Lists(&'t [Vec<Vec<Vertex>>]),
    /// One polygon of one ring.
    One(&'t [Vertex]),
    Flat(Flat<'t>),
}

/// Rings in one list of vertices: `rings` has the end of each ring, `polygons` the end of each polygon as a number of
/// rings. Both count from the start of the lists they lie in, which is `first_vertex` and `first_ring` before this part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flat<'t> {
    pub(crate) vertices: &'t [Vertex],
    pub(crate) rings: &'t [u32],
    pub(crate) polygons: &'t [u32],
    pub(crate) first_vertex: u32,
    pub(crate) first_ring: u32,
}

/// The rings of one polygon: its shell, then its holes.
#[derive(Clone, Copy, Debug)]
pub struct Rings<'t>(OfRings<'t>);

#[derive(Clone, Copy, Debug)]
enum OfRings<'t> {
    Lists(&'t [Vec<Vertex>]),
    One(&'t [Vertex]),
    Flat {
        vertices: &'t [Vertex],
        rings: &'t [u32],
        /// Where the first ring starts, and what the positions are counted from.
        start: u32,
        first_vertex: u32,
    },
}

impl<'t> Polygons<'t> {
    /// Those of lists of lists.
    #[must_use]
    pub const fn of(polygons: &'t [Vec<Vec<Vertex>>]) -> Self {
        Self(Of::Lists(polygons))
    }

    /// One polygon of one ring.
    pub(crate) const fn one(ring: &'t [Vertex]) -> Self {
        Self(Of::One(ring))
    }

    pub(crate) const fn flat(flat: Flat<'t>) -> Self {
        Self(Of::Flat(flat))
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        match self.0 {
            Of::Lists(polygons) => polygons.len(),
            Of::One(_) => 1,
            Of::Flat(flat) => flat.polygons.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The nth of them.
    #[must_use]
    pub fn get(self, nth: usize) -> Option<Rings<'t>> {
        match self.0 {
            Of::Lists(polygons) => polygons.get(nth).map(|rings| Rings(OfRings::Lists(rings))),
            Of::One(ring) => (nth == 0).then_some(Rings(OfRings::One(ring))),
            Of::Flat(flat) => flat.polygon(nth),
        }
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Rings<'t>> {
        (0..self.len()).filter_map(move |nth| self.get(nth))
    }
}

impl<'t> Flat<'t> {
    fn polygon(self, nth: usize) -> Option<Rings<'t>> {
        let end = |at: usize| self.polygons.get(at).map(|end| end - self.first_ring);
        let from = nth.checked_sub(1).map_or(Some(0), end)? as usize;
        let rings = self.rings.get(from..end(nth)? as usize)?;
        let start = match from.checked_sub(1) {
            Some(before) => *self.rings.get(before)?,
            None => self.first_vertex,
        };
        Some(Rings(OfRings::Flat {
            vertices: self.vertices,
            rings,
            start,
            first_vertex: self.first_vertex,
        }))
    }
}

impl<'t> Rings<'t> {
    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        match self.0 {
            OfRings::Lists(rings) => rings.len(),
            OfRings::One(_) => 1,
            OfRings::Flat { rings, .. } => rings.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The nth of them.
    #[must_use]
    pub fn get(self, nth: usize) -> Option<&'t [Vertex]> {
        match self.0 {
            OfRings::Lists(rings) => rings.get(nth).map(Vec::as_slice),
            OfRings::One(ring) => (nth == 0).then_some(ring),
            OfRings::Flat {
                vertices,
                rings,
                start,
                first_vertex,
            } => {
                let from = match nth.checked_sub(1) {
                    Some(before) => *rings.get(before)?,
                    None => start,
                };
                let within = |at: u32| at.checked_sub(first_vertex).map(|at| at as usize);
                vertices.get(within(from)?..within(*rings.get(nth)?)?)
            }
        }
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = &'t [Vertex]> {
        (0..self.len()).filter_map(move |nth| self.get(nth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(polygons: Polygons<'_>) -> Vec<Vec<Vec<Vertex>>> {
        let rings = |rings: Rings<'_>| rings.iter().map(<[Vertex]>::to_vec).collect();
        polygons.iter().map(rings).collect()
    }

    #[test]
    fn what_lies_side_by_side_reads_as_what_lies_in_lists() {
        let ring = |x: i32, count: i32| (0..count).map(|y| (x, y)).collect::<Vec<_>>();
        let written = vec![vec![ring(1, 4), ring(2, 5)], vec![ring(3, 6)]];
        let flat = Flat {
            vertices: &written.concat().concat(),
            rings: &[104, 109, 115],
            polygons: &[9, 10],
            first_vertex: 100,
            first_ring: 7,
        };
        assert_eq!(lists(Polygons::flat(flat)), written);
        assert_eq!(lists(Polygons::of(&written)), written);
        assert!(Polygons::flat(flat).get(2).is_none());
        assert_eq!(Polygons::flat(flat).get(1).map(Rings::len), Some(1));
        let one = Polygons::one(&written[1][0]);
        assert_eq!(lists(one), written[1..]);
        assert!(one.get(1).is_none() && one.get(0).is_some_and(|rings| rings.get(1).is_none()));
    }
}
