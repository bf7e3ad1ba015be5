//! The tables of a codebook file as they are written.

use std::collections::BTreeMap;

use gocpont_core::codebook::{IndicatorKind, Role, Sensitivity, Unit, VariableType};
use serde::Deserialize;

use super::condition::RawCondition;
use super::raw_life::{RawFlag, RawLife, RawLink, RawRepeat, RawRule, RawState, RawTransition};
use crate::document::{RawDate, RawLabels};

/// The whole file, or a child register in it (`[[child]]`).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCodebook {
    pub id: String,
    pub version: String,
    pub label: RawLabels,
    pub parent: Option<String>,
    pub unit: Option<RawUnit>,
    #[serde(rename = "variable")]
    pub variables: Vec<RawVariable>,
    #[serde(rename = "instrument", default)]
    pub instruments: Vec<RawInstrument>,
    #[serde(rename = "indicator", default)]
    pub indicators: Vec<RawIndicator>,
    #[serde(rename = "child", default)]
    pub children: Vec<RawCodebook>,
    pub life: Option<RawLife>,
    #[serde(rename = "state", default)]
    pub states: Vec<RawState>,
    #[serde(rename = "transition", default)]
    pub transitions: Vec<RawTransition>,
    #[serde(rename = "link", default)]
    pub links: Vec<RawLink>,
    #[serde(default)]
    pub visibility: Vec<RawRule>,
    #[serde(rename = "repeat", default)]
    pub repeats: Vec<RawRepeat>,
    #[serde(rename = "flag", default)]
    pub flags: Vec<RawFlag>,
}

/// `[[variable]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVariable {
    pub code: String,
    pub block: String,
    #[serde(rename = "type")]
    pub kind: RawType,
    pub role: Option<RawRole>,
    #[serde(default)]
    pub required: bool,
    pub sensitivity: RawSensitivity,
    pub store: RawStoring,
    pub unit: Option<String>,
    pub range: Option<[f64; 2]>,
    #[serde(default)]
    pub allowed: Vec<f64>,
    #[serde(default)]
    pub categories: Vec<RawCategory>,
    #[serde(default)]
    pub no_answer: Vec<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub label: RawLabels,
}

/// One allowed answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCategory {
    pub code: String,
    pub label: RawLabels,
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    pub valid_from: Option<RawDate>,
    pub valid_until: Option<RawDate>,
}

/// `[[instrument]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawInstrument {
    pub id: String,
    pub enabled: bool,
    pub reason: Option<String>,
}

/// `[[indicator]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawIndicator {
    pub id: String,
    pub unit: RawUnit,
    pub kind: RawKind,
    pub label: RawLabels,
    pub population_label: RawLabels,
    pub cases_label: RawLabels,
    pub description: RawLabels,
    pub theme: Option<String>,
    #[serde(default)]
    pub population: Vec<RawCondition>,
    #[serde(default)]
    pub cases: Vec<RawCondition>,
}

/// What is counted.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawUnit {
    Households,
    Persons,
}

impl From<RawUnit> for Unit {
    fn from(raw: RawUnit) -> Self {
        match raw {
            RawUnit::Households => Self::Households,
            RawUnit::Persons => Self::Persons,
        }
    }
}

/// What is made of the counts.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawKind {
    Rate,
    Count,
    Mean,
}

impl RawKind {
    /// A rate or count of cases needs a condition on them.
    pub const fn has_cases(self) -> bool {
        matches!(self, Self::Rate | Self::Count)
    }
}

impl From<RawKind> for IndicatorKind {
    fn from(raw: RawKind) -> Self {
        match raw {
            RawKind::Rate => Self::Rate,
            RawKind::Count => Self::Count,
            RawKind::Mean => Self::Mean,
        }
    }
}

/// Kind of value.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawType {
    Text,
    Category,
    Boolean,
    Integer,
    Decimal,
    Date,
}

impl From<RawType> for VariableType {
    fn from(raw: RawType) -> Self {
        match raw {
            RawType::Text => Self::Text,
            RawType::Category => Self::Category,
            RawType::Boolean => Self::Boolean,
            RawType::Integer => Self::Integer,
            RawType::Decimal => Self::Decimal,
            RawType::Date => Self::Date,
        }
    }
}

/// What a variable does besides being an answer.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawRole {
    Id,
    Parent,
    Date,
    End,
    Lon,
    Lat,
    East,
    North,
    Address,
    AddressSettlement,
    AddressPart,
    AddressStreet,
    AddressNumber,
    AddressPostcode,
    Weight,
    Response,
}

impl From<RawRole> for Role {
    fn from(raw: RawRole) -> Self {
        match raw {
            RawRole::Id => Self::Id,
            RawRole::Parent => Self::Parent,
            RawRole::Date => Self::Date,
            RawRole::End => Self::End,
            RawRole::Lon => Self::Lon,
            RawRole::Lat => Self::Lat,
            RawRole::East => Self::East,
            RawRole::North => Self::North,
            RawRole::Address => Self::Address,
            RawRole::AddressSettlement => Self::AddressSettlement,
            RawRole::AddressPart => Self::AddressPart,
            RawRole::AddressStreet => Self::AddressStreet,
            RawRole::AddressNumber => Self::AddressNumber,
            RawRole::AddressPostcode => Self::AddressPostcode,
            RawRole::Weight => Self::Weight,
            RawRole::Response => Self::Response,
        }
    }
}

/// Possible harm.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawSensitivity {
    Identifying,
    Special,
    Plain,
}

impl From<RawSensitivity> for Sensitivity {
    fn from(raw: RawSensitivity) -> Self {
        match raw {
            RawSensitivity::Identifying => Self::Identifying,
            RawSensitivity::Special => Self::Special,
            RawSensitivity::Plain => Self::Plain,
        }
    }
}

/// Whether it is kept.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawStoring {
    No,
    Sealed,
    Plain,
}
