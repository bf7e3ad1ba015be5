//! A table in memory: its cells as texts, one after the other, and the row of the file that each line came from.

/// Cells as texts, row by row; a row may be shorter than another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    name: String,
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    /// How many cells there are up to the end of each row.
    row_ends: Vec<usize>,
    lines: Vec<u64>,
    /// One bit for each cell up to the last one that its file holds as a number.
    numbers: Vec<u64>,
}

impl Grid {
    /// An empty table; the name is what messages call it: a sheet, or a file inside another.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Adds a row, which stands in this line of its file or sheet (the first is 1).
    pub fn push<C: AsRef<str>>(&mut self, line: u64, cells: impl IntoIterator<Item = C>) {
        for cell in cells {
            self.add(cell.as_ref(), false);
        }
        self.end_row(line);
    }

    /// Adds a cell to the row that [`Grid::end_row`] will end; `is_number` where the file holds it as a number, not as
    /// a text that looks like one.
    pub fn add(&mut self, cell: &str, is_number: bool) {
        if is_number {
            let at = self.ends.len();
            if self.numbers.len() <= at / 64 {
                self.numbers.resize(at / 64 + 1, 0);
            }
            if let Some(bits) = self.numbers.get_mut(at / 64) {
                *bits |= 1 << (at % 64);
            }
        }
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// Ends the row, which stands in this line of its file or sheet.
    pub fn end_row(&mut self, line: u64) {
        self.row_ends.push(self.ends.len());
        self.lines.push(line);
    }

    /// How many cells there are in all rows, those of a row that is not ended included.
    #[must_use]
    pub fn cell_count(&self) -> usize {
        self.ends.len()
    }

    /// Whether the file holds the cell as a number, written here with a decimal point.
    #[must_use]
    pub fn is_number(&self, row: usize, column: usize) -> bool {
        let (start, end) = self.span(row);
        let at = start + column;
        let bits = self.numbers.get(at / 64).copied().unwrap_or_default();
        at < end && bits >> (at % 64) & 1 == 1
    }

    /// What messages call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many rows there are, a header counted.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Bytes of all cells together.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The line of a row in its file; 0 where there is no such row.
    #[must_use]
    pub fn line(&self, row: usize) -> u64 {
        self.lines.get(row).copied().unwrap_or_default()
    }

    /// How many cells a row has.
    #[must_use]
    pub fn width(&self, row: usize) -> usize {
        let (start, end) = self.span(row);
        end - start
    }

    /// The cell's text as it is; empty where the row has no such cell.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let (start, end) = self.span(row);
        if column >= end - start {
            return "";
        }
        self.text_of(start + column)
    }

    /// The cells of a row.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = &str> {
        let (start, end) = self.span(row);
        (start..end).map(|at| self.text_of(at))
    }

    fn span(&self, row: usize) -> (usize, usize) {
        let end = self.row_ends.get(row).copied().unwrap_or_default();
        let before = row.checked_sub(1).and_then(|row| self.row_ends.get(row));
        (before.copied().unwrap_or_default().min(end), end)
    }

    fn text_of(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|at| self.ends.get(at));
        let end = self.ends.get(at).copied().unwrap_or_default();
        let start = start.copied().unwrap_or_default();
        self.text.get(start..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_any_width_keep_their_cells_and_lines() {
        let mut grid = Grid::new("people");
        grid.push(1, ["id", "név"]);
        grid.push(2, [""; 0]);
        grid.push(5, ["a", "Őri", "x"]);
        assert_eq!((grid.name(), grid.rows(), grid.bytes()), ("people", 3, 12));
        assert_eq!((grid.width(0), grid.width(1), grid.width(2)), (2, 0, 3));
        assert_eq!(grid.cell(2, 1), "Őri");
        assert_eq!(
            (grid.cell(1, 0), grid.cell(0, 2), grid.cell(9, 9)),
            ("", "", "")
        );
        assert_eq!(grid.line(2), 5);
        assert_eq!(grid.cells(0).collect::<Vec<_>>(), ["id", "név"]);
    }

    #[test]
    fn a_number_of_the_file_is_told_from_a_text_that_looks_like_one() {
        let mut grid = Grid::new("people");
        for row in 0..50 {
            grid.add("1.5", row % 2 == 0);
            grid.add("1.5", row % 2 == 1);
            grid.end_row(row + 1);
        }
        for row in 0..50 {
            assert_eq!(grid.is_number(row, 0), row % 2 == 0, "{row}");
            assert_eq!(grid.is_number(row, 1), row % 2 == 1, "{row}");
        }
        assert!(!grid.is_number(0, 3) && !grid.is_number(99, 0));
        assert_eq!(grid.cell_count(), 100);
    }
}
