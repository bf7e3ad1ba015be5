//! The local statistics Gi and Gi* of Getis and Ord (1992; Ord and Getis 1995): is a unit's neighbourhood high or low?

use rayon::prelude::*;

use crate::neighbourhood::Neighbourhood;
use crate::sum::Moments;

/// Values and neighbourhood do not belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidValues {
    /// There is not one value for each unit.
    #[error("{values} values for {units} units")]
    Length {
        /// Number of values.
        values: usize,
        /// Number of units.
        units: usize,
    },
    /// A value that is not a finite number.
    #[error("the value of unit {0} is not a finite number")]
    NotFinite(usize),
}

/// Whether a unit belongs to its own neighbourhood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// It does not.
    Gi,
    /// It does, with weight 1 before rows are standardised.
    GiStar,
}

/// A local statistic of one unit with its moments under a null hypothesis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Local {
    /// The statistic.
    pub value: f64,
    /// Its expectation; none where it is not defined.
    pub expectation: Option<f64>,
    /// Its variance; none where it is not defined.
    pub variance: Option<f64>,
    /// (value − expectation) / √variance; none where the variance is 0 or not defined.
    pub z: Option<f64>,
}

impl Local {
    /// A statistic whose moments are not defined.
    #[must_use]
    pub const fn bare(value: f64) -> Self {
        Self {
            value,
            expectation: None,
            variance: None,
            z: None,
        }
    }

    /// A statistic with its moments; `above` is value − expectation, computed without cancellation.
    #[must_use]
    pub fn new(value: f64, above: f64, variance: f64) -> Self {
        Self {
            value,
            expectation: Some(value - above),
            variance: Some(variance.max(0.0)),
            z: (variance > 0.0).then(|| above / variance.sqrt()),
        }
    }
}

/// Checks that there is one finite value for each unit.
pub(crate) fn check(values: &[f64], near: &Neighbourhood) -> Result<(), InvalidValues> {
    let units = near.units();
    if values.len() != units {
        return Err(InvalidValues::Length {
            values: values.len(),
            units,
        });
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(unit) => Err(InvalidValues::NotFinite(unit)),
        None => Ok(()),
    }
}

/// Gi or Gi* of each unit: `value` = `Σ_j w_ij x_j` with W and S1 the sums of its row and of the row's squares.
///
/// Gi*: expectation W m, variance s² (n S1 − W²) / (n − 1), m the mean and s² the variance (divisor n) of all values.
/// Gi: expectation `W m_i`, variance `s_i² ((n − 1) S1 − W²) / (n − 2)`, both of the other n − 1 units.
/// z does not change when a row is rescaled. None: Gi of an island. Without moments: fewer than three units, values
/// that are all the same; without z also a neighbourhood that is the whole map.
pub fn getis_ord(
    values: &[f64],
    near: &Neighbourhood,
    variant: Variant,
) -> Result<Vec<Option<Local>>, InvalidValues> {
    check(values, near)?;
    let moments = Moments::of(values);
    let local = |unit: usize| match variant {
        Variant::GiStar => Some(star(unit, values, near, moments)),
        Variant::Gi if near.neighbours(unit).is_empty() => None,
        Variant::Gi => Some(others(unit, values, near, moments)),
    };
    Ok((0..near.units()).into_par_iter().map(local).collect())
}

fn star(unit: usize, values: &[f64], near: &Neighbourhood, moments: Option<Moments>) -> Local {
    let (own, scale) = near.with_itself(unit);
    let row = || near.weighted(unit);
    let value = own * values[unit] + scale * lag(row(), |n| values[n]);
    let Some(Moments { n, mean, .. }) = moments else {
        return Local::bare(value);
    };
    let above = own * (values[unit] - mean) + scale * lag(row(), |n| values[n] - mean);
    let (sum, squares) = near.sums(unit);
    let (sum, squares) = (own + scale * sum, own * own + scale * scale * squares);
    let spread = (n * squares - sum * sum) / (n - 1.0);
    let whole = near.equal_weights_of(unit) && near.neighbours(unit).len() + 1 == values.len();
    let variance = moments.map_or(0.0, |m| m.variance()) * if whole { 0.0 } else { spread };
    Local::new(value, above, variance)
}

fn others(unit: usize, values: &[f64], near: &Neighbourhood, moments: Option<Moments>) -> Local {
    let row = || near.weighted(unit);
    let value = lag(row(), |n| values[n]);
    let Some(Moments {
        n, mean, squares, ..
    }) = moments
    else {
        return Local::bare(value);
    };
    // Deviations from the mean of all; those of the other n − 1 sum to minus the unit's own.
    let own = values[unit] - mean;
    let mean_of_others = -own / (n - 1.0);
    let variance_of_others = (squares - own * own) / (n - 1.0) - mean_of_others.powi(2);
    let (sum, square_sum) = near.sums(unit);
    let above = lag(row(), |n| values[n] - mean) - sum * mean_of_others;
    let spread = ((n - 1.0) * square_sum - sum * sum) / (n - 2.0);
    let whole = near.equal_weights_of(unit) && near.neighbours(unit).len() + 1 == values.len();
    let flat = variance_of_others <= squares * f64::EPSILON;
    let variance = variance_of_others * if whole || flat { 0.0 } else { spread };
    Local::new(value, above, variance)
}

fn lag(row: impl Iterator<Item = (u32, f64)>, value: impl Fn(usize) -> f64) -> f64 {
    row.map(|(near, weight)| weight * value(near as usize))
        .sum()
}

