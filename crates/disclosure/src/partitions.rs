//! The partitions of all steps of a release, nested: a step's blocks are unions of the blocks of the step before.
//! They are kept on the private side and used again by the next release.

use std::collections::BTreeMap;

use gocpont_core::cube::{Atom, Cube};
use h3o::Resolution;
use serde::{Deserialize, Serialize};

use crate::partition::{Node, PartitionKey, partition, refined};
use crate::policy::{Rules, StepSafety};

/// Where the atoms are, and the tree of every step in every municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partitions {
    /// Municipality and hex of each atom, in the cube's order.
    atoms: Vec<(u16, u64)>,
    /// For each municipality and step the tree; none where the step is unsafe there.
    trees: BTreeMap<(u16, String), Option<Node>>,
}

/// Why kept partitions cannot be used again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPartitions {
    /// The kept bytes cannot be read.
    #[error("the kept partition cannot be read: {0}")]
    Format(String),
    /// The municipalities' hexes are no longer the same.
    #[error(
        "the municipalities' hexes changed since the partition was made ({before} then, {now} now): \
         a second partition of the same people would give them away"
    )]
    Ground {
        /// Number of atoms then.
        before: usize,
        /// Number of atoms now.
        now: usize,
    },
}

impl Partitions {
    /// No partition yet, for these atoms.
    #[must_use]
    pub fn new(cube: &Cube) -> Self {
        Self {
            atoms: identities(cube.atoms()),
            trees: BTreeMap::new(),
        }
    }

    /// Reads partitions kept by an earlier release.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, InvalidPartitions> {
        postcard::from_bytes(bytes).map_err(|error| InvalidPartitions::Format(error.to_string()))
    }

    /// Their bytes, the same for the same partitions.
    pub fn to_bytes(&self) -> Result<Vec<u8>, InvalidPartitions> {
        postcard::to_stdvec(self).map_err(|error| InvalidPartitions::Format(error.to_string()))
    }

    /// Adds what is missing for the steps of a cube; a tree that stands already stays as it is. A finer tier, given the
    /// public partitions, refines their blocks, step by step inside those of the step before.
    pub(crate) fn extend(
        &mut self,
        cube: &Cube,
        rules: &Rules,
        key: &PartitionKey,
        public: Option<&Self>,
    ) -> Result<(), InvalidPartitions> {
        if self.atoms != identities(cube.atoms()) {
            return Err(InvalidPartitions::Ground {
                before: self.atoms.len(),
                now: cube.atoms().len(),
            });
        }
        for root in ground_trees(cube.atoms(), rules.coarsest) {
            for (at, step) in cube.steps().all().iter().enumerate() {
                let name = (root.0, step_name(cube, at));
                if self.trees.contains_key(&name) {
                    continue;
                }
                let before = match step.parent {
                    None => Some(&root.1),
                    Some(parent) => self.tree(root.0, &step_name(cube, parent)),
                };
                let safety = StepSafety::for_making(cube, rules, at);
                let tree = before.and_then(|before| match public {
                    None => partition(before, &safety, key),
                    Some(public) => {
                        let coarse = public.tree(name.0, &name.1)?;
                        Some(refined(coarse, before, &safety, key))
                    }
                });
                self.trees.insert(name, tree);
            }
        }
        Ok(())
    }

    /// The tree of a step in a municipality.
    pub(crate) fn tree(&self, municipality: u16, step: &str) -> Option<&Node> {
        let name = (municipality, step.to_owned());
        self.trees.get(&name).and_then(Option::as_ref)
    }
}

/// A step's name among the partitions: households and people share the base partition.
pub(crate) fn step_name(cube: &Cube, step: usize) -> String {
    let step = &cube.steps().all()[step];
    match step.parent {
        None => "base".to_owned(),
        Some(_) => step.canonical.clone(),
    }
}

fn identities(atoms: &[Atom]) -> Vec<(u16, u64)> {
    let identity = |atom: &Atom| (atom.municipality, u64::from(atom.hex));
    atoms.iter().map(identity).collect()
}

/// For each municipality the tree of its hexes, from the coarsest resolution down to the atoms.
fn ground_trees(atoms: &[Atom], coarsest: Resolution) -> Vec<(u16, Node)> {
    let mut trees = Vec::new();
    let mut from = 0;
    for run in atoms.chunk_by(|a, b| a.municipality == b.municipality) {
        let numbered: Vec<(u32, Atom)> = (from..).zip(run.iter().copied()).collect();
        from += run.len() as u32;
        let municipality = run[0].municipality;
        let id = format!("municipality {municipality}").into_bytes();
        trees.push((municipality, ground_node(id, &numbered, Some(coarsest))));
    }
    trees
}

fn ground_node(id: Vec<u8>, atoms: &[(u32, Atom)], next: Option<Resolution>) -> Node {
    let finest = atoms[0].1.hex.resolution();
    let parts = match next {
        Some(resolution) if resolution <= finest => {
            let parent = |atom: &Atom| atom.hex.parent(resolution);
            atoms
                .chunk_by(|a, b| parent(&a.1) == parent(&b.1))
                .map(|part| {
                    let mut id = part[0].1.municipality.to_le_bytes().to_vec();
                    id.extend(parent(&part[0].1).map_or(0, u64::from).to_le_bytes());
                    ground_node(id, part, resolution.succ())
                })
                .collect()
        }
        _ => Vec::new(),
    };
    Node {
        id,
        atoms: atoms.iter().map(|(at, _)| *at).collect(),
        parts,
    }
}
