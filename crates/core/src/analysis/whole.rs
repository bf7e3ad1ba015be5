//! One statistic of the whole map with its p value.

use super::{Chance, InvalidAnalysis, Units};
use crate::autocorrelation::{Assumption, geary, general_g, moran};
use crate::empirical_bayes::{NegativeVariance, standardised};
use crate::getis_ord::Local;
use crate::hypergeometric::Tails;
use crate::neighbourhood::Neighbourhood;
use crate::normal::upper_tail;
use crate::permutation::{Sampled, Sampling, map_tails};

/// A statistic of the whole map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WholeStatistic {
    /// Moran's I.
    Moran,
    /// Geary's c.
    Geary,
    /// General G.
    GeneralG,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whole {
    /// Units that take part.
    pub units: usize,
    /// The statistic with its moments; none where it is not defined.
    pub local: Option<Local>,
    /// Both tails.
    pub tails: Option<Sampled>,
    /// Where they came from.
    pub chance: Chance,
    /// Why the statistic is not defined.
    pub undefined: Option<Undefined>,
}

/// Why a statistic of the whole map is not defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// Fewer than four units take part.
    TooFewUnits,
    /// No unit has a neighbour.
    NoLinks,
    /// General G of values below 0.
    NegativeValues,
    /// All values are the same.
    Constant,
    /// The variance of the values is beyond all bounds.
    NoVariance,
    /// Fewer than two units have a value other than 0 (general G).
    NoPairs,
}

impl Undefined {
    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooFewUnits => "too_few_units",
            Self::NoLinks => "no_links",
            Self::NegativeValues => "negative_values",
            Self::Constant => "constant",
            Self::NoVariance => "no_variance",
            Self::NoPairs => "no_pairs",
        }
    }

    fn of(values: &[f64], near: &Neighbourhood, statistic: WholeStatistic) -> Self {
        let negative = values.iter().any(|value| *value < 0.0);
        match statistic {
            _ if values.len() < 4 => Self::TooFewUnits,
            _ if near.links() == 0 => Self::NoLinks,
            WholeStatistic::GeneralG if negative => Self::NegativeValues,
            _ if crate::sum::all_alike(values) => Self::Constant,
            _ if crate::sum::Moments::of(values).is_none() => Self::NoVariance,
            _ => Self::NoPairs,
        }
    }
}

/// A statistic of the whole map; rates are standardised by empirical Bayes for Moran's I and Geary's c (Assunção and
/// Reis 1999) and taken as they are for general G. p by 999 permutations of the values over the units unless asked
/// otherwise; there is no exact p.
pub fn whole(
    units: &Units,
    statistic: WholeStatistic,
    assumption: Assumption,
    (chance, seed): (Option<Chance>, u64),
) -> Result<Whole, InvalidAnalysis> {
    let part: Vec<bool> = (0..units.values.len())
        .map(|unit| {
            let people = units
                .population
                .map(|people| people.get(unit).copied().flatten());
            units.values[unit].is_some() && people.is_none_or(|p| p.is_some_and(|p| p > 0.0))
        })
        .collect();
    let near = units.near.among(&part);
    let of = |list: &[Option<f64>]| -> Vec<f64> {
        let held = list.iter().zip(&part).filter(|(_, part)| **part);
        held.map(|(value, _)| value.unwrap_or_default()).collect()
    };
    let cases = of(units.values);
    let values: Vec<f64> = match (units.population.map(of), statistic) {
        (None, _) => cases,
        (Some(people), WholeStatistic::GeneralG) => {
            cases.iter().zip(&people).map(|(c, n)| c / n).collect()
        }
        (Some(people), _) => {
            let z = standardised(&cases, &people, NegativeVariance::OfPrior)?;
            z.into_iter().map(Option::unwrap_or_default).collect()
        }
    };
    let local = measure(&values, &near, statistic, assumption)?;
    let chance = match chance {
        Some(Chance::Exact) => {
            return Err(InvalidAnalysis::NoExactWhole);
        }
        chance => chance.unwrap_or(Chance::Permutation(999)),
    };
    let tails = match (chance, local) {
        (_, None) => None,
        (Chance::Permutation(replications), Some(_)) => {
            let value = |shuffled: &[f64]| {
                let found = measure(shuffled, &near, statistic, assumption);
                found.ok().flatten().map_or(f64::NAN, |local| local.value)
            };
            Some(map_tails(&values, Sampling { replications, seed }, value)?.sampled)
        }
        (_, Some(local)) => local.z.map(|z| Sampled {
            tails: Tails {
                lower: upper_tail(-z),
                upper: upper_tail(z),
            },
            lower_error: 0.0,
            upper_error: 0.0,
        }),
    };
    let undefined = local.is_none();
    Ok(Whole {
        units: values.len(),
        undefined: undefined.then(|| Undefined::of(&values, &near, statistic)),
        local,
        tails,
        chance,
    })
}

fn measure(
    values: &[f64],
    near: &Neighbourhood,
    statistic: WholeStatistic,
    assumption: Assumption,
) -> Result<Option<Local>, InvalidAnalysis> {
    Ok(match statistic {
        WholeStatistic::Moran => moran(values, near, assumption)?,
        WholeStatistic::Geary => geary(values, near, assumption)?,
        WholeStatistic::GeneralG => general_g(values, near)?,
    })
}
