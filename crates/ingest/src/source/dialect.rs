//! How a file is written: encoding, delimiter, quotation mark, header, and for each column how numbers and days are
//! written. It is found out, told, and overridden where somebody knows better.

use crate::encoding::Encoding;
use crate::error::{Problem, some_of};
use crate::grid::Grid;

use super::date::DateForm;
use super::evidence::Evidence;
use super::number::{Decimal, Notation};

/// What somebody knows of a file; it wins over what is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// What parts the columns of a text file: `,`, `;`, `|` or a tab.
    pub delimiter: Option<u8>,
    /// What stands around cells: `"` or `'`.
    pub quote: Option<u8>,
    /// The decimal mark of every number; the other one may part thousands.
    pub decimal: Option<Decimal>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// The line of the header, the first being 1.
    pub header_row: Option<u64>,
}

/// Why the numbers of a column cannot be read: the first cell in doubt, and what it may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// Its line.
    pub row: u64,
    /// What stands there.
    pub value: String,
    /// The two readings; for a column of two notations the first cell of each.
    pub readings: [String; 2],
    /// Whether the column has both `1.5` and `1,5`, and not one mark that may be either.
    pub mixed: bool,
    /// The smallest and the largest number in doubt, read as fractions; a thousand times that as thousands.
    pub bounds: [f64; 2],
    /// Whether one of them is no whole number when read as a fraction.
    pub fractions: bool,
    /// The mark in doubt.
    pub mark: Decimal,
}

/// How the cells of a column are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnDialect {
    /// Its numbers.
    pub numbers: Notation,
    /// Why its numbers cannot be read, where they cannot.
    pub doubt: Option<Doubt>,
    /// Its days, where it has any.
    pub dates: Option<DateForm>,
    /// A cell with a mark, as an example of its notation.
    pub example: Option<String>,
}

impl ColumnDialect {
    /// A column in doubt settled by what its variable can be: a bound on either side, or whole numbers only. Where
    /// both readings fit, or none, the doubt stays.
    #[must_use]
    pub fn settled(&self, range: Option<(f64, f64)>, whole: bool) -> Self {
        let Some(doubt) = self.doubt.as_ref().filter(|doubt| !doubt.mixed) else {
            return self.clone();
        };
        let inside = |factor: f64| {
            range.is_none_or(|(low, high)| {
                doubt.bounds[0] * factor >= low && doubt.bounds[1] * factor <= high
            })
        };
        let as_fraction = inside(1.0) && !(whole && doubt.fractions);
        let as_thousands = inside(1000.0);
        let decimal = match (as_fraction, as_thousands) {
            (true, false) => doubt.mark,
            (false, true) => super::number::other(doubt.mark),
            _ => return self.clone(),
        };
        Self {
            numbers: Notation {
                decimal,
                grouped: decimal != doubt.mark,
                ..self.numbers
            },
            doubt: None,
            example: Some(doubt.value.clone()),
            ..self.clone()
        }
    }

    /// The problem of a column that cannot be read.
    #[must_use]
    pub fn problem(&self) -> Option<(Problem, u64, &str)> {
        let doubt = self.doubt.as_ref()?;
        let [first, second] = doubt.readings.clone();
        let problem = if doubt.mixed {
            Problem::MixedNumbers { first, second }
        } else {
            Problem::AmbiguousNumbers { first, second }
        };
        Some((problem, doubt.row, &doubt.value))
    }
}

/// Something that was found out about a file: the sentence's name and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The Fluent id.
    pub id: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, String)>,
}

impl Fact {
    /// A sentence with its arguments.
    #[must_use]
    pub fn new(id: &'static str, args: &[(&'static str, &str)]) -> Self {
        let args = args
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        Self {
            id,
            args: args.collect(),
        }
    }
}

/// How a file is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dialect {
    /// The encoding; none in a spreadsheet.
    pub encoding: Option<Encoding>,
    /// What parts the columns; none in a spreadsheet.
    pub delimiter: Option<u8>,
    /// What stands around cells, where cells are quoted at all.
    pub quote: Option<u8>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// The line of the header, the first being 1.
    pub header_row: u64,
    /// The columns in their order; what is not there is as programs write it.
    pub columns: Vec<ColumnDialect>,
    /// What was found out about the file as a whole, in the order in which it is told.
    pub facts: Vec<Fact>,
}

impl Dialect {
    /// That of an export by a program, whose numbers have a decimal point whatever its user speaks.
    #[must_use]
    pub fn machine(columns: usize) -> Self {
        let column = ColumnDialect {
            numbers: Notation::MACHINE,
            ..ColumnDialect::default()
        };
        Self {
            header_row: 1,
            columns: vec![column; columns],
            ..Self::default()
        }
    }

