//! Hot spots among staff figures, by how they have come: Gi* of the rates of each period, and of its course a category for each hex;
//! hexes of one category that touch each other are one hot spot.

use std::collections::{BTreeMap, BTreeSet};

use h3o::CellIndex;

use crate::emerging::{Category, InvalidCube, Rules, Sign, emerging};
use crate::hotspot::{Class, Share};
use crate::view::{InvalidSpots, hot};

/// A hot spot with how it has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Emerged {
    /// How.
    pub category: Category,
    /// Its hexes, ascending.
    pub hexes: Vec<CellIndex>,
    /// What is counted in it in the last period.
    pub share: Share,
    /// Cases in it, were its rate that of all other hexes.
    pub expected: f64,
}

/// Why there is no telling.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidEmerged {
    /// Of one period's hot spots.
    #[error(transparent)]
    Spots(#[from] InvalidSpots),
    /// Of their course.
    #[error(transparent)]
    Cube(#[from] InvalidCube),
}

/// The hot spots of these categories in the last of some periods, each with the same hexes of one resolution in the same order; none
/// of fewer than two periods. They are ordered by their first hex.
pub fn emerged(
    periods: &[Vec<(CellIndex, Share)>],
    categories: &[Category],
) -> Result<Vec<Emerged>, InvalidEmerged> {
    let Some(last) = periods.last().filter(|_| periods.len() >= 2) else {
        return Ok(Vec::new());
    };
    let (mut z, mut signs) = (Vec::new(), Vec::new());
    for period in periods {
        let hexes = hot(period)?.hexes;
        z.push(hexes.iter().map(|own| own.as_ref()?.z).collect::<Vec<_>>());
        signs.push(
            hexes
                .iter()
                .map(|own| own.as_ref().map(|own| sign(own.class)))
                .collect::<Vec<_>>(),
        );
    }
    let courses = emerging(&z, &signs, &Rules::default())?;
    let mut of_category: BTreeMap<Category, BTreeMap<CellIndex, Share>> = BTreeMap::new();
    for ((hex, share), course) in last.iter().zip(courses) {
        let category = course
            .map(|own| own.category)
            .filter(|own| categories.contains(own));
        if let Some(category) = category {
            of_category
                .entry(category)
                .or_default()
                .insert(*hex, *share);
        }
    }
    let all = sum(last.iter().map(|(_, share)| share));
    let mut found = Vec::new();
    for (category, mut left) in of_category {
        while let Some((first, _)) = left.first_key_value() {
            let first = *first;
            let own = connected(first, &mut left);
            let share = sum(own.values());
            let (cases, people) = (all.cases - share.cases, all.population - share.population);
            let rate = f64::from(cases) / f64::from(people.max(1));
            found.push(Emerged {
                category,
                hexes: own.into_keys().collect(),
                expected: rate * f64::from(share.population),
                share,
            });
        }
    }
    found.sort_by_key(|own| own.hexes.first().copied());
    Ok(found)
}

const fn sign(class: Class) -> Sign {
    match class {
        Class::Hot(_) => Sign::Hot,
        Class::Cold(_) => Sign::Cold,
        Class::NotSignificant => Sign::NotSignificant,
    }
}

fn sum<'s>(shares: impl Iterator<Item = &'s Share>) -> Share {
    shares.fold(
        Share {
            cases: 0,
            population: 0,
        },
        |sum, own| Share {
            cases: sum.cases + own.cases,
            population: sum.population + own.population,
        },
    )
}

/// Takes the hexes that hang together with one of them out of those that are left.
fn connected(
    first: CellIndex,
    left: &mut BTreeMap<CellIndex, Share>,
) -> BTreeMap<CellIndex, Share> {
    let mut own = BTreeMap::new();
    let mut open = BTreeSet::from([first]);
    while let Some(hex) = open.pop_first() {
        if let Some(share) = left.remove(&hex) {
            own.insert(hex, share);
            let near: Vec<CellIndex> = hex.grid_disk(1);
            open.extend(near.into_iter().filter(|near| left.contains_key(near)));
        }
    }
    own
}
