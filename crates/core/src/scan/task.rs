//! Checked data of one scan in rows: what the observed scan and the replications share.

use super::clusters::Found;
use super::null::Null;
use super::ratio::Ratio;
use super::weights::whole;
use super::windows::{END, Windows};
use super::{Cluster, InvalidScan, Model, Settings, Time};

/// Cells are rows × periods, row-major; a purely spatial scan has one period.
pub(super) struct Task<'w> {
    pub windows: &'w Windows,
    pub periods: usize,
    /// First period and the one after the last.
    pub intervals: Vec<(usize, usize)>,
    /// Weight of each row up to and with each period.
    pub weights: Vec<u64>,
    /// Cases of each row up to and with each period.
    pub cases: Vec<u32>,
    pub ratio: Ratio,
    pub null: Null,
    in_time: bool,
}

impl<'w> Task<'w> {
    pub fn new(
        cases: &[u32],
        model: &Model,
        windows: &'w Windows,
        settings: &Settings,
    ) -> Result<Self, InvalidScan> {
        let intervals = intervals(settings.time)?;
        let periods = settings.time.map_or(1, |time| time.periods);
        let shape = Shape {
            units: windows.units(),
            periods,
        };
        shape.check("cases", cases.len())?;
        let all: u64 = cases.iter().map(|count| u64::from(*count)).sum();
        let total = i32::try_from(all).map_err(|_| InvalidScan::TooMany(all))? as u32;
        let weights = match model {
            Model::Poisson(populations) => shape.poisson(cases, populations)?,
            Model::Bernoulli(people) => shape.bernoulli(cases, people)?,
            Model::Permutation if settings.time.is_none() => return Err(InvalidScan::NoTime),
            Model::Permutation => shape.margins(cases),
        };
        let cases = shape.in_rows(cases, windows)?;
        let weights = shape.in_rows(&weights, windows)?;
        let null = match model {
            Model::Poisson(_) => Null::multinomial(total, &weights),
            Model::Bernoulli(_) => {
                Null::people(total, weights.iter().map(|people| *people as u32).collect())
            }
            Model::Permutation => Null::shuffle(&cases, periods),
        };
        let people = matches!(model, Model::Bernoulli(_));
        let ratio = Ratio::new(total, weights.iter().sum(), people, settings.direction);
        Ok(Self {
            windows,
            periods,
            intervals,
            weights: summed(weights, periods),
            cases: summed(cases, periods),
            ratio,
            null,
            in_time: settings.time.is_some(),
        })
    }

    /// Whether nothing can be found: no cases or no windows.
    pub fn is_empty(&self) -> bool {
        self.ratio.cases() == 0 || self.intervals.is_empty() || self.windows.count() == 0
    }

    /// A found window in the words of the result, its p yet to come.
    pub fn cluster(&self, found: &Found) -> Cluster {
        let rows = &self.windows.of(found.centre)[..found.end];
        let interval = self.intervals[found.interval];
        let (mut cases, mut weight) = (0, 0);
        let mut members = Vec::with_capacity(rows.len());
        for row in rows.iter().map(|entry| (entry & !END) as usize) {
            members.push(self.windows.rows[row]);
            cases += u64::from(between(&self.cases, row * self.periods, interval));
            weight += between(&self.weights, row * self.periods, interval);
        }
        members.sort_unstable();
        let expected = self.ratio.expected(weight as f64);
        let all = f64::from(self.ratio.cases());
        let outside = (all - cases as f64) / (all - expected);
        let inside = cases as f64 / expected;
        let some = outside > 0.0 && outside.is_finite() && inside.is_finite();
        Cluster {
            centre: self.windows.rows[found.centre],
            members,
            extent: self.windows.extent(found.centre, found.end),
            interval: self
                .in_time
                .then(|| interval.0 as u32..=interval.1 as u32 - 1),
            cases,
            expected,
            relative_risk: some.then(|| inside / outside),
            llr: found.llr,
            p: 1.0,
            p_gumbel: None,
        }
    }
}

/// The sum over an interval of a row whose running sums start at `from`.
pub(super) fn between<T>(sums: &[T], from: usize, (first, end): (usize, usize)) -> T
where
    T: Copy + std::ops::Sub<Output = T>,
{
    match first {
        0 => sums[from + end - 1],
        _ => sums[from + end - 1] - sums[from + first - 1],
    }
}

/// Running sums over the periods of each row.
fn summed<T: Copy + std::ops::AddAssign>(mut cells: Vec<T>, periods: usize) -> Vec<T> {
    for row in cells.chunks_exact_mut(periods) {
        for at in 1..row.len() {
            let before = row[at - 1];
            row[at] += before;
        }
    }
    cells
}

