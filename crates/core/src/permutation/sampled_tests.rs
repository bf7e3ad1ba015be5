//! Sampled tails against exact ones, against a plain evaluation of the same draws, and over threads.

use super::samples::Samples;
use super::*;

const SAMPLING: Sampling = Sampling {
    replications: 999,
    seed: 17,
};
const STATISTICS: [Statistic; 4] = [
    Statistic::NeighbourSum,
    Statistic::OwnAndNeighbourSum,
    Statistic::MoranProduct,
    Statistic::GearySum,
];
const NULLS: [Null; 2] = [Null::Conditional, Null::Total];

/// Rows and columns with neighbours left, right, above and below.
fn grid(side: usize) -> Vec<Vec<u32>> {
    let near = |unit: usize| {
        let (x, y) = (unit % side, unit / side);
        let at = |x: usize, y: usize| (y * side + x) as u32;
        let mut near = Vec::new();
        if x > 0 {
            near.push(at(x - 1, y));
        }
        if x + 1 < side {
            near.push(at(x + 1, y));
        }
        if y > 0 {
            near.push(at(x, y - 1));
        }
        if y + 1 < side {
            near.push(at(x, y + 1));
        }
        near
    };
    (0..side * side).map(near).collect()
}

fn counts(units: usize) -> Vec<i64> {
    let mixed = (0..units as u64).map(|at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40);
    mixed
        .map(|number| (number % 11 * (number % 3)).cast_signed())
        .collect()
}

fn unequal(lists: &[Vec<u32>]) -> Neighbourhood {
    let links = (0..).zip(lists).flat_map(|(from, list)| {
        let weight = move |to: &u32| (from, *to, 0.25 + f64::from((from * 7 + to * 3) % 5));
        list.iter().map(weight).collect::<Vec<_>>()
    });
    Neighbourhood::from_links(lists.len(), links.collect()).expect("units")
}

#[test]
fn a_sample_is_within_its_error_of_the_exact_p() {
    let near = Neighbourhood::from_lists(&grid(8)).expect("units");
    let values = counts(64);
    let real: Vec<f64> = values.iter().map(|value| *value as f64 / 10.0).collect();
    let sampling = Sampling {
        replications: 9_999,
        seed: 4,
    };
    for which in STATISTICS {
        for null in NULLS {
            let exact = exact_tails(which, null, &values, &near).expect("small");
            let sampled = sampled_tails(which, null, &real, &near, sampling).expect("fine");
            for (exact, sampled) in exact.iter().zip(&sampled) {
                let (exact, sampled) = (exact.expect("defined"), sampled.expect("defined"));
                let found = sampled.tails;
                for (p, q) in [(found.lower, exact.lower), (found.upper, exact.upper)] {
                    // 4.5 standard errors, and what (1 + b) / (1 + R) adds
                    let error = (q * (1.0 - q) / 10_000.0).sqrt();
                    assert!(
                        (p - q).abs() <= 4.5 * error + 1e-4,
                        "{which:?} {null:?}: {p} {q}"
                    );
                }
            }
        }
    }
}

/// The draws of `k` neighbours for a unit, and the draw of its own place (total null).
fn drawn(draw: &[usize], null: Null, unit: usize, k: usize) -> (usize, Vec<usize>) {
    if null == Null::Total {
        return (draw[0], draw[1..=k].to_vec());
    }
    let put = |from: usize| if from == unit { draw[k] } else { from };
    (unit, draw[..k].iter().map(|from| put(*from)).collect())
}

