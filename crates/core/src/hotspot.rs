//! Hot and cold spots of a rate: Gi* for the strength, the exact hypergeometric tail for the p value,
//! Benjamini–Hochberg for the number of units looked at.

use crate::getis_ord::{InvalidValues, gi_star};
use crate::hypergeometric::{Draw, InvalidDraw};
use crate::neighbourhood::{InvalidNeighbourhood, Neighbourhood};
use crate::significance::benjamini_hochberg;

/// Cases of a population.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// People or households with the condition.
    pub cases: u32,
    /// All who could have it; at least the cases.
    pub population: u32,
}

/// Hot or cold, and at which level of the adjusted p.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// More than elsewhere; the level in percent: 99, 95 or 90.
    Hot(u8),
    /// Less than elsewhere; the level in percent: 99, 95 or 90.
    Cold(u8),
    /// No difference can be shown.
    NotSignificant,
}

/// What was found for one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hotspot {
    /// Gi* of the rate; none where it is undefined (all rates equal, or everybody is a neighbour).
    pub z: Option<f64>,
    /// Two-sided exact p of the cases in the unit and its neighbours.
    pub p: f64,
    /// p adjusted for the number of units (Benjamini and Hochberg 1995).
    pub p_adjusted: f64,
    /// Its class.
    pub class: Class,
}

