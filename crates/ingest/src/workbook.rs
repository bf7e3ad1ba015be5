//! Spreadsheets (XLSX, ODS, XLS), told by their content and never by their name: each sheet as a table of texts. They
//! are looked through before they are read, so that nothing in them can take more memory or time than they are worth.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{Reader as _, Xls, Xlsx};

use self::ods::Ods;
use self::rows::Rows;
use self::zipped::Package;
use crate::error::{InvalidFile, Problem, name};
use crate::grid::Grid;

mod cell;
mod ods;
mod ole;
mod rows;
mod zipped;

/// Bytes that a spreadsheet may have.
const LARGEST: u64 = 256 << 20;

/// What a file begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A ZIP archive: XLSX, ODS, or something else in one.
    Zip,
    /// An OLE2 compound file: XLS, or an XLSX with a password.
    Ole,
    /// Neither.
    Other,
}

impl Container {
    /// Looks at the first bytes of a file.
    pub fn of(path: &Path) -> Result<Self, InvalidFile> {
        let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
        let file = File::open(path).map_err(unreadable)?;
        let mut start = Vec::new();
        file.take(8).read_to_end(&mut start).map_err(unreadable)?;
        Ok(match start.as_slice() {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Self::Zip,
            ole::MAGIC => Self::Ole,
            _ => Self::Other,
        })
    }
}

/// An open spreadsheet.
pub struct Workbook {
    file: String,
    book: Book,
}

enum Book {
    Xlsx(Box<Xlsx<BufReader<File>>>),
    Ods(Ods),
    Xls(Box<Xls<BufReader<File>>>),
}

impl Workbook {
    /// Opens a spreadsheet, whatever its name ends in.
    pub fn open(path: &Path) -> Result<Self, InvalidFile> {
        let file = name(path);
        let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
        let refuse = |problem| InvalidFile::new(&file, problem);
        let size = std::fs::metadata(path).map_err(unreadable)?.len();
        if size > LARGEST {
            return Err(refuse(Problem::TooLarge(format!("{} MiB", LARGEST >> 20))));
        }
        let reader = || File::open(path).map(BufReader::new).map_err(unreadable);
        let book = match Container::of(path)? {
            Container::Other => {
                let mut start = String::new();
                // Whatever cannot be shown is not shown.
                let _shown = reader()?.take(16).read_to_string(&mut start);
                let start = crate::error::bounded(start.trim());
                return Err(refuse(Problem::NoSpreadsheet(format!("{start}…"))));
            }
            Container::Zip => match zipped::check(reader()?).map_err(refuse)? {
                Package::Xlsx => {
                    let reader = reader()?;
                    Book::Xlsx(Box::new(guarded(|| Xlsx::new(reader)).map_err(refuse)?))
                }
                Package::Ods => Book::Ods(Ods::open(reader()?).map_err(refuse)?),
            },
            Container::Ole => {
                ole::check(&std::fs::read(path).map_err(unreadable)?).map_err(refuse)?;
                let reader = reader()?;
                Book::Xls(Box::new(guarded(|| Xls::new(reader)).map_err(refuse)?))
            }
        };
        Ok(Self { file, book })
    }

    /// The names of its sheets, in their order.
    #[must_use]
    pub fn sheets(&self) -> Vec<String> {
        match &self.book {
            Book::Xlsx(book) => book.sheet_names(),
            Book::Xls(book) => book.sheet_names(),
            Book::Ods(book) => book.sheets(),
        }
    }

    /// A sheet's filled rows as texts: a number as `12.5`, a day as `2024-03-01`, a moment as `2024-03-01T10:00:00`, a
    /// time as `10:00:00`, yes and no as `true` and `false`, an error cell as its name (`#N/A`). A row reaches to its
    /// last filled cell.
    pub fn grid(&mut self, sheet: &str) -> Result<Grid, InvalidFile> {
        let refuse = |problem| InvalidFile::new(&self.file, problem).with_value(sheet);
        match &mut self.book {
            Book::Xlsx(book) => caught(|| xlsx(book, sheet)).map_err(refuse),
            Book::Xls(book) => caught(|| xls(book, sheet)).map_err(refuse),
            Book::Ods(book) => book.grid(sheet).map_err(refuse),
        }
    }
}

/// Cell by cell as the sheet has them: a sheet's stated size says nothing about what is in it.
fn xlsx(book: &mut Xlsx<BufReader<File>>, sheet: &str) -> Result<Grid, Problem> {
    let mut cells = match book.worksheet_cells_reader(sheet) {
        // A sheet of a chart has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Grid::new(sheet)),
        other => other.map_err(|error| broken(&error))?,
    };
    let mut rows = Rows::new(sheet);
    while let Some(found) = cells.next_cell().map_err(|error| broken(&error))? {
        let (row, column) = found.get_position();
        rows.at(row, column, |text| cell::of_ref(found.get_value(), text))?;
    }
    Ok(rows.finish())
}

fn xls(book: &mut Xls<BufReader<File>>, sheet: &str) -> Result<Grid, Problem> {
    let range = book
        .worksheet_range(sheet)
        .map_err(|error| broken(&error))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut rows = Rows::new(sheet);
    for (row, column, value) in range.used_cells() {
        let at = (
            top.saturating_add(row as u32),
            left.saturating_add(column as u32),
        );
        rows.at(at.0, at.1, |text| cell::of(value, text))?;
    }
    Ok(rows.finish())
}

fn broken(error: &dyn std::fmt::Display) -> Problem {
    Problem::BrokenSpreadsheet(crate::error::bounded(&error.to_string()))
}

/// Opens with a reader that may stumble over a file that is built to make it stumble.
fn guarded<T, E: std::fmt::Display>(open: impl FnOnce() -> Result<T, E>) -> Result<T, Problem> {
    caught(|| open().map_err(|error| broken(&error)))
}

/// What the reader of a broken file gives, or that it gave up.
fn caught<T>(read: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    let gave_up = |_| Problem::BrokenSpreadsheet("its structure contradicts itself".to_owned());
    catch_unwind(AssertUnwindSafe(read)).map_err(gave_up)?
}

#[cfg(test)]
#[path = "workbook/workbook_tests.rs"]
mod tests;
