//! Reports as CSV, safe to open in a spreadsheet: nothing in a cell is taken for a formula.

use crate::staff::refused::Refused;

/// Rows as CSV (RFC 4180) in UTF-8, the first one naming the columns. A mark of the encoding stands before it, without which
/// spreadsheets read the letters wrongly.
pub fn written(rows: &[Vec<String>]) -> Result<String, Refused> {
    let failed = |error: String| Refused::Failed(error);
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| harmless(cell));
        writer
            .write_record(cells)
            .map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| failed(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| failed(error.to_string()))?;
    Ok(format!("\u{feff}{text}"))
}

/// A cell that would be a formula begins with an apostrophe (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_a_text_and_so_is_what_looks_like_a_row() {
        let row = |cells: &[&str]| cells.iter().map(|own| (*own).to_owned()).collect();
        let text = written(&[
            row(&["code", "count"]),
            row(&["=HYPERLINK(\"x\")", "3"]),
            row(&["a,\"b\"\nc"]),
        ]);
        assert_eq!(
            text.unwrap(),
            "\u{feff}code,count\r\n\"'=HYPERLINK(\"\"x\"\")\",3\r\n\"a,\"\"b\"\"\nc\"\r\n"
        );
    }
}
