//! Survey files: a CSV is read in batches of rows, each validated against the codebook, placed, and handed out as
//! records, or as a rejection that says what is wrong.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Chain, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use csv::ByteRecord;
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::{Codebook, Role};
use gocpont_core::record::{Place, Record};
use jiff::civil::Date;

use crate::encoding::{Encoding, Fault, LONGEST_ROW, Progress, Text, detect};
use crate::error::{InvalidFile, Problem, bounded, name};
use crate::project::Project;
use crate::rejection::{Reason, Rejection};

use self::header::{Coordinates, Header, Target};
use self::place::Placer;
use self::row::{Draft, Rows};

pub mod answers;
mod cell;
mod header;
mod place;
mod row;

/// Rows of a batch.
const BATCH: usize = 8192;

/// How much of a file is looked at for its header.
const HEAD: usize = 1 << 16;

/// What a survey file is read with.
#[derive(Clone, Copy)]
pub struct Survey<'a> {
    /// The register's questionnaire.
    pub codebook: &'a Codebook,
    /// From when the answers are valid, where no column says so.
    pub valid_from: Option<Date>,
    /// How easting and northing become longitude and latitude.
    pub projection: Option<&'a dyn Project>,
    /// The area sets that a place is looked up in.
    pub areas: &'a [Arc<AreaSet>],
    /// Whether the parent register holds an id; nothing is asked where this is not given.
    pub parent_exists: Option<&'a dyn Fn(&str) -> bool>,
}

/// The outcome of a few thousand rows, in the order of the file.
#[derive(Debug, Default)]
pub struct Batch {
    /// The rows that were taken.
    pub records: Vec<Record>,
    /// The rows that were not.
    pub rejections: Vec<Rejection>,
}

/// A survey file while it is read.
pub struct Reader<'a> {
    file: String,
    survey: Survey<'a>,
    csv: csv::Reader<Chain<Cursor<Vec<u8>>, Text>>,
    rows: Rows,
    placer: Placer<'a>,
    progress: Arc<Progress>,
    encoding: Encoding,
    delimiter: u8,
    bytes_total: u64,
    row_count: u64,
    /// The ids that were taken, with their rows.
    taken: HashMap<Box<str>, u64>,
}

impl<'a> Survey<'a> {
    /// Opens a file: encoding, delimiter and header are found out and checked.
    pub fn open(self, path: &Path) -> Result<Reader<'a>, InvalidFile> {
        let file = name(path);
        let unreadable = |e: io::Error| InvalidFile::unreadable(path, &e);
        let encoding = detect(path)?;
        let progress = Arc::new(Progress::default());
        let mut text = Text::open(path, encoding, Arc::clone(&progress)).map_err(unreadable)?;
        let head = head(&mut text).map_err(|e| fault(&file, 1, &e))?;
        let delimiter = delimiter(&head, self.codebook);
        let mut csv = builder(delimiter).from_reader(Cursor::new(head).chain(text));
        let mut first = ByteRecord::new();
        let found = csv.read_byte_record(&mut first);
        if !found.map_err(|e| fault(&file, 1, &plain(e)))? {
            return Err(InvalidFile::new(&file, Problem::Empty));
        }
        let header = Header::read(&file, &self, names(&first), delimiter != b',')?;
        let projection = self.projection;
        let projection = projection.filter(|_| header.coordinates == Coordinates::Metres);
        Ok(Reader {
            bytes_total: fs::metadata(path).map_err(unreadable)?.len(),
            placer: Placer::new(projection, self.areas),
            rows: Rows::new(header, &self),
            survey: self,
            file,
            csv,
            progress,
            encoding,
            delimiter,
            row_count: 0,
            taken: HashMap::new(),
        })
    }
}

