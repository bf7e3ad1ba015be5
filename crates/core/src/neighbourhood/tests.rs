//! Neighbourhoods on hexes, blocks, lists and links.

use h3o::{LatLng, Resolution};

use super::*;

/// The hex of the centre of Tata at resolution 9.
fn centre() -> CellIndex {
    let place = LatLng::new(47.65, 18.32).expect("it is on Earth");
    place.to_cell(Resolution::Nine)
}

#[test]
fn a_disk_of_seven_has_twenty_four_links() {
    let hexes: Vec<CellIndex> = centre().grid_disk(1);
    let near = Neighbourhood::hex_ring(&hexes, 1).expect("all differ");
    let middle = hexes
        .iter()
        .position(|hex| *hex == centre())
        .expect("in it");
    assert_eq!(near.neighbours(middle).len(), 6);
    let expected = Report {
        units: 7,
        links: 24,
        islands: 0,
        components: 1,
        symmetric: true,
    };
    assert_eq!(near.report(), expected);
}

#[test]
fn the_order_of_the_hexes_changes_nothing_but_the_numbers() {
    let mut hexes: Vec<CellIndex> = centre().grid_disk(3);
    let one = Neighbourhood::hex_ring(&hexes, 2).expect("all differ");
    hexes.reverse();
    let other = Neighbourhood::hex_ring(&hexes, 2).expect("all differ");
    assert_eq!(one.report(), other.report());
    let last = hexes.len() - 1;
    for unit in 0..hexes.len() {
        assert_eq!(
            one.neighbours(unit).len(),
            other.neighbours(last - unit).len()
        );
    }
}

#[test]
fn a_hex_twice_is_an_error() {
    let twice = Neighbourhood::hex_ring(&[centre(), centre()], 1);
    assert_eq!(twice, Err(InvalidNeighbourhood::Twice(centre())));
}

#[test]
fn blocks_touch_where_a_hex_of_one_is_shared_with_or_beside_one_of_the_other() {
    let disk: Vec<CellIndex> = centre().grid_disk(1);
    let ring: Vec<CellIndex> = disk.iter().copied().filter(|h| *h != centre()).collect();
    let far: Vec<CellIndex> = centre().grid_disk(9);
    let far = *far.last().expect("a disk is never empty");
    let blocks = [vec![centre()], ring.clone(), vec![far], vec![ring[0]]];
    let near = Neighbourhood::touching_blocks(&blocks).expect("three blocks");
    assert_eq!(near.neighbours(0), [1, 3]);
    assert_eq!(near.neighbours(2), [0_u32; 0]);
    assert_eq!(near.neighbours(3), [0, 1]);
    assert_eq!((near.report().islands, near.report().components), (1, 2));
}

#[test]
fn a_neighbour_that_is_no_unit_is_an_error_and_one_way_links_are_told() {
    let outside = Neighbourhood::from_lists(&[vec![1]]);
    let expected = InvalidNeighbourhood::Outside {
        unit: 0,
        neighbour: 1,
        units: 1,
    };
    assert_eq!(outside, Err(expected));
    let one_way = Neighbourhood::from_lists(&[vec![1, 1, 0], vec![]]).expect("two units");
    assert_eq!(one_way.neighbours(0), [1]);
    assert!(!one_way.report().symmetric);
}

#[test]
fn links_keep_their_weights_and_rows_can_be_standardised() {
    let links = vec![(1, 0, 2.0), (0, 2, 3.0), (0, 1, 1.0)];
    let near = Neighbourhood::from_links(4, links).expect("three links");
    assert_eq!(near.weighted(0).collect::<Vec<_>>(), [(1, 1.0), (2, 3.0)]);
    assert_eq!(near.sums(0), (4.0, 10.0));
    assert_eq!(near.lag(&[1.0, 10.0, 100.0, 0.0]), [310.0, 2.0, 0.0, 0.0]);
    assert!(!near.equal_weights());
    let rows = near.clone().row_standardised();
    assert_eq!(rows.weighted(0).collect::<Vec<_>>(), [(1, 0.25), (2, 0.75)]);
    let binary = near.binary();
    assert!(binary.equal_weights() && binary.is_binary());
    let mean = binary.row_standardised().lag(&[1.0, 10.0, 100.0, 0.0])[0];
    assert!((mean - 55.0).abs() < 1e-12);
}

#[test]
fn a_link_twice_with_itself_or_with_no_weight_is_an_error() {
    let refused = |links: Vec<(u32, u32, f64)>| Neighbourhood::from_links(2, links).unwrap_err();
    let twice = refused(vec![(0, 1, 1.0), (0, 1, 2.0)]);
    assert_eq!(twice, InvalidNeighbourhood::TwiceLinked(0, 1));
    let itself = refused(vec![(1, 1, 1.0)]);
    assert_eq!(itself, InvalidNeighbourhood::SelfLinked(1));
    let negative = refused(vec![(0, 1, -1.0)]);
    assert!(matches!(negative, InvalidNeighbourhood::Weight { .. }));
    let outside = refused(vec![(0, 2, 1.0)]);
    assert!(matches!(
        outside,
        InvalidNeighbourhood::Outside { neighbour: 2, .. }
    ));
}

#[test]
fn two_steps_go_round_a_hole_and_a_ring_of_two_jumps_it() {
    let hexes: Vec<CellIndex> = centre().grid_ring(1);
    let ring = Neighbourhood::hex_ring(&hexes, 2).expect("all differ");
    assert_eq!(ring.neighbours(0).len(), 5);
    let steps = Neighbourhood::hex_ring(&hexes, 1).expect("all differ");
    let steps = steps.within_steps(2).expect("six units");
    assert_eq!(steps.neighbours(0).len(), 4);
}

#[test]
fn those_who_take_part_keep_their_links_and_weights_among_themselves() {
    let links = vec![
        (0, 1, 2.0),
        (0, 2, 6.0),
        (1, 0, 2.0),
        (3, 0, 1.0),
        (3, 1, 3.0),
    ];
    let near = Neighbourhood::from_links(4, links).expect("five links");
    let among = near
        .clone()
        .row_standardised()
        .among(&[true, false, true, true]);
    assert_eq!(among.units(), 3);
    assert_eq!(among.weighted(0).collect::<Vec<_>>(), [(1, 1.0)]);
    assert_eq!(among.weighted(2).collect::<Vec<_>>(), [(0, 1.0)]);
    let all = near.among(&[true; 4]);
    assert_eq!(all, near);
}
