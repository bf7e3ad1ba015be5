//! An analyst's own table (CSV): columns by name, cells as numbers, hexes or texts, each fault with its row and column.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use csv::ByteRecord;
use h3o::CellIndex;

use crate::encoding::{self, Progress, Text};
use crate::error::{InvalidFile, Problem, name, some_of};

/// A table in memory, its cells one after the other.
#[derive(Debug)]
pub struct Table {
    file: String,
    columns: Vec<String>,
    decimal_comma: bool,
    text: String,
    /// Where each cell ends in the text, row by row.
    ends: Vec<usize>,
    /// The line of each row.
    lines: Vec<u64>,
}

impl Table {
    /// Reads a file in any encoding that surveys come in; tab, semicolon or comma part its columns, whichever its
    /// header has most of.
    pub fn read(path: &Path) -> Result<Self, InvalidFile> {
        let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
        let encoding = encoding::detect(path)?;
        let progress = Arc::new(Progress::default());
        let reader = Text::open(path, encoding, Arc::clone(&progress)).map_err(unreadable)?;
        Self::of(&name(path), reader, &progress)
    }

    /// Reads the text of a table.
    pub fn from_reader(file: &str, reader: impl Read) -> Result<Self, InvalidFile> {
        Self::of(file, reader, &Progress::default())
    }

    fn of(file: &str, mut reader: impl Read, progress: &Progress) -> Result<Self, InvalidFile> {
        let fault = |line: u64, error: &dyn std::fmt::Display| {
            InvalidFile::new(file, Problem::Unreadable(error.to_string())).at_row(line)
        };
        let mut head = Vec::new();
        let mut part = reader.by_ref().take(1 << 16);
        part.read_to_end(&mut head).map_err(|e| fault(1, &e))?;
        let delimiter = delimiter(&head);
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(head.as_slice().chain(reader));
        let mut table = Self {
            file: file.to_owned(),
            columns: Vec::new(),
            decimal_comma: delimiter != b',',
            text: String::new(),
            ends: Vec::new(),
            lines: Vec::new(),
        };
        let mut cells = ByteRecord::new();
        while csv.read_byte_record(&mut cells).map_err(|e| fault(1, &e))? {
            let line = cells.position().map_or(0, csv::Position::line);
            progress
                .taken
                .store(csv.position().byte(), Ordering::Relaxed);
            let blank = cells.iter().all(<[u8]>::is_empty);
            if table.columns.is_empty() {
                table.columns = header(&cells);
            } else if !blank {
                table.fits(&cells, line)?;
                table.push(&cells, line);
            }
        }
        if table.columns.is_empty() {
            return Err(InvalidFile::new(file, Problem::Empty));
        }
        Ok(table)
    }

    /// A row has a cell for each column: a decimal comma between commas would part a number, and a file that broke off
    /// would lose the rest of one. Blank cells behind the last column are no cells.
    fn fits(&self, cells: &ByteRecord, line: u64) -> Result<(), InvalidFile> {
        let wanted = self.columns.len();
        let more = cells.iter().skip(wanted).any(|cell| !cell.is_empty());
        if cells.len() >= wanted && !more {
            return Ok(());
        }
        let problem = format!("row {line} has {} cells instead of {wanted}", cells.len());
        Err(InvalidFile::new(&self.file, Problem::Unreadable(problem)).at_row(line))
    }

    fn push(&mut self, cells: &ByteRecord, line: u64) {
        for at in 0..self.columns.len() {
            let cell = cells.get(at).unwrap_or_default();
            self.text.push_str(String::from_utf8_lossy(cell).trim());
            self.ends.push(self.text.len());
        }
        self.lines.push(line);
    }

    /// The file's name.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Number of rows below the header.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The line of the file that a row starts on.
    #[must_use]
    pub fn line(&self, row: usize) -> u64 {
        self.lines[row]
    }

    /// Names of the columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The position of a column.
    pub fn column(&self, name: &str) -> Result<usize, InvalidFile> {
        if self.columns.iter().filter(|column| *column == name).count() > 1 {
            let twice = InvalidFile::new(&self.file, Problem::DuplicateColumn);
            return Err(twice.at_row(1).in_column(name));
        }
        self.find(name).ok_or_else(|| {
            let found = some_of(self.columns.iter().map(String::as_str));
            InvalidFile::new(&self.file, Problem::MissingColumn { found })
                .at_row(1)
                .in_column(name)
        })
    }

