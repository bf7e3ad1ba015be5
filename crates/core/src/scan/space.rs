//! Windows in space alone, in all lanes at once.

use super::lanes::{Count, Lanes, Row};
use super::windows::END;

impl<T: Count, const L: usize> Lanes<'_, T, L> {
    /// All windows of a centre.
    pub(super) fn circles(&mut self, centre: usize) {
        let (entries, plan) = (self.task.windows.of(centre), self.plan);
        let mut counts = Row::ZERO;
        let (mut at, mut weighed) = (0, (0, 0));
        for block in plan.of(centre) {
            let end = block.end as usize;
            let few = self.task.ratio.low && self.low[usize::from(block.last)].any_above(&counts);
            let before = counts;
            counts = self.grown(counts, &entries[at..end]);
            if few || counts.any_above(&self.high[usize::from(block.first)]) {
                weighed.1 += self.weight(&entries[weighed.0..at]);
                weighed.0 = at;
                self.look_through(&entries[at..end], before, weighed.1);
            }
            at = end;
        }
    }

    fn weight(&self, entries: &[u32]) -> u64 {
        let rows = entries.iter().map(|entry| (entry & !END) as usize);
        rows.map(|row| self.task.weights[row]).sum()
    }

    fn grown(&self, mut counts: Row<T, L>, block: &[u32]) -> Row<T, L> {
        // a row that does not exist would be left out: no way out of the loop, so the sums stay in registers
        for row in block
            .iter()
            .filter_map(|entry| self.counts.get((entry & !END) as usize))
        {
            counts = counts.plus(row);
        }
        counts
    }

    /// Each window of a block for itself.
    #[cold]
    fn look_through(&mut self, block: &[u32], mut counts: Row<T, L>, mut weight: u64) {
        for entry in block {
            let row = (entry & !END) as usize;
            counts = counts.plus(&self.counts[row]);
            weight += self.task.weights[row];
            if *entry >= END {
                self.look(&counts, weight);
            }
        }
    }
}
