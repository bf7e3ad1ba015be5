//! Local Geary's c (Anselin 1995, 2019): how much a unit differs from its neighbours.

use rayon::prelude::*;

use crate::getis_ord::{InvalidValues, Local, check};
use crate::moran::Divisor;
use crate::neighbourhood::Neighbourhood;
use crate::sum::Moments;

/// `c_i = Σ_j w_ij (x_i − x_j)² / m2`, in the weights given (row-standardised is usual); small where neighbours are
/// alike. m2 = Σ z² over the divisor.
///
/// Moments under the conditional null, the unit's own value held: the squared differences to the other n − 1 units
/// are what is drawn without replacement, with mean μ and variance σ² (divisor n − 1); expectation `W_i μ`, variance
/// `σ² ((n − 1) S1_i − W_i²) / (n − 2)`. None at an island, where there is nobody to differ from, and where values
/// are all the same or fewer than three.
pub fn local_geary(
    values: &[f64],
    near: &Neighbourhood,
    divisor: Divisor,
) -> Result<Vec<Option<Local>>, InvalidValues> {
    check(values, near)?;
    let Some(moments) = Moments::of(values) else {
        return Ok(vec![None; near.units()]);
    };
    let of = |unit: usize| {
        let row = || near.weighted(unit);
        let squared = |n: u32| (values[unit] - values[n as usize]).powi(2);
        if near.neighbours(unit).is_empty() {
            return None;
        }
        let m2 = moments.squares / divisor.of(moments.n);
        let value: f64 = row().map(|(n, w)| w * squared(n)).sum::<f64>() / m2;
        let (mean, variance) = differences(values[unit] - moments.mean, &moments);
        let (sum, squares) = near.sums(unit);
        let n = moments.n;
        let whole = near.equal_weights_of(unit) && near.neighbours(unit).len() + 1 == values.len();
        let spread = if whole {
            0.0
        } else {
            ((n - 1.0) * squares - sum * sum) / (n - 2.0)
        };
        let above: f64 = row().map(|(n, w)| w * (squared(n) - mean)).sum();
        Some(Local::new(value, above / m2, variance * spread / (m2 * m2)))
    };
    Ok((0..near.units()).into_par_iter().map(of).collect())
}

/// Mean and variance (divisor n − 1) of the squared differences between one unit and the other n − 1.
fn differences(own: f64, moments: &Moments) -> (f64, f64) {
    let Moments {
        n,
        squares,
        cubes,
        fourths,
        ..
    } = *moments;
    let others = n - 1.0;
    // Sums over all units (the unit itself adds 0): Σ (own − z)² and Σ (own − z)⁴, with Σ z = 0.
    let second = n * own * own + squares;
    let fourth = n * own.powi(4) + 6.0 * own * own * squares - 4.0 * own * cubes + fourths;
    let mean = second / others;
    let variance = fourth / others - mean * mean;
    let flat = variance <= fourth / others * 16.0 * f64::EPSILON;
    (mean, if flat { 0.0 } else { variance })
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: [f64; 5] = [2.0, 3.0, 11.0, 5.0, 7.0];

    fn near() -> Neighbourhood {
        let lists = [vec![1, 2], vec![0, 3], vec![0, 3, 4], vec![1], vec![]];
        Neighbourhood::from_lists(&lists).expect("five units")
    }

    #[test]
    fn it_is_the_sum_of_squared_differences_and_none_at_an_island() {
        let found = local_geary(&VALUES, &near(), Divisor::N).expect("five");
        // mean 5.6, Σz² = 51.2, m2 = 10.24; unit 0: (2 − 3)² + (2 − 11)² = 82
        assert!((found[0].expect("has neighbours").value - 82.0 / 10.24).abs() < 1e-12);
        assert_eq!(found[4], None);
    }

    #[test]
    fn its_moments_are_those_of_all_draws_of_two_others() {
        let found = local_geary(&VALUES, &near(), Divisor::N).expect("five");
        let others = [3.0, 11.0, 5.0, 7.0];
        let mut drawn = Vec::new();
        for one in 0..4 {
            for other in 0..4 {
                if one != other {
                    let squared = |at: usize| (2.0_f64 - others[at]).powi(2);
                    drawn.push((squared(one) + squared(other)) / 10.24);
                }
            }
        }
        let mean = drawn.iter().sum::<f64>() / 12.0;
        let variance = drawn.iter().map(|c| (c - mean).powi(2)).sum::<f64>() / 12.0;
        let found = found[0].expect("has neighbours");
        assert!((found.expectation.expect("defined") - mean).abs() < 1e-12);
        assert!((found.variance.expect("defined") - variance).abs() < 1e-10);
    }

    #[test]
    fn values_that_are_all_the_same_have_none() {
        assert_eq!(
            local_geary(&[1.0; 5], &near(), Divisor::N),
            Ok(vec![None; 5])
        );
    }
}
