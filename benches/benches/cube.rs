//! Counting: a dozen indicators of a million people, by filter step and hex, and rolled up to four resolutions.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use gocpont_benches::{hexes, indicators, people};
use gocpont_core::codebook::Unit;
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::step::Steps;
use h3o::Resolution;

fn cube(c: &mut Criterion) {
    let mut group = c.benchmark_group("cube");
    group.sample_size(10);
    for count in [10_000, 100_000, 1_000_000] {
        let ground = hexes(740.min(count / 10), Resolution::Nine);
        let (frame, places) = people(count, &ground);
        let steps = Steps::of(&indicators());
        let mut atoms: Vec<Atom> = places
            .iter()
            .flatten()
            .filter_map(|place| {
                Some(Atom {
                    hex: place.hex.parent(Resolution::Nine)?,
                    ..*place
                })
            })
            .collect();
        atoms.sort_unstable();
        atoms.dedup();
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(
            format!("{count} people, 12 indicators, 4 resolutions"),
            |b| {
                b.iter_batched(
                    || atoms.clone(),
                    |atoms| {
                        let masks = steps.masks(Unit::Persons, &frame).expect("masks");
                        let mut cube = Cube::new(atoms, steps.clone(), 1);
                        cube.add(0, &Sorted::new(&places), &masks).expect("counted");
                        let coarse = [Resolution::Eight, Resolution::Seven, Resolution::Six];
                        let rolled = |at: usize| {
                            coarse.map(|resolution| cube.rollup(0, at, resolution).len())
                        };
                        (0..steps.all().len()).map(rolled).collect::<Vec<_>>()
                    },
                    BatchSize::LargeInput,
                );
            },
        );
    }
    group.finish();
}

criterion_group!(benches, cube);
criterion_main!(benches);
