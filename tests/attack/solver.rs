//! Whole numbers under linear constraints: bounds propagated to a fixed point, and a search for a world, that is, for
//! numbers that fulfil all of them.

use super::problem::{Constraint, MOST, Problem};

/// How a propagation or search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Nothing more follows; of a search: a world was found, and stands in the bounds.
    Fine,
    /// No world is left.
    Refuted,
    /// Given up.
    Unknown,
}

/// Bounds of all variables, with the way back.
pub(super) struct Bounds<'p> {
    problem: &'p Problem,
    extra: Option<Constraint>,
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    trail: Vec<(u32, i64, i64)>,
    queue: Vec<u32>,
    queued: Vec<bool>,
    /// Terms that may still be looked at; then it is given up.
    pub(super) work: u64,
}

struct Decision {
    mark: usize,
    variable: usize,
    /// Bounds that are still to be tried, the next one last.
    left: Vec<(i64, i64)>,
}

/// Where a search begins with a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    /// At its lower bound.
    Low,
    /// At its upper bound.
    High,
    /// In the middle.
    Middle,
}

/// The bounds to try for a variable, the first one last.
fn tries(low: i64, high: i64, begin: Begin) -> Vec<(i64, i64)> {
    match begin {
        Begin::High if high <= MOST / 2 => vec![(low, high - 1), (high, high)],
        Begin::Middle if high <= MOST / 2 && high - low > 1 => {
            let middle = low.midpoint(high);
            vec![(low, middle - 1), (middle + 1, high), (middle, middle)]
        }
        _ => vec![(low + 1, high), (low, low)],
    }
}

impl<'p> Bounds<'p> {
    /// Every variable from 0 upward, before any propagation.
    pub(super) fn new(problem: &'p Problem) -> Self {
        let variables = problem.watched.len();
        Self {
            problem,
            extra: None,
            low: vec![0; variables],
            high: vec![MOST; variables],
            trail: Vec::new(),
            queue: Vec::new(),
            queued: vec![false; problem.constraints.len() + 1],
            work: u64::MAX,
        }
    }

    /// Every variable within these bounds, before any propagation.
    pub(super) fn within(problem: &'p Problem, low: Vec<i64>, high: Vec<i64>) -> Self {
        Self {
            low,
            high,
            ..Self::new(problem)
        }
    }

