//! Coordinate reference systems that features may be asked for in (OGC API – Features, part 2), with the axes in the order
//! of their definitions: latitude first in EPSG:4326, northing first in EPSG:3035.

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use gocpont_crs::{CrsError, Transformer};
use gocpont_encode::geojson::Placed;

/// A system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crs {
    /// Longitude and latitude in degrees, as everything is kept.
    Crs84,
    /// Latitude and longitude in degrees.
    LatLon,
    /// Another of the European Petroleum Survey Group's codes.
    Epsg(u32),
}

/// Longitude and latitude in degrees.
pub const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// Those that are spoken: WGS 84 both ways, Web Mercator, Europe's equal-area grid, Hungary's EOV and Czechia's Krovak.
pub const ALL: [Crs; 6] = [
    Crs::Crs84,
    Crs::LatLon,
    Crs::Epsg(3857),
    Crs::Epsg(3035),
    Crs::Epsg(23700),
    Crs::Epsg(5514),
];

impl Crs {
    /// By its address, or `EPSG:n` with or without brackets, where it is spoken.
    pub fn read(text: &str) -> Option<Self> {
        let short = text.trim_start_matches('[').trim_end_matches(']');
        let fits = |crs: &Self| {
            [crs.uri(), crs.short()]
                .iter()
                .any(|name| name == text || name == short)
        };
        ALL.into_iter().find(fits)
    }

    /// Its address.
    pub fn uri(self) -> String {
        match self {
            Self::Crs84 => CRS84.to_owned(),
            Self::LatLon => "http://www.opengis.net/def/crs/EPSG/0/4326".to_owned(),
            Self::Epsg(code) => format!("http://www.opengis.net/def/crs/EPSG/0/{code}"),
        }
    }

    fn short(self) -> String {
        match self {
            Self::Crs84 => "OGC:CRS84".to_owned(),
            Self::LatLon => "EPSG:4326".to_owned(),
            Self::Epsg(code) => format!("EPSG:{code}"),
        }
    }

    /// Whether north comes first.
    const fn is_swapped(self) -> bool {
        matches!(self, Self::LatLon | Self::Epsg(3035))
    }

    /// How coordinates are written: a millionth of a degree, a millimetre.
    const fn decimals(self) -> u8 {
        match self {
            Self::Crs84 | Self::LatLon => 6,
            Self::Epsg(_) => 3,
        }
    }

    /// Turns longitudes and latitudes in degrees into this system's coordinates.
    pub fn place(self, points: &mut [(f64, f64)]) -> Result<(), CrsError> {
        if let Self::Epsg(code) = self {
            with(code, true, |transformer| transformer.convert(points))?;
        }
        if self.is_swapped() {
            for (x, y) in &mut *points {
                std::mem::swap(x, y);
            }
        }
        Ok(())
    }

    /// What an encoder places features by; none where they stay as they are.
    pub fn placed(self) -> Option<Placed> {
        (self != Self::Crs84).then(|| Placed {
            // What lies beyond a system has no place in it.
            project: Box::new(move |points| self.place(points).is_ok()),
            decimals: self.decimals(),
        })
    }

    /// Turns this system's coordinates into longitude and latitude; none where a point has none.
    pub fn degrees(self, points: &mut [(f64, f64)]) -> Option<()> {
        if self.is_swapped() {
            for (x, y) in &mut *points {
                std::mem::swap(x, y);
            }
        }
        if let Self::Epsg(code) = self {
            with(code, false, |transformer| transformer.convert(points)).ok()?;
        }
        let on_earth = |(x, y): &(f64, f64)| x.abs() <= 180.0 && y.abs() <= 90.0;
        points.iter().all(on_earth).then_some(())
    }

