//! A text table as a stream of rows: encoding, delimiter, quotation mark and columns are found out in its beginning.

use std::fs;
use std::io::{self, Chain, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use csv::ByteRecord;

use super::dialect::{Dialect, Fact, Overrides, columns, given_decimal};
use super::{Source, layout};
use crate::encoding::{Encoding, Fault, Found, LONGEST_ROW, Progress, Sure, Text, detect_with};
use crate::error::{InvalidFile, Problem, name};
use crate::grid::Grid;

/// How much of a file is looked at: less than the longest row, so that the stream below does not stop.
const SAMPLE: usize = 1 << 18;

/// Rows that delimiter and quotation mark are told by.
const ROWS: usize = 200;

/// A text table while it is read.
pub struct TextSource {
    file: String,
    csv: csv::Reader<Chain<Cursor<Vec<u8>>, Text>>,
    columns: Vec<String>,
    ends: Ends,
    /// Rows so far, the header and what is above it counted.
    count: u64,
    progress: Arc<Progress>,
    total: u64,
}

/// Opens a text table. `is_known` tells a column name that is looked for; the delimiter that gives most of them is
/// taken, and of equals the one that most rows agree on.
pub fn open_text(
    path: &Path,
    overrides: &Overrides,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<(TextSource, Dialect), InvalidFile> {
    let file = name(path);
    let unreadable = |e: io::Error| InvalidFile::unreadable(path, &e);
    let found = match overrides.encoding {
        Some(encoding) => Found::given(encoding),
        None => detect_with(path)?,
    };
    let progress = Arc::new(Progress::default());
    let mut text = Text::open(path, found.encoding, Arc::clone(&progress)).map_err(unreadable)?;
    let head = head(&mut text).map_err(|e| fault(&file, 1, &e))?;
    let is_whole = head.len() < SAMPLE;
    let overrides = &with_hint(&head, overrides);
    let format = Format::find(&head, overrides, is_known);
    let sample = format.grid(&file, &head, usize::MAX, is_whole);
    let at = layout::header(&file, &sample, overrides.header_row, is_known)?;
    let mut dialect = Dialect {
        encoding: Some(found.encoding),
        delimiter: Some(format.delimiter),
        quote: format.quoted.then_some(format.quote),
        header_row: overrides.header_row.unwrap_or(1),
        columns: columns(&sample, at, overrides),
        facts: Vec::new(),
        sheet: None,
    };
    dialect.facts = facts(&dialect, &found, overrides);
    drop(sample);
    let mut source = TextSource {
        ends: Ends::of(&head),
        csv: format.builder().from_reader(Cursor::new(head).chain(text)),
        file,
        columns: Vec::new(),
        count: 0,
        progress,
        total: fs::metadata(path).map_err(unreadable)?.len(),
    };
    source.header(overrides.header_row)?;
    Ok((source, dialect))
}

impl Source for TextSource {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn read(&mut self, cells: &mut ByteRecord) -> Result<Option<u64>, InvalidFile> {
        loop {
            let Some(line) = self.next(cells)? else {
                return Ok(None);
            };
            if !cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
                return Ok(Some(line));
            }
        }
    }

    fn bytes_read(&self) -> u64 {
        self.progress.read.load(Ordering::Relaxed)
    }

    fn bytes_total(&self) -> u64 {
        self.total
    }
}

impl TextSource {
    /// The next row and its line.
    fn next(&mut self, cells: &mut ByteRecord) -> Result<Option<u64>, InvalidFile> {
        let found = self.csv.read_byte_record(cells);
        self.count += 1;
        let line = match &found {
            Ok(_) => self.ends.line(&self.csv, cells, self.count),
            Err(_) => self.ends.begun(cells, self.count),
        };
        if !found.map_err(|e| fault(&self.file, line, &plain(e)))? {
            return Ok(None);
        }
        let taken = self.csv.position().byte();
        self.progress.taken.store(taken, Ordering::Relaxed);
        Ok(Some(line))
    }

    /// Reads the header: the first row, or the one that stands in the given line.
    fn header(&mut self, row: Option<u64>) -> Result<(), InvalidFile> {
        let mut cells = ByteRecord::new();
        loop {
            let Some(line) = self.next(&mut cells)? else {
                return Err(InvalidFile::new(&self.file, Problem::Empty));
            };
            if row.is_none_or(|row| line >= row) {
                let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
                self.columns = cells.iter().map(name).collect();
                return Ok(());
            }
        }
    }
}

/// How the lines of a text end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Lf,
    CrLf,
    Cr,
}

impl Ends {
    fn of(head: &[u8]) -> Self {
        match head.iter().position(|b| *b == b'\n') {
            Some(at) if at > 0 && head.get(at - 1) == Some(&b'\r') => Self::CrLf,
            None if head.contains(&b'\r') => Self::Cr,
            _ => Self::Lf,
        }
    }

    /// The line that a row begins on which cannot be read to its end.
    fn begun(self, cells: &ByteRecord, count: u64) -> u64 {
        let begun = cells.position().map_or(0, csv::Position::line);
        begun + u64::from(self == Self::CrLf && count > 1)
    }

    /// The line that a row begins on. The reader below counts line feeds: up to behind a row's own, or, where a carriage
    /// return ends the row, up to before it.
    fn line<R: Read>(self, csv: &csv::Reader<R>, cells: &ByteRecord, count: u64) -> u64 {
        let begun = cells.position().map_or(0, csv::Position::line);
        let ended = csv.position().line();
        let inside = || {
            let parts = cells.as_slice().split(|b| *b == b'\n');
            (parts.count() as u64).saturating_sub(1)
        };
        match self {
            Self::Lf if ended <= begun + 1 => begun,
            Self::Lf => begun.max(ended.saturating_sub(1 + inside())),
            Self::CrLf => ended.saturating_sub(inside()).max(begun),
            Self::Cr => count,
        }
    }
}

