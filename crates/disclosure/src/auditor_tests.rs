//! Releases that pass the audit, and releases that give somebody away, each in another way.

use gocpont_core::condition::Condition;
use h3o::LatLng;

use super::toy::{
    HEXES, alone, audit, audit_limits, audit_tiers, cube, even, forged, hexes, indicator,
    let_through, lone, made, made_with, not, old, others, plain, refused,
};
use super::*;

/// Each row as "release collection feature number".
fn rows(offence: &Offence) -> Vec<String> {
    let row = |row: &RowName| {
        format!(
            "{} {} {} {}",
            row.release, row.collection, row.feature, row.number
        )
    };
    offence.rows.iter().map(row).collect()
}

#[test]
fn a_release_of_ours_passes_and_a_second_one_with_its_partition_too() {
    let indicators = [
        indicator("alone", &[old()], &[alone()]),
        indicator("old", &[], &[old()]),
        indicator("young-alone", &[not(old())], &[alone()]),
    ];
    let mut town = even();
    town[3] = [4, 0, 1, 0];
    town[17] = [20, 5, 9, 1];
    town[30] = [0; 4];
    let cube = cube(&indicators, &[town.clone(), town]);
    let (published, partitions) = let_through(&cube, 3, None);
    let first = made(1, &indicators, &published);
    let report = audit(&[(&first, Some(&cube))]).unwrap();
    assert_eq!((report.releases, report.families), (1, 5));
    assert_eq!(report.tables, 3 * 5 * 2);
    assert!(report.smallest >= Some(5), "{report:?}");
    let (published, _) = let_through(&cube, 4, Some(partitions));
    let second = made(2, &indicators, &published);
    let report = audit(&[(&first, Some(&cube)), (&second, Some(&cube))]).unwrap();
    assert_eq!(report.releases, 2);
}

#[test]
fn a_small_count_that_is_shown_is_direct() {
    let mut town = even();
    town[7] = [30, 3, 20, 0];
    let cube = cube(&lone(), &[town]);
    let blocks = vec![vec![7], others(&[7])];
    let made = made(1, &lone(), &forged(&cube, &[blocks]));
    let found = refused(audit(&[(&made, None)]));
    assert_eq!(found[0].kind, OffenceKind::Direct);
    assert_eq!((found[0].lower, found[0].upper), (Some(3), Some(3)));
    assert_eq!(rows(&found[0]), ["1 alone-blocks b0-7 cases"]);
    assert_eq!(found.len(), 1, "{found:?}");
    let told = refused(audit(&[(&made, Some(&cube))]));
    assert_eq!(told[0].kind, OffenceKind::UnsafeBlock);
}

#[test]
fn a_second_partition_of_the_same_people_gives_away_what_lies_between() {
    let mut town = even();
    town[7] = [3, 1, 0, 0];
    let cube = cube(&lone(), &[town]);
    let one = made(
        1,
        &lone(),
        &forged(&cube, &[vec![vec![6, 7], others(&[6, 7])]]),
    );
    let two = made(2, &lone(), &forged(&cube, &[vec![vec![6], others(&[6])]]));
    assert!(audit(&[(&one, Some(&cube))]).is_ok());
    assert!(audit(&[(&two, Some(&cube))]).is_ok());
    for truth in [None, Some(&cube)] {
        let found = refused(audit(&[(&one, truth), (&two, truth)]));
        let exact: Vec<&Offence> = found
            .iter()
            .filter(|o| o.kind == OffenceKind::Exact)
            .collect();
        let cases = exact
            .iter()
            .find(|o| o.family == "persons: alone=true")
            .unwrap();
        assert_eq!((cases.lower, cases.upper), (Some(1), Some(1)));
        let named = rows(cases);
        assert_eq!(
            named,
            ["1 alone-blocks b0-6 cases", "2 alone-blocks b0-6 cases"]
        );
        assert!(
            exact
                .iter()
                .any(|o| o.family == "persons" && o.lower == Some(4))
        );
    }
}

