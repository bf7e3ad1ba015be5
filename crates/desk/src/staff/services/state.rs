//! Services with what is free of them and when they were confirmed last.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::super::describe::organisations;
use super::super::map::{Asker, CAPACITIES, Query, entries_of};
use super::super::refused::Refused;
use super::SERVICE;
use super::rooms::{clashing, linked, name};

/// What is not offered yet need not be confirmed.
const PLANNED: &str = "planned";

/// What a kind of service has in all municipalities that are asked for. Kinds are never added up: places of a home are no places
/// of a day centre.
#[derive(Default)]
struct Kind {
    services: u32,
    places: Sum,
    posts: Sum,
    waiting: f64,
}

/// What is there and what of it is taken, of those services that say both.
#[derive(Default)]
struct Sum {
    all: f64,
    taken: f64,
    /// Services that say how much they have, but not how much of it is taken.
    unknown: u32,
}

impl Sum {
    fn take(&mut self, own: Option<(f64, Option<f64>)>) {
        match own {
            Some((all, Some(taken))) => {
                self.all += all;
                self.taken += taken;
            }
            Some((_, None)) => self.unknown += 1,
            None => {}
        }
    }

    fn told(&self) -> Json {
        let (all, taken) = (rounded(self.all), rounded(self.taken));
        json!({ "all": all, "taken": taken, "free": rounded((self.all - self.taken).max(0.0)), "unknown": self.unknown })
    }
}

fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn number(told: &Json, code: &str) -> Option<f64> {
    told.pointer(&format!("/answers/{code}"))?.as_f64()
}

fn text<'j>(told: &'j Json, code: &str) -> Option<&'j str> {
    told.pointer(&format!("/answers/{code}"))?.as_str()
}

/// Places, and how many of them are taken.
fn places(told: &Json) -> Option<(f64, Option<f64>)> {
    Some((
        number(told, "capacity_places")?,
        number(told, "used_places"),
    ))
}

/// Posts, and how many of them are filled, as far as two of the three answers say it.
fn posts(told: &Json) -> Option<(f64, Option<f64>)> {
    let [all, filled, vacant] =
        ["capacity_posts", "posts_filled", "posts_vacant"].map(|code| number(told, code));
    match (all, filled, vacant) {
        (Some(all), Some(filled), _) => Some((all, Some(filled))),
        (Some(all), None, Some(vacant)) => Some((all, Some((all - vacant).max(0.0)))),
        (None, Some(filled), Some(vacant)) => Some((filled + vacant, Some(filled))),
        (Some(all), None, None) => Some((all, None)),
        (None, _, _) => None,
    }
}

/// How the services of municipalities stand.
pub fn state(asker: &Asker<'_>, _: &Query) -> Result<Json, Refused> {
    let register = asker.office.register(SERVICE)?;
    let today = asker.office.calendar.day_of(asker.now);
    let services = entries_of(asker, register, true)?;
    let providers = organisations(asker.office, asker.actor)?;
    let mut kinds: BTreeMap<&str, Kind> = BTreeMap::new();
    for told in &services {
        let kind = kinds
            .entry(text(told, "code").unwrap_or_default())
            .or_default();
        kind.services += 1;
        kind.places.take(places(told));
        kind.posts.take(posts(told));
        kind.waiting += number(told, "waiting").unwrap_or(0.0);
    }
    let kinds = kinds.into_iter().map(|(code, own)| {
        json!({
            "code": code, "services": own.services, "places": own.places.told(), "posts": own.posts.told(),
            "waiting": own.waiting,
        })
    });
    let stale_after = asker.office.stale_after;
    let rows = services
        .iter()
        .map(|told| row(told, &providers, (today, stale_after)));
    Ok(json!({
        "today": today.to_string(),
        "stale_after_days": stale_after,
        "kinds": kinds.collect::<Vec<_>>(),
        "services": rows.collect::<Vec<_>>(),
        "clashes": clashing(asker, &services)?,
    }))
}

fn row(told: &Json, providers: &[Json], (today, stale_after): (Date, u32)) -> Json {
    let provider = linked(told, "provider");
    let of = providers
        .iter()
        .find(|own| own["entry"].as_u64() == provider);
    let confirmed: Option<Date> = text(told, "confirmed_on").and_then(|day| day.parse().ok());
    let age = confirmed.map(|day| (today - day).get_days());
    let is_offered = told["state"] != PLANNED;
    let is_old = age.is_none_or(|days| i64::from(days) > i64::from(stale_after));
    let capacity = CAPACITIES.iter().filter_map(|(unit, code)| {
        let all = number(told, code)?;
        Some(json!({ "unit": unit, "all": all }))
    });
    let of_both = |own: Option<(f64, Option<f64>)>| {
        own.map(|(all, taken)| {
            let free = taken.map(|taken| rounded((all - taken).max(0.0)));
            json!({ "all": all, "taken": taken, "free": free })
        })
    };
    json!({
        "id": told["id"], "revision": told["revision"], "tenant": told["tenant"], "organisation": told["organisation"],
        "state": told["state"], "name": name(told), "code": text(told, "code"), "form": text(told, "form"),
        "provider": provider.map(|id| json!({ "id": id, "name": of.map(|own| &own["name"]) })),
        "places": of_both(places(told)), "posts": of_both(posts(told)), "capacity": capacity.collect::<Vec<_>>(),
        "waiting": number(told, "waiting"),
        "confirmed_on": confirmed.map(|day| day.to_string()), "confirmed_by": text(told, "confirmed_by"), "age_days": age,
        "is_stale": is_offered && is_old, "edits": told["edits"],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_known_from_any_two_of_their_answers() {
        let told = |answers: Json| posts(&json!({ "answers": answers }));
        let (all, filled, vacant) = ("capacity_posts", "posts_filled", "posts_vacant");
        assert_eq!(
            told(json!({ all: 4.0, filled: 3.5 })),
            Some((4.0, Some(3.5)))
        );
        assert_eq!(
            told(json!({ all: 4.0, vacant: 0.5 })),
            Some((4.0, Some(3.5)))
        );
        assert_eq!(
            told(json!({ filled: 3.5, vacant: 0.5 })),
            Some((4.0, Some(3.5)))
        );
        assert_eq!(told(json!({ all: 4.0 })), Some((4.0, None)));
        assert_eq!(told(json!({ vacant: 1.0 })), None);
    }
}
