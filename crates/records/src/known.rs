//! Units that the store knows, in little memory: ascending by their keyed names, found by the first two bytes of them.

use rusqlite::Connection;

use crate::keys::{Namer, TownKeys, UnitKey};
use crate::table;

/// What stands under a unit's keyed name.
pub(crate) trait Named {
    fn unit(&self) -> &UnitKey;
}

impl Named for UnitKey {
    fn unit(&self) -> &UnitKey {
        self
    }
}

/// Entries, one for each unit. Keyed names are as good as random, so that each two-byte beginning has about as many.
pub(crate) struct ByUnit<T> {
    /// Ascending by unit.
    entries: Vec<T>,
    /// Where each beginning's entries start, and the end.
    starts: Vec<usize>,
}

impl<T: Named> ByUnit<T> {
    /// Takes entries in ascending order of their units, each unit once.
    pub(crate) fn new(entries: Vec<T>) -> Self {
        let mut starts = Vec::with_capacity(if entries.is_empty() { 1 } else { 65_537 });
        for (at, entry) in entries.iter().enumerate() {
            while starts.len() <= beginning(entry.unit()) {
                starts.push(at);
            }
        }
        Self { entries, starts }
    }

    pub(crate) fn position(&self, unit: &UnitKey) -> Option<usize> {
        let beginning = beginning(unit);
        let start = *self.starts.get(beginning)?;
        let end = self.starts.get(beginning + 1).copied();
        let among = self.entries.get(start..end.unwrap_or(self.entries.len()))?;
        let found = among.binary_search_by(|entry| entry.unit().cmp(unit));
        found.ok().map(|at| start + at)
    }

    pub(crate) fn get_mut(&mut self, unit: &UnitKey) -> Option<&mut T> {
        let at = self.position(unit)?;
        self.entries.get_mut(at)
    }
}

fn beginning(unit: &UnitKey) -> usize {
    usize::from(u16::from_be_bytes([unit[0], unit[1]]))
}

/// The units of a register, to look an id up.
pub struct KnownUnits {
    namer: Namer,
    units: ByUnit<UnitKey>,
}

impl KnownUnits {
    pub(crate) fn new(keys: &TownKeys, register: &str, mut units: Vec<UnitKey>) -> Self {
        units.sort_unstable();
        units.dedup();
        Self {
            namer: keys.namer(register),
            units: ByUnit::new(units),
        }
    }

    /// Whether the register has a unit with this id.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.units.position(&self.namer.unit(id)).is_some()
    }
}

/// Adds the units that a register has in batches that were not undone, some perhaps more than once.
pub(crate) fn units(
    db: &Connection,
    register: &str,
    units: &mut Vec<UnitKey>,
) -> Result<(), rusqlite::Error> {
    let sql = format!(
        "SELECT unit FROM {} WHERE ended IS NULL AND batch NOT IN
         (SELECT undoes FROM batch WHERE undoes IS NOT NULL)",
        table::table(register)
    );
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut next_compaction = COMPACTED_FROM;
    while let Some(row) = rows.next()? {
        units.push(row.get(0)?);
        if units.len() == next_compaction {
            units.sort_unstable();
            units.dedup();
            next_compaction = COMPACTED_FROM.max(2 * units.len());
        }
    }
    Ok(())
}

/// From how many entries on those of the same unit are thrown together while they are read.
pub(crate) const COMPACTED_FROM: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_found_and_no_other() {
        let unit = |n: u32| {
            let mut unit = [0; 16];
            unit[..4].copy_from_slice(&n.wrapping_mul(2_654_435_761).to_be_bytes());
            unit
        };
        for count in [0, 1, 2, 1000] {
            let mut units: Vec<UnitKey> = (0..count).map(unit).collect();
            units.extend([[0; 16], [255; 16]].iter().take(count as usize));
            units.sort_unstable();
            units.dedup();
            let mut known = ByUnit::new(units.clone());
            for (at, unit) in units.iter().enumerate() {
                assert_eq!(known.position(unit), Some(at));
                assert_eq!(known.get_mut(unit), Some(&mut unit.clone()));
            }
            assert!((5000..9000).all(|n| known.position(&unit(n)).is_none()));
            assert_eq!(known.position(&[255; 16]).is_some(), count > 1);
        }
    }
}
