//! The public store: releases and reference sets in a file of their own, and nothing else.

mod chunks;
mod error;
mod file;
mod outlines;
mod schema;

use gocpont_disclosure::outlines::Outlines;
use gocpont_disclosure::reference::ReferenceSet;
use gocpont_disclosure::release::{Checksum, InvalidRelease, Release};
use gocpont_disclosure::seal::SealedRelease;

pub use error::ReleasesError;
pub use file::FileReleases;

/// A release in the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub number: u32,
    /// ISO date.
    pub published: String,
    /// Its manifest's checksum.
    pub checksum: Checksum,
    /// When it was retired, if it was.
    pub retired_at: Option<String>,
    /// Bytes of its manifest and chunks.
    pub bytes: u64,
}

/// A reference set as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptSet {
    /// The set.
    pub set: ReferenceSet,
    /// Of its bytes.
    pub checksum: Checksum,
    /// Its areas at low zooms, where it has nothing but areas.
    pub outlines: Option<Outlines>,
}

/// What every public store can do. A release is never changed and never deleted.
pub trait ReleaseStore {
    /// Keeps a release whole or not at all; its number must be the next one.
    fn publish(&mut self, sealed: &SealedRelease, published: &str) -> Result<(), ReleasesError>;

    /// Stops serving a release; what was once public may be in other hands.
    fn retire(&mut self, number: u32, at: &str) -> Result<(), ReleasesError>;

    /// Replaces reference sets; true where anything changed.
    fn put_reference_sets(&mut self, sets: &[ReferenceSet]) -> Result<bool, ReleasesError>;

    /// The latest release that is not retired.
    fn latest(&self) -> Result<Option<Release>, ReleasesError>;

    /// A release by its number, retired or not.
    fn release(&self, number: u32) -> Result<Option<Release>, ReleasesError>;

    /// All releases, ascending.
    fn list(&self) -> Result<Vec<Listed>, ReleasesError>;

    /// A chunk by its checksum; the reader checks the bytes against the manifest.
    fn chunk(&self, checksum: &Checksum) -> Result<Vec<u8>, ReleasesError>;

    /// The nth part of a chunk, from 0; none behind the last. Put together they are the chunk.
    fn chunk_part(&self, checksum: &Checksum, nth: u32) -> Result<Option<Vec<u8>>, ReleasesError>;

    /// Calls for the bytes of a chunk part by part, in order, so that they need not be in memory all at once; the reader
    /// checks them as they come.
    fn read_chunk(
        &self,
        checksum: &Checksum,
        take: &mut dyn FnMut(&[u8]) -> Result<(), InvalidRelease>,
    ) -> Result<(), ReleasesError> {
        read_parts(|nth| self.chunk_part(checksum, nth), take)
    }

    /// The reference sets, ascending by id.
    fn reference_sets(&self) -> Result<Vec<KeptSet>, ReleasesError>;

    /// The areas of a layer at low zooms, by the checksum of its shapes; none where they are drawn in full.
    fn outlines(&self, shapes: &Checksum) -> Result<Option<Outlines>, ReleasesError>;

    /// Changes whenever the file does: cheap enough to ask each second.
    fn generation(&self) -> Result<u64, ReleasesError>;
}

/// Calls for the parts of a chunk that `part` gives, until there are no more.
pub fn read_parts(
    part: impl Fn(u32) -> Result<Option<Vec<u8>>, ReleasesError>,
    take: &mut dyn FnMut(&[u8]) -> Result<(), InvalidRelease>,
) -> Result<(), ReleasesError> {
    take(&part(0)?.ok_or(ReleasesError::NoChunk)?)?;
    let mut nth = 1;
    while let Some(bytes) = part(nth)? {
        take(&bytes)?;
        nth += 1;
    }
    Ok(())
}
