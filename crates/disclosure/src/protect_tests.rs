//! What comes through the door, on small made-up towns.

use proptest::prelude::*;

use h3o::Resolution;

use super::*;
use crate::policy::Policy;
use crate::toy::{cube, hexes};

fn protected(cube: &Cube, earlier: Option<Partitions>) -> (Published, Partitions, Audit) {
    let policy = Policy::new(10, 5, 3).unwrap();
    let rules = Rules::exact(policy, Resolution::Six);
    protect(cube, &rules, &Keys::new([3; 32], [4; 32]), earlier).unwrap()
}

fn town() -> impl Strategy<Value = Vec<(u32, u32)>> {
    let hex = prop_oneof![Just((0, 0)), (0_u32..60, 0_u32..30)];
    prop::collection::vec(hex, hexes().len())
        .prop_map(|hexes| hexes.into_iter().map(|(n, a)| (n, a.min(n * 3))).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_published_count_is_small_and_all_add_up(town in town()) {
        let cube = cube(std::slice::from_ref(&town));
        let (published, _, _) = protected(&cube, None);
        let shown = &published.indicators()[0];
        let mut covered: Vec<u32> = shown.withheld().iter().flat_map(|w| w.1.clone()).collect();
        for (block, counts) in shown.blocks().iter().zip(shown.counts(0)) {
            let Counts { cases, population } = counts.unwrap();
            prop_assert!(population >= 10);
            prop_assert!(cases == 0 || (cases >= 5 && population - cases >= 5));
            let truth: u32 = block.atoms.iter().map(|a| town[*a as usize].1).sum();
            prop_assert_eq!(truth, cases);
            covered.extend(&block.atoms);
        }
        covered.sort_unstable();
        prop_assert_eq!(covered, (0..town.len() as u32).collect::<Vec<_>>());
    }
}

fn even_town(alone: u32) -> Vec<(u32, u32)> {
    vec![(40, alone); hexes().len()]
}

#[test]
fn where_every_hex_is_safe_each_is_its_own_block() {
    let (published, _, audit) = protected(&cube(&[even_town(20)]), None);
    assert_eq!(published.indicators()[0].blocks().len(), hexes().len());
    assert!((audit.indicators[0].households_in_own_hex - 1.0).abs() < 1e-12);
}

#[test]
fn a_later_release_uses_the_same_blocks() {
    let first = cube(&[even_town(20)]);
    let (published, partitions, _) = protected(&first, None);
    let kept = Partitions::from_bytes(&partitions.to_bytes().unwrap()).unwrap();
    let mut moved = even_town(20);
    moved[3] = (45, 25);
    let (again, same, _) = protected(&cube(&[even_town(20), moved]), Some(kept));
    assert_eq!(
        again.indicators()[0].blocks(),
        published.indicators()[0].blocks()
    );
    assert_eq!(same, partitions);
}

#[test]
fn a_municipality_that_became_unsafe_is_withheld_for_that_period_only() {
    let (_, partitions, _) = protected(&cube(&[even_town(20)]), None);
    let mut later = even_town(20);
    later[0] = (40, 2);
    let (published, _, audit) = protected(&cube(&[even_town(20), later]), Some(partitions));
    let shown = &published.indicators()[0];
    let first = shown
        .blocks()
        .iter()
        .position(|b| b.municipality == 0)
        .unwrap();
    let second = shown
        .blocks()
        .iter()
        .position(|b| b.municipality == 1)
        .unwrap();
    assert!(shown.counts(0)[first].is_some());
    assert_eq!(shown.counts(1)[first], None);
    assert!(shown.counts(1)[second].is_some());
    assert_eq!(audit.indicators[0].withheld, [(0, Some(1))]);
}

#[test]
fn an_unsafe_municipality_is_withheld_altogether() {
    let mut town = even_town(20);
    let half = hexes().len() / 2;
    town[..half].fill((1, 0));
    town[0] = (1, 1);
    let (published, _, _) = protected(&cube(&[town]), None);
    let shown = &published.indicators()[0];
    assert_eq!(shown.withheld().len(), 1);
    assert!(shown.blocks().iter().all(|block| block.municipality == 1));
}

#[test]
fn other_hexes_cannot_take_an_earlier_partition() {
    let (_, partitions, _) = protected(&cube(&[even_town(20)]), None);
    let other = Cube::new(Vec::new(), Steps::of(&[]), 1);
    let rules = Rules::exact(Policy::new(10, 5, 3).unwrap(), Resolution::Six);
    let keys = Keys::new([3; 32], [4; 32]);
    let refused = protect(&other, &rules, &keys, Some(partitions));
    assert!(matches!(refused, Err(InvalidPartitions::Ground { .. })));
}

#[test]
fn a_threshold_of_two_is_refused() {
    assert_eq!(
        Policy::new(2, 5, 3),
        Err(crate::policy::InvalidPolicy { k: 2, k_filter: 5 })
    );
}