    /// That of a table in memory under its row number `header` (the first is 0).
    #[must_use]
    pub fn of_grid(grid: &Grid, header: usize, overrides: &Overrides) -> Self {
        Self {
            header_row: grid.line(header),
            columns: columns(grid, header, overrides),
            ..Self::default()
        }
    }

    /// What was found out about the file and about those of its columns that are numbers or days. `wanted` tells of a
    /// column whether it is one of them, and whether one of its cells may be shown as an example.
    #[must_use]
    pub fn told(&self, names: &[String], wanted: &dyn Fn(usize) -> Option<bool>) -> Vec<Fact> {
        let columns = names.iter().zip(&self.columns).enumerate();
        let columns: Vec<Told<'_>> = columns
            .filter_map(|(at, (name, column))| {
                let is_shown = wanted(at)?;
                Some(Told {
                    name,
                    column,
                    is_shown,
                })
            })
            .collect();
        let mut facts = self.facts.clone();
        for decimal in [Decimal::Comma, Decimal::Point] {
            for grouped in [false, true] {
                facts.extend(numbers(&columns, decimal, grouped));
            }
        }
        for form in DateForm::ALL {
            if let Some(like) = those(&columns, |column| column.dates == Some(form)) {
                let args = [("columns", like.as_str()), ("form", form.id())];
                facts.push(Fact::new("detected-dates", &args));
            }
        }
        if let Some(like) = those(&columns, |column| column.numbers.percent) {
            facts.push(Fact::new("detected-percent", &[("columns", &like)]));
        }
        facts
    }
}

/// A column of which something is told.
struct Told<'a> {
    name: &'a str,
    column: &'a ColumnDialect,
    is_shown: bool,
}

/// The names of the columns that are so, if there are any.
fn those(columns: &[Told<'_>], is_so: impl Fn(&ColumnDialect) -> bool) -> Option<String> {
    let like = columns.iter().filter(|told| is_so(told.column));
    let like: Vec<&str> = like.map(|told| told.name).collect();
    (!like.is_empty()).then(|| some_of(like.into_iter()))
}

/// One sentence for all columns of a notation, with what becomes of a cell that may be shown, or of an invented one.
fn numbers(columns: &[Told<'_>], decimal: Decimal, grouped: bool) -> Option<Fact> {
    let (id, invented) = match (decimal, grouped) {
        (Decimal::Comma, false) => ("detected-comma", "1,5"),
        (Decimal::Comma, true) => ("detected-comma-grouped", "1.234,5"),
        (_, false) => ("detected-point", "1.5"),
        (_, true) => ("detected-point-grouped", "1,234.5"),
    };
    let is_so = |column: &ColumnDialect| {
        let numbers = column.numbers;
        column.example.is_some() && numbers.decimal == decimal && numbers.grouped == grouped
    };
    let like = those(columns, is_so)?;
    let mut shown = columns.iter().filter(|told| told.is_shown);
    let shown = shown.find(|told| is_so(told.column));
    let example = shown.and_then(|told| told.column.example.as_deref());
    let example = example.unwrap_or(invented);
    let notation = Notation {
        decimal,
        grouped,
        percent: example.ends_with('%'),
    };
    let number = super::number::parse(example.as_bytes(), notation).ok()?;
    let args = [
        ("columns", like.as_str()),
        ("example", example),
        ("number", &number.to_string()),
    ];
    Some(Fact::new(id, &args))
}

/// What is told where somebody gave the decimal mark.
pub(super) fn given_decimal(overrides: &Overrides) -> Option<Fact> {
    let mark = match overrides.decimal? {
        Decimal::Comma => "comma",
        Decimal::Point => "point",
        Decimal::Open => return None,
    };
    Some(Fact::new("given-decimal", &[("mark", mark)]))
}

/// How each column under the header is written.
pub(super) fn columns(grid: &Grid, header: usize, overrides: &Overrides) -> Vec<ColumnDialect> {
    let mut found: Vec<Evidence> = Vec::new();
    found.resize_with(grid.width(header), Evidence::default);
    for row in header + 1..grid.rows() {
        for (column, (cell, evidence)) in grid.cells(row).zip(&mut found).enumerate() {
            let cell = cell.trim();
            if !cell.is_empty() {
                evidence.add(cell, grid.line(row), grid.is_number(row, column));
            }
        }
    }
    let decided = found.into_iter().map(|e| e.decide(overrides.decimal));
    decided.collect()
}
