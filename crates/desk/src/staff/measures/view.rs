//! One measure: its budget with that of its parts, its indicators, and what changed in its places.

use std::collections::BTreeSet;

use gocpont_access::Actor;
use gocpont_core::codebook::Indicator;
use gocpont_core::hotspot::Share;
use gocpont_core::life::EntryId;
use gocpont_core::measure::budget::Line;
use gocpont_core::measure::indicator::{Aim, Better};
use gocpont_core::measure::plan::{Plan, Warning, plan};
use gocpont_core::step::{Ends, Steps};
use gocpont_core::view::Cells;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::super::entries::Desk;
use super::super::figures::Seen;
use super::super::map::{Asker, Ground, Query, title};
use super::super::office::Office;
use super::super::refused::Refused;
use super::effect::{Sides, Start};
use super::plan::unread;
use super::read::{MEASURE, Read, answer, date, text};
use super::told::{cells, sums, warning};

/// Levels above a measure that are told; a plan has three.
const ABOVE: usize = 10;

/// One measure that somebody may see.
pub fn view(
    office: &Office,
    actor: &Actor,
    now: Timestamp,
    id: EntryId,
    query: &Query,
) -> Result<Json, Refused> {
    let register = office.register(MEASURE)?;
    let desk = Desk {
        office,
        register,
        actor,
        now,
    };
    let entry = desk.one(id)?;
    let tenant = text(&entry, "tenant").and_then(|own| own.parse().ok());
    let tenant = tenant.ok_or(Refused::NotFound)?;
    let asker = Asker::new(office, actor, now, vec![tenant])?;
    let read = Read::of(&asker)?;
    let made = plan(&read.items, &read.lines);
    let at = read.position(id).ok_or(Refused::NotFound)?;
    let ground = Ground::of(&asker);
    let places = entry
        .get("places")
        .and_then(Json::as_array)
        .cloned()
        .unwrap_or_default();
    let inside = ground.cells_of(&places);
    let own: Vec<&Json> = read
        .indicators
        .iter()
        .filter(|(of, _)| *of == id)
        .map(|(_, told)| told)
        .collect();
    let today = office.calendar.day_of(now);
    let fed = Feed {
        asker: &asker,
        ground: &ground,
        inside: &inside,
    };
    let indicators: Vec<Json> = own
        .iter()
        .map(|told| indicator(told, &fed, today))
        .collect();
    let effect = effects(&fed, &own, &entry, query)?;
    Ok(json!({
        "path": path(&read, id, &register.codebook),
        "budget": budget(&read, &made, at),
        "warnings": warnings(&read, &made, id),
        "indicators": indicators,
        "places": places.iter().map(|place| ground.told(place)).collect::<Vec<_>>(),
        "effect": effect,
        "figures": asker.sees_figures(),
        "entry": entry,
    }))
}

/// The levels above it, the highest first, as far as they may be seen.
fn path(read: &Read, id: EntryId, codebook: &gocpont_core::codebook::Codebook) -> Vec<Json> {
    let mut path = Vec::new();
    let above = |id: EntryId| read.position(id).and_then(|at| read.items[at].part_of);
    let mut next = above(id);
    while let Some(own) = next.filter(|_| path.len() < ABOVE) {
        let Some(at) = read.position(own) else { break };
        let name = title(codebook, read.entries[at].get("answers"));
        path.push(json!({ "id": own.0, "title": name }));
        next = above(own);
    }
    path.reverse();
    path
}

fn budget(read: &Read, made: &Plan, at: usize) -> Json {
    let node = &made.nodes[at];
    let id = read.items[at].id;
    let own: Vec<&Line> = read
        .lines
        .iter()
        .filter(|line| line.measure == id)
        .collect();
    json!({
        "cells": cells(own.iter().copied()),
        "own": sums(&node.own),
        "parts": sums(&node.parts),
        "stands_for": sums(&node.stands_for),
        "lines": own.iter().map(|line| line.id.0).collect::<Vec<_>>(),
    })
}

fn warnings(read: &Read, made: &Plan, id: EntryId) -> Vec<Json> {
    let is_own = |own: &&Warning| match own {
        Warning::PartsOverWhole { measure, .. }
        | Warning::PartsMoreCertain { measure, .. }
        | Warning::SpentOverAmount { measure, .. }
        | Warning::SeveralCurrencies { measure, .. }
        | Warning::Loop { measure } => *measure == id,
    };
    let mut told: Vec<Json> = made.warnings.iter().filter(is_own).map(warning).collect();
    let odd = read.unread.iter().filter(|(_, measure)| *measure == id);
    told.extend(odd.map(|(line, measure)| unread(*line, *measure)));
    told
}

/// The figures of a measure's places, where somebody may see them.
struct Feed<'f> {
    asker: &'f Asker<'f>,
    ground: &'f Ground<'f>,
    inside: &'f Cells,
}

