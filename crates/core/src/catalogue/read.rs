//! Reading what is public of an entry, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Weekday;

use super::{Catalogue, Entries, Organisation, Registers, Service, Site, Unit, number};
use crate::codebook::{Codebook, VariableType};
use crate::life::{Entry, Level, Life, PARENT, PLACE, Where};
use crate::opening::{Opening, Span};
use crate::record::{AreaOf, Place, Value};

/// The public answers of an entry.
#[derive(Clone, Copy)]
struct Public<'p> {
    codebook: &'p Codebook,
    life: &'p Life,
    entry: &'p Entry,
}

impl<'p> Public<'p> {
    fn sees(self, name: &str) -> bool {
        self.life.visible_level(name, &self.entry.state) == Level::Public
    }

    fn value(self, name: &str) -> Option<&'p Value> {
        self.entry.value(name).filter(|_| self.sees(name))
    }

    fn text(self, name: &str) -> Option<String> {
        match self.value(name)? {
            Value::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Category(at) => {
                let variable = self.codebook.variable(name)?;
                let is_category = variable.kind == VariableType::Category;
                let category = variable
                    .categories
                    .get(usize::from(*at))
                    .filter(|_| is_category)?;
                Some(category.code.clone())
            }
            _ => None,
        }
    }

    fn number(self, name: &str) -> Option<f64> {
        match self.value(name)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn yes(self, name: &str) -> Option<bool> {
        match self.value(name)? {
            Value::Boolean(yes) => Some(*yes),
            _ => None,
        }
    }

    fn linked(self, link: &str) -> Vec<u64> {
        if !self.sees(link) {
            return Vec::new();
        }
        self.entry.linked(link).map(number).collect()
    }

    fn place(self) -> Option<Place> {
        let mut places = self.entry.places.iter().filter(|_| self.sees(PLACE));
        places.find_map(|place| match place {
            Where::Point(point) => Some(point.clone()),
            _ => None,
        })
    }

    fn areas(self) -> Vec<AreaOf> {
        let places = self.entry.places.iter().filter(|_| self.sees(PLACE));
        let areas = places.filter_map(|place| match place {
            Where::Area(area) => Some(area.clone()),
            _ => None,
        });
        areas.collect()
    }
}

/// The entries of a register that have a name which is public.
fn named(entries: Entries<'_>) -> impl Iterator<Item = (String, Public<'_>)> {
    each(entries).filter_map(|public| Some((public.text("name")?, public)))
}

fn each(entries: Entries<'_>) -> impl Iterator<Item = Public<'_>> {
    let life = entries.codebook.life.as_ref();
    entries.all.iter().filter_map(move |entry| {
        Some(Public {
            codebook: entries.codebook,
            life: life?,
            entry,
        })
    })
}

/// The public part of the registers.
pub fn catalogue(registers: &Registers<'_>) -> Catalogue {
    let mut hours = hours(registers.slots);
    let services = named(registers.services).map(|(name, public)| {
        let hours = hours.remove(&number(public.entry.id));
        service(name, public, hours)
    });
    let mut services: Vec<Service> = services.collect();
    services.sort_by_key(|service| service.id);
    let providers: BTreeSet<u64> = services.iter().filter_map(|own| own.provider).collect();
    let places: BTreeSet<u64> = services.iter().flat_map(|own| own.sites.clone()).collect();
    let organisations =
        named(registers.organisations).map(|(name, public)| organisation(name, public));
    let sites = named(registers.sites).map(|(name, public)| site(name, public));
    let mut all = Catalogue {
        organisations: organisations
            .filter(|own| providers.contains(&own.id))
            .collect(),
        sites: sites.filter(|own| places.contains(&own.id)).collect(),
        services,
    };
    all.organisations.sort_by_key(|own| own.id);
    all.sites.sort_by_key(|own| own.id);
    all
}

fn organisation(name: String, public: Public<'_>) -> Organisation {
    Organisation {
        id: number(public.entry.id),
        name,
        kind: public.text("kind"),
        sector: public.text("sector"),
        office_address: public.text("office_address"),
        office_phone: public.text("office_phone"),
        office_email: public.text("office_email"),
        website: public.text("website"),
        registration_number: public.text("registration_number"),
    }
}

fn site(name: String, public: Public<'_>) -> Site {
    Site {
        id: number(public.entry.id),
        name,
        kind: public.text("kind"),
        address_text: public.text("address_text"),
        opening: public.text("opening"),
        how_to_get_in: public.text("how_to_get_in"),
        step_free: public.yes("step_free"),
        lift: public.yes("lift"),
        accessible_toilet: public.yes("accessible_toilet"),
        hearing_loop: public.yes("hearing_loop"),
        accessible_parking: public.yes("accessible_parking"),
        stop_distance_m: public.number("stop_distance_m"),
        place: public.place(),
    }
}

fn service(name: String, public: Public<'_>, hours: Option<Opening>) -> Service {
    let targets = public.codebook.variables.iter().filter_map(|own| {
        let group = own.code.strip_prefix("for_")?;
        public.yes(&own.code)?.then(|| group.to_owned())
    });
    let capacity = Unit::ALL.into_iter().filter_map(|unit| {
        let name = format!("capacity_{}", unit.code());
        Some((unit, public.number(&name)?))
    });
    let confirmed_on = match public.value("confirmed_on") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    };
    Service {
        id: number(public.entry.id),
        tenant: public.entry.tenant.clone(),
        state: public.entry.state.clone(),
        name,
        code: public.text("code"),
        form: public.text("form"),
        description: public.text("description"),
        eligibility: public.text("eligibility"),
        age_from: public.number("age_from"),
        age_to: public.number("age_to"),
        fee: public.text("fee"),
        fee_text: public.text("fee_text"),
        fee_highest: public.number("fee_highest"),
        fee_currency: public.text("fee_currency"),
        fee_per: public.text("fee_per"),
        phone: public.text("phone"),
        email: public.text("email"),
        web: public.text("web"),
        opening: public.text("opening"),
        areas_served: public.text("areas_served"),
        waiting: public.number("waiting"),
        used_places: public.number("used_places"),
        confirmed_on,
        targets: targets.collect(),
        capacity: capacity.collect(),
        hours,
        provider: public.linked("provider").first().copied(),
        sites: public.linked("sites"),
        place: public.place(),
        areas: public.areas(),
    }
}

/// The hours of services, by their numbers.
fn hours(slots: Entries<'_>) -> BTreeMap<u64, Opening> {
    let mut spans: BTreeMap<u64, Vec<(Weekday, Span)>> = BTreeMap::new();
    for public in each(slots) {
        let parent = public.entry.linked(PARENT).next().map(number);
        if let (Some(service), Some(slot)) = (parent, slot(public)) {
            spans.entry(service).or_default().push(slot);
        }
    }
    spans
        .into_iter()
        .map(|(service, spans)| (service, Opening::of(spans)))
        .collect()
}

fn slot(public: Public<'_>) -> Option<(Weekday, Span)> {
    let day = weekday(&public.text("weekday")?)?;
    let from = minute(public.number("from_minute")?)?;
    let to = minute(public.number("to_minute")?)?;
    let to = if to <= from { to + 24 * 60 } else { to };
    Some((day, Span { from, to }))
}

/// A day of the week by the code of the register of times.
#[must_use]
pub fn weekday(code: &str) -> Option<Weekday> {
    Some(match code {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

fn minute(number: f64) -> Option<u16> {
    (0.0..=1440.0).contains(&number).then_some(number as u16)
}
