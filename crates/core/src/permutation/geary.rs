//! The exact nulls of local Geary: `Σ_j (x_i − x_j)²` is a sum of integers drawn without replacement, too, from a
//! histogram of squares for each own value.

use rayon::prelude::*;

use super::classes::Histogram;
use super::exact::{Sums, Table};
use super::exact_local::{Map, spread};
use super::{Null, TooCostly};
use crate::hypergeometric::Tails;

/// Tails for each unit; none at an island.
pub(super) fn tails(map: &Map, null: Null) -> Result<Vec<Option<Tails>>, TooCostly> {
    let degrees = degrees(map);
    let most = degrees.last().copied().unwrap_or_default();
    let squares = squares(map)?;
    // rows of all classes are kept until they are mixed into one table for each number of neighbours
    let widest = f64::from(
        map.classes
            .histogram
            .values
            .last()
            .copied()
            .unwrap_or_default(),
    );
    let (kept, mixed) = match null {
        Null::Conditional => (4.0, 0.0),
        Null::Total => (
            2.0 * squares.len() as f64 + 4.0,
            24.0 * (most * degrees.len()) as f64 * widest.powi(2),
        ),
    };
    let costs = squares.iter().map(|squares| squares.cost(most));
    costs
        .reduce(|a, b| TooCostly {
            operations: a.operations + b.operations,
            bytes: a.bytes.max(b.bytes),
        })
        .map_or(Ok(()), |all| {
            TooCostly {
                bytes: kept * all.bytes + mixed,
                ..all
            }
            .check()
        })?;
    match null {
        Null::Conditional => Ok(conditional(map, &squares, &degrees)),
        Null::Total => Ok(total(map, &squares, &degrees)),
    }
}

/// The numbers of neighbours that occur, ascending, without 0.
fn degrees(map: &Map) -> Vec<usize> {
    let mut degrees: Vec<usize> = (0..map.values.len())
        .map(|unit| map.degree(unit) as usize)
        .filter(|degree| *degree > 0)
        .collect();
    degrees.sort_unstable();
    degrees.dedup();
    degrees
}

/// For each class the squared differences of all others from it.
fn squares(map: &Map) -> Result<Vec<Histogram>, TooCostly> {
    let classes = &map.classes.histogram;
    let of = |own: &u32| {
        let occurring: Vec<(i64, u32)> = classes
            .classes()
            .map(|(value, count)| {
                let left = count - u32::from(value == *own);
                (square(*own, value).cast_signed(), left)
            })
            .collect();
        Histogram::new(&occurring)
    };
    let widest = classes.values.last().copied().unwrap_or_default();
    if i64::try_from(u64::from(widest).pow(2)).is_err() {
        return Err(TooCostly {
            operations: f64::from(widest).powi(2),
            bytes: 8.0 * f64::from(widest).powi(2),
        });
    }
    classes.values.par_iter().map(of).collect()
}

fn square(one: u32, other: u32) -> u64 {
    u64::from(one.abs_diff(other)).pow(2)
}

fn observed(map: &Map, unit: usize) -> i128 {
    let near = map.near.neighbours(unit).iter();
    near.map(|n| i128::from(square(map.values[unit], map.values[*n as usize])))
        .sum()
}

/// What the sum of squares is in a class's histogram, and whether it can be there at all.
fn place(squares: &Histogram, sum: i128, degree: usize) -> (i128, i128) {
    let above = sum - degree as i128 * i128::from(squares.least);
    let step = i128::from(squares.step);
    (
        super::exact::floor(above, step),
        super::exact::ceiling(above, step),
    )
}

fn conditional(map: &Map, squares: &[Histogram], degrees: &[usize]) -> Vec<Option<Tails>> {
    let most = degrees.last().copied().unwrap_or_default();
    let (members, ends) = map.members();
    let of_class = |class: usize| -> Vec<Option<Tails>> {
        let squares = &squares[class];
        let sums = Sums::of(squares, most);
        let tables: Vec<Option<Table>> = degrees.iter().map(|degree| sums.table(*degree)).collect();
        let tails = |unit: &u32| {
            let unit = *unit as usize;
            let degree = map.degree(unit) as usize;
            let table = tables[degrees.binary_search(&degree).ok()?].as_ref()?;
            let (down, up) = place(squares, observed(map, unit), degree);
            Some(Tails {
                lower: table.lower(down),
                upper: table.upper(up),
            })
        };
        let units = &members[ends[class]..ends[class + 1]];
        units.par_iter().with_min_len(4096).map(tails).collect()
    };
    let found: Vec<Vec<Option<Tails>>> = (0..squares.len()).into_par_iter().map(of_class).collect();
    spread(&members, found.into_iter().flatten())
}

/// The mixture over the own value, of probability `h_a / n`.
fn total(map: &Map, squares: &[Histogram], degrees: &[usize]) -> Vec<Option<Tails>> {
    let most = degrees.last().copied().unwrap_or_default();
    let all: Vec<Sums> = squares
        .par_iter()
        .map(|squares| Sums::of(squares, most))
        .collect();
    let n = map.values.len() as f64;
    let mixed = |degree: &usize| -> Table {
        let mut mixture = Vec::new();
        let counts = &map.classes.histogram.counts;
        for ((squares, sums), count) in squares.iter().zip(&all).zip(counts) {
            let share = f64::from(*count) / n;
            let Some((first, p)) = sums.probabilities(*degree) else {
                continue;
            };
            let origin = *degree as u64 * squares.least.unsigned_abs();
            for (at, p) in (first..).zip(p) {
                let sum = (origin + at * squares.step) as usize;
                if mixture.len() <= sum {
                    mixture.resize(sum + 1, 0.0);
                }
                mixture[sum] += share * p;
            }
        }
        Table::new(0, &mixture)
    };
    let tables: Vec<Table> = degrees.par_iter().map(mixed).collect();
    let tails = |unit: usize| {
        let table = &tables[degrees.binary_search(&(map.degree(unit) as usize)).ok()?];
        let sum = observed(map, unit);
        Some(Tails {
            lower: table.lower(sum),
            upper: table.upper(sum),
        })
    };
    (0..map.values.len()).into_par_iter().map(tails).collect()
}
