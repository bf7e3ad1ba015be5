//! Conditions on variables and scores: a small typed tree, evaluated column by column; no expression language.
//!
//! A condition on an answer that is missing does not hold, and neither does its negation: a missing answer
//! counts for nobody (Kleene's three-valued logic; a unit is taken where the result is true).

use crate::answer::{Answer, NoAnswer};
use crate::frame::{Column, Frame};

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
}

impl Comparison {
    const fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::Equal => "=",
        }
    }

    pub(crate) fn holds(self, value: f64, bound: f64) -> bool {
        match self {
            Self::Less => value < bound,
            Self::AtMost => value <= bound,
            Self::More => value > bound,
            Self::AtLeast => value >= bound,
            Self::Equal => value
                .partial_cmp(&bound)
                .is_some_and(std::cmp::Ordering::is_eq),
        }
    }
}

/// A condition on one unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The variable or score has a value.
    Known(String),
    /// The number stands so to the bound (in the variable's unit).
    Number(String, Comparison, f64),
    /// The yes-or-no answer is this one.
    Is(String, bool),
    /// The category is one of these codes.
    OneOf(String, Vec<String>),
    /// There is no value, for one of these reasons.
    NoAnswer(String, Vec<NoAnswer>),
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// Why a condition cannot be evaluated on a frame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCondition {
    /// No variable or score has this name.
    #[error("there is no variable or score {0}")]
    UnknownName(String),
    /// The column has another type than the condition asks for.
    #[error("{name} is of type {found}, the condition wants {wanted}")]
    WrongType {
        /// The variable or score.
        name: String,
        /// Its type.
        found: &'static str,
        /// The type of the condition.
        wanted: &'static str,
    },
    /// The variable has no such category.
    #[error("{name} has no category {code}")]
    UnknownCategory {
        /// The variable.
        name: String,
        /// The code that is not listed.
        code: String,
    },
    /// A bound that is not a finite number.
    #[error("the bound for {0} is not a finite number")]
    NotFinite(String),
}

impl Condition {
    /// For each unit whether the condition holds: false and unknown alike give `false`.
    pub fn evaluate(&self, frame: &Frame) -> Result<Vec<bool>, InvalidCondition> {
        let truths = self.truths(frame)?;
        Ok(truths
            .into_iter()
            .map(|truth| truth == Some(true))
            .collect())
    }

    /// The text by which a filter step is known: the same condition has the same text wherever it stands.
    #[must_use]
    pub fn canonical(&self) -> String {
        let joined = |conditions: &[Self]| {
            let mut parts: Vec<String> = conditions.iter().map(Self::canonical).collect();
            parts.sort();
            parts.dedup();
            parts.join(",")
        };
        match self {
            Self::Known(name) => format!("known({name})"),
            Self::Number(name, comparison, bound) => format!("{name}{}{bound}", comparison.sign()),
            Self::Is(name, value) => format!("{name}={value}"),
            Self::OneOf(name, codes) => format!("{name}∈{{{}}}", sorted(codes)),
            Self::NoAnswer(name, kinds) => {
                let codes: Vec<String> = kinds.iter().map(ToString::to_string).collect();
                format!("noanswer({name})∈{{{}}}", sorted(&codes))
            }
            Self::All(conditions) => format!("all({})", joined(conditions)),
            Self::Any(conditions) => format!("any({})", joined(conditions)),
            Self::Not(condition) => format!("not({})", condition.canonical()),
        }
    }

