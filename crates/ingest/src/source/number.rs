//! How people write numbers: decimal point or comma, thousands parted by spaces or by the other mark, percent signs.
//! A cell is read as its column is written, and what could be two numbers is never read as one of them silently.

/// Which mark parts the fraction of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decimal {
    /// Nothing has said so: only what can be read in one way is read.
    #[default]
    Open,
    /// `1.5`.
    Point,
    /// `1,5`.
    Comma,
}

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notation {
    /// The mark before the fraction.
    pub decimal: Decimal,
    /// Whether the other mark parts thousands, as in `9,302,633`.
    pub grouped: bool,
    /// Whether every number has a percent sign; `56,92%` is read as 56.92.
    pub percent: bool,
}

impl Notation {
    /// What programs write: a decimal point, no thousands.
    pub const MACHINE: Self = Self {
        decimal: Decimal::Point,
        grouped: false,
        percent: false,
    };
}

/// Why a cell is not read as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It is none.
    No,
    /// It can be read in two ways, and nothing says which is meant.
    Ambiguous,
    /// It is written in another way than its column.
    Other,
}

/// Digits, separators and signs of a cell.
const LONGEST: usize = 48;
/// Groups of digits.
const GROUPS: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Space,
    Point,
    Comma,
}

/// What the marks of a number say, whatever its column is like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// A whole number without marks, or with spaces between its thousands.
    Whole,
    /// The fraction comes after this mark; whether the other one parts thousands.
    Fraction(Decimal, bool),
    /// Only thousands, parted by the mark that this decimal mark leaves over.
    Thousands(Decimal),
    /// One mark with three digits after it: a fraction of this mark, or thousands.
    Either(Decimal),
}

/// A cell as a number: its digits as a plain text, and what its marks say.
pub(super) struct Shape {
    plain: [u8; LONGEST],
    length: usize,
    /// Digits before the last separator.
    whole: usize,
    pub form: Form,
    pub percent: bool,
}

impl Shape {
    /// The number, its last mark taken as the decimal mark or as one of thousands.
    pub fn value(&self, fraction: bool) -> Option<f64> {
        let mut text = [0; LONGEST + 1];
        let digits = self.plain.get(..self.length)?;
        let (before, after) = digits.split_at_checked(self.whole)?;
        let split = before.len();
        text.get_mut(..split)?.copy_from_slice(before);
        let mut end = split;
        if fraction && !after.is_empty() {
            *text.get_mut(end)? = b'.';
            end += 1;
        }
        text.get_mut(end..end + after.len())?.copy_from_slice(after);
        end += after.len();
        str::from_utf8(text.get(..end)?).ok()?.parse().ok()
    }

    /// Takes a cell apart; none where it is no number of digits and marks.
    pub fn of(cell: &[u8]) -> Option<Self> {
        let (cell, percent) = without_percent(cell);
        let mut shape = Self {
            plain: [0; LONGEST],
            length: 0,
            whole: 0,
            form: Form::Whole,
            percent,
        };
        let mut rest = shape.sign(cell);
        let (mut lengths, mut marks) = ([0_usize; GROUPS + 1], [Mark::Space; GROUPS]);
        let mut at = 0;
        let sign = shape.length;
        while let Some((first, after)) = rest.split_first() {
            if first.is_ascii_digit() {
                shape.push(*first)?;
                *lengths.get_mut(at)? += 1;
                rest = after;
                continue;
            }
            let (mark, wide) = mark(rest)?;
            *marks.get_mut(at)? = mark;
            at += 1;
            shape.whole = shape.length;
            rest = rest.get(wide..)?;
        }
        if shape.length == sign {
            return None;
        }
        let first = shape.plain.get(sign).copied();
        shape.form = form(lengths.get(..=at)?, marks.get(..at)?, first == Some(b'0'))?;
        if matches!(shape.form, Form::Whole | Form::Thousands(_)) {
            shape.whole = shape.length;
        }
        Some(shape)
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.plain.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
    }

    fn sign<'c>(&mut self, cell: &'c [u8]) -> &'c [u8] {
        const MINUS: &[u8] = "\u{2212}".as_bytes();
        let negative = cell.strip_prefix(b"-").or_else(|| cell.strip_prefix(MINUS));
        if let Some(rest) = negative {
            self.plain[0] = b'-';
            self.length = 1;
            return rest;
        }
        cell.strip_prefix(b"+").unwrap_or(cell)
    }
}