    pub(super) const fn problem(&self) -> &'p Problem {
        self.problem
    }

    /// Propagates all constraints.
    pub(super) fn settle(&mut self) -> End {
        for at in (0..self.problem.constraints.len() as u32).rev() {
            self.enqueue(at);
        }
        self.propagate()
    }

    /// For each variable the component that it belongs to: no constraint that is still open joins two of them.
    pub(super) fn components(&self) -> Vec<u32> {
        let mut group: Vec<u32> = (0..self.low.len() as u32).collect();
        for constraint in &self.problem.constraints {
            let (mut least, mut most) = (0, 0);
            for (variable, factor) in &constraint.terms {
                let (low, high) = self.scaled(*variable, *factor);
                least += low;
                most += high;
            }
            if least >= constraint.low && most <= constraint.high {
                continue;
            }
            let terms = constraint.terms.iter().map(|(variable, _)| *variable);
            let free: Vec<u32> = terms.filter(|variable| !self.is_fixed(*variable)).collect();
            for pair in free.windows(2) {
                let (one, other) = (root(&mut group, pair[0]), root(&mut group, pair[1]));
                group[one.max(other) as usize] = one.min(other);
            }
        }
        (0..group.len() as u32)
            .map(|variable| root(&mut group, variable))
            .collect()
    }

    /// Where the way back may lead to.
    pub(super) fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Takes back every change since a mark.
    pub(super) fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            if let Some((variable, low, high)) = self.trail.pop() {
                self.low[variable as usize] = low;
                self.high[variable as usize] = high;
            }
        }
        self.extra = None;
    }

    /// Adds one more constraint until the next undo.
    pub(super) fn suppose(&mut self, constraint: Constraint) -> End {
        self.extra = Some(constraint);
        self.enqueue(self.problem.constraints.len() as u32);
        self.propagate()
    }

    fn enqueue(&mut self, constraint: u32) {
        if !std::mem::replace(&mut self.queued[constraint as usize], true) {
            self.queue.push(constraint);
        }
    }

    /// Narrows a variable; false where nothing is left of it.
    fn narrow(&mut self, variable: u32, low: i64, high: i64) -> bool {
        let at = variable as usize;
        let (low, high) = (low.max(self.low[at]), high.min(self.high[at]));
        if low == self.low[at] && high == self.high[at] {
            return true;
        }
        self.trail.push((variable, self.low[at], self.high[at]));
        (self.low[at], self.high[at]) = (low, high);
        let problem = self.problem;
        for constraint in &problem.watched[at] {
            self.enqueue(*constraint);
        }
        if self.extra.is_some() {
            self.enqueue(problem.constraints.len() as u32);
        }
        low <= high
    }

    fn propagate(&mut self) -> End {
        let mut steps = 2_000 + 60 * self.queued.len();
        if self.work == 0 {
            self.clear();
            return End::Unknown;
        }
        while let Some(at) = self.queue.pop() {
            self.queued[at as usize] = false;
            if !self.revise(at as usize) {
                self.clear();
                return End::Refuted;
            }
            steps -= 1;
            if steps == 0 {
                self.clear();
                return End::Unknown;
            }
        }
        End::Fine
    }

    fn clear(&mut self) {
        for at in self.queue.drain(..) {
            self.queued[at as usize] = false;
        }
    }

    /// Narrows each variable of one constraint by what the others leave.
    fn revise(&mut self, at: usize) -> bool {
        let problem = self.problem;
        let is_own = at == problem.constraints.len();
        let own = self.extra.as_ref().filter(|_| is_own).cloned();
        let Some(constraint) = problem.constraints.get(at).or(own.as_ref()) else {
            return true;
        };
        self.work = self.work.saturating_sub(constraint.terms.len() as u64);
        let (mut least, mut most) = (0_i64, 0_i64);
        for (variable, factor) in &constraint.terms {
            let (low, high) = self.scaled(*variable, *factor);
            least += low;
            most += high;
        }
        if least > constraint.high || most < constraint.low {
            return false;
        }
        if least >= constraint.low && most <= constraint.high {
            return true;
        }
        for (variable, factor) in &constraint.terms {
            let (low, high) = self.scaled(*variable, *factor);
            let (from, to) = (
                constraint.low.saturating_sub(most - high),
                constraint.high.saturating_sub(least - low),
            );
            let (from, to) = if *factor > 0 {
                (-(-from).div_euclid(*factor), to.div_euclid(*factor))
            } else {
                let factor = -factor;
                (-to.div_euclid(factor), (-from).div_euclid(factor))
            };
            if !self.narrow(*variable, from, to) {
                return false;
            }
            let (new_low, new_high) = self.scaled(*variable, *factor);
            least += new_low - low;
            most += new_high - high;
        }
        true
    }

    fn scaled(&self, variable: u32, factor: i64) -> (i64, i64) {
        let (low, high) = (self.low[variable as usize], self.high[variable as usize]);
        if factor > 0 {
            (low * factor, high * factor)
        } else {
            (high * factor, low * factor)
        }
    }

    /// Looks for a world: variables in this order, each first where `begin` says; takes back at most so many decisions.
    /// A found world stands in the bounds until the next undo.
    pub(super) fn search(
        &mut self,
        order: &[u32],
        begin: impl Fn(usize) -> Begin,
        patience: usize,
    ) -> End {
        let mut decisions: Vec<Decision> = Vec::new();
        let (mut next, mut back) = (0, 0);
        loop {
            while next < order.len() && self.is_fixed(order[next]) {
                next += 1;
            }
            let Some(variable) = order.get(next).map(|variable| *variable as usize) else {
                return End::Fine;
            };
            decisions.push(Decision {
                mark: self.trail.len(),
                variable,
                left: tries(self.low[variable], self.high[variable], begin(variable)),
            });
            loop {
                let Some(last) = decisions.last_mut() else {
                    return End::Refuted;
                };
                let Some((low, high)) = last.left.pop() else {
                    decisions.pop();
                    continue;
                };
                let (mark, variable) = (last.mark, last.variable);
                if self.trail.len() > mark {
                    self.back_to(mark);
                    next = 0;
                }
                let end = self.fix(variable, low, high);
                back += usize::from(end != End::Fine);
                match end {
                    End::Fine => break,
                    End::Unknown => return End::Unknown,
                    End::Refuted if back > patience => return End::Unknown,
                    End::Refuted => {}
                }
            }
        }
    }

    pub(super) fn is_fixed(&self, variable: u32) -> bool {
        self.low[variable as usize] == self.high[variable as usize]
    }

    fn fix(&mut self, variable: usize, low: i64, high: i64) -> End {
        if self.narrow(variable as u32, low, high) {
            self.propagate()
        } else {
            self.clear();
            End::Refuted
        }
    }

    fn back_to(&mut self, mark: usize) {
        let extra = self.extra.take();
        self.undo(mark);
        self.extra = extra;
    }
}

