//! Writing the records of one file: all of them or none, each as a new revision where something changed.

use std::collections::HashMap;

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Variable};
use gocpont_core::record::{Place, Record, Value};
use rusqlite::types::Value as Stored;
use rusqlite::{CachedStatement, OptionalExtension, Transaction, params_from_iter};
use sha2::{Digest, Sha256};

use crate::keys::{TownKeys, UnitKey};
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
    codebook: &'t Codebook,
    variables: Vec<&'t Variable>,
    /// Whose names the register's ids are: its own, or its parent's where it shares them.
    names: &'t str,
    batch: i64,
    latest: CachedStatement<'t>,
    insert: CachedStatement<'t>,
    place: CachedStatement<'t>,
    new_place: CachedStatement<'t>,
    places: HashMap<Place, i64>,
    pub(crate) taken: Taken,
}

impl<'t> Appender<'t> {
    pub(crate) fn new(
        transaction: &'t Transaction<'_>,
        keys: &'t TownKeys,
        codebook: &'t Codebook,
        batch: i64,
    ) -> Result<Self, rusqlite::Error> {
        let variables: Vec<&Variable> = codebook.stored().collect();
        Ok(Self {
            names: table::names_of(codebook),
            latest: transaction.prepare_cached(&table::latest(&codebook.id))?,
            insert: transaction.prepare_cached(&table::insert(&codebook.id, &variables))?,
            place: transaction
                .prepare_cached("SELECT id FROM place WHERE hex = ?1 AND areas = ?2")?,
            new_place: transaction
                .prepare_cached("INSERT INTO place (hex, areas) VALUES (?1, ?2)")?,
            places: HashMap::new(),
            taken: Taken::default(),
            keys,
            codebook,
            variables,
            batch,
        })
    }

    pub(crate) fn append(&mut self, record: &Record) -> Result<(), rusqlite::Error> {
        let unit = self.keys.unit(self.names, &record.id);
        let parent = record.parent.as_deref().map(|id| {
            let register = self.codebook.parent.as_deref().unwrap_or_default();
            self.keys.unit(register, id)
        });
        let place = record.place.as_ref().map(|p| self.place(p)).transpose()?;
        let valid_from = table::days(record.valid_from);
        let mut answers = self.answers(record);
        let content = content(parent, place, &answers);
        let before: Option<Vec<u8>> = self
            .latest
            .query_row((unit, valid_from), |row| row.get(0))
            .optional()?;
        match before {
            Some(before) if before == content => {
                self.taken.unchanged += 1;
                return Ok(());
            }
            Some(_) => self.taken.changed += 1,
            None => self.taken.taken += 1,
        }
        let mut row: Vec<Stored> = vec![
            Stored::Blob(unit.to_vec()),
            parent.map_or(Stored::Null, |parent| Stored::Blob(parent.to_vec())),
            Stored::Integer(valid_from),
            Stored::Integer(self.batch),
            place.map_or(Stored::Null, Stored::Integer),
            Stored::Blob(content.to_vec()),
        ];
        let both = (self.variables.as_slice(), record.answers.as_slice());
        sealed::seal(self.keys, &self.codebook.id, &unit, both, &mut answers)?;
        row.extend(answers);
        self.insert.execute(params_from_iter(row))?;
        Ok(())
    }

    fn place(&mut self, place: &Place) -> Result<i64, rusqlite::Error> {
        if let Some(known) = self.places.get(place) {
            return Ok(*known);
        }
        let hex = u64::from(place.hex).cast_signed();
        let areas: Vec<String> = place
            .areas
            .iter()
            .map(|area| format!("{}={}", area.set, area.id))
            .collect();
        let areas = areas.join("\n");
        let found = self.place.query_row((hex, &areas), |row| row.get(0));
        let id = match found.optional()? {
            Some(id) => id,
            None => self.new_place.insert((hex, &areas))?,
        };
        self.places.insert(place.clone(), id);
        Ok(id)
    }

    fn answers(&self, record: &Record) -> Vec<Stored> {
        let both = self.variables.iter().zip(&record.answers);
        let sealed =
            |variable, answer| sealed::mark(self.keys, &self.codebook.id, variable, answer);
        both.map(|(variable, answer)| {
            sealed(variable, answer).unwrap_or_else(|| stored(variable, answer))
        })
        .collect()
    }
}

/// A value as the store keeps it; a kind of no answer is kept as its code.
fn stored(variable: &Variable, answer: &Answer<Value>) -> Stored {
    match answer {
        Answer::None(kind) => Stored::Text(kind.code().to_owned()),
        Answer::Value(Value::Text(text)) => Stored::Text(text.clone()),
        Answer::Value(Value::Category(at)) => {
            let category = variable.categories.get(usize::from(*at));
            category.map_or(Stored::Null, |c| Stored::Text(c.code.clone()))
        }
        Answer::Value(Value::Boolean(yes)) => Stored::Integer(i64::from(*yes)),
        Answer::Value(Value::Number(number)) => Stored::Real(*number),
        Answer::Value(Value::Date(date)) => Stored::Integer(table::days(*date)),
    }
}

/// What makes two revisions the same: parent, place and answers, as the first 16 bytes of their SHA-256.
fn content(parent: Option<UnitKey>, place: Option<i64>, answers: &[Stored]) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(parent.unwrap_or_default());
    hash.update(place.unwrap_or(-1).to_le_bytes());
    for answer in answers {
        match answer {
            Stored::Null => hash.update([0]),
            Stored::Integer(number) => {
                hash.update([1]);
                hash.update(number.to_le_bytes());
            }
            Stored::Real(number) => {
                hash.update([2]);
                hash.update(number.to_le_bytes());
            }
            Stored::Text(text) => {
                hash.update([3]);
                hash.update((text.len() as u64).to_le_bytes());
                hash.update(text);
            }
            Stored::Blob(bytes) => {
                hash.update([4]);
                hash.update(bytes);
            }
        }
    }
    let full = hash.finalize();
    std::array::from_fn(|at| full[at])
}