/// The other mark: a number whose fraction follows this one has it between its thousands.
pub(super) const fn other(decimal: Decimal) -> Decimal {
    match decimal {
        Decimal::Point => Decimal::Comma,
        Decimal::Comma => Decimal::Point,
        Decimal::Open => Decimal::Open,
    }
}

/// The separator at the beginning of a text and its length; a space may be a plain, no-break, narrow or thin one.
fn mark(text: &[u8]) -> Option<(Mark, usize)> {
    match text {
        [b'.', ..] => Some((Mark::Point, 1)),
        [b',', ..] => Some((Mark::Comma, 1)),
        [b' ', ..] => Some((Mark::Space, 1)),
        [0xc2, 0xa0, ..] => Some((Mark::Space, 2)),
        [0xe2, 0x80, 0xaf | 0x89, ..] => Some((Mark::Space, 3)),
        _ => None,
    }
}

fn without_percent(cell: &[u8]) -> (&[u8], bool) {
    let Some(mut rest) = cell.strip_suffix(b"%") else {
        return (cell, false);
    };
    for space in [&b" "[..], b"\xc2\xa0", b"\xe2\x80\xaf"] {
        rest = rest.strip_suffix(space).unwrap_or(rest);
    }
    (rest, true)
}

/// What groups of digits and the marks between them can mean.
fn form(lengths: &[usize], marks: &[Mark], leading_zero: bool) -> Option<Form> {
    let Some((last, before)) = marks.split_last() else {
        return Some(Form::Whole);
    };
    let (first, after) = lengths.split_first()?;
    let (end, middle) = after.split_last()?;
    let of = |mark: Mark| match mark {
        Mark::Point => Decimal::Point,
        _ => Decimal::Comma,
    };
    let grouped = (1..=3).contains(first) && middle.iter().all(|length| *length == 3);
    match (before.first(), last) {
        (None, Mark::Space) => (grouped && *end == 3).then_some(Form::Whole),
        (None, mark) if (1..=3).contains(first) && *end == 3 && !leading_zero => {
            Some(Form::Either(of(*mark)))
        }
        (None, mark) => Some(Form::Fraction(of(*mark), false)),
        (Some(kind), _) if !grouped || before.iter().any(|mark| mark != kind) => None,
        (Some(kind), last) if kind == last && *end != 3 => None,
        (Some(Mark::Space), Mark::Space) => Some(Form::Whole),
        (Some(kind), last) if kind == last => Some(Form::Thousands(other(of(*kind)))),
        (Some(_), Mark::Space) => None,
        (Some(kind), mark) => Some(Form::Fraction(of(*mark), *kind != Mark::Space)),
    }
}

/// The number in a cell of a column that is written so; infinite or NaN where it is called so or is too large.
pub fn parse(cell: &[u8], notation: Notation) -> Result<f64, Misread> {
    if (1..=15).contains(&cell.len()) && !notation.percent && cell.iter().all(u8::is_ascii_digit) {
        let whole = cell
            .iter()
            .fold(0_u64, |sum, digit| 10 * sum + u64::from(digit - b'0'));
        return Ok(whole as f64);
    }
    if notation == Notation::MACHINE
        && let Some(number) = named(cell)
    {
        return Ok(number);
    }
    let Some(shape) = Shape::of(cell) else {
        return named(cell).ok_or(Misread::No);
    };
    if shape.percent != notation.percent {
        return Err(Misread::Other);
    }
    let decimal = notation.decimal;
    let fraction = match shape.form {
        Form::Whole => false,
        Form::Fraction(mark, _) if decimal == Decimal::Open || decimal == mark => true,
        Form::Thousands(mark) if decimal == Decimal::Open || decimal == mark => false,
        Form::Either(mark) if decimal == mark => true,
        Form::Either(mark) if decimal == other(mark) && notation.grouped => false,
        Form::Either(_) => return Err(Misread::Ambiguous),
        Form::Fraction(..) | Form::Thousands(_) => return Err(Misread::Other),
    };
    shape.value(fraction).ok_or(Misread::No)
}

/// `1e3`, `NaN` and `inf`, as programs write them.
fn named(cell: &[u8]) -> Option<f64> {
    let short = cell.len() <= LONGEST;
    str::from_utf8(cell).ok().filter(|_| short)?.parse().ok()
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
