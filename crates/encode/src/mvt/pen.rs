//! The geometry of a feature as commands and moves from place to place (Mapbox Vector Tile 2.1, section 4.3).

use super::drawing::{Drawing, Kind};
use super::varint;
use crate::clip::Place;

/// Writes what is drawn behind what is there, and says which kind it is.
pub(super) fn push_geometry(out: &mut Vec<u8>, drawing: &Drawing) -> u8 {
    let mut pen = Pen { out, x: 0, y: 0 };
    let kind = drawing.kind();
    for (places, turned) in drawing.parts() {
        match kind {
            Kind::Points => pen.points(places),
            Kind::Lines => pen.path(places.iter().copied()),
            Kind::Polygons => {
                if turned {
                    pen.path(places.iter().rev().copied());
                } else {
                    pen.path(places.iter().copied());
                }
                pen.command(7, 1);
            }
        }
    }
    kind as u8
}

/// Where the last command ended.
struct Pen<'o> {
    out: &'o mut Vec<u8>,
    x: i64,
    y: i64,
}

impl Pen<'_> {
    fn command(&mut self, id: u64, count: usize) {
        varint::push(self.out, (count as u64) << 3 | id);
    }

    fn points(&mut self, places: &[Place]) {
        self.command(1, places.len());
        self.moves(places.iter().copied());
    }

    fn path(&mut self, mut places: impl ExactSizeIterator<Item = Place>) {
        let Some(first) = places.next() else {
            return;
        };
        self.command(1, 1);
        self.moves(std::iter::once(first));
        self.command(2, places.len());
        self.moves(places);
    }

    fn moves(&mut self, places: impl ExactSizeIterator<Item = Place>) {
        let mut at = self.out.len();
        self.out
            .resize(at + (places.len() + 1) * 2 * varint::ROOM, 0);
        for (x, y) in places {
            for step in [x - self.x, y - self.y] {
                let zigzag = (step << 1) ^ (step >> 63);
                at = varint::put(self.out, at, zigzag as u64);
            }
            (self.x, self.y) = (x, y);
        }
        self.out.truncate(at);
    }
}
