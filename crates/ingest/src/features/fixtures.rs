//! Two invented districts in EOV near Tata, written in every format by its own rules: one of two parts with a hole, and its
//! neighbour.

use std::fs;
use std::path::{Path, PathBuf};

use flatgeobuf::{ColumnType, FgbCrs, FgbWriter, FgbWriterOptions, GeometryType};
use geo_types::{Geometry, LineString, MultiPolygon, Polygon};
use geozero::{ColumnValue, PropertyProcessor};
use rusqlite::Connection;
use shapefile::{Point, PolygonRing, ShapeWriter};

/// Code, name and number of residents of each.
pub(crate) const ROWS: [(&str, &str, i64); 2] =
    [("01", "Tulipánkert-Őrhely", 1200), ("02", "Űrmező", 980)];

pub(crate) fn square(west: f64, south: f64, side: f64) -> LineString<f64> {
    let (east, north) = (west + side, south + side);
    LineString::from(vec![
        (west, south),
        (east, south),
        (east, north),
        (west, north),
        (west, south),
    ])
}

/// The shapes, east and north in metres.
pub(crate) fn shapes() -> [MultiPolygon<f64>; 2] {
    let hole = square(595_400.0, 256_400.0, 100.0);
    let main = Polygon::new(square(595_000.0, 256_000.0, 1_000.0), vec![hole]);
    let far = Polygon::new(square(598_000.0, 256_000.0, 500.0), Vec::new());
    let other = Polygon::new(square(596_000.0, 256_000.0, 1_000.0), Vec::new());
    [MultiPolygon(vec![main, far]), MultiPolygon(vec![other])]
}

fn path(folder: &Path, name: &str) -> PathBuf {
    folder.join(name)
}

fn json(shape: &MultiPolygon<f64>) -> String {
    let ring = |ring: &LineString<f64>| {
        let corners: Vec<String> = ring
            .coords()
            .map(|c| format!("[{},{}]", c.x, c.y))
            .collect();
        format!("[{}]", corners.join(","))
    };
    let part = |part: &Polygon<f64>| {
        let rings = std::iter::once(part.exterior()).chain(part.interiors());
        format!("[{}]", rings.map(ring).collect::<Vec<_>>().join(","))
    };
    let parts: Vec<String> = shape.iter().map(part).collect();
    format!(
        "{{\"type\":\"MultiPolygon\",\"coordinates\":[{}]}}",
        parts.join(",")
    )
}

/// A collection; `system` is its old `crs` member, or empty.
pub(crate) fn geojson(folder: &Path, system: &str) -> PathBuf {
    let features = ROWS.iter().zip(shapes()).map(|((code, name, residents), shape)| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"kod\":\"{code}\",\"nev\":\"{name}\",\"lakos\":{residents}}},\"geometry\":{}}}",
            json(&shape)
        )
    });
    let features = features.collect::<Vec<_>>().join(",");
    let member = if system.is_empty() {
        String::new()
    } else {
        format!("\"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":\"{system}\"}}}},")
    };
    let text = format!("{{\"type\":\"FeatureCollection\",{member}\"features\":[{features}]}}");
    let path = path(folder, "districts.geojson");
    fs::write(&path, text).expect("written");
    path
}

/// Well-known binary of polygons alone.
pub(crate) fn wkb(shape: &MultiPolygon<f64>) -> Vec<u8> {
    let count = |n: usize| u32::try_from(n).expect("few").to_le_bytes();
    let mut bytes = vec![1, 6, 0, 0, 0];
    bytes.extend(count(shape.0.len()));
    for part in shape {
        bytes.extend([1, 3, 0, 0, 0]);
        bytes.extend(count(1 + part.interiors().len()));
        for ring in std::iter::once(part.exterior()).chain(part.interiors()) {
            bytes.extend(count(ring.0.len()));
            bytes.extend(
                ring.coords()
                    .flat_map(|c| [c.x.to_le_bytes(), c.y.to_le_bytes()].concat()),
            );
        }
    }
    bytes
}

/// A `GeoPackage` of these layers, all alike; `EPSG:23700` under a number of its own.
pub(crate) fn geopackage(folder: &Path, layers: &[&str]) -> PathBuf {
    let path = path(folder, "districts.gpkg");
    let db = Connection::open(&path).expect("a database");
    db.execute_batch(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
           organization_coordsys_id INTEGER, definition TEXT);
         INSERT INTO gpkg_spatial_ref_sys VALUES ('HD72 / EOV', 100, 'epsg', 23700, '');
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
           srs_id INTEGER, z INTEGER, m INTEGER);",
    )
    .expect("tables");
    for layer in layers {
        let quoted = layer.replace('"', "\"\"");
        let sql = format!(
            "CREATE TABLE \"{quoted}\" (fid INTEGER PRIMARY KEY, geom BLOB, kod TEXT, nev TEXT, lakos INTEGER);
             INSERT INTO gpkg_geometry_columns VALUES ('{layer}', 'geom', 'MULTIPOLYGON', 100, 0, 0);"
        );
        db.execute_batch(&sql).expect("a layer");
        for ((code, name, residents), shape) in ROWS.iter().zip(shapes()) {
            let mut blob = vec![b'G', b'P', 0, 1, 100, 0, 0, 0];
            blob.extend(wkb(&shape));
            let sql =
                format!("INSERT INTO \"{quoted}\" (geom, kod, nev, lakos) VALUES (?1, ?2, ?3, ?4)");
            db.execute(&sql, (blob, code, name, residents))
                .expect("a row");
        }
    }
    path
}

