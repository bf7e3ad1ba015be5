//! Values of a row and of a filter, compared: texts by code point, whole numbers as numbers, dates as moments.

use std::cmp::Ordering;

use super::like::{Pattern, fold};
use super::{Source, property};
use crate::query::cql2::{Comparison, Instant};
use crate::table::{Property, Table};

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    /// What a feature says.
    Property {
        source: Source,
        folded: bool,
        /// Whether its text is a date.
        is_date: bool,
    },
    Constant(Constant),
}

/// What stands in the filter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Constant {
    Number(f64),
    /// A text, and the H3 index that it is, if it is one. Folded if the filter says so.
    Text(String, Option<u64>),
    Boolean(bool),
    /// Microseconds since 1970.
    Moment(i64),
}

/// Values, sorted.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Set {
    Numbers(Vec<f64>),
    Texts(Vec<String>),
    Moments(Vec<i64>),
}

/// A value, looked at.
enum Value<'v> {
    Number(f64),
    Text(&'v str, bool),
    Boolean(bool),
    Moment(i64),
}

impl Operand {
    /// Calls with each value that it has: none where it is unknown, several of a list. Whether it is known.
    fn each<T: Table + ?Sized>(
        &self,
        table: &T,
        at: usize,
        call: &mut dyn FnMut(Value<'_>),
    ) -> bool {
        match self {
            Self::Constant(constant) => call(match constant {
                Constant::Number(number) => Value::Number(*number),
                Constant::Text(text, _) => Value::Text(text, false),
                Constant::Boolean(value) => Value::Boolean(*value),
                Constant::Moment(micros) => Value::Moment(*micros),
            }),
            Self::Property {
                source,
                folded,
                is_date,
            } => match property(*source, table, at) {
                Property::Null => return false,
                Property::Integer(number) => call(Value::Number(number as f64)),
                Property::Number(number) => call(Value::Number(number)),
                Property::Text(text) if *is_date => match Instant::read(text) {
                    Some(instant) => call(Value::Moment(instant.micros)),
                    None => return false,
                },
                Property::Text(text) => call(Value::Text(text, *folded)),
                Property::Hex(hex) => call(Value::Text(hex_text(hex, &mut [0; 16]), *folded)),
                Property::List(words) => {
                    words
                        .iter()
                        .for_each(|word| call(Value::Text(word, *folded)));
                }
            },
        }
        true
    }

    /// Whether the values fit; of a list, whether one of its words does.
    pub(super) fn compare<T: Table + ?Sized>(
        &self,
        comparison: Comparison,
        other: &Self,
        table: &T,
        at: usize,
    ) -> Option<bool> {
        if let Some(found) = self.same_hex(comparison, other, table, at) {
            return Some(found);
        }
        // Not one of them is the opposite of one of them.
        let (sought, opposite) = match comparison {
            Comparison::NotEqual => (Comparison::Equal, true),
            same => (same, false),
        };
        let (mut fits, mut known) = (false, true);
        let left_known = self.each(table, at, &mut |left| {
            known &= other.each(table, at, &mut |right| {
                fits |= left.order(&right).is_some_and(|order| sought.fits(order));
            });
        });
        (left_known && known).then_some(fits != opposite)
    }

    /// H3 indexes are compared as numbers.
    fn same_hex<T: Table + ?Sized>(
        &self,
        comparison: Comparison,
        other: &Self,
        table: &T,
        at: usize,
    ) -> Option<bool> {
        let (Self::Property { source, .. }, Self::Constant(Constant::Text(_, Some(hex)))) =
            (self, other)
        else {
            return None;
        };
        match (comparison, property(*source, table, at)) {
            (Comparison::Equal, Property::Hex(own)) => Some(own == *hex),
            (Comparison::NotEqual, Property::Hex(own)) => Some(own != *hex),
            _ => None,
        }
    }

    pub(super) fn is_like<T: Table + ?Sized>(
        &self,
        pattern: &Pattern,
        table: &T,
        at: usize,
    ) -> Option<bool> {
        let mut fits = false;
        let known = self.each(table, at, &mut |value| {
            if let Value::Text(text, folded) = value {
                fits |= pattern.fits(text, folded);
            }
        });
        known.then_some(fits)
    }

    /// Microseconds since 1970.
    pub(super) fn moment<T: Table + ?Sized>(&self, table: &T, at: usize) -> Option<i64> {
        let mut moment = None;
        self.each(table, at, &mut |value| {
            if let Value::Moment(micros) = value {
                moment = Some(micros);
            }
        });
        moment
    }
}

impl Value<'_> {
    /// Their order; none where they are of different kinds, which a checked filter does not compare.
    fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.partial_cmp(b),
            (Self::Moment(a), Self::Moment(b)) => Some(a.cmp(b)),
            (Self::Boolean(a), Self::Boolean(b)) => Some(a.cmp(b)),
            (Self::Text(a, false), Self::Text(b, false)) => Some(a.cmp(b)),
            (Self::Text(a, true), Self::Text(b, false)) => Some(fold(a).cmp(b.chars())),
            (Self::Text(a, false), Self::Text(b, true)) => Some(a.chars().cmp(fold(b))),
            (Self::Text(a, true), Self::Text(b, true)) => Some(fold(a).cmp(fold(b))),
            _ => None,
        }
    }
}

