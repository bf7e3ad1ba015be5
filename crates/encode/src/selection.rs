//! Which features of a table are asked for: those that touch a box, page by page.

use std::ops::Range;

use crate::query::Search;
use crate::table::{Bounds, Table};

/// What a client asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Query {
    /// West, south, east, north in degrees, edges included; west of more than east crosses the date line.
    pub bbox: Option<[f64; 4]>,
    /// Features to pass over.
    pub offset: usize,
    /// Most features to give; none for all.
    pub limit: Option<usize>,
}

/// The places in a table of the features that were asked for, in the table's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    picked: Picked,
    matched: usize,
    more: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Picked {
    Run(Range<usize>),
    Rows(Vec<u32>),
}

impl Selection {
    /// All features of a table.
    #[must_use]
    pub fn all(table: &(impl Table + ?Sized)) -> Self {
        Self::of(table, &Query::default())
    }

    /// The features that a query asks for. A feature is in a box if the box around it touches that box.
    #[must_use]
    pub fn of(table: &(impl Table + ?Sized), query: &Query) -> Self {
        let Query {
            bbox,
            offset,
            limit,
        } = *query;
        let search = Search {
            bbox,
            offset,
            limit,
            ..Search::default()
        };
        Self::search(table, &search)
    }

    /// A page of all features, from a place on.
    pub(crate) fn run(matched: usize, first: usize, search: &Search) -> Self {
        let start = first.saturating_add(search.offset).min(matched);
        let most = search.limit.unwrap_or(usize::MAX);
        let end = start.saturating_add(most).min(matched);
        Self {
            picked: Picked::Run(start..end),
            matched,
            more: end < matched,
        }
    }

    /// Features at these places.
    pub(crate) const fn rows(rows: Vec<u32>, matched: usize, more: bool) -> Self {
        Self {
            picked: Picked::Rows(rows),
            matched,
            more,
        }
    }

    /// Whether there are more behind this page.
    #[must_use]
    pub const fn more(&self) -> bool {
        self.more
    }

    /// The place in the table of this page's last feature: the next page begins after its id.
    #[must_use]
    pub fn last(&self) -> Option<usize> {
        self.get(self.returned().checked_sub(1)?)
    }

    /// How many features fit the query, on whatever page.
    #[must_use]
    pub const fn matched(&self) -> usize {
        self.matched
    }

    /// How many of them are on this page.
    #[must_use]
    pub fn returned(&self) -> usize {
        match &self.picked {
            Picked::Run(run) => run.len(),
            Picked::Rows(rows) => rows.len(),
        }
    }

    /// The place in the table of the nth feature of this page.
    #[must_use]
    pub fn get(&self, nth: usize) -> Option<usize> {
        match &self.picked {
            Picked::Run(run) => run.clone().nth(nth),
            Picked::Rows(rows) => rows.get(nth).map(|at| *at as usize),
        }
    }

    /// The places in the table of the features of this page.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.returned()).filter_map(|nth| self.get(nth))
    }
}

pub(crate) fn touches(own: Bounds, [west, south, east, north]: [f64; 4]) -> bool {
    let [own_west, own_south, own_east, own_north] = own.map(|v| f64::from(v) / 1e6);
    let (from_west, from_east) = (own_east >= west, own_west <= east);
    let across = if west > east {
        from_west || from_east
    } else {
        from_west && from_east
    };
    across && own_north >= south && own_south <= north
}

#[cfg(test)]
#[path = "selection_tests.rs"]
mod tests;
