//! Geometry, packed: how many parts, rings and vertices each feature has where that is not one, and the vertices in planes,
//! all first ones, all second ones and so on, since those of hexes differ hardly from one hex to the next.

use gocpont_disclosure::release::Vertex;
use serde::Serialize;

use super::bytes::{push_signed, push_varint};
use super::{Data, LOOK, Section};
use crate::polygons::Rings;
use crate::table::{Bounds, Geometry, Table};

/// Rings of so many vertices at most, the closing one not counted, lie in planes; longer ones follow on each other.
const SHORT: usize = 8;

/// What a feature is.
const NONE: u8 = 0;
const POINT: u8 = 1;
const LINES: u8 = 2;
const POLYGONS: u8 = 3;

/// A step from one vertex to the next, east and north.
type Step = [i64; 2];

#[derive(Serialize)]
pub(super) struct Header {
    /// `none`, `point`, `line` or `polygon` where all are one, else `mixed`.
    kind: &'static str,
    /// Whether the last vertex of polygons' rings, which is the first again, is left out.
    closed: bool,
    parts: usize,
    rings: usize,
    vertices: usize,
    sections: Sections,
}

#[derive(Serialize)]
struct Sections {
    /// A byte for each feature, where they are mixed.
    kinds: Option<Section>,
    /// Parts of each feature of lines or polygons, where any has not one.
    parts: Option<Section>,
    /// Rings of each polygon, where any has not one.
    rings: Option<Section>,
    /// Vertices of each ring and line.
    sizes: Section,
    planes: Vec<Section>,
}

/// The geometry of a table.
pub(super) struct Shapes {
    /// The box around all of it.
    pub(super) bounds: Option<Bounds>,
    closed: bool,
    kinds: Vec<u8>,
    parts: Numbers,
    rings: Numbers,
    sizes: Numbers,
    vertices: usize,
    /// East and north of first vertices, of second ones and so on, then of what is behind the first in long rings.
    planes: Vec<Vec<u8>>,
    first: Vertex,
    /// By the number of vertices, the steps in the last short ring with as many.
    steps: [[Step; SHORT]; SHORT + 1],
}

/// Numbers of things that features have.
#[derive(Default)]
struct Numbers {
    bytes: Vec<u8>,
    sum: usize,
    other_than_one: bool,
}

impl Numbers {
    fn push(&mut self, number: usize) {
        push_varint(&mut self.bytes, number as u64);
        self.sum += number;
        self.other_than_one |= number != 1;
    }

    /// The section, where there is one that does not say 1 throughout.
    fn section(&self, data: &mut Data) -> Option<Section> {
        self.other_than_one.then(|| data.section(&self.bytes))
    }
}

impl Shapes {
    /// Looks at all features, for as long as they are wanted.
    pub(super) fn of<T: Table + ?Sized>(table: &T, wanted: &dyn Fn() -> bool) -> Option<Self> {
        let mut shapes = Self {
            bounds: None,
            closed: (0..table.len()).all(|at| table.geometry(at).is_none_or(is_closed)),
            kinds: Vec::with_capacity(table.len()),
            parts: Numbers::default(),
            rings: Numbers::default(),
            sizes: Numbers::default(),
            vertices: 0,
            planes: vec![Vec::new(); 2 * SHORT + 2],
            first: (0, 0),
            steps: Default::default(),
        };
        for at in 0..table.len() {
            if at % LOOK == 0 && !wanted() {
                return None;
            }
            let shown = table.geometry(at).filter(|geometry| !geometry.is_empty());
            if let Some(own) = shown.and(table.bbox(at)) {
                let [west, south, east, north] = shapes.bounds.unwrap_or(own);
                let [w, s, e, n] = own;
                shapes.bounds = Some([west.min(w), south.min(s), east.max(e), north.max(n)]);
            }
            shapes.push(shown);
        }
        Some(shapes)
    }

    fn push(&mut self, geometry: Option<Geometry<'_>>) {
        let kind = match geometry {
            None => NONE,
            Some(Geometry::Point(vertex)) => {
                self.run(&[vertex]);
                POINT
            }
            Some(Geometry::Lines(lines)) => {
                self.parts.push(lines.len());
                for line in lines {
                    self.ring(line);
                }
                LINES
            }
            Some(Geometry::Polygons(polygons)) => {
                self.parts.push(polygons.len());
                for rings in polygons.iter() {
                    self.rings.push(rings.len());
                    for ring in rings.iter() {
                        let last = usize::from(self.closed);
                        self.ring(&ring[..ring.len().saturating_sub(last)]);
                    }
                }
                POLYGONS
            }
        };
        self.kinds.push(kind);
    }

    fn ring(&mut self, vertices: &[Vertex]) {
        self.sizes.push(vertices.len());
        self.run(vertices);
    }

    /// First vertices as steps from the one of the ring before. In short rings the steps between vertices as what they
    /// differ from those in the last ring with as many; in long ones as they are.
    fn run(&mut self, vertices: &[Vertex]) {
        self.vertices += vertices.len();
        let mut before = self.first;
        let mut like = self.steps.get_mut(vertices.len());
        for (nth, vertex) in vertices.iter().enumerate() {
            let step = between(before, *vertex);
            let like = like.as_mut().and_then(|steps| steps.get_mut(nth));
            let (plane, told) = match like {
                _ if nth == 0 => (0, Step::default()),
                None => (SHORT, Step::default()),
                Some(own) => (nth, std::mem::replace(own, step)),
            };
            let axes = self.planes.iter_mut().skip(2 * plane);
            for (axis, out) in axes.take(2).enumerate() {
                push_signed(out, step[axis] - told[axis]);
            }
            before = *vertex;
        }
        self.first = vertices.first().copied().unwrap_or(self.first);
    }

    /// Writes the sections and says where they are.
    pub(super) fn write(&self, data: &mut Data) -> Header {
        let one = self.kinds.first().copied().unwrap_or(NONE);
        let mixed = self.kinds.iter().any(|kind| *kind != one);
        let sections = Sections {
            kinds: mixed.then(|| data.section(&self.kinds)),
            parts: self.parts.section(data),
            rings: self.rings.section(data),
            sizes: data.section(&self.sizes.bytes),
            planes: self.planes.iter().map(|own| data.section(own)).collect(),
        };
        Header {
            kind: match one {
                _ if mixed => "mixed",
                POINT => "point",
                LINES => "line",
                POLYGONS => "polygon",
                _ => "none",
            },
            closed: self.closed,
            parts: self.parts.sum,
            rings: self.rings.sum,
            vertices: self.vertices,
            sections,
        }
    }
}

fn between((x, y): Vertex, (east, north): Vertex) -> Step {
    [
        i64::from(east) - i64::from(x),
        i64::from(north) - i64::from(y),
    ]
}

/// Whether every ring of its polygons ends where it starts.
fn is_closed(geometry: Geometry<'_>) -> bool {
    let Geometry::Polygons(polygons) = geometry else {
        return true;
    };
    let mut rings = polygons.iter().flat_map(Rings::iter);
    rings.all(|ring| ring.len() > 1 && ring.first() == ring.last())
}