impl Set {
    /// Those of constants of one kind.
    pub(super) fn of(constants: Vec<Constant>) -> Option<Self> {
        let (mut numbers, mut texts, mut moments) = (vec![], vec![], vec![]);
        let count = constants.len();
        for constant in constants {
            match constant {
                Constant::Number(number) => numbers.push(number),
                Constant::Text(text, _) => texts.push(text),
                Constant::Moment(micros) => moments.push(micros),
                Constant::Boolean(_) => return None,
            }
        }
        numbers.sort_by(f64::total_cmp);
        texts.sort_unstable();
        moments.sort_unstable();
        match count {
            _ if numbers.len() == count => Some(Self::Numbers(numbers)),
            _ if texts.len() == count => Some(Self::Texts(texts)),
            _ if moments.len() == count => Some(Self::Moments(moments)),
            _ => None,
        }
    }

    pub(super) fn has<T: Table + ?Sized>(
        &self,
        operand: &Operand,
        table: &T,
        at: usize,
    ) -> Option<bool> {
        let mut found = false;
        let known = operand.each(table, at, &mut |value| {
            found |= match (self, value) {
                (Self::Numbers(all), Value::Number(own)) => {
                    let order = |other: &f64| other.partial_cmp(&own).unwrap_or(Ordering::Less);
                    all.binary_search_by(order).is_ok()
                }
                (Self::Moments(all), Value::Moment(own)) => all.binary_search(&own).is_ok(),
                (Self::Texts(all), Value::Text(own, false)) => all
                    .binary_search_by(|other| other.as_str().cmp(own))
                    .is_ok(),
                (Self::Texts(all), Value::Text(own, true)) => all
                    .binary_search_by(|other| other.chars().cmp(fold(own)))
                    .is_ok(),
                _ => false,
            };
        });
        known.then_some(found)
    }
}

/// An H3 index as text.
fn hex_text(hex: u64, room: &mut [u8; 16]) -> &str {
    let mut rest = hex;
    let mut start = room.len();
    for digit in room.iter_mut().rev() {
        *digit = *b"0123456789abcdef"
            .get((rest & 0xF) as usize)
            .unwrap_or(&b'0');
        start -= 1;
        rest >>= 4;
        if rest == 0 {
            break;
        }
    }
    let written = room.get(start..).unwrap_or_default();
    std::str::from_utf8(written).unwrap_or_default()
}

/// The index that a text is, if it is written as we write it.
pub(super) fn hex_of(text: &str) -> Option<u64> {
    let hex = u64::from_str_radix(text, 16).ok()?;
    (hex_text(hex, &mut [0; 16]) == text).then_some(hex)
}

/// The order of two values of one column: numbers by size, texts by code point, null behind everything.
pub(crate) fn compare_properties(a: Property<'_>, b: Property<'_>) -> Ordering {
    match (a, b) {
        (Property::Number(a), Property::Number(b)) => a.total_cmp(&b),
        (Property::Integer(a), Property::Integer(b)) | (Property::Hex(a), Property::Hex(b)) => {
            a.cmp(&b)
        }
        (Property::Text(a), Property::Text(b)) => a.cmp(b),
        (Property::Null, Property::Null) => Ordering::Equal,
        (Property::Null, _) => Ordering::Greater,
        (_, Property::Null) => Ordering::Less,
        _ => Ordering::Equal,
    }
}
