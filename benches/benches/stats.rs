//! The hotspot statistics: neighbourhoods, z, exact and sampled p of hexes, contiguity of polygons, the scan, emerging
//! hot spots.

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use gocpont_benches::inputs::{Districts, counts, hexes, polygons, uniform};
use gocpont_core::analysis::{Grid, Settings, Statistic as Local, emergence};
use gocpont_core::emerging::Rules;
use gocpont_core::getis_ord::gi_star;
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::permutation::{Null, Sampling, Statistic, exact_tails, sampled_tails};
use gocpont_core::scan::{self, Coordinates, Model, Windows};

fn a_million_hexes(c: &mut Criterion) {
    let hexes = hexes(1_000_000);
    let whole: Vec<i64> = counts(&hexes).into_iter().map(i64::from).collect();
    let values: Vec<f64> = whole.iter().map(|count| *count as f64).collect();
    let near = Neighbourhood::hex_ring(&hexes, 1).expect("hexes");
    let mut group = c.benchmark_group("a million hexes");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(5));
    group.bench_function("ring-1 neighbourhood", |b| {
        b.iter(|| Neighbourhood::hex_ring(&hexes, 1));
    });
    group.bench_function("Gi* z, neighbours given", |b| {
        b.iter(|| gi_star(&values, &near));
    });
    for (name, statistic) in [
        ("Gi*", Statistic::OwnAndNeighbourSum),
        ("local Moran", Statistic::MoranProduct),
    ] {
        group.bench_function(format!("exact p of {name}"), |b| {
            b.iter(|| exact_tails(statistic, Null::Conditional, &whole, &near));
        });
    }
    group.finish();
}

fn permutations(c: &mut Criterion) {
    let hexes = hexes(100_000);
    let values: Vec<f64> = counts(&hexes).into_iter().map(f64::from).collect();
    let near = Neighbourhood::hex_ring(&hexes, 1).expect("hexes");
    let row = |unit: usize| {
        let row = near.neighbours(unit).iter().enumerate();
        row.map(move |(at, near)| (unit as u32, *near, 1.0 / (1.0 + at as f64)))
    };
    let links = (0..near.units()).flat_map(row).collect();
    let unequal = Neighbourhood::from_links(near.units(), links).expect("links");
    let sampling = Sampling {
        replications: 999,
        seed: 42,
    };
    let mut group = c.benchmark_group("999 permutations of 100,000 hexes");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(5));
    for (name, near) in [("equal weights", &near), ("unequal weights", &unequal)] {
        let statistic = Statistic::OwnAndNeighbourSum;
        group.bench_function(name, |b| {
            b.iter(|| sampled_tails(statistic, Null::Conditional, &values, near, sampling));
        });
    }
    group.finish();
}

fn queen(c: &mut Criterion) {
    let polygons = polygons(100);
    let mut group = c.benchmark_group("contiguity");
    group.sample_size(10);
    group.bench_function("queen, 10,000 polygons of 200 vertices", |b| {
        b.iter(|| Neighbourhood::queen(&polygons, 1e-7));
    });
    group.finish();
}

fn scanned(c: &mut Criterion) {
    let Districts {
        places,
        population,
        cases,
    } = Districts::new(10_000);
    let settings = scan::Settings::default();
    let mut group = c.benchmark_group("scan");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(60));
    group.bench_function("10,000 units, 25 %, 999 replications", |b| {
        b.iter(|| {
            let windows = Windows::circular(&places, Coordinates::Planar, &population, 0.25);
            let windows = windows.expect("windows");
            scan::scan(&cases, &Model::Poisson(&population), &windows, &settings)
        });
    });
    group.finish();
}

fn emerging(c: &mut Criterion) {
    const PERIODS: usize = 8;
    let hexes = hexes(10_000);
    let near = Neighbourhood::hex_ring(&hexes, 1).expect("hexes");
    let count = |cell: u64| Some((4.0 * uniform(11, cell).powi(2)).floor());
    let values: Vec<Option<f64>> = (0..(PERIODS * hexes.len()) as u64).map(count).collect();
    let grid = Grid {
        values: &values,
        population: None,
        periods: PERIODS,
        near: &near,
        time_steps: 1,
    };
    let settings = Settings::of(Local::GiStar);
    let mut group = c.benchmark_group("emerging hot spots");
    group.sample_size(10);
    group.bench_function("10,000 hexes, 8 periods", |b| {
        b.iter(|| emergence(&grid, &settings, &Rules::default()));
    });
    group.finish();
}

criterion_group!(
    benches,
    a_million_hexes,
    permutations,
    queen,
    scanned,
    emerging
);
criterion_main!(benches);
