//! Calibration: of 200 maps without structure at most one in ten shows any spot at a false discovery rate of 0.05 by
//! the default p values, and far more by the normal approximation. Counts are shuffled over units, people relabelled.

use gocpont_core::analysis::{
    Analysis, Chance, Label, Method, Rates, Settings, Statistic, Tail, Units, analyse,
};
use gocpont_core::neighbourhood::Neighbourhood;

use crate::maps::{hexes, near, random, relabelled, shuffled, skewed, some, sparse};

const MAPS: usize = 200;

/// Maps without structure over one neighbourhood.
struct Trial {
    near: Neighbourhood,
    maps: Vec<Vec<Option<f64>>>,
    people: Option<Vec<Option<f64>>>,
}

impl Trial {
    /// 397 hexes with so many hundredths of a case each on average, shuffled.
    fn counts(rings: u32, hundredths: usize) -> Self {
        let hexes = hexes(11);
        let random = &mut random(u64::from(rings));
        let values = sparse(hexes.len(), hexes.len() * hundredths / 100, random);
        let maps = (0..MAPS).map(|_| some(&shuffled(&values, random)));
        Self {
            maps: maps.collect(),
            near: near(&hexes, rings),
            people: None,
        }
    }

    /// One in twenty-five of people who live crowded here and thinly there, relabelled.
    fn rates(rings: u32) -> Self {
        let hexes = hexes(11);
        let random = &mut random(10 + u64::from(rings));
        let people = skewed(hexes.len(), random);
        let cases = people.iter().sum::<f64>() as usize / 25;
        let maps = (0..MAPS).map(|_| some(&relabelled(&people, cases, random)));
        Self {
            maps: maps.collect(),
            near: near(&hexes, rings),
            people: Some(some(&people)),
        }
    }

    fn analyses(&self, settings: &Settings) -> Vec<Analysis> {
        let analysis = |values: &Vec<Option<f64>>| {
            let units = Units {
                values,
                population: self.people.as_deref(),
                near: &self.near,
                edge: None,
            };
            analyse(&units, settings).expect("an analysis")
        };
        self.maps.iter().map(analysis).collect()
    }
}

const fn is_spot(label: Label) -> bool {
    match label {
        Label::NotSignificant => false,
        Label::Hot(level)
        | Label::Cold(level)
        | Label::Outlier(level)
        | Label::Alike(level)
        | Label::Different(level) => level >= 95,
    }
}

/// In which share of maps any unit has such a label.
fn share(analyses: &[Analysis], spot: impl Fn(Label) -> bool) -> f64 {
    let any = |analysis: &&Analysis| analysis.units.iter().filter_map(|u| u.label).any(&spot);
    analyses.iter().filter(any).count() as f64 / analyses.len() as f64
}

const fn is_hot(label: Label) -> bool {
    matches!(label, Label::Hot(95 | 99))
}

fn exact(statistic: Statistic) -> Settings {
    Settings::of(statistic)
}

fn normal(statistic: Statistic) -> Settings {
    Settings {
        chance: Some(Chance::Normal),
        ..Settings::of(statistic)
    }
}

#[track_caller]
fn honest(method: &Method, share: f64) {
    assert_eq!(method.chance, Chance::Exact, "the default");
    assert!(share <= 0.10, "spots in {share} of structureless maps");
}

#[test]
fn shuffled_counts_show_hot_spots_in_one_map_of_ten_at_most() {
    for (rings, hundredths) in [(1, 30), (2, 30), (1, 10), (2, 2)] {
        let trial = Trial::counts(rings, hundredths);
        let found = trial.analyses(&exact(Statistic::GiStar));
        honest(&found[0].method, share(&found, is_hot));
    }
}

#[test]
fn the_normal_approximation_shows_hot_spots_in_most_shuffled_maps() {
    for (rings, hundredths, least) in [(1, 10, 0.5), (2, 2, 0.4)] {
        let trial = Trial::counts(rings, hundredths);
        let found = trial.analyses(&normal(Statistic::GiStar));
        let share = share(&found, is_hot);
        assert!(share > least, "rings {rings}: {share}");
    }
}

#[test]
fn gi_and_local_moran_of_shuffled_counts_are_honest_too() {
    let trial = Trial::counts(1, 30);
    for statistic in [Statistic::Gi, Statistic::LocalMoran] {
        let found = trial.analyses(&exact(statistic));
        honest(&found[0].method, share(&found, is_spot));
    }
}

#[test]
fn relabelled_people_show_hot_spots_in_one_map_of_ten_at_most() {
    for rings in [1, 2] {
        let trial = Trial::rates(rings);
        for statistic in [Statistic::GiStar, Statistic::Gi, Statistic::LocalMoran] {
            let found = trial.analyses(&exact(statistic));
            honest(&found[0].method, share(&found, is_spot));
        }
    }
}

#[test]
fn raw_rates_by_the_normal_approximation_show_hot_spots_where_few_people_live() {
    let trial = Trial::rates(1);
    let settings = Settings {
        rates: Rates::Raw,
        ..normal(Statistic::GiStar)
    };
    let share = share(&trial.analyses(&settings), is_hot);
    assert!(share > 0.5, "{share}");
}

/// How often p is at most alpha, over all units of all maps.
fn rate(
    analyses: &[Analysis],
    alpha: f64,
    p: impl Fn(&gocpont_core::hypergeometric::Tails) -> f64,
) -> f64 {
    let units = analyses.iter().flat_map(|analysis| &analysis.units);
    let tails: Vec<_> = units.filter_map(|unit| unit.tails).collect();
    let below = tails.iter().filter(|found| p(&found.tails) <= alpha);
    below.count() as f64 / tails.len() as f64
}

#[test]
fn each_tail_and_both_together_reject_no_more_than_they_say() {
    for trial in [Trial::counts(1, 30), Trial::counts(2, 30), Trial::rates(1)] {
        for statistic in [Statistic::GiStar, Statistic::Gi, Statistic::LocalMoran] {
            let found = trial.analyses(&exact(statistic));
            for alpha in [0.01, 0.05, 0.2] {
                // neighbours overlap, so the shares scatter more than those of as many independent units
                let most = alpha * 1.15 + 0.001;
                let low = rate(&found, alpha, |tails| tails.lower);
                let high = rate(&found, alpha, |tails| tails.upper);
                let two = rate(&found, alpha, |tails| tails.two_sided());
                assert!(
                    low <= most && high <= most && two <= most,
                    "{low} {high} {two}"
                );
            }
        }
    }
}

#[test]
fn one_tail_alone_is_as_honest_as_both() {
    for trial in [Trial::counts(1, 30), Trial::rates(1)] {
        for tail in [Tail::High, Tail::Low] {
            let settings = Settings {
                tail,
                ..exact(Statistic::GiStar)
            };
            let found = trial.analyses(&settings);
            honest(&found[0].method, share(&found, is_spot));
        }
    }
}

#[test]
fn a_real_crowd_is_still_found() {
    let mut trial = Trial::counts(1, 30);
    let middle = trial.near.units() / 2;
    let mut crowd = trial.near.neighbours(middle).to_vec();
    crowd.push(middle as u32);
    for map in &mut trial.maps {
        for unit in &crowd {
            map[*unit as usize] = Some(4.0);
        }
    }
    let found = trial.analyses(&exact(Statistic::GiStar));
    assert!(
        found
            .iter()
            .all(|a| a.units[middle].label.is_some_and(is_hot))
    );
}
