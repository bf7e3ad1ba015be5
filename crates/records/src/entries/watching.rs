//! Entries as watch rules read them: all of a register in stretches, so that nobody waits for the whole.

use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId};
use jiff::Timestamp;

use super::error::EntryError;
use super::list::SELECT_DUE;
use super::{Entries, Stored, moment, number};

/// An entry as it stands, with when it is due and was last written.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The entry.
    pub entry: Entry,
    /// Until when it must have left its state.
    pub due: Option<Timestamp>,
    /// When its last revision was written.
    pub touched: Timestamp,
}

impl Entries {
    /// The next entries of a register behind one of them (number 0: the first ones), in the order of their numbers, whoever asks:
    /// for the program's own watching. What is told of them is the caller's care.
    pub fn stretch(
        &self,
        codebook: &Codebook,
        behind: EntryId,
        most: u32,
    ) -> Result<Vec<Standing>, EntryError> {
        let sql = format!("{SELECT_DUE} WHERE e.register = ? AND e.id > ? ORDER BY e.id LIMIT ?");
        let mut statement = self.db.prepare_cached(&sql).map_err(|e| self.at(e))?;
        let read =
            |row: &rusqlite::Row<'_>| Ok((Stored::read(row)?, row.get::<_, Option<i64>>(14)?));
        let rows = statement.query_map((&codebook.id, number(behind), most), read);
        let rows = rows
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|e| self.at(e))?;
        let standing = rows.into_iter().map(|(row, due)| {
            let revision = row.revision(codebook)?;
            Ok(Standing {
                entry: revision.entry,
                due: due.map(moment),
                touched: revision.recorded_at,
            })
        });
        standing.collect()
    }
}
