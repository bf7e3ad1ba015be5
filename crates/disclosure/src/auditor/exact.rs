//! The questions that are answered by exact elimination over all published sets of a region.

use std::collections::{BTreeMap, BTreeSet};

use gocpont_core::family::{Family, Monomial};

use super::closure::Derived;
use super::linear::{Linear, Piece, Relation};
use super::offence::{Offence, OffenceKind};
use super::region::{Found, Region};
use super::span::{CARRIED, Echelon, Overflow, Vector};

/// Carried columns from here on name pieces, those before them rows and empty remainders.
const PIECES: u64 = CARRIED + (1 << 32);
/// Carried columns from here on name empty remainders.
const EMPTY: u64 = CARRIED + (1 << 31);
/// Dimensions that are searched for sets.
const MOST_FREE: usize = 12;
/// Rows that are eliminated.
const MOST_ROWS: usize = 6000;

/// Whether small pieces of a derived family can be derived, alone or with other pieces that are not large.
pub(super) struct Question<'q, 'a> {
    pub(super) region: &'q Region<'a>,
    pub(super) rows: Vec<usize>,
    pub(super) relations: &'q [Relation],
    pub(super) target: &'q Derived,
    /// Pieces that are not large, with their positions.
    pub(super) pieces: Vec<(usize, &'q Piece)>,
}

/// Pieces that can be derived together, and the rows that do it.
pub(super) struct Exposed {
    pub(super) pieces: Vec<usize>,
    pub(super) rows: Vec<usize>,
}

/// Columns for products of answers on cells.
#[derive(Default)]
struct Columns<'f>(BTreeMap<&'f Monomial, u64>);

impl<'f> Columns<'f> {
    fn vector(&mut self, family: &'f Family, cells: &[u32], name: u64) -> Vector {
        let mut vector = Vector::from([(name, 1)]);
        for (monomial, factor) in family.terms() {
            let next = self.0.len() as u64;
            let of = *self.0.entry(monomial).or_insert(next) << 32;
            vector.extend(
                cells
                    .iter()
                    .map(|c| (of + u64::from(*c), i128::from(factor))),
            );
        }
        vector
    }
}

impl Question<'_, '_> {
    pub(super) fn answer(&self) -> Result<Option<Exposed>, Overflow> {
        let mut columns = Columns::default();
        let mut span = rows(self.region, &self.rows, &mut columns)?;
        let derived = &self.region.closure.derived;
        let mut emptied: Vec<Vec<usize>> = Vec::new();
        let empty = self.relations.iter();
        for (at, cells) in empty.filter_map(|r| Some((r.empty?, r.cells.as_ref()?))) {
            let family = &derived[at].family;
            let left = span.reduce(columns.vector(family, cells, PIECES))?;
            if left.range(..CARRIED).next().is_some() {
                continue;
            }
            let name = EMPTY + emptied.len() as u64;
            emptied.push(used(&left, &emptied));
            for cell in cells {
                span.add(columns.vector(family, &[*cell], name))?;
            }
        }
        let mut left_over = Echelon::default();
        let mut order: Vec<(bool, usize)> = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            order.push((self.target.is_small(piece.1.count), at));
        }
        order.sort_unstable();
        let mut together = Vec::new();
        for (is_small, at) in order {
            let (position, piece) = self.pieces[at];
            let name = PIECES + position as u64;
            let left = span.reduce(columns.vector(&self.target.family, &piece.cells, name))?;
            if is_small && left.range(..CARRIED).next().is_none() {
                return Ok(Some(exposed(&left, &emptied)));
            }
            together.extend(left_over.add(left)?);
        }
        let worst = self.worst(&together);
        Ok(worst.map(|derived| exposed(derived, &emptied)))
    }

    /// Of combinations of pieces that can be derived, one that is not a set of pieces with a count of at least the
    /// threshold, or that overlaps another; none where every set that can be derived is a union of large ones.
    fn worst<'v>(&self, together: &'v [Vector]) -> Option<&'v Vector> {
        let counts: BTreeMap<u64, Option<i64>> = self
            .pieces
            .iter()
            .map(|(at, piece)| (PIECES + *at as u64, piece.count))
            .filter(|(_, count)| *count != Some(0))
            .collect();
        let mut taken = BTreeSet::new();
        for derived in together {
            let own = derived
                .range(PIECES..)
                .filter(|(c, _)| counts.contains_key(c));
            let own: Vec<(u64, i128)> = own.map(|(c, factor)| (*c, *factor)).collect();
            let is_set = own.windows(2).all(|pair| pair[0].1 == pair[1].1);
            let sum: i64 = own
                .iter()
                .filter_map(|(c, _)| counts.get(c).copied().flatten())
                .sum();
            let apart = own.iter().all(|(c, _)| taken.insert(*c));
            let large = sum >= i64::from(self.target.threshold);
            if !(own.is_empty() || (is_set && apart && large)) {
                return Some(derived);
            }
        }
        None
    }
}

