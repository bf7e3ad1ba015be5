//! p values of a local statistic: exact, normal or by permutation, under the null that fits the data.

use rayon::prelude::*;

use super::{Chance, InvalidAnalysis, NullUsed, Rates, Settings, Statistic, WhyNotExact};
use crate::getis_ord::Local;
use crate::hypergeometric::{Draw, Tails};
use crate::neighbourhood::Neighbourhood;
use crate::normal::upper_tail;
use crate::permutation::{self, InvalidPermutation, Null, Sampled, Sampling};

/// Permutations where nobody asked for a number.
const USUAL: u32 = 999;

/// Whole numbers above this have no double of their own.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// The data of the units that take part.
pub(super) struct Taken<'a> {
    /// What the statistic is of: values, or rates raw or standardised.
    pub values: &'a [f64],
    /// Cases and population of rates.
    pub shares: Option<(&'a [f64], &'a [f64])>,
    /// Who is near whom.
    pub near: &'a Neighbourhood,
    /// The statistic with its moments.
    pub locals: &'a [Option<Local>],
    /// The side of the mean that each unit lies on (local Moran).
    pub own: &'a [std::cmp::Ordering],
}

/// p values with the errors of a sample, and how they were found.
pub(super) struct Tested {
    pub tails: Vec<Option<Sampled>>,
    pub null: NullUsed,
    pub chance: Chance,
    pub why_not_exact: Option<WhyNotExact>,
}

/// Both tails of each unit; none where the statistic is not defined.
pub(super) fn tails(taken: &Taken, settings: &Settings) -> Result<Tested, InvalidAnalysis> {
    let (null, used) = null(taken, settings);
    let done = |tails, chance, why_not_exact| Tested {
        tails,
        null: used,
        chance,
        why_not_exact,
    };
    match settings.chance {
        Some(Chance::Normal) => Ok(done(normal(taken), Chance::Normal, None)),
        Some(Chance::Permutation(draws)) => {
            let tails = sampled(taken, settings, null, draws)?;
            Ok(done(tails, Chance::Permutation(draws), None))
        }
        asked => match exact(taken, settings, null)? {
            Ok(tails) => Ok(done(tails, Chance::Exact, None)),
            Err(why) if asked == Some(Chance::Exact) => Err(InvalidAnalysis::NoExact(why)),
            Err(why) => {
                let tails = sampled(taken, settings, null, USUAL)?;
                Ok(done(tails, Chance::Permutation(USUAL), Some(why)))
            }
        },
    }
}

/// People are relabelled only where rates have people behind them and p is not that of shuffled values.
pub(super) fn relabels(settings: &Settings, rates: bool) -> bool {
    rates
        && settings.rates == Rates::People
        && settings.statistic != Statistic::Geary
        && !matches!(settings.chance, Some(Chance::Permutation(_)))
}

fn null(taken: &Taken, settings: &Settings) -> (Null, NullUsed) {
    let people = relabels(settings, taken.shares.is_some());
    let usual = if people && settings.statistic == Statistic::GiStar {
        Null::Total
    } else {
        Null::Conditional
    };
    let null = settings.null.unwrap_or(usual);
    let used = match (people, null) {
        (true, Null::Total) => NullUsed::PeopleAll,
        (true, Null::Conditional) => NullUsed::PeopleOthers,
        (false, Null::Total) => NullUsed::ValuesAll,
        (false, Null::Conditional) => NullUsed::ValuesOthers,
    };
    (null, used)
}

fn normal(taken: &Taken) -> Vec<Option<Sampled>> {
    let tails = |local: &Option<Local>| {
        let z = local.as_ref()?.z?;
        Some(certain(Tails {
            lower: upper_tail(-z),
            upper: upper_tail(z),
        }))
    };
    taken.locals.par_iter().map(tails).collect()
}

const fn certain(tails: Tails) -> Sampled {
    Sampled {
        tails,
        lower_error: 0.0,
        upper_error: 0.0,
    }
}

