//! The rules of a release: thresholds, and how a group of atoms is judged by them.

use gocpont_core::condition::Condition;
use gocpont_core::cube::Cube;
use gocpont_core::step::Steps;
use h3o::Resolution;

use crate::noise::NoiseRules;
use crate::partition::Safety;

/// Thresholds of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    k: u32,
    k_filter: u32,
    margin: u32,
}

/// Thresholds that protect nobody. The plan asks for a reason where one is below 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("k {k} and k under a filter {k_filter} are too small: both are at least 3")]
pub struct InvalidPolicy {
    /// Fewest households and people.
    pub k: u32,
    /// Fewest on either side of a filter.
    pub k_filter: u32,
}

impl Policy {
    /// At least `k` households and people in a block, and on either side of a filter step nobody or at least
    /// `k_filter`; a new partition is made with `k + margin`, so that it stays safe for a while.
    pub const fn new(k: u32, k_filter: u32, margin: u32) -> Result<Self, InvalidPolicy> {
        if k < 3 || k_filter < 3 {
            return Err(InvalidPolicy { k, k_filter });
        }
        Ok(Self {
            k,
            k_filter,
            margin,
        })
    }

    /// Fewest households and people of a block.
    #[must_use]
    pub const fn k(&self) -> u32 {
        self.k
    }

    /// Fewest units on either side of a filter step.
    #[must_use]
    pub const fn k_filter(&self) -> u32 {
        self.k_filter
    }
}

/// All rules that a cube is protected by.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// The thresholds.
    pub policy: Policy,
    /// Where the trees begin.
    pub coarsest: Resolution,
    /// How far noise goes; none, exact counts.
    pub noise: Option<NoiseRules>,
    /// What is otherwise for single indicators, in the order of the steps' ends; nothing said, nothing otherwise.
    pub indicators: Vec<IndicatorRules>,
    /// Whether the question if there is an answer at all is judged like any other condition, as the first releases
    /// had it: then nobody may be shown where everybody answered.
    pub answers_like_any: bool,
}

/// What is otherwise for one indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IndicatorRules {
    /// Its own threshold under its cases' conditions, where it is higher (diagnoses).
    pub k_filter: Option<u32>,
    /// Whether it is published without noise.
    pub exact: bool,
}

impl Rules {
    /// The policy's thresholds, trees from this resolution, no noise.
    #[must_use]
    pub const fn exact(policy: Policy, coarsest: Resolution) -> Self {
        Self {
            policy,
            coarsest,
            noise: None,
            indicators: Vec::new(),
            answers_like_any: false,
        }
    }

    /// For each step the threshold under it: the highest of those indicators whose cases it filters.
    pub(crate) fn k_filters(&self, steps: &Steps) -> Vec<u32> {
        let mut thresholds = vec![self.policy.k_filter; steps.all().len()];
        for (ends, own) in steps.ends().iter().zip(&self.indicators) {
            let mut at = ends.cases;
            while let (Some(k), Some(parent)) = (own.k_filter, steps.all()[at].parent) {
                if at == ends.population {
                    break;
                }
                thresholds[at] = thresholds[at].max(k);
                at = parent;
            }
        }
        thresholds
    }

    /// The noise of an indicator's counts; none where any indicator with the same cases is published exactly.
    pub(crate) fn noise_of(&self, steps: &Steps, indicator: usize) -> Option<NoiseRules> {
        let cases = steps.ends()[indicator].cases;
        let mut all = steps.ends().iter().zip(&self.indicators);
        let exact = all.any(|(ends, own)| ends.cases == cases && own.exact);
        self.noise.filter(|_| !exact)
    }
}

/// What one step asks of a group of atoms, in every period at once.
pub(crate) struct StepSafety<'c> {
    cube: &'c Cube,
    policy: Policy,
    k_filter: u32,
    /// Whether nobody may be left over by the step's condition.
    may_take_all: bool,
    step: usize,
    /// Added to k when a partition is made, none when an existing one is looked at again.
    margin: u32,
    periods: std::ops::Range<usize>,
}

impl<'c> StepSafety<'c> {
    /// Safe in all periods of the cube, with the margin of a new partition.
    pub(crate) fn for_making(cube: &'c Cube, rules: &Rules, step: usize) -> Self {
        let condition = cube.steps().all()[step].condition.as_ref();
        Self {
            cube,
            policy: rules.policy,
            k_filter: rules.k_filters(cube.steps())[step],
            may_take_all: !rules.answers_like_any && matches!(condition, Some(Condition::Known(_))),
            step,
            margin: rules.policy.margin,
            periods: 0..cube.periods(),
        }
    }

    /// Safe in one period, without margin.
    pub(crate) fn in_period(cube: &'c Cube, rules: &Rules, step: usize, period: usize) -> Self {
        Self {
            margin: 0,
            periods: period..period + 1,
            ..Self::for_making(cube, rules, step)
        }
    }

    fn sum(&self, period: usize, step: usize, atoms: &[u32]) -> u32 {
        sum(self.cube.counts(period, step), atoms)
    }

    fn households(&self, period: usize, atoms: &[u32]) -> u32 {
        self.sum(period, Steps::HOUSEHOLDS, atoms)
    }

    fn is_safe_in(&self, period: usize, atoms: &[u32]) -> bool {
        let count = self.sum(period, self.step, atoms);
        match self.cube.steps().all()[self.step].parent {
            None => {
                let k = self.policy.k + self.margin;
                self.households(period, atoms) >= k && self.sum(period, Steps::PERSONS, atoms) >= k
            }
            Some(parent) => {
                let rest = self.sum(period, parent, atoms).saturating_sub(count);
                let nobody_left = rest == 0 && self.may_take_all;
                count == 0 || (count >= self.k_filter && (rest >= self.k_filter || nobody_left))
            }
        }
    }
}

impl Safety for StepSafety<'_> {
    fn is_safe(&self, atoms: &[u32]) -> bool {
        self.periods.clone().all(|p| self.is_safe_in(p, atoms))
    }

    fn is_large(&self, atoms: &[u32], joined: usize) -> bool {
        let wanted = 2 * self.policy.k as usize + joined;
        let households = |period| self.households(period, atoms) as usize;
        self.periods.clone().all(|p| households(p) >= wanted)
    }
}

/// The sum of the counts of some atoms.
pub(crate) fn sum(counts: &[u32], atoms: &[u32]) -> u32 {
    atoms.iter().map(|atom| counts[*atom as usize]).sum()
}
