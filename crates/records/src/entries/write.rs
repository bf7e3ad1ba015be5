//! Opening entries and writing their next revisions, each in one transaction.

use std::collections::BTreeSet;

use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId, Level, Life};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};

use super::error::EntryError;
use super::{Entries, content, number, told};
use crate::error::StoreError;
use crate::lock;

/// What is noted with a revision.
#[derive(Clone, Debug)]
pub struct Note<'n> {
    /// The account that writes.
    pub by: &'n str,
    /// When.
    pub at: Timestamp,
    /// The transition that was taken; none where answers alone were changed.
    pub step: Option<&'n str>,
    /// Until when the entry must have left its state.
    pub due: Option<Timestamp>,
    /// The organisations that it is shared with.
    pub shared: &'n BTreeSet<String>,
}

/// What became of a request to open an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It has this number now.
    New(EntryId),
    /// The same request had opened this one already.
    Before(EntryId),
}

impl Opened {
    /// The entry's number.
    #[must_use]
    pub const fn id(self) -> EntryId {
        match self {
            Self::New(id) | Self::Before(id) => id,
        }
    }
}

impl Entries {
    /// Opens an entry: its first revision. Its number is given here, whatever `entry` says. The same `request` of the same
    /// account opens one entry, however often it comes.
    pub fn open(
        &mut self,
        codebook: &Codebook,
        entry: &Entry,
        note: &Note<'_>,
        request: Option<&str>,
    ) -> Result<Opened, EntryError> {
        self.write(|this, transaction| {
            if let Some(id) = request.map(|request| asked_before(transaction, note.by, request)).transpose()?.flatten() {
                return Ok(Opened::Before(id));
            }
            let sql = "SELECT COALESCE(MAX(id), 0) + 1 FROM entry WHERE register = ?1";
            let id: i64 = transaction.query_row(sql, [&codebook.id], |row| row.get(0)).map_err(|e| this.at(e))?;
            let id = EntryId(id.unsigned_abs());
            let entry = Entry { id, revision: 1, ..entry.clone() };
            this.put(transaction, codebook, (&entry, None), note)?;
            told::tell(transaction, codebook, &entry, note).map_err(|e| this.at(e))?;
            if let Some(request) = request {
                let sql = "INSERT INTO entry_request (sender, request, register, id) VALUES (?1, ?2, ?3, ?4)";
                transaction.execute(sql, (note.by, request, &codebook.id, number(id))).map_err(|e| this.at(e))?;
            }
            Ok(Opened::New(id))
        })
    }

    /// Writes the next revision of an entry, as its register's life made it from the one that stands; a conflict where that
    /// stands no longer.
    pub fn revise(
        &mut self,
        codebook: &Codebook,
        next: &Entry,
        note: &Note<'_>,
    ) -> Result<(), EntryError> {
        self.write(|this, transaction| {
            this.next(transaction, codebook, next, note)?;
            told::tell(transaction, codebook, next, note).map_err(|e| this.at(e))
        })
    }

    /// The next revision, within a transaction.
    pub(super) fn next(
        &self,
        transaction: &Transaction<'_>,
        codebook: &Codebook,
        next: &Entry,
        note: &Note<'_>,
    ) -> Result<(), EntryError> {
        let before = self
            .stored(codebook, next.id)?
            .ok_or(EntryError::Missing(next.id))?;
        let (stands, made_on) = (
            before.revision.unsigned_abs(),
            next.revision.saturating_sub(1),
        );
        if stands != made_on {
            return Err(EntryError::Conflict { stands, made_on });
        }
        self.put(transaction, codebook, (next, Some(&before.answers)), note)
    }

    /// Writes, all of it or nothing, one writer at a time.
    pub(super) fn write<T, E: From<EntryError>>(
        &mut self,
        write: impl FnOnce(&Self, &Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _lock = lock::acquire(&self.path).map_err(EntryError::from)?;
        let transaction = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)
            .map_err(|e| self.at(e))?;
        let done = write(self, &transaction)?;
        transaction.commit().map_err(|e| self.at(e))?;
        self.shorten_log()?;
        Ok(done)
    }

