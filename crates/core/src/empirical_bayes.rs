//! Empirical Bayes estimates of rates (Marshall 1991): rates of few people are drawn towards the rate of all or of the
//! neighbourhood; and rates standardised by their own variance (Assunção and Reis 1999).

use crate::neighbourhood::Neighbourhood;

/// Counts that make no rates.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum InvalidRates {
    /// Cases, population and neighbourhood are not of one length.
    #[error("{cases} numbers of cases and {population} of population for {units} units")]
    Length {
        /// Numbers of cases.
        cases: usize,
        /// Numbers of population.
        population: usize,
        /// Units of the neighbourhood, or the numbers of cases where there is none.
        units: usize,
    },
    /// Cases or population that are negative, no number, above 10¹⁵, or a population above 0 and below 10⁻⁹.
    #[error(
        "unit {0} has a number of cases or people that is negative, no number or beyond all bounds"
    )]
    Count(usize),
    /// Cases where nobody lives.
    #[error("unit {0} has cases but no population")]
    CasesWithoutPopulation(usize),
}

/// What is odd about a unit's estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateMark {
    /// Nobody lives there: no rate and no estimate, and nobody else's estimate heeds the unit.
    NoPopulation,
    /// Neither the unit nor its reference (all units, or its neighbours) has a case. The formula is 0/0; the
    /// estimate is 0.
    NoCase,
    /// No neighbour has population: the local estimate is the raw rate.
    Alone,
}

/// Raw and estimated rate of one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Cases by population; none without population.
    pub raw: Option<f64>,
    /// The empirical Bayes estimate; none without population.
    pub smoothed: Option<f64>,
    /// What is odd about it.
    pub mark: Option<RateMark>,
}

/// The distribution that true rates are taken from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// `b = Σ cases / Σ population`.
    pub mean: f64,
    /// `a = Σ n (r − b)² / Σ n − b / (mean n)`, which may be negative: then rates differ less than chance alone makes
    /// them differ.
    pub variance: f64,
}

/// Whose mean a neighbour's rate is compared with in the local variance. Both take the unit itself among its
/// neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LocalMean {
    /// The mean around the unit that is estimated (the way of `GeoDa`; in spdep `EBlocal(geoda = TRUE)`).
    #[default]
    Focal,
    /// Each neighbour's rate is compared with the mean around that neighbour (spdep's `EBlocal`).
    Neighbours,
}

/// What is done about a negative variance in standardised rates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NegativeVariance {
    /// The variance between units is set to 0 for all (spdep's `EBest` and `EBImoran.mc`).
    #[default]
    OfPrior,
    /// Only units whose own variance `a + b/n` is not above 0 get `b/n` (Assunção and Reis 1999; esda).
    OfUnit,
}

/// Cases and population of each unit, checked.
struct Rates<'a> {
    cases: &'a [f64],
    population: &'a [f64],
}

impl<'a> Rates<'a> {
    fn new(cases: &'a [f64], population: &'a [f64], units: usize) -> Result<Self, InvalidRates> {
        if cases.len() != units || population.len() != units {
            return Err(InvalidRates::Length {
                cases: cases.len(),
                population: population.len(),
                units,
            });
        }
        // between these bounds no square and no quotient leaves the range of numbers
        let valid = |count: f64| (0.0..=1e15).contains(&count);
        for (unit, (cases, people)) in cases.iter().zip(population).enumerate() {
            if !valid(*cases) || !valid(*people) || (*people > 0.0 && *people < 1e-9) {
                return Err(InvalidRates::Count(unit));
            }
            if *people <= 0.0 && *cases > 0.0 {
                return Err(InvalidRates::CasesWithoutPopulation(unit));
            }
        }
        Ok(Self { cases, population })
    }

    /// Cases by population; none without population.
    fn rate(&self, unit: usize) -> Option<f64> {
        let people = self.population[unit];
        (people > 0.0).then(|| self.cases[unit] / people)
    }

    /// Mean and variance of the units' rates; `mean_of` gives the mean that a unit is compared with, or none for
    /// the mean of these units.
    fn prior(&self, units: &[usize], mean_of: Option<&[f64]>) -> Option<Prior> {
        let units = units.iter().filter(|unit| self.population[**unit] > 0.0);
        let (mut held, mut people, mut cases) = (0.0, 0.0, 0.0);
        for unit in units.clone() {
            held += 1.0;
            people += self.population[*unit];
            cases += self.cases[*unit];
        }
        if people <= 0.0 {
            return None;
        }
        let mean = cases / people;
        let squares: f64 = units
            .map(|unit| {
                let people = self.population[*unit];
                let centre = mean_of.map_or(mean, |means| means[*unit]);
                people * (self.cases[*unit] / people - centre).powi(2)
            })
            .sum();
        Some(Prior {
            mean,
            variance: squares / people - mean / (people / held),
        })
    }

