//! The whole plan: its tree with what each level costs, its totals, what does not fit, and what is missing.

use std::collections::{BTreeMap, BTreeSet};

use gocpont_core::life::EntryId;
use gocpont_core::measure::plan::{self, Level, Plan, without_priority};
use gocpont_core::view::{Cells, Spot};
use serde_json::{Value as Json, json};

use super::super::describe::organisations;
use super::super::map::{Asker, Ground, Query, of_now, spot, title};
use super::super::refused::Refused;
use super::read::{MEASURE, Read, answer, linked, text};
use super::told::{cells, sums, warning};

/// Hot spots without a measure that are told, the surest.
const SPOTS: usize = 50;

/// The year that is asked for; none for all.
pub fn year(query: &Query) -> Result<Option<i16>, Refused> {
    let year = query.text("year").map(str::parse::<i16>).transpose();
    year.map_err(|_| Refused::Malformed)
}

/// The plan of municipalities.
pub fn plan(asker: &Asker<'_>, query: &Query) -> Result<Json, Refused> {
    let year = year(query)?;
    let read = Read::of(asker)?;
    let lines = read.of_year(year);
    let made = plan::plan(&read.items, &lines);
    let today = asker.office.calendar.day_of(asker.now);
    let names = names(asker)?;
    let teller = Teller {
        asker,
        read: &read,
        made: &made,
        names: &names,
    };
    let tree = made.roots.iter().map(|root| teller.node(*root));
    let tree = tree.collect::<Result<Vec<Json>, Refused>>()?;
    let mut warnings: Vec<Json> = made.warnings.iter().map(warning).collect();
    warnings.extend(
        read.unread
            .iter()
            .map(|(line, measure)| unread(*line, *measure)),
    );
    let ids = |all: &mut dyn Iterator<Item = EntryId>| -> Vec<u64> { all.map(|id| id.0).collect() };
    let overdue = read.items.iter().filter(|item| item.is_overdue(today));
    let unfunded = made.unfunded(&read.items).into_iter();
    let sourceless = lines.iter().filter(|line| line.source.is_none());
    let sourceless = sourceless.map(|line| json!({ "line": line.id.0, "measure": line.measure.0 }));
    let distinct =
        |own: &dyn Fn(&gocpont_core::measure::budget::Line) -> Option<String>| -> BTreeSet<String> {
            read.lines.iter().filter_map(own).collect()
        };
    Ok(json!({
        "year": year,
        "years": years(&read),
        "currencies": distinct(&|line| Some(line.currency.clone())),
        "sources": distinct(&|line| line.source.clone()),
        "tree": tree,
        "totals": sums(&made.totals),
        "cells": cells(made.standing(&read.items, &lines)),
        "warnings": warnings,
        "lists": {
            "without_priority": ids(&mut without_priority(&read.items).into_iter()),
            "overdue": ids(&mut overdue.map(|item| item.id)),
            "unfunded": ids(&mut unfunded.map(|at| read.items[made.nodes[at].item].id)),
            "without_source": sourceless.collect::<Vec<_>>(),
            "hotspots_without_measure": spots(asker, &read)?,
        },
        "status": status(&read),
    }))
}

/// A line that lacks something.
pub fn unread(line: EntryId, measure: EntryId) -> Json {
    json!({ "kind": "no-line-read", "line": line.0, "measure": measure.0 })
}

/// The names of organisations by their entries.
pub fn names(asker: &Asker<'_>) -> Result<BTreeMap<u64, String>, Refused> {
    let all = organisations(asker.office, asker.actor)?;
    let name = |own: &Json| {
        Some((
            own.get("entry")?.as_u64()?,
            own.get("name")?.as_str()?.to_owned(),
        ))
    };
    Ok(all.iter().filter_map(name).collect())
}

/// Tells nodes of the tree.
struct Teller<'t> {
    asker: &'t Asker<'t>,
    read: &'t Read,
    made: &'t Plan,
    names: &'t BTreeMap<u64, String>,
}

