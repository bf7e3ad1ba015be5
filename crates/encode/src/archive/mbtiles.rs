//! `MBTiles` 1.3 (mapbox/mbtiles-spec): tiles as rows of an `SQLite` file, compressed with gzip, rows counted from the south.

use std::path::Path;

use rusqlite::{Connection, params};
use serde_json::json;

use super::Archive;
use crate::error::EncodeError;
use crate::pack::{Effort, gzip};
use crate::part::Part;
use crate::tile::TileId;

/// Tables of the specification, and who the file is: `MPBX`.
const TABLES: &str = "
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = 0x4D504258;
CREATE TABLE metadata (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE tiles (zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL,
  tile_data BLOB NOT NULL);
";

/// Writes the tiles that the archive's box touches to a file that has its name once it is whole; `tile` makes one, not
/// compressed, with no bytes where it shows nothing.
pub fn write(
    archive: &Archive<'_>,
    mut tile: impl FnMut(TileId) -> Result<Vec<u8>, EncodeError>,
    path: &Path,
) -> Result<(), EncodeError> {
    let part = Part::of(path)?;
    let mut connection = Connection::open(part.path())?;
    connection.execute_batch(TABLES)?;
    let work = connection.transaction()?;
    describe(&work, archive)?;
    let mut insert = work.prepare("INSERT INTO tiles VALUES (?, ?, ?, ?)")?;
    for id in archive.listed()? {
        let bytes = tile(id)?;
        if bytes.is_empty() {
            continue;
        }
        let row = (1_u32 << id.z()) - 1 - id.y();
        insert.execute(params![
            id.z(),
            id.x(),
            row,
            gzip(&bytes, Effort::Thorough)?
        ])?;
    }
    drop(insert);
    work.execute_batch(
        "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);",
    )?;
    work.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(part.finish()?)
}

fn describe(work: &Connection, archive: &Archive<'_>) -> Result<(), EncodeError> {
    let [west, south, east, north] = archive.world_bounds();
    let [longitude, latitude] = archive.centre();
    let document = archive.document();
    let layers = json!({ "vector_layers": archive.layers });
    let all = [
        ("name", archive.about.title.to_owned()),
        ("format", "pbf".to_owned()),
        ("type", "overlay".to_owned()),
        ("version", "1".to_owned()),
        ("description", archive.about.description.to_owned()),
        ("attribution", archive.attribution.to_owned()),
        ("bounds", format!("{west},{south},{east},{north}")),
        (
            "center",
            format!("{longitude},{latitude},{}", archive.opening()),
        ),
        ("minzoom", archive.zooms.start().to_string()),
        ("maxzoom", archive.zooms.end().to_string()),
        ("json", layers.to_string()),
        ("gocpont", document["gocpont"].to_string()),
    ];
    for (name, value) in all {
        work.execute("INSERT INTO metadata VALUES (?, ?)", [name, value.as_str()])?;
    }
    Ok(())
}
