//! How coordinates of another system become longitude and latitude: one small trait, so that the reading of files
//! can be tried without a projection library.

/// Projects points of one coordinate reference system.
pub trait Project {
    /// Turns (east, north) into (longitude, latitude) of WGS 84 in degrees, in place. A point that has none becomes
    /// NaN or infinite; an error means that no point was turned.
    fn to_wgs84(&self, points: &mut [(f64, f64)]) -> Result<(), String>;

    /// West, south, east and north in degrees within which the system may be used; west is greater than east where
    /// it crosses the date line.
    fn area_of_use(&self) -> Option<[f64; 4]>;
}

impl Project for gocpont_crs::Transformer {
    fn to_wgs84(&self, points: &mut [(f64, f64)]) -> Result<(), String> {
        self.convert(points).map_err(|error| error.to_string())
    }

    fn area_of_use(&self) -> Option<[f64; 4]> {
        self.area_of_use()
    }
}
