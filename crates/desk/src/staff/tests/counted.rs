//! Figures of two towns side by side, counted from people who stand in their hexes: a cluster of elders alone in the west town,
//! which shrinks, and an even east town.

use std::sync::Arc;

use geo_types::{MultiPolygon, polygon};
use gocpont_core::area::{Area, AreaSet};
use gocpont_core::codebook::{Indicator, IndicatorKind, Labels, Unit};
use gocpont_core::condition::Condition;
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::step::Steps;
use h3o::{CellIndex, LatLng, Resolution};
use jiff::civil::{Date, date};
use serde_json::{Value as Json, json};

use super::super::figures::{Figures, Picture};

/// Counts nothing itself.
pub struct Counted(Arc<Picture>);

/// The middle of the cluster.
pub fn centre() -> CellIndex {
    LatLng::new(47.65, 18.25).unwrap().to_cell(Resolution::Nine)
}

/// The cluster: nineteen hexes.
pub fn cluster() -> Vec<CellIndex> {
    let mut hexes: Vec<CellIndex> = centre().grid_disk(2);
    hexes.sort_unstable();
    hexes
}

fn square(west: f64, east: f64) -> MultiPolygon<f64> {
    polygon![(x: west, y: 47.6), (x: east, y: 47.6), (x: east, y: 47.7), (x: west, y: 47.7)].into()
}

fn set(name: &str, areas: &[(&str, &str, f64, f64)]) -> AreaSet {
    let area = |(id, name, west, east): &(&str, &str, f64, f64)| {
        Area::new(id, name, &square(*west, *east)).unwrap()
    };
    AreaSet::new(name, areas.iter().map(area).collect()).unwrap()
}

/// The people of a hex, and how many of them are alone, in a period.
fn people(town: u16, hex: CellIndex, period: usize, near: &[CellIndex]) -> (usize, usize) {
    match (town, near.contains(&hex)) {
        (0, true) => (10, [8, 8, 7, 5][period]),
        (0, false) => (10, 2),
        _ => (5, 1),
    }
}

impl Counted {
    pub fn new(today: Date) -> Self {
        let towns = set(
            "municipalities",
            &[
                ("25104", "Mintafalva", 18.2, 18.3),
                ("11439", "Szomszédfalva", 18.3, 18.4),
            ],
        );
        let mut atoms: Vec<Atom> = Vec::new();
        for town in 0..2_u16 {
            let hexes = towns.hexes(usize::from(town), Resolution::Nine).unwrap();
            atoms.extend(hexes.into_iter().map(|hex| Atom {
                municipality: town,
                hex,
            }));
        }
        let labels = |text: &str| Labels {
            hu: text.to_owned(),
            cs: text.to_owned(),
            en: text.to_owned(),
        };
        let indicators = vec![Indicator {
            id: "alone".to_owned(),
            unit: Unit::Persons,
            kind: IndicatorKind::Rate,
            label: labels("elders alone"),
            population_label: labels("elders"),
            cases_label: labels("alone"),
            description: labels("elders who live alone"),
            theme: None,
            population: Vec::new(),
            cases: vec![Condition::Is("alone".to_owned(), true)],
        }];
        let mut cube = Cube::new(atoms, Steps::of(&indicators), 4);
        let (atoms, near) = (cube.atoms().to_vec(), cluster());
        for period in 0..4 {
            let (mut places, mut alone) = (Vec::new(), Vec::new());
            for atom in &atoms {
                let (all, cases) = people(atom.municipality, atom.hex, period, &near);
                places.extend(vec![Some(*atom); all]);
                alone.extend((0..all).map(|at| at < cases));
            }
            let everybody = vec![true; alone.len()];
            let masks = [None, Some(everybody), Some(alone)];
            cube.add(period, &Sorted::new(&places), &masks).unwrap();
        }
        Self(Arc::new(Picture {
            version: "1".to_owned(),
            themes: Vec::new(),
            indicators,
            periods: vec![
                date(2023, 3, 31),
                date(2024, 3, 31),
                date(2025, 3, 31),
                today,
            ],
            renewed: vec![[0, 1].into(); 4],
            cube,
            resolutions: vec![Resolution::Seven, Resolution::Eight, Resolution::Nine],
            sets: vec![
                towns,
                set(
                    "districts",
                    &[
                        ("d1", "Nyugat", 18.2, 18.24),
                        ("d2", "Kelet", 18.24, 18.3),
                        ("d3", "Túl", 18.3, 18.4),
                    ],
                ),
            ],
        }))
    }
}

impl Figures for Counted {
    fn picture(&self, _: Date) -> Result<Arc<Picture>, String> {
        Ok(Arc::clone(&self.0))
    }

    /// One release, with one hot spot: the district in the west.
    fn published(&self, address: &str) -> Option<Json> {
        let ring = json!([
            [18.2, 47.6],
            [18.24, 47.6],
            [18.24, 47.7],
            [18.2, 47.7],
            [18.2, 47.6]
        ]);
        (address == "alone-hotspots/2024-03-31/4")
            .then(|| json!({ "type": "Polygon", "coordinates": [ring] }))
    }
}
