//! A table of an export as it stands in its sheet or file, and a table on its way to become one of the export's.

use std::collections::HashMap;
use std::io::Read;
use std::sync::atomic::Ordering;

use csv::ByteRecord;

use super::note::{Note, NoteKind};
use crate::encoding::Progress;
use crate::error::{InvalidFile, Problem};
use crate::grid::Grid;

/// Cells that an export may have, all tables together, each row as wide as its table.
const MOST_CELLS: u64 = 50_000_000;
/// Bytes that the cells of an export may have, all tables together.
const MOST_BYTES: u64 = 512 << 20;
/// Columns that a table may have: those of a spreadsheet.
const MOST_COLUMNS: usize = 16_384;

/// How much more the tables of one export may hold.
pub struct Budget {
    cells: u64,
    bytes: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            cells: MOST_CELLS,
            bytes: MOST_BYTES,
        }
    }
}

impl Budget {
    /// Takes a text of so many bytes.
    pub fn text(&mut self, file: &str, line: u64, bytes: usize) -> Result<(), InvalidFile> {
        let left = self.bytes.checked_sub(bytes as u64);
        let problem = || InvalidFile::new(file, Problem::ExportBytes(MOST_BYTES)).at_row(line);
        self.bytes = left.ok_or_else(problem)?;
        Ok(())
    }

    /// Takes a row of so many cells.
    pub fn row(&mut self, file: &str, line: u64, cells: usize) -> Result<(), InvalidFile> {
        if cells > MOST_COLUMNS {
            let problem = Problem::ExportColumns(MOST_COLUMNS as u64);
            return Err(InvalidFile::new(file, problem).at_row(line));
        }
        let left = self.cells.checked_sub(cells as u64);
        self.cells = left
            .ok_or_else(|| InvalidFile::new(file, Problem::ExportCells(MOST_CELLS)).at_row(line))?;
        Ok(())
    }
}

/// A table as its sheet or file has it.
pub struct Raw {
    /// The sheet, or the file without its extension.
    pub name: String,
    pub header: Vec<String>,
    /// All rows, the header perhaps among them.
    pub grid: Grid,
    /// The rows of the grid that are data.
    pub rows: Vec<u32>,
    /// How many columns there are, those without a header counted.
    pub width: usize,
}

impl Raw {
    /// Takes the first row as the header. Rows without any text are none, and neither is a row of HXL tags.
    pub fn new(name: &str, grid: Grid, notes: &mut Vec<Note>) -> Self {
        let header: Vec<String> = grid.cells(0).map(clean).collect();
        let rows = (1..grid.rows()).filter(|row| grid.cells(*row).any(|cell| !cell.is_empty()));
        let mut rows: Vec<u32> = rows.map(|row| row as u32).collect();
        if rows.first().is_some_and(|row| is_hxl(&grid, *row as usize)) {
            rows.remove(0);
            notes.push(Note::new(NoteKind::HxlRow, name));
        }
        let widths = rows.iter().map(|row| filled(&grid, *row as usize));
        let named = header.iter().rposition(|name| !name.is_empty());
        let width = widths.max().unwrap_or(0).max(named.map_or(0, |at| at + 1));
        let mut header = header;
        header.resize(width, String::new());
        Self {
            name: name.to_owned(),
            header,
            grid,
            rows,
            width,
        }
    }

    /// Reads a CSV text, the delimiter told by its header.
    pub fn csv(
        (file, name): (&str, &str),
        (reader, progress): (impl Read, &Progress),
        delimiter: u8,
        budget: &mut Budget,
        notes: &mut Vec<Note>,
    ) -> Result<Self, InvalidFile> {
        let mut grid = Grid::new(name);
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(reader);
        let mut cells = ByteRecord::new();
        let (mut columns, mut short, mut first) = (0, 0, 0);
        loop {
            let more = csv.read_byte_record(&mut cells).map_err(|error| {
                let line = csv.position().line();
                InvalidFile::new(file, Problem::Unreadable(error.to_string())).at_row(line)
            })?;
            if !more {
                break;
            }
            progress
                .taken
                .store(csv.position().byte(), Ordering::Relaxed);
            let line = cells.position().map_or(0, csv::Position::line);
            if grid.is_empty() {
                columns = cells.len();
            } else if cells.len() < columns && cells.iter().any(|cell| !cell.is_empty()) {
                first = if short == 0 { line } else { first };
                short += 1;
            }
            budget.row(file, line, cells.len().max(columns))?;
            budget.text(file, line, cells.as_slice().len())?;
            grid.push(line, cells.iter().map(String::from_utf8_lossy));
        }
        if short > 0 {
            let line = first.to_string();
            let note = Note::new(NoteKind::ShortRows, name).count(short);
            notes.push(note.names(std::iter::once(line.as_str())));
        }
        Ok(Self::new(name, grid, notes))
    }

    /// The first column of this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Whether there is a column of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The cell of a row of data.
    pub fn cell(&self, row: u32, column: usize) -> &str {
        self.grid.cell(row as usize, column)
    }

    /// The trimmed cells of a column of this name, by rows of data.
    pub fn values(&self, column: Option<usize>) -> impl Iterator<Item = &str> {
        let cell = move |row: &u32| column.map_or("", |column| self.cell(*row, column).trim());
        self.rows.iter().map(cell)
    }
}

/// A header without a byte order mark or blanks around it.
fn clean(name: &str) -> String {
    name.trim_start_matches('\u{feff}').trim().to_owned()
}

/// How many cells a row has up to its last with text.
fn filled(grid: &Grid, row: usize) -> usize {
    let mut last = 0;
    for (at, cell) in grid.cells(row).enumerate() {
        if !cell.is_empty() {
            last = at + 1;
        }
    }
    last
}

/// Whether a row has only HXL tags such as `#adm1+name`.
fn is_hxl(grid: &Grid, row: usize) -> bool {
    let mut texts = grid
        .cells(row)
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    let tag = |text: &str| {
        let mut bytes = text.bytes().skip(1);
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'+' | b' ' | b'#');
        let starts = bytes.next().is_some_and(|b| b.is_ascii_alphabetic());
        text.starts_with('#') && starts && bytes.all(allowed)
    };
    texts.next().is_some_and(tag) && texts.all(tag)
}

/// A table whose parents are known, before its columns are.
pub struct Draft {
    pub raw: Raw,
    pub path: String,
    pub parent: Option<usize>,
    pub parent_row: Vec<Option<u32>>,
}

impl Draft {
    /// A table without parents.
    pub fn root(raw: Raw) -> Self {
        let parent_row = vec![None; raw.rows.len()];
        Self {
            raw,
            path: String::new(),
            parent: None,
            parent_row,
        }
    }
}

/// Rows by the text of a column; empty cells are nobody's.
pub fn index(raw: &Raw, column: Option<usize>, key: fn(&str) -> &str) -> HashMap<&str, Vec<u32>> {
    let mut rows: HashMap<&str, Vec<u32>> = HashMap::new();
    for (row, value) in raw.values(column).enumerate() {
        let value = key(value);
        if !value.is_empty() {
            rows.entry(value).or_default().push(row as u32);
        }
    }
    rows
}
