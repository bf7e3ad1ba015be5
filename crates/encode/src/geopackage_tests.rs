//! Files opened again with `SQLite`: what the standard asks for, values, places, index, metadata and styles.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;
use crate::fixture::{cell, hex_town, shape, square, town, withheld};

fn sheet(name: &str) -> StyleSheet {
    StyleSheet {
        name: name.to_owned(),
        title: format!("{name} title"),
        qml: "<qgis/>".to_owned(),
        sld: "<StyledLayerDescriptor/>".to_owned(),
    }
}

fn written<T: Table + ?Sized>(table: &T) -> (TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.gpkg");
    let metadata = json!({ "release": 3 });
    let about = About {
        title: "A title",
        description: "What it shows",
        metadata: &metadata,
    };
    let mut file = GeoPackage::create(&path, "2024-10-01").unwrap();
    let styles = [sheet("hotspots"), sheet("share")];
    file.add(table, &Selection::all(table), &about, &styles)
        .unwrap();
    assert!(!path.exists(), "half a file has the name");
    file.finish().unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let connection = Connection::open(&path).unwrap();
    (folder, connection)
}

fn texts(connection: &Connection, sql: &str) -> Vec<String> {
    let mut query = connection.prepare(sql).unwrap();
    let columns = query.column_count();
    let row = |row: &rusqlite::Row<'_>| {
        let cell = |at| match row.get_ref_unwrap(at) {
            ValueRef::Null => "null".to_owned(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(words) => String::from_utf8_lossy(words).into_owned(),
            ValueRef::Blob(bytes) => format!("{} bytes", bytes.len()),
        };
        Ok((0..columns).map(cell).collect::<Vec<_>>().join("|"))
    };
    let found = query.query_map([], row).unwrap();
    found.map(Result::unwrap).collect()
}

#[test]
fn the_file_says_that_it_is_a_geopackage() {
    let town = hex_town(30);
    let (_folder, file) = written(&town.view());
    let one = |sql: &str| texts(&file, sql).join(" ");
    assert_eq!(one("PRAGMA application_id"), 0x4750_4B47.to_string());
    assert_eq!(one("PRAGMA user_version"), "10400");
    assert_eq!(one("PRAGMA integrity_check"), "ok");
    assert_eq!(one("PRAGMA foreign_key_check"), "");
    assert_eq!(
        one(
            "SELECT table_name, data_type, identifier, description, last_change, srs_id \
             FROM gpkg_contents WHERE data_type = 'features'"
        ),
        "alone-hex9|features|A title|What it shows|2024-10-01T00:00:00.000Z|4326"
    );
    assert_eq!(
        one("SELECT * FROM gpkg_geometry_columns"),
        "alone-hex9|geom|POLYGON|4326|0|0"
    );
    let srs = "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id";
    assert_eq!(texts(&file, srs), ["-1", "0", "4326"]);
}

#[test]
fn every_feature_is_there_with_its_values_and_place() {
    let town = hex_town(300);
    let (_folder, file) = written(&town.view());
    let mut query = file
        .prepare("SELECT fid, h3, population, value, marks, geom FROM \"alone-hex9\" ORDER BY fid")
        .unwrap();
    let mut rows = query.query([]).unwrap();
    for (shape, cell) in town.iter() {
        let row = rows.next().unwrap().unwrap();
        assert_eq!(row.get::<_, i64>(0).unwrap() as u64, shape.id);
        assert_eq!(
            row.get::<_, String>(1).unwrap(),
            format!("{:x}", shape.hex.unwrap())
        );
        assert_eq!(row.get::<_, Option<u32>>(2).unwrap(), cell.population);
        assert_eq!(row.get::<_, Option<f64>>(3).unwrap(), cell.value);
        assert_eq!(row.get::<_, String>(4).unwrap(), "synthetic");
        let geometry: Vec<u8> = row.get(5).unwrap();
        assert_eq!(geometry[..8], [b'G', b'P', 0, 3, 0xE6, 0x10, 0, 0]);
        let number = |at: usize| f64::from_le_bytes(geometry[at..at + 8].try_into().unwrap());
        let ring = &shape.polygons[0][0];
        let west = ring.iter().map(|(x, _)| *x).min().unwrap();
        let north = ring.iter().map(|(_, y)| *y).max().unwrap();
        assert!((number(8) - f64::from(west) / 1e6).abs() < 1e-12);
        assert!((number(32) - f64::from(north) / 1e6).abs() < 1e-12);
        assert_eq!(geometry[40..45], [1, 3, 0, 0, 0]);
        assert!((number(53) - f64::from(ring[0].0) / 1e6).abs() < 1e-12);
    }
    assert!(rows.next().unwrap().is_none());
}

