//! Emerging hot spots: which places are becoming, staying or ceasing to be hot or cold. Gi* over a space-time
//! neighbourhood, the Mann–Kendall trend of its z, and one of seventeen categories for each place.

mod category;
mod space_time;

use rayon::prelude::*;

use crate::normal::two_sided;
use crate::significance::benjamini_hochberg;
use crate::trend::{InvalidSeries, Trend, mann_kendall_at};
pub use category::{Category, Kind, Rules, Sign, categorise};
pub use space_time::space_time_gi_star;

/// A cube `[step][unit]` that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCube {
    /// A step that does not have one entry for each unit.
    #[error("step {step} has {entries} entries for {units} units")]
    Entries {
        /// 0-based step.
        step: usize,
        /// Its entries.
        entries: usize,
        /// Number of units.
        units: usize,
    },
    /// Two cubes that belong together and have different numbers of steps.
    #[error("{0} steps beside {1}")]
    Steps(usize, usize),
    /// A value that is not a finite number.
    #[error("the value of unit {unit} in step {step} is not a finite number")]
    NotFinite {
        /// 0-based step.
        step: usize,
        /// 0-based unit.
        unit: usize,
    },
    /// A series that cannot be tested.
    #[error(transparent)]
    Series(#[from] InvalidSeries),
}

/// What was found for one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Emerging {
    /// Its category.
    pub category: Category,
    /// Steps in which it was significantly hot.
    pub hot: usize,
    /// Steps in which it was significantly cold.
    pub cold: usize,
    /// Steps in which it had a sign; fewer than all steps where it was undefined in some.
    pub steps: usize,
    /// The trend of its z over the steps that have one; times are the numbers of the steps.
    pub trend: Trend,
}

/// Categories from z and sign in each step and unit, `[step][unit]`, steps in the order of time.
///
/// Where z or sign is none in a step, the unit takes no part in that step: the step is in no share and breaks no
/// run. A unit without a sign in the last step has no category, as nothing is known of how it is now. The trend is
/// that of z at significance [`Rules::alpha`], with the exact p where z has no ties.
pub fn emerging(
    z: &[Vec<Option<f64>>],
    signs: &[Vec<Option<Sign>>],
    rules: &Rules,
) -> Result<Vec<Option<Emerging>>, InvalidCube> {
    let units = z.first().map_or(0, Vec::len);
    if z.len() != signs.len() {
        return Err(InvalidCube::Steps(z.len(), signs.len()));
    }
    check_entries(z, units)?;
    check_entries(signs, units)?;
    check_finite(z)?;
    let of_unit = |unit: usize| {
        let last = signs.last().and_then(|step| step[unit]);
        if last.is_none() || z.last().and_then(|step| step[unit]).is_none() {
            return Ok(None);
        }
        let (mut times, mut values, mut held) = (Vec::new(), Vec::new(), Vec::new());
        for (step, (z, signs)) in z.iter().zip(signs).enumerate() {
            if let (Some(z), Some(sign)) = (z[unit], signs[unit]) {
                times.push(step as f64);
                values.push(z);
                held.push(sign);
            }
        }
        let trend = mann_kendall_at(&times, &values)?;
        let count = |wanted: Sign| held.iter().filter(|sign| **sign == wanted).count();
        Ok(Some(Emerging {
            category: categorise(&held, trend.direction(rules.alpha), rules),
            hot: count(Sign::Hot),
            cold: count(Sign::Cold),
            steps: held.len(),
            trend,
        }))
    };
    (0..units).into_par_iter().map(of_unit).collect()
}

/// Signs from z and p in each step and unit: hot or cold by the sign of z where p is at most `alpha`; none where z
/// or p is none. p as the caller takes it, adjusted for the number of cells or not.
pub fn signs(
    z: &[Vec<Option<f64>>],
    p: &[Vec<Option<f64>>],
    alpha: f64,
) -> Result<Vec<Vec<Option<Sign>>>, InvalidCube> {
    let units = z.first().map_or(0, Vec::len);
    if z.len() != p.len() {
        return Err(InvalidCube::Steps(z.len(), p.len()));
    }
    check_entries(z, units)?;
    check_entries(p, units)?;
    let of_step = |(z, p): (&Vec<Option<f64>>, &Vec<Option<f64>>)| {
        let both = z.iter().zip(p);
        both.map(|(z, p)| z.zip(*p).map(|(z, p)| Sign::of(z, p, alpha)))
            .collect()
    };
    Ok(z.iter().zip(p).map(of_step).collect())
}

/// Two-sided normal p of each z, adjusted over all cells of the cube together (Benjamini and Hochberg 1995). On small
/// counts the normal approximation reports too many: take exact p values there.
#[must_use]
pub fn adjusted_normal_p(z: &[Vec<Option<f64>>]) -> Vec<Vec<Option<f64>>> {
    let all: Vec<Option<f64>> = z.iter().flatten().map(|z| z.map(two_sided)).collect();
    let mut adjusted = benjamini_hochberg(&all).into_iter();
    z.iter()
        .map(|step| adjusted.by_ref().take(step.len()).collect())
        .collect()
}

fn check_entries<T>(cube: &[Vec<T>], units: usize) -> Result<(), InvalidCube> {
    let wrong = cube.iter().position(|step| step.len() != units);
    wrong.map_or(Ok(()), |step| {
        Err(InvalidCube::Entries {
            step,
            entries: cube[step].len(),
            units,
        })
    })
}

fn check_finite(cube: &[Vec<Option<f64>>]) -> Result<(), InvalidCube> {
    for (step, values) in cube.iter().enumerate() {
        let wrong = |value: &Option<f64>| value.is_some_and(|value| !value.is_finite());
        if let Some(unit) = values.iter().position(wrong) {
            return Err(InvalidCube::NotFinite { step, unit });
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "emerging/tests.rs"]
mod tests;