/// Standardised Gi* for each unit, with binary weights and the unit itself in its neighbourhood:
/// z = (Σ w x − W m) / (s √((n S1 − W²) / (n − 1))), m the mean, s² the variance with divisor n, W = S1 the number
/// of units in the neighbourhood.
///
/// None where it is not defined: fewer than three units, values that are all the same, a neighbourhood that is
/// the whole map. At an island it is the unit's own value, standardised.
pub fn gi_star(values: &[f64], near: &Neighbourhood) -> Result<Vec<Option<f64>>, InvalidValues> {
    check(values, near)?;
    let Some(moments) = Moments::of(values) else {
        return Ok(vec![None; near.units()]);
    };
    let Moments { n, mean, .. } = moments;
    let variance = moments.variance();
    let z = |unit: usize| {
        let row = near.neighbours(unit);
        let held = (row.len() + 1) as f64;
        let above: f64 = row.iter().map(|n| values[*n as usize] - mean).sum();
        let spread = variance * held * (n - held) / (n - 1.0);
        (spread > 0.0).then(|| (above + values[unit] - mean) / spread.sqrt())
    };
    Ok((0..near.units()).into_par_iter().map(z).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(units: u32) -> Neighbourhood {
        let lists: Vec<Vec<u32>> = (0..units)
            .map(|unit| [unit.checked_sub(1), Some(unit + 1)].into_iter().flatten())
            .map(|near| near.filter(|n| *n < units).collect())
            .collect();
        Neighbourhood::from_lists(&lists).expect("all are units")
    }

    #[test]
    fn a_row_of_five_is_as_by_hand() {
        // mean 2, variance 2; at the end two units: (0 + 1 − 4) / √(2·2·3/4) = −√3; in the middle 0
        let z = gi_star(&[0.0, 1.0, 2.0, 3.0, 4.0], &path(5)).expect("five values");
        let ends = [(0, -3.0_f64.sqrt()), (2, 0.0), (4, 3.0_f64.sqrt())];
        for (unit, expected) in ends {
            assert!((z[unit].expect("defined") - expected).abs() < 1e-12);
        }
        // one from the end three units: (0 + 1 + 2 − 6) / √(2·3·2/4) = −√3
        assert!((z[1].expect("defined") + 3.0_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn it_does_not_change_with_unit_or_origin_of_the_values() {
        let values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0];
        let moved = values.map(|value| 10.0 + 2.5 * value);
        let one = gi_star(&values, &path(7)).expect("seven values");
        let other = gi_star(&moved, &path(7)).expect("seven values");
        for (one, other) in one.iter().zip(other) {
            let (one, other) = (one.expect("defined"), other.expect("defined"));
            assert!((one - other).abs() < 1e-12);
        }
    }

    #[test]
    fn where_it_is_not_defined_there_is_no_number() {
        assert_eq!(gi_star(&[1.0, 2.0], &path(2)), Ok(vec![None; 2]));
        assert_eq!(gi_star(&[0.1; 6], &path(6)), Ok(vec![None; 6]));
        let whole = gi_star(&[1.0, 2.0, 4.0], &path(3)).expect("three values");
        assert_eq!(whole[1], None);
        assert!(whole[0].is_some());
    }

    #[test]
    fn rows_of_any_weight_give_the_same_z_and_both_ways_agree() {
        let values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0];
        let near = path(7);
        let rows = near.clone().row_standardised();
        let quick = gi_star(&values, &near).expect("seven values");
        for variant in [Variant::Gi, Variant::GiStar] {
            let binary = getis_ord(&values, &near, variant).expect("seven values");
            let rows = getis_ord(&values, &rows, variant).expect("seven values");
            for unit in 0..7 {
                let z = |found: &[Option<Local>]| found[unit].and_then(|local| local.z);
                let (one, other) = (z(&binary).expect("defined"), z(&rows).expect("defined"));
                assert!((one - other).abs() < 1e-12);
                if variant == Variant::GiStar {
                    assert!((one - quick[unit].expect("defined")).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn gi_leaves_the_unit_out_as_worked_by_hand() {
        // values 0 1 2 3 4; the middle's neighbours 1 and 3; others 0 1 3 4: mean 2, variance 2.5
        let found = getis_ord(&[0.0, 1.0, 2.0, 3.0, 4.0], &path(5), Variant::Gi).expect("five");
        let middle = found[2].expect("it has neighbours");
        assert!((middle.value - 4.0).abs() < 1e-12);
        assert!((middle.expectation.expect("defined") - 4.0).abs() < 1e-12);
        // 2.5 (4·2 − 4) / 3
        assert!((middle.variance.expect("defined") - 10.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn gi_of_an_island_is_none_and_a_map_of_one_value_has_no_moments() {
        let alone = Neighbourhood::from_lists(&vec![Vec::new(); 4]).expect("four units");
        let values = [0.0, 0.0, 0.0, 4.0];
        assert_eq!(getis_ord(&values, &alone, Variant::Gi), Ok(vec![None; 4]));
        let same = getis_ord(&[2.0; 5], &path(5), Variant::GiStar).expect("five values");
        assert_eq!(same[1], Some(Local::bare(6.0)));
    }

    #[test]
    fn an_island_is_its_own_value_standardised() {
        let alone = Neighbourhood::from_lists(&vec![Vec::new(); 4]).expect("four units");
        let z = gi_star(&[0.0, 0.0, 0.0, 4.0], &alone).expect("four values");
        // mean 1, variance 3, one unit: (4 − 1) / √(3·1·3/3)
        assert!((z[3].expect("defined") - 3.0_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn too_few_values_and_not_a_number_are_errors() {
        let short = gi_star(&[1.0], &path(3));
        assert_eq!(
            short,
            Err(InvalidValues::Length {
                values: 1,
                units: 3
            })
        );
        let nan = gi_star(&[1.0, f64::NAN, 2.0], &path(3));
        assert_eq!(nan, Err(InvalidValues::NotFinite(1)));
    }
}
