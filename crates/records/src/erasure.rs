//! Erasure (GDPR, article 17): every revision of a unit and of those under it goes, in one transaction, and so do the
//! traces that deleting leaves in the file and its log. What stays is that it happened, and not to whom.

use std::collections::{BTreeMap, BTreeSet};

use gocpont_core::codebook::{Codebook, Role};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::keys::{TownKeys, UnitKey};
use crate::merging::Aliases;
use crate::private_log::{self, PrivateKind, PrivateNote};
use crate::read::Moment;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;
use crate::table::{names_of, table};

/// Whom to erase.
#[derive(Clone, Copy)]
pub struct Erasing<'a> {
    /// The codebooks of all registers of the store, to know who belongs to whom.
    pub registers: &'a [Codebook],
    /// The register of the ids.
    pub register: &'a str,
    /// The units' ids, as survey files have them.
    pub ids: &'a [String],
    /// Leave the registers under it alone.
    pub only: bool,
    /// When (RFC 3339, UTC).
    pub recorded_at: &'a str,
}

/// What was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Units of the register that were there.
    pub units: u64,
    /// Ids that the register did not know.
    pub unknown: u64,
    /// Revisions erased, by register.
    pub revisions: BTreeMap<String, u64>,
    /// Places that nobody else lives at.
    pub places: u64,
    /// Whether the file and its log were cleared of traces; false where another program had the store open.
    pub is_clean: bool,
}

/// A note that revisions of a register were erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// The register.
    pub register: String,
    /// How many revisions.
    pub revisions: u64,
    /// When (RFC 3339, UTC).
    pub recorded_at: String,
}

impl SqliteRecords {
    /// Erases units with all their revisions, whatever batch brought them and whether it counts, and the places that only
    /// they had. A unit under an erased one goes with it where it belongs there by its last revision; one that has moved
    /// on loses the revisions that name it.
    pub fn erase(&mut self, what: &Erasing<'_>) -> Result<Erased, StoreError> {
        if !self.has_register(what.register)? {
            return Err(StoreError::NoRegister(what.register.to_owned()));
        }
        let _lock = self.lock()?;
        let at = sqlite(&self.path);
        // What is deleted is overwritten with zeros, in the log too.
        self.db
            .pragma_update(None, "secure_delete", true)
            .map_err(&at)?;
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&at)?;
        let mut erased = erase(&transaction, &self.keys, what).map_err(&at)?;
        transaction.commit().map_err(&at)?;
        erased.is_clean = clean(&self.db).map_err(&at)?;
        Ok(erased)
    }

    /// The units that an erasure would take, by register; nothing is changed. Of ids that the register does not know, or no longer,
    /// what it would know them by.
    pub fn would_erase(
        &mut self,
        what: &Erasing<'_>,
    ) -> Result<BTreeSet<(String, UnitKey)>, StoreError> {
        if !self.has_register(what.register)? {
            return Err(StoreError::NoRegister(what.register.to_owned()));
        }
        let at = sqlite(&self.path);
        let transaction = self.db.transaction().map_err(&at)?;
        let all = reached(&transaction, &self.keys, what).map_err(&at)?;
        transaction.rollback().map_err(&at)?;
        Ok(all)
    }

    /// The erasures that may have taken revisions which a release was made from: those after it was made, of batches
    /// that it knew. Where there are any, it may not be made again byte for byte.
    pub fn erasures_since(&self, release: u32) -> Result<Vec<Erasure>, StoreError> {
        erasures(&self.db, release).map_err(sqlite(&self.path))
    }

    /// The registers that the store has.
    pub fn registers(&self) -> Result<Vec<String>, StoreError> {
        names(&self.db, "SELECT name FROM register ORDER BY name").map_err(sqlite(&self.path))
    }

    /// Names of the survey files that were imported into a register.
    pub fn imported_files(&self, register: &str) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT file FROM batch WHERE register = ?1 AND file IS NOT NULL ORDER BY file";
        let read = || {
            let mut statement = self.db.prepare(sql)?;
            let files = statement.query_map([register], |row| row.get(0))?;
            files.collect::<Result<_, _>>()
        };
        read().map_err(sqlite(&self.path))
    }
}

