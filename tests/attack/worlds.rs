//! Worlds that agree with everything published: where one has nobody in a place, and where one has many, the count of
//! the place cannot be derived to be small; where it is proven that there is none, it is.

use std::collections::{BTreeMap, BTreeSet};

use rand::RngExt;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_pcg::Pcg64Mcg;

use super::bits::Bits;
use super::problem::Constraint;
use super::slice::Slice;
use super::solver::{Begin, Bounds, End};
use super::sums::Sums;

/// Decisions that one search may take back.
const PATIENCE: usize = 400;

/// Worlds that are made before anything is asked.
const FIRST: usize = 10;

/// Worlds that are looked at for each question, and that a change nearby is tried in.
const KEPT: usize = 160;
const TRIED: usize = 3;

/// How often the cells that may change are widened, and how many decisions each change may take back.
const WIDER: usize = 3;
const PATIENCE_NEARBY: usize = 60;

/// Systems of so few cells are searched as a whole.
const SMALL: usize = 60;

/// A search with the worlds that it has found so far.
pub(super) struct Worlds<'s, 'p> {
    slice: &'s Slice,
    sums: &'s Sums<'s>,
    bounds: Bounds<'p>,
    /// The free variables of each component, and which component each variable is in.
    parts: BTreeMap<u32, Vec<u32>>,
    part_of: Vec<u32>,
    /// For each group those that relations tie to it, itself among them, wholes first.
    families: Vec<Vec<usize>>,
    pub(super) found: Vec<Vec<i64>>,
    random: Pcg64Mcg,
    /// Terms of constraints that searches may still look at.
    pub(super) budget: u64,
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

const fn answer(end: End) -> Answer {
    match end {
        End::Fine => Answer::Possible,
        End::Refuted => Answer::Impossible,
        End::Unknown => Answer::Unknown,
    }
}

/// Where the search for a place with few, or with many, begins.
const fn few_or_many(least: i64) -> Begin {
    if least == 0 { Begin::Low } else { Begin::High }
}

impl<'s, 'p> Worlds<'s, 'p> {
    /// Starts from settled bounds, with some worlds found at random, and one that is known otherwise.
    pub(super) fn new(
        sums: &'s Sums<'s>,
        bounds: Bounds<'p>,
        known: Option<Vec<i64>>,
        budget: u64,
    ) -> Self {
        let slice = sums.slice();
        let part_of = bounds.components();
        let mut parts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (variable, part) in (0..).zip(&part_of) {
            if !bounds.is_fixed(variable) {
                parts.entry(*part).or_default().push(variable);
            }
        }
        let mut worlds = Self {
            slice,
            sums,
            bounds,
            parts,
            part_of,
            families: slice.families(),
            found: Vec::new(),
            random: Pcg64Mcg::seed_from_u64(slice.cells() as u64),
            budget,
        };
        let is_one = |world: &Vec<i64>| worlds.bounds.problem().holds(world);
        worlds.found.extend(known.filter(is_one));
        for turn in 0..FIRST {
            worlds.begin(turn);
        }
        worlds
    }

    /// Whether a world is known that has a sum of a group in these cells between two numbers.
    pub(super) fn knows(&self, group: usize, cells: &Bits, low: i64, high: i64) -> bool {
        let sum = |world: &Vec<i64>| -> i64 {
            let counts = cells
                .iter()
                .map(|cell| world[self.slice.variable(group, cell) as usize]);
            counts.sum()
        };
        let mut known = self.found.iter();
        known.any(|world| (low..=high).contains(&sum(world)))
    }

    /// Whether some world has a sum of a group in these cells between two numbers.
    pub(super) fn ask(&mut self, group: usize, cells: &Bits, low: i64, high: i64) -> Answer {
        if self.knows(group, cells, low, high) {
            return Answer::Possible;
        }
        if self.budget == 0 {
            return Answer::Unknown;
        }
        let variable = |cell| self.slice.variable(group, cell);
        let first: Vec<u32> = cells.iter().map(variable).collect();
        let supposed = Constraint {
            terms: first.iter().map(|variable| (*variable, 1)).collect(),
            low,
            high,
        };
        let mark = self.bounds.mark();
        self.bounds.work = self.budget;
        let end = self.bounds.suppose(supposed.clone());
        self.bounds.undo(mark);
        self.budget = self.bounds.work;
        if end == End::Refuted {
            return Answer::Impossible;
        }
        let mut around = self.wider(cells, group);
        if self.nearby(&around, group, &supposed) {
            return Answer::Possible;
        }
        // Small systems are searched as a whole soon, large ones only if no change further around does it.
        let is_small = self.slice.cells() <= SMALL;
        if is_small {
            let end = self.anywhere(&first, &supposed);
            if end != End::Unknown {
                return answer(end);
            }
        }
        for _wider in 1..WIDER {
            around = self.wider(&around, group);
            if self.nearby(&around, group, &supposed) {
                return Answer::Possible;
            }
        }
        if is_small {
            return Answer::Unknown;
        }
        answer(self.anywhere(&first, &supposed))
    }

    /// Searches in all that what is supposed may touch.
    fn anywhere(&mut self, first: &[u32], supposed: &Constraint) -> End {
        let mark = self.bounds.mark();
        self.bounds.work = self.budget;
        let end = match self.bounds.suppose(supposed.clone()) {
            End::Fine => self.search(first, few_or_many(supposed.low)),
            other => other,
        };
        self.bounds.undo(mark);
        self.budget = self.bounds.work;
        end
    }

