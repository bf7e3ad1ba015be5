//! Publish plans from TOML: every table that will be public, and the thresholds that guard it.

mod protection;
mod statistics;
mod terms;
mod themes;

use std::collections::BTreeSet;
use std::path::Path;

use gocpont_core::codebook::Labels;
use gocpont_core::instrument;
use h3o::Resolution;
use jiff::civil::Date;
use serde::Deserialize;

use crate::document::{self, RawDate, RawLabels, is_code, is_name, setting};
use crate::error::InvalidFile;
pub use protection::{Gis, Protection};
use statistics::RawHotspots;
pub use statistics::{Emerging, Fdr, Hotspots, Near, Spots, Trend};
use themes::RawTheme;
pub use themes::Theme;

/// What is published, and how it is protected.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Stable name.
    pub id: String,
    /// What people read.
    pub label: Labels,
    /// The town's name.
    pub place: Labels,
    /// The licence's name or address.
    pub licence: Option<String>,
    /// Who answers questions.
    pub contact: Option<String>,
    /// Days that lie between two releases at least.
    pub min_days_between_releases: u32,
    /// The area set whose areas are the roots of the partition.
    pub municipalities: String,
    /// Instruments that are scored, by id.
    pub instruments: Vec<String>,
    /// Households and persons that a block holds at least.
    pub k: u32,
    /// Cases, and others, that a block holds at least under a filter where it holds any.
    pub k_filter: u32,
    /// What a new partition's blocks hold above `k`.
    pub margin: u32,
    /// Noise, and what is otherwise for single indicators.
    pub protection: Protection,
    /// The finer tier; none, no such tier.
    pub gis: Option<Gis>,
    /// The finest resolution of the partition.
    pub finest: Resolution,
    /// The coarsest one.
    pub coarsest: Resolution,
    /// The days whose state is published, ascending.
    pub periods: Vec<Date>,
    /// Indicators, by id.
    pub indicators: Vec<String>,
    /// What indicators are sorted by, in the order in which people read them; none, they are not sorted by theme.
    pub themes: Vec<Theme>,
    /// Resolutions of the public hex layers, ascending.
    pub hex: Vec<Resolution>,
    /// Area sets with public layers, by name.
    pub area_sets: Vec<String>,
    /// Reference sets, by id.
    pub reference: Vec<String>,
    /// After how many days without a confirmation a service is stale.
    pub services_stale_after_days: u32,
    /// The country of services' addresses, with two letters (ISO 3166-1).
    pub services_country: String,
    /// Settings of the hot spots.
    pub hotspots: Hotspots,
    /// Settings of the trend layers; none, no such layers.
    pub trend: Option<Trend>,
    /// Settings of the emerging layers; none, no such layers.
    pub emerging: Option<Emerging>,
    /// Whether each layer says how it was made: where the plan says more of its statistics than `ring` and `min_blocks`.
    /// Without, a release is as releases were before.
    pub methods: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(default)]
struct RawServices {
    stale_after_days: u32,
    country: String,
}

