//! What somebody writes into an entry, as it is sent and as the register's life takes it.

use std::collections::BTreeMap;

use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Change, EntryId, PLACE, Refused as LifeRefused, Where};
use gocpont_core::record::{AreaOf, Place, Precision};
use gocpont_records::answer_json;
use h3o::{LatLng, Resolution};
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::refused::Refused;

/// What somebody writes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Written {
    /// Answers by their variable.
    pub answers: Map<String, Json>,
    /// The other ends of links, by the link.
    pub links: BTreeMap<String, Vec<u64>>,
    /// Places, where they change.
    pub places: Option<Vec<WrittenPlace>>,
}

/// A place as it is sent.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum WrittenPlace {
    /// A point, in degrees.
    Point { lat: f64, lon: f64 },
    /// An area of a set.
    Area { set: String, area: String },
    /// A hotspot by its address.
    Hotspot { hotspot: String },
}

/// A new entry as it is sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// The municipality.
    pub tenant: String,
    /// The organisation that gets it.
    pub organisation: String,
    /// What stands in it.
    #[serde(default)]
    pub written: Written,
}

impl Written {
    /// The change in the words of a codebook; what does not fit is named.
    pub fn change(&self, book: &Codebook) -> Result<Change, Refused> {
        let mut change = Change::default();
        let mut unfit = Vec::new();
        for (code, answer) in &self.answers {
            match book
                .variable(code)
                .and_then(|variable| answer_json::read(variable, answer))
            {
                Some(answer) => drop(change.answers.insert(code.clone(), answer)),
                None => unfit.push(code.clone()),
            }
        }
        for (code, ends) in &self.links {
            change
                .links
                .insert(code.clone(), ends.iter().copied().map(EntryId).collect());
        }
        if let Some(places) = &self.places {
            let read: Option<Vec<Where>> = places.iter().map(WrittenPlace::read).collect();
            if read.is_none() {
                unfit.push(PLACE.to_owned());
            }
            change.places = read;
        }
        if unfit.is_empty() {
            return Ok(change);
        }
        Err(LifeRefused::Unfit(unfit).into())
    }
}

impl WrittenPlace {
    fn read(&self) -> Option<Where> {
        Some(match self {
            Self::Point { lat, lon } => Where::Point(Place {
                hex: LatLng::new(*lat, *lon).ok()?.to_cell(Resolution::Thirteen),
                areas: Vec::new(),
                precision: Precision::Coordinates,
            }),
            Self::Area { set, area } => Where::Area(AreaOf {
                set: set.as_str().into(),
                id: area.as_str().into(),
            }),
            Self::Hotspot { hotspot } => Where::Hotspot(hotspot.clone()),
        })
    }
}
