//! Which blocks each feature of a layer stands for: whole hexes of a coarser resolution, areas by best fit.

use std::collections::BTreeMap;

use gocpont_core::cube::Atom;
use h3o::{CellIndex, Resolution};

use crate::protect::Block;

/// A feature to be: the blocks it is the sum of, and the hexes that draw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fit {
    /// Positions of the blocks, ascending.
    pub(crate) blocks: Vec<usize>,
    /// Hexes of the layer's resolution, ascending.
    pub(crate) hexes: Vec<CellIndex>,
}

/// The smallest unions of blocks that are unions of whole hexes of a resolution: a hex that is a union of blocks
/// stands alone, others are drawn with what their blocks reach into. Ascending by first hex.
pub(crate) fn hexes(atoms: &[Atom], blocks: &[Block], resolution: Resolution) -> Vec<Fit> {
    let mut group = Groups::new(blocks.len());
    let mut owner: BTreeMap<CellIndex, usize> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        for atom in &block.atoms {
            let hex = atoms[*atom as usize].hex;
            let hex = hex.parent(resolution).unwrap_or(hex);
            let first = *owner.entry(hex).or_insert(at);
            group.join(first, at);
        }
    }
    let mut fits: BTreeMap<usize, Fit> = BTreeMap::new();
    for block in 0..blocks.len() {
        let fit = fits.entry(group.of(block)).or_insert_with(|| Fit {
            blocks: Vec::new(),
            hexes: Vec::new(),
        });
        fit.blocks.push(block);
    }
    for (hex, block) in owner {
        if let Some(fit) = fits.get_mut(&group.of(block)) {
            fit.hexes.push(hex);
        }
    }
    let mut fits: Vec<Fit> = fits.into_values().collect();
    fits.sort_by_key(|fit| fit.hexes.first().copied());
    fits
}

/// For each area the blocks that it holds more hexes of than any other area does (the first of equals); a block
/// that touches no area goes to none. `area_of` gives the area of each atom.
pub(crate) fn areas(blocks: &[Block], area_of: &[Option<usize>], areas: usize) -> Vec<Vec<usize>> {
    let mut fitted = vec![Vec::new(); areas];
    for (at, block) in blocks.iter().enumerate() {
        let mut held: BTreeMap<usize, usize> = BTreeMap::new();
        for area in block
            .atoms
            .iter()
            .filter_map(|atom| area_of[*atom as usize])
        {
            *held.entry(area).or_insert(0) += 1;
        }
        let best = held
            .into_iter()
            .max_by_key(|(area, hexes)| (*hexes, std::cmp::Reverse(*area)));
        if let Some((area, _)) = best {
            fitted[area].push(at);
        }
    }
    fitted
}

/// Disjoint groups of numbers, joined two by two.
struct Groups(Vec<usize>);

impl Groups {
    fn new(members: usize) -> Self {
        Self((0..members).collect())
    }

    fn of(&mut self, member: usize) -> usize {
        let mut at = member;
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        let (low, high) = (one.min(other), one.max(other));
        self.0[high] = low;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use h3o::LatLng;

    /// The seven children of a hex and of its neighbour, as atoms.
    fn ground() -> (Vec<Atom>, [CellIndex; 2]) {
        let eight = LatLng::new(47.65, 18.32)
            .unwrap()
            .to_cell(Resolution::Eight);
        let mut parents = [eight, eight.grid_ring::<Vec<_>>(1)[0]];
        parents.sort_unstable();
        let children = parents
            .iter()
            .flat_map(|hex| hex.children(Resolution::Nine));
        let atom = |hex| Atom {
            municipality: 0,
            hex,
        };
        (children.map(atom).collect(), parents)
    }

    fn block(atoms: &[u32]) -> Block {
        Block {
            id: format!("{atoms:?}"),
            municipality: 0,
            atoms: atoms.to_vec(),
        }
    }

    #[test]
    fn a_hex_that_is_a_union_of_blocks_stands_alone() {
        let (atoms, parents) = ground();
        let blocks = [
            block(&[0, 1, 2]),
            block(&[3, 4, 5, 6]),
            block(&[7, 8, 9, 10, 11, 12, 13]),
        ];
        let fits = hexes(&atoms, &blocks, Resolution::Eight);
        let found: Vec<_> = fits.iter().map(|fit| fit.blocks.clone()).collect();
        assert_eq!(found, [vec![0, 1], vec![2]]);
        assert_eq!(fits[0].hexes, [parents[0]]);
    }

    #[test]
    fn a_block_across_two_hexes_is_drawn_with_both() {
        let (atoms, parents) = ground();
        let blocks = [
            block(&[0, 1, 2]),
            block(&[3, 4, 5, 6, 7]),
            block(&[8, 9, 10, 11, 12, 13]),
        ];
        let fits = hexes(&atoms, &blocks, Resolution::Eight);
        assert_eq!(fits.len(), 1);
        assert_eq!(fits[0].hexes, parents);
        assert_eq!(fits[0].blocks, [0, 1, 2]);
    }

    #[test]
    fn a_block_goes_to_the_area_that_holds_most_of_it() {
        let blocks = [block(&[0, 1, 2]), block(&[3, 4]), block(&[5])];
        let area_of = [Some(0), Some(1), Some(1), Some(0), Some(1), None];
        assert_eq!(areas(&blocks, &area_of, 2), [vec![1], vec![0]]);
    }
}
