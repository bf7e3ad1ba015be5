//! Text tables in the ways that Hungarian and Czech offices write them.

use csv::ByteRecord;

use super::date::DateForm;
use super::number::{Decimal, Notation, parse};
use super::*;
use crate::encoding::Encoding;

pub(super) fn unknown(_: &str) -> bool {
    false
}

fn open(bytes: &[u8], known: &Overrides) -> (TextSource, Dialect) {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("written");
    open_text(file.path(), known, &unknown).expect("a table")
}

pub(super) fn rows(source: &mut dyn Source) -> Vec<Vec<String>> {
    let (mut all, mut cells) = (Vec::new(), ByteRecord::new());
    while source.read(&mut cells).expect("readable").is_some() {
        let text = |cell: &[u8]| str::from_utf8(cell).expect("UTF-8").to_owned();
        all.push(cells.iter().map(text).collect());
    }
    all
}

fn column(text: &str, at: usize) -> ColumnDialect {
    let (_, dialect) = open(text.as_bytes(), &Overrides::default());
    dialect.columns[at].clone()
}

#[test]
fn each_delimiter_is_told_whatever_its_cells_hold() {
    for (delimiter, quote) in [
        (',', '"'),
        (';', '"'),
        ('\t', '"'),
        ('|', '"'),
        (';', '\''),
        (',', '\''),
    ] {
        let lines = [
            ["név", "cím", "db"],
            ["A", "QÚri u. 38. (Önk., iroda; I. em.)Q", "3"],
            ["B", "QFő tér 1, 2|3Q", "4"],
            ["C", "QX, YQ", "5"],
        ];
        let lines = lines.map(|cells| cells.join(&delimiter.to_string()) + "\n");
        let text = lines.concat().replace('Q', &quote.to_string());
        let (mut source, dialect) = open(text.as_bytes(), &Overrides::default());
        assert_eq!(dialect.delimiter, Some(delimiter as u8), "{text}");
        assert_eq!(dialect.quote, Some(quote as u8), "{text}");
        assert_eq!(source.columns(), ["név", "cím", "db"], "{text}");
        assert_eq!(
            rows(&mut source)[0][1],
            "Úri u. 38. (Önk., iroda; I. em.)",
            "{text}"
        );
    }
}

#[test]
fn apostrophes_in_words_are_no_quotation_marks() {
    let (mut source, dialect) = open(
        b"id,who\n1,O'Brien\n2,'t Hart\n3,'quoted'\n",
        &Overrides::default(),
    );
    assert_eq!(dialect.quote, None);
    assert_eq!(rows(&mut source)[2], ["3", "'quoted'"]);
}

#[test]
fn the_delimiter_does_not_tell_the_decimal_mark() {
    let text = "place,people,share\nA,\"9,302,633\",\"56,92%\"\nB,\"12,100\",\"3,08%\"\n";
    let people = column(text, 1);
    assert_eq!(
        people.numbers,
        Notation {
            decimal: Decimal::Point,
            grouped: true,
            percent: false
        }
    );
    assert_eq!(people.doubt, None);
    assert_eq!(parse(b"12,100", people.numbers), Ok(12_100.0));
    let share = column(text, 2);
    assert_eq!(
        share.numbers,
        Notation {
            decimal: Decimal::Comma,
            grouped: false,
            percent: true
        }
    );
}

#[test]
fn days_are_told_by_their_column() {
    let text =
        "a;b;c;d;e\n2014-10-31;2014.10.31.;31.10.2014;31. 10. 2014;Apr 26, 2018 8:58:20 AM\n";
    let forms: Vec<_> = (0..5).map(|at| column(text, at).dates).collect();
    let expected = [
        DateForm::Iso,
        DateForm::YearFirst,
        DateForm::DayFirst,
        DateForm::DayFirst,
        DateForm::Month,
    ];
    assert_eq!(forms, expected.map(Some));
}

#[test]
fn what_somebody_knows_wins() {
    let text = "a;b\n1.234;x,y\n";
    let known = Overrides {
        encoding: Some(Encoding::Iso8859Part2),
        delimiter: Some(b','),
        decimal: Some(Decimal::Comma),
        header_row: Some(2),
        ..Overrides::default()
    };
    let (source, dialect) = open(text.as_bytes(), &known);
    assert_eq!(source.columns(), ["1.234;x", "y"]);
    assert_eq!(dialect.encoding, Some(Encoding::Iso8859Part2));
    let told: Vec<&str> = dialect.facts.iter().map(|fact| fact.id).collect();
    assert_eq!(
        told,
        [
            "given-encoding",
            "given-delimiter",
            "given-header",
            "given-decimal"
        ]
    );
}

