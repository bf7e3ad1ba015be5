//! A survey file while it is written: rows in CSV, some of them spoiled, and how many of each there are.

use std::path::PathBuf;

use csv::{ByteRecord, Writer, WriterBuilder};

use crate::dirt::{Dirt, dirt};
use crate::draw::Draw;
use crate::error::DemoError;
use crate::row::Row;
use crate::whole_file::{WholeFile, refused};

/// A survey file in the making.
pub struct Table {
    path: PathBuf,
    csv: Writer<WholeFile>,
    header: Vec<&'static str>,
    dirt: &'static [Dirt],
    spoiled_row: ByteRecord,
    /// Rows so far.
    pub rows: u64,
    /// How many of them are wrong on purpose.
    pub spoiled: u64,
}

impl Table {
    /// Begins a file with its header; `dirt` is what may be wrong in its rows.
    pub fn create(
        path: PathBuf,
        header: Vec<&'static str>,
        delimiter: u8,
        dirt: &'static [Dirt],
    ) -> Result<Self, DemoError> {
        let file = WholeFile::create(path.clone())?;
        let csv = WriterBuilder::new().delimiter(delimiter).from_writer(file);
        let mut table = Self {
            path,
            csv,
            dirt,
            spoiled_row: ByteRecord::new(),
            rows: 0,
            spoiled: 0,
            header,
        };
        let written = table.csv.write_record(&table.header);
        table.check(written)?;
        Ok(table)
    }

    /// Writes a row, now and then with something wrong.
    pub fn write(&mut self, draw: &mut Draw, row: &Row) -> Result<(), DemoError> {
        self.rows += 1;
        let written = match dirt(draw, self.dirt) {
            None => self.csv.write_record(row.cells()),
            Some(dirt) => {
                self.spoiled += 1;
                self.write_spoiled(row, dirt)
            }
        };
        self.check(written)
    }

    fn write_spoiled(&mut self, row: &Row, dirt: Dirt) -> csv::Result<()> {
        let column = |name: &str| self.header.iter().position(|column| *column == name);
        let mut cells: Vec<&[u8]> = row.cells().collect();
        match dirt {
            Dirt::Twice => {
                self.rows += 1;
                self.csv.write_record(&cells)?;
            }
            Dirt::Cell(name, text) => {
                if let Some(at) = column(name) {
                    cells[at] = text.as_bytes();
                }
            }
            Dirt::Swapped => cells.swap(2, 3),
        }
        self.spoiled_row.clear();
        self.spoiled_row.extend(cells);
        self.csv.write_byte_record(&self.spoiled_row)
    }

    /// Gives the file its name.
    pub fn finish(self) -> Result<PathBuf, DemoError> {
        let Self { csv, path, .. } = self;
        let file = csv.into_inner().map_err(|error| {
            let reason = std::io::Error::new(error.error().kind(), error.to_string());
            refused(&path, reason)
        })?;
        file.finish()
    }

    fn check(&self, written: csv::Result<()>) -> Result<(), DemoError> {
        written.map_err(|error| refused(&self.path, std::io::Error::other(error)))
    }
}
