//! What of a geometry lies in a square: rings side by side (Sutherland and Hodgman, Reentrant polygon clipping, 1974),
//! lines piece by piece (Liang and Barsky, A new concept and method for line clipping, 1984).

/// A place on a tile's grid.
pub(crate) type Place = (i64, i64);

/// A square from `low` to `high` both ways, edges included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Square {
    pub(crate) low: i64,
    pub(crate) high: i64,
}

#[derive(Clone, Copy)]
enum Side {
    West,
    East,
    North,
    South,
}

impl Square {
    pub(crate) fn holds(self, (x, y): Place) -> bool {
        let within = |v: i64| self.low <= v && v <= self.high;
        within(x) && within(y)
    }

    /// Whether all places lie on the same side of it.
    pub(crate) fn is_beside(self, places: &[Place]) -> bool {
        let sides = [Side::West, Side::East, Side::North, Side::South];
        let mut sides = sides.into_iter();
        sides.any(|side| places.iter().all(|place| !self.inside(side, *place)))
    }

    /// Cuts a ring, which must not repeat its first vertex; what is left may be empty or flat.
    pub(crate) fn cut_ring(self, ring: &mut Vec<Place>, spare: &mut Vec<Place>) {
        if ring.iter().all(|place| self.holds(*place)) {
            return;
        }
        for side in [Side::West, Side::East, Side::North, Side::South] {
            self.cut_side(side, ring, spare);
            std::mem::swap(ring, spare);
        }
    }

    fn cut_side(self, side: Side, ring: &[Place], out: &mut Vec<Place>) {
        out.clear();
        let Some(mut before) = ring.last().copied() else {
            return;
        };
        for place in ring.iter().copied() {
            if self.inside(side, before) != self.inside(side, place) {
                out.push(self.crossing(side, before, place));
            }
            if self.inside(side, place) {
                out.push(place);
            }
            before = place;
        }
    }

    const fn inside(self, side: Side, (x, y): Place) -> bool {
        match side {
            Side::West => x >= self.low,
            Side::East => x <= self.high,
            Side::North => y >= self.low,
            Side::South => y <= self.high,
        }
    }

    /// Where an edge that crosses a side does so. The edge's ends are put in order first: an edge that two polygons
    /// share is cut at the same place, whichever way each goes round.
    fn crossing(self, side: Side, a: Place, b: Place) -> Place {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let edge = match side {
            Side::West | Side::North => self.low,
            Side::East | Side::South => self.high,
        };
        match side {
            Side::West | Side::East => (edge, at(edge, a, b)),
            Side::North | Side::South => (at(edge, (a.1, a.0), (b.1, b.0)), edge),
        }
    }

    /// The pieces of a line that lie in the square; a piece has two places or more.
    pub(crate) fn cut_line(self, line: &[Place]) -> Vec<Vec<Place>> {
        let mut pieces: Vec<Vec<Place>> = Vec::new();
        for side in line.windows(2) {
            let Some((from, to)) = self.cut_edge(side[0], side[1]) else {
                continue;
            };
            match pieces.last_mut() {
                Some(piece) if piece.last() == Some(&from) => piece.push(to),
                _ => pieces.push(vec![from, to]),
            }
        }
        pieces
    }

    fn cut_edge(self, a: Place, b: Place) -> Option<(Place, Place)> {
        let (dx, dy) = ((b.0 - a.0) as f64, (b.1 - a.1) as f64);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let sides = [
            (-dx, a.0 - self.low),
            (dx, self.high - a.0),
            (-dy, a.1 - self.low),
            (dy, self.high - a.1),
        ];
        for (speed, room) in sides {
            if speed == 0.0 && room < 0 {
                return None;
            } else if speed < 0.0 {
                enter = enter.max(room as f64 / speed);
            } else if speed > 0.0 {
                leave = leave.min(room as f64 / speed);
            }
        }
        let along = |part: f64| {
            let way = |from: i64, by: f64| from + (part * by).round() as i64;
            (way(a.0, dx), way(a.1, dy))
        };
        let (from, to) = (along(enter), along(leave));
        (enter <= leave && from != to).then_some((from, to))
    }
}

/// The second coordinate where the way from `a` to `b` has this first one, rounded.
fn at(edge: i64, a: Place, b: Place) -> i64 {
    let part = (edge - a.0) as f64 / (b.0 - a.0) as f64;
    a.1 + (part * (b.1 - a.1) as f64).round() as i64
}

/// Twice the area inside a ring that does not repeat its first place, positive where it goes clockwise with rows counted
/// downwards.
pub(crate) fn twice_area(ring: &[Place]) -> i64 {
    let Some(mut before) = ring.last().copied() else {
        return 0;
    };
    let mut area = 0;
    for place in ring {
        area += before.0 * place.1 - place.0 * before.1;
        before = *place;
    }
    area
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: Square = Square { low: 0, high: 100 };

    fn cut(ring: &[Place]) -> Vec<Place> {
        let (mut ring, mut spare) = (ring.to_vec(), Vec::new());
        SQUARE.cut_ring(&mut ring, &mut spare);
        ring
    }

    #[test]
    fn a_ring_inside_stays_as_it_is() {
        let ring = [(1, 1), (99, 1), (50, 99)];
        assert_eq!(cut(&ring), ring);
    }

    #[test]
    fn a_ring_around_becomes_the_square() {
        let left = cut(&[(-50, -50), (150, -50), (150, 150), (-50, 150)]);
        assert_eq!(twice_area(&left).abs(), 2 * 100 * 100);
    }

    #[test]
    fn a_ring_over_a_corner_keeps_what_is_inside() {
        let left = cut(&[(50, 50), (150, 50), (150, 150), (50, 150)]);
        assert_eq!(twice_area(&left).abs(), 2 * 50 * 50);
        assert!(left.iter().all(|place| SQUARE.holds(*place)));
    }

    #[test]
    fn a_ring_beside_the_square_has_no_area_in_it() {
        assert_eq!(twice_area(&cut(&[(200, 0), (300, 0), (300, 50)])).abs(), 0);
        let hook = [
            (-9, -9),
            (109, -9),
            (109, 109),
            (105, 109),
            (105, -5),
            (-9, -5),
        ];
        assert_eq!(twice_area(&cut(&hook)).abs(), 0);
        assert!(SQUARE.is_beside(&[(200, 0), (300, 0), (300, 50)]));
        assert!(!SQUARE.is_beside(&[(100, 0), (300, 0), (300, 50)]));
        assert!(!SQUARE.is_beside(&hook), "it lies around the square");
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two_pieces() {
        let line = [(10, 10), (150, 10), (150, 20), (10, 20), (10, 30)];
        let expected = vec![
            vec![(10, 10), (100, 10)],
            vec![(100, 20), (10, 20), (10, 30)],
        ];
        assert_eq!(SQUARE.cut_line(&line), expected);
    }

    #[test]
    fn a_line_through_the_square_is_cut_at_both_ends() {
        let pieces = SQUARE.cut_line(&[(-100, 50), (200, 50)]);
        assert_eq!(pieces, [[(0, 50), (100, 50)]]);
        assert!(SQUARE.cut_line(&[(-10, -10), (-10, 200)]).is_empty());
        assert!(SQUARE.cut_line(&[(-10, 50), (-5, 200)]).is_empty());
    }
}
