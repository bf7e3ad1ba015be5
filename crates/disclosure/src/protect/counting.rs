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
        (ends, at): (Ends, Option<usize>),
        blocks: &[Block],
        noisy: bool,
    ) -> Vec<Option<Counts>> {
        let mut counts = vec![None; blocks.len()];
        let noise = self.noise.as_ref().filter(|_| noisy);
        for group in self.groups(period, (ends, at), blocks) {
            let parts = group.members.iter();
            let parts = parts.map(|block| self.parts(period, ends, &blocks[*block]));
            let (cases, others): (Vec<Part>, Vec<Part>) = parts.unzip();
            let [cases, others] = match (noise, group.whole) {
                (None, _) => [&cases, &others].map(|parts| exact(parts)),
                (Some(noise), None) => self.drawn(noise, ends, &cases, &others),
                (Some(noise), Some(whole)) => {
                    let both = self.within(noise, ends, [&cases, &others], whole);
                    let Some(both) = both else { continue };
                    both
                }
            };
            for ((block, cases), others) in group.members.into_iter().zip(cases).zip(others) {
                let population = cases + others;
                counts[block] = Some(Counts { cases, population });
            }
        }
        counts
    }

    /// The blocks that are shown in a period, group by group.
    fn groups(
        &self,
        period: usize,
        (ends, at): (Ends, Option<usize>),
        blocks: &[Block],
    ) -> Vec<Group> {
        let out = self.withheld_in(period, ends.cases);
        let shown = |block: &Block| !out.contains(&block.municipality);
        let mut groups: BTreeMap<(u16, usize), Group> = BTreeMap::new();
        let public = self.inside.zip(at);
        let public = public.map(|((public, _), at)| &public.indicators()[at]);
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

    /// The cases and the others of a municipality's blocks, each moved by draws; all of its population together by no
    /// more than one draw's bound.
    fn drawn(&self, noise: &Noise, ends: Ends, cases: &[Part], others: &[Part]) -> [Vec<u32>; 2] {
        let bound = i64::from(noise.bound());
        let shown = noise.published(cases, &self.cell(ends, false), -bound..=bound);
        let moved = total(&shown) - total(&exact(cases));
        let left = (-bound - moved).max(-bound)..=(bound - moved).min(bound);
        let others = noise.published(others, &self.cell(ends, true), left);
        [shown, others]
    }

    /// The same of blocks that must add up to what is public; none where there is no room for that.
    fn within(
        &self,
        noise: &Noise,
        ends: Ends,
        [cases, others]: [&[Part]; 2],
        whole: Counts,
    ) -> Option<[Vec<u32>; 2]> {
        let towards = |parts: &[Part], rest: bool, wanted: u32| {
            let move_by = i64::from(wanted) - total(&exact(parts));
            let moved = noise.towards(parts, &self.cell(ends, rest), move_by);
            (total(&moved) == i64::from(wanted)).then_some(moved)
        };
        let rest = whole.population - whole.cases;
        Some([
            towards(cases, false, whole.cases)?,
            towards(others, true, rest)?,
        ])
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
    fn cell(&self, ends: Ends, rest: bool) -> String {
        let steps = self.cube.steps().all();
        let cases = &steps[ends.cases].canonical;
        if rest {
            let population = &steps[ends.population].canonical;
            return format!("rest {population} without {cases}");
        }
        format!("cases {cases}")
    }
}

fn exact(parts: &[Part]) -> Vec<u32> {
    parts.iter().map(|part| part.count).collect()
}

fn total(counts: &[u32]) -> i64 {
    counts.iter().copied().map(i64::from).sum()
}
