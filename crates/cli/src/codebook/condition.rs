//! Conditions of indicators in words.

use gocpont_core::codebook::{Codebook, Variable};
use gocpont_core::condition::{Comparison, Condition};
use gocpont_words::{Arg, Words};

use super::terms::{label, no_answer_id};

/// Says conditions, with the labels of the variables that these registers have.
pub struct Describer<'d> {
    /// The language.
    pub words: &'d Words,
    /// The registers that are known.
    pub books: Vec<&'d Codebook>,
    /// The register that the conditions are of.
    pub own: &'d Codebook,
}

impl Describer<'_> {
    /// The condition in words; scores by their names.
    pub fn say(&self, condition: &Condition) -> String {
        let words = self.words;
        let text = |text: String| Arg::from(text);
        match condition {
            Condition::Known(name) => {
                words.say_with("codebook-when-known", &[("name", text(self.name(name)))])
            }
            Condition::Number(name, comparison, bound) => {
                let decimals = if bound.fract().abs() < f64::EPSILON {
                    0
                } else {
                    2
                };
                format!(
                    "{} {} {}",
                    self.name(name),
                    sign(*comparison),
                    words.number(*bound, decimals)
                )
            }
            Condition::Is(name, value) => {
                let answer = if *value {
                    "codebook-yes"
                } else {
                    "codebook-no"
                };
                format!("{}: {}", self.name(name), words.say(answer))
            }
            Condition::OneOf(name, codes) => {
                let or = format!(" {} ", words.say("codebook-or"));
                let codes: Vec<String> =
                    codes.iter().map(|code| self.category(name, code)).collect();
                format!("{}: {}", self.name(name), codes.join(&or))
            }
            Condition::NoAnswer(name, kinds) => {
                let or = format!(" {} ", words.say("codebook-or"));
                let kinds: Vec<String> = kinds
                    .iter()
                    .map(|kind| words.say(&no_answer_id(*kind)))
                    .collect();
                format!("{}: {}", self.name(name), kinds.join(&or))
            }
            Condition::All(parts) => self.joined(parts, "codebook-and"),
            Condition::Any(parts) => self.joined(parts, "codebook-or"),
            Condition::Not(inner) => {
                words.say_with("codebook-when-not", &[("condition", text(self.say(inner)))])
            }
        }
    }

    fn joined(&self, parts: &[Condition], word: &str) -> String {
        let word = format!(" {} ", self.words.say(word));
        let part = |part: &Condition| match part {
            Condition::All(_) | Condition::Any(_) => format!("({})", self.say(part)),
            _ => self.say(part),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(&word)
    }

    fn variable(&self, name: &str) -> Option<&Variable> {
        if let Some(found) = self.own.variable(name) {
            return Some(found);
        }
        let (register, code) = name.split_once('.')?;
        let book = self.books.iter().find(|book| book.id == register)?;
        book.variable(code)
    }

    fn name(&self, name: &str) -> String {
        let found = self.variable(name);
        let quoted = |v: &Variable| {
            let name = Arg::from(label(self.words, &v.label));
            self.words.say_with("codebook-quoted", &[("name", name)])
        };
        found.map_or_else(|| name.to_owned(), quoted)
    }

    fn category(&self, name: &str, code: &str) -> String {
        let found = self.variable(name);
        let found = found.and_then(|v| v.categories.iter().find(|c| c.code == code));
        found.map_or_else(
            || code.to_owned(),
            |c| label(self.words, &c.label).to_owned(),
        )
    }
}

const fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::More => ">",
        Comparison::AtLeast => "≥",
        Comparison::Equal => "=",
    }
}
