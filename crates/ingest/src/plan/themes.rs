//! Themes of a plan: what people look for topics by, in the order of the list; an indicator names its own in its codebook.

use std::collections::BTreeSet;

use gocpont_core::codebook::{Codebook, Labels};
use serde::Deserialize;

use super::{Plan, Reader};
use crate::document::{RawLabels, is_name, setting};
use crate::error::InvalidFile;

/// A theme of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Stable name, as indicators have it.
    pub id: String,
    /// What people read.
    pub label: Labels,
}

/// `[[theme]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTheme {
    id: String,
    label: RawLabels,
}

impl From<RawTheme> for Theme {
    fn from(raw: RawTheme) -> Self {
        Self {
            id: raw.id,
            label: raw.label.into(),
        }
    }
}

impl Plan {
    /// Whether a codebook's indicators have themes of this plan, as far as it publishes them. A plan without themes, as
    /// plans were before there were any, takes every codebook and sorts by none.
    ///
    /// # Errors
    /// The file of the codebook, the indicator and its theme, and the themes that there are.
    pub fn knows_themes_of(&self, file: &str, codebook: &Codebook) -> Result<(), InvalidFile> {
        if self.themes.is_empty() {
            return Ok(());
        }
        let published = |id: &String| self.indicators.contains(id);
        let known: Vec<&str> = self.themes.iter().map(|theme| theme.id.as_str()).collect();
        for indicator in codebook.indicators.iter().filter(|own| published(&own.id)) {
            let theme = indicator.theme.as_deref();
            if let Some(odd) = theme.filter(|theme| !known.contains(theme)) {
                let table = format!("indicator {}", indicator.id);
                return Err(setting(file, &table, "theme", odd, &known.join(", ")));
            }
        }
        Ok(())
    }
}

impl Reader<'_> {
    pub(super) fn themes(&self, raw: &[RawTheme]) -> Result<(), InvalidFile> {
        let mut seen = BTreeSet::new();
        for theme in raw {
            let RawTheme { id, label } = theme;
            let table = format!("theme {id}");
            if !is_name(id) || !seen.insert(id) {
                let allowed = "names in lower case, each once";
                return Err(setting(self.file, &table, "id", id, allowed));
            }
            let Labels { hu, cs, en } = label.clone().into();
            if [hu, cs, en].iter().any(|text| text.trim().is_empty()) {
                let allowed = "a text in hu, cs and en";
                return Err(setting(self.file, &table, "label", "", allowed));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "themes_tests.rs"]
mod tests;
