//! Maps without structure: hexes round one place, values shuffled over them, and cases relabelled over people.

use gocpont_core::neighbourhood::Neighbourhood;
use h3o::{CellIndex, LatLng, Resolution};
use rand::{RngExt, SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg64;

/// The hexes within `rings` of one of resolution 9, in ascending order.
pub fn hexes(rings: u32) -> Vec<CellIndex> {
    let centre = LatLng::new(47.65, 18.32).expect("a place");
    let mut hexes: Vec<CellIndex> = centre.to_cell(Resolution::Nine).grid_disk(rings);
    hexes.sort_unstable();
    hexes
}

/// Each hex with all within `k` rings.
pub fn near(hexes: &[CellIndex], k: u32) -> Neighbourhood {
    Neighbourhood::hex_ring(hexes, k).expect("hexes")
}

pub fn random(seed: u64) -> Pcg64 {
    Pcg64::seed_from_u64(seed)
}

pub fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// So many cases dropped on units of equal chance.
pub fn sparse(units: usize, cases: usize, random: &mut Pcg64) -> Vec<f64> {
    let mut counts = vec![0.0; units];
    for _ in 0..cases {
        counts[random.random_range(0..units)] += 1.0;
    }
    counts
}

/// The values in another order.
pub fn shuffled(values: &[f64], random: &mut Pcg64) -> Vec<f64> {
    let mut values = values.to_vec();
    values.shuffle(random);
    values
}

/// Many units of a few people, and a few of many: block after block of flats.
pub fn skewed(units: usize, random: &mut Pcg64) -> Vec<f64> {
    let people = |_| match random.random_range(0..20) {
        0 => 120.0,
        1..=3 => 25.0,
        _ => f64::from(random.random_range(1..=5)),
    };
    (0..units).map(people).collect()
}

/// So many of all people are cases, each as likely as the other.
pub fn relabelled(people: &[f64], cases: usize, random: &mut Pcg64) -> Vec<f64> {
    let of = |(unit, people): (usize, &f64)| std::iter::repeat_n(unit, *people as usize);
    let mut homes: Vec<usize> = people.iter().enumerate().flat_map(of).collect();
    let (drawn, _) = homes.partial_shuffle(random, cases);
    let mut counts = vec![0.0; people.len()];
    for home in drawn {
        counts[*home] += 1.0;
    }
    counts
}
