//! Worlds that agree with everything published: where one has nobody in a place, and where one has many, the count of
//! the place cannot be derived to be small; where it is proven that there is none, it is.

use std::collections::{BTreeMap, BTreeSet};

use rand::RngExt;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_pcg::Pcg64Mcg;

use super::bits::Bits;
use super::slice::Slice;
use super::solver::{Bounds, Constraint, End, MOST};

/// Decisions that one search may take back.
const PATIENCE: usize = 400;

/// A search with the worlds that it has found so far.
pub(super) struct Worlds<'s, 'p> {
    slice: &'s Slice,
    bounds: Bounds<'p>,
    /// The free variables of each component, and which component each variable is in.
    parts: BTreeMap<u32, Vec<u32>>,
    part_of: Vec<u32>,
    found: Vec<Vec<i64>>,
    random: Pcg64Mcg,
    /// Variables that searches may still go through.
    pub(super) budget: usize,
}

/// What the worlds say of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// There is such a world.
    Possible,
    /// There is none.
    Impossible,
    /// Neither was found out.
    Unknown,
}

impl<'s, 'p> Worlds<'s, 'p> {
    /// Starts from settled bounds, with some worlds found at random.
    pub(super) fn new(slice: &'s Slice, bounds: Bounds<'p>, budget: usize) -> Self {
        let part_of = bounds.components();
        let mut parts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (variable, part) in (0..).zip(&part_of) {
            if !bounds.is_fixed(variable) {
                parts.entry(*part).or_default().push(variable);
            }
        }
        let mut worlds = Self {
            slice,
            bounds,
            parts,
            part_of,
            found: Vec::new(),
            random: Pcg64Mcg::seed_from_u64(budget as u64),
            budget,
        };
        for turn in 0..6 {
            let groups: Vec<bool> = slice
                .groups
                .iter()
                .map(|_| worlds.random.random())
                .collect();
            let from_below = |variable: usize| match turn {
                0 => true,
                1 => false,
                _ => groups
                    .get(variable / slice.cells())
                    .copied()
                    .unwrap_or(true),
            };
            worlds.begin(from_below);
        }
        worlds
    }

    /// Whether some world has a sum of a group in these cells between two numbers.
    pub(super) fn ask(&mut self, group: usize, cells: &Bits, low: i64, high: i64) -> Answer {
        let sum = |world: &Vec<i64>| -> i64 {
            let counts = cells
                .iter()
                .map(|c| world[self.slice.variable(group, c) as usize]);
            counts.sum()
        };
        if self
            .found
            .iter()
            .any(|world| (low..=high).contains(&sum(world)))
        {
            return Answer::Possible;
        }
        if self.budget == 0 {
            return Answer::Unknown;
        }
        let first: Vec<u32> = cells
            .iter()
            .map(|cell| self.slice.variable(group, cell))
            .collect();
        let mark = self.bounds.mark();
        let supposed = self.bounds.suppose(Constraint {
            terms: first.iter().map(|variable| (*variable, 1)).collect(),
            low,
            high,
        });
        let end = match supposed {
            End::Fine => self.search(&first, |_| low == 0),
            other => other,
        };
        self.bounds.undo(mark);
        match end {
            End::Fine => Answer::Possible,
            End::Refuted => Answer::Impossible,
            End::Unknown => Answer::Unknown,
        }
    }

    /// One world, component by component; one that is not found is as in the world before.
    fn begin(&mut self, from_below: impl Fn(usize) -> bool) {
        let before = self.found.last().cloned();
        let is_first = before.is_none();
        let mut world = before.unwrap_or_else(|| self.bounds.low.clone());
        let parts: Vec<Vec<u32>> = self.parts.values().cloned().collect();
        for mut order in parts {
            order.shuffle(&mut self.random);
            let mark = self.bounds.mark();
            let end = self.bounds.search(&order, &from_below, PATIENCE);
            if end == End::Fine {
                for variable in &order {
                    world[*variable as usize] = self.bounds.low[*variable as usize];
                }
            }
            self.bounds.undo(mark);
            if end != End::Fine && is_first {
                return;
            }
        }
        if world.iter().all(|count| *count < MOST) {
            self.found.push(world);
        }
    }

    /// One search from the bounds as they are, in the components of these variables; a world that is found is kept.
    fn search(&mut self, first: &[u32], from_below: impl Fn(usize) -> bool) -> End {
        let parts: BTreeSet<u32> = first.iter().map(|at| self.part_of[*at as usize]).collect();
        let rest = parts
            .iter()
            .filter_map(|part| self.parts.get(part))
            .flatten();
        let mut rest: Vec<u32> = rest.copied().collect();
        rest.shuffle(&mut self.random);
        let order: Vec<u32> = first.iter().copied().chain(rest).collect();
        self.budget = self.budget.saturating_sub(order.len() + 1);
        let end = self.bounds.search(&order, from_below, PATIENCE);
        let base = self.found.first().filter(|_| end == End::Fine);
        if let Some(mut world) = base.cloned() {
            for variable in &order {
                world[*variable as usize] = self.bounds.low[*variable as usize];
            }
            self.found.push(world);
        }
        end
    }
}
