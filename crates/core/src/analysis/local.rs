//! A statistic of each unit, from values to classes.

use std::cmp::Ordering;

use super::chance::{Taken, Tested, relabels, tails};
use super::{
    InvalidAnalysis, Label, Mark, MaybeQuadrant, Method, Rates, Settings, Statistic, Tail, Units,
};
use crate::empirical_bayes::{NegativeVariance, standardised};
use crate::geary::local_geary;
use crate::getis_ord::{Local, Variant, getis_ord};
use crate::moran::{Divisor, Randomisation, local_moran};
use crate::neighbourhood::Neighbourhood;
use crate::permutation::{Null, Sampled};
use crate::significance::adjust;
use crate::sum::Moments;

/// What was found for one unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The statistic with its moments.
    pub local: Option<Local>,
    /// Both tails with the errors of a sample.
    pub tails: Option<Sampled>,
    /// min(1, twice the smaller tail).
    pub two_sided: Option<f64>,
    /// The p that was asked for, adjusted for the number of units tested.
    pub adjusted: Option<f64>,
    /// Its class; none where it was not tested.
    pub label: Option<Label>,
    /// Its quadrant (local Moran).
    pub quadrant: MaybeQuadrant,
    /// Neighbours that take part.
    pub neighbours: usize,
    /// What is odd about it, each once.
    pub marks: Vec<Mark>,
}

/// Everything that was found, one entry for each unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// By unit.
    pub units: Vec<Found>,
    /// How.
    pub method: Method,
}

/// The units that take part, numbered anew.
struct Study {
    /// Their numbers in the data.
    units: Vec<usize>,
    values: Vec<f64>,
    population: Option<Vec<f64>>,
    near: Neighbourhood,
}

/// A local statistic of each unit with p values, adjusted, classed and marked.
pub fn analyse(units: &Units, settings: &Settings) -> Result<Analysis, InvalidAnalysis> {
    let mut found = outside(units)?;
    let study = Study::new(units, &found);
    study.check(settings)?;
    let settings = &study.settings(settings);
    let numbers = study.numbers(settings)?;
    let (locals, quadrants, own) = statistics(&numbers, &study.near, settings)?;
    let taken = Taken {
        values: &numbers,
        shares: study.shares(),
        near: &study.near,
        locals: &locals,
        own: &own,
    };
    let tested = tails(&taken, settings)?;
    let constant = Moments::of(&numbers).is_none();
    for (at, unit) in study.units.iter().enumerate() {
        let found = &mut found[*unit];
        found.local = locals[at];
        found.quadrant = quadrants[at];
        found.neighbours = study.near.neighbours(at).len();
        found.tails = tested.tails[at];
        let edge = units.edge.and_then(|edge| edge.get(*unit)).copied();
        found.marks = study.marks(at, constant, edge.unwrap_or(false), settings);
        if found.marks.contains(&Mark::BelowMinimum) {
            found.tails = None;
        }
    }
    classify(&mut found, settings);
    Ok(Analysis {
        method: study.method(&found, &tested),
        units: found,
    })
}

/// One entry for each unit, marked where it takes no part.
fn outside(units: &Units) -> Result<Vec<Found>, InvalidAnalysis> {
    let wanted = units.near.units();
    let lengths = [
        ("values", units.values.len()),
        ("populations", units.population.map_or(wanted, <[_]>::len)),
        ("edges", units.edge.map_or(wanted, <[_]>::len)),
    ];
    for (what, given) in lengths {
        if given != wanted {
            return Err(InvalidAnalysis::Length {
                what,
                given,
                units: wanted,
            });
        }
    }
    let mark = |unit: usize| {
        let people = units.population.map(|population| population[unit]);
        let mark = match (units.values[unit], people) {
            (None, _) => Some(Mark::NoValue),
            (_, Some(people)) if people.is_none_or(|people| people <= 0.0) => {
                Some(Mark::NoPopulation)
            }
            _ => None,
        };
        Found {
            marks: mark.into_iter().collect(),
            ..Found::default()
        }
    };
    Ok((0..wanted).map(mark).collect())
}

impl Study {
    fn new(units: &Units, found: &[Found]) -> Self {
        let part: Vec<bool> = found.iter().map(|found| found.marks.is_empty()).collect();
        let held: Vec<usize> = (0..part.len()).filter(|unit| part[*unit]).collect();
        let of = |list: &[Option<f64>]| -> Vec<f64> {
            held.iter()
                .map(|unit| list[*unit].unwrap_or_default())
                .collect()
        };
        Self {
            values: of(units.values),
            population: units.population.map(of),
            near: if held.len() == part.len() {
                units.near.clone()
            } else {
                units.near.among(&part)
            },
            units: held,
        }
    }

    fn check(&self, settings: &Settings) -> Result<(), InvalidAnalysis> {
        let Some(population) = &self.population else {
            return Ok(());
        };
        let people = relabels(settings, true);
        for (at, (cases, population)) in self.values.iter().zip(population).enumerate() {
            let odd = *cases < 0.0 || (people && cases > population);
            if odd || !cases.is_finite() || !population.is_finite() {
                return Err(InvalidAnalysis::Counts {
                    unit: self.units[at],
                    cases: *cases,
                    population: *population,
                });
            }
        }
        Ok(())
    }

