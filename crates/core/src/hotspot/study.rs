//! From counts and neighbourhood sums to hot spots: the units that take part, their z, exact p and adjusted p.

use rayon::prelude::*;

use super::{Hotspot, InvalidShares, Share, class};
use crate::getis_ord::gi_star;
use crate::hypergeometric::{Distribution, InvalidDraw};
use crate::neighbourhood::Neighbourhood;
use crate::significance::{Adjustment, adjust};

/// The units with population, and who is near whom among them.
#[derive(Clone, Debug)]
pub(crate) struct StudyArea {
    /// Ascending.
    units: Vec<u32>,
    /// None where everybody takes part.
    near: Option<Neighbourhood>,
}

impl StudyArea {
    /// `shares` has one for each unit of the neighbourhood.
    pub(crate) fn new(shares: &[Share], near: &Neighbourhood) -> Self {
        let populated: Vec<bool> = shares.iter().map(|share| share.population > 0).collect();
        let units: Vec<u32> = (0..shares.len() as u32)
            .filter(|unit| populated[*unit as usize])
            .collect();
        let everybody = units.len() == shares.len();
        Self {
            units,
            near: (!everybody).then(|| near.among(&populated)),
        }
    }

    /// The hot spots of these shares, whose neighbourhood sums are given; the units with population must be those
    /// that the study area was made of.
    pub(crate) fn hotspots(
        &self,
        shares: &[Share],
        sums: &[Share],
        near: &Neighbourhood,
        adjustment: Adjustment,
    ) -> Result<Vec<Option<Hotspot>>, InvalidShares> {
        let units = &self.units;
        let rates: Vec<f64> = units.iter().map(|u| rate(shares[*u as usize])).collect();
        let z = gi_star(&rates, self.near.as_ref().unwrap_or(near))?;
        let drawn: Vec<Share> = units.iter().map(|unit| sums[*unit as usize]).collect();
        let total = units.iter().map(|unit| shares[*unit as usize]);
        let tails = tails(total.fold(Share::default(), Share::plus), &drawn)?;
        let p: Vec<Option<f64>> = tails.iter().map(|(p, _)| Some(*p)).collect();
        let adjusted = adjust(&p, adjustment);
        let mut found = vec![None; shares.len()];
        for (at, unit) in units.iter().enumerate() {
            let (p, more) = tails[at];
            let p_adjusted = adjusted[at].unwrap_or(1.0);
            found[*unit as usize] = Some(Hotspot {
                z: z[at],
                p,
                p_adjusted,
                class: class(p_adjusted, more),
            });
        }
        Ok(found)
    }
}

impl Share {
    /// Both together; totals are checked to fit before.
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self {
            cases: self.cases.wrapping_add(other.cases),
            population: self.population.wrapping_add(other.population),
        }
    }

    /// What is left of a sum without a part of it.
    pub(crate) const fn minus(self, part: Self) -> Self {
        Self {
            cases: self.cases.wrapping_sub(part.cases),
            population: self.population.wrapping_sub(part.population),
        }
    }
}

fn rate(share: Share) -> f64 {
    f64::from(share.cases) / f64::from(share.population)
}

/// The counts of each unit and its neighbours together; `shares` has one for each unit.
pub(crate) fn sums(shares: &[Share], near: &Neighbourhood) -> Vec<Share> {
    let sum = |unit: usize| {
        let near = near.neighbours(unit).iter();
        near.fold(shares[unit], |sum, n| sum.plus(shares[*n as usize]))
    };
    (0..shares.len()).into_par_iter().map(sum).collect()
}

/// For each neighbourhood the two-sided p and whether there are more cases than elsewhere. Neighbourhoods of one size
/// share one table, so p depends on nothing but the total and the neighbourhood's own counts.
fn tails(total: Share, drawn: &[Share]) -> Result<Vec<(f64, bool)>, InvalidDraw> {
    let mut order: Vec<(Share, u32)> = drawn.iter().copied().zip(0..).collect();
    order.par_sort_unstable_by_key(|(drawn, at)| (drawn.population, drawn.cases, *at));
    let groups: Vec<&[(Share, u32)]> = order
        .chunk_by(|a, b| a.0.population == b.0.population)
        .collect();
    let found: Vec<_> = groups
        .par_iter()
        .map(|group| of_group(total, group))
        .collect::<Result<_, InvalidDraw>>()?;
    let mut tails = vec![(1.0, false); drawn.len()];
    for (run, tail) in found.into_iter().flatten() {
        for (_, at) in run {
            tails[*at as usize] = tail;
        }
    }
    Ok(tails)
}

/// A two-sided p with whether there are more cases than elsewhere, for neighbourhoods with the same counts.
type Run<'g> = (&'g [(Share, u32)], (f64, bool));

/// The tails of neighbourhoods of one size, in the order of their cases.
fn of_group(total: Share, group: &[(Share, u32)]) -> Result<Vec<Run<'_>>, InvalidDraw> {
    let drawn = group.first().map_or(0, |first| first.0.population);
    let table = Distribution::new(total.population, total.cases, drawn)?;
    let runs = group.chunk_by(|a, b| a.0 == b.0);
    runs.map(|run| {
        let tails = table.tails(run[0].0.cases)?;
        Ok((run, (tails.two_sided(), tails.upper < tails.lower)))
    })
    .collect()
}
