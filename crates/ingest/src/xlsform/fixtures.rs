//! Small forms made in tests, and the words that the program would give.

use std::path::{Path, PathBuf};

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::Labels;

use super::{Converted, Form, Terms, convert, read};
use crate::codebook::{Loaded, parse};
use crate::error::InvalidFile;
use crate::parameter::Thresholds;

/// A spreadsheet with these sheets, each row a line with `|` between its cells.
pub fn spreadsheet(folder: &Path, sheets: &[(&str, &str)]) -> PathBuf {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, text) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split('|')) {
                sheet
                    .write_string(row, column, cell.trim())
                    .expect("a cell");
            }
        }
    }
    let path = folder.join("form.xlsx");
    workbook.save(&path).expect("a file");
    path
}

/// The form of these sheets.
pub fn form(sheets: &[(&str, &str)]) -> Result<Form, InvalidFile> {
    let folder = tempfile::tempdir().expect("a folder");
    read(&spreadsheet(folder.path(), sheets))
}

/// The draft of these sheets.
pub fn converted(sheets: &[(&str, &str)]) -> Converted {
    let form = form(sheets).expect("a sound form");
    convert(&form, Some("household"), &terms()).expect("a codebook")
}

/// The draft as our own parser reads it.
pub fn loaded(converted: &Converted) -> Loaded {
    let text = converted
        .draft
        .to_toml(&|remark| format!("{} {}", remark.id, remark.name));
    parse("form.toml", &text, &Thresholds::default())
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn labels(text: &str) -> Labels {
    Labels {
        hu: format!("{text} hu"),
        cs: format!("{text} cs"),
        en: text.to_owned(),
    }
}

/// Words in place of the program's.
pub fn terms() -> Terms {
    let kinds = NoAnswer::ALL.into_iter();
    Terms {
        identifier: labels("identifier"),
        parent: labels("parent"),
        day: labels("day"),
        longitude: labels("longitude"),
        latitude: labels("latitude"),
        other: labels("other"),
        yes: labels("yes"),
        no: labels("no"),
        no_answer: kinds.map(|kind| (kind, labels(kind.code()))).collect(),
        place: labels("place"),
        leave_empty: labels("leave empty"),
        introduction: labels("introduction"),
        blocks: std::iter::once(("housing".to_owned(), labels("housing"))).collect(),
    }
}
