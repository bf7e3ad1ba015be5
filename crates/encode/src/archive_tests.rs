//! Archives read back: every tile is there, as it was made, and what the archive says of itself.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use ::pmtiles::{Compression, DirEntry, Directory, Header, TileCoord, TileType};
use bytes::Bytes;
use flate2::read::GzDecoder;
use rusqlite::Connection;

use super::*;
use crate::fixture::hex_town;
use crate::mvt;
use crate::table::Table;
use crate::tilejson::vector_layer;

fn archive<'a>(metadata: &'a Value, table: &impl Table) -> Archive<'a> {
    Archive {
        about: About {
            title: "A title",
            description: "What it shows",
            metadata,
        },
        attribution: "A town",
        bounds: [18.28, 47.62, 18.36, 47.68],
        zooms: 8..=14,
        layers: vec![vector_layer(
            (table.name(), table.columns()),
            "A layer",
            8..=14,
        )],
    }
}

fn unzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}

fn part(file: &[u8], from: u64, length: u64) -> &[u8] {
    &file[from as usize..(from + length) as usize]
}

#[test]
fn the_tiles_are_those_that_touch_the_box_in_the_order_of_pmtiles() {
    let metadata = json!({});
    let town = hex_town(1);
    let archive = archive(&metadata, &town.view());
    let tiles = archive.tiles().unwrap();
    let ids: Vec<u64> = tiles
        .iter()
        .map(|id| {
            let coord = TileCoord::new(id.z(), id.x(), id.y()).unwrap();
            ::pmtiles::TileId::from(coord).value()
        })
        .collect();
    assert!(ids.is_sorted_by(|a, b| a < b));
    let [west, south, east, north] = archive.bounds;
    let touches = |id: &&TileId| {
        let own = id.bbox();
        own[0] <= east && own[2] >= west && own[1] <= north && own[3] >= south
    };
    assert_eq!(tiles.iter().filter(touches).count(), tiles.len());
    let deepest = tiles.iter().filter(|id| id.z() == 14).count();
    assert!((4 * 4..=6 * 6).contains(&deepest), "{deepest}");
    let everything = Archive {
        bounds: [-180.0, -90.0, 180.0, 90.0],
        ..archive
    };
    assert!(everything.tiles().is_none());
}

#[test]
fn a_pmtiles_has_every_tile_as_it_was_made() {
    let town = hex_town(300);
    let view = town.view();
    let metadata = json!({ "release": 3 });
    let archive = archive(&metadata, &view);
    let mut out = Cursor::new(Vec::new());
    pmtiles::write(&archive, |id| Ok(mvt::tile(&view, id)), &mut out).unwrap();
    let file = out.into_inner();
    let header = Header::try_from_bytes(Bytes::copy_from_slice(&file[..127])).unwrap();
    assert_eq!(
        (header.tile_type, header.tile_compression),
        (TileType::Mvt, Compression::Gzip)
    );
    assert_eq!((header.min_zoom, header.max_zoom), (8, 14));
    assert!((header.center_longitude - 18.32).abs() < 1e-6);
    assert!((header.max_latitude - 47.68).abs() < 1e-6);
    // The header has numbers of eight bytes from its eighth byte on: where the root directory, the metadata, the leaves and
    // the tiles start, and how long they are.
    let number =
        |nth: usize| u64::from_le_bytes(file[8 + 8 * nth..16 + 8 * nth].try_into().unwrap());
    let said: Value = serde_json::from_slice(&unzip(part(&file, number(2), number(3)))).unwrap();
    assert_eq!(
        (&said["name"], &said["attribution"]),
        (&json!("A title"), &json!("A town"))
    );
    assert_eq!(said["vector_layers"][0]["id"], "alone-hex9");
    assert_eq!(said["vector_layers"][0]["minzoom"], 8);
    assert_eq!(said["gocpont"], json!({ "release": 3 }));
    let root = unzip(part(&file, number(0), number(1)));
    let root = Directory::try_from(Bytes::from(root)).unwrap();
    let mut found = 0;
    for id in archive.tiles().unwrap() {
        let coord = TileCoord::new(id.z(), id.x(), id.y()).unwrap();
        let entry = root.find_tile_id(coord.into());
        let made = mvt::tile(&view, id);
        let kept = entry.map(|entry| {
            let (offset, length) = place(entry);
            unzip(part(&file, number(6) + offset, length))
        });
        assert_eq!(kept.unwrap_or_default(), made);
        found += usize::from(!made.is_empty());
    }
    assert!(found > 20, "{found} tiles");
}

/// Where a directory says that a tile is, by how it prints itself: the crate keeps it to itself.
fn place(entry: &DirEntry) -> (u64, u64) {
    let text = format!("{entry:?}");
    let after = |name: &str| {
        let rest = &text[text.find(name).unwrap() + name.len()..];
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap()
    };
    (after(" offset: "), after(" length: "))
}

#[test]
fn an_mbtiles_has_every_tile_as_it_was_made() {
    let town = hex_town(300);
    let view = town.view();
    let metadata = json!({ "release": 3 });
    let archive = archive(&metadata, &view);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.mbtiles");
    mbtiles::write(&archive, |id| Ok(mvt::tile(&view, id)), &path).unwrap();
    let file = Connection::open(&path).unwrap();
    let mut query = file.prepare("SELECT name, value FROM metadata").unwrap();
    let said = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let said: BTreeMap<String, String> = said.map(Result::unwrap).collect();
    assert_eq!(
        (said["format"].as_str(), said["name"].as_str()),
        ("pbf", "A title")
    );
    assert_eq!(
        (said["minzoom"].as_str(), said["maxzoom"].as_str()),
        ("8", "14")
    );
    assert_eq!(said["bounds"], "18.28,47.62,18.36,47.68");
    let layers: Value = serde_json::from_str(&said["json"]).unwrap();
    assert_eq!(
        layers["vector_layers"][0]["fields"]["value"]
            .as_str()
            .unwrap()[..6],
        *"Number"
    );
    let sql =
        "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?";
    let mut query = file.prepare(sql).unwrap();
    let mut found = 0;
    for id in archive.tiles().unwrap() {
        let from_south = (1 << id.z()) - 1 - id.y();
        let kept = query.query_row([u32::from(id.z()), id.x(), from_south], |row| {
            row.get::<_, Vec<u8>>(0)
        });
        let made = mvt::tile(&view, id);
        assert_eq!(kept.map(|bytes| unzip(&bytes)).unwrap_or_default(), made);
        found += usize::from(!made.is_empty());
    }
    assert!(found > 20, "{found} tiles");
    let rows: usize = file
        .query_row("SELECT count(*) FROM tiles", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, found);
}

#[test]
fn a_tile_that_cannot_be_made_ends_the_work_and_leaves_no_file() {
    let town = hex_town(3);
    let metadata = json!({});
    let archive = archive(&metadata, &town.view());
    let fail = |id: TileId| {
        Err(EncodeError::Tile {
            z: id.z(),
            x: 0,
            y: 0,
        })
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.mbtiles");
    assert!(mbtiles::write(&archive, fail, &path).is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(pmtiles::write(&archive, fail, &mut Cursor::new(Vec::new())).is_err());
}
