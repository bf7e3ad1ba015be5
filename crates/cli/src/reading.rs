//! Reading a survey file in a thread of its own: what was detected, batches of rows, the end of each of its tables, and
//! the end of the file or its error, go to whoever writes them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender};

use anyhow::Context;
use gocpont_core::area::AreaSet;
use gocpont_crs::Transformer;
use gocpont_ingest::address::Locator;
use gocpont_ingest::areas::Versions;
use gocpont_ingest::coordinates::Axes;
use gocpont_ingest::duplicates::Pairs;
use gocpont_ingest::error::{InvalidFile, Problem};
use gocpont_ingest::project::Project;
use gocpont_ingest::source::{Dialect, Fact, GridSource, Overrides};
use gocpont_ingest::survey::{Batch, Columns, Reader, Survey};
use gocpont_records::KnownUnits;
use jiff::civil::Date;

use crate::import::input::{Input, Mapped};
use crate::import::registers::Register;

/// How a file is read, in a thread of its own.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The file.
    pub path: &'a Path,
    /// What it is.
    pub input: &'a Input,
    /// The registers' questionnaires.
    pub registers: &'a [Register],
    /// Which column is which variable, where somebody has decided.
    pub mapped: Option<&'a Mapped>,
    /// How it is written, where somebody knows.
    pub overrides: &'a Overrides,
    /// EPSG code of its coordinates in metres.
    pub crs: Option<u32>,
    /// How the coordinate columns stand, where somebody has said so.
    pub axes: Option<Axes>,
    /// From when the answers are valid, where no column says so.
    pub valid_from: Option<Date>,
    /// The units of the parent register of each of the registers, where it has one.
    pub parents: &'a [Option<KnownUnits>],
    /// The area sets to place points in.
    pub areas: &'a [Arc<AreaSet>],
    /// All their versions.
    pub versions: &'a [Versions],
    /// Finds the places of addresses.
    pub locator: Option<&'a Locator>,
}

/// A batch of rows, and how far the file was read.
pub struct Read {
    /// The rows.
    pub batch: Batch,
    /// Bytes read so far.
    pub bytes: u64,
    /// Rows read so far.
    pub rows: u64,
}

/// What was detected in a table.
#[derive(Default)]
pub struct Told {
    /// How it is written.
    pub facts: Vec<Fact>,
    /// The columns that are read under another name, each with its variable.
    pub renamed: Vec<(String, String)>,
    /// The columns that nobody has decided to leave out, and that are not read all the same.
    pub unread: Vec<String>,
}

/// What the reading thread says of a file.
pub enum Heard {
    /// What was detected in a table.
    Told(Told),
    /// Rows.
    Rows(Read),
    /// Pairs of rows that may be about the same unit.
    Suspects(Pairs),
    /// The table has ended, and the next one begins.
    TableEnds,
}

/// A word of the reading thread; none when the file has ended.
pub type Sent = anyhow::Result<Option<Heard>>;

/// The next word; none at the file's end. A thread that ended without a word is an error, so that nothing half-read is
/// kept.
pub fn next(words: &Receiver<Sent>) -> Sent {
    words.recv().context("the file was not read to its end")?
}

/// The ids that were taken of each register while the file is read.
type Seen = RefCell<HashMap<String, HashSet<String>>>;

