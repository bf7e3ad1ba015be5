//! Gi* (Ord and Getis 1995) over a space-time neighbourhood: a place and its neighbours, now and in the steps before.

use rayon::prelude::*;

use super::{InvalidCube, check_entries, check_finite};
use crate::neighbourhood::Neighbourhood;

/// Gi* z of each cell of a cube `[step][unit]`, compared with all cells of the cube that have a value.
///
/// The neighbourhood of a cell holds the unit itself (weight 1) and its neighbours, in the cell's step and in up to
/// `time_steps` steps before (fewer in the first steps, where there are none). With N cells, mean m, variance s² with
/// divisor N, `W = Σw` and `S1 = Σw²` over the neighbourhood's cells with a value:
/// `z = (Σ w x − W m) / (s √((N S1 − W²) / (N − 1)))`. Links weigh 1, or by their own weights where the neighbourhood
/// has them, the same in each step; rows that are standardised weigh 1, which is the same z.
///
/// A cell without a value is outside the study area: it gets none and is nobody's neighbour. None for all cells
/// with fewer than three values or values that are all the same, and where the neighbourhood is the whole cube.
pub fn space_time_gi_star(
    values: &[Vec<Option<f64>>],
    near: &Neighbourhood,
    time_steps: usize,
) -> Result<Vec<Vec<Option<f64>>>, InvalidCube> {
    check_entries(values, near.units())?;
    check_finite(values)?;
    let held: Vec<f64> = values.iter().flatten().flatten().copied().collect();
    let Some(all) = Moments::of(&held) else {
        return Ok(values.iter().map(|step| vec![None; step.len()]).collect());
    };
    let sums: Vec<Vec<Sums>> = values
        .iter()
        .map(|step| in_space(step, near, all.mean))
        .collect();
    let of_step = |step: usize| -> Vec<Option<f64>> {
        let from = step.saturating_sub(time_steps);
        let z = |unit: usize| {
            values[step][unit]?;
            let mut around = Sums::default();
            for earlier in &sums[from..=step] {
                around.add(&earlier[unit]);
            }
            all.z(&around)
        };
        (0..near.units()).into_par_iter().map(z).collect()
    };
    Ok((0..values.len()).map(of_step).collect())
}

/// The cube as a whole.
struct Moments {
    n: f64,
    mean: f64,
    variance: f64,
}

impl Moments {
    /// None with fewer than three values, or where they are all the same or beyond what can be squared.
    fn of(values: &[f64]) -> Option<Self> {
        let (low, high) = values
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(*value), high.max(*value))
            });
        if values.len() < 3 || low >= high {
            return None;
        }
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let variance = squares / n;
        (variance > 0.0 && variance.is_finite()).then_some(Self { n, mean, variance })
    }

    fn z(&self, around: &Sums) -> Option<f64> {
        let whole = self.n * around.squares;
        let free = whole - around.weights * around.weights;
        // what is left by rounding of a neighbourhood of the whole cube is nothing
        if free <= whole * 1e-14 {
            return None;
        }
        let z = around.above / (self.variance * (free / (self.n - 1.0))).sqrt();
        z.is_finite().then_some(z)
    }
}

/// Sums over cells of a neighbourhood that have a value.
#[derive(Clone, Copy, Default)]
struct Sums {
    /// `Σ w (x − m)`
    above: f64,
    /// `Σ w`
    weights: f64,
    /// `Σ w²`
    squares: f64,
}

impl Sums {
    fn add(&mut self, other: &Self) {
        self.above += other.above;
        self.weights += other.weights;
        self.squares += other.squares;
    }

    fn cell(&mut self, weight: f64, above: f64) {
        self.add(&Self {
            above: weight * above,
            weights: weight,
            squares: weight * weight,
        });
    }
}

/// The sums of each unit and its neighbours within one step.
fn in_space(step: &[Option<f64>], near: &Neighbourhood, mean: f64) -> Vec<Sums> {
    let one_each = near.is_binary() || near.by_rows();
    let around = |unit: usize| {
        let mut sums = Sums::default();
        if let Some(value) = step[unit] {
            sums.cell(1.0, value - mean);
        }
        for (neighbour, weight) in near.weighted(unit) {
            if let Some(value) = step[neighbour as usize] {
                sums.cell(if one_each { 1.0 } else { weight }, value - mean);
            }
        }
        sums
    };
    (0..near.units()).into_par_iter().map(around).collect()
}
