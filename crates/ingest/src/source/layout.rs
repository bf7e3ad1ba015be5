//! Where the header of a table stands: a survey has it in its first row; a statistical office's table, with titles and
//! merged rows above it, is no survey, and the row that looks like the header is named.

use crate::error::{InvalidFile, Problem, some_of};
use crate::grid::Grid;

/// Rows that may be the header.
pub(crate) const LOOKED_AT: usize = 30;

/// The row of the grid that is the header: the one that stands in the given line, or the first.
pub(crate) fn header(
    file: &str,
    grid: &Grid,
    given: Option<u64>,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<usize, InvalidFile> {
    if let Some(line) = given {
        let at = (0..grid.rows()).find(|row| grid.line(*row) >= line);
        return at.ok_or_else(|| InvalidFile::new(file, Problem::Empty).at_row(line));
    }
    let known = |row: usize| grid.cells(row).filter(|c| is_known(c.trim())).count();
    if known(0) > 0 {
        return Ok(0);
    }
    let rows = 1..grid.rows().min(LOOKED_AT);
    let best = rows
        .map(|row| (known(row), row))
        .max_by_key(|(n, row)| (*n, usize::MAX - row));
    let found = match best {
        Some((count, row)) if count > 1 => Some(row),
        _ => below_titles(grid),
    };
    let Some(row) = found else { return Ok(0) };
    let cells = some_of(grid.cells(row).filter(|c| !c.trim().is_empty()));
    Err(InvalidFile::new(file, Problem::HeaderElsewhere(cells)).at_row(grid.line(row)))
}

/// The first row that fills half of the table's columns, where the first row is a title: it fills a third at most.
fn below_titles(grid: &Grid) -> Option<usize> {
    let filled = |row: usize| grid.cells(row).filter(|c| !c.trim().is_empty()).count();
    let looked_at = grid.rows().min(LOOKED_AT);
    let widest = (0..looked_at).map(filled).max()?;
    if widest < 3 || 3 * filled(0) > widest {
        return None;
    }
    (1..looked_at).find(|row| 2 * filled(*row) >= widest)
}
