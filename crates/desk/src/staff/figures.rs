//! The true counts of the municipalities, as the desk needs them: it knows neither the store of records nor how they are counted.

use std::collections::BTreeSet;
use std::sync::Arc;

use gocpont_access::{Action, Actor, Holds, Resource, TenantCode, Visibility, may};
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::{Indicator, Labels, Unit};
use gocpont_core::cube::Cube;
use gocpont_core::hotspot::Share;
use gocpont_core::step::Ends;
use gocpont_core::view::{Cells, View};
use h3o::Resolution;
use jiff::civil::Date;
use serde_json::Value as Json;

use super::office::Office;
use super::refused::Refused;

/// Counts people and households. Its methods may take long, and are called on a thread where that harms nobody.
pub trait Figures: Send + Sync + 'static {
    /// What is counted now: of every period of the plan and of today. The same picture comes again until a record has changed
    /// or the day has. The error is for the log.
    fn picture(&self, today: Date) -> Result<Arc<Picture>, String>;

    /// The geometry (GeoJSON) of a feature of the last release by its address: collection, period and feature, parted by `/`.
    /// None where there is no such feature, or no release at hand.
    fn published(&self, address: &str) -> Option<Json>;
}

/// What was counted.
pub struct Picture {
    /// Another text whenever something else may be counted.
    pub version: String,
    /// The topics, in the order in which people look for them: id and name.
    pub themes: Vec<(String, Labels)>,
    /// The indicators, in the order of the cube's steps.
    pub indicators: Vec<Indicator>,
    /// The days whose state is counted, ascending; the last one is today.
    pub periods: Vec<Date>,
    /// For each period the municipalities in which something was answered since the period before: where nothing was, it says
    /// again what the one before has said.
    pub renewed: Vec<BTreeSet<u16>>,
    /// The counts. Its atoms number the areas of the first set.
    pub cube: Cube,
    /// The resolutions that hexes are shown at, ascending.
    pub resolutions: Vec<Resolution>,
    /// Area sets; the first one has the municipalities.
    pub sets: Vec<AreaSet>,
}

impl Picture {
    /// The position of a municipality's area: the one of its code, or else of its name.
    #[must_use]
    pub fn municipality(&self, code: &str, name: &str) -> Option<u16> {
        let areas = self.sets.first()?.areas();
        let by_code = areas.iter().position(|area| **area.id() == *code);
        let by_name = || {
            let same = |own: &str| own.to_lowercase() == name.to_lowercase();
            areas.iter().position(|area| same(area.name()))
        };
        u16::try_from(by_code.or_else(by_name)?).ok()
    }

    /// An area set by its name.
    #[must_use]
    pub fn set(&self, name: &str) -> Option<&AreaSet> {
        self.sets.iter().find(|set| **set.name() == *name)
    }

    /// An indicator with its two steps.
    #[must_use]
    pub fn layer(&self, id: &str) -> Option<(&Indicator, Ends)> {
        self.layers().find(|(own, _)| own.id == id)
    }

    /// All indicators with their steps.
    pub fn layers(&self) -> impl Iterator<Item = (&Indicator, Ends)> {
        self.indicators
            .iter()
            .zip(self.cube.steps().ends().iter().copied())
    }

    /// The position of a period.
    #[must_use]
    pub fn period(&self, day: Date) -> Option<usize> {
        self.periods.iter().position(|own| *own == day)
    }

    /// The second finest resolution, at which hot spots are places and not houses; the only one where there is one.
    #[must_use]
    pub fn spot_resolution(&self) -> Option<Resolution> {
        let finest_first = || self.resolutions.iter().rev();
        finest_first()
            .nth(1)
            .or_else(|| finest_first().next())
            .copied()
    }

    /// The last period: today.
    #[must_use]
    pub fn now(&self) -> usize {
        self.periods.len().saturating_sub(1)
    }

    /// What an indicator counts in cells, period by period.
    #[must_use]
    pub fn series(&self, view: &View<'_>, cells: &Cells, ends: Ends) -> Vec<Share> {
        let periods = 0..self.periods.len();
        periods
            .map(|period| view.share(cells, period, ends))
            .collect()
    }
}

/// The figures of some municipalities, and which of them somebody may see.
pub struct Seen {
    /// What was counted.
    pub picture: Arc<Picture>,
    /// Positions of the municipalities.
    pub towns: Vec<u16>,
    /// Whether persons are theirs to see.
    pub persons: bool,
    /// Whether households are.
    pub households: bool,
}

impl Seen {
    /// The cells of the municipalities.
    pub fn view(&self) -> View<'_> {
        View::new(&self.picture.cube, &self.towns)
    }

    /// Whether counts of this unit are theirs to see.
    pub const fn sees(&self, unit: Unit) -> bool {
        match unit {
            Unit::Persons => self.persons,
            Unit::Households => self.households,
        }
    }

    /// An indicator that they may see.
    pub fn layer(&self, id: &str) -> Result<(&Indicator, Ends), Refused> {
        let layer = self.picture.layer(id);
        layer
            .filter(|(own, _)| self.sees(own.unit))
            .ok_or(Refused::NotFound)
    }
}

/// The register that people are counted from.
pub const fn register_of(unit: Unit) -> &'static str {
    match unit {
        Unit::Persons => "person",
        Unit::Households => "household",
    }
}

/// Whether somebody may see the true counts of a register in all of these municipalities.
pub fn may_count(actor: &Actor, tenants: &[TenantCode], register: &str) -> bool {
    let Ok(register) = register.parse::<gocpont_access::RegisterCode>() else {
        return false;
    };
    let resource = |tenant: &TenantCode| Resource {
        register: register.clone(),
        holds: Holds::People,
        tenant: tenant.clone(),
        organisation: None,
        visibility: Visibility::Public,
    };
    let mut all = tenants.iter();
    !tenants.is_empty()
        && all.all(|tenant| may(actor, Action::SeeAggregates, &resource(tenant)).is_ok())
}

/// The figures of municipalities, with which of them somebody may see; none where the desk has no figures, or one of the
/// municipalities has no area. Areas and their outlines may be seen without.
pub fn seen(
    office: &Office,
    actor: &Actor,
    tenants: &[TenantCode],
    today: Date,
) -> Result<Option<Seen>, Refused> {
    let persons = may_count(actor, tenants, register_of(Unit::Persons));
    let households = may_count(actor, tenants, register_of(Unit::Households));
    let Some(figures) = office.figures() else {
        return Ok(None);
    };
    let picture = figures.picture(today).map_err(Refused::Failed)?;
    let known = office.staff().tenants()?;
    let town = |code: &TenantCode| {
        let name = known
            .iter()
            .find(|own| own.code == *code)
            .map_or("", |own| &own.name);
        picture.municipality(code.as_str(), name)
    };
    let towns: Option<Vec<u16>> = tenants.iter().map(town).collect();
    Ok(towns.map(|towns| Seen {
        picture,
        towns,
        persons,
        households,
    }))
}
