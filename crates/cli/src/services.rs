//! Services as everybody may have them: the public part of the entries of organisations, sites, services and their times, which
//! are registers of things, as a reference set of the releases file.

use std::sync::Arc;

use gocpont_access::Holds;
use gocpont_core::area::AreaSet;
use gocpont_core::catalogue::{Catalogue, Entries as Register, Registers, Service, Site, Unit};
use gocpont_core::codebook::{Codebook, Labels};
use gocpont_core::life::Entry;
use gocpont_core::record::{AreaOf, Place};
use gocpont_disclosure::reference::ReferenceSet;
use gocpont_disclosure::release::{Text, Vertex};
use gocpont_disclosure::services::{Labelled, Offer, SERVICES, Services};
use gocpont_ingest::areas::Versions;
use gocpont_records::entries::Entries;
use gocpont_records::{RecordStore, SqliteRecords};
use gocpont_words::{Arg, Language};
use h3o::LatLng;

use crate::args::{Args, Publish};
use crate::console::Console;
use crate::entries::export::Keys;
use crate::entries::office::Registers as Known;
use crate::export::services::tables;
use crate::fault::told;
use crate::inputs::{Inputs, Settings};
use crate::publish::in_all_languages;
use crate::reference::around;

/// The registers that services are made from.
pub const REGISTERS: [&str; 4] = ["organisation", "site", "service", "service_slot"];

/// More entries than a register of a town has.
const MOST: u32 = 1_000_000;

/// The public catalogue, with the codebooks that its codes are of.
pub struct Public {
    /// What everybody may know.
    pub catalogue: Catalogue,
    /// The register of services.
    pub service: Codebook,
}

/// The set of services, where the plan names it. A store of invented people may do without entries.
pub fn reference(
    (args, command): (&Args, &Publish),
    (store, inputs): (&SqliteRecords, &Inputs),
    settings: &Settings,
    console: &Console,
) -> anyhow::Result<Option<ReferenceSet>> {
    let plan = &settings.plan;
    if !plan.reference.iter().any(|name| name == SERVICES) {
        return Ok(None);
    }
    let beside = || args.db.with_extension("desk.db");
    let path = command.entries.clone().unwrap_or_else(beside);
    if !path.exists() {
        if store.is_synthetic()? {
            console.say("publish-without-services", &[]);
            return Ok(None);
        }
        anyhow::bail!(told("plan-no-services", &[("plan", &inputs.plan.0)]));
    }
    let keys = SqliteRecords::open(&args.db)?.into_keys();
    let town = keys.fingerprint();
    let entries = Entries::open_or_create(&path, keys)?;
    let registers = Known::of(&command.codebook)?;
    let public = public(&entries, &registers)?;
    let names = Keys::of(&entries, &registers)?;
    // The same as `export services` writes: the server gives it as it is, and knows nothing of the specification.
    let hsds = |language| {
        let tables = tables(&public, (&town, &names), (language, &plan.services_country));
        gocpont_ingest::hsds::json(&tables).to_string()
    };
    let hsds = Text {
        hu: hsds(Language::Hu),
        cs: hsds(Language::Cs),
        en: hsds(Language::En),
    };
    let versions = crate::import::area_sets(store)?;
    let areas: Vec<Arc<AreaSet>> = versions
        .iter()
        .filter_map(Versions::latest)
        .cloned()
        .collect();
    let services = services(&public, &areas, plan.services_stale_after_days);
    let placed: Vec<Vertex> = services.offers.iter().filter_map(|own| own.at).collect();
    let count = |name, count: usize| (name, Arg::from(count));
    let args = [
        count("count", public.catalogue.services.len()),
        count("placed", placed.len()),
        count("offers", services.offers.len()),
    ];
    console.say("publish-services", &args);
    Ok(Some(ReferenceSet {
        id: SERVICES.to_owned(),
        label: in_all_languages("reference-services"),
        source: in_all_languages("reference-services-source"),
        bbox: around(&placed),
        features: Vec::new(),
        addresses: None,
        services: Some(services),
        hsds: Some(hsds),
    }))
}

/// The public part of the entries. A register that is about people, or that is linked to them, is refused.
pub fn public(entries: &Entries, known: &Known) -> anyhow::Result<Public> {
    let mut all: Vec<(&Codebook, Vec<Entry>)> = Vec::new();
    for name in REGISTERS {
        let register = known.named(name)?;
        if register.holds != Holds::Things {
            anyhow::bail!(told("services-people", &[("register", &name)]));
        }
        let book = &register.codebook;
        all.push((book, entries.everywhere(book, MOST)?));
    }
    let of = |at: usize| Register {
        codebook: all[at].0,
        all: &all[at].1,
    };
    let catalogue = Catalogue::of(&Registers {
        organisations: of(0),
        sites: of(1),
        services: of(2),
        slots: of(3),
    });
    let service = all[2].0.clone();
    Ok(Public { catalogue, service })
}

fn services(public: &Public, areas: &[Arc<AreaSet>], stale_after_days: u32) -> Services {
    let catalogue = &public.catalogue;
    let offers = catalogue
        .offers()
        .map(|(service, site)| offer(catalogue, (service, site), areas));
    Services::of(offers.collect(), codes(&public.service), stale_after_days)
}