#[test]
fn a_nested_split_and_a_coarsening_pass() {
    let cube = cube(&lone(), &[even()]);
    let wide = made(
        1,
        &lone(),
        &forged(&cube, &[vec![vec![6, 7], others(&[6, 7])]]),
    );
    let split = vec![vec![6], vec![7], others(&[6, 7])];
    let split = made(2, &lone(), &forged(&cube, &[split]));
    for truth in [None, Some(&cube)] {
        audit(&[(&wide, truth), (&split, truth)]).unwrap();
        audit(&[(&split, truth), (&wide, truth)]).unwrap();
    }
}

#[test]
fn denominators_of_two_partitions_give_away_what_lies_between() {
    let indicators = [
        indicator("alone", &[], &[alone()]),
        indicator("old", &[], &[old()]),
    ];
    let mut town = even();
    town[7] = [0, 0, 0, 6];
    let cube = cube(&indicators, &[town]);
    let blocks = [
        vec![vec![6, 7], others(&[6, 7])],
        vec![vec![6], others(&[6])],
    ];
    let made = made(1, &indicators, &forged(&cube, &blocks));
    for truth in [None, Some(&cube)] {
        let found = refused(audit(&[(&made, truth)]));
        let named = rows(&found[0]);
        assert_eq!(found[0].kind, OffenceKind::Exact);
        assert_eq!(
            (found[0].family.as_str(), found[0].lower),
            ("persons", Some(6))
        );
        assert_eq!(
            named,
            [
                "1 alone-blocks b0-6 population",
                "1 old-blocks b1-6 population"
            ]
        );
    }
}

#[test]
fn the_same_people_in_another_order_of_conditions_are_the_same_people() {
    let indicators = [
        indicator("one", &[alone()], &[old()]),
        indicator("two", &[old()], &[alone()]),
    ];
    let mut town = even();
    town[7] = [3, 2, 4, 2];
    let cube = cube(&indicators, &[town]);
    let blocks = [
        vec![vec![6, 7], others(&[6, 7])],
        vec![vec![6], others(&[6])],
    ];
    let made = made(1, &indicators, &forged(&cube, &blocks));
    let found = refused(audit(&[(&made, Some(&cube))]));
    let family = "persons: age>=65 & alone=true";
    let own: Vec<&Offence> = found.iter().filter(|o| o.family == family).collect();
    assert_eq!(own[0].lower, Some(2));
    assert_eq!(
        rows(own[0]),
        ["1 one-blocks b0-6 cases", "1 two-blocks b1-6 cases"]
    );
}

#[test]
fn a_complement_with_a_partition_of_its_own_gives_its_opposite_away() {
    let indicators = [
        indicator("alone", &[Condition::Known("alone".to_owned())], &[alone()]),
        indicator(
            "not-alone",
            &[Condition::Known("alone".to_owned())],
            &[not(alone())],
        ),
    ];
    let mut town = even();
    town[7] = [40, 2, 0, 0];
    let cube = cube(&indicators, &[town]);
    let blocks = [
        vec![vec![6, 7], others(&[6, 7])],
        vec![vec![6], others(&[6])],
    ];
    let made = made(1, &indicators, &forged(&cube, &blocks));
    for truth in [None, Some(&cube)] {
        let found = refused(audit(&[(&made, truth)]));
        let cases = found
            .iter()
            .find(|o| o.family == "persons: alone=true")
            .unwrap();
        assert_eq!((cases.kind, cases.lower), (OffenceKind::Exact, Some(2)));
        let named = rows(cases);
        assert_eq!(named.len(), 3, "{named:?}");
        assert!(named.contains(&"1 alone-blocks b0-6 cases".to_owned()));
    }
}

