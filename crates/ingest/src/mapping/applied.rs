//! A mapping, or what is sure without one, applied to the columns of a table.

use std::collections::{BTreeMap, HashMap};

use gocpont_core::codebook::Codebook;

use super::TableMapping;
use super::matching::{self, Match};
use crate::error::{InvalidFile, Problem, some_of};
use crate::survey::answers::Answers;

/// The columns of a table as the codebook calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// For each column the variable's code, where it is read.
    pub codes: Vec<Option<String>>,
    /// For a variable what answers of the file mean, as the mapping says.
    pub answers: HashMap<String, BTreeMap<String, String>>,
    /// The columns that are read under another name than their own: column and variable.
    pub renamed: Vec<(String, String)>,
}

impl Applied {
    /// What is surely matched, with no mapping.
    #[must_use]
    pub fn sure(names: &[String], codebook: &Codebook) -> Self {
        let mut applied = Self::default();
        for (name, found) in names.iter().zip(matching::columns(names, codebook)) {
            let code = match found {
                Match::Sure(code) => Some(code),
                Match::Asked(_) | Match::Unknown => None,
            };
            applied.push(name, code);
        }
        applied
    }

    /// As a mapping says: a column that it does not name is not read. What it names must be there, in the file and in
    /// the codebook; `file` is the mapping's own name.
    pub fn mapped(
        file: &str,
        names: &[String],
        codebook: &Codebook,
        mapping: &TableMapping,
    ) -> Result<Self, InvalidFile> {
        let refuse = |there: String, column: &str, value: &str| {
            InvalidFile::new(file, Problem::MappingUnknown(there))
                .in_column(column)
                .with_value(value)
        };
        for mapped in &mapping.columns {
            if !names.contains(&mapped.column) {
                let there = some_of(names.iter().map(String::as_str));
                return Err(refuse(there, "column", &mapped.column));
            }
            let Some(variable) = codebook.variable(&mapped.variable) else {
                let there = some_of(codebook.variables.iter().map(|v| v.code.as_str()));
                return Err(refuse(there, "variable", &mapped.variable));
            };
            if let Err(odd) = Answers::new(variable, &mapped.answers) {
                let codes = variable.categories.iter().map(|c| c.code.as_str());
                let kinds = variable.no_answer.iter().map(|kind| kind.code());
                return Err(refuse(some_of(codes.chain(kinds)), &mapped.column, &odd));
            }
        }
        let mut applied = Self::default();
        for name in names {
            let mapped = mapping.columns.iter().find(|mapped| mapped.column == *name);
            if let Some(mapped) = mapped.filter(|mapped| !mapped.answers.is_empty()) {
                let answers = mapped.answers.clone();
                applied.answers.insert(mapped.variable.clone(), answers);
            }
            applied.push(name, mapped.map(|mapped| mapped.variable.clone()));
        }
        Ok(applied)
    }

    /// The position of the column that holds a variable.
    #[must_use]
    pub fn column(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|c| c.as_deref() == Some(code))
    }

    fn push(&mut self, name: &str, code: Option<String>) {
        if let Some(code) = code.as_ref().filter(|code| *code != name) {
            self.renamed.push((name.to_owned(), code.clone()));
        }
        // A column that stands twice in the file is read once, the first time.
        let code = code.filter(|code| self.column(code).is_none());
        self.codes.push(code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::parse;
    use crate::parameter::Thresholds;

    fn household() -> Codebook {
        let text = include_str!("../../../../data/codebooks/household.toml");
        let loaded = crate::codebook::parse("household.toml", text, &Thresholds::default());
        loaded.expect("the shipped codebook").codebook
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    fn mapping(columns: &str) -> TableMapping {
        let text = format!("[[table]]\nregister = \"household\"\n{columns}");
        parse("m.toml", &text).expect("a mapping").tables.remove(0)
    }

    #[test]
    fn without_a_mapping_what_is_sure_is_read_and_what_is_renamed_is_told() {
        let applied = Applied::sure(
            &names(&["household_id", "Komfortfokozat", "x"]),
            &household(),
        );
        assert_eq!(applied.column("household_id"), Some(0));
        assert_eq!(applied.column("comfort"), Some(1));
        assert_eq!(applied.codes[2], None);
        let renamed = [("Komfortfokozat".to_owned(), "comfort".to_owned())];
        assert_eq!(applied.renamed, renamed);
    }

    #[test]
    fn a_mapping_reads_what_it_names_and_nothing_else() {
        let mapping = mapping(
            "[[table.column]]\ncolumn = \"azon\"\nvariable = \"household_id\"\n\
             [[table.column]]\ncolumn = \"k\"\nvariable = \"comfort\"\nanswers = { \"I.\" = \"full\" }\n",
        );
        let names = names(&["azon", "k", "tenure"]);
        let applied = Applied::mapped("m.toml", &names, &household(), &mapping).expect("fits");
        assert_eq!(applied.codes[0].as_deref(), Some("household_id"));
        assert_eq!(applied.codes[2], None);
        assert_eq!(applied.answers["comfort"]["I."], "full");
    }

    #[test]
    fn a_mapping_of_what_is_not_there_is_refused() {
        let column = "[[table.column]]\ncolumn = \"k\"\nvariable = \"comfort\"\n";
        let cases = [
            (column.to_owned(), "azon", "k"),
            (column.replace("comfort", "castle"), "k", "castle"),
            (
                format!("{column}answers = {{ \"I.\" = \"castle\" }}\n"),
                "k",
                "castle",
            ),
        ];
        for (text, name, value) in cases {
            let names = names(&[name]);
            let error = Applied::mapped("m.toml", &names, &household(), &mapping(&text));
            let error = error.expect_err("refused");
            assert_eq!(error.problem.id(), "mapping-unknown");
            assert_eq!(error.value.as_deref(), Some(value));
        }
    }
}