    /// The box in degrees around a box of this system, which may be bent there; none where it lies beyond the system.
    pub fn degrees_around(self, [a, b, c, d]: [f64; 4]) -> Option<[f64; 4]> {
        match self {
            Self::Crs84 => return Some([a, b, c, d]),
            Self::LatLon => return Some([b, a, d, c]),
            Self::Epsg(_) => {}
        }
        let mut points = Vec::with_capacity(4 * (SIDE + 1));
        for step in 0..=SIDE {
            let part = step as f64 / SIDE as f64;
            let (x, y) = ((c - a).mul_add(part, a), (d - b).mul_add(part, b));
            points.extend([(x, b), (x, d), (a, y), (c, y)]);
        }
        self.degrees(&mut points)?;
        let first = points.first()?;
        let mut around = [first.0, first.1, first.0, first.1];
        for (x, y) in points {
            around = [
                around[0].min(x),
                around[1].min(y),
                around[2].max(x),
                around[3].max(y),
            ];
        }
        Some(around)
    }
}

/// Points along a side of a box.
const SIDE: usize = 16;

/// Asks the transformation of a code, made once for each thread: making it takes tens of milliseconds, and it is for one.
fn with<T>(
    code: u32,
    forth: bool,
    ask: impl FnOnce(&Transformer) -> Result<T, CrsError>,
) -> Result<T, CrsError> {
    thread_local! {
        static MADE: RefCell<HashMap<(u32, bool), Transformer>> = RefCell::default();
    }
    MADE.with(|made| {
        let mut made = made.borrow_mut();
        let of = match made.entry((code, forth)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) if forth => new.insert(Transformer::from_wgs84(code)?),
            Entry::Vacant(new) => new.insert(Transformer::to_wgs84(code)?),
        };
        ask(of)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_address_and_its_short_name() {
        for crs in ALL {
            assert_eq!(Crs::read(&crs.uri()), Some(crs));
            assert_eq!(Crs::read(&format!("[{}]", crs.short())), Some(crs));
        }
        for other in [
            "",
            "EPSG:1",
            "http://www.opengis.net/def/crs/EPSG/0/4258",
            "23700",
        ] {
            assert_eq!(Crs::read(other), None, "{other}");
        }
    }

    #[test]
    fn places_go_there_and_back_and_axes_stand_as_defined() {
        let tata = (18.3239, 47.6525);
        for crs in ALL {
            // A system is exact where it is meant to be used.
            let tata = if crs == Crs::Epsg(5514) {
                (14.6876, 49.7822)
            } else {
                tata
            };
            let mut points = [tata];
            crs.place(&mut points).unwrap();
            let there = points[0];
            crs.degrees(&mut points).unwrap();
            let apart = (points[0].0 - tata.0).abs() + (points[0].1 - tata.1).abs();
            assert!(apart < 1e-7, "{crs:?} {points:?}");
            match crs {
                Crs::Crs84 => assert_eq!(there, tata),
                Crs::LatLon => assert_eq!(there, (tata.1, tata.0)),
                // EOV: the easting is above 400 km, the northing below.
                Crs::Epsg(23700) => assert!(there.0 > 400_000.0 && there.1 < 400_000.0),
                Crs::Epsg(5514) => assert!(there.0 < 0.0 && there.1 < there.0),
                // North first: 2.8 million metres, then 4.8.
                Crs::Epsg(3035) => assert!(there.0 < 3_000_000.0 && there.1 > 4_500_000.0),
                Crs::Epsg(_) => assert!((there.0 - 2_039_807.2).abs() < 1.0),
            }
        }
    }

    #[test]
    fn a_box_of_a_grid_holds_its_corners_and_one_beyond_it_is_nowhere() {
        let around = Crs::Epsg(23700).degrees_around([590_000.0, 250_000.0, 600_000.0, 260_000.0]);
        let [west, south, east, north] = around.unwrap();
        assert!(west < 18.3 && 18.2 < east && south < 47.7 && 47.6 < north);
        let beyond = Crs::Epsg(3857).degrees_around([1e9, 1e9, 2e9, 2e9]);
        assert!(beyond.is_none_or(|b| b[1] > 80.0), "{beyond:?}");
    }
}
