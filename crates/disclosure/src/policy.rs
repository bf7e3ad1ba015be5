//! The rules of a release: thresholds, and how a group of atoms is judged by them.

use gocpont_core::cube::Cube;
use gocpont_core::step::Steps;

use crate::partition::Safety;

/// Thresholds of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    k: u32,
    k_filter: u32,
    margin: u32,
}

/// A threshold below what may be used without a logged override.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "k {k} and k under a filter {k_filter} are too small: k is at least 5, the other at least 3"
)]
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
        if k < 5 || k_filter < 3 {
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

/// What one step asks of a group of atoms, in every period at once.
pub(crate) struct StepSafety<'c> {
    cube: &'c Cube,
    policy: Policy,
    step: usize,
    /// Added to k when a partition is made, none when an existing one is looked at again.
    margin: u32,
    periods: std::ops::Range<usize>,
}

impl<'c> StepSafety<'c> {
    /// Safe in all periods of the cube, with the margin of a new partition.
    pub(crate) const fn for_making(cube: &'c Cube, policy: Policy, step: usize) -> Self {
        Self {
            cube,
            policy,
            step,
            margin: policy.margin,
            periods: 0..cube.periods(),
        }
    }

    /// Safe in one period, without margin.
    pub(crate) const fn in_period(
        cube: &'c Cube,
        policy: Policy,
        step: usize,
        period: usize,
    ) -> Self {
        Self {
            cube,
            policy,
            step,
            margin: 0,
            periods: period..period + 1,
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
                let k = self.policy.k_filter;
                count == 0 || (count >= k && rest >= k)
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
