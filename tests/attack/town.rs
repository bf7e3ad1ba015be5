//! Random towns: a few dozen hexes in uneven trees, cut by municipal borders, populations skewed; districts across.

use std::collections::BTreeSet;

use h3o::{CellIndex, LatLng, Resolution};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::tables::Hex;
use super::truth::Truth;

/// A group of people of a town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// All households.
    Households,
    /// Households with arrears.
    Arrears,
    /// All people.
    Persons,
    /// 65 and older.
    Elders,
    /// Elders living alone.
    Alone,
    /// 80 and older.
    Eighty,
}

impl People {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Households,
        Self::Arrears,
        Self::Persons,
        Self::Elders,
        Self::Alone,
        Self::Eighty,
    ];

    /// The group that it is counted among; none for everybody.
    #[must_use]
    pub const fn whole(self) -> Option<Self> {
        match self {
            Self::Households | Self::Persons => None,
            Self::Arrears => Some(Self::Households),
            Self::Elders => Some(Self::Persons),
            Self::Alone | Self::Eighty => Some(Self::Elders),
        }
    }

    /// Its chain.
    #[must_use]
    pub fn attributes(self) -> Vec<String> {
        let texts: &[&str] = match self {
            Self::Households => &["households"],
            Self::Arrears => &["households", "arrears=true"],
            Self::Persons => &["persons"],
            Self::Elders => &["persons", "age>=65"],
            Self::Alone => &["persons", "age>=65", "lives_alone=true"],
            Self::Eighty => &["persons", "age>=65", "age>=80"],
        };
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}

/// Where a household lives, and who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// Position of its hex.
    pub hex: usize,
    /// Its secret number, the same as long as it lives here.
    pub key: u64,
    /// Whether it has arrears.
    pub arrears: bool,
    /// For each member whether 65 or older, living alone, 80 or older.
    pub members: Vec<[bool; 3]>,
}

/// A random town.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    /// Its hexes, ascending by municipality and index.
    pub hexes: Vec<(u16, CellIndex)>,
    /// For each period its households.
    pub periods: Vec<Vec<Household>>,
    /// Districts: positions of hexes, across municipalities.
    pub districts: Vec<Vec<usize>>,
}

impl Town {
    /// The town of a seed, with so many periods.
    #[must_use]
    pub fn random(seed: u64, periods: usize) -> Self {
        let mut random = Pcg64Mcg::seed_from_u64(seed);
        let hexes = ground(&mut random);
        let first = households(&mut random, hexes.len());
        let mut all = vec![first];
        while all.len() < periods {
            let before = all.last().cloned().unwrap_or_default();
            all.push(moved(&mut random, before, hexes.len()));
        }
        Self {
            districts: districts(&mut random, &hexes),
            hexes,
            periods: all,
        }
    }

    /// The name of a period.
    #[must_use]
    pub fn period(at: usize) -> String {
        format!("20{:02}-03-31", 21 + at)
    }

    /// The count of a group in each hex.
    #[must_use]
    pub fn counts(&self, period: usize, people: People) -> Vec<u64> {
        let mut counts = vec![0; self.hexes.len()];
        for household in &self.periods[period] {
            let members = household.members.iter();
            counts[household.hex] += match people {
                People::Households => 1,
                People::Arrears => u64::from(household.arrears),
                People::Persons => members.len() as u64,
                People::Elders => members.filter(|member| member[0]).count() as u64,
                People::Alone => members.filter(|member| member[1]).count() as u64,
                People::Eighty => members.filter(|member| member[2]).count() as u64,
            };
        }
        counts
    }

    /// The hexes as tables name them, ascending by index, and for each hex of the town its position there.
    #[must_use]
    pub fn table_hexes(&self) -> (Vec<Hex>, Vec<u32>) {
        let mut order: Vec<usize> = (0..self.hexes.len()).collect();
        order.sort_by_key(|at| self.hexes[*at].1);
        let mut positions = vec![0; order.len()];
        for (at, hex) in order.iter().enumerate() {
            positions[*hex] = at as u32;
        }
        let hex = |at: &usize| Hex {
            index: self.hexes[*at].1,
            municipality: format!("town {}", self.hexes[*at].0),
        };
        (order.iter().map(hex).collect(), positions)
    }

