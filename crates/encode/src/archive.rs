//! Tiles of a whole area in one file, for a CDN or for use without a network: which tiles there are, and what an archive says
//! of itself. Tiles come from whoever makes them, one at a time.

pub mod mbtiles;
pub mod pmtiles;
pub mod reading;

use std::ops::RangeInclusive;

use serde_json::{Value, json};

use crate::error::EncodeError;
use crate::metadata::About;
use crate::tile::{MAX_LATITUDE, MAX_ZOOM, TileId};

/// The deepest zoom of an archive, where a unit of a tile is less than half a metre; programs draw deeper zooms from it.
pub const DEEPEST: u8 = 14;

/// Most tiles of an archive.
pub const MOST_TILES: u64 = 16 << 20;

/// What an archive says of itself.
#[derive(Clone, Debug)]
pub struct Archive<'a> {
    /// Its names and its document.
    pub about: About<'a>,
    /// Who has to be named on a map.
    pub attribution: &'a str,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// From and to which zoom it has tiles.
    pub zooms: RangeInclusive<u8>,
    /// The tiles' layers, as [`crate::tilejson::vector_layer`] describes them.
    pub layers: Vec<Value>,
}

impl Archive<'_> {
    /// The tiles that its box touches, zoom after zoom, each along a Hilbert curve: the order of `PMTiles`. None where there
    /// were more than [`MOST_TILES`].
    #[must_use]
    pub fn tiles(&self) -> Option<Vec<TileId>> {
        let mut all = Vec::new();
        for z in self.zooms.clone().filter(|z| *z <= MAX_ZOOM) {
            let [west, south, east, north] = self.bounds;
            let (first, last) = (TileId::of(z, west, north), TileId::of(z, east, south));
            let (first, last) = (first.ok()?, last.ok()?);
            let count = |from: u32, to: u32| u64::from(to.saturating_sub(from)) + 1;
            let more = count(first.x(), last.x()) * count(first.y(), last.y());
            if all.len() as u64 + more > MOST_TILES {
                return None;
            }
            let rows = first.y()..=last.y();
            let tiles = rows.flat_map(|y| (first.x()..=last.x()).map(move |x| (x, y)));
            let mut along: Vec<(u64, TileId)> = tiles
                .filter_map(|(x, y)| {
                    let tile = TileId::new(z, x, y).ok()?;
                    Some((fast_hilbert::xy2h(x, y, z), tile))
                })
                .collect();
            along.sort_unstable_by_key(|(at, _)| *at);
            all.extend(along.into_iter().map(|(_, tile)| tile));
        }
        Some(all)
    }

    /// Where a map of it opens: the middle of the box.
    fn centre(&self) -> [f64; 2] {
        let [west, south, east, north] = self.bounds;
        [f64::midpoint(west, east), f64::midpoint(south, north)]
    }

    /// The zoom at which it opens: where the box is about two tiles wide.
    fn opening(&self) -> u8 {
        let [west, _, east, _] = self.bounds;
        let width = (east - west).max(1e-6);
        let zoom = (2.0 * 360.0 / width).log2().floor().clamp(0.0, 22.0) as u8;
        zoom.clamp(*self.zooms.start(), *self.zooms.end())
    }

    /// The document of a tiled map: `TileJSON`'s `vector_layers`, names, and what has to be known.
    fn document(&self) -> Value {
        json!({
            "name": self.about.title,
            "description": self.about.description,
            "attribution": self.attribution,
            "type": "overlay",
            "vector_layers": self.layers,
            "gocpont": self.about.metadata,
        })
    }

    /// The box, within the square world.
    fn world_bounds(&self) -> [f64; 4] {
        let [west, south, east, north] = self.bounds;
        let in_world = |latitude: f64| latitude.clamp(-MAX_LATITUDE, MAX_LATITUDE);
        [west, in_world(south), east, in_world(north)]
    }

    fn listed(&self) -> Result<Vec<TileId>, EncodeError> {
        self.tiles().ok_or(EncodeError::TooManyTiles)
    }
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
