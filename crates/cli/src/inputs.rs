//! Everything a release is made from besides records, as texts: kept with the release, so that it can be made again.

use std::collections::BTreeMap;

use anyhow::bail;
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::{Codebook, Indicator};
use gocpont_core::instrument::dated::Tables;
use gocpont_ingest::codebook::Loaded;
use gocpont_ingest::parameter::{Parameters, Thresholds};
use gocpont_ingest::plan::Plan;
use gocpont_records::SqliteRecords;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::builtin::Named;
use crate::fault::told;
use crate::reference::ADDRESSES;
use crate::reported::{self, Asking, DeskFile, EntryInputs};
use gocpont_disclosure::services::SERVICES;

/// Registers in the order in which they are joined.
pub const REGISTERS: [&str; 3] = ["household", "person", "elder_care"];

/// The texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The plan's name and text.
    pub plan: (String, String),
    /// The parameters' name and text.
    pub parameters: (String, String),
    /// The codebook of each register.
    pub codebooks: BTreeMap<String, String>,
    /// The area files that the plan names.
    pub areas: BTreeMap<String, AreaText>,
    /// The entries that an indicator asks for, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries: Option<EntryInputs>,
    /// Periods after this date are left out.
    pub as_of: String,
    /// How the release was protected: 1, exact sums, as releases were before there was noise; 2, as now.
    #[serde(default = "exact_sums")]
    pub protection: u8,
}

/// The protection of releases that do not name theirs.
const fn exact_sums() -> u8 {
    1
}

/// The protection of today.
pub const PROTECTION: u8 = 2;

/// An area file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaText {
    /// Property that holds the id; empty for a basemap.
    pub id_field: String,
    /// Property that holds the name.
    pub name_field: String,
    /// The GeoJSON.
    pub geojson: String,
}

/// The inputs, read.
pub struct Settings {
    /// The plan.
    pub plan: Plan,
    /// Codebooks by register.
    pub codebooks: BTreeMap<String, Codebook>,
    /// The registers of entries that an indicator asks, where one does.
    pub asking: Option<Asking>,
    /// The plan's indicators that are on, in its order.
    pub indicators: Vec<Indicator>,
    /// Indicators that are off, with the parameter they lack.
    pub off: Vec<(String, String)>,
    /// Dated tables of instruments; a record is scored with the ones valid on its own day.
    pub tables: Tables,
    /// The periods up to the date.
    pub periods: Vec<Date>,
    /// Whether it is protected as the first releases were.
    pub exact_sums: bool,
}

impl Inputs {
    /// Gathers what a publication needs from the store and the texts given. Periods after the day are left out, and what was
    /// written into the desk's file after the moment, where an indicator asks for entries.
    pub fn gather(
        store: &SqliteRecords,
        plan: Named,
        parameters: Named,
        (as_of, entries_at): (Date, Timestamp),
        desk: &DeskFile,
    ) -> anyhow::Result<Self> {
        let read = gocpont_ingest::plan::parse(&plan.name, &plan.text)?;
        let mut codebooks = BTreeMap::new();
        for register in REGISTERS {
            if let Some(text) = store.codebook(register)? {
                codebooks.insert(register.to_owned(), text);
            }
        }
        let mut areas = BTreeMap::new();
        let sets = read.area_sets.iter().chain(&read.reference);
        for set in std::iter::once(&read.municipalities).chain(sets) {
            if set == ADDRESSES || set == SERVICES {
                continue;
            }
            let file = store.area_file(set)?;
            let file =
                file.ok_or_else(|| told("plan-no-areas", &[("plan", &plan.name), ("set", set)]))?;
            let text = AreaText {
                id_field: file.id_field,
                name_field: file.name_field,
                geojson: file.geojson,
            };
            areas.insert(set.clone(), text);
        }
        let mut inputs = Self {
            plan: (plan.name, plan.text),
            parameters: (parameters.name, parameters.text),
            codebooks,
            areas,
            entries: None,
            as_of: as_of.to_string(),
            protection: PROTECTION,
        };
        inputs.entries = inputs.entries(&read, entries_at, desk)?;
        Ok(inputs)
    }

    /// The registers of entries that the plan's indicators ask, or that hold them. Where a question of the surveys has a register's
    /// name, the question is meant.
    fn entries(
        &self,
        plan: &Plan,
        known_at: Timestamp,
        desk: &DeskFile,
    ) -> anyhow::Result<Option<EntryInputs>> {
        let parameters = Parameters::parse(&self.parameters.0, &self.parameters.1)?;
        let thresholds = parameters.on(self.as_of.parse()?);
        let read = |file: &str, text: &str| -> anyhow::Result<Vec<Codebook>> {
            let loaded = gocpont_ingest::codebook::parse(file, text, &thresholds)?;
            Ok(loaded.codebooks())
        };
        let mut surveys: Vec<Codebook> = Vec::new();
        for (register, text) in &self.codebooks {
            surveys.extend(read(&format!("{register}.toml"), text)?);
        }
        let planned = surveys.iter().flat_map(|book| &book.indicators);
        let is_planned = |own: &&Indicator| plan.indicators.contains(&own.id);
        let planned: Vec<&Indicator> = planned.filter(is_planned).collect();
        let mut codebooks = BTreeMap::new();
        for Named { name, text } in &desk.codebooks {
            let books = read(name, text)?.into_iter();
            for book in books.filter(|own| own.life.is_some()) {
                let own = book.indicators.iter().filter(is_planned);
                let mut all = own.chain(planned.iter().copied());
                let is_question = surveys.iter().any(|own| own.variable(&book.id).is_some());
                if !is_question && all.any(|indicator| reported::asks(indicator, &book.id)) {
                    codebooks.insert(book.id, text.clone());
                }
            }
        }
        Ok((!codebooks.is_empty()).then(|| EntryInputs {
            known_at: known_at.to_string(),
            codebooks,
            file: desk.file.clone(),
        }))
    }

