//! What a plan says of its statistics: how hot spots are found, for all indicators or for one; trend; emerging hot
//! spots. A plan that says nothing but `ring` and `min_blocks` is one from before there was more to say.

use std::collections::BTreeMap;

use gocpont_core::getis_ord::Variant;
use serde::Deserialize;

use super::Reader;
use crate::error::InvalidFile;

/// The most steps over touching blocks.
const MOST_STEPS: u32 = 10;
/// The most nearest blocks.
const MOST_NEAREST: u32 = 100;
/// The most earlier periods that are near.
const MOST_TIME_STEPS: u32 = 10;
/// Fewer periods make no trend.
const FEWEST_PERIODS: u32 = 4;

/// Which blocks are near a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// Those within so many steps from one touching block to the next.
    Touching(u32),
    /// So many whose centres are nearest.
    Nearest(u32),
}

/// How p values are adjusted for the number of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fdr {
    /// Benjamini and Hochberg.
    BenjaminiHochberg,
    /// Benjamini and Yekutieli.
    BenjaminiYekutieli,
}

/// How the hot spots of an indicator are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spots {
    /// Gi* or Gi.
    pub method: Variant,
    /// Who is near.
    pub near: Near,
    /// The correction.
    pub fdr: Fdr,
    /// Blocks with fewer people at risk are not tested.
    pub min_population: u32,
    /// Neighbourhoods in which the same spots are looked for.
    pub robustness: Vec<Near>,
}

/// Settings of the hot spots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hotspots {
    /// Blocks below which there are no hot spots.
    pub min_blocks: u32,
    /// Where nothing else is said for an indicator.
    pub spots: Spots,
    /// Settings of indicators that have their own, by id.
    pub indicators: BTreeMap<String, Spots>,
    /// The `ring` of a plan from before there was more to say, where it is not 1: it was never used, so releases made
    /// with it are made again without it; a new one has to say its neighbourhood.
    pub unused_ring: Option<u32>,
}

/// Settings of the trend layers.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trend {
    /// Periods with a rate that a block needs.
    #[serde(default = "fewest_periods")]
    pub min_periods: u32,
    /// Significance level of the adjusted p.
    #[serde(default = "alpha")]
    pub alpha: f64,
}

/// Settings of the emerging layers.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emerging {
    /// Earlier periods that are near.
    #[serde(default = "one")]
    pub time_steps: u32,
    /// The share of periods from which on a spot is lasting.
    #[serde(default = "lasting")]
    pub share: f64,
    /// Significance level of the trend.
    #[serde(default = "alpha")]
    pub alpha: f64,
    /// The level at which a block counts as hot or cold in a period, in percent.
    #[serde(default = "level")]
    pub level: u8,
    /// Periods with a class that a block needs.
    #[serde(default = "fewest_periods")]
    pub min_periods: u32,
}

const fn fewest_periods() -> u32 {
    FEWEST_PERIODS
}

const fn alpha() -> f64 {
    0.05
}

const fn one() -> u32 {
    1
}

const fn lasting() -> f64 {
    0.9
}

const fn level() -> u8 {
    95
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHotspots {
    ring: Option<u32>,
    min_blocks: u32,
    method: Option<String>,
    neighbourhood: Option<String>,
    nearest: Option<u32>,
    fdr: Option<String>,
    min_population: Option<u32>,
    robustness: Option<Vec<String>>,
    #[serde(default)]
    indicators: BTreeMap<String, RawSpots>,
}

/// What may be said of one indicator.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSpots {
    ring: Option<u32>,
    method: Option<String>,
    neighbourhood: Option<String>,
    nearest: Option<u32>,
    fdr: Option<String>,
    min_population: Option<u32>,
    robustness: Option<Vec<String>>,
}

impl RawHotspots {
    /// Whether anything is said that could not be said before.
    pub(super) fn says_more(&self) -> bool {
        self.method.is_some()
            || self.neighbourhood.is_some()
            || self.nearest.is_some()
            || self.fdr.is_some()
            || self.min_population.is_some()
            || self.robustness.is_some()
            || !self.indicators.is_empty()
    }
}

