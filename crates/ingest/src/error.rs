//! What a file as a whole can be refused for: the problem, and where in the file it stands.

use std::fmt;
use std::path::Path;

pub use self::problem::Problem;

mod named;
mod problem;

/// A file that cannot be taken, with as much of row, column and value as the problem has.
#[derive(Clone, Debug, PartialEq)]
pub struct InvalidFile {
    /// The file's name as it was given.
    pub file: String,
    /// Line of the file, the first being 1; in a file of features the number of the feature.
    pub row: Option<u64>,
    /// Column of a table, or the key of a setting.
    pub column: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// What is wrong with it.
    pub problem: Box<Problem>,
}

impl InvalidFile {
    /// A problem of the whole file.
    #[must_use]
    pub fn new(file: &str, problem: Problem) -> Self {
        Self {
            file: file.to_owned(),
            row: None,
            column: None,
            value: None,
            problem: Box::new(problem),
        }
    }

    /// A file that could not be opened or read.
    #[must_use]
    pub fn unreadable(file: &Path, error: &std::io::Error) -> Self {
        Self::new(&name(file), Problem::Unreadable(error.to_string()))
    }

    /// The same problem, at this row.
    #[must_use]
    pub const fn at_row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// The same problem, in this column.
    #[must_use]
    pub fn in_column(mut self, column: &str) -> Self {
        self.column = Some(bounded(column));
        self
    }

    /// The same problem, with this value.
    #[must_use]
    pub fn with_value(mut self, value: &str) -> Self {
        self.value = Some(bounded(value));
        self
    }
}

impl fmt::Display for InvalidFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(value) = &self.value {
            write!(f, ", value {value:?}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for InvalidFile {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.problem)
    }
}

/// A path as messages name it.
pub(crate) fn name(file: &Path) -> String {
    file.display().to_string()
}

/// At most 200 characters of a text, control characters replaced: messages stay readable whatever a file holds.
pub(crate) fn bounded(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut kept: String = plain.clone().take(200).collect();
    if plain.count() > 200 {
        kept.push('…');
    }
    kept
}

/// The first names of a list, joined, with the number of the others.
pub(crate) fn some_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const SHOWN: usize = 12;
    let names: Vec<&str> = names.collect();
    let shown = names.iter().take(SHOWN).map(|name| bounded(name));
    let text = shown.collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        return format!("{text} … (+{})", names.len() - SHOWN);
    }
    text
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
