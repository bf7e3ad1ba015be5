//! The gazetteer in the store: houses by address, as registers have them. A municipality is replaced as a whole, and all
//! that one writer writes becomes valid together or not at all.

use std::collections::HashMap;
use std::fs::File;

use rusqlite::{CachedStatement, Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;

/// A house as its register has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddressRow {
    /// The settlement.
    pub settlement: String,
    /// The settlement's code, or blank.
    pub code: String,
    /// The part of the settlement, or blank.
    pub part: String,
    /// The district, or blank.
    pub district: String,
    /// The street, or blank.
    pub street: String,
    /// The house number as it is written: `12/A`, `č.ev. 5`.
    pub number: String,
    /// The postcode.
    pub postcode: Option<u32>,
    /// Longitude, WGS 84 degrees; kept to 1e-7 degrees, a centimetre.
    pub lon: f64,
    /// Latitude, likewise.
    pub lat: f64,
}

/// Writes registers in one transaction, while nobody else writes; what is not finished is undone.
pub struct AddressWriter<'s> {
    transaction: Transaction<'s>,
    path: &'s std::path::Path,
    recorded_at: String,
    /// Municipalities of this writer: their ids, and how many rows they have.
    towns: HashMap<String, (i64, i64)>,
    names: HashMap<String, i64>,
    written: u64,
    _lock: File,
}

impl SqliteRecords {
    /// Begins to write registers, recorded at a moment (RFC 3339, UTC).
    pub fn address_writer(&mut self, recorded_at: &str) -> Result<AddressWriter<'_>, StoreError> {
        let lock = self.lock()?;
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(sqlite(&self.path))?;
        Ok(AddressWriter {
            transaction,
            path: &self.path,
            recorded_at: recorded_at.to_owned(),
            towns: HashMap::new(),
            names: HashMap::new(),
            written: 0,
            _lock: lock,
        })
    }

    /// How many municipalities and houses the gazetteer has.
    pub fn address_count(&self) -> Result<(u64, u64), StoreError> {
        let sql = "SELECT (SELECT count(*) FROM address_town), (SELECT count(*) FROM address)";
        let count = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
        let found = self
            .db
            .query_row(sql, [], count)
            .map_err(sqlite(&self.path))?;
        Ok((found.0.cast_unsigned(), found.1.cast_unsigned()))
    }

    /// Gives every house of the gazetteer, in an order that does not change.
    pub fn addresses(&self, each: impl FnMut(AddressRow)) -> Result<(), StoreError> {
        read(&self.db, each).map_err(sqlite(&self.path))
    }
}

impl AddressWriter<'_> {
    /// Adds houses of a file. The first house of a municipality replaces all that earlier writers wrote of it.
    pub fn put(&mut self, file: &str, rows: &[AddressRow]) -> Result<(), StoreError> {
        self.put_rows(file, rows).map_err(sqlite(self.path))
    }

    fn put_rows(&mut self, file: &str, rows: &[AddressRow]) -> Result<(), rusqlite::Error> {
        let Self {
            transaction,
            recorded_at,
            towns,
            names,
            written,
            ..
        } = self;
        let mut insert = transaction.prepare_cached(
            "INSERT INTO address (town, row, part, district, street, number, postcode, lon, lat)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        let mut name = Names {
            known: names,
            find: transaction.prepare_cached("SELECT id FROM address_name WHERE name = ?1")?,
            add: transaction.prepare_cached("INSERT INTO address_name (name) VALUES (?1)")?,
        };
        for row in rows {
            let key = if row.code.is_empty() {
                &row.settlement
            } else {
                &row.code
            };
            if !towns.contains_key(key) {
                let id = replace_town(transaction, key, row, (file, recorded_at))?;
                towns.insert(key.clone(), (id, 0));
            }
            let Some((town, count)) = towns.get_mut(key) else {
                continue;
            };
            *count += 1;
            *written += 1;
            insert.execute((
                *town,
                *count,
                name.id(&row.part)?,
                name.id(&row.district)?,
                name.id(&row.street)?,
                &row.number,
                row.postcode,
                fixed(row.lon),
                fixed(row.lat),
            ))?;
        }
        Ok(())
    }

    /// How many municipalities and houses were written.
    #[must_use]
    pub fn written(&self) -> (u64, u64) {
        (self.towns.len() as u64, self.written)
    }

    /// Makes all of it valid.
    pub fn finish(self) -> Result<(), StoreError> {
        self.transaction.commit().map_err(sqlite(self.path))
    }
}

/// Names and their ids.
struct Names<'n, 't> {
    known: &'n mut HashMap<String, i64>,
    find: CachedStatement<'t>,
    add: CachedStatement<'t>,
}

