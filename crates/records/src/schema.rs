//! Numbered migrations, and how a connection is opened: WAL, full synchronisation, foreign keys, defensive.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use crate::error::StoreError;
use crate::table;

/// "Gcp1", so that a store is known from other SQLite files.
const APPLICATION_ID: i32 = 0x4763_7031;
/// How many migrations there are: the version that a store's file has when it is up to date.
pub(crate) const VERSION: i64 = 7;

fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("migrations/1.sql")),
        M::up(include_str!("migrations/2.sql")),
        M::up(include_str!("migrations/3.sql")),
        M::up(include_str!("migrations/4.sql")),
        // The tables of registers are not in the text: there is one for each codebook.
        M::up_with_hook(include_str!("migrations/5.sql"), |transaction| {
            Ok(table::add_ends(transaction)?)
        })
        .foreign_key_check(),
        M::up(include_str!("migrations/6.sql")),
        M::up(include_str!("migrations/7.sql")),
    ])
}

pub(crate) fn sqlite(path: &Path) -> impl Fn(rusqlite::Error) -> StoreError + '_ {
    |source| StoreError::of_sqlite(path, source)
}

/// The one connection that writes.
pub(crate) fn open(path: &Path, is_new: bool) -> Result<Connection, StoreError> {
    let mut db = connect(path)?;
    if !is_new {
        check(&db, path)?;
    }
    let version = db.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    if version.map_err(sqlite(path))? != VERSION {
        migrate(&mut db, path)?;
    }
    if is_new {
        let named = db.pragma_update(None, "application_id", APPLICATION_ID);
        named.map_err(sqlite(path))?;
    }
    Ok(db)
}

/// A connection that writes, opened as every one of ours is.
pub(crate) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(sqlite(path))?;
    configure(&db).map_err(sqlite(path))?;
    Ok(db)
}

/// A table that others refer to is made anew by name, which foreign keys would stand in the way of; the migration checks
/// them itself before it is committed.
fn migrate(db: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let foreign_keys = |db: &Connection, on: bool| {
        let set = db.pragma_update(None, "foreign_keys", on);
        set.map_err(sqlite(path))
    };
    foreign_keys(db, false)?;
    let migrated = migrations().to_latest(db);
    migrated.map_err(|source| StoreError::Migration {
        path: path.to_owned(),
        source,
    })?;
    foreign_keys(db, true)
}

fn configure(db: &Connection) -> Result<(), rusqlite::Error> {
    db.busy_timeout(Duration::from_secs(10))?;
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    // Until 3.51.2 SQLite could damage a file that one connection wrote while another moved its log into it. So the log is
    // moved by the last connection that closes, which is alone, and by whoever holds the store's lock and keeps writers out.
    db.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(()))?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    // 64 MiB of pages: an import is one transaction, and its index is written in no order.
    db.pragma_update(None, "cache_size", -65_536)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

pub(crate) fn check(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let id = db.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0));
    if id.map_err(sqlite(path))? == APPLICATION_ID {
        return Ok(());
    }
    Err(StoreError::NotAStore(path.to_owned()))
}

#[cfg(test)]
#[path = "schema_tests.rs"]
mod tests;
