//! Ground that is audited on its own: what no published set connects with the rest, for people and for households
//! apart; usually a municipality. Atoms that no set divides are one cell.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use gocpont_core::codebook::Unit;
use rayon::prelude::*;

use super::closure::{Closure, Derived};
use super::{AuditError, AuditReport, Auditor, Number, Offence, OffenceKind, RowName};
use super::{bounds, linear};

/// A set of cells published for a family.
pub(super) struct Row {
    /// Position among the closure's members.
    pub(super) family: usize,
    /// Cells, ascending.
    pub(super) cells: Vec<u32>,
    /// Which of a block's numbers it is, for every block that showed it.
    pub(super) shown: Vec<(usize, Number)>,
}

/// One region.
pub(super) struct Region<'a> {
    pub(super) auditor: &'a Auditor,
    pub(super) closure: &'a Closure,
    /// Atoms of each cell.
    pub(super) cells: Vec<Vec<u32>>,
    pub(super) rows: Vec<Row>,
    /// Positions among the tables' shown blocks.
    pub(super) shown: Vec<usize>,
    /// Cells of the set of each shown block, by the set's position.
    pub(super) cells_of: HashMap<usize, Vec<u32>>,
}

/// Offences told of one region.
const MOST_OFFENCES: usize = 20;

/// What was found in a region.
#[derive(Default)]
pub(super) struct Found {
    pub(super) offences: Vec<Offence>,
    pub(super) report: AuditReport,
}

impl Found {
    /// Whether enough was found: the audit does not pass anyway.
    pub(super) fn is_full(&self) -> bool {
        self.offences.len() >= MOST_OFFENCES
    }
}

/// Audits all regions; the order is that of their first atoms, people before households.
pub(super) fn audit(auditor: &Auditor) -> Result<Vec<Found>, AuditError> {
    let mut found = Vec::new();
    for unit in [Unit::Persons, Unit::Households] {
        let closure = Closure::new(&auditor.tables, unit)?;
        let regions = regions(auditor, &closure, unit);
        let parts: Vec<Found> = regions
            .into_par_iter()
            .map(|shown| Region::new(auditor, &closure, shown).audit())
            .collect();
        found.extend(parts);
    }
    Ok(found)
}

/// The shown blocks of each region.
fn regions(auditor: &Auditor, closure: &Closure, unit: Unit) -> Vec<Vec<usize>> {
    let tables = &auditor.tables;
    let mut groups = Groups::new(auditor.ground.atoms().len());
    let own = |at: &usize| tables.families[tables.shown[*at].cases].family.unit() == unit;
    let shown: Vec<usize> = (0..tables.shown.len()).filter(own).collect();
    debug_assert!(shown.is_empty() || !closure.members.is_empty());
    let first = |at: usize| tables.sets[tables.shown[at].set].first().copied();
    for at in &shown {
        let set = &tables.sets[tables.shown[*at].set];
        for pair in set.windows(2) {
            groups.join(pair[0] as usize, pair[1] as usize);
        }
    }
    let mut regions: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in shown {
        if let Some(atom) = first(at) {
            let root = groups.of(atom as usize);
            regions.entry(root).or_default().push(at);
        }
    }
    regions.into_values().collect()
}

impl<'a> Region<'a> {
    fn new(auditor: &'a Auditor, closure: &'a Closure, shown: Vec<usize>) -> Self {
        let tables = &auditor.tables;
        let mut sets: Vec<usize> = shown.iter().map(|at| tables.shown[*at].set).collect();
        sets.sort_unstable();
        sets.dedup();
        let mut holding: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for set in &sets {
            for atom in tables.sets[*set].iter() {
                holding.entry(*atom).or_default().push(*set as u32);
            }
        }
        let mut cell_of: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut cells: Vec<Vec<u32>> = Vec::new();
        let mut cells_of: HashMap<usize, Vec<u32>> = HashMap::new();
        for (atom, sets) in holding {
            let next = cells.len() as u32;
            if let Some(cell) = cell_of.get(&sets) {
                cells[*cell as usize].push(atom);
            } else {
                for set in &sets {
                    cells_of.entry(*set as usize).or_default().push(next);
                }
                cell_of.insert(sets, next);
                cells.push(vec![atom]);
            }
        }
        let mut region = Self {
            auditor,
            closure,
            cells,
            rows: Vec::new(),
            shown,
            cells_of,
        };
        region.rows = region.rows();
        region
    }