impl Names<'_, '_> {
    fn id(&mut self, name: &str) -> Result<i64, rusqlite::Error> {
        if let Some(known) = self.known.get(name) {
            return Ok(*known);
        }
        let found = self.find.query_row([name], |row| row.get(0)).optional()?;
        let id = match found {
            Some(id) => id,
            None => self.add.insert([name])?,
        };
        self.known.insert(name.to_owned(), id);
        Ok(id)
    }
}

/// The municipality's id, without the houses that it had.
fn replace_town(
    transaction: &Transaction<'_>,
    key: &str,
    row: &AddressRow,
    (file, recorded_at): (&str, &str),
) -> Result<i64, rusqlite::Error> {
    let id: i64 = transaction.query_row(
        "INSERT INTO address_town (key, settlement, code, file, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (key) DO UPDATE SET settlement = ?2, code = ?3, file = ?4, recorded_at = ?5 RETURNING id",
        (key, &row.settlement, &row.code, file, recorded_at),
        |row| row.get(0),
    )?;
    transaction.execute("DELETE FROM address WHERE town = ?1", [id])?;
    Ok(id)
}

fn fixed(degrees: f64) -> i64 {
    (degrees * 1e7).round() as i64
}

fn read(db: &Connection, mut each: impl FnMut(AddressRow)) -> Result<(), rusqlite::Error> {
    let mut names: HashMap<i64, String> = HashMap::new();
    let mut statement = db.prepare("SELECT id, name FROM address_name")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        names.insert(row.get(0)?, row.get(1)?);
    }
    let mut statement = db.prepare(
        "SELECT t.settlement, t.code, a.part, a.district, a.street, a.number, a.postcode, a.lon, a.lat
         FROM address a JOIN address_town t ON t.id = a.town ORDER BY t.key, a.row",
    )?;
    let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(AddressRow {
            settlement: row.get(0)?,
            code: row.get(1)?,
            part: name(row.get(2)?),
            district: name(row.get(3)?),
            street: name(row.get(4)?),
            number: row.get(5)?,
            postcode: row.get(6)?,
            lon: row.get::<_, i64>(7)? as f64 / 1e7,
            lat: row.get::<_, i64>(8)? as f64 / 1e7,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqlite::Purpose;

    fn row(settlement: &str, street: &str, number: &str) -> AddressRow {
        AddressRow {
            settlement: settlement.to_owned(),
            street: street.to_owned(),
            number: number.to_owned(),
            postcode: Some(9_901),
            lon: 18.123_456_7,
            lat: 47.5,
            ..AddressRow::default()
        }
    }

    fn all(store: &SqliteRecords) -> Vec<AddressRow> {
        let mut found = Vec::new();
        store.addresses(|row| found.push(row)).expect("read");
        found
    }

    #[test]
    fn a_municipality_is_replaced_as_a_whole_and_others_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("town.db");
        let mut store = SqliteRecords::open_or_create(&path, Purpose::Synthetic).expect("a store");
        let first = [
            row("Mesefalva", "Fő utca", "1"),
            row("Mesefalva", "Fő utca", "2"),
            row("Példaváros", "Új utca", "3/A"),
        ];
        let mut writer = store.address_writer("2026-11-26T00:00:00Z").expect("begun");
        writer.put("a.csv", &first).expect("written");
        assert_eq!(writer.written(), (2, 3));
        writer.finish().expect("finished");
        assert_eq!(all(&store), first);
        let mut writer = store.address_writer("2026-11-27T00:00:00Z").expect("begun");
        writer
            .put("b.csv", &[row("Mesefalva", "Fő utca", "5")])
            .expect("written");
        writer
            .put("c.csv", &[row("Mesefalva", "Fő utca", "7")])
            .expect("written");
        writer.finish().expect("finished");
        let numbers: Vec<String> = all(&store).into_iter().map(|row| row.number).collect();
        assert_eq!(numbers, ["5", "7", "3/A"]);
        assert_eq!(store.address_count().expect("counted"), (2, 3));
    }

    #[test]
    fn what_is_not_finished_never_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("town.db");
        let mut store = SqliteRecords::open_or_create(&path, Purpose::Synthetic).expect("a store");
        let mut writer = store.address_writer("2026-11-26T00:00:00Z").expect("begun");
        writer
            .put("a.csv", &[row("Mesefalva", "Fő utca", "1")])
            .expect("written");
        drop(writer);
        assert_eq!(store.address_count().expect("counted"), (0, 0));
        assert!(store.address_writer("2026-11-26T00:00:00Z").is_ok());
    }
}
