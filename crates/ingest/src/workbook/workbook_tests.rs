//! Spreadsheets as people save them, and archives that are built to do harm.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format};
use zip::write::SimpleFileOptions;

use super::*;

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("written");
    file
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

fn opened(bytes: &[u8]) -> Result<Workbook, InvalidFile> {
    Workbook::open(file(bytes).path())
}

fn refused(bytes: &[u8]) -> &'static str {
    opened(bytes).err().expect("refused").problem.id()
}

const MIME: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

fn ods(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">\
         <office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("mimetype", MIME), ("content.xml", content.as_bytes())])
}

/// The parts of an XLSX around one sheet.
fn xlsx_of(sheet: &[u8], shared: &[u8]) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let of_book = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/sharedStrings.xml", shared),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

#[test]
fn a_sheet_becomes_texts_that_lose_nothing() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Adatok").expect("a name");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let time = Format::new().set_num_format("hh:mm:ss");
    sheet.write_string(2, 1, "Őri").expect("written");
    sheet
        .write_number(2, 2, 12_345_678_901_234.0)
        .expect("written");
    sheet.write_number(2, 3, 0.1).expect("written");
    let at = ExcelDateTime::parse_from_str("2024-03-01").expect("a day");
    sheet
        .write_datetime_with_format(2, 4, at, &day)
        .expect("written");
    let at = ExcelDateTime::parse_from_str("2024-03-01T10:30:00").expect("a moment");
    sheet
        .write_datetime_with_format(2, 5, at, &day)
        .expect("written");
    let at = ExcelDateTime::parse_from_str("10:30:00").expect("a time");
    sheet
        .write_datetime_with_format(2, 6, at, &time)
        .expect("written");
    sheet.write_boolean(2, 7, true).expect("written");
    sheet.write_blank(2, 400, &day).expect("written");
    sheet.write_string(5, 0, "1.5").expect("written");
    let bytes = book.save_to_buffer().expect("saved");
    let mut book = opened(&bytes).expect("opened");
    assert_eq!(book.sheets(), ["Adatok"]);
    let grid = book.grid("Adatok").expect("read");
    assert_eq!(grid.rows(), 2);
    let cells: Vec<&str> = grid.cells(0).collect();
    let expected = [
        "",
        "Őri",
        "12345678901234",
        "0.1",
        "2024-03-01",
        "2024-03-01T10:30:00",
        "10:30:00",
        "true",
    ];
    assert_eq!(cells, expected);
    assert!(grid.is_number(0, 3) && !grid.is_number(0, 4) && !grid.is_number(1, 0));
    assert_eq!((grid.line(0), grid.line(1)), (3, 6));
}

#[test]
fn an_open_document_is_read_with_its_repeats_types_and_paragraphs() {
    let body = "<table:table table:name=\"Első\"><table:table-column/>\
        <table:table-header-rows><table:table-row><table:table-cell office:value-type=\"string\"><text:p>id</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>n&amp;m</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row></table:table-header-rows>\
        <table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" office:value=\"3.0\"><text:p>3,00</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"date\" office:date-value=\"2024-03-01T00:00:00\"/>\
        <table:table-cell office:value-type=\"time\" office:time-value=\"PT10H30M00S\"/>\
        <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
        <table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c=\"2\"/><text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        </table:table><table:table table:name=\"Második\"/>";
    let mut book = opened(&ods(body)).expect("opened");
    assert_eq!(book.sheets(), ["Első", "Második"]);
    let grid = book.grid("Első").expect("read");
    let row = |row: usize| grid.cells(row).collect::<Vec<_>>();
    assert_eq!(row(0), ["id", "n&m", "n&m"]);
    let data = ["3", "2024-03-01", "10:30:00", "true", "a  b\nc"];
    assert_eq!((row(1), row(2)), (data.to_vec(), data.to_vec()));
    assert_eq!((grid.line(0), grid.line(1), grid.line(2)), (1, 5, 6));
    assert!(book.grid("Második").expect("read").is_empty());
}

#[test]
fn an_open_document_that_breaks_off_or_repeats_without_end_is_refused() {
    let cut = "<table:table table:name=\"x\"><table:table-row><table:table-cell>";
    assert_eq!(refused(&ods(cut)), "broken-spreadsheet");
    let many = "<table:table table:name=\"x\"><table:table-row table:number-rows-repeated=\"1000000\">\
        <table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16000\"><text:p>x</text:p></table:table-cell>\
        </table:table-row></table:table>";
    let mut book = opened(&ods(many)).expect("it opens");
    let error = book.grid("x").expect_err("too many cells");
    assert_eq!(error.problem.id(), "too-large");
}

