//! A look at a file before it is read: its tables, their columns, which answers stand in them, and the first rows.

use std::collections::BTreeMap;
use std::path::Path;

use csv::ByteRecord;
use gocpont_core::codebook::Codebook;
use gocpont_ingest::export::{self, ExportTable};
use gocpont_ingest::features;
use gocpont_ingest::grid::Grid;
use gocpont_ingest::mapping::matching;
use gocpont_ingest::mapping::proposal::{MOST_ANSWERS, Sample};
use gocpont_ingest::source::{self, Overrides};

use crate::import::input::point_table;

/// As many rows are looked at for their answers.
const ROWS: usize = 100_000;
/// As many rows are kept as they stand.
const HEAD: usize = 8;

/// A table of a file.
pub struct Seen {
    /// Its columns and their answers.
    pub sample: Sample,
    /// Its first rows, each with its line.
    pub head: Vec<(u64, Vec<String>)>,
}

/// The tables of a file, with the answers in their columns and their first rows.
pub fn tables(
    path: &Path,
    written: &Overrides,
    codebooks: &[Codebook],
) -> anyhow::Result<Vec<Seen>> {
    if let Some(export) = export::open(path)? {
        return Ok(export.tables.iter().map(of_export).collect());
    }
    if features::is_geographic(path)? {
        let grid = point_table(path, None, written.sheet.as_deref())?;
        let columns = grid.cells(0).map(str::to_owned).collect();
        return Ok(vec![of_grid("", columns, &grid, 1)]);
    }
    Ok(vec![of_table(path, written, codebooks)?])
}

fn of_export(table: &ExportTable) -> Seen {
    let columns = table.columns.iter().map(|column| column.name.clone());
    of_grid(&table.path, columns.collect(), &table.grid, 0)
}

fn of_grid(name: &str, columns: Vec<String>, grid: &Grid, first: usize) -> Seen {
    let mut seen = Seen::new(name, columns);
    for row in (first..grid.rows()).take(ROWS) {
        let cells: Vec<&str> = grid.cells(row).collect();
        seen.add(grid.line(row), &cells);
    }
    seen
}

fn of_table(path: &Path, written: &Overrides, codebooks: &[Codebook]) -> anyhow::Result<Seen> {
    let known: Vec<matching::Names> = codebooks.iter().map(matching::Names::new).collect();
    let is_known = |name: &str| known.iter().any(|names| names.contains(name));
    let (mut source, _) = source::open(path, written, &is_known)?;
    let mut seen = Seen::new("", source.columns().to_vec());
    let mut cells = ByteRecord::new();
    for _ in 0..ROWS {
        let Some(line) = source.read(&mut cells)? else {
            break;
        };
        let texts: Vec<_> = cells.iter().map(String::from_utf8_lossy).collect();
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        seen.add(line, &texts);
    }
    Ok(seen)
}

impl Seen {
    fn new(name: &str, columns: Vec<String>) -> Self {
        Self {
            sample: Sample {
                table: name.to_owned(),
                answers: vec![BTreeMap::new(); columns.len()],
                columns,
            },
            head: Vec::new(),
        }
    }

    fn add(&mut self, line: u64, cells: &[&str]) {
        if self.head.len() < HEAD {
            let texts = cells.iter().map(|text| (*text).to_owned());
            self.head.push((line, texts.collect()));
        }
        for (cell, answers) in cells.iter().zip(&mut self.sample.answers) {
            let cell = cell.trim();
            if let Some(count) = answers.get_mut(cell) {
                *count += 1;
            } else if answers.len() < MOST_ANSWERS {
                answers.insert(cell.to_owned(), 1);
            }
        }
    }
}
