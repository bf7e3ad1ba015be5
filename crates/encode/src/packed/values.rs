//! Columns, packed: whole numbers as varints, words and repeated numbers as positions in a dictionary, other numbers byte
//! by byte, and a rate that is cases over population not at all.

use std::collections::HashMap;

use serde::Serialize;

use super::bytes::{bits, planes, push_signed, push_varint};
use super::{Data, Section};
use crate::query::Shown;
use crate::table::{Column, ColumnKind, Property, Table};

#[derive(Serialize)]
pub(super) struct Header<'h> {
    name: &'h str,
    #[serde(rename = "type")]
    kind: &'static str,
    encoding: &'static str,
    /// Whether the section starts with a bit for each feature that says where there is a value.
    masked: bool,
    section: Section,
    /// The dictionary.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<Word<'h>>>,
    /// What rates are of.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<[&'static str; 2]>,
}

/// An entry of a dictionary.
#[derive(Serialize)]
#[serde(untagged)]
enum Word<'h> {
    Text(&'h str),
    Number(f64),
    List(Vec<&'static str>),
}

/// How a column is written.
struct Coded<'h> {
    encoding: &'static str,
    bytes: Vec<u8>,
    masked: bool,
    words: Option<Vec<Word<'h>>>,
    of: Option<[&'static str; 2]>,
}

/// What rates are of: cases, and the population.
const RATE: [&str; 2] = ["cases", "population"];

/// Writes the column at this position and says how.
pub(super) fn write<'t, T: Table + ?Sized>(
    table: &'t T,
    (nth, column): (usize, &'t Column),
    shown: &Shown,
    data: &mut Data,
) -> Header<'t> {
    let values = || (0..table.len()).map(|at| table.value(at, nth));
    let hexes = || values().any(|value| matches!(value, Property::Hex(_)));
    let (kind, coded) = match column.kind {
        ColumnKind::Integer => ("integer", whole(values)),
        ColumnKind::Number => ("number", numbers(table, (nth, column), shown)),
        ColumnKind::Text if hexes() => ("hex", indexes(values)),
        ColumnKind::Text => ("text", dictionary(values)),
        ColumnKind::List => ("list", dictionary(values)),
    };
    Header {
        name: column.name,
        kind,
        encoding: coded.encoding,
        masked: coded.masked,
        section: data.section(&coded.bytes),
        words: coded.words,
        of: coded.of,
    }
}

/// Values that stand behind a mask, where any is null.
fn masked<'t, I: Iterator<Item = Property<'t>>>(
    encoding: &'static str,
    values: impl Fn() -> I,
    write: impl FnOnce(&mut Vec<u8>),
) -> Coded<'t> {
    let masked = values().any(|value| value == Property::Null);
    let mut bytes = Vec::new();
    if masked {
        bytes = bits(values().map(|value| value != Property::Null));
    }
    write(&mut bytes);
    Coded {
        encoding,
        bytes,
        masked,
        words: None,
        of: None,
    }
}

fn whole<'t, I: Iterator<Item = Property<'t>>>(values: impl Fn() -> I) -> Coded<'t> {
    masked("varint", &values, |out| {
        for value in values() {
            if let Property::Integer(number) = value {
                push_varint(out, number);
            }
        }
    })
}

/// H3 indexes: the upper and lower 32 bits each as what they are more or less than those of the index before, modulo 2³².
fn indexes<'t, I: Iterator<Item = Property<'t>>>(values: impl Fn() -> I) -> Coded<'t> {
    let half = |shift: u32| {
        let values = values();
        let hexes = values.filter_map(move |value| match value {
            Property::Hex(hex) => Some((hex >> shift) as u32),
            _ => None,
        });
        let mut before = 0_u32;
        hexes.map(move |own| {
            let step = own.wrapping_sub(before).cast_signed();
            before = own;
            i64::from(step)
        })
    };
    masked("halves", &values, |out| {
        half(32)
            .chain(half(0))
            .for_each(|step| push_signed(out, step));
    })
}