fn exposed(derived: &Vector, emptied: &[Vec<usize>]) -> Exposed {
    let pieces = derived
        .range(PIECES..)
        .map(|(column, _)| (column - PIECES) as usize);
    Exposed {
        pieces: pieces.collect(),
        rows: used(derived, emptied),
    }
}

fn rows<'f>(
    region: &'f Region<'_>,
    rows: &[usize],
    columns: &mut Columns<'f>,
) -> Result<Echelon, Overflow> {
    if rows.len() > MOST_ROWS {
        return Err(Overflow);
    }
    let mut span = Echelon::default();
    for at in rows {
        let row = &region.rows[*at];
        let family = &region.closure.derived[row.family].family;
        span.add(columns.vector(family, &row.cells, CARRIED + *at as u64))?;
    }
    Ok(span)
}

/// The rows that a derived row is made of.
fn used(derived: &Vector, emptied: &[Vec<usize>]) -> Vec<usize> {
    let mut rows = BTreeSet::new();
    for column in derived.range(CARRIED..PIECES).map(|(column, _)| *column) {
        match column.checked_sub(EMPTY) {
            None => {
                rows.insert((column - CARRIED) as usize);
            }
            Some(at) => rows.extend(emptied.get(at as usize).into_iter().flatten()),
        }
    }
    rows.into_iter().collect()
}

/// The test of a family of which no true counts are known: counts of pieces are those that can be derived from the
/// published ones, and sets of pieces that can only be derived together are all tried, or the audit does not pass.
pub(super) fn blind(linear: &Linear<'_, '_>, at: usize, found: &mut Found) {
    let derived = &linear.region.closure.derived[at];
    let cells: Vec<&[u32]> = linear.pieces[at].iter().map(Vec::as_slice).collect();
    if cells.is_empty() {
        return;
    }
    found.report.tested += cells.len();
    let mut blind = Blind {
        linear,
        derived,
        cells,
        found,
    };
    if blind.test().is_err() {
        blind.not_exhaustive();
    }
}

struct Blind<'b, 'r, 'a> {
    linear: &'b Linear<'r, 'a>,
    derived: &'b Derived,
    cells: Vec<&'b [u32]>,
    found: &'b mut Found,
}

