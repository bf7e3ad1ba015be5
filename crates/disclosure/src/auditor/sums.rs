//! Every table is a sum of its indicator's blocks, in every period, or it is refused.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::read::{Areas, Drawn, Subject, areas, drawn};
use super::{AuditError, Auditor, Number, Offence, OffenceKind, RowName};
use crate::release::{Cell, CollectionInfo, Kind};

/// Counts of one feature: cases and population.
type Counts = Option<(u32, u32)>;

/// The blocks of one indicator in one release.
pub(super) struct Blocks {
    pub(super) names: Vec<String>,
    pub(super) atoms: Vec<Vec<u32>>,
    /// `[period][block]`
    pub(super) counts: Vec<Vec<Counts>>,
    periods: Vec<String>,
    /// The block of each atom.
    owner: Vec<Option<usize>>,
}

impl Blocks {
    /// Reads the table of blocks: disjoint, on the ground.
    pub(super) fn read(
        auditor: &mut Auditor,
        subject: &Subject<'_>,
        info: &CollectionInfo,
        drawn: &Drawn,
    ) -> Result<Self, AuditError> {
        let mut owner = vec![None; auditor.ground.atoms().len()];
        let mut all = Vec::with_capacity(drawn.atoms.len());
        for (at, (atoms, name)) in drawn.atoms.iter().zip(&drawn.names).enumerate() {
            let what = format!("{name} in {}", info.id);
            let Some(atoms) = atoms else {
                return Err(
                    subject.unreadable(&what, &"the block is not made of hexes of the ground")
                );
            };
            for atom in atoms {
                if owner[*atom as usize].replace(at).is_some() {
                    return Err(subject.unreadable(&what, &"two blocks share a hex"));
                }
            }
            all.push(atoms.clone());
        }
        let mut counts = Vec::with_capacity(info.periods.len());
        for period in 0..info.periods.len() {
            let cells = subject.cells(info, period, all.len())?;
            let of_cell = |(cell, name): (&Option<Cell>, &String)| {
                let told = cell.as_ref().map_or(Ok(None), told);
                told.map_err(|reason| {
                    subject.unreadable(&format!("{name} in {}", info.id), &reason)
                })
            };
            let told = cells.iter().zip(&drawn.names).map(of_cell);
            counts.push(told.collect::<Result<_, _>>()?);
        }
        Ok(Self {
            names: drawn.names.clone(),
            atoms: all,
            counts,
            periods: info.periods.iter().map(|p| p.period.clone()).collect(),
            owner,
        })
    }

    /// Checks one table of the indicator.
    pub(super) fn check_table(
        &self,
        auditor: &mut Auditor,
        subject: &Subject<'_>,
        info: &CollectionInfo,
    ) -> Result<(), AuditError> {
        auditor.report.collections += 1;
        let (names, fitted) = if info.kind == Kind::Areas {
            let areas = areas(auditor, subject, info)?;
            (areas.names.clone(), self.best_fit(&areas))
        } else {
            let drawn: Arc<Drawn> = drawn(auditor, subject, info)?;
            let fit = |atoms: &Option<Vec<u32>>| Fit {
                blocks: atoms.as_ref().and_then(|atoms| self.made_of(atoms)),
                doubtful: Vec::new(),
            };
            (drawn.names.clone(), drawn.atoms.iter().map(fit).collect())
        };
        for at in 0..info.periods.len() {
            let cells = subject.cells(info, at, names.len())?;
            self.check_period(auditor, subject, (info, at), &names, (&fitted, &cells))?;
        }
        Ok(())
    }

    fn check_period(
        &self,
        auditor: &mut Auditor,
        subject: &Subject<'_>,
        (info, at): (&CollectionInfo, usize),
        names: &[String],
        (fitted, cells): (&[Fit], &[Option<Cell>]),
    ) -> Result<(), AuditError> {
        let period = &info.periods[at];
        let own = self.periods.iter().position(|own| *own == period.period);
        let counts = own.map(|own| self.counts[own].as_slice());
        auditor.report.tables += 1;
        for (feature, cell) in cells.iter().enumerate() {
            let Some(cell) = cell else { continue };
            match told(cell) {
                Ok(None) => continue,
                Ok(found) if fitted[feature].makes(found, counts.unwrap_or_default()) => {
                    auditor.report.features += 1;
                    continue;
                }
                _ => {}
            }
            auditor.offend(Offence {
                kind: OffenceKind::NotASum,
                family: auditor.tables.families[subject.cases].family.to_string(),
                area: Vec::new(),
                rows: vec![RowName {
                    release: subject.number,
                    tier: subject.input.tier,
                    collection: info.id.clone(),
                    period: period.period.clone(),
                    feature: names[feature].clone(),
                    number: Number::Cases,
                }],
                lower: None,
                upper: None,
            });
        }
        if period.features != cells.iter().flatten().count() as u64 {
            let what = format!("{} at {}", info.id, period.period);
            return Err(subject.unreadable(&what, &"its features are not as many as it says"));
        }
        let whole = counts.and_then(reference);
        if period
            .reference_value
            .is_some_and(|told| !near(Some(told), whole))
        {
            let what = format!("{} at {}", info.id, period.period);
            return Err(subject.unreadable(&what, &"its reference is not that of its blocks"));
        }
        Ok(())
    }

