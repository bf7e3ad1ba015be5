//! What a rule has found: the series it is of, why, and the numbers of its sentence.

use std::collections::BTreeMap;

use gocpont_core::watch::{Rule, overlap};
use h3o::CellIndex;
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use crate::staff::written::WrittenPlace;

/// Something that is to be told once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// The municipality that it is about.
    pub tenant: String,
    /// The organisation that has the entry, where it is about one's.
    pub keeper: Option<String>,
    /// Which series of the rule; no personal data.
    pub series: String,
    /// A category of the alert's `why`.
    pub why: &'static str,
    /// The entry that it is about, in the rule's register.
    pub number: Option<u64>,
    /// Since when.
    pub from_day: Option<Date>,
    /// How many there were.
    pub observed: Option<f64>,
    /// How many were expected.
    pub expected: Option<f64>,
    /// The limit.
    pub bound: Option<f64>,
    /// Where, in hexes.
    pub hexes: Vec<CellIndex>,
    /// The hot spot's address.
    pub hotspot: Option<String>,
    /// The area of it: its set and its id.
    pub area: Option<(String, String)>,
    /// Somebody's mark; sealed.
    pub person: Option<String>,
    /// The series of those whom it tells together; none where it is about one.
    pub members: Vec<String>,
}

/// Between the marks of people who are told together.
pub const BETWEEN: &str = ", ";

impl Finding {
    /// How many persons it is about.
    pub fn persons(&self) -> Option<u64> {
        match (&self.person, self.members.len()) {
            (None, _) => None,
            (Some(_), 0) => Some(1),
            (Some(_), all) => Some(all as u64),
        }
    }

    /// The people of a list by their series.
    pub fn listed(&self, rule: &str) -> BTreeMap<String, String> {
        let marks = self.person.iter().filter(|_| !self.members.is_empty());
        let marks = marks.flat_map(|marks| marks.split(BETWEEN));
        marks
            .map(|mark| (series_of(rule, mark), mark.to_owned()))
            .collect()
    }

    /// Several people of one municipality who have come to meet a rule, as one finding: the longest since then, and how many.
    pub fn together(all: &[&Self]) -> Self {
        let members: Vec<String> = all.iter().map(|own| own.series.clone()).collect();
        let marks = all.iter().filter_map(|own| own.person.as_deref());
        let first = all.first();
        Self {
            tenant: first.map_or_else(String::new, |own| own.tenant.clone()),
            series: hashed(&members.concat()),
            why: match first.map(|own| own.why) {
                Some("person_no_service") => "persons_no_service",
                _ => "persons",
            },
            from_day: all.iter().filter_map(|own| own.from_day).min(),
            observed: Some(all.len() as f64),
            bound: first.and_then(|own| own.bound),
            person: Some(marks.collect::<Vec<_>>().join(BETWEEN)),
            members,
            ..Self::default()
        }
    }

    /// Whether both are the same thing as it goes on: of one series, or, where there are hexes, sharing one.
    pub fn is_still(&self, series: &str, hexes: &[CellIndex]) -> bool {
        if self.hexes.is_empty() {
            self.series == series
        } else {
            overlap(&self.hexes, hexes)
        }
    }

    /// Where its alert is.
    pub fn places(&self) -> Vec<WrittenPlace> {
        let hotspot = self.hotspot.iter().cloned();
        let hotspot = hotspot.map(|hotspot| WrittenPlace::Hotspot { hotspot });
        let area = self.area.iter().cloned();
        let area = area.map(|(set, area)| WrittenPlace::Area { set, area });
        hotspot.chain(area).collect()
    }

    /// The answers of its alert.
    pub fn answers(&self, rule: &Rule) -> Map<String, Json> {
        let rounded = |value: f64| json!((value * 100.0).round() / 100.0);
        let register = rule.about.register().or_else(|| rule.about.indicator());
        let hexes: Vec<String> = self.hexes.iter().map(ToString::to_string).collect();
        let all = [
            ("why", Some(json!(self.why))),
            ("rule", Some(json!(rule.id))),
            (
                "series",
                (!self.series.is_empty()).then(|| json!(self.series)),
            ),
            ("register", register.map(|own| json!(own))),
            ("number", self.number.map(|own| json!(own))),
            ("from_day", self.from_day.map(|own| json!(own.to_string()))),
            ("observed", self.observed.map(rounded)),
            ("expected", self.expected.map(rounded)),
            ("bound", self.bound.map(rounded)),
            ("hexes", (!hexes.is_empty()).then(|| json!(hexes.join(" ")))),
            ("person", self.person.as_ref().map(|own| json!(own))),
        ];
        let given = all.into_iter();
        given
            .filter_map(|(code, answer)| Some((code.to_owned(), answer?)))
            .collect()
    }
}

/// Somebody's series of a rule: a name that tells nobody who it is.
pub fn series_of(rule: &str, mark: &str) -> String {
    hashed(&format!("gocpont watch\n{rule}\n{mark}"))
}

fn hashed(text: &str) -> String {
    let hash = Sha256::digest(text);
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
