//! A release in the making: from the store and the plan's texts to the bytes of both tiers.

use std::collections::BTreeSet;

use gocpont_core::area::AreaSet;
use gocpont_core::codebook::Indicator;
use gocpont_core::cube::Cube;
use gocpont_disclosure::noise::NoiseRules;
use gocpont_disclosure::partitions::Partitions;
use gocpont_disclosure::policy::{IndicatorRules, Policy, Rules};
use gocpont_disclosure::protect::{Audit, Keys, Published, protect, protect_finer};
use gocpont_disclosure::release::{Terms, Text, Theme};
use gocpont_disclosure::seal::{SealedRelease, seal};
use gocpont_disclosure::spec::{AreaSetSpec, AreaSpec, Spec, Titles};
use gocpont_records::{Moment, RecordStore, SqliteRecords};
use jiff::civil::Date;

use crate::cube;
use crate::ground::Ground;
use crate::inputs::{Inputs, Settings};
use crate::methods;
use crate::publish::in_all_languages;

/// What a release is made with besides its inputs.
pub struct Making {
    /// Its number.
    pub number: u32,
    /// Date of publication.
    pub published: String,
    /// The store's state.
    pub known_at: Moment,
    /// The partition that stood before.
    pub earlier: Option<Partitions>,
    /// The finer tier's that stood before.
    pub earlier_finer: Option<Partitions>,
}

/// One tier of a release.
pub struct Tiered {
    /// Its bytes.
    pub sealed: SealedRelease,
    /// The partition it used.
    pub partitions: Partitions,
    /// For staff.
    pub audit: Audit,
}

/// A release in the making.
pub struct Made {
    /// What everybody may have.
    pub public: Tiered,
    /// The finer tier, where the plan has one.
    pub finer: Option<Tiered>,
    /// The true counts; they go no further than the auditor.
    pub cube: Cube,
}

/// Makes a release: the same inputs give the same bytes.
pub fn make(
    store: &SqliteRecords,
    inputs: &Inputs,
    settings: &Settings,
    making: &Making,
) -> anyhow::Result<Made> {
    let plan = &settings.plan;
    let (ground, cube) = counted(store, inputs, settings, making.known_at)?;
    let keys = Keys::new(store.keys().partition(), store.keys().noise());
    let own = rules(settings, [plan.k, plan.k_filter])?;
    let (published, partitions, mut audit) = protect(&cube, &own, &keys, making.earlier.clone())?;
    let mut spec = spec(store, inputs, &ground, settings, making)?;
    audit.compare_hotspots(&cube, &published, &spec)?;
    let public = Tiered {
        sealed: seal(&published, &spec)?,
        partitions,
        audit,
    };
    let gis = plan.gis.filter(|_| !settings.exact_sums);
    let finer = gis.map(|gis| {
        let rules = rules(settings, [gis.k, gis.k_filter])?;
        spec.policy = rules.policy;
        let inside: (&Published, &Partitions) = (&published, &public.partitions);
        let earlier = making.earlier_finer.clone();
        let (published, partitions, audit) = protect_finer(&cube, &rules, &keys, inside, earlier)?;
        anyhow::Ok(Tiered {
            sealed: seal(&published, &spec)?,
            partitions,
            audit,
        })
    });
    Ok(Made {
        finer: finer.transpose()?,
        public,
        cube,
    })
}

/// The true counts of the plan's filter steps, as known at a moment.
pub fn count(
    store: &SqliteRecords,
    inputs: &Inputs,
    settings: &Settings,
    known_at: Moment,
) -> anyhow::Result<Cube> {
    Ok(counted(store, inputs, settings, known_at)?.1)
}

/// On which days something was answered in which of the plan's municipalities, as known at a moment.
pub fn answered(
    store: &SqliteRecords,
    inputs: &Inputs,
    settings: &Settings,
    known_at: Moment,
) -> anyhow::Result<BTreeSet<(i64, u16)>> {
    let plan = &settings.plan;
    let ground = Ground::new(&inputs.area_set(&plan.municipalities)?, plan.finest)?;
    cube::answered(store, settings, &ground, known_at)
}

fn counted(
    store: &SqliteRecords,
    inputs: &Inputs,
    settings: &Settings,
    known_at: Moment,
) -> anyhow::Result<(Ground, Cube)> {
    let plan = &settings.plan;
    let ground = Ground::new(&inputs.area_set(&plan.municipalities)?, plan.finest)?;
    let cube = cube::build(store, settings, &ground, known_at)?;
    Ok((ground, cube))
}