    /// The blocks that these atoms are a union of.
    fn made_of(&self, atoms: &[u32]) -> Option<Vec<usize>> {
        let blocks: Option<Vec<usize>> = atoms.iter().map(|a| self.owner[*a as usize]).collect();
        let mut blocks = blocks?;
        blocks.sort_unstable();
        blocks.dedup();
        let covered: usize = blocks.iter().map(|block| self.atoms[*block].len()).sum();
        (covered == atoms.len()).then_some(blocks)
    }

    /// For each area the blocks that it holds most hexes of, the first of equals; blocks with a hex whose area is
    /// doubtful may be of any area they touch.
    fn best_fit(&self, areas: &Areas) -> Vec<Fit> {
        let mut doubtful = vec![false; self.owner.len()];
        areas
            .near
            .iter()
            .flatten()
            .for_each(|atom| doubtful[*atom as usize] = true);
        let mut fitted = vec![Fit::default(); areas.names.len()];
        for fit in &mut fitted {
            fit.blocks = Some(Vec::new());
        }
        for (at, atoms) in self.atoms.iter().enumerate() {
            let mut held: BTreeMap<usize, usize> = BTreeMap::new();
            for area in atoms.iter().filter_map(|a| areas.owners[*a as usize]) {
                *held.entry(area).or_default() += 1;
            }
            if atoms.iter().any(|atom| doubtful[*atom as usize]) {
                let touched = |near: &Vec<u32>| near.iter().any(|a| atoms.binary_search(a).is_ok());
                let near = areas
                    .near
                    .iter()
                    .enumerate()
                    .filter(|(_, near)| touched(near));
                let all: BTreeSet<usize> =
                    near.map(|(area, _)| area).chain(held.into_keys()).collect();
                for area in all {
                    fitted[area].doubtful.push(at);
                }
                continue;
            }
            let mut best: Option<(usize, usize)> = None;
            for (area, hexes) in held {
                if best.is_none_or(|(_, most)| hexes > most) {
                    best = Some((area, hexes));
                }
            }
            if let Some((area, _)) = best {
                fitted[area].blocks.get_or_insert_default().push(at);
            }
        }
        fitted
    }
}

/// Blocks that are tried in or out at most.
const MOST_DOUBTFUL: usize = 10;

/// The blocks that a feature is the sum of.
#[derive(Clone, Default)]
struct Fit {
    /// None where the feature is no union of blocks.
    blocks: Option<Vec<usize>>,
    /// Blocks that may belong to it too.
    doubtful: Vec<usize>,
}

impl Fit {
    /// Whether counts are a sum of its blocks.
    fn makes(&self, found: Counts, counts: &[Counts]) -> bool {
        let Some(blocks) = self.blocks.as_ref().filter(|_| !counts.is_empty()) else {
            return false;
        };
        if self.doubtful.len() > MOST_DOUBTFUL {
            return false;
        }
        (0_u32..1 << self.doubtful.len()).any(|choice| {
            let taken = self.doubtful.iter().enumerate();
            let taken = taken
                .filter(|(at, _)| choice >> at & 1 == 1)
                .map(|(_, block)| *block);
            sum_of(blocks.iter().copied().chain(taken), counts) == found
        })
    }
}

/// The counts that a cell tells; a rate must be that of its counts.
fn told(cell: &Cell) -> Result<Counts, &'static str> {
    match (cell.cases, cell.population) {
        (Some(cases), Some(population)) if cases <= population => {
            let rate = f64::from(cases) / f64::from(population);
            if cell.value.is_some() && !near(cell.value, Some(rate)) {
                return Err("the rate is not that of its counts");
            }
            Ok(Some((cases, population)))
        }
        (None, None) if cell.value.or(cell.low).or(cell.high).is_none() => Ok(None),
        _ => Err("the counts do not belong together"),
    }
}

fn near(one: Option<f64>, other: Option<f64>) -> bool {
    one.zip(other)
        .is_some_and(|(one, other)| (one - other).abs() < 1e-9)
}

/// None for no block, and where a block is withheld.
fn sum_of(blocks: impl Iterator<Item = usize>, counts: &[Counts]) -> Counts {
    let mut sum = None;
    for block in blocks {
        let (cases, population) = (*counts.get(block)?)?;
        let (a, n): (u32, u32) = sum.unwrap_or_default();
        sum = Some((a.checked_add(cases)?, n.checked_add(population)?));
    }
    sum
}

/// Cases over population of all blocks.
fn reference(counts: &[Counts]) -> Option<f64> {
    let all = counts.iter().flatten();
    let sum = all.fold((0_u64, 0_u64), |sum, (cases, population)| {
        (sum.0 + u64::from(*cases), sum.1 + u64::from(*population))
    });
    (sum.1 > 0).then(|| sum.0 as f64 / sum.1 as f64)
}
