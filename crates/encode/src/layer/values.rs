//! What a collection says of its features in one period, column by column: for each some 50 bytes.

use gocpont_disclosure::release::{Cell, Class, Detail, Mark, Status};

/// One cell for each shape of a collection, or none where the feature is not in the period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    flags: Vec<u32>,
    cases: Vec<u32>,
    population: Vec<u32>,
    numbers: [Numbers; 6],
    robustness: Numbers,
    /// Details of layers that have more than robustness.
    details: Vec<Option<Detail>>,
}

/// A number of a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    Value,
    Low,
    High,
    Z,
    P,
    Adjusted,
}

const HAS_CELL: u32 = 1;
const HAS_CASES: u32 = 1 << 1;
const HAS_POPULATION: u32 = 1 << 2;
/// Where the class is: three bits, its place in the list of all from 1, 0 for none.
const CLASS: u32 = 3;
/// Where the status is: two bits.
const STATUS: u32 = 6;
/// Where the marks are.
const MARKS: u32 = 8;
/// Whether the value is the share of the cases, to the last bit, and need not be kept.
const IS_SHARE: u32 = 1 << 31;

/// Words of marks by their bits: those of a cell, then those of encoders.
pub(crate) const MARK_WORDS: &[&str] = &[
    Mark::Mixed.code(),
    Mark::TooFewBlocks.code(),
    Mark::BestFit.code(),
    Mark::Withheld.code(),
    Mark::NoPopulation.code(),
    Mark::BelowMinimum.code(),
    Mark::TooFewPeriods.code(),
    Mark::Island.code(),
    "synthetic",
    "summed",
];
/// The mark of every feature whose people are invented: it goes wherever the feature goes.
pub(crate) const SYNTHETIC: u32 = 1 << 8;
/// The mark of sums of several published features.
pub(crate) const SUMMED: u32 = 1 << 9;

/// Numbers, of which those at the end may be missing; what is not finite is none.
#[derive(Clone, Debug, Default, PartialEq)]
struct Numbers(Vec<f64>);

impl Numbers {
    fn push(&mut self, at: usize, number: Option<f64>) {
        if let Some(number) = number.filter(|number| number.is_finite()) {
            self.0.resize(at, f64::NAN);
            self.0.push(number);
        }
    }

    fn get(&self, at: usize) -> Option<f64> {
        self.0.get(at).copied().filter(|number| number.is_finite())
    }
}

impl Values {
    /// Makes room for so many cells, so that nothing is moved while they come.
    #[must_use]
    pub fn with_capacity(cells: usize) -> Self {
        Self {
            flags: Vec::with_capacity(cells),
            cases: Vec::with_capacity(cells),
            population: Vec::with_capacity(cells),
            // Where lists grow one after the other, holes are left between them.
            numbers: std::array::from_fn(|_| Numbers(Vec::with_capacity(cells))),
            robustness: Numbers(Vec::with_capacity(cells)),
            details: Vec::new(),
        }
    }

    /// Gives back the room that was not needed.
    pub fn shrink(&mut self) {
        for column in self.numbers.iter_mut().chain([&mut self.robustness]) {
            column.0.shrink_to_fit();
        }
    }

    /// Takes the cell of the next shape.
    pub fn push(&mut self, cell: Option<&Cell>) {
        let at = self.flags.len();
        self.flags.push(cell.map_or(0, flags));
        self.cases
            .push(cell.and_then(|c| c.cases).unwrap_or_default());
        let population = cell.and_then(|cell| cell.population);
        self.population.push(population.unwrap_or_default());
        let Some(cell) = cell else { return };
        let share = share(
            cell.cases.unwrap_or_default(),
            population.unwrap_or_default(),
        );
        let is_share = cell.cases.is_some()
            && population.is_some()
            && cell.value.map(f64::to_bits) == share.map(f64::to_bits)
            && share.is_some();
        if is_share && let Some(flags) = self.flags.last_mut() {
            *flags |= IS_SHARE;
        }
        let numbers = [
            cell.value.filter(|_| !is_share),
            cell.low,
            cell.high,
            cell.z,
            cell.p,
            cell.p_adjusted,
        ];
        for (column, number) in self.numbers.iter_mut().zip(numbers) {
            column.push(at, number);
        }
    }

    /// Takes a cell with more marks than its own.
    pub(crate) fn push_marked(&mut self, cell: &Cell, marks: u32) {
        self.push(Some(cell));
        if let Some(flags) = self.flags.last_mut() {
            *flags |= marks << MARKS;
        }
    }

    /// Takes the detail of the shape at this place; in ascending order.
    pub fn push_detail(&mut self, at: usize, detail: Option<&Detail>) {
        let Some(detail) = detail else { return };
        if detail.trend.is_some() || detail.category.is_some() {
            self.details.resize(at, None);
            self.details.push(Some(*detail));
        }
        self.robustness.push(at, detail.robustness);
    }

