//! Files that were read to their end: the same file, read with the same inputs into a register that nothing has touched
//! since, need not be read again to know that nothing has changed.

use gocpont_core::codebook::Codebook;
use rusqlite::{Connection, OptionalExtension};

use crate::error::StoreError;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Records that it held.
    pub records: u64,
    /// Whatever the reader wants to know again, in one line: how many rows were rejected, and why.
    pub note: String,
}

impl SqliteRecords {
    /// Notes that a file was read to its end and that the register holds all its records. `inputs` is a checksum of
    /// everything that the outcome follows from besides the store: file, codebook, parameters, options, program.
    pub fn remember(
        &self,
        codebook: &Codebook,
        inputs: &str,
        outcome: &Remembered,
    ) -> Result<(), StoreError> {
        let _lock = self.lock()?;
        let at = sqlite(&self.path);
        let state = state(&self.db, codebook).map_err(&at)?;
        let value = format!("{state}\n{}\n{}", outcome.records, outcome.note);
        let put = self.db.execute(
            "INSERT INTO meta (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name(codebook, inputs), value),
        );
        put.map(drop).map_err(at)
    }

    /// What became of the same file with the same inputs, where register, parent register and areas are as they were.
    pub fn remembered(
        &self,
        codebook: &Codebook,
        inputs: &str,
    ) -> Result<Option<Remembered>, StoreError> {
        let at = sqlite(&self.path);
        let sql = "SELECT value FROM meta WHERE name = ?1";
        let found = self
            .db
            .query_row(sql, [name(codebook, inputs)], |row| row.get(0));
        let Some(value): Option<String> = found.optional().map_err(&at)? else {
            return Ok(None);
        };
        let state = state(&self.db, codebook).map_err(&at)?;
        let mut lines = value.splitn(3, '\n');
        let (before, records) = (lines.next(), lines.next());
        let records = records.and_then(|records| records.parse().ok());
        let outcome = records.map(|records| Remembered {
            records,
            note: lines.next().unwrap_or_default().to_owned(),
        });
        Ok(outcome.filter(|_| before == Some(state.as_str())))
    }
}

fn name(codebook: &Codebook, inputs: &str) -> String {
    format!("file {} {inputs}", codebook.id)
}

/// The last batch of the register and its parent, undoing counted, the last area file, erasure and address register.
fn state(db: &Connection, codebook: &Codebook) -> Result<String, rusqlite::Error> {
    let parent = codebook.parent.as_deref().unwrap_or_default();
    db.query_row(
        "SELECT (SELECT coalesce(max(id), 0) FROM batch
                 WHERE register IS NULL OR register IN (?1, ?2)) || ' ' ||
                (SELECT coalesce(max(id), 0) FROM area_file) || ' ' ||
                (SELECT coalesce(max(id), 0) FROM erasure) || ' ' ||
                (SELECT coalesce(max(id), 0) || coalesce(max(recorded_at), '') FROM address_town)",
        [&codebook.id, parent],
        |row| row.get(0),
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::RecordStore;
    use crate::publication::AreaFile;
    use crate::testing::{append, codebook, number, people, record, rooms, store};

    #[test]
    fn a_file_is_remembered_until_something_that_it_depends_on_changes() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = store(&dir);
        let (homes, people) = (codebook(), people());
        let day = date(2024, 1, 1);
        let home = append(&mut store, &homes, vec![record("H1", day, rooms(2.0))]);
        let person = number("P1", Some("H1"), day, 30.0);
        append(&mut store, &people, vec![person.clone()]);
        let outcome = Remembered {
            records: 1,
            note: "{\"duplicate\":2}".to_owned(),
        };
        let known = |store: &SqliteRecords| {
            let of = |codebook| store.remembered(codebook, "ab").unwrap();
            assert_eq!(store.remembered(&homes, "cd").unwrap(), None);
            [of(&homes), of(&people)].map(|found| {
                assert!(found.is_none() || found == Some(outcome.clone()));
                found.is_some()
            })
        };
        let remember = |store: &SqliteRecords| {
            store.remember(&homes, "ab", &outcome).unwrap();
            store.remember(&people, "ab", &outcome).unwrap();
            assert_eq!(known(store), [true, true]);
        };
        assert_eq!(known(&store), [false, false]);
        remember(&store);
        // Nothing changes, so no batch is made.
        append(&mut store, &people, vec![person]);
        assert_eq!(known(&store), [true, true]);
        append(
            &mut store,
            &people,
            vec![number("P1", Some("H1"), day, 31.0)],
        );
        assert_eq!(known(&store), [true, false]);
        remember(&store);
        store
            .undo(home.batch.unwrap(), "2024-11-01T08:00:00Z")
            .unwrap();
        assert_eq!(known(&store), [false, false]);
        remember(&store);
        let areas = AreaFile {
            name: "districts".to_owned(),
            id_field: "id".to_owned(),
            name_field: "name".to_owned(),
            geojson: "{}".to_owned(),
            ..AreaFile::default()
        };
        store.put_area_file(&areas, "2024-11-01T08:00:00Z").unwrap();
        assert_eq!(known(&store), [false, false]);
    }
}
