//! Planted clusters are found with their members, places and times.

use std::collections::BTreeSet;

use super::*;

/// The units of a ten by ten grid at (4, 4) and one step from it.
const CROSS: [usize; 5] = [34, 43, 44, 45, 54];

#[test]
fn a_planted_crowd_is_the_most_likely_cluster_with_its_members() {
    let populations = [100.0; 100];
    let mut cases = [5; 100];
    for unit in CROSS {
        cases[unit] = 30;
    }
    let windows = circles(&grid(10), &populations, 0.25);
    let model = Model::Poisson(&populations);
    let found = scan(&cases, &model, &windows, &settings(Direction::High, 199)).unwrap();
    let first = &found.clusters[0];
    assert_eq!(
        (first.centre, &first.members[..]),
        (44, &[34, 43, 44, 45, 54][..])
    );
    assert_eq!(
        (first.extent, first.cases, found.cases),
        (Extent::Radius(1.0), 150, 625)
    );
    assert!((first.expected - 31.25).abs() < 1e-12 && (first.p - 0.005).abs() < 1e-12);
    // (150 / 31.25) / (475 / 593.75)
    assert!((first.relative_risk.unwrap() - 6.0).abs() < 1e-12);
    let by_hand = 150.0 * 4.8_f64.ln() + 475.0 * 0.8_f64.ln();
    assert!((first.llr - by_hand).abs() < 5e-7 && first.interval.is_none());
}

#[test]
fn planted_want_is_a_low_cluster_and_no_high_one() {
    let people = [100; 100];
    let mut cases = [30; 100];
    for unit in CROSS {
        cases[unit] = 2;
    }
    let windows = circles(&grid(10), &[100.0; 100], 0.25);
    let model = Model::Bernoulli(&people);
    for way in [Direction::Low, Direction::Both] {
        let found = scan(&cases, &model, &windows, &settings(way, 99)).unwrap();
        assert_eq!(found.clusters[0].members, [34, 43, 44, 45, 54]);
        assert!(found.clusters[0].relative_risk.unwrap() < 0.1);
    }
    let high = scan(&cases, &model, &windows, &settings(Direction::High, 99)).unwrap();
    let crossed = |cluster: &Cluster| {
        cluster
            .members
            .iter()
            .any(|u| CROSS.contains(&(*u as usize)))
    };
    assert!(!high.clusters.iter().any(crossed));
}

#[test]
fn secondary_clusters_share_no_unit_with_a_more_likely_one() {
    let populations = [100.0; 100];
    let mut cases: Vec<u32> = (0..100).map(|unit| 3 + unit * 7 % 5).collect();
    for (unit, more) in [(11, 60), (12, 50), (88, 40), (17, 30), (18, 12), (71, 25)] {
        cases[unit] = more;
    }
    let windows = circles(&grid(10), &populations, 0.5);
    let model = Model::Poisson(&populations);
    let found = scan(&cases, &model, &windows, &settings(Direction::High, 99)).unwrap();
    let mut seen = BTreeSet::new();
    assert!(found.clusters.len() > 3);
    for cluster in &found.clusters {
        assert!(cluster.members.iter().all(|unit| seen.insert(*unit)));
    }
    let ordered = |pair: &[Cluster]| pair[0].llr >= pair[1].llr && pair[0].p <= pair[1].p;
    assert!(found.clusters.windows(2).all(ordered));
    let few = Settings {
        most: 2,
        ..settings(Direction::High, 99)
    };
    let few = scan(&cases, &model, &windows, &few).unwrap();
    assert_eq!(few.clusters[..], found.clusters[..2]);
}

/// 36 units and 6 periods with 2 cases each, more at three units in two periods.
fn crowded_in(first: usize) -> Vec<u32> {
    let mut cases = vec![2; 36 * 6];
    for unit in [14, 8, 13] {
        cases[unit * 6 + first..unit * 6 + first + 2].fill(20);
    }
    cases
}

fn times(model: &Model, cases: &[u32], prospective: bool) -> Scan {
    let mut points = grid(6);
    // only these two stand nearer to unit 14 than a step
    points[8] = [2.0, 1.5];
    points[13] = [1.5, 2.0];
    let windows = circles(&points, &[50.0; 36], 0.5);
    let how = Settings {
        time: Some(in_time(6, prospective)),
        ..settings(Direction::High, 99)
    };
    scan(cases, model, &windows, &how).unwrap()
}

#[test]
fn a_crowd_in_two_periods_is_found_in_space_and_time_under_each_model() {
    let cases = crowded_in(2);
    let (populations, people) = ([50.0; 36], vec![50; 36 * 6]);
    let models = [
        Model::Poisson(&populations),
        Model::Bernoulli(&people),
        Model::Permutation,
    ];
    for model in models {
        let found = times(&model, &cases, false);
        let first = &found.clusters[0];
        assert_eq!(first.members, [8, 13, 14]);
        assert_eq!((first.interval.clone(), first.cases), (Some(2..=3), 120));
        assert!((first.p - 0.01).abs() < 1e-12);
    }
    let permutation = times(&Model::Permutation, &cases, false);
    // 3 · 48 cases at the places, 2 · 126 in the periods, of 540
    assert!((permutation.clusters[0].expected - 144.0 * 252.0 / 540.0).abs() < 1e-9);
}

#[test]
fn a_prospective_scan_finds_only_what_lasts_until_now() {
    let model = Model::Poisson(&[50.0; 36]);
    let alive = times(&model, &crowded_in(4), true);
    assert_eq!(alive.clusters[0].interval, Some(4..=5));
    assert_eq!(alive.clusters[0].members, [8, 13, 14]);
    let past = times(&model, &crowded_in(1), true);
    let now = |cluster: &Cluster| cluster.interval.clone().is_some_and(|i| *i.end() == 5);
    assert!(past.clusters.iter().all(now));
    assert!(past.clusters.first().is_none_or(|first| first.p > 0.05));
}
