//! Cells of every type, as files write them and as they get them wrong.

use gocpont_core::codebook::{Category, Labels, Sensitivity, Storing};
use jiff::civil::date as day;

use super::*;

fn variable(kind: VariableType) -> Variable {
    let category = |code: &str| Category {
        code: code.to_owned(),
        ..Category::default()
    };
    let is_category = kind == VariableType::Category;
    Variable {
        code: "x".to_owned(),
        block: "b".to_owned(),
        kind,
        role: None,
        required: false,
        sensitivity: Sensitivity::Plain,
        store: Storing::Plain,
        label: Labels::default(),
        categories: ["tenant", "owner"]
            .map(category)
            .into_iter()
            .filter(|_| is_category)
            .collect(),
        no_answer: vec![NoAnswer::DoesNotKnow],
        range: None,
        allowed: Vec::new(),
        unit: None,
        aliases: Vec::new(),
    }
}

fn read(kind: VariableType, cell: &str) -> Result<Answer<Value>, Reason> {
    CellType::new(&variable(kind), Notation::MACHINE).answer(cell.as_bytes())
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is compared with what reading gives"
)]
fn value(value: Value) -> Result<Answer<Value>, Reason> {
    Ok(Answer::Value(value))
}

#[test]
fn a_category_is_its_position_in_the_codebook() {
    let kind = VariableType::Category;
    assert_eq!(read(kind, "tenant"), value(Value::Category(0)));
    assert_eq!(read(kind, "owner"), value(Value::Category(1)));
    assert_eq!(read(kind, "Owner"), Err(Reason::UnknownCategory));
    let expected =
        CellType::new(&variable(kind), Notation::MACHINE).expected(Reason::UnknownCategory);
    assert_eq!(expected, "tenant, owner");
}

#[test]
fn yes_and_no_are_read_in_three_languages() {
    for word in ["1", "true", "TRUE", "igen", "Igen", "ano", "yes"] {
        assert_eq!(
            read(VariableType::Boolean, word),
            value(Value::Boolean(true))
        );
    }
    for word in ["0", "False", "nem", "ne", "no"] {
        assert_eq!(
            read(VariableType::Boolean, word),
            value(Value::Boolean(false))
        );
    }
    for word in ["2", "y", "igen nem"] {
        assert_eq!(read(VariableType::Boolean, word), Err(Reason::NotBoolean));
    }
}

#[test]
fn numbers_are_finite_and_whole_where_they_should_be() {
    let decimal = |cell| read(VariableType::Decimal, cell);
    for (cell, number) in [("007", 7.0), ("-1.5", -1.5), ("+2", 2.0), ("1e3", 1000.0)] {
        assert_eq!(decimal(cell), value(Value::Number(number)), "{cell}");
    }
    for cell in ["NaN", "inf", "-Infinity", "1e999"] {
        assert_eq!(decimal(cell), Err(Reason::NotFinite), "{cell}");
    }
    for cell in ["0x10", "--1", "1.2.3", "١", "1 00"] {
        assert_eq!(decimal(cell), Err(Reason::NotNumber), "{cell}");
    }
    assert_eq!(decimal("1 000"), value(Value::Number(1000.0)));
    assert_eq!(decimal("1,5"), Err(Reason::OtherNotation));
    assert_eq!(decimal("1,500"), Err(Reason::AmbiguousNumber));
    assert_eq!(
        read(VariableType::Integer, "5.0"),
        value(Value::Number(5.0))
    );
    for cell in ["5.5", "1e17", "five"] {
        assert_eq!(
            read(VariableType::Integer, cell),
            Err(Reason::NotInteger),
            "{cell}"
        );
    }
}

#[test]
fn a_number_is_read_as_its_column_is_written_and_any_other_is_named() {
    let comma = Notation {
        decimal: Decimal::Comma,
        ..Notation::default()
    };
    let comma = CellType::new(&variable(VariableType::Decimal), comma);
    for (cell, number) in [("47,65", 47.65), ("1\u{a0}234,5", 1234.5), ("-0,5", -0.5)] {
        assert_eq!(comma.answer(cell.as_bytes()), value(Value::Number(number)));
    }
    for cell in ["9,302,633", "47.65", "1,234.5", "50%"] {
        assert_eq!(
            comma.answer(cell.as_bytes()),
            Err(Reason::OtherNotation),
            "{cell}"
        );
    }
    assert_eq!(comma.answer(b"1.234"), Err(Reason::AmbiguousNumber));
    assert_eq!(comma.expected(Reason::OtherNotation), "234,5");
}

