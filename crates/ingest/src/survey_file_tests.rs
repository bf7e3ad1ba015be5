//! Whole survey files: encodings, delimiters, headers, and files that nobody can read.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

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
            "id|rooms|lon|lat\nh1|3|18.3|47.6\n",
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
        (reader.delimiter(), reader.encoding()),
        (b';', Encoding::Utf8)
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

proptest! {
    #[test]
    fn no_file_makes_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (codebook, areas) = (book("household", ""), areas());
        let _ = read(survey(&codebook, &areas), &bytes);
        let header = [b"id,wave,rooms,tenure,lon,lat\n", &bytes[..]].concat();
        let _ = read(survey(&codebook, &areas), &header);
    }

    #[test]
    fn every_row_is_a_record_or_a_rejection(cells in prop::collection::vec("[ -~]{0,12}", 6)) {
        let quoted: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
        let text = format!("id,wave,rooms,tenure,lon,lat\n{}\n", quoted.join(","));
        let batch = households(&text).expect("a readable file");
        prop_assert_eq!(batch.records.len() + batch.rejections.len(), 1);
    }
}
