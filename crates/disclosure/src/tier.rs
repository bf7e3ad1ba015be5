//! Who may see a release: everybody, or the offices that have a right to finer blocks.

use std::fmt;

use serde::Serialize;

/// A tier; the finer one lies inside the public one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Everybody.
    Public,
    /// The municipality's geographers: finer blocks inside the public ones, in a file that the public server refuses.
    Gis,
}

impl Tier {
    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Gis => "gis",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
