//! The windows of each centre in blocks: the limits are looked at once for a block. No window of a block holds more
//! cases than its last one does nor expects less than its first, so where that is not enough, none is.

use rayon::prelude::*;

use super::limits::Bins;
use super::task::Task;
use super::windows::END;

/// The most units in a block.
const LONGEST: usize = 32;

/// Growth of a block in standard deviations of its count.
const GROWTH: f64 = 0.5;

/// A run of a centre's entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Where it ends among them.
    pub end: u32,
    /// The bin of its first window.
    pub first: u16,
    /// The bin of its last window.
    pub last: u16,
}

/// The blocks of all centres.
pub(super) struct Plan {
    offsets: Vec<usize>,
    blocks: Vec<Block>,
    /// Bins that occur are below this.
    pub bins: usize,
}

impl Plan {
    pub fn new(task: &Task, bins: &Bins) -> Self {
        let centres = 0..task.windows.rows.len();
        let held: Vec<Vec<Block>> = centres
            .into_par_iter()
            .map(|centre| blocks(task, bins, centre))
            .collect();
        let mut offsets = vec![0];
        offsets.extend(held.iter().scan(0, |sum, blocks| {
            *sum += blocks.len();
            Some(*sum)
        }));
        let blocks = held.concat();
        let most = blocks.iter().map(|block| usize::from(block.last) + 1).max();
        Self {
            offsets,
            blocks,
            bins: most.unwrap_or(0),
        }
    }

    /// The blocks of a centre.
    pub fn of(&self, centre: usize) -> &[Block] {
        &self.blocks[self.offsets[centre]..self.offsets[centre + 1]]
    }
}

/// The blocks of a centre by the weight of all periods together.
fn blocks(task: &Task, bins: &Bins, centre: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut weight, mut most, mut start) = (0_u64, 0, 0);
    for (at, entry) in task.windows.of(centre).iter().enumerate() {
        let row = (entry & !END) as usize;
        weight += task.weights[(row + 1) * task.periods - 1];
        let bin = bins.of(weight) as u16;
        match blocks.last_mut() {
            Some(block) if weight <= most && at - start < LONGEST => {
                block.end += 1;
                block.last = bin;
            }
            _ => {
                let room = GROWTH * bins.deviation(weight);
                most = weight.saturating_add(room as u64);
                start = at;
                blocks.push(Block {
                    end: at as u32 + 1,
                    first: bin,
                    last: bin,
                });
            }
        }
    }
    blocks
}
