//! The private store: registers of people and households under keyed names, as revisions that nothing overwrites.

pub mod answer_json;
pub mod backup;
pub mod batch;
pub mod check;
pub mod coverage;
pub mod duplicates;
pub mod entries;
pub mod erasure;
pub mod error;
mod finer;
pub mod gazetteer;
mod key_text;
pub mod keys;
mod known;
pub mod leaving;
mod lock;
pub mod looking;
pub mod merging;
mod moments;
mod orphans;
mod places;
pub mod private_log;
pub mod publication;
pub mod read;
mod remembered;
mod schema;
mod sealed;
mod slip;
pub mod sqlite;
mod standing;
mod table;
mod taking;
#[cfg(test)]
mod testing;

use gocpont_core::codebook::Codebook;
use gocpont_core::record::Record;

pub use backup::KeysNeeded;
pub use batch::{BatchInfo, Taken};
pub use coverage::{Ages, Coverage, Response};
pub use erasure::{Erased, Erasing, Erasure};
pub use error::StoreError;
pub use finer::Finer;
pub use gazetteer::{AddressRow, AddressWriter};
pub use keys::{KeySource, TownKeys, UnitKey};
pub use known::KnownUnits;
pub use leaving::{Gone, Leaving, Left, Whole};
pub use looking::UnitRevision;
pub use merging::{Merging, unit_name};
pub use private_log::{PrivateKind, PrivateNote};
pub use publication::{AreaFile, Publication};
pub use read::{Moment, Revisions};
pub use remembered::Remembered;
pub use sqlite::SqliteRecords;
pub use taking::Incoming;

/// What every private store can do. Records come in as batches, one for each file; a revision is never overwritten.
pub trait RecordStore {
    /// Appends the records of one file, given in portions, in one transaction: all of them or none. `portions` is
    /// called until it gives nothing more; its error undoes everything.
    fn append<E: From<StoreError>>(
        &mut self,
        codebook: &Codebook,
        source: &BatchInfo,
        portions: impl FnMut() -> Result<Option<Vec<Record>>, E>,
    ) -> Result<Taken, E>;

    /// Takes a whole batch back; its revisions no longer count, and stay in the store.
    fn undo(&mut self, batch: i64, recorded_at: &str) -> Result<(), StoreError>;

    /// All revisions of a register as known at a moment, with these variables as columns.
    fn revisions(
        &self,
        codebook: &Codebook,
        variables: &[&str],
        known_at: Moment,
    ) -> Result<Revisions, StoreError>;

    /// The units that a register knows, to check parents by.
    fn known_units(&self, register: &str) -> Result<KnownUnits, StoreError>;

    /// The moment of the last batch.
    fn now(&self) -> Result<Moment, StoreError>;

    /// Whether the store was created for invented people.
    fn is_synthetic(&self) -> Result<bool, StoreError>;
}
