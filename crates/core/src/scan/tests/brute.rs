//! All centres, all windows, all intervals and the formulas as they stand in the papers.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::lanes::side_by_side;
use super::super::null::Map;
use super::*;

/// Few units on few places of a grid, so that distances and places often agree.
#[derive(Clone, Debug)]
struct Town {
    points: Vec<[f64; 2]>,
    /// One for each unit.
    people: Vec<u32>,
    /// One for each unit and period.
    cases: Vec<u32>,
    periods: usize,
    share: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Poisson,
    Bernoulli,
    Permutation,
}

fn town(periods: usize) -> impl Strategy<Value = Town> {
    let cell = (0_u32..12, prop::collection::vec(0.0..1.0_f64, periods));
    let unit = ((0_u32..4, 0_u32..4), cell);
    let share = prop::sample::select(vec![0.25, 0.5, 1.0]);
    (prop::collection::vec(unit, 1..14), share).prop_map(move |(units, share)| Town {
        points: units
            .iter()
            .map(|((x, y), _)| [f64::from(*x), f64::from(*y)])
            .collect(),
        people: units.iter().map(|(_, (people, _))| *people).collect(),
        cases: units
            .iter()
            .flat_map(|(_, (people, shares))| {
                let held = |share: &f64| (share * share * f64::from(*people)).round() as u32;
                shares.iter().map(held).collect::<Vec<_>>()
            })
            .collect(),
        periods,
        share,
    })
}

/// A window: its units and its periods.
type Cylinder = (BTreeSet<u32>, (usize, usize));

impl Town {
    fn populations(&self, kind: Kind) -> Vec<f64> {
        match kind {
            Kind::Permutation => {
                let rows = self.cases.chunks(self.periods);
                rows.map(|row| f64::from(row.iter().sum::<u32>())).collect()
            }
            _ => self
                .people
                .iter()
                .map(|people| f64::from(*people))
                .collect(),
        }
    }

    fn cylinders(&self, kind: Kind, time: Option<Time>) -> Vec<Cylinder> {
        let populations = self.populations(kind);
        let all: f64 = populations.iter().sum();
        let mut found = Vec::new();
        let held: Vec<usize> = (0..populations.len())
            .filter(|u| populations[*u] > 0.0)
            .collect();
        for centre in &held {
            let far = |unit: usize| {
                let d = |axis: usize| self.points[unit][axis] - self.points[*centre][axis];
                d(0).hypot(d(1))
            };
            for edge in &held {
                let inside = held.iter().copied().filter(|unit| far(*unit) <= far(*edge));
                let inside: BTreeSet<u32> = inside.map(|unit| unit as u32).collect();
                let sum: f64 = inside.iter().map(|unit| populations[*unit as usize]).sum();
                if sum <= self.share * all {
                    found.push(inside);
                }
            }
        }
        let longest = time.map_or(1, |time| (time.max_share * self.periods as f64) as usize);
        let mut spans = Vec::new();
        for first in 0..self.periods {
            for end in first + 1..=(first + longest).min(self.periods) {
                if time.is_none_or(|time| !time.prospective || end == self.periods) {
                    spans.push((first, end));
                }
            }
        }
        let with = |units: BTreeSet<u32>| spans.iter().map(move |span| (units.clone(), *span));
        found.into_iter().flat_map(with).collect()
    }

    /// c and E, and the population, of a cylinder on a map of `cases`.
    fn sums(&self, kind: Kind, cases: &[u32], (units, span): &Cylinder) -> (f64, f64, f64) {
        let of = |unit: &u32| &cases[*unit as usize * self.periods..][..self.periods];
        let sum = |counts: &[u32]| f64::from(counts.iter().sum::<u32>());
        let all = sum(cases);
        let inside: f64 = units
            .iter()
            .map(|unit| sum(&of(unit)[span.0..span.1]))
            .sum();
        if kind == Kind::Permutation {
            let places: f64 = units.iter().map(|unit| sum(of(unit))).sum();
            let rows = cases.chunks(self.periods);
            let times: f64 = rows.map(|row| sum(&row[span.0..span.1])).sum();
            return (inside, places * times / all, 0.0);
        }
        let people: u32 = units.iter().map(|unit| self.people[*unit as usize]).sum();
        let people = f64::from(people) * (span.1 - span.0) as f64;
        (inside, all * people / self.people_in_time(), people)
    }

    fn people_in_time(&self) -> f64 {
        f64::from(self.people.iter().sum::<u32>()) * self.periods as f64
    }

    fn llr(&self, kind: Kind, way: Direction, cases: &[u32], cylinder: &Cylinder) -> f64 {
        let (c, expected, n) = self.sums(kind, cases, cylinder);
        let all = f64::from(cases.iter().sum::<u32>());
        let rounding = 1e-9 * all;
        let looked_for = match way {
            Direction::High => c > expected + rounding,
            Direction::Low => c < expected - rounding,
            Direction::Both => (c - expected).abs() > rounding,
        };
        if !looked_for {
            return 0.0;
        }
        let power = |base: f64, times: f64| if times > 0.0 { times * base.ln() } else { 0.0 };
        if kind != Kind::Bernoulli {
            return power(c / expected, c) + power((all - c) / (all - expected), all - c);
        }
        let people = self.people_in_time();
        let (inside, outside, anywhere) = (c / n, (all - c) / (people - n), all / people);
        power(inside, c)
            + power(1.0 - inside, n - c)
            + power(outside, all - c)
            + power(1.0 - outside, people - n - (all - c))
            - power(anywhere, all)
            - power(1.0 - anywhere, people - all)
    }

