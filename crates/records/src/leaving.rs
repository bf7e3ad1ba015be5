//! Leaving: a unit dies, moves away or is no longer in the register. Its validity ends with a revision that says so; nothing
//! is deleted, and a unit that comes back is valid again from its next revision on.

use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};

use gocpont_core::codebook::Codebook;
use jiff::civil::Date;
use rusqlite::{Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::keys::UnitKey;
use crate::merging::Aliases;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;
use crate::table::{days, table};

/// Why a unit is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Somebody died.
    Died,
    /// They live somewhere else now.
    Moved,
    /// Not in the register any more, whatever the reason.
    Left,
}

impl Gone {
    /// Its name in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Died => "died",
            Self::Moved => "moved",
            Self::Left => "left",
        }
    }
}

/// Who leaves.
#[derive(Clone, Copy)]
pub struct Leaving<'a> {
    /// The register's codebook.
    pub codebook: &'a Codebook,
    /// Ids as the files have them, or `unit:` and a key.
    pub ids: &'a [String],
    /// The first day on which they are gone.
    pub from: Date,
    /// Why.
    pub reason: Gone,
    /// When it is recorded (RFC 3339, UTC).
    pub recorded_at: &'a str,
}

/// What became of those who leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The batch, to undo it by; none where nothing changed.
    pub batch: Option<i64>,
    /// Units whose validity ends.
    pub ended: u64,
    /// Units that were gone by then already.
    pub unchanged: u64,
    /// Ids that the register does not know.
    pub unknown: u64,
    /// Where in the list they stand, the first being 0.
    pub strangers: Vec<usize>,
    /// Of those whose validity ends, how many were first recorded after that day: perhaps the year is mistyped.
    pub early: u64,
}

/// A file that holds the whole register: whom it does not name is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The day for which the file holds.
    pub day: Date,
    /// Whether more than a third of the register may end with it.
    pub may_end_many: bool,
}

/// The state of a unit from a day on.
#[derive(Clone, Copy)]
struct State {
    from: i64,
    revision: i64,
    ended: Option<Gone>,
    parent: Option<UnitKey>,
}

/// Writes the ends of units, within the transaction of a batch.
pub(crate) struct Ender<'t> {
    transaction: &'t Transaction<'t>,
    aliases: Aliases,
    states: String,
    insert: String,
    batch: i64,
    /// Revisions written.
    pub(crate) revisions: u64,
    /// Units that end before they were first recorded.
    early: u64,
}

