//! Global measures of a map: Moran's I, Geary's c and the general G, with their moments (Cliff and Ord 1981; Getis and
//! Ord 1992).

use crate::getis_ord::{InvalidValues, Local, check};
use crate::neighbourhood::Neighbourhood;
use crate::sum::{Moments, sum};

/// Under which assumption the moments stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// The values of all units are shuffled.
    Randomisation,
    /// Values are independent draws from one normal distribution.
    Normality,
}

/// `S0 = Σ w`, `S1 = Σ (w_ij + w_ji)² / 2`, `S2 = Σ_i (Σ_j w_ij + Σ_j w_ji)²`.
struct Weights {
    s0: f64,
    s1: f64,
    s2: f64,
}

impl Weights {
    fn of(near: &Neighbourhood) -> Self {
        let units = near.units();
        let mut columns = vec![0.0; units];
        let (mut s0, mut squares, mut crossed) = (0.0, 0.0, 0.0);
        for unit in 0..units {
            for (to, weight) in near.weighted(unit) {
                columns[to as usize] += weight;
                s0 += weight;
                squares += weight * weight;
                let back = near.weighted(to as usize);
                let back = back.into_iter().find(|(n, _)| *n as usize == unit);
                crossed += weight * back.map_or(0.0, |(_, weight)| weight);
            }
        }
        let both = |unit: usize| (near.sums(unit).0 + columns[unit]).powi(2);
        let s2: Vec<f64> = (0..units).map(both).collect();
        Self {
            s0,
            s1: squares + crossed,
            s2: sum(&s2),
        }
    }
}

/// Moran's I = (n / S0) `Σ_ij w_ij z_i z_j` / Σ z², expectation −1 / (n − 1). None without a link, with fewer than four
/// units, or where values are all the same. Islands count as units.
pub fn moran(
    values: &[f64],
    near: &Neighbourhood,
    assumption: Assumption,
) -> Result<Option<Local>, InvalidValues> {
    check(values, near)?;
    let Some((moments, weights)) = both(values, near) else {
        return Ok(None);
    };
    let Moments {
        n, mean, squares, ..
    } = moments;
    let Weights { s0, s1, s2 } = weights;
    let value = n / s0 * products(values, mean, near) / squares;
    let expectation = -1.0 / (n - 1.0);
    let second = match assumption {
        Assumption::Normality => (n * n * s1 - n * s2 + 3.0 * s0 * s0) / (s0 * s0 * (n * n - 1.0)),
        Assumption::Randomisation => {
            let k = moments.kurtosis();
            let left = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0);
            let right = k * (n * (n - 1.0) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
            (left - right) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0)
        }
    };
    let variance = second - expectation * expectation;
    Ok(Some(Local::new(value, value - expectation, variance)))
}

/// Geary's c = (n − 1) `Σ_ij w_ij (x_i − x_j)²` / (2 S0 Σ z²), expectation 1; below 1 where neighbours are alike.
/// None as for [`moran`].
pub fn geary(
    values: &[f64],
    near: &Neighbourhood,
    assumption: Assumption,
) -> Result<Option<Local>, InvalidValues> {
    check(values, near)?;
    let Some((moments, weights)) = both(values, near) else {
        return Ok(None);
    };
    let Moments { n, squares, .. } = moments;
    let Weights { s0, s1, s2 } = weights;
    let differences = links(near, |from, to| (values[from] - values[to]).powi(2));
    let value = (n - 1.0) * differences / (2.0 * s0 * squares);
    let variance = match assumption {
        Assumption::Normality => {
            ((2.0 * s1 + s2) * (n - 1.0) - 4.0 * s0 * s0) / (2.0 * (n + 1.0) * s0 * s0)
        }
        Assumption::Randomisation => {
            let k = moments.kurtosis();
            let one = (n - 1.0) * s1 * (n * n - 3.0 * n + 3.0 - (n - 1.0) * k);
            let two = (n - 1.0) * s2 * (n * n + 3.0 * n - 6.0 - (n * n - n + 2.0) * k) / 4.0;
            let three = s0 * s0 * (n * n - 3.0 - (n - 1.0).powi(2) * k);
            (one - two + three) / (n * (n - 2.0) * (n - 3.0) * s0 * s0)
        }
    };
    Ok(Some(Local::new(value, value - 1.0, variance)))
}

