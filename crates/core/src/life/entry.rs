//! One record of a register with a life: what it is at a revision.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::answer::Answer;
use crate::record::{AreaOf, Place, Value};

/// The number by which a store knows an entry, or a unit of a register without a life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u64);

/// The other end of a link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkTo {
    /// The entry or unit, in the register that the link names.
    pub id: EntryId,
    /// Whether it is gone and the link was kept.
    pub gone: bool,
}

/// Somewhere that an entry is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Where {
    /// A place of its own: precise personal data where the entry is about a person.
    Point(Place),
    /// An area of a set.
    Area(AreaOf),
    /// A hotspot, by its address: collection, period and feature, parted by `/`.
    Hotspot(String),
}

/// One entry of a register with a life, as of a revision.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The number it has in the store.
    pub id: EntryId,
    /// The revision, 1 when it was opened; each change is the next one.
    pub revision: u64,
    /// The municipality it belongs to.
    pub tenant: String,
    /// The organisation that has it.
    pub organisation: String,
    /// The organisation of whoever opened it, where it is known: they see of it what its sender may.
    pub sender: Option<String>,
    /// Its state.
    pub state: String,
    /// When it was opened.
    pub opened: Timestamp,
    /// When it came into its state.
    pub since: Timestamp,
    /// The answers, by the code of their variable; one that is not there was not asked.
    pub answers: BTreeMap<String, Answer<Value>>,
    /// Variables that have an answer which was not opened for whoever looks.
    pub sealed: BTreeSet<String>,
    /// What it is linked to, by the code of the link.
    pub links: BTreeMap<String, Vec<LinkTo>>,
    /// Where it is.
    pub places: Vec<Where>,
}

impl Entry {
    /// What the variable holds, if it holds a value that is open.
    #[must_use]
    pub fn value(&self, variable: &str) -> Option<&Value> {
        match self.answers.get(variable) {
            Some(Answer::Value(value)) => Some(value),
            _ => None,
        }
    }

    /// The other ends of a link that are still there.
    pub fn linked(&self, link: &str) -> impl Iterator<Item = EntryId> {
        let ends = self.links.get(link).map_or(&[][..], Vec::as_slice);
        ends.iter().filter(|end| !end.gone).map(|end| end.id)
    }
}
