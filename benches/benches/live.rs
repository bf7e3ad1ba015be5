//! One household changes: its cells of the cube and the neighbourhood sums, then all hot spots again, for a town of
//! a thousand hexes and for a country of a million.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use gocpont_benches::country::Country;
use gocpont_core::hotspot::of_rates;
use gocpont_core::significance::Adjustment;

fn live(c: &mut Criterion) {
    let mut group = c.benchmark_group("live");
    group.sample_size(20);
    for (hex_count, households) in [(1_000, 20_000), (1_000_000, 2_000_000)] {
        let mut country = Country::new(hex_count, households);
        let mut turn = 0;
        for layers in [1, country.layers.len()] {
            let name = format!("a household moves, {hex_count} hexes, {layers} of 12 layers");
            group.bench_function(name, |b| {
                b.iter(|| {
                    turn += 1;
                    let changes = country.change(turn);
                    country.follow(&changes, layers);
                });
            });
        }
        let layer = &country.layers[0];
        group.bench_function(format!("z, p and adjusted p of {hex_count} hexes"), |b| {
            b.iter(|| {
                layer
                    .hotspots(Adjustment::BenjaminiHochberg)
                    .expect("spots")
            });
        });
        let shares = country.shares();
        group.bench_function(format!("the same from nothing, {hex_count} hexes"), |b| {
            b.iter_batched(
                || shares.clone(),
                |shares| of_rates(&shares, country.links.near()).expect("spots"),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, live);
criterion_main!(benches);
