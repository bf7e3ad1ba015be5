//! Mapbox Vector Tiles 2.1: one layer, named as the collection, of the features that a tile shows.
//!
//! A feature that crosses borders carries all its properties in every tile it touches; nothing is simplified, merged or
//! moved but to the nearest point of the tile's grid. A ring whose area is 0 on that grid cannot be written as MVT
//! wants it, nor can a line of one place: it is left out. A feature is missing from a tile only if nothing else is left
//! of it there.

mod drawing;
mod grid;
mod pen;
mod values;
mod varint;
mod writer;

use crate::table::Table;
use crate::tile::TileId;
use drawing::Drawing;
use writer::LayerWriter;

/// A tile of a table's features; no bytes at all where it shows none.
pub fn tile<T: Table + ?Sized>(table: &T, tile: TileId) -> Vec<u8> {
    tile_while(table, tile, &|| true).unwrap_or_default()
}

/// Features between two looks at whether a tile is still wanted.
const LOOK: usize = 256;

/// A tile of a table's features, for as long as it is wanted; none where it no longer was.
pub fn tile_while<T: Table + ?Sized>(
    table: &T,
    tile: TileId,
    wanted: &dyn Fn() -> bool,
) -> Option<Vec<u8>> {
    let mut layer = LayerWriter::new(table);
    let mut drawing = Drawing::new(tile);
    let (mut seen, mut go_on) = (0, true);
    table.near(tile.reach(), &mut |at| {
        if seen % LOOK == 0 {
            go_on = go_on && wanted();
        }
        seen += 1;
        let shown = |drawing: &mut Drawing| {
            let own = table.geometry_at_zoom(at, tile.z());
            own.is_some_and(|own| drawing.draw(own))
        };
        if go_on && shown(&mut drawing) {
            layer.add(at, &drawing);
        }
    });
    go_on.then(|| layer.finish())
}

#[cfg(test)]
#[path = "mvt_tests.rs"]
mod tests;
