//! The embedded store: one SQLite file, one writer, owner-only, with its keys beside it.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use gocpont_core::codebook::Codebook;
use gocpont_core::record::Record;
use rusqlite::{Connection, OptionalExtension};

use crate::batch::{BatchInfo, Taken};
use crate::error::StoreError;
use crate::keys::{Expected, KeySource, TownKeys};
use crate::known::KnownUnits;
use crate::publication::{self, AreaFile, Publication};
use crate::read::{self, Moment, ReadError, Revisions};
use crate::schema::{self, sqlite};
use crate::{Incoming, RecordStore, known, lock};

/// Where the store keeps the fingerprint of its noise key, from the first time that it is seen.
pub(crate) const NOISE_KEY: &str = "noise_key";

/// A store of records in one file.
pub struct SqliteRecords {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    pub(crate) keys: TownKeys,
}

/// What a store is created for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Real people, random keys.
    Real,
    /// Invented people, random keys.
    Synthetic,
    /// Invented people, keys from a seed, so that the same data give the same release.
    Demo(u64),
}

impl SqliteRecords {
    /// Opens a store, or creates it with new keys. The mark of a synthetic store is set here and never later:
    /// asking for it on a store of real people is refused.
    pub fn open_or_create(path: &Path, purpose: Purpose) -> Result<Self, StoreError> {
        Self::open_or_create_with(path, purpose, &KeySource::of(path))
    }

    /// The same with keys from a source of one's own.
    pub fn open_or_create_with(
        path: &Path,
        purpose: Purpose,
        source: &KeySource,
    ) -> Result<Self, StoreError> {
        let seed = match purpose {
            Purpose::Demo(seed) => Some(seed),
            Purpose::Real | Purpose::Synthetic => None,
        };
        if !path.exists() {
            let _lock = lock::acquire(path)?;
            // Unless somebody else has made it in the meantime.
            if !path.exists() {
                create(path, purpose, &new_keys(source, seed)?, source)?;
            }
        }
        let store = Self::open_seeded(path, source, seed)?;
        if purpose != Purpose::Real && !store.is_synthetic()? {
            return Err(StoreError::NotSynthetic);
        }
        Ok(store)
    }

