//! Answers as JSON, by the codes of the codebook: in the file of entries, and between the desk and its page.

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Variable, VariableType};
use gocpont_core::record::Value;
use serde_json::{Value as Json, json};

/// An answer: a text, a category's code, true or false, a number, a date (YYYY-MM-DD), or `{"none": "dk"}`.
#[must_use]
pub fn write(variable: &Variable, answer: &Answer<Value>) -> Json {
    match answer {
        Answer::None(kind) => json!({ "none": kind.code() }),
        Answer::Value(Value::Text(text)) => json!(text),
        Answer::Value(Value::Category(at)) => {
            let category = variable.categories.get(usize::from(*at));
            json!(category.map(|category| &category.code))
        }
        Answer::Value(Value::Boolean(yes)) => json!(yes),
        Answer::Value(Value::Number(number)) => json!(number),
        Answer::Value(Value::Date(date)) => json!(date.to_string()),
    }
}

/// The same read back; none where it is no answer to this question.
#[must_use]
pub fn read(variable: &Variable, stored: &Json) -> Option<Answer<Value>> {
    if let Some(kind) = stored.get("none") {
        return Some(Answer::None(kind.as_str()?.parse().ok()?));
    }
    let value = match variable.kind {
        VariableType::Text => Value::Text(stored.as_str()?.to_owned()),
        VariableType::Category => {
            let code = stored.as_str()?;
            let at = variable.categories.iter().position(|own| own.code == code);
            Value::Category(u16::try_from(at?).ok()?)
        }
        VariableType::Boolean => Value::Boolean(stored.as_bool()?),
        VariableType::Integer | VariableType::Decimal => Value::Number(stored.as_f64()?),
        VariableType::Date => Value::Date(stored.as_str()?.parse().ok()?),
    };
    Some(Answer::Value(value))
}
