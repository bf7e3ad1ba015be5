//! Units whose parents the store no longer knows, after a batch was taken back: they stay, and are counted nowhere.

use gocpont_core::codebook::Codebook;

use crate::error::StoreError;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;
use crate::table::table;

impl SqliteRecords {
    /// For each register with a parent the number of its units whose parent stands in no batch that counts; registers where
    /// there are none are left out.
    pub fn orphans(&self, codebooks: &[Codebook]) -> Result<Vec<(String, u64)>, StoreError> {
        let at = sqlite(&self.path);
        let mut found = Vec::new();
        for codebook in codebooks {
            let Some(parent) = &codebook.parent else {
                continue;
            };
            if !self.has_register(&codebook.id)? {
                continue;
            }
            let counts = "batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)";
            let known = if self.has_register(parent)? {
                format!("SELECT unit FROM {} WHERE {counts}", table(parent))
            } else {
                "SELECT NULL WHERE 0".to_owned()
            };
            let sql = format!(
                "SELECT count(DISTINCT unit) FROM {} WHERE {counts} AND parent IS NOT NULL AND parent NOT IN ({known})",
                table(&codebook.id)
            );
            let number: i64 = self.db.query_row(&sql, [], |row| row.get(0)).map_err(&at)?;
            if number > 0 {
                found.push((codebook.id.clone(), number.cast_unsigned()));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::RecordStore;
    use crate::testing::{append, codebook, number, people, record, rooms, store};

    #[test]
    fn who_loses_a_household_by_an_undo_is_counted() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = store(&dir);
        let (homes, people) = (codebook(), people());
        let day = date(2024, 1, 1);
        let batch = append(&mut store, &homes, vec![record("H1", day, rooms(2.0))]);
        let members = ["P1", "P2"].map(|id| number(id, Some("H1"), day, 30.0));
        append(&mut store, &people, members.to_vec());
        let both = [homes, people];
        assert_eq!(store.orphans(&both).unwrap(), []);
        store
            .undo(batch.batch.unwrap(), "2024-11-01T08:00:00Z")
            .unwrap();
        assert_eq!(store.orphans(&both).unwrap(), [("person".to_owned(), 2)]);
    }
}
