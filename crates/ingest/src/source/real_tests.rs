//! Real registers and lists of Czech and Hungarian administrations, where their folder is at hand.

use std::path::{Path, PathBuf};

use super::date::DateForm;
use super::number::{Decimal, parse};
use super::tests::{rows, unknown};
use super::*;
use crate::encoding::Encoding;
use crate::error::Problem;
use crate::workbook::Workbook;

/// The folder of real files, or a word that it is not there.
fn real(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/real/towns");
    let path = root.join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

struct Expected {
    file: &'static str,
    encoding: Encoding,
    delimiter: u8,
    rows: usize,
    /// The columns of the coordinates and of the day, with the first row's values.
    coordinates: Option<([usize; 2], Decimal, [f64; 2])>,
    day: Option<(usize, DateForm)>,
}

const BENESOV: [f64; 2] = [728_998.95, 1_081_188.26];
const NEGATIVE: [f64; 2] = [-728_998.95, -1_081_188.26];

fn expected() -> Vec<Expected> {
    let derived = |file, encoding, delimiter, place, form| Expected {
        file,
        encoding,
        delimiter,
        rows: 2698,
        coordinates: Some(([5, 6], Decimal::Comma, place)),
        day: Some((7, form)),
    };
    let register = |file, rows, place| Expected {
        file,
        encoding: Encoding::Windows1250,
        delimiter: b';',
        rows,
        coordinates: Some(([16, 17], Decimal::Point, place)),
        day: Some((18, DateForm::Moment)),
    };
    let (windows, iso, utf8) = (
        Encoding::Windows1250,
        Encoding::Iso8859Part2,
        Encoding::Utf8,
    );
    let (day, year) = (DateForm::DayFirst, DateForm::YearFirst);
    vec![
        derived(
            "derived_benesov_cp1250_dmy.csv",
            windows,
            b';',
            NEGATIVE,
            day,
        ),
        derived(
            "derived_benesov_cp1250_dmy_spaced.csv",
            windows,
            b';',
            BENESOV,
            day,
        ),
        derived(
            "derived_benesov_iso8859_2_hu_dates.csv",
            iso,
            b';',
            NEGATIVE,
            year,
        ),
        derived(
            "derived_benesov_utf8_bom_tab.csv",
            utf8,
            b'\t',
            NEGATIVE,
            DateForm::Iso,
        ),
        derived("derived_benesov_utf8_nbsp.csv", utf8, b';', NEGATIVE, day),
        register("ruian_benesov_529303.csv", 2698, BENESOV),
        register(
            "ruian_vysoky_ujezd_513482.csv",
            132,
            [742_647.25, 1_073_172.88],
        ),
        register(
            "ruian_59_without_coordinates_592889.csv",
            5866,
            [571_678.73, 1_151_834.71],
        ),
        Expected {
            file: "hu_polling_stations_2018_iso8859_2.csv",
            // Every letter in it is the same in either encoding.
            encoding: Encoding::Windows1250,
            delimiter: b';',
            rows: 10_286,
            coordinates: None,
            day: None,
        },
    ]
}

#[test]
fn real_tables_are_read_as_their_index_says() {
    for expected in expected() {
        let Some(path) = real(expected.file) else {
            continue;
        };
        let (mut source, dialect) =
            open_text(&path, &Overrides::default(), &unknown).expect(expected.file);
        let file = expected.file;
        assert_eq!(dialect.encoding, Some(expected.encoding), "{file}");
        assert_eq!(dialect.delimiter, Some(expected.delimiter), "{file}");
        let rows = rows(&mut source);
        assert_eq!(rows.len(), expected.rows, "{file}");
        assert_eq!(source.bytes_read(), source.bytes_total(), "{file}");
        if let Some((columns, decimal, place)) = expected.coordinates {
            for (column, number) in columns.into_iter().zip(place) {
                let notation = &dialect.columns[column];
                assert_eq!(
                    (notation.numbers.decimal, &notation.doubt),
                    (decimal, &None),
                    "{file}"
                );
                let read = |row: &Vec<String>| parse(row[column].as_bytes(), notation.numbers);
                assert_eq!(read(&rows[0]), Ok(number), "{file}");
                let filled = rows.iter().filter(|row| !row[column].is_empty());
                assert!(filled.map(read).all(|read| read.is_ok()), "{file}");
            }
        }
        if let Some((column, form)) = expected.day {
            assert_eq!(dialect.columns[column].dates, Some(form), "{file}");
            let day = |row: &Vec<String>| super::date::parse(row[column].as_bytes());
            assert!(rows.iter().all(|row| day(row).is_some()), "{file}");
        }
        let czech = rows
            .iter()
            .flatten()
            .any(|cell| cell.contains("Benešov") || cell.contains("Vyškov"));
        let is_hungarian = expected.coordinates.is_none();
        assert!(czech || is_hungarian || expected.rows == 132, "{file}");
    }
}

#[test]
fn a_statistical_table_is_refused_with_the_row_that_looks_like_its_header() {
    let Some(path) = real("ksh_6_2_4_6_social_care_recipients.xls") else {
        return;
    };
    let error = open_sheet(&path, &Overrides::default(), &unknown)
        .err()
        .expect("no survey");
    assert!(
        matches!(*error.problem, Problem::HeaderElsewhere(_)),
        "{error}"
    );
    assert_eq!(error.row, Some(2), "{error}");
    let known = Overrides {
        header_row: error.row,
        ..Overrides::default()
    };
    let (mut source, dialect) = open_sheet(&path, &known, &unknown).expect("as it is asked for");
    assert_eq!(Some(dialect.header_row), error.row);
    assert!(rows(&mut source).len() > 100);
}

#[test]
fn every_real_spreadsheet_is_read_or_refused_by_name() {
    let Some(towns) = real("INDEX.csv") else {
        return;
    };
    let root = towns.ancestors().nth(2).expect("a folder");
    let mut read = 0;
    for folder in ["xlsforms", "exports"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let ends = path
                .extension()
                .is_some_and(|end| end == "xls" || end == "xlsx");
            if !ends {
                continue;
            }
            let mut book = Workbook::open(&path).unwrap_or_else(|error| panic!("{error}"));
            for sheet in book.sheets() {
                let grid = book.grid(&sheet).unwrap_or_else(|error| panic!("{error}"));
                assert!(grid.bytes() < 8 << 20, "{}", path.display());
            }
            read += 1;
        }
    }
    assert!(read >= 40, "{read}");
}
