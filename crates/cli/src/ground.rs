//! The ground that is counted on: every hex of every municipality, empty ones too, and where a household's hex falls.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use gocpont_core::area::AreaSet;
use gocpont_core::cube::Atom;
use gocpont_core::record::Place;
use h3o::{CellIndex, Resolution};

/// Hexes of the municipalities; each hex belongs to the one that holds its centre.
pub struct Ground {
    set: String,
    municipalities: HashMap<String, u16>,
    atoms: Vec<Atom>,
    owner: HashMap<CellIndex, u16>,
    finest: Resolution,
}

impl Ground {
    /// The ground of an area set at a resolution.
    pub fn new(set: &AreaSet, finest: Resolution) -> anyhow::Result<Self> {
        let mut ground = Self {
            set: set.name().to_string(),
            municipalities: HashMap::new(),
            atoms: Vec::new(),
            owner: HashMap::new(),
            finest,
        };
        for (at, area) in set.areas().iter().enumerate() {
            let municipality = u16::try_from(at)?;
            ground
                .municipalities
                .insert(area.id().to_string(), municipality);
            for hex in set.hexes(at, finest)? {
                // Where two outlines overlap, the first of the set keeps the hex.
                if let Entry::Vacant(free) = ground.owner.entry(hex) {
                    free.insert(municipality);
                    ground.atoms.push(Atom { municipality, hex });
                }
            }
        }
        ground.atoms.sort_unstable();
        Ok(ground)
    }

    /// The atoms, ascending.
    pub fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// Where a household is counted: its own hex, or the nearest one of its municipality where its hex belongs to the
    /// neighbour. None outside every municipality.
    pub fn atom(&self, place: &Place) -> Option<Atom> {
        let area = place.areas.iter().find(|area| *area.set == *self.set)?;
        let municipality = *self.municipalities.get(&*area.id)?;
        let hex = place.hex.parent(self.finest)?;
        if self.owner.get(&hex) == Some(&municipality) {
            return Some(Atom {
                municipality,
                hex: place.hex,
            });
        }
        let own = |near: &CellIndex| self.owner.get(near) == Some(&municipality);
        for ring in 1..=5 {
            let near: Vec<CellIndex> = hex.grid_disk(ring);
            if let Some(hex) = near.into_iter().filter(own).min() {
                return Some(Atom { municipality, hex });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gocpont_core::record::{AreaOf, Precision};
    use h3o::LatLng;

    fn ground() -> Ground {
        let square = |id: &str, west: f64| {
            format!(
                "{{\"type\":\"Feature\",\"properties\":{{\"id\":\"{id}\",\"name\":\"{id}\"}},\"geometry\":{{\
                 \"type\":\"Polygon\",\"coordinates\":[[[{west},47.6],[{e},47.6],[{e},47.7],[{west},47.7],[{west},47.6]]]}}}}",
                e = west + 0.1
            )
        };
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{},{}]}}",
            square("west", 18.2),
            square("east", 18.3)
        );
        let set = gocpont_ingest::areas::parse("m", &text, "municipalities", ["id", "name"]);
        Ground::new(&set.unwrap(), Resolution::Nine).unwrap()
    }

    fn place(lon: f64, lat: f64, id: &str) -> Place {
        Place {
            hex: LatLng::new(lat, lon).unwrap().to_cell(Resolution::Thirteen),
            areas: vec![AreaOf {
                set: "municipalities".into(),
                id: id.into(),
            }],
            precision: Precision::Coordinates,
        }
    }

    #[test]
    fn every_hex_belongs_to_one_municipality() {
        let ground = ground();
        let mut hexes: Vec<_> = ground.atoms().iter().map(|atom| atom.hex).collect();
        let all = hexes.len();
        hexes.sort_unstable();
        hexes.dedup();
        assert_eq!(hexes.len(), all);
        assert!(all > 1000, "{all} hexes");
    }

    #[test]
    fn a_household_is_counted_in_its_own_municipality_even_on_the_border() {
        let ground = ground();
        let (mut inside, mut moved) = (0, 0);
        for step in 0..2000 {
            let place = place(18.2999, 47.61 + f64::from(step) * 0.000_04, "west");
            let atom = ground.atom(&place).unwrap();
            let hex = atom.hex.parent(Resolution::Nine).unwrap();
            assert_eq!((atom.municipality, ground.owner[&hex]), (0, 0));
            if atom.hex == place.hex {
                inside += 1;
            } else {
                moved += 1;
            }
        }
        assert!(inside > 0 && moved > 0, "{inside} inside, {moved} moved");
    }

    #[test]
    fn a_household_outside_every_municipality_is_counted_nowhere() {
        assert_eq!(ground().atom(&place(18.25, 47.65, "elsewhere")), None);
    }
}
