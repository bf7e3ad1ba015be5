//! The table of units: who they are, what they have, and where.

use std::collections::HashMap;
use std::fmt::Display;

use anyhow::bail;
use geo_types::MultiPolygon;
use gocpont_core::design::Moments;
use gocpont_core::neighbourhood::Points;
use gocpont_ingest::areas;
use gocpont_ingest::error::Problem;
use gocpont_ingest::table::Table;
use h3o::{CellIndex, LatLng};

use super::args::Analyze;
use crate::fault::told;

/// Units with their data.
pub struct Data {
    /// The table.
    pub table: Table,
    /// Their names.
    pub ids: Vec<String>,
    /// The first row of each unit.
    pub rows: Vec<usize>,
    /// Values, or cases; with design weights estimates.
    pub values: Vec<Option<f64>>,
    /// People at risk.
    pub population: Option<Vec<Option<f64>>>,
    /// Sums over respondents, where there are design weights.
    pub design: Option<Vec<Moments>>,
}

/// Periods of units.
pub struct Cube {
    /// The periods, ascending.
    pub periods: Vec<String>,
    /// `[period][unit]`, one after the other.
    pub values: Vec<Option<f64>>,
    /// People at risk in the same shape.
    pub population: Option<Vec<Option<f64>>>,
}

/// Units, one for each row, or gathered by name where rows are respondents.
pub fn read(asked: &Analyze) -> anyhow::Result<Data> {
    let table = Table::read(&asked.units)?;
    let values = table.numbers(table.column(&asked.value)?)?;
    let population = people(asked, &table)?;
    if let Some(weights) = &asked.weight_column {
        let weights = table.numbers(table.column(weights)?)?;
        return respondents(asked, table, &values, population.as_deref(), &weights);
    }
    let ids = match &asked.id {
        None => (0..table.rows()).map(|row| row.to_string()).collect(),
        Some(name) => {
            let column = table.column(name)?;
            filled(&table, column)?;
            table.each_once(column)?;
            (0..table.rows())
                .map(|row| table.cell(row, column).to_owned())
                .collect()
        }
    };
    Ok(Data {
        rows: (0..table.rows()).collect(),
        ids,
        values,
        population,
        design: None,
        table,
    })
}

/// The people at risk: a number of people is not negative.
fn people(asked: &Analyze, table: &Table) -> anyhow::Result<Option<Vec<Option<f64>>>> {
    let Some(name) = &asked.population else {
        return Ok(None);
    };
    let column = table.column(name)?;
    let people = table.numbers(column)?;
    match people
        .iter()
        .position(|people| people.is_some_and(|p| p < 0.0))
    {
        Some(row) => {
            let problem = Problem::NotNumber("≥ 0".to_owned());
            Err(table.fault(row, column, problem).into())
        }
        None => Ok(Some(people)),
    }
}

/// Refuses a blank cell in a column that tells which unit or period a row belongs to.
fn filled(table: &Table, column: usize) -> anyhow::Result<()> {
    if let Some(row) = (0..table.rows()).find(|row| table.cell(*row, column).is_empty()) {
        let (file, line, name) = (table.file(), table.line(row), &table.columns()[column]);
        let args: [(_, &dyn Display); 3] = [("file", &file), ("row", &line), ("column", name)];
        bail!(told("analyze-empty-cell", &args));
    }
    Ok(())
}

/// A period as a number, where it is one.
pub fn time(period: &str) -> Option<f64> {
    let number = period
        .parse()
        .or_else(|_| period.replacen(',', ".", 1).parse());
    number.ok().filter(|number: &f64| number.is_finite())
}

/// The column that names the unit: `--id`, else the hexes.
fn key(asked: &Analyze, table: &Table) -> anyhow::Result<usize> {
    let hexes = || table.find(&asked.hex_column);
    match &asked.id {
        Some(name) => {
            let column = table.column(name)?;
            filled(table, column)?;
            Ok(column)
        }
        None => hexes().ok_or_else(|| told("analyze-needs-id", &[]).into()),
    }
}

/// The first row of each name, in the order of the table, and the unit of each row.
fn gathered(table: &Table, column: usize) -> (Vec<usize>, Vec<usize>) {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let (mut rows, mut unit_of) = (Vec::new(), Vec::with_capacity(table.rows()));
    for row in 0..table.rows() {
        let unit = *numbers.entry(table.cell(row, column)).or_insert_with(|| {
            rows.push(row);
            rows.len() - 1
        });
        unit_of.push(unit);
    }
    (rows, unit_of)
}

