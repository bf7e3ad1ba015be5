//! The limits between groups of numbers, as the page computes them (`breaksOf` in `web/src/classes.ts`).

use super::colours::RAMP;
use crate::table::{Property, Table};

/// The numbers of a column in groups of about the same number of places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// The least number and the highest; none where there is no number.
    pub ends: Option<(f64, f64)>,
    /// Up to four limits; a number belongs to the group above as many of them as it reaches.
    pub limits: Vec<f64>,
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
        Self {
            ends: Some((least, most)),
            limits,
        }
    }

    /// Each group's least number and the one it ends at.
    pub(super) fn groups(&self) -> Vec<(f64, f64)> {
        let Some((least, most)) = self.ends else {
            return Vec::new();
        };
        let from = std::iter::once(least).chain(self.limits.iter().copied());
        let to = self.limits.iter().copied().chain([most]);
        from.zip(to).collect()
    }
}

/// The numbers of a column that are shown, ascending.
fn shown<T: Table + ?Sized>(table: &T, column: &str) -> Vec<f64> {
    let of = |name: &str| table.columns().iter().position(|own| own.name == name);
    let (shown, status, marks) = (of(column), of("status"), of("marks"));
    let value = |at: usize, column: Option<usize>| {
        column.map_or(Property::Null, |column| table.value(at, column))
    };
    let hidden = |at: usize| {
        let withheld = match value(at, marks) {
            Property::List(words) => words.iter().any(|word| word == "withheld"),
            _ => false,
        };
        let status = value(at, status);
        withheld || matches!(status, Property::Text("suppressed" | "nodata"))
    };
    let mut numbers: Vec<f64> = (0..table.len())
        .filter(|at| !hidden(*at))
        .filter_map(|at| match value(at, shown) {
            Property::Integer(number) => Some(number as f64),
            Property::Number(number) => Some(number),
            _ => None,
        })
        .collect();
    numbers.sort_unstable_by(f64::total_cmp);
    numbers
}
