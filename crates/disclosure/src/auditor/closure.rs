//! The families that published ones leave over, and how published ones depend on each other.

use std::collections::BTreeMap;

use gocpont_core::codebook::Unit;
use gocpont_core::family::Family;

use super::AuditError;
use super::span::{CARRIED, Echelon, Vector};
use super::tables::Tables;

/// Families looked at, at most.
const MOST: usize = 1000;

/// A family as a sum of published ones with whole coefficients.
#[derive(Clone)]
pub(super) struct Derived {
    pub(super) family: Family,
    /// The smallest count that is not small.
    pub(super) threshold: u32,
    /// Positions among the members, ascending, with coefficients.
    pub(super) terms: Vec<(usize, i64)>,
}

/// All families of one unit.
pub(super) struct Closure {
    /// Positions of the published families among the tables'.
    pub(super) members: Vec<usize>,
    /// The published ones first, in the order of the members, then what they leave over.
    pub(super) derived: Vec<Derived>,
    /// Smallest sets of published families of which each is a sum of the others.
    pub(super) relations: Vec<Vec<usize>>,
    /// Published families within each other: whole, part and rest, by their positions among the derived.
    pub(super) triples: Vec<(usize, usize, usize)>,
}

impl Closure {
    pub(super) fn new(tables: &Tables, unit: Unit) -> Result<Self, AuditError> {
        let all = 0..tables.families.len();
        let members: Vec<usize> = all
            .filter(|at| tables.families[*at].family.unit() == unit)
            .collect();
        let member = |(position, at): (usize, &usize)| Derived {
            family: tables.families[*at].family.clone(),
            threshold: tables.families[*at].threshold,
            terms: vec![(position, 1)],
        };
        let mut made = Self {
            derived: members.iter().enumerate().map(member).collect(),
            relations: Vec::new(),
            triples: Vec::new(),
            members,
        };
        made.relations = made.relations()?;
        let all = made.derived.iter().enumerate();
        let mut known: BTreeMap<Family, usize> =
            all.map(|(at, d)| (d.family.clone(), at)).collect();
        for round in 0..2 {
            for whole in 0..made.derived.len() {
                for part in 0..made.derived.len() {
                    made.add_rest(whole, part, round, &mut known)?;
                }
            }
        }
        Ok(made)
    }

    fn add_rest(
        &mut self,
        whole: usize,
        part: usize,
        round: usize,
        known: &mut BTreeMap<Family, usize>,
    ) -> Result<(), AuditError> {
        let (of, less) = (&self.derived[whole], &self.derived[part]);
        let published = whole.max(part) < self.members.len();
        if whole == part || published != (round == 0) {
            return Ok(());
        }
        let Some(family) = of.family.rest_of(&less.family)? else {
            return Ok(());
        };
        if family.is_empty() {
            return Ok(());
        }
        let next = self.derived.len();
        let rest = *known.entry(family.clone()).or_insert(next);
        if published {
            self.triples.push((whole, part, rest));
        }
        if rest != next {
            return Ok(());
        }
        let (of, less) = (&self.derived[whole], &self.derived[part]);
        if self.derived.len() >= MOST {
            return Err(AuditError::TooManyFamilies(MOST));
        }
        let mut terms: BTreeMap<usize, i64> = of.terms.iter().copied().collect();
        for (member, factor) in &less.terms {
            *terms.entry(*member).or_insert(0) -= factor;
        }
        // Where the part is empty, the rest is the whole.
        let threshold = if of.family.is_whole() {
            less.threshold
        } else {
            less.threshold.min(of.threshold)
        };
        let derived = Derived {
            family,
            threshold,
            terms: terms.into_iter().filter(|(_, f)| *f != 0).collect(),
        };
        self.derived.push(derived);
        Ok(())
    }

    fn relations(&self) -> Result<Vec<Vec<usize>>, AuditError> {
        let mut columns = BTreeMap::new();
        let (mut echelon, mut relations) = (Echelon::default(), Vec::new());
        for (at, member) in self.derived.iter().enumerate() {
            let mut row = Vector::from([(CARRIED + at as u64, 1)]);
            for (monomial, factor) in member.family.terms() {
                let next = columns.len() as u64;
                let column = *columns.entry(monomial.clone()).or_insert(next);
                row.insert(column, i128::from(factor));
            }
            let dependent = echelon.add(row);
            let dependent = dependent.map_err(|_| AuditError::TooManyFamilies(MOST))?;
            relations.extend(dependent.map(|row| {
                let members = row.range(CARRIED..).map(|(c, _)| (c - CARRIED) as usize);
                members.collect::<Vec<usize>>()
            }));
        }
        relations.retain(|members| members.len() > 1);
        Ok(relations)
    }
}