/// Why hot spots cannot be computed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidShares {
    /// Not one share for each unit.
    #[error("{shares} shares for {units} units")]
    Length {
        /// Number of shares.
        shares: usize,
        /// Number of units.
        units: usize,
    },
    /// More cases than population.
    #[error("unit {unit} has {} cases among {}", .share.cases, .share.population)]
    Share {
        /// 0-based unit.
        unit: usize,
        /// Its counts.
        share: Share,
    },
    /// Counts that contradict each other.
    #[error(transparent)]
    Draw(#[from] InvalidDraw),
    /// Rates that are no numbers.
    #[error(transparent)]
    Values(#[from] InvalidValues),
    /// Neighbours that are no units.
    #[error(transparent)]
    Neighbourhood(#[from] InvalidNeighbourhood),
}

/// Hot spots of a rate. The null: cases fall on people at random (hypergeometric, given every unit's population).
/// A unit without population, or given as none, is outside the study area: it gets none and is nobody's neighbour.
/// A unit counts with its neighbours (Gi*, binary weights); both tails hold the observed count.
pub fn of_rates(
    shares: &[Option<Share>],
    near: &Neighbourhood,
) -> Result<Vec<Option<Hotspot>>, InvalidShares> {
    if shares.len() != near.units() {
        return Err(InvalidShares::Length {
            shares: shares.len(),
            units: near.units(),
        });
    }
    for (unit, share) in shares.iter().enumerate() {
        if let Some(share) = share.filter(|share| share.cases > share.population) {
            return Err(InvalidShares::Share { unit, share });
        }
    }
    let study = StudyArea::new(shares, near)?;
    let rates: Vec<f64> = study.shares.iter().map(rate).collect();
    let z = gi_star(&rates, &study.near)?;
    let tails = study.tails()?;
    let p: Vec<Option<f64>> = tails.iter().map(|(p, _)| Some(*p)).collect();
    let adjusted = benjamini_hochberg(&p);
    let mut found = vec![None; shares.len()];
    for (unit, at) in study.units.iter().enumerate() {
        let (p, more) = tails[unit];
        let p_adjusted = adjusted[unit].unwrap_or(1.0);
        found[*at] = Some(Hotspot {
            z: z[unit],
            p,
            p_adjusted,
            class: class(p_adjusted, more),
        });
    }
    Ok(found)
}

fn rate(share: &Share) -> f64 {
    f64::from(share.cases) / f64::from(share.population)
}

fn class(p_adjusted: f64, more: bool) -> Class {
    let level = match p_adjusted {
        p if p <= 0.01 => 99,
        p if p <= 0.05 => 95,
        p if p <= 0.10 => 90,
        _ => return Class::NotSignificant,
    };
    if more {
        Class::Hot(level)
    } else {
        Class::Cold(level)
    }
}

/// The units that take part, numbered anew.
struct StudyArea {
    units: Vec<usize>,
    shares: Vec<Share>,
    near: Neighbourhood,
}

impl StudyArea {
    fn new(shares: &[Option<Share>], near: &Neighbourhood) -> Result<Self, InvalidNeighbourhood> {
        let mut number = vec![None; shares.len()];
        let (mut units, mut taken) = (Vec::new(), Vec::new());
        for (at, share) in shares.iter().enumerate() {
            if let Some(share) = share.filter(|share| share.population > 0) {
                number[at] = Some(units.len() as u32);
                units.push(at);
                taken.push(share);
            }
        }
        let renumbered = |at: &usize| -> Vec<u32> {
            let neighbours = near.neighbours(*at).iter();
            neighbours.filter_map(|n| number[*n as usize]).collect()
        };
        let lists: Vec<Vec<u32>> = units.iter().map(renumbered).collect();
        Ok(Self {
            near: Neighbourhood::from_lists(&lists)?,
            units,
            shares: taken,
        })
    }

    /// For each unit the two-sided p and whether there are more cases than elsewhere.
    fn tails(&self) -> Result<Vec<(f64, bool)>, InvalidDraw> {
        let total = sum(self.shares.iter());
        let tails = |unit: usize| {
            let near = self.near.neighbours(unit).iter();
            let here = std::iter::once(&self.shares[unit]);
            let drawn = sum(here.chain(near.map(|n| &self.shares[*n as usize])));
            let tails = Draw {
                population: total.population,
                cases: total.cases,
                drawn: drawn.population,
                observed: drawn.cases,
            }
            .tails()?;
            Ok((tails.two_sided(), tails.upper < tails.lower))
        };
        (0..self.units.len()).map(tails).collect()
    }
}

fn sum<'s>(shares: impl Iterator<Item = &'s Share>) -> Share {
    shares.fold(Share::default(), |sum, share| Share {
        cases: sum.cases + share.cases,
        population: sum.population + share.population,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(shares: &[(u32, u32)]) -> (Vec<Option<Share>>, Neighbourhood) {
        let units = shares.len() as u32;
        let near = |unit: u32| {
            let before = unit.checked_sub(1);
            let after = Some(unit + 1).filter(|next| *next < units);
            before.into_iter().chain(after).collect()
        };
        let lists: Vec<Vec<u32>> = (0..units).map(near).collect();
        let shares = shares.iter().map(|(cases, population)| {
            Some(Share {
                cases: *cases,
                population: *population,
            })
        });
        (shares.collect(), Neighbourhood::from_lists(&lists).unwrap())
    }

    #[test]
    fn a_crowd_of_cases_is_hot_and_its_absence_cold() {
        let mut counts = vec![(10, 100); 20];
        counts[3..6].fill((40, 100));
        counts[12..15].fill((0, 100));
        let (shares, near) = row(&counts);
        let found = of_rates(&shares, &near).unwrap();
        assert_eq!(found[4].unwrap().class, Class::Hot(99));
        assert_eq!(found[13].unwrap().class, Class::Cold(99));
        assert_eq!(found[9].unwrap().class, Class::NotSignificant);
        assert!(found[4].unwrap().z > Some(2.0));
    }

    #[test]
    fn the_p_is_the_exact_tail_of_the_unit_and_its_neighbours() {
        let (shares, near) = row(&[(3, 5), (1, 5), (0, 5), (0, 5)]);
        let found = of_rates(&shares, &near).unwrap();
        // 4 cases of 20; the first unit and its neighbour hold 10 people and all 4: C(10,4) / C(20,4) = 210 / 4845.
        let expected = 2.0 * 210.0 / 4845.0;
        assert!((found[0].unwrap().p - expected).abs() < 1e-12);
    }

    #[test]
    fn a_unit_without_population_is_outside_the_study_area() {
        let (mut shares, near) = row(&[(3, 10), (0, 0), (3, 10)]);
        let found = of_rates(&shares, &near).unwrap();
        assert_eq!(found[1], None);
        shares[1] = None;
        assert_eq!(of_rates(&shares, &near).unwrap(), found);
    }

    #[test]
    fn a_town_without_differences_has_no_spots() {
        let (shares, near) = row(&[(10, 100); 30]);
        let found = of_rates(&shares, &near).unwrap();
        let classes = found.iter().flatten().map(|spot| spot.class);
        assert_eq!(classes.filter(|c| *c != Class::NotSignificant).count(), 0);
    }

    #[test]
    fn more_cases_than_people_are_refused() {
        let (shares, near) = row(&[(11, 10), (3, 10)]);
        let refused = of_rates(&shares, &near);
        assert!(matches!(refused, Err(InvalidShares::Share { unit: 0, .. })));
    }
}