/// A word of a dictionary, as it is found again.
#[derive(PartialEq, Eq, Hash)]
enum Key<'t> {
    Text(&'t str),
    Bits(u64),
}

/// 0 stands for null, 1 for the next word of the dictionary, which was not yet there, and `n` + 2 for its word `n`.
fn dictionary<'t, I: Iterator<Item = Property<'t>>>(values: impl Fn() -> I) -> Coded<'t> {
    let (mut bytes, mut words) = (Vec::new(), Vec::new());
    let mut known = HashMap::new();
    for value in values() {
        let (key, word) = match value {
            Property::Text(text) => (Key::Text(text), Word::Text(text)),
            Property::Number(number) => (Key::Bits(number.to_bits()), Word::Number(number)),
            Property::List(marks) => {
                let bits = u64::from(marks.bits());
                (Key::Bits(bits), Word::List(marks.iter().collect()))
            }
            Property::Null | Property::Hex(_) | Property::Integer(_) => {
                bytes.push(0);
                continue;
            }
        };
        let next = known.len() as u64;
        let found = *known.entry(key).or_insert(next);
        if found == next {
            words.push(word);
            bytes.push(1);
        } else {
            push_varint(&mut bytes, found + 2);
        }
    }
    Coded {
        encoding: "dictionary",
        bytes,
        masked: false,
        words: Some(words),
        of: None,
    }
}

fn numbers<'t, T: Table + ?Sized>(
    table: &'t T,
    (nth, column): (usize, &'t Column),
    shown: &Shown,
) -> Coded<'t> {
    let values = || (0..table.len()).map(|at| table.value(at, nth));
    let number = |at: usize| match table.value(at, nth) {
        Property::Number(number) => Some(number),
        _ => None,
    };
    let of = (column.name == "value")
        .then(|| rate(table, shown))
        .flatten();
    if let Some(of) = of {
        let is_rate = |(at, own): (usize, f64)| {
            let rate = quotient(table, at, of);
            (
                rate.is_some_and(|rate| rate.to_bits() == own.to_bits()),
                own,
            )
        };
        let present = (0..table.len()).filter_map(|at| Some((at, number(at)?)));
        let all: Vec<(bool, f64)> = present.map(is_rate).collect();
        let coded = masked("rate", values, |out| {
            out.extend(bits(all.iter().map(|(rate, _)| *rate)));
            let others = all.iter().filter(|(rate, _)| !rate);
            out.extend(planes(&others.map(|(_, own)| *own).collect::<Vec<_>>()));
        });
        return Coded {
            of: Some(RATE),
            ..coded
        };
    }
    let present: Vec<f64> = (0..table.len()).filter_map(number).collect();
    if repeats(&present) {
        return dictionary(values);
    }
    masked("planes", values, |out| out.extend(planes(&present)))
}

/// Whether numbers come again so often that a dictionary of them is short.
fn repeats(numbers: &[f64]) -> bool {
    let most = numbers.len() / 8 + 1;
    let mut known = std::collections::HashSet::new();
    for number in numbers {
        known.insert(number.to_bits());
        if known.len() > most {
            return false;
        }
    }
    true
}

/// The positions of what rates are of, where both are shown.
fn rate<T: Table + ?Sized>(table: &T, shown: &Shown) -> Option<[usize; 2]> {
    let find = |name: &str| {
        let mut all = shown.of(table.columns());
        all.find(|(_, column)| column.name == name)
            .map(|(nth, _)| nth)
    };
    let [cases, population] = RATE.map(find);
    Some([cases?, population?])
}

fn quotient<T: Table + ?Sized>(table: &T, at: usize, of: [usize; 2]) -> Option<f64> {
    let [cases, population] = of.map(|nth| match table.value(at, nth) {
        Property::Integer(number) => Some(number as f64),
        _ => None,
    });
    Some(cases? / population?)
}
