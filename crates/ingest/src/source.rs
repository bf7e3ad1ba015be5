//! Where the rows of a survey come from: a text table as a stream, or a sheet in memory; and how they are written.

use std::borrow::Cow;
use std::path::Path;

use csv::ByteRecord;

use crate::error::InvalidFile;
use crate::grid::Grid;
use crate::workbook::Container;

pub mod date;
pub mod dialect;
mod evidence;
pub(crate) mod layout;
pub mod number;
mod sheet;
mod text;

pub use dialect::{ColumnDialect, Dialect, Doubt, Fact, Overrides};
pub use sheet::open_sheet;
pub use text::{TextSource, open_text};

/// Opens a text table or a spreadsheet, told by its content; `is_known` tells a column name that is looked for.
pub fn open<'a>(
    path: &Path,
    overrides: &Overrides,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<(Box<dyn Source + 'a>, Dialect), InvalidFile> {
    Ok(match Container::of(path)? {
        Container::Other => {
            let (source, dialect) = open_text(path, overrides, is_known)?;
            (Box::new(source), dialect)
        }
        Container::Zip | Container::Ole => {
            let (source, dialect) = open_sheet(path, overrides, is_known)?;
            (Box::new(source), dialect)
        }
    })
}

/// Rows under a header.
pub trait Source {
    /// The names of the columns, in their order; a column may have none.
    fn columns(&self) -> &[String];

    /// Fills in the cells of the next row that says anything; gives its line in the file or sheet (the first is 1), none
    /// at the end. A row of nothing but blank cells is no row.
    fn read(&mut self, cells: &mut ByteRecord) -> Result<Option<u64>, InvalidFile>;

    /// How much of the file was read so far, in bytes.
    fn bytes_read(&self) -> u64;

    /// The file's size in bytes.
    fn bytes_total(&self) -> u64;
}

/// The rows of a table in memory, under one of its rows as the header. A row without any text is no row, and one that
/// is shorter than the header has blank cells at its end.
pub struct GridSource<'g> {
    grid: Cow<'g, Grid>,
    columns: Vec<String>,
    next: usize,
    total: u64,
}

impl<'g> GridSource<'g> {
    /// Reads under the grid's row number `header` (the first is 0); `bytes` is the size that progress is told in.
    #[must_use]
    pub fn new(grid: Cow<'g, Grid>, header: usize, bytes: u64) -> Self {
        let columns = grid.cells(header).map(|name| name.trim().to_owned());
        Self {
            columns: columns.collect(),
            next: header + 1,
            total: bytes,
            grid,
        }
    }
}

impl<'g> GridSource<'g> {
    /// Reads rows that have no header among them, under these names.
    #[must_use]
    pub fn under(columns: &[String], grid: &'g Grid, bytes: u64) -> Self {
        Self {
            grid: Cow::Borrowed(grid),
            columns: columns.to_vec(),
            next: 0,
            total: bytes,
        }
    }
}

impl Source for GridSource<'_> {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn read(&mut self, cells: &mut ByteRecord) -> Result<Option<u64>, InvalidFile> {
        while self.next < self.grid.rows() {
            let row = self.next;
            self.next += 1;
            if self.grid.cells(row).all(|cell| cell.trim().is_empty()) {
                continue;
            }
            cells.clear();
            for cell in self.grid.cells(row) {
                cells.push_field(cell.as_bytes());
            }
            for _ in self.grid.width(row)..self.columns.len() {
                cells.push_field(b"");
            }
            return Ok(Some(self.grid.line(row)));
        }
        Ok(None)
    }

    fn bytes_read(&self) -> u64 {
        let rows = self.grid.rows().max(1) as u128;
        (u128::from(self.total) * (self.next as u128).min(rows) / rows) as u64
    }

    fn bytes_total(&self) -> u64 {
        self.total
    }
}

#[cfg(test)]
#[path = "source/source_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "source/real_tests.rs"]
mod real_tests;
