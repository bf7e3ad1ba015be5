//! Lists and counts of entries. What somebody may see is put into every query from the one value that says it.

use gocpont_access::{RowFilter, Rows, Seen};
use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId};
use jiff::Timestamp;
use rusqlite::types::Value as Sql;
use rusqlite::{Row, params_from_iter};

use super::error::EntryError;
use super::{Entries, Stored, moment, number};

/// How a list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What is due first, first; what is due never, last.
    #[default]
    Due,
    /// What was opened last, first.
    Newest,
}

/// What is asked of a list.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// One of these states; any where there are none.
    pub states: Vec<String>,
    /// Whether anything must be left to do.
    pub open: bool,
    /// Of this organisation.
    pub organisation: Option<String>,
    /// Of this municipality.
    pub tenant: Option<String>,
    /// Opened at this moment or later.
    pub opened_from: Option<Timestamp>,
    /// Opened before this moment.
    pub opened_before: Option<Timestamp>,
    /// With something left to do at this moment or later: open, or in its last state since then.
    pub alive_at: Option<Timestamp>,
    /// Due before this moment.
    pub due_before: Option<Timestamp>,
    /// Linked to this entry of a register.
    pub linked_to: Option<(String, EntryId)>,
    /// The order.
    pub order: Order,
    /// How many at most, and how many are passed over.
    pub limit: u32,
    /// How many are passed over.
    pub offset: u32,
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The entry as it stands.
    pub entry: Entry,
    /// Until when it must have left its state.
    pub due: Option<Timestamp>,
}

/// A condition with what it is asked with.
struct Where {
    sql: String,
    values: Vec<Sql>,
}

impl Where {
    fn push(&mut self, condition: &str, values: impl IntoIterator<Item = Sql>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    fn push_moment(&mut self, condition: &str, moment: Option<Timestamp>) {
        if let Some(moment) = moment {
            self.push(condition, [Sql::Integer(moment.as_millisecond())]);
        }
    }
}

impl Entries {
    /// The entries of a register that pass the filter.
    pub fn list(
        &self,
        codebook: &Codebook,
        filter: &RowFilter,
        asked: &Asked,
    ) -> Result<Vec<Found>, EntryError> {
        self.found(codebook, Some(filter), asked)
    }

    /// The same, of all entries where there is no filter.
    pub(super) fn found(
        &self,
        codebook: &Codebook,
        filter: Option<&RowFilter>,
        asked: &Asked,
    ) -> Result<Vec<Found>, EntryError> {
        let Where { sql, mut values } = conditions(codebook, filter, asked);
        let order = match asked.order {
            Order::Due => "e.due IS NULL, e.due, e.id",
            Order::Newest => "e.opened DESC, e.id DESC",
        };
        let sql = format!("{SELECT_DUE} WHERE {sql} ORDER BY {order} LIMIT ? OFFSET ?");
        values.extend([
            Sql::Integer(asked.limit.into()),
            Sql::Integer(asked.offset.into()),
        ]);
        let mut statement = self.db.prepare_cached(&sql).map_err(|e| self.at(e))?;
        let read = |row: &Row<'_>| Ok((Stored::read(row)?, row.get::<_, Option<i64>>(14)?));
        let rows = statement.query_map(params_from_iter(values), read);
        let rows = rows
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|e| self.at(e))?;
        let found = rows.into_iter().map(|(row, due)| {
            Ok(Found {
                entry: row.revision(codebook)?.entry,
                due: due.map(moment),
            })
        });
        found.collect()
    }

    /// The entries of a register whoever asks, the oldest first: for what everybody of the staff may know, such as the names of
    /// organisations. What is told of them is the caller's care.
    pub fn everywhere(&self, codebook: &Codebook, most: u32) -> Result<Vec<Entry>, EntryError> {
        let sql = format!("{SELECT_DUE} WHERE e.register = ? ORDER BY e.id LIMIT ?");
        let mut statement = self.db.prepare_cached(&sql).map_err(|e| self.at(e))?;
        let rows = statement.query_map((&codebook.id, most), Stored::read);
        let rows = rows
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|e| self.at(e))?;
        let entries = rows
            .into_iter()
            .map(|row| Ok(row.revision(codebook)?.entry));
        entries.collect()
    }

    /// How many entries of a register pass the filter.
    pub fn count(
        &self,
        codebook: &Codebook,
        filter: &RowFilter,
        asked: &Asked,
    ) -> Result<u64, EntryError> {
        let Where { sql, values } = conditions(codebook, Some(filter), asked);
        let sql = format!("SELECT COUNT(*) FROM entry e WHERE {sql}");
        let count = self
            .db
            .query_row(&sql, params_from_iter(values), |row| row.get::<_, i64>(0));
        count.map(i64::unsigned_abs).map_err(|error| self.at(error))
    }
}

