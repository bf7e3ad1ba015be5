//! Draws in proportion to whole weights in constant time (Walker's alias method as Vose built it), exact but for
//! the 2⁻⁶⁴ of a random number's own grain.

use rand::Rng;

/// One column for each weight: its own weight up to a height, another's above.
pub(super) struct Alias {
    columns: Vec<(u64, u32)>,
}

impl Alias {
    /// Fewer than 2³² weights with a sum below 2⁶²; nothing can be drawn where it is 0.
    pub fn new(weights: &[u64]) -> Self {
        let columns = weights.len() as u128;
        let height: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        let mut left: Vec<u128> = weights.iter().map(|w| u128::from(*w) * columns).collect();
        let (mut small, mut large): (Vec<u32>, Vec<u32>) =
            (0..weights.len() as u32).partition(|at| left[*at as usize] < height);
        let mut made: Vec<(u64, u32)> =
            (0..weights.len() as u32).map(|at| (u64::MAX, at)).collect();
        while let (Some(low), Some(high)) = (small.pop(), large.last().copied()) {
            let held = left[low as usize];
            made[low as usize] = (((held << 64) / height) as u64, high);
            left[high as usize] -= height - held;
            if left[high as usize] < height {
                large.pop();
                small.push(high);
            }
        }
        Self { columns: made }
    }

    /// A place in proportion to its weight.
    pub fn draw(&self, random: &mut impl Rng) -> usize {
        let spread = u128::from(random.next_u64()) * self.columns.len() as u128;
        let column = (spread >> 64) as usize;
        let (height, other) = self.columns[column];
        if (spread as u64) < height {
            column
        } else {
            other as usize
        }
    }
}

/// A whole number in 0 .. n.
pub(super) fn below(n: u64, random: &mut impl Rng) -> u64 {
    ((u128::from(random.next_u64()) * u128::from(n)) >> 64) as u64
}