fn plain(
    which: Statistic,
    null: Null,
    values: &[f64],
    near: &Neighbourhood,
) -> Vec<Option<Sampled>> {
    let (n, replications) = (values.len(), SAMPLING.replications as usize);
    let most = (0..n)
        .map(|unit| near.neighbours(unit).len())
        .max()
        .unwrap_or(0)
        + 1;
    let samples = Samples::new(values, most, SAMPLING).expect("small");
    let mut draws = vec![vec![usize::MAX; most]; replications];
    for unit in 0..n {
        for (replication, position) in samples.places(unit, most) {
            draws[replication][position] = unit;
        }
    }
    let mean = values.iter().sum::<f64>() / n as f64;
    let statistic = |own: usize, row: &[usize], weights: &[f64]| -> f64 {
        let own = values[own] - mean;
        let terms = row.iter().zip(weights).map(|(unit, weight)| {
            let value = values[*unit] - mean;
            weight
                * if which == Statistic::GearySum {
                    (own - value).powi(2)
                } else {
                    value
                }
        });
        let sum: f64 = terms.sum();
        match which {
            Statistic::OwnAndNeighbourSum => own + sum,
            Statistic::MoranProduct => own * sum,
            _ => sum,
        }
    };
    let of = |unit: usize| {
        let weights: Vec<f64> = near.weighted(unit).map(|(_, weight)| weight).collect();
        let row: Vec<usize> = near.neighbours(unit).iter().map(|n| *n as usize).collect();
        let observed = statistic(unit, &row, &weights);
        let (mut below, mut above) = (0, 0);
        for draw in &draws {
            let (own, row) = drawn(draw, null, unit, weights.len());
            let drawn = statistic(own, &row, &weights);
            below += usize::from(drawn <= observed + 1e-9);
            above += usize::from(drawn >= observed - 1e-9);
        }
        Some(Sampled::new(below, above, replications))
    };
    (0..n).map(of).collect()
}

#[test]
fn the_fast_ways_count_the_same_draws_as_a_plain_loop() {
    let lists = grid(5);
    let values: Vec<f64> = counts(25).iter().map(|value| 0.1 * *value as f64).collect();
    let binary = Neighbourhood::from_lists(&lists).expect("units");
    for near in [binary, unequal(&lists)] {
        for which in STATISTICS {
            for null in NULLS {
                let fast = sampled_tails(which, null, &values, &near, SAMPLING).expect("fine");
                assert_eq!(
                    fast,
                    plain(which, null, &values, &near),
                    "{which:?} {null:?}"
                );
            }
        }
    }
}

#[test]
fn equal_weights_by_look_up_are_as_equal_weights_by_all_draws() {
    // a weight of 2 for everybody is equal; one link that weighs otherwise sends every unit the long way
    let lists = grid(6);
    let values: Vec<f64> = (0..36).map(|at| f64::from(at * at % 17)).collect();
    let links = |odd: f64| -> Vec<(u32, u32, f64)> {
        let rows = (0..).zip(&lists);
        let mut links: Vec<(u32, u32, f64)> = rows
            .flat_map(|(from, list)| list.iter().map(move |to| (from, *to, 2.0)))
            .collect();
        links[0].2 = odd;
        links
    };
    let equal = Neighbourhood::from_links(36, links(2.0)).expect("units");
    let odd = Neighbourhood::from_links(36, links(2.5)).expect("units");
    for which in [Statistic::NeighbourSum, Statistic::MoranProduct] {
        for null in NULLS {
            let one = sampled_tails(which, null, &values, &equal, SAMPLING).expect("fine");
            let other = sampled_tails(which, null, &values, &odd, SAMPLING).expect("fine");
            assert_eq!(one[1..], other[1..]);
        }
    }
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let lists = grid(40);
    let whole = counts(1600);
    let values: Vec<f64> = whole.iter().map(|value| *value as f64 * 0.37).collect();
    let binary = Neighbourhood::from_lists(&lists).expect("units");
    let unequal = unequal(&lists);
    let results = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads").install(|| {
            let mut exact = Vec::new();
            let mut sampled = Vec::new();
            for which in STATISTICS {
                for null in NULLS {
                    exact.push(exact_tails(which, null, &whole, &binary));
                    for near in [&binary, &unequal] {
                        sampled.push(sampled_tails(which, null, &values, near, SAMPLING));
                    }
                }
            }
            let map = map_tails(&values, SAMPLING, |values| values[0] - values[1]);
            format!("{exact:?} {sampled:?} {map:?}")
        })
    };
    let one = results(1);
    assert_eq!(one, results(2));
    assert_eq!(one, results(8));
}

