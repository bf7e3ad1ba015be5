//! Windows that grow by distance: circles round points and rings of hexes.

use h3o::CellIndex;

use super::windows::{Extent, Frame, Growth, InvalidWindows, Windows};

/// Mean radius of the Earth in metres (IUGG).
const EARTH: f64 = 6_371_008.8;

/// Squared distances whose ratio is below this are the same distance.
const SAME: f64 = 1.0 + 4e-9;

/// What two coordinates are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coordinates {
    /// x and y in one plane, in any unit of length.
    Planar,
    /// Longitude and latitude in degrees; distances are great circles on a sphere (haversine).
    LonLat,
}

/// How far two rows are from each other.
#[derive(Clone, Debug)]
pub(super) enum Measure {
    Planar(Vec<[f64; 2]>),
    /// Points on the unit sphere; the chord ranks as the great circle does.
    Sphere(Vec<[f64; 3]>),
    /// Axial coordinates of hexes.
    Hexes(Vec<[i32; 2]>),
    /// Each end of a window is a step.
    Steps,
}

impl Measure {
    /// The squared distance of each row from one.
    fn squared(&self, from: usize, squared: &mut Vec<f64>) {
        squared.clear();
        match self {
            Self::Planar(points) => {
                let [x, y] = points[from];
                squared.extend(
                    points
                        .iter()
                        .map(|p| (p[0] - x).powi(2) + (p[1] - y).powi(2)),
                );
            }
            Self::Sphere(points) => {
                let [x, y, z] = points[from];
                let chord =
                    |p: &[f64; 3]| (p[0] - x).powi(2) + (p[1] - y).powi(2) + (p[2] - z).powi(2);
                squared.extend(points.iter().map(chord));
            }
            Self::Hexes(hexes) => {
                let far = |to: &[i32; 2]| f64::from(grid_distance(hexes[from], *to)).powi(2);
                squared.extend(hexes.iter().map(far));
            }
            Self::Steps => {}
        }
    }

    /// The extent of a window of `rows` that closed so many times.
    pub fn extent(
        &self,
        centre: usize,
        rows: impl Iterator<Item = usize>,
        closed: usize,
    ) -> Extent {
        let mut squared = Vec::new();
        self.squared(centre, &mut squared);
        let farthest = rows
            .filter_map(|row| squared.get(row))
            .fold(0.0_f64, |far, d| far.max(*d));
        match self {
            Self::Planar(_) => Extent::Radius(farthest.sqrt()),
            Self::Sphere(_) => {
                Extent::Radius(2.0 * EARTH * (farthest.sqrt() / 2.0).min(1.0).asin())
            }
            Self::Hexes(_) => Extent::Steps(farthest.sqrt().round() as u32),
            Self::Steps => Extent::Steps(closed.saturating_sub(1) as u32),
        }
    }
}

/// Steps from hex to hex in axial coordinates whose axes are 120° apart.
fn grid_distance(from: [i32; 2], to: [i32; 2]) -> i32 {
    let (i, j) = (to[0] - from[0], to[1] - from[1]);
    i.abs().max(j.abs()).max((i - j).abs())
}

impl Windows {
    /// Circles: round each point the units by their distance from it, up to `max_share` of the population (0.5 is
    /// usual). Units at the same distance (within two parts in 10⁹) enter together.
    ///
    /// Shape: one point `[x, y]` (or `[longitude, latitude]`) and one population for each unit; the share is above 0
    /// and at most 1. A centre whose nearest units already hold more than the share has no window.
    pub fn circular(
        points: &[[f64; 2]],
        coordinates: Coordinates,
        populations: &[f64],
        max_share: f64,
    ) -> Result<Self, InvalidWindows> {
        let wrong = |p: &[f64; 2]| {
            !p[0].is_finite()
                || !p[1].is_finite()
                || (coordinates == Coordinates::LonLat && p[1].abs() > 90.0)
        };
        if let Some(unit) = points.iter().position(wrong) {
            let [x, y] = points[unit];
            return Err(InvalidWindows::Point { unit, x, y });
        }
        let frame = Frame::new(by_place(points), populations, max_share)?;
        let held = frame.rows.iter().map(|unit| points[*unit as usize]);
        let measure = match coordinates {
            Coordinates::Planar => Measure::Planar(held.collect()),
            Coordinates::LonLat => Measure::Sphere(held.map(on_the_sphere).collect()),
        };
        by_distance(frame, measure)
    }

