//! People relabelled: the cases of a unit with its neighbours (or of its neighbours alone, among the other units) are
//! hypergeometric given everybody's population, and so are the moments of their rate.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::chance::whole;
use super::{InvalidAnalysis, Statistic, WhyNotExact};
use crate::getis_ord::Local;
use crate::hypergeometric::{Draw, Tails};
use crate::moran::Quadrant;
use crate::neighbourhood::Neighbourhood;
use crate::permutation::Null;

/// Cases and people of the units that take part.
pub(super) struct People {
    cases: Vec<u32>,
    population: Vec<u32>,
    all: (u32, u32),
}

/// The tails of a unit whose own rate is that of all: whatever its neighbours are, the product is 0.
const CERTAIN: Tails = Tails {
    lower: 1.0,
    upper: 1.0,
};

impl People {
    /// Cases and people that can be relabelled, at most as many cases as people in each unit; or why they cannot.
    pub fn new(cases: &[f64], people: &[f64], near: &Neighbourhood) -> Result<Self, WhyNotExact> {
        let (Some(cases), Some(people)) = (whole(cases), whole(people)) else {
            return Err(WhyNotExact::RealCounts);
        };
        if !near.equal_weights() {
            return Err(WhyNotExact::UnequalWeights);
        }
        let all = |counts: &[i64]| {
            let sum: i128 = counts.iter().map(|count| i128::from(*count)).sum();
            u32::try_from(sum).map_err(|_| WhyNotExact::TooManyPeople)
        };
        let all = (all(&cases)?, all(&people)?);
        let narrow = |counts: Vec<i64>| counts.into_iter().map(|count| count as u32).collect();
        Ok(Self {
            cases: narrow(cases),
            population: narrow(people),
            all,
        })
    }

    /// Who is drawn for each unit, and from whom; none at an island without itself.
    pub fn draws(
        &self,
        near: &Neighbourhood,
        statistic: Statistic,
        null: Null,
    ) -> Vec<Option<Draw>> {
        let with_own = null == Null::Total && statistic == Statistic::GiStar;
        let draw = |unit: usize| {
            let row = near.neighbours(unit).iter().map(|n| *n as usize);
            if row.len() == 0 && !with_own {
                return None;
            }
            let (own, people) = (self.cases[unit], self.population[unit]);
            let start = if with_own { (own, people) } else { (0, 0) };
            let (observed, drawn) = row.fold(start, |(cases, people), n| {
                (cases + self.cases[n], people + self.population[n])
            });
            let held = null == Null::Conditional;
            Some(Draw {
                population: self.all.1 - if held { people } else { 0 },
                cases: self.all.0 - if held { own } else { 0 },
                drawn,
                observed,
            })
        };
        (0..near.units()).into_par_iter().map(draw).collect()
    }

    /// On which side of the rate of all a unit's own rate lies.
    fn own(&self, unit: usize) -> Ordering {
        let product = |cases: u32, people: u32| u64::from(cases) * u64::from(people);
        product(self.cases[unit], self.all.1).cmp(&product(self.all.0, self.population[unit]))
    }

    /// The quadrant of each unit: its own rate and that of its neighbours, each above what is expected of it or not.
    pub fn quadrants(&self, draws: &[Option<Draw>]) -> Vec<Option<Quadrant>> {
        let quadrant = |(unit, draw): (usize, &Option<Draw>)| {
            let around = above(draw.as_ref()?) > 0.0;
            Some(match (self.own(unit).is_gt(), around) {
                (true, true) => Quadrant::HighHigh,
                (true, false) => Quadrant::HighLow,
                (false, true) => Quadrant::LowHigh,
                (false, false) => Quadrant::LowLow,
            })
        };
        draws.iter().enumerate().map(quadrant).collect()
    }

    /// Both tails of each draw; for local Moran of its product with the unit's own deviation.
    pub fn tails(
        &self,
        draws: &[Option<Draw>],
        statistic: Statistic,
    ) -> Result<Vec<Option<Tails>>, InvalidAnalysis> {
        let tails = |(unit, draw): (usize, &Option<Draw>)| {
            let Some(draw) = draw else { return Ok(None) };
            let tails = draw.tails()?;
            if statistic != Statistic::LocalMoran {
                return Ok(Some(tails));
            }
            Ok(Some(match self.own(unit) {
                Ordering::Greater => tails,
                Ordering::Equal => CERTAIN,
                Ordering::Less => Tails {
                    lower: tails.upper,
                    upper: tails.lower,
                },
            }))
        };
        draws.par_iter().enumerate().map(tails).collect()
    }
}

/// The drawn people's rate with its moments: expectation `K / N`, variance
/// `K / N · (1 − K / N) / n · (N − n) / (N − 1)`; none where nobody is drawn.
pub(super) fn rate(draw: &Draw) -> Option<Local> {
    let [population, cases, drawn, observed] =
        [draw.population, draw.cases, draw.drawn, draw.observed].map(f64::from);
    if draw.drawn == 0 {
        return None;
    }
    let share = cases / population;
    let left = (population - drawn) / (population - 1.0).max(1.0);
    let variance = share * (1.0 - share) / drawn * left;
    Some(Local::new(observed / drawn, above(draw) / drawn, variance))
}

/// Cases above those expected.
fn above(draw: &Draw) -> f64 {
    let product = |one: u32, other: u32| i128::from(one) * i128::from(other);
    let above = product(draw.observed, draw.population) - product(draw.cases, draw.drawn);
    above as f64 / f64::from(draw.population.max(1))
}