    /// Those of two lists; the second may be empty.
    #[must_use]
    pub fn of<'c>(cells: &[Option<Cell>], detail: impl Fn(usize) -> Option<&'c Detail>) -> Self {
        let mut values = Self::with_capacity(cells.len());
        for (at, cell) in cells.iter().enumerate() {
            values.push(cell.as_ref());
            values.push_detail(at, detail(at));
        }
        values
    }

    /// How many shapes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.flags.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.flags.is_empty()
    }

    /// Bytes they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let counts = self.flags.capacity() + self.cases.capacity() + self.population.capacity();
        let numbers: usize = self.numbers.iter().map(|column| column.0.capacity()).sum();
        let numbers = numbers + self.robustness.0.capacity();
        4 * counts + 8 * numbers + self.details.capacity() * size_of::<Option<Detail>>()
    }

    pub(crate) fn has_cell(&self, at: usize) -> bool {
        self.flags(at) & HAS_CELL != 0
    }

    pub(crate) fn cases(&self, at: usize) -> Option<u32> {
        (self.flags(at) & HAS_CASES != 0).then(|| self.cases[at])
    }

    pub(crate) fn population(&self, at: usize) -> Option<u32> {
        (self.flags(at) & HAS_POPULATION != 0).then(|| self.population[at])
    }

    pub(crate) fn number(&self, at: usize, which: Number) -> Option<f64> {
        if matches!(which, Number::Value) && self.flags(at) & IS_SHARE != 0 {
            return share(self.cases[at], self.population[at]);
        }
        self.numbers[which as usize].get(at)
    }

    pub(crate) fn class(&self, at: usize) -> Option<Class> {
        let class = self.flags(at) >> CLASS & 0b111;
        Class::ALL.get((class as usize).checked_sub(1)?).copied()
    }

    pub(crate) fn status(&self, at: usize) -> Status {
        Status::ALL[(self.flags(at) >> STATUS & 0b11) as usize]
    }

    /// Bits of [`MARK_WORDS`].
    pub(crate) fn marks(&self, at: usize) -> u32 {
        (self.flags(at) & !IS_SHARE) >> MARKS
    }

    pub(crate) fn robustness(&self, at: usize) -> Option<f64> {
        self.robustness.get(at)
    }

    pub(crate) fn detail(&self, at: usize) -> Option<&Detail> {
        self.details.get(at)?.as_ref()
    }

    fn flags(&self, at: usize) -> u32 {
        self.flags.get(at).copied().unwrap_or_default()
    }
}

/// Cases of a population; none where that is no number.
fn share(cases: u32, population: u32) -> Option<f64> {
    let share = f64::from(cases) / f64::from(population);
    share.is_finite().then_some(share)
}

fn flags(cell: &Cell) -> u32 {
    let position = |found: Option<usize>| found.unwrap_or_default() as u32;
    let class = cell
        .class
        .and_then(|own| Class::ALL.iter().position(|c| *c == own));
    let class = class.map_or(0, |at| at as u32 + 1);
    let status = position(Status::ALL.iter().position(|status| *status == cell.status));
    let mark = |mark: &Mark| MARK_WORDS.iter().position(|word| *word == mark.code());
    let marks = cell.marks.iter().filter_map(mark);
    let marks = marks.fold(0, |set, bit| set | 1 << bit);
    let has = |there: bool, bit: u32| if there { bit } else { 0 };
    HAS_CELL
        | has(cell.cases.is_some(), HAS_CASES)
        | has(cell.population.is_some(), HAS_POPULATION)
        | class << CLASS
        | status << STATUS
        | marks << MARKS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_itself_whether_or_not_it_is_the_share_of_the_cases() {
        let cell = |cases, population, value| Cell {
            cases,
            population,
            value,
            marks: vec![Mark::Mixed],
            ..crate::fixture::cell(30)
        };
        let third = Some(1.0 / 3.0);
        let cells = [
            cell(Some(1), Some(3), third),
            cell(Some(1), Some(3), Some(0.333_333)),
            cell(None, Some(3), third),
            cell(Some(1), None, third),
            cell(Some(0), Some(0), None),
            cell(Some(0), Some(0), Some(0.5)),
            cell(Some(2), Some(4), None),
        ];
        let cells = cells.map(Some);
        let values = Values::of(&cells, |_| None);
        for (at, cell) in cells.iter().flatten().enumerate() {
            assert_eq!(values.number(at, Number::Value), cell.value, "{at}");
            assert_eq!(values.marks(at), 1, "{at}");
        }
    }

    #[test]
    fn every_mark_has_a_word_and_a_bit() {
        let own: Vec<&str> = Mark::ALL.map(Mark::code).to_vec();
        assert_eq!(MARK_WORDS[..own.len()], own);
        let rest = &MARK_WORDS[own.len()..];
        assert_eq!(rest, ["synthetic", "summed"]);
        let bit = |word: &str| 1 << MARK_WORDS.iter().position(|own| *own == word).unwrap();
        assert_eq!((SYNTHETIC, SUMMED), (bit("synthetic"), bit("summed")));
    }
}
