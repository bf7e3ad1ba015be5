//! Scored scales over a record's answers: pure rules, each with an id and a version.
//! A missing answer is never taken as 0; labels and question texts live in the codebook, not here.
//! Marks: V read in a source, V2 in a secondary one, M from memory, P our own convention.

use std::borrow::Cow;

pub mod arope;
pub mod bands;
pub mod barthel100;
pub mod barthel20;
pub mod barthel_shah;
pub mod cfs9;
pub mod dated;
pub mod equivalised;
pub mod frail5;
pub mod hhh;
pub mod housing;
pub mod iadl_cz;
pub mod katz6;
pub mod komfort;
pub mod lawton5;
pub mod lawton8;
pub mod msd13;
pub mod overcrowd_eu;
pub mod pnp;
pub mod points;
pub mod segregation;
pub mod szmm36;
pub mod ucla3;
pub mod work_intensity;

mod logic;

/// Every instrument, one entry per id, with its current version.
pub const ALL: &[InstrumentInfo] = &[
    katz6::INFO,
    frail5::INFO,
    ucla3::INFO,
    msd13::INFO,
    overcrowd_eu::INFO,
    equivalised::INFO,
    work_intensity::INFO,
    lawton8::INFO,
    lawton5::INFO,
    iadl_cz::INFO,
    barthel100::INFO,
    barthel20::INFO,
    barthel_shah::INFO,
    cfs9::INFO,
    szmm36::INFO,
    pnp::INFO,
    housing::DEPRIVATION,
    housing::OVERBURDEN,
    komfort::INFO,
    arope::INFO,
    hhh::INFO,
    segregation::INFO,
];

/// The instrument with this id, or `None`.
#[must_use]
pub fn info(id: &str) -> Option<&'static InstrumentInfo> {
    ALL.iter().find(|known| known.id == id)
}

/// How the variables of instruments' items begin, and which instruments read them; the longer beginning stands first.
const ITEM_PREFIXES: &[(&str, &[&str])] = &[
    ("barthel20_", &[barthel20::INFO.id]),
    ("barthel_shah_", &[barthel_shah::INFO.id]),
    ("barthel_", &[barthel100::INFO.id]),
    ("cfs_", &[cfs9::INFO.id]),
    ("hhh_", &[hhh::INFO.id]),
    ("iadl_cz_", &[iadl_cz::INFO.id]),
    ("lawton8_", &[lawton8::INFO.id, lawton5::INFO.id]),
    ("pnp_", &[pnp::INFO.id]),
    ("szmm36_", &[szmm36::INFO.id]),
];

/// Whether a variable is an item that only instruments read of which none is on: nobody needs its answers then.
#[must_use]
pub fn is_idle_item(code: &str, is_on: impl Fn(&str) -> bool) -> bool {
    let found = ITEM_PREFIXES
        .iter()
        .find(|(prefix, _)| code.starts_with(prefix));
    found.is_some_and(|(_, readers)| !readers.iter().any(|id| is_on(id)))
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
    pub item: Cow<'static, str>,
    /// What was given.
    pub value: f64,
    /// What is allowed.
    pub expected: Cow<'static, str>,
}

impl InvalidAnswer {
    const fn new(item: &'static str, value: f64, expected: &'static str) -> Self {
        Self {
            item: Cow::Borrowed(item),
            value,
            expected: Cow::Borrowed(expected),
        }
    }

    /// For an item with a list of numbers: all of them are said.
    fn listed(item: &str, value: f64, allowed: &[u32]) -> Self {
        let numbers: Vec<String> = allowed.iter().map(ToString::to_string).collect();
        let expected = match numbers.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, before)) => format!("{} or {last}", before.join(", ")),
            None => String::new(),
        };
        Self {
            item: Cow::Owned(item.to_owned()),
            value,
            expected: Cow::Owned(expected),
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
        assert_eq!(info("barthel105"), None);
    }

    #[test]
    fn what_rests_on_memory_or_needs_a_permission_is_off_and_the_rest_is_on() {
        let permission = ["cfs9", "barthel20", "barthel_shah"];
        for one in ALL {
            assert!(["V", "V2", "M"].contains(&one.mark), "{}", one.id);
            let off = one.mark == "M" || permission.contains(&one.id);
            assert_eq!(one.default_on, !off, "{}", one.id);
            assert_eq!(one.licence_note.starts_with("Off"), off, "{}", one.id);
        }
    }

    #[test]
    fn an_item_is_idle_while_none_of_its_instruments_is_on() {
        let idle = |code, on: &[&str]| is_idle_item(code, |id| on.contains(&id));
        assert!(idle("lawton8_shopping", &["barthel100"]));
        assert!(!idle("lawton8_shopping", &["lawton5"]));
        assert!(idle("barthel_shah_feeding", &["barthel100"]));
        assert!(!idle("barthel_feeding", &["barthel100"]));
        assert!(!idle("care_level", &[]));
        assert!(!idle("lawton_shopping", &[]));
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
