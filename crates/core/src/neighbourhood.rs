//! Who is near whom: one sparse type of binary neighbours, and its makers on H3 hexes.

use h3o::CellIndex;

/// The neighbours of each unit in compressed rows; a unit is never its own neighbour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbourhood {
    offsets: Vec<usize>,
    targets: Vec<u32>,
}

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
    /// Whether each link has its opposite.
    pub symmetric: bool,
}

/// Lists or hexes that make no neighbourhood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidNeighbourhood {
    /// A neighbour that is no unit.
    #[error("unit {unit} has neighbour {neighbour}, but there are {units} units")]
    Outside {
        /// 0-based unit.
        unit: usize,
        /// Its neighbour that does not exist.
        neighbour: u32,
        /// Number of units.
        units: usize,
    },
    /// A hex that stands in the list twice.
    #[error("hex {0} stands in the list twice")]
    Twice(CellIndex),
    /// More units than 2³² − 1.
    #[error("{0} units are too many")]
    TooMany(usize),
}

impl Neighbourhood {
    /// From a list of neighbours for each unit; order and repetitions do not matter, a unit itself is left out.
    pub fn from_lists(lists: &[Vec<u32>]) -> Result<Self, InvalidNeighbourhood> {
        let units = lists.len();
        if u32::try_from(units).is_err() {
            return Err(InvalidNeighbourhood::TooMany(units));
        }
        let mut made = Self {
            offsets: vec![0],
            targets: Vec::new(),
        };
        for (unit, list) in lists.iter().enumerate() {
            if let Some(neighbour) = list.iter().find(|n| **n as usize >= units) {
                return Err(InvalidNeighbourhood::Outside {
                    unit,
                    neighbour: *neighbour,
                    units,
                });
            }
            let mut row: Vec<u32> = list.clone();
            row.retain(|n| *n as usize != unit);
            row.sort_unstable();
            row.dedup();
            made.targets.extend(row);
            made.offsets.push(made.targets.len());
        }
        Ok(made)
    }

    /// Hexes within grid distance `k`. No geometry is needed; a missing hex between two does not part them.
    pub fn hex_ring(hexes: &[CellIndex], k: u32) -> Result<Self, InvalidNeighbourhood> {
        let mut places: Vec<(CellIndex, u32)> = Vec::with_capacity(hexes.len());
        for (unit, hex) in hexes.iter().enumerate() {
            let unit = u32::try_from(unit).map_err(|_| InvalidNeighbourhood::TooMany(unit))?;
            places.push((*hex, unit));
        }
        places.sort_unstable();
        if let Some(pair) = places.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(InvalidNeighbourhood::Twice(pair[0].0));
        }
        let near = |hex: &CellIndex| -> Vec<u32> {
            let disk: Vec<CellIndex> = hex.grid_disk(k);
            let found = disk
                .iter()
                .filter_map(|near| places.binary_search_by_key(near, |place| place.0).ok());
            found.map(|position| places[position].1).collect()
        };
        let lists: Vec<Vec<u32>> = hexes.iter().map(near).collect();
        Self::from_lists(&lists)
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

    /// Number of units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The neighbours of a unit in ascending order; none for a unit that does not exist.
    #[must_use]
    pub fn neighbours(&self, unit: usize) -> &[u32] {
        match (self.offsets.get(unit), self.offsets.get(unit + 1)) {
            (Some(from), Some(to)) => &self.targets[*from..*to],
            _ => &[],
        }
    }

    /// Units, links, islands, components and symmetry.
    #[must_use]
    pub fn report(&self) -> Report {
        let units = self.units();
        let has = |from: u32, to: usize| {
            let to = u32::try_from(to).unwrap_or(u32::MAX);
            self.neighbours(from as usize).binary_search(&to).is_ok()
        };
        let rows = || (0..units).map(|unit| (unit, self.neighbours(unit)));
        Report {
            units,
            links: self.targets.len(),
            islands: rows().filter(|(_, near)| near.is_empty()).count(),
            components: self.components(),
            symmetric: rows().all(|(unit, near)| near.iter().all(|n| has(*n, unit))),
        }
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

#[cfg(test)]
mod tests {
    use h3o::{LatLng, Resolution};

    use super::*;

    /// The hex of the centre of Tata at resolution 9.
    fn centre() -> CellIndex {
        let place = LatLng::new(47.65, 18.32).expect("it is on Earth");
        place.to_cell(Resolution::Nine)
    }

    #[test]
    fn a_disk_of_seven_has_twenty_four_links() {
        let hexes: Vec<CellIndex> = centre().grid_disk(1);
        let near = Neighbourhood::hex_ring(&hexes, 1).expect("all differ");
        let middle = hexes
            .iter()
            .position(|hex| *hex == centre())
            .expect("in it");
        assert_eq!(near.neighbours(middle).len(), 6);
        let expected = Report {
            units: 7,
            links: 24,
            islands: 0,
            components: 1,
            symmetric: true,
        };
        assert_eq!(near.report(), expected);
    }

    #[test]
    fn the_order_of_the_hexes_changes_nothing_but_the_numbers() {
        let mut hexes: Vec<CellIndex> = centre().grid_disk(3);
        let one = Neighbourhood::hex_ring(&hexes, 2).expect("all differ");
        hexes.reverse();
        let other = Neighbourhood::hex_ring(&hexes, 2).expect("all differ");
        assert_eq!(one.report(), other.report());
        let last = hexes.len() - 1;
        for unit in 0..hexes.len() {
            assert_eq!(
                one.neighbours(unit).len(),
                other.neighbours(last - unit).len()
            );
        }
    }

    #[test]
    fn a_hex_twice_is_an_error() {
        let twice = Neighbourhood::hex_ring(&[centre(), centre()], 1);
        assert_eq!(twice, Err(InvalidNeighbourhood::Twice(centre())));
    }

    #[test]
    fn blocks_touch_where_a_hex_of_one_is_shared_with_or_beside_one_of_the_other() {
        let disk: Vec<CellIndex> = centre().grid_disk(1);
        let ring: Vec<CellIndex> = disk.iter().copied().filter(|h| *h != centre()).collect();
        let far: Vec<CellIndex> = centre().grid_disk(9);
        let far = *far.last().expect("a disk is never empty");
        let blocks = [vec![centre()], ring.clone(), vec![far], vec![ring[0]]];
        let near = Neighbourhood::touching_blocks(&blocks).expect("three blocks");
        assert_eq!(near.neighbours(0), [1, 3]);
        assert_eq!(near.neighbours(2), [0_u32; 0]);
        assert_eq!(near.neighbours(3), [0, 1]);
        assert_eq!((near.report().islands, near.report().components), (1, 2));
    }

    #[test]
    fn a_neighbour_that_is_no_unit_is_an_error_and_one_way_links_are_told() {
        let outside = Neighbourhood::from_lists(&[vec![1]]);
        let expected = InvalidNeighbourhood::Outside {
            unit: 0,
            neighbour: 1,
            units: 1,
        };
        assert_eq!(outside, Err(expected));
        let one_way = Neighbourhood::from_lists(&[vec![1, 1, 0], vec![]]).expect("two units");
        assert_eq!(one_way.neighbours(0), [1]);
        assert!(!one_way.report().symmetric);
    }
}