impl<'t> Ender<'t> {
    pub(crate) fn new(
        transaction: &'t Transaction<'t>,
        register: &str,
        batch: i64,
    ) -> Result<Self, rusqlite::Error> {
        let table = table(register);
        Ok(Self {
            aliases: Aliases::read(transaction, crate::read::Moment(i64::MAX))?,
            states: format!(
                "SELECT valid_from, revision, ended, parent FROM {table} WHERE unit = ?1 AND batch NOT IN
                 (SELECT undoes FROM batch WHERE undoes IS NOT NULL) ORDER BY valid_from, revision"
            ),
            insert: format!(
                "INSERT INTO {table} (unit, parent, valid_from, batch, content, ended) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            ),
            transaction,
            batch,
            revisions: 0,
            early: 0,
        })
    }

    /// Ends a unit's validity from a day on, up to where it ended already; false where nothing changes, none where there is
    /// no such unit. What was recorded for later days, by somebody who did not know, ends as well.
    pub(crate) fn end(
        &mut self,
        unit: UnitKey,
        day: i64,
        reason: Gone,
    ) -> Result<Option<bool>, rusqlite::Error> {
        let states = self.states(unit)?;
        if states.is_empty() {
            return Ok(None);
        }
        let before = states.iter().rev().find(|state| state.from <= day);
        self.early += u64::from(before.is_none());
        let mut ends: Vec<(i64, Option<UnitKey>)> = Vec::new();
        match before {
            Some(state) if state.ended.is_none() => ends.push((day, state.parent)),
            // A reason is more than none.
            Some(state) if state.ended == Some(Gone::Left) && reason != Gone::Left => {
                ends.push((state.from, state.parent));
            }
            _ => {}
        }
        if before.is_none_or(|state| state.ended.is_none()) {
            let later = states.iter().filter(|state| state.from > day);
            let later = later.take_while(|state| state.ended.is_none());
            ends.extend(later.map(|state| (state.from, state.parent)));
        }
        for (from, parent) in &ends {
            let mut insert = self.transaction.prepare_cached(&self.insert)?;
            let values = (
                unit,
                parent,
                from,
                self.batch,
                content(reason),
                reason.code(),
            );
            insert.execute(values)?;
            self.revisions += 1;
        }
        Ok(Some(!ends.is_empty()))
    }

    /// What is known of a unit, one state for each day on which it changes.
    fn states(&self, unit: UnitKey) -> Result<Vec<State>, rusqlite::Error> {
        let mut statement = self.transaction.prepare_cached(&self.states)?;
        let mut all: Vec<State> = Vec::new();
        for unit in self.aliases.group(unit) {
            let mut rows = statement.query([unit])?;
            while let Some(row) = rows.next()? {
                all.push(State {
                    from: row.get(0)?,
                    revision: row.get(1)?,
                    ended: row.get::<_, Option<String>>(2)?.map(|code| gone(&code)),
                    parent: row.get(3)?,
                });
            }
        }
        all.sort_by_key(|state| (state.from, state.revision));
        // The last of a day is what counts; it takes the place of those before it.
        let mut states: Vec<State> = Vec::new();
        for state in all {
            states.pop_if(|last| last.from == state.from);
            states.push(state);
        }
        Ok(states)
    }

    /// Ends everybody who was valid on a day before this batch and whom the file does not name; gives how many end and how
    /// many there were.
    pub(crate) fn end_all_but(
        &mut self,
        named: &HashSet<UnitKey>,
        register: &str,
        day: i64,
    ) -> Result<(u64, u64), rusqlite::Error> {
        let named: HashSet<UnitKey> = named
            .iter()
            .map(|unit| self.aliases.canonical(*unit))
            .collect();
        let (mut gone, mut valid) = (Vec::new(), 0);
        let mut see = |unit: UnitKey, is_valid: bool| {
            valid += u64::from(is_valid);
            if is_valid && !named.contains(&unit) {
                gone.push(unit);
            }
        };
        // Merged units are few; their revisions do not stand together.
        let mut merged: HashMap<UnitKey, (i64, i64, bool)> = HashMap::new();
        let mut last: Option<(UnitKey, bool)> = None;
        let mut statement = self.transaction.prepare(&format!(
            "SELECT unit, valid_from, revision, ended IS NULL FROM {} WHERE batch < ?1 AND valid_from <= ?2
             AND batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL) ORDER BY unit, valid_from, revision",
            table(register)
        ))?;
        let mut rows = statement.query([self.batch, day])?;
        while let Some(row) = rows.next()? {
            let (unit, is_valid): (UnitKey, bool) = (row.get(0)?, row.get(3)?);
            if self.aliases.touches(&unit) {
                let state = (row.get(1)?, row.get(2)?, is_valid);
                let known = merged.entry(self.aliases.canonical(unit)).or_insert(state);
                *known = (*known).max(state);
                continue;
            }
            if let Some((other, was_valid)) = last.replace((unit, is_valid))
                && other != unit
            {
                see(other, was_valid);
            }
        }
        if let Some((unit, was_valid)) = last {
            see(unit, was_valid);
        }
        for (unit, (_, _, is_valid)) in merged {
            see(unit, is_valid);
        }
        drop(rows);
        drop(statement);
        gone.sort_unstable();
        for unit in &gone {
            self.end(*unit, day, Gone::Left)?;
        }
        Ok((gone.len() as u64, valid))
    }
}

