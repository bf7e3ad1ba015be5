//! Which counts can be derived exactly: every place for which a family's count can be derived is a union of the
//! pieces that its published sets cut the ground into. Where a piece's count is small, exact elimination tells whether
//! it, alone or with others that are small or empty, can be derived.
//!
//! A family left over from others (`65 and over` less `80 and over`) has a piece only where all of them have it.
//! Families that depend on each other, everywhere or because a remainder is empty, share their pieces.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::closure::Derived;
use super::exact::{Exposed, Question};
use super::offence::{Offence, OffenceKind};
use super::region::{Found, Groups, Region};

/// No piece: the family is not shown there.
const NONE: u32 = u32::MAX;

/// For each member the piece of each cell.
type Labels = Vec<Vec<u32>>;

/// Members whose counts on some cells depend on each other.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Relation {
    pub(super) members: Vec<usize>,
    /// None for all cells.
    pub(super) cells: Option<Vec<u32>>,
    /// The remainder that is empty there, by its position among the derived.
    pub(super) empty: Option<usize>,
}

/// A piece of ground for a derived family.
pub(super) struct Piece {
    pub(super) cells: Vec<u32>,
    /// Its true count at the period looked at; none where that is not known or nothing is shown.
    pub(super) count: Option<i64>,
}

pub(super) fn test(region: &Region<'_>, found: &mut Found) {
    let linear = Linear::new(region);
    found.report.rank_at_most += linear.rank_at_most();
    let mut told = BTreeSet::new();
    for period in 0..region.auditor.tables.periods.len() {
        let (labels, relations) = linear.at(period);
        for (at, derived) in region.closure.derived.iter().enumerate() {
            if found.is_full() || !linear.is_known(derived, period) {
                continue;
            }
            let mut pieces = linear.counted(labels.as_ref(), at, period);
            for piece in &mut pieces {
                if derived.is_small(piece.count)
                    && region.is_withheld(derived, &piece.cells, period)
                {
                    piece.count = Some(i64::from(derived.threshold));
                }
            }
            found.report.tested += pieces.len();
            let least = pieces
                .iter()
                .filter_map(|p| p.count)
                .filter(|c| *c > 0)
                .min();
            found.report.smallest = match (found.report.smallest, least) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            if pieces.iter().any(|piece| derived.is_small(piece.count)) {
                let question = linear.question(&relations, at, &pieces);
                found.report.eliminated += question.pieces.len();
                linear.tell(
                    found,
                    &mut told,
                    derived,
                    period,
                    question.answer(),
                    &pieces,
                );
            }
        }
    }
    for (at, derived) in region.closure.derived.iter().enumerate() {
        let mut periods = 0..region.auditor.tables.periods.len();
        if !found.is_full() && !periods.any(|period| linear.is_known(derived, period)) {
            super::exact::blind(&linear, at, found);
        }
    }
}

impl Derived {
    /// Whether a count is above zero and below the threshold.
    pub(super) fn is_small(&self, count: Option<i64>) -> bool {
        count.is_some_and(|count| (1..i64::from(self.threshold)).contains(&count))
    }
}

/// A region with the pieces of every published family.
pub(super) struct Linear<'r, 'a> {
    pub(super) region: &'r Region<'a>,
    labels: Labels,
    pub(super) relations: Vec<Relation>,
    /// The pieces of every derived family, whatever the period.
    pub(super) pieces: Vec<Vec<Vec<u32>>>,
    /// `[period][member][cell]`: whether the family is shown there.
    shown: Vec<Vec<Vec<bool>>>,
    /// `[period][member][cell]`
    truth: Vec<Vec<Option<Vec<i64>>>>,
}

