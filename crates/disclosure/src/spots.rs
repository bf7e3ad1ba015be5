//! Hot and cold spots of blocks as the plan wants them, from published counts: who is near whom, which blocks are
//! tested, the test, the correction, and in how many neighbourhoods a spot stays what it is.

use gocpont_core::getis_ord::{Variant, getis_ord, gi_star};
use gocpont_core::hotspot::{self, InvalidShares, Share};
use gocpont_core::hypergeometric::{Distribution, Draw};
use gocpont_core::neighbourhood::{Neighbourhood, Points};
use gocpont_core::significance::benjamini_hochberg;
use h3o::{CellIndex, LatLng};

use crate::layers::InvalidLayer;
use crate::noise::effect::Effect;
use crate::release::{Class, Mark};
use crate::statistics::{Fdr, Near, Spots};

/// What was found for one block in one period.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// None where it is outside the study area or was not tested.
    pub(crate) spot: Option<Spot>,
    /// Why it was not tested, or what is odd about it.
    pub(crate) mark: Option<Mark>,
}

/// A block's hot spot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    pub(crate) class: Class,
    pub(crate) z: Option<f64>,
    pub(crate) p: f64,
    pub(crate) p_adjusted: f64,
}

/// Who is near whom. `peopled` are the blocks where the population ever lived: of the others none is among the nearest.
pub(crate) fn neighbourhood(
    blocks: &[Vec<CellIndex>],
    peopled: &[bool],
    near: Near,
) -> Result<Neighbourhood, InvalidLayer> {
    match near {
        Near::Touching(1) => Ok(Neighbourhood::touching_blocks(blocks)?),
        Near::Touching(steps) => Ok(Neighbourhood::touching_blocks(blocks)?.within_steps(steps)?),
        Near::Nearest(wanted) => {
            let units: Vec<usize> = (0..blocks.len()).filter(|at| peopled[*at]).collect();
            let centres = units.iter().map(|at| centre(&blocks[*at])).collect();
            let nearest = Neighbourhood::nearest(&Points::Geographic(centres), wanted as usize)?;
            let mut lists = vec![Vec::new(); blocks.len()];
            for (unit, at) in units.iter().enumerate() {
                let near = nearest.neighbours(unit).iter();
                lists[*at] = near.map(|n| units[*n as usize] as u32).collect();
            }
            Ok(Neighbourhood::from_lists(&lists)?)
        }
    }
}

/// The mean of the centres of a block's hexes, in degrees.
fn centre(hexes: &[CellIndex]) -> [f64; 2] {
    let sum = hexes.iter().fold([0.0, 0.0], |[lon, lat], hex| {
        let at = LatLng::from(*hex);
        [lon + at.lng(), lat + at.lat()]
    });
    sum.map(|degrees| degrees / hexes.len().max(1) as f64)
}

/// The hot spots of one period. Blocks without population, or given as none, are outside the study area and nobody's
/// neighbours; those with fewer people than the plan's minimum are neighbours, but are not tested themselves. `effect`
/// is that of the noise in the counts.
pub(crate) fn find(
    shares: &[Option<Share>],
    near: &Neighbourhood,
    how: &Spots,
    effect: Option<&Effect>,
) -> Result<Vec<Found>, InvalidLayer> {
    let taking_part: Vec<bool> = shares.iter().map(|s| people(*s) > 0).collect();
    let study = Study::new(shares, near, &taking_part);
    let plain = how.variant == Variant::GiStar
        && how.fdr == Fdr::BenjaminiHochberg
        && how.min_population == 0
        && effect.is_none();
    let spots = if plain {
        let found = hotspot::of_rates(shares, near)?;
        found.iter().map(|found| found.map(Spot::from)).collect()
    } else {
        study.spots(shares, how, effect)?
    };
    let mark = |at: usize| match people(shares[at]) {
        0 => None,
        people if people < how.min_population => Some(Mark::BelowMinimum),
        _ if study.islands[at] => Some(Mark::Island),
        _ => None,
    };
    let numbered = spots.into_iter().enumerate();
    let found = numbered.map(|(at, spot)| Found {
        spot,
        mark: mark(at),
    });
    Ok(found.collect())
}

