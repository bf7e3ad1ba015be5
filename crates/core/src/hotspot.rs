//! Hot and cold spots of a rate: Gi* for the strength, the exact hypergeometric tail for the p value,
//! Benjamini–Hochberg for the number of units looked at.

mod study;

use crate::getis_ord::InvalidValues;
use crate::hypergeometric::InvalidDraw;
use crate::neighbourhood::{InvalidNeighbourhood, Neighbourhood};
use crate::significance::Adjustment;

pub(crate) use study::{StudyArea, sums};

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
    /// p adjusted for the number of units; by Benjamini and Hochberg (1995) where nothing else is asked for.
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
    /// There is no such unit.
    #[error("there is no unit {unit}, only {units} units")]
    Unit {
        /// 0-based unit.
        unit: u32,
        /// Number of units.
        units: usize,
    },
    /// More people than 2³² − 1 in all.
    #[error("{0} people are too many")]
    TooMany(u64),
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
    of_rates_adjusted(shares, near, Adjustment::BenjaminiHochberg)
}

/// As [`of_rates`], with p adjusted for the number of units as asked for.
pub fn of_rates_adjusted(
    shares: &[Option<Share>],
    near: &Neighbourhood,
    adjustment: Adjustment,
) -> Result<Vec<Option<Hotspot>>, InvalidShares> {
    let shares: Vec<Share> = shares.iter().map(|s| s.unwrap_or_default()).collect();
    check(&shares, near)?;
    let study = StudyArea::new(&shares, near);
    study.hotspots(&shares, &sums(&shares, near), near, adjustment)
}

/// Checks that there is one possible share for each unit; gives the total.
pub(crate) fn check(shares: &[Share], near: &Neighbourhood) -> Result<Share, InvalidShares> {
    if shares.len() != near.units() {
        return Err(InvalidShares::Length {
            shares: shares.len(),
            units: near.units(),
        });
    }
    for (unit, share) in shares.iter().copied().enumerate() {
        if share.cases > share.population {
            return Err(InvalidShares::Share { unit, share });
        }
    }
    let all = |part: fn(&Share) -> u32| shares.iter().map(|share| u64::from(part(share))).sum();
    let (cases, population): (u64, u64) = (all(|s| s.cases), all(|s| s.population));
    match u32::try_from(population) {
        Ok(population) => Ok(Share {
            cases: cases as u32,
            population,
        }),
        Err(_) => Err(InvalidShares::TooMany(population)),
    }
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
    fn a_spot_is_fainter_when_units_may_depend_in_any_way() {
        let mut counts = vec![(10, 100); 20];
        counts[3..6].fill((25, 100));
        let (shares, near) = row(&counts);
        let one = of_rates(&shares, &near).unwrap()[4].unwrap();
        let yekutieli = Adjustment::BenjaminiYekutieli;
        let other = of_rates_adjusted(&shares, &near, yekutieli).unwrap()[4].unwrap();
        assert!(other.p_adjusted > one.p_adjusted);
        assert!((other.p - one.p).abs() <= 0.0 && other.z == one.z);
    }

    #[test]
    fn the_number_of_threads_changes_no_bit() {
        let counts: Vec<(u32, u32)> = (0..3000).map(|i| (i * i % 7, 7 + i * 31 % 50)).collect();
        let (shares, near) = row(&counts);
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            let found = pool.build().unwrap().install(|| of_rates(&shares, &near));
            let bits = |spot: Hotspot| {
                let numbers = [spot.p, spot.p_adjusted, spot.z.unwrap()];
                numbers.map(f64::to_bits)
            };
            let found = found.unwrap().into_iter().flatten();
            found.map(bits).collect::<Vec<_>>()
        };
        assert_eq!(with(1), with(2));
        assert_eq!(with(1), with(8));
    }

    #[test]
    fn more_people_than_can_be_numbered_are_refused() {
        let (shares, near) = row(&[(1, u32::MAX), (1, u32::MAX)]);
        let refused = of_rates(&shares, &near);
        assert_eq!(
            refused,
            Err(InvalidShares::TooMany(2 * u64::from(u32::MAX)))
        );
    }

    #[test]
    fn more_cases_than_people_are_refused() {
        let (shares, near) = row(&[(11, 10), (3, 10)]);
        let refused = of_rates(&shares, &near);
        assert!(matches!(refused, Err(InvalidShares::Share { unit: 0, .. })));
    }
}
