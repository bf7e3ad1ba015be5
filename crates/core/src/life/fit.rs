//! Whether an answer is one that its question allows.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::answer::{Answer, NoAnswer};
use crate::codebook::{Variable, VariableType};
use crate::record::Value;

/// Whether the question allows this answer on this day: its type, range, numbers, categories and kinds of no answer.
pub fn fits(variable: &Variable, answer: &Answer<Value>, day: Date) -> bool {
    let value = match answer {
        Answer::Value(value) => value,
        Answer::None(NoAnswer::NotAsked) => return true,
        Answer::None(kind) => return variable.no_answer.contains(kind),
    };
    match (variable.kind, value) {
        (VariableType::Text, Value::Text(text)) => !text.trim().is_empty(),
        (VariableType::Boolean, Value::Boolean(_)) | (VariableType::Date, Value::Date(_)) => true,
        (VariableType::Category, Value::Category(at)) => {
            let category = variable.categories.get(usize::from(*at));
            category.is_some_and(|category| category.is_valid_on(day))
        }
        (VariableType::Integer, Value::Number(number)) => {
            number.fract() == 0.0 && allows(variable, *number)
        }
        (VariableType::Decimal, Value::Number(number)) => allows(variable, *number),
        _ => false,
    }
}

fn allows(variable: &Variable, number: f64) -> bool {
    let inside = variable
        .range
        .is_none_or(|(low, high)| (low..=high).contains(&number));
    number.is_finite()
        && inside
        && (variable.allowed.is_empty() || variable.allowed.contains(&number))
}

/// The day of a moment by the clock of Greenwich: near enough for whether a category was in use.
pub fn day(moment: Timestamp) -> Date {
    jiff::tz::TimeZone::UTC.to_datetime(moment).date()
}
