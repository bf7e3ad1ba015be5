//! Where the features of a collection are, column by column: for a hex some 85 bytes, whoever asks for which period.

use gocpont_disclosure::outlines::Outlines;
use gocpont_disclosure::release::{Shape, Vertex};

use super::near::Near;
use super::texts::Texts;
use crate::polygons::{Flat, Polygons};
use crate::table::{Bounds, Geometry};

/// The shapes of a collection, in ascending order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    ids: Ids,
    /// 0 where the feature is no hex.
    hexes: Vec<u64>,
    blocks: Texts,
    areas: Texts,
    names: Texts,
    vertices: Vec<Vertex>,
    /// The end of each ring in `vertices`.
    rings: Vec<u32>,
    /// What shapes are made of, where one of them is not a polygon of one ring.
    parts: Option<Parts>,
    near: Near,
    /// How areas are drawn at low zooms.
    outlines: Option<Outlines>,
}

/// Which rings make polygons, and which polygons shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    /// The end of each polygon in the rings.
    polygons: Vec<u32>,
    /// The end of each shape in `polygons`.
    shapes: Vec<u32>,
}

/// Ids, of which nothing but the first is kept while they follow one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ids {
    first: u64,
    count: usize,
    all: Vec<u64>,
}

impl Ids {
    fn push(&mut self, id: u64) {
        if self.count == 0 {
            self.first = id;
        }
        let next = self.first.checked_add(self.count as u64);
        if self.all.is_empty() && next != Some(id) {
            self.all = (0..self.count as u64).map(|nth| self.first + nth).collect();
        }
        if next != Some(id) || !self.all.is_empty() {
            self.all.push(id);
        }
        self.count += 1;
    }

    fn get(&self, at: usize) -> Option<u64> {
        if self.all.is_empty() {
            return (at < self.count).then(|| self.first + at as u64);
        }
        self.all.get(at).copied()
    }
}

impl Places {
    /// Makes room for so many shapes, so that nothing is moved while they come.
    #[must_use]
    pub fn with_capacity(shapes: usize) -> Self {
        Self {
            hexes: Vec::with_capacity(shapes),
            blocks: Texts::with_capacity(shapes),
            rings: Vec::with_capacity(shapes),
            vertices: Vec::with_capacity(shapes * 7),
            ..Self::default()
        }
    }

    /// Takes one more shape; [`Self::finish`] has to follow the last.
    pub fn push(&mut self, shape: &Shape) {
        let at = self.len();
        self.ids.push(shape.id);
        self.hexes.push(shape.hex.unwrap_or_default());
        self.blocks.push(at, shape.block.as_deref());
        self.areas.push(at, shape.area.as_deref());
        self.names.push(at, shape.name.as_deref());
        let is_one = matches!(shape.polygons.as_slice(), [rings] if rings.len() == 1);
        if !is_one && self.parts.is_none() {
            let ends: Vec<u32> = (1..=at as u32).collect();
            let (polygons, shapes) = (ends.clone(), ends);
            self.parts = Some(Parts { polygons, shapes });
        }
        for rings in &shape.polygons {
            for ring in rings {
                self.vertices.extend_from_slice(ring);
                self.rings.push(self.vertices.len() as u32);
            }
            if let Some(parts) = &mut self.parts {
                parts.polygons.push(self.rings.len() as u32);
            }
        }
        if let Some(parts) = &mut self.parts {
            parts.shapes.push(parts.polygons.len() as u32);
        }
    }

    /// Gives back the room that was not needed.
    pub fn shrink(&mut self) {
        self.ids.all.shrink_to_fit();
        self.hexes.shrink_to_fit();
        self.vertices.shrink_to_fit();
        self.rings.shrink_to_fit();
        if let Some(parts) = &mut self.parts {
            parts.polygons.shrink_to_fit();
            parts.shapes.shrink_to_fit();
        }
    }

    /// Puts what was taken in an order by place, so that what lies near somewhere is found without looking at all.
    #[must_use]
    pub fn finish(mut self) -> Self {
        for texts in [&mut self.blocks, &mut self.areas, &mut self.names] {
            texts.shrink();
        }
        self.near = Near::new(self.len(), |at| self.bounds(at));
        self
    }

    /// Has areas drawn at low zooms as these, where there is one for each.
    #[must_use]
    pub fn with_outlines(mut self, outlines: Option<Outlines>) -> Self {
        self.outlines = outlines.filter(|own| own.fits(self.len()));
        self
    }

