//! Mapbox Vector Tiles 2.1: one layer, named as the collection, of the features that a tile shows.
//!
//! A feature that crosses borders carries all its properties in every tile it touches; nothing is simplified, merged or
//! moved but to the nearest point of the tile's grid. A ring whose area is 0 on that grid cannot be written as MVT
//! wants it, nor can a line of one place: it is left out. A feature is missing from a tile only if nothing else is left
//! of it there.

mod writer;

use gocpont_disclosure::release::Vertex;

use crate::clip::{Place, Square, twice_area};
use crate::polygons::Rings;
use crate::table::{Geometry, Table};
use crate::tile::{BUFFER, EXTENT, TileId};
use writer::LayerWriter;

/// What of a geometry a tile shows, in its units; rings do not repeat their first place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    Points(Vec<Place>),
    Lines(Vec<Vec<Place>>),
    Polygons(Vec<Vec<Vec<Place>>>),
}

/// A tile of a table's features; no bytes at all where it shows none.
pub fn tile<T: Table + ?Sized>(table: &T, tile: TileId) -> Vec<u8> {
    let mut layer = LayerWriter::new(table.columns().len());
    let mut cutter = Cutter::new(tile);
    table.near(tile.reach(), &mut |at| {
        if let Some(shown) = table.geometry(at).and_then(|own| cutter.shown(own)) {
            layer.add(table, at, &shown);
        }
    });
    layer.finish(table)
}

struct Cutter {
    tile: TileId,
    square: Square,
    spare: Vec<Place>,
}

impl Cutter {
    fn new(tile: TileId) -> Self {
        let (extent, buffer) = (i64::from(EXTENT), i64::from(BUFFER));
        let square = Square {
            low: -buffer,
            high: extent + buffer,
        };
        Self {
            tile,
            square,
            spare: Vec::new(),
        }
    }

    fn shown(&mut self, geometry: Geometry<'_>) -> Option<Shown> {
        match geometry {
            Geometry::Point(vertex) => {
                let place = self.tile.place(vertex);
                self.square.holds(place).then(|| Shown::Points(vec![place]))
            }
            Geometry::Lines(lines) => {
                let cut = |line: &Vec<Vertex>| self.square.cut_line(&self.placed(line));
                let pieces: Vec<_> = lines.iter().flat_map(cut).collect();
                (!pieces.is_empty()).then_some(Shown::Lines(pieces))
            }
            Geometry::Polygons(polygons) => {
                let cut = |rings: Rings<'_>| self.polygon(rings);
                let found: Vec<_> = polygons.iter().filter_map(cut).collect();
                (!found.is_empty()).then_some(Shown::Polygons(found))
            }
        }
    }

    /// The rings of a polygon that have an area; none where its holes leave nothing of its shell.
    fn polygon(&mut self, rings: Rings<'_>) -> Option<Vec<Vec<Place>>> {
        let mut found = Vec::with_capacity(rings.len());
        let mut left = 0;
        for (nth, ring) in rings.iter().enumerate() {
            let ring = self.ring(ring);
            let area = twice_area(&ring);
            left += if nth == 0 { area } else { -area };
            if left <= 0 {
                return None;
            }
            if area > 0 {
                found.push(ring);
            }
        }
        Some(found)
    }

    fn ring(&mut self, ring: &[Vertex]) -> Vec<Place> {
        let mut places = self.placed(ring);
        open(&mut places);
        self.square.cut_ring(&mut places, &mut self.spare);
        places.dedup();
        open(&mut places);
        places
    }

    /// The vertices on the tile's grid, those that fall on the one before left out.
    fn placed(&self, vertices: &[Vertex]) -> Vec<Place> {
        let mut places: Vec<Place> = vertices.iter().map(|v| self.tile.place(*v)).collect();
        places.dedup();
        places
    }
}

fn open(ring: &mut Vec<Place>) {
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
}

#[cfg(test)]
#[path = "mvt_tests.rs"]
mod tests;