impl Reader<'_> {
    /// How the file is written.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What parts its columns: a comma, a semicolon or a tab.
    #[must_use]
    pub const fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The columns that the codebook does not know; they are not read.
    #[must_use]
    pub fn unknown_columns(&self) -> &[String] {
        &self.rows.header.unknown
    }

    /// The file's size.
    #[must_use]
    pub const fn bytes_total(&self) -> u64 {
        self.bytes_total
    }

    /// How much of the file was read so far.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.progress.read.load(Ordering::Relaxed)
    }

    /// Rows so far, the header not counted.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.row_count
    }

    /// Fills the batch with the outcome of the next rows; false where there was none left.
    pub fn next_batch(&mut self, batch: &mut Batch) -> Result<bool, InvalidFile> {
        batch.records.clear();
        batch.rejections.clear();
        let before = self.row_count;
        let drafts = self.drafts(&mut batch.rejections)?;
        let points: Vec<(f64, f64)> = drafts.iter().filter_map(|draft| draft.point).collect();
        let mut places = self.placer.places(&points).into_iter();
        for draft in drafts {
            let place = draft.point.and_then(|_| places.next());
            match self.record(draft, place) {
                Ok(record) => batch.records.push(record),
                Err(rejection) => batch.rejections.push(rejection),
            }
        }
        batch.rejections.sort_by_key(|rejection| rejection.row);
        Ok(self.row_count > before)
    }

    /// The next rows, each cell validated.
    fn drafts(&mut self, rejections: &mut Vec<Rejection>) -> Result<Vec<Draft>, InvalidFile> {
        let mut drafts = Vec::with_capacity(BATCH);
        let mut cells = ByteRecord::new();
        for _ in 0..BATCH {
            let found = self.csv.read_byte_record(&mut cells);
            let line = cells.position().map_or(0, csv::Position::line);
            if !found.map_err(|e| fault(&self.file, line, &plain(e)))? {
                break;
            }
            let taken = self.csv.position().byte();
            self.progress.taken.store(taken, Ordering::Relaxed);
            self.row_count += 1;
            match self.rows.draft(&cells, line) {
                Ok(draft) => drafts.push(draft),
                Err(rejection) => rejections.push(rejection),
            }
        }
        Ok(drafts)
    }

    /// A record with its place; its parent exists, and no earlier row has its id.
    fn record(
        &mut self,
        draft: Draft,
        place: Option<Result<Place, Reason>>,
    ) -> Result<Record, Rejection> {
        let Draft { mut record, point } = draft;
        let refuse = |column: String, value: &str, expected: String, reason| Rejection {
            row: record.row,
            column,
            value: bounded(value),
            expected,
            reason,
        };
        let (header, code) = (&self.rows.header, |role| code(self.survey.codebook, role));
        let place = place.transpose().map_err(|reason| {
            let value = point.map_or(String::new(), |(x, y)| format!("{x}, {y}"));
            refuse(
                header.coordinate_columns(),
                &value,
                self.placer.expected(),
                reason,
            )
        })?;
        if let (Some(exists), Some(parent)) = (self.survey.parent_exists, &record.parent)
            && !exists(parent)
        {
            let expected = self.survey.codebook.parent.clone().unwrap_or_default();
            return Err(refuse(
                code(Role::Parent),
                parent,
                expected,
                Reason::ParentUnknown,
            ));
        }
        if let Some(earlier) = self.taken.get(record.id.as_str()) {
            let earlier = earlier.to_string();
            return Err(refuse(
                code(Role::Id),
                &record.id,
                earlier,
                Reason::DuplicateId,
            ));
        }
        self.taken.insert(record.id.as_str().into(), record.row);
        record.place = place;
        Ok(record)
    }
}

/// The code of the variable with a role; that of the id where a register shares its parent's ids.
fn code(codebook: &Codebook, role: Role) -> String {
    let with = codebook
        .with_role(role)
        .or_else(|| codebook.with_role(Role::Id));
    with.map_or(String::new(), |variable| variable.code.clone())
}

fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter);
    builder
}

/// The beginning of the file, with the first line where it is not too long.
fn head(text: &mut Text) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut part = [0; 4096];
    while head.len() < HEAD && !head.trim_ascii_start().contains(&b'\n') {
        match text.read(&mut part)? {
            0 => break,
            read => head.extend_from_slice(&part[..read]),
        }
    }
    Ok(head)
}

/// The delimiter that gives most columns of the codebook, and of these most columns.
fn delimiter(head: &[u8], codebook: &Codebook) -> u8 {
    let columns = |delimiter: u8| {
        let mut first = ByteRecord::new();
        let read = builder(delimiter)
            .from_reader(head)
            .read_byte_record(&mut first);
        let names = if read.is_ok() {
            names(&first)
        } else {
            Vec::new()
        };
        let known = names
            .iter()
            .filter(|name| codebook.variable(name).is_some());
        (known.count(), names.len())
    };
    // The last of equals is taken: the comma.
    let delimiters = [b'\t', b';', b','];
    delimiters
        .into_iter()
        .max_by_key(|d| columns(*d))
        .unwrap_or(b',')
}

fn names(header: &ByteRecord) -> Vec<String> {
    let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
    header.iter().map(name).collect()
}

/// The error of the stream below.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// What a failed read means.
fn fault(file: &str, row: u64, error: &io::Error) -> InvalidFile {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref());
    let problem = match cause {
        Some(Fault::TooLong) => Problem::RowTooLong(LONGEST_ROW),
        Some(Fault::Malformed) => Problem::NotText(Fault::Malformed.to_string()),
        None => Problem::Unreadable(error.to_string()),
    };
    InvalidFile::new(file, problem).at_row(row)
}

#[cfg(test)]
#[path = "survey_tests.rs"]
mod tests;
