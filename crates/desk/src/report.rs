//! What a file's check or import found, as plain values: what was detected, which column is which variable, what was not
//! taken and why, what may stand twice, and where the records would lie.

use gocpont_words::Language;
use serde::Serialize;

/// A sentence in each of the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Said {
    /// In Hungarian.
    pub hu: String,
    /// In Czech.
    pub cs: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// The sentence as each language says it.
    pub fn by(mut say: impl FnMut(Language) -> String) -> Self {
        Self {
            hu: say(Language::Hu),
            cs: say(Language::Cs),
            en: say(Language::En),
        }
    }
}

/// A register that files can be taken into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Register {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: Said,
    /// Its questions.
    pub variables: Vec<Variable>,
}

/// A question of a register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Variable {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: Said,
    /// Whether every record needs an answer.
    pub required: bool,
    /// The answers that may be chosen, where it is a choice: categories, then kinds of no answer.
    pub answers: Vec<Choice>,
}

/// An answer that may be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: Said,
}

/// What became of a file, or what would.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// What was found out about the file as a whole.
    pub notes: Vec<Said>,
    /// Its tables, one for each register that is read from it; more where the registers could not be told.
    pub tables: Vec<Table>,
    /// Why nothing of it can be taken, where nothing can.
    pub refusal: Option<Said>,
    /// Whether somebody has stopped it.
    pub stopped: bool,
    /// The rows that were not taken, in the order of the file, up to a bound.
    #[serde(skip)]
    pub rejections: Vec<Rejection>,
    /// How many there are for each reason, by the reason's id, the most frequent first.
    pub reasons: Vec<(String, u64)>,
    /// Pairs of rows that may be about the same person or household, up to a bound.
    pub duplicates: Vec<Pair>,
    /// How many such pairs there are.
    pub duplicate_count: u64,
    /// Where the records lie.
    pub places: Places,
}

impl Report {
    /// A file of which nothing could be said but why.
    #[must_use]
    pub fn refused(refusal: Said) -> Self {
        Self {
            refusal: Some(refusal),
            ..Self::default()
        }
    }

    /// How many rows were not taken.
    #[must_use]
    pub fn rejected(&self) -> u64 {
        self.reasons.iter().map(|(_, count)| count).sum()
    }

    /// The batches that an import made.
    #[must_use]
    pub fn batches(&self) -> Vec<i64> {
        self.tables.iter().filter_map(|table| table.batch).collect()
    }
}

/// A table of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// Sheet or repeat group of an export; empty for the only table.
    pub name: String,
    /// The register that it is read into.
    pub register: String,
    /// How it is written.
    pub facts: Vec<Said>,
    /// Its columns, in the order of the file.
    pub columns: Vec<Column>,
    /// The variables that every record needs and that no column holds.
    pub missing: Vec<String>,
    /// The first rows as they stand in the file.
    pub head: Vec<Row>,
    /// What became of its rows; none where it could not be read to its end.
    pub counts: Option<Counts>,
    /// The batch that an import made of it.
    pub batch: Option<i64>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Column {
    /// Its name in the file.
    pub name: String,
    /// The variable that it is read as; empty where it is not read.
    pub variable: String,
    /// How that is known.
    pub state: State,
    /// Variables that it may be, the nearest first.
    pub candidates: Vec<String>,
    /// Its answers that are no answers of the variable, the most frequent first, with how often each was seen.
    pub answers: Vec<(String, u64)>,
}

/// How a column's variable is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The column is called as the variable is.
    Sure,
    /// It is called by another name of the variable, or by its label.
    Renamed,
    /// It may be one of several: somebody has to decide.
    Asked,
    /// Somebody has decided.
    Decided,
    /// It is not read.
    #[default]
    Unread,
}

/// A row as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its line, the first of the file being 1.
    pub line: u64,
    /// Its cells, long ones cut.
    pub cells: Vec<String>,
}

/// What became of a table's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Records of units that were not known.
    pub taken: u64,
    /// Records that differ from what was known.
    pub changed: u64,
    /// Records that say what was known.
    pub unchanged: u64,
    /// Units whose validity ends.
    pub ended: u64,
}

/// A row that was not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rejection {
    /// The table, where the file has several.
    pub table: String,
    /// Its line.
    pub row: u64,
    /// The column, or two for a pair of coordinates.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What may stand there.
    pub expected: String,
    /// The reason's id: texts `reason-…` and `remedy-…`.
    pub reason: &'static str,
}

/// Two rows that may be about the same person or household.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pair {
    /// The table, where the file has several.
    pub table: String,
    /// The earlier row.
    pub first: u64,
    /// The later row.
    pub second: u64,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// In what: `same`, `name`, `birth-date`, `both`, `place`.
    pub alike: &'static str,
}

/// Where records lie: never points, always hexes, and the areas that hold them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Places {
    /// The resolution of the hexes: 9, or coarser where there would be too many.
    pub resolution: u8,
    /// The hexes, by id.
    pub hexes: Vec<Hex>,
    /// Records whose hex is known.
    pub placed: u64,
    /// Records known to a street or a settlement only.
    pub imprecise: u64,
    /// Records by area, the fullest first.
    pub areas: Vec<Area>,
}

/// Records in a hex.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Hex {
    /// Its H3 index.
    pub h3: String,
    /// How many.
    pub count: u64,
    /// Its outline: longitude and latitude of each corner.
    pub ring: Vec<[f64; 2]>,
}

/// Records in an area.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Area {
    /// What the area set is called.
    pub set: Said,
    /// Its name, or its id where it has none.
    pub name: String,
    /// How many.
    pub count: u64,
}

/// Borders or a basemap to draw records over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// The set's name.
    pub set: String,
    /// Whether it is a basemap, with a `kind` for each thing, and no area set.
    pub is_basemap: bool,
    /// Its features, GeoJSON in WGS 84.
    pub geojson: String,
}

/// What taking an import back has left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// What is to be known about it.
    pub notes: Vec<Said>,
}
