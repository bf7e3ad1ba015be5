//! Links turned round: whom a unit is a neighbour of.

use super::{Neighbourhood, Weights};

impl Neighbourhood {
    /// Every link turned round, each counted once: the neighbours of a unit are those that it is a neighbour of.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let units = self.units();
        let mut offsets = vec![0_usize; units + 1];
        for target in &self.targets {
            offsets[*target as usize + 1] += 1;
        }
        for unit in 0..units {
            offsets[unit + 1] += offsets[unit];
        }
        let mut free = offsets.clone();
        let mut targets = vec![0; self.targets.len()];
        for unit in 0..units {
            for near in self.neighbours(unit) {
                let place = &mut free[*near as usize];
                targets[*place] = unit as u32;
                *place += 1;
            }
        }
        Self {
            offsets,
            targets,
            weights: Weights::Binary,
        }
    }

    /// Whether two neighbourhoods link the same units, whatever the links weigh.
    #[must_use]
    pub fn same_links(&self, other: &Self) -> bool {
        self.offsets == other.offsets && self.targets == other.targets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_round_twice_it_is_the_same_and_once_only_where_it_is_symmetric() {
        let links = vec![(0, 1, 2.0), (0, 3, 4.0), (2, 0, 1.0), (3, 2, 5.0)];
        let near = Neighbourhood::from_links(4, links).expect("four links");
        let back = near.transposed();
        assert_eq!(back.neighbours(0), [2]);
        assert_eq!(back.neighbours(2), [3]);
        assert!(!back.same_links(&near));
        assert!(back.transposed().same_links(&near));
        let both = Neighbourhood::from_lists(&[vec![1], vec![0]]).expect("two units");
        assert!(both.transposed().same_links(&both));
    }
}
