//! Tiles of `WebMercatorQuad`: which there are, where they lie, and the closed form of Web Mercator (EPSG:3857; Snyder,
//! Map Projections, 1987, formulas 7-1 and 7-2 on a sphere).

use std::f64::consts::PI;

use crate::error::EncodeError;
use crate::table::Bounds;

/// The deepest zoom.
pub const MAX_ZOOM: u8 = 22;

/// Units along a tile's side.
pub const EXTENT: u32 = 4096;

/// Units around a tile that are drawn too.
pub const BUFFER: u32 = 64;

/// Where the square world ends, north and south, in degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_6;

/// One tile: zoom, column from the west, row from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TileId {
    z: u8,
    x: u32,
    y: u32,
}

impl TileId {
    /// The tile at this place, if there is one.
    pub const fn new(z: u8, x: u32, y: u32) -> Result<Self, EncodeError> {
        if z > MAX_ZOOM || x >= 1 << z || y >= 1 << z {
            return Err(EncodeError::Tile { z, x, y });
        }
        Ok(Self { z, x, y })
    }

    /// The tile that holds a place; places beyond the world's edge are in the tile at that edge.
    pub fn of(z: u8, longitude: f64, latitude: f64) -> Result<Self, EncodeError> {
        let tiles = f64::from(1_u32 << z.min(MAX_ZOOM));
        let at = |part: f64| (part * tiles).clamp(0.0, tiles - 1.0) as u32;
        Self::new(z, at(eastward(longitude)), at(southward(latitude)))
    }

    /// Zoom.
    #[must_use]
    pub const fn z(self) -> u8 {
        self.z
    }

    /// Column from the west.
    #[must_use]
    pub const fn x(self) -> u32 {
        self.x
    }

    /// Row from the north.
    #[must_use]
    pub const fn y(self) -> u32 {
        self.y
    }

    /// West, south, east, north in degrees, without the buffer.
    #[must_use]
    pub fn bbox(self) -> [f64; 4] {
        self.widened(0.0)
    }

    /// The box with the buffer, in millionths of a degree, rounded outwards.
    pub(crate) fn reach(self) -> Bounds {
        let [west, south, east, north] = self.widened(f64::from(BUFFER + 1) / f64::from(EXTENT));
        [
            (west * 1e6).floor() as i32,
            (south * 1e6).floor() as i32,
            (east * 1e6).ceil() as i32,
            (north * 1e6).ceil() as i32,
        ]
    }

    /// The box, wider by this part of a tile on every side.
    fn widened(self, by: f64) -> [f64; 4] {
        let tiles = f64::from(1_u32 << self.z);
        let longitude = |column: f64| column / tiles * 360.0 - 180.0;
        let latitude = |row: f64| (PI - 2.0 * PI * row / tiles).sinh().atan().to_degrees();
        let (x, y) = (f64::from(self.x), f64::from(self.y));
        [
            longitude(x - by),
            latitude(y + 1.0 + by),
            longitude(x + 1.0 + by),
            latitude(y - by),
        ]
    }

    /// A longitude in units of this tile: first rounded on the grid of the whole zoom, so that neighbours agree on it.
    pub(crate) fn column(self, x: i32) -> i64 {
        self.grid(eastward(f64::from(x) / 1e6)) - i64::from(self.x) * i64::from(EXTENT)
    }

    /// A latitude in units of this tile, likewise.
    pub(crate) fn row(self, y: i32) -> i64 {
        self.grid(southward(f64::from(y) / 1e6)) - i64::from(self.y) * i64::from(EXTENT)
    }

    /// Where a longitude in millionths of a degree lies among the columns of this tile: its column is the whole number below.
    pub(crate) fn column_between(self, x: f64) -> f64 {
        self.between(eastward(x / 1e6), self.x)
    }

    /// Where a latitude lies among the rows, likewise.
    pub(crate) fn row_between(self, y: f64) -> f64 {
        self.between(southward(y / 1e6), self.y)
    }

    fn between(self, part: f64, own: u32) -> f64 {
        let units = f64::from(1_u32 << self.z) * f64::from(EXTENT);
        part * units + 0.5 - f64::from(own) * f64::from(EXTENT)
    }

    /// The nearest line of the zoom's grid.
    fn grid(self, part: f64) -> i64 {
        let units = f64::from(1_u32 << self.z) * f64::from(EXTENT);
        let at = part * units + 0.5;
        // As `floor`, which is a call where the processor is not known to have an instruction for it.
        let whole = at as i64;
        whole - i64::from(whole as f64 > at)
    }
}

/// Part of the world's width from its western edge.
fn eastward(longitude: f64) -> f64 {
    longitude / 360.0 + 0.5
}

/// Part of the world's height from its northern edge.
fn southward(latitude: f64) -> f64 {
    let latitude = latitude.clamp(-MAX_LATITUDE, MAX_LATITUDE);
    let sine = latitude.to_radians().sin();
    0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(tile: TileId, (x, y): (i32, i32)) -> (i64, i64) {
        (tile.column(x), tile.row(y))
    }

    #[test]
    fn the_whole_world_is_one_square_tile() {
        let [west, south, east, north] = TileId::new(0, 0, 0).unwrap().bbox();
        assert!((west + 180.0).abs() < 1e-9 && (east - 180.0).abs() < 1e-9);
        assert!((south + MAX_LATITUDE).abs() < 1e-9 && (north - MAX_LATITUDE).abs() < 1e-9);
    }

    #[test]
    fn a_tile_that_is_not_there_is_refused() {
        for (z, x, y) in [(0, 1, 0), (3, 0, 8), (23, 0, 0), (255, 0, 0)] {
            assert!(TileId::new(z, x, y).is_err(), "{z}/{x}/{y}");
        }
        assert!(TileId::new(22, (1 << 22) - 1, 0).is_ok());
    }

    #[test]
    fn a_place_is_in_the_box_of_its_tile_at_every_zoom() {
        let (longitude, latitude) = (18.32, 47.65);
        for z in 0..=MAX_ZOOM {
            let [west, south, east, north] = TileId::of(z, longitude, latitude).unwrap().bbox();
            assert!(west <= longitude && longitude < east, "{z}");
            assert!(south < latitude && latitude <= north, "{z}");
        }
    }

    #[test]
    fn a_known_place_is_in_its_known_tile() {
        let tile = TileId::of(10, 18.32, 47.65).unwrap();
        assert_eq!((tile.x(), tile.y()), (564, 357));
    }

    #[test]
    fn neighbours_agree_on_every_vertex() {
        let left = TileId::new(14, 9025, 5700).unwrap();
        let right = TileId::new(14, 9026, 5701).unwrap();
        for step in 0..5000 {
            let vertex = (18_300_000 + step * 7, 47_640_000 + step * 3);
            let (a, b) = (place(left, vertex), place(right, vertex));
            assert_eq!((a.0 - 4096, a.1 - 4096), b);
        }
    }

    #[test]
    fn poles_stay_on_the_edge_of_the_world() {
        let world = TileId::new(0, 0, 0).unwrap();
        assert_eq!(place(world, (-180_000_000, 90_000_000)), (0, 0));
        assert_eq!(place(world, (180_000_000, -90_000_000)), (4096, 4096));
    }
}
