//! What a neighbourhood is like, in figures.

use super::Neighbourhood;

/// What a neighbourhood is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Number of units.
    pub units: usize,
    /// Number of directed links.
    pub links: usize,
    /// Units without neighbours.
    pub islands: usize,
    /// Groups of units that are connected with each other, islands included.
    pub components: usize,
    /// Whether each link has its opposite, of the same weight.
    pub symmetric: bool,
}

impl Neighbourhood {
    /// Units, links, islands, components and symmetry.
    #[must_use]
    pub fn report(&self) -> Report {
        let units = self.units();
        let rows = || (0..units).map(|unit| self.neighbours(unit));
        Report {
            units,
            links: self.links(),
            islands: rows().filter(|near| near.is_empty()).count(),
            components: self.components(),
            symmetric: self.symmetric(),
        }
    }

    fn symmetric(&self) -> bool {
        let back = |from: usize, to: u32, weight: f64| {
            let opposite = self
                .weighted(to as usize)
                .find(|(n, _)| *n as usize == from);
            opposite.is_some_and(|(_, other)| other.total_cmp(&weight).is_eq())
        };
        (0..self.units()).all(|from| {
            self.weighted(from)
                .all(|(to, weight)| back(from, to, weight))
        })
    }

    fn components(&self) -> usize {
        fn root(parents: &mut [usize], mut unit: usize) -> usize {
            while parents[unit] != unit {
                parents[unit] = parents[parents[unit]];
                unit = parents[unit];
            }
            unit
        }
        let mut parents: Vec<usize> = (0..self.units()).collect();
        let mut components = self.units();
        for unit in 0..self.units() {
            for near in self.neighbours(unit) {
                let (a, b) = (root(&mut parents, unit), root(&mut parents, *near as usize));
                if a != b {
                    parents[a] = b;
                    components -= 1;
                }
            }
        }
        components
    }
}
