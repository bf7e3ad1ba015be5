//! Parameters of a request that are not filters: a property's name with a value, an order, a choice of properties.

use std::cmp::Ordering;

use crate::query::cql2::{Comparison, Filter, Scalar};
use crate::query::error::{InvalidFilter, short};
use crate::query::predicate::{compare_properties, property};
use crate::query::queryables::{Kind, Queryables, Source};
use crate::table::{Column, Property, Table};

impl Filter {
    /// What `name=value` asks for: features that have this value there.
    ///
    /// # Errors
    /// Where there is no such property, it is a geometry, or the value is not of its kind.
    pub fn of_parameter(
        name: &str,
        value: &str,
        queryables: &Queryables,
    ) -> Result<Self, InvalidFilter> {
        let own = queryables.find(name)?;
        let refuse = || InvalidFilter::Kind {
            name: own.name.to_owned(),
            kind: own.kind.word(),
            found: short(value),
        };
        let value = match own.kind {
            Kind::Geometry => return Err(refuse()),
            Kind::Integer | Kind::Number => {
                let number = value.parse().ok().filter(|number: &f64| number.is_finite());
                Scalar::Number(number.ok_or_else(refuse)?)
            }
            Kind::Text | Kind::Date | Kind::List => Scalar::Text(value.to_owned()),
        };
        let name = Scalar::Property(own.name.to_owned());
        Ok(Self::Compare(name, Comparison::Equal, value))
    }
}

/// Which way values go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the least.
    Ascending,
    /// From the largest.
    Descending,
}

/// An order of features: by values, null last whichever way they go, then by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sort(Vec<(Source, Direction)>);

impl Sort {
    /// Reads `a,-b,+c`; a space is a `+` that was decoded.
    ///
    /// # Errors
    /// Where it names what is not there, or what has no order.
    pub fn read(text: &str, queryables: &Queryables) -> Result<Self, InvalidFilter> {
        let mut keys: Vec<(Source, Direction)> = Vec::new();
        for part in text.split(',') {
            let (name, direction) = match part.strip_prefix('-') {
                Some(name) => (name, Direction::Descending),
                None => (
                    part.strip_prefix(['+', ' ']).unwrap_or(part),
                    Direction::Ascending,
                ),
            };
            let own = queryables.find(name.trim())?;
            if matches!(own.kind, Kind::Geometry | Kind::List) {
                return Err(InvalidFilter::Kind {
                    name: own.name.to_owned(),
                    kind: own.kind.word(),
                    found: "sortby".to_owned(),
                });
            }
            // What comes twice has said everything the first time.
            if keys.iter().all(|(source, _)| *source != own.source) {
                keys.push((own.source, direction));
            }
        }
        Ok(Self(keys))
    }

    /// Whether features stay in the order of their ids.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The order of the features at two places.
    pub(crate) fn compare(&self, table: &(impl Table + ?Sized), a: usize, b: usize) -> Ordering {
        for (source, direction) in &self.0 {
            let (own, other) = (property(*source, table, a), property(*source, table, b));
            let found = match (own, other, direction) {
                (Property::Null, _, _) | (_, Property::Null, _) | (_, _, Direction::Ascending) => {
                    compare_properties(own, other)
                }
                (own, other, Direction::Descending) => compare_properties(other, own),
            };
            if found != Ordering::Equal {
                return found;
            }
        }
        a.cmp(&b)
    }
}

/// Which properties of a table are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shown {
    columns: u64,
    /// Whether the geometry is.
    pub geometry: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            columns: u64::MAX,
            geometry: true,
        }
    }
}

impl Shown {
    /// Reads `a,b,c`; the table keeps its order, and id and geometry are shown whether they are named or not.
    ///
    /// # Errors
    /// Where it names what is not there.
    pub fn read(text: &str, queryables: &Queryables) -> Result<Self, InvalidFilter> {
        let mut shown = Self {
            columns: 0,
            ..Self::default()
        };
        for name in text
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            if let Source::Column(at @ 0..64) = queryables.find(name)?.source {
                shown.columns |= 1 << at;
            }
        }
        Ok(shown)
    }

    /// Whether the nth column is.
    #[must_use]
    pub const fn has(self, column: usize) -> bool {
        column >= 64 || self.columns >> column & 1 == 1
    }

    /// Whether everything is.
    #[must_use]
    pub fn is_all(self) -> bool {
        self == Self::default()
    }

    /// Those of these columns that are shown, with their positions.
    pub fn of(self, columns: &'static [Column]) -> impl Iterator<Item = (usize, &'static Column)> {
        let all = columns.iter().enumerate();
        all.filter(move |(at, _)| self.has(*at))
    }
}

#[cfg(test)]
#[path = "parameters_tests.rs"]
mod tests;
