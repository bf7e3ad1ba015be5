//! Exact tails against enumeration of every permutation, the hypergeometric distribution and properties.

use proptest::prelude::*;

use super::*;
use crate::hypergeometric::Draw;

const STATISTICS: [Statistic; 4] = [
    Statistic::NeighbourSum,
    Statistic::OwnAndNeighbourSum,
    Statistic::MoranProduct,
    Statistic::GearySum,
];
const NULLS: [Null; 2] = [Null::Conditional, Null::Total];

fn lists(units: usize, links: &[(usize, usize)]) -> Neighbourhood {
    let mut lists = vec![Vec::new(); units];
    for (from, to) in links {
        lists[from % units].push((to % units) as u32);
    }
    Neighbourhood::from_lists(&lists).expect("all are units")
}

/// Every order of 0 .. n (Heap 1963).
fn orders(n: usize) -> Vec<Vec<usize>> {
    fn heap(k: usize, order: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
        if k <= 1 {
            found.push(order.clone());
            return;
        }
        for at in 0..k {
            heap(k - 1, order, found);
            order.swap(if k.is_multiple_of(2) { at } else { 0 }, k - 1);
        }
    }
    let mut found = Vec::new();
    heap(n, &mut (0..n).collect(), &mut found);
    found
}

fn statistic(statistic: Statistic, unit: usize, values: &[i64], near: &Neighbourhood) -> i64 {
    let row = near.neighbours(unit).iter().map(|n| values[*n as usize]);
    let (k, n) = (
        row.len().cast_signed() as i64,
        values.len().cast_signed() as i64,
    );
    let (own, all) = (values[unit], values.iter().sum::<i64>());
    match statistic {
        Statistic::NeighbourSum => row.sum(),
        Statistic::OwnAndNeighbourSum => own + row.sum::<i64>(),
        Statistic::MoranProduct => (n * own - all) * (n * row.sum::<i64>() - k * all),
        Statistic::GearySum => row.map(|value| (own - value).pow(2)).sum(),
    }
}

fn enumerated(
    which: Statistic,
    null: Null,
    values: &[i64],
    near: &Neighbourhood,
) -> Vec<Option<Tails>> {
    let orders = orders(values.len());
    let of = |unit: usize| {
        let total_star = which == Statistic::OwnAndNeighbourSum && null == Null::Total;
        if near.neighbours(unit).is_empty() && !total_star {
            return None;
        }
        let observed = statistic(which, unit, values, near);
        let (mut lower, mut upper, mut all) = (0, 0, 0);
        for order in &orders {
            if null == Null::Conditional && order[unit] != unit {
                continue;
            }
            let shuffled: Vec<i64> = order.iter().map(|from| values[*from]).collect();
            let drawn = statistic(which, unit, &shuffled, near);
            lower += u32::from(drawn <= observed);
            upper += u32::from(drawn >= observed);
            all += 1;
        }
        Some(Tails {
            lower: f64::from(lower) / f64::from(all),
            upper: f64::from(upper) / f64::from(all),
        })
    };
    (0..values.len()).map(of).collect()
}

