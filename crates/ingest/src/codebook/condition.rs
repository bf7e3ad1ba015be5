//! Conditions from TOML tables: `{var="age", ge=65}`, `{known="x"}`, `{all=[…]}` and so on, checked against the
//! codebook's variables and filled with the thresholds of the day.

use std::collections::BTreeSet;

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::{Variable, VariableType};
use gocpont_core::condition::{Comparison, Condition};
use serde::Deserialize;

use super::variable::type_name;
use crate::document::setting;
use crate::error::{InvalidFile, some_of};
use crate::parameter::Thresholds;

/// A threshold that has no value.
#[derive(Debug)]
pub struct Missing(pub String);

/// A condition as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCondition {
    known: Option<String>,
    var: Option<String>,
    is: Option<Literal>,
    not: Option<Negated>,
    lt: Option<Bound>,
    le: Option<Bound>,
    gt: Option<Bound>,
    ge: Option<Bound>,
    one_of: Option<Vec<String>>,
    answer: Option<Vec<String>>,
    all: Option<Vec<RawCondition>>,
    any: Option<Vec<RawCondition>>,
}

/// What an answer can be compared with.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Literal {
    Boolean(bool),
    Number(f64),
    Code(String),
}

/// After `not`: an answer beside `var`, a condition without it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Negated {
    Answer(Literal),
    Condition(Box<RawCondition>),
}

/// A number, or the threshold whose value it is.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Bound {
    Number(f64),
    Parameter(Named),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    parameter: String,
}

/// Either what was read, or the threshold that it misses; an error where it is no condition at all.
type Read<T> = Result<Result<T, Missing>, InvalidFile>;

/// Reads the conditions of one indicator.
pub struct Reader<'r> {
    /// The codebook's file, for messages.
    pub file: &'r str,
    /// The indicator's table, for messages.
    pub table: &'r str,
    /// The codebook's variables.
    pub variables: &'r [Variable],
    /// The thresholds of the day.
    pub thresholds: &'r Thresholds,
}

