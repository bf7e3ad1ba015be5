//! Sentences as words with their arguments, which the page and the command line say in the reader's language.

use gocpont_core::life::Entry;
use gocpont_core::watch::{About, Method, Rule};
use serde_json::{Map, Value as Json, json};

use super::ALERTS;
use super::read::{self, category, number, text};
use crate::staff::describe::labels;
use crate::staff::office::Office;

/// What a rule does, as a sentence with its numbers.
pub fn says(rule: &Rule) -> Json {
    let (word, args) = match &rule.about {
        About::Band(own) => {
            let word = match own.chart.method {
                Method::Cusum { .. } => "watch-says-cusum",
                Method::Ewma { .. } => "watch-says-ewma",
                Method::Season { .. } => "watch-says-farrington",
            };
            let shift = match own.chart.method {
                Method::Cusum { shift } => shift,
                _ => 1.0,
            };
            let args = json!({
                "every": own.every.code(), "count": own.chart.every, "direction": own.chart.direction.code(),
                "baseline": own.chart.baseline, "shift": shift,
            });
            (word, args)
        }
        About::Cluster(own) => {
            let args = json!({ "every": own.every.code(), "periods": own.periods, "count": (1.0 / own.alpha).round() });
            ("watch-says-cluster", args)
        }
        About::Hotspot(_) => ("watch-says-hotspot", json!({})),
        About::Person(own) => match &own.without {
            Some(without) => (
                "watch-says-person-no-service",
                json!({ "metres": without.metres }),
            ),
            None => ("watch-says-person", json!({})),
        },
        About::Deadline(own) => ("watch-says-deadline", json!({ "days": own.days })),
        About::Age(own) => ("watch-says-age", json!({ "months": own.months })),
    };
    json!({ "word": word, "args": args })
}

/// The name of the area that a series of an indicator is of.
fn area(office: &Office, rule: Option<&Rule>, series: &str) -> Option<Json> {
    let (set, id) = series.split_once('=')?;
    let About::Band(band) = &rule?.about else {
        return None;
    };
    band.areas.as_deref().filter(|own| *own == set)?;
    let areas = office.people().and_then(|people| people.areas(set));
    let named = areas.and_then(|set| set.areas().iter().find(|own| **own.id() == *id));
    let name = named.map_or(id, |own| own.name());
    Some(json!({ "hu": name, "cs": name, "en": name }))
}

/// Why an alert was raised: a word with its arguments, all of which are answers that it keeps.
pub fn why(office: &Office, entry: &Entry) -> Json {
    let book = office
        .register(ALERTS)
        .ok()
        .map(|register| &register.codebook);
    let code = book
        .and_then(|book| category(book, entry, "why"))
        .unwrap_or_default();
    let mut args = Map::new();
    for name in ["observed", "expected", "bound", "number"] {
        args.extend(number(entry, name).map(|value| (name.to_owned(), json!(value))));
    }
    args.extend(
        read::day(entry, "from_day").map(|day| ("from".to_owned(), json!(day.to_string()))),
    );
    let rule =
        text(entry, "rule").and_then(|id| office.watch.rules.iter().find(|rule| rule.id == id));
    args.extend(rule.map(|rule| ("rule".to_owned(), labels(&rule.label))));
    let of = rule
        .and_then(|rule| rule.about.register())
        .and_then(|code| office.register(code).ok());
    let series = text(entry, "series").unwrap_or_default();
    let kind = series.split_once('=').and_then(|(by, code)| {
        let by = of?.codebook.variable(by)?;
        by.categories.iter().find(|own| own.code == code)
    });
    args.extend(kind.map(|kind| ("series".to_owned(), labels(&kind.label))));
    args.extend(area(office, rule, series).map(|name| ("series".to_owned(), name)));
    json!({ "word": format!("watch-why-{}", code.replace('_', "-")), "args": args })
}
