//! Random towns under attack: methods that leak are broken, keyed blocks are not.

use gocpont_tests::attack::keyed::{Method, keyed, keyed_blocks};
use gocpont_tests::attack::methods::{
    cell_keys, extra_zoning, independent_partitions, smallest_first, threshold_only,
};
use gocpont_tests::attack::town::Town;
use gocpont_tests::attack::{Report, Tables, attack};

/// Attacks the towns of so many seeds, each with so many periods; the sum of what was found.
fn towns(
    name: &str,
    seeds: u64,
    periods: usize,
    make: impl Fn(&Town, u64) -> Tables + Sync,
) -> Report {
    let one = |seed: u64| {
        let town = Town::random(seed, periods);
        attack(&make(&town, seed), Some(&town.truth()))
    };
    let half = |odd: u64| {
        let mut sum = Report::default();
        (0..seeds)
            .filter(|seed| seed % 2 == odd)
            .for_each(|seed| sum += one(seed));
        sum
    };
    let mut sum = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        let mut sum = half(0);
        sum += other.join().expect("the other half");
        sum
    });
    println!("{name}, {seeds} towns:\n{sum}");
    // What the attack derives is true, whatever it breaks.
    assert_eq!((sum.unsound, sum.contradictions), (0, 0), "{name}\n{sum}");
    sum.examples.clear();
    sum
}

#[test]
fn a_threshold_alone_is_broken() {
    let found = towns("threshold only", 60, 1, |town, _| threshold_only(town));
    assert!(found.exact > 300 && found.surely_small > 300, "{found}");
}

#[test]
fn smallest_first_groups_are_broken_by_who_knows_the_rule() {
    let found = towns("smallest first", 1_500, 1, |town, _| smallest_first(town));
    assert!(found.exact + found.surely_small >= 10, "{found}");
}

#[test]
fn partitions_made_apart_for_each_indicator_are_broken() {
    let found = towns("independent partitions", 60, 1, independent_partitions);
    assert!(found.exact > 5 && found.direct == 0, "{found}");
}

#[test]
fn keyed_blocks_with_one_exact_zoning_more_are_broken() {
    let found = towns("keyed blocks and districts", 60, 1, extra_zoning);
    assert!(found.exact > 20 && found.direct == 0, "{found}");
}

#[test]
fn cell_keys_on_every_hex_are_broken() {
    let found = towns("cell keys", 40, 1, cell_keys);
    assert!(found.surely_small > 20 && found.direct == 0, "{found}");
}

#[test]
fn keyed_blocks_give_nobody_away_in_a_thousand_and_a_half_towns() {
    let found = towns("keyed blocks", 1_500, 1, keyed_blocks);
    assert!(found.targets > 400_000, "{found}");
    assert!(found.finds_nothing(), "{found}");
}

#[test]
fn coarser_hexes_and_districts_of_whole_blocks_give_nobody_away() {
    let method = Method {
        layers: true,
        ..Method::EXACT
    };
    let make = |town: &Town, key| keyed(town, method, key);
    let found = towns("keyed blocks, all layers", 200, 1, make);
    assert!(found.finds_nothing(), "{found}");
}

#[test]
fn keyed_blocks_with_noise_give_nobody_away_in_seven_hundred_towns() {
    let plain = Method {
        layers: false,
        ..Method::NOISY
    };
    for (method, seeds) in [(plain, 650), (Method::NOISY, 50)] {
        let make = |town: &Town, key| keyed(town, method, key);
        let found = towns("keyed blocks with noise", seeds, 1, make);
        assert!(found.targets > 500 * seeds, "{found}");
        assert!(found.finds_nothing(), "{found}");
    }
}

#[test]
fn the_finer_tier_and_the_public_one_together_give_nobody_away() {
    let finer = |noise| Method {
        noise,
        finer: true,
        ..Method::EXACT
    };
    for (noise, seeds) in [(false, 200), (true, 200)] {
        let make = |town: &Town, key| keyed(town, finer(noise), key);
        let found = towns("two tiers", seeds, 1, make);
        assert!(found.finds_nothing(), "{found}");
    }
}

#[test]
fn further_releases_with_one_more_period_each_give_nobody_away() {
    for (noise, seeds) in [(false, 200), (true, 150)] {
        let method = Method {
            noise,
            releases: 3,
            ..Method::EXACT
        };
        let make = |town: &Town, key| keyed(town, method, key);
        let found = towns("three releases", seeds, 4, make);
        assert!(found.finds_nothing(), "{found}");
    }
}
