//! Entries as what they say of units of the store of records, as the file knew them at a moment: for counts that `protect` lets
//! out, and nothing else.

use gocpont_core::codebook::Codebook;
use gocpont_core::life::Entry;
use jiff::Timestamp;
use rusqlite::Row;

use super::error::EntryError;
use super::{Entries, SELECT, Stored};
use crate::keys::UnitKey;

/// An entry, and the units it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Reported {
    /// The entry as it was known.
    pub entry: Entry,
    /// The registers and units that its links name, each as the entry's file knows it.
    pub about: Vec<(String, UnitKey)>,
}

impl Entries {
    /// Waits until nobody else writes.
    pub fn settle(&mut self) -> Result<(), EntryError> {
        self.write(|_, _| Ok(()))
    }

    /// A number that is another one once any other connection has written into the file.
    pub fn changes(&self) -> Result<i64, EntryError> {
        let number = self
            .db
            .pragma_query_value(None, "data_version", |row| row.get(0));
        number.map_err(|e| self.at(e))
    }

    /// Every entry of a register as the file knew it at a moment, whoever may see it, the oldest first, with the units of these
    /// registers that it is linked to.
    pub fn reported(
        &self,
        codebook: &Codebook,
        registers: &[&str],
        known_at: Timestamp,
    ) -> Result<Vec<Reported>, EntryError> {
        let sql = format!(
            "{SELECT} WHERE r.register = ?1 AND r.revision = (SELECT MAX(k.revision) FROM entry_revision k \
             WHERE k.register = r.register AND k.id = r.id AND k.recorded_at <= ?2) ORDER BY r.id"
        );
        let mut statement = self.db.prepare_cached(&sql).map_err(|e| self.at(e))?;
        let asked = (&codebook.id, known_at.as_millisecond());
        let rows = statement.query_map(asked, |row: &Row<'_>| Stored::read(row));
        let rows = rows
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|e| self.at(e))?;
        let links: Vec<_> = codebook.life.iter().flat_map(|life| &life.links).collect();
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let entry = row.revision(codebook)?.entry;
            let mut about = Vec::new();
            for link in links
                .iter()
                .filter(|link| registers.contains(&link.to.as_str()))
            {
                for id in entry.linked(&link.code) {
                    let unit = self.unit_of(&link.to, id)?;
                    about.extend(unit.map(|unit| (link.to.clone(), unit)));
                }
            }
            all.push(Reported { entry, about });
        }
        Ok(all)
    }
}
