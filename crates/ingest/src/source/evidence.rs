//! What the cells of a column say about how its numbers and days are written, and what follows from it.

use super::date::{self, DateForm};
use super::dialect::{ColumnDialect, Doubt};
use super::number::{Decimal, Form, Notation, Shape, other};
use crate::error::bounded;

/// A notation that fewer than one marked number in twenty has is a slip of the pen: its rows are rejected one by one.
const SLIPS: u64 = 20;

/// The first cell of a kind: its line and what stands there.
type First = Option<(u64, String)>;

/// Cells with a mark that is certainly a decimal point, or certainly a comma.
#[derive(Default)]
struct Certain {
    count: u64,
    first: First,
    /// Whether the other mark parted thousands.
    grouped: bool,
}

/// Cells like `1.234`, which may be a fraction or thousands.
#[derive(Default)]
struct Uncertain {
    count: u64,
    first: First,
    bounds: Option<[f64; 2]>,
    fractions: bool,
}

/// What was seen in a column.
#[derive(Default)]
pub(super) struct Evidence {
    point: Certain,
    comma: Certain,
    either_point: Uncertain,
    either_comma: Uncertain,
    numbers: u64,
    percent: u64,
    spaced: First,
    dates: [u64; 5],
}

impl Evidence {
    /// Takes in a cell that is not blank; a number that the file holds as one is written with a point.
    pub fn add(&mut self, cell: &str, line: u64, is_number: bool) {
        let bytes = cell.as_bytes();
        let first = || Some((line, bounded(cell)));
        if is_number {
            self.numbers += 1;
            if cell.contains('.') {
                self.point.add(false, first);
            }
            return;
        }
        if !bytes.iter().any(u8::is_ascii_digit) {
            return;
        }
        if let Some((_, form)) = date::parse(bytes) {
            if let Some(at) = DateForm::ALL.iter().position(|other| *other == form) {
                self.dates[at] += 1;
            }
            return;
        }
        let Some(shape) = Shape::of(bytes) else {
            return;
        };
        self.numbers += 1;
        self.percent += u64::from(shape.percent);
        match shape.form {
            Form::Whole => {
                if self.spaced.is_none() && cell.contains([' ', '\u{a0}', '\u{202f}', '\u{2009}']) {
                    self.spaced = first();
                }
            }
            Form::Either(mark) => {
                let value = shape.value(true).unwrap_or_default();
                self.either(mark).add(value, first);
            }
            Form::Fraction(mark, grouped) => self.certain(mark).add(grouped, first),
            Form::Thousands(mark) => self.certain(mark).add(true, first),
        }
    }

    fn certain(&mut self, mark: Decimal) -> &mut Certain {
        match mark {
            Decimal::Comma => &mut self.comma,
            _ => &mut self.point,
        }
    }

    fn either(&mut self, mark: Decimal) -> &mut Uncertain {
        match mark {
            Decimal::Comma => &mut self.either_comma,
            _ => &mut self.either_point,
        }
    }

    /// How the column is written, or why that cannot be told.
    pub fn decide(self, given: Option<Decimal>) -> ColumnDialect {
        let most = self.dates.iter().max().copied().unwrap_or_default();
        let dates = self.dates.iter().position(|count| *count == most);
        let dates = dates.filter(|_| most > self.numbers);
        let percent = 2 * self.percent > self.numbers;
        let dates = dates.and_then(|at| DateForm::ALL.get(at)).copied();
        if let Some(decimal) = given.filter(|given| *given != Decimal::Open) {
            let numbers = Notation {
                decimal,
                grouped: true,
                percent,
            };
            return ColumnDialect {
                numbers,
                dates,
                ..ColumnDialect::default()
            };
        }
        let (decimal, doubt) = self.decimal();
        let certain = match decimal {
            Decimal::Comma => Some(&self.comma),
            Decimal::Point => Some(&self.point),
            Decimal::Open => None,
        };
        let example = certain.and_then(|certain| certain.first.as_ref());
        let example = example.map(|(_, cell)| cell.clone());
        ColumnDialect {
            numbers: Notation {
                decimal,
                grouped: certain.is_some_and(|certain| certain.grouped),
                percent,
            },
            doubt,
            dates,
            example,
        }
    }

    fn decimal(&self) -> (Decimal, Option<Doubt>) {
        let (point, comma) = (self.point.count, self.comma.count);
        let decimal = match (point, comma) {
            (0, 0) => Decimal::Open,
            _ if point > SLIPS * comma => Decimal::Point,
            _ if comma > SLIPS * point => Decimal::Comma,
            _ => return (Decimal::Open, self.mixed()),
        };
        let certain = if decimal == Decimal::Comma {
            &self.comma
        } else {
            &self.point
        };
        let uncertain = match decimal {
            // The mark that is the decimal one elsewhere in the column is it here too.
            Decimal::Comma => [(Decimal::Point, &self.either_point)].to_vec(),
            Decimal::Point => [(Decimal::Comma, &self.either_comma)].to_vec(),
            Decimal::Open => vec![
                (Decimal::Point, &self.either_point),
                (Decimal::Comma, &self.either_comma),
            ],
        };
        let marked = certain.count + self.either_point.count + self.either_comma.count;
        let doubt = uncertain
            .into_iter()
            .filter(|(_, u)| !certain.grouped && SLIPS * u.count > marked)
            .max_by_key(|(_, u)| u.count)
            .and_then(|(mark, u)| u.doubt(mark));
        (decimal, doubt)
    }

    /// A column with `1.5` and `1,5` in it.
    fn mixed(&self) -> Option<Doubt> {
        let (point, comma) = (self.point.first.clone()?, self.comma.first.clone()?);
        let later = if point.0 > comma.0 { &point } else { &comma };
        Some(Doubt {
            row: later.0,
            value: later.1.clone(),
            readings: [comma.1.clone(), point.1.clone()],
            mixed: true,
            bounds: [0.0, 0.0],
            fractions: false,
            mark: Decimal::Open,
        })
    }
}

impl Certain {
    fn add(&mut self, grouped: bool, first: impl Fn() -> First) {
        self.count += 1;
        self.grouped |= grouped;
        if self.first.is_none() {
            self.first = first();
        }
    }
}

impl Uncertain {
    fn add(&mut self, value: f64, first: impl Fn() -> First) {
        self.count += 1;
        self.fractions |= value.fract().abs() > 0.0;
        let [low, high] = self.bounds.unwrap_or([value, value]);
        self.bounds = Some([low.min(value), high.max(value)]);
        if self.first.is_none() {
            self.first = first();
        }
    }

    fn doubt(&self, mark: Decimal) -> Option<Doubt> {
        let (row, value) = self.first.clone()?;
        let read = |decimal| {
            let notation = Notation {
                decimal,
                grouped: true,
                percent: value.ends_with('%'),
            };
            super::number::parse(value.as_bytes(), notation)
                .map_or(String::new(), |n| n.to_string())
        };
        let readings = [read(mark), read(other(mark))];
        Some(Doubt {
            row,
            readings,
            value,
            mixed: false,
            bounds: self.bounds.unwrap_or_default(),
            fractions: self.fractions,
            mark,
        })
    }
}