fn head(text: &mut Text) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    text.by_ref().take(SAMPLE as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// A first line such as `sep=;`, by which a spreadsheet program is told the delimiter: the header comes after it.
fn with_hint(head: &[u8], overrides: &Overrides) -> Overrides {
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let mut known = overrides.clone();
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] = line.trim_ascii_end() {
        known.delimiter = known.delimiter.or(Some(*delimiter));
        known.header_row = known.header_row.or(Some(2));
    }
    known
}

/// What parts cells and what stands around them.
#[derive(Clone, Copy)]
struct Format {
    delimiter: u8,
    quote: u8,
    /// Whether any cell is quoted.
    quoted: bool,
}

impl Format {
    fn find(head: &[u8], overrides: &Overrides, is_known: &dyn Fn(&str) -> bool) -> Self {
        // The last of equals is taken: the comma.
        let mut best = (None, b',');
        for delimiter in [b'|', b'\t', b';', b','] {
            if overrides.delimiter.is_some_and(|given| given != delimiter) {
                continue;
            }
            let score = Self::of(head, delimiter, overrides).score(head, is_known);
            if best.0.is_none_or(|earlier| score >= earlier) {
                best = (Some(score), delimiter);
            }
        }
        let delimiter = overrides.delimiter.unwrap_or(best.1);
        Self::of(head, delimiter, overrides)
    }

    /// The quotation mark that most cells stand in; the apostrophe only where it stands around every second row's.
    fn of(head: &[u8], delimiter: u8, overrides: &Overrides) -> Self {
        let (mut double, mut single, mut rows) = (0, 0, 0);
        let lines = head.split(|b| *b == b'\n').take(ROWS);
        for line in lines.map(<[u8]>::trim_ascii) {
            let stands = |quote: u8| {
                let mut cells = line.split(|b| *b == delimiter).map(<[u8]>::trim_ascii);
                let is_end = |cell: &[u8]| cell.last() == Some(&quote);
                let begun = cells.find(|cell| cell.first() == Some(&quote));
                begun.is_some_and(|cell| (cell.len() > 1 && is_end(cell)) || cells.any(is_end))
            };
            rows += usize::from(!line.is_empty());
            double += usize::from(stands(b'"'));
            single += usize::from(stands(b'\''));
        }
        let found = if single > double && 2 * single > rows {
            b'\''
        } else {
            b'"'
        };
        let quote = overrides.quote.unwrap_or(found);
        let quoted = if quote == b'\'' {
            single > 0
        } else {
            double > 0
        };
        Self {
            delimiter,
            quote,
            quoted,
        }
    }

    fn builder(self) -> csv::ReaderBuilder {
        let mut builder = csv::ReaderBuilder::new();
        builder
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .quote(self.quote);
        builder
    }

    /// The beginning as a table; the last row is left out where the text goes on.
    fn grid(self, file: &str, head: &[u8], rows: usize, is_whole: bool) -> Grid {
        let mut csv = self.builder().from_reader(head);
        let mut grid = Grid::new(file);
        let mut cells = ByteRecord::new();
        let ends_of = Ends::of(head);
        while grid.rows() < rows && csv.read_byte_record(&mut cells).unwrap_or(false) {
            let ends = csv.position().byte() as usize >= head.len();
            if ends && !is_whole && !grid.is_empty() {
                break;
            }
            let line = ends_of.line(&csv, &cells, grid.rows() as u64 + 1);
            grid.push(line, cells.iter().map(String::from_utf8_lossy));
        }
        grid
    }

    /// Known columns, rows as wide as most are, and columns.
    fn score(self, head: &[u8], is_known: &dyn Fn(&str) -> bool) -> (usize, usize, usize) {
        let grid = self.grid("", head, ROWS, false);
        let known = |row| grid.cells(row).filter(|name| is_known(name.trim())).count();
        let known = (0..grid.rows().min(layout::LOOKED_AT)).map(known).max();
        let mut widths: Vec<usize> = (0..grid.rows()).map(|row| grid.width(row)).collect();
        widths.sort_unstable();
        let middle = widths.get(widths.len() / 2).copied().unwrap_or_default();
        let agree = widths.iter().filter(|width| **width == middle).count();
        let agree = if middle > 1 { agree } else { 0 };
        (known.unwrap_or_default(), agree, grid.width(0))
    }
}

/// What was found out about a text table as a whole.
fn facts(dialect: &Dialect, found: &Found, overrides: &Overrides) -> Vec<Fact> {
    let encoding = dialect.encoding.map_or("", Encoding::name);
    let id = match (overrides.encoding, found.sure) {
        (None, Sure::Certain) => "detected-encoding",
        (None, Sure::Either) => "detected-encoding-either",
        (None, Sure::Likely) => "detected-encoding-likely",
        (Some(_), _) => "given-encoding",
    };
    let mut facts = vec![Fact::new(id, &[("encoding", encoding)])];
    let delimiter = match dialect.delimiter {
        Some(b';') => "semicolon",
        Some(b'\t') => "tab",
        Some(b'|') => "pipe",
        Some(b',') => "comma",
        _ => "other",
    };
    let id = if overrides.delimiter.is_some() {
        "given-delimiter"
    } else {
        "detected-delimiter"
    };
    facts.push(Fact::new(id, &[("delimiter", delimiter)]));
    if dialect.quote == Some(b'\'') {
        facts.push(Fact::new("detected-apostrophes", &[]));
    }
    if let Some(row) = overrides.header_row {
        facts.push(Fact::new("given-header", &[("row", &row.to_string())]));
    }
    facts.extend(given_decimal(overrides));
    facts
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
