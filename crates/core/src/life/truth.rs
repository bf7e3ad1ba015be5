//! Conditions on one entry, in the same three-valued logic as on whole columns.

use super::PLACE;
use super::entry::Entry;
use crate::answer::{Answer, NoAnswer};
use crate::codebook::{Variable, VariableType};
use crate::condition::Condition;
use crate::record::Value;

/// An entry and the questions it answers.
#[derive(Clone, Copy)]
pub struct Look<'l> {
    /// The questions of its register.
    pub variables: &'l [Variable],
    /// The entry.
    pub entry: &'l Entry,
}

impl<'l> Look<'l> {
    /// Whether the condition holds; neither where an answer that it asks for is missing, or it asks for what a check of
    /// the life refuses.
    pub fn holds(self, condition: &Condition) -> bool {
        self.truth(condition) == Some(true)
    }

    /// Whether there is a value: of a variable, a link, or a place.
    pub fn has_value(self, name: &str) -> bool {
        if name == PLACE {
            return !self.entry.places.is_empty();
        }
        let answered = matches!(self.entry.answers.get(name), Some(Answer::Value(_)));
        answered || self.entry.sealed.contains(name) || self.entry.linked(name).next().is_some()
    }

    /// Whether it was filled: with a value, or with the reason why there is none.
    pub fn is_filled(self, name: &str) -> bool {
        let reason = match self.entry.answers.get(name) {
            Some(Answer::None(kind)) => *kind != NoAnswer::NotAsked,
            _ => false,
        };
        reason || self.has_value(name)
    }

    fn truth(self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Known(name) => Some(self.has_value(name)),
            Condition::Number(name, comparison, bound) => match self.entry.value(name)? {
                Value::Number(value) => Some(comparison.holds(*value, *bound)),
                _ => None,
            },
            Condition::Is(name, wanted) => match self.entry.value(name)? {
                Value::Boolean(value) => Some(value == wanted),
                _ => None,
            },
            Condition::OneOf(name, codes) => {
                let code = self.category(name)?;
                Some(codes.iter().any(|wanted| wanted == code))
            }
            Condition::NoAnswer(name, kinds) => {
                Some(!self.has_value(name) && self.reason(name, kinds))
            }
            Condition::All(conditions) => self.fold(conditions, true),
            Condition::Any(conditions) => self.fold(conditions, false),
            Condition::Not(inner) => self.truth(inner).map(|truth| !truth),
        }
    }

    fn reason(self, name: &str, kinds: &[NoAnswer]) -> bool {
        let given = match self.entry.answers.get(name) {
            Some(Answer::None(kind)) => *kind,
            _ => NoAnswer::NotAsked,
        };
        kinds.contains(&given)
    }

    fn category(self, name: &str) -> Option<&'l str> {
        let Value::Category(at) = self.entry.value(name)? else {
            return None;
        };
        let variable = self.variables.iter().find(|v| v.code == name)?;
        let is_category = variable.kind == VariableType::Category;
        let category = variable.categories.get(usize::from(*at));
        category
            .filter(|_| is_category)
            .map(|category| category.code.as_str())
    }

    /// Kleene's conjunction (`neutral` true) or disjunction (`neutral` false).
    fn fold(self, conditions: &[Condition], neutral: bool) -> Option<bool> {
        let mut unknown = false;
        for condition in conditions {
            match self.truth(condition) {
                Some(truth) if truth != neutral => return Some(!neutral),
                Some(_) => {}
                None => unknown = true,
            }
        }
        if unknown { None } else { Some(neutral) }
    }
}