fn assert_alike(found: &[Option<Tails>], expected: &[Option<Tails>], about: &str) {
    assert_eq!(found.len(), expected.len());
    for (unit, pair) in found.iter().zip(expected).enumerate() {
        match pair {
            (None, None) => {}
            (Some(found), Some(expected)) => {
                for (p, q) in [(found.lower, expected.lower), (found.upper, expected.upper)] {
                    assert!((p - q).abs() <= 1e-12 * q, "unit {unit} {about}: {p} {q}");
                }
            }
            _ => panic!("unit {unit} {about}: {pair:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_statistic_and_null_is_as_all_permutations_say(
        values in prop::collection::vec(-4..6_i64, 2..=6),
        links in prop::collection::vec((0..6_usize, 0..6_usize), 0..20),
    ) {
        let near = lists(values.len(), &links);
        for which in STATISTICS {
            for null in NULLS {
                let found = exact_tails(which, null, &values, &near).expect("a small map");
                let expected = enumerated(which, null, &values, &near);
                assert_alike(&found, &expected, &format!("{which:?} {null:?} {values:?}"));
            }
        }
    }

    #[test]
    fn a_constant_or_a_factor_changes_nothing(
        values in prop::collection::vec(0..9_i64, 5..30),
        links in prop::collection::vec((0..30_usize, 0..30_usize), 0..80),
        more in -1000..1000_i64, factor in 1..7_i64,
    ) {
        let near = lists(values.len(), &links);
        let moved: Vec<i64> = values.iter().map(|value| more + factor * value).collect();
        for which in STATISTICS {
            for null in NULLS {
                let one = exact_tails(which, null, &values, &near);
                prop_assert_eq!(one, exact_tails(which, null, &moved, &near));
            }
        }
    }

    #[test]
    fn numbering_the_units_anew_numbers_the_results_anew(
        values in prop::collection::vec(0..9_i64, 5..30),
        links in prop::collection::vec((0..30_usize, 0..30_usize), 0..80),
    ) {
        let units = values.len();
        let back = |unit: usize| units - 1 - unit % units;
        let turned: Vec<(usize, usize)> = links.iter().map(|(a, b)| (back(*a), back(*b))).collect();
        let reversed: Vec<i64> = values.iter().rev().copied().collect();
        for which in STATISTICS {
            for null in NULLS {
                let one = exact_tails(which, null, &values, &lists(units, &links));
                let other = exact_tails(which, null, &reversed, &lists(units, &turned));
                let other = other.map(|mut tails| { tails.reverse(); tails });
                prop_assert_eq!(one, other);
            }
        }
    }

    #[test]
    fn both_tails_share_only_the_observed_sum_and_all_sums_make_1(
        occurring in prop::collection::vec((-5..20_i64, 0..9_u32), 1..8),
        drawn in 0..20_u32,
    ) {
        let population: u32 = occurring.iter().map(|(_, count)| count).sum();
        let drawn = drawn.min(population);
        let sum = Distribution::of_sum(&occurring, drawn).expect("small");
        let mut all = 0.0;
        for observed in -5 * 20..=20 * 20 {
            let tails = sum.tails(observed);
            let here = sum.tails(observed).lower - sum.tails(observed - 1).lower;
            prop_assert!((tails.lower + tails.upper - 1.0 - here).abs() < 1e-12);
            all += here;
        }
        prop_assert!((all - 1.0).abs() < 1e-12);
    }
}

#[test]
fn zeros_and_ones_are_hypergeometric_even_far_out() {
    for (population, cases, drawn) in [(1_000_000, 40_000, 90), (500, 450, 300), (60, 30, 59)] {
        let sum = Distribution::of_sum(&[(1, cases), (0, population - cases)], drawn);
        let sum = sum.expect("small");
        let least = (drawn + cases).saturating_sub(population);
        for observed in least..=drawn.min(cases) {
            let expected = Draw {
                population,
                cases,
                drawn,
                observed,
            };
            let expected = expected.tails().expect("possible");
            let found = sum.tails(i64::from(observed));
            for (p, q) in [(found.lower, expected.lower), (found.upper, expected.upper)] {
                assert!((p - q).abs() <= 1e-11 * q, "{observed}: {p} {q}");
            }
        }
    }
}

#[test]
fn two_of_four_values_are_as_by_hand() {
    // 0, 0, 3, 8: sums 0, 3, 3, 8, 8, 11
    let sum = Distribution::of_sum(&[(0, 2), (3, 1), (8, 1)], 2).expect("small");
    let expected = [
        (-1, 0, 6),
        (0, 1, 6),
        (3, 3, 5),
        (4, 3, 3),
        (8, 5, 3),
        (11, 6, 1),
    ];
    for (observed, lower, upper) in expected {
        let tails = sum.tails(observed);
        assert!((tails.lower - f64::from(lower) / 6.0).abs() < 1e-15);
        assert!((tails.upper - f64::from(upper) / 6.0).abs() < 1e-15);
    }
    let most = u32::MAX;
    let halves = [
        (i64::MIN, most),
        (i64::MAX, most),
        (i64::MIN, most),
        (i64::MAX, most),
    ];
    let wide = Distribution::of_sum(&halves, 2).expect("two values are 0 and 1");
    assert!((wide.tails(-1).upper - 0.75).abs() < 1e-9);
    let too_many = Distribution::of_sum(&[(0, 2), (3, 1)], 4);
    let (drawn, population) = (4, 3);
    assert_eq!(
        too_many,
        Err(InvalidPermutation::Draws { drawn, population })
    );
}

#[test]
fn extreme_sums_keep_their_relative_accuracy() {
    // all six of the only six nines among 60: 1 / C(60, 6), beside classes that must not drown it
    let sum = Distribution::of_sum(&[(9, 6), (0, 30), (1, 14), (4, 10)], 6).expect("small");
    let expected = 1.0 / 50_063_860.0;
    let found = sum.tails(54).upper;
    assert!((found - expected).abs() < 1e-13 * expected, "{found}");
}

#[test]
fn a_long_histogram_is_as_in_rational_arithmetic() {
    // counts ⌊10⁶ / (v + 1)²⌋ for v = 0 ..= 40, 18 drawn; expected: the product of `Σ_m C(count, m) y^m t^(v m)` in
    // whole numbers of any length, its coefficients of y^18 over C(all, 18)
    let occurring: Vec<(i64, u32)> = (0..=40_u32)
        .map(|v| (i64::from(v), 1_000_000 / (v + 1).pow(2)))
        .collect();
    let sum = Distribution::of_sum(&occurring, 18).expect("small");
    let expected = [
        (0, 1.677_701_223_440_327_7e-4, 1.0),
        (3, 6.616_624_781_021_309e-3, 9.971_373_575_582_861e-1),
        (30, 5.971_870_060_015_412e-1, 4.224_839_115_111_861e-1),
        (120, 9.995_870_755_438_149e-1, 4.550_775_992_414_822e-4),
        (300, 9.999_999_999_998_868e-1, 1.306_890_320_590_204_7e-13),
        (500, 1.0, 5.311_982_596_811_883e-28),
        (720, 1.0, 1.096_373_016_357_742_3e-62),
    ];
    for (observed, lower, upper) in expected {
        let found = sum.tails(observed);
        for (p, q) in [(found.lower, lower), (found.upper, upper)] {
            assert!((p - q).abs() <= 1e-12 * q, "{observed}: {p} {q}");
        }
    }
}

#[test]
fn an_island_has_no_p_but_for_its_own_value_among_all() {
    let near = lists(4, &[]);
    for which in STATISTICS {
        let tails = exact_tails(which, Null::Conditional, &[1, 2, 2, 7], &near);
        assert_eq!(tails, Ok(vec![None; 4]));
    }
    let own = exact_tails(
        Statistic::OwnAndNeighbourSum,
        Null::Total,
        &[1, 2, 2, 7],
        &near,
    );
    let own = own.expect("small")[1].expect("defined");
    assert!((own.lower - 0.75).abs() < 1e-15 && (own.upper - 0.75).abs() < 1e-15);
}

#[test]
fn row_standardised_weights_give_the_p_of_binary_ones_and_unequal_weights_none() {
    let near = lists(4, &[(0, 1), (1, 2), (1, 3), (3, 0)]);
    let values = [3, 0, 1, 5];
    for which in STATISTICS {
        for null in NULLS {
            let binary = exact_tails(which, null, &values, &near);
            let rows = exact_tails(which, null, &values, &near.clone().row_standardised());
            assert_eq!(binary, rows);
        }
    }
    let own = Neighbourhood::from_links(4, vec![(0, 1, 1.0), (0, 2, 0.5)]).expect("units");
    let unequal = exact_tails(Statistic::NeighbourSum, Null::Conditional, &values, &own);
    assert_eq!(unequal, Err(InvalidPermutation::UnequalWeights));
    let halves = Neighbourhood::from_links(4, vec![(0, 1, 0.5), (0, 2, 0.5)]).expect("units");
    let star = exact_tails(Statistic::OwnAndNeighbourSum, Null::Total, &values, &halves);
    assert_eq!(star, Err(InvalidPermutation::UnequalWeights));
}

#[test]
fn what_would_take_too_long_is_refused_with_its_cost() {
    let values: Vec<i64> = (0..3000).map(|at| at * at * 37 % 1_000_003).collect();
    let links: Vec<(usize, usize)> = (0..3000)
        .flat_map(|at| (1..40).map(move |step| (at, at + step)))
        .collect();
    let near = lists(3000, &links);
    for which in STATISTICS {
        for null in NULLS {
            let refused = exact_tails(which, null, &values, &near);
            let Err(InvalidPermutation::TooCostly(cost)) = refused else {
                panic!("{which:?} {null:?} is not refused");
            };
            assert!(cost.operations > TooCostly::OPERATIONS || cost.bytes > TooCostly::BYTES);
        }
    }
}

#[test]
fn the_ends_of_the_integers_and_empty_maps_do_no_harm() {
    let ends = [i64::MIN, i64::MAX, 0, i64::MIN, 1];
    let near = lists(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]);
    let two = [i64::MIN, i64::MAX, i64::MIN, i64::MIN, i64::MAX];
    for which in STATISTICS {
        for null in NULLS {
            let wide = exact_tails(which, null, &ends, &near);
            assert!(matches!(wide, Err(InvalidPermutation::TooCostly(_))));
            let two = exact_tails(which, null, &two, &near).expect("two values are 0 and 1");
            assert_eq!(
                two,
                exact_tails(which, null, &[0, 1, 0, 0, 1], &near).expect("small")
            );
            assert_eq!(exact_tails(which, null, &[], &lists(1, &[])).ok(), None);
            let none = Neighbourhood::from_lists(&[]).expect("no unit");
            assert_eq!(exact_tails(which, null, &[], &none), Ok(Vec::new()));
            let equal = exact_tails(which, null, &[4; 5], &near).expect("small");
            assert!(
                equal
                    .iter()
                    .all(|tails| tails.is_some_and(|t| t.two_sided() >= 1.0))
            );
        }
    }
}
