//! Layers as tiles in one file: one table, or all of a release, each on the zooms where it can be read.

use std::cell::Cell;
use std::io::BufWriter;
use std::ops::RangeInclusive;
use std::path::Path;

use gocpont_disclosure::release::{CollectionInfo, Kind};
use gocpont_encode::archive::{Archive, DEEPEST, mbtiles, pmtiles};
use gocpont_encode::metadata::About;
use gocpont_encode::part::Part;
use gocpont_encode::tilejson::vector_layer;
use gocpont_encode::{EncodeError, Table, TileId, mvt};

use super::file::Described;

/// One layer of tiles: its table, its name for people and where it is seen.
pub struct Layer<'t> {
    pub table: &'t dyn Table,
    pub title: String,
    pub zooms: RangeInclusive<u8>,
}

/// The zoom from which on a tile has some 30,000 hexes of a resolution at most; a step of resolution is one of 1.4 in zoom.
pub fn first_zoom(collection: &CollectionInfo) -> u8 {
    match (collection.kind, collection.resolution) {
        (Kind::Hex, Some(resolution)) => {
            let steps = f64::from(9 - resolution.min(9)) * 1.4;
            (9.0 - steps).max(0.0) as u8
        }
        (Kind::Areas, _) => 0,
        _ => 7,
    }
}

/// The zooms at which the page shows hexes of a resolution, of those that a topic has: the first from the whole world on, the
/// last as deep as there are tiles.
pub fn zooms(resolution: u8, all: &[u8]) -> RangeInclusive<u8> {
    let from = |resolution: u8| -> u8 {
        match resolution {
            0..=6 => 0,
            7 => 11,
            8 => 12,
            _ => 13,
        }
    };
    let finer = all.iter().copied().filter(|own| *own > resolution).min();
    let is_first = !all.iter().any(|own| *own < resolution);
    let start = if is_first { 0 } else { from(resolution) };
    let end = finer.map_or(DEEPEST, |finer| from(finer).saturating_sub(1));
    start..=end.max(start)
}

/// Writes one table; how many tiles it has.
pub fn of_table<T: Table>(
    table: &T,
    described: &Described,
    path: &Path,
    as_mbtiles: bool,
) -> anyhow::Result<usize> {
    let layer = Layer {
        table,
        title: described.title.clone(),
        zooms: described.from_zoom..=DEEPEST,
    };
    let archive = Archive {
        about: described.about(),
        attribution: &described.attribution,
        bounds: described.bounds,
        zooms: layer.zooms.clone(),
        layers: vec![told(&layer)],
    };
    write(&archive, &[layer], path, as_mbtiles)
}

fn told(layer: &Layer<'_>) -> serde_json::Value {
    let table = (layer.table.name(), layer.table.columns());
    vector_layer(table, &layer.title, layer.zooms.clone())
}

/// Writes several layers into the same tiles; how many tiles there are.
pub fn of_layers(
    layers: &[Layer<'_>],
    (about, attribution, bounds): (About<'_>, &str, [f64; 4]),
    path: &Path,
    as_mbtiles: bool,
) -> anyhow::Result<usize> {
    let first = layers.iter().map(|layer| *layer.zooms.start()).min();
    let archive = Archive {
        about,
        attribution,
        bounds,
        zooms: first.unwrap_or(0)..=DEEPEST,
        layers: layers.iter().map(told).collect(),
    };
    write(&archive, layers, path, as_mbtiles)
}

fn write(
    archive: &Archive<'_>,
    layers: &[Layer<'_>],
    path: &Path,
    as_mbtiles: bool,
) -> anyhow::Result<usize> {
    let count = Cell::new(0);
    // The layers of a tile are one behind another: what is joined is a tile of all.
    let tile = |id: TileId| -> Result<Vec<u8>, EncodeError> {
        let mut bytes = Vec::new();
        for layer in layers.iter().filter(|layer| layer.zooms.contains(&id.z())) {
            bytes.extend(mvt::tile(layer.table, id));
        }
        count.set(count.get() + usize::from(!bytes.is_empty()));
        Ok(bytes)
    };
    if as_mbtiles {
        mbtiles::write(archive, tile, path)?;
    } else {
        let part = Part::of(path)?;
        let mut out = BufWriter::new(part.create()?);
        pmtiles::write(archive, tile, &mut out)?;
        out.into_inner()?;
        part.finish()?;
    }
    Ok(count.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexes_are_seen_at_the_zooms_of_the_page_and_at_every_zoom_there_is_one() {
        assert_eq!(zooms(6, &[6, 7, 8, 9]), 0..=10);
        assert_eq!(zooms(7, &[6, 7, 8, 9]), 11..=11);
        assert_eq!(zooms(8, &[6, 7, 8, 9]), 12..=12);
        assert_eq!(zooms(9, &[6, 7, 8, 9]), 13..=14);
        assert_eq!(zooms(8, &[8, 9]), 0..=12);
        assert_eq!(zooms(7, &[7]), 0..=14);
        for all in [vec![6, 7, 8, 9], vec![7, 9], vec![8], vec![6, 9]] {
            for zoom in 0..=DEEPEST {
                let shown = all.iter().filter(|own| zooms(**own, &all).contains(&zoom));
                assert_eq!(shown.count(), 1, "{all:?} at {zoom}");
            }
        }
    }
}
