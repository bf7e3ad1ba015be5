//! Signals on the map: how many, of what kind and in which state, where, and where there are more than people explain.

use std::collections::BTreeMap;

use gocpont_access::{Action, RowFilter, may};
use gocpont_core::hotspot::Share;
use gocpont_core::life::{Entry, PLACE, Where};
use gocpont_core::record::Value;
use gocpont_core::step::Steps;
use gocpont_records::entries::{Asked, Entries, Order};
use h3o::{CellIndex, LatLng, Resolution};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::super::figures::may_count;
use super::super::office::Register;
use super::super::parts::Sharing;
use super::super::refused::Refused;
use super::asking::{Asker, Query, day, word};
use super::hotspots::{crowded, spot};
use super::places::{Ground, Target};

/// The register.
const SIGNAL: &str = "signal";
/// What it is about.
const KIND: &str = "kind";
/// Signals that are looked at, the newest.
const MOST: u32 = 100_000;
/// The resolution of signals, where none is asked for: a neighbourhood, not a house.
const USUAL: Resolution = Resolution::Eight;

/// A signal, as far as whoever counts it may.
struct Reported {
    kind: Option<String>,
    state: String,
    is_open: bool,
    opened: Date,
    hex: Option<CellIndex>,
}

/// In which way somebody sees signals; none where they see none.
fn way(asker: &Asker<'_>) -> Option<Action> {
    let register = asker.office.register(SIGNAL).ok()?;
    if may_count(asker.actor, &asker.tenants, SIGNAL) {
        return Some(Action::SeeAggregates);
    }
    let filter = RowFilter::new(asker.actor, Action::List, &register.code, register.holds);
    (!filter.is_empty()).then_some(Action::List)
}

/// The signals of the municipalities: all of them for whoever may see their counts, else those that they may list.
fn reported(asker: &Asker<'_>, way: Action) -> Result<Vec<Reported>, Refused> {
    let register = asker.office.register(SIGNAL)?;
    let counts = way == Action::SeeAggregates;
    let entries = asker.office.reading();
    let found: Vec<Entry> = if counts {
        entries.everywhere(&register.codebook, MOST)?
    } else {
        let wanted = Asked {
            order: Order::Newest,
            limit: MOST,
            ..Asked::default()
        };
        let filter = RowFilter::new(asker.actor, way, &register.code, register.holds);
        let listed = entries.list(&register.codebook, &filter, &wanted)?;
        listed.into_iter().map(|own| own.entry).collect()
    };
    let own = found.iter().filter(|entry| asker.is_of(&entry.tenant));
    own.map(|entry| read(asker, &entries, register, entry, counts))
        .collect()
}

fn read(
    asker: &Asker<'_>,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
    counts: bool,
) -> Result<Reported, Refused> {
    let sharing = Sharing::of(asker.office, entries, register, entry);
    let sees = |name: &str| -> Result<bool, Refused> {
        Ok(counts || may(asker.actor, Action::See, &sharing.part(name)?).is_ok())
    };
    let kind = match entry.value(KIND) {
        Some(Value::Category(at)) if sees(KIND)? => {
            let categories = register.codebook.variable(KIND).map(|own| &own.categories);
            categories.and_then(|own| Some(own.get(usize::from(*at))?.code.clone()))
        }
        _ => None,
    };
    let mut points = entry.places.iter().filter_map(|place| match place {
        Where::Point(point) => Some(point.hex),
        Where::Area(_) | Where::Hotspot(_) => None,
    });
    let hex = if sees(PLACE)? { points.next() } else { None };
    let state = register.living()?.life.state(&entry.state);
    Ok(Reported {
        kind,
        state: entry.state.clone(),
        is_open: state.is_none_or(|own| !own.is_final),
        opened: asker.office.calendar.day_of(entry.opened),
        hex,
    })
}

/// How many there are of each.
fn counted<'t>(all: impl Iterator<Item = Option<&'t str>>) -> Json {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for code in all.flatten() {
        *counts.entry(code).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(code, count)| json!({ "code": code, "count": count }))
        .collect()
}

