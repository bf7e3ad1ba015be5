//! Entries of registers with a life: signals, services, measures. They stand in a file of their own beside the store of
//! records, so that imports and the desk do not wait for each other, under the same keys. A revision is never overwritten.

pub mod check;
mod content;
mod error;
pub mod forget;
mod list;
pub mod notices;
pub mod reported;
mod taking;
mod told;
pub mod units;
mod watching;
pub mod ways;
mod write;

use std::path::{Path, PathBuf};

use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use rusqlite_migration::{M, Migrations};

pub use error::EntryError;
pub use list::{Asked, Found, Order};
pub use taking::{Key, Taking};
pub use watching::Standing;
pub use write::{Note, Opened, level_of};

use crate::error::StoreError;
use crate::keys::TownKeys;
use crate::lock;
use crate::schema::{self, sqlite};
use crate::sqlite::owner_only;

/// "Gcp4", so that the file is known from other SQLite files.
pub const APPLICATION_ID: i32 = 0x4763_7034;

/// The file of entries.
pub struct Entries {
    db: Connection,
    path: PathBuf,
    keys: TownKeys,
}

/// One revision of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The entry as it was.
    pub entry: Entry,
    /// The transition that was taken; none where something else was changed.
    pub step: Option<String>,
    /// The account that wrote it.
    pub written_by: String,
    /// When.
    pub recorded_at: Timestamp,
}

impl Entries {
    /// Opens the file, or makes it, empty and for its owner alone. The keys are those of the store of records beside it.
    pub fn open_or_create(path: &Path, keys: TownKeys) -> Result<Self, StoreError> {
        let _lock = lock::acquire(path)?;
        if !path.exists() {
            owner_only(path).map_err(|source| StoreError::of_file(path, source))?;
        }
        let mut db = schema::connect(path)?;
        let at = sqlite(path);
        let fingerprint = keys.fingerprint();
        let pragma = |name: &str| {
            db.pragma_query_value(None, name, |row| row.get::<_, i64>(0))
                .map_err(&at)
        };
        // One that broke off while it was made is as empty as a new one.
        if pragma("application_id")? == 0 && pragma("schema_version")? == 0 {
            db.pragma_update(None, "application_id", APPLICATION_ID)
                .map_err(&at)?;
        }
        if pragma("application_id")? != i64::from(APPLICATION_ID) {
            return Err(StoreError::NotAStore(path.to_owned()));
        }
        let migrations = Migrations::new(vec![
            M::up(include_str!("entries/1.sql")),
            M::up(include_str!("entries/2.sql")),
            M::up(include_str!("entries/3.sql")),
        ]);
        let migrated = migrations.to_latest(&mut db);
        migrated.map_err(|source| StoreError::Migration {
            path: path.to_owned(),
            source,
        })?;
        let known = known_keys(&db, &fingerprint).map_err(&at)?;
        if known != fingerprint {
            return Err(StoreError::OtherKeys(path.to_owned()));
        }
        Ok(Self {
            db,
            path: path.to_owned(),
            keys,
        })
    }

    /// An entry as it stands; none where there is no such entry. Sealed answers are not opened.
    pub fn entry(&self, codebook: &Codebook, id: EntryId) -> Result<Option<Entry>, EntryError> {
        Ok(self.latest(codebook, id)?.map(|revision| revision.entry))
    }