    /// The truth.
    #[must_use]
    pub fn truth(&self) -> Truth {
        let mut truth = Truth::default();
        for period in 0..self.periods.len() {
            for people in People::ALL {
                let counts = self.counts(period, people);
                for ((_, hex), count) in self.hexes.iter().zip(counts) {
                    truth.put(*hex, &Self::period(period), &people.attributes(), count);
                }
            }
        }
        truth
    }
}

/// One or two clumps of hexes with holes, perhaps a far farm (a tree of single children), cut by a border.
fn ground(random: &mut Pcg64Mcg) -> Vec<(u16, CellIndex)> {
    let place = LatLng::new(
        random.random_range(46.0..48.5),
        random.random_range(16.5..22.5),
    );
    let Ok(place) = place else { return Vec::new() };
    let centre = place.to_cell(Resolution::Nine);
    let mut hexes: BTreeSet<CellIndex> = BTreeSet::from([centre]);
    let near: Vec<CellIndex> = centre.grid_disk(random.random_range(1..=4));
    hexes.extend(near.into_iter().filter(|_| random.random_bool(0.8)));
    for _farm in 0..random.random_range(0..3) {
        let ring: Vec<CellIndex> = centre.grid_disk(random.random_range(6..30));
        let farm = ring[random.random_range(0..ring.len())];
        hexes.insert(farm);
        let around: Vec<CellIndex> = farm.grid_disk(1);
        hexes.extend(around.into_iter().filter(|_| random.random_bool(0.3)));
    }
    let towns = random.random_range(1..=3_u16);
    let slope: f64 = random.random_range(-1.0..1.0);
    let middle = LatLng::from(centre);
    let mut found: Vec<(u16, CellIndex)> = Vec::new();
    for hex in hexes {
        let at = LatLng::from(hex);
        let across = (at.lng() - middle.lng()) + slope * (at.lat() - middle.lat());
        let town = match towns {
            1 => 0,
            2 => u16::from(across > 0.0),
            _ => u16::from(across > -0.002) + u16::from(across > 0.002),
        };
        found.push((town, hex));
    }
    found.sort_unstable();
    found
}

fn households(random: &mut Pcg64Mcg, hexes: usize) -> Vec<Household> {
    let age = random.random_range(0.05..0.5);
    let mut all = Vec::new();
    for hex in 0..hexes {
        let count = match random.random_range(0..20) {
            0..5 => 0,
            5..9 => random.random_range(1..10),
            9..17 => random.random_range(10..40),
            _ => random.random_range(40..90),
        };
        let old = if random.random_bool(0.2) { 0.0 } else { age };
        all.extend((0..count).map(|_| household(random, hex, old)));
    }
    all
}

fn household(random: &mut Pcg64Mcg, hex: usize, old: f64) -> Household {
    let size = random.random_range(1..=4);
    let member = |random: &mut Pcg64Mcg| {
        let elder = random.random_bool(old);
        [elder, elder && size == 1, elder && random.random_bool(0.3)]
    };
    Household {
        hex,
        key: random.random(),
        arrears: random.random_bool(0.25),
        members: (0..size).map(|_| member(random)).collect(),
    }
}

/// Some leave, some come.
fn moved(random: &mut Pcg64Mcg, before: Vec<Household>, hexes: usize) -> Vec<Household> {
    let mut after = before;
    after.retain(|_| random.random_bool(0.97));
    for _new in 0..after.len() / 40 {
        let hex = random.random_range(0..hexes);
        after.push(household(random, hex, 0.2));
    }
    after
}

/// Bands of hexes by latitude, whatever the municipality.
fn districts(random: &mut Pcg64Mcg, hexes: &[(u16, CellIndex)]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..hexes.len()).collect();
    order.sort_by(|a, b| {
        let at = |hex: &usize| LatLng::from(hexes[*hex].1).lat();
        at(a).total_cmp(&at(b))
    });
    let each = order.len().div_ceil(random.random_range(2..=4)).max(1);
    let mut districts: Vec<Vec<usize>> = order.chunks(each).map(<[usize]>::to_vec).collect();
    for district in &mut districts {
        district.sort_unstable();
    }
    districts
}
