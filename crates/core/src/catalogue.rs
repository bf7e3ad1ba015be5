//! The catalogue of services that everybody may see: organisations, sites and services as their entries stand, with those answers
//! alone whose visibility is public in their state. What is not public is not in it, whoever asks.

mod read;

pub use self::read::weekday;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::codebook::Codebook;
use crate::life::{Entry, EntryId};
use crate::opening::Opening;
use crate::record::{AreaOf, Place};

/// A register with its entries.
#[derive(Clone, Copy, Debug)]
pub struct Entries<'e> {
    /// The register.
    pub codebook: &'e Codebook,
    /// Its entries.
    pub all: &'e [Entry],
}

/// The registers that a catalogue is made from.
#[derive(Clone, Copy, Debug)]
pub struct Registers<'e> {
    /// Organisations.
    pub organisations: Entries<'e>,
    /// Sites.
    pub sites: Entries<'e>,
    /// Services.
    pub services: Entries<'e>,
    /// Times of services.
    pub slots: Entries<'e>,
}

/// An organisation.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "named as the variables of its register")]
pub struct Organisation {
    /// The number of its entry.
    pub id: u64,
    pub name: String,
    pub kind: Option<String>,
    pub sector: Option<String>,
    pub office_address: Option<String>,
    pub office_phone: Option<String>,
    pub office_email: Option<String>,
    pub website: Option<String>,
    pub registration_number: Option<String>,
}

/// A site.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "named as the variables of its register")]
pub struct Site {
    /// The number of its entry.
    pub id: u64,
    pub name: String,
    pub kind: Option<String>,
    pub address_text: Option<String>,
    pub opening: Option<String>,
    pub how_to_get_in: Option<String>,
    pub step_free: Option<bool>,
    pub lift: Option<bool>,
    pub accessible_toilet: Option<bool>,
    pub hearing_loop: Option<bool>,
    pub accessible_parking: Option<bool>,
    pub stop_distance_m: Option<f64>,
    /// Where it is.
    pub place: Option<Place>,
}

/// A unit of capacity; units are never added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Places.
    Places,
    /// Clients a day.
    ClientsPerDay,
    /// Hours a week.
    HoursPerWeek,
    /// Posts, full-time equivalents.
    Posts,
}

impl Unit {
    /// Every unit, in the order in which the first that is known is told.
    pub const ALL: [Self; 4] = [
        Self::Places,
        Self::ClientsPerDay,
        Self::HoursPerWeek,
        Self::Posts,
    ];

    /// Its code, also behind `capacity_` in the codebook.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::ClientsPerDay => "clients_per_day",
            Self::HoursPerWeek => "hours_per_week",
            Self::Posts => "posts",
        }
    }
}

/// A service.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "named as the variables of its register")]
pub struct Service {
    /// The number of its entry.
    pub id: u64,
    /// The municipality.
    pub tenant: String,
    /// Its state.
    pub state: String,
    pub name: String,
    pub code: Option<String>,
    pub form: Option<String>,
    pub description: Option<String>,
    pub eligibility: Option<String>,
    pub age_from: Option<f64>,
    pub age_to: Option<f64>,
    pub fee: Option<String>,
    pub fee_text: Option<String>,
    pub fee_highest: Option<f64>,
    pub fee_currency: Option<String>,
    pub fee_per: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub web: Option<String>,
    /// Opening hours in words.
    pub opening: Option<String>,
    pub areas_served: Option<String>,
    pub waiting: Option<f64>,
    pub used_places: Option<f64>,
    pub confirmed_on: Option<Date>,
    /// Codes of target groups.
    pub targets: Vec<String>,
    /// How much there is, by unit.
    pub capacity: BTreeMap<Unit, f64>,
    /// Its hours, where its times are known.
    pub hours: Option<Opening>,
    /// The organisation, by its number.
    pub provider: Option<u64>,
    /// The sites, by their numbers.
    pub sites: Vec<u64>,
    /// Its own place.
    pub place: Option<Place>,
    /// The areas that it is in.
    pub areas: Vec<AreaOf>,
}

impl Service {
    /// Places that are free, where both numbers are known.
    #[must_use]
    pub fn vacant(&self) -> Option<f64> {
        let all = self.capacity.get(&Unit::Places)?;
        Some((all - self.used_places?).max(0.0))
    }
}

/// What everybody may know, each list ascending by number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// Organisations that offer one of the services.
    pub organisations: Vec<Organisation>,
    /// Sites at which one of the services is offered.
    pub sites: Vec<Site>,
    /// Services.
    pub services: Vec<Service>,
}

impl Catalogue {
    /// The public part of these registers.
    #[must_use]
    pub fn of(registers: &Registers<'_>) -> Self {
        read::catalogue(registers)
    }

    /// An organisation by its number.
    #[must_use]
    pub fn organisation(&self, id: u64) -> Option<&Organisation> {
        self.organisations.iter().find(|own| own.id == id)
    }

    /// A site by its number.
    #[must_use]
    pub fn site(&self, id: u64) -> Option<&Site> {
        self.sites.iter().find(|own| own.id == id)
    }

    /// Each service at each of its sites; one without a site once.
    pub fn offers(&self) -> impl Iterator<Item = (&Service, Option<&Site>)> {
        self.services.iter().flat_map(|service| {
            let sites = service
                .sites
                .iter()
                .filter_map(|id| self.site(*id))
                .map(Some);
            let sites: Vec<Option<&Site>> = sites.collect();
            let sites = if sites.is_empty() { vec![None] } else { sites };
            sites.into_iter().map(move |site| (service, site))
        })
    }
}

/// The number of an entry.
const fn number(EntryId(id): EntryId) -> u64 {
    id
}

#[cfg(test)]
#[path = "catalogue/tests.rs"]
mod tests;