impl<'r, 'a> Linear<'r, 'a> {
    fn new(region: &'r Region<'a>) -> Self {
        let members = region.closure.members.len();
        let cells = region.cells.len();
        let periods = region.auditor.tables.periods.len();
        let mut holding: Vec<Vec<Vec<u32>>> = vec![vec![Vec::new(); cells]; members];
        let mut shown = vec![vec![vec![false; cells]; members]; periods];
        for (at, row) in region.rows.iter().enumerate() {
            let at_periods = region.periods(at);
            for cell in &row.cells {
                holding[row.family][*cell as usize].push(at as u32);
                for period in &at_periods {
                    shown[*period][row.family][*cell as usize] = true;
                }
            }
        }
        let labels = holding.into_iter().map(|holding| {
            let mut known = HashMap::new();
            let label = |rows: Vec<u32>| {
                let next = known.len() as u32;
                if rows.is_empty() {
                    NONE
                } else {
                    *known.entry(rows).or_insert(next)
                }
            };
            holding.into_iter().map(label).collect()
        });
        let whole = |members: &Vec<usize>| Relation {
            members: members.clone(),
            cells: None,
            empty: None,
        };
        let mut made = Self {
            region,
            labels: labels.collect(),
            relations: region.closure.relations.iter().map(whole).collect(),
            pieces: Vec::new(),
            shown,
            truth: truth(region),
        };
        for relation in made.relations.clone() {
            share(&mut made.labels, &relation, cells);
            for shown in &mut made.shown {
                let uncovered = |cell: usize| {
                    relation
                        .members
                        .iter()
                        .filter(|m| !shown[**m][cell])
                        .count()
                };
                let covered: Vec<usize> = (0..cells).filter(|c| uncovered(*c) == 1).collect();
                for cell in covered {
                    relation.members.iter().for_each(|m| shown[*m][cell] = true);
                }
            }
        }
        let derived = region.closure.derived.iter();
        made.pieces = derived.map(|family| pieces(&made.labels, family)).collect();
        made
    }

    fn rank_at_most(&self) -> usize {
        let mut rows = vec![0; self.labels.len()];
        self.region
            .rows
            .iter()
            .for_each(|row| rows[row.family] += 1);
        let pieces = |labels: &Vec<u32>| {
            let all: BTreeSet<u32> = labels.iter().copied().filter(|l| *l != NONE).collect();
            all.len()
        };
        let both = self.labels.iter().zip(rows);
        both.map(|(labels, rows)| pieces(labels).min(rows)).sum()
    }

    /// Where empty remainders make families share their pieces at a period, the pieces of each cell; and what depends.
    fn at(&self, period: usize) -> (Option<Labels>, Vec<Relation>) {
        let mut labels: Option<Labels> = None;
        let mut relations: BTreeSet<Relation> = self.relations.iter().cloned().collect();
        for _ in 0..3 {
            let before = relations.len();
            for (at, derived) in self.region.closure.derived.iter().enumerate() {
                if derived.terms.len() < 2 || !self.is_known(derived, period) {
                    continue;
                }
                let pieces = self.counted(labels.as_ref(), at, period);
                let empty = pieces.into_iter().filter(|piece| piece.count == Some(0));
                relations.extend(empty.map(|piece| Relation {
                    members: derived.terms.iter().map(|(member, _)| *member).collect(),
                    cells: Some(piece.cells),
                    empty: Some(at),
                }));
            }
            if relations.len() == before {
                break;
            }
            let shared = labels.get_or_insert_with(|| self.labels.clone());
            for relation in &relations {
                share(shared, relation, self.region.cells.len());
            }
        }
        (labels, relations.into_iter().collect())
    }

    /// The pieces of a derived family with their counts at a period.
    fn counted(&self, labels: Option<&Labels>, derived: usize, period: usize) -> Vec<Piece> {
        let family = &self.region.closure.derived[derived];
        let pieces = match labels {
            Some(labels) => pieces(labels, family),
            None => self.pieces[derived].clone(),
        };
        let counted = pieces.into_iter().map(|cells| Piece {
            count: self.count(family, period, &cells),
            cells,
        });
        counted.collect()
    }

    /// Whether the true counts of all its families are known at a period.
    fn is_known(&self, derived: &Derived, period: usize) -> bool {
        let mut members = derived.terms.iter();
        members.all(|(member, _)| self.truth[period][*member].is_some())
    }

    /// The true count of a derived family on cells where it is shown.
    fn count(&self, derived: &Derived, period: usize, cells: &[u32]) -> Option<i64> {
        let mut sum = 0;
        for (member, factor) in &derived.terms {
            let truth = self.truth[period][*member].as_ref()?;
            for cell in cells {
                if !self.shown[period][*member][*cell as usize] {
                    return None;
                }
                sum += factor * truth[*cell as usize];
            }
        }
        Some(sum)
    }

