//! Neighbours on H3: no geometry, only lookups in a sorted column of indexes.

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
        let chunks: Vec<(Vec<u32>, Vec<u32>)> = places
            .0
            .par_chunks(CHUNK)
            .enumerate()
            .map(|(chunk, held)| places.rings(chunk * CHUNK, held, k))
            .collect();
        let mut counts = vec![0; hexes.len()];
        for (chunk, (lengths, _)) in chunks.iter().enumerate() {
            for (at, length) in lengths.iter().enumerate() {
                counts[places.0[chunk * CHUNK + at].1 as usize] = *length as usize;
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
        for (chunk, (lengths, found)) in chunks.iter().enumerate() {
            let mut taken = 0;
            for (at, length) in lengths.iter().enumerate() {
                let from = offsets[places.0[chunk * CHUNK + at].1 as usize];
                let length = *length as usize;
                targets[from..from + length].copy_from_slice(&found[taken..taken + length]);
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

/// Hexes in ascending order, each with its unit.
struct Places(Vec<(CellIndex, u32)>);

impl Places {
    fn new(hexes: &[CellIndex]) -> Result<Self, InvalidNeighbourhood> {
        if u32::try_from(hexes.len()).is_err() {
            return Err(InvalidNeighbourhood::TooMany(hexes.len()));
        }
        let numbered = hexes.iter().enumerate();
        let mut places: Vec<_> = numbered.map(|(unit, hex)| (*hex, unit as u32)).collect();
        places.par_sort_unstable();
        match places.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(InvalidNeighbourhood::Twice(pair[0].0)),
            None => Ok(Self(places)),
        }
    }

    /// The number of neighbours of each of a run of places, and the neighbours one after the other.
    fn rings(&self, from: usize, held: &[(CellIndex, u32)], k: u32) -> (Vec<u32>, Vec<u32>) {
        let mut lengths = Vec::with_capacity(held.len());
        let mut found = Vec::with_capacity(held.len() * 6);
        for (at, (hex, unit)) in held.iter().enumerate() {
            let start = found.len();
            let mut add = |near: CellIndex| {
                if near != *hex {
                    found.extend(self.unit(near, from + at));
                }
            };
            if hex.grid_disk_fast(k).all(|near| near.is_some()) {
                hex.grid_disk_fast(k).flatten().for_each(&mut add);
            } else {
                hex.grid_disk_safe(k).for_each(&mut add);
            }
            debug_assert!(
                !found[start..].contains(unit),
                "nobody is his own neighbour"
            );
            found[start..].sort_unstable();
            lengths.push((found.len() - start) as u32);
        }
        (lengths, found)
    }

    /// The unit of a hex, looked for from a place near it outward: neighbours mostly stand close in the order.
    fn unit(&self, hex: CellIndex, near: usize) -> Option<u32> {
        let places = &self.0;
        let mut step = 1;
        let (mut low, mut high) = (near, near);
        if places[near].0 < hex {
            while high < places.len() && places[high].0 < hex {
                low = high;
                high = (high + step).min(places.len());
                step *= 2;
            }
        } else {
            while low > 0 && places[low].0 > hex {
                high = low;
                low = low.saturating_sub(step);
                step *= 2;
            }
        }
        let high = (high + 1).min(places.len());
        let found = places[low..high].binary_search_by_key(&hex, |place| place.0);
        found.ok().map(|position| places[low + position].1)
    }
}
