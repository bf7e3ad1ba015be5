//! Reading revisions as columns: one pass for each register, whatever the number of periods.

use std::collections::HashMap;
use std::sync::Arc;

use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::codebook::{Codebook, Variable, VariableType};
use gocpont_core::frame::{Column, Frame};
use gocpont_core::record::{AreaOf, Place};
use h3o::CellIndex;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::keys::UnitKey;
use crate::merging::Aliases;
use crate::table;

/// What the store knew after its n-th batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// The revisions of a register, ascending by unit, validity and order of recording.
#[derive(Clone, Debug)]
pub struct Revisions {
    /// The unit of each row.
    pub units: Vec<UnitKey>,
    /// The unit of the parent register.
    pub parents: Vec<Option<UnitKey>>,
    /// Days since 1970-01-01 from which each row is valid.
    pub valid_from: Vec<i64>,
    /// Whether the unit is gone from then on; such a row holds no answers.
    pub ended: Vec<bool>,
    /// Position of each row's place in [`Self::places`].
    pub place_of: Vec<Option<u32>>,
    /// The places.
    pub places: Vec<Place>,
    /// The variables asked for; dates are days since 1970-01-01, texts are left out.
    pub answers: Frame,
}

impl Revisions {
    /// The rows valid on a day, one for each unit that has one.
    #[must_use]
    pub fn valid_on(&self, day: i64) -> Vec<u32> {
        let mut rows: Vec<u32> = Vec::new();
        for (row, from) in self.valid_from.iter().enumerate() {
            if *from > day {
                continue;
            }
            let same = rows
                .last()
                .is_some_and(|last| self.units[*last as usize] == self.units[row]);
            if same {
                rows.pop();
            }
            rows.push(row as u32);
        }
        rows.retain(|row| !self.ended[*row as usize]);
        rows
    }

    /// No revisions, as of a register that the store does not have.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            units: Vec::new(),
            parents: Vec::new(),
            valid_from: Vec::new(),
            ended: Vec::new(),
            place_of: Vec::new(),
            places: Vec::new(),
            answers: Frame::new(0),
        }
    }

    /// Reads merged units as the kept ones: rows in the order of their units again, then as before.
    fn merge(&mut self, aliases: &Aliases, revisions: &[i64]) {
        for unit in &mut self.units {
            *unit = aliases.canonical(*unit);
        }
        for parent in self.parents.iter_mut().flatten() {
            *parent = aliases.canonical(*parent);
        }
        let mut order: Vec<u32> = (0..self.units.len() as u32).collect();
        order.sort_unstable_by_key(|row| {
            let row = *row as usize;
            (self.units[row], self.valid_from[row], revisions[row])
        });
        self.units = taken(&self.units, &order);
        self.parents = taken(&self.parents, &order);
        self.valid_from = taken(&self.valid_from, &order);
        self.ended = taken(&self.ended, &order);
        self.place_of = taken(&self.place_of, &order);
        self.answers = self.answers.take(&order);
    }

    /// For each of the parents' units the position among `rows`.
    #[must_use]
    pub fn positions(&self, rows: &[u32]) -> HashMap<UnitKey, u32> {
        let unit = |(at, row): (usize, &u32)| (self.units[*row as usize], at as u32);
        rows.iter().enumerate().map(unit).collect()
    }
}

fn taken<T: Copy>(all: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|row| all[*row as usize]).collect()
}

/// One column in the making.
enum Filling {
    Boolean(Vec<Answer<bool>>),
    Number(Vec<Answer<f64>>),
    Category {
        codes: Vec<String>,
        cells: Vec<Answer<u16>>,
    },
}

/// A stored value that is neither of its type nor a kind of no answer.
pub(crate) struct Unreadable(pub(crate) String);

impl Filling {
    fn new(variable: &Variable) -> Option<Self> {
        match variable.kind {
            VariableType::Text => None,
            VariableType::Boolean => Some(Self::Boolean(Vec::new())),
            VariableType::Integer | VariableType::Decimal | VariableType::Date => {
                Some(Self::Number(Vec::new()))
            }
            VariableType::Category => Some(Self::Category {
                codes: variable.categories.iter().map(|c| c.code.clone()).collect(),
                cells: Vec::new(),
            }),
        }
    }

    fn push(&mut self, value: ValueRef<'_>) -> Result<(), Unreadable> {
        let kind = no_answer(value);
        match (self, kind, value) {
            (Self::Boolean(cells), Some(kind), _) => cells.push(Answer::None(kind)),
            (Self::Number(cells), Some(kind), _) => cells.push(Answer::None(kind)),
            (Self::Category { cells, .. }, Some(kind), _) => cells.push(Answer::None(kind)),
            (Self::Boolean(cells), None, ValueRef::Integer(yes)) => {
                cells.push(Answer::Value(yes != 0));
            }
            (Self::Number(cells), None, ValueRef::Real(number)) => {
                cells.push(Answer::Value(number));
            }
            (Self::Number(cells), None, ValueRef::Integer(number)) => {
                cells.push(Answer::Value(number as f64));
            }
            (Self::Category { codes, cells }, None, ValueRef::Text(code)) => {
                let code = String::from_utf8_lossy(code);
                let at = codes.iter().position(|known| *known == code);
                // A category that the codebook no longer lists stays what it was.
                let at = at.unwrap_or_else(|| {
                    codes.push(code.into_owned());
                    codes.len() - 1
                });
                cells.push(Answer::Value(at as u16));
            }
            (_, None, other) => return Err(Unreadable(format!("{other:?}"))),
        }
        Ok(())
    }

