//! What the store keeps about the finer tier of its publications.

use rusqlite::{Connection, OptionalExtension};

use crate::error::StoreError;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;

/// The finer tier of a publication; for staff only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finer {
    /// The release's number, that of the public one.
    pub number: u32,
    /// The release whose partition was there before, if there was one.
    pub earlier: Option<u32>,
    /// The partition used.
    pub partition: Vec<u8>,
    /// The release's checksum, hexadecimal.
    pub checksum: String,
    /// Why it looks as it does.
    pub audit: String,
}

impl SqliteRecords {
    /// Keeps the finer tier of a publication; one that broke off before it became public is replaced.
    pub fn put_finer(&self, made: &Finer) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO finer (number, earlier, partition, checksum, audit)
                   VALUES (?1, ?2, ?3, ?4, ?5)";
        let values = (
            made.number,
            made.earlier,
            &made.partition,
            &made.checksum,
            &made.audit,
        );
        let put = self.db.execute(sql, values);
        put.map(|_| ()).map_err(sqlite(&self.path))
    }

    /// The finer tier of a publication.
    pub fn finer(&self, number: u32) -> Result<Option<Finer>, StoreError> {
        read(&self.db, "WHERE number = ?1", number).map_err(sqlite(&self.path))
    }

    /// The finer tier of the last publication before a number that had one.
    pub fn last_finer(&self, before: u32) -> Result<Option<Finer>, StoreError> {
        let last = "WHERE number < ?1 ORDER BY number DESC LIMIT 1";
        read(&self.db, last, before).map_err(sqlite(&self.path))
    }
}

fn read(db: &Connection, which: &str, number: u32) -> Result<Option<Finer>, rusqlite::Error> {
    let sql = format!("SELECT number, earlier, partition, checksum, audit FROM finer {which}");
    db.query_row(&sql, [number], |row| {
        Ok(Finer {
            number: row.get(0)?,
            earlier: row.get(1)?,
            partition: row.get(2)?,
            checksum: row.get(3)?,
            audit: row.get(4)?,
        })
    })
    .optional()
}