fn spec(
    store: &SqliteRecords,
    inputs: &Inputs,
    ground: &Ground,
    settings: &Settings,
    making: &Making,
) -> anyhow::Result<Spec> {
    let plan = &settings.plan;
    let mut area_sets = Vec::new();
    for name in &plan.area_sets {
        area_sets.push(area_set(&inputs.area_set(name)?, ground)?);
    }
    let label = |id: &str| in_all_languages(id);
    Ok(Spec {
        number: making.number,
        published: making.published.clone(),
        synthetic: store.is_synthetic()?,
        min_days_between_releases: plan.min_days_between_releases,
        keys_fingerprint: store.keys().fingerprint(),
        plan: plan.id.clone(),
        place: Text::from(&plan.place),
        method: method(settings),
        policy: Policy::new(plan.k, plan.k_filter, plan.margin)?,
        periods: settings.periods.iter().map(Date::to_string).collect(),
        indicators: settings.indicators.clone(),
        resolutions: plan.hex.clone(),
        area_sets,
        titles: Titles {
            blocks: label("layer-blocks"),
            hexes: label("layer-hexes"),
            hotspots: label("layer-hotspots"),
        },
        min_blocks: plan.hotspots.min_blocks as usize,
        says_protection: !settings.exact_sums,
        terms: terms(settings),
        themes: plan.themes.iter().map(theme).collect(),
        statistics: methods::statistics(settings),
    })
}

fn theme(planned: &gocpont_ingest::plan::Theme) -> Theme {
    Theme {
        id: planned.id.clone(),
        label: Text::from(&planned.label),
    }
}

/// Licence and contact, where the plan names either.
fn terms(settings: &Settings) -> Option<Terms> {
    let plan = &settings.plan;
    let terms = Terms {
        licence: plan.licence.clone(),
        contact: plan.contact.clone(),
    };
    (terms != Terms::default()).then_some(terms)
}

/// How the release was made; where releases may follow each other within a month, also why.
fn method(settings: &Settings) -> Text {
    let plan = &settings.plan;
    let said = in_all_languages(if settings.exact_sums && !plan.methods {
        "release-method"
    } else if settings.exact_sums || plan.protection.noise_bound == 0 {
        "method-release"
    } else {
        "method-release-noise"
    });
    let Some(reason) = &plan.protection.sooner_because else {
        return said;
    };
    let sooner = in_all_languages("method-sooner");
    let same = Text {
        hu: reason.clone(),
        cs: reason.clone(),
        en: reason.clone(),
    };
    said.and(" ", &sooner).and(" ", &same)
}

/// The rules that a tier's numbers are protected by.
pub fn rules(settings: &Settings, [k, k_filter]: [u32; 2]) -> anyhow::Result<Rules> {
    let plan = &settings.plan;
    let policy = Policy::new(k, k_filter, plan.margin)?;
    if settings.exact_sums {
        return Ok(Rules {
            answers_like_any: true,
            ..Rules::exact(policy, plan.coarsest)
        });
    }
    let own = &plan.protection;
    let noise = (own.noise_bound > 0).then(|| NoiseRules::new(own.noise_bound, own.noise_variance));
    let of = |indicator: &Indicator| IndicatorRules {
        k_filter: Some(own.k_diagnosis).filter(|_| is_diagnosis(settings, indicator)),
        exact: own.exact.contains(&indicator.id),
    };
    Ok(Rules {
        noise: noise.transpose()?,
        indicators: settings.indicators.iter().map(of).collect(),
        ..Rules::exact(policy, plan.coarsest)
    })
}

/// Indicators that the plan names as diagnoses, and those that entries are asked for: who was reported is as sensitive.
fn is_diagnosis(settings: &Settings, indicator: &Indicator) -> bool {
    let asking = settings.asking.as_ref();
    settings.plan.protection.diagnoses.contains(&indicator.id)
        || asking.is_some_and(|asking| asking.concerns(indicator))
}

fn area_set(set: &AreaSet, ground: &Ground) -> anyhow::Result<AreaSetSpec> {
    let area = |area: &gocpont_core::area::Area| AreaSpec {
        id: area.id().to_string(),
        name: area.name().to_owned(),
        outline: area.polygon().clone(),
    };
    let mut owner = std::collections::HashMap::new();
    if let Some(first) = ground.atoms().first() {
        for at in 0..set.areas().len() {
            for hex in set.hexes(at, first.hex.resolution())? {
                owner.entry(hex).or_insert(at);
            }
        }
    }
    Ok(AreaSetSpec {
        id: set.name().to_string(),
        label: in_all_languages(&format!("reference-{}", set.name())),
        areas: set.areas().iter().map(area).collect(),
        area_of: ground
            .atoms()
            .iter()
            .map(|atom| owner.get(&atom.hex).copied())
            .collect(),
    })
}
