//! The three languages, and which of them a browser asks for.

use std::fmt;
use std::str::FromStr;

use unic_langid::LanguageIdentifier;

/// A language that every text exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Hungarian.
    Hu,
    /// Czech.
    Cs,
    /// English.
    En,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Hu, Self::Cs, Self::En];

    /// The ISO 639-1 code: `hu`, `cs` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hu => "hu",
            Self::Cs => "cs",
            Self::En => "en",
        }
    }

    /// The language that an `Accept-Language` header (RFC 9110) prefers among ours, by its q values and then by
    /// its order; `None` if it accepts none of them by name or refuses each with `q=0`.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(f64, Self)> = None;
        for range in header.split(',') {
            let Some((quality, language)) = weighted(range) else {
                continue;
            };
            if quality > best.map_or(0.0, |(q, _)| q) {
                best = Some((quality, language));
            }
        }
        best.map(|(_, language)| language)
    }

    /// The identifier that plural rules are found by.
    pub(crate) fn identifier(self) -> LanguageIdentifier {
        self.code()
            .parse()
            .expect("two letters are a language identifier")
    }
}

/// One range of the header, such as `cs-CZ;q=0.8`, with its weight; `None` if it is not one of our languages.
fn weighted(range: &str) -> Option<(f64, Language)> {
    let mut parts = range.split(';').map(str::trim);
    let tag = parts.next()?;
    let language = tag.split('-').next()?.to_ascii_lowercase().parse().ok()?;
    let quality = parts
        .find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")))
        .map_or(Some(1.0), |q| q.trim().parse().ok())?;
    Some((quality, language))
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text that is none of the three codes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a language of this program (hu, cs, en)")]
pub struct InvalidLanguage(pub String);

impl FromStr for Language {
    type Err = InvalidLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == text)
            .ok_or_else(|| InvalidLanguage(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, Cs, En, Hu};

    #[test]
    fn a_code_and_its_language_are_the_same_thing() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            assert_eq!(language.identifier().language.as_str(), language.code());
        }
        assert!("de".parse::<Language>().is_err());
        assert!("HU".parse::<Language>().is_err());
    }

    #[test]
    fn the_highest_weight_wins_and_then_the_first() {
        let ask = Language::from_accept_language;
        assert_eq!(ask("cs-CZ,cs;q=0.9,en;q=0.8"), Some(Cs));
        assert_eq!(ask("en;q=0.3, hu;q=0.7"), Some(Hu));
        assert_eq!(ask("EN-us, hu"), Some(En));
        assert_eq!(ask("sk, de;q=0.9, en;q=0.1"), Some(En));
    }

    #[test]
    fn a_header_without_our_languages_asks_for_none() {
        let ask = Language::from_accept_language;
        assert_eq!(ask(""), None);
        assert_eq!(ask("de, *"), None);
        assert_eq!(ask("hu;q=0"), None);
        assert_eq!(ask("hu;q=much"), None);
        assert_eq!(ask("hu;q=NaN"), None);
    }
}
