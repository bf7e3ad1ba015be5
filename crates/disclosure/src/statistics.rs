//! How the statistics of a release are computed, as the plan has it: hot spots for each indicator, trend, emerging hot
//! spots, and the words that say so.

use std::fmt;

pub use gocpont_core::getis_ord::Variant;

use crate::release::{Kind, Text};

/// Which blocks are near a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Near {
    /// Those within so many steps from one touching block to the next.
    Touching(u32),
    /// So many whose centres are nearest, of those where the population ever lived.
    Nearest(u32),
}

/// `touching-1`, `nearest-8`
impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Touching(steps) => write!(f, "touching-{steps}"),
            Self::Nearest(blocks) => write!(f, "nearest-{blocks}"),
        }
    }
}

/// How p values are adjusted for the number of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fdr {
    /// Benjamini and Hochberg (1995).
    BenjaminiHochberg,
    /// Benjamini and Yekutieli (2001): under any dependence.
    BenjaminiYekutieli,
}

/// How the hot spots of an indicator are found.
#[derive(Clone, Debug, PartialEq)]
pub struct Spots {
    /// Whether a block belongs to its own neighbourhood.
    pub variant: Variant,
    /// Who is near.
    pub near: Near,
    /// The correction.
    pub fdr: Fdr,
    /// Blocks with fewer people at risk in a period are not tested in it.
    pub min_population: u32,
    /// Other neighbourhoods to look for the same spots in; none of them, no robustness.
    pub robustness: Vec<Near>,
}

impl Default for Spots {
    fn default() -> Self {
        Self {
            variant: Variant::GiStar,
            near: Near::Touching(1),
            fdr: Fdr::BenjaminiHochberg,
            min_population: 0,
            robustness: Vec::new(),
        }
    }
}

impl Spots {
    /// The neighbourhoods of the robustness, its own first and each once; none where none is asked for.
    #[must_use]
    pub fn neighbourhoods(&self) -> Vec<Near> {
        let mut all = Vec::new();
        if !self.robustness.is_empty() {
            for near in std::iter::once(&self.near).chain(&self.robustness) {
                if !all.contains(near) {
                    all.push(*near);
                }
            }
        }
        all
    }
}

/// When a trend is looked for, and when it is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendRules {
    /// Periods with a rate that a block needs.
    pub min_periods: usize,
    /// Significance level of the adjusted p.
    pub alpha: f64,
}

/// What tells the categories of emerging hot spots apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EmergingRules {
    /// Earlier periods that are near.
    pub time_steps: usize,
    /// The share of periods from which on a spot is lasting.
    pub share: f64,
    /// Significance level of the trend of z.
    pub alpha: f64,
    /// The level at which a block counts as hot or cold in a period, in percent: 90, 95 or 99.
    pub level: u8,
    /// Periods with a class that a block needs.
    pub min_periods: usize,
}

/// The statistics of a release that says how they were made.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// Hot spots, for each indicator in the order of the spec's.
    pub spots: Vec<Spots>,
    /// Where a rate goes.
    pub trend: Option<TrendRules>,
    /// How a block became hot or cold.
    pub emerging: Option<EmergingRules>,
    /// The periods in years from the first, one for each.
    pub years: Vec<f64>,
    /// Name of the trend layers, set behind the indicator's name.
    pub trend_title: Text,
    /// Name of the emerging layers.
    pub emerging_title: Text,
    /// Says of a layer how it was made.
    pub describe: fn(&Described<'_>) -> Text,
}

/// A layer whose method is to be said.
#[derive(Clone, Copy, Debug)]
pub struct Described<'s> {
    /// What its features are.
    pub kind: Kind,
    /// Whether it shows a rate; hot spots, trends and what follows from them are of rates alone.
    pub rate: bool,
    /// How its hot spots were found.
    pub spots: &'s Spots,
    /// All statistics.
    pub statistics: &'s Statistics,
    /// Number of its public blocks.
    pub blocks: usize,
    /// Whether there are hot spots in any period: there are none where fewer blocks than `min_blocks` take part.
    pub hotspots: bool,
    /// Fewest blocks with population for hot spots.
    pub min_blocks: usize,
    /// Most that a block's count was moved by; 0 where counts are exact.
    pub noise_bound: u32,
}
