//! Emerging hot spots of a cube of units and periods: Gi* over a space-time neighbourhood, with the same p values as in
//! space, then the category of each unit.

use super::{Analysis, InvalidAnalysis, Settings, Units, analyse};
use crate::emerging::{Emerging, Rules, Sign, emerging};
use crate::neighbourhood::{InvalidNeighbourhood, Neighbourhood};

use super::robust::Direction;

/// Values of units in periods.
#[derive(Clone, Copy, Debug)]
pub struct Grid<'a> {
    /// `[period][unit]`, one after the other.
    pub values: &'a [Option<f64>],
    /// People at risk in the same shape.
    pub population: Option<&'a [Option<f64>]>,
    /// Number of periods.
    pub periods: usize,
    /// Who is near whom in space.
    pub near: &'a Neighbourhood,
    /// Earlier periods that are near.
    pub time_steps: usize,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Emergence {
    /// By unit; none where a unit has no value in the last period.
    pub units: Vec<Option<Emerging>>,
    /// By cell of the cube, `[period][unit]` one after the other.
    pub cells: Analysis,
}

impl Neighbourhood {
    /// Cells of a cube, `period * units + unit`: a cell's neighbours are the unit's neighbours in its period and in up
    /// to `time_steps` periods before, and the unit itself in those before. Links weigh what they do in space, a
    /// unit's own earlier cells 1. It looks back only, so it is not symmetric.
    pub fn space_time(
        &self,
        periods: usize,
        time_steps: usize,
    ) -> Result<Self, InvalidNeighbourhood> {
        let units = self.units();
        let cell = |period: usize, unit: usize| (period * units + unit) as u32;
        let cells = units.saturating_mul(periods);
        if u32::try_from(cells).is_err() {
            return Err(InvalidNeighbourhood::TooMany(cells));
        }
        let earlier = |period: usize| period.saturating_sub(time_steps)..=period;
        let rows = (0..periods).flat_map(|period| (0..units).map(move |unit| (period, unit)));
        if self.is_binary() || self.by_rows() {
            let row = |(period, unit): (usize, usize)| -> Vec<u32> {
                let near = |at: usize| self.neighbours(unit).iter().map(move |n| (at, *n as usize));
                let others = earlier(period).flat_map(near);
                let own = earlier(period).map(|at| (at, unit));
                others.chain(own).map(|(at, unit)| cell(at, unit)).collect()
            };
            let lists: Vec<Vec<u32>> = rows.map(row).collect();
            let made = Self::from_lists(&lists)?;
            return Ok(if self.by_rows() {
                made.row_standardised()
            } else {
                made
            });
        }
        let mut links = Vec::new();
        for (period, unit) in rows {
            for at in earlier(period) {
                let from = cell(period, unit);
                let near = self.weighted(unit);
                links.extend(near.map(|(n, weight)| (from, cell(at, n as usize), weight)));
                if at < period {
                    links.push((from, cell(at, unit), 1.0));
                }
            }
        }
        Self::from_links(cells, links)
    }
}

/// Emerging hot spots: each cell of the cube is tested against all cells, adjusted over all of them; a cell is hot (or
/// cold) at an adjusted p of at most [`Rules::alpha`]; the trend is that of z.
pub fn emergence(
    grid: &Grid,
    settings: &Settings,
    rules: &Rules,
) -> Result<Emergence, InvalidAnalysis> {
    let units = grid.near.units();
    let near = grid.near.space_time(grid.periods, grid.time_steps)?;
    let cells = Units {
        values: grid.values,
        population: grid.population,
        near: &near,
        edge: None,
    };
    let cells = analyse(&cells, settings)?;
    let z: Vec<Option<f64>> = cells
        .units
        .iter()
        .map(|found| found.local.and_then(|local| local.z))
        .collect();
    let sign = |found: &super::Found| {
        let adjusted = found.adjusted?;
        let side = Direction::of(found.label?);
        Some(match side.filter(|_| adjusted <= rules.alpha) {
            Some(Direction::Hot) => Sign::Hot,
            Some(Direction::Cold) => Sign::Cold,
            None => Sign::NotSignificant,
        })
    };
    let signs: Vec<Option<Sign>> = cells.units.iter().map(sign).collect();
    let by_period = units.max(1);
    let z: Vec<Vec<Option<f64>>> = z.chunks(by_period).map(<[_]>::to_vec).collect();
    let signs: Vec<Vec<Option<Sign>>> = signs.chunks(by_period).map(<[_]>::to_vec).collect();
    Ok(Emergence {
        units: emerging(&z, &signs, rules)?,
        cells,
    })
}
