//! What the store holds of a register before a file is taken in: the latest content of each unit, read in one pass as
//! soon as that costs less than asking for row after row. A store may also be asked row by row alone; the answers are
//! the same.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use rusqlite::{CachedStatement, OptionalExtension, Transaction};

use crate::keys::UnitKey;
use crate::known::{ByUnit, COMPACTED_FROM, Named};
use crate::table;

/// Content of a revision: the first 16 bytes of a SHA-256.
pub(crate) type Content = [u8; 16];

/// One in so many rows asked for, and the register is read in one pass. Asking costs some eight times as much as reading
/// a row: a file of the whole register loses an eighth of a pass by what it asks first, a small one reads nothing.
const READ_FOR_ASKED: i64 = 64;

/// Units held in memory (40 bytes each); of a larger register every row is asked for.
const MOST_UNITS: usize = 4_000_000;

/// The latest revision of a unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Latest {
    unit: UnitKey,
    valid_from: i32,
    /// Position among the revisions read, in the order in which they were recorded.
    order: u32,
    content: Content,
}

impl Named for Latest {
    fn unit(&self) -> &UnitKey {
        &self.unit
    }
}

/// How it is known what stands of a unit.
enum Held {
    /// Row by row: the number of rows asked for so far.
    Asked(i64),
    /// In memory.
    Read(ByUnit<Latest>),
    /// Row by row, for good.
    TooMany,
}

/// The register as it stands, this file's rows included as they are taken.
pub(crate) struct Standing<'t> {
    transaction: &'t Transaction<'t>,
    register: &'t str,
    ask: CachedStatement<'t>,
    held: Held,
    /// The register's last revision before this file.
    last: i64,
    /// Units that this file brought, by half of their names; where one is here, the store is asked.
    new: HashSet<u64, BuildHasherDefault<Half>>,
}

impl<'t> Standing<'t> {
    pub(crate) fn new(
        transaction: &'t Transaction<'t>,
        register: &'t str,
    ) -> Result<Self, rusqlite::Error> {
        let sql = format!(
            "SELECT coalesce(max(revision), 0) FROM {}",
            table::table(register)
        );
        let last = transaction.query_row(&sql, [], |row| row.get(0))?;
        let held = match last {
            0 => Held::Read(ByUnit::new(Vec::new())),
            _ => Held::Asked(0),
        };
        Ok(Self {
            ask: transaction.prepare_cached(&table::latest(register))?,
            transaction,
            register,
            held,
            last,
            new: HashSet::default(),
        })
    }

    /// Content of the unit's latest revision that is valid on a day (days since 1970-01-01).
    pub(crate) fn latest(
        &mut self,
        unit: &UnitKey,
        valid_from: i64,
    ) -> Result<Option<Content>, rusqlite::Error> {
        if let Held::Asked(asked) = &mut self.held {
            *asked += 1;
            if *asked > self.last / READ_FOR_ASKED {
                self.held = self.read()?;
            }
        }
        if let Held::Read(held) = &mut self.held
            && !self.new.contains(&half(unit))
        {
            match held.get_mut(unit) {
                None => return Ok(None),
                Some(latest) if i64::from(latest.valid_from) <= valid_from => {
                    return Ok(Some(latest.content));
                }
                // An earlier revision is asked for.
                Some(_) => {}
            }
        }
        let found = self.ask.query_row((unit, valid_from), |row| row.get(0));
        found.optional()
    }

    /// Takes note of a revision that was appended.
    pub(crate) fn note(&mut self, unit: &UnitKey, valid_from: i64, content: &Content) {
        let Held::Read(held) = &mut self.held else {
            return;
        };
        match held.get_mut(unit) {
            None => {
                self.new.insert(half(unit));
            }
            Some(latest) if i64::from(latest.valid_from) <= valid_from => {
                // Days of civil dates fit.
                latest.valid_from = valid_from as i32;
                latest.content = *content;
            }
            Some(_) => {}
        }
    }

    fn read(&self) -> Result<Held, rusqlite::Error> {
        let mut statement = self.transaction.prepare(&format!(
            "SELECT unit, valid_from, content FROM {} WHERE batch NOT IN
             (SELECT undoes FROM batch WHERE undoes IS NOT NULL) ORDER BY revision",
            table::table(self.register)
        ))?;
        let mut rows = statement.query([])?;
        let (mut latest, mut order, mut next_compaction) = (Vec::new(), 0, COMPACTED_FROM);
        while let Some(row) = rows.next()? {
            latest.push(Latest {
                unit: row.get(0)?,
                valid_from: row.get(1)?,
                order,
                content: row.get(2)?,
            });
            order += 1;
            if latest.len() == next_compaction {
                compact(&mut latest);
                next_compaction = COMPACTED_FROM.max(2 * latest.len());
            }
            if latest.len() > 2 * MOST_UNITS {
                return Ok(Held::TooMany);
            }
        }
        compact(&mut latest);
        Ok(match latest.len() {
            0..=MOST_UNITS => Held::Read(ByUnit::new(latest)),
            _ => Held::TooMany,
        })
    }
}

/// Keeps the last revision of each unit, by validity and order.
fn compact(latest: &mut Vec<Latest>) {
    latest.sort_unstable();
    // What goes is the later of two neighbours, so the earlier takes over what it says.
    latest.dedup_by(|later, kept| {
        let same = later.unit == kept.unit;
        if same {
            *kept = *later;
        }
        same
    });
}

fn half(unit: &UnitKey) -> u64 {
    u64::from_le_bytes(std::array::from_fn(|at| unit[at]))
}

/// Keyed names need no hashing.
#[derive(Default)]
struct Half(u64);

impl Hasher for Half {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, half: u64) {
        self.0 = half;
    }
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;
