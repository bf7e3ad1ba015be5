//! What becomes of an entry when something that it is linked to goes.

use super::entry::{Entry, EntryId};
use super::{Life, WhenGone};

/// What came of it.
#[expect(
    clippy::large_enum_variant,
    reason = "one at a time, and most are the large one"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Gone {
    /// The entry has no such link: nothing changes.
    Untouched,
    /// These links say that it must not go.
    Forbidden(Vec<String>),
    /// The entry's next revision, in which the link is gone or says that its other end is.
    Changed(Entry),
}

impl Life {
    /// What becomes of the entry when this one of that register goes.
    #[must_use]
    pub fn after_gone(&self, entry: &Entry, register: &str, id: EntryId) -> Gone {
        let held = |code: &str| entry.linked(code).any(|end| end == id);
        let links = self.links.iter().filter(|link| link.to == register);
        let links: Vec<_> = links.filter(|link| held(&link.code)).collect();
        let forbidding = links
            .iter()
            .filter(|link| link.when_gone == WhenGone::Forbid);
        let forbidding: Vec<String> = forbidding.map(|link| link.code.clone()).collect();
        if !forbidding.is_empty() {
            return Gone::Forbidden(forbidding);
        }
        if links.is_empty() {
            return Gone::Untouched;
        }
        let mut next = entry.clone();
        for link in links {
            let Some(ends) = next.links.get_mut(&link.code) else {
                continue;
            };
            if link.when_gone == WhenGone::Clear {
                ends.retain(|end| end.id != id);
            }
            for end in ends.iter_mut().filter(|end| end.id == id) {
                end.gone = true;
            }
            if ends.is_empty() {
                next.links.remove(&link.code);
            }
        }
        next.revision += 1;
        Gone::Changed(next)
    }
}