    /// The estimate of one unit from its prior.
    fn estimate(&self, unit: usize, prior: Option<Prior>) -> Estimate {
        let (Some(raw), Some(prior)) = (self.rate(unit), prior) else {
            return Estimate {
                raw: None,
                smoothed: None,
                mark: Some(RateMark::NoPopulation),
            };
        };
        let between = prior.variance.max(0.0);
        let within = prior.mean / self.population[unit];
        let (smoothed, mark) = if prior.mean > 0.0 {
            let trust = between / (between + within);
            (prior.mean + (raw - prior.mean) * trust, None)
        } else {
            (0.0, Some(RateMark::NoCase))
        };
        Estimate {
            raw: Some(raw),
            smoothed: Some(smoothed),
            mark,
        }
    }
}

/// The prior of all units with population; none where nobody lives anywhere.
pub fn prior(cases: &[f64], population: &[f64]) -> Result<Option<Prior>, InvalidRates> {
    let rates = Rates::new(cases, population, cases.len())?;
    let all: Vec<usize> = (0..cases.len()).collect();
    Ok(rates.prior(&all, None))
}

/// Estimates drawn towards the rate of all units (Marshall 1991, Poisson): `b + (r − b) a / (a + b/n)`, a negative a
/// taken as 0. One estimate for each unit, in rates (cases for each one of the population).
pub fn global(cases: &[f64], population: &[f64]) -> Result<Vec<Estimate>, InvalidRates> {
    let rates = Rates::new(cases, population, cases.len())?;
    let prior = prior(cases, population)?;
    Ok((0..cases.len())
        .map(|unit| rates.estimate(unit, prior))
        .collect())
}

/// Estimates drawn towards the rate of the unit and its neighbours (Marshall 1991), a negative variance taken as 0.
/// Weights of the neighbourhood are not used.
pub fn local(
    cases: &[f64],
    population: &[f64],
    near: &Neighbourhood,
    compared: LocalMean,
) -> Result<Vec<Estimate>, InvalidRates> {
    let rates = Rates::new(cases, population, near.units())?;
    let around = |unit: usize| -> Vec<usize> {
        let others = near.neighbours(unit).iter().map(|n| *n as usize);
        std::iter::once(unit).chain(others).collect()
    };
    let units = 0..near.units();
    let means: Option<Vec<f64>> = match compared {
        LocalMean::Focal => None,
        LocalMean::Neighbours => {
            let mean = |unit: usize| rates.prior(&around(unit), None);
            Some(
                units
                    .clone()
                    .map(|unit| mean(unit).map_or(0.0, |prior| prior.mean))
                    .collect(),
            )
        }
    };
    let estimate = |unit: usize| {
        let prior = rates.prior(&around(unit), means.as_deref());
        let mut found = rates.estimate(unit, prior);
        let peopled = |n: &u32| population[*n as usize] > 0.0;
        if found.mark.is_none() && !near.neighbours(unit).iter().any(peopled) {
            found.smoothed = found.raw;
            found.mark = Some(RateMark::Alone);
        }
        found
    };
    Ok(units.map(estimate).collect())
}

/// Rates standardised by their own variance, `(r − b) / √(a + b/n)` (Assunção and Reis 1999): mean about 0, and units
/// of few people do not stand out by chance. None for a unit without population; 0 for all where there is no case.
pub fn standardised(
    cases: &[f64],
    population: &[f64],
    negative: NegativeVariance,
) -> Result<Vec<Option<f64>>, InvalidRates> {
    let rates = Rates::new(cases, population, cases.len())?;
    let Some(prior) = prior(cases, population)? else {
        return Ok(vec![None; cases.len()]);
    };
    let between = match negative {
        NegativeVariance::OfPrior => prior.variance.max(0.0),
        NegativeVariance::OfUnit => prior.variance,
    };
    let z = |unit: usize| {
        let above = rates.rate(unit)? - prior.mean;
        let within = prior.mean / population[unit];
        if within <= 0.0 {
            return Some(0.0);
        }
        let variance = Some(between + within).filter(|variance| *variance > 0.0);
        Some(above / variance.unwrap_or(within).sqrt())
    };
    Ok((0..cases.len()).map(z).collect())
}

#[cfg(test)]
#[path = "empirical_bayes_tests.rs"]
mod tests;
