//! What the map of a layer says as a whole: how many pieces its hot and cold spots form, and what its numbers are, as the
//! page finds it (`web/src/picture.ts`, `pieces` in `geometry.ts`), which a test holds against the same files.

use std::collections::HashMap;
use std::f64::consts::PI;

use gocpont_disclosure::release::Vertex;

use crate::polygons::Rings;
use crate::seen::{Seen, column};
use crate::style::Scale;
use crate::table::{Geometry, Property, Table};

/// What is said of all places of a layer together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// How many pieces hot places form, where those that share an edge belong together.
    pub hot: usize,
    /// The same of cold places.
    pub cold: usize,
    /// Whether any place has a class: else the page shows shares.
    pub has_classes: bool,
    /// Whether a place with numbers has no class.
    pub has_untested: bool,
    /// The numbers of the column and their groups.
    pub scale: Scale,
    /// The value of the whole published area.
    pub whole: Option<f64>,
}

impl Picture {
    /// That of a layer whose topic is told by this column, `value` or `cases`.
    #[must_use]
    pub fn of<T: Table + ?Sized>(table: &T, told_by: &str) -> Self {
        let seen = Seen::of(table);
        let (class, whole) = (column(table, "class"), column(table, "reference_value"));
        let mut found = Self {
            scale: Scale::of(table, told_by),
            ..Self::default()
        };
        let (mut hot, mut cold) = (Pieces::default(), Pieces::default());
        for at in 0..table.len() {
            found.whole = found.whole.or_else(|| seen.number(at, whole));
            let Property::Text(name) = seen.value(at, class) else {
                found.has_untested |= seen.has_numbers(at);
                continue;
            };
            found.has_classes = true;
            let side = if name.starts_with("hot") {
                &mut hot
            } else if name.starts_with("cold") {
                &mut cold
            } else {
                continue;
            };
            if let Some(geometry) = table.geometry(at).filter(|_| seen.has_numbers(at)) {
                side.add(&geometry);
            }
        }
        Self {
            hot: hot.count(),
            cold: cold.count(),
            ..found
        }
    }
}

/// Corners are the same where they fall on the same cell of this many to a side of the world: under a metre.
const CORNERS: f64 = 5e7;

/// Places that share an edge, joined (union–find with halved paths).
#[derive(Default)]
struct Pieces {
    parents: Vec<usize>,
    seen: HashMap<[(i64, i64); 2], usize>,
}

impl Pieces {
    fn add(&mut self, geometry: &Geometry<'_>) {
        let Geometry::Polygons(polygons) = geometry else {
            return;
        };
        let own = self.parents.len();
        self.parents.push(own);
        for ring in polygons.iter().flat_map(Rings::iter) {
            let corners: Vec<(i64, i64)> = ring.iter().map(|at| corner(*at)).collect();
            for side in corners.windows(2) {
                let edge = [side[0].min(side[1]), side[0].max(side[1])];
                let other = *self.seen.entry(edge).or_insert(own);
                let (a, b) = (self.root(other), self.root(own));
                self.parents[a] = b;
            }
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn count(&self) -> usize {
        let roots = self.parents.iter().enumerate();
        roots.filter(|(at, parent)| at == *parent).count()
    }
}

/// Where a place lies in the unit square of Web Mercator, in cells.
fn corner((lon, lat): Vertex) -> (i64, i64) {
    let sine = (f64::from(lat) / 1e6 * PI / 180.0).sin();
    let x = f64::from(lon) / 360e6 + 0.5;
    let y = 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI);
    ((x * CORNERS).round() as i64, (y * CORNERS).round() as i64)
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
