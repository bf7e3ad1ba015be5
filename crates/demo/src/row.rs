//! One row of a survey file while it is filled, cell by cell in the order of the header.

use std::io::Write;

use crate::draw::Draw;
use crate::wave::Day;

/// A row of cells, used again and again.
#[derive(Default)]
pub struct Row {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    decimal_comma: bool,
}

/// What can stand in a cell.
pub trait Cell {
    /// Its text.
    fn put(self, to: &mut Vec<u8>);
}

impl Cell for &str {
    fn put(self, to: &mut Vec<u8>) {
        to.extend_from_slice(self.as_bytes());
    }
}

impl Cell for bool {
    fn put(self, to: &mut Vec<u8>) {
        to.push(if self { b'1' } else { b'0' });
    }
}

impl Cell for u32 {
    fn put(self, to: &mut Vec<u8>) {
        digits(to, self, 1);
    }
}

/// A date as `2024-03-01`.
impl Cell for Day {
    fn put(self, to: &mut Vec<u8>) {
        digits(to, u32::from(self.0.unsigned_abs()), 4);
        to.push(b'-');
        digits(to, u32::from(self.1), 2);
        to.push(b'-');
        digits(to, u32::from(self.2), 2);
    }
}

/// An id: a letter and a number of six digits or more.
pub struct Id(pub char, pub u32);

impl Cell for Id {
    fn put(self, to: &mut Vec<u8>) {
        to.push(self.0 as u8);
        digits(to, self.1, 6);
    }
}

/// Two texts with something between.
impl<A: Cell, B: Cell> Cell for (A, &str, B) {
    fn put(self, to: &mut Vec<u8>) {
        self.0.put(to);
        to.extend_from_slice(self.1.as_bytes());
        self.2.put(to);
    }
}

/// A whole number with at least so many digits.
fn digits(to: &mut Vec<u8>, number: u32, least: usize) {
    let mut text = [b'0'; 10];
    let (mut left, mut at) = (number, 10);
    while left > 0 {
        at -= 1;
        text[at] = b'0' + (left % 10) as u8;
        left /= 10;
    }
    to.extend_from_slice(&text[at.min(10 - least)..]);
}

impl Row {
    /// A row for a file whose decimals have a comma, or a point.
    pub fn new(decimal_comma: bool) -> Self {
        Self {
            decimal_comma,
            ..Self::default()
        }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }

    /// A cell.
    pub fn cell(&mut self, cell: impl Cell) {
        cell.put(&mut self.bytes);
        self.ends.push(self.bytes.len());
    }

    /// A question that the form did not have.
    pub fn not_asked(&mut self) {
        self.ends.push(self.bytes.len());
    }

    /// A decimal number.
    pub fn decimal(&mut self, number: f64, decimals: usize) {
        let from = self.bytes.len();
        // A vector takes whatever is written.
        let _ = write!(self.bytes, "{number:.decimals$}");
        if self.decimal_comma
            && let Some(point) = self.bytes[from..].iter_mut().find(|b| **b == b'.')
        {
            *point = b',';
        }
        self.ends.push(self.bytes.len());
    }

    /// An answer, or with this probability none: not known, or refused.
    pub fn answer(&mut self, draw: &mut Draw, gap: f64, cell: impl Cell) {
        let unit = draw.unit();
        if unit >= gap {
            self.cell(cell);
        } else if unit < 0.6 * gap {
            self.cell("dk");
        } else {
            self.cell("rf");
        }
    }

    /// Several answers that all have the same probability of being missing.
    pub fn answers<C: Cell>(
        &mut self,
        draw: &mut Draw,
        gap: f64,
        cells: impl IntoIterator<Item = C>,
    ) {
        for cell in cells {
            self.answer(draw, gap, cell);
        }
    }

    /// The cells so far.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(from, to)| &self.bytes[from..*to])
    }

    /// How many cells there are.
    #[cfg(test)]
    pub fn width(&self) -> usize {
        self.ends.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_the_files_have_them() {
        let mut row = Row::new(true);
        row.cell(Id('H', 4211));
        row.cell((2023, 3, 9));
        row.cell(("Képzelt utca", " ", 12_u32));
        row.decimal(595_350.495, 2);
        row.not_asked();
        row.cell(0_u32);
        row.cell(true);
        let cells: Vec<&str> = row.cells().map(|c| str::from_utf8(c).unwrap()).collect();
        let wanted = [
            "H004211",
            "2023-03-09",
            "Képzelt utca 12",
            "595350,50",
            "",
            "0",
            "1",
        ];
        assert_eq!(cells[..3], wanted[..3]);
        assert!(["595350,50", "595350,49"].contains(&cells[3]));
        assert_eq!(cells[4..], wanted[4..]);
        assert_eq!(row.width(), 7);
    }
}
