//! Finding the features of a page: those near a box, those that fit a filter, in an order, behind the last page. Done in
//! slices of rows, so that a server can do other things in between, and stop when nobody waits any more.

use std::ops::Range;

use crate::query::parameters::Sort;
use crate::query::predicate::{Predicate, area};
use crate::selection::{Selection, touches};
use crate::table::{Bounds, Table};

/// What is asked of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// West, south, east, north in degrees, edges included; west of more than east crosses the date line. A feature is in
    /// it if the box around the feature touches it.
    pub bbox: Option<[f64; 4]>,
    /// What features have to fit.
    pub filter: Option<Predicate>,
    /// Their order.
    pub sort: Sort,
    /// The id of the last feature of the page before. Where features are in an order and there is none with this id, the
    /// page is empty.
    pub after: Option<u64>,
    /// Features to pass over.
    pub offset: usize,
    /// Most features to give; none for all.
    pub limit: Option<usize>,
    /// How many fit on all pages, where that is known, say from the page before: then a page in the order of ids ends as
    /// soon as it is full.
    pub matched: Option<usize>,
}

impl Search {
    /// Rows to look at between two pauses: a few milliseconds' worth, however dear the filter is.
    #[must_use]
    pub fn slice(&self) -> usize {
        const COST: usize = 200_000;
        let cost = self.filter.as_ref().map_or(1, Predicate::cost);
        // Besides the filter, a box and an order are looked at.
        COST / (cost + 8)
    }

    /// Whether every feature fits and all are in the order of their ids.
    const fn is_plain(&self) -> bool {
        self.bbox.is_none() && self.filter.is_none() && self.sort.is_empty()
    }

    /// A box that all of them touch.
    fn bounds(&self) -> Option<Bounds> {
        let own = self.bbox.map(reach);
        let of_filter = self.filter.as_ref().and_then(Predicate::bounds);
        own.into_iter().chain(of_filter).min_by_key(area)
    }

    fn fits(&self, table: &(impl Table + ?Sized), at: usize) -> bool {
        let in_box = |bbox| table.bbox(at).is_some_and(|own| touches(own, bbox));
        self.bbox.is_none_or(in_box)
            && self
                .filter
                .as_ref()
                .is_none_or(|filter| filter.matches(table, at))
    }
}

/// Rows yet to be looked at.
#[derive(Clone, Debug)]
enum Rows {
    Run(Range<usize>),
    Near(std::vec::IntoIter<u32>),
}

/// A search under way.
#[derive(Clone, Debug)]
pub struct Scan {
    rows: Rows,
    matched: usize,
    /// Rows of the page, and of pages before it that are passed over; in an order, up to twice as many.
    picked: Vec<u32>,
    /// How many fit and lie behind the page before.
    eligible: usize,
    /// The row that a page in the order of ids starts with.
    first: usize,
    /// In an order, the last row of the page before, where there is one.
    last: Option<usize>,
    /// In an order, the last of those that were kept when they were cut: none behind it is on the page.
    worst: Option<usize>,
    plain: Option<Selection>,
}

impl Scan {
    /// Starts a search.
    #[must_use]
    pub fn new(table: &(impl Table + ?Sized), search: &Search) -> Self {
        let first = search.after.map_or(0, |id| behind(table, id));
        let mut scan = Self {
            rows: Rows::Run(0..0),
            matched: 0,
            picked: Vec::new(),
            eligible: 0,
            first,
            last: None,
            worst: None,
            plain: None,
        };
        if search.is_plain() {
            scan.plain = Some(Selection::run(table.len(), first, search));
            return scan;
        }
        if !search.sort.is_empty()
            && let Some(id) = search.after
        {
            scan.last = table.find(id);
            scan.first = if scan.last.is_some() { 0 } else { table.len() };
        }
        // Rows before the page need not be looked at only to count them.
        let from = match search.matched {
            Some(_) if search.sort.is_empty() => first,
            _ => 0,
        };
        scan.rows = match search.bounds() {
            None => Rows::Run(from..table.len()),
            Some(bounds) => {
                let mut near = Vec::new();
                table.near(bounds, &mut |at| {
                    if at >= from {
                        near.push(at as u32);
                    }
                });
                Rows::Near(near.into_iter())
            }
        };
        scan
    }