    pub(super) fn put(
        &self,
        transaction: &Transaction<'_>,
        codebook: &Codebook,
        (entry, before): (&Entry, Option<&str>),
        note: &Note<'_>,
    ) -> Result<(), EntryError> {
        let answers = content::write_answers((&self.keys, codebook), entry, before)?;
        let written = stand(transaction, codebook, entry, note)
            .and_then(|()| share(transaction, codebook, entry, note.shared))
            .and_then(|()| link(transaction, codebook, entry))
            .and_then(|()| {
                let sql = "INSERT INTO entry_revision (register, id, revision, state, since, organisation, step, answers, links, \
                           places, written_by, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
                transaction.prepare_cached(sql)?.execute(rusqlite::params![
                    codebook.id,
                    number(entry.id),
                    entry.revision.cast_signed(),
                    entry.state,
                    entry.since.as_millisecond(),
                    entry.organisation,
                    note.step,
                    answers,
                    content::write_links(entry),
                    content::write_places(entry),
                    note.by,
                    note.at.as_millisecond(),
                ])
            });
        written.map(drop).map_err(|error| self.at(error))
    }

    /// The log is moved into the file by whoever holds the lock, once it has grown.
    fn shorten_log(&self) -> Result<(), EntryError> {
        let mut log = self.path.as_os_str().to_owned();
        log.push("-wal");
        let length = std::fs::metadata(log).map_or(0, |log| log.len());
        if length > LONG_LOG {
            let moved = self
                .db
                .pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()));
            moved.map_err(|error| self.at(error))?;
        }
        Ok(())
    }
}

/// Bytes of log after which it is moved into the file.
const LONG_LOG: u64 = 4 << 20;

fn asked_before(
    transaction: &Transaction<'_>,
    sender: &str,
    request: &str,
) -> Result<Option<EntryId>, EntryError> {
    let sql = "SELECT id FROM entry_request WHERE sender = ?1 AND request = ?2";
    let found = transaction
        .query_row(sql, (sender, request), |row| row.get::<_, i64>(0))
        .optional();
    let found = found.map_err(|error| StoreError::of_sqlite(std::path::Path::new(""), error))?;
    Ok(found.map(|id| EntryId(id.unsigned_abs())))
}

/// How the entry stands now.
fn stand(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    entry: &Entry,
    note: &Note<'_>,
) -> Result<(), rusqlite::Error> {
    let life = codebook.life.as_ref();
    let is_open = life
        .and_then(|life| life.state(&entry.state))
        .is_none_or(|state| !state.is_final);
    let level = life.map_or(Level::Organisation, |life| {
        level_of(life, codebook, &entry.state)
    });
    let sql = "INSERT INTO entry (register, id, revision, tenant, organisation, state, is_open, level, opened, since, due, \
               sender) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) \
               ON CONFLICT (register, id) DO UPDATE SET revision = ?3, organisation = ?5, state = ?6, is_open = ?7, level = ?8, opened = ?9, \
               since = ?10, due = ?11";
    transaction.prepare_cached(sql)?.execute(rusqlite::params![
        codebook.id,
        number(entry.id),
        entry.revision.cast_signed(),
        entry.tenant,
        entry.organisation,
        entry.state,
        is_open,
        level.code(),
        entry.opened.as_millisecond(),
        entry.since.as_millisecond(),
        note.due.map(Timestamp::as_millisecond),
        entry.sender,
    ])?;
    Ok(())
}

/// Who sees that there is an entry: whoever sees any of its answers.
#[must_use]
pub fn level_of(life: &Life, codebook: &Codebook, state: &str) -> Level {
    let levels = codebook
        .variables
        .iter()
        .map(|variable| life.visible_level(&variable.code, state));
    levels.min().unwrap_or(Level::Organisation)
}

fn share(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    entry: &Entry,
    with: &BTreeSet<String>,
) -> Result<(), rusqlite::Error> {
    let own = (&codebook.id, number(entry.id));
    transaction.execute(
        "DELETE FROM entry_shared WHERE register = ?1 AND id = ?2",
        own,
    )?;
    let mut insert = transaction.prepare_cached(
        "INSERT INTO entry_shared (register, id, organisation) VALUES (?1, ?2, ?3)",
    )?;
    with.iter()
        .try_for_each(|organisation| insert.execute((own.0, own.1, organisation)).map(drop))
}

fn link(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    entry: &Entry,
) -> Result<(), rusqlite::Error> {
    let own = (&codebook.id, number(entry.id));
    transaction.execute(
        "DELETE FROM entry_link WHERE register = ?1 AND id = ?2",
        own,
    )?;
    let sql = "INSERT OR IGNORE INTO entry_link (register, id, link, to_register, to_id) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut insert = transaction.prepare_cached(sql)?;
    for code in entry.links.keys() {
        let Some(link) = codebook.life.as_ref().and_then(|life| life.link(code)) else {
            continue;
        };
        for to in entry.linked(code) {
            insert.execute((own.0, own.1, code, &link.to, number(to)))?;
        }
    }
    Ok(())
}
