//! Exact elimination over the rationals: rows of whole numbers, kept without fractions. What does not fit 128 bits
//! is an error, never a wrong answer.

use std::collections::BTreeMap;

/// A sparse row: columns with whole numbers, none of them zero.
pub(super) type Vector = BTreeMap<u64, i128>;

/// Columns from here on are carried along and never made a pivot: they say what a row was made from.
pub(super) const CARRIED: u64 = 1 << 48;

/// Rows in echelon form.
#[derive(Default)]
pub(super) struct Echelon {
    /// By the first column of each row.
    pivots: BTreeMap<u64, Vector>,
}

/// A whole number that does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Overflow;

impl Echelon {
    /// Subtracts from a row what the rows so far make of it.
    pub(super) fn reduce(&self, mut row: Vector) -> Result<Vector, Overflow> {
        let mut from = 0;
        while let Some((column, value)) = row.range(from..CARRIED).next() {
            let (column, value) = (*column, *value);
            if let Some(pivot) = self.pivots.get(&column) {
                let lead = pivot.get(&column).copied().ok_or(Overflow)?;
                let shared = gcd(value, lead);
                row = combine(&row, lead / shared, pivot, -(value / shared))?;
                simplify(&mut row);
            }
            from = column + 1;
        }
        Ok(row)
    }

    /// Adds a row; gives it back where it depends on those so far (its carried columns then say how).
    pub(super) fn add(&mut self, row: Vector) -> Result<Option<Vector>, Overflow> {
        let row = self.reduce(row)?;
        let first = row.range(..CARRIED).next().map(|(column, _)| *column);
        Ok(match first {
            None => Some(row),
            Some(column) => {
                self.pivots.insert(column, row);
                None
            }
        })
    }
}

fn combine(one: &Vector, times: i128, other: &Vector, factor: i128) -> Result<Vector, Overflow> {
    let mut sum = Vector::new();
    for (column, value) in one {
        sum.insert(*column, value.checked_mul(times).ok_or(Overflow)?);
    }
    for (column, value) in other {
        let add = value.checked_mul(factor).ok_or(Overflow)?;
        let entry = sum.entry(*column).or_insert(0);
        *entry = entry.checked_add(add).ok_or(Overflow)?;
        if *entry == 0 {
            sum.remove(column);
        }
    }
    Ok(sum)
}

fn simplify(row: &mut Vector) {
    let mut shared = 0;
    for value in row.values() {
        shared = gcd(shared, *value);
        if shared == 1 {
            return;
        }
    }
    if shared > 1 {
        for value in row.values_mut() {
            *value /= shared;
        }
    }
}

/// The greatest common divisor, without sign.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: &[i128], name: u64) -> Vector {
        let columns = (0..).zip(values.iter().copied());
        let mut row: Vector = columns.filter(|(_, value)| *value != 0).collect();
        row.insert(CARRIED + name, 1);
        row
    }

    #[test]
    fn a_dependent_row_says_what_it_is_made_of() {
        let mut echelon = Echelon::default();
        assert_eq!(echelon.add(row(&[1, 1, 0, 0], 0)), Ok(None));
        assert_eq!(echelon.add(row(&[0, 1, 1, 0], 1)), Ok(None));
        assert_eq!(echelon.add(row(&[0, 0, 0, 3], 2)), Ok(None));
        let made = echelon.add(row(&[1, 0, -1, 0], 3)).unwrap().unwrap();
        let told: Vec<(u64, i128)> = made.iter().map(|(c, v)| (c - CARRIED, *v)).collect();
        assert!(told == [(0, -1), (1, 1), (3, 1)] || told == [(0, 1), (1, -1), (3, -1)]);
        assert_eq!(echelon.pivots.len(), 3);
    }

    #[test]
    fn a_row_outside_the_span_stays() {
        let mut echelon = Echelon::default();
        for (name, values) in [[1, 1, 0], [0, 1, 1]].iter().enumerate() {
            assert_eq!(echelon.add(row(values, name as u64)), Ok(None));
        }
        let left = echelon.reduce(row(&[1, 0, 0], 2)).unwrap();
        assert!(left.range(..CARRIED).next().is_some());
    }

    #[test]
    fn numbers_that_do_not_fit_are_an_error() {
        let mut echelon = Echelon::default();
        let large = i128::MAX - 1;
        assert_eq!(echelon.add(row(&[large, 1], 0)), Ok(None));
        assert_eq!(echelon.add(row(&[large - 1, 5], 1)), Err(Overflow));
    }
}
