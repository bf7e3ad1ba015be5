//! Addresses to which notices go.

use std::fmt;
use std::str::FromStr;

/// The longest address and the longest part before the `@`, in bytes (RFC 5321, section 4.5.3.1).
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;

/// An address for notices: letters, digits and plain signs alone, as every server takes it, so that it can stand in a header and on a
/// command line as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailAddress(String);

/// A text that is no such address. It is not repeated: it is somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an address has the form name@host.example, without accents, blanks or quotes")]
pub struct InvalidMail;

impl MailAddress {
    /// The address as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl MailAddress {
    /// The same in lower case, by which two are compared.
    pub(crate) fn to_lower(&self) -> Self {
        Self(self.0.to_ascii_lowercase())
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for MailAddress {
    type Err = InvalidMail;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (local, host) = text.rsplit_once('@').ok_or(InvalidMail)?;
        if text.len() <= LONGEST && is_local(local) && is_host(host) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidMail)
        }
    }
}

/// The dot-string of RFC 5321; nothing that a program might take for an option.
fn is_local(text: &str) -> bool {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    let is_atom = |atom: &str| !atom.is_empty() && atom.chars().all(is_inside);
    text.len() <= LONGEST_LOCAL && !text.starts_with('-') && text.split('.').all(is_atom)
}

/// Two labels at least, the last one of letters.
fn is_host(text: &str) -> bool {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(is_inside)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = text.rsplit_once('.').map(|(_, last)| last);
    text.split('.').all(is_label)
        && last.is_some_and(|last| last.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_as_it_is() {
        for text in [
            "anna@mintafalva.example",
            "anna.k+notices@posta.mintafalva.example",
            "o'brien@xn--mintafalva-x7a.example",
        ] {
            let address: MailAddress = format!(" {text}\n").parse().unwrap();
            assert_eq!(address.as_str(), text);
        }
    }

    #[test]
    fn what_could_be_more_than_one_address_or_an_order_is_none() {
        let long = format!("{}@a.example", "a".repeat(65));
        for text in [
            "",
            "anna",
            "anna@",
            "@a.example",
            "anna@localhost",
            "a b@a.example",
            "a@a.example, b@b.example",
            "a@a.example\nBcc: b@b.example",
            "Anna <a@a.example>",
            "\"a\"@a.example",
            "-oQ@a.example",
            "a..b@a.example",
            "a@-a.example",
            "a@a.example.",
            "a@192.0.2.1",
            "á@a.example",
            long.as_str(),
        ] {
            assert_eq!(text.parse::<MailAddress>(), Err(InvalidMail), "{text:?}");
        }
    }
}