fn intervals(time: Option<Time>) -> Result<Vec<(usize, usize)>, InvalidScan> {
    let Some(time) = time else {
        return Ok(vec![(0, 1)]);
    };
    if time.periods == 0 || !(time.max_share > 0.0 && time.max_share <= 1.0) {
        return Err(InvalidScan::Time(time));
    }
    let longest = (time.max_share * time.periods as f64 + 1e-9).floor() as usize;
    let ends = |first: usize| (first + 1..=time.periods).map(move |end| (first, end));
    let all = (0..time.periods).flat_map(ends);
    let taken = |interval: &(usize, usize)| {
        interval.1 - interval.0 <= longest && (!time.prospective || interval.1 == time.periods)
    };
    Ok(all.filter(taken).collect())
}

/// Units × periods as they come in.
#[derive(Clone, Copy)]
struct Shape {
    units: usize,
    periods: usize,
}

impl Shape {
    fn check(self, what: &'static str, given: usize) -> Result<(), InvalidScan> {
        if Some(given) == self.units.checked_mul(self.periods) {
            return Ok(());
        }
        Err(InvalidScan::Length {
            what,
            given,
            units: self.units,
            periods: self.periods,
        })
    }

    fn poisson(self, cases: &[u32], populations: &[f64]) -> Result<Vec<u64>, InvalidScan> {
        let spread: Vec<f64> = if populations.len() == self.units {
            let often = |value: &f64| std::iter::repeat_n(*value, self.periods);
            populations.iter().flat_map(often).collect()
        } else {
            populations.to_vec()
        };
        self.check("populations", spread.len())?;
        let wrong = |(cell, value)| InvalidScan::Population {
            unit: cell / self.periods,
            value,
        };
        let weights = whole(&spread).map_err(wrong)?;
        match (0..cases.len()).find(|cell| cases[*cell] > 0 && weights[*cell] == 0) {
            Some(cell) => Err(self.too_many_cases(cell, cases[cell], spread[cell])),
            None => Ok(weights),
        }
    }

    fn bernoulli(self, cases: &[u32], people: &[u32]) -> Result<Vec<u64>, InvalidScan> {
        self.check("populations", people.len())?;
        let all: u64 = people.iter().map(|people| u64::from(*people)).sum();
        if all >= 1 << 62 {
            return Err(InvalidScan::TooMany(all));
        }
        match (0..cases.len()).find(|cell| cases[*cell] > people[*cell]) {
            Some(cell) => Err(self.too_many_cases(cell, cases[cell], f64::from(people[cell]))),
            None => Ok(people.iter().map(|people| u64::from(*people)).collect()),
        }
    }

    fn too_many_cases(self, cell: usize, cases: u32, population: f64) -> InvalidScan {
        InvalidScan::Cases {
            unit: cell / self.periods,
            period: cell % self.periods,
            cases,
            population,
        }
    }

    /// Cases of the unit × cases of the period: C times what is expected. All of them sum to C², below 2⁶².
    fn margins(self, cases: &[u32]) -> Vec<u64> {
        let mut times = vec![0_u64; self.periods];
        for row in cases.chunks_exact(self.periods) {
            for (sum, count) in times.iter_mut().zip(row) {
                *sum += u64::from(*count);
            }
        }
        let row = |row: &[u32]| {
            let place: u64 = row.iter().map(|count| u64::from(*count)).sum();
            times.iter().map(|time| place * time).collect::<Vec<_>>()
        };
        cases.chunks_exact(self.periods).flat_map(row).collect()
    }

    /// The cells of the units in the order of their rows; a unit without row may hold nothing.
    fn in_rows<T>(self, cells: &[T], windows: &Windows) -> Result<Vec<T>, InvalidScan>
    where
        T: Copy + Default + PartialEq,
    {
        let of = |unit: usize| &cells[unit * self.periods..(unit + 1) * self.periods];
        let mut outside = vec![true; self.units];
        for unit in &windows.rows {
            outside[*unit as usize] = false;
        }
        let something = |unit: &usize| of(*unit).iter().any(|held| *held != T::default());
        match (0..self.units).find(|unit| outside[*unit] && something(unit)) {
            Some(unit) => Err(InvalidScan::Outside(unit)),
            None => Ok(windows
                .rows
                .iter()
                .flat_map(|unit| of(*unit as usize))
                .copied()
                .collect()),
        }
    }
}
