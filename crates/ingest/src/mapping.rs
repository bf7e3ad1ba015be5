//! Mappings: which column of a file holds which variable, and what its answers mean, as a TOML file that a person reads
//! and decides on before anything is imported.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::document;
use crate::error::{InvalidFile, Problem};

pub mod applied;
pub mod fold;
pub mod matching;
pub mod proposal;

/// What the columns of a file's tables are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// One for each table and register: a table may feed several registers.
    pub tables: Vec<TableMapping>,
}

/// The columns of one table for one register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableMapping {
    /// The sheet or repeat group; empty for the only or the root table.
    pub table: String,
    /// The register.
    pub register: String,
    /// The columns that are read.
    pub columns: Vec<ColumnMapping>,
}

/// One column that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMapping {
    /// Its name in the file.
    pub column: String,
    /// The variable's code.
    pub variable: String,
    /// Answers of the file, each with a category's code or a kind of no answer.
    pub answers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(rename = "table", default)]
    tables: Vec<RawTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    #[serde(default)]
    name: String,
    register: String,
    #[serde(rename = "column", default)]
    columns: Vec<RawColumn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumn {
    column: String,
    #[serde(default)]
    variable: String,
    ask: Option<String>,
    #[serde(default)]
    answers: BTreeMap<String, String>,
}

/// Reads a mapping file. One that still asks is refused, naming the column and what it asks.
pub fn read(path: &Path) -> Result<Mapping, InvalidFile> {
    document::read(path, parse)
}

/// Reads the text of a mapping.
pub fn parse(file: &str, text: &str) -> Result<Mapping, InvalidFile> {
    let raw: Raw = document::parse(file, text)?;
    let tables = raw.tables.into_iter().map(|table| of_table(file, table));
    let mapping = Mapping {
        tables: tables.collect::<Result<_, _>>()?,
    };
    if mapping.tables.is_empty() {
        return Err(InvalidFile::new(file, Problem::Empty));
    }
    Ok(mapping)
}

fn of_table(file: &str, raw: RawTable) -> Result<TableMapping, InvalidFile> {
    let mut columns: Vec<ColumnMapping> = Vec::new();
    for raw in raw.columns {
        let refuse = |problem| InvalidFile::new(file, problem).in_column(&raw.column);
        if let Some(asked) = raw.ask {
            return Err(refuse(Problem::MappingAsks(asked)).with_value(&raw.variable));
        }
        if let Some((answer, _)) = raw.answers.iter().find(|(_, code)| code.is_empty()) {
            return Err(refuse(Problem::MappingAsksAnswer).with_value(answer));
        }
        if raw.variable.is_empty() {
            continue;
        }
        let same = |other: &ColumnMapping| other.variable == raw.variable;
        if let Some(earlier) = columns.iter().find(|other| same(other)) {
            let problem = Problem::MappedTwice(earlier.column.clone());
            return Err(refuse(problem).with_value(&raw.variable));
        }
        columns.push(ColumnMapping {
            column: raw.column,
            variable: raw.variable,
            answers: raw.answers,
        });
    }
    Ok(TableMapping {
        table: raw.name,
        register: raw.register,
        columns,
    })
}

#[cfg(test)]
#[path = "mapping_tests.rs"]
mod tests;