    fn rows(&self) -> Vec<Row> {
        let tables = &self.auditor.tables;
        let mut rows: BTreeMap<(usize, usize), Row> = BTreeMap::new();
        for at in &self.shown {
            let shown = &tables.shown[*at];
            let both = [
                (shown.population, Number::Population),
                (shown.cases, Number::Cases),
            ];
            for (family, number) in both {
                let Ok(family) = self.closure.members.binary_search(&family) else {
                    continue;
                };
                let row = rows.entry((family, shown.set)).or_insert_with(|| Row {
                    family,
                    cells: self.cells_of[&shown.set].clone(),
                    shown: Vec::new(),
                });
                row.shown.push((*at, number));
            }
        }
        rows.into_values().collect()
    }

    fn audit(&self) -> Found {
        let mut found = Found::default();
        found.report.cells = self.cells.len();
        found.report.sets = self.rows.len();
        found.report.derived_families = self.closure.derived.len();
        self.direct(&mut found);
        linear::test(self, &mut found);
        bounds::test(self, &mut found);
        found
    }

    /// Small counts published openly.
    fn direct(&self, found: &mut Found) {
        let tables = &self.auditor.tables;
        for at in &self.shown {
            let shown = &tables.shown[*at];
            let threshold = |family: usize| tables.families[family].threshold;
            let whole = tables.families[shown.population].family.is_whole();
            let of_rest = if whole {
                threshold(shown.cases)
            } else {
                threshold(shown.cases).min(threshold(shown.population))
            };
            for (period, cases, population) in &shown.counts {
                let numbers = [
                    (
                        Number::Population,
                        *population,
                        shown.population,
                        2,
                        threshold(shown.population),
                    ),
                    (
                        Number::Cases,
                        *cases,
                        shown.cases,
                        1,
                        threshold(shown.cases),
                    ),
                    (Number::Rest, population - cases, shown.cases, 1, of_rest),
                ];
                for (number, count, family, draws, least) in numbers {
                    let most = count + draws * shown.noise;
                    if count > 0 && most < least && !found.is_full() {
                        let lower = i64::from(count) - i64::from(draws * shown.noise);
                        found.offences.push(Offence {
                            kind: OffenceKind::Direct,
                            family: tables.families[family].family.to_string(),
                            area: self.auditor.ground.hexes(&tables.sets[shown.set]),
                            rows: vec![tables.name(shown, *period, number)],
                            lower: Some(lower.max(1)),
                            upper: Some(i64::from(most)),
                        });
                    }
                }
            }
        }
    }