pub(super) const SELECT_DUE: &str = "SELECT r.id, r.revision, e.tenant, r.organisation, r.state, e.opened, r.since, r.answers, r.links, \
     r.places, r.step, r.written_by, r.recorded_at, e.sender, e.due \
     FROM entry e JOIN entry_revision r ON r.register = e.register AND r.id = e.id AND r.revision = e.revision";

fn conditions(codebook: &Codebook, filter: Option<&RowFilter>, asked: &Asked) -> Where {
    let mut all = Where {
        sql: "e.register = ?".to_owned(),
        values: vec![text(&codebook.id)],
    };
    if let Some(filter) = filter {
        let (sql, values) = admitted(filter);
        all.push(&sql, values);
    }
    if !asked.states.is_empty() {
        all.push(
            &format!("e.state IN ({})", marks(asked.states.len())),
            asked.states.iter().map(|own| text(own)),
        );
    }
    if asked.open {
        all.push("e.is_open = 1", []);
    }
    if let Some(organisation) = &asked.organisation {
        all.push("e.organisation = ?", [text(organisation)]);
    }
    if let Some(tenant) = &asked.tenant {
        all.push("e.tenant = ?", [text(tenant)]);
    }
    let moments = [
        ("e.opened >= ?", asked.opened_from),
        ("e.opened < ?", asked.opened_before),
        ("(e.is_open = 1 OR e.since >= ?)", asked.alive_at),
    ];
    for (sql, moment) in moments {
        all.push_moment(sql, moment);
    }
    if let Some(before) = asked.due_before {
        all.push("e.due < ?", [Sql::Integer(before.as_millisecond())]);
    }
    if let Some((register, id)) = &asked.linked_to {
        let sql = "EXISTS (SELECT 1 FROM entry_link l WHERE l.register = e.register AND l.id = e.id AND l.to_register = ? AND l.to_id = ?)";
        all.push(sql, [text(register), Sql::Integer(number(*id))]);
    }
    all
}

/// The rows that a filter admits, as a condition on `entry e`.
fn admitted(filter: &RowFilter) -> (String, Vec<Sql>) {
    let mut values = Vec::new();
    let any: Vec<String> = filter
        .any_of()
        .iter()
        .map(|rows| alternative(rows, &mut values))
        .collect();
    if any.is_empty() {
        return ("0".to_owned(), values);
    }
    (format!("({})", any.join(" OR ")), values)
}

fn alternative(rows: &Rows, values: &mut Vec<Sql>) -> String {
    let mut sql = format!("(e.tenant IN ({})", marks(rows.tenants.len()));
    values.extend(rows.tenants.iter().map(|tenant| text(&tenant.to_string())));
    let level = match &rows.seen {
        Seen::Public => "public",
        Seen::Shared | Seen::SharedWith(_) => "shared",
        Seen::Own => "organisation",
        Seen::Sealed => "sealed",
    };
    sql.push_str(" AND e.level = ?");
    values.push(text(level));
    if let Seen::SharedWith(own) = &rows.seen {
        sql.push_str(" AND EXISTS (SELECT 1 FROM entry_shared s WHERE s.register = e.register AND s.id = e.id AND s.organisation = ?)");
        values.push(text(&own.to_string()));
    }
    if let Some(keeper) = &rows.kept_by {
        sql.push_str(" AND e.organisation = ?");
        values.push(text(&keeper.to_string()));
    }
    sql.push(')');
    sql
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

fn text(text: &str) -> Sql {
    Sql::Text(text.to_owned())
}