    /// Those of a list.
    #[must_use]
    pub fn of(shapes: &[Shape]) -> Self {
        let mut places = Self::with_capacity(shapes.len());
        for shape in shapes {
            places.push(shape);
        }
        places.finish()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ids.count
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let words = self.ids.all.capacity() + self.hexes.capacity() + self.vertices.capacity();
        let parts = self.parts.as_ref();
        let parts = parts.map_or(0, |parts| {
            parts.polygons.capacity() + parts.shapes.capacity()
        });
        let texts = self.blocks.bytes() + self.areas.bytes() + self.names.bytes();
        let drawn = self.outlines.as_ref().map_or(0, Outlines::bytes);
        8 * words + 4 * (self.rings.capacity() + parts) + texts + self.near.bytes() + drawn
    }

    /// Calls for those whose boxes may touch this one, ascending.
    pub fn near(&self, bounds: Bounds, call: &mut dyn FnMut(usize)) {
        self.near.each(bounds, call);
    }

    pub(crate) fn id(&self, at: usize) -> Option<u64> {
        self.ids.get(at)
    }

    pub(crate) fn hex(&self, at: usize) -> Option<u64> {
        self.hexes.get(at).copied().filter(|hex| *hex != 0)
    }

    pub(crate) fn block(&self, at: usize) -> Option<&str> {
        self.blocks.get(at)
    }

    pub(crate) fn area(&self, at: usize) -> Option<&str> {
        self.areas.get(at)
    }

    pub(crate) fn name(&self, at: usize) -> Option<&str> {
        self.names.get(at)
    }

    pub(crate) fn polygons(&self, at: usize) -> Option<Polygons<'_>> {
        let Some(parts) = &self.parts else {
            let (from, to) = (before(&self.rings, at)?, *self.rings.get(at)?);
            let ring = self.vertices.get(from as usize..to as usize)?;
            return Some(Polygons::one(ring));
        };
        let (from, to) = (before(&parts.shapes, at)?, *parts.shapes.get(at)?);
        let polygons = parts.polygons.get(from as usize..to as usize)?;
        let first_ring = before(&parts.polygons, from as usize)?;
        let last_ring = polygons.last().copied().unwrap_or(first_ring);
        let rings = self.rings.get(first_ring as usize..last_ring as usize)?;
        let first_vertex = before(&self.rings, first_ring as usize)?;
        let last_vertex = rings.last().copied().unwrap_or(first_vertex);
        let vertices = first_vertex as usize..last_vertex as usize;
        Some(Polygons::flat(Flat {
            vertices: self.vertices.get(vertices)?,
            rings,
            polygons,
            first_vertex,
            first_ring,
        }))
    }

    pub(crate) fn drawn(&self, at: usize, zoom: u8) -> Option<Polygons<'_>> {
        let outlines = self.outlines.as_ref();
        let drawn = outlines.and_then(|own| own.at(at, zoom));
        drawn.map_or_else(|| self.polygons(at), |own| Some(Polygons::of(own)))
    }

    pub(crate) fn bounds(&self, at: usize) -> Option<Bounds> {
        Geometry::Polygons(self.polygons(at)?).bounds()
    }
}

/// Where the nth of those that end here begins.
fn before(ends: &[u32], nth: usize) -> Option<u32> {
    match nth.checked_sub(1) {
        Some(before) => ends.get(before).copied(),
        None => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{shape, square};

    fn lists(polygons: Polygons<'_>) -> Vec<Vec<Vec<Vertex>>> {
        let rings = |rings: crate::polygons::Rings<'_>| rings.iter().map(<[_]>::to_vec).collect();
        polygons.iter().map(rings).collect()
    }

    #[test]
    fn shapes_read_as_they_were_taken_whether_alike_or_not() {
        let one = |x: i32| vec![vec![square((x, 0), 10)]];
        let two = vec![
            vec![square((0, 0), 9), square((2, 2), 3)],
            vec![square((50, 0), 5)],
        ];
        let mixed = [one(1), one(2), two, vec![], one(3)];
        for shown in [&mixed[..2], &mixed[..], &mixed[2..]] {
            for step in [1, 3] {
                let shapes = shown.iter().enumerate();
                let shapes: Vec<Shape> = shapes
                    .map(|(at, polygons)| shape(7 + at as u64 * step, polygons.clone()))
                    .collect();
                let places = Places::of(&shapes);
                assert_eq!(places.len(), shapes.len());
                for (at, shape) in shapes.iter().enumerate() {
                    assert_eq!(places.id(at), Some(shape.id));
                    assert_eq!(lists(places.polygons(at).unwrap()), shape.polygons);
                }
                assert!(places.polygons(shapes.len()).is_none());
                assert_eq!(places.id(shapes.len()), None);
            }
        }
    }
}
