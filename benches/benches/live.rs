//! One household changes: its cells of the cube and the neighbourhood sums, then all hot spots again, for a town of
//! a thousand hexes and for a country of a million.

use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use gocpont_benches::{hexes, indicators, people, scattered};
use gocpont_core::codebook::Unit;
use gocpont_core::cube::Atom;
use gocpont_core::hotspot::{Share, of_rates};
use gocpont_core::live::{BothWays, Change, Entry, LiveCube, LiveLayer, LiveMap};
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::significance::Adjustment;
use gocpont_core::step::Steps;
use h3o::Resolution;

/// Households of two people each, with a dozen indicators, and a layer for each indicator.
struct Live {
    cube: LiveCube,
    layers: Vec<LiveLayer>,
    places: Vec<Atom>,
    links: Arc<BothWays>,
}

impl Live {
    fn new(hex_count: usize, households: usize) -> Self {
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
    fn change(&self, turn: u64) -> Vec<Change> {
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
}

fn live(c: &mut Criterion) {
    let mut group = c.benchmark_group("live");
    group.sample_size(20);
    for (hex_count, households) in [(1_000, 20_000), (1_000_000, 2_000_000)] {
        let mut live = Live::new(hex_count, households);
        let mut turn = 0;
        for layers in [1, live.layers.len()] {
            let name = format!("a household moves, {hex_count} hexes, {layers} of 12 layers");
            group.bench_function(name, |b| {
                b.iter(|| {
                    turn += 1;
                    let changes = live.change(turn);
                    let cells = live.cube.apply(&changes).expect("changed");
                    for layer in &mut live.layers[..layers] {
                        layer.update(&live.cube, &cells).expect("followed");
                    }
                });
            });
        }
        let layer = &live.layers[0];
        group.bench_function(format!("z, p and adjusted p of {hex_count} hexes"), |b| {
            b.iter(|| {
                layer
                    .hotspots(Adjustment::BenjaminiHochberg)
                    .expect("spots")
            });
        });
        let shares: Vec<Option<Share>> = layer.state().shares().iter().copied().map(Some).collect();
        group.bench_function(format!("the same from nothing, {hex_count} hexes"), |b| {
            b.iter_batched(
                || shares.clone(),
                |shares| of_rates(&shares, live.links.near()).expect("spots"),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, live);
criterion_main!(benches);
