//! Whole survey files: encodings, delimiters, headers, and files that nobody can read.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::encoding::Encoding;
use crate::source::number::Decimal;

#[test]
fn one_file_in_each_encoding_and_with_each_delimiter_gives_the_same_records() {
    let text = "id,rooms,tenure,lon,lat,megjegyzés\r\nő1,3,tenant,18.32,47.65,\"a \"\"b\"\"\"\r\n";
    let expected = households(text).expect("a sound file").records;
    assert_eq!(expected[0].id, "ő1");
    let (codebook, areas) = (book("household", ""), areas());
    let semicolons = text.replace(',', ";").replace("18.32;47.65", "18,32;47,65");
    let (windows, _, _) = encoding_rs::WINDOWS_1250.encode(&semicolons);
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = ["\u{feff}", &text.replace(',', "\t")].concat();
    for bytes in [semicolons.as_bytes(), &windows, &utf16, marked.as_bytes()] {
        let records = read(survey(&codebook, &areas), bytes)
            .expect("a sound file")
            .records;
        assert_eq!(records, expected);
    }
}

#[test]
fn a_file_that_cannot_be_understood_is_refused_as_a_whole() {
    let noise: Vec<String> = (0..200).map(|i| format!("q{i}")).collect();
    let noise = noise.join(",") + "\n" + &vec!["1"; 200].join(",") + "\n";
    let open = format!(
        "id,rooms,lon,lat\nh1,3,18.3,47.6\nh2,\"{}",
        "x,\n".repeat(1 << 20)
    );
    for (text, id, row) in [
        ("", "empty", None),
        ("\n \n", "empty", Some(1)),
        (&noise, "no-known-column", Some(1)),
        (
            "id:rooms:lon:lat\nh1:3:18.3:47.6\n",
            "no-known-column",
            Some(1),
        ),
        ("id,tenure,lon,lat\n", "missing-column", Some(1)),
        ("rooms,lon,lat\n", "missing-column", Some(1)),
        ("id,rooms,rooms,lon,lat\n", "duplicate-column", Some(1)),
        ("id,rooms\n", "no-coordinates", Some(1)),
        (&open, "row-too-long", Some(3)),
    ] {
        let error = households(text).expect_err(id);
        assert_eq!((error.problem.id(), error.row), (id, row), "{error}");
        assert!(error.to_string().len() < 1000, "{error}");
    }
    let (codebook, areas) = (book("household", ""), areas());
    let undated = Survey {
        valid_from: None,
        ..survey(&codebook, &areas)
    };
    let error = read(undated, b"id,rooms,lon,lat\n").expect_err("no date");
    assert_eq!(error.problem.id(), "no-date");
    let error = undated
        .open(Path::new("no/such/file.csv"))
        .err()
        .expect("no file");
    assert_eq!(error.problem.id(), "unreadable");
}

#[test]
fn a_header_without_rows_is_a_file_with_nothing_to_take() {
    let batch = households("id,rooms,lon,lat\n").expect("a sound file");
    assert!(batch.records.is_empty() && batch.rejections.is_empty());
}

#[test]
fn unknown_columns_are_told_and_nameless_ones_are_not() {
    let (codebook, areas) = (book("household", ""), areas());
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(
        file.path(),
        "id;rooms;colour;lon;lat;\nh1;3;red;18,32;47,65;\n",
    )
    .expect("written");
    let mut reader = survey(&codebook, &areas)
        .open(file.path())
        .expect("a sound file");
    assert_eq!(reader.unknown_columns(), ["colour"]);
    assert_eq!(
        (reader.dialect().delimiter, reader.dialect().encoding),
        (Some(b';'), Some(Encoding::Utf8))
    );
    let mut batch = Batch::default();
    assert_eq!(reader.next_batch(&mut batch), Ok(true));
    assert_eq!(batch.records.len(), 1);
    assert_eq!(reader.next_batch(&mut batch), Ok(false));
    assert!(batch.records.is_empty());
}

