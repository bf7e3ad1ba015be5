//! A register together with its life: the questions that conditions ask about, and what may be done next.

use super::entry::Entry;
use super::truth::Look;
use super::{Flag, Life, Part, Transition};
use crate::codebook::{Codebook, Variable};
use crate::condition::Condition;

/// A codebook that has a life.
#[derive(Clone, Copy, Debug)]
pub struct Living<'c> {
    /// The register's questions.
    pub codebook: &'c Codebook,
    /// How its entries live.
    pub life: &'c Life,
}

impl<'c> Living<'c> {
    /// The life of a codebook, if it has one.
    #[must_use]
    pub fn of(codebook: &'c Codebook) -> Option<Self> {
        let life = codebook.life.as_ref()?;
        Some(Self { codebook, life })
    }

    /// Whether a condition holds of an entry; it does not where an answer that it asks for is missing.
    #[must_use]
    pub fn holds(self, entry: &Entry, condition: &Condition) -> bool {
        self.look(entry).holds(condition)
    }

    /// The transitions that somebody in this part may take from where the entry is; what must be filled first for one,
    /// and whether a flag forbids it, is said when the step is tried.
    #[must_use]
    pub fn may(self, entry: &Entry, part: Part) -> Vec<&'c Transition> {
        let look = self.look(entry);
        let ways = self.life.transitions.iter();
        ways.filter(|way| way.from.contains(&entry.state) && way.roles.contains(&part))
            .filter(|way| way.only_if.as_ref().is_none_or(|wanted| look.holds(wanted)))
            .collect()
    }

    /// What is still to be filled before the entry can take this transition: variables, links or the place.
    #[must_use]
    pub fn missing(self, entry: &Entry, way: &Transition) -> Vec<String> {
        let look = self.look(entry);
        let conditional = way.requires_if.iter();
        let conditional = conditional.filter(|required| look.holds(&required.when));
        let wanted = way
            .requires
            .iter()
            .chain(conditional.flat_map(|required| &required.requires));
        let mut missing: Vec<String> = Vec::new();
        for name in wanted {
            if !look.is_filled(name) && !missing.contains(name) {
                missing.push(name.clone());
            }
        }
        missing
    }

    /// The flags that are up.
    #[must_use]
    pub fn flags(self, entry: &Entry) -> Vec<&'c Flag> {
        let look = self.look(entry);
        let flags = self.life.flags.iter();
        flags
            .filter(|flag| look.holds(&flag.when) && !look.has_value(&flag.until))
            .collect()
    }

    /// The flags that are up and keep the entry out of this state.
    #[must_use]
    pub fn forbidding(self, entry: &Entry, state: &str) -> Vec<&'c Flag> {
        let mut flags = self.flags(entry);
        flags.retain(|flag| flag.forbids.iter().any(|forbidden| forbidden == state));
        flags
    }

    /// The question with this code, if its answer is kept.
    pub(super) fn kept(self, code: &str) -> Option<&'c Variable> {
        self.codebook
            .stored()
            .find(|variable| variable.code == code)
    }

    pub(super) fn look<'l>(self, entry: &'l Entry) -> Look<'l>
    where
        'c: 'l,
    {
        Look {
            variables: &self.codebook.variables,
            entry,
        }
    }
}
