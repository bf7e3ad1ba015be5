//! What is published of blocks: true counts and the sums of their records' keys, moved by noise group by group.

use std::collections::{BTreeMap, HashMap};

use gocpont_core::step::Ends;

use super::{Block, Counts, Door};
use crate::noise::{Noise, Part};
use crate::policy::sum;

/// Blocks that add up to something: a municipality, or a block of the public tier, whose published counts are given.
struct Group {
    /// Positions of the blocks.
    members: Vec<usize>,
    /// What they must add up to; none, whatever their own draw gives.
    whole: Option<Counts>,
}

impl Door<'_> {
    /// What is published of each block in a period; none where it is withheld.
    pub(super) fn counts(
        &self,
        period: usize,
        at: usize,
        blocks: &[Block],
        noisy: bool,
    ) -> Vec<Option<Counts>> {
        let ends = self.cube.steps().ends()[at];
        let mut counts = vec![None; blocks.len()];
        let noise = self.noise.as_ref().filter(|_| noisy);
        for group in self.groups(period, at, blocks) {
            let parts = group.members.iter();
            let parts = parts.map(|block| self.parts(period, ends, &blocks[*block]));
            let (cases, others): (Vec<Part>, Vec<Part>) = parts.unzip();
            let wanted = group.whole;
            let cases = self.moved(noise, &cases, ends, "cases", wanted.map(|w| w.cases));
            let rest = wanted.map(|w| w.population - w.cases);
            let others = self.moved(noise, &others, ends, "rest", rest);
            let (Some(cases), Some(others)) = (cases, others) else {
                continue;
            };
            for ((block, cases), others) in group.members.into_iter().zip(cases).zip(others) {
                let population = cases + others;
                counts[block] = Some(Counts { cases, population });
            }
        }
        counts
    }

    /// The blocks that are shown in a period, group by group.
    fn groups(&self, period: usize, at: usize, blocks: &[Block]) -> Vec<Group> {
        let out = self.withheld_in(period, self.cube.steps().ends()[at].cases);
        let shown = |block: &Block| !out.contains(&block.municipality);
        let mut groups: BTreeMap<(u16, usize), Group> = BTreeMap::new();
        let public = self.inside.map(|(public, _)| &public.indicators()[at]);
        let mut owner: HashMap<u32, usize> = HashMap::new();
        for (number, block) in public
            .iter()
            .flat_map(|own| own.blocks().iter().enumerate())
        {
            owner.extend(block.atoms.iter().map(|atom| (*atom, number)));
        }
        for (number, block) in blocks.iter().enumerate().filter(|(_, b)| shown(b)) {
            let (within, whole) = match public {
                None => (0, None),
                Some(public) => {
                    let within = block.atoms.first().and_then(|atom| owner.get(atom));
                    let whole = within.and_then(|at| public.counts(period)[*at]);
                    let (Some(within), Some(whole)) = (within, whole) else {
                        continue;
                    };
                    (*within, Some(whole))
                }
            };
            let group = groups.entry((block.municipality, within));
            let group = group.or_insert_with(|| Group {
                members: Vec::new(),
                whole,
            });
            group.members.push(number);
        }
        groups.into_values().collect()
    }

    /// The counts of a group with noise; none where its parts cannot be brought to what they must add up to.
    fn moved(
        &self,
        noise: Option<&Noise>,
        parts: &[Part],
        ends: Ends,
        what: &str,
        whole: Option<u32>,
    ) -> Option<Vec<u32>> {
        let Some(noise) = noise else {
            return Some(parts.iter().map(|part| part.count).collect());
        };
        let cell = self.cell(ends, what);
        let Some(whole) = whole else {
            return Some(noise.published(parts, &cell));
        };
        let exact: u32 = parts.iter().map(|part| part.count).sum();
        let moved = noise.towards(parts, &cell, i64::from(whole) - i64::from(exact));
        (moved.iter().sum::<u32>() == whole).then_some(moved)
    }

    /// The cases of a block, and the rest of its population.
    fn parts(&self, period: usize, ends: Ends, block: &Block) -> (Part, Part) {
        let of = |step: usize| {
            let keys = self.cube.key_sums(period, step);
            let keys = block.atoms.iter().map(|atom| keys[*atom as usize]);
            Part {
                count: sum(self.cube.counts(period, step), &block.atoms),
                records: keys.fold(0, u64::wrapping_add),
                floor: match self.cube.steps().all()[step].parent {
                    None => self.rules.policy.k(),
                    Some(_) => self.k_filters[step],
                },
            }
        };
        let (cases, population) = (of(ends.cases), of(ends.population));
        let others = Part {
            count: population.count.saturating_sub(cases.count),
            records: population.records.wrapping_sub(cases.records),
            floor: match cases.count {
                0 => population.floor,
                _ => self.k_filters[ends.cases],
            },
        };
        (cases, others)
    }

    /// The cell of the cube that noise is drawn for: condition and statistic.
    fn cell(&self, ends: Ends, what: &str) -> String {
        let steps = self.cube.steps().all();
        let cases = &steps[ends.cases].canonical;
        if what == "cases" {
            return format!("cases {cases}");
        }
        let population = &steps[ends.population].canonical;
        format!("{what} {population} without {cases}")
    }
}