fn names(db: &Connection, sql: &str) -> Result<Vec<String>, rusqlite::Error> {
    let mut statement = db.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

fn erase(
    transaction: &Transaction<'_>,
    keys: &TownKeys,
    what: &Erasing<'_>,
) -> Result<Erased, rusqlite::Error> {
    let (mut erased, reached) = gathered(transaction, keys, what)?;
    for register in &reached {
        let named_parent = what
            .registers
            .iter()
            .find(|codebook| codebook.id == **register)
            .and_then(|codebook| codebook.parent.as_deref())
            .filter(|parent| reached.contains(parent));
        let revisions = delete(transaction, register, named_parent, what.recorded_at)?;
        if revisions > 0 {
            erased.revisions.insert((*register).to_owned(), revisions);
        }
    }
    erased.places = delete_places(transaction)?;
    let merges = "unit IN (kept, merged)";
    let merges = format!("DELETE FROM merge WHERE EXISTS (SELECT 1 FROM gone WHERE {merges})");
    transaction.execute(&merges, [])?;
    transaction.execute_batch("DROP TABLE gone; DROP TABLE gone_place;")?;
    let note = PrivateNote {
        kind: PrivateKind::Forget,
        path: None,
        rows: Some(erased.revisions.values().sum()),
        recorded_at: what.recorded_at.to_owned(),
    };
    if !erased.revisions.is_empty() {
        private_log::log(transaction, &note)?;
    }
    Ok(erased)
}

/// Notes whoever goes, in tables of memory that are gone with the connection at the latest; and the registers that they are in.
fn gathered<'a>(
    transaction: &Transaction<'_>,
    keys: &TownKeys,
    what: &Erasing<'a>,
) -> Result<(Erased, Vec<&'a str>), rusqlite::Error> {
    transaction.execute_batch(
        "CREATE TEMP TABLE gone (register TEXT, unit BLOB, PRIMARY KEY (register, unit)) WITHOUT ROWID;
         CREATE TEMP TABLE gone_place (id INTEGER PRIMARY KEY);",
    )?;
    let erased = named(transaction, keys, what)?;
    let mut reached = vec![what.register];
    let mut at = 0;
    while let Some(parent) = reached.get(at).copied() {
        at += 1;
        let children = what
            .registers
            .iter()
            .filter(|child| !what.only && child.parent.as_deref() == Some(parent));
        for child in children {
            if !reached.contains(&child.id.as_str()) {
                follow(transaction, parent, child)?;
                reached.push(&child.id);
            }
        }
    }
    Ok((erased, reached))
}

/// The units that an erasure takes, by register; of ids that the register does not know, or no longer, what it would know them by.
fn reached(
    transaction: &Transaction<'_>,
    keys: &TownKeys,
    what: &Erasing<'_>,
) -> Result<BTreeSet<(String, UnitKey)>, rusqlite::Error> {
    gathered(transaction, keys, what)?;
    let mut statement = transaction.prepare("SELECT register, unit FROM gone")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut all: BTreeSet<(String, UnitKey)> = rows.collect::<Result<_, _>>()?;
    let codebook = what
        .registers
        .iter()
        .find(|codebook| codebook.id == what.register);
    let names = codebook.map_or(what.register, names_of);
    for id in what.ids {
        all.insert((what.register.to_owned(), keys.unit(names, id)));
    }
    Ok(all)
}

/// Notes the units that the ids name, as far as the register has them.
fn named(
    transaction: &Transaction<'_>,
    keys: &TownKeys,
    what: &Erasing<'_>,
) -> Result<Erased, rusqlite::Error> {
    let codebook = what
        .registers
        .iter()
        .find(|codebook| codebook.id == what.register);
    let names = codebook.map_or(what.register, names_of);
    let mut put = transaction.prepare(&format!(
        "INSERT OR IGNORE INTO gone SELECT ?1, unit FROM {} WHERE unit = ?2 LIMIT 1",
        table(what.register)
    ))?;
    let aliases = Aliases::read(transaction, Moment(i64::MAX))?;
    let mut erased = Erased::default();
    for id in what.ids {
        let unit = keys.unit(names, id);
        // Who was merged with others is one person, and goes as one.
        for other in aliases
            .group(unit)
            .into_iter()
            .filter(|other| *other != unit)
        {
            put.execute((what.register, other))?;
        }
        erased.units += put.execute((what.register, unit))? as u64;
        let is_there = "SELECT count(*) FROM gone WHERE register = ?1 AND unit = ?2";
        let is_there: i64 =
            transaction.query_row(is_there, (what.register, unit), |row| row.get(0))?;
        erased.unknown += u64::from(is_there == 0);
    }
    Ok(erased)
}

