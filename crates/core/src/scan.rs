//! Kulldorff's scan statistic: where (and when) cases crowd or are missing more than chance explains. Windows grow
//! round each unit; the one with the greatest likelihood ratio is the most likely cluster, and its p value is the
//! share of replicated maps under the null whose greatest ratio is at least as great, so that the number of windows
//! looked at is accounted for.
//!
//! Sources: Kulldorff 1997 (Poisson, Bernoulli), Kulldorff 2001 (prospective), Kulldorff et al. 2005 (space-time
//! permutation), Abrams et al. 2010 (Gumbel p).

mod alias;
mod clusters;
mod cylinders;
mod gumbel;
mod lanes;
mod limits;
mod nearest;
mod null;
mod plan;
mod ratio;
mod space;
mod steps;
mod task;
mod weights;
mod windows;

use std::ops::RangeInclusive;

pub use nearest::Coordinates;
pub use windows::{Extent, InvalidWindows, Windows};

use task::Task;

/// What the cases are compared with. Cells are units, or units × periods (unit-major) where there is a [`Time`].
#[derive(Clone, Copy, Debug)]
pub enum Model<'a> {
    /// Cases are expected in proportion to these populations (or person-times, or expected counts): one for each
    /// cell, or one for each unit where it does not change over time. Finite and at least 0.
    /// `LLR = c ln(c/E) + (C−c) ln((C−c)/(C−E))`. The null: the cases fall on cells at random in proportion to
    /// population (multinomial).
    Poisson(&'a [f64]),
    /// Cases among so many people: one number for each cell. `LLR` is the log of
    /// `(c/n)^c (1−c/n)^(n−c) ((C−c)/(N−n))^(C−c) (1−(C−c)/(N−n))^((N−n)−(C−c))` over its value with one rate
    /// everywhere. The null: cases are drawn from all people without replacement.
    Bernoulli(&'a [u32]),
    /// No population: a cylinder expects `μ = (cases of its places) · (cases of its periods) / C`; the ratio has the
    /// Poisson form with μ for E. The null: the periods of the cases are shuffled against their places.
    /// It needs a [`Time`]; its windows are best made with each unit's cases as population.
    Permutation,
}

/// Which clusters are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// More cases than expected.
    #[default]
    High,
    /// Fewer cases than expected.
    Low,
    /// Either.
    Both,
}

/// Periods of a space-time scan: a window is a cylinder over consecutive periods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    /// Number of periods, at least 1.
    pub periods: usize,
    /// Longest interval as a share of all periods, above 0, at most 1; rounded down to whole periods (no interval
    /// at all where that is 0). The usual one is 0.5.
    pub max_share: f64,
    /// Only intervals that end with the last period: clusters that are still alive (Kulldorff 2001).
    pub prospective: bool,
}

/// How to scan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Which clusters are looked for.
    pub direction: Direction,
    /// Space-time where given, else purely spatial.
    pub time: Option<Time>,
    /// Replicated maps under the null; 0 for none (every p is then 1).
    pub replications: u32,
    /// Seed of the replications; the same seed gives the same result with any number of threads.
    pub seed: u64,
    /// The longest list of clusters.
    pub most: usize,
}

impl Default for Settings {
    /// High clusters in space, 999 replications, at most 20 clusters.
    fn default() -> Self {
        Self {
            direction: Direction::High,
            time: None,
            replications: 999,
            seed: 0,
            most: 20,
        }
    }
}

/// A window with its cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The unit the window grew round.
    pub centre: u32,
    /// Its units in ascending order. Units without population are never among them.
    pub members: Vec<u32>,
    /// How far it reaches.
    pub extent: Extent,
    /// Its first and last period (0-based) in a space-time scan.
    pub interval: Option<RangeInclusive<u32>>,
    /// Cases in it (c).
    pub cases: u64,
    /// Cases expected in it (E, or μ).
    pub expected: f64,
    /// `(c/E) / ((C−c)/(C−E))`; none where all cases are inside or none is expected outside.
    pub relative_risk: Option<f64>,
    /// Its log likelihood ratio.
    pub llr: f64,
    /// `(1 + replications whose greatest ratio is at least llr) / (1 + replications)`. For all but the first cluster
    /// it is conservative: they too are held against the greatest of each replication.
    pub p: f64,
    /// Upper tail at `llr` of the Gumbel distribution fitted by moments to the replicated maxima; finer than `p`
    /// where `p` is at its least. None with less than two replications or when all their maxima are equal.
    pub p_gumbel: Option<f64>,
}

