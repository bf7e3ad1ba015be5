//! A spreadsheet of any bytes, of any XML inside a sound archive, and the sheets of it as households: rows of texts or
//! a message.

#![no_main]

use gocpont_fuzz::{HOUSEHOLD, archive, book, file, watched, xlsx};
use gocpont_ingest::coordinates::Axes;
use gocpont_ingest::survey::{Batch, Survey};
use gocpont_ingest::workbook::Workbook;
use libfuzzer_sys::fuzz_target;

const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Bytes that begin as an archive or a compound file are the file itself; XML of an Open Document is its content;
/// anything else is the sheet's XML, the shared texts, the styles and the workbook's XML, parted by lines of `---`.
fn packed(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return bytes.to_vec();
    }
    if bytes.starts_with(b"<office:") {
        return archive([("mimetype", OPEN_DOCUMENT), ("content.xml", bytes)]);
    }
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split("\n---\n");
    let sheet = parts.next().unwrap_or_default().to_owned();
    let shared = parts.next().unwrap_or("<sst/>");
    let styles = parts.next().unwrap_or("<styleSheet/>");
    let names = book(&["s"]);
    xlsx(parts.next().unwrap_or(&names), &[sheet], shared, styles)
}

fuzz_target!(|bytes: &[u8]| watched(|| {
    let path = file("xlsx", &packed(bytes));
    if let Ok(mut workbook) = Workbook::open(&path) {
        for sheet in workbook.sheets() {
            let Ok(grid) = workbook.grid(&sheet) else {
                continue;
            };
            let lines: Vec<u64> = (0..grid.rows()).map(|row| grid.line(row)).collect();
            assert!(lines.is_sorted_by(|a, b| a < b), "rows in their order");
            let read: usize = (0..grid.rows())
                .flat_map(|row| grid.cells(row))
                .map(str::len)
                .sum();
            assert_eq!(read, grid.bytes(), "every cell is in a row");
        }
    }
    let survey = Survey {
        valid_from: Some(jiff::civil::date(2024, 3, 1)),
        // Trying coordinates in every system takes a hundred times longer than all the rest.
        axes: Some(Axes::AsNamed),
        ..Survey::new(&HOUSEHOLD)
    };
    let Ok(mut reader) = survey.open(&path) else {
        return;
    };
    let mut batch = Batch::default();
    while let Ok(true) = reader.next_batch(&mut batch) {
        assert!(batch.records.len() + batch.rejections.len() <= 8192);
    }
}));
