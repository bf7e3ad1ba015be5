//! `GeoPackage` (OGC 12-128): one layer of features, read from a database that is opened for reading alone and trusted in
//! nothing: only real tables are read, and only their stored columns.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};

use super::{Budget, Feature, Features, Format, MAX_FIELDS, well_known, wkb};
use crate::error::{InvalidFile, Problem, name, some_of};

/// A layer as the tables of contents describe it.
struct Layer {
    table: String,
    geometry: String,
    system: i64,
}

/// Reads the named layer, or the only one.
pub(super) fn read(path: &Path, wanted: Option<&str>) -> Result<Features, InvalidFile> {
    let file = name(path);
    let refuse =
        |error: &rusqlite::Error| super::broken(&file, Format::GeoPackage, &error.to_string());
    let db = open(path).map_err(|error| refuse(&error))?;
    let found = layers(&db).map_err(|error| refuse(&error))?;
    let layer = choose(&file, found, wanted)?;
    let mut all = Features::new(&file, Format::GeoPackage);
    (all.crs, all.crs_text) = system(&db, layer.system).map_err(|error| refuse(&error))?;
    all.fields = fields(&db, &layer).map_err(|error| refuse(&error))?;
    if all.fields.len() > MAX_FIELDS {
        return Err(super::too_large(&file, format!("> {MAX_FIELDS} fields")));
    }
    take(&db, &layer, &mut all)?;
    all.layer = Some(layer.table);
    Ok(all)
}

/// Opens for reading; where a journal cannot be written beside the file, as it is on the disk.
fn open(path: &Path) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(path, flags).and_then(prepare);
    if opened.is_ok() {
        return opened;
    }
    let flags = flags | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(address(path), flags).and_then(prepare)
}

fn prepare(db: Connection) -> Result<Connection, rusqlite::Error> {
    db.busy_timeout(Duration::from_secs(5))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.pragma_update(None, "query_only", true)?;
    db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    Ok(db)
}

/// The file as an address that says nobody changes it.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy();
    let escaped = path.bytes().map(|byte| match byte {
        b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    format!("file:{}?immutable=1", escaped.collect::<String>())
}

fn layers(db: &Connection) -> Result<Vec<Layer>, rusqlite::Error> {
    let mut statement = db.prepare(
        "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g
         JOIN sqlite_master m ON m.type = 'table' AND lower(m.name) = lower(g.table_name)
         WHERE m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY g.table_name",
    )?;
    let layers = statement.query_map([], |row| {
        Ok(Layer {
            table: row.get(0)?,
            geometry: row.get(1)?,
            system: row.get(2)?,
        })
    })?;
    layers.collect()
}

fn choose(file: &str, layers: Vec<Layer>, wanted: Option<&str>) -> Result<Layer, InvalidFile> {
    let there = some_of(layers.iter().map(|layer| layer.table.as_str()));
    let count = layers.len();
    let mut fitting = layers
        .into_iter()
        .filter(|l| wanted.is_none_or(|name| l.table == name));
    match (fitting.next(), wanted) {
        (Some(layer), Some(_)) => Ok(layer),
        (Some(layer), None) if count == 1 => Ok(layer),
        (Some(_), None) => Err(InvalidFile::new(file, Problem::SeveralLayers(there))),
        (None, wanted) => {
            let problem = InvalidFile::new(file, Problem::NoLayer(there));
            Err(problem.with_value(wanted.unwrap_or_default()))
        }
    }
}

fn system(db: &Connection, id: i64) -> Result<(Option<u32>, Option<String>), rusqlite::Error> {
    if id <= 0 {
        return Ok((None, None));
    }
    let sql = "SELECT organization, organization_coordsys_id, srs_name, definition
               FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else {
        return Ok((u32::try_from(id).ok(), None));
    };
    let text = |at| row.get::<_, String>(at).unwrap_or_default();
    let code: i64 = row.get(1)?;
    let code = u32::try_from(code)
        .ok()
        .filter(|_| text(0).eq_ignore_ascii_case("EPSG"));
    let code = code.or_else(|| well_known::code_of_text(&text(3)));
    let said = code.is_none().then(|| text(2));
    Ok((code, said))
}

/// The stored columns but that of the geometry; generated ones are not among them.
fn fields(db: &Connection, layer: &Layer) -> Result<Vec<String>, rusqlite::Error> {
    let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement.query_map([&layer.table], |row| row.get::<_, String>(0))?;
    let names: Result<Vec<String>, rusqlite::Error> = names.collect();
    let is_other = |name: &String| !name.eq_ignore_ascii_case(&layer.geometry);
    Ok(names?.into_iter().filter(is_other).collect())
}

fn take(db: &Connection, layer: &Layer, all: &mut Features) -> Result<(), InvalidFile> {
    let file = all.file.clone();
    let refuse =
        |error: &rusqlite::Error| super::broken(&file, Format::GeoPackage, &error.to_string());
    let columns = std::iter::once(&layer.geometry).chain(&all.fields);
    let columns: Vec<String> = columns.map(|name| quoted(name)).collect();
    let sql = format!(
        "SELECT {} FROM {}",
        columns.join(", "),
        quoted(&layer.table)
    );
    let mut statement = db.prepare(&sql).map_err(|error| refuse(&error))?;
    let mut rows = statement.query([]).map_err(|error| refuse(&error))?;
    let mut budget = Budget::new();
    for number in 1_u64.. {
        let Some(row) = rows.next().map_err(|error| refuse(&error))? else {
            break;
        };
        let read = feature(number, row, all.fields.len());
        let read =
            read.map_err(|what| super::broken(&file, Format::GeoPackage, &what).at_row(number))?;
        all.push(read, &mut budget)?;
    }
    Ok(())
}

/// A name between quotation marks, as SQL has them.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn feature(number: u64, row: &Row<'_>, width: usize) -> Result<Feature, String> {
    let at = |column| row.get_ref(column).map_err(|error| error.to_string());
    let geometry = match at(0)? {
        ValueRef::Null => None,
        ValueRef::Blob(blob) => wkb::from_geopackage(blob)?,
        _ => return Err("geometry that is no blob".to_owned()),
    };
    let mut properties = Vec::with_capacity(width);
    for column in 1..=width {
        properties.push(match at(column)? {
            ValueRef::Null | ValueRef::Blob(_) => None,
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        });
    }
    Ok(Feature {
        number,
        geometry,
        properties,
    })
}
