//! Numbered migrations and connections: a rollback journal, not WAL, so that another user can read without write rights.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};

use crate::error::ReleasesError;

/// "Gcr1", so that a store is known from other SQLite files.
const APPLICATION_ID: i32 = 0x4763_7231;
const MIGRATIONS: &[M<'_>] = &[
    M::up(include_str!("migrations/1.sql")),
    M::up(include_str!("migrations/2.sql")),
    M::up(include_str!("migrations/3.sql")),
];

pub(crate) fn sqlite(path: &Path) -> impl Fn(rusqlite::Error) -> ReleasesError + '_ {
    |source| match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            ReleasesError::Busy(path.to_owned())
        }
        Some(ErrorCode::NotADatabase) => ReleasesError::NotAStore(path.to_owned()),
        _ => ReleasesError::Sqlite {
            path: path.to_owned(),
            source,
        },
    }
}

/// Whether nothing stands in a file yet.
pub(crate) fn is_new(path: &Path) -> bool {
    std::fs::metadata(path).map_or(true, |file| file.len() == 0)
}

pub(crate) fn writer(path: &Path) -> Result<Connection, ReleasesError> {
    let is_new = is_new(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(sqlite(path))?;
    configure(&db).map_err(sqlite(path))?;
    if !is_new {
        check(&db, path)?;
    }
    db.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
        .map_err(sqlite(path))?;
    db.pragma_update(None, "synchronous", "FULL")
        .map_err(sqlite(path))?;
    let migrated = Migrations::from_slice(MIGRATIONS).to_latest(&mut db);
    migrated.map_err(|source| ReleasesError::Migration {
        path: path.to_owned(),
        source,
    })?;
    db.pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(sqlite(path))?;
    Ok(db)
}

pub(crate) fn reader(path: &Path) -> Result<Connection, ReleasesError> {
    if !path.exists() {
        return Err(ReleasesError::Missing(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(sqlite(path))?;
    configure(&db).map_err(sqlite(path))?;
    check(&db, path)?;
    Ok(db)
}

fn configure(db: &Connection) -> Result<(), rusqlite::Error> {
    db.busy_timeout(Duration::from_secs(5))?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

fn check(db: &Connection, path: &Path) -> Result<(), ReleasesError> {
    let id = db.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0));
    if id.map_err(sqlite(path))? == APPLICATION_ID {
        return Ok(());
    }
    Err(ReleasesError::NotAStore(path.to_owned()))
}
