//! Published numbers with noise, and the finer tier inside the public one.

use h3o::Resolution;
use proptest::prelude::*;

use super::*;
use crate::policy::{IndicatorRules, Policy};
use crate::toy::{cube, hexes};

fn rules(k: u32, k_filter: u32) -> Rules {
    let policy = Policy::new(k, k_filter, 3).unwrap();
    Rules {
        noise: Some(NoiseRules::new(5, 3.0).unwrap()),
        ..Rules::exact(policy, Resolution::Six)
    }
}

fn keys() -> Keys {
    Keys::new([3; 32], [4; 32])
}

fn town() -> impl Strategy<Value = Vec<(u32, u32)>> {
    let hex = prop_oneof![Just((0, 0)), (0_u32..60, 0_u32..30)];
    prop::collection::vec(hex, hexes().len())
        .prop_map(|hexes| hexes.into_iter().map(|(n, a)| (n, a.min(n * 3))).collect())
}

/// The same towns without noise.
fn exact(cube: &Cube) -> Published {
    let plain = Rules {
        noise: None,
        ..rules(10, 5)
    };
    protect(cube, &plain, &keys(), None).unwrap().0
}

proptest! {
    #[test]
    fn noise_moves_counts_within_the_bound_and_keeps_them_safe(town in town()) {
        let cube = cube(&[town]);
        let (noisy, _, _) = protect(&cube, &rules(10, 5), &keys(), None).unwrap();
        let (noisy, exact) = (&noisy.indicators()[0], exact(&cube));
        let exact = &exact.indicators()[0];
        prop_assert_eq!(noisy.blocks(), exact.blocks());
        for (noisy, exact) in noisy.counts(0).iter().zip(exact.counts(0)) {
            let (Some(noisy), Some(exact)) = (noisy, exact) else {
                prop_assert_eq!(noisy.is_some(), exact.is_some());
                continue;
            };
            let rest = |counts: &Counts| counts.population - counts.cases;
            for (shown, truth) in [(noisy.cases, exact.cases), (rest(noisy), rest(exact))] {
                prop_assert_eq!(shown == 0, truth == 0);
                prop_assert!(shown.abs_diff(truth) <= 5);
                prop_assert!(shown == 0 || shown >= 5);
            }
        }
    }

    #[test]
    fn a_municipality_is_off_by_at_most_one_draw(town in town()) {
        let cube = cube(&[town]);
        let (noisy, _, _) = protect(&cube, &rules(10, 5), &keys(), None).unwrap();
        let (noisy, exact) = (&noisy.indicators()[0], exact(&cube));
        for municipality in 0..2 {
            let total = |shown: &PublishedIndicator| {
                let blocks = shown.blocks().iter().zip(shown.counts(0));
                let own = blocks.filter(|(block, _)| block.municipality == municipality);
                own.filter_map(|(_, counts)| *counts).map(|c| c.cases).sum::<u32>()
            };
            prop_assert!(total(noisy).abs_diff(total(&exact.indicators()[0])) <= 5);
            let people = |shown: &PublishedIndicator| {
                let blocks = shown.blocks().iter().zip(shown.counts(0));
                let own = blocks.filter(|(block, _)| block.municipality == municipality);
                own.filter_map(|(_, counts)| *counts).map(|c| c.population).sum::<u32>()
            };
            prop_assert!(people(noisy).abs_diff(people(&exact.indicators()[0])) <= 5);
        }
    }

    #[test]
    fn the_finer_tier_refines_public_blocks_and_adds_up_to_them(town in town()) {
        let cube = cube(&[town]);
        let (public, partitions, _) = protect(&cube, &rules(10, 5), &keys(), None).unwrap();
        let inside = (&public, &partitions);
        let finer = protect_finer(&cube, &rules(5, 5), &keys(), inside, None).unwrap();
        let (public, finer) = (&public.indicators()[0], &finer.0.indicators()[0]);
        prop_assert!(finer.blocks().len() >= public.blocks().len());
        for (block, counts) in public.blocks().iter().zip(public.counts(0)) {
            let within = |part: &Block| part.atoms.iter().all(|a| block.atoms.contains(a));
            let parts = finer.blocks().iter().zip(finer.counts(0));
            let parts: Vec<_> = parts.filter(|(part, _)| within(part)).collect();
            let covered: usize = parts.iter().map(|(part, _)| part.atoms.len()).sum();
            prop_assert_eq!(covered, block.atoms.len());
            let shown: Option<Vec<Counts>> = parts.iter().map(|(_, counts)| **counts).collect();
            if let (Some(counts), Some(shown)) = (counts, shown) {
                prop_assert_eq!(counts.cases, shown.iter().map(|c| c.cases).sum::<u32>());
                let people: u32 = shown.iter().map(|c| c.population).sum();
                prop_assert_eq!(counts.population, people);
                prop_assert!(shown.iter().all(|c| c.cases == 0 || c.cases >= 5));
            }
        }
    }
}

