//! Thresholds of law and practice as dated, sourced inputs: what an indicator's bound is on a given day.

use std::collections::BTreeMap;
use std::path::Path;

use gocpont_core::instrument::dated::{Dated, Tables};
use jiff::civil::Date;
use serde::Deserialize;

use crate::document::{self, RawDate, is_code, setting};
use crate::error::InvalidFile;
use crate::instrument_table::{self, RawCareNeed, RawDependency, RawDisadvantaged, RawSegregation};

/// The threshold of income poverty, which scores of people read on the day of the interview.
const POVERTY: &str = "poverty_threshold_month";

/// One value of one threshold.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Which threshold.
    pub id: String,
    /// Its value, in its unit.
    pub value: f64,
    /// The unit.
    pub unit: String,
    /// The first day on which it holds.
    pub valid_from: Date,
    /// Where it is from.
    pub source: String,
    /// Whether it was made up for a demonstration.
    pub fictitious: bool,
}

/// All values of all thresholds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters {
    all: Vec<Parameter>,
    tables: Tables,
}

/// The thresholds as they stand on one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thresholds {
    values: BTreeMap<String, f64>,
}

impl Thresholds {
    /// The value, if there is one on that day.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<f64> {
        self.values.get(id).copied()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    parameter: Vec<RawParameter>,
    #[serde(default)]
    szmm36: Vec<RawCareNeed>,
    #[serde(default)]
    pnp: Vec<RawDependency>,
    #[serde(default)]
    hhh: Vec<RawDisadvantaged>,
    #[serde(default)]
    segregation: Vec<RawSegregation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameter {
    id: String,
    value: f64,
    unit: String,
    valid_from: RawDate,
    source: String,
    fictitious: bool,
}

impl Parameters {
    /// Reads a file of `[[parameter]]` tables and of dated tables of instruments.
    pub fn read(path: &Path) -> Result<Self, InvalidFile> {
        document::read(path, Self::parse)
    }

    /// Reads the text of such a file.
    pub fn parse(file: &str, text: &str) -> Result<Self, InvalidFile> {
        let raw: RawFile = document::parse(file, text)?;
        let mut all: Vec<Parameter> = Vec::new();
        for raw in raw.parameter {
            let parameter = checked(file, raw)?;
            let same =
                |p: &&Parameter| (&p.id, p.valid_from) == (&parameter.id, parameter.valid_from);
            if let Some(twice) = all.iter().find(same) {
                let (table, day) = (format!("parameter {}", twice.id), twice.valid_from);
                let allowed = "one value from each day on";
                let day = day.to_string();
                return Err(setting(file, &table, "valid_from", &day, allowed));
            }
            all.push(parameter);
        }
        let poverty = all.iter().filter(|parameter| parameter.id == POVERTY);
        let poverty = poverty.map(|p| (p.valid_from, p.value)).collect();
        let twice = |_| {
            setting(
                file,
                POVERTY,
                "valid_from",
                "",
                "one value from each day on",
            )
        };
        let tables = Tables {
            szmm36: instrument_table::care_need(file, raw.szmm36)?,
            pnp: instrument_table::dependency(file, raw.pnp)?,
            hhh: instrument_table::disadvantaged(file, raw.hhh)?,
            segregation: instrument_table::segregated(file, raw.segregation)?,
            poverty_threshold: Dated::new(poverty).map_err(twice)?,
        };
        Ok(Self { all, tables })
    }

    /// The dated tables that scores are made with.
    #[must_use]
    pub const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Every value, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Parameter] {
        &self.all
    }

    /// What holds on a day: of each threshold the latest value that was valid by then.
    #[must_use]
    pub fn on(&self, day: Date) -> Thresholds {
        let mut valid: Vec<&Parameter> = self.all.iter().filter(|p| p.valid_from <= day).collect();
        valid.sort_by_key(|parameter| parameter.valid_from);
        let values = valid.into_iter().map(|p| (p.id.clone(), p.value));
        Thresholds {
            values: values.collect(),
        }
    }
}

fn checked(file: &str, raw: RawParameter) -> Result<Parameter, InvalidFile> {
    let table = format!("parameter {}", raw.id);
    let refuse = |key: &str, value: &str, allowed: &str| setting(file, &table, key, value, allowed);
    if !is_code(&raw.id) {
        return Err(refuse("id", &raw.id, "a snake_case name"));
    }
    if !raw.value.is_finite() {
        let value = raw.value.to_string();
        return Err(refuse("value", &value, "a finite number"));
    }
    if raw.source.trim().is_empty() {
        return Err(refuse("source", &raw.source, "where the value is from"));
    }
    let day = raw.valid_from.date();
    let valid_from = day.map_err(|day| refuse("valid_from", &day, "a date, YYYY-MM-DD"))?;
    Ok(Parameter {
        id: raw.id,
        value: raw.value,
        unit: raw.unit,
        valid_from,
        source: raw.source,
        fictitious: raw.fictitious,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn one(id: &str, value: &str, from: &str) -> String {
        format!(
            "[[parameter]]\nid = \"{id}\"\nvalue = {value}\nunit = \"HUF/month\"\nvalid_from = {from}\n\
             source = \"made up\"\nfictitious = true\n"
        )
    }

    #[test]
    fn the_latest_value_by_the_day_holds() {
        let text =
            one("minimum", "30_000", "2025-01-01") + &one("minimum", "28500.5", "2020-01-01");
        let parameters = Parameters::parse("hu.toml", &text).expect("two values");
        let on = |day| parameters.on(day).get("minimum");
        assert_eq!(on(date(2019, 12, 31)), None);
        assert_eq!(on(date(2024, 12, 31)), Some(28_500.5));
        assert_eq!(on(date(2025, 1, 1)), Some(30_000.0));
        assert_eq!(parameters.on(date(2025, 1, 1)).get("other"), None);
    }

    #[test]
    fn a_value_twice_a_wrong_date_and_a_number_that_is_none_are_refused() {
        let twice = one("minimum", "1", "2025-01-01").repeat(2);
        for (text, key) in [
            (twice, "valid_from"),
            (one("minimum", "1", "\"2025-02-30\""), "valid_from"),
            (one("minimum", "nan", "2025-01-01"), "value"),
            (one("Minimum", "1", "2025-01-01"), "id"),
        ] {
            let error = Parameters::parse("hu.toml", &text).expect_err(key);
            assert_eq!(error.column.as_deref(), Some(key));
            assert_eq!(error.problem.id(), "setting");
        }
    }
}
