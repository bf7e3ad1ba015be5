//! The three sheets of a form that is written: survey, choices, settings.

use gocpont_core::codebook::{Codebook, Labels};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{FormRows, Row, unit_name};

/// The languages as label columns name them.
const LANGUAGES: [&str; 3] = ["Magyar (hu)", "Čeština (cs)", "English (en)"];

/// Columns of the survey sheet, labels and hints by language.
fn survey_header() -> Vec<String> {
    let by_language = |what: &'static str| LANGUAGES.iter().map(move |of| format!("{what}::{of}"));
    let plain = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut header = plain(&["type", "name"]);
    header.extend(by_language("label"));
    header.extend(by_language("hint"));
    header.extend(plain(&[
        "required",
        "constraint",
        "default",
        "codebook_role",
        "codebook_type",
    ]));
    header.extend(plain(&[
        "codebook_sensitivity",
        "codebook_store",
        "codebook_unit",
        "codebook_no_answer",
        "codebook_allowed",
    ]));
    header
}

fn cells(row: &Row) -> Vec<String> {
    let mut cells = vec![row.kind.clone(), row.name.clone()];
    cells.extend(three(row.label.as_ref()));
    cells.extend(three(row.hint.as_ref()));
    let required = if row.required { "yes" } else { "" };
    let rest = [
        required,
        &row.constraint,
        row.default,
        &row.role,
        row.type_name,
        row.sensitivity,
        row.store,
        &row.unit,
        &row.no_answer,
        &row.allowed,
    ];
    cells.extend(rest.map(str::to_owned));
    cells
}

fn three(labels: Option<&Labels>) -> [String; 3] {
    labels.map_or_else(Default::default, |labels| {
        [labels.hu.clone(), labels.cs.clone(), labels.en.clone()]
    })
}

/// The whole file.
pub fn workbook(form: &FormRows<'_>, book: &Codebook) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed moment: the same codebook gives the same bytes.
    let moment = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment));
    let survey = form.survey.iter().map(cells);
    sheet(workbook.add_worksheet(), "survey", &survey_header(), survey)?;
    let mut header = vec!["list_name".to_owned(), "name".to_owned()];
    header.extend(LANGUAGES.iter().map(|of| format!("label::{of}")));
    let choices = form.lists.iter().flat_map(|(list, choices)| {
        choices.iter().map(move |(name, label)| {
            let mut cells = vec![list.clone(), name.clone()];
            cells.extend(three(Some(label)));
            cells
        })
    });
    sheet(workbook.add_worksheet(), "choices", &header, choices)?;
    let settings = [
        ("form_title", book.label.hu.as_str()),
        ("form_id", book.id.as_str()),
        ("version", book.version.as_str()),
        ("default_language", LANGUAGES[0]),
        ("codebook_unit", unit_name(book.unit)),
    ];
    let header: Vec<String> = settings
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    let row = settings
        .iter()
        .map(|(_, value)| (*value).to_owned())
        .collect();
    sheet(
        workbook.add_worksheet(),
        "settings",
        &header,
        std::iter::once(row),
    )?;
    workbook.save_to_buffer()
}

fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    header: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, name) in (0_u16..).zip(header) {
        sheet.write_string_with_format(0, at, name, &bold)?;
        let wide = name.starts_with("label") || name.starts_with("hint");
        sheet.set_column_width(at, if wide { 36 } else { 18 })?;
    }
    for (at, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(&row) {
            if !cell.is_empty() {
                sheet.write_string(at, column, cell)?;
            }
        }
    }
    Ok(())
}
