//! The limits between groups of numbers, as the page computes them (`quantile` in `web/src/breaks.ts`): zeros count among the
//! numbers, though they have a look of their own.

use super::colours::RAMP;
use crate::seen::{Seen, column};
use crate::table::Table;

/// The numbers of a column in groups of about the same number of places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// The least number and the highest; none where there is no number.
    pub ends: Option<(f64, f64)>,
    /// Up to four limits; a number belongs to the group above as many of them as it reaches.
    pub limits: Vec<f64>,
    /// A number of as few digits as can be for each limit, which parts the same numbers: readers of styles keep six
    /// digits (QGIS, of an SLD), and a limit is itself the least number of its group.
    pub cuts: Vec<f64>,
    /// Whether some number is zero.
    pub has_zero: bool,
}

impl Scale {
    /// That of a column, `value` or `cases`; numbers that are withheld do not count.
    #[must_use]
    pub fn of<T: Table + ?Sized>(table: &T, column: &str) -> Self {
        let numbers = shown(table, column);
        let (Some(least), Some(most)) = (numbers.first().copied(), numbers.last().copied()) else {
            return Self::default();
        };
        let at = |nth: usize| numbers.get(nth * numbers.len() / RAMP.len()).copied();
        let mut limits: Vec<f64> = (1..RAMP.len()).filter_map(at).collect();
        limits.dedup();
        limits.retain(|limit| *limit > least);
        let below = |limit: &f64| {
            let at = numbers.partition_point(|number| number < limit);
            let under = at.checked_sub(1).and_then(|at| numbers.get(at));
            under.map_or(*limit, |under| cut(*under, *limit))
        };
        Self {
            ends: Some((least, most)),
            cuts: limits.iter().map(below).collect(),
            limits,
            has_zero: numbers.contains(&0.0),
        }
    }

    /// Each group's least number and the one it ends at.
    #[must_use]
    pub fn groups(&self) -> Vec<(f64, f64)> {
        let Some((least, most)) = self.ends else {
            return Vec::new();
        };
        let from = std::iter::once(least).chain(self.limits.iter().copied());
        let to = self.limits.iter().copied().chain([most]);
        from.zip(to).collect()
    }
}

/// The number of the fewest digits above one and not above the other.
fn cut(below: f64, limit: f64) -> f64 {
    let of_digits = |digits: usize| {
        let rounded = |number: f64| format!("{number:.digits$e}").parse().unwrap_or(limit);
        let near: f64 = rounded(limit);
        if near <= limit {
            return near;
        }
        // Down by one of the last digit.
        let unit = limit.abs().log10().floor() - digits as f64;
        rounded(near - 10_f64.powf(unit))
    };
    let fits = |number: &f64| below < *number && *number <= limit;
    (0..16).map(of_digits).find(fits).unwrap_or(limit)
}

/// The numbers of a column that are shown, ascending.
fn shown<T: Table + ?Sized>(table: &T, name: &str) -> Vec<f64> {
    let (seen, column) = (Seen::of(table), column(table, name));
    let mut numbers: Vec<f64> = (0..table.len())
        .filter(|at| !seen.is_hidden(*at))
        .filter_map(|at| seen.number(at, column))
        .collect();
    numbers.sort_unstable_by(f64::total_cmp);
    numbers
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_cut_parts_two_numbers_with_as_few_digits_as_can_be() {
        for (below, limit, expected) in [
            (0.245_524_296_675_191_8, 0.245_998_814_463_544_74, 0.2459),
            (0.24, 0.250_559_284_116_331_1, 0.25),
            (0.226, 0.278, 0.27),
            (0.666_666, 2.0 / 3.0, 0.666_666_6),
            (35.0, 37.0, 37.0),
            (9.0, 1234.0, 1000.0),
            (-0.7, -2.0 / 3.0, -0.67),
            (-1.0, 0.0, 0.0),
        ] {
            let found = cut(below, limit);
            assert!(below < found && found <= limit, "{found}");
            assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
        }
        let next = 0.3_f64.next_up();
        assert!(cut(0.3, next).total_cmp(&next).is_eq());
    }
}
