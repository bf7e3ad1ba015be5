//! Hot spots under each of the plan's settings.

use h3o::Resolution;

use super::*;

/// Units in a row, each near the one before and behind it.
fn row(units: usize) -> Neighbourhood {
    let near = |unit: usize| {
        let before = unit.checked_sub(1);
        let after = Some(unit + 1).filter(|next| *next < units);
        before.into_iter().chain(after).map(|n| n as u32).collect()
    };
    let lists: Vec<Vec<u32>> = (0..units).map(near).collect();
    Neighbourhood::from_lists(&lists).unwrap()
}

fn shares(counts: &[(u32, u32)]) -> Vec<Option<Share>> {
    let share = |(cases, population): &(u32, u32)| Share {
        cases: *cases,
        population: *population,
    };
    counts.iter().map(|counts| Some(share(counts))).collect()
}

/// Twenty units with a crowd of cases at the fourth to sixth.
fn crowd() -> Vec<(u32, u32)> {
    let mut counts = vec![(10, 100); 20];
    counts[3..6].fill((40, 100));
    counts
}

fn hexes() -> Vec<Vec<CellIndex>> {
    let centre = LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine);
    let mut hexes: Vec<CellIndex> = centre.grid_disk(3);
    hexes.sort_unstable();
    hexes.into_iter().map(|hex| vec![hex]).collect()
}

#[test]
fn our_own_test_of_gi_star_is_that_of_the_statistic() {
    let mut counts = crowd();
    counts[9] = (0, 0);
    let shares = shares(&counts);
    let near = row(20);
    let taking_part: Vec<bool> = shares.iter().map(|s| people(*s) > 0).collect();
    let study = Study::new(&shares, &near, &taking_part);
    let own = study.spots(&shares, &Spots::default(), None).unwrap();
    let found = find(&shares, &near, &Spots::default(), None).unwrap();
    for (own, found) in own.iter().zip(&found) {
        let (Some(own), Some(found)) = (own, found.spot) else {
            assert_eq!((*own, found.spot), (None, None));
            continue;
        };
        assert_eq!(own.class, found.class);
        assert!((own.p - found.p).abs() <= 1e-12 * own.p);
        assert!((own.p_adjusted - found.p_adjusted).abs() <= 1e-12);
        assert!((own.z.unwrap() - found.z.unwrap()).abs() < 1e-10);
    }
}

#[test]
fn gi_looks_at_the_neighbours_alone_and_holds_the_units_own_people() {
    let how = Spots {
        variant: Variant::Gi,
        ..Spots::default()
    };
    let shares = shares(&[(3, 5), (1, 5), (0, 5), (0, 5)]);
    let found = find(&shares, &row(4), &how, None).unwrap();
    // of the other 15 people 1 is a case; the neighbour holds 5 of them and it: P(X ≥ 1) = 1/3, P(X ≤ 1) = 1
    assert!((found[0].spot.unwrap().p - 2.0 / 3.0).abs() < 1e-12);
    // of the other 10 with 3 cases beside the second: both neighbours hold 10 of 15 people and 3 of 3 cases
    let expected = 2.0 * (10.0 * 9.0 * 8.0) / (15.0 * 14.0 * 13.0);
    assert!((found[1].spot.unwrap().p - expected).abs() < 1e-12);
}

#[test]
fn an_island_is_marked_and_gi_says_nothing_of_it() {
    let shares = shares(&[(30, 100), (0, 0), (10, 100), (10, 100)]);
    for (variant, tested) in [(Variant::GiStar, true), (Variant::Gi, false)] {
        let how = Spots {
            variant,
            ..Spots::default()
        };
        let found = find(&shares, &row(4), &how, None).unwrap();
        assert_eq!(found[0].mark, Some(Mark::Island));
        assert_eq!(found[0].spot.is_some(), tested);
        assert_eq!((found[1].mark, found[1].spot), (None, None));
        assert_eq!(found[2].mark, None);
    }
}

#[test]
fn below_the_minimum_a_unit_is_not_tested_but_still_a_neighbour() {
    let mut counts = crowd();
    counts[4] = (15, 15);
    let how = Spots {
        min_population: 20,
        ..Spots::default()
    };
    let shares = shares(&counts);
    let found = find(&shares, &row(20), &how, None).unwrap();
    assert_eq!(
        (found[4].spot, found[4].mark),
        (None, Some(Mark::BelowMinimum))
    );
    let all = find(&shares, &row(20), &Spots::default(), None).unwrap();
    let (one, other) = (found[3].spot.unwrap(), all[3].spot.unwrap());
    assert!((one.p - other.p).abs() <= 1e-12 * one.p);
    assert!(one.class.is_hot());
}

#[test]
fn under_any_dependence_the_adjusted_p_is_as_by_hand() {
    // 1 + 1/2 + 1/3 + 1/4 = 25/12
    let p = [Some(0.03), None, Some(0.5), Some(0.01), Some(0.02)];
    let found = adjusted(&p, Fdr::BenjaminiYekutieli);
    let expected = [
        Some(1.0 / 12.0),
        None,
        Some(1.0),
        Some(1.0 / 12.0),
        Some(1.0 / 12.0),
    ];
    for (found, expected) in found.iter().zip(expected) {
        match (found, expected) {
            (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-15),
            (found, expected) => assert_eq!(*found, expected),
        }
    }
}

#[test]
fn a_spot_of_one_neighbourhood_alone_is_less_robust() {
    let shares = shares(&crowd());
    let near = row(20);
    let how = Spots::default();
    let main = find(&shares, &near, &how, None).unwrap();
    let far = near.within_steps(9).unwrap();
    let again = |near: &Neighbourhood| find(&shares, near, &how, None);
    let same = robustness(&main, std::slice::from_ref(&near), again).unwrap();
    let other = robustness(&main, &[near, far], again).unwrap();
    assert_eq!(same[4], Some(1.0));
    assert!(other[7].unwrap() < 1.0, "{other:?}");
    for (at, found) in main.iter().enumerate() {
        let significant = found.spot.unwrap().class != Class::NotSignificant;
        assert_eq!(same[at].is_some(), significant);
    }
}

#[test]
fn steps_and_the_nearest_are_who_they_say() {
    let blocks = hexes();
    let peopled = vec![true; blocks.len()];
    let most = |near| {
        let near = neighbourhood(&blocks, &peopled, near).unwrap();
        (0..blocks.len())
            .map(|unit| near.neighbours(unit).len())
            .max()
    };
    assert_eq!(most(Near::Touching(1)), Some(6));
    assert_eq!(most(Near::Touching(2)), Some(18));
    assert_eq!(most(Near::Nearest(8)), Some(8));
}

#[test]
fn where_nobody_ever_lived_nobody_is_among_the_nearest() {
    let blocks = hexes();
    let mut peopled = vec![true; blocks.len()];
    peopled[..10].fill(false);
    let near = neighbourhood(&blocks, &peopled, Near::Nearest(5)).unwrap();
    for (unit, peopled) in peopled.iter().enumerate() {
        let expected = if *peopled { 5 } else { 0 };
        assert_eq!(near.neighbours(unit).len(), expected);
        assert!(near.neighbours(unit).iter().all(|n| *n >= 10));
    }
}