impl Blind<'_, '_, '_> {
    fn test(&mut self) -> Result<(), Overflow> {
        let region = self.linear.region;
        let mut members: BTreeSet<usize> = self.derived.terms.iter().map(|(m, _)| *m).collect();
        for _ in 0..self.linear.relations.len() {
            for relation in &self.linear.relations {
                if relation.members.iter().any(|m| members.contains(m)) {
                    members.extend(&relation.members);
                }
            }
        }
        let mut columns = Columns::default();
        let span = rows(region, &region.rows_of(&members), &mut columns)?;
        let (mut hidden, mut free) = (Echelon::default(), Vec::new());
        for (at, cells) in self.cells.clone().into_iter().enumerate() {
            let name = PIECES + at as u64;
            let left = span.reduce(columns.vector(&self.derived.family, cells, name))?;
            if left.range(..CARRIED).next().is_none() {
                self.judge(&left);
            } else if let Some(together) = hidden.add(left)? {
                free.push((name, together));
            }
        }
        self.found.report.eliminated += free.len();
        if free.len() > MOST_FREE {
            return Err(Overflow);
        }
        for choice in 1_u32..1 << free.len() {
            if let Some(set) = chosen(&free, choice)? {
                self.judge(&set);
            }
        }
        Ok(())
    }

    /// Whether what a row derives is small in any period.
    fn judge(&mut self, derived: &Vector) {
        let region = self.linear.region;
        let scale = derived
            .range(PIECES..)
            .next()
            .map_or(1, |(_, scale)| *scale);
        let rows = used(derived, &[]);
        for period in 0..region.auditor.tables.periods.len() {
            let mut sum = Some((0_i128, 0_i128));
            for (column, factor) in derived.range(CARRIED..PIECES) {
                let count = region.count((column - CARRIED) as usize, period);
                sum = sum.zip(count).map(|((sum, noise), (count, own))| {
                    let noise = noise + factor.abs() * i128::from(own);
                    (sum - factor * i128::from(count), noise)
                });
            }
            // Of noisy rows the largest count that they allow, where all are above 0: what is only likely to be small
            // is not derived.
            let range = sum.map(|(sum, noise)| (sum / scale, noise / scale.abs()));
            let most = range.filter(|(count, noise)| *noise == 0 || count > noise);
            let count = most.and_then(|(count, noise)| i64::try_from(count + noise).ok());
            if let Some(count) = count.filter(|count| *count > 0) {
                let least = self
                    .found
                    .report
                    .smallest
                    .map_or(count, |least| least.min(count));
                self.found.report.smallest = Some(least);
            }
            if self.derived.is_small(count) && region.blocks(&rows).is_empty() {
                let pieces = derived.range(PIECES..).map(|(c, _)| (c - PIECES) as usize);
                let pieces: Vec<usize> = pieces.collect();
                let cells = pieces.iter().flat_map(|at| self.cells[*at]).copied();
                let cells: Vec<u32> = cells.collect();
                self.found.offences.push(Offence {
                    kind: match pieces.as_slice() {
                        [_] => OffenceKind::Exact,
                        _ => OffenceKind::Union,
                    },
                    family: self.derived.family.to_string(),
                    area: region.hexes(&cells),
                    rows: region.names(&rows, period),
                    lower: count,
                    upper: count,
                });
                return;
            }
        }
    }

    fn not_exhaustive(&mut self) {
        let cells: Vec<u32> = self.cells.iter().copied().flatten().copied().collect();
        self.found.offences.push(Offence {
            kind: OffenceKind::NotExhaustive,
            family: self.derived.family.to_string(),
            area: self.linear.region.hexes(&cells),
            rows: Vec::new(),
            lower: None,
            upper: None,
        });
    }
}

/// The sum of the chosen rows, each scaled so that its own piece is taken once; none where it is no set of pieces.
fn chosen(free: &[(u64, Vector)], choice: u32) -> Result<Option<Vector>, Overflow> {
    let taken = free
        .iter()
        .enumerate()
        .filter(|(at, _)| choice >> at & 1 == 1);
    let mut scale = 1_i128;
    for (_, (name, row)) in taken.clone() {
        let own = row.get(name).copied().ok_or(Overflow)?;
        scale = scale.checked_mul(own.abs()).ok_or(Overflow)?;
    }
    let mut sum = Vector::new();
    for (_, (name, row)) in taken {
        let own = row.get(name).copied().ok_or(Overflow)?;
        for (column, value) in row {
            let add = value.checked_mul(scale / own).ok_or(Overflow)?;
            let entry = sum.entry(*column).or_insert(0);
            *entry = entry.checked_add(add).ok_or(Overflow)?;
        }
    }
    sum.retain(|_, value| *value != 0);
    let is_set = sum.range(PIECES..).all(|(_, value)| *value == scale);
    Ok(is_set.then_some(sum))
}
