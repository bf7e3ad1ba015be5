//! What can go wrong with accounts, tokens, the audit and their file.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::code::TenantCode;
use crate::name::UserName;
use crate::password::WeakPassword;
use crate::role::Role;
use crate::secret::TokenId;

/// An error of this crate.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// There is no file.
    #[error("{} does not exist: add a municipality first", .0.display())]
    Missing(PathBuf),
    /// The file is another.
    #[error("{} is not a file of accounts and audit", .0.display())]
    NotAStore(PathBuf),
    /// Others may read it.
    #[error("{} can be read by others: make it owner-only (chmod 600)", .0.display())]
    OpenToOthers(PathBuf),
    /// A newer program made it, or it cannot be brought up to date.
    #[error("{path}: {source}", path = .path.display())]
    Migration {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: rusqlite_migration::Error,
    },
    /// Another program is writing.
    #[error("{} is being written by another program: try again", .0.display())]
    Busy(PathBuf),
    /// There is no room.
    #[error("{} has no room left on its disk: nothing of this was kept", .0.display())]
    Full(PathBuf),
    /// Nothing may be written there.
    #[error("{} cannot be written: the file, its folder or its disk is read-only", .0.display())]
    ReadOnly(PathBuf),
    /// Pages are broken.
    #[error("{path} is damaged ({what})", path = .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// The system failed to read or write.
    #[error("{path}: {source}", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// SQLite refused.
    #[error("accounts and audit: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The system gave no random bytes.
    #[error("no random bytes: {0}")]
    Random(String),
    /// A password could not be hashed.
    #[error("the password could not be hashed: {0}")]
    Hash(String),
    /// What stands in a row cannot be read.
    #[error("a row of {0} cannot be read")]
    Unreadable(&'static str),
    /// A municipality that is there already, by another name.
    #[error("municipality {0} is there already by another name")]
    TenantExists(TenantCode),
    /// A municipality that is not there.
    #[error("there is no municipality {0}: add it first")]
    NoTenant(TenantCode),
    /// A name that is no name.
    #[error("a name of a municipality or token has 1 to 100 characters and no control characters")]
    BadLabel,
    /// A name that somebody has, or had.
    #[error("there is an account {0} already; a name stays its own also when it is disabled")]
    AccountExists(UserName),
    /// A name that nobody has.
    #[error("there is no account {0}")]
    NoAccount(UserName),
    /// An account without a role could do nothing.
    #[error("an account needs a role in a municipality")]
    NoRole,
    /// A role that is to be taken and is not there.
    #[error("the account {name} is no {role} of {tenant}")]
    NoGrant {
        /// The account.
        name: UserName,
        /// The role.
        role: Role,
        /// Where.
        tenant: TenantCode,
    },
    /// Nobody would be left to manage accounts.
    #[error("municipality {0} would be left without an administrator")]
    LastAdministrator(TenantCode),
    /// A provider's word that is linked to another account.
    #[error("this identity is linked to the account {0} already")]
    IdentityTaken(UserName),
    /// A link that is to be taken away and is not there.
    #[error("the account {0} is not linked to this identity")]
    NoIdentity(UserName),
    /// A role that needs an organisation.
    #[error("the role {0} needs an organisation")]
    NoOrganisation(Role),
    /// A second right that means nothing.
    #[error("the right to records is the analyst's second one; the role {0} has none")]
    NoSecondRight(Role),
    /// A role that somebody would give to themselves, or a password or duty that is their own business elsewhere.
    #[error("nobody does this to their own account here")]
    Own,
    /// An account that other municipalities have given roles, too.
    #[error("the account {0} has roles in other municipalities, too")]
    Elsewhere(UserName),
    /// A role that somebody has asked for already; another administrator gives it.
    #[error("another administrator gives what one has asked for")]
    AskedAlready,
    /// A new password by an administrator would be a way into the account.
    #[error("the account {0} comes to people's data and has no second factor")]
    NeedsFactor(UserName),
    /// The key is no session's, or not any more.
    #[error("the session has ended")]
    NoSession,
    /// No second factor was offered in this session.
    #[error("no second factor was offered in this session")]
    NothingOffered,
    /// The new password is the old one.
    #[error("the new password is the old one")]
    SamePassword,
    /// Second factors are sealed, and no key was given to open them.
    #[error("second factors are sealed, and the keys of the town are not at hand")]
    NoSealingKey,
    /// Second factors are sealed with another key.
    #[error("second factors are sealed with other keys than these")]
    OtherSealingKey,
    /// The password is too weak.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// A token that is not there.
    #[error("there is no token {0} that could be revoked")]
    NoToken(TokenId),
    /// A token without end, or with one in the past.
    #[error("a token expires within a year, and not before tomorrow")]
    Expiry,
    /// An act that nobody does without a reason.
    #[error("this needs a reason")]
    NoReason,
    /// A reason that says nothing.
    #[error("a reason has 3 to 500 characters on one line")]
    BadReason,
    /// An outcome of an entry that has none to have.
    #[error("the audit has no entry {0} that waits for its outcome")]
    NoEntry(i64),
}

impl AccessError {
    /// What a failure of SQLite means for whoever asked; others stay as they are.
    pub(crate) fn at(self, path: &Path) -> Self {
        let Self::Sqlite(source) = self else {
            return self;
        };
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged {
                path,
                what: source.to_string(),
            },
            Some(ErrorCode::NotADatabase) => Self::NotAStore(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(path),
            _ => Self::Sqlite(source),
        }
    }

    /// What a failure of the system means.
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
}