/// For each block that is hot or cold, the share of neighbourhoods, its own and the others, in which it is the same, at
/// any level. `find` finds the spots of a neighbourhood.
pub(crate) fn robustness(
    main: &[Found],
    others: &[Neighbourhood],
    find: impl Fn(&Neighbourhood) -> Result<Vec<Found>, InvalidLayer>,
) -> Result<Vec<Option<f64>>, InvalidLayer> {
    let mut same = vec![1_u32; main.len()];
    for near in others {
        let found = find(near)?;
        for ((same, main), found) in same.iter_mut().zip(main).zip(&found) {
            let agrees = match (main.spot, found.spot) {
                (Some(main), Some(found)) => {
                    (main.class.is_hot() && found.class.is_hot())
                        || (main.class.is_cold() && found.class.is_cold())
                }
                _ => false,
            };
            *same += u32::from(agrees);
        }
    }
    let significant = |found: &Found| found.spot.is_some_and(|s| s.class != Class::NotSignificant);
    let shares = same.iter().zip(main).map(|(same, main)| {
        significant(main).then(|| f64::from(*same) / (others.len() + 1) as f64)
    });
    Ok(shares.collect())
}

/// Adjusted p values. Those of Benjamini and Yekutieli are `Σ 1/i` times those of Benjamini and Hochberg, at most 1.
pub(crate) fn adjusted(p: &[Option<f64>], fdr: Fdr) -> Vec<Option<f64>> {
    let adjusted = benjamini_hochberg(p);
    match fdr {
        Fdr::BenjaminiHochberg => adjusted,
        Fdr::BenjaminiYekutieli => {
            let tests = p.iter().flatten().count();
            let factor: f64 = (1..=tests).rev().map(|i| 1.0 / i as f64).sum();
            let stricter = |p: f64| (p * factor).min(1.0);
            adjusted.into_iter().map(|p| p.map(stricter)).collect()
        }
    }
}

pub(crate) fn people(share: Option<Share>) -> u32 {
    share.map_or(0, |share| share.population)
}

impl From<hotspot::Hotspot> for Spot {
    fn from(found: hotspot::Hotspot) -> Self {
        Self {
            class: match found.class {
                hotspot::Class::Hot(99) => Class::Hot99,
                hotspot::Class::Hot(95) => Class::Hot95,
                hotspot::Class::Hot(_) => Class::Hot90,
                hotspot::Class::Cold(99) => Class::Cold99,
                hotspot::Class::Cold(95) => Class::Cold95,
                hotspot::Class::Cold(_) => Class::Cold90,
                hotspot::Class::NotSignificant => Class::NotSignificant,
            },
            z: found.z,
            p: found.p,
            p_adjusted: found.p_adjusted,
        }
    }
}

pub(crate) fn class(p_adjusted: f64, more: bool) -> Class {
    match (p_adjusted, more) {
        (p, true) if p <= 0.01 => Class::Hot99,
        (p, true) if p <= 0.05 => Class::Hot95,
        (p, true) if p <= 0.10 => Class::Hot90,
        (p, false) if p <= 0.01 => Class::Cold99,
        (p, false) if p <= 0.05 => Class::Cold95,
        (p, false) if p <= 0.10 => Class::Cold90,
        _ => Class::NotSignificant,
    }
}

/// The blocks that take part, numbered anew.
struct Study {
    units: Vec<usize>,
    near: Neighbourhood,
    /// Of all blocks, those that take part and have no neighbour that does.
    islands: Vec<bool>,
}

/// One test of the cases near a block.
struct Test {
    p: f64,
    more: bool,
}

