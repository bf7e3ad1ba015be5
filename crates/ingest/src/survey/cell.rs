//! One cell of a survey file: from its bytes to an answer of the variable's type, or why not. Nothing is allocated
//! but for texts.

use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::codebook::{Variable, VariableType};
use gocpont_core::record::Value;
use jiff::civil::Date;

use super::answers::{Answers, Meaning};
use crate::error::some_of;
use crate::rejection::Reason;
use crate::source::date as days;
use crate::source::number::{Decimal, Misread, Notation, parse};

/// Characters that a text may have.
const LONGEST_TEXT: usize = 10_000;

/// Years that a date may have: anything else is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i16> = 1850..=2150;

/// The words for no and for yes, in the three languages and in ciphers.
const BOOLEANS: [(&str, bool); 10] = [
    ("0", false),
    ("1", true),
    ("false", false),
    ("true", true),
    ("nem", false),
    ("igen", true),
    ("ne", false),
    ("ano", true),
    ("no", false),
    ("yes", true),
];

/// How the cells of one variable are read.
pub struct CellType {
    kind: VariableType,
    required: bool,
    /// Codes in order, with their position in the codebook.
    categories: Vec<(Box<[u8]>, u16)>,
    range: Option<(f64, f64)>,
    /// The numbers allowed; empty: any in the range.
    allowed: Vec<f64>,
    no_answer: Vec<NoAnswer>,
    notation: Notation,
    /// What answers mean that are no codes.
    answers: Answers,
}

impl CellType {
    /// For a variable in a column whose numbers are written so.
    pub fn new(variable: &Variable, notation: Notation) -> Self {
        let code = |category: &gocpont_core::codebook::Category| category.code.as_bytes().into();
        let codes = (0_u16..).zip(&variable.categories);
        let mut categories: Vec<(Box<[u8]>, u16)> = codes.map(|(i, c)| (code(c), i)).collect();
        categories.sort();
        Self {
            kind: variable.kind,
            required: variable.required,
            categories,
            range: variable.range,
            allowed: variable.allowed.clone(),
            no_answer: variable.no_answer.clone(),
            notation,
            answers: Answers::default(),
        }
    }

    /// The same, where answers that are no codes have a meaning.
    pub fn with(self, answers: Answers) -> Self {
        Self { answers, ..self }
    }

    /// Whether there is more than one way to write what the variable holds: numbers and days.
    pub const fn is_written_in_ways(&self) -> bool {
        matches!(
            self.kind,
            VariableType::Integer | VariableType::Decimal | VariableType::Date
        )
    }

    /// The answer in a cell, blanks around it left out.
    pub fn answer(&self, cell: &[u8]) -> Result<Answer<Value>, Reason> {
        if cell.is_empty() {
            return self.none(NoAnswer::NotAsked);
        }
        if let Some(meaning) = self.answers.mapped(cell) {
            return self.meant(meaning);
        }
        let read = match self.kind {
            VariableType::Text => return self.text(cell),
            VariableType::Category => self.category(cell),
            VariableType::Boolean => boolean(cell),
            VariableType::Integer => self.number(cell, true),
            VariableType::Decimal => self.number(cell, false),
            VariableType::Date => date(cell).map(Value::Date),
        };
        let reason = match read {
            Ok(value) => return Ok(Answer::Value(value)),
            Err(reason) => reason,
        };
        match reserved(cell) {
            Some(kind) => self.none(kind),
            None => match self.answers.meaning(cell) {
                Some(meaning) => self.meant(meaning),
                None => Err(reason),
            },
        }
    }

    fn meant(&self, meaning: Meaning) -> Result<Answer<Value>, Reason> {
        match meaning {
            Meaning::Category(at) => Ok(Answer::Value(Value::Category(at))),
            Meaning::None(kind) => self.none(kind),
        }
    }

    /// The number in a cell of a coordinate column, if there is one.
    pub fn coordinate(&self, cell: &[u8]) -> Result<Option<f64>, Reason> {
        if cell.is_empty() || reserved(cell).is_some() {
            return Ok(None);
        }
        match self.number(cell, false)? {
            Value::Number(number) => Ok(Some(number)),
            _ => Err(Reason::NotNumber),
        }
    }

