//! What the workbench wants of whoever can take files in: it serves the page, and knows nothing of codebooks and stores.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::report::{Ground, Register, Report, Said, Undone};

/// Takes files in. Its methods may take long, and are called on a thread where that harms nobody.
pub trait Importer: Send + Sync + 'static {
    /// The registers that there are codebooks of.
    fn registers(&self) -> Result<Vec<Register>, Refusal>;

    /// Borders and basemap of the store, where it has such.
    fn ground(&self) -> Result<Vec<Ground>, Refusal>;

    /// Reads a file and says what taking it in would do; keeps nothing.
    fn check(&self, file: &Path, choices: &Choices, watch: &dyn Watch) -> Report;

    /// Takes a file in, all that is right in it or nothing at all.
    fn import(&self, file: &Path, choices: &Choices, watch: &dyn Watch) -> Report;

    /// Notes that a file of this name with so many rejected rows is about to be given to the browser: it carries what people
    /// said, and an erasure does not reach it.
    fn saved(&self, name: &str, rows: u64) -> Result<(), Refusal>;

    /// Takes batches back.
    fn undo(&self, batches: &[i64]) -> Result<Undone, Refusal>;
}

/// Why something could not be done, in the three languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub Said);

/// Watches a file while it is read.
pub trait Watch: Sync {
    /// Hears how far reading is; says whether it goes on.
    fn goes_on(&self, at: At) -> bool;
}

/// How far a file was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// Bytes read.
    pub bytes: u64,
    /// Rows read.
    pub rows: u64,
}

/// What a person has decided about a file; what is not decided is found out. Words are those of the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    /// The register, where the file has one table.
    pub register: Option<String>,
    /// EPSG code of the coordinates in metres.
    pub crs: Option<u32>,
    /// How the coordinate columns stand.
    pub axes: Option<String>,
    /// From when the answers are valid, where no column says so (ISO date).
    pub valid_from: Option<String>,
    /// The least precise place that is taken from an address.
    pub accept_precision: Option<String>,
    /// Encoding of a text file.
    pub encoding: Option<String>,
    /// What parts its columns.
    pub delimiter: Option<String>,
    /// The decimal mark.
    pub decimal: Option<String>,
    /// The sheet or layer.
    pub sheet: Option<String>,
    /// The line of the header.
    pub header_row: Option<u64>,
    /// Which column is which variable, where somebody has decided.
    pub mapping: Vec<MappedTable>,
}

/// The columns of a table, as somebody has decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedTable {
    /// Sheet or repeat group; empty for the only table.
    pub table: String,
    /// The register.
    pub register: String,
    /// The columns that are read; any other is not.
    pub columns: Vec<MappedColumn>,
}

/// A column, as somebody has decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedColumn {
    /// Its name in the file.
    pub column: String,
    /// The variable's code.
    pub variable: String,
    /// Answers of the file, each with a code of the codebook.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}
