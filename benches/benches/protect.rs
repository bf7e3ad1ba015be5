//! The door: blocks, noise and the audit of a made-up town of the demo's size, and of counties of a million households;
//! the most memory that the process held is said behind each.

use criterion::{Criterion, criterion_group, criterion_main};
use gocpont_benches::county::{Size, cube};
use gocpont_benches::peak_memory;
use gocpont_disclosure::noise::NoiseRules;
use gocpont_disclosure::policy::{Policy, Rules};
use gocpont_disclosure::protect::{Keys, protect};
use h3o::Resolution;

fn door(c: &mut Criterion) {
    let rules = Rules {
        noise: NoiseRules::new(5, 3.0).ok(),
        ..Rules::exact(Policy::new(10, 5, 3).expect("a policy"), Resolution::Six)
    };
    let keys = Keys::new([7; 32], [8; 32]);
    let mut group = c.benchmark_group("protect");
    group.sample_size(10);
    for (households, hexes, municipalities, periods) in [
        (11_000, 1_000, 2, 8),
        (1_000_000, 100_000, 100, 1),
        (1_000_000, 100_000, 100, 8),
    ] {
        let cube = cube(Size {
            households,
            hexes,
            municipalities,
            periods,
        });
        let name = format!("{households} households, 15 indicators, {periods} periods");
        group.bench_function(name, |b| {
            b.iter(|| protect(&cube, &rules, &keys, None).expect("protected"));
        });
        let (published, _, _) = protect(&cube, &rules, &keys, None).expect("protected");
        let blocks = published.indicators().iter().map(|one| one.blocks().len());
        let blocks: usize = blocks.sum();
        println!(
            "{blocks} blocks in all; most memory so far: {}",
            peak_memory()
        );
    }
    group.finish();
}

criterion_group!(benches, door);
criterion_main!(benches);
