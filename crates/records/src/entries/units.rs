//! The numbers by which entries are linked to units of the store of records, such as a household: drawn once for each unit, so
//! that whoever has one was given it.

use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId};
use rusqlite::{OptionalExtension, Transaction};

use super::error::EntryError;
use super::{Entries, number};
use crate::error::StoreError;
use crate::keys::{TownKeys, UnitKey};

/// Numbers have up to twelve digits: exact in any program, and none is met by trying.
const NUMBERS: u64 = 1_000_000_000_000;

impl Entries {
    /// The keys of the file.
    #[must_use]
    pub const fn keys(&self) -> &TownKeys {
        &self.keys
    }

    /// The number of a unit, which is drawn when it is first asked for.
    pub fn number_of(&mut self, register: &str, unit: &UnitKey) -> Result<EntryId, EntryError> {
        self.write(|this, transaction| this.number_in(transaction, register, unit))
    }

    /// The same within a transaction.
    pub(super) fn number_in(
        &self,
        transaction: &Transaction<'_>,
        register: &str,
        unit: &UnitKey,
    ) -> Result<EntryId, EntryError> {
        let known = "SELECT number FROM unit_number WHERE register = ?1 AND unit = ?2";
        loop {
            let found = transaction.query_row(known, (register, unit), |row| row.get::<_, i64>(0));
            if let Some(found) = found.optional().map_err(|e| self.at(e))? {
                return Ok(EntryId(found.unsigned_abs()));
            }
            // A number that is somebody else's is drawn again.
            let sql =
                "INSERT OR IGNORE INTO unit_number (register, number, unit) VALUES (?1, ?2, ?3)";
            let drawn = number(EntryId(drawn()?));
            let put = transaction.execute(sql, (register, drawn, unit));
            put.map_err(|e| self.at(e))?;
        }
    }

    /// The unit that has a number; none where nothing has it.
    pub fn unit_of(&self, register: &str, id: EntryId) -> Result<Option<UnitKey>, EntryError> {
        let sql = "SELECT unit FROM unit_number WHERE register = ?1 AND number = ?2";
        let found = self
            .db
            .query_row(sql, (register, number(id)), |row| row.get(0));
        found.optional().map_err(|e| self.at(e))
    }

    /// Whether an organisation has anything left to do with an entry of this register in a municipality that is linked to this
    /// unit.
    pub fn has_open_about(
        &self,
        codebook: &Codebook,
        (tenant, organisation): (&str, &str),
        (register, unit): (&str, EntryId),
    ) -> Result<bool, EntryError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM entry_link l JOIN entry e ON e.register = l.register AND e.id = l.id \
                   WHERE l.to_register = ?1 AND l.to_id = ?2 AND e.register = ?3 AND e.tenant = ?4 AND e.organisation = ?5 \
                   AND e.is_open = 1)";
        let asked = (register, number(unit), &codebook.id, tenant, organisation);
        self.db
            .query_row(sql, asked, |row| row.get(0))
            .map_err(|e| self.at(e))
    }

    /// The entries of a register in a municipality that were opened within a time, whoever may see them: to be counted, and
    /// nothing else. Whoever calls this has asked whether counts may be seen.
    pub fn to_count(
        &self,
        codebook: &Codebook,
        asked: &super::Asked,
    ) -> Result<Vec<Entry>, EntryError> {
        let found = self.found(codebook, None, asked)?;
        Ok(found.into_iter().map(|found| found.entry).collect())
    }
}

fn drawn() -> Result<u64, StoreError> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Random(error.to_string()))?;
    Ok(1 + u64::from_le_bytes(bytes) % NUMBERS)
}
