//! The six neighbours of an H3 cell by its digits alone.
//!
//! A cell is a base cell and a digit for each resolution; a digit stands for one of seven unit vectors of the hexagonal
//! lattice. A parent's lattice is the child's turned and √7 coarser, turned the other way at each resolution, so a
//! step that leaves the parent is a step of the parent and a new digit: a sum with a carry. Only a step that would
//! leave the base cell, and base cells that are pentagons, need more.

use h3o::CellIndex;

/// A place on the lattice; coordinates along two axes.
type Place = [i32; 2];

/// The six directions, as digits.
pub(super) const DIRECTIONS: std::ops::RangeInclusive<u64> = 1..=6;

/// For each parity of the resolution, digit and step: the new digit, and 8 times the parent's step.
static SUMS: [[[u8; 7]; 7]; 2] = [sums(0), sums(1)];

/// The unit vector of a digit: its bits are steps along three axes at 120°.
const fn unit(digit: i32) -> Place {
    let (i, j, k) = (digit >> 2 & 1, digit >> 1 & 1, digit & 1);
    [i - k, j - k]
}

/// A parent's step on the lattice of children whose resolution has this parity.
const fn coarse(parity: usize, [a, b]: Place) -> Place {
    if parity == 1 {
        [2 * a + b, 3 * b - a]
    } else {
        [3 * a - b, a + 2 * b]
    }
}

const fn sums(parity: usize) -> [[u8; 7]; 7] {
    let mut table = [[0; 7]; 7];
    let mut at = 0;
    while at < 7_i32.pow(4) {
        let (digit, step) = (at % 7, at / 7 % 7);
        let (carry, new) = (at / 49 % 7, at / 343);
        let (from, by, rest) = (unit(digit), unit(step), unit(new));
        let up = coarse(parity, unit(carry));
        if from[0] + by[0] == up[0] + rest[0] && from[1] + by[1] == up[1] + rest[1] {
            table[digit as usize][step as usize] = (carry * 8 + new) as u8;
        }
        at += 1;
    }
    table
}

/// The number of an index.
pub(super) fn number(cell: CellIndex) -> u64 {
    cell.into()
}

/// The three bits of a digit in an index.
pub(super) const fn shift(resolution: u8) -> u32 {
    45 - 3 * resolution as u32
}

/// The neighbour of a cell of this resolution in a direction and the step of its parent (0: the same parent); none
/// where it is in another base cell. The base cell is no pentagon.
pub(super) fn step(cell: u64, resolution: u8, direction: u64) -> Option<(u64, usize)> {
    let (mut moved, mut carry, mut first) = (cell, direction, None);
    for resolution in (1..=resolution).rev() {
        let at = shift(resolution);
        let digit = (cell >> at & 7) as usize;
        let sum = u64::from(
            *SUMS[usize::from(resolution & 1)]
                .get(digit)?
                .get(carry as usize)?,
        );
        moved = moved & !(7 << at) | (sum & 7) << at;
        carry = sum >> 3;
        let first = *first.get_or_insert(carry as usize);
        if carry == 0 {
            return Some((moved, first));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use h3o::{LatLng, Resolution};
    use proptest::prelude::*;

    /// The neighbours by digits, and how many are left to be found otherwise.
    fn neighbours(cell: CellIndex) -> (Vec<u64>, usize) {
        let resolution = u8::from(cell.resolution());
        let found = DIRECTIONS.map(|direction| step(number(cell), resolution, direction));
        let found: Vec<u64> = found.flatten().map(|(near, _)| near).collect();
        let left = 6 - found.len();
        (found, left)
    }

    #[test]
    fn each_sum_has_one_digit_and_one_carry() {
        for table in &SUMS {
            for (digit, row) in table.iter().enumerate() {
                assert_eq!(table[0][digit], digit as u8);
                assert_eq!(row[0], digit as u8);
                let mut sums = row.to_vec();
                sums.sort_unstable();
                sums.dedup();
                assert_eq!(sums.len(), 7);
            }
        }
    }

    proptest! {
        #[test]
        fn neighbours_are_those_of_the_grid(lat in -90.0..90.0_f64, lon in -180.0..180.0_f64, resolution in 0..16_u8) {
            let resolution = Resolution::try_from(resolution).expect("there is one");
            let cell = LatLng::new(lat, lon).expect("on Earth").to_cell(resolution);
            prop_assume!(!cell.base_cell().is_pentagon());
            let (found, left) = neighbours(cell);
            let disk: Vec<u64> = cell.grid_disk_safe(1).map(number).collect();
            for near in &found {
                prop_assert!(disk.contains(near));
                prop_assert_ne!(*near, number(cell));
            }
            let mut distinct = found.clone();
            distinct.sort_unstable();
            distinct.dedup();
            prop_assert_eq!(distinct.len() + left, 6);
        }
    }
}
