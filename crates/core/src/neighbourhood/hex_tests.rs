//! Rings of hexes, held against the grid's own.

use std::collections::BTreeMap;

use h3o::{LatLng, Resolution};
use proptest::prelude::*;

use super::*;

/// The neighbours by the grid's disks and a map.
fn by_disks(hexes: &[CellIndex], k: u32) -> Vec<Vec<u32>> {
    let unit: BTreeMap<CellIndex, u32> = hexes.iter().copied().zip(0..).collect();
    let near = |hex: &CellIndex| {
        let disk = hex.grid_disk_safe(k).filter(|near| near != hex);
        let mut found: Vec<u32> = disk.filter_map(|near| unit.get(&near).copied()).collect();
        found.sort_unstable();
        found
    };
    hexes.iter().map(near).collect()
}

fn check(hexes: &[CellIndex], k: u32) {
    let near = Neighbourhood::hex_ring(hexes, k).expect("all differ");
    for (unit, expected) in by_disks(hexes, k).iter().enumerate() {
        assert_eq!(near.neighbours(unit), expected, "{}", hexes[unit]);
    }
}

fn cell(lat: f64, lon: f64, resolution: u8) -> CellIndex {
    let resolution = Resolution::try_from(resolution).expect("there is one");
    LatLng::new(lat, lon).expect("on Earth").to_cell(resolution)
}

#[test]
fn a_large_disk_across_chunks_and_base_cells_has_the_rings_of_the_grid() {
    // 47 N 13 E is some steps from a corner of three base cells
    let mut hexes: Vec<CellIndex> = cell(47.0, 13.0, 4).grid_disk(45);
    hexes.sort_unstable();
    let base = |hex: &CellIndex| u8::from(hex.base_cell());
    assert!(hexes.iter().any(|hex| base(hex) != base(&hexes[0])));
    check(&hexes, 1);
    check(&hexes, 2);
}

#[test]
fn pentagons_have_five_neighbours() {
    for resolution in [Resolution::Zero, Resolution::One, Resolution::Five] {
        let pentagons: Vec<CellIndex> = resolution.pentagons().collect();
        for pentagon in pentagons {
            let hexes: Vec<CellIndex> = pentagon.grid_disk(2);
            check(&hexes, 1);
            let near = Neighbourhood::hex_ring(&hexes, 1).expect("all differ");
            let unit = hexes.iter().position(|hex| *hex == pentagon);
            assert_eq!(near.neighbours(unit.expect("it is there")).len(), 5);
        }
    }
}

proptest! {
    #[test]
    fn any_hexes_in_any_order_have_the_rings_of_the_grid(
        lat in -90.0..90.0_f64,
        lon in -180.0..180.0_f64,
        resolution in 0..16_u8,
        present in prop::collection::vec(0..4_u8, 91),
        k in 0..3_u32,
    ) {
        let disk: Vec<CellIndex> = cell(lat, lon, resolution).grid_disk(5);
        let there = disk.into_iter().zip(&present);
        let mut hexes: Vec<CellIndex> = there.filter(|(_, p)| **p > 0).map(|(hex, _)| hex).collect();
        if present[0] == 1 {
            hexes.sort_unstable();
        }
        check(&hexes, k);
    }
}
