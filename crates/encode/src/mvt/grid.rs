//! Places on a tile's grid. The row of a latitude is a logarithm of a sine; over a tile that is so nearly a polynomial that
//! its row is known without them, as a column is without divisions; near the middle between two the closed form decides.

use crate::clip::Place;
use crate::tile::TileId;
use gocpont_disclosure::release::Vertex;

/// Nodes of the polynomial.
const NODES: usize = 5;
/// How near the middle between two rows (or columns) what is only nearly right is not asked, in rows.
const SLACK: f64 = 1e-3;
/// How wrong it may be where it is tried, in rows.
const TRUSTED: f64 = 1e-5;

/// A tile's grid.
pub(super) struct Grid {
    tile: TileId,
    rows: Option<Rows>,
    /// Columns in a millionth of a degree, and the column of the meridian of Greenwich and a half.
    wide: f64,
    greenwich: f64,
}

/// The polynomial through the rows of some latitudes, as Newton wrote it: differences divided by distances of the nodes.
struct Rows {
    middle: f64,
    scale: f64,
    nodes: [f64; NODES],
    differences: [f64; NODES],
}

impl Grid {
    pub(super) fn new(tile: TileId) -> Self {
        let column = |degrees: i32| tile.column_between(f64::from(degrees) * 1e6);
        Self {
            tile,
            rows: Rows::new(tile),
            wide: (column(180) - column(-180)) / 360e6,
            greenwich: column(0),
        }
    }

    /// Where a vertex is.
    #[inline]
    pub(super) fn place(&self, vertex: Vertex) -> Place {
        let column = whole(f64::from(vertex.0) * self.wide + self.greenwich);
        let row = self.rows.as_ref().and_then(|rows| rows.row(vertex.1));
        match (column, row) {
            (Some(column), Some(row)) => (column, row),
            _ => self.exact_place(vertex),
        }
    }

    #[inline(never)]
    fn exact_place(&self, (x, y): Vertex) -> Place {
        (self.tile.column(x), self.tile.row(y))
    }
}

/// The whole number below, where it is certain although the number is only nearly right.
fn whole(number: f64) -> Option<i64> {
    // As `floor`, which is a call where the processor is not known to have an instruction for it.
    let cut = number as i64;
    let below = cut - i64::from(cut as f64 > number);
    let rest = number - below as f64;
    (SLACK < rest && rest < 1.0 - SLACK).then_some(below)
}

impl Rows {
    /// That of a tile; none where it is not trusted, as at low zooms.
    fn new(tile: TileId) -> Option<Self> {
        let [_, south, _, north] = tile.reach();
        let (south, north) = (f64::from(south), f64::from(north));
        let middle = f64::midpoint(south, north);
        // A third more than is needed, for features that lie half outside.
        let scale = 1.0 / (0.7 * (north - south));
        let mut rows = Self {
            middle,
            scale,
            nodes: [0.0; NODES],
            differences: [0.0; NODES],
        };
        let row = |along: f64| tile.row_between(middle + along / scale);
        for nth in 0..NODES {
            // Chebyshev's nodes, between which it is wrong by about the same everywhere.
            let turn = (nth as f64 + 0.5) / NODES as f64 * std::f64::consts::PI;
            rows.nodes[nth] = turn.cos();
            rows.differences[nth] = row(turn.cos());
        }
        for order in 1..NODES {
            for nth in (order..NODES).rev() {
                let by = rows.nodes[nth] - rows.nodes[nth - order];
                rows.differences[nth] = (rows.differences[nth] - rows.differences[nth - 1]) / by;
            }
        }
        let mut tried = (0..=2 * NODES).map(|nth| 1.0 - nth as f64 / NODES as f64);
        let is_near = tried.all(|along| (rows.at(along) - row(along)).abs() < TRUSTED);
        is_near.then_some(rows)
    }

    /// The row of a latitude in millionths of a degree; none where that is not certain.
    fn row(&self, y: i32) -> Option<i64> {
        let along = (f64::from(y) - self.middle) * self.scale;
        if along.abs() > 1.0 {
            return None;
        }
        whole(self.at(along))
    }

    fn at(&self, along: f64) -> f64 {
        let [a, b, c, d, e] = self.differences;
        let [p, q, r, s, _] = self.nodes.map(|node| along - node);
        a + p * (b + q * (c + r * (d + s * e)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_that_of_the_closed_form_at_every_zoom_and_latitude() {
        let (mut seed, mut near, mut far) = (7_u64, 0, 0);
        for zoom in 0..=22 {
            for latitude in [-84.9, -60.0, -1.0, 0.0, 18.0, 47.65, 66.5, 85.0] {
                let tile = TileId::of(zoom, 18.32, latitude).unwrap();
                let grid = Grid::new(tile);
                let [west, south, _, north] = tile.reach().map(i64::from);
                let high = north - south;
                for nth in 0..3000 {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    let part = (seed >> 33).cast_signed() % (2 * high + 1);
                    let y = if nth % 2 == 0 {
                        south - high / 2 + part
                    } else {
                        south + nth
                    };
                    let vertex = (west as i32 + (seed >> 40) as i32 % 3_000_000, y as i32);
                    let wanted = (tile.column(vertex.0), tile.row(vertex.1));
                    assert_eq!(grid.place(vertex), wanted, "{tile:?} {y}");
                    let is_near = grid
                        .rows
                        .as_ref()
                        .is_some_and(|rows| rows.row(vertex.1).is_some());
                    *(if is_near { &mut near } else { &mut far }) += 1;
                }
            }
        }
        assert!(near > far / 2, "the polynomial is asked: {near} and {far}");
    }

    #[test]
    fn the_ends_of_all_numbers_have_their_row() {
        for zoom in [0, 11, 22] {
            let tile = TileId::of(zoom, 18.32, 47.65).unwrap();
            for y in [i32::MIN, -90_000_000, 0, 90_000_000, i32::MAX] {
                let wanted = (tile.column(y), tile.row(y));
                assert_eq!(Grid::new(tile).place((y, y)), wanted);
            }
        }
    }
}
