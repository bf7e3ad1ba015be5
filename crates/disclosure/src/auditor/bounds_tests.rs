//! Counts that are not derived, only bounded.

use crate::auditor::toy::{
    HEXES, People, alone, audit, audit_noisy, cube, forged, indicator, made, old, others, refused,
};
use crate::auditor::{Offence, OffenceKind};

#[test]
fn a_part_of_a_part_can_be_surely_small() {
    let indicators = [
        indicator("old", &[], &[old()]),
        indicator("alone", &[old()], &[alone()]),
    ];
    let mut town: Vec<People> = vec![[30, 10, 20, 20]; HEXES];
    // Old people: 6 in hex 6, 40 in hex 7; of all 46 only 3 of hex 7 and 2 of hex 6 do not live alone.
    (town[6], town[7]) = ([30, 30, 2, 4], [30, 30, 3, 37]);
    let cube = cube(&indicators, &[town]);
    let blocks = [
        vec![vec![6], vec![7], others(&[6, 7])],
        vec![vec![6, 7], others(&[6, 7])],
    ];
    let made = made(1, &indicators, &forged(&cube, &blocks));
    // 5 do not live alone, so at least 1 of the 6 in hex 6 does, and at most 6 do: not surely below 5.
    audit(&[(&made, Some(&cube))]).unwrap();
    let noisy = audit_noisy(&made, 2);
    assert!(noisy.is_ok(), "{noisy:?}");
}

#[test]
fn what_is_surely_small_is_told_with_the_numbers_that_are_needed() {
    let indicators = [
        indicator("old", &[], &[old()]),
        indicator("alone", &[old()], &[alone()]),
    ];
    let mut town: Vec<People> = vec![[30, 10, 20, 20]; HEXES];
    // 4 old people in hex 6: shown openly, and 3 or 4 of them live alone, since only one in both hexes does not.
    (town[6], town[7]) = ([30, 30, 0, 4], [30, 30, 1, 39]);
    let cube = cube(&indicators, &[town]);
    let blocks = [
        vec![vec![6], vec![7], others(&[6, 7])],
        vec![vec![6, 7], others(&[6, 7])],
    ];
    let made = made(1, &indicators, &forged(&cube, &blocks));
    let found = refused(audit(&[(&made, None)]));
    let alone: Vec<&Offence> = found
        .iter()
        .filter(|o| o.kind == OffenceKind::SurelySmall)
        .collect();
    assert_eq!(alone[0].family, "persons: age>=65 & alone=true");
    assert_eq!((alone[0].lower, alone[0].upper), (Some(3), Some(4)));
    let rows: Vec<String> = alone[0].rows.iter().map(ToString::to_string).collect();
    assert!((2..=3).contains(&rows.len()), "{rows:?}");
    let near = |row: &String| {
        ["b0-6", "b0-7", "b1-6"]
            .iter()
            .any(|block| row.contains(block))
    };
    assert!(rows.iter().all(near), "{rows:?}");
}

#[test]
fn with_noise_a_published_count_below_the_threshold_is_not_surely_small() {
    let indicators = [indicator("alone", &[], &[alone()])];
    let town: Vec<People> = vec![[30, 4, 0, 0]; HEXES];
    let cube = cube(&indicators, &[town]);
    let made = made(
        1,
        &indicators,
        &forged(&cube, &[vec![vec![7], others(&[7])]]),
    );
    assert_eq!(refused(audit_noisy(&made, 0))[0].kind, OffenceKind::Direct);
    assert!(audit_noisy(&made, 3).is_ok());
}
