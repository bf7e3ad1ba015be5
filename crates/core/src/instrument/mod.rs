//! Scored scales over a record's answers: pure rules, each with an id and a version.
//! A missing answer is never taken as 0; labels and question texts live in the codebook, not here.
//! Marks: V read in a source, V2 in a secondary one, M from memory, P our own convention.

pub mod equivalised;
pub mod frail5;
pub mod katz6;
pub mod msd13;
pub mod overcrowd_eu;
pub mod ucla3;
pub mod work_intensity;

/// Every instrument, one entry per id, with its current version.
pub const ALL: &[InstrumentInfo] = &[
    katz6::INFO,
    frail5::INFO,
    ucla3::INFO,
    msd13::INFO,
    overcrowd_eu::INFO,
    equivalised::INFO,
    work_intensity::INFO,
];

/// The instrument with this id, or `None`.
#[must_use]
pub fn info(id: &str) -> Option<&'static InstrumentInfo> {
    ALL.iter().find(|known| known.id == id)
}

/// What may be said about an instrument before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstrumentInfo {
    /// Stable name, as a publish plan writes it.
    pub id: &'static str,
    /// Which variant of the scale; a new variant gets a new version.
    pub version: &'static str,
    /// Whether a higher value means better off; `None` where the value only measures size.
    pub higher_is_better: Option<bool>,
    /// Whether it runs without the plan naming it. The operator confirms the rights either way.
    pub default_on: bool,
    /// Why it is off, or what to cite.
    pub licence_note: &'static str,
    /// The weakest of `V`, `V2` and `M` among points, bands and licence; conventions (P) do not weaken it.
    pub mark: &'static str,
}

/// One item's answer as an instrument sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item<T> {
    /// Asked and answered.
    Known(T),
    /// Does not know, refused or was not asked.
    Missing,
}

impl<T> Item<T> {
    /// The answer, or `None`.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(answer) => Some(answer),
            Self::Missing => None,
        }
    }

    /// Whether the answer is missing.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }
}

impl<T> From<Option<T>> for Item<T> {
    fn from(answer: Option<T>) -> Self {
        answer.map_or(Self::Missing, Self::Known)
    }
}

impl Item<bool> {
    /// Reads a 0/1 code; any other code is an error, not a clamp.
    pub fn from_code(item: &'static str, code: i64) -> Result<Self, InvalidAnswer> {
        match code {
            0 => Ok(Self::Known(false)),
            1 => Ok(Self::Known(true)),
            _ => Err(InvalidAnswer::new(item, code as f64, "0 or 1")),
        }
    }
}

/// What an instrument found for one person or household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score<B> {
    /// Id of the instrument.
    pub instrument: &'static str,
    /// Version that made this score.
    pub version: &'static str,
    /// The number, in the instrument's unit; `None` when an answer it needs is missing.
    pub value: Option<u32>,
    /// The band or class; it can be certain where the number is not.
    pub band: Option<B>,
}

impl<B> Score<B> {
    const fn new(info: &InstrumentInfo, value: Option<u32>, band: Option<B>) -> Self {
        Self {
            instrument: info.id,
            version: info.version,
            value,
            band,
        }
    }

    const fn with_version(mut self, version: &'static str) -> Self {
        self.version = version;
        self
    }
}

/// An answer outside the item's code set.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{item}: {value} is not {expected}")]
pub struct InvalidAnswer {
    /// Code of the item.
    pub item: &'static str,
    /// What was given.
    pub value: f64,
    /// What is allowed.
    pub expected: &'static str,
}

impl InvalidAnswer {
    const fn new(item: &'static str, value: f64, expected: &'static str) -> Self {
        Self {
            item,
            value,
            expected,
        }
    }
}

/// A household no instrument can take as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidHousehold {
    /// It has no members.
    #[error("the household has no members")]
    Empty,
    /// Every member is under 14, so there is no first adult.
    #[error("all {members} members of the household are under 14")]
    ChildrenOnly {
        /// How many members there are.
        members: usize,
    },
    /// Members with a partner in the household do not pair up.
    #[error("{partners} members have a partner in the household, which is not an even number")]
    OddPartners {
        /// How many members have the flag.
        partners: u32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_instrument_has_its_own_id_and_can_be_found_by_it() {
        for one in ALL {
            assert_eq!(info(one.id), Some(one));
            assert!(!one.version.is_empty() && !one.licence_note.is_empty());
        }
        assert_eq!(info("barthel100"), None);
    }

    #[test]
    fn what_rests_on_memory_is_off_and_the_rest_is_on() {
        for one in ALL {
            assert!(["V", "V2", "M"].contains(&one.mark), "{}", one.id);
            assert_eq!(one.default_on, one.mark != "M", "{}", one.id);
        }
        let off: Vec<_> = ALL.iter().filter(|one| !one.default_on).collect();
        assert_eq!(off, [&frail5::INFO]);
    }

    #[test]
    fn a_code_outside_the_items_set_is_an_error() {
        assert_eq!(Item::from_code("feeding", 1), Ok(Item::Known(true)));
        assert_eq!(
            Item::from_code("feeding", 2).map_err(|e| e.to_string()),
            Err("feeding: 2 is not 0 or 1".to_owned())
        );
    }
}