/// Weighted means of respondents by unit: Σ w value / Σ w population.
fn respondents(
    asked: &Analyze,
    table: Table,
    values: &[Option<f64>],
    population: Option<&[Option<f64>]>,
    weights: &[Option<f64>],
) -> anyhow::Result<Data> {
    let column = key(asked, &table)?;
    let (rows, unit_of) = gathered(&table, column);
    let mut sums = vec![Moments::default(); rows.len()];
    let weighs = asked.weight_column.as_deref().unwrap_or_default();
    let weight_column = table.column(weighs)?;
    for row in 0..table.rows() {
        let people = population.map_or(Some(1.0), |population| population[row]);
        let (Some(value), Some(people)) = (values[row], people.filter(|people| *people > 0.0))
        else {
            continue;
        };
        let wanted = || Problem::NotNumber("≥ 0".to_owned());
        let Some(weight) = weights[row] else {
            return Err(table.fault(row, weight_column, wanted()).into());
        };
        let added = sums[unit_of[row]].add(weight * people, value / people);
        if added.is_err() {
            return Err(table.fault(row, weight_column, wanted()).into());
        }
    }
    Ok(Data {
        ids: rows
            .iter()
            .map(|row| table.cell(*row, column).to_owned())
            .collect(),
        values: sums.iter().map(Moments::mean).collect(),
        population: None,
        design: Some(sums),
        rows,
        table,
    })
}

/// Units and periods: one row for each pair.
pub fn cube(asked: &Analyze) -> anyhow::Result<(Data, Cube)> {
    let Some(time) = &asked.time_column else {
        bail!(told(
            "analyze-needs-periods",
            &[("what", &asked.statistic.code())]
        ));
    };
    let table = Table::read(&asked.units)?;
    let values = table.numbers(table.column(&asked.value)?)?;
    let population = people(asked, &table)?;
    let time = table.column(time)?;
    filled(&table, time)?;
    let column = key(asked, &table)?;
    let (rows, unit_of) = gathered(&table, column);
    let periods = periods(&table, time);
    let number: HashMap<&str, usize> = periods
        .iter()
        .enumerate()
        .map(|(number, period)| (period.as_str(), number))
        .collect();
    let units = rows.len();
    let mut cube = Cube {
        values: vec![None; units * periods.len()],
        population: population
            .as_ref()
            .map(|_| vec![None; units * periods.len()]),
        periods: periods.clone(),
    };
    let mut taken: HashMap<usize, usize> = HashMap::with_capacity(table.rows());
    for row in 0..table.rows() {
        let cell = number[table.cell(row, time)] * units + unit_of[row];
        if let Some(first) = taken.insert(cell, row) {
            let problem = Problem::Twice(table.line(first));
            return Err(table.fault(row, time, problem).into());
        }
        cube.values[cell] = values[row];
        if let (Some(cells), Some(population)) = (&mut cube.population, &population) {
            cells[cell] = population[row];
        }
    }
    let data = Data {
        ids: rows
            .iter()
            .map(|row| table.cell(*row, column).to_owned())
            .collect(),
        values: Vec::new(),
        population: None,
        design: None,
        rows,
        table,
    };
    Ok((data, cube))
}

/// The periods of a table, numbers by their size and texts as they sort.
fn periods(table: &Table, column: usize) -> Vec<String> {
    let mut periods: Vec<String> = (0..table.rows())
        .map(|row| table.cell(row, column).to_owned())
        .collect();
    periods.sort_unstable();
    periods.dedup();
    if periods.iter().all(|period| time(period).is_some()) {
        let size = |period: &String| time(period).unwrap_or(f64::NAN);
        periods.sort_by(|a, b| size(a).total_cmp(&size(b)));
    }
    periods
}

impl Data {
    /// Number of units.
    pub fn units(&self) -> usize {
        self.rows.len()
    }

    /// A column of hexes, where the table has it.
    pub fn hexes(&self, asked: &Analyze) -> anyhow::Result<Option<Vec<CellIndex>>> {
        let Some(column) = self.table.find(&asked.hex_column) else {
            return Ok(None);
        };
        let all = self.table.hexes(column)?;
        let mut first: HashMap<CellIndex, usize> = HashMap::with_capacity(self.rows.len());
        for row in self.rows.iter().copied() {
            if let Some(first) = first.insert(all[row], row) {
                let problem = Problem::Twice(self.table.line(first));
                return Err(self.table.fault(row, column, problem).into());
            }
            let [one, other] = [self.rows[0], row].map(|row| all[row].resolution());
            if one != other {
                let args: [(_, &dyn Display); 5] = [
                    ("file", &self.table.file()),
                    ("row", &self.table.line(row)),
                    ("hex", &all[row]),
                    ("one", &one),
                    ("other", &other),
                ];
                bail!(told("analyze-two-resolutions", &args));
            }
        }
        Ok(Some(self.rows.iter().map(|row| all[*row]).collect()))
    }