    /// The published numbers of rows, at a period where they have one there.
    pub(super) fn names(&self, rows: &[usize], period: usize) -> Vec<RowName> {
        let tables = &self.auditor.tables;
        let name = |row: &usize| {
            let all = &self.rows[*row].shown;
            let at = |shown: usize| {
                let mut counts = tables.shown[shown].counts.iter();
                counts.any(|(own, ..)| *own == period)
            };
            let best = all.iter().find(|(s, _)| at(*s)).or_else(|| all.first());
            let (shown, number) = best?;
            let shown = &tables.shown[*shown];
            let has = shown.counts.iter().any(|(own, ..)| *own == period);
            let first = shown.counts.first().map(|(own, ..)| *own)?;
            Some(tables.name(shown, if has { period } else { first }, *number))
        };
        let mut names: Vec<RowName> = rows.iter().filter_map(name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The published count of a row at a period, the last release's, with the furthest it may lie from the truth.
    pub(super) fn count(&self, row: usize, period: usize) -> Option<(i64, i64)> {
        let tables = &self.auditor.tables;
        self.rows[row].shown.iter().rev().find_map(|(at, number)| {
            let shown = &tables.shown[*at];
            let counts = shown.counts.iter().find(|(own, ..)| *own == period)?;
            let noise = i64::from(shown.noise);
            Some(match number {
                Number::Cases => (i64::from(counts.1), noise),
                _ => (i64::from(counts.2), 2 * noise),
            })
        })
    }

    /// The periods at which a row has a count.
    pub(super) fn periods(&self, row: usize) -> Vec<usize> {
        let shown = self.rows[row].shown.iter();
        let all = shown.flat_map(|(at, _)| &self.auditor.tables.shown[*at].counts);
        let mut periods: Vec<usize> = all.map(|(period, ..)| *period).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    /// The rows of these families.
    pub(super) fn rows_of(&self, members: &BTreeSet<usize>) -> Vec<usize> {
        let all = 0..self.rows.len();
        all.filter(|at| members.contains(&self.rows[*at].family))
            .collect()
    }

    /// Whether rows are numbers of one block without noise: then what they tell is told openly.
    pub(super) fn is_direct(&self, rows: &[usize]) -> bool {
        let tables = &self.auditor.tables;
        self.blocks(rows)
            .iter()
            .any(|at| tables.shown[*at].noise == 0)
    }

    /// Whether rows tell nothing of the true counts that are known: all of them were published before, of records that
    /// may have been corrected or erased since, and were audited with the counts of then.
    pub(super) fn is_past(&self, rows: &[usize], period: usize) -> bool {
        let tables = &self.auditor.tables;
        let is_now = |(at, _): &(usize, Number)| {
            let shown = &tables.shown[*at];
            let mut counts = shown.counts.iter();
            self.auditor.truth.is_of(shown.release) && counts.any(|(own, ..)| *own == period)
        };
        !rows.is_empty()
            && !rows
                .iter()
                .any(|row| self.rows[*row].shown.iter().any(is_now))
    }

    /// Whether a count is that of a block's cases, or of their rest, which is withheld at this period because it became
    /// small: what was shown of it at others, or before, was safe then.
    pub(super) fn is_withheld(&self, derived: &Derived, cells: &[u32], period: usize) -> bool {
        let tables = &self.auditor.tables;
        let mut cells = cells.to_vec();
        cells.sort_unstable();
        let all = &self.closure.derived;
        let is_it = |at: usize| all.get(at).is_some_and(|own| own.family == derived.family);
        let of_block = |at: &&usize| {
            let shown = &tables.shown[**at];
            let part = self.closure.members.binary_search(&shown.cases);
            let whole = self.closure.members.binary_search(&shown.population);
            let (Ok(part), Ok(whole)) = (part, whole) else {
                return false;
            };
            let mut triples = self.closure.triples.iter();
            let rest = triples.find(|(w, p, _)| (*w, *p) == (whole, part));
            let is_it = is_it(part) || rest.is_some_and(|(_, _, rest)| is_it(*rest));
            is_it
                && self
                    .cells_of
                    .get(&shown.set)
                    .is_some_and(|own| *own == cells)
        };
        let blocks: Vec<&usize> = self.shown.iter().filter(of_block).collect();
        let is_now = |at: &&usize| {
            let shown = &tables.shown[**at];
            let at_period = shown.counts.iter().any(|(own, ..)| *own == period);
            at_period && self.auditor.truth.is_of(shown.release)
        };
        !blocks.is_empty() && !blocks.iter().any(is_now)
    }

    /// The blocks that show all of these rows.
    pub(super) fn blocks(&self, rows: &[usize]) -> BTreeSet<usize> {
        let blocks = |row: &usize| -> BTreeSet<usize> {
            self.rows[*row].shown.iter().map(|(at, _)| *at).collect()
        };
        rows.iter()
            .map(blocks)
            .reduce(|a, b| &a & &b)
            .unwrap_or_default()
    }

    /// The hexes of cells.
    pub(super) fn hexes(&self, cells: &[u32]) -> Vec<String> {
        let atoms = cells.iter().flat_map(|cell| &self.cells[*cell as usize]);
        let atoms: Vec<u32> = atoms.copied().collect();
        self.auditor.ground.hexes(&atoms)
    }
}

/// Disjoint groups of numbers, joined two by two.
pub(super) struct Groups(Vec<usize>);

impl Groups {
    pub(super) fn new(members: usize) -> Self {
        Self((0..members).collect())
    }

    pub(super) fn of(&mut self, member: usize) -> usize {
        let mut at = member;
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.0[one.max(other)] = one.min(other);
    }
}
