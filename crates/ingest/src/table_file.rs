//! Tables as people's spreadsheets open them: CSV in UTF-8, or XLSX. No text becomes a formula.

use rust_xlsxwriter::{DataValidation, Format, Workbook, Worksheet, XlsxError};

use crate::rejection::neutral;

/// Rows of a sheet that a list of choices is offered for, below its header.
const OFFERED: u32 = 2000;

/// The longest list of choices that a cell can offer, in characters (a bound of the format).
const LONGEST_LIST: usize = 255;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
}

impl Cell {
    /// A text; nothing where there is none.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        Self::Text(text.to_owned())
    }

    /// The same as it stands in a text table: numbers with a point, texts that no spreadsheet takes for a formula.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => neutral(text),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// A table under a header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The sheet's name.
    pub name: String,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// What may stand in a column, by its position, where that is a short list.
    pub choices: Vec<(usize, Vec<String>)>,
    /// What is written of a column, by its position, above it when somebody points at it.
    pub notes: Vec<(usize, String)>,
}

impl Table {
    /// As comma-separated values.
    ///
    /// # Errors
    ///
    /// Where the rows are not as long as the header.
    pub fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.header)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::plain))?;
        }
        writer
            .into_inner()
            .map_err(|error| error.into_error().into())
    }

    /// As the one sheet of a workbook.
    ///
    /// # Errors
    ///
    /// Where it has more rows or longer texts than a sheet may have.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        workbook(std::slice::from_ref(self))
    }
}

/// Several tables as the sheets of a workbook.
///
/// # Errors
///
/// Where one has more rows or longer texts than a sheet may have, or two have one name.
pub fn workbook(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&table.name)?;
        fill(sheet, table, &bold)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table, bold: &Format) -> Result<(), XlsxError> {
    for (column, name) in (0_u16..).zip(&table.header) {
        sheet.write_string_with_format(0, column, name, bold)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => drop(sheet.write_string(row, column, text)?),
                Cell::Number(number) => drop(sheet.write_number(row, column, *number)?),
            }
        }
    }
    for (column, choices) in &table.choices {
        let length = choices
            .iter()
            .map(|choice| choice.chars().count() + 1)
            .sum::<usize>();
        if length > LONGEST_LIST || choices.is_empty() {
            continue;
        }
        let list = DataValidation::new().allow_list_strings(choices)?;
        let column = u16::try_from(*column).unwrap_or(u16::MAX);
        sheet.add_data_validation(1, column, OFFERED, column, &list)?;
    }
    for (column, text) in &table.notes {
        let column = u16::try_from(*column).unwrap_or(u16::MAX);
        sheet.insert_note(0, column, &rust_xlsxwriter::Note::new(text))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    Ok(())
}
