//! Cases that come together in space and time and still do: a prospective space-time permutation scan (Kulldorff 2001, Kulldorff et
//! al. 2005) over hexes and periods, as it is asked at the end of a period.

use h3o::CellIndex;
use std::collections::{BTreeMap, BTreeSet};

use crate::scan::{InvalidScan, InvalidWindows, Model, Settings, Time, Windows, scan};

/// Cases closer together than chance explains.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its hexes, ascending.
    pub hexes: Vec<CellIndex>,
    /// Its first period; it lasts to the end.
    pub since: usize,
    /// Its cases.
    pub cases: u64,
    /// Cases expected of it, were periods and places independent of each other.
    pub expected: f64,
    /// The share of shuffled maps on which any cluster is as strong. Asked once in a period, p ≤ α happens by chance once in `1/α`
    /// periods.
    pub p: f64,
}

/// What is scanned.
#[derive(Clone, Debug)]
pub struct Clusters<'c> {
    /// The hex and the period of each case; all hexes of one resolution.
    pub cases: &'c [(CellIndex, usize)],
    /// Periods.
    pub periods: usize,
    /// The greatest p.
    pub alpha: f64,
    /// Seed of the shuffling.
    pub seed: u64,
}

/// Why nothing could be scanned.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidClusters {
    /// Hexes that cannot be windows.
    #[error(transparent)]
    Windows(#[from] InvalidWindows),
    /// Cases that cannot be scanned.
    #[error(transparent)]
    Scan(#[from] InvalidScan),
}

/// Cases under which nothing is looked for.
const LEAST: usize = 5;
/// Windows hold at most this share of the cases and of the periods.
const SHARE: f64 = 0.5;

/// The clusters that last to the end of the last period, the most likely first, none of which shares a hex with another.
pub fn clusters(asked: &Clusters<'_>) -> Result<Vec<Cluster>, InvalidClusters> {
    let cases = asked
        .cases
        .iter()
        .filter(|(_, period)| *period < asked.periods);
    let mut counts: BTreeMap<CellIndex, Vec<u32>> = BTreeMap::new();
    let mut all = 0;
    for (hex, period) in cases {
        counts.entry(*hex).or_insert_with(|| vec![0; asked.periods])[*period] += 1;
        all += 1;
    }
    if all < LEAST || asked.periods < 2 {
        return Ok(Vec::new());
    }
    let hexes: Vec<CellIndex> = counts.keys().copied().collect();
    let population: Vec<f64> = counts
        .values()
        .map(|own| own.iter().sum::<u32>().into())
        .collect();
    let cells: Vec<u32> = counts.into_values().flatten().collect();
    let windows = Windows::hex_rings(&hexes, &population, SHARE)?;
    let settings = Settings {
        time: Some(Time {
            periods: asked.periods,
            max_share: SHARE,
            prospective: true,
        }),
        seed: asked.seed,
        most: 5,
        ..Settings::default()
    };
    let found = scan(&cells, &Model::Permutation, &windows, &settings)?;
    let likely = found
        .clusters
        .into_iter()
        .filter(|own| own.p <= asked.alpha);
    let clusters = likely.map(|own| {
        let mut members: Vec<CellIndex> =
            own.members.iter().map(|at| hexes[*at as usize]).collect();
        members.sort_unstable();
        Cluster {
            hexes: members,
            since: own
                .interval
                .map_or(0, |interval| *interval.start() as usize),
            cases: own.cases,
            expected: own.expected,
            p: own.p,
        }
    });
    Ok(clusters.collect())
}

/// Whether two lists of hexes share one.
#[must_use]
pub fn overlap(one: &[CellIndex], other: &[CellIndex]) -> bool {
    let one: BTreeSet<&CellIndex> = one.iter().collect();
    other.iter().any(|hex| one.contains(hex))
}