impl Feed<'_> {
    /// The map's indicator of this name.
    fn layer(&self, id: &str) -> Option<(&Seen, &Indicator, Ends)> {
        let seen = self.asker.figures().ok()?;
        let (indicator, ends) = seen.layer(id).ok()?;
        Some((seen, indicator, ends))
    }

    /// What the map says of an indicator in the places today, in the indicator's own unit.
    fn actual(&self, layer: &str, unit: &str) -> Option<(f64, Date)> {
        let (seen, _, ends) = self.layer(layer)?;
        if self.inside.is_empty() {
            return None;
        }
        let now = seen.picture.now();
        let share = self.ground.view()?.share(self.inside, now, ends);
        Some((in_unit(share, unit)?, *seen.picture.periods.get(now)?))
    }
}

/// A share in the unit that somebody has written: percent, per mille, or else the cases themselves.
fn in_unit(share: Share, unit: &str) -> Option<f64> {
    let rate = (share.population > 0).then(|| f64::from(share.cases) / f64::from(share.population));
    match unit.trim() {
        "%" => Some(rate? * 100.0),
        "‰" => Some(rate? * 1000.0),
        _ => Some(f64::from(share.cases)),
    }
}

fn indicator(told: &Json, fed: &Feed<'_>, today: Date) -> Json {
    let number = |name: &str| answer(told, name).and_then(Json::as_f64);
    let word = |name: &str| answer(told, name).and_then(Json::as_str);
    let unit = word("unit").unwrap_or_default();
    let layer = word("indicator").filter(|own| fed.layer(own).is_some());
    let from_map = layer.and_then(|layer| fed.actual(layer, unit));
    let actual = from_map.map_or_else(|| number("actual"), |(value, _)| Some(value));
    let actual_on = from_map.map_or_else(
        || answer(told, "actual_on").and_then(date),
        |(_, on)| Some(on),
    );
    let better = word("better").and_then(Better::of);
    let aim = better.and_then(|better| {
        Some(Aim {
            better,
            baseline: number("baseline")?,
            target: number("target")?,
        })
    });
    let reached = aim.zip(actual).map(|(aim, actual)| aim.is_reached(actual));
    let target_on = answer(told, "target_on").and_then(date);
    json!({
        "id": told.get("id"),
        "state": told.get("state"),
        "name": word("name"),
        "unit": unit,
        "better": word("better"),
        "layer": layer,
        "baseline": number("baseline"),
        "baseline_on": word("baseline_on"),
        "target": number("target"),
        "target_on": word("target_on"),
        "actual": actual,
        "actual_on": actual_on.map(|day| day.to_string()),
        "fed": from_map.is_some(),
        "done": aim.zip(actual).and_then(|(aim, actual)| aim.done(actual)),
        "reached": reached,
        "late": reached != Some(true) && target_on.is_some_and(|day| day < today),
        "contradicts": aim.is_some_and(|aim| aim.contradicts_itself()),
    })
}

/// Before and after, for each of the map's indicators that the measure names.
fn effects(
    fed: &Feed<'_>,
    own: &[&Json],
    entry: &Json,
    query: &Query,
) -> Result<Vec<Json>, Refused> {
    let named: BTreeSet<&str> = own
        .iter()
        .filter_map(|told| answer(told, "indicator")?.as_str())
        .collect();
    let (Ok(seen), Some(view)) = (fed.asker.figures(), fed.ground.view()) else {
        return Ok(Vec::new());
    };
    if fed.inside.is_empty() || named.is_empty() {
        return Ok(Vec::new());
    }
    let (outside, comparison) = match query.text("comparison") {
        None | Some("rest") => (view.rest(fed.inside), json!("rest")),
        Some(text) => {
            let (set, area) = text.split_once('/').ok_or(Refused::Malformed)?;
            let shape = fed
                .ground
                .area(set, area)
                .ok_or(Refused::NotFound)?
                .polygon();
            let cells: Cells = view.inside(shape).difference(fed.inside).copied().collect();
            (cells, json!({ "set": set, "area": area }))
        }
    };
    let sides = Sides {
        seen,
        view,
        inside: fed.inside,
        outside: &outside,
        comparison,
    };
    let started = answer(entry, "started_on").and_then(date);
    let start = Start {
        day: started.or_else(|| answer(entry, "starts_on").and_then(date)),
        begun: started.is_some(),
    };
    let counted = view.sum(fed.inside, seen.picture.now(), Steps::PERSONS);
    let layers = named.into_iter().filter_map(|id| fed.layer(id));
    let layers: Vec<_> = layers.collect();
    fed.asker.counting("person", &[], counted.into(), || {
        Ok(layers
            .iter()
            .map(|(_, indicator, ends)| sides.told(&indicator.id, *ends, start))
            .collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_in_the_unit_that_was_written() {
        let share = Share {
            cases: 5,
            population: 40,
        };
        assert_eq!(in_unit(share, "%"), Some(12.5));
        assert_eq!(in_unit(share, " ‰ "), Some(125.0));
        assert_eq!(in_unit(share, "fő"), Some(5.0));
        assert_eq!(in_unit(Share::default(), "%"), None);
    }
}
