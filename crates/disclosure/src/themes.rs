//! What the topics of a release are sorted by: themes of its plan, in its order. They stand behind the terms, and are not
//! written where no topic has one: such a release is one as they were before.

use gocpont_core::codebook::Indicator;
use serde::{Deserialize, Serialize};

use crate::release::{Manifest, Release, Text};

/// One theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Stable name.
    pub id: String,
    /// What people read.
    pub label: Text,
}

/// The themes of a release, and which of its topics have which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Themes {
    all: Vec<Theme>,
    /// For each indicator of the manifest the position of its theme.
    of: Vec<Option<u32>>,
}

impl Themes {
    /// Those of a plan's themes that some of its indicators have; none where no indicator has any.
    #[must_use]
    pub fn new(planned: &[Theme], indicators: &[Indicator]) -> Option<Self> {
        let is_of = |theme: &Theme, own: &Indicator| own.theme.as_ref() == Some(&theme.id);
        let used = |theme: &&Theme| indicators.iter().any(|own| is_of(theme, own));
        let all: Vec<Theme> = planned.iter().filter(used).cloned().collect();
        let place = |own: &Indicator| all.iter().position(|theme| is_of(theme, own));
        let of = indicators.iter().map(|own| place(own).map(|at| at as u32));
        let of = of.collect();
        (!all.is_empty()).then_some(Self { all, of })
    }

    /// Whether they belong to a manifest.
    pub(crate) fn fits(&self, manifest: &Manifest) -> bool {
        let known = |at: &u32| (*at as usize) < self.all.len();
        self.of.len() == manifest.indicators.len() && self.of.iter().flatten().all(known)
    }
}

impl Release {
    /// The themes that its topics have, in the order in which people read them.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        self.themes.as_ref().map_or(&[], |own| &own.all)
    }

    /// The theme of an indicator, where it has one.
    #[must_use]
    pub fn theme(&self, indicator: &str) -> Option<&Theme> {
        let own = self.themes.as_ref()?;
        let mut all = self.manifest().indicators.iter();
        let at = all.position(|info| info.id == indicator)?;
        own.all.get(own.of.get(at).copied().flatten()? as usize)
    }
}