impl Teller<'_> {
    fn node(&self, at: usize) -> Result<Json, Refused> {
        let node = &self.made.nodes[at];
        let (entry, item) = (&self.read.entries[node.item], &self.read.items[node.item]);
        let children = node.children.iter().map(|child| self.node(*child));
        let children = children.collect::<Result<Vec<Json>, Refused>>()?;
        let register = self.asker.office.register(MEASURE)?;
        let today = self.asker.office.calendar.day_of(self.asker.now);
        let responsible = linked(entry, "responsible").and_then(|id| self.names.get(&id.0));
        Ok(json!({
            "id": item.id.0,
            "title": title(&register.codebook, entry.get("answers")),
            "level": answer(entry, "level"),
            "state": text(entry, "state"),
            "instrument": answer(entry, "instrument"),
            "responsible": responsible,
            "starts_on": answer(entry, "starts_on"),
            "ends_on": answer(entry, "ends_on"),
            "overdue": item.is_overdue(today),
            "own": sums(&node.own),
            "parts": sums(&node.parts),
            "stands_for": sums(&node.stands_for),
            "children": children,
        }))
    }
}

/// The years of the plan: of its lines, and those in which a measure runs.
fn years(read: &Read) -> BTreeSet<i16> {
    let of_lines = read.lines.iter().map(|line| line.year);
    let days = read.items.iter().flat_map(|item| [item.from, item.to]);
    of_lines
        .chain(days.flatten().map(jiff::civil::Date::year))
        .collect()
}

/// How many measures and activities run in each year, by the state that they are in now.
fn status(read: &Read) -> Json {
    let years = years(read);
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return json!([]);
    };
    let of_year = |year: i16| {
        let mut states: BTreeMap<&str, u32> = BTreeMap::new();
        let own = read
            .items
            .iter()
            .zip(&read.entries)
            .filter(|(item, _)| item.is_of_year(year) && item.level != Some(Level::Priority));
        for (_, entry) in own {
            *states
                .entry(text(entry, "state").unwrap_or_default())
                .or_default() += 1;
        }
        let states = states
            .into_iter()
            .map(|(code, count)| json!({ "code": code, "count": count }));
        json!({ "year": year, "states": states.collect::<Vec<_>>() })
    };
    // A plan spans decades at most; a slip of the pen spans more.
    (*first..=(*last).min(first.saturating_add(50)))
        .map(of_year)
        .collect()
}

/// The hot spots of today in which no measure works that has not ended.
fn spots(asker: &Asker<'_>, read: &Read) -> Result<Vec<Json>, Refused> {
    let Some(seen) = asker.seen.as_ref().filter(|_| asker.sees_figures()) else {
        return Ok(Vec::new());
    };
    let ground = Ground::of(asker);
    let open = read
        .items
        .iter()
        .zip(&read.entries)
        .filter(|(item, _)| !item.ended);
    let places = open.filter_map(|(_, entry)| entry.get("places")?.as_array());
    let worked: Cells = places.flat_map(|places| ground.cells_of(places)).collect();
    let view = seen.view();
    let counted = view.sum(
        view.all(),
        seen.picture.now(),
        gocpont_core::step::Steps::PERSONS,
    );
    asker.counting("person", &[], counted.into(), || {
        let on = seen.picture.periods[seen.picture.now()];
        let mut open: Vec<(&str, Spot)> = Vec::new();
        for (indicator, spots) in of_now(seen)? {
            let free = spots
                .into_iter()
                .filter(|own| view.among(&own.hexes).is_disjoint(&worked));
            open.extend(free.map(|own| (indicator.id.as_str(), own)));
        }
        open.sort_by(|a, b| a.1.p.total_cmp(&b.1.p));
        let told = open.iter().take(SPOTS).map(|(layer, own)| {
            let mut told = spot(own, layer, on);
            told["layer"] = json!(layer);
            told
        });
        Ok(told.collect())
    })
}
