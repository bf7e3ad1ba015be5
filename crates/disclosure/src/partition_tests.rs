//! The rules of the partition on trees of counted households.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Households of each atom; a group is safe from 10.
struct Households(Vec<u32>);

impl Households {
    fn sum(&self, atoms: &[u32]) -> u32 {
        atoms.iter().map(|atom| self.0[*atom as usize]).sum()
    }
}

impl Safety for Households {
    fn is_safe(&self, atoms: &[u32]) -> bool {
        self.sum(atoms) >= 10
    }

    fn is_large(&self, atoms: &[u32], joined: usize) -> bool {
        self.sum(atoms) as usize >= 20 + joined
    }
}

/// A tree in which every inner node has `width` parts, over the given number of atoms.
fn tree(atoms: std::ops::Range<u32>, width: usize) -> Node {
    let all: Vec<u32> = atoms.collect();
    let id = format!("{}-{}", all[0], all.len()).into_bytes();
    let parts = if all.len() == 1 {
        Vec::new()
    } else {
        let chunks = all.chunks(all.len().div_ceil(width));
        chunks
            .map(|c| tree(c[0]..c[c.len() - 1] + 1, width))
            .collect()
    };
    Node {
        id,
        atoms: all,
        parts,
    }
}

fn key(byte: u8) -> PartitionKey {
    PartitionKey::new([byte; 32])
}

fn blocks(node: &Node) -> BTreeSet<Vec<u32>> {
    node.leaves()
        .into_iter()
        .map(|leaf| leaf.atoms.clone())
        .collect()
}

proptest! {
    #[test]
    fn blocks_are_safe_and_hold_every_atom_once(
        counts in prop::collection::vec(0_u32..40, 2..80),
        width in 2_usize..8,
        byte in 0_u8..255,
    ) {
        let atoms = counts.len() as u32;
        let safety = Households(counts);
        match partition(&tree(0..atoms, width), &safety, &key(byte)) {
            None => prop_assert!(safety.sum(&(0..atoms).collect::<Vec<_>>()) < 10),
            Some(made) => {
                let leaves = made.leaves();
                prop_assert!(leaves.iter().all(|leaf| safety.is_safe(&leaf.atoms)));
                let mut held: Vec<u32> = leaves.iter().flat_map(|l| l.atoms.clone()).collect();
                held.sort_unstable();
                prop_assert_eq!(held, (0..atoms).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_later_steps_blocks_are_unions_of_the_blocks_before(
        counts in prop::collection::vec(0_u32..40, 2..60),
        alone in prop::collection::vec(0_u32..15, 60),
    ) {
        let atoms = counts.len() as u32;
        let Some(base) = partition(&tree(0..atoms, 7), &Households(counts), &key(1)) else {
            return Ok(());
        };
        if let Some(next) = partition(&base, &Households(alone), &key(1)) {
            let before = blocks(&base);
            for block in blocks(&next) {
                let inside = before.iter().filter(|b| b.iter().all(|a| block.contains(a)));
                prop_assert_eq!(inside.map(Vec::len).sum::<usize>(), block.len());
            }
        }
    }
}

#[test]
fn an_empty_sibling_joins_the_group_of_the_unsafe() {
    let safety = Households(vec![100, 0, 3, 100]);
    let made = partition(&tree(0..4, 4), &safety, &key(7)).unwrap();
    let joined: Vec<_> = blocks(&made).into_iter().filter(|b| b.len() > 1).collect();
    assert_eq!(joined.len(), 1);
    assert!(joined[0].contains(&1) && joined[0].contains(&2) && joined[0].len() == 3);
}

#[test]
fn a_lone_safe_sibling_keeps_the_block_whole() {
    let safety = Households(vec![100, 3, 0]);
    let made = partition(&tree(0..3, 3), &safety, &key(7)).unwrap();
    assert_eq!(blocks(&made), BTreeSet::from([vec![0, 1, 2]]));
}

#[test]
fn the_key_chooses_the_host_and_nothing_else_does() {
    let safety = Households(vec![100, 100, 100, 100, 100, 3]);
    let made = |byte| blocks(&partition(&tree(0..6, 6), &safety, &key(byte)).unwrap());
    assert_eq!(made(1), made(1));
    let different: BTreeSet<_> = (0..40).map(made).collect();
    assert!(
        different.len() > 3,
        "40 keys chose {} partitions",
        different.len()
    );
}

#[test]
fn a_whole_that_is_unsafe_is_withheld() {
    assert_eq!(
        partition(&tree(0..3, 3), &Households(vec![1, 2, 3]), &key(0)),
        None
    );
}