/// Signals in a place: how many, and of which kinds and states.
pub fn within(asker: &Asker<'_>, target: &Target) -> Result<Json, Refused> {
    use geo::Contains;
    let inside = |own: &Reported| {
        let at = own.hex.map(LatLng::from);
        at.is_some_and(|at| {
            target
                .shape
                .contains(&geo_types::Point::new(at.lng(), at.lat()))
        })
    };
    let Some(way) = way(asker) else {
        return Ok(json!({ "count": 0, "open": 0, "kinds": [], "states": [] }));
    };
    let own: Vec<Reported> = reported(asker, way)?.into_iter().filter(inside).collect();
    asker.noting(way, SIGNAL, (&[], own.len() as u64), || {
        Ok(json!({
            "count": own.len(),
            "open": own.iter().filter(|own| own.is_open).count(),
            "kinds": counted(own.iter().map(|own| own.kind.as_deref())),
            "states": counted(own.iter().map(|own| Some(&*own.state))),
        }))
    })
}

/// Signals of a span of time.
pub fn signals(asker: &Asker<'_>, query: &Query) -> Result<Json, Refused> {
    let (from, to) = (query.day("from")?, query.day("to")?);
    let resolution = query.resolution()?.unwrap_or(USUAL);
    let kind = query.text("kind");
    let wanted = |own: &Reported| {
        from.is_none_or(|from| from <= own.opened)
            && to.is_none_or(|to| own.opened <= to)
            && kind.is_none_or(|kind| own.kind.as_deref() == Some(kind))
    };
    let way = way(asker).ok_or(Refused::NotFound)?;
    let own: Vec<Reported> = reported(asker, way)?.into_iter().filter(wanted).collect();
    let mut filter = Vec::new();
    filter.extend(from.map(|own| ("from", day(own))));
    filter.extend(to.map(|own| ("to", day(own))));
    filter.extend(kind.map(|own| ("kind", word(own))));
    asker.noting(way, SIGNAL, (&filter, own.len() as u64), || {
        let mut hexes: BTreeMap<CellIndex, u32> = BTreeMap::new();
        for hex in own.iter().filter_map(|own| own.hex?.parent(resolution)) {
            *hexes.entry(hex).or_default() += 1;
        }
        let hotspots = hot(asker, &hexes, resolution)?;
        let told = hexes
            .iter()
            .map(|(hex, count)| json!([hex.to_string(), count]));
        Ok(json!({
            "count": own.len(),
            "unplaced": own.iter().filter(|own| own.hex.is_none()).count(),
            "kinds": counted(own.iter().map(|own| own.kind.as_deref())),
            "states": counted(own.iter().map(|own| Some(&*own.state))),
            "hexes": told.collect::<Vec<_>>(),
            "denominators": hotspots.is_some().then_some("persons"),
            "hotspots": hotspots.unwrap_or_default(),
        }))
    })
}

/// Where there are more signals than the people of the figures explain; none where the figures are not theirs.
fn hot(
    asker: &Asker<'_>,
    signals: &BTreeMap<CellIndex, u32>,
    resolution: Resolution,
) -> Result<Option<Vec<Json>>, Refused> {
    let seen = asker
        .seen
        .as_ref()
        .filter(|seen| seen.persons && may_count(asker.actor, &asker.tenants, SIGNAL));
    let Some(seen) = seen.filter(|seen| seen.picture.resolutions.contains(&resolution)) else {
        return Ok(None);
    };
    let ground = Ground::of(asker);
    let Some(view) = ground.view() else {
        return Ok(None);
    };
    let now = seen.picture.now();
    let everybody = gocpont_core::step::Ends {
        population: Steps::PERSONS,
        cases: Steps::PERSONS,
    };
    let hexes = view.hexes(now, everybody, resolution);
    let rates: Vec<(CellIndex, Share)> = hexes
        .into_iter()
        .map(|(hex, people)| {
            let cases = signals.get(&hex).copied().unwrap_or(0);
            (hex, Share { cases, ..people })
        })
        .collect();
    let on = seen.picture.periods[now];
    let found = crowded(&rates)?;
    Ok(Some(
        found.iter().map(|own| spot(own, "signals", on)).collect(),
    ))
}