fn root(group: &mut [u32], member: u32) -> u32 {
    let mut at = member;
    while group[at as usize] != at {
        group[at as usize] = group[group[at as usize] as usize];
        at = group[at as usize];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(variables: &[u32], low: i64, high: i64) -> Constraint {
        Constraint {
            terms: variables.iter().map(|variable| (*variable, 1)).collect(),
            low,
            high,
        }
    }

    #[test]
    fn what_others_leave_is_the_bound() {
        let part = Constraint {
            terms: vec![(0, 1), (2, -1)],
            low: 0,
            high: MOST,
        };
        let problem = Problem::new(3, vec![sum(&[0, 1], 12, 12), sum(&[1], 4, 5), part]);
        let mut bounds = Bounds::new(&problem);
        assert_eq!(bounds.settle(), End::Fine);
        assert_eq!((bounds.low[0], bounds.high[0]), (7, 8));
        assert_eq!(bounds.high[2], 8);
    }

    #[test]
    fn a_search_finds_a_world_or_proves_that_there_is_none() {
        let pairs = [[0, 1], [1, 2], [0, 2]].map(|pair| sum(&pair, 3, 3));
        let problem = Problem::new(3, pairs.to_vec());
        let mut bounds = Bounds::new(&problem);
        bounds.settle();
        assert_eq!(bounds.search(&[0, 1, 2], |_| Begin::Low, 100), End::Refuted);
        let pairs = [[0, 1], [1, 2], [0, 2]].map(|pair| sum(&pair, 4, 4));
        let problem = Problem::new(3, pairs.to_vec());
        let mut bounds = Bounds::new(&problem);
        bounds.settle();
        assert_eq!(bounds.search(&[0, 1, 2], |_| Begin::Low, 100), End::Fine);
        assert_eq!(bounds.low, [2, 2, 2]);
    }

    #[test]
    fn what_is_supposed_can_be_taken_back() {
        let problem = Problem::new(2, vec![sum(&[0, 1], 5, 5)]);
        let mut bounds = Bounds::new(&problem);
        bounds.settle();
        let mark = bounds.mark();
        assert_eq!(bounds.suppose(sum(&[0, 1], 6, 6)), End::Refuted);
        bounds.undo(mark);
        assert_eq!(bounds.suppose(sum(&[0], 0, 0)), End::Fine);
        assert_eq!(bounds.low[1], 5);
    }
}