    /// The names of the variables and scores it asks for.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Known(name)
            | Self::Number(name, ..)
            | Self::Is(name, _)
            | Self::OneOf(name, _)
            | Self::NoAnswer(name, _) => vec![name],
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().flat_map(Self::names).collect()
            }
            Self::Not(condition) => condition.names(),
        }
    }

    fn truths(&self, frame: &Frame) -> Result<Vec<Option<bool>>, InvalidCondition> {
        match self {
            Self::Known(name) => Ok(each(find(frame, name)?, |none| Some(none.is_none()))),
            Self::NoAnswer(name, kinds) => Ok(each(find(frame, name)?, |none| {
                Some(none.is_some_and(|kind| kinds.contains(&kind)))
            })),
            Self::Number(name, comparison, bound) => number(frame, name, *comparison, *bound),
            Self::Is(name, wanted) => match find(frame, name)? {
                Column::Boolean(cells) => Ok(map(cells, |value| value == *wanted)),
                other => Err(wrong_type(name, other, "boolean")),
            },
            Self::OneOf(name, codes) => one_of(frame, name, codes),
            Self::All(conditions) => fold(frame, conditions, true),
            Self::Any(conditions) => fold(frame, conditions, false),
            Self::Not(condition) => {
                let truths = condition.truths(frame)?;
                Ok(truths.into_iter().map(|t| t.map(|t| !t)).collect())
            }
        }
    }
}

fn sorted(codes: &[String]) -> String {
    let mut codes = codes.to_vec();
    codes.sort();
    codes.dedup();
    codes.join(",")
}

fn find<'f>(frame: &'f Frame, name: &str) -> Result<&'f Column, InvalidCondition> {
    frame
        .column(name)
        .ok_or_else(|| InvalidCondition::UnknownName(name.to_owned()))
}

fn wrong_type(name: &str, column: &Column, wanted: &'static str) -> InvalidCondition {
    InvalidCondition::WrongType {
        name: name.to_owned(),
        found: column.type_name(),
        wanted,
    }
}

fn map<T: Copy>(cells: &[Answer<T>], holds: impl Fn(T) -> bool) -> Vec<Option<bool>> {
    cells.iter().map(|cell| cell.value().map(&holds)).collect()
}

fn each(column: &Column, truth: impl Fn(Option<NoAnswer>) -> Option<bool>) -> Vec<Option<bool>> {
    fn reason<T>(cell: &Answer<T>) -> Option<NoAnswer> {
        match cell {
            Answer::Value(_) => None,
            Answer::None(kind) => Some(*kind),
        }
    }
    match column {
        Column::Boolean(cells) => cells.iter().map(|cell| truth(reason(cell))).collect(),
        Column::Number(cells) => cells.iter().map(|cell| truth(reason(cell))).collect(),
        Column::Category { cells, .. } => cells.iter().map(|cell| truth(reason(cell))).collect(),
    }
}

fn number(
    frame: &Frame,
    name: &str,
    comparison: Comparison,
    bound: f64,
) -> Result<Vec<Option<bool>>, InvalidCondition> {
    if !bound.is_finite() {
        return Err(InvalidCondition::NotFinite(name.to_owned()));
    }
    match find(frame, name)? {
        Column::Number(cells) => Ok(map(cells, |value| comparison.holds(value, bound))),
        other => Err(wrong_type(name, other, "number")),
    }
}

fn one_of(
    frame: &Frame,
    name: &str,
    wanted: &[String],
) -> Result<Vec<Option<bool>>, InvalidCondition> {
    let column = find(frame, name)?;
    let Column::Category { codes, cells } = column else {
        return Err(wrong_type(name, column, "category"));
    };
    if let Some(code) = wanted.iter().find(|code| !codes.contains(code)) {
        return Err(InvalidCondition::UnknownCategory {
            name: name.to_owned(),
            code: code.clone(),
        });
    }
    let taken: Vec<bool> = codes.iter().map(|code| wanted.contains(code)).collect();
    Ok(map(cells, |cell| taken[usize::from(cell)]))
}

/// Kleene's conjunction (`neutral` true) or disjunction (`neutral` false) of all conditions.
fn fold(
    frame: &Frame,
    conditions: &[Condition],
    neutral: bool,
) -> Result<Vec<Option<bool>>, InvalidCondition> {
    let mut all = vec![Some(neutral); frame.rows()];
    for condition in conditions {
        for (so_far, truth) in all.iter_mut().zip(condition.truths(frame)?) {
            *so_far = match (*so_far, truth) {
                (Some(a), _) | (_, Some(a)) if a != neutral => Some(!neutral),
                (Some(_), Some(b)) => Some(b),
                _ => None,
            };
        }
    }
    Ok(all)
}

#[cfg(test)]
#[path = "condition_tests.rs"]
mod tests;
