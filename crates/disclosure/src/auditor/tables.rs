//! Everything published, in numbers: families, sets of hexes, and the counts shown of blocks.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use gocpont_core::family::Family;

use super::{Number, RowName, Thresholds, Tier};

/// A family of which counts were published.
pub(super) struct Entry {
    pub(super) family: Family,
    /// The smallest count that is not small.
    pub(super) threshold: u32,
}

/// A block of one indicator in one release.
pub(super) struct Shown {
    pub(super) release: u32,
    pub(super) tier: Tier,
    pub(super) collection: Arc<str>,
    pub(super) feature: String,
    /// Position among the sets.
    pub(super) set: usize,
    /// Positions among the families.
    pub(super) population: usize,
    pub(super) cases: usize,
    /// Whether the cases are those of whom something is known: then all may be cases.
    pub(super) known_only: bool,
    pub(super) noise: u32,
    pub(super) thresholds: Thresholds,
    /// Period, cases, population.
    pub(super) counts: Vec<(usize, u32, u32)>,
}

#[derive(Default)]
pub(super) struct Tables {
    pub(super) families: Vec<Entry>,
    family_at: BTreeMap<Family, usize>,
    pub(super) sets: Vec<Arc<Vec<u32>>>,
    set_at: HashMap<Arc<Vec<u32>>, usize>,
    pub(super) periods: Vec<String>,
    pub(super) shown: Vec<Shown>,
}

impl Tables {
    /// The position of a family; its threshold is the smallest that any release has for it.
    pub(super) fn family(&mut self, family: Family, threshold: u32) -> usize {
        if let Some(at) = self.family_at.get(&family) {
            let entry = &mut self.families[*at];
            entry.threshold = entry.threshold.min(threshold);
            return *at;
        }
        let at = self.families.len();
        self.family_at.insert(family.clone(), at);
        self.families.push(Entry { family, threshold });
        at
    }

    /// The position of a set of atoms.
    pub(super) fn set(&mut self, atoms: Vec<u32>) -> usize {
        let atoms = Arc::new(atoms);
        *self.set_at.entry(Arc::clone(&atoms)).or_insert_with(|| {
            self.sets.push(atoms);
            self.sets.len() - 1
        })
    }

    pub(super) fn period(&mut self, period: &str) -> usize {
        let known = self.periods.iter().position(|known| known == period);
        known.unwrap_or_else(|| {
            self.periods.push(period.to_owned());
            self.periods.len() - 1
        })
    }

    pub(super) fn name(&self, shown: &Shown, period: usize, number: Number) -> RowName {
        RowName {
            release: shown.release,
            tier: shown.tier,
            collection: shown.collection.to_string(),
            period: self.periods[period].clone(),
            feature: shown.feature.clone(),
            number,
        }
    }
}