#[test]
fn the_index_finds_what_lies_in_a_box() {
    let town = hex_town(500);
    let view = town.view();
    let (_folder, file) = written(&view);
    let bbox = [18.316, 47.646, 18.322, 47.652];
    let mut query = file
        .prepare(
            "SELECT id FROM \"rtree_alone-hex9_geom\" \
             WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ? ORDER BY id",
        )
        .unwrap();
    let found = query.query_map(bbox, |row| row.get::<_, i64>(0)).unwrap();
    let found: Vec<u64> = found.map(|id| id.unwrap() as u64).collect();
    let asked = crate::Query {
        bbox: Some(bbox),
        ..crate::Query::default()
    };
    let wanted: Vec<u64> = Selection::of(&view, &asked)
        .iter()
        .filter_map(|at| view.id(at))
        .collect();
    assert!(wanted.len() > 5);
    // The index keeps boxes in 32 bits, rounded outwards.
    assert!(wanted.iter().all(|id| found.contains(id)));
    assert!(found.len() < wanted.len() + 5);
}

#[test]
fn whoever_edits_the_file_keeps_the_index_right() {
    let town = hex_town(3);
    let (_folder, file) = written(&town.view());
    let triggers = texts(
        &file,
        "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    );
    assert_eq!(triggers.len(), 7);
    file.execute("DELETE FROM \"alone-hex9\" WHERE fid = 2", [])
        .unwrap();
    let left = "SELECT id FROM \"rtree_alone-hex9_geom\" ORDER BY id";
    assert_eq!(texts(&file, left), ["1", "3"]);
    let registered = "SELECT table_name, extension_name, scope FROM gpkg_extensions ORDER BY 1, 2";
    assert_eq!(
        texts(&file, registered),
        [
            "alone-hex9|gpkg_rtree_index|write-only",
            "gpkg_metadata|gpkg_metadata|read-write",
            "gpkg_metadata_reference|gpkg_metadata|read-write"
        ]
    );
}

#[test]
fn metadata_and_styles_stand_where_they_are_looked_for() {
    let town = hex_town(3);
    let (_folder, file) = written(&town.view());
    let metadata = texts(
        &file,
        "SELECT reference_scope, table_name, mime_type, metadata FROM gpkg_metadata_reference \
         JOIN gpkg_metadata ON id = md_file_id",
    );
    assert_eq!(
        metadata,
        [r#"table|alone-hex9|application/json|{"release":3}"#]
    );
    let said: Value = serde_json::from_str(metadata[0].rsplit('|').next().unwrap()).unwrap();
    assert_eq!(said["release"], 3);
    let styles = texts(
        &file,
        "SELECT f_table_name, f_geometry_column, styleName, useAsDefault, styleQML, styleSLD \
         FROM layer_styles ORDER BY id",
    );
    assert_eq!(
        styles,
        [
            "alone-hex9|geom|hotspots|1|<qgis/>|<StyledLayerDescriptor/>",
            "alone-hex9|geom|share|0|<qgis/>|<StyledLayerDescriptor/>"
        ]
    );
}

#[test]
fn what_has_no_place_or_value_is_null_and_in_no_index() {
    let shapes = [
        shape(1, vec![]),
        shape(2, vec![vec![square((0, 0), 10)], vec![square((20, 0), 10)]]),
    ];
    let town = town(&shapes, &[Some(withheld()), Some(cell(0))]);
    let (_folder, file) = written(&town.view());
    let rows = texts(
        &file,
        "SELECT fid, cases, value, geom FROM \"alone-hex9\" ORDER BY fid",
    );
    assert_eq!(rows[0], "1|null|null|null");
    assert_eq!(rows[1], format!("2|0|0|{} bytes", 40 + 9 + 2 * (13 + 80)));
    assert_eq!(
        texts(&file, "SELECT id FROM \"rtree_alone-hex9_geom\""),
        ["2"]
    );
    let kind = "SELECT geometry_type_name FROM gpkg_geometry_columns";
    assert_eq!(texts(&file, kind), ["MULTIPOLYGON"]);
}

#[test]
fn a_file_that_is_not_finished_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.gpkg");
    drop(GeoPackage::create(&path, "2024-10-01").unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
