//! Why an entry is not read or not written.

use gocpont_core::life::EntryId;

use crate::error::StoreError;

/// An error of the file of entries.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// The file refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such entry.
    #[error("there is no entry {}", .0.0)]
    Missing(EntryId),
    /// Somebody else has written meanwhile: both versions are to be shown, neither is lost.
    #[error("the entry is at revision {stands}, and this was made on {made_on}")]
    Conflict {
        /// The revision that stands.
        stands: u64,
        /// The revision that the change was made on.
        made_on: u64,
    },
    /// A stored value that its codebook cannot read.
    #[error("{variable}: {value:?} cannot be read")]
    Unreadable {
        /// The variable, or the part of the entry.
        variable: String,
        /// What is stored.
        value: String,
    },
}
