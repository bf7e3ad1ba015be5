//! How often charts sound where nothing has changed, measured: no more often than their design says, with what a short baseline
//! leaves open and all.

use std::ops::Range;

use gocpont_core::watch::{
    Chart, Clusters, Direction, Judged, Method, Place, Point, clusters, judge,
};
use h3o::{CellIndex, LatLng, Resolution};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

/// Series of a trial, and periods that each is watched.
const SERIES: u64 = 120;
const WATCHED: usize = 600;

fn drawn(random: &mut Pcg64Mcg, mean: f64) -> u32 {
    let (bound, mut product, mut count) = ((-mean).exp(), random.random::<f64>(), 0);
    while product > bound {
        product *= random.random::<f64>();
        count += 1;
    }
    count
}

/// Alarms after which an episode begins: those with no other since the series was well inside.
fn alarms(judged: &[Judged]) -> usize {
    let (mut count, mut is_open) = (0, false);
    for own in judged {
        if own.place == Place::Outside {
            count += usize::from(!is_open);
            is_open = true;
        } else if own.level.abs() <= 0.5 {
            is_open = false;
        }
    }
    count
}

/// False alarms in a watched period, over many series whose mean is `mean` by the period.
fn measured(chart: &Chart, mean: impl Fn(usize) -> f64 + Sync) -> f64 {
    let one = |seed: u64| {
        let mut random = Pcg64Mcg::seed_from_u64(seed);
        let points: Vec<Point> = (0..WATCHED + chart.baseline)
            .map(|at| Point {
                cases: Some(drawn(&mut random, mean(at))),
                exposure: 1.0,
                breaks: false,
            })
            .collect();
        let judged = judge(&points, chart);
        let watched = judged
            .iter()
            .filter(|own| matches!(own.place, Place::Inside | Place::Outside));
        (alarms(&judged), watched.count())
    };
    let (alarms, watched) = (0..SERIES)
        .into_par_iter()
        .map(one)
        .reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    alarms as f64 / watched as f64
}

/// The rate lies in `range` times the designed one.
fn holds(name: &str, chart: &Chart, mean: impl Fn(usize) -> f64 + Sync, range: &Range<f64>) {
    let rate = measured(chart, mean) * chart.every;
    println!(
        "{name}: {rate:.2} of the designed rate, once in {:.0} periods",
        chart.every / rate
    );
    assert!(
        range.contains(&rate),
        "{name}: {rate:.2} of the designed rate"
    );
}

const fn chart(method: Method, direction: Direction, baseline: usize) -> Chart {
    Chart {
        method,
        direction,
        baseline,
        every: 100.0,
    }
}

#[test]
fn cumulative_sums_sound_falsely_no_more_often_than_designed() {
    for mean in [0.3, 2.0, 8.0] {
        for baseline in [26, 104] {
            for direction in [Direction::Above, Direction::Both] {
                let own = chart(Method::Cusum { shift: 2.0 }, direction, baseline);
                let name = format!(
                    "CUSUM {} of {mean} a period, baseline {baseline}",
                    direction.code()
                );
                holds(&name, &own, |_| mean, &(0.2..1.15));
            }
        }
    }
}

#[test]
fn weighted_means_sound_falsely_no_more_often_than_designed() {
    for mean in [0.3, 2.0, 8.0] {
        for baseline in [26, 104] {
            let own = chart(Method::Ewma { weight: 0.2 }, Direction::Both, baseline);
            let name = format!("EWMA of {mean} a period, baseline {baseline}");
            holds(&name, &own, |_| mean, &(0.2..1.15));
        }
    }
}

#[test]
fn bands_of_a_season_sound_falsely_about_as_often_as_designed() {
    for mean in [2.0, 8.0] {
        let wave =
            |at: usize| mean * (1.0 + 0.5 * (std::f64::consts::TAU * at as f64 / 52.0).sin());
        let own = chart(
            Method::Season {
                year: 52,
                window: 3,
            },
            Direction::Above,
            2,
        );
        holds(&format!("season of {mean} a week"), &own, wave, &(0.2..1.6));
    }
}

#[test]
fn scans_find_clusters_in_as_many_periods_without_as_they_say() {
    let centre = LatLng::new(47.65, 18.32)
        .expect("a point")
        .to_cell(Resolution::Eight);
    let hexes: Vec<CellIndex> = centre.grid_disk(3);
    let found = |seed: u64| {
        let mut random = Pcg64Mcg::seed_from_u64(seed);
        let cases: Vec<(CellIndex, usize)> = (0..60)
            .map(|_| {
                (
                    hexes[random.random_range(0..hexes.len())],
                    random.random_range(0..12),
                )
            })
            .collect();
        let asked = Clusters {
            cases: &cases,
            periods: 12,
            alpha: 0.05,
            seed,
        };
        u32::from(!clusters(&asked).expect("a scan").is_empty())
    };
    let trials = 400;
    let share = f64::from((0..trials).into_par_iter().map(found).sum::<u32>()) / trials as f64;
    println!("scan at alpha 0.05: {share:.3} of {trials} maps without clusters");
    // Four standard errors above 0.05.
    assert!((0.01..0.094).contains(&share), "{share}");
}
