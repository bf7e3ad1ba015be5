//! Files of entries of a register with a life: one row an entry, its answers in columns as in any survey file, and beside them
//! its state, its moments, whose it is, where it is, and the other entries that it is linked to, by their own ids.

mod columns;
mod row;
mod write;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use gocpont_core::answer::Answer;
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::Codebook;
use gocpont_core::life::Where;
use gocpont_core::record::Value;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::areas::Versions;
use crate::coordinates::Axes;
use crate::error::InvalidFile;
use crate::project::Project;
use crate::rejection::Rejection;
use crate::source::{Dialect, Fact, Overrides, Source};
use crate::survey::{Batch, Reader, Survey};

pub(crate) use self::columns::plain_text;
pub use self::columns::{Column, EntryForm};
pub use self::row::moment;
pub use self::write::Named;

/// What a file of entries is read with.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// How it is written, where somebody knows.
    pub overrides: &'a Overrides,
    /// Tells when a day begins, for moments without a zone of their own.
    pub zone: &'a TimeZone,
    /// The day by whose areas places are found.
    pub today: Date,
    /// How easting and northing become longitude and latitude, and the EPSG code of that.
    pub projection: Option<(&'a dyn Project, u32)>,
    /// How the coordinate columns stand, where somebody has said so.
    pub axes: Option<Axes>,
    /// The area sets that places are found in.
    pub areas: &'a [Arc<AreaSet>],
    /// All their versions.
    pub versions: &'a [Versions],
}

/// A row of such a file. What has no column in the file is none here and stays as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntryRow {
    /// Line of the file (the header is line 1).
    pub row: u64,
    /// The id that the entry has in its source.
    pub key: String,
    /// The id of the entry that it belongs to, in a child register.
    pub parent: Option<String>,
    /// The organisation that has it.
    pub organisation: Option<String>,
    /// Its state, by code.
    pub state: Option<String>,
    /// When it was opened.
    pub opened: Option<Timestamp>,
    /// When it came into its state.
    pub since: Option<Timestamp>,
    /// Answers by the code of their variable; one that was not asked was an empty cell.
    pub answers: BTreeMap<String, Answer<Value>>,
    /// The ids of what it is linked to, by the code of the link; empty for an empty cell.
    pub links: BTreeMap<String, Vec<String>>,
    /// Where it is.
    pub places: Option<Vec<Where>>,
}

/// A file of entries that was read.
#[derive(Debug, Default)]
pub struct EntryFile {
    /// The rows that can be taken, in the order of the file.
    pub rows: Vec<EntryRow>,
    /// The rows that cannot.
    pub rejections: Vec<Rejection>,
    /// The names of its columns, by what is read from them.
    pub columns: BTreeMap<String, String>,
    /// What was found out about the file.
    pub facts: Vec<Fact>,
    /// The columns that are read under another name than their own.
    pub renamed: Vec<(String, String)>,
    /// The columns that are not read.
    pub unread: Vec<String>,
}

impl EntryFile {
    /// The column of the file that something is read from, by its code; the code where there is none.
    #[must_use]
    pub fn column<'a>(&'a self, code: &'a str) -> &'a str {
        self.columns.get(code).map_or(code, String::as_str)
    }
}

impl EntryForm {
    /// Reads a table or a sheet.
    pub fn read(&self, path: &Path, reading: &Reading<'_>) -> Result<EntryFile, InvalidFile> {
        let reader = self.survey(reading).open_with(path, reading.overrides)?;
        self.rows(reader, reading)
    }

    /// The same from any source of rows; `file` is what messages call it.
    pub fn read_source(
        &self,
        file: &str,
        (source, dialect): (Box<dyn Source + '_>, &Dialect),
        reading: &Reading<'_>,
    ) -> Result<EntryFile, InvalidFile> {
        let reader = self.survey(reading).open_source(file, source, dialect)?;
        self.rows(reader, reading)
    }

    fn survey<'a>(&'a self, reading: &Reading<'a>) -> Survey<'a> {
        Survey {
            valid_from: Some(reading.today),
            projection: reading.projection.map(|(projection, _)| projection),
            crs: reading.projection.map(|(_, code)| code),
            axes: reading.axes,
            areas: reading.areas,
            versions: reading.versions,
            ..Survey::new(self.form())
        }
    }

    fn rows(
        &self,
        mut reader: Reader<'_>,
        reading: &Reading<'_>,
    ) -> Result<EntryFile, InvalidFile> {
        let codes = self.form().variables.iter().map(|own| &own.code);
        let named =
            codes.filter_map(|code| Some((code.clone(), reader.column_of(code)?.to_owned())));
        let mut file = EntryFile {
            columns: named.collect(),
            facts: reader.detected(),
            renamed: reader.renamed().to_vec(),
            unread: reader.unknown_columns().to_vec(),
            ..EntryFile::default()
        };
        let taker = row::Taker::new(self, &file.columns, reading);
        let mut batch = Batch::default();
        while reader.next_batch(&mut batch)? {
            file.rejections.append(&mut batch.rejections);
            for record in batch.records.drain(..) {
                match taker.row(record) {
                    Ok(row) => file.rows.push(row),
                    Err(rejection) => file.rejections.push(rejection),
                }
            }
        }
        file.rejections.sort_by_key(|rejection| rejection.row);
        Ok(file)
    }
}

/// The ids of a cell that names several, parted by semicolons.
#[must_use]
pub fn several(cell: &str) -> Vec<String> {
    let parts = cell.split(';').map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a codebook is of such a register.
#[must_use]
pub const fn has_entries(codebook: &Codebook) -> bool {
    codebook.life.is_some()
}

#[cfg(test)]
#[path = "entry_file/tests.rs"]
mod tests;