    fn windows(&self, kind: Kind) -> Windows {
        circles(&self.points, &self.populations(kind), self.share)
    }

    /// Calls `with` with the model of a kind.
    fn modelled<R>(&self, kind: Kind, with: impl FnOnce(&Model) -> R) -> R {
        let each = |people: &u32| std::iter::repeat_n(*people, self.periods);
        let people: Vec<u32> = self.people.iter().flat_map(each).collect();
        match kind {
            Kind::Poisson => with(&Model::Poisson(&self.populations(kind))),
            Kind::Bernoulli => with(&Model::Bernoulli(&people)),
            Kind::Permutation => with(&Model::Permutation),
        }
    }
}

/// Each cluster is the most likely of the windows that share no unit with the ones before, and none is left out.
fn check_clusters(town: &Town, kind: Kind, how: &Settings) {
    let windows = town.windows(kind);
    let found = town
        .modelled(kind, |model| scan(&town.cases, model, &windows, how))
        .unwrap();
    let mut left: Vec<(Cylinder, f64)> = town
        .cylinders(kind, how.time)
        .into_iter()
        .map(|cylinder| {
            let llr = town.llr(kind, how.direction, &town.cases, &cylinder);
            (cylinder, llr)
        })
        .filter(|(_, llr)| *llr > 1e-7)
        .collect();
    for cluster in &found.clusters {
        let span = cluster.interval.clone().map_or((0, 1), |interval| {
            (*interval.start() as usize, *interval.end() as usize + 1)
        });
        let members: BTreeSet<u32> = cluster.members.iter().copied().collect();
        let cylinder = (members, span);
        let most = left.iter().map(|(_, llr)| *llr).fold(0.0, f64::max);
        assert!(
            (cluster.llr - most).abs() < 5e-7,
            "{} is not {most}",
            cluster.llr
        );
        assert!(
            left.iter()
                .any(|(held, llr)| *held == cylinder && *llr > most - 1e-9)
        );
        let (cases, expected, _) = town.sums(kind, &town.cases, &cylinder);
        assert!((cluster.cases as f64 - cases).abs() < 0.5);
        assert!((cluster.expected - expected).abs() < 1e-9 * expected);
        left.retain(|((units, _), _)| units.is_disjoint(&cylinder.0));
    }
    assert!(left.is_empty(), "{left:?} is left out");
}

/// Lanes find what brute force finds on each replicated map.
fn check_maxima(town: &Town, kind: Kind, how: &Settings) {
    let windows = town.windows(kind);
    let cylinders = town.cylinders(kind, how.time);
    town.modelled(kind, |model| {
        let task = Task::new(&town.cases, model, &windows, how).unwrap();
        if task.is_empty() {
            return;
        }
        let narrow = side_by_side::<u16, 64>(&task, how.replications, how.seed);
        let wide = side_by_side::<u32, 32>(&task, how.replications, how.seed);
        assert_eq!(narrow, wide);
        let mut map = Map::default();
        for (replication, found) in narrow.iter().enumerate() {
            task.null
                .draw(how.seed, replication as u64, task.cases.len(), &mut map);
            let mut cases = vec![0; town.cases.len()];
            for (row, unit) in windows.rows.iter().enumerate() {
                for period in 0..town.periods {
                    cases[*unit as usize * town.periods + period] =
                        map.counts[row * town.periods + period];
                }
            }
            let llrs = cylinders
                .iter()
                .map(|c| town.llr(kind, how.direction, &cases, c));
            let most = llrs.fold(0.0, f64::max);
            assert!((found - most).abs() < 5e-7, "{found} is not {most}");
        }
    });
}

fn way() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::High, Direction::Low, Direction::Both])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn in_space_clusters_and_maxima_are_those_of_brute_force(
        town in town(1), way in way(), people in any::<bool>(),
    ) {
        let kind = if people { Kind::Bernoulli } else { Kind::Poisson };
        let how = settings(way, 70);
        check_clusters(&town, kind, &how);
        check_maxima(&town, kind, &how);
    }

    #[test]
    fn in_space_and_time_clusters_and_maxima_are_those_of_brute_force(
        town in town(5), way in way(), prospective in any::<bool>(),
        kind in prop::sample::select(vec![Kind::Poisson, Kind::Bernoulli, Kind::Permutation]),
    ) {
        let how = Settings { time: Some(in_time(5, prospective)), ..settings(way, 40) };
        check_clusters(&town, kind, &how);
        check_maxima(&town, kind, &how);
    }
}

#[test]
fn on_a_larger_map_whose_windows_go_in_blocks_the_maxima_are_those_of_brute_force() {
    let unit = |unit: u32| [f64::from(unit * 37 % 100), f64::from(unit * 61 % 97)];
    let people: Vec<u32> = (0..150).map(|unit| 20 + unit * 7919 % 60).collect();
    // about 16 cases for each unit, so that blocks are short, and about one, so that they are long
    for (kind, rate) in [
        (Kind::Poisson, 3),
        (Kind::Bernoulli, 3),
        (Kind::Poisson, 40),
    ] {
        let town = Town {
            points: (0..150).map(unit).collect(),
            cases: people.iter().map(|people| people / rate).collect(),
            people: people.clone(),
            periods: 1,
            share: 0.5,
        };
        for way in [Direction::High, Direction::Low, Direction::Both] {
            check_maxima(&town, kind, &settings(way, 3));
        }
    }
}