#[test]
fn a_number_outside_the_range_is_refused_with_the_range() {
    let ranged = Variable {
        range: Some((0.0, 120.0)),
        ..variable(VariableType::Integer)
    };
    let cells = CellType::new(&ranged, Notation::MACHINE);
    assert_eq!(cells.answer(b"120"), value(Value::Number(120.0)));
    assert_eq!(cells.answer(b"121"), Err(Reason::OutOfRange));
    assert_eq!(cells.answer(b"-1"), Err(Reason::OutOfRange));
    assert_eq!(cells.expected(Reason::OutOfRange), "0 – 120");
}

#[test]
fn a_number_that_is_not_listed_is_refused_with_the_list() {
    let listed = Variable {
        range: Some((0.0, 10.0)),
        allowed: vec![0.0, 5.0, 10.0],
        ..variable(VariableType::Integer)
    };
    let cells = CellType::new(&listed, Notation::MACHINE);
    assert_eq!(cells.answer(b"5"), value(Value::Number(5.0)));
    assert_eq!(cells.answer(b"10.0"), value(Value::Number(10.0)));
    for cell in ["7", "-5", "15"] {
        let read = cells.answer(cell.as_bytes());
        assert_eq!(read, Err(Reason::OutOfRange), "{cell}");
    }
    assert_eq!(cells.expected(Reason::OutOfRange), "0, 5, 10");
    let dk = cells.answer(b"dk");
    assert_eq!(dk, Ok(Answer::None(NoAnswer::DoesNotKnow)));
}

#[test]
fn a_date_exists_and_is_of_our_time() {
    let first = value(Value::Date(day(2024, 3, 1)));
    for cell in [
        "2024-03-01",
        "2024.03.01.",
        "2024. 3. 1.",
        "1. 3. 2024",
        "01.03.2024",
        "2024-03-01T10:00:00",
        "2024-03-01T23:30:00+02:00",
        "Mar 1, 2024 8:58:20 AM",
    ] {
        assert_eq!(read(VariableType::Date, cell), first, "{cell}");
    }
    for cell in [
        "2024-02-30",
        "2023-02-29",
        "2024-3-1",
        "2024/03/01",
        "03/01/2024",
        "2024-03",
        "2024-03-01-01",
        "2024-13-01",
        "1.3.24",
        "2024-03-01T26:00:00",
        "-024-03-01",
        "tomorrow",
    ] {
        assert_eq!(
            read(VariableType::Date, cell),
            Err(Reason::NoSuchDate),
            "{cell}"
        );
    }
    assert_eq!(
        read(VariableType::Date, "0204-03-01"),
        Err(Reason::DateRange)
    );
}

#[test]
fn kinds_of_no_answer_stay_different_and_only_allowed_ones_are_taken() {
    let none = |kind| Ok(Answer::None(kind));
    for kind in [
        VariableType::Boolean,
        VariableType::Integer,
        VariableType::Category,
    ] {
        assert_eq!(read(kind, ""), none(NoAnswer::NotAsked));
        assert_eq!(read(kind, "not_asked"), none(NoAnswer::NotAsked));
        assert_eq!(read(kind, "dk"), none(NoAnswer::DoesNotKnow));
        assert_eq!(read(kind, "rf"), Err(Reason::NoAnswerNotAllowed));
    }
    let cells = CellType::new(&variable(VariableType::Integer), Notation::MACHINE);
    assert_eq!(cells.expected(Reason::NoAnswerNotAllowed), "dk, not_asked");
    let required = Variable {
        required: true,
        ..variable(VariableType::Integer)
    };
    let cells = CellType::new(&required, Notation::MACHINE);
    assert_eq!(cells.answer(b""), Err(Reason::Required));
    assert_eq!(cells.answer(b"not_asked"), Err(Reason::Required));
    assert_eq!(cells.answer(b"dk"), none(NoAnswer::DoesNotKnow));
}

#[test]
fn a_text_is_kept_as_it_is_and_has_an_end() {
    let text = |cell: &str| read(VariableType::Text, cell);
    assert_eq!(
        text("Fő tér 1."),
        value(Value::Text("Fő tér 1.".to_owned()))
    );
    assert_eq!(text("dk"), Ok(Answer::None(NoAnswer::DoesNotKnow)));
    assert_eq!(text("rf"), value(Value::Text("rf".to_owned())));
    assert_eq!(
        text(&"ő".repeat(LONGEST_TEXT + 1)),
        Err(Reason::TextTooLong)
    );
    let cells = CellType::new(&variable(VariableType::Text), Notation::MACHINE);
    assert_eq!(cells.answer(b"\xf5"), Err(Reason::NotUtf8));
}
