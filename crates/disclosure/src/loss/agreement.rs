//! How far hot and cold spots agree with those that there would be without protection: on the blocks themselves, and on
//! hexes of resolution 8.

use std::collections::BTreeMap;

use gocpont_core::codebook::IndicatorKind;
use gocpont_core::cube::Cube;
use gocpont_core::hotspot::Share;
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::step::Ends;
use h3o::{CellIndex, Resolution};
use serde::Serialize;

use crate::layers::InvalidLayer;
use crate::noise::effect::Effect;
use crate::policy::sum;
use crate::protect::{Published, PublishedIndicator};
use crate::spec::Spec;
use crate::spots::{self, Found};
use crate::statistics::Spots;

/// Hot and cold spots beside those without protection, by the plan's statistic and neighbourhood.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// What noise changes: the published blocks with published counts and a p that allows for noise, beside the same
    /// blocks with true counts and the exact p. Jaccard is taken over the finest hexes of hot blocks.
    pub blocks: Alike,
    /// What blocks and noise change together: hexes of resolution 8 (the finest where that is coarser), beside the
    /// same hexes with their true counts. With protection every finest hex has the rate of its block and its true
    /// population; both are tested with the exact p, and hexes in withheld blocks are left out with protection.
    pub hexes: Alike,
}

/// How far two maps of hot spots are alike.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Alike {
    /// Share of the indicator's true population whose place is hot on both maps, cold on both or neither on both, last
    /// period (0 ..= 1). A place that is not tested is neither.
    pub population: f64,
    /// The least of that share over the periods.
    pub population_least: f64,
    /// The same of hot places alone: hot on both maps, or on neither; last period.
    pub hot_population: f64,
    /// The least of that over the periods.
    pub hot_population_least: f64,
    /// Hexes that are hot on both maps by hexes that are hot on either (Jaccard), of those where some of the population
    /// live, last period; none where none is hot.
    pub jaccard: Option<f64>,
    /// The least of that over the periods.
    pub jaccard_least: Option<f64>,
}

/// Two maps of one period compared.
#[derive(Clone, Copy)]
struct Compared {
    population: f64,
    hot_population: f64,
    jaccard: Option<f64>,
}

/// Measures one indicator; none where it is no rate or has too few blocks in the last period.
pub(crate) fn measure(
    cube: &Cube,
    published: &Published,
    spec: &Spec,
    at: usize,
) -> Result<Option<Agreement>, InvalidLayer> {
    if spec.indicators[at].kind != IndicatorKind::Rate {
        return Ok(None);
    }
    let settings = spec.statistics.as_ref().and_then(|s| s.spots.get(at));
    let maps = Maps {
        cube,
        shown: &published.indicators()[at],
        ends: cube.steps().ends()[at],
        how: settings.cloned().unwrap_or_default(),
    };
    let (blocks, hexes) = (maps.block_neighbours()?, Hexes::new(&maps)?);
    let effect = maps.shown.noise().map(Effect::new);
    let mut found: Vec<Option<[Compared; 2]>> = Vec::new();
    for period in 0..cube.periods() {
        let shown = maps.block_shares(period, false);
        let populated = shown.iter().filter(|share| spots::people(**share) > 0);
        found.push(if populated.count() < spec.min_blocks {
            None
        } else {
            let blocks = maps.on_blocks(period, &shown, &blocks, effect.as_ref())?;
            Some([blocks, hexes.compared(&maps, period)?])
        });
    }
    let alike = |which: usize| Alike::new(&found, which);
    Ok(alike(0)
        .zip(alike(1))
        .map(|(blocks, hexes)| Agreement { blocks, hexes }))
}

impl Alike {
    fn new(found: &[Option<[Compared; 2]>], which: usize) -> Option<Self> {
        let last = found.last().copied().flatten()?[which];
        let all = || found.iter().flatten().map(|maps| maps[which]);
        let least = |of: fn(Compared) -> f64| all().map(of).fold(1.0, f64::min);
        Some(Self {
            population: last.population,
            population_least: least(|maps| maps.population),
            hot_population: last.hot_population,
            hot_population_least: least(|maps| maps.hot_population),
            jaccard: last.jaccard,
            jaccard_least: all().filter_map(|maps| maps.jaccard).reduce(f64::min),
        })
    }
}

