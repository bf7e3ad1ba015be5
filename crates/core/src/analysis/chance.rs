//! p values of a local statistic: exact, normal or by permutation, under the null that fits the data.

use rayon::prelude::*;

use super::people::People;
use super::{Chance, InvalidAnalysis, NullUsed, Settings, Statistic, WhyNotExact};
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
    /// People, where they are relabelled.
    pub people: Option<&'a People>,
    /// Who is drawn for each unit where people are relabelled.
    pub draws: &'a [Option<Draw>],
    /// Who is near whom.
    pub near: &'a Neighbourhood,
    /// The statistic with its moments.
    pub locals: &'a [Option<Local>],
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
    let (null, used) = null(settings, taken.people.is_some());
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

/// The null of p. The normal distribution is that of z, so its null is that of z's moments, which hold no value for Gi*
/// and hold a unit's own for the others.
pub(super) fn null(settings: &Settings, people: bool) -> (Null, NullUsed) {
    let star = settings.statistic == Statistic::GiStar;
    let null = match (settings.null, settings.chance) {
        (_, Some(Chance::Normal)) if star && !people => Null::Total,
        (_, Some(Chance::Normal)) if settings.statistic == Statistic::Gi && !people => {
            Null::Conditional
        }
        (Some(null), _) => null,
        (None, _) if people && star => Null::Total,
        (None, _) => Null::Conditional,
    };
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
    if let Some(people) = taken.people {
        let tails = people.tails(taken.draws, settings.statistic)?;
        return Ok(Ok(tails.into_iter().map(|t| t.map(certain)).collect()));
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

pub(super) fn whole(values: &[f64]) -> Option<Vec<i64>> {
    let whole = |value: &f64| {
        let fits = value.fract().abs() <= 0.0 && value.abs() < WHOLE;
        fits.then_some(*value as i64)
    };
    values.iter().map(whole).collect()
}
