//! Settings in TOML: read into typed tables, with errors that name the table and its code.

use std::path::Path;

use gocpont_core::codebook::Labels;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{InvalidFile, Problem, name};

/// The text of a small file.
pub fn text(path: &Path) -> Result<String, InvalidFile> {
    std::fs::read_to_string(path).map_err(|e| InvalidFile::unreadable(path, &e))
}

/// Reads a file with one of the parsers of this crate.
pub fn read<T>(
    path: &Path,
    parse: impl FnOnce(&str, &str) -> Result<T, InvalidFile>,
) -> Result<T, InvalidFile> {
    parse(&name(path), &text(path)?)
}

/// Typed tables of a TOML text.
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, InvalidFile> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        let message = error.message().replace('\n', " ");
        let message = match table(text, at) {
            Some(table) => format!("{table}: {message}"),
            None => message,
        };
        let row = 1 + text.bytes().take(at).filter(|b| *b == b'\n').count();
        InvalidFile::new(file, Problem::NotToml(message)).at_row(row as u64)
    })
}

/// The table that a position lies in, with its code or id: `variable age`.
fn table(text: &str, at: usize) -> Option<String> {
    let mut position = 0;
    let mut header: Option<(usize, &str)> = None;
    for line in text.split_inclusive('\n') {
        if position > at {
            break;
        }
        if let Some(name) = line.trim().strip_prefix('[') {
            header = Some((position + line.len(), name));
        }
        position += line.len();
    }
    let (from, name) = header?;
    let body = text[from..].lines().take_while(|l| !l.starts_with('['));
    let code = body.filter_map(|line| line.split_once('='));
    let mut code = code.filter(|(key, _)| matches!(key.trim(), "code" | "id"));
    let name = name.trim_matches(['[', ']']);
    let code = code.next().map_or("", |(_, code)| code.trim());
    Some(format!("{name} {code}").trim_end().to_owned())
}

/// A setting that is not allowed, in its table.
pub fn setting(file: &str, table: &str, key: &str, value: &str, allowed: &str) -> InvalidFile {
    let problem = Problem::Setting {
        table: table.to_owned(),
        allowed: allowed.to_owned(),
    };
    InvalidFile::new(file, problem)
        .in_column(key)
        .with_value(value)
}

/// Whether a text can be a code: lower-case letters, digits and underscores, a letter first.
pub fn is_code(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(allowed)
}

/// Whether a text can name an indicator: as a code, and hyphens may part its words.
pub fn is_name(text: &str) -> bool {
    text.split('-').enumerate().all(|(at, word)| {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let starts = at > 0 || word.starts_with(|c: char| c.is_ascii_lowercase());
        !word.is_empty() && starts && word.bytes().all(allowed)
    })
}

/// A text in the three languages, all of them wanted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLabels {
    hu: String,
    cs: String,
    en: String,
}

impl From<RawLabels> for Labels {
    fn from(raw: RawLabels) -> Self {
        Self {
            hu: raw.hu,
            cs: raw.cs,
            en: raw.en,
        }
    }
}

/// A date written as a text or as TOML writes dates.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum RawDate {
    /// `2024-03-01`
    Toml(toml::value::Datetime),
    /// `"2024-03-01"`
    Text(String),
}

impl RawDate {
    /// The date, or the text that is none.
    pub fn date(&self) -> Result<jiff::civil::Date, String> {
        let text = match self {
            Self::Toml(date) => date.to_string(),
            Self::Text(text) => text.clone(),
        };
        if text.len() == 10 {
            return text.parse().map_err(|_| text);
        }
        Err(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Raw {
        #[expect(dead_code, reason = "only its reading is tested")]
        variable: Vec<RawEntry>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RawEntry {
        #[expect(dead_code, reason = "only its reading is tested")]
        code: String,
        #[expect(dead_code, reason = "only its reading is tested")]
        since: RawDate,
    }

    #[test]
    fn an_error_names_row_table_and_code() {
        let text = "[[variable]]\ncode = \"sex\"\nsince = 2024-01-01\n\n[[variable]]\nsince = \"2024-01-01\"\n\
                    code = \"age\"\ncolour = 1\n";
        let error = parse::<Raw>("book.toml", text).expect_err("no such field");
        let said = error.to_string();
        assert!(said.contains("book.toml, row 8"), "{said}");
        assert!(said.contains("variable \"age\""), "{said}");
        assert!(
            said.contains("colour") && said.contains("`since`"),
            "{said}"
        );
    }

    #[test]
    fn names_are_plain_and_hyphens_stand_between_words() {
        for name in ["frail", "age-80-plus", "katz_2"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "-a", "a-", "a--b", "80-plus", "Age", "a/b"] {
            assert!(!is_name(name), "{name}");
        }
        assert!(!is_code("age-80-plus"));
    }

    #[test]
    fn a_date_is_read_in_both_notations() {
        #[derive(Deserialize)]
        struct Dates {
            dates: Vec<RawDate>,
        }
        let text = "dates = [2024-03-01, \"2024-03-01\", \"2024-02-30\", 2024-03-01T10:00:00]";
        let read: Dates = parse("plan.toml", text).expect("four dates");
        let dates: Vec<_> = read.dates.iter().map(RawDate::date).collect();
        assert_eq!(dates[0], Ok(jiff::civil::date(2024, 3, 1)));
        assert_eq!(dates[1], dates[0]);
        assert_eq!(dates[2], Err("2024-02-30".to_owned()));
        assert!(dates[3].is_err());
    }
}