#[test]
fn ties_count_in_both_tails_even_where_decimals_round() {
    // 0.1 + 0.2 is not 0.3 in binary, but every sum of two of these is one of three
    let values = [0.1, 0.2, 0.3, 0.3, 0.1, 0.2, 0.3, 0.1];
    let near = Neighbourhood::from_lists(&vec![vec![0, 1, 2, 3, 4, 5, 6, 7]; 8]).expect("units");
    let all = sampled_tails(
        Statistic::NeighbourSum,
        Null::Conditional,
        &values,
        &near,
        SAMPLING,
    );
    for sampled in all.expect("fine") {
        // all others are drawn: every replication is a tie
        let tails = sampled.expect("defined").tails;
        assert!(tails.lower >= 1.0 && tails.upper >= 1.0);
    }
    let equal = sampled_tails(
        Statistic::MoranProduct,
        Null::Total,
        &[0.7; 8],
        &near,
        SAMPLING,
    );
    assert!(
        equal
            .expect("fine")
            .iter()
            .all(|s| s.is_some_and(|s| s.tails.two_sided() >= 1.0))
    );
}

#[test]
fn neither_the_unit_nor_the_size_of_the_values_matters() {
    let lists = grid(5);
    let values: Vec<f64> = counts(25).iter().map(|value| *value as f64).collect();
    let near = unequal(&lists);
    for factor in [1e-300, 0.3, 1e306] {
        let moved: Vec<f64> = values.iter().map(|value| factor * (value - 7.0)).collect();
        for which in STATISTICS {
            for null in NULLS {
                let one = sampled_tails(which, null, &values, &near, SAMPLING);
                let other = sampled_tails(which, null, &moved, &near, SAMPLING);
                assert_eq!(one, other, "{which:?} {null:?} {factor}");
            }
        }
    }
}

#[test]
fn an_island_and_a_wrong_argument_are_named() {
    let near = Neighbourhood::from_lists(&[vec![], vec![2], vec![1]]).expect("units");
    let sum = |values: &[f64], sampling: Sampling| {
        sampled_tails(
            Statistic::NeighbourSum,
            Null::Conditional,
            values,
            &near,
            sampling,
        )
    };
    let found = sum(&[1.0, 2.0, 4.0], SAMPLING).expect("fine");
    assert_eq!(found[0], None);
    let error = found[1].expect("defined");
    let p = error.tails.lower;
    assert!((error.lower_error - (p * (1.0 - p) / 1000.0).sqrt()).abs() < 1e-15);
    let (values, units) = (1, 3);
    assert_eq!(
        sum(&[1.0], SAMPLING),
        Err(InvalidPermutation::Length { values, units })
    );
    assert_eq!(
        sum(&[1.0, f64::NAN, 0.0], SAMPLING),
        Err(InvalidPermutation::NotFinite(1))
    );
    let none = Sampling {
        replications: 0,
        seed: 1,
    };
    assert_eq!(
        sum(&[0.0; 3], none),
        Err(InvalidPermutation::NoReplications)
    );
    let star = sampled_tails(
        Statistic::OwnAndNeighbourSum,
        Null::Total,
        &[1.0, 2.0, 4.0],
        &near,
        SAMPLING,
    );
    assert!(star.expect("fine")[0].is_some());
}

#[test]
fn a_shuffled_map_gives_the_moments_and_the_p_of_its_statistic() {
    // the first value of 0 .. 9: mean 4.5, variance 8.25, P(first ≥ 9) = 0.1
    let values: Vec<f64> = (0..10).rev().map(f64::from).collect();
    let sampling = Sampling {
        replications: 20_000,
        seed: 5,
    };
    let found = map_tails(&values, sampling, |values| values[0]).expect("fine");
    assert!((found.mean - 4.5).abs() < 0.1);
    assert!((found.variance.expect("many") - 8.25).abs() < 0.25);
    assert!((found.sampled.tails.upper - 0.1).abs() < 4.5 * found.sampled.upper_error);
    assert!(found.sampled.tails.lower >= 1.0);
    // a sum is always the same: ties count in both tails
    let same = map_tails(&values, sampling, |values| values.iter().sum()).expect("fine");
    assert!(same.sampled.tails.two_sided() >= 1.0);
    let undefined = map_tails(&values, sampling, |_| f64::NAN);
    assert!(matches!(undefined, Err(InvalidPermutation::Undefined(_))));
}
