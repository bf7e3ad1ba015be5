//! The inputs of the side-by-side runs of the hotspot statistics, number for number those of `peers/inputs.py`, so
//! that our figures and the peers' are of the same work.

use geo_types::{LineString, MultiPolygon, Polygon};
use h3o::{CellIndex, LatLng, Resolution};

use crate::scattered;

/// A number from 0 up to 1 that depends on a stream and a number in it alone.
#[must_use]
pub fn uniform(stream: u64, number: u64) -> f64 {
    (scattered(scattered(stream) ^ number) >> 11) as f64 / (1_u64 << 53) as f64
}

/// The first hexes, ascending, of the smallest disk of resolution 9 around 47.65 N 18.32 E that has so many.
///
/// # Panics
/// Never: the coordinates are on Earth.
#[must_use]
pub fn hexes(count: usize) -> Vec<CellIndex> {
    let mut radius = 0;
    while 3 * radius * (radius + 1) + 1 < count {
        radius += 1;
    }
    let middle = LatLng::new(47.65, 18.32).expect("on Earth");
    let middle = middle.to_cell(Resolution::Nine);
    let mut found: Vec<CellIndex> = middle.grid_disk(radius as u32);
    found.sort_unstable();
    found.truncate(count);
    found
}

/// A count of each hex: none in 60 of 100, one in 25, two in ten, three in four, else five.
#[must_use]
pub fn counts(hexes: &[CellIndex]) -> Vec<u32> {
    let count = |hex: &CellIndex| match uniform(1, u64::from(*hex)) {
        u if u < 0.60 => 0,
        u if u < 0.85 => 1,
        u if u < 0.95 => 2,
        u if u < 0.99 => 3,
        _ => 5,
    };
    hexes.iter().map(count).collect()
}

/// Units in a square of 100 km with people and cases.
pub struct Districts {
    /// x and y in km.
    pub places: Vec<[f64; 2]>,
    /// People.
    pub population: Vec<f64>,
    /// Cases, at most the people.
    pub cases: Vec<u32>,
}

impl Districts {
    /// So many.
    #[must_use]
    pub fn new(count: usize) -> Self {
        let units = 0..count as u64;
        let people = |i: u64| 1.0 + (400.0 * uniform(4, i).powi(2)).floor();
        let cases = |i: u64| {
            let expected = people(i) * 0.02 * 2.0 * uniform(5, i);
            (expected + uniform(6, i)).floor().min(people(i)) as u32
        };
        let place = |i: u64| [100.0 * uniform(2, i), 100.0 * uniform(3, i)];
        Self {
            places: units.clone().map(place).collect(),
            population: units.clone().map(people).collect(),
            cases: units.map(cases).collect(),
        }
    }
}

/// side × side polygons of 200 vertices in longitude and latitude; neighbours share their wiggly border point for point.
#[must_use]
pub fn polygons(side: u64) -> Vec<MultiPolygon<f64>> {
    let row = side + 1;
    let polygon = |cell: u64| {
        let a = cell % side + cell / side * row;
        let south = line(row, a, a + 1, 2 * a);
        let east = line(row, a + 1, a + 1 + row, 2 * (a + 1) + 1);
        let north = line(row, a + row, a + row + 1, 2 * (a + row));
        let west = line(row, a, a + row, 2 * a + 1);
        // each line without its last point
        let mut ring = [&south[..VERTICES], &east[..VERTICES]].concat();
        ring.extend(north[1..].iter().rev());
        ring.extend(west[1..].iter().rev());
        let shell = LineString::from(ring);
        MultiPolygon(vec![Polygon::new(shell, Vec::new())])
    };
    (0..side * side).map(polygon).collect()
}

/// Vertices on a side of a polygon.
const VERTICES: usize = 50;

/// From one corner to another: a straight line with three waves and a ripple that are zero at its ends.
fn line(row: u64, from: u64, to: u64, key: u64) -> Vec<[f64; 2]> {
    let corner = |at: u64| {
        let off = |stream: u64| 0.3 * (uniform(stream, at) - 0.5);
        [(at % row) as f64 + off(9), (at / row) as f64 + off(10)]
    };
    let (a, b) = (corner(from), corner(to));
    let step = [b[0] - a[0], b[1] - a[1]];
    let on_earth = |[x, y]: [f64; 2]| {
        let rounded = |degrees: f64| (degrees * 1e8).round_ties_even() / 1e8;
        [rounded(x * 0.005 + 18.0), rounded(y * 0.0035 + 47.4)]
    };
    let point = |at: usize| {
        let t = at as f64 / VERTICES as f64;
        let wave = |w: u64| {
            let order = (w + 1) as f64;
            (uniform(7, 10 * key + w) - 0.5) * (order * std::f64::consts::PI * t).sin() / order
        };
        let waves: f64 = (0..3).map(wave).sum();
        let ripple = if at == 0 {
            0.0
        } else {
            0.02 * (uniform(8, 1000 * key + at as u64) - 0.5)
        };
        let aside = 0.12 * waves + ripple;
        on_earth([
            a[0] + t * step[0] - aside * step[1],
            a[1] + t * step[1] + aside * step[0],
        ])
    };
    let points = (0..VERTICES).map(point);
    points.chain([on_earth(b)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_peers() {
        assert_eq!(scattered(0), 16_294_208_416_658_607_535);
        assert!((uniform(1, 1) - 0.914_022_462_870_302_9).abs() < 1e-16);
        let hexes = hexes(10_000);
        assert_eq!(hexes[0].to_string(), "891e0220123ffff");
        assert_eq!(counts(&hexes).iter().sum::<u32>(), 6217);
    }

    #[test]
    fn neighbouring_polygons_share_their_border() {
        let made = polygons(2);
        let ring = |at: usize| &made[at].0[0].exterior().0;
        assert_eq!(ring(0).len(), 4 * VERTICES + 1);
        let shared = |a: usize, b: usize| ring(a).iter().filter(|p| ring(b).contains(p)).count();
        assert!(shared(0, 1) > VERTICES && shared(0, 2) > VERTICES);
        assert!((1..=2).contains(&shared(0, 3)), "a corner");
    }
}
