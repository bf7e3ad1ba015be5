//! The noise of random towns against the truth: how far each shown number is off, and what never is.

use std::collections::BTreeMap;

use gocpont_tests::attack::keyed::{INDICATORS, Made, Method, door};
use gocpont_tests::attack::methods::{D, K, K_FILTER};
use gocpont_tests::attack::town::Town;

const NOISY: Method = Method {
    finer: true,
    releases: 2,
    ..Method::NOISY
};

/// Cases and the others of a block: shown and true.
type Pair = [(u64, u64); 2];

/// Calls with the municipality of each block of both tiers, whether it is public, and its numbers.
fn each_block(town: &Town, made: &Made, mut call: impl FnMut(&str, u16, bool, Pair)) {
    let tiers = [Some(&made.public), made.finer.as_ref()];
    for (tier, published) in tiers.into_iter().enumerate() {
        let Some(published) = published else { continue };
        for ((name, cases), shown) in INDICATORS.iter().zip(published.indicators()) {
            let whole = cases.whole().expect("a whole");
            for period in 0..published.periods() {
                let (a, n) = (town.counts(period, *cases), town.counts(period, whole));
                for (block, counts) in shown.blocks().iter().zip(shown.counts(period)) {
                    let Some(counts) = counts else { continue };
                    let sum = |all: &[u64]| -> u64 {
                        block.atoms.iter().map(|atom| all[*atom as usize]).sum()
                    };
                    let (cases, rest) = (u64::from(counts.cases), counts.population - counts.cases);
                    let pair = [(cases, sum(&a)), (u64::from(rest), sum(&n) - sum(&a))];
                    let place = town.hexes[block.atoms[0] as usize].0;
                    call(&format!("{name} {period} {tier}"), place, tier == 0, pair);
                }
            }
        }
    }
}

#[test]
fn every_block_and_municipality_is_off_by_five_at_most_and_zero_stays_zero() {
    let (mut blocks, mut off) = (0, 0);
    for seed in 0..250 {
        let town = Town::random(seed, 3);
        for made in door(&town, NOISY, seed) {
            let mut towns: BTreeMap<(String, u16, usize), (u64, u64)> = BTreeMap::new();
            each_block(&town, &made, |name, place, is_public, pair| {
                for (side, (shown, truth)) in pair.into_iter().enumerate() {
                    blocks += 1;
                    off += u64::from(shown != truth);
                    assert!(
                        shown.abs_diff(truth) <= D,
                        "{seed} {name}: {shown} for {truth}"
                    );
                    assert_eq!(shown == 0, truth == 0, "{seed} {name}: {shown} for {truth}");
                    let least = if is_public { K_FILTER } else { 5 };
                    assert!(
                        shown == 0 || pair[0].0 == 0 || shown >= least,
                        "{seed} {name}: {shown}"
                    );
                    let town = towns.entry((name.to_owned(), place, side)).or_default();
                    (town.0, town.1) = (town.0 + shown, town.1 + truth);
                }
                let all = pair[0].0 + pair[1].0;
                let least = if is_public && name.starts_with("arrears") {
                    K
                } else {
                    5
                };
                assert!(all == 0 || all >= least, "{seed} {name}: {all} in all");
            });
            for (name, (shown, truth)) in towns {
                assert!(
                    shown.abs_diff(truth) <= D,
                    "{seed} {name:?}: {shown} for {truth}"
                );
            }
        }
    }
    assert!(blocks > 20_000, "{blocks} numbers");
    assert!(off * 2 > blocks, "{off} of {blocks} are off");
}

#[test]
fn finer_blocks_add_up_to_the_public_one_that_they_divide() {
    let mut divided = 0;
    for seed in 0..150 {
        let town = Town::random(seed, 3);
        for made in door(&town, NOISY, seed) {
            let finer = made.finer.as_ref().expect("a finer tier");
            let both = made.public.indicators().iter().zip(finer.indicators());
            for (period, (public, finer)) in both.flat_map(|both| (0..2).map(move |at| (at, both)))
            {
                for (block, whole) in public.blocks().iter().zip(public.counts(period)) {
                    let parts = finer.blocks().iter().zip(finer.counts(period));
                    let parts: Vec<_> = parts
                        .filter(|(part, _)| part.atoms.iter().all(|at| block.atoms.contains(at)))
                        .collect();
                    let atoms: usize = parts.iter().map(|(part, _)| part.atoms.len()).sum();
                    let Some(whole) = whole else {
                        assert!(parts.iter().all(|(_, counts)| counts.is_none()), "{seed}");
                        continue;
                    };
                    let shown: Option<Vec<_>> = parts.iter().map(|(_, counts)| **counts).collect();
                    let Some(shown) = shown.filter(|_| atoms == block.atoms.len()) else {
                        continue;
                    };
                    divided += usize::from(shown.len() > 1);
                    let cases: u32 = shown.iter().map(|counts| counts.cases).sum();
                    let all: u32 = shown.iter().map(|counts| counts.population).sum();
                    assert_eq!(
                        (cases, all),
                        (whole.cases, whole.population),
                        "{seed} {period}"
                    );
                }
            }
        }
    }
    assert!(divided > 500, "{divided} blocks are divided");
}