impl Reader<'_> {
    fn refuse<T>(&self, key: &str, value: &str, allowed: &str) -> Result<T, InvalidFile> {
        Err(setting(self.file, self.table, key, value, allowed))
    }

    /// The condition of a list (`population` or `cases`).
    pub fn condition(&self, list: &str, raw: &RawCondition) -> Read<Condition> {
        let kinds = usize::from(raw.known.is_some())
            + usize::from(raw.var.is_some())
            + usize::from(raw.all.is_some())
            + usize::from(raw.any.is_some())
            + usize::from(raw.var.is_none() && raw.not.is_some());
        if kinds != 1 || (raw.var.is_none() && raw.compares()) {
            let allowed = "one of known, var, all, any and not in a table; comparisons beside var";
            return self.refuse(list, "", allowed);
        }
        if let Some(name) = &raw.known {
            return Ok(Ok(Condition::Known(name.clone())));
        }
        if let Some(name) = &raw.var {
            return self.compared(list, name, raw);
        }
        if let Some(parts) = &raw.all {
            return Ok(self.list(list, parts)?.map(Condition::All));
        }
        if let Some(parts) = &raw.any {
            return Ok(self.list(list, parts)?.map(Condition::Any));
        }
        match &raw.not {
            Some(Negated::Condition(inner)) => Ok(self
                .condition(list, inner)?
                .map(|inner| Condition::Not(Box::new(inner)))),
            _ => self.refuse(list, "not", "a condition after not, or var beside it"),
        }
    }

    fn list(&self, list: &str, parts: &[RawCondition]) -> Read<Vec<Condition>> {
        if parts.is_empty() {
            return self.refuse(list, "[]", "at least one condition in all and any");
        }
        let read = parts.iter().map(|part| self.condition(list, part));
        read.collect()
    }

    /// Every comparison of a table with `var`; several of them hold together.
    fn compared(&self, list: &str, name: &str, raw: &RawCondition) -> Read<Condition> {
        let mut parts = Vec::new();
        if let Some(literal) = &raw.is {
            parts.push(self.equal(list, name, literal)?);
        }
        match &raw.not {
            Some(Negated::Answer(literal)) => {
                let equal = self.equal(list, name, literal)?;
                parts.push(Condition::Not(Box::new(equal)));
            }
            Some(Negated::Condition(_)) => {
                return self.refuse(list, name, "an answer after not where var is given");
            }
            None => {}
        }
        if let Some(codes) = &raw.one_of {
            parts.push(self.one_of(list, name, codes)?);
        }
        if let Some(kinds) = &raw.answer {
            parts.push(self.no_answer(list, name, kinds)?);
        }
        for (comparison, bound) in raw.bounds() {
            match self.number(list, name, comparison, bound)? {
                Ok(part) => parts.push(part),
                Err(missing) => return Ok(Err(missing)),
            }
        }
        match (parts.pop(), parts.is_empty()) {
            (Some(only), true) => Ok(Ok(only)),
            (Some(last), false) => {
                parts.push(last);
                Ok(Ok(Condition::All(parts)))
            }
            (None, _) => {
                let allowed = "is, not, lt, le, gt, ge, one_of or answer beside var";
                self.refuse(list, name, allowed)
            }
        }
    }

    /// Refuses a comparison that the variable's type does not know; scores and members' answers pass.
    fn check(&self, list: &str, name: &str, fits: &[VariableType]) -> Result<(), InvalidFile> {
        match self.variables.iter().find(|v| v.code == name) {
            Some(variable) if !fits.contains(&variable.kind) => {
                let names: Vec<&str> = fits.iter().map(|kind| type_name(*kind)).collect();
                let value = format!("{name} ({})", type_name(variable.kind));
                let allowed = format!("a variable of type {} here", names.join(" or "));
                self.refuse(list, &value, &allowed)
            }
            _ => Ok(()),
        }
    }

    fn equal(&self, list: &str, name: &str, literal: &Literal) -> Result<Condition, InvalidFile> {
        match literal {
            Literal::Boolean(value) => {
                self.check(list, name, &[VariableType::Boolean])?;
                Ok(Condition::Is(name.to_owned(), *value))
            }
            Literal::Number(value) => {
                self.check(list, name, &[VariableType::Integer, VariableType::Decimal])?;
                self.finite(list, name, *value)?;
                Ok(Condition::Number(
                    name.to_owned(),
                    Comparison::Equal,
                    *value,
                ))
            }
            Literal::Code(code) => self.one_of(list, name, std::slice::from_ref(code)),
        }
    }

    fn one_of(&self, list: &str, name: &str, codes: &[String]) -> Result<Condition, InvalidFile> {
        self.check(list, name, &[VariableType::Category])?;
        if codes.is_empty() {
            return self.refuse(list, name, "at least one category in one_of");
        }
        if let Some(variable) = self.variables.iter().find(|v| v.code == name) {
            let known: Vec<&str> = variable
                .categories
                .iter()
                .map(|c| c.code.as_str())
                .collect();
            if let Some(odd) = codes.iter().find(|code| !known.contains(&code.as_str())) {
                let value = format!("{name} = {odd}");
                return self.refuse(list, &value, &some_of(known.into_iter()));
            }
        }
        Ok(Condition::OneOf(name.to_owned(), codes.to_vec()))
    }

    fn no_answer(
        &self,
        list: &str,
        name: &str,
        codes: &[String],
    ) -> Result<Condition, InvalidFile> {
        let kinds: Result<Vec<NoAnswer>, _> = codes.iter().map(|code| code.parse()).collect();
        match kinds {
            Ok(kinds) if !kinds.is_empty() => Ok(Condition::NoAnswer(name.to_owned(), kinds)),
            _ => self.refuse(list, &codes.join(", "), "na, dk, rf, nw, ca, not_asked"),
        }
    }

    fn number(
        &self,
        list: &str,
        name: &str,
        comparison: Comparison,
        bound: &Bound,
    ) -> Read<Condition> {
        self.check(list, name, &[VariableType::Integer, VariableType::Decimal])?;
        let value = match bound {
            Bound::Number(value) => *value,
            Bound::Parameter(Named { parameter }) => match self.thresholds.get(parameter) {
                Some(value) => value,
                None => return Ok(Err(Missing(parameter.clone()))),
            },
        };
        self.finite(list, name, value)?;
        Ok(Ok(Condition::Number(name.to_owned(), comparison, value)))
    }

    fn finite(&self, list: &str, name: &str, value: f64) -> Result<(), InvalidFile> {
        if value.is_finite() {
            return Ok(());
        }
        self.refuse(list, &format!("{name}: {value}"), "a finite number")
    }
}

impl RawCondition {
    fn bounds(&self) -> impl Iterator<Item = (Comparison, &Bound)> {
        let all = [
            (Comparison::AtLeast, &self.ge),
            (Comparison::More, &self.gt),
            (Comparison::AtMost, &self.le),
            (Comparison::Less, &self.lt),
        ];
        all.into_iter()
            .filter_map(|(c, bound)| Some((c, bound.as_ref()?)))
    }

    fn compares(&self) -> bool {
        let answers = self.is.is_some() || self.one_of.is_some() || self.answer.is_some();
        answers || self.bounds().next().is_some()
    }
}

/// The names of all variables and scores in a condition.
pub fn names<'c>(condition: &'c Condition, found: &mut BTreeSet<&'c str>) {
    match condition {
        Condition::Known(name)
        | Condition::Number(name, ..)
        | Condition::Is(name, _)
        | Condition::OneOf(name, _)
        | Condition::NoAnswer(name, _) => {
            found.insert(name);
        }
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                names(part, found);
            }
        }
        Condition::Not(inner) => names(inner, found),
    }
}