/// What a scan found.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    /// The most likely cluster first, then the most likely of the windows that share no unit with the ones before
    /// it, and so on. Of equal windows the lowest centre's, smallest, earliest one is taken. Empty where no window
    /// differs from what is expected: no cases, no population, one rate everywhere, or a maximum share (of
    /// population or time) too small to hold any unit or period.
    pub clusters: Vec<Cluster>,
    /// All cases (C).
    pub cases: u64,
    /// Windows (cylinders) looked at; the same units round two centres count twice.
    pub windows: u64,
    /// The greatest ratio of each replication, in their order; 0 where no window was in the looked-for direction.
    /// Empty where there are no cases or no windows.
    pub maxima: Vec<f64>,
    /// The null, in words.
    pub null: &'static str,
}

/// Data that cannot be scanned.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidScan {
    /// Numbers that are not one for each cell.
    #[error("{given} {what} for {units} units and {periods} periods")]
    Length {
        /// Cases or populations.
        what: &'static str,
        /// How many are given.
        given: usize,
        /// Units of the windows.
        units: usize,
        /// Periods, 1 without time.
        periods: usize,
    },
    /// A population that is not a finite number of at least 0.
    #[error("unit {unit} has population {value}")]
    Population {
        /// 0-based unit.
        unit: usize,
        /// The population.
        value: f64,
    },
    /// More cases than people, or cases where there is no population.
    #[error("unit {unit} has {cases} cases among {population} in period {period}")]
    Cases {
        /// 0-based unit.
        unit: usize,
        /// 0-based period.
        period: usize,
        /// Its cases.
        cases: u32,
        /// Its population.
        population: f64,
    },
    /// A unit with cases or population that had no population when the windows were made.
    #[error("unit {0} has cases or population, but the windows were made without it")]
    Outside(usize),
    /// More cases than 2³¹ − 1 or more people than 2⁶².
    #[error("{0} cases or people are too many")]
    TooMany(u64),
    /// No period, or a share of time that is not above 0 and at most 1.
    #[error("{} periods and intervals of up to {} of them", .0.periods, .0.max_share)]
    Time(Time),
    /// A space-time permutation without time.
    #[error("the space-time permutation needs periods")]
    NoTime,
}

/// Scans `cases` for clusters.
///
/// Shape: `cases` has one count for each unit of `windows`, or units × periods counts (unit-major) with
/// [`Settings::time`]. The total of cases is held fixed. Time: units × windows per unit × intervals × replications.
pub fn scan(
    cases: &[u32],
    model: &Model,
    windows: &Windows,
    settings: &Settings,
) -> Result<Scan, InvalidScan> {
    let task = Task::new(cases, model, windows, settings)?;
    let found = clusters::most_likely(&task, settings.most);
    let maxima = if task.is_empty() {
        Vec::new()
    } else {
        lanes::maxima(&task, settings.replications, settings.seed)
    };
    let gumbel = gumbel::Gumbel::fitted(&maxima);
    let clusters = found.into_iter().map(|found| {
        let mut cluster = task.cluster(&found);
        let reached = maxima.iter().filter(|max| **max >= cluster.llr).count();
        cluster.p = (1 + reached) as f64 / (1 + maxima.len()) as f64;
        cluster.p_gumbel = gumbel.as_ref().map(|gumbel| gumbel.upper(cluster.llr));
        cluster
    });
    Ok(Scan {
        clusters: clusters.collect(),
        cases: u64::from(task.ratio.cases()),
        windows: windows.count() * task.intervals.len() as u64,
        null: task.null.words(),
        maxima,
    })
}

#[cfg(test)]
mod tests;
