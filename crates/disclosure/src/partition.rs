//! One partition of a filter step: disjoint blocks that are safe in every published period, chosen by a keyed order.
//!
//! The tree is refined from each municipality down. The unsafe children of a block join exactly one safe sibling,
//! the first in the order of HMAC-SHA-256(partition key, id) with which they are safe; the joined group is refined
//! as a whole. Empty siblings join too, so membership does not tell where people live.

use serde::{Deserialize, Serialize};

use crate::release::checksum;
use crate::secret::keyed;

/// A node of a step's tree: a group of atoms, split further or a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Identity: the name of what it stands for, or a checksum of its members.
    pub id: Vec<u8>,
    /// Positions of its atoms, ascending.
    pub atoms: Vec<u32>,
    /// Its parts; none for a leaf.
    pub parts: Vec<Node>,
}

impl Node {
    /// The leaves in the order of the tree.
    #[must_use]
    pub fn leaves(&self) -> Vec<&Self> {
        if self.parts.is_empty() {
            return vec![self];
        }
        self.parts.iter().flat_map(Self::leaves).collect()
    }
}

/// What a group of atoms must satisfy to be shown on its own.
pub trait Safety {
    /// Whether the group may be shown.
    fn is_safe(&self, atoms: &[u32]) -> bool;
    /// Whether the group is large enough to take in `joined` unsafe siblings (at least 2k + joined households).
    fn is_large(&self, atoms: &[u32], joined: usize) -> bool;
}

/// The key that orders candidates.
#[derive(Clone)]
pub struct PartitionKey([u8; 32]);

impl PartitionKey {
    /// A key of 32 secret bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn order(&self, id: &[u8]) -> [u8; 32] {
        keyed(&self.0, &[id])
    }
}

/// Partitions one tree. None where the whole is unsafe: then nothing of it may be shown.
#[must_use]
pub fn partition(tree: &Node, safety: &impl Safety, key: &PartitionKey) -> Option<Node> {
    safety
        .is_safe(&tree.atoms)
        .then(|| refine(&[tree], safety, key))
}

/// Refines the leaves of a tree by what stands below them in a finer tree of the same ground, never above: a leaf that
/// is not safe stays whole.
#[must_use]
pub(crate) fn refined(
    coarse: &Node,
    fine: &Node,
    safety: &impl Safety,
    key: &PartitionKey,
) -> Node {
    if coarse.parts.is_empty() {
        let mut tiles = Vec::new();
        tile(fine, &coarse.atoms, &mut tiles);
        if tiles.is_empty() || !safety.is_safe(&coarse.atoms) {
            return coarse.clone();
        }
        return Node {
            id: coarse.id.clone(),
            ..refine(&tiles, safety, key)
        };
    }
    let parts = coarse.parts.iter();
    Node {
        parts: parts.map(|part| refined(part, fine, safety, key)).collect(),
        ..coarse.clone()
    }
}

/// The largest nodes of a tree that lie within these atoms.
fn tile<'n>(node: &'n Node, atoms: &[u32], tiles: &mut Vec<&'n Node>) {
    let within = |atom: &u32| atoms.binary_search(atom).is_ok();
    if node.atoms.iter().all(within) {
        tiles.push(node);
    } else if node.atoms.iter().any(within) {
        for part in &node.parts {
            tile(part, atoms, tiles);
        }
    }
}

/// Refines a safe group of nodes; the result's leaves are blocks.
fn refine(group: &[&Node], safety: &impl Safety, key: &PartitionKey) -> Node {
    let children = children(group);
    let whole = || Node {
        parts: Vec::new(),
        ..named(group)
    };
    if children.len() == group.len() {
        return whole();
    }
    let (safe, unsafe_ones): (Vec<&Node>, Vec<&Node>) = children
        .into_iter()
        .partition(|child| safety.is_safe(&child.atoms));
    if unsafe_ones.is_empty() {
        let parts = safe.iter().map(|child| refine(&[child], safety, key));
        return with_parts(group, parts.collect());
    }
    match host(&safe, &unsafe_ones, safety, key) {
        None => whole(),
        Some(host) => {
            let mut joined = unsafe_ones;
            joined.push(safe[host]);
            let others = safe.iter().enumerate().filter(|(at, _)| *at != host);
            let mut parts: Vec<Node> = others
                .map(|(_, child)| refine(&[child], safety, key))
                .collect();
            parts.push(refine(&joined, safety, key));
            with_parts(group, parts)
        }
    }
}

/// The children of a group: a leaf stays as it is, so a group of leaves has itself for children.
fn children<'n>(group: &[&'n Node]) -> Vec<&'n Node> {
    let mut children = Vec::new();
    for node in group {
        match node.parts.as_slice() {
            [] => children.push(*node),
            parts => children.extend(parts),
        }
    }
    // A group of single-part nodes has as many children as members, yet is not made of leaves.
    if children.len() == group.len() && group.iter().any(|node| !node.parts.is_empty()) {
        return self::children(&children);
    }
    children
}

/// The first safe sibling, in keyed order, with which the unsafe ones are safe and large enough, while another
/// member of the safe ones remains.
fn host(
    safe: &[&Node],
    unsafe_ones: &[&Node],
    safety: &impl Safety,
    key: &PartitionKey,
) -> Option<usize> {
    if safe.len() < 2 {
        return None;
    }
    let mut order: Vec<usize> = (0..safe.len()).collect();
    order.sort_by_cached_key(|at| key.order(&safe[*at].id));
    order.into_iter().find(|at| {
        let mut joined = unsafe_ones.to_vec();
        joined.push(safe[*at]);
        let atoms = atoms_of(&joined);
        safety.is_safe(&atoms) && safety.is_large(&atoms, unsafe_ones.len())
    })
}

fn atoms_of(group: &[&Node]) -> Vec<u32> {
    let mut atoms: Vec<u32> = group.iter().flat_map(|node| &node.atoms).copied().collect();
    atoms.sort_unstable();
    atoms
}

fn named(group: &[&Node]) -> Node {
    let id = match group {
        [one] => one.id.clone(),
        several => {
            let mut ids: Vec<&[u8]> = several.iter().map(|node| node.id.as_slice()).collect();
            ids.sort_unstable();
            let mut all = Vec::new();
            for id in ids {
                all.extend((id.len() as u64).to_le_bytes());
                all.extend(id);
            }
            checksum(&all).to_vec()
        }
    };
    Node {
        id,
        atoms: atoms_of(group),
        parts: Vec::new(),
    }
}

fn with_parts(group: &[&Node], parts: Vec<Node>) -> Node {
    Node {
        parts,
        ..named(group)
    }
}

#[cfg(test)]
#[path = "partition_tests.rs"]
mod tests;
