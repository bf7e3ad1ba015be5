//! What of a geometry a tile shows, on the tile's grid and cut at its edge: places side by side in room that one feature
//! after the other uses.

use gocpont_disclosure::release::Vertex;

use super::grid::Grid;
use crate::clip::{Place, Square, twice_area};
use crate::polygons::Rings;
use crate::table::Geometry;
use crate::tile::{BUFFER, EXTENT, TileId};

/// The kind of a geometry, by its number in MVT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Points = 1,
    Lines = 2,
    Polygons = 3,
}

/// Where a line or ring ends among the places, and whether it has to be written backwards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    end: usize,
    turned: bool,
}

/// One feature as the tile shows it.
pub(super) struct Drawing {
    grid: Grid,
    square: Square,
    kind: Kind,
    places: Vec<Place>,
    parts: Vec<Part>,
    ring: Vec<Place>,
    spare: Vec<Place>,
}

impl Drawing {
    pub(super) fn new(tile: TileId) -> Self {
        let (extent, buffer) = (i64::from(EXTENT), i64::from(BUFFER));
        Self {
            grid: Grid::new(tile),
            square: Square {
                low: -buffer,
                high: extent + buffer,
            },
            kind: Kind::Points,
            places: Vec::new(),
            parts: Vec::new(),
            ring: Vec::new(),
            spare: Vec::new(),
        }
    }

    /// Draws a geometry in place of the last; false where the tile shows nothing of it.
    pub(super) fn draw(&mut self, geometry: Geometry<'_>) -> bool {
        self.places.clear();
        self.parts.clear();
        match geometry {
            Geometry::Point(vertex) => {
                self.kind = Kind::Points;
                let place = self.grid.place(vertex);
                if self.square.holds(place) {
                    self.places.push(place);
                    self.end(false);
                }
            }
            Geometry::Lines(lines) => {
                self.kind = Kind::Lines;
                for line in lines {
                    self.line(line);
                }
            }
            Geometry::Polygons(polygons) => {
                self.kind = Kind::Polygons;
                for rings in polygons.iter() {
                    self.polygon(rings);
                }
            }
        }
        !self.parts.is_empty()
    }

    pub(super) const fn kind(&self) -> Kind {
        self.kind
    }

    /// Each point, line or ring, in the order it is written in, and whether that is backwards: a shell goes clockwise on
    /// the screen (its area is positive with rows counted downwards), a hole the other way.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&[Place], bool)> {
        let mut start = 0;
        self.parts.iter().filter_map(move |part| {
            let own = self.places.get(start..part.end);
            start = part.end;
            Some((own?, part.turned))
        })
    }

    fn end(&mut self, turned: bool) {
        let end = self.places.len();
        self.parts.push(Part { end, turned });
    }

    fn line(&mut self, line: &[Vertex]) {
        self.put_on_grid(line);
        for piece in self.square.cut_line(&self.ring) {
            self.places.extend(piece);
            self.end(false);
        }
    }

    /// The rings of a polygon that have an area; none where its holes leave nothing of its shell.
    fn polygon(&mut self, rings: Rings<'_>) {
        let before = (self.places.len(), self.parts.len());
        let mut left = 0;
        for (nth, ring) in rings.iter().enumerate() {
            let is_shell = nth == 0;
            let area = self.cut(ring);
            left += if is_shell { area.abs() } else { -area.abs() };
            if left <= 0 {
                self.places.truncate(before.0);
                self.parts.truncate(before.1);
                return;
            }
            if area != 0 {
                self.places.extend_from_slice(&self.ring);
                self.end((area > 0) != is_shell);
            }
        }
    }

    /// Cuts a ring, which does not repeat its first place then, and says twice its area, positive where it goes clockwise
    /// on the screen.
    fn cut(&mut self, ring: &[Vertex]) -> i64 {
        let open = match ring {
            [first, rest @ .., last] if first == last && !rest.is_empty() => {
                &ring[..ring.len() - 1]
            }
            _ => ring,
        };
        self.put_on_grid(open);
        shut(&mut self.ring);
        if self.square.is_beside(&self.ring) {
            self.ring.clear();
        } else if !self.ring.iter().all(|place| self.square.holds(*place)) {
            self.square.cut_ring(&mut self.ring, &mut self.spare);
            self.ring.dedup();
            shut(&mut self.ring);
        }
        twice_area(&self.ring)
    }

    /// The vertices on the tile's grid, those that fall on the one before left out.
    fn put_on_grid(&mut self, vertices: &[Vertex]) {
        self.ring.clear();
        let places = vertices.iter().map(|vertex| self.grid.place(*vertex));
        self.ring.extend(places);
        self.ring.dedup();
    }
}

/// Leaves out places at the end that are the first again.
fn shut(ring: &mut Vec<Place>) {
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
}