    /// The position of a column, where there is one of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The cell of a row, trimmed.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.columns.len() + column;
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[from..self.ends[at]]
    }

    /// A fault of one cell.
    #[must_use]
    pub fn fault(&self, row: usize, column: usize, problem: Problem) -> InvalidFile {
        InvalidFile::new(&self.file, problem)
            .at_row(self.lines[row])
            .in_column(&self.columns[column])
            .with_value(self.cell(row, column))
    }

    /// A column of numbers; none where the cell is blank or `NA`. A number is finite; `1,5` is read as 1.5 where
    /// commas part no columns.
    pub fn numbers(&self, column: usize) -> Result<Vec<Option<f64>>, InvalidFile> {
        let number = |row: usize| match self.cell(row, column) {
            "" | "NA" => Ok(None),
            cell => self.number(cell).map(Some).ok_or_else(|| {
                let wanted = Problem::NotNumber("1.5".to_owned());
                self.fault(row, column, wanted)
            }),
        };
        (0..self.rows()).map(number).collect()
    }

    fn number(&self, cell: &str) -> Option<f64> {
        let number: f64 = match cell.parse() {
            Ok(number) => number,
            Err(_) if self.decimal_comma && !cell.contains('.') => {
                cell.replacen(',', ".", 1).parse().ok()?
            }
            Err(_) => return None,
        };
        number.is_finite().then_some(number)
    }

    /// A column of H3 indexes, each once.
    pub fn hexes(&self, column: usize) -> Result<Vec<CellIndex>, InvalidFile> {
        let hex = |row: usize| {
            let parsed = self.cell(row, column).parse();
            parsed.map_err(|_| self.fault(row, column, Problem::NotHex))
        };
        (0..self.rows()).map(hex).collect()
    }

    /// Checks that no text stands twice in a column; one in ascending order needs no index.
    pub fn each_once(&self, column: usize) -> Result<(), InvalidFile> {
        let after = |row: usize| self.cell(row - 1, column) < self.cell(row, column);
        if (1..self.rows()).all(after) {
            return Ok(());
        }
        self.index(column).map(|_| ())
    }

    /// The row of each text of a column, each once.
    pub fn index(&self, column: usize) -> Result<HashMap<&str, u32>, InvalidFile> {
        let mut index = HashMap::with_capacity(self.rows());
        for row in 0..self.rows() {
            if let Some(first) = index.insert(self.cell(row, column), row as u32) {
                let problem = Problem::Twice(self.lines[first as usize]);
                return Err(self.fault(row, column, problem));
            }
        }
        Ok(index)
    }

    /// Directed pairs as `(i, j, w)`: the columns named i, j and w, or else the first three. A file without a header,
    /// whose first line is a pair of units, is read from its first line. `unit` gives the number of a unit by its
    /// name; w is 1 where it is not asked for. No unit is linked with itself, and no pair stands there twice.
    pub fn edges(
        &self,
        unit: &dyn Fn(&str) -> Option<u32>,
        weighted: bool,
    ) -> Result<Vec<(u32, u32, f64)>, InvalidFile> {
        let named = self.find("i").zip(self.find("j"));
        let (from, to) = match named {
            Some(named) => named,
            None if self.columns.len() >= 2 => (0, 1),
            None => (self.column("i")?, self.column("j")?),
        };
        let weight = match (weighted, named) {
            (false, _) => None,
            (true, None) if self.columns.len() >= 3 => Some(2),
            (true, _) => Some(self.column("w")?),
        };
        let mut edges = Vec::with_capacity(self.rows() + 1);
        let mut seen = HashMap::with_capacity(self.rows() + 1);
        let first = [from, to].map(|column| unit(&self.columns[column]));
        if let (None, [Some(from), Some(to)]) = (named, first) {
            let weight = weight.map_or(Some(1.0), |column| self.number(&self.columns[column]));
            let problem = || Problem::NotNumber("≥ 0".to_owned());
            let weight = weight.filter(|weight| *weight >= 0.0);
            let weight = weight.ok_or_else(|| InvalidFile::new(&self.file, problem()).at_row(1))?;
            if from == to {
                return Err(InvalidFile::new(&self.file, Problem::SelfPair)
                    .at_row(1)
                    .with_value(&self.columns[1]));
            }
            seen.insert((from, to), 1);
            edges.push((from, to, weight));
        }
        let weights = weight.map(|column| self.numbers(column)).transpose()?;
        for row in 0..self.rows() {
            let number = |column: usize| {
                let kind = || Problem::NoSuchUnit(self.columns[column].clone());
                unit(self.cell(row, column)).ok_or_else(|| self.fault(row, column, kind()))
            };
            let pair = (number(from)?, number(to)?);
            if pair.0 == pair.1 {
                return Err(self.fault(row, to, Problem::SelfPair));
            }
            if let Some(first) = seen.insert(pair, self.lines[row]) {
                return Err(self.fault(row, to, Problem::Twice(first)));
            }
            let weight = match (&weights, weight) {
                (Some(weights), Some(column)) => weights[row]
                    .filter(|weight| *weight >= 0.0)
                    .ok_or_else(|| self.fault(row, column, Problem::NotNumber("≥ 0".to_owned())))?,
                _ => 1.0,
            };
            edges.push((pair.0, pair.1, weight));
        }
        Ok(edges)
    }
}

