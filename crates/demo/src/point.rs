//! Places of the demo town: longitude and latitude, and the flat metres of a town around them.

/// Metres of one degree of latitude.
pub const LAT_M: f64 = 111_195.0;
/// Metres of one degree of longitude at 47.65° north.
pub const LON_M: f64 = 74_907.0;

/// Longitude and latitude of WGS 84 in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Longitude.
    pub lon: f64,
    /// Latitude.
    pub lat: f64,
}

/// A point, for tables.
pub const fn at(lon: f64, lat: f64) -> Point {
    Point { lon, lat }
}

impl Point {
    /// The point so many metres to the east and north.
    pub const fn moved(self, east_m: f64, north_m: f64) -> Self {
        at(self.lon + east_m / LON_M, self.lat + north_m / LAT_M)
    }

    /// Metres to another point.
    pub fn distance_m(self, other: Self) -> f64 {
        let (x, y) = (
            (self.lon - other.lon) * LON_M,
            (self.lat - other.lat) * LAT_M,
        );
        (x * x + y * y).sqrt()
    }

    /// The point between this one and another.
    pub fn towards(self, other: Self, share: f64) -> Self {
        at(
            self.lon + (other.lon - self.lon) * share,
            self.lat + (other.lat - self.lat) * share,
        )
    }

    /// Whether it lies inside a ring of points, whose last one is not the first again.
    pub fn is_inside(self, ring: &[Self]) -> bool {
        let mut inside = false;
        let mut before = ring.len() - 1;
        for (now, a) in ring.iter().enumerate() {
            let b = ring[before];
            let crosses = (a.lat > self.lat) != (b.lat > self.lat);
            if crosses && self.lon < (b.lon - a.lon) * (self.lat - a.lat) / (b.lat - a.lat) + a.lon
            {
                inside = !inside;
            }
            before = now;
        }
        inside
    }
}

/// What a ring encloses.
#[cfg(test)]
pub fn area_km2(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice: f64 = ring
        .iter()
        .zip(next)
        .map(|(a, b)| a.lon * b.lat - b.lon * a.lat)
        .sum();
    (twice / 2.0).abs() * LON_M * LAT_M / 1e6
}