impl Reading<'_> {
    /// Says the file's tables, then its end or its error, as long as somebody listens.
    pub fn send(&self, words: &SyncSender<Sent>) {
        let last = self.read(words).map(|()| None);
        // Whoever listened may have ended with an error of its own.
        let _unheard = words.send(last);
    }

    fn read(&self, words: &SyncSender<Sent>) -> anyhow::Result<()> {
        let projection = self.crs.map(Transformer::to_wgs84).transpose()?;
        let projection = projection.as_ref().map(|crs| crs as &dyn Project);
        let seen = Seen::default();
        let mut rows = 0;
        for (part, register) in self.input.registers().into_iter().enumerate() {
            let codebook = &self.registers[register].codebook;
            let parent = codebook.parent.as_deref().unwrap_or_default();
            let exists = |id: &str| {
                let known = self.parents[register].as_ref();
                known.is_some_and(|known| known.contains(id))
                    || seen
                        .borrow()
                        .get(parent)
                        .is_some_and(|ids| ids.contains(id))
            };
            let survey = Survey {
                valid_from: self.valid_from,
                projection,
                crs: self.crs,
                axes: self.axes,
                areas: self.areas,
                versions: self.versions,
                locator: self.locator,
                parent_exists: codebook
                    .parent
                    .as_ref()
                    .map(|_| &exists as &dyn Fn(&str) -> bool),
                columns: self.columns(part, &codebook.id),
                ..Survey::new(codebook)
            };
            let mut reader = self.open(survey, part)?;
            rows += self.table(&mut reader, words, (&seen, &codebook.id))?;
            if let Some(pairs) = reader.suspects().filter(|found| !found.pairs.is_empty())
                && words.send(Ok(Some(Heard::Suspects(pairs)))).is_err()
            {
                return Ok(());
            }
            if words.send(Ok(Some(Heard::TableEnds))).is_err() {
                return Ok(());
            }
        }
        if rows == 0 {
            let name = self.path.display().to_string();
            return Err(InvalidFile::new(&name, Problem::Empty).into());
        }
        Ok(())
    }

    fn columns(&self, part: usize, register: &str) -> Columns<'_> {
        match self.input {
            Input::Parts(parts) => {
                if let Some(part) = parts.get(part) {
                    return Columns::Applied(&part.applied);
                }
            }
            Input::Points(points) => return Columns::Applied(&points.applied),
            Input::Table(_) => {}
        }
        let named = self.mapped.and_then(|mapped| {
            let is_named =
                |table: &&gocpont_ingest::mapping::TableMapping| table.register == register;
            let table = mapped.mapping.tables.iter().find(is_named)?;
            Some(Columns::Mapped(&mapped.file, table))
        });
        named.unwrap_or(Columns::Sure)
    }

    fn open<'r>(&'r self, survey: Survey<'r>, part: usize) -> Result<Reader<'r>, InvalidFile> {
        let file = self.path.display().to_string();
        let bytes = std::fs::metadata(self.path).map_or(0, |found| found.len());
        match self.input {
            Input::Table(_) => survey.open_with(self.path, self.overrides),
            Input::Points(points) => {
                let dialect = Dialect::of_grid(&points.grid, 0, self.overrides);
                let source = GridSource::new(Cow::Borrowed(&points.grid), 0, bytes);
                survey.open_source(&file, Box::new(source), &dialect)
            }
            Input::Parts(parts) => {
                let part = &parts[part];
                let file = format!("{file} ({})", part.grid.name());
                let source = GridSource::under(&part.names, &part.grid, bytes);
                let dialect = Dialect::machine(part.names.len());
                survey.open_source(&file, Box::new(source), &dialect)
            }
        }
    }

    /// The columns that are not read although no mapping leaves them out; an export's have been told, or are the
    /// exporter's own.
    fn unread(&self, reader: &Reader<'_>, register: &str) -> Vec<String> {
        if matches!(self.input, Input::Parts(_)) {
            return Vec::new();
        }
        let tables = self.mapped.iter().flat_map(|mapped| &mapped.mapping.tables);
        let of_register = tables.filter(|table| table.register == register);
        let decided: HashSet<&str> = of_register
            .flat_map(|table| &table.columns)
            .map(|column| column.column.as_str())
            .collect();
        let unread = reader.unknown_columns().iter();
        unread
            .filter(|name| !decided.contains(name.as_str()))
            .cloned()
            .collect()
    }

    /// Sends a table's rows; gives how many there were.
    fn table(
        &self,
        reader: &mut Reader<'_>,
        words: &SyncSender<Sent>,
        (seen, register): (&Seen, &str),
    ) -> anyhow::Result<u64> {
        let told = Heard::Told(Told {
            facts: reader.detected(),
            renamed: reader.renamed().to_vec(),
            unread: self.unread(reader, register),
        });
        if words.send(Ok(Some(told))).is_err() {
            return Ok(reader.rows());
        }
        let is_one_of_several = matches!(self.input, Input::Parts(parts) if parts.len() > 1);
        let mut batch = Batch::default();
        while reader.next_batch(&mut batch)? {
            if is_one_of_several {
                let mut seen = seen.borrow_mut();
                let ids = seen.entry(register.to_owned()).or_default();
                ids.extend(batch.records.iter().map(|record| record.id.clone()));
            }
            let read = Read {
                batch: std::mem::take(&mut batch),
                bytes: reader.bytes_read(),
                rows: reader.rows(),
            };
            if words.send(Ok(Some(Heard::Rows(read)))).is_err() {
                break;
            }
        }
        Ok(reader.rows())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;

    use super::*;

    #[test]
    fn a_reader_that_ends_without_a_word_is_an_error_and_no_end() {
        let (sender, words) = sync_channel::<Sent>(1);
        sender.send(Ok(None)).expect("taken");
        assert!(next(&words).is_ok_and(|read| read.is_none()));
        drop(sender);
        assert!(next(&words).is_err());
    }
}