impl Default for RawServices {
    fn default() -> Self {
        Self {
            stale_after_days: 180,
            country: "HU".to_owned(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlan {
    id: String,
    label: RawLabels,
    place: RawPlace,
    licence: Option<String>,
    contact: Option<String>,
    min_days_between_releases: u32,
    municipalities: String,
    #[serde(default)]
    instruments: Vec<String>,
    k: u32,
    k_filter: u32,
    margin: u32,
    finest: u8,
    coarsest: u8,
    periods: Vec<RawDate>,
    indicators: Vec<String>,
    hex: Vec<u8>,
    #[serde(default)]
    area_sets: Vec<String>,
    #[serde(default)]
    reference: Vec<String>,
    #[serde(default)]
    services: RawServices,
    #[serde(default)]
    breakdowns: Vec<String>,
    hotspots: RawHotspots,
    trend: Option<Trend>,
    emerging: Option<Emerging>,
    #[serde(default)]
    protection: Protection,
    gis: Option<Gis>,
    #[serde(rename = "theme", default)]
    themes: Vec<RawTheme>,
}

/// A name that is the same in every language, or one for each.
#[derive(Deserialize)]
#[serde(untagged)]
enum RawPlace {
    Same(String),
    Each(RawLabels),
}

impl From<RawPlace> for Labels {
    fn from(raw: RawPlace) -> Self {
        match raw {
            RawPlace::Same(name) => Self {
                hu: name.clone(),
                cs: name.clone(),
                en: name,
            },
            RawPlace::Each(labels) => labels.into(),
        }
    }
}

/// Reads a plan.
pub fn read(path: &Path) -> Result<Plan, InvalidFile> {
    document::read(path, parse)
}

/// Reads the text of a plan.
pub fn parse(file: &str, text: &str) -> Result<Plan, InvalidFile> {
    let raw: RawPlan = document::parse(file, text)?;
    let reader = Reader { file };
    reader.numbers(&raw)?;
    reader.names(&raw)?;
    reader.protection(&raw)?;
    reader.terms(&raw)?;
    reader.themes(&raw.themes)?;
    let (finest, coarsest) = (
        reader.resolution("finest", raw.finest)?,
        reader.resolution("coarsest", raw.coarsest)?,
    );
    let hex = reader.hex(&raw)?;
    let methods = raw.hotspots.says_more() || raw.trend.is_some() || raw.emerging.is_some();
    raw.trend
        .as_ref()
        .map_or(Ok(()), |trend| reader.trend(trend))?;
    let emerging = raw.emerging.as_ref();
    emerging.map_or(Ok(()), |emerging| reader.emerging(emerging))?;
    Ok(Plan {
        hotspots: reader.hotspots(raw.hotspots, &raw.indicators, methods)?,
        periods: reader.periods(&raw.periods)?,
        id: raw.id,
        label: raw.label.into(),
        place: raw.place.into(),
        licence: raw.licence,
        contact: raw.contact,
        min_days_between_releases: raw.min_days_between_releases,
        municipalities: raw.municipalities,
        instruments: raw.instruments,
        k: raw.k,
        k_filter: raw.k_filter,
        margin: raw.margin,
        protection: raw.protection,
        gis: raw.gis,
        finest,
        coarsest,
        indicators: raw.indicators,
        themes: raw.themes.into_iter().map(Theme::from).collect(),
        hex,
        area_sets: raw.area_sets,
        reference: raw.reference,
        services_stale_after_days: raw.services.stale_after_days,
        services_country: raw.services.country,
        trend: raw.trend,
        emerging: raw.emerging,
        methods,
    })
}

struct Reader<'f> {
    file: &'f str,
}

impl Reader<'_> {
    fn refuse<T>(&self, key: &str, value: &str, allowed: &str) -> Result<T, InvalidFile> {
        Err(setting(self.file, "plan", key, value, allowed))
    }

    fn numbers(&self, raw: &RawPlan) -> Result<(), InvalidFile> {
        let smallest = raw.protection.smallest_k();
        let allowed = format!("{smallest} or more");
        for (key, value) in [("k", raw.k), ("k_filter", raw.k_filter)] {
            if value < smallest {
                return self.refuse(key, &value.to_string(), &allowed);
            }
        }
        if raw.k_filter > raw.k {
            return self.refuse("k_filter", &raw.k_filter.to_string(), "at most k");
        }
        if raw.coarsest > raw.finest {
            return self.refuse("coarsest", &raw.coarsest.to_string(), "at most finest");
        }
        let country = &raw.services.country;
        if country.len() != 2 || !country.bytes().all(|own| own.is_ascii_uppercase()) {
            return self.refuse("country", country, "two capital letters, such as HU");
        }
        if raw.breakdowns.is_empty() {
            return Ok(());
        }
        let allowed = "none: breakdowns come with a later version";
        self.refuse("breakdowns", &raw.breakdowns.join(", "), allowed)
    }

    fn names(&self, raw: &RawPlan) -> Result<(), InvalidFile> {
        for (key, name) in [("id", &raw.id), ("municipalities", &raw.municipalities)] {
            if !is_code(name) {
                return self.refuse(key, name, "a snake_case name");
            }
        }
        for (key, names, allowed) in [
            ("indicators", &raw.indicators, is_name as fn(&str) -> bool),
            ("area_sets", &raw.area_sets, is_code),
            ("reference", &raw.reference, is_code),
        ] {
            let mut seen = BTreeSet::new();
            let odd = names
                .iter()
                .find(|name| !allowed(name) || !seen.insert(*name));
            if let Some(odd) = odd {
                return self.refuse(key, odd, "names in lower case, each once");
            }
        }
        if raw.indicators.is_empty() {
            return self.refuse("indicators", "", "at least one");
        }
        let odd = raw
            .instruments
            .iter()
            .find(|id| instrument::info(id).is_none());
        let Some(odd) = odd else { return Ok(()) };
        let known: Vec<&str> = instrument::ALL.iter().map(|info| info.id).collect();
        self.refuse("instruments", odd, &known.join(", "))
    }

    fn resolution(&self, key: &str, number: u8) -> Result<Resolution, InvalidFile> {
        match Resolution::try_from(number) {
            // Records keep their place at resolution 13: nothing finer can be made of them.
            Ok(resolution) if resolution <= Resolution::Thirteen => Ok(resolution),
            _ => self.refuse(key, &number.to_string(), "0 to 13"),
        }
    }

    fn hex(&self, raw: &RawPlan) -> Result<Vec<Resolution>, InvalidFile> {
        for number in &raw.hex {
            if *number < raw.coarsest || *number > raw.finest {
                let allowed = format!("{} to {}", raw.coarsest, raw.finest);
                return self.refuse("hex", &number.to_string(), &allowed);
            }
        }
        if !raw.hex.is_sorted_by(|a, b| a < b) {
            return self.refuse("hex", &format!("{:?}", raw.hex), "ascending, each once");
        }
        raw.hex.iter().map(|n| self.resolution("hex", *n)).collect()
    }

    fn periods(&self, raw: &[RawDate]) -> Result<Vec<Date>, InvalidFile> {
        let mut periods: Vec<Date> = Vec::new();
        for raw in raw {
            let day = match raw.date() {
                Ok(day) => day,
                Err(text) => return self.refuse("periods", &text, "dates, YYYY-MM-DD"),
            };
            if periods.last().is_some_and(|last| *last >= day) {
                return self.refuse("periods", &day.to_string(), "ascending, each once");
            }
            periods.push(day);
        }
        if periods.is_empty() {
            return self.refuse("periods", "", "at least one date");
        }
        Ok(periods)
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
