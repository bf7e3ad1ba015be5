//! What a plan says of its protection besides the thresholds: noise, indicators that are otherwise, the finer tier.

use serde::Deserialize;

use super::{RawPlan, Reader};
use crate::error::InvalidFile;

/// The most that a plan may move a count by.
const MOST_NOISE: u32 = 20;

/// Noise, and what is otherwise for single indicators.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protection {
    /// Most that the count of a block is moved by; 0 for exact counts.
    #[serde(default = "noise_bound")]
    pub noise_bound: u32,
    /// Variance of the noise.
    #[serde(default = "noise_variance")]
    pub noise_variance: f64,
    /// Indicators that are published without noise.
    #[serde(default)]
    pub exact: Vec<String>,
    /// Indicators whose cases are a diagnosis.
    #[serde(default)]
    pub diagnoses: Vec<String>,
    /// Cases, and others, that a block holds at least under a diagnosis.
    #[serde(default = "k_diagnosis")]
    pub k_diagnosis: u32,
    /// Why a threshold below five is used; without, none is. It is kept with the release.
    pub below_five_because: Option<String>,
    /// Why releases of real people may follow each other within a month. It is kept with the release.
    pub sooner_because: Option<String>,
}

/// The finer tier for municipal geographers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gis {
    /// Households and persons that a block holds at least.
    pub k: u32,
    /// Cases, and others, that a block holds at least under a filter where it holds any.
    pub k_filter: u32,
}

const fn noise_bound() -> u32 {
    5
}

const fn noise_variance() -> f64 {
    3.0
}

const fn k_diagnosis() -> u32 {
    10
}

impl Default for Protection {
    fn default() -> Self {
        Self {
            noise_bound: noise_bound(),
            noise_variance: noise_variance(),
            exact: Vec::new(),
            diagnoses: Vec::new(),
            k_diagnosis: k_diagnosis(),
            below_five_because: None,
            sooner_because: None,
        }
    }
}

impl Protection {
    /// The smallest threshold that the plan may have: 5, or 3 where it says why.
    #[must_use]
    pub fn smallest_k(&self) -> u32 {
        let reason = self.below_five_because.as_deref().unwrap_or("").trim();
        if reason.is_empty() { 5 } else { 3 }
    }
}

impl Reader<'_> {
    pub(super) fn protection(&self, raw: &RawPlan) -> Result<(), InvalidFile> {
        let own = &raw.protection;
        if own.noise_bound > MOST_NOISE {
            let value = own.noise_bound.to_string();
            return self.refuse("protection.noise_bound", &value, "0 to 20");
        }
        let bound = f64::from(own.noise_bound);
        let most = bound * (bound + 1.0) / 3.0;
        let fits = own.noise_variance > 0.0 && own.noise_variance <= most;
        if own.noise_bound > 0 && !fits {
            let allowed = format!("above 0 and at most {most:.2} with this bound");
            let value = own.noise_variance.to_string();
            return self.refuse("protection.noise_variance", &value, &allowed);
        }
        for (key, names) in [
            ("protection.exact", &own.exact),
            ("protection.diagnoses", &own.diagnoses),
        ] {
            let odd = names.iter().find(|name| !raw.indicators.contains(name));
            if let Some(odd) = odd {
                return self.refuse(key, odd, "indicators of the plan");
            }
        }
        if own.k_diagnosis < raw.k_filter {
            let value = own.k_diagnosis.to_string();
            return self.refuse("protection.k_diagnosis", &value, "k_filter or more");
        }
        self.finer(raw)
    }

    fn finer(&self, raw: &RawPlan) -> Result<(), InvalidFile> {
        let Some(gis) = raw.gis else { return Ok(()) };
        let smallest = raw.protection.smallest_k();
        for (key, value, public) in [
            ("gis.k", gis.k, raw.k),
            ("gis.k_filter", gis.k_filter, raw.k_filter),
        ] {
            if !(smallest..=public).contains(&value) {
                let allowed = format!("{smallest} to {public}, as the public tier has it");
                return self.refuse(key, &value.to_string(), &allowed);
            }
        }
        Ok(())
    }
}