    /// Where people cannot be relabelled because weights differ or counts are no whole numbers, rates are
    /// standardised and shuffled, unless exact p values were asked for.
    fn settings(&self, settings: &Settings) -> Settings {
        let whole = |values: &[f64]| values.iter().all(|value| value.fract().abs() <= 0.0);
        let people = self.population.as_deref().is_some_and(whole) && whole(&self.values);
        let unfit = !people || !self.near.equal_weights();
        let asked = settings.chance.is_none() && settings.rates == Rates::People;
        Settings {
            rates: if self.population.is_some() && asked && unfit {
                Rates::Standardised
            } else {
                settings.rates
            },
            ..*settings
        }
    }

    fn shares(&self) -> Option<(&[f64], &[f64])> {
        let population = self.population.as_deref()?;
        Some((&self.values, population))
    }

    /// What the statistic is of.
    fn numbers(&self, settings: &Settings) -> Result<Vec<f64>, InvalidAnalysis> {
        let Some(population) = &self.population else {
            return Ok(self.values.clone());
        };
        if settings.rates == Rates::Standardised {
            let z = standardised(&self.values, population, NegativeVariance::OfPrior)?;
            return Ok(z.into_iter().map(Option::unwrap_or_default).collect());
        }
        let both = self.values.iter().zip(population);
        Ok(both.map(|(cases, people)| cases / people).collect())
    }

    fn marks(&self, at: usize, constant: bool, edge: bool, settings: &Settings) -> Vec<Mark> {
        let neighbours = self.near.neighbours(at).len();
        let people = self.population.as_ref().map(|population| population[at]);
        let units = self.units.len();
        [
            (neighbours == 0, Mark::Island),
            (edge, Mark::Edge),
            (neighbours > 0 && neighbours + 1 == units, Mark::WholeMap),
            (
                people.is_some_and(|p| p < settings.min_population),
                Mark::BelowMinimum,
            ),
            (constant && units >= 3, Mark::Constant),
            (units < 3, Mark::TooFewUnits),
        ]
        .into_iter()
        .filter_map(|(is_so, mark)| is_so.then_some(mark))
        .collect()
    }

    fn method(&self, found: &[Found], tested: &Tested) -> Method {
        Method {
            units: self.units.len(),
            outside: found.len() - self.units.len(),
            tested: found.iter().filter(|found| found.label.is_some()).count(),
            null: tested.null,
            chance: tested.chance,
            why_not_exact: tested.why_not_exact,
            total: self
                .shares()
                .map(|(cases, people)| (cases.iter().sum(), people.iter().sum())),
        }
    }
}

type Statistics = (Vec<Option<Local>>, Vec<MaybeQuadrant>, Vec<Ordering>);

fn statistics(
    values: &[f64],
    near: &Neighbourhood,
    settings: &Settings,
) -> Result<Statistics, InvalidAnalysis> {
    let plain = |locals: Vec<Option<Local>>| {
        let units = locals.len();
        (locals, vec![None; units], Vec::new())
    };
    match settings.statistic {
        Statistic::GiStar => Ok(plain(getis_ord(values, near, Variant::GiStar)?)),
        Statistic::Gi => Ok(plain(getis_ord(values, near, Variant::Gi)?)),
        Statistic::Geary => Ok(plain(local_geary(values, near, Divisor::N)?)),
        Statistic::LocalMoran => {
            let null = match settings.null {
                Some(Null::Total) => Randomisation::Total,
                _ => Randomisation::Conditional,
            };
            let found = local_moran(values, near, null, Divisor::N)?;
            let own = |f: &Option<crate::moran::LocalMoran>| f.map_or(Ordering::Equal, |f| f.own);
            Ok((
                found.iter().map(|f| f.map(|f| f.local)).collect(),
                found.iter().map(|f| f.and_then(|f| f.quadrant)).collect(),
                found.iter().map(own).collect(),
            ))
        }
    }
}

fn classify(found: &mut [Found], settings: &Settings) {
    let chosen = |found: &Found| {
        let tails = found.tails?.tails;
        Some(match settings.tail {
            Tail::Two => tails.two_sided(),
            Tail::High => tails.upper,
            Tail::Low => tails.lower,
        })
    };
    let p: Vec<Option<f64>> = found.iter().map(chosen).collect();
    let adjusted = adjust(&p, settings.adjustment);
    for (found, adjusted) in found.iter_mut().zip(adjusted) {
        found.adjusted = adjusted;
        found.two_sided = found.tails.map(|sampled| sampled.tails.two_sided());
        found.label = found.tails.zip(adjusted).map(|(sampled, adjusted)| {
            let high = sampled.tails.upper < sampled.tails.lower;
            let asked = (settings.statistic, settings.tail);
            Label::of(adjusted, high, found.quadrant, asked)
        });
    }
}
