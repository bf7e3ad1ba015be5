//! Constraints on whole numbers, and which of them look at each variable.

use std::collections::{BTreeSet, HashMap};

/// No count is as large as this.
pub(super) const MOST: i64 = 1 << 40;

/// `low <= sum of coefficient × variable <= high`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Constraint {
    pub(super) terms: Vec<(u32, i64)>,
    pub(super) low: i64,
    pub(super) high: i64,
}

/// Constraints, and which of them look at each variable.
pub(super) struct Problem {
    pub(super) constraints: Vec<Constraint>,
    pub(super) watched: Vec<Vec<u32>>,
}

impl Problem {
    pub(super) fn new(variables: usize, constraints: Vec<Constraint>) -> Self {
        let mut watched = vec![Vec::new(); variables];
        for (at, constraint) in constraints.iter().enumerate() {
            for (variable, _) in &constraint.terms {
                watched[*variable as usize].push(at as u32);
            }
        }
        Self {
            constraints,
            watched,
        }
    }

    /// What is left of the constraints for some variables where all others are as in a world; numbered as given.
    pub(super) fn around(&self, free: &[u32], world: &[i64]) -> Self {
        let numbers: HashMap<u32, u32> = free.iter().copied().zip(0..).collect();
        let watched = free.iter().flat_map(|at| &self.watched[*at as usize]);
        let watched: BTreeSet<u32> = watched.copied().collect();
        let open = watched.iter().map(|at| {
            let whole = &self.constraints[*at as usize];
            let mut left = Constraint {
                terms: Vec::new(),
                low: whole.low,
                high: whole.high,
            };
            for (variable, factor) in &whole.terms {
                if let Some(number) = numbers.get(variable) {
                    left.terms.push((*number, *factor));
                } else {
                    left.low -= factor * world[*variable as usize];
                    left.high -= factor * world[*variable as usize];
                }
            }
            left
        });
        Self::new(free.len(), open.collect())
    }

    /// Terms of all constraints.
    pub(super) fn size(&self) -> u64 {
        let sizes = self.constraints.iter().map(|one| one.terms.len() as u64);
        sizes.sum()
    }

    /// Whether a world fulfils all constraints.
    pub(super) fn holds(&self, world: &[i64]) -> bool {
        self.constraints.iter().all(|one| {
            let terms = one.terms.iter();
            let sum: i64 = terms.map(|(at, by)| by * world[*at as usize]).sum();
            (one.low..=one.high).contains(&sum)
        })
    }
}