    /// All revisions of an entry, the first one first.
    pub fn history(&self, codebook: &Codebook, id: EntryId) -> Result<Vec<Revision>, EntryError> {
        let sql = format!("{SELECT} WHERE r.register = ?1 AND r.id = ?2 ORDER BY r.revision");
        let mut statement = self.db.prepare_cached(&sql).map_err(|e| self.at(e))?;
        let rows = statement.query_map((&codebook.id, number(id)), Stored::read);
        let rows = rows
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|e| self.at(e))?;
        rows.into_iter().map(|row| row.revision(codebook)).collect()
    }

    /// Opens a sealed answer; none where it holds none. Whoever calls this has written down why.
    pub fn unseal(
        &self,
        codebook: &Codebook,
        id: EntryId,
        variable: &str,
    ) -> Result<Option<String>, EntryError> {
        let Some(stored) = self.stored(codebook, id)? else {
            return Ok(None);
        };
        content::unseal(&self.keys, codebook, id, variable, &stored.answers)
    }

    fn latest(&self, codebook: &Codebook, id: EntryId) -> Result<Option<Revision>, EntryError> {
        let stored = self.stored(codebook, id)?;
        stored.map(|row| row.revision(codebook)).transpose()
    }

    fn stored(&self, codebook: &Codebook, id: EntryId) -> Result<Option<Stored>, EntryError> {
        let sql = format!(
            "{SELECT} WHERE r.register = ?1 AND r.id = ?2 ORDER BY r.revision DESC LIMIT 1"
        );
        let mut statement = self.db.prepare_cached(&sql).map_err(|e| self.at(e))?;
        let row = statement.query_row((&codebook.id, number(id)), Stored::read);
        row.optional().map_err(|e| self.at(e))
    }

    fn at(&self, error: rusqlite::Error) -> EntryError {
        StoreError::of_sqlite(&self.path, error).into()
    }
}

/// The fingerprint of the keys that the file was made with; these, where it has none yet.
fn known_keys(db: &Connection, ours: &str) -> Result<String, rusqlite::Error> {
    db.execute(
        "INSERT OR IGNORE INTO meta (name, value) VALUES ('keys', ?1)",
        [ours],
    )?;
    db.query_row("SELECT value FROM meta WHERE name = 'keys'", [], |row| {
        row.get(0)
    })
}

const SELECT: &str = "SELECT r.id, r.revision, e.tenant, r.organisation, r.state, e.opened, r.since, r.answers, r.links, \
     r.places, r.step, r.written_by, r.recorded_at, e.sender \
     FROM entry_revision r JOIN entry e ON e.register = r.register AND e.id = r.id";

/// A revision as the file has it.
struct Stored {
    id: i64,
    revision: i64,
    tenant: String,
    organisation: String,
    state: String,
    opened: i64,
    since: i64,
    answers: String,
    links: String,
    places: String,
    step: Option<String>,
    written_by: String,
    recorded_at: i64,
    sender: Option<String>,
}

impl Stored {
    fn read(row: &Row<'_>) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            id: row.get(0)?,
            revision: row.get(1)?,
            tenant: row.get(2)?,
            organisation: row.get(3)?,
            state: row.get(4)?,
            opened: row.get(5)?,
            since: row.get(6)?,
            answers: row.get(7)?,
            links: row.get(8)?,
            places: row.get(9)?,
            step: row.get(10)?,
            written_by: row.get(11)?,
            recorded_at: row.get(12)?,
            sender: row.get(13)?,
        })
    }

    fn revision(self, codebook: &Codebook) -> Result<Revision, EntryError> {
        let id = EntryId(self.id.unsigned_abs());
        let (answers, sealed) = content::answers(codebook, &self.answers)?;
        Ok(Revision {
            entry: Entry {
                id,
                revision: self.revision.unsigned_abs(),
                tenant: self.tenant,
                organisation: self.organisation,
                sender: self.sender,
                state: self.state,
                opened: moment(self.opened),
                since: moment(self.since),
                answers,
                sealed,
                links: content::links(&self.links)?,
                places: content::places(&self.places)?,
            },
            step: self.step,
            written_by: self.written_by,
            recorded_at: moment(self.recorded_at),
        })
    }
}

fn number(EntryId(id): EntryId) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX)
}

/// A moment of the file; one that no calendar holds, which nothing writes, is its end.
fn moment(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
#[path = "entries/taking_tests.rs"]
mod taking_tests;
#[cfg(test)]
#[path = "entries/tests.rs"]
mod tests;
