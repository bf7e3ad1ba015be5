//! Copies of the store, made and read back by SQLite's backup interface (never by copying files, which misses the log),
//! and checked before they are used. A copy does not hold the keys; without them it is worthless.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::keys::{Expected, KeySource};
use crate::schema::{self, sqlite};
use crate::sqlite::{NOISE_KEY, SqliteRecords, meta};

/// Which keys belong to a copy, which does not hold them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysNeeded {
    /// Fingerprint of unit and partition key.
    pub keys: String,
    /// Fingerprint of the noise key; none in a copy from before there was one.
    pub noise_key: Option<String>,
}

impl SqliteRecords {
    /// Copies the store into a file that exists and is empty; its rights are the caller's care.
    pub fn back_up(&self, into: &Path) -> Result<KeysNeeded, StoreError> {
        copy(&self.db, into)?;
        Ok(KeysNeeded {
            keys: self.keys.fingerprint(),
            noise_key: Some(self.keys.noise_fingerprint()),
        })
    }
}

/// Copies a backup into a file that exists and is empty, and checks the copy: that it is a whole store, and that the keys
/// are its own. Only then may it stand where a store stands.
pub fn read_back(from: &Path, into: &Path, keys: &KeySource) -> Result<KeysNeeded, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let backup = Connection::open_with_flags(from, flags).map_err(sqlite(from))?;
    schema::check(&backup, from)?;
    copy(&backup, into).map_err(|error| match error {
        StoreError::Damaged { what, .. } => StoreError::Damaged {
            path: from.to_owned(),
            what,
        },
        other => other,
    })?;
    let copied = Connection::open_with_flags(into, flags).map_err(sqlite(into))?;
    whole(&copied, from)?;
    let known = |name: &str| meta(&copied, name).map_err(sqlite(from));
    let needed = KeysNeeded {
        keys: known("keys")?.ok_or_else(|| StoreError::NotAStore(from.to_owned()))?,
        noise_key: known(NOISE_KEY)?,
    };
    let read = keys.read(&Expected {
        fingerprint: Some(needed.keys.clone()),
        noise_fingerprint: needed.noise_key.clone(),
        seed: None,
    })?;
    if read.are_demo() && known("synthetic")?.as_deref() != Some("yes") {
        return Err(StoreError::DemoKeys(keys.name()));
    }
    Ok(needed)
}

/// Copies another file of the town, such as that of staff or of entries, into one that exists and is empty, also while it is in use;
/// and checks the copy. A file of another kind is refused.
pub fn copy_file(from: &Path, into: &Path, kind: i32) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = |path: &Path| Connection::open_with_flags(path, flags).map_err(sqlite(path));
    let own = open(from)?;
    own.busy_timeout(Duration::from_secs(10))
        .map_err(sqlite(from))?;
    let id = own.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0));
    if id.map_err(sqlite(from))? != kind {
        return Err(StoreError::NotAStore(from.to_owned()));
    }
    copy(&own, into)?;
    whole(&open(into)?, from)
}

/// One step over all pages: no writer comes between, so it is never begun anew.
fn copy(from: &Connection, into: &Path) -> Result<(), StoreError> {
    let at = sqlite(into);
    let mut copied = Connection::open(into).map_err(&at)?;
    copied.busy_timeout(Duration::from_secs(10)).map_err(&at)?;
    copied
        .pragma_update(None, "synchronous", "FULL")
        .map_err(&at)?;
    {
        let backup = Backup::new(from, &mut copied).map_err(&at)?;
        match backup.step(-1).map_err(&at)? {
            StepResult::Done => {}
            _ => return Err(StoreError::Busy(into.to_owned())),
        }
    }
    // One file without a log beside it.
    let journal = copied.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()));
    journal.map_err(&at)?;
    copied.close().map_err(|(_, error)| at(error))
}

/// That pages, indexes and constraints are whole, and every reference leads somewhere.
pub(crate) fn whole(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let damaged = |what: String| StoreError::Damaged {
        path: path.to_owned(),
        what,
    };
    let first = |sql: &str| {
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        match rows.next()? {
            Some(row) => row.get::<_, String>(0).map(Some),
            None => Ok(None),
        }
    };
    // SQLite gives an error of its own where a page is so broken that it cannot be checked.
    let said = first("PRAGMA integrity_check").map_err(|error| damaged(error.to_string()))?;
    match said.as_deref() {
        Some("ok") => {}
        other => return Err(damaged(other.unwrap_or_default().to_owned())),
    }
    match first("PRAGMA foreign_key_check").map_err(sqlite(path))? {
        None => Ok(()),
        Some(table) => Err(damaged(format!("a reference of {table} leads nowhere"))),
    }
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