    fn finish(self) -> Column {
        match self {
            Self::Boolean(cells) => Column::Boolean(cells),
            Self::Number(cells) => Column::Number(cells),
            Self::Category { codes, cells } => Column::Category { codes, cells },
        }
    }
}

/// The kind of no answer that a stored value stands for; a column added later was not asked.
pub(crate) fn no_answer(value: ValueRef<'_>) -> Option<NoAnswer> {
    match value {
        ValueRef::Null => Some(NoAnswer::NotAsked),
        ValueRef::Text(code) => std::str::from_utf8(code).ok()?.parse().ok(),
        _ => None,
    }
}

/// Why revisions could not be read.
pub(crate) enum ReadError {
    Sqlite(rusqlite::Error),
    Unreadable { variable: String, value: String },
}

impl From<rusqlite::Error> for ReadError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// The revisions known at a moment, with these variables from the seventh column on.
fn select(register: &str, wanted: &[&Variable]) -> String {
    let names = wanted.iter();
    let names: String = names
        .map(|variable| format!(", {}", table::column(&variable.code)))
        .collect();
    format!(
        "SELECT unit, parent, valid_from, place, ended IS NOT NULL, revision{names} FROM {}
         WHERE batch <= ?1 AND batch NOT IN
             (SELECT undoes FROM batch WHERE undoes IS NOT NULL AND id <= ?1)
         ORDER BY unit, valid_from, revision",
        table::table(register)
    )
}

/// Reads a register's revisions as known at a moment.
pub(crate) fn revisions(
    db: &Connection,
    codebook: &Codebook,
    variables: &[&str],
    known_at: Moment,
) -> Result<Revisions, ReadError> {
    let wanted: Vec<&Variable> = codebook
        .stored()
        .filter(|v| variables.contains(&v.code.as_str()) && v.kind != VariableType::Text)
        .collect();
    let mut columns: Vec<Filling> = wanted.iter().filter_map(|v| Filling::new(v)).collect();
    let (places, numbers) = read_places(db)?;
    let aliases = Aliases::read(db, known_at)?;
    let mut numbers_of_rows = Vec::new();
    let mut read = Revisions {
        places,
        ..Revisions::none()
    };
    let mut statement = db.prepare(&select(&codebook.id, &wanted))?;
    let mut rows = statement.query([known_at.0])?;
    while let Some(row) = rows.next()? {
        read.units.push(row.get(0)?);
        read.parents.push(row.get(1)?);
        read.valid_from.push(row.get(2)?);
        let place: Option<i64> = row.get(3)?;
        read.place_of
            .push(place.and_then(|id| numbers.get(&id).copied()));
        read.ended.push(row.get(4)?);
        if !aliases.is_empty() {
            numbers_of_rows.push(row.get(5)?);
        }
        for (at, column) in columns.iter_mut().enumerate() {
            column
                .push(row.get_ref(6 + at)?)
                .map_err(|Unreadable(value)| ReadError::Unreadable {
                    variable: wanted[at].code.clone(),
                    value,
                })?;
        }
    }
    read.answers = Frame::new(read.units.len());
    for (variable, column) in wanted.iter().zip(columns) {
        let added = read.answers.add(&variable.code, column.finish());
        added.map_err(|error| ReadError::Unreadable {
            variable: variable.code.clone(),
            value: error.to_string(),
        })?;
    }
    if !aliases.is_empty() {
        read.merge(&aliases, &numbers_of_rows);
    }
    Ok(read)
}

fn read_places(db: &Connection) -> Result<(Vec<Place>, HashMap<i64, u32>), ReadError> {
    let mut places = Vec::new();
    let mut numbers = HashMap::new();
    let mut names: HashMap<String, Arc<str>> = HashMap::new();
    let mut name = |text: &str| {
        let known = names.entry(text.to_owned());
        Arc::clone(known.or_insert_with(|| Arc::from(text)))
    };
    let mut statement = db.prepare("SELECT id, hex, areas FROM place ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let hex: i64 = row.get(1)?;
        let Ok(hex) = CellIndex::try_from(hex.cast_unsigned()) else {
            return Err(ReadError::Unreadable {
                variable: "place".to_owned(),
                value: hex.to_string(),
            });
        };
        let text: String = row.get(2)?;
        let (areas, precision) = table::precision(&text);
        let area = |line: &str| {
            let (set, id) = line.split_once('=')?;
            Some(AreaOf {
                set: name(set),
                id: name(id),
            })
        };
        numbers.insert(row.get(0)?, places.len() as u32);
        places.push(Place {
            hex,
            areas: areas.lines().filter_map(area).collect(),
            precision,
        });
    }
    Ok((places, numbers))
}