    /// Rings of hexes of one resolution: round each the units by grid distance, a missing hex between two does not
    /// part them. Shape and share as for [`Windows::circular`].
    pub fn hex_rings(
        hexes: &[CellIndex],
        populations: &[f64],
        max_share: f64,
    ) -> Result<Self, InvalidWindows> {
        let axial = |(unit, hex): (usize, &CellIndex)| {
            let local = hex.to_local_ij(hexes[0]);
            let local = local.map_err(|_| InvalidWindows::Hex(unit))?;
            Ok([local.coord.i, local.coord.j])
        };
        let axial: Vec<[i32; 2]> = hexes
            .iter()
            .enumerate()
            .map(axial)
            .collect::<Result<_, _>>()?;
        let points: Vec<[f64; 2]> = axial.iter().map(|a| a.map(f64::from)).collect();
        let frame = Frame::new(by_place(&points), populations, max_share)?;
        let held = frame.rows.iter().map(|unit| axial[*unit as usize]);
        let measure = Measure::Hexes(held.collect());
        by_distance(frame, measure)
    }
}

fn on_the_sphere([longitude, latitude]: [f64; 2]) -> [f64; 3] {
    let (sin, cos) = latitude.to_radians().sin_cos();
    let (y, x) = longitude.to_radians().sin_cos();
    [cos * x, cos * y, sin]
}

/// Units along a Z-order curve over their bounding box.
fn by_place(points: &[[f64; 2]]) -> Vec<u32> {
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for (point, axis) in points.iter().flat_map(|p| [(p, 0), (p, 1)]) {
        low[axis] = low[axis].min(point[axis]);
        high[axis] = high[axis].max(point[axis]);
    }
    let side = (high[0] - low[0])
        .max(high[1] - low[1])
        .max(f64::MIN_POSITIVE);
    let spread = |value: f64| {
        let cell = (value / side * 65535.0) as u64;
        (0..16).fold(0_u64, |code, bit| code | ((cell >> bit) & 1) << (2 * bit))
    };
    let code = |p: &[f64; 2]| spread(p[0] - low[0]) | spread(p[1] - low[1]) << 1;
    let mut order: Vec<(u64, u32)> = points.iter().map(code).zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, unit)| unit).collect()
}

/// Room for the distances from one centre.
struct Scratch {
    squared: Vec<f64>,
    /// Squared distance with the row in its last bits.
    keys: Vec<u64>,
    /// How far the last centre had to look, squared.
    reach: f64,
}

fn by_distance(frame: Frame, measure: Measure) -> Result<Windows, InvalidWindows> {
    let scratch = || Scratch {
        squared: Vec::new(),
        keys: Vec::new(),
        reach: f64::INFINITY,
    };
    let seen = measure.clone();
    frame.grown(measure, scratch, move |scratch, centre, growth| {
        seen.squared(centre, &mut scratch.squared);
        scratch.gather(growth.weights, growth.limit);
        scratch.enter(growth);
    })
}

impl Scratch {
    /// Bits that hold a row; with at most 2²⁰ rows the rest of a key tells distances apart far below [`SAME`].
    fn row_mask(&self) -> u64 {
        (self.squared.len() as u64).next_power_of_two() - 1
    }

    /// Collects the nearest rows: more than the limit holds, or all.
    fn gather(&mut self, weights: &[u64], limit: u64) {
        let mask = self.row_mask();
        loop {
            let (mut sum, mut taken) = (0, 0);
            self.keys.resize(self.squared.len(), 0);
            for (row, (d, weight)) in self.squared.iter().zip(weights).enumerate() {
                // kept only where it is near enough: the next one overwrites it
                self.keys[taken] = (d.to_bits() & !mask) | row as u64;
                let near = u64::from(*d <= self.reach);
                taken += near as usize;
                sum += near * weight;
            }
            self.keys.truncate(taken);
            if sum > limit || taken == self.squared.len() {
                break;
            }
            self.reach = if self.reach > 0.0 {
                self.reach * 1.5
            } else {
                f64::INFINITY
            };
        }
        self.keys.sort_unstable();
    }

    fn enter(&mut self, growth: &mut Growth) {
        let mask = self.row_mask();
        let mut last = 0.0_f64;
        for (at, key) in self.keys.iter().enumerate() {
            let row = key & mask;
            let d = self.squared[row as usize];
            if at > 0 && d > last * SAME && !growth.close() {
                break;
            }
            growth.enter(row as u32);
            last = last.max(d);
        }
        growth.close();
        self.reach = last * 1.2;
    }
}
