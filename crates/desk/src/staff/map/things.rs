//! What is there, as far as somebody may see it: services with their free capacity, sites, measures, organisations.

use std::collections::BTreeMap;

use gocpont_access::{Action, Holds, RowFilter};
use gocpont_core::codebook::Codebook;
use gocpont_records::entries::{Asked, Order};
use serde_json::{Map, Value as Json, json};

use super::super::describe::summary;
use super::super::entries::Desk;
use super::super::office::{Deed, Register};
use super::super::refused::Refused;
use super::asking::{Asker, Query};
use super::places::Ground;

/// Entries of a register, at most.
const MOST: u32 = 5000;
/// Units of capacity, each with its variable; they do not add up.
pub const CAPACITIES: [(&str, &str); 4] = [
    ("places", "capacity_places"),
    ("clients_per_day", "capacity_clients_per_day"),
    ("hours_per_week", "capacity_hours_per_week"),
    ("posts", "capacity_posts"),
];

/// The entries of a register in the municipalities that somebody may list, as they may see them. What has ended is left out
/// unless it is wanted.
pub fn entries_of(
    asker: &Asker<'_>,
    register: &Register,
    open: bool,
) -> Result<Vec<Json>, Refused> {
    let filter = RowFilter::new(asker.actor, Action::List, &register.code, register.holds);
    if filter.is_empty() {
        return Ok(Vec::new());
    }
    let deed = Deed {
        actor: asker.actor,
        action: Action::List,
        register,
        tenant: asker.tenants.first().filter(|_| asker.tenants.len() == 1),
        entry: None,
        persons: None,
        reason: None,
    };
    let wanted = Asked {
        open,
        order: Order::Newest,
        limit: MOST,
        ..Asked::default()
    };
    let desk = Desk {
        office: asker.office,
        register,
        actor: asker.actor,
        now: asker.now,
    };
    asker.office.noted(&deed, asker.now, || {
        let entries = asker.office.reading();
        let found = entries.list(&register.codebook, &filter, &wanted)?;
        let own = found
            .iter()
            .filter(|found| asker.is_of(&found.entry.tenant));
        own.map(|found| desk.told(&entries, &found.entry)).collect()
    })
}

/// What is there of the registers that have places and are about things.
pub fn things(asker: &Asker<'_>, query: &Query) -> Result<Json, Refused> {
    let wanted = query.text("register");
    if let Some(code) = wanted {
        asker.office.register(code)?;
    }
    let ground = Ground::of(asker);
    let mut told = Vec::new();
    for register in placed(asker) {
        if wanted.is_none_or(|code| code == register.code.as_str()) {
            told.extend(
                things_of(asker, &ground, register)?
                    .into_iter()
                    .map(|own| own.told),
            );
        }
    }
    Ok(json!({ "things": told }))
}

/// The registers of things that have places.
pub fn placed<'a>(asker: &Asker<'a>) -> impl Iterator<Item = &'a Register> {
    let registers = asker.office.registers().iter();
    registers.filter(|register| {
        let place = register.codebook.life.as_ref().map(|life| life.place);
        register.holds == Holds::Things
            && place.is_some_and(|own| own.point || own.area || own.hotspot)
    })
}

/// A thing as it is told, and its places as its entry tells them.
pub struct Thing {
    /// What the map is told.
    pub told: Json,
    /// Its places.
    pub places: Vec<Json>,
}

/// The things of one register that have not ended.
pub fn things_of(
    asker: &Asker<'_>,
    ground: &Ground<'_>,
    register: &Register,
) -> Result<Vec<Thing>, Refused> {
    let sites = sites_of(asker, register)?;
    let entries = entries_of(asker, register, true)?;
    let things = entries.iter().map(|entry| {
        let own = list(entry, "places");
        let places: Vec<Json> = if own.is_empty() {
            let ends = entry.pointer("/links/sites").and_then(Json::as_array);
            let ids = ends
                .into_iter()
                .flatten()
                .filter_map(|end| end.get("id")?.as_u64());
            ids.filter_map(|id| sites.get(&id))
                .flatten()
                .cloned()
                .collect()
        } else {
            own.to_vec()
        };
        Thing {
            told: thing(
                register,
                entry,
                places.iter().map(|place| ground.told(place)).collect(),
            ),
            places,
        }
    });
    Ok(things.collect())
}

/// The places of sites, for a register that is linked to them.
fn sites_of(asker: &Asker<'_>, register: &Register) -> Result<BTreeMap<u64, Vec<Json>>, Refused> {
    let links = register.codebook.life.iter().flat_map(|life| &life.links);
    let Some(link) = links.into_iter().find(|link| link.code == "sites") else {
        return Ok(BTreeMap::new());
    };
    let sites = entries_of(asker, asker.office.register(&link.to)?, false)?;
    let place = |site: &Json| Some((site.get("id")?.as_u64()?, list(site, "places").to_vec()));
    Ok(sites.iter().filter_map(place).collect())
}

fn list<'j>(entry: &'j Json, name: &str) -> &'j [Json] {
    entry
        .get(name)
        .and_then(Json::as_array)
        .map_or(&[], Vec::as_slice)
}

fn thing(register: &Register, entry: &Json, places: Vec<Json>) -> Json {
    let answers = entry.get("answers");
    let mut told = Map::new();
    for name in [
        "register",
        "id",
        "tenant",
        "organisation",
        "state",
        "overdue",
    ] {
        told.insert(
            name.to_owned(),
            entry.get(name).cloned().unwrap_or_default(),
        );
    }
    told.insert(
        "title".to_owned(),
        json!(title(&register.codebook, answers)),
    );
    told.insert("places".to_owned(), Json::Array(places));
    if register.codebook.variable("capacity_places").is_some() {
        let number = |code: &str| answers?.get(code)?.as_f64();
        let capacity = CAPACITIES
            .iter()
            .filter_map(|(unit, code)| Some(json!({ "unit": unit, "amount": number(code)? })));
        told.insert("capacity".to_owned(), capacity.collect());
        let free = number("capacity_places")
            .zip(number("used_places"))
            .map(|(all, used)| (all - used).max(0.0));
        told.insert("free".to_owned(), json!(free));
        told.insert("vacant".to_owned(), json!(number("posts_vacant")));
        told.insert("waiting".to_owned(), json!(number("waiting")));
    }
    Json::Object(told)
}

/// What an entry is called in a line: the texts of its summary, as far as they are told.
pub fn title(codebook: &Codebook, answers: Option<&Json>) -> Option<String> {
    let texts = summary(codebook).into_iter();
    let texts = texts.filter_map(|code| answers?.get(code)?.as_str());
    let all: Vec<&str> = texts.collect();
    (!all.is_empty()).then(|| all.join(", "))
}