    /// Looks at so many rows more; whether that was the last of them.
    pub fn step(&mut self, table: &(impl Table + ?Sized), search: &Search, rows: usize) -> bool {
        for _ in 0..rows {
            let next = match &mut self.rows {
                Rows::Run(run) => run.next(),
                Rows::Near(near) => near.next().map(|at| at as usize),
            };
            let Some(at) = next else { return true };
            if !search.fits(table, at) {
                continue;
            }
            self.matched += 1;
            if search.sort.is_empty() {
                if self.take(search, at) {
                    self.rows = Rows::Run(0..0);
                    return true;
                }
            } else {
                self.take_sorted(table, search, at);
            }
        }
        false
    }

    /// Takes a row that fits, in the order of ids; whether no more need be looked at.
    fn take(&mut self, search: &Search, at: usize) -> bool {
        if at < self.first {
            return false;
        }
        self.eligible += 1;
        if self.eligible <= search.offset {
            return false;
        }
        if search.limit.is_none_or(|most| self.picked.len() < most) {
            self.picked.push(at as u32);
            return false;
        }
        search.matched.is_some()
    }

    /// Takes a row that fits if it lies behind the page before: the best of them are kept.
    fn take_sorted(&mut self, table: &(impl Table + ?Sized), search: &Search, at: usize) {
        let sort = &search.sort;
        let behind = |last| sort.compare(table, at, last).is_gt();
        if at < self.first || !self.last.is_none_or(behind) {
            return;
        }
        self.eligible += 1;
        let Some(most) = search.limit else {
            self.picked.push(at as u32);
            return;
        };
        let most = search.offset.saturating_add(most);
        let worse = |worst: usize| sort.compare(table, at, worst).is_gt();
        if self.worst.is_some_and(worse) {
            return;
        }
        self.picked.push(at as u32);
        if self.picked.len() >= most.saturating_mul(2).max(64) {
            self.cut(table, sort, most);
        }
    }

    /// Keeps the first so many.
    fn cut(&mut self, table: &(impl Table + ?Sized), sort: &Sort, most: usize) {
        let order = |a: &u32, b: &u32| sort.compare(table, *a as usize, *b as usize);
        if let Some(last) = most.checked_sub(1).filter(|last| *last < self.picked.len()) {
            let (_, worst, _) = self.picked.select_nth_unstable_by(last, order);
            self.worst = Some(*worst as usize);
        }
        self.picked.truncate(most);
    }

    /// What was found.
    #[must_use]
    pub fn finish(mut self, table: &(impl Table + ?Sized), search: &Search) -> Selection {
        if let Some(plain) = self.plain {
            return plain;
        }
        let end = search.limit.map(|most| most.saturating_add(search.offset));
        if !search.sort.is_empty() {
            let order = |a: &u32, b: &u32| search.sort.compare(table, *a as usize, *b as usize);
            if let Some(most) = end {
                self.cut(table, &search.sort, most);
            }
            self.picked.sort_unstable_by(order);
            self.picked.drain(..search.offset.min(self.picked.len()));
        }
        let more = end.is_some_and(|end| self.eligible > end);
        let matched = search.matched.unwrap_or(self.matched);
        Selection::rows(self.picked, matched, more)
    }
}

impl Selection {
    /// What a search finds, all of it at once.
    #[must_use]
    pub fn search(table: &(impl Table + ?Sized), search: &Search) -> Self {
        let mut scan = Scan::new(table, search);
        scan.step(table, search, usize::MAX);
        scan.finish(table, search)
    }
}

/// The place of the first feature whose id is larger.
fn behind(table: &(impl Table + ?Sized), id: u64) -> usize {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low.midpoint(high);
        if table.id(middle).is_some_and(|own| own <= id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Degrees as millionths, a step wider; all around the Earth where the box crosses the date line.
fn reach([west, south, east, north]: [f64; 4]) -> Bounds {
    let millionths = |degrees: f64, by: f64| (degrees * 1e6 + by).round() as i32;
    let (west, east) = if west <= east {
        (millionths(west, -1.0), millionths(east, 1.0))
    } else {
        (i32::MIN, i32::MAX)
    };
    [west, millionths(south, -1.0), east, millionths(north, 1.0)]
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