/// General G = `Σ_ij w_ij x_i x_j` / `Σ_{i≠j} x_i x_j` of values of at least 0 (Getis and Ord 1992), moments under
/// randomisation. None as for [`moran`] and for values below 0, of which it has no meaning.
pub fn general_g(values: &[f64], near: &Neighbourhood) -> Result<Option<Local>, InvalidValues> {
    check(values, near)?;
    let Some((moments, weights)) = both(values, near) else {
        return Ok(None);
    };
    if values.iter().any(|value| *value < 0.0) {
        return Ok(None);
    }
    let n = moments.n;
    let Weights { s0, s1, s2 } = weights;
    let power = |exponent: i32| crate::sum::sum_of(values, move |value| value.powi(exponent));
    let [m1, m2, m3, m4] = [1, 2, 3, 4].map(power);
    let pairs = m1 * m1 - m2;
    if pairs <= 0.0 {
        return Ok(None);
    }
    let value = links(near, |from, to| values[from] * values[to]) / pairs;
    let expectation = s0 / (n * (n - 1.0));
    let square = s0 * s0;
    let b0 = (n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * square;
    let b1 = -((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * square);
    let b2 = -(2.0 * n * s1 - (n + 3.0) * s2 + 6.0 * square);
    let b3 = 4.0 * (n - 1.0) * s1 - 2.0 * (n + 1.0) * s2 + 8.0 * square;
    let b4 = s1 - s2 + square;
    let top = b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1.powi(4);
    let below = pairs * pairs * n * (n - 1.0) * (n - 2.0) * (n - 3.0);
    let variance = top / below - expectation * expectation;
    Ok(Some(Local::new(value, value - expectation, variance)))
}

fn both(values: &[f64], near: &Neighbourhood) -> Option<(Moments, Weights)> {
    let moments = Moments::of(values)?;
    let weights = Weights::of(near);
    (values.len() >= 4 && weights.s0 > 0.0).then_some((moments, weights))
}

fn products(values: &[f64], mean: f64, near: &Neighbourhood) -> f64 {
    links(near, |from, to| (values[from] - mean) * (values[to] - mean))
}

/// The weighted sum of a function of both ends of each link.
fn links(near: &Neighbourhood, of: impl Fn(usize, usize) -> f64) -> f64 {
    let row = |unit: usize| -> f64 {
        near.weighted(unit)
            .map(|(to, weight)| weight * of(unit, to as usize))
            .sum()
    };
    let rows: Vec<f64> = (0..near.units()).map(row).collect();
    sum(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near() -> Neighbourhood {
        let links = vec![
            (0, 1, 1.0),
            (1, 0, 2.0),
            (1, 2, 1.0),
            (2, 4, 0.5),
            (3, 0, 1.0),
            (4, 2, 1.0),
        ];
        Neighbourhood::from_links(5, links).expect("six links")
    }

    fn shuffled(values: &[f64]) -> Vec<Vec<f64>> {
        let Some((first, rest)) = values.split_first() else {
            return vec![Vec::new()];
        };
        let inserted = |rest: Vec<f64>| {
            (0..=rest.len()).map(move |at| {
                let mut whole = rest.clone();
                whole.insert(at, *first);
                whole
            })
        };
        shuffled(rest).into_iter().flat_map(inserted).collect()
    }

    #[test]
    fn the_moments_under_randomisation_are_those_of_all_orders() {
        let values = [2.0, 3.0, 11.0, 5.0, 7.5];
        let measures: [fn(&[f64]) -> Local; 3] = [
            |v| {
                moran(v, &near(), Assumption::Randomisation)
                    .unwrap()
                    .unwrap()
            },
            |v| {
                geary(v, &near(), Assumption::Randomisation)
                    .unwrap()
                    .unwrap()
            },
            |v| general_g(v, &near()).unwrap().unwrap(),
        ];
        for measure in measures {
            let all: Vec<f64> = shuffled(&values).iter().map(|v| measure(v).value).collect();
            let mean = all.iter().sum::<f64>() / 120.0;
            let variance = all.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 120.0;
            let found = measure(&values);
            assert!((found.expectation.unwrap() - mean).abs() < 1e-12);
            assert!((found.variance.unwrap() - variance).abs() < 1e-12);
        }
    }

    #[test]
    fn likeness_is_above_and_difference_below_what_chance_gives() {
        let lists: Vec<Vec<u32>> = (0..8_u32)
            .map(|at| [at.checked_sub(1), Some(at + 1)].into_iter().flatten())
            .map(|near| near.filter(|n| *n < 8).collect())
            .collect();
        let row = Neighbourhood::from_lists(&lists).unwrap();
        let rising = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
        let found = moran(&rising, &row, Assumption::Normality)
            .unwrap()
            .unwrap();
        assert!(found.z.unwrap() > 2.0);
        let found = geary(&rising, &row, Assumption::Normality)
            .unwrap()
            .unwrap();
        assert!(found.z.unwrap() < -2.0);
    }

    #[test]
    fn without_links_or_differences_there_is_no_measure() {
        let none = Neighbourhood::from_lists(&vec![Vec::new(); 5]).unwrap();
        let values = [2.0, 3.0, 11.0, 5.0, 7.5];
        assert_eq!(moran(&values, &none, Assumption::Normality), Ok(None));
        assert_eq!(geary(&[1.0; 5], &near(), Assumption::Normality), Ok(None));
        assert_eq!(general_g(&[-1.0, 3.0, 11.0, 5.0, 7.5], &near()), Ok(None));
    }
}
