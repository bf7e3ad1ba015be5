//! What a rule has found: the series it is of, why, and the numbers of its sentence.

use gocpont_core::watch::{Rule, overlap};
use h3o::CellIndex;
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

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
    /// Somebody's mark; sealed.
    pub person: Option<String>,
}

impl Finding {
    /// Whether both are the same thing as it goes on: of one series, or, where there are hexes, sharing one.
    pub fn is_still(&self, series: &str, hexes: &[CellIndex]) -> bool {
        if self.hexes.is_empty() {
            self.series == series
        } else {
            overlap(&self.hexes, hexes)
        }
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
