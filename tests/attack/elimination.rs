//! Exact elimination: what follows from sums by adding and subtracting them, over the integers modulo `2^31 - 1`, where
//! counts keep their value and sets that are independent stay so but for rare primes.

use super::bits::Bits;
use super::problem::Constraint;

const PRIME: u64 = (1 << 31) - 1;

/// All that can be made of some sums by adding and subtracting multiples: a reduced echelon form with sparse rows.
#[derive(Clone, Debug)]
pub(super) struct Span {
    cells: usize,
    /// The row that each cell leads, if any.
    leads: Vec<Option<u32>>,
    rows: Vec<Row>,
}

/// One row: factors by cell in ascending order, and the value.
#[derive(Clone, Debug)]
struct Row {
    terms: Vec<(u32, u64)>,
    value: u64,
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

impl Row {
    fn factor(&self, cell: u32) -> u64 {
        let found = self.terms.binary_search_by_key(&cell, |term| term.0);
        found.map_or(0, |at| self.terms[at].1)
    }

    /// This less a multiple of another.
    fn less(&self, other: &Self, factor: u64) -> Self {
        let by = PRIME - factor;
        let mut terms = Vec::with_capacity(self.terms.len() + other.terms.len());
        let (mut mine, mut theirs) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        loop {
            let next = match (mine.peek(), theirs.peek()) {
                (None, None) => break,
                (Some(a), Some(b)) => a.0.min(b.0),
                (Some(one), None) | (None, Some(one)) => one.0,
            };
            let own = mine.next_if(|term| term.0 == next).map_or(0, |term| term.1);
            let its = theirs.next_if(|term| term.0 == next);
            let sum = (own + by * its.map_or(0, |term| term.1)) % PRIME;
            if sum != 0 {
                terms.push((next, sum));
            }
        }
        Self {
            terms,
            value: (self.value + by * other.value) % PRIME,
        }
    }
}

impl Span {
    /// Nothing, over so many cells.
    pub(super) fn new(cells: usize) -> Self {
        Self {
            cells,
            leads: vec![None; cells],
            rows: Vec::new(),
        }
    }

    /// What is left of the sum of a set. No row has another's leading cell, so each is needed once at most.
    fn reduced(&self, set: &Bits, value: u64) -> Row {
        let mut left = vec![0; self.cells];
        let mut value = value % PRIME;
        for cell in set.iter() {
            left[cell] = (left[cell] + 1) % PRIME;
            let row = self.leads[cell].and_then(|row| self.rows.get(row as usize));
            let Some(row) = row else { continue };
            for (other, factor) in &row.terms {
                let at = *other as usize;
                left[at] = (left[at] + PRIME - factor) % PRIME;
            }
            value = (value + PRIME - row.value) % PRIME;
        }
        let terms = left.iter().zip(0..).filter(|(factor, _)| **factor != 0);
        Row {
            terms: terms.map(|(factor, cell)| (cell, *factor)).collect(),
            value,
        }
    }

    /// Adds the sum of a set of cells; whether it is new.
    pub(super) fn add(&mut self, set: &Bits, value: u64) -> bool {
        let mut row = self.reduced(set, value);
        let Some((leading, first)) = row.terms.first().copied() else {
            return false;
        };
        let factor = inverse(first);
        for (_, term) in &mut row.terms {
            *term = *term * factor % PRIME;
        }
        row.value = row.value * factor % PRIME;
        for other in &mut self.rows {
            let factor = other.factor(leading);
            if factor != 0 {
                *other = other.less(&row, factor);
            }
        }
        self.leads[leading as usize] = Some(self.rows.len() as u32);
        self.rows.push(row);
        true
    }

    /// The sum of a set, where it follows; values above half the prime stand for negative ones.
    pub(super) fn value(&self, set: &Bits) -> Option<i64> {
        let row = self.reduced(set, 0);
        let follows = row.terms.is_empty();
        follows.then(|| centred((PRIME - row.value) % PRIME))
    }

    /// The rows as constraints, those with small factors; `variable` gives the variable of a cell.
    pub(super) fn constraints(&self, variable: impl Fn(usize) -> u32) -> Vec<Constraint> {
        let mut found = Vec::new();
        for row in &self.rows {
            let term = |(cell, factor): &(u32, u64)| (variable(*cell as usize), centred(*factor));
            let terms: Vec<(u32, i64)> = row.terms.iter().map(term).collect();
            if terms.iter().all(|(_, factor)| factor.abs() <= 4) {
                let value = centred(row.value);
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
