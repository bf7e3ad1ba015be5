//! The door: counts of a cube go in, counts of safe blocks come out, with the audit for staff.

mod counting;

use gocpont_core::cube::{Atom, Cube};
use gocpont_core::step::{Ends, Steps};
use rayon::prelude::*;

pub use crate::audit::{Audit, BaseAudit, IndicatorAudit};
use crate::noise::{Noise, NoiseKey, NoiseRules};
use crate::partition::{Node, PartitionKey, Safety};
use crate::partitions::{InvalidPartitions, Partitions, step_name};
use crate::policy::{Rules, StepSafety};
use crate::release::checksum;

/// A block: the smallest place an indicator is shown for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its public name, the same in every release that has it.
    pub id: String,
    /// The municipality it lies in.
    pub municipality: u16,
    /// Positions of its atoms, ascending.
    pub atoms: Vec<u32>,
}

/// Published counts of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Cases.
    pub cases: u32,
    /// Population.
    pub population: u32,
}

/// The secret keys of protection, each for its own use.
#[derive(Clone)]
pub struct Keys {
    /// Chooses blocks.
    pub partition: PartitionKey,
    /// Draws noise.
    pub noise: NoiseKey,
}

impl Keys {
    /// Keys of 32 secret bytes each.
    #[must_use]
    pub const fn new(partition: [u8; 32], noise: [u8; 32]) -> Self {
        Self {
            partition: PartitionKey::new(partition),
            noise: NoiseKey::new(noise),
        }
    }
}

/// One indicator's blocks and their counts.
#[derive(Clone, Debug)]
pub struct PublishedIndicator {
    noise: Option<NoiseRules>,
    filter_threshold: u32,
    blocks: Vec<Block>,
    /// `[period][block]`; none where the municipality's step is withheld in that period.
    counts: Vec<Vec<Option<Counts>>>,
    /// Atoms of municipalities where the indicator is withheld altogether.
    withheld: Vec<(u16, Vec<u32>)>,
}

impl PublishedIndicator {
    /// How far its counts may be from the truth; none, they are exact.
    #[must_use]
    pub const fn noise(&self) -> Option<NoiseRules> {
        self.noise
    }

    /// Fewest units on either side of its cases' conditions.
    #[must_use]
    pub const fn filter_threshold(&self) -> u32 {
        self.filter_threshold
    }

    /// The blocks, ascending by id.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The counts of a period, one for each block.
    #[must_use]
    pub fn counts(&self, period: usize) -> &[Option<Counts>] {
        &self.counts[period]
    }

    /// Municipalities where the indicator is withheld in all periods, with their atoms.
    #[must_use]
    pub fn withheld(&self) -> &[(u16, Vec<u32>)] {
        &self.withheld
    }
}

/// All that may be said: sums over disjoint blocks. Only [`protect`] makes it.
#[derive(Clone, Debug)]
pub struct Published {
    atoms: Vec<Atom>,
    indicators: Vec<PublishedIndicator>,
    periods: usize,
}

impl Published {
    /// The atoms that blocks are made of; places, not counts.
    #[must_use]
    pub fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// The indicators, in the order of the steps' ends.
    #[must_use]
    pub fn indicators(&self) -> &[PublishedIndicator] {
        &self.indicators
    }

    /// Number of periods.
    #[must_use]
    pub const fn periods(&self) -> usize {
        self.periods
    }
}

#[cfg(test)]
impl Published {
    /// What no door would let through, for the auditor to find: for each indicator its blocks and their counts.
    pub(crate) fn forged(
        atoms: Vec<Atom>,
        periods: usize,
        indicators: Vec<(Vec<Block>, Vec<Vec<Counts>>)>,
    ) -> Self {
        let shown = |counts: Vec<Counts>| counts.into_iter().map(Some).collect();
        let forged = |(blocks, counts): (_, Vec<Vec<Counts>>)| PublishedIndicator {
            noise: None,
            filter_threshold: 5,
            blocks,
            counts: counts.into_iter().map(shown).collect(),
            withheld: Vec::new(),
        };
        Self {
            atoms,
            indicators: indicators.into_iter().map(forged).collect(),
            periods,
        }
    }
}

/// Protects a cube. Partitions that an earlier release used are used again and extended by what is new;
/// a step that is unsafe in a municipality is withheld there, one that became unsafe in a period is for that period.
///
/// Counts and rates only: means and sums have no rule for noise yet.
pub fn protect(
    cube: &Cube,
    rules: &Rules,
    keys: &Keys,
    earlier: Option<Partitions>,
) -> Result<(Published, Partitions, Audit), InvalidPartitions> {
    let mut partitions = earlier.unwrap_or_else(|| Partitions::new(cube));
    partitions.extend(cube, rules, &keys.partition, None)?;
    let (published, audit) = through(cube, rules, keys, &partitions, None);
    Ok((published, partitions, audit))
}

/// Protects a cube once more for those who may see finer blocks: the public blocks refined by lower thresholds, never a
/// partition of its own. Their counts add up to what is public. Where the public tier shows nothing, neither does this.
pub fn protect_finer(
    cube: &Cube,
    rules: &Rules,
    keys: &Keys,
    public: (&Published, &Partitions),
    earlier: Option<Partitions>,
) -> Result<(Published, Partitions, Audit), InvalidPartitions> {
    let mut partitions = earlier.unwrap_or_else(|| Partitions::new(cube));
    partitions.extend(cube, rules, &keys.partition, Some(public.1))?;
    let (published, audit) = through(cube, rules, keys, &partitions, Some(public));
    Ok((published, partitions, audit))
}

