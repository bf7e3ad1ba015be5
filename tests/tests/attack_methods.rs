//! Random towns under attack: methods that leak are broken, keyed blocks are not.

use gocpont_tests::attack::keyed::{keyed_blocks, keyed_twice};
use gocpont_tests::attack::methods::{
    cell_keys, extra_zoning, independent_partitions, noisy, smallest_first, threshold_only,
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
    let found = towns("smallest first", 400, 1, |town, _| smallest_first(town));
    assert!(found.exact + found.surely_small > 0, "{found}");
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
fn keyed_blocks_give_nobody_away_in_two_thousand_towns() {
    let found = towns("keyed blocks", 2_000, 1, keyed_blocks);
    assert!(found.targets > 500_000, "{found}");
    assert!(found.finds_nothing(), "{found}");
}

#[test]
fn keyed_blocks_with_noise_give_nobody_away() {
    let make = |town: &Town, key| noisy(keyed_blocks(town, key), key);
    let found = towns("keyed blocks with noise", 500, 1, make);
    assert!(found.finds_nothing(), "{found}");
}

#[test]
fn a_second_release_with_one_more_period_gives_nobody_away() {
    let found = towns("two releases", 300, 3, keyed_twice);
    assert!(found.finds_nothing(), "{found}");
}
