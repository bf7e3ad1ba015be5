//! The table of entries: appending, reading and following it.

use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::chain::{Broken, Follower, Head, Verified, hash};
use super::entry::{Entry, Object, Outcome};
use crate::error::AccessError;
use crate::store::StaffStore;

const COLUMNS: &str = "id, at, who_kind, who, tenant, act, object_kind, object, filter, persons, export, reason, outcome, of, hash";

/// An entry as it stands in the file. Texts are what was written, also where somebody has changed them since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Its number, from 1 on without gaps.
    pub id: i64,
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
    /// `account`, `token`, `program` or `nobody`.
    pub who_kind: String,
    /// Name of the account or id of the token.
    pub who: Option<String>,
    /// The municipality.
    pub tenant: Option<String>,
    /// What was done, as [`super::Act::id`] has it.
    pub act: String,
    /// `account`, `token`, `register` or `release`.
    pub object_kind: Option<String>,
    /// Its name.
    pub object: Option<String>,
    /// The filter's conditions, joined by semicolons.
    pub filter: Option<String>,
    /// How many persons.
    pub persons: Option<i64>,
    /// The file that was made.
    pub export: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// How it ended, as [`Outcome::id`] has it.
    pub outcome: String,
    /// The entry whose outcome this is.
    pub of: Option<i64>,
    pub(super) hash: Head,
}

impl StaffStore {
    /// Notes an act, before it is done; gives the number of the entry, for its outcome. An act that needs a reason is not
    /// noted without one, and so not done.
    pub fn note(&mut self, entry: &Entry) -> Result<i64, AccessError> {
        self.write(|transaction| append(transaction, entry))
    }

    /// Notes how an act ended that was begun.
    pub fn note_outcome(
        &mut self,
        of: i64,
        outcome: Outcome,
        at: jiff::Timestamp,
    ) -> Result<i64, AccessError> {
        self.write(|transaction| {
            let begun = begun(transaction, of)?.ok_or(AccessError::NoEntry(of))?;
            insert(transaction, |id| Noted {
                id,
                at: at.as_second(),
                outcome: outcome.id().to_owned(),
                of: Some(of),
                ..begun
            })
        })
    }

    /// The last entries, the oldest of them first; all where no number is given.
    pub fn entries(&self, last: Option<u32>) -> Result<Vec<Noted>, AccessError> {
        self.read(|db| {
            let sql = format!("SELECT {COLUMNS} FROM audit ORDER BY id DESC LIMIT ?1");
            let mut statement = db.prepare(&sql)?;
            let limit = last.map_or(-1, i64::from);
            let rows = statement.query_map([limit], |row| Ok(read(row)))?;
            let mut entries = Vec::new();
            for entry in rows {
                entries.push(entry??);
            }
            entries.reverse();
            Ok(entries)
        })
    }

    /// The hash of the last entry: kept elsewhere, it proves later that nothing before it was changed or cut off.
    pub fn head(&self) -> Result<Head, AccessError> {
        self.read(|db| Ok(last(db)?.map_or(Head::BEGINNING, |(_, head)| head)))
    }

    /// Follows the chain from its beginning; with a head that was kept, also that the chain still reaches it.
    pub fn verify(&self, kept: Option<Head>) -> Result<Result<Verified, Broken>, AccessError> {
        self.read(|db| follow(db, kept))
    }
}

/// Follows the chain of a file from its beginning.
pub(crate) fn follow(
    db: &Connection,
    kept: Option<Head>,
) -> Result<Result<Verified, Broken>, AccessError> {
    let sql = format!("SELECT {COLUMNS} FROM audit ORDER BY id");
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut follower = Follower::new(kept);
    while let Some(row) = rows.next()? {
        // What cannot even be read was changed.
        let followed = match read(row) {
            Ok(entry) => follower.follow(&entry),
            Err(_) => Err(Broken::Entry(row.get(0)?)),
        };
        if let Err(broken) = followed {
            return Ok(Err(broken));
        }
    }
    Ok(follower.end())
}

/// Appends an entry within a transaction, which holds the lock: so the chain has one end.
pub(crate) fn append(transaction: &Transaction<'_>, entry: &Entry) -> Result<i64, AccessError> {
    if entry.act.needs_reason() && entry.reason.is_none() {
        return Err(AccessError::NoReason);
    }
    let (who_kind, who) = entry.who.parts();
    let (object_kind, object) = entry.object.as_ref().map(Object::parts).unzip();
    let terms: Vec<String> = entry.filter.iter().map(ToString::to_string).collect();
    insert(transaction, |id| Noted {
        id,
        at: entry.at.as_second(),
        who_kind: who_kind.to_owned(),
        who,
        tenant: entry.tenant.as_ref().map(ToString::to_string),
        act: entry.act.id().to_owned(),
        object_kind: object_kind.map(str::to_owned),
        object,
        filter: (!terms.is_empty()).then(|| terms.join("; ")),
        persons: entry.persons.map(u64::cast_signed),
        export: entry.export.as_ref().map(ToString::to_string),
        reason: entry
            .reason
            .as_ref()
            .map(|reason| reason.as_str().to_owned()),
        outcome: entry.outcome.id().to_owned(),
        of: entry.of,
        hash: Head::BEGINNING,
    })
}

fn insert(
    transaction: &Transaction<'_>,
    entry: impl FnOnce(i64) -> Noted,
) -> Result<i64, AccessError> {
    let (before, head) = last(transaction)?.unwrap_or((0, Head::BEGINNING));
    let entry = entry(before + 1);
    let own = hash(&head, &entry);
    let sql = format!(
        "INSERT INTO audit ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
    );
    transaction.execute(
        &sql,
        rusqlite::params![
            entry.id,
            entry.at,
            entry.who_kind,
            entry.who,
            entry.tenant,
            entry.act,
            entry.object_kind,
            entry.object,
            entry.filter,
            entry.persons,
            entry.export,
            entry.reason,
            entry.outcome,
            entry.of,
            own.0,
        ],
    )?;
    Ok(entry.id)
}

fn last(db: &Connection) -> Result<Option<(i64, Head)>, AccessError> {
    let sql = "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1";
    let found = db.query_row(sql, [], |row| Ok((row.get(0)?, Head(row.get(1)?))));
    Ok(found.optional()?)
}

/// An entry that waits for its outcome.
fn begun(db: &Connection, id: i64) -> Result<Option<Noted>, AccessError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit WHERE id = ?1 AND outcome = 'begun'
         AND NOT EXISTS (SELECT 1 FROM audit AS later WHERE later.of = ?1)"
    );
    let found = db.query_row(&sql, [id], |row| Ok(read(row)));
    found.optional()?.transpose()
}

fn read(row: &Row<'_>) -> Result<Noted, AccessError> {
    Ok(Noted {
        id: row.get(0)?,
        at: row.get(1)?,
        who_kind: row.get(2)?,
        who: row.get(3)?,
        tenant: row.get(4)?,
        act: row.get(5)?,
        object_kind: row.get(6)?,
        object: row.get(7)?,
        filter: row.get(8)?,
        persons: row.get(9)?,
        export: row.get(10)?,
        reason: row.get(11)?,
        outcome: row.get(12)?,
        of: row.get(13)?,
        hash: Head(row.get(14)?),
    })
}

#[cfg(test)]
#[path = "log_tests.rs"]
mod tests;
