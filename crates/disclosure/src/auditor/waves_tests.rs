//! Releases over time: a ninth wave, a correction, an erasure; what was published stays, what became small is withheld.

use super::toy::{
    alone, audit, cube, even, forged, indicator, let_through, lone, made, old, refused,
};
use super::*;

/// People in whom hex 7 has so many old ones alone.
fn with(lonely: u32) -> Vec<super::toy::People> {
    let mut town = even();
    town[7] = [30, 0, 20, lonely];
    town
}

/// The first release of eight waves, and its partition.
fn eight_waves() -> (Vec<Indicator>, toy::Made, crate::partitions::Partitions) {
    let indicators = vec![
        indicator("alone", &[old()], &[alone()]),
        indicator("old", &[], &[old()]),
    ];
    let cube = cube(&indicators, &vec![with(6); 8]);
    let (published, partitions) = let_through(&cube, 3, None);
    let first = made(1, &indicators, &published);
    audit(&[(&first, Some(&cube))]).unwrap();
    (indicators, first, partitions)
}

#[test]
fn a_ninth_wave_that_makes_a_reused_block_unsafe_is_withheld_and_passes() {
    let (indicators, first, partitions) = eight_waves();
    let mut waves = vec![with(6); 8];
    waves.push(with(3));
    let cube = cube(&indicators, &waves);
    let (published, _) = let_through(&cube, 3, Some(partitions));
    let alone = &published.indicators()[0];
    assert!(alone.counts(7).iter().all(Option::is_some));
    assert!(alone.counts(8).iter().all(Option::is_none));
    assert!(
        published.indicators()[1]
            .counts(8)
            .iter()
            .all(Option::is_some)
    );
    let second = made(2, &indicators, &published);
    audit(&[(&first, None), (&second, Some(&cube))]).unwrap();
}

#[test]
fn a_ninth_wave_that_is_not_withheld_is_refused() {
    let (indicators, first, partitions) = eight_waves();
    let mut waves = vec![with(6); 8];
    waves.push(with(3));
    let cube = cube(&indicators, &waves);
    let (published, _) = let_through(&cube, 3, Some(partitions));
    let blocks = |at: usize| -> Vec<Vec<u32>> {
        let blocks = published.indicators()[at].blocks().iter();
        blocks.map(|block| block.atoms.clone()).collect()
    };
    let open = forged(&cube, &[blocks(0), blocks(1)]);
    let second = made(2, &indicators, &open);
    let found = refused(audit(&[(&first, None), (&second, Some(&cube))]));
    assert_eq!(found[0].kind, OffenceKind::UnsafeBlock, "{found:?}");
    assert!(
        found
            .iter()
            .all(|offence| offence.rows.iter().all(|row| row.release == 2))
    );
}

#[test]
fn a_correction_that_makes_a_published_count_small_stops_no_later_release() {
    let (indicators, first, partitions) = eight_waves();
    let mut waves = vec![with(6); 8];
    waves[4] = with(4);
    let cube = cube(&indicators, &waves);
    let (published, _) = let_through(&cube, 3, Some(partitions));
    assert!(
        published.indicators()[0]
            .counts(4)
            .iter()
            .all(Option::is_none)
    );
    let second = made(2, &indicators, &published);
    audit(&[(&first, None), (&second, Some(&cube))]).unwrap();
}

#[test]
fn a_partition_drawn_anew_for_the_ninth_wave_is_refused() {
    let mut town = even();
    town[23] = [3, 1, 2, 1];
    let before = cube(&lone(), std::slice::from_ref(&town));
    let halves = |from: u32| vec![(0..from).collect(), (from..49).collect()];
    let first = made(1, &lone(), &forged(&before, &[halves(24)]));
    let now = cube(&lone(), &[town.clone(), town]);
    let second = made(2, &lone(), &forged(&now, &[halves(23)]));
    let found = refused(audit(&[(&first, None), (&second, Some(&now))]));
    let releases: std::collections::BTreeSet<u32> =
        found[0].rows.iter().map(|row| row.release).collect();
    assert_eq!(releases.len(), 2, "{found:?}");
    assert_eq!(found[0].area.len(), 1);
}
