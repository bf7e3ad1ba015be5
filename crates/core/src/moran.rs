//! Local Moran's I (Anselin 1995): is a unit like its neighbours, and which of the four ways?

use rayon::prelude::*;

use crate::getis_ord::{InvalidValues, Local, check};
use crate::neighbourhood::Neighbourhood;
use crate::sum::Moments;

/// A unit and its neighbours, each above the map's mean or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quadrant {
    /// Above the mean among neighbours above it.
    HighHigh,
    /// Not above the mean among neighbours above it.
    LowHigh,
    /// Not above the mean among neighbours not above it.
    LowLow,
    /// Above the mean among neighbours not above it.
    HighLow,
}

impl Quadrant {
    /// The word in data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::HighHigh => "high_high",
            Self::LowHigh => "low_high",
            Self::LowLow => "low_low",
            Self::HighLow => "high_low",
        }
    }
}

/// Under which null hypothesis the moments stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Randomisation {
    /// The unit's own value is held, the others are shuffled (Sokal, Oden and Thomson 1998, A7 and A8).
    Conditional,
    /// The values of all units are shuffled (their A3 and A4).
    Total,
}

/// The divisor of m2 = Σ z² / divisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Divisor {
    /// n.
    N,
    /// n − 1.
    NMinusOne,
}

impl Divisor {
    pub(crate) fn of(self, n: f64) -> f64 {
        match self {
            Self::N => n,
            Self::NMinusOne => n - 1.0,
        }
    }
}

/// Local Moran's I of one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalMoran {
    /// I and its moments.
    pub local: Local,
    /// Its quadrant; none at an island.
    pub quadrant: Option<Quadrant>,
    /// The sign of the unit's own deviation: with it the neighbours' sum and I rise together, against it one falls.
    pub own: std::cmp::Ordering,
}

/// `I_i = z_i Σ_j w_ij z_j / m2`, z deviations from the mean, in the weights given (row-standardised is usual).
///
/// Conditional: expectation `−z_i² W_i / ((n − 1) m2)`, variance
/// `(z_i / m2)² (n / (n − 2)) (S1_i − W_i² / (n − 1)) (Σz²/n − z_i² / (n − 1))`. Total: expectation `−W_i / (n − 1)`,
/// variance from the kurtosis b2 (A4), both for m2 with divisor n. At an island I is 0, without z. Without moments:
/// fewer than three units (for the conditional variance also with n − 2 = 0) and values that are all the same, where
/// I itself is none.
pub fn local_moran(
    values: &[f64],
    near: &Neighbourhood,
    null: Randomisation,
    divisor: Divisor,
) -> Result<Vec<Option<LocalMoran>>, InvalidValues> {
    check(values, near)?;
    let Some(moments) = Moments::of(values) else {
        return Ok(vec![None; near.units()]);
    };
    let m2 = moments.squares / divisor.of(moments.n);
    let of = |unit: usize| {
        let own = values[unit] - moments.mean;
        let row = near.weighted(unit);
        let lag: f64 = row
            .map(|(n, w)| w * (values[n as usize] - moments.mean))
            .sum();
        let island = near.neighbours(unit).is_empty();
        let value = if island { 0.0 } else { own * lag / m2 };
        let sums = near.sums(unit);
        let (expectation, variance) = match null {
            // All others as neighbours, each weighing the same: their sum cannot vary, whatever rounding says.
            Randomisation::Conditional
                if near.equal_weights_of(unit)
                    && near.neighbours(unit).len() + 1 == values.len() =>
            {
                (conditional(own, sums, &moments, m2).0, 0.0)
            }
            Randomisation::Conditional => conditional(own, sums, &moments, m2),
            Randomisation::Total => total(sums, &moments, m2),
        };
        let local = Local {
            value,
            expectation: Some(expectation),
            variance: Some(variance),
            z: (!island && variance > 0.0).then(|| (value - expectation) / variance.sqrt()),
        };
        Some(LocalMoran {
            local: if island { Local::bare(0.0) } else { local },
            quadrant: (!island).then(|| quadrant(own, lag)),
            own: own.partial_cmp(&0.0).unwrap_or(std::cmp::Ordering::Equal),
        })
    };
    Ok((0..near.units()).into_par_iter().map(of).collect())
}

fn conditional(own: f64, (sum, squares): (f64, f64), moments: &Moments, m2: f64) -> (f64, f64) {
    let n = moments.n;
    let squared = own * own;
    let expectation = -squared * sum / ((n - 1.0) * m2);
    let weights = (squares - sum * sum / (n - 1.0)).max(0.0);
    let others = moments.variance() - squared / (n - 1.0);
    // all others have one value: what is left is rounding
    let flat = others <= moments.variance() * 16.0 * f64::EPSILON;
    let others = if flat { 0.0 } else { others };
    let variance = (own / m2).powi(2) * (n / (n - 2.0)) * weights * others;
    (expectation, variance)
}

fn total((sum, squares): (f64, f64), moments: &Moments, m2: f64) -> (f64, f64) {
    let n = moments.n;
    let kurtosis = moments.kurtosis();
    // I is in units of m2; A3 and A4 are those of divisor n.
    let scale = moments.variance() / m2;
    let expectation = -sum / (n - 1.0);
    let a = squares * (n - kurtosis) / (n - 1.0);
    let b = (sum * sum - squares) * (2.0 * kurtosis - n) / ((n - 1.0) * (n - 2.0));
    let squared = expectation.powi(2);
    let variance = a + b - squared;
    // what is left of terms that cancel is rounding
    let flat = variance <= (a.abs() + b.abs() + squared) * 16.0 * f64::EPSILON;
    let variance = if flat { 0.0 } else { variance };
    (expectation * scale, variance * scale * scale)
}

