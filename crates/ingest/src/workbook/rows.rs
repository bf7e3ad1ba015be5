//! Cells of a sheet become rows of a grid, within bounds on how many there are and how much they say.

use crate::error::Problem;
use crate::grid::Grid;

/// Cells of a sheet, the blank ones before a filled one in its row counted.
const CELLS: usize = 40_000_000;
/// Bytes of all texts together.
const TEXT: usize = 512 << 20;
/// Columns of a sheet, as spreadsheets have them.
const COLUMNS: u32 = 16_384;

/// Rows while they are filled.
pub struct Rows {
    grid: Grid,
    /// The row that is being filled (the first is 0).
    row: u32,
    /// How many of its cells there are.
    width: u32,
    text: String,
}

impl Rows {
    /// No row yet.
    pub fn new(sheet: &str) -> Self {
        Self {
            grid: Grid::new(sheet),
            row: 0,
            width: 0,
            text: String::new(),
        }
    }

    /// Puts a cell at its row and column, counted from 0; `write` writes its text and tells whether it is a number.
    pub fn at(
        &mut self,
        row: u32,
        column: u32,
        write: impl FnOnce(&mut String) -> bool,
    ) -> Result<(), Problem> {
        self.text.clear();
        let is_number = write(&mut self.text);
        if self.text.is_empty() {
            return Ok(());
        }
        if row != self.row {
            self.end();
        }
        let ordered = row >= self.row && (column >= self.width || row != self.row);
        if !ordered || column >= COLUMNS {
            let what = format!("row {} is out of order", u64::from(row) + 1);
            return Err(Problem::BrokenSpreadsheet(what));
        }
        self.row = row;
        let cells = self.grid.cell_count() + (column - self.width) as usize + 1;
        if cells > CELLS || self.grid.bytes() + self.text.len() > TEXT {
            return Err(Problem::TooLarge(format!(
                "{CELLS} cells, {} MiB",
                TEXT >> 20
            )));
        }
        for _ in self.width..column {
            self.grid.add("", false);
        }
        self.grid.add(&self.text, is_number);
        self.width = column + 1;
        Ok(())
    }

    fn end(&mut self) {
        if self.width > 0 {
            self.grid.end_row(u64::from(self.row) + 1);
        }
        self.width = 0;
    }

    /// The rows that have a filled cell.
    pub fn finish(mut self) -> Grid {
        self.end();
        self.grid
    }
}
