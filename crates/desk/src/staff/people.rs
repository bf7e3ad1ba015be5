//! The store of records as the desk looks at it: single households and people, read beside whoever imports, and the areas that
//! places lie in.

use std::path::PathBuf;

use gocpont_core::area::AreaSet;
use gocpont_core::codebook::Codebook;
use gocpont_records::{SqliteRecords, TownKeys, UnitRevision};

use super::office::Office;
use super::refused::Refused;

/// The store of records of a desk.
pub struct People {
    /// Where it is.
    pub store: PathBuf,
    /// The codebooks of its registers.
    pub codebooks: Vec<Codebook>,
    /// The area sets that it has, by their names.
    pub areas: Vec<(String, AreaSet)>,
}

impl People {
    /// The codebook of a register of people.
    #[must_use]
    pub fn codebook(&self, register: &str) -> Option<&Codebook> {
        self.codebooks.iter().find(|book| book.id == register)
    }

    /// An area set by its name.
    #[must_use]
    pub fn areas(&self, set: &str) -> Option<&AreaSet> {
        let found = self.areas.iter().find(|(name, _)| name == set);
        found.map(|(_, areas)| areas)
    }

    /// Opens the store to look at it.
    pub fn open(&self, keys: TownKeys) -> Result<SqliteRecords, Refused> {
        Ok(SqliteRecords::open_to_look(&self.store, keys)?)
    }
}

/// Whether a unit is of a municipality: it lies in the area that has the municipality's code, or there is no other municipality.
/// A record that does not say where it is is nobody's where there are several.
pub fn is_of(office: &Office, history: &[UnitRevision], tenant: &str) -> Result<bool, Refused> {
    let tenants = office.staff().tenants()?;
    let is_alone = tenants.len() == 1 && tenants[0].code.as_str() == tenant;
    let latest = history.first();
    let lies_there = latest.is_some_and(|own| own.areas.iter().any(|area| &*area.id == tenant));
    Ok(is_alone || lies_there)
}