#[test]
fn what_a_file_is_stands_in_its_content_and_not_in_its_name() {
    assert_eq!(refused(b"id,name\n1,a\n"), "no-spreadsheet");
    assert_eq!(
        refused(&archive(&[
            ("word/document.xml", b"<x/>"),
            ("_rels/.rels", b"<x/>")
        ])),
        "no-spreadsheet"
    );
    let text = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<x/>"),
    ]);
    assert_eq!(refused(&text), "no-spreadsheet");
    assert_eq!(
        refused(&archive(&[("xl/workbook.bin", b"")])),
        "no-spreadsheet"
    );
    assert_eq!(
        refused(b"PK\x03\x04 and nothing else"),
        "broken-spreadsheet"
    );
    let error = opened(&archive(&[("FORM.csv", b"a,b")]))
        .err()
        .expect("no sheet");
    assert_eq!(error.problem.details(), "FORM.csv");
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    // 40 MiB of one letter.
    let sheet = vec![b' '; 40 << 20];
    assert_eq!(refused(&xlsx_of(&sheet, b"<sst></sst>")), "zip-bomb");
    let small = vec![b' '; 12 << 20];
    let many: Vec<(&str, &[u8])> = [
        ("a.xml", &small[..]),
        ("b.xml", &small),
        ("c.xml", &small),
        ("xl/workbook.xml", b""),
    ]
    .to_vec();
    assert_eq!(refused(&archive(&many)), "zip-bomb");
}

#[test]
fn an_archive_that_states_less_than_it_holds_is_refused() {
    let mut bytes = xlsx_of(
        b"<worksheet><sheetData></sheetData></worksheet>",
        b"<sst></sst>",
    );
    let name = b"xl/worksheets/sheet1.xml";
    // The last place of the name is in the central directory, 46 bytes behind the entry's beginning.
    let at = bytes
        .windows(name.len())
        .rposition(|part| part == name)
        .expect("there")
        - 46;
    bytes[at + 24..at + 28].copy_from_slice(&3_u32.to_le_bytes());
    assert!(matches!(refused(&bytes), "zip-bomb" | "broken-spreadsheet"));
}

#[test]
fn entities_and_counts_that_no_file_has_room_for_are_refused() {
    let bomb = b"<!DOCTYPE x [<!ENTITY a \"aaaa\">]><sst></sst>";
    assert_eq!(
        refused(&xlsx_of(
            b"<worksheet><sheetData></sheetData></worksheet>",
            bomb
        )),
        "xml-entities"
    );
    let count = b"<sst uniqueCount=\"99999999999999\"></sst>";
    assert_eq!(
        refused(&xlsx_of(
            b"<worksheet><sheetData></sheetData></worksheet>",
            count
        )),
        "broken-spreadsheet"
    );
}

#[test]
fn a_sheet_is_bound_by_its_filled_cells_and_not_by_its_stated_size() {
    let sheet = b"<worksheet><dimension ref=\"A1:XFD1048576\"></dimension><sheetData><row r=\"1\"><c r=\"B1\"><v>5</v></c></row>\
        <row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>";
    let mut book = opened(&xlsx_of(sheet, b"<sst></sst>")).expect("opened");
    let grid = book.grid("s").expect("read");
    assert_eq!((grid.rows(), grid.line(1)), (2, 1_048_576));
    assert_eq!(grid.cells(0).collect::<Vec<_>>(), ["", "5"]);
    let disorder = b"<worksheet><sheetData><row r=\"2\"><c r=\"A2\"><v>5</v></c></row><row r=\"1\"><c r=\"A1\"><v>5</v></c></row></sheetData></worksheet>";
    let error = opened(&xlsx_of(disorder, b"<sst></sst>"))
        .expect("opened")
        .grid("s")
        .expect_err("disorder");
    assert_eq!(error.problem.id(), "broken-spreadsheet");
    let wide = b"<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZZ1\"><v>5</v></c></row></sheetData></worksheet>";
    assert!(
        opened(&xlsx_of(wide, b"<sst></sst>"))
            .expect("opened")
            .grid("s")
            .is_err()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_archive_makes_the_workbook_panic(sheet in prop::collection::vec(any::<u8>(), 0..200), text in "[<>/a-z\"= :-]{0,200}") {
        for content in [&sheet[..], text.as_bytes()] {
            for bytes in [xlsx_of(content, content), archive(&[("mimetype", MIME), ("content.xml", content)])] {
                if let Ok(mut book) = opened(&bytes) {
                    for sheet in book.sheets() {
                        let _read = book.grid(&sheet);
                    }
                }
            }
        }
    }

    #[test]
    fn no_damaged_byte_makes_the_workbook_panic(at in 0_usize..600, byte in any::<u8>()) {
        let mut bytes = xlsx_of(b"<worksheet><sheetData><row r=\"1\"><c r=\"B1\"><v>5</v></c></row></sheetData></worksheet>", b"<sst></sst>");
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(mut book) = opened(&bytes) {
            for sheet in book.sheets() {
                let _read = book.grid(&sheet);
            }
        }
    }
}