fn through(
    cube: &Cube,
    rules: &Rules,
    keys: &Keys,
    partitions: &Partitions,
    inside: Option<(&Published, &Partitions)>,
) -> (Published, Audit) {
    let door = Door {
        cube,
        rules,
        k_filters: rules.k_filters(cube.steps()),
        noise: rules.noise.map(|own| Noise::new(own, keys.noise.clone())),
        partitions,
        inside,
    };
    let ends = 0..cube.steps().ends().len();
    let indicators: Vec<_> = ends.into_par_iter().map(|at| door.indicator(at)).collect();
    let published = Published {
        atoms: cube.atoms().to_vec(),
        indicators,
        periods: cube.periods(),
    };
    let audit = Audit::new(cube, rules.coarsest, &published, &door.base());
    (published, audit)
}

struct Door<'c> {
    cube: &'c Cube,
    rules: &'c Rules,
    /// The threshold under each step.
    k_filters: Vec<u32>,
    noise: Option<Noise>,
    partitions: &'c Partitions,
    /// What the public tier says, where this is a finer one inside it.
    inside: Option<(&'c Published, &'c Partitions)>,
}

impl Door<'_> {
    fn indicator(&self, at: usize) -> PublishedIndicator {
        let ends = self.cube.steps().ends()[at];
        self.shown(ends, Some(at), self.rules.noise_of(self.cube.steps(), at))
    }

    /// The base partition with the true number of households in each of its blocks: for the audit alone.
    fn base(&self) -> PublishedIndicator {
        let households = Ends {
            population: Steps::HOUSEHOLDS,
            cases: Steps::HOUSEHOLDS,
        };
        self.shown(households, None, None)
    }

    /// What is shown of the blocks of a step; `at` is the indicator that it is shown for.
    fn shown(
        &self,
        ends: Ends,
        at: Option<usize>,
        noise: Option<NoiseRules>,
    ) -> PublishedIndicator {
        let name = step_name(self.cube, ends.cases);
        let (mut blocks, mut withheld) = (Vec::new(), Vec::new());
        for (municipality, atoms) in self.municipalities() {
            match self.partitions.tree(municipality, &name) {
                None => withheld.push((municipality, atoms)),
                Some(tree) => blocks.extend(self.blocks(municipality, tree)),
            }
        }
        blocks.sort_by(|a, b| a.id.cmp(&b.id));
        let noisy = noise.is_some();
        let counts = |period| self.counts(period, (ends, at), &blocks, noisy);
        PublishedIndicator {
            noise,
            filter_threshold: self.k_filters[ends.cases],
            counts: (0..self.cube.periods()).map(counts).collect(),
            blocks,
            withheld,
        }
    }

    fn municipalities(&self) -> Vec<(u16, Vec<u32>)> {
        let mut found: Vec<(u16, Vec<u32>)> = Vec::new();
        for (at, atom) in self.cube.atoms().iter().enumerate() {
            match found.last_mut() {
                Some((last, atoms)) if *last == atom.municipality => atoms.push(at as u32),
                _ => found.push((atom.municipality, vec![at as u32])),
            }
        }
        found
    }

    fn blocks(&self, municipality: u16, tree: &Node) -> Vec<Block> {
        let block = |leaf: &Node| Block {
            id: self.block_id(&leaf.atoms),
            municipality,
            atoms: leaf.atoms.clone(),
        };
        tree.leaves().into_iter().map(block).collect()
    }

    /// A name made from the place alone, so that it says nothing about people.
    fn block_id(&self, atoms: &[u32]) -> String {
        let mut bytes = Vec::with_capacity(atoms.len() * 10);
        for atom in atoms {
            let atom = &self.cube.atoms()[*atom as usize];
            bytes.extend(atom.municipality.to_le_bytes());
            bytes.extend(u64::from(atom.hex).to_le_bytes());
        }
        let name = checksum(&bytes);
        let hex = name[..6].iter().map(|byte| format!("{byte:02x}"));
        format!("b{}", hex.collect::<String>())
    }

    /// Municipalities where a block of this step, or of one before it, is unsafe in this period.
    fn withheld_in(&self, period: usize, step: usize) -> Vec<u16> {
        let mut out = Vec::new();
        for (municipality, _) in self.municipalities() {
            let mut at = Some(step);
            while let Some(step) = at {
                if !self.is_safe_in(municipality, period, step) {
                    out.push(municipality);
                    break;
                }
                at = self.cube.steps().all()[step].parent;
            }
        }
        out
    }

    fn is_safe_in(&self, municipality: u16, period: usize, step: usize) -> bool {
        let safety = StepSafety::in_period(self.cube, self.rules, step, period);
        let name = step_name(self.cube, step);
        let tree = self.partitions.tree(municipality, &name);
        tree.is_some_and(|tree| tree.leaves().iter().all(|leaf| safety.is_safe(&leaf.atoms)))
    }
}

#[cfg(test)]
#[path = "protect_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "protect/noise_tests.rs"]
mod noise_tests;
