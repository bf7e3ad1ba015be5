//! Rules as they are written.

use serde::Deserialize;

use crate::codebook::condition::RawCondition;
use crate::document::RawLabels;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFile {
    #[serde(default)]
    pub rule: Vec<RawRule>,
}

/// Every key that any kind of rule has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    pub id: String,
    pub kind: RawKind,
    pub label: RawLabels,
    #[serde(default)]
    pub to: Vec<RawTo>,
    pub register: Option<String>,
    pub indicator: Option<String>,
    pub by: Option<String>,
    pub areas: Option<String>,
    #[serde(rename = "where")]
    pub wanted: Option<RawCondition>,
    pub every: Option<RawEvery>,
    pub method: Option<RawMethod>,
    pub direction: Option<RawDirection>,
    pub baseline: Option<u32>,
    pub shift: Option<f64>,
    pub weight: Option<f64>,
    pub false_alarm_every: Option<f64>,
    pub periods: Option<u32>,
    pub resolution: Option<u8>,
    pub alpha: Option<f64>,
    pub categories: Option<Vec<String>>,
    pub without: Option<RawWithout>,
    pub days: Option<u32>,
    pub months: Option<u32>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawKind {
    Band,
    Cluster,
    Hotspot,
    Person,
    Deadline,
    Age,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawEvery {
    Week,
    Month,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawMethod {
    Cusum,
    Ewma,
    Farrington,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawDirection {
    Above,
    Below,
    Both,
}

/// Who is told.
#[expect(clippy::large_enum_variant, reason = "one for each rule of a file")]
#[derive(Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "\"keeper\", { code = … } or { where = … }"
)]
pub enum RawTo {
    Word(String),
    Code {
        code: String,
    },
    Where {
        #[serde(rename = "where")]
        wanted: RawCondition,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWithout {
    pub register: String,
    #[serde(rename = "where")]
    pub wanted: Option<RawCondition>,
    pub metres: f64,
}