#[test]
fn a_complement_is_found_where_all_answers_are_known_though_nobody_says_so() {
    let indicators = [
        indicator("alone", &[], &[alone()]),
        indicator("not-alone", &[], &[not(alone())]),
    ];
    let mut town = even();
    town[7] = [40, 2, 0, 0];
    let cube = cube(&indicators, &[town]);
    let blocks = [
        vec![vec![6, 7], others(&[6, 7])],
        vec![vec![6], others(&[6])],
    ];
    let made = made(1, &indicators, &forged(&cube, &blocks));
    let found = refused(audit(&[(&made, Some(&cube))]));
    assert!(
        found
            .iter()
            .any(|o| o.family == "persons: alone=true" && o.lower == Some(2))
    );
}

#[test]
fn what_neither_of_two_conditions_leaves_is_told() {
    let indicators = [
        indicator("alone", &[], &[alone()]),
        indicator("old", &[], &[old()]),
        indicator("both", &[old()], &[alone()]),
    ];
    let mut town = even();
    town[7] = [3, 40, 40, 40];
    let cube = cube(&indicators, &[town]);
    let blocks = vec![vec![7], others(&[7])];
    let made = made(
        1,
        &indicators,
        &forged(&cube, &[blocks.clone(), blocks.clone(), blocks]),
    );
    for truth in [None, Some(&cube)] {
        let found = refused(audit(&[(&made, truth)]));
        assert_eq!(
            (found[0].kind, found[0].lower),
            (OffenceKind::Exact, Some(3))
        );
        assert_eq!(found[0].rows.len(), 4, "{}", found[0]);
    }
}

#[test]
fn a_finer_tier_inside_the_public_blocks_passes_and_one_across_them_does_not() {
    let mut town = even();
    (town[6], town[7]) = ([3, 3, 0, 0], [4, 4, 0, 0]);
    let cube = cube(&lone(), &[town]);
    let wide = vec![vec![5, 6, 7], vec![8, 9], others(&[5, 6, 7, 8, 9])];
    let public = made(1, &lone(), &forged(&cube, &[wide]));
    let inside = vec![
        vec![5],
        vec![6],
        vec![7],
        vec![8, 9],
        others(&[5, 6, 7, 8, 9]),
    ];
    let gis = made(1, &lone(), &forged(&cube, &[inside]));
    audit_tiers(&public, &gis).unwrap();
    let across = vec![vec![5, 6], vec![7, 8], vec![9], others(&[5, 6, 7, 8, 9])];
    let across = made(1, &lone(), &forged(&cube, &[across]));
    // What lies between is large enough for the finer tier, though not for the public: 8 people, 4 of them alone.
    audit_tiers(&public, &across).unwrap();
    let mut town = even();
    town[7] = [1, 1, 0, 0];
    let cube = self::cube(&lone(), &[town]);
    let blocks = [vec![5, 6, 7], vec![8, 9], others(&[5, 6, 7, 8, 9])];
    let public = made(1, &lone(), &forged(&cube, &[blocks.to_vec()]));
    let blocks = [vec![5, 6], vec![7, 8], vec![9], others(&[5, 6, 7, 8, 9])];
    let across = made(1, &lone(), &forged(&cube, &[blocks.to_vec()]));
    let found = refused(audit_tiers(&public, &across));
    assert_eq!(
        (found[0].kind, found[0].lower),
        (OffenceKind::Exact, Some(2))
    );
    let tiers: Vec<Tier> = found[0].rows.iter().map(|row| row.tier).collect();
    assert_eq!(tiers, [Tier::Public, Tier::Gis]);
}

#[test]
fn what_cannot_be_tried_out_is_refused_unless_the_truth_shows_that_it_is_safe() {
    let indicators = [
        indicator("alone", &[], &[alone()]),
        indicator("old", &[], &[old()]),
    ];
    let cube = cube(&indicators, &[even()]);
    let lines = |of: fn(u32) -> u32| {
        let line = |line| (0..HEXES as u32).filter(|at| of(*at) == line).collect();
        (0..7).map(line).collect::<Vec<Vec<u32>>>()
    };
    let blocks = [lines(|at| at / 7), lines(|at| at % 7)];
    let made = made(1, &indicators, &forged(&cube, &blocks));
    let found = refused(audit(&[(&made, None)]));
    assert_eq!(found[0].kind, OffenceKind::NotExhaustive);
    assert_eq!(found[0].area.len(), HEXES);
    audit(&[(&made, Some(&cube))]).unwrap();
}

