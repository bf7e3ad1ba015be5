//! A country whose households change: a cube of a dozen indicators, and for each a layer that follows the cube.

use std::sync::Arc;

use gocpont_core::codebook::Unit;
use gocpont_core::cube::Atom;
use gocpont_core::hotspot::Share;
use gocpont_core::live::{BothWays, Change, Entry, LiveCube, LiveLayer, LiveMap};
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::step::Steps;
use h3o::Resolution;

use crate::{hexes, indicators, people, scattered};

/// Households of two people each, with a dozen indicators, and a layer for each indicator.
pub struct Country {
    /// Counts of each hex.
    pub cube: LiveCube,
    /// One for each indicator.
    pub layers: Vec<LiveLayer>,
    /// Who is near whom.
    pub links: Arc<BothWays>,
    places: Vec<Atom>,
}

impl Country {
    /// Of so many hexes and households.
    ///
    /// # Panics
    /// Never: the parts fit together.
    #[must_use]
    pub fn new(hex_count: usize, households: usize) -> Self {
        let ground = hexes(hex_count, Resolution::Nine);
        let atom = |hex| Atom {
            municipality: 0,
            hex,
        };
        let atoms: Vec<Atom> = ground.iter().copied().map(atom).collect();
        let steps = Steps::of(&indicators());
        let mut cube = LiveCube::new(atoms, steps.clone()).expect("not too many");
        let (homes, both) = {
            let (_, places) = people(households, &ground);
            let both: Vec<_> = places.iter().flat_map(|place| [*place; 2]).collect();
            (places, both)
        };
        let (frame, _) = people(both.len(), &ground);
        let masks = steps.masks(Unit::Persons, &frame).expect("masks");
        let mut everybody = vec![None; steps.all().len()];
        everybody[Steps::HOUSEHOLDS] = Some(vec![true; households]);
        cube.extend(&homes, &everybody).expect("homes");
        cube.extend(&both, &masks).expect("people");
        let near = Neighbourhood::hex_ring(&ground, 1).expect("hexes");
        let links = Arc::new(BothWays::new(near));
        let map = LiveMap::of_hexes(cube.atoms(), &ground, Arc::clone(&links));
        let map = Arc::new(map.expect("a map"));
        let layer = |ends: &_| LiveLayer::new(&cube, *ends, Arc::clone(&map));
        let layers = steps.ends().iter().map(layer);
        Self {
            layers: layers.collect::<Result<_, _>>().expect("layers"),
            cube,
            places: homes.into_iter().flatten().collect(),
            links,
        }
    }

    /// A household moves to where another lives, and its two people answer anew.
    #[must_use]
    pub fn change(&self, turn: u64) -> Vec<Change> {
        let households = self.places.len() as u64;
        let household = scattered(turn) % households;
        let place = Some(self.places[(scattered(turn + 1) % households) as usize]);
        let entry = |person: bool, answers: u64| {
            let passes = |step: usize| match step {
                Steps::HOUSEHOLDS => !person,
                Steps::PERSONS | 2 => person,
                _ => person && (answers >> step) & 1 == 1,
            };
            let passes = (0..self.cube.steps().all().len()).map(passes).collect();
            Some(Entry { place, passes })
        };
        let of = |unit: u64, person| Change {
            unit: unit as u32,
            entry: entry(person, scattered(unit + turn)),
        };
        let first = households + 2 * household;
        vec![of(household, false), of(first, true), of(first + 1, true)]
    }

    /// Lets the cube and its first so many layers follow a change.
    ///
    /// # Panics
    /// Where the changes are not of this country.
    pub fn follow(&mut self, changes: &[Change], layers: usize) {
        let cells = self.cube.apply(changes).expect("changed");
        for layer in &mut self.layers[..layers] {
            layer.update(&self.cube, &cells).expect("followed");
        }
    }

    /// Cases and people of each hex in the first layer.
    #[must_use]
    pub fn shares(&self) -> Vec<Option<Share>> {
        let shares = self.layers[0].state().shares();
        shares.iter().copied().map(Some).collect()
    }
}