#[test]
fn a_delimiter_at_the_end_makes_a_column_without_a_name() {
    let (mut source, _) = open(b"id;n;\n1;2;\n3;4;\n", &Overrides::default());
    assert_eq!(source.columns(), ["id", "n", ""]);
    assert_eq!(rows(&mut source), [["1", "2", ""], ["3", "4", ""]]);
}

#[test]
fn rows_of_nothing_are_no_rows_and_the_others_keep_their_lines() {
    let (mut source, _) = open(b"id;n\n1;2\n;\n ; \n3;4\n;;;\n", &Overrides::default());
    let mut cells = ByteRecord::new();
    assert_eq!(source.read(&mut cells), Ok(Some(2)));
    assert_eq!(source.read(&mut cells), Ok(Some(5)));
    assert_eq!(source.read(&mut cells), Ok(None));
}

#[test]
fn a_row_is_named_by_the_line_it_begins_on_however_lines_end() {
    for (text, lines) in [
        ("id;n\n1;2\n\n3;4\n5;6", [2, 4, 5]),
        ("id;n\n1;\"a\nb\"\n3;4\n5;6\n", [2, 4, 5]),
        ("id;n\r\n1;\"a\r\nb\"\r\n3;4\r\n5;6", [2, 4, 5]),
        ("id;n\r\n1;2\r\n\r\n3;4\r\n5;6\r\n", [2, 4, 5]),
        ("id;n\r1;2\r3;4\r5;6\r", [2, 3, 4]),
    ] {
        let (mut source, _) = open(text.as_bytes(), &Overrides::default());
        let mut cells = ByteRecord::new();
        let mut found = Vec::new();
        while let Some(line) = source.read(&mut cells).expect("readable") {
            found.push(line);
        }
        assert_eq!(found, lines, "{text:?}");
    }
}

#[test]
fn a_line_that_names_the_delimiter_is_not_the_header() {
    let (mut source, dialect) = open(b"sep=|\r\nid|n;m,k\r\n1|2\r\n", &Overrides::default());
    assert_eq!((dialect.delimiter, dialect.header_row), (Some(b'|'), 2));
    assert_eq!(source.columns(), ["id", "n;m,k"]);
    assert_eq!(rows(&mut source), [["1", "2"]]);
}

#[test]
fn a_grid_gives_its_filled_rows_as_wide_as_its_header() {
    let mut grid = Grid::new("people");
    grid.push(2, ["id", " név "]);
    grid.push(3, ["1"]);
    grid.push(4, [" ", ""]);
    grid.push(9, ["2", "Őri", "x"]);
    let mut source = GridSource::new(Cow::Borrowed(&grid), 0, 90);
    assert_eq!(source.columns(), ["id", "név"]);
    let mut cells = ByteRecord::new();
    assert_eq!(source.read(&mut cells), Ok(Some(3)));
    assert_eq!(cells.len(), 2);
    assert_eq!(source.read(&mut cells), Ok(Some(9)));
    assert_eq!(cells.len(), 3);
    assert_eq!(source.read(&mut cells), Ok(None));
    assert_eq!((source.bytes_read(), source.bytes_total()), (90, 90));
}

#[test]
fn numbers_that_a_spreadsheet_holds_as_numbers_are_never_in_doubt() {
    let mut grid = Grid::new("people");
    grid.push(1, ["area"]);
    for line in 2..9 {
        grid.add("1.234", true);
        grid.end_row(line);
    }
    let dialect = Dialect::of_grid(&grid, 0, &Overrides::default());
    assert_eq!(dialect.columns[0].doubt, None);
    assert_eq!(dialect.columns[0].numbers, Notation::MACHINE);
    let mut texts = Grid::new("people");
    texts.push(1, ["area"]);
    texts.push(2, ["1.234"]);
    let dialect = Dialect::of_grid(&texts, 0, &Overrides::default());
    assert!(dialect.columns[0].doubt.is_some());
}