const fn permuted(statistic: Statistic) -> permutation::Statistic {
    match statistic {
        Statistic::GiStar => permutation::Statistic::OwnAndNeighbourSum,
        Statistic::Gi => permutation::Statistic::NeighbourSum,
        Statistic::LocalMoran => permutation::Statistic::MoranProduct,
        Statistic::Geary => permutation::Statistic::GearySum,
    }
}

fn sampled(
    taken: &Taken,
    settings: &Settings,
    null: Null,
    replications: u32,
) -> Result<Vec<Option<Sampled>>, InvalidAnalysis> {
    let sampling = Sampling {
        replications,
        seed: settings.seed,
    };
    let statistic = permuted(settings.statistic);
    let found = permutation::sampled_tails(statistic, null, taken.values, taken.near, sampling);
    Ok(found?)
}

/// The exact tails, or why there are none.
type Exact = Result<Vec<Option<Sampled>>, WhyNotExact>;

fn exact(taken: &Taken, settings: &Settings, null: Null) -> Result<Exact, InvalidAnalysis> {
    if let Some(shares) = taken.shares
        && relabels(settings, true)
    {
        return relabelled(taken, settings, null, shares);
    }
    let Some(whole) = whole(taken.values) else {
        return Ok(Err(WhyNotExact::RealValues));
    };
    let statistic = permuted(settings.statistic);
    match permutation::exact_tails(statistic, null, &whole, taken.near) {
        Ok(tails) => Ok(Ok(tails.into_iter().map(|t| t.map(certain)).collect())),
        Err(InvalidPermutation::UnequalWeights) => Ok(Err(WhyNotExact::UnequalWeights)),
        Err(InvalidPermutation::TooCostly(_)) => Ok(Err(WhyNotExact::TooCostly)),
        Err(error) => Err(error.into()),
    }
}

fn whole(values: &[f64]) -> Option<Vec<i64>> {
    let whole = |value: &f64| {
        let fits = value.fract().abs() <= 0.0 && value.abs() < WHOLE;
        fits.then_some(*value as i64)
    };
    values.iter().map(whole).collect()
}

/// People relabelled: the cases in the unit and its neighbours (or in its neighbours alone, of the others) are
/// hypergeometric.
fn relabelled(
    taken: &Taken,
    settings: &Settings,
    null: Null,
    (cases, people): (&[f64], &[f64]),
) -> Result<Exact, InvalidAnalysis> {
    let (Some(cases), Some(people)) = (whole(cases), whole(people)) else {
        return Ok(Err(WhyNotExact::RealCounts));
    };
    let near = taken.near;
    if !near.equal_weights() {
        return Ok(Err(WhyNotExact::UnequalWeights));
    }
    let [all_cases, all_people] = [&cases, &people].map(|counts| counts.iter().sum::<i64>());
    if u32::try_from(all_people).is_err() {
        return Ok(Err(WhyNotExact::TooManyPeople));
    }
    let with_own = null == Null::Total && settings.statistic == Statistic::GiStar;
    let tails = |unit: usize| {
        let row = near.neighbours(unit).iter().map(|n| *n as usize);
        if row.len() == 0 && !with_own {
            return Ok(None);
        }
        let (mut observed, mut drawn) = (0, 0);
        for n in row {
            observed += cases[n];
            drawn += people[n];
        }
        let (mut all, mut marked) = (all_people, all_cases);
        if with_own {
            observed += cases[unit];
            drawn += people[unit];
        } else if null == Null::Conditional {
            all -= people[unit];
            marked -= cases[unit];
        }
        let draw = Draw {
            population: all as u32,
            cases: marked as u32,
            drawn: drawn as u32,
            observed: observed as u32,
        };
        let tails = draw.tails()?;
        let turned = settings.statistic == Statistic::LocalMoran;
        Ok(Some(certain(match (turned, taken.own.get(unit)) {
            (true, Some(std::cmp::Ordering::Less)) => Tails {
                lower: tails.upper,
                upper: tails.lower,
            },
            (true, Some(std::cmp::Ordering::Equal)) => Tails {
                lower: 1.0,
                upper: 1.0,
            },
            _ => tails,
        })))
    };
    let found: Result<Vec<_>, InvalidAnalysis> =
        (0..near.units()).into_par_iter().map(tails).collect();
    Ok(Ok(found?))
}
