//! Spreadsheets (XLSX, ODS, XLS), told by their content and never by their name: each sheet as a table of texts.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use calamine::{Data, Reader as _, Sheets};

use crate::error::{InvalidFile, Problem, name};
use crate::grid::Grid;

/// An open spreadsheet.
pub struct Workbook {
    file: String,
    sheets: Sheets<Cursor<Arc<[u8]>>>,
}

impl Workbook {
    /// Opens a spreadsheet, whatever its name ends in.
    pub fn open(path: &Path) -> Result<Self, InvalidFile> {
        let file = name(path);
        let bytes = std::fs::read(path).map_err(|error| InvalidFile::unreadable(path, &error))?;
        let sheets = calamine::open_workbook_auto_from_rs(Cursor::new(Arc::from(bytes)));
        let sheets = sheets
            .map_err(|error| InvalidFile::new(&file, Problem::Unreadable(error.to_string())))?;
        Ok(Self { file, sheets })
    }

    /// The names of its sheets, in their order.
    #[must_use]
    pub fn sheets(&self) -> Vec<String> {
        self.sheets.sheet_names()
    }

    /// A sheet's filled rows as texts: a number as `12.5`, a day as `2024-03-01`, a moment as `2024-03-01T10:00:00`,
    /// yes and no as `true` and `false`, an error cell as its name (`#N/A`).
    pub fn grid(&mut self, sheet: &str) -> Result<Grid, InvalidFile> {
        let range = self.sheets.worksheet_range(sheet);
        let range = range.map_err(|error| {
            InvalidFile::new(&self.file, Problem::Unreadable(error.to_string()))
        })?;
        let (top, left) = range.start().unwrap_or_default();
        let mut grid = Grid::new(sheet);
        for (line, row) in (u64::from(top) + 1..).zip(range.rows()) {
            let blank = std::iter::repeat_n(String::new(), left as usize);
            let cells: Vec<String> = blank.chain(row.iter().map(text)).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                grid.push(line, cells);
            }
        }
        Ok(grid)
    }
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        other => other.to_string(),
    }
}
