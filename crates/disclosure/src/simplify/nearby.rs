//! Places in a grid of cells, so that those in a triangle are found without looking at all.

use crate::release::Vertex;

/// A place with its neighbours on either side: positions, and where they are.
pub(super) struct Triangle {
    pub(super) corners: [u32; 3],
    pub(super) at: [Vertex; 3],
}

/// Places that are still used, by cell.
pub(super) struct Nearby {
    places: Vec<Vertex>,
    /// How often each is used.
    uses: Vec<u32>,
    /// The end of each cell's places in `sorted`.
    ends: Vec<u32>,
    sorted: Vec<u32>,
    low: Vertex,
    /// Width and height of a cell, and the number of cells along each side.
    cell: (i64, i64),
    side: i64,
}

impl Nearby {
    pub(super) fn new(places: &[Vertex]) -> Self {
        let ends = |pick: fn(&Vertex) -> i32| {
            let low = places.iter().map(pick).min().unwrap_or_default();
            let high = places.iter().map(pick).max().unwrap_or_default();
            (low, i64::from(high) - i64::from(low))
        };
        let ((west, width), (south, height)) = (ends(|v| v.0), ends(|v| v.1));
        let side = ((places.len() / 2) as f64).sqrt().ceil().max(1.0) as i64;
        let mut nearby = Self {
            places: places.to_vec(),
            uses: vec![0; places.len()],
            ends: vec![0; (side * side) as usize],
            sorted: vec![0; places.len()],
            low: (west, south),
            cell: (width / side + 1, height / side + 1),
            side,
        };
        nearby.sort();
        nearby
    }

    /// Counting sort by cell.
    fn sort(&mut self) {
        let cells: Vec<usize> = self.places.iter().map(|at| self.cell_of(*at)).collect();
        for cell in &cells {
            self.ends[*cell] += 1;
        }
        let mut sum = 0;
        for end in &mut self.ends {
            sum += *end;
            *end = sum - *end;
        }
        for (at, cell) in cells.iter().enumerate() {
            let next = &mut self.ends[*cell];
            self.sorted[*next as usize] = at as u32;
            *next += 1;
        }
    }

    fn column_row(&self, (x, y): Vertex) -> (i64, i64) {
        let (x, y) = (i64::from(x), i64::from(y));
        let column = (x - i64::from(self.low.0)) / self.cell.0;
        let row = (y - i64::from(self.low.1)) / self.cell.1;
        (column.clamp(0, self.side - 1), row.clamp(0, self.side - 1))
    }

    fn cell_of(&self, at: Vertex) -> usize {
        let (column, row) = self.column_row(at);
        (row * self.side + column) as usize
    }

    /// A place is used once more.
    pub(super) fn add(&mut self, place: u32) {
        self.uses[place as usize] += 1;
    }

    /// A place is used once less.
    pub(super) fn remove(&mut self, place: u32) {
        self.uses[place as usize] -= 1;
    }

    /// Whether a place that is used, and is none of its corners, lies in a triangle or on its sides.
    pub(super) fn any_in(&self, triangle: &Triangle) -> bool {
        let [a, b, c] = triangle.at;
        let low = self.column_row((a.0.min(b.0).min(c.0), a.1.min(b.1).min(c.1)));
        let high = self.column_row((a.0.max(b.0).max(c.0), a.1.max(b.1).max(c.1)));
        let holds = |place: &u32| {
            self.uses[*place as usize] > 0
                && !triangle.corners.contains(place)
                && triangle.holds(self.places[*place as usize])
        };
        (low.1..=high.1).any(|row| {
            // The cells of a row lie side by side.
            let [from, to] = [low.0, high.0].map(|column| (row * self.side + column) as usize);
            let start = from.checked_sub(1).map_or(0, |before| self.ends[before]);
            let places = &self.sorted[start as usize..self.ends[to] as usize];
            places.iter().any(holds)
        })
    }
}

impl Triangle {
    /// Its area, in square millionths of a degree.
    pub(super) fn area(&self) -> f64 {
        let [a, b, c] = self.at;
        turn(a, b, c).abs() as f64 / 2.0
    }

    /// Whether a place lies in it or on its sides.
    fn holds(&self, at: Vertex) -> bool {
        let [a, b, c] = self.at;
        let sides = [turn(a, b, at), turn(b, c, at), turn(c, a, at)];
        let within = |v: i32, all: [i32; 3]| {
            all.iter().min().is_some_and(|low| *low <= v)
                && all.iter().max().is_some_and(|high| v <= *high)
        };
        // A flat triangle holds what is on its line, between its ends.
        (sides.iter().all(|side| *side >= 0) || sides.iter().all(|side| *side <= 0))
            && within(at.0, [a.0, b.0, c.0])
            && within(at.1, [a.1, b.1, c.1])
    }
}

/// Twice the area of a triangle, positive where it goes round counter-clockwise.
pub(super) fn turn(a: Vertex, b: Vertex, c: Vertex) -> i64 {
    let way = |from: Vertex, to: Vertex| {
        let less = |to: i32, from: i32| i64::from(to) - i64::from(from);
        (less(to.0, from.0), less(to.1, from.1))
    };
    let ((x0, y0), (x1, y1)) = (way(a, b), way(a, c));
    x0 * y1 - x1 * y0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_a_triangle_is_found_as_if_all_were_looked_at() {
        let scattered = |seed: u64| {
            let mixed = (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            ((mixed ^ mixed >> 29) % 1000) as i32
        };
        let mut places: Vec<Vertex> = (0..900)
            .map(|nth| (scattered(2 * nth), scattered(2 * nth + 1)))
            .collect();
        places.sort_unstable();
        places.dedup();
        let mut nearby = Nearby::new(&places);
        (0..places.len() as u32)
            .step_by(3)
            .for_each(|at| nearby.add(at));
        let mut found = 0;
        for nth in 0..300_u64 {
            let corners = [nth, nth * 7, nth * 13].map(|n| (n % places.len() as u64) as u32);
            let at = corners.map(|corner| places[corner as usize]);
            let at = [
                at[0],
                (at[0].0 + at[1].0 % 90, at[0].1 + at[1].1 % 90),
                (at[0].0 + at[2].0 % 90, at[0].1),
            ];
            let triangle = Triangle { corners, at };
            let used = |at: &u32| at.is_multiple_of(3) && !corners.contains(at);
            let all = (0..places.len() as u32).filter(used);
            let expected = all
                .into_iter()
                .any(|at| triangle.holds(places[at as usize]));
            assert_eq!(nearby.any_in(&triangle), expected);
            found += u32::from(expected);
        }
        assert!((30..=270).contains(&found), "{found}");
    }
}
