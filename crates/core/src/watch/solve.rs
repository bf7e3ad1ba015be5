//! Small dense systems of linear equations.

/// Solves `(I − Q) x = 1` for a matrix Q (row-major, `n` by `n`) of probabilities whose rows sum to less than 1, or to 1 where a
/// way out leads over other rows: the mean number of steps until a chain is left, for each state it may start in. Such a matrix
/// needs no pivots. Infinite where rounding leaves no way out.
pub(super) fn steps_to_leave(mut q: Vec<f64>, n: usize) -> Vec<f64> {
    for (at, cell) in q.iter_mut().enumerate() {
        let one = if at / n == at % n { 1.0 } else { 0.0 };
        *cell = one - *cell;
    }
    let mut x = vec![1.0; n];
    for column in 0..n {
        let (above, below) = q.split_at_mut((column + 1) * n);
        let pivot = &above[column * n..];
        if pivot[column] <= 0.0 {
            return vec![f64::INFINITY; n];
        }
        for (at, row) in below.chunks_exact_mut(n).enumerate() {
            let factor = row[column] / pivot[column];
            if factor == 0.0 {
                continue;
            }
            for (own, other) in row[column..].iter_mut().zip(&pivot[column..]) {
                *own -= factor * other;
            }
            x[column + 1 + at] -= factor * x[column];
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n)
            .map(|other| q[row * n + other] * x[other])
            .sum();
        x[row] = (x[row] - known) / q[row * n + row];
    }
    x
}

/// The least number of `range` for which something holds that holds for all above it; the last one where it holds for none.
pub(super) fn least(range: std::ops::RangeInclusive<u32>, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (*range.start(), *range.end());
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
