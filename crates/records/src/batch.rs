//! Writing the records of one file: all of them or none, each as a new revision where something changed.

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Variable};
use gocpont_core::record::{Record, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Transaction};
use sha2::{Digest, Sha256};

use crate::keys::{Namer, TownKeys, UnitKey};
use crate::places::Places;
use crate::standing::{Content, Standing};
use crate::{sealed, table};

/// What is known of a file that is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchInfo {
    /// Its name, without the folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub checksum: String,
    /// When it is recorded (RFC 3339, UTC).
    pub recorded_at: String,
    /// The text of the codebook it was read with.
    pub codebook: String,
}

/// What became of the records of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The batch, to undo it by; none where nothing changed.
    pub batch: Option<i64>,
    /// Units that were new.
    pub taken: u64,
    /// Units with a new revision.
    pub changed: u64,
    /// Units whose answers and place are as they were.
    pub unchanged: u64,
    /// Units whose validity ends.
    pub ended: u64,
}

/// Appends records within one transaction.
pub(crate) struct Appender<'t> {
    keys: &'t TownKeys,
    register: &'t str,
    variables: Vec<&'t Variable>,
    /// Names units as the register's ids are named: under its own name, or its parent's where it shares them.
    names: Namer,
    parent_names: Namer,
    batch: i64,
    standing: Standing<'t>,
    places: Places<'t>,
    insert: CachedStatement<'t>,
    /// What the content of the row at hand is hashed from.
    bytes: Vec<u8>,
    pub(crate) taken: Taken,
}

impl<'t> Appender<'t> {
    pub(crate) fn new(
        transaction: &'t Transaction<'t>,
        keys: &'t TownKeys,
        codebook: &'t Codebook,
        batch: i64,
    ) -> Result<Self, rusqlite::Error> {
        let variables: Vec<&Variable> = codebook.stored().collect();
        Ok(Self {
            names: keys.namer(table::names_of(codebook)),
            parent_names: keys.namer(codebook.parent.as_deref().unwrap_or_default()),
            standing: Standing::new(transaction, &codebook.id)?,
            places: Places::new(transaction)?,
            insert: transaction.prepare_cached(&table::insert(&codebook.id, &variables))?,
            bytes: Vec::new(),
            taken: Taken::default(),
            register: &codebook.id,
            keys,
            variables,
            batch,
        })
    }

    pub(crate) fn append(&mut self, record: &Record) -> Result<(), rusqlite::Error> {
        let unit = self.names.unit(&record.id);
        let parent = record
            .parent
            .as_deref()
            .map(|id| self.parent_names.unit(id));
        let place = record.place.as_ref();
        let place = place.map(|place| self.places.number(place)).transpose()?;
        let valid_from = table::days(record.valid_from);
        let content = self.content(parent, place, record);
        match self.standing.latest(&unit, valid_from)? {
            Some(before) if before == content => {
                self.taken.unchanged += 1;
                return Ok(());
            }
            Some(_) => self.taken.changed += 1,
            None => self.taken.taken += 1,
        }
        let insert = &mut self.insert;
        insert.raw_bind_parameter(1, unit)?;
        insert.raw_bind_parameter(2, parent)?;
        insert.raw_bind_parameter(3, valid_from)?;
        insert.raw_bind_parameter(4, self.batch)?;
        insert.raw_bind_parameter(5, place)?;
        insert.raw_bind_parameter(6, content)?;
        for (at, (variable, answer)) in (7..).zip(self.variables.iter().zip(&record.answers)) {
            let sealed = sealed::cell(self.keys, self.register, &unit, (variable, answer))?;
            if let Some(sealed) = sealed {
                insert.raw_bind_parameter(at, sealed)?;
            } else {
                let plain = ToSqlOutput::Borrowed(stored(variable, answer));
                insert.raw_bind_parameter(at, plain)?;
            }
        }
        insert.raw_execute()?;
        self.standing.note(&unit, valid_from, &content);
        Ok(())
    }

    /// What makes two revisions the same: parent, place and answers, as the first 16 bytes of their SHA-256.
    fn content(&mut self, parent: Option<UnitKey>, place: Option<i64>, record: &Record) -> Content {
        let bytes = &mut self.bytes;
        bytes.clear();
        bytes.extend(parent.unwrap_or_default());
        bytes.extend(place.unwrap_or(-1).to_le_bytes());
        for (variable, answer) in self.variables.iter().zip(&record.answers) {
            match sealed::mark(self.keys, self.register, variable, answer) {
                Some(mark) => put(bytes, ValueRef::Blob(&mark)),
                None => put(bytes, stored(variable, answer)),
            }
        }
        let full = Sha256::digest(bytes);
        std::array::from_fn(|at| full[at])
    }
}

/// A value as the store keeps it; a kind of no answer is kept as its code.
fn stored<'a>(variable: &'a Variable, answer: &'a Answer<Value>) -> ValueRef<'a> {
    match answer {
        Answer::None(kind) => ValueRef::Text(kind.code().as_bytes()),
        Answer::Value(Value::Text(text)) => ValueRef::Text(text.as_bytes()),
        Answer::Value(Value::Category(at)) => {
            let category = variable.categories.get(usize::from(*at));
            category.map_or(ValueRef::Null, |c| ValueRef::Text(c.code.as_bytes()))
        }
        Answer::Value(Value::Boolean(yes)) => ValueRef::Integer(i64::from(*yes)),
        Answer::Value(Value::Number(number)) => ValueRef::Real(*number),
        Answer::Value(Value::Date(date)) => ValueRef::Integer(table::days(*date)),
    }
}

/// Adds a value with its type, so that no two rows of values give the same bytes.
fn put(bytes: &mut Vec<u8>, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => bytes.push(0),
        ValueRef::Integer(number) => {
            bytes.push(1);
            bytes.extend(number.to_le_bytes());
        }
        ValueRef::Real(number) => {
            bytes.push(2);
            bytes.extend(number.to_le_bytes());
        }
        ValueRef::Text(text) => {
            bytes.push(3);
            bytes.extend((text.len() as u64).to_le_bytes());
            bytes.extend(text);
        }
        ValueRef::Blob(blob) => {
            bytes.push(4);
            bytes.extend(blob);
        }
    }
}
