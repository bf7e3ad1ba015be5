//! A table of entries on its way to a file.

use std::path::{Path, PathBuf};

use csv::Writer;

use crate::error::DemoError;
use crate::whole_file::{WholeFile, refused};

/// Rows of one register.
pub struct Sheet {
    register: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// An empty table with these columns, the first of which is the entry's own id.
    pub const fn new(register: &'static str, columns: &'static [&'static str]) -> Self {
        Self {
            register,
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row; one that has not a value for each column is a mistake of ours.
    pub fn push(&mut self, values: &[&str]) {
        assert_eq!(
            values.len(),
            self.columns.len(),
            "{}: {values:?}",
            self.register
        );
        self.rows
            .push(values.iter().map(ToString::to_string).collect());
    }

    /// The register.
    pub const fn register(&self) -> &'static str {
        self.register
    }

    /// Rows below the header.
    pub const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Writes the file, as a whole.
    pub fn write(&self, folder: &Path) -> Result<PathBuf, DemoError> {
        let path = folder.join(format!("{}.csv", self.register));
        let file = WholeFile::create(path.clone())?;
        let mut csv = Writer::from_writer(file);
        let at = |error: csv::Error| refused(&path, error.into());
        csv.write_record(self.columns).map_err(at)?;
        for row in &self.rows {
            csv.write_record(row).map_err(at)?;
        }
        let file = csv
            .into_inner()
            .map_err(|error| refused(&path, error.into_error()))?;
        file.finish()
    }
}