impl SqliteRecords {
    /// Ends the validity of units from a day on, as a batch that can be undone like any.
    pub fn leave(&mut self, what: &Leaving<'_>) -> Result<Left, StoreError> {
        let mut left = Left::default();
        let mut units = Vec::new();
        for (at, id) in what.ids.iter().enumerate() {
            match self.resolve(what.codebook, id) {
                Ok(unit) => units.push(unit),
                Err(StoreError::NoUnit { .. }) => {
                    left.unknown += 1;
                    left.strangers.push(at);
                }
                Err(error) => return Err(error),
            }
        }
        let _lock = self.lock()?;
        let at = sqlite(&self.path);
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&at)?;
        let register = &what.codebook.id;
        let sql = "INSERT INTO batch (kind, register, recorded_at) VALUES ('leave', ?1, ?2)";
        transaction
            .execute(sql, (register, what.recorded_at))
            .map_err(&at)?;
        let batch = transaction.last_insert_rowid();
        let revisions = {
            let mut ender = Ender::new(&transaction, register, batch).map_err(&at)?;
            for unit in units {
                let ended = ender.end(unit, days(what.from), what.reason).map_err(&at)?;
                left.ended += u64::from(ended == Some(true));
                left.unchanged += u64::from(ended == Some(false));
            }
            left.early = ender.early;
            ender.revisions
        };
        if revisions == 0 {
            return Ok(left);
        }
        let sql = "UPDATE batch SET ended = ?2 WHERE id = ?1";
        let counted = transaction.execute(sql, [batch, revisions.cast_signed()]);
        counted.map_err(&at)?;
        transaction.commit().map_err(&at)?;
        left.batch = Some(batch);
        Ok(left)
    }
}

impl SqliteRecords {
    /// How many units of a register below stay valid on the day, though the unit they belong to leaves.
    pub fn staying(&self, what: &Leaving<'_>, below: &str) -> Result<u64, StoreError> {
        let aliases = self.aliases()?;
        let mut leaving = HashSet::new();
        for id in what.ids {
            match self.resolve(what.codebook, id) {
                Ok(unit) => leaving.insert(aliases.canonical(unit)),
                Err(StoreError::NoUnit { .. }) => false,
                Err(error) => return Err(error),
            };
        }
        let at = sqlite(&self.path);
        let count = || -> Result<u64, rusqlite::Error> {
            let mut statement = self.db.prepare(&format!(
                "SELECT unit, parent, valid_from, revision, ended IS NULL FROM {} WHERE valid_from <= ?1
                 AND batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)",
                table(below)
            ))?;
            let mut rows = statement.query([days(what.from)])?;
            let mut last: HashMap<UnitKey, (i64, i64, bool)> = HashMap::new();
            while let Some(row) = rows.next()? {
                let parent: Option<UnitKey> = row.get(1)?;
                let is_under = parent.is_some_and(|own| leaving.contains(&aliases.canonical(own)));
                let state = (row.get(2)?, row.get(3)?, is_under && row.get(4)?);
                let unit = aliases.canonical(row.get(0)?);
                // Whoever was never under one of them needs no remembering.
                match last.entry(unit) {
                    Entry::Occupied(mut known) => {
                        let newer = state.max(*known.get());
                        known.insert(newer);
                    }
                    Entry::Vacant(free) if is_under => {
                        free.insert(state);
                    }
                    Entry::Vacant(_) => {}
                }
            }
            Ok(last.values().filter(|(_, _, stays)| *stays).count() as u64)
        };
        count().map_err(at)
    }
}

fn gone(code: &str) -> Gone {
    match code {
        "died" => Gone::Died,
        "moved" => Gone::Moved,
        _ => Gone::Left,
    }
}

/// Like no answers.
fn content(reason: Gone) -> [u8; 16] {
    let full = Sha256::digest(format!("ended {}", reason.code()));
    std::array::from_fn(|at| full[at])
}

#[cfg(test)]
#[path = "leaving_tests.rs"]
mod tests;
