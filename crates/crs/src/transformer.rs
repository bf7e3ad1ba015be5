//! Points of one coordinate reference system to WGS 84, or back.

use std::fmt;

use proj::{Proj, ProjBuilder};

use crate::database;
use crate::error::CrsError;

/// The code of WGS 84 in longitude and latitude.
const WGS84: u32 = 4326;

/// What the register has codes for. PROJ writes a line of its own to standard error about a code that it does not know, so it
/// is not asked about what cannot be one.
const CODES: std::ops::RangeInclusive<u32> = 1024..=32767;

/// Turns points between one coordinate reference system and WGS 84. It cannot be sent to another thread: make one
/// for each; making one takes some tens of milliseconds.
pub struct Transformer {
    /// None for WGS 84 itself, which needs no turning.
    operation: Option<Proj>,
    area_of_use: Option<[f64; 4]>,
}

impl Transformer {
    /// From the system of this EPSG code to WGS 84. PROJ picks the operation by the place of each point.
    pub fn to_wgs84(epsg: u32) -> Result<Self, CrsError> {
        Self::between(epsg, |code| (code, WGS84))
    }

    /// From WGS 84 to the system of this EPSG code.
    pub fn from_wgs84(epsg: u32) -> Result<Self, CrsError> {
        Self::between(epsg, |code| (WGS84, code))
    }

    fn between(epsg: u32, direction: impl Fn(u32) -> (u32, u32)) -> Result<Self, CrsError> {
        if !CODES.contains(&epsg) {
            return Err(CrsError::Unknown {
                epsg,
                reason: format!("codes are {} to {}", CODES.start(), CODES.end()),
            });
        }
        if epsg == WGS84 {
            return Ok(Self {
                operation: None,
                area_of_use: Some([-180.0, -90.0, 180.0, 90.0]),
            });
        }
        let area_of_use = area_of(&system(epsg)?);
        let (from, to) = direction(epsg);
        let operation = ProjBuilder::new()
            .proj_known_crs(&name(from), &name(to), None)
            .map_err(|error| unknown(epsg, &error))?;
        Ok(Self {
            operation: Some(operation),
            area_of_use,
        })
    }

    /// Turns points in place: x is east or longitude, y is north or latitude, angles are in degrees. A point that has
    /// no counterpart becomes NaN.
    pub fn convert(&self, points: &mut [(f64, f64)]) -> Result<(), CrsError> {
        let Some(operation) = &self.operation else {
            return Ok(());
        };
        if operation.convert_array(points).is_err() {
            // PROJ turns all points or none; one by one, the good ones are kept.
            for point in points {
                *point = operation.convert(*point).unwrap_or((f64::NAN, f64::NAN));
            }
        }
        Ok(())
    }

    /// West, south, east and north in degrees within which the system is meant to be used; west is greater than east
    /// where it crosses the date line.
    #[must_use]
    pub fn area_of_use(&self) -> Option<[f64; 4]> {
        self.area_of_use
    }

    /// How far from the truth a turned point may lie, in metres, by the operation that the last point took; none
    /// before the first point where several may apply, and none for a ballpark operation.
    #[must_use]
    pub fn accuracy_m(&self) -> Option<f64> {
        let Some(operation) = &self.operation else {
            return Some(0.0);
        };
        Some(operation.proj_info().accuracy).filter(|metres| *metres >= 0.0)
    }
}

impl fmt::Debug for Transformer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transformer")
            .field("area_of_use", &self.area_of_use)
            .finish_non_exhaustive()
    }
}

fn name(epsg: u32) -> String {
    format!("EPSG:{epsg}")
}

/// The system itself, if it is one of places on a map.
fn system(epsg: u32) -> Result<Proj, CrsError> {
    let system = ProjBuilder::new()
        .proj(&name(epsg))
        .map_err(|error| unknown(epsg, &error))?;
    let kind = kind(&system).unwrap_or_else(|| "thing without a kind".to_owned());
    let on_a_map = ["Projected", "Geographic", "Compound"]
        .iter()
        .any(|word| kind.contains(word) && kind.ends_with("CRS"));
    if on_a_map {
        Ok(system)
    } else {
        Err(CrsError::NotOnAMap { epsg, kind })
    }
}

/// PROJ's word for what a definition is, such as `ProjectedCRS`.
fn kind(system: &Proj) -> Option<String> {
    let json = system.to_projjson(Some(false), None, None).ok()?;
    let (_, rest) = json.split_once("\"type\":")?;
    rest.split('"').nth(1).map(str::to_owned)
}

fn area_of(system: &Proj) -> Option<[f64; 4]> {
    let (area, _) = system.area_of_use().ok()?;
    area.map(|area| [area.west, area.south, area.east, area.north])
}

fn unknown(epsg: u32, error: &proj::ProjCreateError) -> CrsError {
    database::in_the_way().map_or_else(
        || CrsError::Unknown {
            epsg,
            reason: error.to_string(),
        },
        CrsError::ForeignDatabase,
    )
}
