//! The store of records as somebody looks at single units of it, beside whoever writes: a connection that reads alone.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Sensitivity, Storing, Variable, VariableType};
use gocpont_core::record::{AreaOf, Value};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row};

use crate::RecordStore;
use crate::error::StoreError;
use crate::keys::{TownKeys, UnitKey};
use crate::merging::Aliases;
use crate::read::no_answer;
use crate::schema::{self, sqlite};
use crate::sqlite::SqliteRecords;
use crate::table::{self, names_of};

/// A unit as it was recorded once.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRevision {
    /// From when on it is so.
    pub valid_from: Date,
    /// When that was recorded (RFC 3339, UTC).
    pub recorded_at: String,
    /// Whether the unit is gone from then on.
    pub ended: bool,
    /// The answers that may be looked at, by the code of their variable.
    pub answers: BTreeMap<String, Answer<Value>>,
    /// The areas that hold its place.
    pub areas: Vec<AreaOf>,
}

/// The questions of a register whose answers are looked at with a unit: those that are kept in the clear and do not say who
/// somebody is.
pub fn looked_at(codebook: &Codebook) -> impl Iterator<Item = &Variable> {
    codebook
        .stored()
        .filter(|own| own.store == Storing::Plain && own.sensitivity != Sensitivity::Identifying)
}

impl SqliteRecords {
    /// Opens a store to look at it, with keys that are known already: imports go on meanwhile, and nothing is written.
    pub fn open_to_look(path: &Path, keys: TownKeys) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).map_err(sqlite(path))?;
        let configured = db
            .busy_timeout(Duration::from_secs(10))
            .and_then(|()| db.pragma_update(None, "query_only", true))
            .and_then(|()| db.pragma_update(None, "trusted_schema", false));
        configured.map_err(sqlite(path))?;
        schema::check(&db, path)?;
        let known = crate::sqlite::meta(&db, "keys").map_err(sqlite(path))?;
        if known.as_deref() != Some(keys.fingerprint().as_str()) {
            return Err(StoreError::OtherKeys(path.to_owned()));
        }
        Ok(Self {
            db,
            path: path.to_owned(),
            keys,
        })
    }

    /// The unit that a survey's id names in a register, where it has a revision that counts; of merged units the kept one.
    pub fn find_unit(&self, codebook: &Codebook, id: &str) -> Result<Option<UnitKey>, StoreError> {
        if !self.has_register(&codebook.id)? {
            return Ok(None);
        }
        let unit = self.keys.unit(names_of(codebook), id.trim());
        let sql = format!(
            "SELECT 1 FROM {} WHERE unit = ?1 AND batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL) LIMIT 1",
            table::table(&codebook.id)
        );
        let at = sqlite(&self.path);
        let found = self.db.query_row(&sql, [unit], |_| Ok(())).optional();
        if found.map_err(&at)?.is_none() {
            return Ok(None);
        }
        let aliases = Aliases::read(&self.db, self.now()?).map_err(&at)?;
        Ok(Some(aliases.canonical(unit)))
    }

    /// All revisions of a unit that count, the latest first, with those of units that were merged into it.
    pub fn unit_history(
        &self,
        codebook: &Codebook,
        unit: &UnitKey,
    ) -> Result<Vec<UnitRevision>, StoreError> {
        if !self.has_register(&codebook.id)? {
            return Ok(Vec::new());
        }
        let at = sqlite(&self.path);
        let aliases = Aliases::read(&self.db, self.now()?).map_err(&at)?;
        let variables = self.columns(codebook).map_err(&at)?;
        let names = variables.iter();
        let names: String = names
            .map(|variable| format!(", r.{}", table::column(&variable.code)))
            .collect();
        let sql = format!(
            "SELECT r.valid_from, b.recorded_at, r.ended IS NOT NULL, p.areas{names} FROM {} r JOIN batch b ON b.id = r.batch
             LEFT JOIN place p ON p.id = r.place
             WHERE r.unit = ?1 AND r.batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)
             ORDER BY r.valid_from DESC, r.revision DESC",
            table::table(&codebook.id)
        );
        let mut statement = self.db.prepare_cached(&sql).map_err(&at)?;
        let mut all = Vec::new();
        for unit in aliases.group(*unit) {
            let rows = statement.query_map([unit], |row| revision(row, &variables));
            let rows = rows.and_then(Iterator::collect::<Result<Vec<_>, _>>);
            all.extend(rows.map_err(&at)?);
        }
        all.sort_by_key(|own| std::cmp::Reverse(own.valid_from));
        Ok(all)
    }

    /// The questions that the register's table has a column for.
    fn columns<'c>(&self, codebook: &'c Codebook) -> Result<Vec<&'c Variable>, rusqlite::Error> {
        let sql = "SELECT 1 FROM register_variable WHERE register = ?1 AND variable = ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut columns = Vec::new();
        for variable in looked_at(codebook) {
            if statement.exists((&codebook.id, &variable.code))? {
                columns.push(variable);
            }
        }
        Ok(columns)
    }
}

