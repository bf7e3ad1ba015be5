//! Hexes at the edge of a set.

use h3o::{LatLng, Resolution};

use super::*;

#[test]
fn only_the_outermost_rings_of_a_disk_are_at_its_edge() {
    let place = LatLng::new(47.65, 18.32).expect("it is on Earth");
    let centre = place.to_cell(Resolution::Nine);
    let hexes: Vec<CellIndex> = centre.grid_disk(4);
    for k in 0..=4_u32 {
        let edges = Neighbourhood::hex_edges(&hexes, k).expect("all differ");
        for (hex, at_edge) in hexes.iter().zip(edges) {
            let far = centre.grid_distance(*hex).expect("they are near");
            assert_eq!(
                at_edge,
                far.unsigned_abs() + k > 4,
                "distance {far}, ring {k}"
            );
        }
    }
}

#[test]
fn a_pentagon_with_its_five_neighbours_is_not_at_the_edge() {
    let pentagon = Resolution::Five
        .pentagons()
        .next()
        .expect("there are twelve");
    let mut hexes: Vec<CellIndex> = pentagon.grid_disk(2);
    let at = hexes
        .iter()
        .position(|hex| *hex == pentagon)
        .expect("in it");
    let edges = Neighbourhood::hex_edges(&hexes, 2).expect("all differ");
    assert!(!edges[at]);
    hexes.retain(|hex| *hex != pentagon);
    let edges = Neighbourhood::hex_edges(&hexes, 1).expect("all differ");
    assert!(
        edges.iter().all(|at_edge| *at_edge),
        "a hole has an edge, too"
    );
}
