//! Groups of people that are counted, and when a count of them is small.

use super::chain::Chain;

/// A group of people that is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    /// Whom a chain counts.
    Chain(Chain),
    /// Those of the first whom the second does not count.
    Rest(Chain, Chain),
}

impl Group {
    /// How many conditions it takes to be counted; those of whom a chain does not count, after all chains.
    pub(super) fn conditions(&self) -> usize {
        match self {
            Self::Chain(chain) => chain.conditions.len(),
            Self::Rest(whole, _) => 100 + whole.conditions.len(),
        }
    }
}

/// Counts below this are small.
pub(super) fn threshold(group: &Group, k: u64, k_filter: u64) -> i64 {
    match group {
        Group::Chain(chain) if !chain.is_filtered() => k.cast_signed(),
        _ => k_filter.cast_signed(),
    }
}
