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

    /// Notes that the finer tier of a publication stands in its file.
    pub fn mark_finer_public(&self, number: u32) -> Result<(), StoreError> {
        let sql = "UPDATE finer SET public = 1 WHERE number = ?1";
        let marked = self.db.execute(sql, [number]);
        marked.map(|_| ()).map_err(sqlite(&self.path))
    }

    /// Numbers of the publications whose finer tier stands in its file, ascending.
    pub fn finer_public(&self) -> Result<Vec<u32>, StoreError> {
        let at = sqlite(&self.path);
        let sql = "SELECT number FROM finer WHERE public = 1 ORDER BY number";
        let mut statement = self.db.prepare(sql).map_err(&at)?;
        let numbers = statement.query_map([], |row| row.get(0)).map_err(&at)?;
        numbers.map(|number| number.map_err(&at)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqlite::Purpose;

    fn finer(number: u32, earlier: Option<u32>) -> Finer {
        Finer {
            number,
            earlier,
            partition: vec![number as u8],
            checksum: "ab".to_owned(),
            audit: "{}".to_owned(),
        }
    }

    #[test]
    fn a_finer_tier_that_broke_off_is_replaced_and_nothing_waits_for_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("town.db");
        let store = SqliteRecords::open_or_create(&path, Purpose::Synthetic).unwrap();
        store.put_finer(&finer(1, None)).unwrap();
        store.mark_finer_public(1).unwrap();
        store.put_finer(&finer(2, Some(1))).unwrap();
        assert_eq!(store.finer_public().unwrap(), [1]);
        assert_eq!(store.last_finer(2).unwrap(), Some(finer(1, None)));
        store.put_finer(&finer(2, Some(1))).unwrap();
        store.mark_finer_public(2).unwrap();
        assert_eq!(store.finer_public().unwrap(), [1, 2]);
        assert_eq!(store.finer(2).unwrap(), Some(finer(2, Some(1))));
        assert_eq!(store.finer(3).unwrap(), None);
    }
}