#[test]
fn rows_keep_their_lines_over_many_batches() {
    let mut text = "id,rooms,lon,lat\n".to_owned();
    for i in 0..3 * BATCH {
        let rooms = if i == 2 * BATCH + 5 { 99 } else { 3 };
        writeln!(text, "h{i},{rooms},18.32,47.65").expect("a text takes all");
    }
    let batch = households(&text).expect("a sound file");
    assert_eq!(batch.records.len(), 3 * BATCH - 1);
    let row = (2 * BATCH + 5 + 2) as u64;
    assert_eq!(batch.rejections.len(), 1);
    assert_eq!(batch.rejections[0].row, row);
    assert_eq!(
        batch.records.last().map(|record| record.row),
        Some(3 * BATCH as u64 + 1)
    );
}

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("written");
    file
}

fn all(mut reader: Reader<'_>) -> Batch {
    let (mut all, mut batch) = (Batch::default(), Batch::default());
    while reader.next_batch(&mut batch).expect("readable") {
        all.records.append(&mut batch.records);
        all.rejections.append(&mut batch.rejections);
    }
    all
}

/// Households with a size in square metres, which may be anything.
fn sized(text: &str, known: &Overrides) -> Result<(Batch, Vec<Fact>), InvalidFile> {
    let area = "type = \"decimal\"\nsensitivity = \"plain\"\nstore = \"plain\"";
    let (codebook, areas) = (book("household", &variable("area", area)), areas());
    let file = file(text.as_bytes());
    let reader = survey(&codebook, &areas).open_with(file.path(), known)?;
    let facts = reader.detected();
    Ok((all(reader), facts))
}

fn areas_of(batch: &Batch) -> Vec<f64> {
    let number = |record: &Record| match record.answers.last() {
        Some(Answer::Value(Value::Number(number))) => *number,
        _ => f64::NAN,
    };
    batch.records.iter().map(number).collect()
}

#[test]
fn a_column_that_may_be_fractions_or_thousands_is_asked_about_and_never_guessed() {
    let text = "id;rooms;lon;lat;area\nh1;3;18,32;47,65;54\nh2;3;18,32;47,65;1.234\n";
    let error = sized(text, &Overrides::default()).expect_err("two readings");
    assert_eq!(error.problem.id(), "ambiguous-numbers");
    assert_eq!(
        (error.row, error.column.as_deref()),
        (Some(3), Some("area"))
    );
    assert_eq!(error.value.as_deref(), Some("1.234"));
    assert_eq!(error.problem.details(), "1.234 / 1234");
    for (decimal, area) in [(Decimal::Comma, 1234.0), (Decimal::Point, 1.234)] {
        let known = Overrides {
            decimal: Some(decimal),
            ..Overrides::default()
        };
        let text = text.replace("18,32;47,65", "18;47");
        let (codebook_batch, _) = sized(&text, &known).expect("it is said how");
        assert_eq!(areas_of(&codebook_batch), [54.0, area]);
    }
}

#[test]
fn a_later_row_that_contradicts_its_column_is_rejected_with_a_reason_of_its_own() {
    let mut text = "id;rooms;lon;lat;area\n".to_owned();
    for i in 0..200 {
        writeln!(text, "h{i};3;18,32;47,65;{},5", 50 + i).expect("a text takes all");
    }
    text += "x1;3;18,32;47,65;60.5\nx2;3;18,32;47,65;1.234\nx3;3;18,32;47,65;1 234,5\n";
    let (batch, facts) = sized(&text, &Overrides::default()).expect("a sound file");
    let outcome: Vec<_> = batch.rejections.iter().map(|r| (r.row, r.reason)).collect();
    let expected = [(202, Reason::OtherNotation), (203, Reason::AmbiguousNumber)];
    assert_eq!(outcome, expected);
    assert_eq!(batch.rejections[0].expected, "234,5");
    assert_eq!(areas_of(&batch).last(), Some(&1234.5));
    let comma = facts.iter().find(|fact| fact.id == "detected-comma");
    let comma = comma.expect("it is told");
    assert_eq!(comma.args[0].1, "lon, lat, area");
    assert_eq!(
        (comma.args[1].1.as_str(), comma.args[2].1.as_str()),
        ("50,5", "50.5")
    );
}

#[test]
fn a_column_of_both_notations_is_refused_with_a_cell_of_each() {
    let text = "id;rooms;lon;lat;area\nh1;3;18,32;47,65;54,5\nh2;3;18,32;47,65;61.25\n";
    let error = sized(text, &Overrides::default()).expect_err("two notations");
    assert_eq!((error.problem.id(), error.row), ("mixed-numbers", Some(3)));
    assert_eq!(error.problem.details(), "54,5 / 61.25");
}