    /// The smallest published areas around the cells, of the group and of those tied to it.
    fn wider(&self, cells: &Bits, group: usize) -> Bits {
        let mut wider = cells.clone();
        for tied in &self.families[group] {
            let homes = cells.iter().filter_map(|cell| self.sums.home(*tied, cell));
            wider = homes.fold(wider, |wider, home| wider.or(home));
        }
        wider
    }

    /// Whether a known world can be changed in these cells so that what is supposed holds; it is kept.
    fn nearby(&mut self, cells: &Bits, group: usize, supposed: &Constraint) -> bool {
        let family = &self.families[group];
        let mut free: Vec<u32> = supposed.terms.iter().map(|term| term.0).collect();
        let mut rest = self.slice.totals_in(family, cells);
        let mut inner: Vec<usize> = cells.iter().collect();
        inner.shuffle(&mut self.random);
        for tied in family {
            rest.extend(inner.iter().map(|cell| self.slice.variable(*tied, *cell)));
        }
        let known: BTreeSet<u32> = free.iter().copied().collect();
        free.extend(rest.into_iter().filter(|at| !known.contains(at)));
        free.retain(|variable| !self.bounds.is_fixed(*variable));
        let narrow = |bounds: &Vec<i64>| free.iter().map(|at| bounds[*at as usize]).collect();
        let numbers: BTreeMap<u32, u32> = free.iter().copied().zip(0..).collect();
        let order: Vec<u32> = (0..free.len() as u32).collect();
        for turn in 0..TRIED.min(self.found.len()) {
            let world = &self.found[self.found.len() - 1 - turn];
            let problem = self.bounds.problem().around(&free, world);
            let spent = problem.size();
            let mut bounds = Bounds::within(
                &problem,
                narrow(&self.bounds.low),
                narrow(&self.bounds.high),
            );
            bounds.work = self.budget.saturating_sub(spent);
            let mut left = supposed.clone();
            let fixed = |(at, _): &(u32, i64)| !numbers.contains_key(at);
            for (at, by) in supposed.terms.iter().filter(|term| fixed(term)) {
                left.low -= by * world[*at as usize];
                left.high -= by * world[*at as usize];
            }
            left.terms = left
                .terms
                .iter()
                .filter_map(|(at, by)| Some((*numbers.get(at)?, *by)))
                .collect();
            let first = few_or_many(supposed.low);
            let end = match (bounds.settle(), bounds.suppose(left)) {
                (End::Fine, End::Fine) => bounds.search(&order, |_| first, PATIENCE_NEARBY),
                _ => End::Refuted,
            };
            self.budget = bounds.work;
            if end == End::Fine {
                let mut world = world.clone();
                for (variable, count) in free.iter().zip(&bounds.low) {
                    world[*variable as usize] = *count;
                }
                self.keep(world);
                return true;
            }
        }
        false
    }

    fn keep(&mut self, world: Vec<i64>) {
        if self.found.len() >= KEPT {
            self.found.remove(FIRST / 2);
        }
        self.found.push(world);
    }

    /// One world from the largest sums down to the cells, wholes before their parts; which end each takes is by chance.
    fn begin(&mut self, turn: usize) {
        let mut order = self.slice.totals();
        let mut cells: Vec<usize> = (0..self.slice.cells()).collect();
        cells.shuffle(&mut self.random);
        let mut seen = BTreeSet::new();
        for group in self.families.iter().flatten() {
            if seen.insert(*group) {
                order.extend(cells.iter().map(|cell| self.slice.variable(*group, *cell)));
            }
        }
        order.retain(|variable| !self.bounds.is_fixed(*variable));
        let totals = self.slice.variable(self.slice.groups.len(), 0) as usize;
        let by_chance = |variable: usize, random: &mut Pcg64Mcg| match turn {
            _ if variable >= totals => Begin::Middle,
            0 => Begin::Low,
            1 => Begin::High,
            _ if random.random_bool(0.7) => Begin::Low,
            _ => Begin::High,
        };
        let begins: Vec<Begin> = (0..self.bounds.low.len())
            .map(|variable| by_chance(variable, &mut self.random))
            .collect();
        let mark = self.bounds.mark();
        let most = (self.budget / (4 * FIRST as u64)).min(60 * self.bounds.problem().size());
        self.bounds.work = most;
        let end = self.bounds.search(&order, |at| begins[at], PATIENCE);
        self.budget -= most - self.bounds.work;
        let world = self.bounds.low.clone();
        self.bounds.undo(mark);
        if end == End::Fine {
            self.keep(world);
        }
    }

    /// One search from the bounds as they are, in the components of these variables; a world that is found is kept.
    fn search(&mut self, first: &[u32], begin: Begin) -> End {
        let parts: BTreeSet<u32> = first.iter().map(|at| self.part_of[*at as usize]).collect();
        let rest = parts
            .iter()
            .filter_map(|part| self.parts.get(part))
            .flatten();
        let mut rest: Vec<u32> = rest.copied().collect();
        rest.shuffle(&mut self.random);
        let order: Vec<u32> = first.iter().copied().chain(rest).collect();
        let end = self.bounds.search(&order, |_| begin, PATIENCE);
        let base = self.found.first().filter(|_| end == End::Fine);
        if let Some(mut world) = base.cloned() {
            for variable in &order {
                world[*variable as usize] = self.bounds.low[*variable as usize];
            }
            self.keep(world);
        }
        end
    }
}