fn quadrant(own: f64, lag: f64) -> Quadrant {
    match (own > 0.0, lag > 0.0) {
        (true, true) => Quadrant::HighHigh,
        (false, true) => Quadrant::LowHigh,
        (false, false) => Quadrant::LowLow,
        (true, false) => Quadrant::HighLow,
    }
}

#[cfg(test)]
mod tests {
    use super::Quadrant::{HighHigh, HighLow, LowHigh, LowLow};
    use super::*;

    /// Every order of the numbers 0 .. n.
    fn orders(n: usize) -> Vec<Vec<usize>> {
        if n == 0 {
            return vec![Vec::new()];
        }
        let shorter = orders(n - 1);
        let insert = |at: usize| {
            shorter.iter().map(move |order| {
                let mut order = order.clone();
                order.insert(at, n - 1);
                order
            })
        };
        (0..n).flat_map(insert).collect()
    }

    fn near() -> Neighbourhood {
        let lists = [
            vec![1, 2],
            vec![0, 3],
            vec![0, 3, 4],
            vec![1],
            vec![2],
            vec![],
        ];
        Neighbourhood::from_lists(&lists).expect("six units")
    }

    const VALUES: [f64; 6] = [2.0, 3.0, 11.0, 5.0, 7.0, 0.5];

    #[test]
    fn both_moment_sets_are_those_of_all_orders() {
        for null in [Randomisation::Conditional, Randomisation::Total] {
            for near in [near(), near().row_standardised()] {
                let found = local_moran(&VALUES, &near, null, Divisor::N).expect("six");
                for (unit, found) in found.iter().enumerate().take(5) {
                    let allowed =
                        |order: &Vec<usize>| null == Randomisation::Total || order[unit] == unit;
                    let statistics: Vec<f64> = orders(6)
                        .iter()
                        .filter(|order| allowed(order))
                        .map(|order| {
                            let shuffled: Vec<f64> = order.iter().map(|at| VALUES[*at]).collect();
                            let again =
                                local_moran(&shuffled, &near, null, Divisor::N).expect("six");
                            again[unit].expect("they differ").local.value
                        })
                        .collect();
                    let many = statistics.len() as f64;
                    let mean = statistics.iter().sum::<f64>() / many;
                    let spread = statistics.iter().map(|i| (i - mean).powi(2)).sum::<f64>() / many;
                    let local = found.expect("they differ").local;
                    assert!((local.expectation.expect("defined") - mean).abs() < 1e-12);
                    assert!((local.variance.expect("defined") - spread).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn an_island_has_zero_and_neither_z_nor_quadrant() {
        let found =
            local_moran(&VALUES, &near(), Randomisation::Conditional, Divisor::N).expect("six");
        let island = found[5].expect("they differ");
        assert_eq!(island.local, Local::bare(0.0));
        assert_eq!(island.quadrant, None);
    }

    #[test]
    fn the_whole_map_as_neighbours_has_no_z_in_any_weight() {
        let values = [3.0, 0.0, 0.0, 1.0];
        for weight in [1.0, 0.01, 0.3] {
            let links = vec![(0, 1, weight), (0, 2, weight), (0, 3, weight)];
            let near = Neighbourhood::from_links(4, links).expect("three links");
            let found = local_moran(&values, &near, Randomisation::Conditional, Divisor::N);
            assert_eq!(found.expect("four")[0].expect("they differ").local.z, None);
        }
    }

    #[test]
    fn the_four_quadrants_are_told_apart() {
        let lists = [vec![1], vec![0], vec![3], vec![2], vec![5], vec![4]];
        let pairs = Neighbourhood::from_lists(&lists).expect("six units");
        let values = [9.0, 8.0, 1.0, 0.0, 9.0, 0.0];
        let found = local_moran(&values, &pairs, Randomisation::Total, Divisor::N).expect("six");
        let quadrants: Vec<_> = found.iter().map(|f| f.and_then(|f| f.quadrant)).collect();
        let expected = [HighHigh, HighHigh, LowLow, LowLow, HighLow, LowHigh];
        assert_eq!(quadrants, expected.map(Some));
    }

    #[test]
    fn a_divisor_of_n_minus_one_scales_the_statistic_and_no_z() {
        let of =
            |divisor| local_moran(&VALUES, &near(), Randomisation::Total, divisor).expect("six");
        for (one, other) in of(Divisor::N).iter().zip(of(Divisor::NMinusOne)).take(5) {
            let (one, other) = (one.expect("differ").local, other.expect("differ").local);
            assert!((one.value * 5.0 / 6.0 - other.value).abs() < 1e-12);
            assert!((one.z.expect("defined") - other.z.expect("defined")).abs() < 1e-12);
        }
    }

    #[test]
    fn values_that_are_all_the_same_have_no_moran() {
        let found = local_moran(&[4.0; 6], &near(), Randomisation::Total, Divisor::N);
        assert_eq!(found, Ok(vec![None; 6]));
    }
}