#[test]
fn a_range_or_whole_numbers_settle_what_a_number_means() {
    // Three decimals in degrees: 18 320 is no longitude. Rooms are whole numbers up to 20.
    let text = "id,rooms,lon,lat\nh1,3,18.320,47.650\n";
    let batch = households(text).expect("a sound file");
    assert_eq!(batch.rejections, []);
    let rooms = "id,rooms,lon,lat\nh1,1.234,18.32,47.65\n";
    let batch = households(rooms);
    assert_eq!(
        batch.expect_err("neither fits").problem.id(),
        "ambiguous-numbers"
    );
}

#[test]
fn titles_above_the_header_are_refused_with_the_row_that_looks_like_it() {
    let text = "Survey of 2024;;;\n;;;\nid;rooms;lon;lat\nh1;3;18,32;47,65\n";
    let error = households(text).expect_err("titles");
    assert_eq!(
        (error.problem.id(), error.row),
        ("header-elsewhere", Some(3))
    );
    let known = Overrides {
        header_row: Some(3),
        ..Overrides::default()
    };
    let (codebook, areas) = (book("household", ""), areas());
    let file = file(text.as_bytes());
    let reader = survey(&codebook, &areas).open_with(file.path(), &known);
    let batch = all(reader.expect("a sound file"));
    assert_eq!((batch.records.len(), batch.records[0].row), (1, 4));
}

#[test]
fn a_spreadsheet_and_a_grid_give_the_records_of_their_text() {
    let text = "id,rooms,tenure,lon,lat,wave\nh1,3,tenant,18.32,47.65,2024-03-01\nh2,4,,18.321,47.651,2024-03-02\n";
    let expected = households(text).expect("a sound file").records;
    let mut book_file = rust_xlsxwriter::Workbook::new();
    book_file.add_worksheet().set_name("empty").expect("a name");
    let sheet = book_file
        .add_worksheet()
        .set_name("survey")
        .expect("a name");
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy. mm. dd.");
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            let written = match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) if row > 0 && column == 5 => {
                    let day = rust_xlsxwriter::ExcelDateTime::parse_from_str(cell).expect("a day");
                    sheet.write_datetime_with_format(row, column, day, &date)
                }
                Err(_) => sheet.write_string(row, column, cell),
            };
            written.expect("written");
        }
    }
    let bytes = book_file.save_to_buffer().expect("saved");
    let (codebook, areas) = (book("household", ""), areas());
    let file = file(&bytes);
    let reader = survey(&codebook, &areas).open(file.path()).expect("opened");
    let facts = reader.detected();
    assert_eq!(
        (facts[0].id, facts[0].args[0].1.as_str()),
        ("detected-sheet-of", "survey")
    );
    let batch = all(reader);
    assert_eq!(batch.rejections, []);
    assert_eq!(batch.records, expected);
    let mut grid = crate::grid::Grid::new("layer");
    for (line, row) in (1..).zip(text.lines()) {
        grid.push(line, row.split(','));
    }
    let source = crate::source::GridSource::new(std::borrow::Cow::Borrowed(&grid), 0, 1000);
    let dialect = Dialect::machine(6);
    let reader = survey(&codebook, &areas).open_source("layer", Box::new(source), &dialect);
    assert_eq!(all(reader.expect("opened")).records, expected);
}

proptest! {
    #[test]
    fn no_file_makes_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (codebook, areas) = (book("household", ""), areas());
        let _ = read(survey(&codebook, &areas), &bytes);
        let header = [b"id,wave,rooms,tenure,lon,lat\n", &bytes[..]].concat();
        let _ = read(survey(&codebook, &areas), &header);
        for start in [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
            let archive = [start, &bytes[..]].concat();
            prop_assert!(read(survey(&codebook, &areas), &archive).is_err());
        }
    }

    #[test]
    fn every_row_is_a_record_or_a_rejection(cells in prop::collection::vec("[ -~]{0,12}", 6)) {
        let quoted: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
        let text = format!("id,wave,rooms,tenure,lon,lat\n{}\n", quoted.join(","));
        let batch = households(&text).expect("a readable file");
        let is_blank = cells.iter().all(|cell| cell.trim().is_empty());
        prop_assert_eq!(batch.records.len() + batch.rejections.len(), usize::from(!is_blank));
    }
}