#[test]
fn the_finer_tier_shows_more_places() {
    let mut town = vec![(9, 8); hexes().len()];
    town[..20].fill((40, 30));
    let cube = cube(&[town]);
    let (public, partitions, _) = protect(&cube, &rules(10, 5), &keys(), None).unwrap();
    let inside = (&public, &partitions);
    let finer = protect_finer(&cube, &rules(5, 5), &keys(), inside, None).unwrap();
    let blocks = |of: &Published| of.indicators()[0].blocks().len();
    assert!(
        blocks(&finer.0) > blocks(&public),
        "{} blocks",
        blocks(&public)
    );
}

#[test]
fn a_diagnosis_has_a_threshold_of_its_own() {
    let cube = cube(&[vec![(30, 7); hexes().len()]]);
    let diagnosis = Rules {
        indicators: vec![IndicatorRules {
            k_filter: Some(10),
            exact: false,
        }],
        ..rules(10, 5)
    };
    let blocks = |rules: &Rules| {
        let (published, _, _) = protect(&cube, rules, &keys(), None).unwrap();
        let shown = &published.indicators()[0];
        let cases = shown.counts(0).iter().flatten().map(|c| c.cases).min();
        (shown.blocks().len(), cases, shown.filter_threshold())
    };
    let (plain, strict) = (blocks(&rules(10, 5)), blocks(&diagnosis));
    assert!(strict.0 < plain.0 && strict.1 >= Some(10), "{strict:?}");
    assert_eq!((plain.2, strict.2), (5, 10));
}

#[test]
fn an_indicator_can_be_published_exactly() {
    let cube = cube(&[vec![(30, 17); hexes().len()]]);
    let without = Rules {
        indicators: vec![IndicatorRules {
            k_filter: None,
            exact: true,
        }],
        ..rules(10, 5)
    };
    let (published, _, _) = protect(&cube, &without, &keys(), None).unwrap();
    let shown = &published.indicators()[0];
    assert_eq!(shown.noise(), None);
    assert_eq!(shown.counts(0), exact(&cube).indicators()[0].counts(0));
}

#[test]
fn where_everybody_answered_the_question_if_there_is_an_answer_withholds_nobody() {
    use gocpont_core::codebook::Indicator;
    use gocpont_core::condition::Condition;
    use gocpont_core::cube::Sorted;

    let known = Condition::Known("lives_alone".to_owned());
    let indicator = Indicator {
        population: vec![known],
        ..crate::toy::indicator()
    };
    let hexes = hexes();
    let atoms: Vec<Atom> = hexes
        .iter()
        .map(|hex| Atom {
            municipality: 0,
            hex: *hex,
        })
        .collect();
    let mut cube = Cube::new(atoms.clone(), Steps::of(&[indicator]), 1);
    let homes: Vec<_> = atoms.iter().flat_map(|atom| [Some(*atom); 40]).collect();
    let all = vec![true; homes.len()];
    let alone = (0..homes.len()).map(|at| at % 2 == 0).collect();
    let units = Sorted::new(&homes);
    cube.add(
        0,
        &units,
        &[Some(all.clone()), Some(all.clone()), Some(all), Some(alone)],
    )
    .unwrap();
    let blocks = |rules: &Rules| {
        let (published, _, _) = protect(&cube, rules, &keys(), None).unwrap();
        published.indicators()[0].blocks().len()
    };
    let first = Rules {
        answers_like_any: true,
        ..rules(10, 5)
    };
    assert!(blocks(&rules(10, 5)) > 20);
    assert_eq!(blocks(&first), 0);
}
