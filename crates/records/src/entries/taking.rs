//! Taking a whole file of entries in: all of it in one transaction, each entry found again by the id that its source has for it.

use std::collections::BTreeMap;

use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId};
use rusqlite::{OptionalExtension, Transaction};

use super::error::EntryError;
use super::write::Note;
use super::{Entries, content, number};
use crate::keys::UnitKey;

/// The id that an entry has in its source.
#[derive(Clone, Copy, Debug)]
pub struct Key<'k> {
    /// The id.
    pub text: &'k str,
    /// Whether it may be kept as it is: of things, never of people.
    pub shown: bool,
}

/// A file of entries that is being taken in.
pub struct Taking<'t> {
    entries: &'t Entries,
    transaction: &'t Transaction<'t>,
}

impl Entries {
    /// Takes a file in: everything that `work` does is kept where it ends well, and nothing of it where it does not.
    pub fn taking<T, E: From<EntryError>>(
        &mut self,
        work: impl FnOnce(&Taking<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write(|entries, transaction| {
            work(&Taking {
                entries,
                transaction,
            })
        })
    }

    /// The id that an entry is given in a file where its source gave it none, or none that is kept: the same file of the same
    /// town finds it again by that.
    #[must_use]
    pub fn own_key(&self, EntryId(id): EntryId) -> String {
        format!("{}{id}", self.own_prefix())
    }

    /// The ids of a register's entries in their source, where they are kept.
    pub fn shown_keys(&self, register: &str) -> Result<BTreeMap<EntryId, String>, EntryError> {
        let sql = "SELECT id, MIN(shown) FROM entry_key WHERE register = ?1 AND shown IS NOT NULL GROUP BY id";
        let mut statement = self.db.prepare_cached(sql).map_err(|e| self.at(e))?;
        let rows = statement.query_map([register], |row| {
            Ok((EntryId(row.get::<_, i64>(0)?.unsigned_abs()), row.get(1)?))
        });
        rows.and_then(Iterator::collect).map_err(|e| self.at(e))
    }

    /// Ids of entries of this town begin so; those of others do not.
    fn own_prefix(&self) -> String {
        let fingerprint = self.keys.fingerprint();
        let start: String = fingerprint.chars().take(8).collect();
        format!("gcp:{start}:")
    }

    /// The id as it is kept.
    fn hashed(&self, register: &str, tenant: &str, key: &str) -> UnitKey {
        self.keys.unit(
            &format!("entry_key {register}"),
            &format!("{tenant}\n{key}"),
        )
    }
}

impl Taking<'_> {
    /// The entry that has this id in the sources of a municipality, or whose id a file of ours has named it by.
    pub fn known(
        &self,
        register: &str,
        tenant: &str,
        key: &str,
    ) -> Result<Option<EntryId>, EntryError> {
        let own = key.strip_prefix(&self.entries.own_prefix());
        let found = match own.and_then(|id| id.parse::<i64>().ok()) {
            Some(id) => self.transaction.query_row(
                "SELECT id FROM entry WHERE register = ?1 AND id = ?2 AND tenant = ?3",
                (register, id, tenant),
                |row| row.get::<_, i64>(0),
            ),
            None => self.transaction.query_row(
                "SELECT id FROM entry_key WHERE register = ?1 AND tenant = ?2 AND key = ?3",
                (register, tenant, self.entries.hashed(register, tenant, key)),
                |row| row.get(0),
            ),
        };
        let found = found.optional().map_err(|e| self.entries.at(e))?;
        Ok(found.map(|id| EntryId(id.unsigned_abs())))
    }

    /// The one entry of any municipality that has this id in its source, where such ids are kept; none where there are several.
    pub fn known_elsewhere(
        &self,
        register: &str,
        key: &str,
    ) -> Result<Option<EntryId>, EntryError> {
        let sql =
            "SELECT MIN(id), COUNT(DISTINCT id) FROM entry_key WHERE register = ?1 AND shown = ?2";
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, i64>(1)?));
        let found = self.transaction.query_row(sql, (register, key), read);
        let (id, count) = found.map_err(|e| self.entries.at(e))?;
        let id = id.filter(|_| count == 1);
        Ok(id.map(|id| EntryId(id.unsigned_abs())))
    }

    /// The number of a unit of the store of records, drawn where it has none.
    pub fn number_of(&self, register: &str, unit: &UnitKey) -> Result<EntryId, EntryError> {
        self.entries.number_in(self.transaction, register, unit)
    }

    /// The number of a unit that a file of ours has named it by.
    pub fn known_number(&self, register: &str, key: &str) -> Result<Option<EntryId>, EntryError> {
        let own = key.strip_prefix(&self.entries.own_prefix());
        let Some(id) = own.and_then(|id| id.parse().ok()).map(EntryId) else {
            return Ok(None);
        };
        let known = self.entries.unit_of(register, id)?;
        Ok(known.map(|_| id))
    }

    /// An entry as it stands now.
    pub fn entry(&self, codebook: &Codebook, id: EntryId) -> Result<Option<Entry>, EntryError> {
        self.entries.entry(codebook, id)
    }

    /// Whether an entry holds this very text sealed already.
    pub fn holds_sealed(
        &self,
        codebook: &Codebook,
        id: EntryId,
        (variable, text): (&str, &str),
    ) -> Result<bool, EntryError> {
        let Some(stored) = self.entries.stored(codebook, id)? else {
            return Ok(false);
        };
        let held = content::unseal(&self.entries.keys, codebook, id, variable, &stored.answers)?;
        Ok(held.as_deref() == Some(text))
    }

    /// Opens an entry that its source knows by this id; its number is given here.
    pub fn open(
        &self,
        codebook: &Codebook,
        entry: &Entry,
        note: &Note<'_>,
        key: Key<'_>,
    ) -> Result<EntryId, EntryError> {
        let sql = "SELECT COALESCE(MAX(id), 0) + 1 FROM entry WHERE register = ?1";
        let id: i64 = self
            .transaction
            .query_row(sql, [&codebook.id], |row| row.get(0))
            .map_err(|e| self.entries.at(e))?;
        let id = EntryId(id.unsigned_abs());
        let entry = Entry {
            id,
            revision: 1,
            ..entry.clone()
        };
        self.entries
            .put(self.transaction, codebook, (&entry, None), note)?;
        let sql =
            "INSERT INTO entry_key (register, tenant, key, id, shown) VALUES (?1, ?2, ?3, ?4, ?5)";
        let hashed = self.entries.hashed(&codebook.id, &entry.tenant, key.text);
        let shown = key.shown.then_some(key.text);
        let row = (&codebook.id, &entry.tenant, hashed, number(id), shown);
        let kept = self.transaction.execute(sql, row);
        kept.map_err(|e| self.entries.at(e))?;
        Ok(id)
    }

    /// Writes the next revision of an entry that stands.
    pub fn revise(
        &self,
        codebook: &Codebook,
        next: &Entry,
        note: &Note<'_>,
    ) -> Result<(), EntryError> {
        self.entries.next(self.transaction, codebook, next, note)
    }
}