fn revision(row: &Row<'_>, variables: &[&Variable]) -> Result<UnitRevision, rusqlite::Error> {
    let days: i64 = row.get(0)?;
    let mut answers = BTreeMap::new();
    for (at, variable) in variables.iter().enumerate() {
        let read = answer(variable, row.get_ref(4 + at)?);
        answers.extend(read.map(|read| (variable.code.clone(), read)));
    }
    let areas: Option<String> = row.get(3)?;
    let area = |line: &str| {
        let (set, id) = line.split_once('=')?;
        Some(AreaOf {
            set: set.into(),
            id: id.into(),
        })
    };
    let areas = areas.map(|text| table::precision(&text).0.lines().filter_map(area).collect());
    Ok(UnitRevision {
        valid_from: date(1970, 1, 1)
            .checked_add(days.days())
            .unwrap_or(Date::MAX),
        recorded_at: row.get(1)?,
        ended: row.get(2)?,
        answers,
        areas: areas.unwrap_or_default(),
    })
}

/// A stored answer; none where it was not asked, or its category is no longer in the codebook.
fn answer(variable: &Variable, value: ValueRef<'_>) -> Option<Answer<Value>> {
    if value == ValueRef::Null {
        return None;
    }
    if let Some(kind) = no_answer(value) {
        return Some(Answer::None(kind));
    }
    let value = match (variable.kind, value) {
        (VariableType::Boolean, ValueRef::Integer(yes)) => Value::Boolean(yes != 0),
        (VariableType::Integer | VariableType::Decimal, ValueRef::Real(number)) => {
            Value::Number(number)
        }
        (VariableType::Integer | VariableType::Decimal, ValueRef::Integer(number)) => {
            Value::Number(number as f64)
        }
        (VariableType::Date, ValueRef::Integer(days)) => {
            Value::Date(date(1970, 1, 1).checked_add(days.days()).ok()?)
        }
        (VariableType::Text, ValueRef::Text(text)) => {
            Value::Text(String::from_utf8_lossy(text).into_owned())
        }
        (VariableType::Category, ValueRef::Text(code)) => {
            let code = std::str::from_utf8(code).ok()?;
            let at = variable
                .categories
                .iter()
                .position(|own| own.code == code)?;
            Value::Category(u16::try_from(at).ok()?)
        }
        _ => return None,
    };
    Some(Answer::Value(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqlite::Purpose;
    use crate::testing::{append, codebook, record, rooms, store};

    #[test]
    fn somebody_looks_at_a_unit_while_another_program_takes_a_file_in_and_writes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (mut writing, book) = (store(&dir), codebook());
        append(
            &mut writing,
            &book,
            vec![record("h1", date(2024, 1, 1), rooms(2.0))],
        );
        let looking =
            SqliteRecords::open_to_look(&dir.path().join("town.db"), writing.keys.clone()).unwrap();
        let unit = looking.find_unit(&book, " h1 ").unwrap().unwrap();
        assert_eq!(looking.find_unit(&book, "h2").unwrap(), None);
        append(
            &mut writing,
            &book,
            vec![record("h1", date(2025, 1, 1), rooms(3.0))],
        );
        let history = looking.unit_history(&book, &unit).unwrap();
        let rooms_of = |own: &UnitRevision| own.answers["rooms"].clone();
        let told: Vec<_> = history
            .iter()
            .map(|own| (own.valid_from, rooms_of(own)))
            .collect();
        assert_eq!(
            told,
            [
                (date(2025, 1, 1), rooms(3.0)),
                (date(2024, 1, 1), rooms(2.0))
            ]
        );
        assert_eq!(
            history[0].answers["tenure"],
            Answer::Value(Value::Category(1))
        );
        assert!(!history[0].answers.contains_key("household_id"));
        assert_eq!(
            (&*history[0].areas[0].id, history[0].ended),
            ("tata", false)
        );
        assert!(looking.put_partition(&[1]).is_err());
    }

    #[test]
    fn a_batch_that_was_taken_back_is_not_looked_at_and_other_keys_open_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (mut writing, book) = (store(&dir), codebook());
        append(
            &mut writing,
            &book,
            vec![record("h1", date(2024, 1, 1), rooms(2.0))],
        );
        let unit = writing.find_unit(&book, "h1").unwrap().unwrap();
        writing.undo(1, "2024-10-02T08:00:00Z").unwrap();
        assert_eq!(writing.unit_history(&book, &unit).unwrap(), []);
        assert_eq!(writing.find_unit(&book, "h1").unwrap(), None);
        let other = dir.path().join("other.db");
        let other = SqliteRecords::open_or_create(&other, Purpose::Synthetic).unwrap();
        let refused = SqliteRecords::open_to_look(&dir.path().join("town.db"), other.into_keys());
        assert!(matches!(refused, Err(StoreError::OtherKeys(_))));
    }
}
