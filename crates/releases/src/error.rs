//! What can go wrong with the public store.

use std::path::PathBuf;

use gocpont_disclosure::release::InvalidRelease;
use gocpont_disclosure::tier::Tier;

/// An error of the public store.
#[derive(Debug, thiserror::Error)]
pub enum ReleasesError {
    /// The file is of the other tier.
    #[error("{} holds releases of the {} tier, which are not for this use", .0.display(), .1)]
    OtherTier(PathBuf, Tier),
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
    /// The file does not exist.
    #[error("{} does not exist: publish first", .0.display())]
    Missing(PathBuf),
    /// The file is no store of releases.
    #[error("{} is not a store of releases", .0.display())]
    NotAStore(PathBuf),
    /// Another program is writing.
    #[error("{} is being written by another program: try again", .0.display())]
    Busy(PathBuf),
    /// The releases were made with other keys.
    #[error("{path} was made with the keys {theirs}, this town has {ours}: it belongs to another store", path = .path.display())]
    OtherKeys {
        /// The file.
        path: PathBuf,
        /// Fingerprint in the file.
        theirs: String,
        /// Fingerprint of the keys at hand.
        ours: String,
    },
    /// Real and invented people in one file.
    #[error("{} holds releases of {} people and takes no others", .0.display(), if *.1 { "invented" } else { "real" })]
    OtherMark(PathBuf, bool),
    /// A number that is not the next.
    #[error("release {number} cannot follow release {last}")]
    Number {
        /// The number given.
        number: u32,
        /// The last one kept.
        last: u32,
    },
    /// A release that is not there.
    #[error("there is no release {0}")]
    NoRelease(u32),
    /// A chunk that is not there.
    #[error("a chunk of the release is missing: the file is damaged")]
    NoChunk,
    /// Bytes that are not what was published.
    #[error(transparent)]
    Invalid(#[from] InvalidRelease),
    /// A reference set that cannot be read or written.
    #[error("reference set {id}: {problem}")]
    Reference {
        /// Its id.
        id: String,
        /// What is wrong.
        problem: String,
    },
    /// Outlines that cannot be read or written.
    #[error("areas at low zooms: {0}")]
    Outlines(String),
    /// Permissions that cannot be set.
    #[error("{path}: {source}", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}
