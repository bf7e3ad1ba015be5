//! Questions of which several answers can be chosen: a column of codes parted by blanks, a column of 0 and 1 for each
//! choice, or both.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::column::{Column, is_metadata};
use super::raw::Raw;
use super::{ExportTable, Format, flat};
use crate::grid::Grid;

/// A question of which several answers can be chosen. Columns are positions in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectMultiple {
    /// The question, as its columns name it.
    pub name: String,
    /// The column of chosen codes, where there is one.
    pub joined: Option<usize>,
    /// Each choice with its column, which holds `1`, `0` or nothing: not asked or not answered.
    pub choices: Vec<(String, usize)>,
}

/// Choices that a question may have where only its answers tell them.
const MOST_CHOICES: usize = 500;
/// Parts of a name that are tried as the name of a question.
const MOST_PARTS: usize = 8;

/// `1` or `0` of a cell that says whether something was chosen.
pub fn boolean(cell: &str) -> Option<&'static str> {
    match cell.trim() {
        "1" | "True" | "TRUE" | "true" => Some("1"),
        "0" | "False" | "FALSE" | "false" => Some("0"),
        _ => None,
    }
}

/// A text with typographic apostrophes as plain ones: exporters write headers and answers in different ways.
pub fn plain(text: &str) -> String {
    text.trim()
        .replace(['\u{2018}', '\u{2019}', '\u{02bc}'], "'")
}

/// The questions with columns for their choices, in the order of the columns.
pub fn find(raw: &Raw, format: Format) -> Vec<SelectMultiple> {
    let mut names: HashMap<&str, usize> = HashMap::new();
    for (at, name) in raw.header.iter().enumerate() {
        names.entry(name).or_insert(at);
    }
    let mut found: Vec<SelectMultiple> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, name) in raw.header.iter().enumerate() {
        if is_metadata(name, format) || !is_boolean(raw, at) {
            continue;
        }
        let Some((question, choice)) = parted(name, &names) else {
            continue;
        };
        let place = *places.entry(question).or_insert_with(|| {
            found.push(SelectMultiple {
                name: question.to_owned(),
                joined: names.get(question).copied(),
                choices: Vec::new(),
            });
            found.len() - 1
        });
        if let Some(select) = found.get_mut(place) {
            select.choices.push((choice.to_owned(), at));
        }
    }
    found.retain(|select| select.joined.is_some() || is_whole(raw, &select.choices));
    found
}

/// The question and the choice of a column's name.
fn parted<'n>(name: &'n str, names: &HashMap<&str, usize>) -> Option<(&'n str, &'n str)> {
    let parts = |sign: char| {
        let ends = name.rmatch_indices(sign).take(MOST_PARTS);
        ends.map(|(at, _)| (&name[..at], &name[at + 1..]))
    };
    let asked =
        |(question, choice): &(&str, &str)| !choice.is_empty() && names.contains_key(question);
    let known = parts('/').chain(parts('.')).find(asked);
    known.or_else(|| {
        parts('/')
            .next()
            .filter(|(question, choice)| !question.is_empty() && !choice.is_empty())
    })
}

fn is_boolean(raw: &Raw, column: usize) -> bool {
    let mut answers = raw
        .values(Some(column))
        .filter(|cell| !cell.is_empty() && *cell != flat::ABSENT);
    answers.all(|cell| boolean(cell).is_some())
}

/// Whether columns without one of codes are choices of one question: two or more, answered together or not at all.
fn is_whole(raw: &Raw, choices: &[(String, usize)]) -> bool {
    let answered = |row: u32, column: usize| boolean(raw.cell(row, column)).is_some();
    let together = |row: &u32| {
        let answers = choices.iter().filter(|(_, at)| answered(*row, *at)).count();
        answers == 0 || answers == choices.len()
    };
    let any = raw
        .rows
        .iter()
        .any(|row| choices.first().is_some_and(|(_, at)| answered(*row, *at)));
    choices.len() > 1 && any && raw.rows.iter().all(together)
}

/// Rows in which the codes and the columns of choices contradict each other.
pub fn differing(raw: &Raw, select: &SelectMultiple) -> usize {
    let Some(joined) = select.joined.filter(|_| has_codes(select)) else {
        return 0;
    };
    let names: Vec<String> = select
        .choices
        .iter()
        .map(|(choice, _)| plain(choice))
        .collect();
    let differs = |row: &&u32| {
        let codes = plain(raw.cell(**row, joined));
        let codes: HashSet<&str> = codes
            .split_whitespace()
            .filter(|c| *c != flat::ABSENT)
            .collect();
        let (mut chosen, mut answered, mut wrong) = (0, false, false);
        for (name, (_, column)) in names.iter().zip(&select.choices) {
            let said = boolean(raw.cell(**row, *column));
            answered |= said.is_some();
            wrong |= (said == Some("1")) != codes.contains(name.as_str());
            chosen += usize::from(said == Some("1"));
        }
        answered && (wrong || chosen != codes.len())
    };
    raw.rows.iter().filter(differs).count()
}

/// Whether no choice has a blank: then the chosen ones can be told apart.
pub fn has_codes(select: &SelectMultiple) -> bool {
    !select
        .choices
        .iter()
        .any(|(choice, _)| choice.contains(char::is_whitespace))
}

impl ExportTable {
    /// Parts a column of codes: a derived column `question/choice` of `1` and `0` for each choice, or for each code that
    /// occurs where no choices are given. What was not answered stays empty. None where there is no such column, or more
    /// codes occur than a question can have choices.
    pub fn split(&mut self, joined: usize, choices: Option<&[String]>) -> Option<SelectMultiple> {
        let asked = self.columns.get(joined)?.clone();
        let choices: Vec<String> = match choices {
            Some(choices) => choices.to_vec(),
            None => self.codes(joined)?,
        };
        let names: Vec<String> = choices.iter().map(|choice| plain(choice)).collect();
        let mut grid = Grid::new(self.grid.name());
        for row in 0..self.grid.rows() {
            let codes = plain(self.grid.cell(row, joined));
            let codes: HashSet<&str> = codes.split_whitespace().collect();
            let chosen = |name: &String| match codes.contains(name.as_str()) {
                _ if codes.is_empty() => "",
                true => "1",
                false => "0",
            };
            let cells = (0..self.columns.len()).map(|at| self.grid.cell(row, at));
            grid.push(self.grid.line(row), cells.chain(names.iter().map(chosen)));
        }
        self.grid = grid;
        let first = self.columns.len();
        for choice in &choices {
            self.columns
                .push(Column::derived(&format!("{}/{choice}", asked.name), &asked));
        }
        let select = SelectMultiple {
            name: asked.name,
            joined: Some(joined),
            choices: choices.into_iter().zip(first..).collect(),
        };
        self.selects.push(select.clone());
        Some(select)
    }

    /// The codes that occur in a column.
    fn codes(&self, column: usize) -> Option<Vec<String>> {
        let mut codes = BTreeSet::new();
        for row in 0..self.grid.rows() {
            let text = plain(self.grid.cell(row, column));
            codes.extend(text.split_whitespace().map(str::to_owned));
            if codes.len() > MOST_CHOICES {
                return None;
            }
        }
        Some(codes.into_iter().collect())
    }
}
