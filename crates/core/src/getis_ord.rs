//! The local statistic Gi* of Getis and Ord (1992; Ord and Getis 1995): is a unit's neighbourhood high or low?

use crate::neighbourhood::Neighbourhood;

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

/// Standardised Gi* for each unit, with binary weights and the unit itself in its neighbourhood:
/// z = (Σ w x − W m) / (s √((n S1 − W²) / (n − 1))), m the mean, s² the variance with divisor n, W = S1 the number
/// of units in the neighbourhood.
///
/// None where it is not defined: fewer than three units, values that are all the same, a neighbourhood that is
/// the whole map. At an island it is the unit's own value, standardised.
pub fn gi_star(values: &[f64], near: &Neighbourhood) -> Result<Vec<Option<f64>>, InvalidValues> {
    let units = near.units();
    if values.len() != units {
        return Err(InvalidValues::Length {
            values: values.len(),
            units,
        });
    }
    if let Some(unit) = values.iter().position(|value| !value.is_finite()) {
        return Err(InvalidValues::NotFinite(unit));
    }
    let same = values
        .windows(2)
        .all(|pair| pair[0].total_cmp(&pair[1]).is_eq());
    if units < 3 || same {
        return Ok(vec![None; units]);
    }
    let n = units as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / n;
    let z = |unit: usize| {
        let row = near.neighbours(unit);
        let held = (row.len() + 1) as f64;
        let above: f64 = row.iter().map(|n| values[*n as usize] - mean).sum();
        let spread = variance * held * (n - held) / (n - 1.0);
        (spread > 0.0).then(|| (above + values[unit] - mean) / spread.sqrt())
    };
    Ok((0..units).map(z).collect())
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
