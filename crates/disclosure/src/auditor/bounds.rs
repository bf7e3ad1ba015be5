//! What must be true of counts that cannot be derived exactly: bounds from published sums, from families within
//! families and from what noise may do, propagated until they no longer change.
//!
//! The attacker knows the rules: a published 0 is 0, any other count is at least its threshold and no further from the
//! published one than the noise goes; no count is below 0, and a family is a part and its rest.

use std::collections::BTreeMap;

use super::offence::{Number, Offence, OffenceKind, RowName};
use super::region::{Found, Region};
use super::tables::Shown;

/// Larger than any count.
const ANY: i64 = 1 << 40;
/// Rounds of propagation; bounds that still change then are valid, though not the tightest.
const MOST_ROUNDS: usize = 60;
/// Offences of one region and period for which the rows that are needed are told.
const MOST_TOLD: usize = 3;

/// A published sum: lower and upper bound of a family's count on cells.
struct Sum {
    family: usize,
    cells: Vec<u32>,
    low: i64,
    high: i64,
    /// Where it was published first.
    shown: (usize, Number),
}

/// `[family][cell]`
#[derive(Clone, PartialEq, Eq)]
struct Bounds {
    low: Vec<Vec<i64>>,
    high: Vec<Vec<i64>>,
}

pub(super) fn test(region: &Region<'_>, found: &mut Found) {
    for period in 0..region.auditor.tables.periods.len() {
        let all = System::new(region, period, None);
        let every: Vec<usize> = (0..all.sums.len()).collect();
        if let Some(bounds) = all.propagate(&every) {
            all.tell(&bounds, found);
            continue;
        }
        found.report.contradicting += 1;
        let shown = region.shown.iter();
        let mut releases: Vec<u32> = shown
            .map(|at| region.auditor.tables.shown[*at].release)
            .collect();
        releases.sort_unstable();
        releases.dedup();
        for release in releases {
            let alone = System::new(region, period, Some(release));
            let every: Vec<usize> = (0..alone.sums.len()).collect();
            if let Some(bounds) = alone.propagate(&every) {
                alone.tell(&bounds, found);
            }
        }
    }
}

/// What is known of one region in one period.
struct System<'r, 'a> {
    region: &'r Region<'a>,
    period: usize,
    sums: Vec<Sum>,
}

impl<'r, 'a> System<'r, 'a> {
    /// From all releases, or from one; where they differ, anything between them may be.
    fn new(region: &'r Region<'a>, period: usize, release: Option<u32>) -> Self {
        let mut sums: BTreeMap<(usize, usize), Sum> = BTreeMap::new();
        for at in &region.shown {
            let shown = &region.auditor.tables.shown[*at];
            if release.is_some_and(|release| release != shown.release) {
                continue;
            }
            for (family, number, low, high) in told(region, shown, period) {
                let next = || Sum {
                    family,
                    cells: region.cells_of[&shown.set].clone(),
                    low,
                    high,
                    shown: (*at, number),
                };
                let sum = sums.entry((family, shown.set)).or_insert_with(next);
                sum.low = sum.low.min(low);
                sum.high = sum.high.max(high);
            }
        }
        Self {
            region,
            period,
            sums: sums.into_values().collect(),
        }
    }

    /// Bounds from some of the sums; none where they contradict each other.
    fn propagate(&self, sums: &[usize]) -> Option<Bounds> {
        let families = self.region.closure.derived.len();
        let cells = self.region.cells.len();
        let mut bounds = Bounds {
            low: vec![vec![0; cells]; families],
            high: vec![vec![ANY; cells]; families],
        };
        for _ in 0..MOST_ROUNDS {
            let mut changed = false;
            for sum in sums {
                changed |= bounds.narrow_sum(&self.sums[*sum])?;
            }
            for (whole, part, rest) in &self.region.closure.triples {
                for cell in 0..cells {
                    changed |= bounds.narrow_parts(*whole, *part, *rest, cell)?;
                }
            }
            if !changed {
                break;
            }
        }
        Some(bounds)
    }

    fn tell(&self, bounds: &Bounds, found: &mut Found) {
        let mut told = 0;
        for (family, derived) in self.region.closure.derived.iter().enumerate() {
            let most = i64::from(derived.threshold);
            for cell in 0..self.region.cells.len() {
                let (low, high) = (bounds.low[family][cell], bounds.high[family][cell]);
                found.report.bounded += usize::from(high < ANY);
                if low < 1 || high >= most || found.is_full() {
                    continue;
                }
                let name = derived.family.to_string();
                let area = self.region.hexes(&[cell as u32]);
                let known = |o: &Offence| o.family == name && o.area == area;
                if found.offences.iter().any(known) {
                    continue;
                }
                told += 1;
                let rows = if told <= MOST_TOLD {
                    self.needed(family, cell, most)
                } else {
                    Vec::new()
                };
                found.offences.push(Offence {
                    kind: if low == high {
                        OffenceKind::Exact
                    } else {
                        OffenceKind::SurelySmall
                    },
                    family: name,
                    area,
                    rows,
                    lower: Some(low),
                    upper: Some(high),
                });
            }
        }
    }

