//! Maps under the null: each replication throws the same number of cases anew.

use rand::SeedableRng;
use rand_pcg::Pcg64;

use super::alias::{Alias, below};

/// How cases fall when nothing is special anywhere. Cells are rows × periods, row-major.
pub(super) enum Null {
    /// Each case on its own, in proportion to population.
    Multinomial { cases: u32, columns: Alias },
    /// Among people, each at most once.
    People {
        cases: u32,
        people: Vec<u32>,
        /// The number of the first person of each cell, and of all.
        starts: Vec<u64>,
        columns: Alias,
    },
    /// The periods of the cases shuffled against their rows.
    Shuffle {
        rows: Vec<u32>,
        times: Vec<u32>,
        periods: usize,
    },
}

/// Room for one map.
#[derive(Default)]
pub(super) struct Map {
    /// Cases of each cell.
    pub counts: Vec<u32>,
    taken: Vec<u64>,
    times: Vec<u32>,
}

impl Null {
    pub fn multinomial(cases: u32, weights: &[u64]) -> Self {
        let columns = Alias::new(weights);
        Self::Multinomial { cases, columns }
    }

    pub fn people(cases: u32, people: Vec<u32>) -> Self {
        let weights: Vec<u64> = people.iter().map(|people| u64::from(*people)).collect();
        let mut starts = vec![0];
        starts.extend(weights.iter().scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        }));
        Self::People {
            cases,
            people,
            starts,
            columns: Alias::new(&weights),
        }
    }

    /// From the observed cases of each cell.
    pub fn shuffle(counts: &[u32], periods: usize) -> Self {
        let (mut rows, mut times) = (Vec::new(), Vec::new());
        for (cell, count) in counts.iter().enumerate() {
            for _ in 0..*count {
                rows.push((cell / periods) as u32);
                times.push((cell % periods) as u32);
            }
        }
        Self::Shuffle {
            rows,
            times,
            periods,
        }
    }

    pub const fn words(&self) -> &'static str {
        match self {
            Self::Multinomial { .. } => "cases fall at random in proportion to population",
            Self::People { .. } => "cases are drawn from all people without replacement",
            Self::Shuffle { .. } => "periods of cases are shuffled against their places",
        }
    }

    /// Fills the map of `cells` counts with a replication of its own stream.
    pub fn draw(&self, seed: u64, replication: u64, cells: usize, map: &mut Map) {
        let mut random = stream(seed, replication);
        map.counts.clear();
        map.counts.resize(cells, 0);
        match self {
            Self::Multinomial { cases, columns } => {
                for _ in 0..*cases {
                    map.counts[columns.draw(&mut random)] += 1;
                }
            }
            Self::People {
                cases,
                people,
                starts,
                columns,
            } => {
                let cells = Cells {
                    people,
                    starts,
                    columns,
                };
                cells.draw(*cases, &mut random, map);
            }
            Self::Shuffle {
                rows,
                times,
                periods,
            } => {
                map.times.clone_from(times);
                for (at, row) in rows.iter().enumerate() {
                    let other = at + below((rows.len() - at) as u64, &mut random) as usize;
                    map.times.swap(at, other);
                    map.counts[*row as usize * periods + map.times[at] as usize] += 1;
                }
            }
        }
    }
}

/// People in cells, numbered through.
struct Cells<'n> {
    people: &'n [u32],
    starts: &'n [u64],
    columns: &'n Alias,
}

impl Cells<'_> {
    /// Draws so many people, none twice: the cases, or the others where those are fewer.
    fn draw(&self, cases: u32, random: &mut Pcg64, map: &mut Map) {
        let (all, cases) = (self.starts[self.people.len()], u64::from(cases));
        let fewer = cases.min(all - cases);
        map.taken.clear();
        map.taken.resize(all.div_ceil(64) as usize, 0);
        let mut left = fewer;
        while left > 0 {
            let cell = self.columns.draw(random);
            let person = self.starts[cell] + below(u64::from(self.people[cell]), random);
            let (word, bit) = ((person / 64) as usize, 1 << (person % 64));
            if map.taken[word] & bit == 0 {
                map.taken[word] |= bit;
                map.counts[cell] += 1;
                left -= 1;
            }
        }
        if fewer < cases {
            for (count, people) in map.counts.iter_mut().zip(self.people) {
                *count = people - *count;
            }
        }
    }
}

/// A stream of random numbers of its own for each replication (seed and number mixed by splitmix64).
fn stream(seed: u64, replication: u64) -> Pcg64 {
    let mix = |number: u64| {
        let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    Pcg64::seed_from_u64(mix(mix(seed).wrapping_add(replication)))
}