/// What is compared.
struct Maps<'m> {
    cube: &'m Cube,
    shown: &'m PublishedIndicator,
    ends: Ends,
    how: Spots,
}

impl Maps<'_> {
    fn block_neighbours(&self) -> Result<Neighbourhood, InvalidLayer> {
        let hexes = |block: &crate::protect::Block| -> Vec<CellIndex> {
            let atoms = block.atoms.iter();
            atoms.map(|a| self.cube.atoms()[*a as usize].hex).collect()
        };
        let hexes: Vec<Vec<CellIndex>> = self.shown.blocks().iter().map(hexes).collect();
        let ever = |at: usize| {
            let mut periods = 0..self.cube.periods();
            periods.any(|p| self.shown.counts(p)[at].is_some_and(|c| c.population > 0))
        };
        let peopled: Vec<bool> = (0..hexes.len()).map(ever).collect();
        spots::neighbourhood(&hexes, &peopled, self.how.near)
    }

    /// What is published of each block, or the truth of the same blocks.
    fn block_shares(&self, period: usize, truth: bool) -> Vec<Option<Share>> {
        let counts = self.shown.counts(period).iter();
        let shares = self.shown.blocks().iter().zip(counts);
        let share = |(block, counts): (&crate::protect::Block, &Option<_>)| {
            let shown: crate::protect::Counts = (*counts)?;
            let of = |step| sum(self.cube.counts(period, step), &block.atoms);
            Some(if truth {
                Share {
                    cases: of(self.ends.cases),
                    population: of(self.ends.population),
                }
            } else {
                Share {
                    cases: shown.cases,
                    population: shown.population,
                }
            })
        };
        shares.map(share).collect()
    }

    fn on_blocks(
        &self,
        period: usize,
        shown: &[Option<Share>],
        near: &Neighbourhood,
        effect: Option<&Effect>,
    ) -> Result<Compared, InvalidLayer> {
        let truth = self.block_shares(period, true);
        let with = spots::find(shown, near, &self.how, effect)?;
        let without = spots::find(&truth, near, &self.how, None)?;
        let people = self.cube.counts(period, self.ends.population);
        let size = |block: &crate::protect::Block| {
            let peopled = block.atoms.iter().filter(|a| people[**a as usize] > 0);
            (peopled.count(), sum(people, &block.atoms))
        };
        let sizes: Vec<(usize, u32)> = self.shown.blocks().iter().map(size).collect();
        Ok(compared(&with, &without, &sizes))
    }
}

/// Hexes of resolution 8, ascending, with everybody's neighbours.
struct Hexes {
    /// The hex of each atom, by position.
    of_atom: Vec<usize>,
    near: Neighbourhood,
    count: usize,
}

impl Hexes {
    fn new(maps: &Maps<'_>) -> Result<Self, InvalidLayer> {
        let atoms = maps.cube.atoms().iter();
        let parent = |hex: CellIndex| hex.parent(Resolution::Eight).unwrap_or(hex);
        let parents: Vec<CellIndex> = atoms.map(|atom| parent(atom.hex)).collect();
        let mut hexes = parents.clone();
        hexes.sort_unstable();
        hexes.dedup();
        let numbered: BTreeMap<CellIndex, usize> = hexes.iter().copied().zip(0..).collect();
        let of_atom: Vec<usize> = parents.iter().map(|hex| numbered[hex]).collect();
        let mut peopled = vec![false; hexes.len()];
        for period in 0..maps.cube.periods() {
            let people = maps.cube.counts(period, maps.ends.population);
            for (hex, people) in of_atom.iter().zip(people) {
                peopled[*hex] |= *people > 0;
            }
        }
        let units: Vec<Vec<CellIndex>> = hexes.iter().map(|hex| vec![*hex]).collect();
        Ok(Self {
            of_atom,
            near: spots::neighbourhood(&units, &peopled, maps.how.near)?,
            count: hexes.len(),
        })
    }