fn offer(
    catalogue: &Catalogue,
    (service, site): (&Service, Option<&Site>),
    areas: &[Arc<AreaSet>],
) -> Offer {
    let provider = service.provider.and_then(|id| catalogue.organisation(id));
    let first =
        |own: &Option<String>, other: Option<&String>| own.clone().or_else(|| other.cloned());
    let unit = Unit::ALL
        .into_iter()
        .find(|unit| service.capacity.contains_key(unit));
    let whole = |number: Option<f64>| number.map(|number| number.max(0.0) as u32);
    let place = site
        .and_then(|own| own.place.as_ref())
        .or(service.place.as_ref());
    let targets = service.targets.join(";");
    Offer {
        service: service.id,
        at_site: site.map_or(0, |own| own.id),
        at: place.map(vertex),
        name: service.name.clone(),
        code: service.code.clone(),
        provider: provider.map(|own| own.name.clone()),
        site: site.map(|own| own.name.clone()),
        address: site.and_then(|own| own.address_text.clone()),
        phone: first(
            &service.phone,
            provider.and_then(|own| own.office_phone.as_ref()),
        ),
        email: first(
            &service.email,
            provider.and_then(|own| own.office_email.as_ref()),
        ),
        web: first(&service.web, provider.and_then(|own| own.website.as_ref())),
        form: service.form.clone(),
        targets: Some(targets).filter(|own| !own.is_empty()),
        opening_hours: service.hours.as_ref().map(ToString::to_string),
        opening: first(&service.opening, site.and_then(|own| own.opening.as_ref())),
        description: service.description.clone(),
        eligibility: service.eligibility.clone(),
        how_to_get_in: site.and_then(|own| own.how_to_get_in.clone()),
        step_free: site.and_then(|own| own.step_free),
        fee: service.fee.clone(),
        fee_text: service.fee_text.clone(),
        fee_highest: service.fee_highest,
        fee_currency: service.fee_currency.clone(),
        fee_per: service.fee_per.clone(),
        age_from: whole(service.age_from),
        age_to: whole(service.age_to),
        capacity: unit.and_then(|unit| service.capacity.get(&unit).copied()),
        capacity_unit: unit.map(|unit| unit.code().to_owned()),
        vacant: service.vacant().filter(|_| unit == Some(Unit::Places)),
        waiting: service.waiting,
        confirmed_on: service.confirmed_on.map(|day| day.to_string()),
        areas_served: served(service, areas),
    }
}

/// The areas that a service is for: as it says itself, and those that it is in, by name.
fn served(service: &Service, areas: &[Arc<AreaSet>]) -> Option<String> {
    let name = |area: &AreaOf| {
        let set = areas.iter().find(|set| set.name() == &area.set);
        let found = set.and_then(|set| set.areas().iter().find(|own| own.id() == &area.id));
        found.map_or_else(|| area.id.to_string(), |own| own.name().to_owned())
    };
    let own = service.areas_served.iter().cloned();
    let all: Vec<String> = own.chain(service.areas.iter().map(name)).collect();
    Some(all.join(";")).filter(|text| !text.is_empty())
}

/// The codes of the register of services, and of target groups, with their labels.
fn codes(service: &Codebook) -> Vec<(String, Vec<Labelled>)> {
    let labelled = |code: &str, label: &Labels| Labelled {
        code: code.to_owned(),
        label: text(label),
    };
    let mut all: Vec<(String, Vec<Labelled>)> = ["code", "form", "fee", "fee_currency", "fee_per"]
        .iter()
        .filter_map(|name| {
            let variable = service.variable(name)?;
            let codes = variable.categories.iter();
            let codes = codes.map(|own| labelled(&own.code, &own.label));
            Some(((*name).to_owned(), codes.collect()))
        })
        .collect();
    let groups = service.variables.iter().filter_map(|own| {
        let group = own.code.strip_prefix("for_")?;
        Some(labelled(group, &without_heading(&own.label)))
    });
    all.push(("targets".to_owned(), groups.collect()));
    let units = service.variables.iter().filter_map(|own| {
        let unit = own.code.strip_prefix("capacity_")?;
        Some(labelled(unit, &own.label))
    });
    all.push(("capacity_unit".to_owned(), units.collect()));
    all
}

/// The name of a group without the heading that its question has in a form: `Target group: seniors`.
fn without_heading(label: &Labels) -> Labels {
    let rest = |text: &str| {
        let rest = text.split_once(": ").map_or(text, |(_, rest)| rest);
        rest.to_owned()
    };
    Labels {
        hu: rest(&label.hu),
        cs: rest(&label.cs),
        en: rest(&label.en),
    }
}

fn text(label: &Labels) -> Text {
    Text {
        hu: label.hu.clone(),
        cs: label.cs.clone(),
        en: label.en.clone(),
    }
}

/// The middle of the hex that a place is kept as, a few metres from it.
pub fn vertex(place: &Place) -> Vertex {
    let at = LatLng::from(place.hex);
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    (millionths(at.lng()), millionths(at.lat()))
}