    /// Opens a store that exists; keys that are not its own are refused.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, &KeySource::of(path))
    }

    /// The same with keys from a source of one's own.
    pub fn open_with(path: &Path, source: &KeySource) -> Result<Self, StoreError> {
        Self::open_seeded(path, source, None)
    }

    fn open_seeded(path: &Path, source: &KeySource, seed: Option<u64>) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let db = schema::open(path, false)?;
        let known = |name: &str| meta(&db, name).map_err(sqlite(path));
        let Some(fingerprint) = known("keys")? else {
            return Err(StoreError::OtherKeys(source.name()));
        };
        let expected = Expected {
            fingerprint: Some(fingerprint),
            noise_fingerprint: known(NOISE_KEY)?,
            seed,
        };
        let store = Self {
            keys: source.read(&expected)?,
            db,
            path: path.to_owned(),
        };
        if store.keys.are_demo() && !store.is_synthetic()? {
            return Err(StoreError::DemoKeys(source.name()));
        }
        if expected.noise_fingerprint.is_none() {
            store.put_meta(NOISE_KEY, &store.keys.noise_fingerprint())?;
        }
        Ok(store)
    }

    /// Where the store is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The keys that belong to the store.
    #[must_use]
    pub const fn keys(&self) -> &TownKeys {
        &self.keys
    }

    /// The keys that belong to the store, for the files beside it; the store is closed.
    #[must_use]
    pub fn into_keys(self) -> TownKeys {
        self.keys
    }

    /// Keeps an area file; false where the same stands already.
    pub fn put_area_file(&self, file: &AreaFile, recorded_at: &str) -> Result<bool, StoreError> {
        publication::put_area_file(&self.db, file, recorded_at).map_err(sqlite(&self.path))
    }

    /// The latest area file of this name.
    pub fn area_file(&self, name: &str) -> Result<Option<AreaFile>, StoreError> {
        publication::area_file(&self.db, name).map_err(sqlite(&self.path))
    }

    /// Every version of an area set or reference set that counts, from the earliest day on which one begins to the latest.
    pub fn area_files(&self, name: &str) -> Result<Vec<AreaFile>, StoreError> {
        publication::area_files(&self.db, name).map_err(sqlite(&self.path))
    }

    /// Names of all area files.
    pub fn area_names(&self) -> Result<Vec<String>, StoreError> {
        publication::area_names(&self.db).map_err(sqlite(&self.path))
    }

    /// The partition of the last release, with its number.
    pub fn latest_partition(&self) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
        publication::latest_partition(&self.db).map_err(sqlite(&self.path))
    }

    /// A partition by its number.
    pub fn partition(&self, id: i64) -> Result<Option<Vec<u8>>, StoreError> {
        publication::partition(&self.db, id).map_err(sqlite(&self.path))
    }

    /// Keeps a partition and gives its number; the last one is not kept twice.
    pub fn put_partition(&self, bytes: &[u8]) -> Result<i64, StoreError> {
        publication::put_partition(&self.db, bytes).map_err(sqlite(&self.path))
    }

    /// Keeps what a release is made from, before it becomes public.
    pub fn put_publication(&self, made: &Publication) -> Result<(), StoreError> {
        publication::put_publication(&self.db, made).map_err(sqlite(&self.path))
    }

    /// Notes that a release is public now: what it was made from is not replaced any more.
    pub fn mark_public(&self, number: u32) -> Result<(), StoreError> {
        publication::mark_public(&self.db, number).map_err(sqlite(&self.path))
    }

    /// The number and checksum of the last release that became public.
    pub fn last_public(&self) -> Result<Option<(u32, String)>, StoreError> {
        publication::last_public(&self.db).map_err(sqlite(&self.path))
    }

    /// What a release was made from.
    pub fn publication(&self, number: u32) -> Result<Option<Publication>, StoreError> {
        publication::publication(&self.db, number).map_err(sqlite(&self.path))
    }

    /// Whether the store has this register.
    pub fn has_register(&self, register: &str) -> Result<bool, StoreError> {
        let found = self
            .db
            .query_row("SELECT 1 FROM register WHERE name = ?1", [register], |_| {
                Ok(())
            })
            .optional();
        Ok(found.map_err(sqlite(&self.path))?.is_some())
    }

    /// The text of the codebook that a register was last written with.
    pub fn codebook(&self, register: &str) -> Result<Option<String>, StoreError> {
        self.db
            .query_row(
                "SELECT codebook FROM register WHERE name = ?1",
                [register],
                |row| row.get(0),
            )
            .optional()
            .map_err(sqlite(&self.path))
    }

    fn meta(&self, name: &str) -> Result<Option<String>, StoreError> {
        meta(&self.db, name).map_err(sqlite(&self.path))
    }

    fn put_meta(&self, name: &str, value: &str) -> Result<(), StoreError> {
        put_meta(&self.db, name, value).map_err(sqlite(&self.path))
    }

    /// Held while writing, so that two programs do not write or checkpoint at once.
    pub(crate) fn lock(&self) -> Result<fs::File, StoreError> {
        lock::acquire(&self.path)
    }
}

impl RecordStore for SqliteRecords {
    fn append<E: From<StoreError>>(
        &mut self,
        codebook: &Codebook,
        source: &BatchInfo,
        mut portions: impl FnMut() -> Result<Option<Vec<Record>>, E>,
    ) -> Result<Taken, E> {
        let table = Incoming {
            codebook,
            info: source.clone(),
        };
        let taken = self.append_file(&[table], None, |_| portions())?;
        Ok(taken.into_iter().next().unwrap_or_default())
    }

