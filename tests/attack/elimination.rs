//! Exact elimination: what follows from sums by adding and subtracting them, over the integers modulo `2^31 - 1`, where
//! counts keep their value and sets that are independent stay so but for rare primes.

use super::bits::Bits;
use super::solver::Constraint;

const PRIME: u64 = (1 << 31) - 1;

/// All that can be made of some sums by adding and subtracting multiples: a reduced echelon form.
#[derive(Clone, Debug)]
pub(super) struct Span {
    cells: usize,
    /// The leading cell, and the row: a factor for each cell, last the value.
    rows: Vec<(usize, Vec<u64>)>,
}

fn inverse(number: u64) -> u64 {
    let (mut power, mut result, mut exponent) = (number, 1, PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * power % PRIME;
        }
        power = power * power % PRIME;
        exponent >>= 1;
    }
    result
}

fn subtract(row: &mut [u64], other: &[u64], factor: u64) {
    for (cell, by) in row.iter_mut().zip(other) {
        if *by != 0 {
            *cell = (*cell + (PRIME - factor) * by) % PRIME;
        }
    }
}

impl Span {
    /// Nothing, over so many cells.
    pub(super) const fn new(cells: usize) -> Self {
        Self {
            cells,
            rows: Vec::new(),
        }
    }

    fn reduced(&self, set: &Bits, value: u64) -> Vec<u64> {
        let mut row = vec![0; self.cells + 1];
        for cell in set.iter() {
            row[cell] = 1;
        }
        row[self.cells] = value % PRIME;
        for (leading, other) in &self.rows {
            let factor = row[*leading];
            if factor != 0 {
                subtract(&mut row, other, factor);
            }
        }
        row
    }

    /// Adds the sum of a set of cells; whether it is new.
    pub(super) fn add(&mut self, set: &Bits, value: u64) -> bool {
        let mut row = self.reduced(set, value);
        let Some(leading) = row[..self.cells].iter().position(|factor| *factor != 0) else {
            return false;
        };
        let factor = inverse(row[leading]);
        for cell in &mut row {
            *cell = *cell * factor % PRIME;
        }
        for (_, other) in &mut self.rows {
            let factor = other[leading];
            if factor != 0 {
                subtract(other, &row, factor);
            }
        }
        self.rows.push((leading, row));
        true
    }

    /// The sum of a set, where it follows; values above half the prime stand for negative ones.
    pub(super) fn value(&self, set: &Bits) -> Option<i64> {
        let row = self.reduced(set, 0);
        let follows = row[..self.cells].iter().all(|factor| *factor == 0);
        follows.then(|| centred((PRIME - row[self.cells]) % PRIME))
    }

    /// The rows as constraints, those with small factors; `variable` gives the variable of a cell.
    pub(super) fn constraints(&self, variable: impl Fn(usize) -> u32) -> Vec<Constraint> {
        let mut found = Vec::new();
        for (_, row) in &self.rows {
            let factors = row[..self.cells].iter().enumerate();
            let terms: Vec<(u32, i64)> = factors
                .filter(|(_, factor)| **factor != 0)
                .map(|(cell, factor)| (variable(cell), centred(*factor)))
                .collect();
            if terms.iter().all(|(_, factor)| factor.abs() <= 4) {
                let value = centred(row[self.cells]);
                found.push(Constraint {
                    terms,
                    low: value,
                    high: value,
                });
            }
        }
        found
    }
}

fn centred(number: u64) -> i64 {
    let (number, prime) = (number.cast_signed(), PRIME.cast_signed());
    if number > prime / 2 {
        number - prime
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_and_sums_of_sums_follow_and_nothing_else() {
        let set = |cells: &[usize]| Bits::of(4, cells.iter().copied());
        let mut span = Span::new(4);
        assert!(span.add(&set(&[0, 1, 2]), 30));
        assert!(span.add(&set(&[2, 3]), 9));
        assert!(span.add(&set(&[0, 1]), 26));
        assert!(!span.add(&set(&[0, 1, 3]), 31));
        assert_eq!(span.value(&set(&[2])), Some(4));
        assert_eq!(span.value(&set(&[3])), Some(5));
        assert_eq!(span.value(&set(&[0])), None);
        assert_eq!(span.value(&set(&[0, 1, 3])), Some(31));
        assert_eq!(span.constraints(|cell| cell as u32).len(), 3);
    }
}
