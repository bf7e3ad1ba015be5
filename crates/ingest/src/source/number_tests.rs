//! Numbers as people write them, and numbers that nobody can be sure of.

use super::*;

const COMMA: Notation = Notation {
    decimal: Decimal::Comma,
    grouped: false,
    percent: false,
};

fn read(cell: &str, notation: Notation) -> Result<f64, Misread> {
    parse(cell.as_bytes(), notation)
}

#[test]
fn a_number_that_can_only_be_read_in_one_way_is_read_so() {
    let open = Notation::default();
    for (cell, number) in [
        ("12345678901234", 12_345_678_901_234.0),
        ("-1.5", -1.5),
        ("\u{2212}0,25", -0.25),
        ("728 998,95", 728_998.95),
        ("-1\u{a0}081\u{a0}188,26", -1_081_188.26),
        ("1\u{202f}234", 1234.0),
        ("9,302,633", 9_302_633.0),
        ("1.234.567,8", 1_234_567.8),
        ("1,234.5", 1234.5),
        ("0.234", 0.234),
        ("1234,567", 1234.567),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("5.", 5.0),
    ] {
        assert_eq!(read(cell, open), Ok(number), "{cell}");
    }
    for cell in [
        "",
        "-",
        "1.2.3",
        "2014.10.31",
        "1 00",
        "12 34,5",
        "--1",
        "1,2 3",
        "0x10",
        "1 234 56",
        ".",
    ] {
        assert_eq!(read(cell, open), Err(Misread::No), "{cell}");
    }
}

#[test]
fn one_mark_before_three_digits_is_read_only_where_the_column_says_how() {
    for cell in ["1.234", "1,234", "-12.345"] {
        let open = read(cell, Notation::default());
        assert_eq!(open, Err(Misread::Ambiguous), "{cell}");
    }
    assert_eq!(read("1.234", Notation::MACHINE), Ok(1.234));
    assert_eq!(read("1,234", Notation::MACHINE), Err(Misread::Ambiguous));
    let grouped = |notation| Notation {
        grouped: true,
        ..notation
    };
    assert_eq!(read("1,234", grouped(Notation::MACHINE)), Ok(1234.0));
    assert_eq!(read("1.234", grouped(COMMA)), Ok(1234.0));
    assert_eq!(read("1,234", COMMA), Ok(1.234));
}

#[test]
fn a_number_written_in_another_way_than_its_column_is_not_read() {
    assert_eq!(read("1,5", Notation::MACHINE), Err(Misread::Other));
    assert_eq!(read("1.5", COMMA), Err(Misread::Other));
    assert_eq!(read("9,302,633", COMMA), Err(Misread::Other));
    assert_eq!(read("50%", COMMA), Err(Misread::Other));
    let percent = Notation {
        percent: true,
        ..COMMA
    };
    assert_eq!(read("56,92%", percent), Ok(56.92));
    assert_eq!(read("56,92 %", percent), Ok(56.92));
    assert_eq!(read("56", percent), Err(Misread::Other));
}

#[test]
fn too_many_digits_are_no_number_and_no_panic() {
    let long = "1".repeat(60);
    assert_eq!(read(&long, Notation::MACHINE), Err(Misread::No));
    let grouped = "1 ".repeat(30);
    assert_eq!(read(&grouped, Notation::MACHINE), Err(Misread::No));
}
