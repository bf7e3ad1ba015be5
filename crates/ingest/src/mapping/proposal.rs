//! A proposed mapping as TOML: what is sure stands plainly, what is not carries a question, and what is missing is said.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::{Codebook, Labels, Role, Variable, VariableType};

use super::matching::{self, Match};
use crate::survey::answers::Answers;

/// Different answers of a column that are looked at.
pub const MOST_ANSWERS: usize = 200;

/// A table that a mapping is proposed for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// Sheet or repeat group; empty for the only or the root table.
    pub table: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// For each column the different answers in it, at most [`MOST_ANSWERS`], with how often each was seen.
    pub answers: Vec<BTreeMap<String, u64>>,
}

/// The words of a proposal in a person's language.
#[derive(Clone, Debug)]
pub struct Wording {
    /// The lines at its top, as comments.
    pub head: String,
    /// Asks whether a near name is meant; `{}` stands for the candidates.
    pub ask: String,
    /// Says that a column is not read.
    pub not_read: String,
    /// Says that a variable that is wanted has no column; `{}` stands for it.
    pub missing: String,
    /// Says that an answer has no category: an empty text has to be replaced.
    pub answer: String,
    /// Stands before the variables that no column holds.
    pub free: String,
    /// The label in the person's language.
    pub label: fn(&Labels) -> &str,
}

/// How much of a proposal is sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Columns that are surely matched.
    pub sure: usize,
    /// Columns that are asked about.
    pub asked: usize,
    /// Columns that no variable is near to.
    pub unknown: usize,
    /// Answers that have no category yet.
    pub answers: usize,
    /// Variables that are wanted and have no column.
    pub missing: usize,
}

/// The mapping of tables to registers as TOML, and how sure it is.
#[must_use]
pub fn propose(pairs: &[(&Sample, &Codebook)], wording: &Wording) -> (String, Counts) {
    let mut toml = String::new();
    let mut counts = Counts::default();
    for line in wording.head.lines() {
        let _infallible = writeln!(toml, "# {line}");
    }
    for (sample, codebook) in pairs {
        table(&mut toml, &mut counts, (sample, codebook), wording);
    }
    (toml, counts)
}

fn table(
    toml: &mut String,
    counts: &mut Counts,
    (sample, codebook): (&Sample, &Codebook),
    wording: &Wording,
) {
    let matches = matching::columns(&sample.columns, codebook);
    let head = [
        "\n[[table]]\n".to_owned(),
        line("name", &sample.table),
        line("register", &codebook.id),
    ];
    toml.extend(head);
    for variable in codebook.variables.iter().filter(|v| v.required) {
        if !matches.iter().any(|found| names(found, &variable.code)) {
            counts.missing += 1;
            let said = wording.missing.replace("{}", &variable.code);
            toml.push_str(&comment(&said));
        }
    }
    let nothing = BTreeMap::new();
    for (at, (column, found)) in sample.columns.iter().zip(&matches).enumerate() {
        if column.is_empty() {
            continue;
        }
        toml.extend(["\n[[table.column]]\n".to_owned(), line("column", column)]);
        match found {
            Match::Sure(code) => {
                counts.sure += 1;
                let answers = sample.answers.get(at).unwrap_or(&nothing);
                let answers = self::answers(answers, codebook, code, (counts, wording));
                toml.extend([line("variable", code), answers]);
            }
            Match::Asked(near) => {
                counts.asked += 1;
                let first = near.first().map_or("", |(code, _)| code);
                let names = near
                    .iter()
                    .map(|(code, score)| format!("{code} ({score:.2})"));
                let names: Vec<String> = names.collect();
                let ask = wording.ask.replace("{}", &names.join(", "));
                toml.extend([line("variable", first), line("ask", &ask)]);
            }
            Match::Unknown => {
                counts.unknown += 1;
                toml.extend([comment(&wording.not_read), line("variable", "")]);
            }
        }
    }
    free(toml, codebook, &matches, wording);
}

/// Whether a match has this variable, surely or as its nearest.
fn names(found: &Match, code: &str) -> bool {
    match found {
        Match::Sure(sure) => sure == code,
        Match::Asked(near) => near.first().is_some_and(|(near, _)| near == code),
        Match::Unknown => false,
    }
}

/// A key with a text.
fn line(key: &str, text: &str) -> String {
    format!("{key} = {}\n", quoted(text))
}

/// The answers of a category column that are no code and no label: what is near is written down, what is not stays empty
/// and has to be decided.
fn answers(
    seen: &BTreeMap<String, u64>,
    codebook: &Codebook,
    code: &str,
    (counts, wording): (&mut Counts, &Wording),
) -> String {
    let Some(variable) = codebook.variable(code) else {
        return String::new();
    };
    let open = unknown(seen, variable);
    counts.answers += open.len();
    let pairs: Vec<String> = open
        .iter()
        .map(|(text, _)| format!("{} = \"\"", quoted(text)))
        .collect();
    if pairs.is_empty() {
        return String::new();
    }
    let codes = variable
        .categories
        .iter()
        .map(|c| labelled(&c.code, (wording.label)(&c.label)));
    let kinds = variable.no_answer.iter().map(|kind| kind.code().to_owned());
    let allowed: Vec<String> = codes.chain(kinds).collect();
    let said = format!("{} {}", wording.answer, allowed.join(", "));
    format!("{}answers = {{ {} }}\n", comment(&said), pairs.join(", "))
}

/// The answers in a column that are no answers of its variable, where that is a choice: neither a code nor a label nor a kind
/// of no answer; each with how often it was seen.
#[must_use]
pub fn unknown<'s>(seen: &'s BTreeMap<String, u64>, variable: &Variable) -> Vec<(&'s str, u64)> {
    if variable.kind != VariableType::Category {
        return Vec::new();
    }
    let known = Answers::new(variable, &BTreeMap::new());
    let is_known = |text: &str| {
        let meant = || known.as_ref().ok()?.meaning(text.as_bytes());
        text.is_empty()
            || text.parse::<NoAnswer>().is_ok()
            || matches!(matching::answer(text, &variable.categories), Match::Sure(_))
            || meant().is_some()
    };
    let open = seen.iter().filter(|(text, _)| !is_known(text));
    open.map(|(text, count)| (text.as_str(), *count)).collect()
}

/// A code with its label in brackets.
fn labelled(code: &str, label: &str) -> String {
    if label.is_empty() || label == code {
        return code.to_owned();
    }
    format!("{code} ({label})")
}

/// The variables that no column holds, for a person who looks for one; those with a role of their own stand first.
fn free(toml: &mut String, codebook: &Codebook, matches: &[Match], wording: &Wording) {
    let is_free = |variable: &&Variable| {
        variable.role != Some(Role::Parent)
            && !matches.iter().any(|found| names(found, &variable.code))
    };
    let mut left: Vec<&Variable> = codebook.variables.iter().filter(is_free).collect();
    left.sort_by_key(|variable| variable.role.is_none());
    if left.is_empty() {
        return;
    }
    toml.push('\n');
    toml.push_str(&comment(&wording.free));
    for variable in left {
        let label = (wording.label)(&variable.label);
        toml.push_str(&comment(&format!("  {}", labelled(&variable.code, label))));
    }
}

/// A comment of one line.
fn comment(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    format!("# {plain}\n")
}

/// A text as a basic string of TOML, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control.is_control() => {
                let _infallible = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
