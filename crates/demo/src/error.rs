//! What can go wrong when the demo town is written.

use std::path::PathBuf;

use gocpont_crs::CrsError;

/// Why the files could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A folder or file that cannot be written.
    #[error("{}: {reason}", .path.display())]
    Write {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// A folder that holds something else: nobody's survey files are written over.
    #[error("{} holds files that are not of a demo town; name another folder", .0.display())]
    Occupied(PathBuf),
    /// No households, or more than can be numbered.
    #[error("{0} households: from 1 to 100,000,000 can be made")]
    Households(u32),
    /// The national grid of the one file that uses it.
    #[error(transparent)]
    Crs(#[from] CrsError),
}
