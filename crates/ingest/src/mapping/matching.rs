//! Columns matched to variables: by code, by another name of the variable, by label in any language; where none of
//! these is sure, by nearness, to be asked about.

use std::collections::{BTreeMap, HashSet};

use gocpont_core::codebook::{Category, Codebook, Labels, Variable};

use super::fold::{fold, nearness};

/// From this nearness on a variable is worth asking about.
const WORTH_ASKING: f64 = 0.62;

/// As many candidates are named at most.
const CANDIDATES: usize = 3;

/// How a column and a variable, or an answer and a category, belong together.
#[derive(Clone, Debug, PartialEq)]
pub enum Match {
    /// By code, another name or label: nothing to ask.
    Sure(String),
    /// Perhaps one of these, with their nearness from 0 to 1, the nearest first.
    Asked(Vec<(String, f64)>),
    /// Nothing is near.
    Unknown,
}

/// What a column is matched with, in the order of the columns. A variable is surely matched by one column only: where
/// two claim it, the one that has the code keeps it, and the others are asked about.
#[must_use]
pub fn columns(names: &[String], codebook: &Codebook) -> Vec<Match> {
    let book = Book::new(codebook);
    let mut found: Vec<(Match, u8)> = names.iter().map(|name| book.matched(name)).collect();
    let mut holders: BTreeMap<String, (usize, u8)> = BTreeMap::new();
    for at in 0..found.len() {
        let (Match::Sure(code), rank) = found[at].clone() else {
            continue;
        };
        let holder = holders.get(&code).copied();
        match holder {
            Some((_, other)) if other <= rank => found[at].0 = Match::Asked(vec![(code, 1.0)]),
            Some((earlier, _)) => {
                found[earlier].0 = Match::Asked(vec![(code.clone(), 1.0)]);
                holders.insert(code, (at, rank));
            }
            None => {
                holders.insert(code, (at, rank));
            }
        }
    }
    found.into_iter().map(|(found, _)| found).collect()
}

/// What an answer of a category variable is matched with: by code or label it is sure.
#[must_use]
pub fn answer(text: &str, categories: &[Category]) -> Match {
    if let Some(category) = categories.iter().find(|category| category.code == text) {
        return Match::Sure(category.code.clone());
    }
    let folded = fold(text);
    let named = categories.iter().filter(|category| {
        fold(&category.code) == folded || each(&category.label).any(|label| fold(label) == folded)
    });
    let named: Vec<&Category> = named.collect();
    match named.as_slice() {
        [one] => Match::Sure(one.code.clone()),
        [] => {
            let near = |category: &Category| {
                let names = each(&category.label).chain([category.code.as_str()]);
                let best = names.map(|name| nearness(&folded, &fold(name)));
                (category.code.clone(), best.fold(0.0, f64::max))
            };
            asked(categories.iter().map(near).collect())
        }
        several => Match::Asked(several.iter().map(|c| (c.code.clone(), 1.0)).collect()),
    }
}

/// The texts of a label that are there.
fn each(label: &Labels) -> impl Iterator<Item = &str> {
    let texts = [label.hu.as_str(), &label.cs, &label.en].into_iter();
    texts.filter(|text| !text.is_empty())
}

/// All names of a codebook's variables, to tell a header from other rows.
pub struct Names(HashSet<String>);

impl Names {
    /// Codes, other names and labels of all variables.
    #[must_use]
    pub fn new(codebook: &Codebook) -> Self {
        let names = |variable: &Variable| {
            let own = [variable.code.clone()]
                .into_iter()
                .chain(variable.aliases.clone());
            let labels = each(&variable.label).map(str::to_owned);
            own.chain(labels)
                .map(|name| fold(&name))
                .collect::<Vec<_>>()
        };
        Self(codebook.variables.iter().flat_map(names).collect())
    }

    /// Whether one of the variables is called so.
    #[must_use]
    pub fn contains(&self, column: &str) -> bool {
        spellings(column).any(|name| self.0.contains(&fold(name)))
    }
}

/// The names of the variables, folded once.
struct Book<'c> {
    codebook: &'c Codebook,
    /// Code, then its other names, then its labels.
    folded: Vec<[Vec<String>; 3]>,
}

impl<'c> Book<'c> {
    fn new(codebook: &'c Codebook) -> Self {
        let names = |variable: &Variable| {
            let aliases = variable.aliases.iter().map(|name| fold(name));
            let labels = each(&variable.label).map(fold);
            [
                vec![fold(&variable.code)],
                aliases.collect(),
                labels.collect(),
            ]
        };
        Self {
            folded: codebook.variables.iter().map(names).collect(),
            codebook,
        }
    }

    /// The match, and how good its reason is: 0 the very code, 1 its spelling, 2 another name, 3 a label.
    fn matched(&self, column: &str) -> (Match, u8) {
        let variables = &self.codebook.variables;
        if self.codebook.variable(column).is_some() {
            return (Match::Sure(column.to_owned()), 0);
        }
        if let Some(by_alias) = variables
            .iter()
            .find(|v| v.aliases.iter().any(|a| a == column))
        {
            return (Match::Sure(by_alias.code.clone()), 1);
        }
        let spellings: Vec<String> = spellings(column).map(fold).collect();
        let mut several = Vec::new();
        for (rank, kind) in (1_u8..).zip(0..3) {
            for spelling in spellings.iter().filter(|spelling| !spelling.is_empty()) {
                let has = |names: &&[Vec<String>; 3]| names[kind].contains(spelling);
                let mut having = (0..).zip(&self.folded).filter(|(_, names)| has(names));
                match (having.next(), having.next()) {
                    (Some((at, _)), None) => {
                        let at: usize = at;
                        return (Match::Sure(variables[at].code.clone()), rank);
                    }
                    (Some(_), Some(_)) if several.is_empty() => {
                        let all = (0..).zip(&self.folded).filter(|(_, names)| has(names));
                        several = all
                            .map(|(at, _): (usize, _)| (variables[at].code.clone(), 1.0))
                            .collect();
                    }
                    _ => {}
                }
            }
        }
        if !several.is_empty() {
            return (Match::Asked(several), u8::MAX);
        }
        (self.near(&spellings), u8::MAX)
    }

    fn near(&self, spellings: &[String]) -> Match {
        let score = |names: &[Vec<String>; 3]| {
            let pairs = names.iter().flatten().flat_map(|name| {
                spellings
                    .iter()
                    .map(move |spelling| nearness(spelling, name))
            });
            pairs.fold(0.0, f64::max)
        };
        let codes = self.codebook.variables.iter().map(|v| v.code.clone());
        asked(codes.zip(self.folded.iter().map(score)).collect())
    }
}

/// The nearest of these that are worth asking about.
fn asked(mut scored: Vec<(String, f64)>) -> Match {
    scored.retain(|(_, score)| *score >= WORTH_ASKING);
    // The sort is stable: of equals the earlier of the codebook stands first.
    scored.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    scored.truncate(CANDIDATES);
    if scored.is_empty() {
        return Match::Unknown;
    }
    Match::Asked(scored)
}

/// A column's name and what is left of it without the groups that forms put before it (`group/name`, `group-name`).
fn spellings(column: &str) -> impl Iterator<Item = &str> {
    let leaf = |sign: char| column.rsplit(sign).next().unwrap_or(column).trim();
    let leaves = [leaf('/'), leaf('-')].into_iter();
    std::iter::once(column).chain(leaves.filter(move |leaf| *leaf != column))
}

#[cfg(test)]
#[path = "matching_tests.rs"]
mod tests;
