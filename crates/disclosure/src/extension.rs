//! What stands behind a manifest's bytes where a plan asks for it: how each layer was made, and where the details of
//! its features are. A release without it is one as they were before; what may stand behind it is not read.

use serde::{Deserialize, Serialize};

use crate::release::{ChunkRef, CollectionInfo, Manifest, Release, Text};

/// The methods and details of all collections.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extension {
    /// Texts, each once.
    pub texts: Vec<Text>,
    /// One for each collection of the manifest, in its order.
    pub collections: Vec<CollectionExtension>,
}

/// How the numbers of a release were protected; behind the extension, in releases since there is noise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Protection {
    /// Most that the count of a block, or of a whole municipality, was moved by; 0 for exact counts.
    pub noise_bound: u32,
    /// Variance of a draw.
    pub noise_variance: f64,
    /// One for each indicator of the manifest, in its order.
    pub indicators: Vec<IndicatorProtection>,
}

/// On what terms a release may be used, and who answers questions; behind the protection, where the plan says either.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The licence's name or address.
    pub licence: Option<String>,
    /// Who answers questions.
    pub contact: Option<String>,
}

impl Terms {
    /// The licence's address, where it is one.
    #[must_use]
    pub fn licence_address(&self) -> Option<&str> {
        let is_address = |own: &&str| own.starts_with("https://") || own.starts_with("http://");
        self.licence.as_deref().filter(is_address)
    }
}

/// How the numbers of one indicator were protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorProtection {
    /// Fewest units on either side of its cases' conditions.
    pub filter_threshold: u32,
    /// Whether its counts have noise.
    pub noise: bool,
}

/// One collection's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CollectionExtension {
    /// The position of its method among the texts.
    pub method: u32,
    /// Number of neighbourhoods that the robustness of its features looks at; 0 for none.
    pub neighbourhoods: u32,
    /// For each period of the collection the details of its features, where there are any.
    pub details: Vec<Option<ChunkRef>>,
}

impl Extension {
    /// Whether it belongs to a manifest.
    pub(crate) fn fits(&self, manifest: &Manifest) -> bool {
        let fits = |(own, info): (&CollectionExtension, &CollectionInfo)| {
            (own.method as usize) < self.texts.len() && own.details.len() == info.periods.len()
        };
        let pairs = self.collections.iter().zip(&manifest.collections);
        self.collections.len() == manifest.collections.len() && pairs.into_iter().all(fits)
    }

    /// The position of a text, put in where it is new.
    pub(crate) fn text(&mut self, text: Text) -> u32 {
        let known = self.texts.iter().position(|known| *known == text);
        known.unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len() - 1
        }) as u32
    }
}

impl Release {
    /// How its numbers were protected, where it says so: otherwise exact sums, with the manifest's thresholds.
    #[must_use]
    pub const fn protection(&self) -> Option<&Protection> {
        self.protection.as_ref()
    }

    /// Licence and contact, where its plan named either.
    #[must_use]
    pub const fn terms(&self) -> Option<&Terms> {
        self.terms.as_ref()
    }

    /// Methods and details; none in a release as they were before there were any.
    #[must_use]
    pub const fn extension(&self) -> Option<&Extension> {
        self.extension.as_ref()
    }

    /// What the extension says of a collection.
    #[must_use]
    pub fn extended(&self, collection: &str) -> Option<&CollectionExtension> {
        let mut all = self.manifest().collections.iter();
        let at = all.position(|c| c.id == collection)?;
        self.extension.as_ref()?.collections.get(at)
    }

    /// How a collection was made, where the release says so.
    #[must_use]
    pub fn method(&self, collection: &str) -> Option<&Text> {
        let at = self.extended(collection)?.method;
        self.extension.as_ref()?.texts.get(at as usize)
    }

    /// Whether a collection has details in any period.
    #[must_use]
    pub fn is_detailed(&self, collection: &str) -> bool {
        let own = self.extended(collection);
        own.is_some_and(|own| own.details.iter().any(Option::is_some))
    }

    /// The chunk of the details of a collection in one period, where there are any.
    #[must_use]
    pub fn details_chunk(&self, collection: &str, period: &str) -> Option<&ChunkRef> {
        let mut periods = self.collection(collection)?.periods.iter();
        let at = periods.position(|p| p.period == period)?;
        self.extended(collection)?.details.get(at)?.as_ref()
    }
}
