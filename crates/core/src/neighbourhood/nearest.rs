//! The k nearest others of each place.

use super::points::Index;
use super::{InvalidPoints, Neighbourhood, Points};

impl Neighbourhood {
    /// The `k` nearest others of each unit, binary weights: by geodesic distance for geographic points, by Euclidean
    /// distance for planar ones.
    ///
    /// Of others that are equally far those with the lower unit numbers are taken, so each unit has exactly
    /// `min(k, n − 1)` neighbours. Units at one place are neighbours at distance 0. Being near is not mutual: the
    /// neighbourhood is mostly not symmetric.
    pub fn nearest(points: &Points, k: usize) -> Result<Self, InvalidPoints> {
        let index = Index::new(points)?;
        let row = |unit| {
            let mut near = index.nearest(unit, k);
            near.sort_unstable();
            near
        };
        Ok(Self::from_ascending(index.each(row)))
    }
}
