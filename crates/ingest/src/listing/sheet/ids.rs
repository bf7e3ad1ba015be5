//! A sheet without ids: its rows get one made of provider, name and address, in front of their own cells.

use csv::ByteRecord;
use gocpont_core::codebook::Codebook;

use super::ID;
use crate::error::InvalidFile;
use crate::listing::id_of;
use crate::mapping::applied::Applied;
use crate::source::{self, Dialect, Source};

/// Rows with an id made of name, provider and address, in front of their own cells: a sheet without ids.
pub struct WithIds<'s> {
    inner: Box<dyn Source + 's>,
    columns: Vec<String>,
    parts: Vec<usize>,
    cells: ByteRecord,
}

impl<'s> WithIds<'s> {
    /// Over the rows of a sheet for this form.
    pub fn over(
        inner: Box<dyn Source + 's>,
        mut dialect: Dialect,
        form: &Codebook,
    ) -> (Self, Dialect) {
        let applied = Applied::sure(inner.columns(), form);
        let parts = ["provider", "name", "address"]
            .iter()
            .filter_map(|code| applied.column(code));
        let parts = parts.collect();
        let mut columns = vec![ID.to_owned()];
        columns.extend(inner.columns().iter().cloned());
        dialect.columns.insert(0, source::ColumnDialect::default());
        let with = Self {
            inner,
            columns,
            parts,
            cells: ByteRecord::new(),
        };
        (with, dialect)
    }
}

impl Source for WithIds<'_> {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn read(&mut self, cells: &mut ByteRecord) -> Result<Option<u64>, InvalidFile> {
        let line = self.inner.read(&mut self.cells)?;
        cells.clear();
        let part = |at: &usize| {
            let cell = self.cells.get(*at).unwrap_or_default();
            String::from_utf8_lossy(cell).into_owned()
        };
        let parts: Vec<String> = self.parts.iter().map(part).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        cells.push_field(id_of(&parts).as_bytes());
        for cell in &self.cells {
            cells.push_field(cell);
        }
        Ok(line)
    }

    fn bytes_read(&self) -> u64 {
        self.inner.bytes_read()
    }

    fn bytes_total(&self) -> u64 {
        self.inner.bytes_total()
    }
}
