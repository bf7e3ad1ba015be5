//! Archives that we write are read back to the last tile; what is none, or is damaged, is refused and never more.

use std::path::PathBuf;

use ::pmtiles::{Compression, PmTilesWriter, TileCoord, TileType};
use rusqlite::Connection;
use serde_json::json;

use super::*;
use crate::archive::{self, Archive};
use crate::fixture::hex_town;
use crate::metadata::About;
use crate::mvt;
use crate::table::Table;
use crate::tilejson::vector_layer;

const PNG: &[u8] = b"\x89PNG\r\n\x1A\nnot much of an image";

/// A folder and a file in it.
fn place(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    (folder, path)
}

/// The town's tiles in both kinds of archives.
fn both(check: impl Fn(&Path, &dyn Fn(TileId) -> Vec<u8>)) {
    let town = hex_town(400);
    let view = town.view();
    let metadata = json!({});
    let archive = Archive {
        about: About {
            title: "A title",
            description: "What it shows",
            metadata: &metadata,
        },
        attribution: "<a href=\"https://town.example\">&copy; A  town</a>",
        bounds: [18.2, 47.6, 18.4, 47.7],
        zooms: 5..=14,
        layers: vec![vector_layer(
            (view.name(), view.columns()),
            "A layer",
            5..=14,
        )],
    };
    let tile = |id: TileId| mvt::tile(&view, id);
    let (_folder, path) = place("town.pmtiles");
    let mut file = File::create(&path).unwrap();
    archive::pmtiles::write(&archive, |id| Ok(tile(id)), &mut file).unwrap();
    check(&path, &tile);
    let (_folder, path) = place("town.mbtiles");
    archive::mbtiles::write(&archive, |id| Ok(tile(id)), &path).unwrap();
    check(&path, &tile);
}

#[test]
fn what_was_written_is_read_back() {
    both(|path, tile| {
        let tiles = Tiles::open(path).unwrap();
        let expected = Described {
            form: Form::Mvt,
            first_zoom: 5,
            last_zoom: 14,
            bounds: [18.2, 47.6, 18.4, 47.7],
            attribution: Some("© A town".to_owned()),
            layers: vec!["alone-hex9".to_owned()],
        };
        assert_eq!(*tiles.described(), expected);
        let mut found = 0;
        for zoom in 5..=14 {
            let (first, last) = (TileId::of(zoom, 18.2, 47.7), TileId::of(zoom, 18.4, 47.6));
            let (first, last) = (first.unwrap(), last.unwrap());
            for (x, y) in
                (first.x()..=last.x()).flat_map(|x| (first.y()..=last.y()).map(move |y| (x, y)))
            {
                let id = TileId::new(zoom, x, y).unwrap();
                let own = tiles.tile(id).unwrap();
                let own = own.map(|own| own.plain().unwrap()).unwrap_or_default();
                found += usize::from(!own.is_empty());
                assert!(own == tile(id), "{id:?}");
            }
        }
        assert!(found > 50, "{found}");
        for (z, x, y) in [
            (4, 8, 5),
            (15, 18046, 11428),
            (14, 0, 0),
            (14, 16383, 16383),
            (22, 0, 0),
        ] {
            let id = TileId::new(z, x, y).unwrap();
            assert_eq!(tiles.tile(id).unwrap(), None, "{id:?}");
        }
    });
}

#[test]
fn many_tiles_are_found_through_directories_further_down() {
    let (_folder, path) = place("many.pmtiles");
    let writer = PmTilesWriter::new(TileType::Png).tile_compression(Compression::None);
    let writer = writer
        .min_zoom(0)
        .max_zoom(10)
        .bounds(-10.0, -10.0, 10.0, 10.0);
    let mut writer = writer.create(File::create(&path).unwrap()).unwrap();
    let image = |x: u32, y: u32| [PNG, &x.to_le_bytes(), &y.to_le_bytes()].concat();
    let mut all: Vec<(u64, u32, u32)> = (0..160)
        .flat_map(|x| (0..160).map(move |y| (fast_hilbert::xy2h(x, y, 10), x, y)))
        .collect();
    all.sort_unstable();
    for (_, x, y) in &all {
        let coord = TileCoord::new(10, *x, *y).unwrap();
        writer.add_tile(coord, &image(*x, *y)).unwrap();
    }
    writer.finalize().unwrap();
    let tiles = Tiles::open(&path).unwrap();
    assert_eq!(tiles.described().form, Form::Png);
    for (x, y) in [(0, 0), (159, 159), (80, 3), (0, 159)] {
        let found = tiles.tile(TileId::new(10, x, y).unwrap()).unwrap();
        let expected = Found {
            bytes: image(x, y),
            gzip: false,
        };
        assert_eq!(found, Some(expected), "{x} {y}");
    }
    assert_eq!(tiles.tile(TileId::new(10, 160, 0).unwrap()).unwrap(), None);
}

