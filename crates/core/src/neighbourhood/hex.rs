//! Neighbours on H3: no geometry, only lookups in a sorted column of indexes.

mod lattice;

use h3o::CellIndex;
use rayon::prelude::*;

use super::{InvalidNeighbourhood, Neighbourhood, Weights};

/// Units looked up by one thread in one go.
const CHUNK: usize = 4096;

impl Neighbourhood {
    /// Hexes within grid distance `k`, binary weights. No geometry is needed; a missing hex between two does not
    /// part them ([`Neighbourhood::within_steps`] on ring 1 is the way that goes round holes).
    pub fn hex_ring(hexes: &[CellIndex], k: u32) -> Result<Self, InvalidNeighbourhood> {
        let places = Places::new(hexes)?;
        let starts: Vec<usize> = (0..hexes.len()).step_by(CHUNK).collect();
        let rings = |start: &usize| places.rings(*start..hexes.len().min(start + CHUNK), k);
        let chunks: Vec<Rings> = starts.par_iter().map(rings).collect();
        let mut counts = vec![0; hexes.len()];
        for (start, rings) in starts.iter().zip(&chunks) {
            for (at, length) in rings.lengths.iter().enumerate() {
                counts[places.unit(start + at)] = *length as usize;
            }
        }
        let mut offsets = Vec::with_capacity(hexes.len() + 1);
        offsets.push(0);
        let mut links = 0;
        for count in counts {
            links += count;
            offsets.push(links);
        }
        let mut targets = vec![0; links];
        for (start, rings) in starts.iter().zip(&chunks) {
            let mut taken = 0;
            for (at, length) in rings.lengths.iter().enumerate() {
                let from = offsets[places.unit(start + at)];
                let length = *length as usize;
                targets[from..from + length].copy_from_slice(&rings.found[taken..taken + length]);
                taken += length;
            }
        }
        Ok(Self {
            offsets,
            targets,
            weights: Weights::Binary,
        })
    }

    /// Blocks (unions of hexes of one resolution) of which a hex is shared or touches a hex of the other.
    pub fn touching_blocks(blocks: &[Vec<CellIndex>]) -> Result<Self, InvalidNeighbourhood> {
        let mut places: Vec<(CellIndex, u32)> = Vec::new();
        for (block, hexes) in blocks.iter().enumerate() {
            let unit = u32::try_from(block).map_err(|_| InvalidNeighbourhood::TooMany(block))?;
            places.extend(hexes.iter().map(|hex| (*hex, unit)));
        }
        places.sort_unstable();
        let in_hex = |hex: CellIndex| {
            let from = places.partition_point(|place| place.0 < hex);
            let held = places[from..]
                .iter()
                .take_while(move |place| place.0 == hex);
            held.map(|place| place.1)
        };
        let near = |hexes: &Vec<CellIndex>| -> Vec<u32> {
            let disks = hexes.iter().flat_map(|hex| hex.grid_disk::<Vec<_>>(1));
            disks.flat_map(in_hex).collect()
        };
        let lists: Vec<Vec<u32>> = blocks.iter().map(near).collect();
        Self::from_lists(&lists)
    }
}

/// Hexes in ascending order.
struct Places {
    hexes: Vec<CellIndex>,
    /// The unit of each; none where units are in that order already.
    units: Option<Vec<u32>>,
}

/// The neighbours of a run of places.
#[derive(Default)]
struct Rings {
    /// How many each has.
    lengths: Vec<u32>,
    /// Units, one place after the other.
    found: Vec<u32>,
}

/// Where the cells of the parents around one parent begin, by the step from it: neighbours of its cells are there.
struct Family {
    /// A cell with its last digit 0.
    first: u64,
    /// Those of the parent before are kept: the next are not far.
    begins: [usize; 7],
    known: [bool; 7],
}

