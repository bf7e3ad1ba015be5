//! The header of a sheet: which column holds what, and the label columns by language.

use super::code::plain;
use super::form::{Hints, Text};
use super::language::{Tongue, tongue};
use super::problem::FormProblem;
use crate::error::{InvalidFile, some_of};
use crate::grid::Grid;

/// Where a sheet's columns are.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    single: Vec<(&'static str, usize)>,
    /// Label columns with the language's name as written; none where the header names no language.
    labels: Vec<(Option<String>, Tongue, usize)>,
}

/// What a column holds, by every name that `XLSForm` had for it.
const NAMES: [(&str, &[&str]); 15] = [
    ("type", &["type", "command"]),
    ("name", &["name", "tag", "value"]),
    ("list", &["list name"]),
    ("required", &["required", "bind:required"]),
    ("relevant", &["relevant", "relevance", "bind:relevant"]),
    ("constraint", &["constraint", "bind:constraint"]),
    (
        "calculation",
        &["calculation", "calculate", "bind:calculate"],
    ),
    ("title", &["form title", "title", "set form title"]),
    ("id", &["form id", "id string", "set form id"]),
    ("version", &["version"]),
    ("default_language", &["default language"]),
    ("role", &["codebook role"]),
    ("sensitivity", &["codebook sensitivity"]),
    ("store", &["codebook store"]),
    ("unit", &["codebook unit"]),
];

const MORE: [(&str, &str); 3] = [
    ("no_answer", "codebook no answer"),
    ("allowed", "codebook allowed"),
    ("kind", "codebook type"),
];

/// A header in one spelling: small letters, single colons, blanks for underscores.
fn normal(header: &str) -> String {
    let text = plain(header).replace('_', " ");
    let parts = text
        .split(':')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let joined = parts.collect::<Vec<_>>().join(":");
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Columns {
    /// Reads the first row of a sheet. A column that is used and stands there twice is refused.
    pub fn read(file: &str, grid: &Grid, default: Option<Tongue>) -> Result<Self, InvalidFile> {
        let mut columns = Self::default();
        for (at, header) in grid.cells(0).enumerate() {
            let name = normal(header);
            let twice = || {
                let problem = FormProblem::ColumnTwice(grid.name().to_owned());
                let error = InvalidFile::new(file, problem.into()).at_row(grid.line(0));
                error.in_column(header.trim()).with_value(header.trim())
            };
            if let Some(language) = label_of(&name) {
                let language = (!language.is_empty()).then(|| language.to_owned());
                if columns.labels.iter().any(|(known, ..)| *known == language) {
                    return Err(twice());
                }
                let of = language.as_deref().map(tongue);
                let of = of.or(default).unwrap_or(Tongue::Other);
                columns.labels.push((language, of, at));
            } else if let Some(what) = single(&name) {
                if columns.at(what).is_some() {
                    return Err(twice());
                }
                columns.single.push((what, at));
            }
        }
        Ok(columns)
    }

    /// Where a column is.
    pub fn at(&self, what: &str) -> Option<usize> {
        self.single
            .iter()
            .find(|(known, _)| *known == what)
            .map(|(_, at)| *at)
    }

    /// Where a column is, or that it is missing.
    pub fn needed(
        &self,
        what: &'static str,
        file: &str,
        grid: &Grid,
    ) -> Result<usize, InvalidFile> {
        self.at(what).ok_or_else(|| {
            let problem = FormProblem::Column {
                sheet: grid.name().to_owned(),
                found: some_of(grid.cells(0).filter(|cell| !cell.trim().is_empty())),
            };
            let error = InvalidFile::new(file, problem.into()).at_row(grid.line(0).max(1));
            error.in_column(what)
        })
    }

    /// A cell without the blanks around it; empty where there is no such column.
    pub fn cell<'g>(&self, grid: &'g Grid, row: usize, what: &str) -> &'g str {
        self.at(what).map_or("", |at| grid.cell(row, at)).trim()
    }

    /// The label in each language; of several columns of one language the first that is filled.
    pub fn label(&self, grid: &Grid, row: usize) -> Text {
        let mut text = Text::default();
        for (_, tongue, at) in &self.labels {
            let slot = match tongue {
                Tongue::Hu => &mut text.hu,
                Tongue::Cs => &mut text.cs,
                Tongue::En => &mut text.en,
                Tongue::Other => &mut text.other,
            };
            if slot.is_empty() {
                let words = grid.cell(row, *at).split_whitespace();
                *slot = words.collect::<Vec<_>>().join(" ");
            }
        }
        text
    }

    /// What a codebook wrote beside the form's own columns.
    pub fn hints(&self, grid: &Grid, row: usize) -> Hints {
        let cell = |what: &str| self.cell(grid, row, what).to_owned();
        Hints {
            role: cell("role"),
            sensitivity: cell("sensitivity"),
            store: cell("store"),
            unit: cell("unit"),
            no_answer: cell("no_answer"),
            allowed: cell("allowed"),
            kind: cell("kind"),
        }
    }

    /// The languages that label columns name.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().filter_map(|(name, ..)| name.as_deref())
    }
}

fn single(name: &str) -> Option<&'static str> {
    let more = MORE
        .iter()
        .find(|(_, known)| *known == name)
        .map(|(what, _)| *what);
    let known = NAMES.iter().find(|(_, names)| names.contains(&name));
    known.map(|(what, _)| *what).or(more)
}

/// The language of a label's header; empty where it names none.
fn label_of(name: &str) -> Option<&str> {
    let rest = name
        .strip_prefix("label")
        .or_else(|| name.strip_prefix("caption"))?;
    if rest.is_empty() {
        return Some("");
    }
    rest.strip_prefix(':').map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(cells: &[&str]) -> Result<Columns, InvalidFile> {
        let mut grid = Grid::new("survey");
        grid.push(1, cells);
        Columns::read("form.xlsx", &grid, None)
    }

    #[test]
    fn label_columns_are_found_in_every_spelling() {
        let columns = header(&[
            "Type",
            "NAME",
            "label::Magyar (hu)",
            "label:English",
            "LABEL::Czech(cs)",
            "labelReport",
            "hint::x",
        ])
        .expect("a sound header");
        let mut grid = Grid::new("survey");
        grid.push(1, [""; 0]);
        grid.push(2, ["text", "a", "név", "name", "jméno", "x", "y"]);
        let label = columns.label(&grid, 1);
        assert_eq!([label.hu, label.en, label.cs], ["név", "name", "jméno"]);
        assert_eq!(columns.cell(&grid, 1, "name"), "a");
        let languages: Vec<_> = columns.languages().collect();
        assert_eq!(languages, ["magyar (hu)", "english", "czech(cs)"]);
    }

    #[test]
    fn a_column_that_stands_there_twice_is_named() {
        for twice in [
            ["label", "name", "label"],
            ["label::English (en)", "name", "Label:english (en)"],
            ["type", "label", "TYPE"],
        ] {
            let error = header(&twice).expect_err("twice");
            assert_eq!(error.problem.id(), "form-column-twice");
            assert_eq!(error.value.as_deref(), Some(twice[2]));
        }
        assert!(header(&["label::English", "label::English (UK)", "note", "note"]).is_ok());
    }
}
