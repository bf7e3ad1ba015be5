//! Charts sound where something changed, once, and nowhere else.

use h3o::{CellIndex, LatLng, Resolution};
use jiff::civil::date;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::chart::{Chart, Judged, Method, Place, Point, judge};
use super::cluster::{Clusters, clusters, overlap};
use super::episode::{Episode, episodes, open_episode};
use super::{Cusum, Direction, Every, Ewma, Learned, emerged};
use crate::emerging::{Category, Kind};
use crate::hotspot::Share;

const CUSUM: Method = Method::Cusum { shift: 2.0 };
const EWMA: Method = Method::Ewma { weight: 0.2 };
const WEEKS: Method = Method::Season {
    year: 52,
    window: 3,
};

const fn chart(method: Method, direction: Direction) -> Chart {
    Chart {
        method,
        direction,
        baseline: 26,
        every: 200.0,
    }
}

/// One that hardly ever sounds falsely, for series that are drawn.
const fn rare(method: Method, direction: Direction) -> Chart {
    Chart {
        every: 5000.0,
        ..chart(method, direction)
    }
}

fn drawn(random: &mut Pcg64Mcg, mean: f64) -> u32 {
    let (bound, mut product, mut count) = ((-mean).exp(), random.random::<f64>(), 0);
    while product > bound {
        product *= random.random::<f64>();
        count += 1;
    }
    count
}

fn points(counts: impl IntoIterator<Item = u32>) -> Vec<Point> {
    let point = |count| Point {
        cases: Some(count),
        exposure: 1.0,
        breaks: false,
    };
    counts.into_iter().map(point).collect()
}

/// So many periods of one mean after another.
fn series(seed: u64, stretches: &[(usize, f64)]) -> Vec<Point> {
    let mut random = Pcg64Mcg::seed_from_u64(seed);
    let means = stretches
        .iter()
        .flat_map(|(periods, mean)| vec![*mean; *periods]);
    points(means.map(|mean| drawn(&mut random, mean)))
}

fn outside(judged: &[Judged]) -> usize {
    judged
        .iter()
        .filter(|own| own.place == Place::Outside)
        .count()
}

#[test]
fn a_step_is_one_episode_however_long_it_lasts() {
    for method in [CUSUM, EWMA] {
        for seed in 0..20 {
            let points = series(seed, &[(60, 3.0), (40, 9.0)]);
            let judged = judge(&points, &rare(method, Direction::Above));
            let after: Vec<Episode> = episodes(&judged);
            assert_eq!(after.len(), 1, "{method:?} {seed}: {after:?}");
            assert!(after[0].above && after[0].end.is_none());
            let start = after[0].start;
            assert!(
                (60..67).contains(&start),
                "{method:?} {seed}: found in {start}"
            );
            assert_eq!(open_episode(&judged), Some(after[0]));
        }
    }
}

#[test]
fn a_new_episode_begins_only_after_the_series_was_back() {
    let step = |means: [u32; 3]| -> Vec<u32> {
        let counts = [(40, 2), (12, means[0]), (30, means[1]), (12, means[2])];
        counts
            .iter()
            .flat_map(|(periods, count)| vec![*count; *periods])
            .collect()
    };
    for method in [CUSUM, EWMA] {
        let judged = judge(&points(step([8, 2, 8])), &chart(method, Direction::Above));
        let found = episodes(&judged);
        assert_eq!(found.len(), 2, "{method:?}: {found:?}");
        assert!(found[0].end.is_some() && found[1].start >= 82);
        let judged = judge(&points(step([8, 2, 2])), &chart(method, Direction::Above));
        assert_eq!(open_episode(&judged), None);
    }
}

#[test]
fn an_annotated_break_begins_a_new_baseline_and_sounds_nothing() {
    for (method, direction) in [(CUSUM, Direction::Both), (EWMA, Direction::Both)] {
        let mut points = series(3, &[(60, 3.0), (60, 9.0)]);
        assert!(outside(&judge(&points, &rare(method, direction))) > 10);
        points[60].breaks = true;
        let judged = judge(&points, &rare(method, direction));
        assert_eq!(judged[60].place, Place::Learning(25));
        assert_eq!(judged[85].place, Place::Learning(0));
        assert_eq!(outside(&judged[..]), 0);
        let expected = judged[86].expected.unwrap();
        assert!((7.5..10.5).contains(&expected), "{expected}");
        // An episode from before is over with it.
        let mut points = series(3, &[(60, 3.0), (60, 9.0)]);
        points[80].breaks = true;
        let judged = judge(&points, &rare(method, direction));
        assert_eq!(open_episode(&judged), None);
        assert_eq!(episodes(&judged)[0].end, Some(80));
    }
}

