//! Hungarian care-need form (decree 36/2007 SZMM, annex 3): points of a form and bands that a municipality enters.
//! Levels 0 to III V; the form's items and its bands are not shipped, because they were only known from memory (M).

use super::bands::Bands;
use super::dated::{ENTERED, TableScore};
use super::{InstrumentInfo, InvalidAnswer, Item};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "szmm36",
    version: "table",
    higher_is_better: Some(false),
    default_on: false,
    licence_note: "Off until a municipality enters the form's items and bands of the decree in force, with their source; \
                   a level from a paper form can be entered without them.",
    mark: "M",
};

/// Care need, as the assessment ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// No need that founds a service.
    Zero,
    /// I.
    One,
    /// II.
    Two,
    /// III.
    Three,
}

impl Level {
    /// Every level, rising.
    pub const ALL: [Self; 4] = [Self::Zero, Self::One, Self::Two, Self::Three];

    /// Its code in files: `none`, `I`, `II` or `III`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zero => "none",
            Self::One => "I",
            Self::Two => "II",
            Self::Three => "III",
        }
    }
}

/// One item of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormItem {
    /// Its code; the answers stand in the variable `szmm36_CODE`.
    pub code: String,
    /// Points that may be given.
    pub points: Vec<u32>,
}

/// One version of the form, as a municipality entered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of the version.
    pub version: String,
    /// Items, in the order of the form.
    pub items: Vec<FormItem>,
    /// Levels by the sum of points.
    pub bands: Bands<Level>,
    /// Where it is from.
    pub source: String,
    /// Who entered it.
    pub entered_by: String,
}

/// Answers that the form cannot take.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidForm {
    /// More or fewer answers than items.
    #[error("{given} answers for the {items} items of the form")]
    Length {
        /// Answers.
        given: usize,
        /// Items.
        items: usize,
    },
    /// Points that an item cannot have.
    #[error(transparent)]
    Answer(#[from] InvalidAnswer),
}

/// Sums the points in the order of the table's items; all must be known for a sum and a level.
pub fn score(table: &Table, points: &[Item<i64>]) -> Result<TableScore<Level>, InvalidForm> {
    if points.len() != table.items.len() {
        return Err(InvalidForm::Length {
            given: points.len(),
            items: table.items.len(),
        });
    }
    let mut inputs: Vec<(String, Item<u32>)> = Vec::with_capacity(points.len());
    for (item, answer) in table.items.iter().zip(points) {
        let found = answer.known().map(|given| {
            let listed = item.points.iter().find(|one| i64::from(**one) == given);
            let wrong = || InvalidAnswer::listed(&item.code, given as f64, &item.points);
            listed.copied().ok_or_else(wrong)
        });
        inputs.push((item.code.clone(), found.transpose()?.into()));
    }
    let known = inputs.iter().map(|(_, answer)| answer.known());
    let value = known.sum::<Option<u32>>();
    Ok(TableScore {
        instrument: INFO.id,
        version: table.version.clone(),
        value,
        band: value.and_then(|sum| table.bands.level(sum)),
        inputs,
    })
}

/// A level taken from a paper form: nothing is computed.
#[must_use]
pub fn entered(level: Level) -> TableScore<Level> {
    TableScore {
        instrument: INFO.id,
        version: ENTERED.to_owned(),
        inputs: Vec::new(),
        value: None,
        band: Some(level),
    }
}

#[cfg(test)]
#[path = "szmm36_tests.rs"]
mod tests;