    /// The registers of entries, read.
    fn asking(&self, thresholds: &Thresholds) -> anyhow::Result<Option<Asking>> {
        let Some(entries) = &self.entries else {
            return Ok(None);
        };
        let mut registers = Vec::new();
        for (register, text) in &entries.codebooks {
            let file = format!("{register}.toml");
            let loaded = gocpont_ingest::codebook::parse(&file, text, thresholds)?;
            let all = loaded.codebooks().into_iter();
            registers.extend(all.filter(|book| book.id == *register));
        }
        Ok(Some(Asking {
            known_at: entries.known_at.parse()?,
            registers,
            file: entries.file.clone(),
        }))
    }

    /// Reads plan, codebooks and parameters.
    pub fn settings(&self) -> anyhow::Result<Settings> {
        let as_of: Date = self.as_of.parse()?;
        let plan = gocpont_ingest::plan::parse(&self.plan.0, &self.plan.1)?;
        let parameters = Parameters::parse(&self.parameters.0, &self.parameters.1)?;
        let thresholds = parameters.on(as_of);
        let mut codebooks = BTreeMap::new();
        let mut off = Vec::new();
        for (register, text) in &self.codebooks {
            let file = format!("{register}.toml");
            let loaded = gocpont_ingest::codebook::parse(&file, text, &thresholds)?;
            let loaded = loaded.register(register);
            let Loaded {
                codebook,
                off: missing,
                ..
            } = loaded.ok_or_else(|| {
                told(
                    "codebook-no-register",
                    &[("file", &file), ("register", register)],
                )
            })?;
            off.extend(
                missing
                    .into_iter()
                    .map(|off| (off.indicator, off.parameter)),
            );
            plan.knows_themes_of(&file, &codebook)?;
            codebooks.insert(register.clone(), codebook);
        }
        let asking = self.asking(&thresholds)?;
        let registers = asking.iter().flat_map(|own| &own.registers);
        let indicators = chosen(&plan, codebooks.values().chain(registers), &off)?;
        if let Some(asking) = &asking {
            asking.check(&self.plan.0, &indicators)?;
            refuse_exact(&plan, asking, &indicators)?;
        }
        off.retain(|(indicator, _)| plan.indicators.contains(indicator));
        let periods: Vec<Date> = plan
            .periods
            .iter()
            .copied()
            .filter(|p| *p <= as_of)
            .collect();
        if periods.is_empty() {
            bail!(told(
                "plan-no-period",
                &[("plan", &self.plan.0), ("day", &as_of)]
            ));
        }
        Ok(Settings {
            plan,
            codebooks,
            asking,
            indicators,
            off,
            tables: parameters.tables().clone(),
            periods,
            exact_sums: self.protection == exact_sums(),
        })
    }

    /// An area set by name.
    pub fn area_set(&self, name: &str) -> anyhow::Result<AreaSet> {
        let text = self
            .areas
            .get(name)
            .ok_or_else(|| told("plan-no-areas", &[("plan", &self.plan.0), ("set", &name)]))?;
        if text.id_field.is_empty() {
            bail!(told("plan-basemap", &[("set", &name)]));
        }
        let fields = [text.id_field.as_str(), text.name_field.as_str()];
        Ok(gocpont_ingest::areas::parse(
            name,
            &text.geojson,
            name,
            fields,
        )?)
    }
}

/// What entries say of somebody is as sensitive as a diagnosis: no count of it is published as it is.
fn refuse_exact(plan: &Plan, asking: &Asking, indicators: &[Indicator]) -> anyhow::Result<()> {
    let exact = &plan.protection.exact;
    let mut own = indicators.iter().filter(|own| asking.concerns(own));
    let found = own.find(|own| exact.contains(&own.id));
    if let Some(Indicator { id, .. }) = found {
        bail!(told(
            "plan-reports-exact",
            &[("plan", &plan.id), ("indicator", id)]
        ));
    }
    Ok(())
}

fn chosen<'c>(
    plan: &Plan,
    codebooks: impl Iterator<Item = &'c Codebook>,
    off: &[(String, String)],
) -> anyhow::Result<Vec<Indicator>> {
    let known: Vec<&Indicator> = codebooks.flat_map(|book| &book.indicators).collect();
    let mut indicators = Vec::new();
    for id in &plan.indicators {
        if off.iter().any(|(indicator, _)| indicator == id) {
            continue;
        }
        if let Some(indicator) = known.iter().find(|indicator| indicator.id == *id) {
            indicators.push((*indicator).clone());
        } else {
            let ids: Vec<&str> = known
                .iter()
                .map(|indicator| indicator.id.as_str())
                .collect();
            let known = ids.join(", ");
            bail!(told(
                "plan-no-indicator",
                &[("plan", &plan.id), ("indicator", id), ("known", &known)]
            ));
        }
    }
    Ok(indicators)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_that_name_no_protection_are_those_of_exact_sums() {
        let kept = r#"{"plan":["p",""],"parameters":["q",""],"codebooks":{},"areas":{},"as_of":"2024-01-01"}"#;
        let inputs: Inputs = serde_json::from_str(kept).unwrap();
        assert_eq!(inputs.protection, exact_sums());
        assert_ne!(PROTECTION, exact_sums());
    }
}