#[test]
fn a_hex_at_the_border_of_districts_may_be_of_either() {
    let cube = cube(&lone(), &[even()]);
    let (published, _) = let_through(&cube, 3, None);
    for hex in [5, 20, 33] {
        let centre = LatLng::from(hexes()[hex]).lng();
        for away in [-4e-7, -1e-8, 1e-8, 4e-7] {
            let made = made_with(1, &lone(), &published, centre + away);
            audit(&[(&made, Some(&cube))]).unwrap();
        }
    }
}

#[test]
fn a_block_that_is_not_true_is_refused() {
    let made = plain();
    let mut town = even();
    town[7] = [30, 11, 20, 20];
    let cube = cube(&lone(), &[town]);
    let found = refused(audit(&[(&made, Some(&cube))]));
    assert!(found.iter().all(|o| o.kind == OffenceKind::Unsound));
    assert_eq!(rows(&found[0]), ["1 alone-blocks b0-7 cases"]);
}

#[test]
fn a_block_of_cases_only_is_refused() {
    let mut town = even();
    town[7] = [0, 40, 0, 40];
    let cube = cube(&lone(), &[town]);
    let made = made(1, &lone(), &forged(&cube, &[vec![vec![7], others(&[7])]]));
    let found = refused(audit(&[(&made, Some(&cube))]));
    assert_eq!(found[0].kind, OffenceKind::Homogeneous);
}

#[test]
fn an_audit_says_the_same_on_any_number_of_threads() {
    let cube = cube(&lone(), &[even(), even()]);
    let (published, _) = let_through(&cube, 3, None);
    let first = made(1, &lone(), &published);
    let other = made(
        2,
        &lone(),
        &forged(&cube, &[vec![vec![6, 7], others(&[6, 7])]]),
    );
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let told = pool
            .unwrap()
            .install(|| audit(&[(&first, None), (&other, Some(&cube))]));
        format!("{told:?}")
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn what_is_only_known_together_and_large_together_passes() {
    let mut town = even();
    (town[6], town[7]) = ([9, 3, 0, 0], [9, 2, 0, 0]);
    let cube = cube(&lone(), &[town]);
    // 3 and 2 of hexes 6 and 7 live alone; the blocks tell 5 of both, and nothing of either.
    let one = vec![vec![6, 7], others(&[6, 7])];
    let two = vec![vec![6, 8], others(&[6, 8])];
    let first = made(1, &lone(), &forged(&cube, std::slice::from_ref(&one)));
    let second = made(2, &lone(), &forged(&cube, &[two]));
    let again = made(2, &lone(), &forged(&cube, &[one]));
    audit(&[(&first, Some(&cube)), (&again, Some(&cube))]).unwrap();
    audit(&[(&first, Some(&cube)), (&second, Some(&cube))]).unwrap();
}

#[test]
fn where_nobody_has_a_diagnosis_the_rest_is_the_population_with_its_own_threshold() {
    let indicators = [
        indicator("old", &[], &[old()]),
        indicator("alone", &[old()], &[alone()]),
    ];
    let mut town = even();
    town[7] = [30, 30, 7, 0];
    let cube = cube(&indicators, &[town]);
    let blocks = vec![vec![7], others(&[7])];
    let made = made(1, &indicators, &forged(&cube, &[blocks.clone(), blocks]));
    let limits = |k_filter| Thresholds { k: 10, k_filter };
    audit_limits(&made, &[limits(5), limits(10)], &cube).unwrap();
    let found = refused(audit_limits(&made, &[limits(8), limits(8)], &cube));
    assert!(
        found
            .iter()
            .any(|o| o.kind == OffenceKind::Direct && o.lower == Some(7))
    );
}
