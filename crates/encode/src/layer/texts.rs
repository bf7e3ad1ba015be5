//! A column of texts of which most stand several times: each is kept once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Texts by position; an empty one is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Texts {
    all: String,
    /// The end of each text in `all`.
    ends: Vec<u32>,
    /// The text of each position, from 1; 0 where there is none, as at all behind the last.
    of: Vec<u32>,
    /// Texts by a hash, while they come: one whose hash another has is kept again.
    known: HashMap<u64, u32>,
}

impl Texts {
    /// Makes room for so many positions.
    pub(super) fn with_capacity(positions: usize) -> Self {
        Self {
            of: Vec::with_capacity(positions),
            ..Self::default()
        }
    }

    /// Takes the text of a position; in ascending order.
    pub(super) fn push(&mut self, at: usize, text: Option<&str>) {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return;
        };
        self.of.resize(at, 0);
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let known = self.known.get(&hasher.finish()).copied();
        if let Some(nth) = known.filter(|nth| self.nth(*nth) == Some(text)) {
            self.of.push(nth);
            return;
        }
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
        let nth = self.ends.len() as u32;
        self.known.insert(hasher.finish(), nth);
        self.of.push(nth);
    }

    /// The text of a position.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        self.nth(*self.of.get(at)?)
    }

    fn nth(&self, nth: u32) -> Option<&str> {
        let at = (nth as usize).checked_sub(1)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        self.all.get(start..*self.ends.get(at)? as usize)
    }

    /// Gives back what is needed only while texts come.
    pub(super) fn shrink(&mut self) {
        self.known = HashMap::new();
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.of.shrink_to_fit();
    }

    /// Bytes they take.
    pub(super) const fn bytes(&self) -> usize {
        self.all.capacity() + (self.ends.capacity() + self.of.capacity()) * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_where_it_was_put_and_kept_once() {
        let mut texts = Texts::default();
        let put = ["a", "", "bb", "a", "", "", "ccc", "bb"];
        for (at, text) in put.iter().enumerate() {
            texts.push(at, Some(text));
        }
        texts.push(put.len(), None);
        texts.shrink();
        for (at, text) in put.iter().enumerate() {
            assert_eq!(texts.get(at).unwrap_or_default(), *text, "{at}");
        }
        assert_eq!(texts.get(put.len()), None);
        assert_eq!(texts.all, "abbccc");
    }
}
