//! `MBTiles` 1.3, read through `SQLite`, which may only read and trusts nothing that the file defines.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use serde_json::Value;

use super::described::{WORLD, layers, plain};
use super::{ArchiveFault, Described, Form, MOST_BYTES};
use crate::tile::{MAX_ZOOM, TileId};

/// An open file.
#[derive(Debug)]
pub(super) struct Reader(Mutex<Connection>);

impl Reader {
    /// Opens a file and reads what it says of itself.
    pub(super) fn open(path: &Path) -> Result<(Self, Described), ArchiveFault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.execute_batch(
            "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;",
        )?;
        let said = said(&connection)?;
        let zooms = zooms(&connection, &said)?;
        let word = |name: &str| said.get(name).map(String::as_str);
        let document = word("json").and_then(|text| serde_json::from_str(text).ok());
        let described = Described {
            form: form(word("format"))?,
            first_zoom: zooms[0],
            last_zoom: zooms[1],
            bounds: word("bounds").map_or(Some(WORLD), bounds).unwrap_or(WORLD),
            attribution: word("attribution").and_then(plain),
            layers: layers(&document.unwrap_or(Value::Null)),
        };
        Ok((Self(Mutex::new(connection)), described))
    }

    /// The bytes of a tile; rows count from the south.
    pub(super) fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, ArchiveFault> {
        let row = (1_u32 << id.z()) - 1 - id.y();
        self.ask(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? \
             AND length(tile_data) <= ? LIMIT 1",
            params![id.z(), id.x(), row, MOST_BYTES as u32],
        )
    }

    /// The bytes of a tile of the lowest zoom.
    pub(super) fn first(&self) -> Result<Option<Vec<u8>>, ArchiveFault> {
        self.ask(
            "SELECT tile_data FROM tiles WHERE length(tile_data) <= ? LIMIT 1",
            params![MOST_BYTES as u32],
        )
    }

    fn ask(
        &self,
        question: &str,
        params: &[&dyn rusqlite::ToSql],
    ) -> Result<Option<Vec<u8>>, ArchiveFault> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut asked = connection.prepare_cached(question)?;
        Ok(asked.query_row(params, |row| row.get(0)).optional()?)
    }
}

/// The rows of `metadata`.
fn said(connection: &Connection) -> Result<HashMap<String, String>, ArchiveFault> {
    let mut asked = connection.prepare(
        "SELECT CAST(name AS TEXT), CAST(value AS TEXT) FROM metadata WHERE length(value) <= ? \
         AND name IN ('format', 'minzoom', 'maxzoom', 'bounds', 'attribution', 'json') LIMIT 6",
    )?;
    let rows = asked.query_map([MOST_BYTES as u32], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// First and last zoom, from the tiles where the file does not say.
fn zooms(connection: &Connection, said: &HashMap<String, String>) -> Result<[u8; 2], ArchiveFault> {
    let told = ["minzoom", "maxzoom"].map(|name| said.get(name)?.parse().ok());
    if let [Some(first), Some(last)] = told {
        return Ok([first, last]);
    }
    let question = "SELECT min(zoom_level), max(zoom_level) FROM tiles";
    let found: [Option<i64>; 2] =
        connection.query_row(question, [], |row| Ok([row.get(0)?, row.get(1)?]))?;
    let zoom = |own: Option<i64>| {
        let own = u8::try_from(own.ok_or(ArchiveFault::Empty)?).ok();
        let own = own.filter(|zoom| *zoom <= MAX_ZOOM);
        own.ok_or(ArchiveFault::Damaged("zooms"))
    };
    Ok([zoom(found[0])?, zoom(found[1])?])
}

fn form(word: Option<&str>) -> Result<Form, ArchiveFault> {
    match word {
        Some("pbf") => Ok(Form::Mvt),
        // Version 1.0 knew no other where nothing was said.
        Some("png") | None => Ok(Form::Png),
        Some("jpg" | "jpeg") => Ok(Form::Jpeg),
        Some("webp") => Ok(Form::Webp),
        Some(_) => Err(ArchiveFault::Form),
    }
}

fn bounds(text: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = text
        .split(',')
        .map(|number| number.trim().parse().ok())
        .collect::<Option<_>>()?;
    numbers.try_into().ok()
}