impl Places {
    fn new(hexes: &[CellIndex]) -> Result<Self, InvalidNeighbourhood> {
        if u32::try_from(hexes.len()).is_err() {
            return Err(InvalidNeighbourhood::TooMany(hexes.len()));
        }
        if hexes.windows(2).all(|pair| pair[0] < pair[1]) {
            return Ok(Self {
                hexes: hexes.to_vec(),
                units: None,
            });
        }
        let numbered = hexes.iter().enumerate();
        let mut places: Vec<_> = numbered.map(|(unit, hex)| (*hex, unit as u32)).collect();
        places.par_sort_unstable();
        if let Some(pair) = places.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(InvalidNeighbourhood::Twice(pair[0].0));
        }
        let (hexes, units) = places.into_iter().unzip();
        Ok(Self {
            hexes,
            units: Some(units),
        })
    }

    /// The unit at a position.
    fn unit(&self, position: usize) -> usize {
        let Some(units) = &self.units else {
            return position;
        };
        units[position] as usize
    }

    fn rings(&self, positions: std::ops::Range<usize>, k: u32) -> Rings {
        let mut rings = Rings {
            lengths: Vec::with_capacity(positions.len()),
            found: Vec::with_capacity(positions.len() * 6),
        };
        let mut family = Family::at(positions.start);
        let mut disk = Vec::new();
        for at in positions {
            let start = rings.found.len();
            let plain = k == 1 && self.ring(at, &mut family, &mut rings.found);
            if !plain {
                rings.found.truncate(start);
                self.disk(at, k, &mut disk, &mut rings.found);
            }
            rings.found[start..].sort_unstable();
            rings.lengths.push((rings.found.len() - start) as u32);
        }
        rings
    }

    /// Ring 1 by digits; false where they do not tell.
    fn ring(&self, at: usize, family: &mut Family, found: &mut Vec<u32>) -> bool {
        let hex = self.hexes[at];
        let resolution = u8::from(hex.resolution());
        if resolution == 0 || hex.base_cell().is_pentagon() {
            return false;
        }
        let cell = lattice::number(hex);
        let shift = lattice::shift(resolution);
        family.enter(cell & !(7 << shift));
        for direction in lattice::DIRECTIONS {
            let Some((near, step)) = lattice::step(cell, resolution, direction) else {
                return false;
            };
            let digit = (near >> shift & 7) as usize;
            if !family.known[step] {
                let first = near & !(7 << shift);
                family.begins[step] = self.from(first, family.begins[step]);
                family.known[step] = true;
            }
            let begin = family.begins[step];
            // The seven children of a parent mostly are all there.
            let full = begin + digit;
            if self.hexes.get(full).copied().map(lattice::number) == Some(near) {
                found.push(self.unit(full) as u32);
                continue;
            }
            let end = self.hexes.len().min(full);
            let among = self.hexes[begin..end].iter();
            let place = among
                .map(|hex| lattice::number(*hex))
                .position(|n| n == near);
            found.extend(place.map(|place| self.unit(begin + place) as u32));
        }
        true
    }

    /// Any ring, and the hex itself left out.
    fn disk(&self, at: usize, k: u32, disk: &mut Vec<CellIndex>, found: &mut Vec<u32>) {
        let hex = self.hexes[at];
        disk.clear();
        disk.extend(hex.grid_disk_fast(k).map_while(|near| near));
        let all = 3 * u64::from(k) * (u64::from(k) + 1) + 1;
        if disk.len() as u64 != all {
            disk.clear();
            disk.extend(hex.grid_disk_safe(k));
        }
        for near in disk.iter().filter(|near| **near != hex) {
            let position = self.from(lattice::number(*near), at);
            if self.hexes.get(position) == Some(near) {
                found.push(self.unit(position) as u32);
            }
        }
    }

    /// The first position whose hex is not below a number, looked for from a place near it outward: neighbours mostly
    /// stand close in the order.
    fn from(&self, number: u64, near: usize) -> usize {
        let below = |hex: &CellIndex| lattice::number(*hex) < number;
        let hexes = &self.hexes;
        let mut step = 1;
        let (mut low, mut high) = (near, near);
        if hexes.get(near).is_some_and(below) {
            while high < hexes.len() && below(&hexes[high]) {
                low = high;
                high = (high + step).min(hexes.len());
                step *= 2;
            }
        } else {
            while low > 0 && !below(&hexes[low - 1]) {
                high = low;
                low = low.saturating_sub(step);
                step *= 2;
            }
            low = low.saturating_sub(1);
        }
        low + hexes[low..high].partition_point(below)
    }
}

impl Family {
    const fn at(position: usize) -> Self {
        Self {
            first: 0,
            begins: [position; 7],
            known: [false; 7],
        }
    }

    const fn enter(&mut self, first: u64) {
        if self.first != first {
            self.first = first;
            self.known = [false; 7];
        }
    }
}

#[cfg(test)]
#[path = "hex_tests.rs"]
mod tests;
