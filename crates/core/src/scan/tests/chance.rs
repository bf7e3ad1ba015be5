//! p values and the draws under the null.

use super::super::null::{Map, Null};
use super::*;

#[test]
fn on_maps_of_chance_the_p_is_at_most_a_tenth_about_once_in_ten() {
    let populations: Vec<f64> = (0..49).map(|unit| f64::from(20 + unit * 31 % 50)).collect();
    let people: Vec<u32> = populations.iter().map(|people| *people as u32).collect();
    let windows = circles(&grid(7), &populations, 0.5);
    for model in [Model::Poisson(&populations), Model::Bernoulli(&people)] {
        let some: Vec<u32> = people.iter().map(|people| people / 10).collect();
        let task = Task::new(&some, &model, &windows, &Settings::default()).unwrap();
        let mut map = Map::default();
        let rare = |at: &u64| {
            task.null.draw(7, *at, 49, &mut map);
            let mut cases = vec![0; 49];
            for (row, unit) in windows.rows.iter().enumerate() {
                cases[*unit as usize] = map.counts[row];
            }
            let found = scan(&cases, &model, &windows, &settings(Direction::Both, 199)).unwrap();
            found.clusters[0].p <= 0.1
        };
        // Binomial(100, 0.1): outside of 2 ..= 20 with probability below 0.2 %.
        let times = (0..100).filter(rare).count();
        assert!((2..=20).contains(&times), "{times} of 100");
    }
}

#[test]
fn each_null_keeps_what_it_holds_fixed() {
    let mut map = Map::default();
    let weights = [5, 0, 20, 75];
    let mut sums = [0_u32; 4];
    let multinomial = Null::multinomial(1000, &weights);
    for replication in 0..100 {
        multinomial.draw(1, replication, 4, &mut map);
        assert_eq!(map.counts.iter().sum::<u32>(), 1000);
        sums.iter_mut()
            .zip(&map.counts)
            .for_each(|(sum, count)| *sum += count);
    }
    for (sum, weight) in sums.iter().zip(weights) {
        let expected = 1000.0 * weight as f64;
        let deviation = (expected * (1.0 - weight as f64 / 100.0)).sqrt();
        assert!(
            (f64::from(*sum) - expected).abs() <= 4.0 * deviation,
            "{sums:?}"
        );
    }
    let people = vec![3, 0, 10, 2];
    for cases in [0, 4, 11, 15] {
        Null::people(cases, people.clone()).draw(2, 0, 4, &mut map);
        assert_eq!(map.counts.iter().sum::<u32>(), cases);
        assert!(
            map.counts
                .iter()
                .zip(&people)
                .all(|(cases, people)| cases <= people)
        );
    }
    let observed = [1, 2, 0, 4, 0, 3, 1, 1, 6];
    Null::shuffle(&observed, 3).draw(3, 0, 9, &mut map);
    for at in 0..3 {
        let row = |counts: &[u32]| counts[at * 3..at * 3 + 3].iter().sum::<u32>();
        let column = |counts: &[u32]| counts.iter().skip(at).step_by(3).sum::<u32>();
        assert_eq!(row(&map.counts), row(&observed));
        assert_eq!(column(&map.counts), column(&observed));
    }
}

#[test]
fn cases_drawn_without_replacement_spread_like_the_hypergeometric_distribution() {
    let null = Null::people(30, vec![40, 60]);
    let mut map = Map::default();
    let draws = 4000;
    let (mut sum, mut squares) = (0.0, 0.0);
    for replication in 0..draws {
        null.draw(5, replication, 2, &mut map);
        let inside = f64::from(map.counts[0]);
        sum += inside;
        squares += (inside - 12.0).powi(2);
    }
    // mean 30 · 0.4, variance 30 · 0.4 · 0.6 · 70 / 99
    let n = draws as f64;
    assert!((sum / n - 12.0).abs() < 4.0 * (5.09_f64 / n).sqrt());
    assert!((squares / n - 5.0909).abs() < 0.5);
}

#[test]
fn p_counts_replications_that_reach_the_cluster_and_gumbel_goes_below_the_least() {
    let populations = [100.0; 100];
    let mut cases = [3; 100];
    cases[44] = 40;
    let windows = circles(&grid(10), &populations, 0.5);
    let model = Model::Poisson(&populations);
    let found = scan(&cases, &model, &windows, &settings(Direction::High, 99)).unwrap();
    assert_eq!(found.maxima.len(), 99);
    for cluster in &found.clusters {
        let reached = found
            .maxima
            .iter()
            .filter(|max| **max >= cluster.llr)
            .count();
        assert!((cluster.p - (1 + reached) as f64 / 100.0).abs() < 1e-12);
    }
    let (p, gumbel) = (found.clusters[0].p, found.clusters[0].p_gumbel.unwrap());
    assert!((p - 0.01).abs() < 1e-12 && gumbel < 1e-6 && gumbel > 0.0);
    let none = scan(&cases, &model, &windows, &settings(Direction::High, 0)).unwrap();
    assert!(none.maxima.is_empty() && none.clusters[0].p_gumbel.is_none());
    assert!((none.clusters[0].p - 1.0).abs() < 1e-12);
}

#[test]
fn one_two_and_eight_threads_find_the_same() {
    let populations: Vec<f64> = (0..144).map(|unit| f64::from(10 + unit % 13)).collect();
    let cases: Vec<u32> = (0..144 * 4).map(|cell| cell * 7 % 5 / 3).collect();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            let windows = circles(&grid(12), &populations, 0.25);
            let how = Settings {
                time: Some(in_time(4, false)),
                ..settings(Direction::Both, 150)
            };
            let cylinders = scan(&cases, &Model::Poisson(&populations), &windows, &how).unwrap();
            let model = Model::Poisson(&populations);
            let how = settings(Direction::Both, 150);
            (
                cylinders,
                scan(&cases[..144], &model, &windows, &how).unwrap(),
            )
        })
    };
    let one = with(1);
    assert_eq!(one, with(2));
    assert_eq!(one, with(8));
}
