//! Notices: what is told to whom, what of it an account has seen, and what is told because it is late.

use std::collections::BTreeSet;

use gocpont_core::codebook::Codebook;
use gocpont_core::life::{EntryId, Party};
use jiff::Timestamp;
use rusqlite::types::Value as Sql;
use rusqlite::{Row, Transaction, params_from_iter};

use super::error::EntryError;
use super::{Entries, moment};

/// Entries that are told to be late in one go, at most; the others are told in the next.
const AT_ONCE: u32 = 1000;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An entry was opened.
    Opened,
    /// A transition was taken.
    Step,
    /// An entry has not left its state in time.
    Overdue,
}

impl Kind {
    /// The code in the file and in interfaces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Step => "step",
            Self::Overdue => "overdue",
        }
    }

    fn of(code: &str) -> Option<Self> {
        let all = [Self::Opened, Self::Step, Self::Overdue];
        all.into_iter().find(|kind| kind.code() == code)
    }
}

/// Something that somebody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number; later ones have higher ones.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// What about.
    pub kind: Kind,
    /// The register of the entry.
    pub register: String,
    /// The entry.
    pub entry: EntryId,
    /// Its revision then.
    pub revision: u64,
    /// The transition that was taken.
    pub step: Option<String>,
    /// The state that the entry was in.
    pub state: String,
    /// Since when it is late.
    pub due: Option<Timestamp>,
    /// As what the reader is told.
    pub party: Party,
    /// Whether the reader has seen it.
    pub seen: bool,
}

/// A place at which somebody is told: what is addressed to it is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The municipality.
    pub tenant: String,
    /// The organisation, for parties that are of one.
    pub organisation: Option<String>,
    /// As what.
    pub party: Party,
}

/// Whoever reads notices.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The account.
    pub account: String,
    /// What they are told as.
    pub posts: Vec<Post>,
}

/// Which notices are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only those not seen.
    pub unseen: bool,
    /// Only those before this one.
    pub before: Option<i64>,
    /// Only those after this one.
    pub after: Option<i64>,
    /// How many at most.
    pub limit: u32,
}

/// What an account has seen now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// These.
    These(Vec<i64>),
    /// Everything up to this one.
    UpTo(i64),
}

impl Entries {
    /// What a reader is told, the latest first: each act once, also where they are told as two. Whether they may see the entry
    /// is the caller's question.
    pub fn notices(&self, reader: &Reader, wanted: &Wanted) -> Result<Vec<Notice>, EntryError> {
        if reader.posts.is_empty() {
            return Ok(Vec::new());
        }
        let mut values: Vec<Sql> = vec![text(&reader.account)];
        let any: Vec<String> = reader
            .posts
            .iter()
            .map(|post| addressed(post, &mut values))
            .collect();
        let mut sql = format!(
            "SELECT min(n.id) AS id, n.at, n.kind, n.register, n.entry, n.revision, n.step, n.state, n.due, n.party, \
             (n.id <= coalesce((SELECT t.notice FROM notice_seen_to t WHERE t.account = ?1), 0) \
              OR EXISTS (SELECT 1 FROM notice_seen s WHERE s.account = ?1 AND s.notice = n.id)) AS seen \
             FROM notice n WHERE (n.caused_by IS NULL OR n.caused_by <> ?1) AND ({}) \
             GROUP BY n.kind, n.register, n.entry, n.revision, n.due HAVING 1",
            any.join(" OR ")
        );
        if wanted.unseen {
            sql.push_str(" AND NOT seen");
        }
        for (condition, bound) in [
            (" AND min(n.id) < ?", wanted.before),
            (" AND min(n.id) > ?", wanted.after),
        ] {
            if let Some(bound) = bound {
                sql.push_str(condition);
                values.push(Sql::Integer(bound));
            }
        }
        sql.push_str(" ORDER BY min(n.id) DESC LIMIT ?");
        values.push(Sql::Integer(wanted.limit.into()));
        let mut statement = self.db.prepare_cached(&sql).map_err(|e| self.at(e))?;
        let rows = statement.query_map(params_from_iter(values), read);
        rows.and_then(Iterator::collect).map_err(|e| self.at(e))
    }

    /// Notes what an account has seen.
    pub fn seen(&mut self, account: &str, seen: &Seen) -> Result<(), EntryError> {
        self.write(|this, transaction| mark(transaction, account, seen).map_err(|e| this.at(e)))
    }

    /// The number of the last notice; 0 where there is none yet.
    pub fn last_notice(&self) -> Result<i64, EntryError> {
        let sql = "SELECT coalesce(max(id), 0) FROM notice";
        self.db
            .query_row(sql, [], |row| row.get(0))
            .map_err(|e| self.at(e))
    }

    /// Tells of the entries of a register that are late by now: to whoever handles them, and to whom their state escalates.
    /// Each is told once for its state and due time, however often this is asked. Gives how many notices were written.
    pub fn escalate(&mut self, codebook: &Codebook, now: Timestamp) -> Result<usize, EntryError> {
        let none_late = late(&self.db, codebook, now)
            .map_err(|e| self.at(e))?
            .is_empty();
        if none_late {
            return Ok(0);
        }
        self.write(|this, transaction| {
            tell_late(transaction, codebook, now).map_err(|e| this.at(e))
        })
    }
}