fn header(cells: &ByteRecord) -> Vec<String> {
    let name = |cell: &[u8]| {
        let text = String::from_utf8_lossy(cell);
        text.trim_start_matches('\u{feff}').trim().to_owned()
    };
    cells.iter().map(name).collect()
}

fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: &u8| line.split(|byte| byte == delimiter).count();
    let delimiters = [b',', b';', b'\t'];
    let most = delimiters.into_iter().max_by_key(count);
    most.filter(|delimiter| count(delimiter) > 0)
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table::from_reader("units.csv", text.as_bytes()).expect("a table")
    }

    #[test]
    fn columns_are_found_by_name_and_numbers_in_either_writing() {
        let table = table("\u{feff}id;count\n a ;1,5\nb;\n\nc;NA\nd;1e3\n");
        assert_eq!(table.rows(), 4);
        let numbers = table.numbers(table.column("count").expect("there"));
        assert_eq!(numbers, Ok(vec![Some(1.5), None, None, Some(1000.0)]));
        assert_eq!(table.cell(0, 0), "a");
    }

    #[test]
    fn a_fault_names_file_row_column_and_value() {
        let table = table("id,count\na,1\nb,many\n");
        let error = table.numbers(1).expect_err("no number");
        assert_eq!(
            error.to_string(),
            "units.csv, row 3, column count, value \"many\": this is no number; wanted is 1.5"
        );
        let error = table.column("pop").expect_err("no such column");
        assert_eq!(error.problem.id(), "missing-column");
        assert!(error.problem.details().contains("count"));
    }

    #[test]
    fn an_id_twice_and_a_hex_that_is_none_are_refused() {
        let table = table("id,h3\na,891e0c5a8bbffff\na,xyz\n");
        let twice = table.index(0).expect_err("twice");
        assert_eq!((twice.row, twice.problem.id()), (Some(3), "twice"));
        assert_eq!(table.each_once(0), Err(twice));
        assert_eq!(table.each_once(1), Ok(()));
        let hex = table.hexes(1).expect_err("no hex");
        assert_eq!((hex.row, hex.problem.id()), (Some(3), "not-hex"));
    }

    #[test]
    fn edges_are_read_by_name_or_row_and_odd_pairs_are_refused() {
        let unit = |name: &str| name.parse::<u32>().ok().filter(|n| *n < 3);
        let read = |text: &str, weighted| table(text).edges(&unit, weighted);
        let edges = read("i,j,w\n0,1,0.5\n1,2,2\n", true);
        assert_eq!(edges, Ok(vec![(0, 1, 0.5), (1, 2, 2.0)]));
        let binary = read("i,j,w\n0,1,0.5\n", false);
        assert_eq!(binary, Ok(vec![(0, 1, 1.0)]));
        let other_names = read("from,to,how_much\n0,1,0.5\n", true);
        assert_eq!(other_names, Ok(vec![(0, 1, 0.5)]));
        let no_header = read("0,1,0.5\n1,2,2\n", true);
        assert_eq!(no_header, Ok(vec![(0, 1, 0.5), (1, 2, 2.0)]));
        for (text, weighted, problem) in [
            ("1,1\n0,1\n", false, "self-pair"),
            ("0,1\n0,1\n", false, "twice"),
            ("0,1,x\n", true, "not-number"),
            ("0\n1\n", false, "missing-column"),
            ("i,j\n0,0\n", false, "self-pair"),
            ("i,j\n0,1\n0,1\n", false, "twice"),
            ("i,j\n0,3\n", false, "no-such-unit"),
            ("i,j,w\n0,1,\n", true, "not-number"),
            ("i,j,w\n0,1,-1\n", true, "not-number"),
            ("i,j\n0,1\n", true, "missing-column"),
        ] {
            let error = read(text, weighted).expect_err("refused");
            assert_eq!(error.problem.id(), problem, "{text}");
        }
    }

    #[test]
    fn a_row_of_more_or_fewer_cells_is_refused_and_a_column_that_stands_twice() {
        for text in ["id,v\na,1,5\nb,2\n", "id,v\na,1\nb\n"] {
            let error = Table::from_reader("units.csv", text.as_bytes()).expect_err("refused");
            assert_eq!(error.problem.id(), "unreadable");
            assert!(error.problem.details().contains("instead of 2"), "{error}");
        }
        assert_eq!(table("id,v\na,1,\n").rows(), 1);
        let error = table("id,v,v\na,1,2\n").column("v").expect_err("twice");
        assert_eq!(error.problem.id(), "duplicate-column");
    }

    #[test]
    fn an_empty_file_is_no_table() {
        let error = Table::from_reader("units.csv", "".as_bytes()).expect_err("empty");
        assert_eq!(error.problem.id(), "empty");
    }
}
