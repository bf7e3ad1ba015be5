//! The file of accounts, sessions, tokens and audit: one SQLite file, owner-only, beside the store of records, so that imports
//! and sign-ins do not wait for each other. Every write holds the lock beside it and is one transaction.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use fs4::fs_std::FileExt;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use crate::error::AccessError;
use crate::password::{Cost, Hasher};
use crate::seal::Sealer;
use crate::session::Limits;

/// "Gcp3", so that the file is known from other SQLite files.
pub const APPLICATION_ID: i32 = 0x4763_7033;
/// How long a second writer waits.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(10);
/// Bytes of log after which it is moved into the file.
const LONG_LOG: u64 = 4 << 20;

/// Accounts, sessions, tokens and audit.
pub struct StaffStore {
    db: Connection,
    path: PathBuf,
    pub(crate) hasher: Hasher,
    pub(crate) limits: Limits,
    pub(crate) sealer: Sealer,
    /// Whether everybody must use a second factor.
    pub(crate) needs_totp: bool,
}

impl StaffStore {
    /// Opens the file, or makes it, empty.
    pub fn open_or_create(path: &Path) -> Result<Self, AccessError> {
        if !path.exists() {
            let _lock = lock(path)?;
            // Unless somebody else has made it in the meantime.
            if !path.exists() {
                create(path)?;
            }
        }
        Self::open(path)
    }

    /// Opens the file; one that others may read is refused.
    pub fn open(path: &Path) -> Result<Self, AccessError> {
        owner_only(path)?;
        let db = connect(path, false)?;
        Ok(Self {
            db,
            path: path.to_owned(),
            hasher: Hasher::new(Cost::default()),
            limits: Limits::default(),
            sealer: Sealer::default(),
            needs_totp: false,
        })
    }

    /// The same store with another cost of passwords; hashes that cost less are renewed at the next sign-in.
    #[must_use]
    pub fn with_cost(mut self, cost: Cost) -> Self {
        self.hasher = Hasher::new(cost);
        self
    }

    /// The same store with other limits of sessions.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The same store where everybody must use a second factor, not only whose account says so.
    #[must_use]
    pub const fn with_second_factor(mut self, is_required: bool) -> Self {
        self.needs_totp = is_required;
        self
    }

    /// How often a password was verified by this store; a sign-in verifies one, whether its name exists or not.
    #[must_use]
    pub fn verifications(&self) -> u64 {
        self.hasher.verifications()
    }

    /// Reads; what SQLite says is told with the file.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, AccessError>,
    ) -> Result<T, AccessError> {
        read(&self.db).map_err(|error| error.at(&self.path))
    }

    /// Writes, all of it or nothing, one writer at a time.
    pub(crate) fn write<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, AccessError>,
    ) -> Result<T, AccessError> {
        let _lock = lock(&self.path)?;
        let written = written(&mut self.db, write);
        let done = written.map_err(|error| error.at(&self.path))?;
        // Until 3.51.2 SQLite could damage a file that one connection wrote while another moved its log into it: so it is moved
        // by whoever holds the lock, and by the last connection that closes.
        let log = log_of(&self.path).metadata().map_or(0, |log| log.len());
        if log > LONG_LOG {
            let moved = self
                .db
                .pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()));
            moved.map_err(|error| AccessError::from(error).at(&self.path))?;
        }
        Ok(done)
    }
}

fn written<T>(
    db: &mut Connection,
    write: impl FnOnce(&Transaction<'_>) -> Result<T, AccessError>,
) -> Result<T, AccessError> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = write(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// The lock of whoever writes, which is let go when the file is dropped.
fn lock(path: &Path) -> Result<File, AccessError> {
    let beside = path.with_extension("lock");
    let at = |source| AccessError::of_file(&beside, source);
    let mut options = OpenOptions::new();
    let options = options.create(true).truncate(false).write(true).mode(0o600);
    let file = options.open(&beside).map_err(at)?;
    let mut waited = Duration::ZERO;
    while !FileExt::try_lock_exclusive(&file).map_err(at)? {
        if waited >= PATIENCE {
            return Err(AccessError::Busy(path.to_owned()));
        }
        sleep(PAUSE);
        waited += PAUSE;
    }
    Ok(file)
}

/// Refuses a file that is not there, or that others may read.
pub(crate) fn owner_only(path: &Path) -> Result<(), AccessError> {
    let found = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => AccessError::Missing(path.to_owned()),
        _ => AccessError::of_file(path, error),
    })?;
    if found.permissions().mode() & 0o077 != 0 {
        return Err(AccessError::OpenToOthers(path.to_owned()));
    }
    Ok(())
}

/// Makes the file under another name first, so that under its own it is whole from the beginning.
fn create(path: &Path) -> Result<(), AccessError> {
    let at = |source| AccessError::of_file(path, source);
    let named = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    // One that broke off; nobody else makes one while the lock is held.
    for ending in [".new", ".new-wal", ".new-shm"] {
        match fs::remove_file(named(ending)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at(error)),
            _ => {}
        }
    }
    let new = named(".new");
    // Owner-only before anything is in it: SQLite gives its log the same rights.
    let mut options = OpenOptions::new();
    let made = options.write(true).create_new(true).mode(0o600).open(&new);
    made.map_err(at)?;
    let db = connect(&new, true)?;
    db.close()
        .map_err(|(_, error)| AccessError::from(error).at(path))?;
    fs::rename(&new, path).map_err(at)?;
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let folder = File::open(folder.unwrap_or(Path::new(".")));
    folder.and_then(|folder| folder.sync_all()).map_err(at)
}

fn connect(path: &Path, is_new: bool) -> Result<Connection, AccessError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(path, flags);
    let mut db = opened.map_err(|error| AccessError::from(error).at(path))?;
    configure(&db, is_new).map_err(|error| AccessError::from(error).at(path))?;
    let id = db.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0));
    if id.map_err(|error| AccessError::from(error).at(path))? != APPLICATION_ID {
        return Err(AccessError::NotAStore(path.to_owned()));
    }
    let migrations = Migrations::new(vec![
        M::up(include_str!("migrations/1.sql")),
        M::up(include_str!("migrations/2.sql")),
        M::up(include_str!("migrations/3.sql")),
    ]);
    let migrated = migrations.to_latest(&mut db);
    migrated.map_err(|source| AccessError::Migration {
        path: path.to_owned(),
        source,
    })?;
    Ok(db)
}

fn configure(db: &Connection, is_new: bool) -> Result<(), rusqlite::Error> {
    db.busy_timeout(PATIENCE)?;
    if is_new {
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(()))?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "trusted_schema", false)?;
    // What was deleted, such as a session, is zeroed in the file.
    db.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
