//! Where the features of a collection are, column by column: for each some 110 bytes, whoever asks for which period.

use gocpont_disclosure::release::{Shape, Vertex};

use super::near::{Boxes, Near};
use crate::polygons::{Flat, Polygons};
use crate::table::{Bounds, Geometry};

/// The shapes of a collection, in ascending order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    ids: Vec<u64>,
    /// 0 where the feature is no hex.
    hexes: Vec<u64>,
    blocks: Texts,
    areas: Texts,
    names: Texts,
    vertices: Vec<Vertex>,
    /// The end of each ring in `vertices`.
    rings: Vec<u32>,
    /// The end of each polygon in `rings`.
    polygons: Vec<u32>,
    /// The end of each shape in `polygons`.
    shapes: Vec<u32>,
    near: Near,
}

/// Texts side by side; an empty one is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, at: usize, text: Option<&str>) {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return;
        };
        let end = self.all.len() as u32;
        self.ends.resize(at, end);
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
    }

    fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        self.all.get(start..end).filter(|text| !text.is_empty())
    }

    const fn bytes(&self) -> usize {
        self.all.capacity() + self.ends.capacity() * size_of::<u32>()
    }
}

impl Places {
    /// Makes room for so many shapes, so that nothing is moved while they come.
    #[must_use]
    pub fn with_capacity(shapes: usize) -> Self {
        Self {
            ids: Vec::with_capacity(shapes),
            hexes: Vec::with_capacity(shapes),
            rings: Vec::with_capacity(shapes),
            polygons: Vec::with_capacity(shapes),
            shapes: Vec::with_capacity(shapes),
            vertices: Vec::with_capacity(shapes * 7),
            ..Self::default()
        }
    }

    /// Takes one more shape; [`Self::finish`] has to follow the last.
    pub fn push(&mut self, shape: &Shape) {
        let at = self.ids.len();
        self.ids.push(shape.id);
        self.hexes.push(shape.hex.unwrap_or_default());
        self.blocks.push(at, shape.block.as_deref());
        self.areas.push(at, shape.area.as_deref());
        self.names.push(at, shape.name.as_deref());
        for rings in &shape.polygons {
            for ring in rings {
                self.vertices.extend_from_slice(ring);
                self.rings.push(self.vertices.len() as u32);
            }
            self.polygons.push(self.rings.len() as u32);
        }
        self.shapes.push(self.polygons.len() as u32);
    }

    /// Gives back the room that was not needed.
    pub fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.hexes.shrink_to_fit();
        self.vertices.shrink_to_fit();
        self.rings.shrink_to_fit();
        self.polygons.shrink_to_fit();
        self.shapes.shrink_to_fit();
        for texts in [&mut self.blocks, &mut self.areas, &mut self.names] {
            texts.all.shrink_to_fit();
            texts.ends.shrink_to_fit();
        }
    }

    /// Puts what was taken in an order by place, so that what lies near somewhere is found without looking at all.
    #[must_use]
    pub fn finish(mut self) -> Self {
        let boxes: Vec<Option<Bounds>> = (0..self.len()).map(|at| self.bounds(at)).collect();
        self.near = Near::new(&Boxes(&boxes));
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
        self.ids.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Bytes they take.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        let words = self.ids.capacity() + self.hexes.capacity() + self.vertices.capacity();
        let ends = self.rings.capacity() + self.polygons.capacity() + self.shapes.capacity();
        let texts = self.blocks.bytes() + self.areas.bytes() + self.names.bytes();
        8 * words + 4 * ends + texts + self.near.bytes()
    }

    /// Calls for those whose boxes may touch this one, ascending.
    pub fn near(&self, bounds: Bounds, call: &mut dyn FnMut(usize)) {
        self.near.each(bounds, call);
    }

    pub(crate) fn id(&self, at: usize) -> Option<u64> {
        self.ids.get(at).copied()
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
        let before =
            |ends: &[u32], at: usize| at.checked_sub(1).map_or(Some(0), |b| ends.get(b).copied());
        let (from, to) = (before(&self.shapes, at)?, *self.shapes.get(at)?);
        let polygons = self.polygons.get(from as usize..to as usize)?;
        let first_ring = before(&self.polygons, from as usize)?;
        let last_ring = polygons.last().copied().unwrap_or(first_ring);
        let rings = self.rings.get(first_ring as usize..last_ring as usize)?;
        let first_vertex = before(&self.rings, first_ring as usize)?;
        let last_vertex = rings.last().copied().unwrap_or(first_vertex);
        Some(Polygons::flat(Flat {
            vertices: self
                .vertices
                .get(first_vertex as usize..last_vertex as usize)?,
            rings,
            polygons,
            first_vertex,
            first_ring,
        }))
    }

    pub(crate) fn bounds(&self, at: usize) -> Option<Bounds> {
        Geometry::Polygons(self.polygons(at)?).bounds()
    }
}
