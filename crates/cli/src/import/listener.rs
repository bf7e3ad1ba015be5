//! What is heard of a file while it is read: tells what is to be told, keeps rejections, hands records on.

use std::fmt;
use std::path::Path;
use std::sync::mpsc::Receiver;

use gocpont_core::record::Record;
use gocpont_ingest::duplicates::Pairs;
use gocpont_records::Taken;
use indicatif::ProgressBar;

use crate::console::Console;
use crate::reading::{Heard, Sent, next};

use super::input::Input;
use super::rejected::Rejected;
use super::report;

/// Hears what the reading thread says.
pub struct Listener<'l, 'c> {
    file: String,
    input: &'l Input,
    console: &'c Console,
    bar: &'l ProgressBar,
    rejected: &'l mut Rejected<'c>,
    is_whole: bool,
    suspects: Vec<(String, Pairs)>,
}

impl<'l, 'c> Listener<'l, 'c> {
    /// For a file that is read.
    pub fn new(
        (path, input): (&Path, &'l Input),
        (console, bar): (&'c Console, &'l ProgressBar),
        rejected: &'l mut Rejected<'c>,
    ) -> Self {
        Self {
            file: path.display().to_string(),
            input,
            console,
            bar,
            rejected,
            is_whole: false,
            suspects: Vec::new(),
        }
    }

    /// For a file that is the whole register: no row of it may be missing.
    pub fn whole(self, is_whole: bool) -> Self {
        Self { is_whole, ..self }
    }

    /// Pairs of rows that may be about the same unit, with the table that they stand in.
    pub fn into_suspects(self) -> Vec<(String, Pairs)> {
        self.suspects
    }

    /// What messages call a table of the file.
    fn table(&self, part: usize) -> String {
        match self.input {
            Input::Parts(parts) => format!("{} ({})", self.file, parts[part].grid.name()),
            Input::Table(_) | Input::Points(_) => self.file.clone(),
        }
    }

    /// The next records of a table; none at its end. The last table ends with the file, once that is said: a file that
    /// breaks off behind its last row is not taken.
    pub fn portion(
        &mut self,
        words: &Receiver<Sent>,
        part: usize,
    ) -> anyhow::Result<Option<Vec<Record>>> {
        loop {
            match next(words)? {
                None => return Ok(None),
                Some(Heard::Suspects(pairs)) => self.suspects.push((self.table(part), pairs)),
                Some(Heard::TableEnds) if part + 1 < self.input.registers().len() => {
                    return Ok(None);
                }
                Some(Heard::TableEnds) => {}
                Some(Heard::Told(facts, renamed)) => {
                    self.bar
                        .suspend(|| report::told(self.console, &facts, &renamed));
                }
                Some(Heard::Rows(read)) => {
                    let file = self.table(part);
                    self.rejected.add(&file, &read.batch.rejections)?;
                    self.console.advance(self.bar, read.bytes, read.rows);
                    // Whoever stands in a row that was not taken is not gone.
                    let is_lacking = self.is_whole && self.rejected.count() > 0;
                    anyhow::ensure!(!is_lacking, Lacking);
                    return Ok(Some(read.batch.records));
                }
            }
        }
    }
}

/// Counts the records of each table where there is no store: all of them would be new.
pub fn counted(
    tables: usize,
    mut portions: impl FnMut(usize) -> anyhow::Result<Option<Vec<Record>>>,
) -> anyhow::Result<Vec<Taken>> {
    let mut all = Vec::new();
    for table in 0..tables {
        let mut taken = Taken::default();
        while let Some(records) = portions(table)? {
            taken.taken += records.len() as u64;
        }
        all.push(taken);
    }
    Ok(all)
}

/// A file that should hold the whole register has rows that were not taken.
#[derive(Debug)]
pub struct Lacking;

impl fmt::Display for Lacking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows of a whole register were not taken")
    }
}

impl std::error::Error for Lacking {}
