//! Names of accounts: two that look the same to a reader of any keyboard are the same.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters.
const LONGEST: usize = 64;

/// The name of an account, folded: composed (NFC) and without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserName(String);

/// A text that is no name of an account. It is not repeated: people type passwords into the wrong field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a name has 1 to 64 letters, digits, '.', '-', '_' or '@', and begins with a letter or digit"
)]
pub struct InvalidName;

impl UserName {
    /// The folded name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for UserName {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Nobody's name needs more, and folding a long text costs time.
        if text.len() > 8 * LONGEST {
            return Err(InvalidName);
        }
        let folded = fold(text);
        let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
        let begins = folded.starts_with(char::is_alphanumeric);
        if begins && folded.chars().count() <= LONGEST && folded.chars().all(is_inside) {
            Ok(Self(folded))
        } else {
            Err(InvalidName)
        }
    }
}

/// A text without regard to case, composed. Up and down again, letter by letter, is the full folding of Unicode but for
/// letters that it keeps apart and we do not (the dotless i); a folded text stays as it is when it is folded again.
pub(crate) fn fold(text: &str) -> String {
    let mut folded: String = text.nfc().collect();
    loop {
        let upper = folded.chars().flat_map(char::to_uppercase);
        let lower: String = upper.flat_map(char::to_lowercase).nfc().collect();
        if lower == folded {
            return folded;
        }
        folded = lower;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(text: &str) -> UserName {
        text.parse().unwrap()
    }

    #[test]
    fn names_that_differ_in_case_or_composition_are_one() {
        assert_eq!(name("Kovács.Anna"), name("KOVÁCS.ANNA"));
        assert_eq!(name("kova\u{301}cs"), name("kovács"));
        assert_eq!(name("Straße"), name("STRASSE"));
        assert_eq!(name("ΟΔΟΣ"), name("οδος"));
        assert_eq!(name("ΟΔΟΣ"), name("οδοσ"));
        assert_ne!(name("kovacs"), name("kovács"));
    }

    #[test]
    fn what_could_be_mistaken_for_something_else_is_no_name() {
        let long = "a".repeat(65);
        for text in [
            "",
            " ",
            "a b",
            "-a",
            "@a",
            "a\n",
            "a\u{202e}b",
            "a:b",
            "a\u{200b}",
            &long,
        ] {
            assert_eq!(text.parse::<UserName>(), Err(InvalidName), "{text:?}");
        }
        assert_eq!(name(&"á".repeat(64)).as_str().chars().count(), 64);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,24}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
