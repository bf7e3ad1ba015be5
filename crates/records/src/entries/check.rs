//! Checking the file of entries as it stands, also while the desk has it open: nothing is written.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::APPLICATION_ID;
use crate::backup::whole;
use crate::error::StoreError;
use crate::keys::KeySource;
use crate::schema::sqlite;

/// Whether the file is one of entries, its pages, indexes and references are whole, and the keys at hand are its own.
pub fn check(path: &Path, keys: &KeySource) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(sqlite(path))?;
    db.busy_timeout(Duration::from_secs(10))
        .map_err(sqlite(path))?;
    let id = db.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0));
    if id.map_err(sqlite(path))? != APPLICATION_ID {
        return Err(StoreError::NotAStore(path.to_owned()));
    }
    whole(&db, path)?;
    let sql = "SELECT value FROM meta WHERE name = 'keys'";
    let known: String = db
        .query_row(sql, [], |row| row.get(0))
        .map_err(sqlite(path))?;
    if known == keys.fingerprints()?.0 {
        Ok(())
    } else {
        Err(StoreError::OtherKeys(path.to_owned()))
    }
}
