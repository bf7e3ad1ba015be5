//! Where the records of a file lie: counted by hexes, never kept as points, and by the areas that hold them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use gocpont_core::area::AreaSet;
use gocpont_core::record::Record;
use gocpont_desk::report::{Area, Hex, Places};
use h3o::{CellIndex, Resolution};

use super::tongues::Tongues;

/// The finest hexes that are shown.
const FINEST: Resolution = Resolution::Nine;
/// As many hexes are drawn; where there are more, coarser ones are.
const MOST_HEXES: usize = 4000;
/// As many areas are listed.
const MOST_AREAS: usize = 400;

/// Counts places.
#[derive(Default)]
pub struct Counted {
    hexes: HashMap<CellIndex, u64>,
    areas: HashMap<(Arc<str>, Arc<str>), u64>,
    names: HashMap<(Arc<str>, Arc<str>), String>,
    placed: u64,
    imprecise: u64,
}

impl Counted {
    /// Learns the names of areas.
    pub fn among(&mut self, sets: &[Arc<AreaSet>]) {
        for set in sets {
            for area in set.areas() {
                let key = (Arc::clone(set.name()), Arc::clone(area.id()));
                self.names.insert(key, area.name().to_owned());
            }
        }
    }

    /// Counts records.
    pub fn add(&mut self, records: &[Record]) {
        for place in records.iter().filter_map(|record| record.place.as_ref()) {
            for area in &place.areas {
                let key = (Arc::clone(&area.set), Arc::clone(&area.id));
                *self.areas.entry(key).or_default() += 1;
            }
            let hex = place.hex.parent(FINEST);
            match hex.filter(|_| place.precision.knows_the_hex()) {
                Some(hex) => {
                    *self.hexes.entry(hex).or_default() += 1;
                    self.placed += 1;
                }
                None => self.imprecise += 1,
            }
        }
    }

    /// The places, in an order that does not depend on the file's.
    pub fn places(&self, tongues: &Tongues) -> Places {
        let mut hexes: BTreeMap<CellIndex, u64> = self
            .hexes
            .iter()
            .map(|(hex, count)| (*hex, *count))
            .collect();
        let mut resolution = FINEST;
        while let Some(coarser) = resolution.pred().filter(|_| hexes.len() > MOST_HEXES) {
            let mut sums = BTreeMap::new();
            for (hex, count) in hexes {
                *sums.entry(hex.parent(coarser).unwrap_or(hex)).or_default() += count;
            }
            (hexes, resolution) = (sums, coarser);
        }
        Places {
            resolution: resolution.into(),
            hexes: hexes
                .into_iter()
                .map(|(hex, count)| drawn(hex, count))
                .collect(),
            placed: self.placed,
            imprecise: self.imprecise,
            areas: self.listed(tongues),
        }
    }

    fn listed(&self, tongues: &Tongues) -> Vec<Area> {
        let name = |key: &(Arc<str>, Arc<str>)| match self.names.get(key) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => key.1.to_string(),
        };
        let areas = self.areas.iter();
        let mut areas: Vec<(&str, u64, String)> = areas
            .map(|(key, count)| (&*key.0, *count, name(key)))
            .collect();
        areas.sort_by(|a, b| (a.0, b.1, &a.2).cmp(&(b.0, a.1, &b.2)));
        let listed = areas.into_iter().take(MOST_AREAS);
        listed
            .map(|(set, count, name)| Area {
                set: tongues.set(set),
                name,
                count,
            })
            .collect()
    }
}

fn drawn(hex: CellIndex, count: u64) -> Hex {
    let rounded = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let corners = hex.boundary();
    let ring = corners
        .iter()
        .map(|at| [rounded(at.lng()), rounded(at.lat())]);
    Hex {
        h3: hex.to_string(),
        count,
        ring: ring.collect(),
    }
}