/// Notes the units of a child register that belong to those noted of its parent: the same units where the child shares
/// its parent's ids, else those whose last revision that counts names one (or that have none which counts).
fn follow(
    transaction: &Transaction<'_>,
    parent: &str,
    child: &Codebook,
) -> Result<(), rusqlite::Error> {
    let rows = table(&child.id);
    let shares = child.with_role(Role::Parent).is_none();
    let sql = if shares {
        format!(
            "INSERT OR IGNORE INTO gone SELECT DISTINCT ?2, unit FROM {rows}
             WHERE unit IN (SELECT unit FROM gone WHERE register = ?1)"
        )
    } else {
        format!(
            "INSERT OR IGNORE INTO gone SELECT ?2, unit FROM (
                 SELECT DISTINCT unit FROM {rows} WHERE parent IN (SELECT unit FROM gone WHERE register = ?1)
             ) u WHERE coalesce((
                 SELECT r.parent IN (SELECT unit FROM gone WHERE register = ?1) FROM {rows} r
                 WHERE r.unit = u.unit AND r.batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)
                 ORDER BY r.valid_from DESC, r.revision DESC LIMIT 1
             ), 1)"
        )
    };
    transaction.execute(&sql, (parent, &child.id)).map(|_| ())
}

/// Deletes the revisions of the units noted, and those that name a noted parent; says so in the ledger.
fn delete(
    transaction: &Transaction<'_>,
    register: &str,
    parent: Option<&str>,
    recorded_at: &str,
) -> Result<u64, rusqlite::Error> {
    let rows = table(register);
    let gone = "unit IN (SELECT unit FROM gone WHERE register = ?1)
        OR parent IN (SELECT unit FROM gone WHERE register = ?2)";
    let of_both = (register, parent);
    let first: Option<i64> = transaction.query_row(
        &format!("SELECT min(batch) FROM {rows} WHERE {gone}"),
        of_both,
        |row| row.get(0),
    )?;
    transaction.execute(
        &format!("INSERT OR IGNORE INTO gone_place SELECT place FROM {rows} WHERE place IS NOT NULL AND ({gone})"),
        of_both,
    )?;
    let revisions = transaction.execute(&format!("DELETE FROM {rows} WHERE {gone}"), of_both)?;
    if let Some(first) = first {
        transaction.execute(
            "INSERT INTO erasure (register, revisions, first_batch, last_publication, recorded_at)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(number), 0) FROM publication), ?4)",
            (register, revisions, first, recorded_at),
        )?;
    }
    Ok(revisions as u64)
}

/// Deletes the places of deleted revisions that no other revision has.
fn delete_places(transaction: &Transaction<'_>) -> Result<u64, rusqlite::Error> {
    let registers = names(transaction, "SELECT name FROM register ORDER BY name")?;
    for register in registers {
        let rows = table(&register);
        transaction.execute(
            &format!("DELETE FROM gone_place WHERE id IN (SELECT place FROM {rows} WHERE place IS NOT NULL)"),
            [],
        )?;
    }
    let sql = "DELETE FROM place WHERE id IN (SELECT id FROM gone_place)";
    transaction.execute(sql, []).map(|deleted| deleted as u64)
}

/// Writes the file anew, since pages keep remains of what was moved within them, and empties the log. False where another
/// connection is in the way.
pub(crate) fn clean(db: &Connection) -> Result<bool, rusqlite::Error> {
    let waits = |error: &rusqlite::Error| {
        let code = error.sqlite_error_code();
        let busy = rusqlite::ErrorCode::DatabaseBusy;
        code == Some(busy) || code == Some(rusqlite::ErrorCode::DatabaseLocked)
    };
    match db.execute_batch("VACUUM") {
        Err(error) if waits(&error) => return Ok(false),
        done => done?,
    }
    let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}

fn erasures(db: &Connection, release: u32) -> Result<Vec<Erasure>, rusqlite::Error> {
    let mut statement = db.prepare(
        "SELECT e.register, e.revisions, e.recorded_at FROM erasure e
         JOIN publication p ON p.number = ?1
         WHERE e.last_publication >= p.number AND e.first_batch <= p.known_at ORDER BY e.id",
    )?;
    let mut rows = statement.query([release])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(Erasure {
            register: row.get(0)?,
            revisions: row.get::<_, i64>(1)?.cast_unsigned(),
            recorded_at: row.get(2)?,
        });
    }
    Ok(all)
}

#[cfg(test)]
#[path = "erasure_tests.rs"]
mod tests;