    fn compared(&self, maps: &Maps<'_>, period: usize) -> Result<Compared, InvalidLayer> {
        let truth = self.truth(maps, period);
        let without = spots::find(&truth, &self.near, &maps.how, None)?;
        let spread = self.spread(maps, period);
        let with = spots::find(&spread, &self.near, &maps.how, None)?;
        let size = |share: &Option<Share>| {
            let people = spots::people(*share);
            (usize::from(people > 0), people)
        };
        let sizes: Vec<(usize, u32)> = truth.iter().map(size).collect();
        Ok(compared(&with, &without, &sizes))
    }

    fn truth(&self, maps: &Maps<'_>, period: usize) -> Vec<Option<Share>> {
        let mut shares = vec![Share::default(); self.count];
        let [cases, people] =
            [maps.ends.cases, maps.ends.population].map(|step| maps.cube.counts(period, step));
        for ((hex, cases), people) in self.of_atom.iter().zip(cases).zip(people) {
            shares[*hex].cases += cases;
            shares[*hex].population += people;
        }
        shares.into_iter().map(Some).collect()
    }

    /// Every finest hex with its true population and the published rate of its block.
    fn spread(&self, maps: &Maps<'_>, period: usize) -> Vec<Option<Share>> {
        let mut sums = vec![(0.0, 0); self.count];
        let people = maps.cube.counts(period, maps.ends.population);
        let blocks = maps.shown.blocks().iter();
        for (block, counts) in blocks.zip(maps.shown.counts(period)) {
            let Some(counts) = counts else { continue };
            let rate = f64::from(counts.cases) / f64::from(counts.population.max(1));
            for atom in &block.atoms {
                let (cases, population) = &mut sums[self.of_atom[*atom as usize]];
                *cases += rate * f64::from(people[*atom as usize]);
                *population += people[*atom as usize];
            }
        }
        let share = |(cases, population): (f64, u32)| Share {
            cases: (cases.round() as u32).min(population),
            population,
        };
        sums.into_iter().map(|sums| Some(share(sums))).collect()
    }
}

/// `sizes` are the peopled hexes of each unit and its people.
fn compared(with: &[Found], without: &[Found], sizes: &[(usize, u32)]) -> Compared {
    let (mut alike, mut hot_alike, mut all) = (0, 0, 0);
    let (mut both, mut either) = (0, 0);
    for ((with, without), (hexes, people)) in with.iter().zip(without).zip(sizes) {
        let (with, without) = (side(with), side(without));
        all += people;
        alike += if with == without { *people } else { 0 };
        let hot = [with, without].map(|side| side == Side::Hot);
        hot_alike += if hot[0] == hot[1] { *people } else { 0 };
        both += if hot == [true; 2] { *hexes } else { 0 };
        either += if hot == [false; 2] { 0 } else { *hexes };
    }
    Compared {
        population: super::share(alike, all),
        hot_population: super::share(hot_alike, all),
        jaccard: (either > 0).then(|| both as f64 / either as f64),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Hot,
    Cold,
    Neither,
}

fn side(found: &Found) -> Side {
    match found.spot {
        Some(spot) if spot.class.is_hot() => Side::Hot,
        Some(spot) if spot.class.is_cold() => Side::Cold,
        _ => Side::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::Class;
    use crate::spots::Spot;

    fn found(class: Option<Class>) -> Found {
        let spot = class.map(|class| Spot {
            class,
            z: None,
            p: 0.5,
            p_adjusted: 0.5,
        });
        Found { spot, mark: None }
    }

    #[test]
    fn sides_are_compared_whatever_the_level_and_untested_places_are_neither() {
        use Class::{Cold95, Hot90, Hot99, NotSignificant};
        let with = [Some(Hot90), Some(Hot99), None, Some(Cold95), None].map(found);
        let without = [
            Some(Hot99),
            Some(NotSignificant),
            Some(NotSignificant),
            None,
            None,
        ];
        let sizes = [(3, 30), (2, 10), (1, 40), (4, 20), (0, 0)];
        let maps = compared(&with, &without.map(found), &sizes);
        assert!((maps.population - 0.7).abs() < 1e-12);
        assert!((maps.hot_population - 0.9).abs() < 1e-12);
        assert!((maps.jaccard.unwrap() - 0.6).abs() < 1e-12);
        let none = compared(&with[2..], &without.map(found)[2..], &sizes[2..]);
        assert_eq!(none.jaccard, None);
    }
}
