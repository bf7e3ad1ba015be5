//! Codebooks from TOML: the questionnaire and its indicators, checked; an indicator whose threshold is not known is
//! off, and that is said.

use std::collections::BTreeSet;
use std::path::Path;

use gocpont_core::codebook::{Codebook, Indicator, InstrumentSwitch, Variable};
use gocpont_core::condition::Condition;
use gocpont_core::instrument;

use crate::document::{self, is_code, is_name, setting};
use crate::error::InvalidFile;
use crate::parameter::Thresholds;

use self::condition::{Missing, RawCondition};
use self::life::RawParts;
use self::raw::{RawCodebook, RawIndicator, RawInstrument};

pub use self::draft::{Draft, DraftVariable, Remark, role_name, sensitivity_name, storing_name};
pub use self::variable::type_name;

pub(crate) mod condition;
mod draft;
mod life;
mod raw;
mod raw_life;
mod variable;

/// A codebook and what the reader should know about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The codebook, with the indicators that are on.
    pub codebook: Codebook,
    /// The indicators that are off for want of a threshold.
    pub off: Vec<Off>,
    /// Names in conditions that are no variable of this codebook: scores, and answers of parents and members.
    pub derived: Vec<String>,
    /// The child registers that the same file holds.
    pub children: Vec<Loaded>,
}

impl Loaded {
    /// The ids of the registers in the file, the parent first.
    #[must_use]
    pub fn registers(&self) -> Vec<&str> {
        let below = self.children.iter().flat_map(Self::registers);
        std::iter::once(self.codebook.id.as_str())
            .chain(below)
            .collect()
    }

    /// The codebooks of the registers in the file, the parent first; children with a life are linked to their parent.
    #[must_use]
    pub fn codebooks(self) -> Vec<Codebook> {
        let parent = self.codebook;
        let below = self.children.into_iter().flat_map(Self::codebooks);
        let below = below.map(|child| match &child.parent {
            Some(own) if *own == parent.id => gocpont_core::life::under(child, &parent),
            _ => child,
        });
        let below: Vec<Codebook> = below.collect();
        std::iter::once(parent).chain(below).collect()
    }

    /// The register with this id, the parent or one below it.
    #[must_use]
    pub fn register(self, id: &str) -> Option<Self> {
        if self.codebook.id == id {
            return Some(self);
        }
        self.children
            .into_iter()
            .find_map(|child| child.register(id))
    }

    /// Puts another codebook under the register that it names as its parent; gives it back where there is none.
    pub fn adopt(&mut self, child: Self) -> Result<(), Box<Self>> {
        if child.codebook.parent.as_ref() == Some(&self.codebook.id) {
            self.children.push(child);
            return Ok(());
        }
        let mut orphan = Box::new(child);
        for register in &mut self.children {
            match register.adopt(*orphan) {
                Ok(()) => return Ok(()),
                Err(back) => orphan = back,
            }
        }
        Err(orphan)
    }
}

/// An indicator without one of its thresholds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Off {
    /// The indicator.
    pub indicator: String,
    /// The threshold that has no value on that day.
    pub parameter: String,
}

/// Reads a codebook, with the thresholds of the day it is used for.
pub fn read(path: &Path, thresholds: &Thresholds) -> Result<Loaded, InvalidFile> {
    document::read(path, |file, text| parse(file, text, thresholds))
}

/// Reads the text of a codebook.
pub fn parse(file: &str, text: &str, thresholds: &Thresholds) -> Result<Loaded, InvalidFile> {
    let loaded = load(file, document::parse(file, text)?, thresholds)?;
    let ids: Vec<String> = loaded.registers().iter().map(ToString::to_string).collect();
    unique(file, "child", ids.iter())?;
    Ok(loaded)
}

fn load(file: &str, raw: RawCodebook, thresholds: &Thresholds) -> Result<Loaded, InvalidFile> {
    check_heading(file, &raw)?;
    let variables = variable::all(file, raw.variables, raw.parent.is_some())?;
    let parts = RawParts {
        life: raw.life,
        states: raw.states,
        transitions: raw.transitions,
        links: raw.links,
        visibility: raw.visibility,
        repeats: raw.repeats,
        flags: raw.flags,
    };
    let life = life::Reader {
        file,
        variables: &variables,
        thresholds,
    };
    let life = life.life(parts)?;
    let instruments = raw.instruments.into_iter();
    let instruments = instruments.map(|raw| switch(file, raw));
    let mut loaded = Loaded {
        codebook: Codebook {
            id: raw.id,
            version: raw.version,
            label: raw.label.into(),
            parent: raw.parent,
            unit: raw.unit.map(Into::into),
            variables,
            instruments: instruments.collect::<Result<_, _>>()?,
            indicators: Vec::new(),
            life: None,
        },
        off: Vec::new(),
        derived: Vec::new(),
        children: Vec::new(),
    };
    unique(
        file,
        "instrument",
        loaded.codebook.instruments.iter().map(|i| &i.id),
    )?;
    unique(file, "indicator", raw.indicators.iter().map(|i| &i.id))?;
    indicators(file, raw.indicators, thresholds, &mut loaded)?;
    loaded.codebook.life = life;
    life::check(file, &loaded.codebook)?;
    loaded.derived = derived(&loaded.codebook);
    for child in raw.children {
        let child = child_of(file, &loaded.codebook.id, child)?;
        loaded.children.push(load(file, child, thresholds)?);
    }
    Ok(loaded)
}

