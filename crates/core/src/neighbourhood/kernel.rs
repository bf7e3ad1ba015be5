//! Weights that fall with distance along a kernel, of fixed or adaptive bandwidth.

use std::f64::consts::PI;

use super::points::{Index, checked};
use super::{InvalidPoints, Neighbourhood, Points};

/// A function of `z = d / h`, distance over bandwidth, on `0 ≤ z ≤ 1`; 0 beyond. The functions are those of `PySAL`'s
/// `Kernel` and of `GeoDa` (Anselin and Rey 2014, Modern Spatial Econometrics in Practice, section 3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// `1/2`.
    Uniform,
    /// `1 − z`.
    Triangular,
    /// `3/4 (1 − z²)`, called quadratic by `PySAL`.
    Epanechnikov,
    /// `15/16 (1 − z²)²`.
    Quartic,
    /// `exp(−z²/2) / √(2π)`, cut at `z = 1` as in both programs.
    Gaussian,
}

impl Kernel {
    /// The weight at `z = d / h`.
    #[must_use]
    pub fn weight(self, z: f64) -> f64 {
        if !(0.0..=1.0).contains(&z) {
            return 0.0;
        }
        let rest = 1.0 - z * z;
        match self {
            Self::Uniform => 0.5,
            Self::Triangular => 1.0 - z,
            Self::Epanechnikov => 0.75 * rest,
            Self::Quartic => 0.9375 * rest * rest,
            Self::Gaussian => (-z * z / 2.0).exp() / (2.0 * PI).sqrt(),
        }
    }
}

/// How far a kernel reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bandwidth {
    /// The same for all units; for planar points in the unit of the coordinates.
    Metres(f64),
    /// For each unit as far as its k-th nearest other, or the farthest where there are fewer (adaptive).
    Nearest(usize),
}

impl Neighbourhood {
    /// All others within the bandwidth, weighted by a kernel. Rows are not standardised.
    ///
    /// A unit is not its own neighbour: the kernel's value at 0, which `PySAL` puts on the diagonal, is left out. An
    /// other at exactly the bandwidth is a neighbour, of weight 0 for the triangular, Epanechnikov and quartic
    /// kernels (`PySAL` widens an adaptive bandwidth by 1e-7 of it, which we do not). With an adaptive bandwidth all
    /// others equally far as the k-th are neighbours, and the weights are not symmetric.
    ///
    /// A bandwidth of 0 is an error: of the first unit that has it, where k or more others stand at its place.
    pub fn kernel(
        points: &Points,
        kernel: Kernel,
        bandwidth: Bandwidth,
    ) -> Result<Self, InvalidPoints> {
        let index = Index::new(points)?;
        let fixed = match bandwidth {
            Bandwidth::Metres(metres) => Some(checked(metres)?),
            Bandwidth::Nearest(_) => None,
        };
        let row = |unit: usize| -> Result<Vec<(u32, f64)>, InvalidPoints> {
            let reach = match bandwidth {
                Bandwidth::Metres(_) => fixed,
                Bandwidth::Nearest(0) => Some(0.0),
                Bandwidth::Nearest(k) => index.reach(unit, k),
            };
            let Some(reach) = reach else {
                return Ok(Vec::new());
            };
            if reach <= 0.0 {
                return Err(InvalidPoints::Bandwidth(unit));
            }
            let weigh = |near| (near, kernel.weight(index.distance(unit, near) / reach));
            let near = index.within(unit, reach);
            Ok(near.into_iter().map(weigh).collect())
        };
        let rows: Result<Vec<_>, _> = index.each(row).into_iter().collect();
        Ok(Self::from_ascending_weighted(rows?)?)
    }
}
