//! The exact total null of local Moran: own value and neighbours' values are drawn together. Products are compared
//! exactly, in integers: `(n x − T)(n S − k T)`, T the sum of all values, S that of the k neighbours.

use rayon::prelude::*;

use super::TooCostly;
use super::exact::{Sums, ceiling, floor};
use super::exact_local::Map;
use super::leave_one_out::{Tables, cost, leave_one_out};
use crate::hypergeometric::Tails;

/// A kind of unit: number of neighbours, class of its value, sum of its neighbours.
type Kind = (u64, u32, u64);

/// Tails for each unit; none at an island.
pub(super) fn total(map: &Map) -> Result<Vec<Option<Tails>>, TooCostly> {
    let histogram = &map.classes.histogram;
    let needed = map.needed_from_others();
    let most = needed.len().saturating_sub(1);
    let (units, classes) = (map.values.len(), histogram.values.len());
    let mut kinds: Vec<(Kind, u32)> = (0..units as u32)
        .map(|unit| {
            let at = unit as usize;
            (
                (map.degree(at), map.classes.of_unit[at], map.sums[at]),
                unit,
            )
        })
        .filter(|((degree, ..), _)| *degree > 0)
        .collect();
    kinds.par_sort_unstable();
    let runs: Vec<&[(Kind, u32)]> = kinds.chunk_by(|a, b| a.0 == b.0).collect();
    let tables = cost(histogram, most);
    let widest = f64::from(histogram.values.last().copied().unwrap_or_default());
    let largest = (units as f64).powi(3) * widest.powi(2);
    TooCostly {
        operations: tables.operations + 10.0 * (runs.len() * classes) as f64,
        bytes: tables.bytes + 2.0 * histogram.cost(most).bytes * classes as f64,
    }
    .check()?;
    if largest > 1e38 {
        // the products would leave 128 bits
        return Err(TooCostly {
            operations: largest,
            bytes: tables.bytes,
        });
    }
    let all = histogram.total();
    let of_class = |class: usize, sums: &Sums| {
        Tables::new(sums, all - u64::from(histogram.values[class]), &needed)
    };
    let tables = leave_one_out(histogram, most, &of_class);
    let found: Vec<Option<Tails>> = runs
        .par_iter()
        .map(|run| product_tails(map, &tables, run[0].0))
        .collect();
    let mut tails = vec![None; units];
    for (run, found) in runs.iter().zip(found) {
        for (_, unit) in *run {
            tails[*unit as usize] = found;
        }
    }
    Ok(tails)
}

/// The mixture over the own value a, of probability `h_a / n`, of the tails of S where a is left out.
fn product_tails(map: &Map, tables: &[Tables], (degree, class, sum): Kind) -> Option<Tails> {
    let histogram = &map.classes.histogram;
    let n = map.values.len() as i128;
    let all = i128::from(histogram.total());
    let expected = i128::from(degree) * all;
    let own = |value: u32| n * i128::from(value) - all;
    let observed = own(histogram.values[class as usize]) * (n * i128::from(sum) - expected);
    let (mut lower, mut upper) = (0.0, 0.0);
    for ((value, count), table) in histogram.classes().zip(tables) {
        let share = f64::from(count) / n as f64;
        let own = own(value);
        if own == 0 {
            lower += share * f64::from(u8::from(observed >= 0));
            upper += share * f64::from(u8::from(observed <= 0));
            continue;
        }
        // own · (n S − k T) against the observed product, solved for S
        let most = floor(floor(observed, own) + expected, n);
        let least = ceiling(ceiling(observed, own) + expected, n);
        let (below, above) = (table.lower(degree, most)?, table.upper(degree, least)?);
        let (below, above) = if own > 0 {
            (below, above)
        } else {
            (above, below)
        };
        lower += share * below;
        upper += share * above;
    }
    Some(Tails {
        lower: f64::min(lower, 1.0),
        upper: f64::min(upper, 1.0),
    })
}