impl Reader<'_> {
    /// The hot spots' settings; `more` where the plan says anything that could not be said before.
    pub(super) fn hotspots(
        &self,
        raw: RawHotspots,
        indicators: &[String],
        more: bool,
    ) -> Result<Hotspots, InvalidFile> {
        if raw.min_blocks < 30 {
            let value = raw.min_blocks.to_string();
            return self.refuse("hotspots.min_blocks", &value, "30 or more");
        }
        // Without more it was read and never used, nor bounded above.
        let unused_ring = raw.ring.filter(|ring| !more && *ring > 1);
        let own = RawSpots {
            ring: raw.ring.map(|ring| unused_ring.map_or(ring, |_| 1)),
            method: raw.method,
            neighbourhood: raw.neighbourhood,
            nearest: raw.nearest,
            fdr: raw.fdr,
            min_population: raw.min_population,
            robustness: raw.robustness,
        };
        if own.ring.is_none() && own.neighbourhood.is_none() {
            return self.refuse("hotspots.ring", "", "1 or more");
        }
        let default = Spots {
            method: Variant::GiStar,
            near: Near::Touching(1),
            fdr: Fdr::BenjaminiHochberg,
            min_population: 0,
            robustness: Vec::new(),
        };
        let spots = self.spots("hotspots", &own, &default)?;
        let mut of_indicators = BTreeMap::new();
        for (id, raw) in &raw.indicators {
            let key = format!("hotspots.indicators.{id}");
            if !indicators.contains(id) {
                return self.refuse("hotspots.indicators", id, &indicators.join(", "));
            }
            of_indicators.insert(id.clone(), self.spots(&key, raw, &spots)?);
        }
        Ok(Hotspots {
            min_blocks: raw.min_blocks,
            spots,
            indicators: of_indicators,
            unused_ring,
        })
    }

    fn spots(&self, table: &str, raw: &RawSpots, otherwise: &Spots) -> Result<Spots, InvalidFile> {
        let key = |name: &str| format!("{table}.{name}");
        let method = match raw.method.as_deref() {
            None => otherwise.method,
            Some("gi-star") => Variant::GiStar,
            Some("gi") => Variant::Gi,
            Some(other) => return self.refuse(&key("method"), other, "gi-star, gi"),
        };
        let fdr = match raw.fdr.as_deref() {
            None => otherwise.fdr,
            Some("bh") => Fdr::BenjaminiHochberg,
            Some("by") => Fdr::BenjaminiYekutieli,
            Some(other) => return self.refuse(&key("fdr"), other, "bh, by"),
        };
        let robustness = match &raw.robustness {
            None => otherwise.robustness.clone(),
            Some(names) => self.neighbourhoods(&key("robustness"), names)?,
        };
        Ok(Spots {
            method,
            near: self.near(table, raw, otherwise.near)?,
            fdr,
            min_population: raw.min_population.unwrap_or(otherwise.min_population),
            robustness,
        })
    }

    fn near(&self, table: &str, raw: &RawSpots, otherwise: Near) -> Result<Near, InvalidFile> {
        let key = |name: &str| format!("{table}.{name}");
        let touching = match (raw.neighbourhood.as_deref(), otherwise) {
            (Some("touching"), _) | (None, Near::Touching(_)) => true,
            (Some("nearest"), _) | (None, Near::Nearest(_)) => false,
            (Some(other), _) => {
                return self.refuse(&key("neighbourhood"), other, "touching, nearest");
            }
        };
        let (own, foreign) = if touching {
            (("ring", raw.ring, MOST_STEPS), ("nearest", raw.nearest))
        } else {
            (("nearest", raw.nearest, MOST_NEAREST), ("ring", raw.ring))
        };
        if let (name, Some(number)) = foreign {
            let allowed = format!("not beside {}", own.0);
            return self.refuse(&key(name), &number.to_string(), &allowed);
        }
        let (name, number, most) = own;
        let number = match (number, otherwise) {
            (Some(number), _) => number,
            (None, Near::Touching(steps)) if touching => steps,
            (None, Near::Nearest(blocks)) if !touching => blocks,
            (None, _) => return self.refuse(&key(name), "", &format!("1 to {most}")),
        };
        if !(1..=most).contains(&number) {
            return self.refuse(&key(name), &number.to_string(), &format!("1 to {most}"));
        }
        Ok(if touching {
            Near::Touching(number)
        } else {
            Near::Nearest(number)
        })
    }

    /// `touching-2`, `nearest-6`
    fn neighbourhoods(&self, key: &str, names: &[String]) -> Result<Vec<Near>, InvalidFile> {
        let allowed = format!(
            "touching-1 to touching-{MOST_STEPS}, nearest-1 to nearest-{MOST_NEAREST}, each once"
        );
        let mut all = Vec::new();
        for name in names {
            let number = |text: &str, most: u32| {
                let found: Option<u32> = text.parse().ok();
                found.filter(|n| n.to_string() == text && (1..=most).contains(n))
            };
            let near = match name.split_once('-') {
                Some(("touching", steps)) => number(steps, MOST_STEPS).map(Near::Touching),
                Some(("nearest", blocks)) => number(blocks, MOST_NEAREST).map(Near::Nearest),
                _ => None,
            };
            match near.filter(|near| !all.contains(near)) {
                Some(near) => all.push(near),
                None => return self.refuse(key, name, &allowed),
            }
        }
        Ok(all)
    }

    pub(super) fn trend(&self, trend: &Trend) -> Result<(), InvalidFile> {
        self.fewest("trend.min_periods", trend.min_periods)?;
        self.level("trend.alpha", trend.alpha)
    }

    pub(super) fn emerging(&self, emerging: &Emerging) -> Result<(), InvalidFile> {
        self.fewest("emerging.min_periods", emerging.min_periods)?;
        self.level("emerging.alpha", emerging.alpha)?;
        if emerging.time_steps > MOST_TIME_STEPS {
            let value = emerging.time_steps.to_string();
            return self.refuse(
                "emerging.time_steps",
                &value,
                &format!("0 to {MOST_TIME_STEPS}"),
            );
        }
        if !(emerging.share > 0.5 && emerging.share <= 1.0) {
            let value = emerging.share.to_string();
            return self.refuse("emerging.share", &value, "more than 0.5, at most 1");
        }
        if ![90, 95, 99].contains(&emerging.level) {
            return self.refuse("emerging.level", &emerging.level.to_string(), "90, 95, 99");
        }
        Ok(())
    }

    fn fewest(&self, key: &str, periods: u32) -> Result<(), InvalidFile> {
        if periods < FEWEST_PERIODS {
            return self.refuse(
                key,
                &periods.to_string(),
                &format!("{FEWEST_PERIODS} or more"),
            );
        }
        Ok(())
    }

    fn level(&self, key: &str, alpha: f64) -> Result<(), InvalidFile> {
        if !(alpha > 0.0 && alpha <= 0.5) {
            return self.refuse(key, &alpha.to_string(), "more than 0, at most 0.5");
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "statistics_tests.rs"]
mod tests;
