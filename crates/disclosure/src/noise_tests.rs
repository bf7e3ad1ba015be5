//! Noise is bounded, keeps zero and thresholds, adds up, and follows the people, not the place.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(rules()));

fn rules() -> NoiseRules {
    NoiseRules::new(5, 3.0).unwrap()
}

fn noise(key: u8) -> Noise {
    Noise {
        rules: rules(),
        key: NoiseKey::new([key; 32]),
        table: TABLE.clone(),
    }
}

fn part(count: u32, records: u64) -> Part {
    Part {
        count,
        records,
        floor: 5,
    }
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let count = prop_oneof![Just(0_u32), 5_u32..12, 5_u32..400];
    let one = (count, any::<u64>()).prop_map(|(count, records)| part(count, records));
    prop::collection::vec(one, 1..60)
}

fn moved(parts: &[Part], published: &[u32]) -> i64 {
    let moved = parts.iter().zip(published);
    moved.map(|(p, n)| i64::from(*n) - i64::from(p.count)).sum()
}

proptest! {
    #[test]
    fn no_count_moves_further_than_the_bound_and_none_becomes_small(parts in parts(), key: u8) {
        let published = noise(key).published(&parts, "cases a", -5..=5);
        for (part, shown) in parts.iter().zip(&published) {
            if part.count == 0 {
                prop_assert_eq!(*shown, 0);
            } else {
                prop_assert!(*shown >= 5 && shown.abs_diff(part.count) <= 5);
            }
        }
    }

    #[test]
    fn a_municipality_moves_no_further_than_one_block(parts in parts(), key: u8) {
        let published = noise(key).published(&parts, "cases a", -5..=5);
        prop_assert!(moved(&parts, &published).abs() <= 5);
    }

    #[test]
    fn a_single_block_is_its_municipality(count in 5_u32..500, records: u64, key: u8) {
        let noise = noise(key);
        let one = [part(count, records)];
        let shown = noise.published(&one, "cases a", -5..=5);
        prop_assert_eq!(moved(&one, &shown), noise.draw(&one[0], "cases a"));
    }

    #[test]
    fn parts_can_be_brought_to_a_move_that_leaves_room(parts in parts(), key: u8, by in -5_i64..=5) {
        prop_assume!(parts.iter().filter(|p| p.count >= 10).count() >= 1);
        let shown = noise(key).towards(&parts, "cases a", by);
        prop_assert_eq!(moved(&parts, &shown), by);
    }
}

#[test]
fn the_same_people_give_the_same_noise_and_a_changed_set_another() {
    let noise = noise(3);
    let shown =
        |records: u64| noise.published(&[part(50, records), part(70, 9)], "cases a", -5..=5);
    assert_eq!(shown(1), shown(1));
    let differing = (2..200)
        .filter(|records| shown(*records) != shown(1))
        .count();
    assert!(differing > 100, "{differing}");
}

#[test]
fn another_key_or_another_cell_gives_other_noise() {
    let all: Vec<Part> = (0..200).map(|at| part(50, at)).collect();
    let one = noise(3).published(&all, "cases a", -5..=5);
    assert_ne!(one, noise(4).published(&all, "cases a", -5..=5));
    assert_ne!(one, noise(3).published(&all, "rest a", -5..=5));
}

#[test]
fn noise_has_mean_zero_over_many_blocks_even_at_the_threshold() {
    let noise = noise(1);
    for count in [5, 6, 7, 9, 40] {
        let mean: i64 = (0..40_000)
            .map(|at| noise.draw(&part(count, at), "cases a"))
            .sum();
        assert!(mean.abs() < 1_800, "{count}: {mean} of 40,000");
    }
}

#[test]
fn rules_out_of_range_are_refused() {
    assert!(NoiseRules::new(0, 1.0).is_err());
    assert!(NoiseRules::new(5, 0.0).is_err());
    assert!(NoiseRules::new(5, 10.5).is_err());
    assert!(NoiseRules::new(5, f64::NAN).is_err());
    assert!(NoiseRules::new(5, 10.0).is_ok());
}
