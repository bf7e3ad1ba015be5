//! Everybody within a distance, counted equally or by inverse distance.

use super::points::{Index, checked};
use super::{InvalidPoints, Neighbourhood, Points};

impl Neighbourhood {
    /// All others at most `metres` away (`≤`), binary weights. For planar points the distance is in the unit of the
    /// coordinates. Units at one place are neighbours, even at `metres` = 0. It is always symmetric.
    ///
    /// Each pair within the distance is two links, so a distance that spans the whole set makes `n (n − 1)` of them.
    pub fn within(points: &Points, metres: f64) -> Result<Self, InvalidPoints> {
        let (index, metres) = (Index::new(points)?, checked(metres)?);
        Ok(Self::from_ascending(
            index.each(|unit| index.within(unit, metres)),
        ))
    }

    /// All others at most `metres` away with weights `1 / max(d, minimum)^power`, as `DistanceBand(binary=False,
    /// alpha=-power)` of `PySAL` (Rey and Anselin 2007) and the inverse distance weights of `GeoDa` (Anselin,
    /// Syabri and Kho 2006). Rows are not standardised.
    ///
    /// With `minimum` 0 two units at one place are an error that names them; a positive `minimum` (in the unit of the
    /// distance) counts all nearer ones as being that far.
    pub fn inverse_distance(
        points: &Points,
        metres: f64,
        power: f64,
        minimum: f64,
    ) -> Result<Self, InvalidPoints> {
        let (metres, minimum) = (checked(metres)?, checked(minimum)?);
        if !power.is_finite() || power < 0.0 {
            return Err(InvalidPoints::Power(power));
        }
        let index = Index::new(points)?;
        let row = |unit: usize| -> Result<Vec<(u32, f64)>, InvalidPoints> {
            let weigh = |near: u32| {
                let distance = index.distance(unit, near).max(minimum);
                if distance > 0.0 {
                    Ok((near, distance.powf(-power)))
                } else {
                    let unit = unit as u32;
                    Err(InvalidPoints::Coincident(unit.min(near), unit.max(near)))
                }
            };
            let near = index.within(unit, metres);
            near.into_iter().map(weigh).collect()
        };
        let rows: Result<Vec<_>, _> = index.each(row).into_iter().collect();
        Ok(Self::from_ascending_weighted(rows?)?)
    }
}
