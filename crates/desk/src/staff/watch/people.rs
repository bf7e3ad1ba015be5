//! People who meet a rule. Who they are is sealed in the alert, which goes to an organisation of their own municipality.

use std::collections::BTreeMap;

use gocpont_core::life::EntryId;
use gocpont_core::watch::{PersonRule, Without};
use h3o::LatLng;

use super::board::{Idle, Looked};
use super::finding::{Finding, series_of};
use super::read::{each, is_open, points};
use super::run::Moment;
use crate::staff::Refused;

/// The people who meet the rule, those with nothing within reach where it asks for that.
pub fn people(id: &str, rule: &PersonRule, now: &Moment<'_>) -> Result<Looked, Refused> {
    let Some(sight) = now.sight else {
        return Ok(Looked::idle(Idle::NoPeople));
    };
    let near = match &rule.without {
        None => None,
        Some(without) => {
            let places = places(without, now)?;
            if places.is_empty() {
                return Ok(Looked::idle(Idle::NoPlaces));
            }
            Some((without.metres, places))
        }
    };
    let (met, persons) = sight.people(rule, now.today, now.towns)?;
    let mut looked = Looked {
        persons,
        ..Looked::default()
    };
    for person in met {
        let mut observed = None;
        if let Some((metres, places)) = &near {
            // Whose place is not known is not known to be far.
            let Some(hex) = person.hex else {
                continue;
            };
            let home = LatLng::from(hex);
            let distances = places.iter().map(|place| home.distance_m(*place));
            let nearest = distances.fold(f64::INFINITY, f64::min);
            if nearest <= *metres {
                continue;
            }
            // To a hundred metres: a distance to the metre would tell where somebody lives.
            observed = Some((nearest / 100.0).round() * 100.0);
        }
        looked.findings.push(Finding {
            series: series_of(id, &person.mark),
            tenant: person.tenant,
            why: if near.is_some() {
                "person_no_service"
            } else {
                "person"
            },
            from_day: Some(person.since),
            observed,
            bound: near.as_ref().map(|(metres, _)| *metres),
            person: Some(person.mark),
            ..Finding::default()
        });
    }
    Ok(looked)
}

/// Where the entries are that should be within reach: at their own points, or at those of what they are linked to.
fn places(without: &Without, now: &Moment<'_>) -> Result<Vec<LatLng>, Refused> {
    let Ok(register) = now.office.register(&without.register) else {
        return Ok(Vec::new());
    };
    let mut found: Vec<LatLng> = Vec::new();
    let mut linked: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    each(now.office, register, |living, standing| {
        let entry = &standing.entry;
        let counts = without
            .only_if
            .as_ref()
            .is_none_or(|wanted| living.holds(entry, wanted));
        if !counts || !is_open(living, entry) {
            return Ok(());
        }
        let before = found.len();
        found.extend(points(entry));
        if found.len() == before {
            for link in &living.life.links {
                let ends = linked.entry(link.to.clone()).or_default();
                ends.extend(entry.linked(&link.code));
            }
        }
        Ok(())
    })?;
    for (register, ends) in linked {
        let Ok(register) = now.office.register(&register) else {
            continue;
        };
        // Where the provider has its office is not where it helps.
        if register.codebook.id == "organisation" {
            continue;
        }
        for id in ends {
            let entry = now.office.reading().entry(&register.codebook, id)?;
            found.extend(entry.iter().flat_map(points));
        }
    }
    Ok(found)
}