#[test]
fn images_in_mbtiles_may_leave_out_what_they_are() {
    let (_folder, path) = place("ground.mbtiles");
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE metadata (name TEXT, value TEXT);
             CREATE TABLE images (id INTEGER PRIMARY KEY, data BLOB);
             CREATE TABLE map (z INTEGER, x INTEGER, y INTEGER, id INTEGER);
             CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, data AS tile_data
               FROM map JOIN images USING (id);
             INSERT INTO map VALUES (3, 4, 5, 1), (4, 0, 0, 1);",
        )
        .unwrap();
    connection
        .execute("INSERT INTO images VALUES (1, ?)", [PNG])
        .unwrap();
    drop(connection);
    let tiles = Tiles::open(&path).unwrap();
    let own = tiles.described();
    assert_eq!((own.form, own.first_zoom, own.last_zoom), (Form::Png, 3, 4));
    assert_eq!((own.bounds[0], own.attribution.as_ref()), (-180.0, None));
    let at = |y| tiles.tile(TileId::new(3, 4, y).unwrap()).unwrap();
    assert_eq!(at(2).map(|found| found.bytes), Some(PNG.to_vec()));
    assert_eq!(at(5), None);
}

#[test]
fn what_is_no_archive_says_so() {
    let fault = |bytes: &[u8]| {
        let (_folder, path) = place("x");
        std::fs::write(&path, bytes).unwrap();
        Tiles::open(&path).unwrap_err()
    };
    assert!(matches!(fault(b""), ArchiveFault::NoArchive));
    assert!(matches!(fault(PNG), ArchiveFault::NoArchive));
    let old = [b"PMTiles\x02".as_slice(), &[0; 200]].concat();
    assert!(matches!(fault(&old), ArchiveFault::Version(2)));
    assert!(matches!(fault(b"PMTiles\x03"), ArchiveFault::Damaged(_)));
    assert!(matches!(
        fault(b"SQLite format 3\0 and no more"),
        ArchiveFault::Sqlite(_)
    ));
    assert!(matches!(
        Tiles::open(Path::new("/no/such/file")),
        Err(ArchiveFault::Io(_))
    ));
}

#[test]
fn other_tiles_and_other_compressions_are_refused() {
    both(|path, _| {
        let mut bytes = std::fs::read(path).unwrap();
        if !bytes.starts_with(b"PMTiles") {
            let connection = Connection::open(path).unwrap();
            let set = "UPDATE metadata SET value = ? WHERE name = ?";
            connection.execute(set, ["webp", "format"]).unwrap();
            assert!(matches!(Tiles::open(path), Err(ArchiveFault::Form)));
            connection.execute(set, ["pbf", "format"]).unwrap();
            connection.execute("DELETE FROM tiles", []).unwrap();
            assert!(matches!(Tiles::open(path), Err(ArchiveFault::Empty)));
            return;
        }
        for (at, value) in [(98, 3), (97, 4), (99, 5), (99, 2)] {
            let old = std::mem::replace(&mut bytes[at], value);
            std::fs::write(path, &bytes).unwrap();
            let fault = Tiles::open(path).unwrap_err();
            let fits = match at {
                99 => matches!(fault, ArchiveFault::Form),
                _ => matches!(fault, ArchiveFault::Compression),
            };
            assert!(fits, "{at} {fault}");
            bytes[at] = old;
        }
    });
}

/// Whatever stands in the file, it is read or refused.
#[test]
fn a_damaged_archive_is_read_or_refused() {
    both(|path, _| {
        let whole = std::fs::read(path).unwrap();
        let near = TileId::of(14, 18.32, 47.65).unwrap();
        let ask = |bytes: &[u8]| {
            std::fs::write(path, bytes).unwrap();
            Tiles::open(path).and_then(|tiles| tiles.tile(near)).is_ok()
        };
        let mut refused = 0;
        for at in (0..127).chain((127..whole.len()).step_by(whole.len() / 60)) {
            let mut changed = whole.clone();
            changed[at] ^= 0xFF;
            refused += usize::from(!ask(&changed));
        }
        assert!(refused > 10, "{refused}");
        for end in (0..whole.len()).step_by(whole.len() / 20) {
            ask(&whole[..end]);
        }
        assert!(!ask(&whole[..200]));
        assert!(ask(&whole));
    });
}
