//! What a plan says of the use of its releases: the licence, and who answers questions.

use super::{RawPlan, Reader};
use crate::error::InvalidFile;

/// Most characters of either.
const MOST: usize = 300;

impl Reader<'_> {
    pub(super) fn terms(&self, raw: &RawPlan) -> Result<(), InvalidFile> {
        if let Some(licence) = raw.licence.as_deref().filter(|own| !is_licence(own)) {
            let allowed = "a licence's name, as CC BY 4.0, or its address, https://…";
            return self.refuse("licence", licence, allowed);
        }
        match raw.contact.as_deref().filter(|own| !is_line(own)) {
            Some(contact) => self.refuse("contact", contact, "one line of 1 to 300 characters"),
            None => Ok(()),
        }
    }
}

fn is_line(text: &str) -> bool {
    let length = 1..=MOST;
    length.contains(&text.chars().count())
        && text.trim() == text
        && !text.chars().any(char::is_control)
}

/// One line; what looks like an address is one of the web, without what would end it in a document.
fn is_licence(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return is_line(text);
    };
    let odd = |c: char| c.is_whitespace() || "\"<>\\^`{|}".contains(c);
    let host = rest.strip_prefix("//").unwrap_or_default();
    is_line(text) && ["http", "https"].contains(&scheme) && !host.is_empty() && !host.contains(odd)
}
