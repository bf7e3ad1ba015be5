//! What a release should contain: the plan's names, labels and places, none of it from records.

use geo_types::MultiPolygon;
use gocpont_core::codebook::{Indicator, Labels};
use h3o::Resolution;

use crate::policy::Policy;
use crate::release::{Terms, Text};
use crate::statistics::Statistics;
use crate::themes::Theme;

/// The contents of a release besides its numbers.
#[derive(Clone, Debug)]
pub struct Spec {
    /// Consecutive number of the release.
    pub number: u32,
    /// ISO date of publication.
    pub published: String,
    /// Whether the people are invented.
    pub synthetic: bool,
    /// Fewest days between two releases.
    pub min_days_between_releases: u32,
    /// Fingerprint of the keys.
    pub keys_fingerprint: String,
    /// The plan's id.
    pub plan: String,
    /// Name of the place.
    pub place: Text,
    /// How numbers were protected and tested, in words.
    pub method: Text,
    /// The thresholds used.
    pub policy: Policy,
    /// ISO dates, one for each period of the cube.
    pub periods: Vec<String>,
    /// The indicators, in the order of the cube's ends.
    pub indicators: Vec<Indicator>,
    /// Resolutions of the hex layers.
    pub resolutions: Vec<Resolution>,
    /// Area sets.
    pub area_sets: Vec<AreaSetSpec>,
    /// Names of the kinds of layers.
    pub titles: Titles,
    /// Fewest blocks with population for hot spots.
    pub min_blocks: usize,
    /// Whether the release says how its numbers were protected, as all do since there is noise; needs statistics.
    pub says_protection: bool,
    /// Licence and contact; said where the release says how its numbers were protected.
    pub terms: Option<Terms>,
    /// What topics are sorted by; said where the release says how its numbers were protected.
    pub themes: Vec<Theme>,
    /// How statistics are computed and said; none makes a release as they were before there were methods: Gi* over
    /// touching blocks, Benjamini–Hochberg, and nothing said of a single layer.
    pub statistics: Option<Statistics>,
}

/// Names of the kinds of layers, set behind the indicator's name.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    /// Blocks.
    pub blocks: Text,
    /// Hexes.
    pub hexes: Text,
    /// Hot and cold spots.
    pub hotspots: Text,
}

/// Areas that a layer is made for.
#[derive(Clone, Debug)]
pub struct AreaSetSpec {
    /// The set's name, as collection ids have it.
    pub id: String,
    /// What people read.
    pub label: Text,
    /// The areas.
    pub areas: Vec<AreaSpec>,
    /// For each atom of the cube the position of its area.
    pub area_of: Vec<Option<usize>>,
}

/// One area.
#[derive(Clone, Debug)]
pub struct AreaSpec {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its outline in degrees.
    pub outline: MultiPolygon<f64>,
}

impl From<&Labels> for Text {
    fn from(labels: &Labels) -> Self {
        Self {
            hu: labels.hu.clone(),
            cs: labels.cs.clone(),
            en: labels.en.clone(),
        }
    }
}

impl Text {
    /// Two texts in one, language by language.
    #[must_use]
    pub fn and(&self, separator: &str, other: &Self) -> Self {
        let both = |a: &str, b: &str| format!("{a}{separator}{b}");
        Self {
            hu: both(&self.hu, &other.hu),
            cs: both(&self.cs, &other.cs),
            en: both(&self.en, &other.en),
        }
    }
}
