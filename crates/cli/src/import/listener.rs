//! What is heard of a file while it is read: tells what is to be told, keeps rejections, hands records on.

use std::fmt;
use std::path::Path;
use std::sync::mpsc::Receiver;

use gocpont_core::record::{Precision, Record};
use gocpont_ingest::duplicates::Pairs;
use gocpont_records::Taken;
use gocpont_words::Arg;
use indicatif::ProgressBar;

use crate::reading::{Heard, Sent, next};

use super::ear::Ear;
use super::input::Input;
use super::rejected::Rejected;

/// Hears what the reading thread says.
pub struct Listener<'l, 'c> {
    file: String,
    input: &'l Input,
    ear: &'c dyn Ear,
    bar: &'l ProgressBar,
    rejected: &'l mut Rejected<'c>,
    is_whole: bool,
    suspects: Vec<(String, Pairs)>,
    /// Records by how precisely their place is known, in the order of [`Precision::ALL`].
    located: [u64; Precision::ALL.len()],
}

impl<'l, 'c> Listener<'l, 'c> {
    /// For a file that is read.
    pub fn new(
        (path, input): (&Path, &'l Input),
        (ear, bar): (&'c dyn Ear, &'l ProgressBar),
        rejected: &'l mut Rejected<'c>,
    ) -> Self {
        Self {
            file: path.display().to_string(),
            input,
            ear,
            bar,
            rejected,
            is_whole: false,
            suspects: Vec::new(),
            located: [0; Precision::ALL.len()],
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
                Some(Heard::Told(told)) => {
                    self.bar.suspend(|| self.ear.told(part, &told));
                }
                Some(Heard::Rows(read)) => {
                    let file = self.table(part);
                    self.rejected.add((part, &file), &read.batch.rejections)?;
                    self.ear.advance(self.bar, read.bytes, read.rows)?;
                    // Whoever stands in a row that was not taken is not gone.
                    let is_lacking = self.is_whole && self.rejected.count() > 0;
                    anyhow::ensure!(!is_lacking, Lacking);
                    self.count(&read.batch.records);
                    self.ear.records(&read.batch.records);
                    return Ok(Some(read.batch.records));
                }
            }
        }
    }
}

impl Listener<'_, '_> {
    fn count(&mut self, records: &[Record]) {
        let places = records.iter().filter_map(|record| record.place.as_ref());
        for place in places {
            let at = Precision::ALL
                .iter()
                .position(|own| *own == place.precision);
            if let Some(count) = at.and_then(|at| self.located.get_mut(at)) {
                *count += 1;
            }
        }
    }

    /// Says how many places were found by an address that is written otherwise, or are known to a street or settlement only.
    pub fn tell_located(&self) {
        for (precision, count) in Precision::ALL.iter().zip(self.located) {
            let id = match precision {
                Precision::Coordinates | Precision::House => continue,
                Precision::HouseSimilar => "import-located-similar",
                Precision::Street => "import-located-street",
                Precision::Settlement => "import-located-settlement",
            };
            if count > 0 {
                self.ear.say(id, &[("count", Arg::Number(count as f64))]);
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
