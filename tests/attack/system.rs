//! The constraints of one period's system: known sums, what divides what, and how known sums lie in each other, so that
//! propagation loses nothing where areas nest.

use std::collections::HashMap;

use super::bits::Bits;
use super::problem::{Constraint, MOST};
use super::slice::{Known, Slice};

impl Slice {
    /// Everything that must hold of the variables.
    pub(super) fn constraints(&self) -> Vec<Constraint> {
        let mut all: Vec<Constraint> = self.known.iter().map(|known| self.sum(known)).collect();
        for (group, span) in self.spans.iter().enumerate() {
            all.extend(span.constraints(|cell| self.variable(group, cell)));
        }
        let relations = self.relations();
        for (terms, high) in &relations {
            for cell in 0..self.cells() {
                let here = terms
                    .iter()
                    .map(|(group, by)| (self.variable(*group, cell), *by));
                all.push(Constraint {
                    terms: here.collect(),
                    low: 0,
                    high: *high,
                });
            }
        }
        if self.known.iter().any(|known| known.low < known.high) {
            all.extend(self.nested());
            all.extend(self.related(&relations));
        }
        all
    }

    fn sum(&self, known: &Known) -> Constraint {
        let cells = known.cells.iter();
        Constraint {
            terms: cells
                .map(|cell| (self.variable(known.group, cell), 1))
                .collect(),
            low: known.low,
            high: known.high,
        }
    }

    /// Sums of groups times factors that are at least 0 and at most this, in every place.
    fn relations(&self) -> Vec<(Vec<(usize, i64)>, i64)> {
        let parts = self.parts.iter();
        let mut found: Vec<(Vec<(usize, i64)>, i64)> = parts
            .map(|(part, whole)| (vec![(*whole, 1), (*part, -1)], MOST))
            .collect();
        for (whole, one, other, all_of_it) in self.splits() {
            let most = if all_of_it { 0 } else { MOST };
            found.push((vec![(whole, 1), (one, -1), (other, -1)], most));
        }
        found
    }

    /// For each group those that relations tie to it, wholes before their parts.
    pub(super) fn families(&self) -> Vec<Vec<usize>> {
        let mut family: Vec<usize> = (0..self.groups.len()).collect();
        for (terms, _) in self.relations() {
            for pair in terms.windows(2) {
                let (one, other) = (family[pair[0].0], family[pair[1].0]);
                let least = one.min(other);
                for group in &mut family {
                    if *group == one || *group == other {
                        *group = least;
                    }
                }
            }
        }
        let mut wholes: Vec<usize> = (0..self.groups.len()).collect();
        wholes.sort_by_key(|group| (self.groups[*group].conditions(), *group));
        let tied = |own: &usize| {
            wholes
                .iter()
                .copied()
                .filter(|at| family[*at] == *own)
                .collect()
        };
        family.iter().map(tied).collect()
    }

    /// The variables of all known sums, the largest areas first, wholes before their parts.
    pub(super) fn totals(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.known.len()).collect();
        order.sort_by_cached_key(|at| {
            let known = &self.known[*at];
            let conditions = self.groups[known.group].conditions();
            (std::cmp::Reverse(known.cells.len()), conditions, *at)
        });
        order.into_iter().map(|at| self.total(at)).collect()
    }

    /// The variables of the known sums of some groups in areas that meet these cells, the largest first.
    pub(super) fn totals_in(&self, groups: &[usize], cells: &Bits) -> Vec<u32> {
        let known = self.known.iter().enumerate();
        let is_near = |(_, known): &(usize, &Known)| {
            groups.contains(&known.group) && known.cells.meets(cells)
        };
        let mut found: Vec<(usize, &Known)> = known.filter(is_near).collect();
        found.sort_by_cached_key(|(_, known)| std::cmp::Reverse(known.cells.len()));
        found.into_iter().map(|(at, _)| self.total(at)).collect()
    }

    /// The variable of a known sum.
    fn total(&self, known: usize) -> u32 {
        (self.groups.len() * self.cells() + known) as u32
    }

    /// Each known sum as a variable: within its bounds, and the sum of the largest known ones in it and the cells left.
    fn nested(&self) -> Vec<Constraint> {
        let mut all = Vec::new();
        for (at, known) in self.known.iter().enumerate() {
            all.push(Constraint {
                terms: vec![(self.total(at), 1)],
                low: known.low,
                high: known.high,
            });
            let mut left = known.cells.clone();
            let mut terms = vec![(self.total(at), -1)];
            let is_inside = |other: &(usize, &Known)| {
                let (place, inner) = other;
                *place != at && inner.cells.lies_in(&known.cells)
            };
            // Known sums stand group by group.
            let first = self
                .known
                .partition_point(|other| other.group < known.group);
            let last = self
                .known
                .partition_point(|other| other.group <= known.group);
            let same = (first..last).zip(&self.known[first..last]);
            let mut inside: Vec<_> = same.filter(is_inside).collect();
            inside.sort_by_key(|(_, inner)| std::cmp::Reverse(inner.cells.len()));
            for (place, inner) in inside {
                if inner.cells.len() > 1 && inner.cells.lies_in(&left) {
                    left = left.without(&inner.cells);
                    terms.push((self.total(place), 1));
                }
            }
            terms.extend(
                left.iter()
                    .map(|cell| (self.variable(known.group, cell), 1)),
            );
            all.push(Constraint {
                terms,
                low: 0,
                high: 0,
            });
        }
        all
    }

    /// What holds of groups in every place holds of known sums of the same place.
    fn related(&self, relations: &[(Vec<(usize, i64)>, i64)]) -> Vec<Constraint> {
        let key = |(at, known): (usize, &Known)| ((known.group, known.cells.clone()), at);
        let totals: HashMap<(usize, Bits), usize> =
            self.known.iter().enumerate().map(key).collect();
        let mut all = Vec::new();
        for (terms, high) in relations {
            let first = terms.first().map(|(group, _)| *group);
            for known in self.known.iter().filter(|known| Some(known.group) == first) {
                let total = |(group, by): &(usize, i64)| {
                    let at = totals.get(&(*group, known.cells.clone()))?;
                    Some((self.total(*at), *by))
                };
                let found: Option<Vec<_>> = terms.iter().map(total).collect();
                all.extend(found.map(|terms| Constraint {
                    terms,
                    low: 0,
                    high: *high,
                }));
            }
        }
        all
    }
}