/// Whether a notice `n` is addressed to a post, as a condition.
fn addressed(post: &Post, values: &mut Vec<Sql>) -> String {
    values.extend([text(&post.tenant), text(post.party.code())]);
    match &post.organisation {
        Some(organisation) => {
            values.push(text(organisation));
            "(n.tenant = ? AND n.party = ? AND n.organisation = ?)".to_owned()
        }
        None => "(n.tenant = ? AND n.party = ? AND n.organisation IS NULL)".to_owned(),
    }
}

fn read(row: &Row<'_>) -> Result<Notice, rusqlite::Error> {
    let odd = |at: usize, code: String| {
        let error = format!("{code:?} is no code").into();
        rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, error)
    };
    let (kind, party): (String, String) = (row.get(2)?, row.get(9)?);
    let party_of = |code: &str| Party::ALL.into_iter().find(|party| party.code() == code);
    Ok(Notice {
        id: row.get(0)?,
        at: moment(row.get(1)?),
        kind: Kind::of(&kind).ok_or_else(|| odd(2, kind.clone()))?,
        register: row.get(3)?,
        entry: EntryId(row.get::<_, i64>(4)?.unsigned_abs()),
        revision: row.get::<_, i64>(5)?.unsigned_abs(),
        step: row.get(6)?,
        state: row.get(7)?,
        due: row.get::<_, Option<i64>>(8)?.map(moment),
        party: party_of(&party).ok_or_else(|| odd(9, party.clone()))?,
        seen: row.get(10)?,
    })
}

fn mark(transaction: &Transaction<'_>, account: &str, seen: &Seen) -> Result<(), rusqlite::Error> {
    match seen {
        Seen::These(ids) => {
            let sql = "INSERT OR IGNORE INTO notice_seen (account, notice) SELECT ?1, id FROM notice WHERE id = ?2";
            let mut insert = transaction.prepare_cached(sql)?;
            ids.iter()
                .try_for_each(|id| insert.execute((account, id)).map(drop))
        }
        Seen::UpTo(id) => {
            // Never beyond what there is: what comes later was not seen.
            let sql = "INSERT INTO notice_seen_to (account, notice) \
                       VALUES (?1, min(?2, (SELECT coalesce(max(id), 0) FROM notice))) \
                       ON CONFLICT (account) DO UPDATE SET notice = max(notice, excluded.notice)";
            transaction.execute(sql, (account, id))?;
            let sql = "DELETE FROM notice_seen WHERE account = ?1 AND notice <= ?2";
            transaction.execute(sql, (account, id)).map(drop)
        }
    }
}

/// An entry that is late.
struct Late {
    id: i64,
    revision: i64,
    tenant: String,
    organisation: String,
    sender: Option<String>,
    state: String,
    due: i64,
}

fn late(
    db: &rusqlite::Connection,
    codebook: &Codebook,
    now: Timestamp,
) -> Result<Vec<Late>, rusqlite::Error> {
    let sql = "SELECT e.id, e.revision, e.tenant, e.organisation, e.sender, e.state, e.due FROM entry e \
               WHERE e.register = ?1 AND e.is_open = 1 AND e.due < ?2 AND NOT EXISTS (SELECT 1 FROM notice n \
               WHERE n.kind = 'overdue' AND n.register = e.register AND n.entry = e.id AND n.state = e.state AND n.due = e.due) \
               ORDER BY e.due LIMIT ?3";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map((&codebook.id, now.as_millisecond(), AT_ONCE), |row| {
        Ok(Late {
            id: row.get(0)?,
            revision: row.get(1)?,
            tenant: row.get(2)?,
            organisation: row.get(3)?,
            sender: row.get(4)?,
            state: row.get(5)?,
            due: row.get(6)?,
        })
    })?;
    rows.collect()
}

fn tell_late(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    now: Timestamp,
) -> Result<usize, rusqlite::Error> {
    let sql = "INSERT OR IGNORE INTO notice (at, kind, register, entry, revision, state, due, tenant, organisation, party) \
               VALUES (?1, 'overdue', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let mut insert = transaction.prepare_cached(sql)?;
    let mut written = 0;
    for own in late(transaction, codebook, now)? {
        let life = codebook.life.as_ref();
        let state = life.and_then(|life| life.state(&own.state));
        let higher = state.and_then(|state| state.escalates_to).map(Party::from);
        let parties: BTreeSet<Party> = [Some(Party::Handler), higher]
            .into_iter()
            .flatten()
            .collect();
        for party in parties {
            let organisation = match party {
                Party::Coordinator | Party::Publisher => None,
                Party::Sender => own.sender.as_ref(),
                _ => Some(&own.organisation),
            };
            written += insert.execute(rusqlite::params![
                now.as_millisecond(),
                codebook.id,
                own.id,
                own.revision,
                own.state,
                own.due,
                own.tenant,
                organisation,
                party.code(),
            ])?;
        }
    }
    Ok(written)
}

fn text(text: &str) -> Sql {
    Sql::Text(text.to_owned())
}
