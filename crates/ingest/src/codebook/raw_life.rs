//! The tables of a register's life as they are written.

use gocpont_core::life::{CountedFrom, Level, Part, Party, WhenGone};
use serde::Deserialize;

use super::condition::RawCondition;
use crate::document::RawLabels;

/// `[life]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLife {
    pub initial: String,
    pub opened_by: Vec<RawPart>,
    #[serde(default)]
    pub place: Vec<RawPlace>,
    #[serde(default)]
    pub many_places: bool,
}

/// `[[state]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawState {
    pub code: String,
    pub label: RawLabels,
    #[serde(rename = "final", default)]
    pub is_final: bool,
    #[serde(default)]
    pub reopens: bool,
    #[serde(default)]
    pub edited_by: Vec<RawPart>,
    pub due: Option<RawDue>,
    #[serde(default)]
    pub due_if: Vec<RawDueIf>,
    pub escalates_to: Option<RawPart>,
}

/// One entry of `due_if`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDueIf {
    pub when: RawCondition,
    pub due: RawDue,
}

/// `due`: one of `minutes`, `days` and `working_days`, and what they are counted from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDue {
    pub minutes: Option<u32>,
    pub days: Option<u32>,
    pub working_days: Option<u32>,
    #[serde(default)]
    pub from: RawCountedFrom,
}

/// `[[transition]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTransition {
    pub code: String,
    pub label: RawLabels,
    pub from: Vec<String>,
    pub to: String,
    pub roles: Vec<RawPart>,
    pub only_if: Option<RawCondition>,
    #[serde(default)]
    pub requires: Vec<String>,
    #[serde(default)]
    pub requires_if: Vec<RawRequiredIf>,
    #[serde(default)]
    pub tells: Vec<RawParty>,
}

/// One entry of `requires_if`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRequiredIf {
    pub when: RawCondition,
    pub requires: Vec<String>,
}

/// `[[link]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLink {
    pub code: String,
    pub label: RawLabels,
    pub to: String,
    #[serde(default)]
    pub many: bool,
    pub when_gone: RawWhenGone,
}

/// `[[visibility]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    #[serde(default)]
    pub variables: Vec<String>,
    #[serde(default)]
    pub states: Vec<String>,
    pub level: RawLevel,
    #[serde(default)]
    pub with: Vec<String>,
}

/// `[[repeat]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRepeat {
    pub same: Vec<String>,
    pub within_days: u16,
}

/// `[[flag]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFlag {
    pub code: String,
    pub label: RawLabels,
    pub when: RawCondition,
    pub until: String,
    #[serde(default)]
    pub forbids: Vec<String>,
}

/// Where entries may be.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawPlace {
    Point,
    Area,
    Hotspot,
}

/// Who does something.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawPart {
    Sender,
    Handler,
    Coordinator,
    Publisher,
}

impl From<RawPart> for Part {
    fn from(raw: RawPart) -> Self {
        match raw {
            RawPart::Sender => Self::Sender,
            RawPart::Handler => Self::Handler,
            RawPart::Coordinator => Self::Coordinator,
            RawPart::Publisher => Self::Publisher,
        }
    }
}

/// Who is told.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawParty {
    Sender,
    Handler,
    Coordinator,
    Publisher,
    Organisation,
    Partners,
}

impl From<RawParty> for Party {
    fn from(raw: RawParty) -> Self {
        match raw {
            RawParty::Sender => Self::Sender,
            RawParty::Handler => Self::Handler,
            RawParty::Coordinator => Self::Coordinator,
            RawParty::Publisher => Self::Publisher,
            RawParty::Organisation => Self::Organisation,
            RawParty::Partners => Self::Partners,
        }
    }
}

/// What a due time is counted from.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawCountedFrom {
    #[default]
    State,
    Opening,
}

impl From<RawCountedFrom> for CountedFrom {
    fn from(raw: RawCountedFrom) -> Self {
        match raw {
            RawCountedFrom::State => Self::State,
            RawCountedFrom::Opening => Self::Opening,
        }
    }
}

/// What becomes of a link.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawWhenGone {
    Keep,
    Forbid,
    Clear,
}

impl From<RawWhenGone> for WhenGone {
    fn from(raw: RawWhenGone) -> Self {
        match raw {
            RawWhenGone::Keep => Self::Keep,
            RawWhenGone::Forbid => Self::Forbid,
            RawWhenGone::Clear => Self::Clear,
        }
    }
}

/// Who sees it.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawLevel {
    Public,
    Shared,
    Organisation,
    Sealed,
}

impl From<RawLevel> for Level {
    fn from(raw: RawLevel) -> Self {
        match raw {
            RawLevel::Public => Self::Public,
            RawLevel::Shared => Self::Shared,
            RawLevel::Organisation => Self::Organisation,
            RawLevel::Sealed => Self::Sealed,
        }
    }
}
