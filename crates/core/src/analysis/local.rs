//! A statistic of each unit, from values to classes.

use super::chance::{Taken, Tested, null, tails};
use super::people::{People, rate};
use super::{
    Chance, InvalidAnalysis, Label, Mark, MaybeQuadrant, Method, Rates, Settings, Statistic, Tail,
    Units, WhyNotExact,
};
use crate::empirical_bayes::{NegativeVariance, standardised};
use crate::geary::local_geary;
use crate::getis_ord::{Local, Variant, getis_ord};
use crate::moran::{Divisor, Randomisation, local_moran};
use crate::neighbourhood::Neighbourhood;
use crate::permutation::{Null, Sampled};
use crate::significance::adjust;
use crate::sum::all_alike;

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

/// How a study goes on: settings that can be followed, people to relabel, and why not if others were meant.
struct Ways {
    settings: Settings,
    people: Option<People>,
    instead: Option<WhyNotExact>,
}

/// A local statistic of each unit with p values, adjusted, classed and marked.
pub fn analyse(units: &Units, settings: &Settings) -> Result<Analysis, InvalidAnalysis> {
    let mut found = outside(units)?;
    let study = Study::new(units, &found);
    let Ways {
        settings,
        people,
        instead,
    } = &study.ways(settings)?;
    let numbers = study.numbers(settings)?;
    let (mut locals, mut quadrants) = statistics(&numbers, &study.near, settings)?;
    let draws = people.as_ref().map_or_else(Vec::new, |people| {
        let (null, _) = null(settings, true);
        people.draws(&study.near, settings.statistic, null)
    });
    match (people, settings.statistic) {
        (Some(people), Statistic::LocalMoran) => quadrants = people.quadrants(&draws),
        (Some(_), _) => locals = draws.iter().map(|draw| rate(draw.as_ref()?)).collect(),
        (None, _) => {}
    }
    let taken = Taken {
        values: &numbers,
        people: people.as_ref(),
        draws: &draws,
        near: &study.near,
        locals: &locals,
    };
    let tested = tails(&taken, settings)?;
    let constant = all_alike(&numbers);
    for (at, unit) in study.units.iter().enumerate() {
        let found = &mut found[*unit];
        found.local = locals[at];
        found.quadrant = quadrants[at];
        found.neighbours = study.near.neighbours(at).len();
        found.tails = tested.tails[at];
        let edge = units.edge.and_then(|edge| edge.get(*unit)).copied();
        found.marks = study.marks(at, constant, edge.unwrap_or(false), settings);
        let z = found.local.and_then(|local| local.z);
        let explained = found.marks.iter().any(|mark| mark.leaves_no_z());
        if z.is_none() && !explained {
            found.marks.push(Mark::NoVariance);
        }
        if found.marks.contains(&Mark::BelowMinimum) {
            found.tails = None;
        }
    }
    classify(&mut found, settings);
    Ok(Analysis {
        method: study.method(&found, &tested, settings, *instead),
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
        let people = settings.rates == Rates::People;
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

    /// People are relabelled where rates have people behind them and p is not that of shuffled values. Where that was
    /// left to the program and cannot be, as weights differ or counts are no whole numbers, rates are standardised and
    /// shuffled; an exact p that was asked for is refused.
    fn ways(&self, asked: &Settings) -> Result<Ways, InvalidAnalysis> {
        let shuffled = |rates| Ways {
            settings: Settings { rates, ..*asked },
            people: None,
            instead: None,
        };
        let Some(population) = &self.population else {
            return Ok(shuffled(asked.rates));
        };
        let sampled = matches!(asked.chance, Some(Chance::Permutation(_)));
        let geary = asked.statistic == Statistic::Geary;
        let way = if asked.rates != Rates::People {
            shuffled(asked.rates)
        } else if sampled || geary {
            shuffled(Rates::Raw)
        } else {
            match (
                People::new(&self.values, population, &self.near),
                asked.chance,
            ) {
                (Ok(people), _) => Ways {
                    people: Some(people),
                    ..shuffled(Rates::People)
                },
                (Err(why), None) => Ways {
                    instead: Some(why),
                    ..shuffled(Rates::Standardised)
                },
                (Err(why), Some(Chance::Exact)) => return Err(InvalidAnalysis::NoExact(why)),
                (Err(_), Some(_)) => shuffled(Rates::Raw),
            }
        };
        self.check(&way.settings)?;
        Ok(way)
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

    fn method(
        &self,
        found: &[Found],
        tested: &Tested,
        settings: &Settings,
        instead: Option<WhyNotExact>,
    ) -> Method {
        Method {
            units: self.units.len(),
            outside: found.len() - self.units.len(),
            tested: found.iter().filter(|found| found.label.is_some()).count(),
            null: tested.null,
            chance: tested.chance,
            why_not_exact: instead.or(tested.why_not_exact),
            rates: self.population.as_ref().map(|_| settings.rates),
            total: self
                .shares()
                .map(|(cases, people)| (cases.iter().sum(), people.iter().sum())),
        }
    }
}

type Statistics = (Vec<Option<Local>>, Vec<MaybeQuadrant>);

fn statistics(
    values: &[f64],
    near: &Neighbourhood,
    settings: &Settings,
) -> Result<Statistics, InvalidAnalysis> {
    let plain = |locals: Vec<Option<Local>>| {
        let units = locals.len();
        (locals, vec![None; units])
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
            Ok((
                found.iter().map(|f| f.map(|f| f.local)).collect(),
                found.iter().map(|f| f.and_then(|f| f.quadrant)).collect(),
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
