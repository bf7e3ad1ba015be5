//! Sen's slope: the median of the slopes of all pairs, and its interval by ranks (Sen 1968; Gilbert 1987).

use crate::interval::Z_95;

/// All slopes, ascending.
pub(super) struct Slopes(Vec<f64>);

impl Slopes {
    pub(super) fn new(groups: Vec<Vec<f64>>) -> Self {
        let mut slopes: Vec<f64> = groups.into_iter().flatten().collect();
        slopes.sort_unstable_by(f64::total_cmp);
        Self(slopes)
    }

    /// The middle slope, or the mean of the middle two; none without slopes or beyond the range of numbers.
    pub(super) fn median(&self) -> Option<f64> {
        self.at(0.5 * (self.0.len() as f64 + 1.0))
    }

    /// The 95 % interval: the slopes of rank `(N − C) / 2` and `(N + C) / 2 + 1` with `C = z √var S`, interpolated
    /// between ranks; none where these ranks do not exist.
    pub(super) fn interval(&self, var_s: f64) -> Option<(f64, f64)> {
        let (all, width) = (self.0.len() as f64, Z_95 * var_s.sqrt());
        let rank = 0.5 * (all - width);
        Some((self.at(rank)?, self.at(all + 1.0 - rank)?))
    }

    /// The slope of a rank from 1, linear between ranks.
    fn at(&self, rank: f64) -> Option<f64> {
        if rank.is_nan() || rank < 1.0 || rank > self.0.len() as f64 {
            return None;
        }
        let below = rank.floor();
        let (part, at) = (rank - below, below as usize);
        let low = *self.0.get(at - 1)?;
        let high = self.0.get(at).copied().unwrap_or(low);
        let slope = low * (1.0 - part) + high * part;
        slope.is_finite().then_some(slope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        assert_eq!(
            Slopes::new(vec![vec![4.0, 1.0], vec![2.0, 9.0]]).median(),
            Some(3.0)
        );
        assert_eq!(Slopes::new(vec![vec![4.0, 1.0, 2.0]]).median(), Some(2.0));
        assert_eq!(Slopes::new(Vec::new()).median(), None);
    }

    #[test]
    fn ranks_outside_the_slopes_bound_nothing() {
        let six = Slopes::new(vec![vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]]);
        // four values in order: var S = 26/3, C = 5.77, rank (6 − 5.77) / 2 = 0.11
        assert_eq!(six.interval(26.0 / 3.0), None);
        // C = 4 gives ranks 1 and 6
        let (low, high) = six.interval((4.0 / Z_95).powi(2)).expect("they exist");
        assert!((low - 1.0).abs() < 1e-12 && (high - 6.0).abs() < 1e-12);
    }

    #[test]
    fn slopes_beyond_the_range_of_numbers_are_none() {
        assert_eq!(Slopes::new(vec![vec![f64::INFINITY; 3]]).median(), None);
    }
}
