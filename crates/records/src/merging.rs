//! Two units that are one: a merge is a row of its own, no revision is touched, and whoever reads takes the revisions of
//! both as those of the one that was kept, from the moment of the merge on.

use std::collections::HashMap;

use gocpont_core::codebook::Codebook;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::keys::UnitKey;
use crate::read::Moment;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;
use crate::table::{names_of, table};

/// How a unit is named that is known by its key alone.
const BY_KEY: &str = "unit:";

/// Fewest hexadecimal digits of a key that name a unit.
const FEWEST_DIGITS: usize = 8;

/// The merges that count at a moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Aliases {
    /// Each merged unit with the one that it is read as, at the end of the chain.
    kept: HashMap<UnitKey, UnitKey>,
}

impl Aliases {
    /// Those recorded up to a moment and not taken back by then.
    pub(crate) fn read(db: &Connection, known_at: Moment) -> Result<Self, rusqlite::Error> {
        let mut statement = db.prepare_cached(
            "SELECT merged, kept FROM merge WHERE batch <= ?1 AND batch NOT IN
             (SELECT undoes FROM batch WHERE undoes IS NOT NULL AND id <= ?1)",
        )?;
        let rows = statement.query_map([known_at.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let direct: HashMap<UnitKey, UnitKey> = rows.collect::<Result<_, _>>()?;
        let end = |first: UnitKey| {
            let mut unit = first;
            // A chain is no longer than there are merges; a ring cannot be made.
            for _ in 0..direct.len() {
                match direct.get(&unit) {
                    Some(next) => unit = *next,
                    None => break,
                }
            }
            unit
        };
        let kept = direct.iter().map(|(merged, kept)| (*merged, end(*kept)));
        Ok(Self {
            kept: kept.collect(),
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The unit that this one is read as; itself, where it was not merged.
    pub(crate) fn canonical(&self, unit: UnitKey) -> UnitKey {
        self.kept.get(&unit).copied().unwrap_or(unit)
    }

    /// Whether others are read as this unit, or it as another.
    pub(crate) fn touches(&self, unit: &UnitKey) -> bool {
        self.kept.contains_key(unit) || self.kept.values().any(|kept| kept == unit)
    }

    /// All units that are one with this, in ascending order.
    pub(crate) fn group(&self, unit: UnitKey) -> Vec<UnitKey> {
        let kept = self.canonical(unit);
        let merged = self.kept.iter().filter(|(_, own)| **own == kept);
        let mut group: Vec<UnitKey> = merged.map(|(merged, _)| *merged).collect();
        group.push(kept);
        group.sort_unstable();
        group
    }
}

/// Which two units are one.
#[derive(Clone, Copy)]
pub struct Merging<'a> {
    /// The register's codebook.
    pub codebook: &'a Codebook,
    /// The unit that stays: its id in the files, or `unit:` and its key.
    pub kept: &'a str,
    /// The unit that is read as the other from now on.
    pub merged: &'a str,
    /// When (RFC 3339, UTC).
    pub recorded_at: &'a str,
}

impl SqliteRecords {
    /// Notes that two units of a register are one, as a batch that can be undone like any; gives the batch. Those under the
    /// merged one are read as under the kept one. Releases from before are made again as they were.
    pub fn merge(&mut self, what: &Merging<'_>) -> Result<i64, StoreError> {
        let kept = self.resolve(what.codebook, what.kept)?;
        let merged = self.resolve(what.codebook, what.merged)?;
        let aliases = self.aliases()?;
        if aliases.canonical(kept) == aliases.canonical(merged) {
            return Err(StoreError::SameUnit);
        }
        if aliases.canonical(merged) != merged {
            return Err(StoreError::MergedAlready(what.merged.to_owned()));
        }
        let _lock = self.lock()?;
        let at = sqlite(&self.path);
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&at)?;
        let batch = insert(&transaction, what, kept, merged).map_err(&at)?;
        transaction.commit().map_err(&at)?;
        Ok(batch)
    }

    /// The unit that a text names: an id as the files have it, or `unit:` with the first digits (8 or more) of its key.
    pub fn resolve(&self, codebook: &Codebook, name: &str) -> Result<UnitKey, StoreError> {
        let register = &codebook.id;
        if !self.has_register(register)? {
            return Err(StoreError::NoRegister(register.clone()));
        }
        let Some(digits) = name.strip_prefix(BY_KEY) else {
            let unit = self.keys.unit(names_of(codebook), name);
            let found = self.with_key(register, &unit, &unit)?;
            return found.first().copied().ok_or(StoreError::NoUnit {
                register: register.clone(),
                unit: name.to_owned(),
            });
        };
        let no_unit = || StoreError::NoUnit {
            register: register.clone(),
            unit: name.to_owned(),
        };
        let (low, high) = bounds(digits).ok_or_else(no_unit)?;
        match self.with_key(register, &low, &high)?.as_slice() {
            [] => Err(no_unit()),
            [unit] => Ok(*unit),
            _ => Err(StoreError::ManyUnits(name.to_owned())),
        }
    }

    /// At most two units of a register between two keys.
    fn with_key(
        &self,
        register: &str,
        low: &UnitKey,
        high: &UnitKey,
    ) -> Result<Vec<UnitKey>, StoreError> {
        let at = sqlite(&self.path);
        let sql = format!(
            "SELECT DISTINCT unit FROM {} WHERE unit BETWEEN ?1 AND ?2 ORDER BY unit LIMIT 2",
            table(register)
        );
        let mut statement = self.db.prepare(&sql).map_err(&at)?;
        let units = statement.query_map((low, high), |row| row.get(0));
        units.map_err(&at)?.map(|unit| unit.map_err(&at)).collect()
    }

    /// The units that these are read as after a batch; those that were not merged by then, as themselves.
    pub fn kept_units(
        &self,
        units: impl Iterator<Item = UnitKey>,
        known_at: Moment,
    ) -> Result<Vec<UnitKey>, StoreError> {
        let aliases = Aliases::read(&self.db, known_at).map_err(sqlite(&self.path))?;
        Ok(units.map(|unit| aliases.canonical(unit)).collect())
    }

    /// The merges that count now.
    pub(crate) fn aliases(&self) -> Result<Aliases, StoreError> {
        Aliases::read(&self.db, Moment(i64::MAX)).map_err(sqlite(&self.path))
    }
}

/// How lists and commands name a unit without its id: `unit:` and the first 16 digits of its key.
#[must_use]
pub fn unit_name(unit: &UnitKey) -> String {
    let digits: String = unit
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{BY_KEY}{digits}")
}

fn insert(
    transaction: &Transaction<'_>,
    what: &Merging<'_>,
    kept: UnitKey,
    merged: UnitKey,
) -> Result<i64, rusqlite::Error> {
    let register = &what.codebook.id;
    transaction.execute(
        "INSERT INTO batch (kind, register, recorded_at) VALUES ('merge', ?1, ?2)",
        (register, what.recorded_at),
    )?;
    let batch = transaction.last_insert_rowid();
    transaction.execute(
        "INSERT INTO merge (batch, register, kept, merged) VALUES (?1, ?2, ?3, ?4)",
        (batch, register, kept, merged),
    )?;
    Ok(batch)
}

/// The lowest and the highest key that begin with these hexadecimal digits.
fn bounds(digits: &str) -> Option<(UnitKey, UnitKey)> {
    let fits = (FEWEST_DIGITS..=32).contains(&digits.len());
    if !fits || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let key = |fill: char| {
        let mut whole = digits.to_owned();
        whole.extend(std::iter::repeat_n(fill, 32 - digits.len()));
        let number = u128::from_str_radix(&whole, 16).ok()?;
        Some(number.to_be_bytes())
    };
    Some((key('0')?, key('f')?))
}

#[cfg(test)]
#[path = "merging_tests.rs"]
mod tests;
