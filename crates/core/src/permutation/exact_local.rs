//! Exact permutation tails of local statistics for a map of integers with equal weights: units of equal own value
//! and equally many neighbours share one distribution, so a large map costs little more than its neighbour sums.

use rayon::prelude::*;

use super::classes::Classes;
use super::exact::Sums;
use super::leave_one_out::{Tables, cost, leave_one_out, needed};
use super::{
    InvalidPermutation, Null, Statistic, TooCostly, check_length, geary, moran, own_weighs_alike,
    swapped,
};
use crate::hypergeometric::Tails;
use crate::neighbourhood::Neighbourhood;

/// A map of integers: values and sums in units of the histogram's step above its least value.
pub(super) struct Map<'a> {
    pub near: &'a Neighbourhood,
    pub classes: Classes,
    /// Value of each unit.
    pub values: Vec<u32>,
    /// Sum of its neighbours' values.
    pub sums: Vec<u64>,
}

/// Exact tails of a local statistic for each unit, both with the observed value in them; the relative error is
/// about 1e-12.
///
/// None at an island, where nothing is drawn; only Gi* under the total null is defined there (its own value among
/// all values). Weights have to be equal within each row (for Gi* under the total null also equal to the unit's
/// own weight); what they are does not matter.
pub fn exact_tails(
    statistic: Statistic,
    null: Null,
    values: &[i64],
    near: &Neighbourhood,
) -> Result<Vec<Option<Tails>>, InvalidPermutation> {
    check_length(values.len(), near)?;
    let with_own = statistic == Statistic::OwnAndNeighbourSum && null == Null::Total;
    if !near.equal_weights() || (with_own && !own_weighs_alike(near)) {
        return Err(InvalidPermutation::UnequalWeights);
    }
    let map = Map::new(values, near)?;
    let tails = match (statistic, null) {
        (Statistic::NeighbourSum | Statistic::OwnAndNeighbourSum, Null::Conditional) => {
            map.conditional()
        }
        (Statistic::NeighbourSum, Null::Total) => map.total(false),
        (Statistic::OwnAndNeighbourSum, Null::Total) => map.total(true),
        (Statistic::MoranProduct, Null::Conditional) => {
            map.conditional().map(|tails| map.oriented(tails))
        }
        (Statistic::MoranProduct, Null::Total) => moran::total(&map),
        (Statistic::GearySum, null) => geary::tails(&map, null),
    };
    Ok(tails?)
}

impl<'a> Map<'a> {
    fn new(values: &[i64], near: &'a Neighbourhood) -> Result<Self, TooCostly> {
        let classes = Classes::new(values)?;
        let scaled = &classes.histogram.values;
        let values: Vec<u32> = classes
            .of_unit
            .iter()
            .map(|c| scaled[*c as usize])
            .collect();
        let sum = |unit: usize| -> u64 {
            let near = near.neighbours(unit).iter();
            near.map(|n| u64::from(values[*n as usize])).sum()
        };
        let sums = (0..values.len()).into_par_iter().map(sum).collect();
        Ok(Self {
            near,
            classes,
            values,
            sums,
        })
    }

    /// Number of neighbours.
    pub fn degree(&self, unit: usize) -> u64 {
        self.near.neighbours(unit).len() as u64
    }

    /// Which numbers of values are drawn from a population where a unit's own value is held, islands left out.
    pub fn needed_from_others(&self) -> Vec<bool> {
        let others = (self.values.len() as u64).saturating_sub(1);
        let degrees = (0..self.values.len()).map(|unit| self.degree(unit));
        needed(degrees.filter(|degree| *degree > 0), others)
    }

    /// Units in the order of their classes, and where each class begins and ends.
    pub fn members(&self) -> (Vec<u32>, Vec<usize>) {
        let mut ends = vec![0];
        for count in &self.classes.histogram.counts {
            ends.push(ends[ends.len() - 1] + *count as usize);
        }
        let mut next = ends.clone();
        let mut members = vec![0; self.values.len()];
        for (unit, class) in (0..).zip(&self.classes.of_unit) {
            members[next[*class as usize]] = unit;
            next[*class as usize] += 1;
        }
        (members, ends)
    }

    /// The neighbours' sum, own value held.
    fn conditional(&self) -> Result<Vec<Option<Tails>>, TooCostly> {
        let histogram = &self.classes.histogram;
        let needed = self.needed_from_others();
        let most = needed.len().saturating_sub(1);
        cost(histogram, most).check()?;
        let all = histogram.total();
        let (members, ends) = self.members();
        let of_class = |class: usize, sums: &Sums| -> Vec<Option<Tails>> {
            let others = all - u64::from(histogram.values[class]);
            let tables = Tables::new(sums, others, &needed);
            let tails = |unit: &u32| self.tails(*unit as usize, &tables);
            let units = &members[ends[class]..ends[class + 1]];
            units.par_iter().with_min_len(4096).map(tails).collect()
        };
        let found = leave_one_out(histogram, most, &of_class);
        Ok(spread(&members, found.into_iter().flatten()))
    }

    fn tails(&self, unit: usize, tables: &Tables) -> Option<Tails> {
        let degree = self.degree(unit);
        (degree > 0)
            .then(|| tables.tails(degree, self.sums[unit]))
            .flatten()
    }

    /// The neighbours' sum, or the sum with the unit itself, values of all units drawn.
    fn total(&self, with_own: bool) -> Result<Vec<Option<Tails>>, TooCostly> {
        let histogram = &self.classes.histogram;
        let (units, own) = (self.values.len(), u64::from(with_own));
        let drawn = |unit: usize| self.degree(unit) + own;
        let needed = needed((0..units).map(drawn), units as u64);
        let most = needed.len().saturating_sub(1);
        let cost = histogram.cost(most);
        TooCostly {
            bytes: 4.0 * cost.bytes,
            ..cost
        }
        .check()?;
        let tables = Tables::new(&Sums::of(histogram, most), histogram.total(), &needed);
        let tails = |unit: usize| {
            let sum = self.sums[unit] + own * u64::from(self.values[unit]);
            let drawn = drawn(unit);
            (drawn > 0).then(|| tables.tails(drawn, sum)).flatten()
        };
        Ok((0..units).into_par_iter().map(tails).collect())
    }

    /// Tails of a sum as tails of its product with `x_i − m`: the same, swapped, or 1 where that is 0.
    fn oriented(&self, mut tails: Vec<Option<Tails>>) -> Vec<Option<Tails>> {
        let (units, all) = (
            self.values.len() as u128,
            u128::from(self.classes.histogram.total()),
        );
        for (tails, value) in tails.iter_mut().zip(&self.values) {
            *tails = tails.map(|tails| match (u128::from(*value) * units).cmp(&all) {
                std::cmp::Ordering::Greater => tails,
                std::cmp::Ordering::Less => swapped(tails),
                std::cmp::Ordering::Equal => CERTAIN,
            });
        }
        tails
    }
}

/// Nothing else can come out.
const CERTAIN: Tails = Tails {
    lower: 1.0,
    upper: 1.0,
};

/// Results in the order of `members` back in the order of units.
pub(super) fn spread(
    members: &[u32],
    found: impl Iterator<Item = Option<Tails>>,
) -> Vec<Option<Tails>> {
    let mut tails = vec![None; members.len()];
    for (unit, found) in members.iter().zip(found) {
        tails[*unit as usize] = found;
    }
    tails
}
