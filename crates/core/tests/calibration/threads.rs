//! The same bytes with one, two and eight threads, for every statistic.

use std::fmt::Debug;

use gocpont_core::analysis::{
    Chance, Grid, Settings, Statistic, Units, WholeStatistic, analyse, emergence, whole,
};
use gocpont_core::autocorrelation::Assumption;
use gocpont_core::emerging::Rules;
use gocpont_core::empirical_bayes::{LocalMean, local};
use gocpont_core::scan::{Coordinates, Model, Time, Windows, scan};

use crate::maps::{hexes, near, random, relabelled, skewed, some};

/// Runs it in pools of 1, 2 and 8 threads; a number is written so that every bit of it shows.
fn the_same<T: Debug + Send>(run: impl Fn() -> T + Send + Sync) {
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        let pool = pool.build().expect("a pool");
        pool.install(|| format!("{:?}", run()))
    };
    let one = with(1);
    assert_eq!(one, with(2));
    assert_eq!(one, with(8));
}

struct Map {
    values: Vec<Option<f64>>,
    people: Vec<Option<f64>>,
    near: gocpont_core::neighbourhood::Neighbourhood,
}

fn map() -> Map {
    let hexes = hexes(9);
    let random = &mut random(5);
    let people = skewed(hexes.len(), random);
    let mut values = some(&relabelled(&people, 200, random));
    values[3] = None;
    Map {
        values,
        people: some(&people),
        near: near(&hexes, 1),
    }
}

#[test]
fn local_statistics_with_every_kind_of_p() {
    let map = map();
    let chances = [None, Some(Chance::Normal), Some(Chance::Permutation(99))];
    for statistic in [
        Statistic::GiStar,
        Statistic::Gi,
        Statistic::LocalMoran,
        Statistic::Geary,
    ] {
        for chance in chances {
            for population in [None, Some(&map.people[..])] {
                let settings = Settings {
                    chance,
                    ..Settings::of(statistic)
                };
                the_same(|| {
                    let units = Units {
                        values: &map.values,
                        population,
                        near: &map.near,
                        edge: None,
                    };
                    analyse(&units, &settings)
                });
            }
        }
    }
}

#[test]
fn the_whole_map_and_local_bayes_rates() {
    let map = map();
    for statistic in [
        WholeStatistic::Moran,
        WholeStatistic::Geary,
        WholeStatistic::GeneralG,
    ] {
        the_same(|| {
            let units = Units {
                values: &map.values,
                population: Some(&map.people),
                near: &map.near,
                edge: None,
            };
            let chance = (Some(Chance::Permutation(199)), 7);
            whole(&units, statistic, Assumption::Randomisation, chance)
        });
    }
    let known = |list: &[Option<f64>]| {
        list.iter()
            .map(|v| v.unwrap_or_default())
            .collect::<Vec<_>>()
    };
    let (cases, people) = (known(&map.values), known(&map.people));
    the_same(|| local(&cases, &people, &map.near, LocalMean::Neighbours));
}

#[test]
fn emerging_hot_spots() {
    let map = map();
    let random = &mut random(8);
    let people: Vec<f64> = map.people.iter().map(|p| p.unwrap_or_default()).collect();
    let values: Vec<Option<f64>> = (0..5)
        .flat_map(|_| some(&relabelled(&people, 150, random)))
        .collect();
    let population = map.people.repeat(5);
    for population in [None, Some(&population[..])] {
        let grid = Grid {
            values: &values,
            population,
            periods: 5,
            near: &map.near,
            time_steps: 1,
        };
        the_same(|| emergence(&grid, &Settings::of(Statistic::GiStar), &Rules::default()));
    }
}

#[test]
fn scans_of_space_and_of_space_and_time() {
    let random = &mut random(9);
    let people = skewed(60, random);
    let points: Vec<[f64; 2]> = (0..60_u32)
        .map(|at| [f64::from(at % 8), f64::from(at / 8)])
        .collect();
    let windows = Windows::circular(&points, Coordinates::Planar, &people, 0.4).expect("windows");
    let cases: Vec<u32> = relabelled(&people, 90, random)
        .iter()
        .map(|cases| *cases as u32)
        .collect();
    let settings = gocpont_core::scan::Settings {
        replications: 99,
        ..Default::default()
    };
    the_same(|| scan(&cases, &Model::Poisson(&people), &windows, &settings));
    let spread: Vec<u32> = cases
        .iter()
        .flat_map(|cases| [*cases, cases / 2, 1])
        .collect();
    let time = Some(Time {
        periods: 3,
        max_share: 0.7,
        prospective: false,
    });
    let settings = gocpont_core::scan::Settings { time, ..settings };
    the_same(|| scan(&spread, &Model::Permutation, &windows, &settings));
}