    /// The sums that are needed for a count to be surely small: what can be left out is, half by half.
    fn needed(&self, family: usize, cell: usize, most: i64) -> Vec<RowName> {
        let offends = |sums: &[usize]| {
            let bounds = self.propagate(sums);
            bounds.is_some_and(|b| b.low[family][cell] >= 1 && b.high[family][cell] < most)
        };
        let mut kept: Vec<usize> = (0..self.sums.len()).collect();
        let mut size = kept.len().div_ceil(2).max(1);
        loop {
            let mut from = 0;
            while from < kept.len() {
                let to = (from + size).min(kept.len());
                let without = [&kept[..from], &kept[to..]].concat();
                if offends(&without) {
                    kept = without;
                } else {
                    from = to;
                }
            }
            if size == 1 {
                break;
            }
            size = size.div_ceil(2);
        }
        let tables = &self.region.auditor.tables;
        let name = |at: &usize| {
            let (shown, number) = self.sums[*at].shown;
            tables.name(&tables.shown[shown], self.period, number)
        };
        kept.iter().map(name).collect()
    }
}

/// What the numbers of a block tell of its cases, of the rest and of the population.
fn told(region: &Region<'_>, shown: &Shown, period: usize) -> Vec<(usize, Number, i64, i64)> {
    let member = |family: usize| region.closure.members.binary_search(&family).ok();
    let counts = shown.counts.iter().find(|(own, ..)| *own == period);
    let (Some((_, cases, population)), Some(part), Some(whole)) =
        (counts, member(shown.cases), member(shown.population))
    else {
        return Vec::new();
    };
    let triples = region.closure.triples.iter();
    let mut of_both = triples.filter(|(w, p, _)| (*w, *p) == (whole, part));
    let rest = of_both.next().map(|(_, _, rest)| *rest);
    let noise = i64::from(shown.noise);
    let bounds = |count: u32, family: usize| {
        let (count, least) = (
            i64::from(count),
            i64::from(region.closure.derived[family].threshold),
        );
        match (count, noise) {
            (0, _) | (_, 0) => (count, count),
            _ => ((count - noise).max(least).min(count + noise), count + noise),
        }
    };
    let a = bounds(*cases, part);
    let mut told = vec![(part, Number::Cases, a.0, a.1)];
    if let Some(rest) = rest {
        let r = bounds(population - cases, rest);
        told.push((whole, Number::Population, a.0 + r.0, a.1 + r.1));
        told.push((rest, Number::Rest, r.0, r.1));
    }
    told
}

impl Bounds {
    /// Whether anything became narrower; none where nothing is left.
    fn narrow(&mut self, family: usize, cell: usize, low: i64, high: i64) -> Option<bool> {
        let (own_low, own_high) = (&mut self.low[family][cell], &mut self.high[family][cell]);
        let before = (*own_low, *own_high);
        *own_low = low.max(*own_low);
        *own_high = high.min(*own_high);
        (*own_low <= *own_high).then_some((*own_low, *own_high) != before)
    }

    fn narrow_sum(&mut self, sum: &Sum) -> Option<bool> {
        let total = |bounds: &[i64]| -> i64 { sum.cells.iter().map(|c| bounds[*c as usize]).sum() };
        let (low, high) = (total(&self.low[sum.family]), total(&self.high[sum.family]));
        let mut changed = false;
        for cell in &sum.cells {
            let cell = *cell as usize;
            let others_low = low - self.low[sum.family][cell];
            let others_high = high - self.high[sum.family][cell];
            // The totals are those before the cells of this sum were narrowed: wider, and so still valid. A cell is
            // read before it is narrowed.
            let (from, to) = (sum.low - others_high, sum.high - others_low);
            changed |= self.narrow(sum.family, cell, from, to)?;
        }
        Some(changed)
    }

    fn narrow_parts(
        &mut self,
        whole: usize,
        part: usize,
        rest: usize,
        cell: usize,
    ) -> Option<bool> {
        let of =
            |bounds: &Self, family: usize| (bounds.low[family][cell], bounds.high[family][cell]);
        let (w, p, r) = (of(self, whole), of(self, part), of(self, rest));
        let mut changed = self.narrow(whole, cell, p.0 + r.0, p.1 + r.1)?;
        changed |= self.narrow(part, cell, w.0 - r.1, w.1 - r.0)?;
        changed |= self.narrow(rest, cell, w.0 - p.1, w.1 - p.0)?;
        Some(changed)
    }
}

#[cfg(test)]
#[path = "bounds_tests.rs"]
mod tests;
