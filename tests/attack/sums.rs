//! Bounds of the count of a group in a set of cells, from what propagation left and from every known sum around it.

use super::bits::Bits;
use super::slice::{Known, Slice};
use super::solver::Bounds;

/// Known sums by group, with the bounds of every variable.
pub(super) struct Sums<'s> {
    slice: &'s Slice,
    /// Of each variable.
    low: Vec<i64>,
    high: Vec<i64>,
    /// Of each group.
    rows: Vec<Vec<&'s Known>>,
    /// For each group the smallest row of each cell, by its position.
    homes: Vec<Vec<Option<usize>>>,
}

impl<'s> Sums<'s> {
    /// What a settled system says.
    pub(super) fn of(slice: &'s Slice, bounds: &Bounds<'_>) -> Self {
        let mut rows: Vec<Vec<&Known>> = vec![Vec::new(); slice.groups.len()];
        for known in &slice.known {
            rows[known.group].push(known);
        }
        let mut homes = Vec::new();
        for rows in &mut rows {
            rows.sort_by_key(|row| row.cells.len());
            let home = |cell| rows.iter().position(|row: &&Known| row.cells.has(cell));
            homes.push((0..slice.cells()).map(home).collect());
        }
        Self {
            slice,
            low: bounds.low.clone(),
            high: bounds.high.clone(),
            rows,
            homes,
        }
    }

    pub(super) const fn slice(&self) -> &'s Slice {
        self.slice
    }

    /// Whether the count of a group in a cell is known exactly.
    pub(super) fn is_fixed(&self, group: usize, cell: usize) -> bool {
        let at = self.slice.variable(group, cell) as usize;
        self.low[at] == self.high[at]
    }

    /// The cells of a group that share their smallest row, row by row.
    pub(super) fn homes(&self, group: usize) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); self.rows[group].len()];
        for (cell, home) in self.homes[group].iter().enumerate() {
            if let Some(home) = home {
                found[*home].push(cell);
            }
        }
        found
    }

    /// The smallest row of a group around a cell.
    pub(super) fn home(&self, group: usize, cell: usize) -> Option<&Bits> {
        let row = self.homes[group][cell].and_then(|home| self.rows[group].get(home));
        row.map(|row| &row.cells)
    }

    fn plain(&self, group: usize, set: &Bits) -> (i64, i64) {
        let (mut low, mut high) = (0, 0);
        for cell in set.iter() {
            let at = self.slice.variable(group, cell) as usize;
            low += self.low[at];
            high += self.high[at];
        }
        (low, high)
    }

    /// Bounds of a sum; sound, not always the narrowest.
    pub(super) fn interval(&self, group: usize, set: &Bits) -> (i64, i64) {
        if let Some(value) = self.slice.spans[group].value(set) {
            return (value, value);
        }
        let (mut low, mut high) = self.by_homes(group, set);
        for row in &self.rows[group] {
            let (from, to) = if set.lies_in(&row.cells) {
                let (least, most) = self.plain(group, &row.cells.without(set));
                (row.low - most, row.high - least)
            } else if row.cells.lies_in(set) {
                let (least, most) = self.plain(group, &set.without(&row.cells));
                (row.low + least, row.high + most)
            } else {
                continue;
            };
            low = low.max(from);
            high = high.min(to);
        }
        (low, high)
    }

    /// The sum of what each smallest row leaves for the cells of the set that are at home in it.
    fn by_homes(&self, group: usize, set: &Bits) -> (i64, i64) {
        let mut parts: Vec<(Option<usize>, Bits)> = Vec::new();
        for cell in set.iter() {
            let home = self.homes[group][cell];
            match parts.iter_mut().find(|(known, _)| *known == home) {
                Some((_, part)) => part.insert(cell),
                None => parts.push((home, Bits::of(self.slice.cells(), [cell]))),
            }
        }
        let (mut low, mut high) = (0, 0);
        for (home, part) in &parts {
            let (mut least, mut most) = self.plain(group, part);
            if let Some(row) = home.and_then(|home| self.rows[group].get(home)) {
                let (rest_low, rest_high) = self.plain(group, &row.cells.without(part));
                least = least.max(row.low - rest_high);
                most = most.min(row.high - rest_low);
            }
            low += least;
            high += most;
        }
        (low, high)
    }
}
