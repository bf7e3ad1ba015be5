//! `PMTiles` 3 (protomaps.com, specification 3.4): one file of which a map program reads the parts it needs. Tiles are
//! compressed with gzip; one that looks like another is written once. In memory are some 24 bytes for each tile.

use std::io::{Seek, Write};

use ::pmtiles::{PmTilesWriter, TileCoord, TileType};

use super::Archive;
use crate::error::EncodeError;
use crate::tile::TileId;

/// Writes the tiles that the archive's box touches; `tile` makes one, not compressed, with no bytes where it shows nothing.
pub fn write<W: Write + Seek>(
    archive: &Archive<'_>,
    mut tile: impl FnMut(TileId) -> Result<Vec<u8>, EncodeError>,
    out: &mut W,
) -> Result<(), EncodeError> {
    let tiles = archive.listed()?;
    let [west, south, east, north] = archive.world_bounds();
    let [longitude, latitude] = archive.centre();
    let mut writer = PmTilesWriter::new(TileType::Mvt)
        .min_zoom(*archive.zooms.start())
        .max_zoom(*archive.zooms.end())
        .bounds(west, south, east, north)
        .center(longitude, latitude)
        .center_zoom(archive.opening())
        .metadata(archive.document().to_string())
        .create(out)?;
    for id in tiles {
        let bytes = tile(id)?;
        if !bytes.is_empty() {
            writer.add_tile(TileCoord::new(id.z(), id.x(), id.y())?, &bytes)?;
        }
    }
    Ok(writer.finalize()?)
}