impl Study {
    fn new(shares: &[Option<Share>], near: &Neighbourhood, taking_part: &[bool]) -> Self {
        let units: Vec<usize> = (0..shares.len()).filter(|at| taking_part[*at]).collect();
        let near = near.among(taking_part);
        let mut islands = vec![false; shares.len()];
        for (unit, at) in units.iter().enumerate() {
            islands[*at] = near.neighbours(unit).is_empty();
        }
        Self {
            units,
            near,
            islands,
        }
    }

    fn spots(
        &self,
        shares: &[Option<Share>],
        how: &Spots,
        effect: Option<&Effect>,
    ) -> Result<Vec<Option<Spot>>, InvalidLayer> {
        let held = self.units.iter().map(|at| shares[*at].unwrap_or_default());
        let held: Vec<Share> = held.collect();
        let z = self.z(&held, how.variant)?;
        let tests: Vec<Option<Test>> = (0..held.len())
            .map(|unit| self.test(unit, &held, how, effect))
            .collect::<Result<_, InvalidShares>>()?;
        let p: Vec<Option<f64>> = tests.iter().map(|t| t.as_ref().map(|t| t.p)).collect();
        let adjusted = adjusted(&p, how.fdr);
        let mut found = vec![None; shares.len()];
        for (unit, test) in tests.iter().enumerate() {
            if let (Some(test), Some(p_adjusted)) = (test, adjusted[unit]) {
                found[self.units[unit]] = Some(Spot {
                    class: class(p_adjusted, test.more),
                    z: z[unit],
                    p: test.p,
                    p_adjusted,
                });
            }
        }
        Ok(found)
    }

    fn z(&self, held: &[Share], variant: Variant) -> Result<Vec<Option<f64>>, InvalidShares> {
        let rate = |share: &Share| f64::from(share.cases) / f64::from(share.population);
        let rates: Vec<f64> = held.iter().map(rate).collect();
        Ok(match variant {
            Variant::GiStar => gi_star(&rates, &self.near)?,
            Variant::Gi => {
                let found = getis_ord(&rates, &self.near, Variant::Gi)?;
                found.iter().map(|local| local.and_then(|l| l.z)).collect()
            }
        })
    }

    /// The exact test of a block's neighbourhood; none below the minimum, and for Gi none of an island. The null: cases
    /// fall on people at random, given every block's population. For Gi the block's own people and cases are held.
    /// Where counts are noisy, chance means: cases that fell so, moved by one draw of the noise for each block.
    fn test(
        &self,
        unit: usize,
        held: &[Share],
        how: &Spots,
        effect: Option<&Effect>,
    ) -> Result<Option<Test>, InvalidShares> {
        let near = self.near.neighbours(unit);
        let own = held[unit];
        let star = how.variant == Variant::GiStar;
        if own.population < how.min_population || (!star && near.is_empty()) {
            return Ok(None);
        }
        let mut all = held.iter().fold(Share::default(), plus);
        let mut drawn = near
            .iter()
            .map(|n| &held[*n as usize])
            .fold(Share::default(), plus);
        if star {
            drawn = plus(drawn, &own);
        } else {
            all.cases -= own.cases;
            all.population -= own.population;
        }
        let tails = if let Some(effect) = effect {
            let null = Distribution::new(all.population, all.cases, drawn.population)?;
            let blocks = near.len() + usize::from(star);
            effect.tails(
                &null,
                drawn.cases,
                Effect::draws(all.cases, all.population, blocks),
            )?
        } else {
            let draw = Draw {
                population: all.population,
                cases: all.cases,
                drawn: drawn.population,
                observed: drawn.cases,
            };
            draw.tails()?
        };
        Ok(Some(Test {
            p: tails.two_sided(),
            more: tails.upper < tails.lower,
        }))
    }
}

const fn plus(sum: Share, share: &Share) -> Share {
    Share {
        cases: sum.cases + share.cases,
        population: sum.population + share.population,
    }
}

#[cfg(test)]
#[path = "spots_tests.rs"]
mod tests;