pub(crate) fn flatgeobuf(folder: &Path) -> PathBuf {
    let options = FgbWriterOptions {
        crs: FgbCrs {
            code: 23_700,
            ..FgbCrs::default()
        },
        ..FgbWriterOptions::default()
    };
    let writer = FgbWriter::create_with_options("districts", GeometryType::MultiPolygon, options);
    let mut writer = writer.expect("a writer");
    writer.add_column("kod", ColumnType::String, |_, _| {});
    writer.add_column("nev", ColumnType::String, |_, _| {});
    writer.add_column("lakos", ColumnType::Long, |_, _| {});
    for ((code, name, residents), shape) in ROWS.iter().zip(shapes()) {
        let added = writer.add_feature_geom(Geometry::MultiPolygon(shape), |feature| {
            let values = [
                ColumnValue::String(code),
                ColumnValue::String(name),
                ColumnValue::Long(*residents),
            ];
            for (at, value) in values.iter().enumerate() {
                feature.property(at, "", value).expect("a value");
            }
        });
        added.expect("a feature");
    }
    let path = path(folder, "districts.fgb");
    writer
        .write(fs::File::create(&path).expect("a file"))
        .expect("written");
    path
}

/// A Shapefile with a table in Windows-1250.
pub(crate) fn shapefile(folder: &Path) -> PathBuf {
    let path = path(folder, "districts.shp");
    {
        let mut writer = ShapeWriter::from_path(&path).expect("a writer");
        for shape in shapes() {
            let rings = shape.iter().flat_map(|part| {
                let points =
                    |ring: &LineString<f64>| ring.coords().map(|c| Point::new(c.x, c.y)).collect();
                let outer = PolygonRing::Outer(points(part.exterior()));
                let inner = part
                    .interiors()
                    .iter()
                    .map(|hole| PolygonRing::Inner(points(hole)));
                std::iter::once(outer).chain(inner).collect::<Vec<_>>()
            });
            let polygon = shapefile::Polygon::with_rings(rings.collect());
            writer.write_shape(&polygon).expect("a shape");
        }
    }
    let rows = ROWS
        .map(|(code, name, residents)| [code.to_owned(), name.to_owned(), residents.to_string()]);
    fs::write(path.with_extension("dbf"), dbf(&rows)).expect("written");
    fs::write(
        path.with_extension("prj"),
        "PROJCS[\"HD72 / EOV\",AUTHORITY[\"EPSG\",\"23700\"]]",
    )
    .expect("written");
    fs::write(path.with_extension("cpg"), "1250").expect("written");
    path
}

/// A table of code, name and number in Windows-1250, without a word about its encoding.
pub(crate) fn dbf(rows: &[[String; 3]]) -> Vec<u8> {
    const COLUMNS: [(&str, u8, u8); 3] = [("kod", b'C', 4), ("nev", b'C', 30), ("lakos", b'N', 8)];
    let width: usize = COLUMNS.iter().map(|(.., width)| usize::from(*width)).sum();
    let mut bytes = vec![0; 32];
    bytes[0] = 3;
    bytes[4..8].copy_from_slice(&u32::try_from(rows.len()).expect("few").to_le_bytes());
    bytes[8..10].copy_from_slice(&(32 + 32 * 3 + 1_u16).to_le_bytes());
    bytes[10..12].copy_from_slice(&u16::try_from(width + 1).expect("short").to_le_bytes());
    for (name, kind, width) in COLUMNS {
        let mut column = [0; 32];
        column[..name.len()].copy_from_slice(name.as_bytes());
        (column[11], column[16]) = (kind, width);
        bytes.extend(column);
    }
    bytes.push(b'\r');
    for row in rows {
        bytes.push(b' ');
        for (value, (_, kind, width)) in row.iter().zip(COLUMNS) {
            let mut cell = encoding_rs::WINDOWS_1250.encode(value).0.into_owned();
            let missing = usize::from(width) - cell.len();
            let at = if kind == b'N' { 0 } else { cell.len() };
            cell.splice(at..at, std::iter::repeat_n(b' ', missing));
            bytes.extend(cell);
        }
    }
    bytes
}
