//! How coordinates of another system become longitude and latitude: one small trait, so that the reading of files
//! knows of no projection library.

/// Projects points of one coordinate reference system.
pub trait Project {
    /// Turns (east, north) into (longitude, latitude) of WGS 84 in degrees, in place. A point that has none becomes
    /// NaN or infinite; an error means that no point was turned.
    fn to_wgs84(&self, points: &mut [(f64, f64)]) -> Result<(), String>;

    /// West, south, east and north in degrees within which the system may be used.
    fn area_of_use(&self) -> Option<[f64; 4]>;
}
