//! What can go wrong with the private store.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::lock;

/// An error of the private store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused.
    #[error("{path}: {source}", path = .path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The schema could not be brought up to date.
    #[error("{path}: {source}", path = .path.display())]
    Migration {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: rusqlite_migration::Error,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is not a store of records.
    #[error("{} is not a store of records", .0.display())]
    NotAStore(PathBuf),
    /// A store, or a copy of one, that cannot be trusted.
    #[error("{path} is damaged ({what}): use a backup that is whole", path = .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// The store does not exist.
    #[error("{} does not exist: import a file first", .0.display())]
    Missing(PathBuf),
    /// The keys are not those that the store was made with.
    #[error(
        "{} does not hold the keys of this store: with other keys people would get second names and a second \
         partition would give them away; restore the file that belongs to the store", .0.display()
    )]
    OtherKeys(PathBuf),
    /// The keys are missing though the store exists.
    #[error("{} is missing: the store cannot be used without the keys it was made with", .0.display())]
    NoKeys(PathBuf),
    /// The key file cannot be read.
    #[error("{} is not a key file", .0.display())]
    BadKeys(PathBuf),
    /// Keys of the first format where nothing can be written.
    #[error("{} holds no noise key: draw one and add it (three lines: unit, partition, noise)", .0.display())]
    NoNoiseKey(PathBuf),
    /// Somebody else may read the keys.
    #[error("{} can be read by others: make it owner-only (chmod 600)", .0.display())]
    OpenKeys(PathBuf),
    /// Keys from a seed for a store of real people.
    #[error("{} holds keys for invented people, which anybody can make: a store of real people takes none of them", .0.display())]
    DemoKeys(PathBuf),
    /// The disk, or the room that one may have on it, is full.
    #[error(
        "{} has no room left on its disk: nothing of this was kept, what was there before is whole; make room and try again",
        .0.display()
    )]
    Full(PathBuf),
    /// Nothing may be written there.
    #[error("{} cannot be written: the file, its folder or its disk is read-only", .0.display())]
    ReadOnly(PathBuf),
    /// The system failed to read, write or keep.
    #[error(
        "{path} could not be read or written ({what}): what was there before is whole, and of this all was kept or nothing; \
         look after the disk, then try again", path = .path.display()
    )]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        what: String,
    },
    /// Another program is writing, and it is known which.
    #[error(
        "{path} is being written by another program, process {holder}: try again when it has finished", path = .path.display()
    )]
    Held {
        /// The file.
        path: PathBuf,
        /// Number of the process and name of its machine.
        holder: String,
    },
    /// Another program is writing.
    #[error("{} is being written by another program: try again when it has finished", .0.display())]
    Busy(PathBuf),
    /// A changed codebook gives a variable another type.
    #[error(
        "register {register}: variable {variable} was {before} and is now {now}; give the new question a new code"
    )]
    ChangedType {
        /// The register.
        register: String,
        /// The variable.
        variable: String,
        /// Type in the store.
        before: String,
        /// Type in the codebook.
        now: String,
    },
    /// A register that the store does not have.
    #[error("there is no register {0} in the store: import a file for it first")]
    NoRegister(String),
    /// A batch that cannot be undone.
    #[error("there is no batch {0} that could be undone")]
    NoBatch(i64),
    /// The store was created for real people.
    #[error("the store was not created as synthetic, and the mark cannot be set later")]
    NotSynthetic,
    /// A stored value that its codebook cannot read.
    #[error("register {register}, variable {variable}: {value:?} cannot be read")]
    Unreadable {
        /// The register.
        register: String,
        /// The variable.
        variable: String,
        /// What is stored.
        value: String,
    },
    /// A unit that a register does not have.
    #[error("the register {register} has no {unit}")]
    NoUnit {
        /// The register.
        register: String,
        /// The id or key asked for.
        unit: String,
    },
    /// Digits that several units' keys begin with.
    #[error("{0} names several units: give more digits")]
    ManyUnits(String),
    /// Two units that are one already.
    #[error("the two are one already")]
    SameUnit,
    /// A unit that was merged into a third.
    #[error("{0} was merged into another already: merge that one, or undo the earlier merge")]
    MergedAlready(String),
    /// A file that is said to hold the whole register would end too many.
    #[error("{ends} of {valid} would leave the register {register}")]
    EndsMany {
        /// The register.
        register: String,
        /// Units that would end.
        ends: u64,
        /// Units valid on that day.
        valid: u64,
    },
    /// A moment before the first batch, after the last, or none at all.
    #[error(
        "{0} is no moment that the store knows: give a date, a moment (RFC 3339) or a batch number"
    )]
    NoMoment(String),
    /// A variable that is not sealed.
    #[error("register {register}: {variable} is not sealed")]
    NotSealed {
        /// The register.
        register: String,
        /// The variable.
        variable: String,
    },
    /// A sealed answer that does not open.
    #[error("register {register}, variable {variable}: the seal is broken or of other keys")]
    BrokenSeal {
        /// The register.
        register: String,
        /// The variable.
        variable: String,
    },
    /// The system gave no random bytes.
    #[error("no random bytes for keys: {0}")]
    Random(String),
}

impl StoreError {
    /// What a failure of SQLite means for whoever asked.
    pub(crate) fn of_sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                let holder = lock::holder(&path);
                Self::held(&path, holder)
            }
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged {
                path,
                what: source.to_string(),
            },
            Some(ErrorCode::NotADatabase) => Self::NotAStore(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(path),
            Some(ErrorCode::CannotOpen) if lock::may_not_write(&path) => Self::ReadOnly(path),
            Some(ErrorCode::SystemIoFailure) => Self::Disk {
                path,
                what: source.to_string(),
            },
            _ => Self::Sqlite { path, source },
        }
    }

    /// What a failure of the system means for whoever asked.
    pub(crate) fn of_file(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::Full(path),
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::ReadOnly(path)
            }
            _ => Self::File { path, source },
        }
    }

    pub(crate) fn held(path: &Path, holder: Option<String>) -> Self {
        let path = path.to_owned();
        match holder {
            Some(holder) => Self::Held { path, holder },
            None => Self::Busy(path),
        }
    }
}