    /// What has to be eliminated to tell whether small pieces can be derived.
    fn question<'q>(
        &'q self,
        relations: &'q [Relation],
        derived: usize,
        pieces: &'q [Piece],
    ) -> Question<'q, 'a> {
        let target = &self.region.closure.derived[derived];
        let mut members: BTreeSet<usize> = target.terms.iter().map(|(m, _)| *m).collect();
        loop {
            let before = members.len();
            for relation in relations {
                if relation.members.iter().any(|m| members.contains(m)) {
                    members.extend(&relation.members);
                }
            }
            if members.len() == before {
                break;
            }
        }
        let large = |piece: &Piece| {
            piece
                .count
                .is_some_and(|c| c >= i64::from(target.threshold))
        };
        let open = (0..pieces.len()).filter(|at| !large(&pieces[*at]));
        Question {
            region: self.region,
            rows: self.region.rows_of(&members),
            relations,
            target,
            pieces: open.map(|at| (at, &pieces[at])).collect(),
        }
    }

    fn tell(
        &self,
        found: &mut Found,
        told: &mut BTreeSet<Vec<usize>>,
        derived: &Derived,
        period: usize,
        answer: Result<Option<Exposed>, super::span::Overflow>,
        pieces: &[Piece],
    ) {
        let (kind, at, rows) = match answer {
            Ok(None) => return,
            Err(_) => (OffenceKind::NotExhaustive, Vec::new(), Vec::new()),
            Ok(Some(exposed)) => {
                let known = !told.insert(exposed.rows.clone());
                let region = self.region;
                let rows = &exposed.rows;
                if known || region.is_past(rows, period) || region.is_direct(rows) {
                    return;
                }
                let kind = match exposed.pieces.as_slice() {
                    [_] => OffenceKind::Exact,
                    _ => OffenceKind::Union,
                };
                (kind, exposed.pieces, exposed.rows)
            }
        };
        let cells: Vec<u32> = at
            .iter()
            .flat_map(|at| &pieces[*at].cells)
            .copied()
            .collect();
        let count = at.iter().map(|at| pieces[*at].count).sum::<Option<i64>>();
        let count = count.filter(|_| !at.is_empty());
        found.offences.push(Offence {
            kind,
            family: derived.family.to_string(),
            area: self.region.hexes(&cells),
            rows: self.region.names(&rows, period),
            lower: count,
            upper: count,
        });
    }
}

/// The pieces of a derived family: cells that no published set of any of its families divides, where all are shown.
fn pieces(labels: &Labels, derived: &Derived) -> Vec<Vec<u32>> {
    let cells = labels.first().map_or(0, Vec::len);
    let mut groups = Groups::new(cells);
    let mut dead = vec![false; cells];
    for (member, _) in &derived.terms {
        let labels = &labels[*member];
        let most = labels.iter().filter(|label| **label != NONE).max();
        let mut first = vec![None; most.map_or(0, |most| *most as usize + 1)];
        for (cell, label) in labels.iter().enumerate() {
            match first.get_mut(*label as usize) {
                Some(first) => groups.join(*first.get_or_insert(cell), cell),
                None => dead[cell] = true,
            }
        }
    }
    let mut pieces: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    let mut lost = BTreeSet::new();
    for (cell, dead) in dead.iter().enumerate() {
        let root = groups.of(cell);
        pieces.entry(root).or_default().push(cell as u32);
        if *dead {
            lost.insert(root);
        }
    }
    let live = pieces.into_iter().filter(|(root, _)| !lost.contains(root));
    live.map(|(_, cells)| cells).collect()
}

/// Gives members that depend on each other the same pieces, where at most one of them is not shown.
fn share(labels: &mut Labels, relation: &Relation, cells: usize) {
    let all: Vec<u32> = (0..cells as u32).collect();
    let mut known = HashMap::new();
    let taken: BTreeSet<u32> = labels.iter().flatten().copied().collect();
    let from = taken
        .iter()
        .rev()
        .find(|l| **l != NONE)
        .map_or(0, |l| l + 1);
    for cell in relation.cells.as_ref().unwrap_or(&all) {
        let at = *cell as usize;
        let own: Vec<u32> = relation.members.iter().map(|m| labels[*m][at]).collect();
        if own.iter().filter(|label| **label == NONE).count() > 1 {
            continue;
        }
        let next = from + known.len() as u32;
        let label = *known.entry(own).or_insert(next);
        relation.members.iter().for_each(|m| labels[*m][at] = label);
    }
}

/// `[period][member][cell]` of the true counts.
fn truth(region: &Region<'_>) -> Vec<Vec<Option<Vec<i64>>>> {
    let auditor = region.auditor;
    let of = |period: usize, member: &usize| {
        let family = &auditor.tables.families[*member].family;
        let counts = auditor.truth.of(family, period)?;
        let sum = |atoms: &Vec<u32>| atoms.iter().map(|a| i64::from(counts[*a as usize])).sum();
        Some(region.cells.iter().map(sum).collect())
    };
    (0..auditor.tables.periods.len())
        .map(|period| {
            region
                .closure
                .members
                .iter()
                .map(|m| of(period, m))
                .collect()
        })
        .collect()
}