#[test]
fn a_period_without_data_is_no_period_of_zero() {
    let mut points = points([4; 26].into_iter().chain([4; 30]));
    for point in &mut points[30..45] {
        point.cases = None;
    }
    for method in [CUSUM, EWMA] {
        let judged = judge(&points, &chart(method, Direction::Both));
        assert_eq!(outside(&judged), 0);
        assert_eq!(judged[35].place, Place::Missing);
        let zeros: Vec<Point> = points
            .iter()
            .map(|own| Point {
                cases: own.cases.or(Some(0)),
                ..*own
            })
            .collect();
        let judged = judge(&zeros, &chart(method, Direction::Both));
        assert!(outside(&judged) > 5);
        assert!(!episodes(&judged)[0].above);
    }
}

#[test]
fn a_season_that_comes_every_year_is_expected_and_an_outbreak_is_not() {
    let season = |week: usize| if week % 52 < 8 { 20 } else { 4 };
    let counts: Vec<u32> = (0..220).map(season).collect();
    let own = chart(WEEKS, Direction::Above);
    let judged = judge(&points(counts.clone()), &own);
    assert_eq!(outside(&judged), 0);
    assert_eq!(judged[10].place, Place::Learning(45));
    assert!(
        outside(&judge(
            &points(counts.clone()),
            &chart(CUSUM, Direction::Above)
        )) > 5
    );
    let mut outbreak = counts;
    outbreak[190..194].fill(19);
    let judged = judge(&points(outbreak), &own);
    assert_eq!(episodes(&judged).len(), 1);
    assert_eq!(judged[190].place, Place::Outside);
}

#[test]
fn few_cases_sound_nothing_by_season() {
    let mut counts = vec![0; 120];
    counts[110] = 3;
    assert_eq!(
        outside(&judge(
            &points(counts.clone()),
            &chart(WEEKS, Direction::Above)
        )),
        0
    );
    counts[110] = 6;
    assert_eq!(
        outside(&judge(&points(counts), &chart(WEEKS, Direction::Above))),
        1
    );
}

#[test]
fn a_rate_is_judged_by_how_many_it_is_taken_of() {
    let of = |cases: u32, population: f64| Point {
        cases: Some(cases),
        exposure: population,
        breaks: false,
    };
    for method in [CUSUM, EWMA] {
        let own = chart(method, Direction::Above);
        let usual = [of(10, 1000.0); 30];
        let grown = [of(30, 3000.0); 20];
        let judged = judge(&[usual, [of(10, 1000.0); 30]].concat(), &own);
        assert_eq!(outside(&judged), 0);
        let judged = judge(&[&usual[..], &grown[..]].concat(), &own);
        assert_eq!(
            outside(&judged),
            0,
            "{method:?}: as many cases of each thousand"
        );
        let judged = judge(&[&usual[..], &[of(30, 1000.0); 20][..]].concat(), &own);
        assert!(outside(&judged) > 10);
    }
}

#[test]
fn the_band_is_where_the_chart_sounds() {
    for (method, direction) in [
        (CUSUM, Direction::Both),
        (EWMA, Direction::Both),
        (WEEKS, Direction::Above),
    ] {
        let own = chart(method, direction);
        let before = series(11, &[(120, 5.0)]);
        let judged = judge(&[&before[..], &points([5])[..]].concat(), &own);
        let last = judged[120];
        let high = last.high.unwrap();
        let sounds = |count: u32| {
            judge(&[&before[..], &points([count])[..]].concat(), &own)[120].place == Place::Outside
        };
        assert!(
            !sounds((high - 1e-6).ceil() as u32 - 1),
            "{method:?}: {high}"
        );
        assert!(
            sounds((high + 1e-6).floor() as u32 + 1),
            "{method:?}: {high}"
        );
        if let Some(low) = last.low {
            assert!(
                !sounds((low + 1e-6).floor() as u32 + 1) && sounds((low - 1e-6).ceil() as u32 - 1)
            );
        }
    }
}