    /// What may stand in a cell, said for a reason.
    pub fn expected(&self, reason: Reason) -> String {
        match reason {
            Reason::UnknownCategory => {
                let mut codes: Vec<&(Box<[u8]>, u16)> = self.categories.iter().collect();
                codes.sort_by_key(|(_, position)| *position);
                let codes = codes
                    .into_iter()
                    .filter_map(|(code, _)| str::from_utf8(code).ok());
                some_of(codes)
            }
            Reason::NotBoolean => some_of(BOOLEANS.iter().map(|(word, _)| *word)),
            Reason::OutOfRange if !self.allowed.is_empty() => {
                let numbers: Vec<String> = self.allowed.iter().map(f64::to_string).collect();
                some_of(numbers.iter().map(String::as_str))
            }
            Reason::OutOfRange => self
                .range
                .map_or(String::new(), |(a, b)| format!("{a} – {b}")),
            Reason::OtherNotation => self.notation_shown(),
            Reason::NoSuchDate => "YYYY-MM-DD".to_owned(),
            Reason::DateRange => format!("{} – {}", YEARS.start(), YEARS.end()),
            Reason::TextTooLong => LONGEST_TEXT.to_string(),
            Reason::NoAnswerNotAllowed => {
                let always = std::iter::once(NoAnswer::NotAsked).filter(|_| !self.required);
                some_of(
                    self.no_answer
                        .iter()
                        .copied()
                        .chain(always)
                        .map(NoAnswer::code),
                )
            }
            _ => String::new(),
        }
    }

    /// A number as the column writes it.
    fn notation_shown(&self) -> String {
        let (mark, other) = match self.notation.decimal {
            Decimal::Comma => (',', '.'),
            _ => ('.', ','),
        };
        let thousands = if self.notation.grouped {
            format!("1{other}")
        } else {
            String::new()
        };
        let percent = if self.notation.percent { "%" } else { "" };
        format!("{thousands}234{mark}5{percent}")
    }

    fn none(&self, kind: NoAnswer) -> Result<Answer<Value>, Reason> {
        match kind {
            NoAnswer::NotAsked if self.required => Err(Reason::Required),
            NoAnswer::NotAsked => Ok(Answer::None(kind)),
            _ if self.no_answer.contains(&kind) => Ok(Answer::None(kind)),
            _ => Err(Reason::NoAnswerNotAllowed),
        }
    }

    /// A code that the variable does not allow is a text like any other: nothing is lost by keeping it.
    fn text(&self, cell: &[u8]) -> Result<Answer<Value>, Reason> {
        match reserved(cell) {
            Some(kind) if kind == NoAnswer::NotAsked || self.no_answer.contains(&kind) => {
                self.none(kind)
            }
            _ => Ok(Answer::Value(Value::Text(text(cell)?))),
        }
    }

    fn category(&self, cell: &[u8]) -> Result<Value, Reason> {
        let found = self
            .categories
            .binary_search_by(|(code, _)| (**code).cmp(cell));
        found
            .map(|at| Value::Category(self.categories[at].1))
            .map_err(|_| Reason::UnknownCategory)
    }

    fn number(&self, cell: &[u8], whole: bool) -> Result<Value, Reason> {
        let kind = if whole {
            Reason::NotInteger
        } else {
            Reason::NotNumber
        };
        let number = parse(cell, self.notation).map_err(|misread| match misread {
            Misread::No => kind,
            Misread::Ambiguous => Reason::AmbiguousNumber,
            Misread::Other => Reason::OtherNotation,
        })?;
        if !number.is_finite() {
            return Err(Reason::NotFinite);
        }
        // Beyond 2^53 not every whole number has a double of its own.
        if whole && (number.fract().abs() > 0.0 || number.abs() > 9_007_199_254_740_992.0) {
            return Err(Reason::NotInteger);
        }
        match self.range {
            Some((low, high)) if number < low || number > high => Err(Reason::OutOfRange),
            _ if !self.allowed.is_empty() && !self.allowed.contains(&number) => {
                Err(Reason::OutOfRange)
            }
            _ => Ok(Value::Number(number)),
        }
    }
}

/// A text of bounded length.
pub fn text(cell: &[u8]) -> Result<String, Reason> {
    let text = str::from_utf8(cell).map_err(|_| Reason::NotUtf8)?;
    if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
        return Err(Reason::TextTooLong);
    }
    Ok(text.to_owned())
}

fn reserved(cell: &[u8]) -> Option<NoAnswer> {
    NoAnswer::ALL
        .into_iter()
        .find(|kind| kind.code().as_bytes() == cell)
}

fn boolean(cell: &[u8]) -> Result<Value, Reason> {
    let word = BOOLEANS
        .iter()
        .find(|(word, _)| word.as_bytes().eq_ignore_ascii_case(cell));
    word.map(|(_, value)| Value::Boolean(*value))
        .ok_or(Reason::NotBoolean)
}

/// A civil date as files write it: `2024-03-01`, `2024.03.01.`, `1. 3. 2024`, or a moment with its day.
pub fn date(cell: &[u8]) -> Result<Date, Reason> {
    let (date, _) = days::parse(cell).ok_or(Reason::NoSuchDate)?;
    if YEARS.contains(&date.year()) {
        return Ok(date);
    }
    Err(Reason::DateRange)
}

#[cfg(test)]
#[path = "cell_tests.rs"]
mod tests;