    fn undo(&mut self, batch: i64, recorded_at: &str) -> Result<(), StoreError> {
        let _lock = self.lock()?;
        let undone = self.db.execute(
            "INSERT INTO batch (kind, undoes, register, recorded_at)
             SELECT 'undo', id, register, ?2 FROM batch WHERE id = ?1 AND kind <> 'undo'
             AND id NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)",
            (batch, recorded_at),
        );
        match undone.map_err(sqlite(&self.path))? {
            0 => Err(StoreError::NoBatch(batch)),
            _ => Ok(()),
        }
    }

    fn revisions(
        &self,
        codebook: &Codebook,
        variables: &[&str],
        known_at: Moment,
    ) -> Result<Revisions, StoreError> {
        if !self.has_register(&codebook.id)? {
            return Err(StoreError::NoRegister(codebook.id.clone()));
        }
        read::revisions(&self.db, codebook, variables, known_at).map_err(|error| match error {
            ReadError::Sqlite(error) => sqlite(&self.path)(error),
            ReadError::Unreadable { variable, value } => StoreError::Unreadable {
                register: codebook.id.clone(),
                variable,
                value,
            },
        })
    }

    fn known_units(&self, register: &str) -> Result<KnownUnits, StoreError> {
        let mut units = Vec::new();
        if self.has_register(register)? {
            let read = known::units(&self.db, register, &mut units);
            read.map_err(sqlite(&self.path))?;
        }
        Ok(KnownUnits::new(&self.keys, register, units))
    }

    fn now(&self) -> Result<Moment, StoreError> {
        let last = self
            .db
            .query_row("SELECT coalesce(max(id), 0) FROM batch", [], |row| {
                row.get(0)
            });
        Ok(Moment(last.map_err(sqlite(&self.path))?))
    }

    fn is_synthetic(&self) -> Result<bool, StoreError> {
        Ok(self.meta("synthetic")?.as_deref() == Some("yes"))
    }
}

/// Makes a store under another name first, so that under its own it is whole from the beginning.
fn create(
    path: &Path,
    purpose: Purpose,
    keys: &TownKeys,
    source: &KeySource,
) -> Result<(), StoreError> {
    if purpose == Purpose::Real && keys.are_demo() {
        return Err(StoreError::DemoKeys(source.name()));
    }
    let at = |source| StoreError::of_file(path, source);
    let named = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    // One that broke off; nobody else makes one while the lock is held.
    for ending in [".new", ".new-wal", ".new-shm"] {
        match fs::remove_file(named(ending)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(at(error)),
            _ => {}
        }
    }
    let new = named(".new");
    owner_only(&new).map_err(at)?;
    let db = schema::open(&new, true)?;
    let synthetic = match purpose {
        Purpose::Real => "no",
        Purpose::Synthetic | Purpose::Demo(_) => "yes",
    };
    for (name, value) in [
        ("synthetic", synthetic),
        ("keys", &keys.fingerprint()),
        (NOISE_KEY, &keys.noise_fingerprint()),
    ] {
        put_meta(&db, name, value).map_err(sqlite(path))?;
    }
    db.close().map_err(|(_, error)| sqlite(path)(error))?;
    fs::rename(&new, path).map_err(at)?;
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let folder = fs::File::open(folder.unwrap_or(Path::new(".")));
    folder.and_then(|folder| folder.sync_all()).map_err(at)
}

fn put_meta(db: &Connection, name: &str, value: &str) -> Result<(), rusqlite::Error> {
    let sql = "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    db.execute(sql, (name, value)).map(drop)
}

/// An empty file for its owner, before anything is in it: SQLite gives its log the same rights.
pub(crate) fn owner_only(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(path)
}

/// The keys for a store that is to be created: those that are there already, else new ones.
fn new_keys(source: &KeySource, seed: Option<u64>) -> Result<TownKeys, StoreError> {
    match (source, seed) {
        (KeySource::File(path), Some(seed)) if !source.exists() => {
            TownKeys::create_for_demo(path, seed)
        }
        (KeySource::File(path), None) if !source.exists() => TownKeys::create(path),
        _ => source.read(&Expected {
            seed,
            ..Expected::default()
        }),
    }
}

pub(crate) fn meta(db: &Connection, name: &str) -> Result<Option<String>, rusqlite::Error> {
    let sql = "SELECT value FROM meta WHERE name = ?1";
    db.query_row(sql, [name], |row| row.get(0)).optional()
}

#[cfg(test)]
#[path = "sqlite_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "store_keys_tests.rs"]
mod keys_tests;