/// Names, version and unit are there.
fn check_heading(file: &str, raw: &RawCodebook) -> Result<(), InvalidFile> {
    for (key, value) in [("id", Some(&raw.id)), ("parent", raw.parent.as_ref())] {
        if let Some(odd) = value.filter(|value| !is_code(value)) {
            return Err(setting(file, "codebook", key, odd, "a snake_case name"));
        }
    }
    if raw.version.is_empty() {
        return Err(setting(file, "codebook", "version", "", "a text"));
    }
    if raw.unit.is_none() && raw.life.is_none() {
        let allowed = "households or persons; nothing only beside [life]";
        return Err(setting(file, "codebook", "unit", "", allowed));
    }
    Ok(())
}

/// A child register belongs to the one it stands in, whether it says so or not.
fn child_of(file: &str, parent: &str, mut child: RawCodebook) -> Result<RawCodebook, InvalidFile> {
    match child.parent.as_deref() {
        Some(other) if other != parent => {
            let table = format!("child {}", child.id);
            Err(setting(file, &table, "parent", other, parent))
        }
        _ => {
            child.parent = Some(parent.to_owned());
            Ok(child)
        }
    }
}

fn indicators(
    file: &str,
    raw: Vec<RawIndicator>,
    thresholds: &Thresholds,
    loaded: &mut Loaded,
) -> Result<(), InvalidFile> {
    for raw in raw {
        let id = raw.id.clone();
        match indicator(file, raw, &loaded.codebook.variables, thresholds)? {
            Ok(indicator) => loaded.codebook.indicators.push(indicator),
            Err(Missing(parameter)) => loaded.off.push(Off {
                indicator: id,
                parameter,
            }),
        }
    }
    Ok(())
}

/// The indicator, or the threshold it misses.
fn indicator(
    file: &str,
    raw: RawIndicator,
    variables: &[Variable],
    thresholds: &Thresholds,
) -> Result<Result<Indicator, Missing>, InvalidFile> {
    let table = format!("indicator {}", raw.id);
    for (key, name) in [("id", Some(&raw.id)), ("theme", raw.theme.as_ref())] {
        if let Some(odd) = name.filter(|name| !is_name(name)) {
            let allowed = "lower-case words with hyphens between them";
            return Err(setting(file, &table, key, odd, allowed));
        }
    }
    if raw.cases.is_empty() && raw.kind.has_cases() {
        return Err(setting(file, &table, "cases", "", "at least one condition"));
    }
    let reader = condition::Reader {
        file,
        table: &table,
        variables,
        thresholds,
    };
    let list = |key: &'static str, raw: &[RawCondition]| {
        let read = raw.iter().map(|raw| reader.condition(key, raw));
        read.collect::<Result<Result<Vec<Condition>, Missing>, InvalidFile>>()
    };
    let (population, cases) = (
        list("population", &raw.population)?,
        list("cases", &raw.cases)?,
    );
    Ok(population.and_then(|population| {
        Ok(Indicator {
            id: raw.id,
            unit: raw.unit.into(),
            kind: raw.kind.into(),
            label: raw.label.into(),
            population_label: raw.population_label.into(),
            cases_label: raw.cases_label.into(),
            description: raw.description.into(),
            theme: raw.theme,
            population,
            cases: cases?,
        })
    }))
}

fn switch(file: &str, raw: RawInstrument) -> Result<InstrumentSwitch, InvalidFile> {
    let table = format!("instrument {}", raw.id);
    let Some(info) = instrument::info(&raw.id) else {
        let known: Vec<&str> = instrument::ALL.iter().map(|info| info.id).collect();
        return Err(setting(file, &table, "id", &raw.id, &known.join(", ")));
    };
    let reason = raw.reason.filter(|reason| !reason.trim().is_empty());
    if raw.enabled != info.default_on && reason.is_none() {
        let allowed = "a reason, where it differs from the default";
        return Err(setting(file, &table, "reason", "", allowed));
    }
    Ok(InstrumentSwitch {
        id: raw.id,
        enabled: raw.enabled,
        reason,
    })
}

/// No name stands twice among these.
fn unique<'n>(
    file: &str,
    table: &str,
    names: impl Iterator<Item = &'n String>,
) -> Result<(), InvalidFile> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            let table = format!("{table} {name}");
            return Err(setting(file, &table, "id", name, "each name once"));
        }
    }
    Ok(())
}

fn derived(codebook: &Codebook) -> Vec<String> {
    let mut names = BTreeSet::new();
    for step in codebook.indicators.iter().flat_map(Indicator::chain) {
        condition::names(step, &mut names);
    }
    names.retain(|name| codebook.variable(name).is_none());
    names.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
#[path = "codebook_tests.rs"]
mod tests;