    /// Which units have a value and, where there is a population, people.
    pub fn taking_part(&self) -> Vec<bool> {
        let peopled = |unit: usize| match &self.population {
            Some(people) => people[unit].is_some_and(|people| people > 0.0),
            None => true,
        };
        let known = self.values.iter().enumerate();
        known
            .map(|(unit, value)| value.is_some() && peopled(unit))
            .collect()
    }

    /// A polygon for each unit.
    pub fn polygons(&self, asked: &Analyze) -> anyhow::Result<Option<Vec<MultiPolygon<f64>>>> {
        let Some(path) = &asked.areas else {
            return Ok(None);
        };
        let field = asked.area_id.as_deref().or(asked.id.as_deref());
        let field = field.ok_or_else(|| told("analyze-needs-area-id", &[]))?;
        let set = areas::read(path, "areas", field, field)?;
        let known: HashMap<String, &MultiPolygon<f64>> = set
            .areas()
            .iter()
            .map(|area| (area.id().to_string(), area.polygon()))
            .collect();
        let column = asked
            .id
            .as_deref()
            .map_or(Ok(0), |id| self.table.column(id))?;
        let polygon = |unit: usize| {
            let found = known.get(self.ids[unit].as_str()).copied().cloned();
            let problem = || Problem::NoSuchUnit(path.display().to_string());
            found.ok_or_else(|| self.table.fault(self.rows[unit], column, problem()))
        };
        let polygons: Result<Vec<_>, _> = (0..self.units()).map(polygon).collect();
        Ok(Some(polygons?))
    }

    /// A point for each unit: from columns, else the centres of hexes, else of polygons.
    pub fn points(&self, asked: &Analyze) -> anyhow::Result<Option<Points>> {
        if let (Some(x), Some(y)) = (&asked.x, &asked.y) {
            return Ok(Some(Points::Planar(self.pairs(x, y, [1e100; 2])?)));
        }
        if self.table.find(&asked.lon).is_some() && self.table.find(&asked.lat).is_some() {
            return Ok(Some(Points::Geographic(self.pairs(
                &asked.lon,
                &asked.lat,
                [360.0, 90.0],
            )?)));
        }
        if let Some(hexes) = self.hexes(asked)? {
            let centre = |hex: &CellIndex| {
                let centre = LatLng::from(*hex);
                [centre.lng(), centre.lat()]
            };
            return Ok(Some(Points::Geographic(hexes.iter().map(centre).collect())));
        }
        let Some(polygons) = self.polygons(asked)? else {
            return Ok(None);
        };
        let centre = |polygon: &MultiPolygon<f64>| {
            let centre = geo::Centroid::centroid(polygon);
            centre.map_or([f64::NAN; 2], |centre| [centre.x(), centre.y()])
        };
        Ok(Some(Points::Geographic(
            polygons.iter().map(centre).collect(),
        )))
    }

    fn pairs(&self, x: &str, y: &str, bounds: [f64; 2]) -> anyhow::Result<Vec<[f64; 2]>> {
        let [x, y] = [self.table.column(x)?, self.table.column(y)?];
        let [xs, ys] = [self.table.numbers(x)?, self.table.numbers(y)?];
        let beyond = |bound: f64| move |at: &Option<f64>| at.is_some_and(|at| at.abs() > bound);
        for (column, list, bound) in [(x, &xs, bounds[0]), (y, &ys, bounds[1])] {
            if let Some(row) = list.iter().position(beyond(bound)) {
                let problem = Problem::NotNumber(format!("-{bound} … {bound}"));
                return Err(self.table.fault(row, column, problem).into());
            }
        }
        let pair = |row: &usize| {
            let missing = |column| {
                self.table
                    .fault(*row, column, Problem::NotNumber("18.32".to_owned()))
            };
            Ok([
                xs[*row].ok_or_else(|| missing(x))?,
                ys[*row].ok_or_else(|| missing(y))?,
            ])
        };
        self.rows.iter().map(pair).collect()
    }
}
