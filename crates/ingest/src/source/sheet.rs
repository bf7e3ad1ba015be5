//! A sheet of a spreadsheet as rows under a header.

use std::borrow::Cow;
use std::path::Path;

use super::dialect::{Dialect, Fact, Overrides, given_decimal};
use super::{GridSource, layout};
use crate::error::{InvalidFile, Problem, name, some_of};
use crate::grid::Grid;
use crate::workbook::Workbook;

/// Rows that are looked at for a header, and column names that make one.
const HEADER: (usize, usize) = (30, 2);

/// Opens the sheet that is asked for; or the first one with columns that are looked for, as the data often stand behind a
/// cover; or the first one that holds anything.
pub fn open_sheet(
    path: &Path,
    overrides: &Overrides,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<(GridSource<'static>, Dialect), InvalidFile> {
    let file = name(path);
    let mut book = Workbook::open(path)?;
    let sheets = book.sheets();
    let mut filled = None;
    if let Some(wanted) = &overrides.sheet {
        if !sheets.contains(wanted) {
            let found = some_of(sheets.iter().map(String::as_str));
            let problem = Problem::NoSuchSheet { found };
            return Err(InvalidFile::new(&file, problem).with_value(wanted));
        }
        filled = Some(book.grid(wanted)?);
    } else {
        for sheet in &sheets {
            let grid = book.grid(sheet)?;
            let has_header = has_header(&grid, is_known);
            if has_header || (filled.is_none() && !grid.is_empty()) {
                filled = Some(grid);
            }
            if has_header {
                break;
            }
        }
    }
    drop(book);
    let grid = filled.ok_or_else(|| InvalidFile::new(&file, Problem::Empty))?;
    if grid.is_empty() {
        return Err(InvalidFile::new(&file, Problem::Empty));
    }
    let at = layout::header(&file, &grid, overrides.header_row, is_known)?;
    let mut dialect = Dialect::of_grid(&grid, at, overrides);
    dialect.sheet = Some(grid.name().to_owned());
    let others = sheets.iter().filter(|sheet| *sheet != grid.name());
    let others = some_of(others.map(String::as_str));
    let id = match (overrides.sheet.is_some(), others.is_empty()) {
        (true, _) => "given-sheet",
        (false, true) => "detected-sheet",
        (false, false) => "detected-sheet-of",
    };
    let args = [("sheet", grid.name()), ("others", &others)];
    dialect.facts.push(Fact::new(id, &args));
    if overrides.header_row.is_some() {
        let row = dialect.header_row.to_string();
        dialect
            .facts
            .push(Fact::new("given-header", &[("row", &row)]));
    }
    dialect.facts.extend(given_decimal(overrides));
    let bytes = std::fs::metadata(path).map_or(0, |found| found.len());
    Ok((GridSource::new(Cow::Owned(grid), at, bytes), dialect))
}

/// Whether one of the first rows names columns that are looked for.
fn has_header(grid: &Grid, is_known: &dyn Fn(&str) -> bool) -> bool {
    let names = |row: usize| grid.cells(row).filter(|cell| is_known(cell)).count();
    (0..grid.rows().min(HEADER.0)).any(|row| names(row) >= HEADER.1)
}