#[test]
fn charts_are_designed_for_the_run_length_that_is_wanted() {
    // A baseline that leaves nothing open: the run length is the wanted one, or a step of the lattice more.
    for mean in [0.4, 2.0, 11.0] {
        let learned = Learned {
            cases: (mean * 1e7) as u64,
            exposure: 1e7,
        };
        for above in [true, false] {
            let chart = Cusum::designed(&learned, (1.0, above), 2.0, 300.0);
            let length = chart.run_length(mean);
            assert!(length >= 299.0, "{mean} {above}: {length}");
            let lower = Cusum {
                limit: chart.limit - 1,
                ..chart
            };
            assert!(lower.run_length(mean) < 300.5, "{mean} {above}");
        }
        let chart = Ewma::designed(&learned, (1.0, Direction::Both), 0.2, 300.0);
        let length = chart.run_length(mean);
        assert!((299.0..600.0).contains(&length), "{mean}: {length}");
    }
    // The less is known, the wider.
    let chart = |cases, exposure| {
        Cusum::designed(&Learned { cases, exposure }, (1.0, true), 2.0, 300.0).limit()
    };
    assert!(chart(20, 10.0) > chart(2000, 1000.0));
    // Nothing was ever counted: two in a period are something.
    let chart = chart(0, 26.0);
    assert!((0.5..3.0).contains(&chart), "{chart}");
}

#[test]
fn cases_that_come_together_are_found_while_they_do() {
    let centre = LatLng::new(47.65, 18.32)
        .unwrap()
        .to_cell(Resolution::Eight);
    let hexes: Vec<CellIndex> = centre.grid_disk(4);
    let mut random = Pcg64Mcg::seed_from_u64(5);
    let mut cases: Vec<(CellIndex, usize)> = (0..120)
        .map(|_| {
            (
                hexes[random.random_range(0..hexes.len())],
                random.random_range(0..12),
            )
        })
        .collect();
    let asked = |cases: &[(CellIndex, usize)]| {
        clusters(&Clusters {
            cases,
            periods: 12,
            alpha: 0.01,
            seed: 1,
        })
        .unwrap()
    };
    assert_eq!(asked(&cases), Vec::new());
    let planted: Vec<CellIndex> = hexes[40].grid_disk(1);
    cases.extend((0..15).map(|at| (planted[at % planted.len()], 10 + at % 2)));
    let found = asked(&cases);
    assert_eq!(found.len(), 1);
    assert!(found[0].since >= 9 && found[0].cases >= 10);
    assert!(overlap(&found[0].hexes, &planted));
    // One that was over before the end is not told.
    let over: Vec<_> = cases
        .iter()
        .map(|(hex, period)| (*hex, if *period >= 10 { period - 6 } else { *period }))
        .collect();
    assert_eq!(asked(&over), Vec::new());
}

#[test]
fn periods_are_weeks_from_monday_and_months() {
    let ended = |every: Every, from, today| every.ended(from, today);
    let weeks = ended(Every::Week, date(2026, 11, 4), date(2026, 11, 23));
    assert_eq!(
        weeks,
        [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)]
    );
    let weeks = ended(Every::Week, date(2026, 11, 4), date(2026, 11, 22));
    assert_eq!(weeks.len(), 2);
    let months = ended(Every::Month, date(2025, 11, 30), date(2026, 2, 1));
    assert_eq!(
        months,
        [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)]
    );
    assert_eq!(ended(Every::Month, date(2026, 2, 1), date(2026, 2, 28)), []);
    assert_eq!(Every::Week.before(date(2026, 11, 2)), date(2026, 10, 26));
}

#[test]
fn a_hot_spot_that_has_come_is_new_and_one_that_was_always_there_is_not() {
    let centre = LatLng::new(47.65, 18.32)
        .unwrap()
        .to_cell(Resolution::Eight);
    let hexes: Vec<CellIndex> = centre.grid_disk(6);
    let old: Vec<CellIndex> = hexes[20].grid_disk(1);
    let new: Vec<CellIndex> = hexes[100].grid_disk(1);
    let period = |has_new: bool| -> Vec<(CellIndex, Share)> {
        let share = |hex: &CellIndex| {
            let is_hot = old.contains(hex) || has_new && new.contains(hex);
            (
                *hex,
                Share {
                    cases: if is_hot { 40 } else { 10 },
                    population: 100,
                },
            )
        };
        hexes.iter().map(share).collect()
    };
    let wanted = [Category::Hot(Kind::New), Category::Hot(Kind::Intensifying)];
    let periods: Vec<_> = (0..6).map(|at| period(at == 5)).collect();
    let found = emerged(&periods, &wanted).unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].category, Category::Hot(Kind::New));
    assert!(overlap(&found[0].hexes, &new) && !overlap(&found[0].hexes, &old));
    assert!(f64::from(found[0].share.cases) > 1.5 * found[0].expected);
    assert_eq!(emerged(&periods[..1], &wanted).unwrap(), []);
    let never: Vec<_> = (0..6).map(|_| period(false)).collect();
    assert_eq!(emerged(&never, &wanted).unwrap(), []);
}
